"""Tables, rounds and people in numbers: whether there are any, and enough seats for who is present."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.language import mark
from worldcafe.planner.feasibility.finding import Finding, open_rounds
from worldcafe.planner.problem import Problem


def nothing_to_plan(problem: Problem) -> Iterator[Finding]:
    """What is missing altogether."""
    if problem.people < 1:
        yield Finding("no-people", mark("There is nobody to seat. Import or add people first."))
    if problem.tables < 1:
        yield Finding("no-tables", mark("There are no tables. Add at least one."))
    if problem.rounds < 1 or not problem.counted():
        yield Finding("no-rounds", mark("There are no rounds to plan. Add at least one."))
    if problem.people and problem.tables > problem.people:
        yield Finding(
            "more-tables-than-people",
            mark("There are more tables ({tables}) than people ({people}). Close {excess} of the tables."),
            {
                "tables": problem.tables,
                "people": problem.people,
                "excess": problem.tables - problem.people,
            },
        )


def crowds(problem: Problem) -> Iterator[Finding]:
    """Rounds with more people, or fewer, than the tables take."""
    for r in open_rounds(problem):
        here, tables = len(problem.here(r)), problem.in_use(r)
        for t in tables:
            if problem.least[t][r] > problem.most[t][r]:
                yield Finding(
                    "limits-crossed",
                    mark(
                        "Table {table} needs at least {least} people and takes at most "
                        "{most}. Change one of the two."
                    ),
                    {
                        "table": problem.table_names[t],
                        "least": problem.least[t][r],
                        "most": problem.most[t][r],
                    },
                )
        most = sum(problem.most[t][r] for t in tables)
        least = sum(problem.least[t][r] for t in tables)
        if here > most:
            yield Finding(
                "too-many-people",
                mark(
                    "{people} people are present in round {round} and the tables have "
                    "{seats} seats. Add {missing} seats."
                ),
                {"people": here, "round": r + 1, "seats": most, "missing": here - most},
            )
        elif here < least:
            yield Finding(
                "too-few-people",
                mark(
                    "{people} people are present in round {round} and the tables need at least {least}. "
                    "Close a table or lower the least of some."
                ),
                {"people": here, "round": r + 1, "least": least},
            )
        elif here < len(tables):
            yield Finding(
                "tables-stay-empty",
                mark(
                    "Round {round} has {tables} tables for {people} people; some stay "
                    "empty. Close some of them."
                ),
                {"round": r + 1, "tables": len(tables), "people": here},
                blocking=False,
            )
