"""People who are to be together and of whom one has a fixed seat: the others have it too."""

from __future__ import annotations

from dataclasses import replace

from worldcafe.planner.problem import Problem


def with_company_seated(problem: Problem) -> Problem:
    """The problem in which whoever must sit with somebody at a fixed seat is fixed there as well."""
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
    return replace(problem, fixed=tuple(map(tuple, fixed)))
