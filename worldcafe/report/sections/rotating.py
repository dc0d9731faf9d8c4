"""What can be said truly about a rotation: who met whom, how often, and whether fewer repeats were possible."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, cast

from worldcafe.report.blocks import Fact
from worldcafe.report.source import Source

MOST_TERMS = 4
"""So many kinds of group can be added up on a line."""


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
    most = _whole(figures.get("max_meetings"), met.most)
    yield Fact(
        plural("repeat meeting", "repeat meetings", repeats),
        source.language.number(repeats),
        _bound_line(source, most),
    )
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


def _bound_line(source: Source, most: int) -> str:
    """One short sentence about how few repeats are possible; nothing where no bound was given."""
    say, figures = source.language.say, source.figures
    bound = figures.get("bound")
    if not isinstance(bound, int) or most > 2:
        return ""
    if figures.get("proven") is True:
        return say("The fewest possible while nobody meets anybody three times.")
    return say("No rotation in which nobody meets three times can have fewer than {bound}.", bound=bound)


@dataclass(frozen=True, slots=True)
class Term:
    """So many groups of so many people leave a table, and so many pairs of each must meet again."""

    groups: int
    people: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How repeat meetings are counted by hand: the commonest group that leaves a table, where it can go, and the sum.

    `people` leave together, `places` other tables are open to them, `pairs` of them must share one; `whole` is the
    sum over all tables and all two rounds, `terms` what it is the sum of.
    """

    people: int
    places: int
    pairs: int
    whole: int
    terms: tuple[Term, ...]

    @property
    def addition(self) -> str:
        """The sum as it is written down, "17 × 3 + 7 × 2 = 65"; only its result where it has many terms."""
        if not self.terms:
            return str(self.whole)
        products = [f"{term.groups}\u00a0×\u00a0{term.pairs}" for term in self.terms]
        return f"{' + '.join(products)} = {self.whole}"


def counted(source: Source) -> Counted | None:
    """The count for this café, None where topics stand at several tables or change, or nobody leaves a table."""
    rounds = [r for r in source.cafe.rounds_in_order if r.counts]
    if any(len(topics) > 1 for topics in source.topics_of.values()):
        return None
    if len({t for topics in source.topics_of.values() for t in topics}) < len(source.topics_of):
        return None
    moving = set(source.movers)
    groups: Counter[tuple[int, int, int]] = Counter()
    for first, second in combinations(rounds, 2):
        open_tables = {t for t, people in source.rotation.groups(second.id).items() if moving & set(people)}
        for table, people in source.rotation.groups(first.id).items():
            leaving = [p for p in people if p in moving and source.rotation.table_of(p, second.id)]
            places = len(open_tables - {table})
            if leaving and places:
                groups[len(leaving), places, even_pairs(len(leaving), places)] += 1
    if not groups:
        return None
    whole = sum(pairs * n for (_, _, pairs), n in groups.items())
    usual = max(groups, key=lambda g: (groups[g], g))
    return Counted(*usual, whole, _terms(groups))


def _terms(groups: Counter[tuple[int, int, int]]) -> tuple[Term, ...]:
    """What is added up, the largest groups first; nothing where there are many kinds of group."""
    alike: Counter[tuple[int, int]] = Counter()
    for (people, _, pairs), n in groups.items():
        if pairs:
            alike[pairs, people] += n
    terms = tuple(Term(n, people, pairs) for (pairs, people), n in sorted(alike.items(), reverse=True))
    return terms if len(terms) <= MOST_TERMS else ()


def even_pairs(people: int, places: int) -> int:
    """The fewest pairs who share a place when people spread over places as evenly as can be."""
    each, more = divmod(people, places)
    return places * (each * (each - 1) // 2) + more * each


def proof(source: Source) -> tuple[str, str] | None:
    """Title and sentences of the panel that explains the bound, or None where there is nothing to explain."""
    figures, say = source.figures, source.language.say
    met = meetings(source)
    bound, repeats = figures.get("bound"), _whole(figures.get("repeats"), met.again)
    if not isinstance(bound, int) or not repeats:
        return None
    if figures.get("proven") is True:
        return say("Why not fewer than {n}?", n=repeats), _proven(source, bound, repeats)
    most = _whole(figures.get("max_meetings"), met.most)
    return say("Could there be fewer?"), _open(source, bound, repeats, most)


def _proven(source: Source, bound: int, repeats: int) -> str:
    say, plural, found = source.language.say, source.language.plural, counted(source)
    if found is None or found.whole != bound or bound != repeats or not found.pairs:
        return say(
            "People who leave a table together have only the other tables to go to, so some of them must meet again. "
            "Counted for every table and every two rounds, no rotation under these rules does better; fewer repeats "
            "are only possible if some people meet three times."
        )
    return say(
        "{people} leave a table together and {places} are open to them. Spread as evenly as can be, {pairs} of them "
        "still share a table again. {groups} In any two rounds this adds up to {sum} pairs who must meet a second "
        "time, and {repeats} do. Fewer are only possible if some people meet three times.",
        people=plural("{n} person", "{n} people", found.people),
        places=plural("{n} other table", "{n} other tables", found.places),
        pairs=plural("{n} pair", "{n} pairs", found.pairs),
        groups=_of_groups(source, found.terms),
        sum=found.addition,
        repeats=repeats,
    )


def _of_groups(source: Source, terms: Sequence[Term]) -> str:
    """The sentence that tells each term of the sum."""
    say, plural = source.language.say, source.language.plural
    if not terms:
        return say("The same is counted for every group that leaves a table.")
    told = [
        plural(
            "{n} group of {people} has {pairs}",
            "{n} groups of {people} have {pairs} each",
            term.groups,
            people=term.people,
            pairs=plural("{n} such pair", "{n} such pairs", term.pairs),
        )
        for term in terms
    ]
    return say("Counted like this, {groups}.", groups=source.language.listed(told))


def _open(source: Source, bound: int, repeats: int, most: int) -> str:
    say, squares = source.language.say, _whole(source.figures.get("squares"), repeats)
    if most <= 2:
        return say(
            "{repeats} times two people meet again. People who leave a table together have only the other tables to go "
            "to, so at least {bound} such meetings cannot be avoided unless some people meet three times; whether one "
            "lies between is not known.",
            repeats=repeats,
            bound=bound,
        )
    return say(
        "The program avoids above all that two people travel together: a second meeting of a pair counts 1, a third "
        "counts 4, a fourth 9. Counted like this, the rotation comes to {squares}. None under these rules can come to "
        "less than {bound}; whether one lies between is not known.",
        squares=squares,
        bound=bound,
    )
