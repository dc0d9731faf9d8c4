"""The score card in words that are true: what is proven is called proven, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language

if TYPE_CHECKING:
    from ui.organiser.rotation.measure import Measure
    from worldcafe.planner.quality import Figures

Badge = tuple[str, str, str]
"""Words, tone and icon."""


AT_ONCE: Final = 0.15
"""Seconds of planning that nobody notices."""


def proof_badge(language: Language, figures: Figures) -> Badge:
    """Whether fewer repeat meetings are possible.

    The proof is about tables as even as can be; seats changed by hand may lie below it.
    """
    if figures.squares < figures.bound:
        return language.say("Uneven tables"), "warning", "scale"
    if figures.proven:
        return language.say("Proven fewest possible"), "proven", "badge-check"
    above = figures.squares - figures.bound
    return language.say("{n} above the minimum", n=above), "accent", "arrow-down"


def repeats_sentence(language: Language, figures: Figures) -> str:
    """What the number of repeat meetings means."""
    say = language.say
    least, most = figures.met
    everyone = (
        say("Everyone meets {n} people.", n=most)
        if least == most
        else say("Everyone meets {least} to {most} people.", least=least, most=most)
    )
    if not figures.repeats:
        return f"{say('Nobody meets anyone twice.')} {everyone}"
    if figures.squares < figures.bound:
        return f"{say('Fewer than any plan with even tables can have.')} {everyone}"
    often = sum(n for m, n in figures.pairs_by_meetings if m > 2)
    if often:
        first = language.plural("{n} pair meets more than twice.", "{n} pairs meet more than twice.", often)
    elif figures.proven and figures.rounds > 2:
        first = say("Fewer is only possible if some people meet three times; here nobody does.")
    elif figures.proven:
        first = say("No plan has fewer.")
    else:
        first = say("Nobody meets three times. No plan can be below {bound}.", bound=figures.bound)
    return f"{first} {everyone}"


def colleagues_badge(language: Language, figures: Figures, undecided: int = 0) -> Badge:
    """Whether colleagues are apart, which nobody knows while groups of organisations are undecided."""
    if undecided:
        return language.say("{n} to decide", n=undecided), "warning", "circle-alert"
    if not figures.colleague_meetings:
        return language.say("All apart"), "done", "check"
    if figures.colleague_meetings <= figures.colleague_bound:
        return language.say("Proven fewest possible"), "proven", "badge-check"
    return language.say("{n} at least", n=figures.colleague_bound), "warning", "arrow-down"


def colleagues_sentence(language: Language, measure: Measure, undecided: int = 0) -> str:
    """What is counted, and how many organisations there are or may be one."""
    if undecided:
        return language.plural(
            "{n} group of organisations looks alike and is undecided: its people do not count as colleagues.",
            "{n} groups of organisations look alike and are undecided: their people do not count as colleagues.",
            undecided,
        )
    what = language.say("pairs from one organisation share a table, in any round.")
    sizes = measure.organisations
    if not sizes:
        return what
    n, largest = len(sizes), max(sizes.values())
    return f"{what} " + language.plural(
        "{n} organisation, the largest with {largest} people.",
        "{n} organisations, the largest with {largest} people.",
        n,
        largest=largest,
    )


def wishes_sentence(language: Language, figures: Figures, measure: Measure) -> str:
    """How good the granted wishes are."""
    say, wishes = language.say, figures.wishes
    if not wishes.asked:
        return say("Nobody has asked for a topic.")
    got, of = measure.first_wishes
    first = say("{got} of {of} people get their first wish.", got=got, of=of)
    if wishes.cost <= wishes.bound:
        return f"{say('Proven: no plan serves the wishes better.')} {first}"
    return first


def reach_sentence(language: Language, cafe: Cafe, rounds: tuple[str, ...], figures: Figures) -> str:
    """When everybody's ideas can have come to every table, or from how many they have at the end."""
    for round_, row in zip(rounds, figures.reach, strict=False):
        if row and min((n for n in row if n), default=0) >= figures.people:
            number = cafe.rounds[round_].number
            return language.say(
                "After round {round} every table has heard from all {n}.", round=number, n=figures.people
            )
    least = min((n for n in figures.reach[-1] if n), default=0) if figures.reach else 0
    return language.say(
        "At the end every table has heard from at least {n} of {all}.", n=least, all=figures.people
    )


def state_sentence(language: Language, figures: Figures, measure: Measure, seconds: float | None) -> str:
    """The page's sentence of state for a plan; `seconds` that planning took, None if the seats have changed since."""
    say, company = language.say, measure.company
    waiting = {p for people in company.unseated.values() for p in people}
    if waiting:
        seats = language.plural("{n} person has no seat yet.", "{n} people have no seat yet.", len(waiting))
        return f"{_proof(language, figures, seconds)} {seats}"
    if figures.topics_repeated:
        twice = language.plural(
            "{n} person discusses a topic twice.",
            "{n} people discuss a topic twice.",
            figures.topics_repeated,
        )
        return f"{_proof(language, figures, seconds)} {twice}"
    n, rounds = figures.people, figures.rounds
    everywhere = all(len(company.rotation.seats[r]) == n for r in company.counted)
    if everywhere:
        seats = say(
            "All {n} people have a seat in all {rounds} rounds, and nobody discusses a topic twice.",
            n=n,
            rounds=rounds,
        )
    else:
        seats = say(
            "All {n} people have a seat in every round that they attend, and nobody discusses a topic twice.",
            n=n,
        )
    return f"{_proof(language, figures, seconds)} {seats}"


def best_in_all(figures: Figures) -> bool:
    """Whether every criterion is at its proven bound."""
    colleagues = figures.colleague_meetings <= figures.colleague_bound
    return figures.squares == figures.bound and colleagues and figures.wishes.cost <= figures.wishes.bound


def _proof(language: Language, figures: Figures, seconds: float | None) -> str:
    if best_in_all(figures):
        if seconds is not None and seconds < AT_ONCE:
            return language.say("Proven best at once.")
        if seconds is not None:
            return language.say("Proven best in {seconds} seconds.", seconds=language.number(seconds, 1))
        return language.say("Proven best.")
    if figures.squares == figures.bound and figures.proven:
        return language.say("Proven fewest repeat meetings.")
    return language.plural("{n} repeat meeting.", "{n} repeat meetings.", figures.repeats)
