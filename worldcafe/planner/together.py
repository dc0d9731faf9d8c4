"""People who are to be together: who must sit with somebody at a fixed seat has it too, and both the same choice."""

from __future__ import annotations

from dataclasses import replace

from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.rules import subjects


def with_company_seated(problem: Problem) -> Problem:
    """The problem in which whoever must sit with somebody at a fixed seat is fixed there as well.

    Tables that are struck out for one of them in a round in which both are present are struck out for both.
    """
    pairs = [x for x in problem.together if x.strict]
    if not pairs:
        return problem
    fixed = [list(row) for row in problem.fixed]
    changed = True
    while changed:
        changed = False
        for r in range(problem.rounds):
            for x in pairs:
                for a, b in ((x.first, x.second), (x.second, x.first)):
                    both = problem.present[a][r] and problem.present[b][r]
                    if both and fixed[a][r] >= 0 and fixed[b][r] < 0:
                        fixed[b][r] = fixed[a][r]
                        changed = True
    return replace(problem, fixed=tuple(map(tuple, fixed)), allowed=_choices_shared(problem, fixed, pairs))


def _choices_shared(
    problem: Problem, fixed: list[list[int]], pairs: list[Pair]
) -> tuple[tuple[frozenset[int] | None, ...] | None, ...] | None:
    if problem.allowed is None or len(problem.counted()) > len(subjects(problem)):
        # With more rounds than topics, what somebody can reach says how soon a topic may come again.
        return problem.allowed
    rows = [list(row) if row is not None else None for row in problem.allowed]
    for _ in pairs:
        for r in problem.counted():
            for x in pairs:
                a, b = x.first, x.second
                if (
                    not (problem.present[a][r] and problem.present[b][r])
                    or fixed[a][r] >= 0
                    or fixed[b][r] >= 0
                ):
                    continue
                shared = _both(rows, a, b, r)
                for p in (a, b) if shared is not None else ():
                    kept: list[frozenset[int] | None] = rows[p] or [None] * problem.rounds
                    kept[r] = shared
                    rows[p] = kept
    return tuple(None if row is None else tuple(row) for row in rows)


def _both(rows: list[list[frozenset[int] | None] | None], a: int, b: int, r: int) -> frozenset[int] | None:
    mine, theirs = rows[a], rows[b]
    first, second = mine[r] if mine else None, theirs[r] if theirs else None
    return first & second if first is not None and second is not None else second if first is None else first
