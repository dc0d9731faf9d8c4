"""What the page of the day says of itself: the sentence of state, the columns' heads, the next step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ui.models.day import Hand, round_words
from ui.organiser.live.board import RoundGroup
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.domain.notes import Note
from worldcafe.language import Language


def state_words(now: Hand, notes: int, silent: Sequence[str], language: Language) -> str:
    """One sentence: which round it is, how many notes are kept, and which tables are silent (their numbers)."""
    say = language.say
    kept = language.plural("{n} note is kept", "{n} notes are kept", notes)
    if silent:
        which = language.listed(silent)
        quiet = language.plural(
            "table {which} is silent", "tables {which} are silent", len(silent), which=which
        )
        kept = say("{kept}; {silent}", kept=kept, silent=quiet)
    if now.round is None:
        return say("{kept}.", kept=kept)
    name = round_words(now.round, language)
    if now.state in ("running", "late"):
        return say("{round} is running. {kept}.", round=name, kept=_capital(kept))
    if now.state == "after":
        return say("The rounds are over. {kept}.", kept=_capital(kept))
    if now.state == "missed" and now.round.day is not None:
        day = language.day(now.round.day)
        return say("{day} has passed, and no round was started. {kept}.", day=day, kept=_capital(kept))
    return say("{round} is next. {kept}.", round=name, kept=_capital(kept))


def round_groups(
    cafe: Cafe, notes: Sequence[Note], present: Round | None, language: Language
) -> list[RoundGroup]:
    """The heads of the board's columns: the present round, and every other one that has notes."""
    counts = Counter(note.head.round for note in notes)
    groups: list[RoundGroup] = []
    for round_ in cafe.rounds_in_order:
        now = present is not None and round_.id == present.id
        if not now and not counts[round_.id]:
            continue
        words = language.plural(
            "{round}, {n} note",
            "{round}, {n} notes",
            counts[round_.id],
            round=round_words(round_, language),
        )
        name = round_words(round_, language)
        groups.append(RoundGroup(round_.number, words, now, name, counts[round_.id]))
    return groups


def next_words(now: Hand, language: Language) -> tuple[str, str]:
    """The next step's words and icon."""
    say = language.say
    if now.round is None or now.state == "after":
        return say("Go to the harvest"), "layers"
    name = round_words(now.round, language)
    if now.round.state == "running":
        return say("End {round}", round=name), "square"
    return say("Start {round}", round=name), "play"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
