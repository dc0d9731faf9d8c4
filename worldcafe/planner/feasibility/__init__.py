"""What cannot hold, in words: which rule, for whom, a count that anyone can check, and the smallest change.

Everything here is found by counting; nothing is found by running out of time.
"""

from __future__ import annotations

from worldcafe.planner.feasibility.finding import Finding
from worldcafe.planner.feasibility.pairs import apart_nowhere, pairs, pairs_without_way
from worldcafe.planner.feasibility.places import places_cut, subjects_too_small
from worldcafe.planner.feasibility.seats import nowhere, seats_fixed
from worldcafe.planner.feasibility.tables import crowds, nothing_to_plan
from worldcafe.planner.feasibility.topics import (
    musts,
    no_ways,
    repeats_forced,
    subjects_too_few,
    topics_crowded,
)
from worldcafe.planner.problem import Problem
from worldcafe.planner.together import with_company_seated

__all__ = ["Finding", "check", "places_cut", "problems"]


def problems(problem: Problem) -> list[Finding]:
    """Everything that is impossible or will not hold, those that block planning first."""
    as_told, problem = problem, with_company_seated(problem)
    basic = list(nothing_to_plan(problem))
    if basic:
        return basic
    found = [
        *crowds(problem),
        *seats_fixed(problem),
        *nowhere(problem),
        *repeats_forced(problem),
        *pairs(problem),
        *apart_nowhere(problem),
        *musts(problem),
    ]
    if not any(f.blocking for f in found):
        found += pairs_without_way(as_told)
    if not any(f.blocking for f in found):
        found += subjects_too_few(problem)
    if not any(f.blocking for f in found):
        found += [*no_ways(problem), *topics_crowded(problem)]
    if not any(f.blocking for f in found):
        found += subjects_too_small(problem)
    return sorted(found, key=lambda f: not f.blocking)


def check(problem: Problem) -> list[Finding]:
    """Raise Impossible with the first finding that blocks planning; return the others."""
    found = problems(problem)
    for finding in found:
        if finding.blocking:
            raise finding.error()
    return found
