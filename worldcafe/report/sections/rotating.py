"""What can be said truly about a rotation: who met whom, how often, and whether fewer repeats were possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, cast

from worldcafe.report.blocks import Fact
from worldcafe.report.source import Source


@dataclass(frozen=True, slots=True)
class Meetings:
    """Pairs who shared a table at least once, more than once, the most that any pair did, and colleagues who did."""

    pairs: int
    again: int
    most: int
    colleagues: int


def meetings(source: Source) -> Meetings:
    """Counted over the rounds that count, leaving out pairs who both stay at a table all day."""
    cafe = source.cafe
    moving = set(source.movers)
    met: Counter[tuple[str, str]] = Counter()
    for round_ in cafe.rounds_in_order:
        if not round_.counts:
            continue
        for group in source.rotation.groups(round_.id).values():
            met.update(
                pair for pair in combinations(sorted(group), 2) if pair[0] in moving or pair[1] in moving
            )
    colleagues = sum(_colleagues(source, a, b) for a, b in met)
    again = sum(n > 1 for n in met.values())
    return Meetings(len(met), again, max(met.values(), default=0), colleagues)


def _colleagues(source: Source, a: str, b: str) -> bool:
    people = source.cafe.people
    if a not in people or b not in people:
        return False
    return people[a].organisation is not None and people[a].organisation == people[b].organisation


def results(source: Source) -> Iterator[Fact]:
    """Four results in large figures: the figures given, else what the seats themselves tell."""
    say, plural, figures = source.language.say, source.language.plural, source.figures
    met = meetings(source)
    repeats = _whole(figures.get("repeats"), met.again)
    yield Fact(
        plural("repeat meeting", "repeat meetings", repeats),
        source.language.number(repeats),
        bound_line(source),
    )
    most = _whole(figures.get("max_meetings"), met.most)
    once = met.pairs - met.again
    note = plural("{n} pair met once.", "{n} pairs met once.", once)
    if most <= 2:
        note = f"{say('No two people met three times.')} {note}"
    yield Fact(plural("meeting at most", "meetings at most", most), str(most), note)
    colleagues = _whole(figures.get("colleague_meetings"), met.colleagues)
    yield Fact(
        plural("pair of colleagues together", "pairs of colleagues together", colleagues),
        source.language.number(colleagues),
        say("Nobody shared a table with someone of their own organisation.")
        if not colleagues
        else say("They shared a table although they are of one organisation."),
    )
    topics = figures.get("topics_repeated")
    if isinstance(topics, int):
        yield Fact(
            plural("person with a topic twice", "people with a topic twice", topics),
            source.language.number(topics),
            say("Everyone discussed a new topic in every round.") if not topics else "",
        )
    yield from _wishes(source)


def _wishes(source: Source) -> Iterator[Fact]:
    """How many wishes for topics were granted, where people had any."""
    say, wishes = source.language.say, source.figures.get("wishes")
    if not isinstance(wishes, Mapping):
        return
    found = cast("Mapping[str, Any]", wishes)
    granted, asked = found.get("granted"), found.get("asked")
    if isinstance(granted, int) and isinstance(asked, int) and asked:
        words = say("{granted} of {asked}", granted=granted, asked=asked)
        yield Fact(say("wishes granted"), words, say("Topics that people had asked for."))


def _whole(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def bound_line(source: Source) -> str:
    """One short sentence about the bound; nothing where none was given."""
    figures, say = source.figures, source.language.say
    squares, bound = figures.get("squares"), figures.get("bound")
    if not isinstance(bound, int):
        return ""
    if figures.get("proven") is True:
        return say(
            "Proven: no rotation under these rules has a smaller sum of squares than {bound}.", bound=bound
        )
    if isinstance(squares, int):
        return say(
            "Sum of squares {squares}; no rotation can have less than {bound}.", squares=squares, bound=bound
        )
    return say("No rotation can have a sum of squares below {bound}.", bound=bound)


def proof(source: Source) -> tuple[str, str] | None:
    """Title and sentences of the panel that explains the bound, or None where there is nothing to explain."""
    figures, say, plural = source.figures, source.language.say, source.language.plural
    met = meetings(source)
    bound, squares = figures.get("bound"), figures.get("squares")
    repeats = _whole(figures.get("repeats"), met.again)
    if not isinstance(bound, int) or not repeats:
        return None
    if figures.get("proven") is True:
        pairs = plural("{n} pair meets twice", "{n} pairs meet twice", repeats)
        return (
            say("Why not fewer than {n}?", n=repeats),
            say(
                "{pairs} and nobody three times. People who leave a table together have only the other tables to go "
                "to, so some of them must meet again; counting these for every table and every two rounds "
                "gives {bound}. Fewer repeats are only possible if some pairs sit together all day.",
                pairs=pairs,
                bound=bound,
            ),
        )
    return (
        say("Could there be fewer?"),
        say(
            "Repeat meetings are counted by their squares, so that no pair travels together all day: this rotation "
            "has {squares}. No rotation under these rules can have less than {bound}; whether one lies between is not "
            "known.",
            squares=_whole(squares, repeats),
            bound=bound,
        ),
    )
