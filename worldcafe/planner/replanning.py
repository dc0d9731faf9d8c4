"""Re-planning on the day: how few cards must change for how few repeat meetings, as a curve to choose from.

Rounds that are over stay as they were. For every number of people whose card changes the best plan that was found
is a point; a point is proven where no plan with as few changes has fewer squares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from worldcafe.planner import feasibility
from worldcafe.planner.feasibility import Finding
from worldcafe.planner.problem import Problem
from worldcafe.planner.stop import AnyOf, MaxRuntime, NoImprovement, Seats, Stop

if TYPE_CHECKING:
    from worldcafe.planner.quality import Figures


@dataclass(frozen=True, slots=True)
class News:
    """What happened since the plan was made; people and tables are indices from 0.

    absent: did not come at all. left: were there until the round before. closed: tables that are lost from now on.
    """

    absent: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Point:
    """A plan on the curve.

    changed: people whose card changes; people: which. squares, colleague_meetings (with wishes for pairs), wish_cost:
    as in `quality.Figures`. bound: the least squares of any plan with so few changes; proven: squares = bound.
    seats: [round][person], table from 0 or -1.
    """

    changed: int
    people: tuple[int, ...]
    squares: int
    repeats: int
    colleague_meetings: int
    wish_cost: int
    uneven: int
    bound: int
    proven: bool
    seats: Seats


@dataclass(frozen=True, slots=True)
class Curve:
    """Points from the fewest changed cards on, each better than those before it.

    problem: what was planned. bound: the least squares with any number of changes. forced: people whose card cannot
    stay, each by themselves.
    """

    problem: Problem
    points: tuple[Point, ...]
    bound: int
    forced: int
    steps: int
    seconds: float
    stopped_by: str
    findings: tuple[Finding, ...]


def within(seconds: float) -> Stop:
    """So many seconds, or a good while without a better point."""
    return AnyOf((MaxRuntime(seconds), NoImprovement(PATIENCE)))


PATIENCE: Final = 6_000
"""Moves without a better point after which the curve stands."""

Watch = Callable[[Curve], None]


def after(problem: Problem, cards: Seats, from_round: int, news: News) -> Problem:
    """The problem as it stands before round `from_round` (from 0).

    `problem` is that of the whole day with everyone, `cards` [round][person] the seats that people know: -1 all day for
    whoever arrived since. Rounds before `from_round` are fixed as they were, and table sizes need not be even any more.
    """
    rounds = range(problem.rounds)

    def there(p: int, r: int) -> bool:
        gone = p in news.absent or (r >= from_round and p in news.left)
        return problem.present[p][r] and not gone and (r >= from_round or cards[r][p] >= 0)

    def held(p: int, r: int) -> int:
        table = problem.fixed[p][r] if r >= from_round else cards[r][p]
        return table if there(p, r) and not (r >= from_round and table in news.closed) else -1

    return replace(
        problem,
        present=tuple(tuple(there(p, r) for r in rounds) for p in range(problem.people)),
        topic=tuple(
            tuple(-1 if t in news.closed and r >= from_round else g for r, g in enumerate(row))
            for t, row in enumerate(problem.topic)
        ),
        fixed=tuple(tuple(held(p, r) for r in rounds) for p in range(problem.people)),
        stays=tuple(
            tuple(
                stay and not (r >= from_round and held(p, r) < 0) for r, stay in enumerate(problem.stays[p])
            )
            for p in range(problem.people)
        ),
        # Whoever loses a round cannot be made to visit what they would have visited then.
        must=None
        if problem.must is None
        else tuple(
            frozenset[int]() if any(cards[r][p] >= 0 and not there(p, r) for r in rounds) else due
            for p, due in enumerate(problem.must)
        ),
        frozen=tuple(r < from_round for r in rounds),
        level=False,
    )


def replan(
    problem: Problem,
    cards: Seats,
    stop: Stop | None = None,
    seed: int = 0,
    watch: Watch | None = None,
) -> Curve:
    """The curve for a problem whose frozen rounds are fixed; `cards` [round][person] are the seats that people know.

    A person of whom `cards` has no seat at all has arrived since, and costs no change. The same seed and a stop by
    steps give the same curve. Raises `worldcafe.domain.errors.Impossible` with the reason if no plan can keep the
    rules.
    """
    from worldcafe.planner.together import with_company_seated

    problem = with_company_seated(problem)
    findings = feasibility.check(problem)
    from worldcafe.planner.replanning_run import (
        Replanning,  # numpy is loaded when planning starts, not before
    )

    return Replanning(problem, cards, stop or within(1.0), seed, watch, findings).run()


def point_of(problem: Problem, cards: Seats, seats: Seats, bound: int, figures: Figures) -> Point:
    """A plan as a point: counted from its seats."""
    people = changed_people(problem, cards, seats)
    return Point(
        changed=len(people),
        people=people,
        squares=figures.squares,
        repeats=figures.repeats,
        colleague_meetings=figures.company,
        wish_cost=figures.wishes.cost,
        uneven=_uneven(figures),
        bound=bound,
        proven=figures.squares <= bound,
        seats=seats,
    )


def changed_people(problem: Problem, cards: Seats, seats: Seats) -> tuple[int, ...]:
    """Who has a card on which another table stands now, in a round to come in which they are present."""
    open_ = [r for r in problem.counted() if not problem.frozen[r]]
    return tuple(
        p
        for p in range(problem.people)
        if any(row[p] >= 0 for row in cards)
        and any(problem.present[p][r] and seats[r][p] != cards[r][p] for r in open_)
    )


def _uneven(figures: Figures) -> int:
    """By how many people the tables of a round differ at most."""
    used = [[n for n in row if n] for row in figures.table_sizes]
    return max((max(row) - min(row) for row in used if row), default=0)
