"""Planning: a problem in, a rotation out, with its figures and what is proven about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from worldcafe.planner import feasibility
from worldcafe.planner.balance import balanced
from worldcafe.planner.feasibility import Finding
from worldcafe.planner.problem import Problem
from worldcafe.planner.quality import Figures, Limits, figures
from worldcafe.planner.sizes import EVEN, width_of
from worldcafe.planner.stop import AnyOf, MaxRuntime, NoImprovement, Progress, Seats, Stop
from worldcafe.planner.together import with_company_seated

Watch = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Result:
    """A plan: seats [round][person] (table from 0, -1 absent), its figures, how it was found.

    `stopped_by`: ``proven`` (every criterion at its bound), ``no-improvement``, ``nothing-to-move``,
    ``too-large`` (too many people to search; the construction stands), or the
    reason of the stop criterion (``time``, ``steps``, ``cancelled``). `history`: (step, squares) at every
    improvement. `findings`: what was noticed and did not prevent planning.
    """

    seats: Seats
    figures: Figures
    steps: int
    seconds: float
    seed: int
    stopped_by: str
    history: tuple[tuple[int, int], ...]
    findings: tuple[Finding, ...]


def patience(seconds: float = 10.0) -> Stop:
    """What is enough if nobody says otherwise: so many seconds, or a good while without anything better.

    For an event of ninety people that is about two seconds, and one while only wishes could still be served better.
    """
    return AnyOf((MaxRuntime(seconds), STALLED))


STALLED: Final = NoImprovement(4000, served=3500)
"""When a plan that cannot be proven best is good enough."""


def plan(
    problem: Problem,
    stop: Stop | None = None,
    seed: int = 0,
    watch: Watch | None = None,
    start: Sequence[Sequence[int]] | None = None,
) -> Result:
    """The best rotation found until `stop` says enough or everything is proven best.

    `watch` is called at most every 50 ms with the best so far. `start`: seats to begin from (warm start);
    those that cannot be kept are changed, as few as possible. The same seed and a stop by steps give the
    same plan. However early it stops, the plan is complete and keeps every rule. Raises
    `worldcafe.domain.errors.Impossible` with the reason if the rules cannot be kept.
    """
    problem = with_company_seated(problem)
    findings = feasibility.check(problem)
    from worldcafe.planner.planning import Planning  # numpy is loaded when planning starts, not before

    result = Planning(problem, stop or patience(), seed, watch, start, findings).run()
    return _with_balance(problem, result)


def _with_balance(problem: Problem, result: Result) -> Result:
    """The plan with kinds spread more evenly, at no cost to anything else."""
    seats = balanced(problem, result.seats, result.seed)
    if seats == result.seats:
        return result
    value = result.figures
    known = Limits(value.bound, value.colleague_bound, value.wishes.bound)
    return replace(result, seats=seats, figures=figures(problem, seats, known))


def limits(problem: Problem, seats: Seats | None = None) -> Limits:
    """The proven least of every criterion, without planning (milliseconds for an ordinary event).

    With `seats` that are not as even as tables can be it is the least of plans that may be as uneven as these.
    """
    from worldcafe.planner.bounds import bounds_of
    from worldcafe.planner.model import model_of

    problem = with_company_seated(problem)
    found = bounds_of(model_of(problem, EVEN if seats is None else width_of(problem, seats)))
    return Limits(found.squares, found.colleague_meetings, found.wish_cost)
