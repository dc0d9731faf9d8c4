"""Home rounds: everyone goes back to where their day began."""

from __future__ import annotations

from worldcafe.planner.problem import Problem
from worldcafe.planner.stop import Seats


def with_home_rounds(problem: Problem, rows: list[list[int]]) -> Seats:
    """The rows [round][person] with every round that does not count filled in.

    Everyone sits where they are fixed, else at their first table if it is in use; who has no such table
    comes to the emptiest that they may use.
    """
    for r in range(problem.rounds):
        if not problem.counts[r]:
            rows[r] = _home(problem, rows, r)
    return tuple(tuple(row) for row in rows)


def _home(problem: Problem, rows: list[list[int]], r: int) -> list[int]:
    tables = problem.in_use(r)
    row = [-1] * problem.people
    homeless: list[int] = []
    for p in problem.here(r):
        first = next((rows[q][p] for q in problem.counted() if rows[q][p] >= 0), -1)
        row[p] = problem.fixed[p][r] if problem.fixed[p][r] >= 0 else first if first in tables else -1
        if row[p] < 0:
            homeless.append(p)
    for p in homeless:
        choices = [t for t in problem.choices(p, r) if t in tables] or tables
        row[p] = min(choices, key=row.count, default=-1)
    return row
