"""Two who are to sit together or apart: whether the other rules let them."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.language import mark
from worldcafe.planner.feasibility.finding import Finding, named, open_rounds, seats_open
from worldcafe.planner.problem import Problem
from worldcafe.planner.rules import subjects
from worldcafe.planner.ways import Ways


def pairs(problem: Problem) -> Iterator[Finding]:
    """Rules for pairs that contradict each other, or the seats that are fixed."""
    together = {frozenset((x.first, x.second)) for x in problem.together if x.strict}
    for pair in problem.apart:
        if pair.strict and frozenset((pair.first, pair.second)) in together:
            yield Finding(
                "pair-contradicts",
                mark("{first} and {second} are to sit together and apart. Keep one of the two rules."),
                named(problem, pair),
                people=(pair.first, pair.second),
            )
    for pair, apart in [(x, True) for x in problem.apart] + [(x, False) for x in problem.together]:
        if not pair.strict:
            continue
        for r in open_rounds(problem):
            a, b = problem.fixed[pair.first][r], problem.fixed[pair.second][r]
            if a >= 0 and b >= 0 and (a == b) == apart:
                values = {**named(problem, pair), "round": r + 1}
                yield Finding(
                    "locks-break-pair",
                    mark(
                        "{first} and {second} are to sit apart, and in round {round} "
                        "both are to sit at one table. Free one of the seats."
                    )
                    if apart
                    else mark(
                        "{first} and {second} are to sit together, and in round "
                        "{round} they are to sit at different tables. Free one of the seats."
                    ),
                    values,
                    people=(pair.first, pair.second),
                )


def apart_nowhere(problem: Problem) -> Iterator[Finding]:
    """Two to be apart who can only sit at one and the same table."""
    for pair in problem.apart:
        for r in open_rounds(problem) if pair.strict else ():
            if (
                problem.allowed is None
                and min(problem.fixed[pair.first][r], problem.fixed[pair.second][r]) < 0
            ) and len(problem.in_use(r)) > 1:
                continue
            if not (problem.present[pair.first][r] and problem.present[pair.second][r]):
                continue
            seats = seats_open(problem, pair.first, r) | seats_open(problem, pair.second, r)
            if len(seats) == 1 and problem.counts[r]:
                yield Finding(
                    "no-room-apart",
                    mark(
                        "{first} and {second} are to sit apart, and in round {round} both can only sit at "
                        "table {table}. Open another table or lift the rule."
                    ),
                    {**named(problem, pair), "round": r + 1, "table": problem.table_names[min(seats)]},
                    people=(pair.first, pair.second),
                )
                break


def pairs_without_way(problem: Problem) -> Iterator[Finding]:
    """Two who find no way together, or apart, though each alone has one."""
    if any(problem.frozen):
        return
    ways = Ways(problem, subjects(problem))
    for pair, apart in [(x, True) for x in problem.apart] + [(x, False) for x in problem.together]:
        two = (pair.first, pair.second)
        if not pair.strict or ways.exist(two, "apart" if apart else "together"):
            continue
        if ways.exist(two[:1]) and ways.exist(two[1:]):
            yield Finding(
                "no-way-apart" if apart else "no-way-together",
                mark(
                    "{first} and {second} are to sit apart, and with the tables that each of them has to visit "
                    "they must meet. Lift the rule, or change the tables for one of them."
                )
                if apart
                else mark(
                    "{first} and {second} are to sit together, and with the tables that each of them may use and "
                    "no topic twice they cannot. Lift the rule, or change the tables for one of them."
                ),
                named(problem, pair),
                people=two,
            )
