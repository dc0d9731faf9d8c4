"""What became of a note, revision by revision, in words."""

from __future__ import annotations

from dataclasses import dataclass

from ui.models.day import local
from ui.models.note_lines import kind_of, person_words
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Revision
from worldcafe.language import Language


@dataclass(frozen=True, slots=True)
class Step:
    """One state of a note: when, what happened, and its text where that is new."""

    when: str
    what: str
    text: str = ""


def history_of(cafe: Cafe, note: str, language: Language) -> list[Step]:
    """The states of a note, the newest first."""
    chain = sorted((r for r in cafe.revisions.values() if r.note == note), key=lambda r: (r.clock, r.id))
    by_id = {r.id: r for r in chain}
    steps = [_step(cafe, revision, _before(revision, by_id), language) for revision in chain]
    return list(reversed(steps))


def _before(revision: Revision, by_id: dict[str, Revision]) -> Revision | None:
    return next((by_id[p] for p in revision.parents if p in by_id), None)


def _step(cafe: Cafe, revision: Revision, before: Revision | None, language: Language) -> Step:
    moment = local(cafe, revision.clock)
    when = f"{language.day_by('dMMM', moment.date())}, {language.clock(moment.time())}"
    text = revision.text if before is None or before.text != revision.text else ""
    return Step(when, _what(cafe, revision, before, language), text)


def _what(cafe: Cafe, revision: Revision, before: Revision | None, language: Language) -> str:
    say = language.say
    if before is None:
        author = person_words(cafe, revision.extras.author_person, revision.extras.author)
        return say("written by {name}", name=author) if author else say("written")
    if revision.deleted and not before.deleted:
        return say("taken back")
    if before.deleted and not revision.deleted:
        return say("brought back")
    changes: list[str] = []
    if len(revision.parents) > 1:
        changes.append(say("versions joined"))
    elif revision.text != before.text:
        changes.append(say("words changed"))
    if revision.kind != before.kind:
        changes.append(say("now: {kind}", kind=kind_of(cafe, revision.kind).word))
    if revision.extras.starred != before.extras.starred:
        changes.append(say("star given") if revision.extras.starred else say("star taken away"))
    owner = (revision.extras.owner, revision.extras.owner_person)
    if owner != (before.extras.owner, before.extras.owner_person):
        changes.append(say("owner changed"))
    if revision.extras.due != before.extras.due:
        changes.append(say("date changed"))
    return language.listed(changes) if changes else say("changed")
