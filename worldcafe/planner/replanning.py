"""Re-planning on the day: how few cards must change for how few repeat meetings, as a curve to choose from.

Rounds that are over stay as they were. For every number of people whose card changes the best plan that was found
is a point; a point is proven where no plan with as few changes has fewer squares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from worldcafe.planner import feasibility
from worldcafe.planner.feasibility import Finding
from worldcafe.planner.problem import Problem
from worldcafe.planner.stop import AnyOf, MaxRuntime, NoImprovement, Seats, Stop

if TYPE_CHECKING:
    from worldcafe.planner.quality import Figures

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class News:
    """What happened since the plan was made; people and tables are indices from 0.

    absent: did not come at all. left: were there until the round before. arrived: how many came who are not in the
    plan; they follow the others. closed: tables that are lost from now on.
    """

    absent: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    arrived: int = 0
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


def enough(seconds: float) -> Stop:
    """So many seconds, or a good while without a better point."""
    return AnyOf((MaxRuntime(seconds), NoImprovement(PATIENCE)))


PATIENCE: Final = 3_000
"""Moves without a better point after which the curve stands."""

Watch = Callable[[Curve], None]


def after(problem: Problem, seats: Seats, from_round: int, news: News) -> tuple[Problem, Seats]:
    """The problem as it stands before round `from_round` (from 0), and the cards (-1 for whoever arrived).

    `problem` is that of the whole day, with the people of the plan; rounds before `from_round` are fixed as they were,
    and table sizes need not be even any more.
    """
    people = problem.people + news.arrived
    rounds = range(problem.rounds)
    present = [
        tuple(
            problem.present[p][r]
            and p not in news.absent
            and (r < from_round or p not in news.left)
            and (r >= from_round or seats[r][p] >= 0)
            for r in rounds
        )
        for p in range(problem.people)
    ]
    present += [tuple(r >= from_round for r in rounds)] * news.arrived
    cards = tuple((*row, *(-1,) * news.arrived) for row in seats)
    closed = news.closed
    fixed = [
        tuple(_seat_held(problem, cards, p, r, from_round, closed) if present[p][r] else -1 for r in rounds)
        for p in range(people)
    ]
    stays = [
        tuple(problem.stays[p][r] and not (r >= from_round and problem.fixed[p][r] in closed) for r in rounds)
        for p in range(problem.people)
    ]
    topics = 1 + max((g for row in problem.topic for g in row), default=-1)
    more = news.arrived
    changed = replace(
        problem,
        people=people,
        present=tuple(present),
        topic=tuple(
            tuple(-1 if t in closed and r >= from_round else g for r, g in enumerate(row))
            for t, row in enumerate(problem.topic)
        ),
        fixed=tuple(fixed),
        stays=(*stays, *((False,) * problem.rounds,) * more),
        organisation=_longer(problem.organisation, problem.people, more, -1),
        allowed=None if problem.allowed is None else _longer(problem.allowed, problem.people, more, None),
        wishes=None
        if problem.wishes is None
        else _longer(problem.wishes, problem.people, more, (0,) * max(topics, _width(problem))),
        must=None if problem.must is None else _longer(problem.must, problem.people, more, frozenset[int]()),
        frozen=tuple(r < from_round for r in rounds),
        level=False,
        person_names=(*problem.person_names, *(str(problem.people + i + 1) for i in range(more))),
    )
    return changed, cards


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

    return Replanning(problem, cards, stop or enough(1.0), seed, watch, findings).run()


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


def _seat_held(
    problem: Problem, cards: Seats, p: int, r: int, from_round: int, closed: frozenset[int]
) -> int:
    if r < from_round:
        return cards[r][p]
    table = problem.fixed[p][r] if p < problem.people else -1
    return -1 if table in closed else table


def _longer(row: tuple[Value, ...], length: int, more: int, value: Value) -> tuple[Value, ...]:
    return (*row[:length], *(value,) * more)


def _width(problem: Problem) -> int:
    return len(problem.wishes[0]) if problem.wishes else 0
