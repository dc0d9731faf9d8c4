"""What a rotation is worth: counted anew from the seats alone, in numbers and in words.

Nothing here trusts the search. The pairs are counted in plain Python from who sits where.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from worldcafe.planner.problem import Problem
from worldcafe.planner.sizes import unevenness
from worldcafe.planner.stop import Seats


class Wording(Protocol):
    """What the sentences need of a language (see `worldcafe.language.Language`)."""

    def say(self, message: str, /, **values: object) -> str: ...

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """The proven least of each criterion, or None where nothing was proven."""

    squares: int | None = None
    colleague_meetings: int | None = None
    wish_cost: int | None = None


@dataclass(frozen=True, slots=True)
class Wishes:
    """granted of asked: seats with a topic that was asked for; cost and its bound as in `Problem.wishes`."""

    granted: int
    asked: int
    cost: int
    bound: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A rotation in numbers; rounds that do not count are left out but for `table_sizes`.

    people: seated in at least one round; movers: those of them who are free to move. squares, coincidences
    and repeats sum (m - 1)^2, C(m, 2) and m - 1 over the pairs who meet m > 1 times, pairs who are to be
    together left out. bound: the least squares of any plan; proven: squares = bound. colleague_meetings:
    pairs of one organisation at one table, per round. company: those and wishes for pairs not granted.
    topics_repeated: people who discuss a topic twice without staying there. table_sizes: [round][table].
    met: least and most different people whom somebody who moves meets. reach: [round][table], how many
    people's ideas can have come to the table by then. pairs_by_meetings: {m: pairs}. uneven: by how many people
    the tables of a round differ at most if they are less even than they could be, else 0.
    """

    people: int
    movers: int
    tables: int
    rounds: int
    squares: int
    coincidences: int
    repeats: int
    max_meetings: int
    bound: int
    proven: bool
    colleague_meetings: int
    colleague_bound: int
    company: int
    topics_repeated: int
    table_sizes: tuple[tuple[int, ...], ...]
    wishes: Wishes
    met: tuple[int, int]
    reach: tuple[tuple[int, ...], ...]
    pairs_by_meetings: tuple[tuple[int, int], ...]
    uneven: int


def figures(problem: Problem, seats: Seats, limits: Limits | None = None) -> Figures:
    """The figures of seats [round][person]; without `limits` nothing is proven and every bound is 0."""
    limits = limits or Limits()
    meetings = meeting_counts(problem, seats)
    together = {_pair(x.first, x.second) for x in problem.together}
    counted = Counter(m for pair, m in meetings.items() if pair not in together)
    squares = sum(n * (m - 1) ** 2 for m, n in counted.items())
    return Figures(
        people=sum(any(row[p] >= 0 for row in seats) for p in range(problem.people)),
        movers=len(problem.movers()),
        tables=len({t for r in problem.counted() for t in problem.in_use(r)}),
        rounds=len(problem.counted()),
        squares=squares,
        coincidences=sum(n * (m * (m - 1) // 2) for m, n in counted.items()),
        repeats=sum(n * (m - 1) for m, n in counted.items()),
        max_meetings=max(counted, default=0),
        bound=limits.squares or 0,
        proven=squares == limits.squares,
        colleague_meetings=_colleague_meetings(problem, seats),
        colleague_bound=limits.colleague_meetings or 0,
        company=_colleague_meetings(problem, seats) + _company_missed(problem, seats),
        topics_repeated=_topics_repeated(problem, seats),
        table_sizes=tuple(_sizes(problem, row) for row in seats),
        wishes=_wishes(problem, seats, limits.wish_cost or 0),
        met=_met(problem, meetings),
        reach=_reach(problem, seats),
        pairs_by_meetings=tuple(sorted(counted.items())),
        uneven=unevenness(problem, seats),
    )


def _sizes(problem: Problem, row: tuple[int, ...]) -> tuple[int, ...]:
    sizes = Counter(row)
    return tuple(sizes[t] for t in range(problem.tables))


def tables_of(problem: Problem, seats: Seats, round_: int) -> list[list[int]]:
    """The people at each table in a round."""
    at: list[list[int]] = [[] for _ in range(problem.tables)]
    for p, table in enumerate(seats[round_]):
        if table >= 0:
            at[table].append(p)
    return at


def meeting_counts(problem: Problem, seats: Seats) -> Counter[tuple[int, int]]:
    """How often every pair (first < second) meets in the rounds that count; two who both stay do not meet."""
    meetings: Counter[tuple[int, int]] = Counter()
    for r in problem.counted():
        for group in tables_of(problem, seats, r):
            stay = [problem.stays[p][r] for p in group]
            if sum(stay) < 2:
                meetings.update(combinations(group, 2))
            else:
                stays = {p for p, s in zip(group, stay, strict=True) if s}
                meetings.update(x for x in combinations(group, 2) if not stays.issuperset(x))
    return meetings


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _colleague_meetings(problem: Problem, seats: Seats) -> int:
    total = 0
    for r in problem.counted():
        for group in tables_of(problem, seats, r):
            sizes = Counter(problem.organisation[p] for p in group if problem.organisation[p] >= 0)
            total += sum(n * (n - 1) // 2 for n in sizes.values())
    return total


def _company_missed(problem: Problem, seats: Seats) -> int:
    missed = 0
    for r in problem.counted():
        for pairs, wrong_if_equal in ((problem.apart, True), (problem.together, False)):
            for x in pairs:
                a, b = seats[r][x.first], seats[r][x.second]
                missed += not x.strict and a >= 0 and b >= 0 and (a == b) == wrong_if_equal
    return missed


def _topics_repeated(problem: Problem, seats: Seats) -> int:
    people = 0
    for p in range(problem.people):
        seen: dict[int, bool] = {}
        repeated = False
        for r in problem.counted():
            if seats[r][p] < 0:
                continue
            topic, stays = problem.topic[seats[r][p]][r], problem.stays[p][r]
            repeated |= topic in seen and not (stays and seen[topic])
            seen[topic] = stays and seen.get(topic, True)
        people += repeated
    return people


def _wishes(problem: Problem, seats: Seats, bound: int) -> Wishes:
    granted = asked = cost = 0
    for p, row in enumerate(problem.wishes or ()):
        if not any(row):
            continue
        topics = [
            problem.topic[seats[r][p]][r]
            for r in problem.counted()
            if seats[r][p] >= 0 and not problem.stays[p][r]
        ]
        cost += sum(row[g] for g in topics)
        granted += len({g for g in topics if row[g] == 0})
        asked += min(len(topics), row.count(0))
    return Wishes(granted, asked, cost, bound)


def _met(problem: Problem, meetings: Counter[tuple[int, int]]) -> tuple[int, int]:
    others: Counter[int] = Counter()
    for a, b in meetings:
        others[a] += 1
        others[b] += 1
    counts = [others[p] for p in problem.movers()]
    return min(counts, default=0), max(counts, default=0)


def _reach(problem: Problem, seats: Seats) -> tuple[tuple[int, ...], ...]:
    """How many people's ideas can be at each table: everyone carries what their tables have heard so far.

    Sets of people are bits of a whole number.
    """
    heard = [1 << p for p in range(problem.people)]
    reach: list[tuple[int, ...]] = []
    for r in problem.counted():
        row: list[int] = []
        for group in tables_of(problem, seats, r):
            ideas = 0
            for p in group:
                ideas |= heard[p]
            for p in group:
                heard[p] = ideas
            row.append(ideas.bit_count())
        reach.append(tuple(row))
    return tuple(reach)


def in_words(value: Figures, language: Wording) -> list[str]:
    """The score card: what is good, what is not, and how much of it is proven."""
    return [
        *_repeat_words(value, language),
        *_colleague_words(value, language),
        *_topic_words(value, language),
        *_wish_words(value, language),
        *_table_words(value, language),
    ]


def _repeat_words(value: Figures, say: Wording) -> list[str]:
    if not value.repeats:
        return [say.say("Nobody meets anybody twice.")]
    pairs = dict(value.pairs_by_meetings)
    if value.proven and value.max_meetings == 2:
        return [_proven_words(value, say)]
    twice = say.plural("{n} pair meets twice", "{n} pairs meet twice", pairs.get(2, 0))
    more = sum(n for m, n in pairs.items() if m > 2)
    if more and not pairs.get(2):
        first = say.plural(
            "{n} pair meets more than twice, at most {most} times.",
            "{n} pairs meet more than twice, at most {most} times.",
            more,
            most=value.max_meetings,
        )
    elif more:
        often = say.plural("{n} pair meets more often", "{n} pairs meet more often", more)
        first = say.say(
            "{twice} and {often}, at most {most} times.", twice=twice, often=often, most=value.max_meetings
        )
    else:
        first = say.say("{twice} and nobody three times.", twice=twice)
    if value.proven:
        return [first, say.say("No plan is better, counting a third meeting as worse than a second.")]
    return [
        first,
        say.say(
            "Whether fewer is possible is not proven: this plan counts {squares}, and "
            "none can be below {bound}.",
            squares=value.squares,
            bound=value.bound,
        ),
    ]


def _proven_words(value: Figures, say: Wording) -> str:
    if value.rounds == 2:
        return say.plural(
            "{n} pair meets twice; no plan has fewer.",
            "{n} pairs meet twice; no plan has fewer.",
            value.repeats,
        )
    if value.rounds == 3:
        return say.plural(
            "{n} pair meets twice and nobody three times; fewer is only possible if "
            "some pairs sit together all day.",
            "{n} pairs meet twice and nobody three times; fewer is only possible if "
            "some pairs sit together all day.",
            value.repeats,
        )
    return say.plural(
        "{n} pair meets twice and nobody three times; fewer is only possible if some "
        "pairs meet three times or more.",
        "{n} pairs meet twice and nobody three times; fewer is only possible if some "
        "pairs meet three times or more.",
        value.repeats,
    )


def _colleague_words(value: Figures, say: Wording) -> list[str]:
    if not value.colleague_meetings:
        return [say.say("No two colleagues sit at one table.")]
    times = say.plural(
        "Once two colleagues sit at one table.",
        "{n} times two colleagues sit at one table.",
        value.colleague_meetings,
    )
    if value.colleague_meetings <= value.colleague_bound:
        return [
            times,
            say.say("No plan has fewer: some organisations have more people than there are tables for them."),
        ]
    if not value.colleague_bound:
        return [times]
    return [
        times,
        say.say("It is proven that at least {bound} cannot be avoided.", bound=value.colleague_bound),
    ]


def _topic_words(value: Figures, say: Wording) -> list[str]:
    if not value.topics_repeated:
        return [say.say("Nobody discusses a topic twice.")]
    return [
        say.plural(
            "{n} person discusses a topic twice.", "{n} people discuss a topic twice.", value.topics_repeated
        )
    ]


def _wish_words(value: Figures, say: Wording) -> list[str]:
    wishes = value.wishes
    if not wishes.asked:
        return []
    first = say.say(
        "{granted} of {asked} wishes for a topic are granted.", granted=wishes.granted, asked=wishes.asked
    )
    if wishes.cost <= wishes.bound:
        return [first, say.say("No plan that is as good in all else serves the wishes better.")]
    return [
        first,
        say.say(
            "The wishes not granted count {cost}; no plan that is as good in all else can be below {bound}.",
            cost=wishes.cost,
            bound=wishes.bound,
        ),
    ]


def _table_words(value: Figures, say: Wording) -> list[str]:
    sizes = [n for row in value.table_sizes for n in row if n]
    words: list[str] = []
    if sizes and min(sizes) == max(sizes):
        words.append(
            say.plural("{n} person sits at every table.", "{n} people sit at every table.", sizes[0])
        )
    elif value.uneven:
        words.append(
            say.say(
                "Between {least} and {most} people sit at a table: not all tables of a round are of even size.",
                least=min(sizes),
                most=max(sizes),
            )
        )
    elif sizes:
        words.append(
            say.say("Between {least} and {most} people sit at a table.", least=min(sizes), most=max(sizes))
        )
    if value.movers:
        words.append(
            say.say(
                "Everyone who moves meets between {least} and {most} others.",
                least=value.met[0],
                most=value.met[1],
            )
        )
    for number, row in enumerate(value.reach, 1):
        if number > 1 and any(row) and min(n for n in row if n) >= value.people:
            words.append(
                say.say("By round {round} everyone's ideas can have come to every table.", round=number)
            )
            break
    return words
