"""Problems of other people's programs, without a café: from their file to the planner and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from worldcafe.exchange.plan_file import seats_out
from worldcafe.exchange.problem_file import PairAsked, PersonAsked, ProblemAsked, read_problem
from worldcafe.exchange.replan_file import ReplanAsked, read_replan
from worldcafe.planner.plan import Result, plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.replanning import Curve, News, Point, after, replan, within
from worldcafe.verbs.planning import enough, result_as_json, wish_costs


def problem_of_file(asked: ProblemAsked) -> Problem:
    """What a file asks for as the planner's problem."""
    people = asked.people
    organisations: dict[str, int] = {}
    return Problem.simple(
        len(people),
        asked.tables,
        asked.rounds,
        hosts={i: p.rapporteur_of for i, p in enumerate(people) if p.rapporteur_of >= 0},
        present=[_present(p, asked.rounds) for p in people],
        topic=asked.topics,
        fixed=[list(p.seats) if p.seats else [-1] * asked.rounds for p in people],
        least=asked.least,
        most=asked.most,
        organisation=[
            organisations.setdefault(p.organisation, len(organisations)) if p.organisation else -1
            for p in people
        ],
        allowed=_allowed(asked),
        wishes=_wishes(asked),
        must=[p.must for p in people] if any(p.must for p in people) else None,
        apart=_pairs(asked.apart),
        together=_pairs(asked.together),
        no_repeat=asked.no_repeat,
        counts=[r not in asked.home_rounds for r in range(asked.rounds)],
        level=asked.level,
        criteria=asked.criteria,
    )


def plan_file(
    path: Path, *, seconds: float | None, steps: int | None, seed: int
) -> tuple[ProblemAsked, Result]:
    """Plan the problem in a file; raises BadInput, or Impossible in words."""
    asked = read_problem(path)
    return asked, plan(problem_of_file(asked), enough(None, seconds, steps), seed)


def plan_as_json(asked: ProblemAsked, result: Result) -> dict[str, Any]:
    """The plan as other programs read it: seats, and beside them the figures."""
    return {"name": asked.name, "seats": seats_out(result.seats), **result_as_json(result)}


def replan_file(path: Path, *, seconds: float, seed: int) -> tuple[ReplanAsked, Curve]:
    """The curve for the case in a file; raises BadInput, or Impossible in words."""
    asked = read_replan(path)
    news = News(asked.absent, asked.left, asked.closed)
    problem = after(problem_of_file(asked.problem), asked.seats, asked.from_round, news)
    return asked, replan(problem, asked.seats, within(seconds), seed)


def curve_as_json(curve: Curve) -> dict[str, Any]:
    """The curve as other programs read it, tables from 1."""
    return {
        "points": [{**point_as_json(point), "seats": seats_out(point.seats)} for point in curve.points],
        "bound": curve.bound,
        "forced": curve.forced,
        "seconds": round(curve.seconds, 3),
        "steps": curve.steps,
        "stopped_by": curve.stopped_by,
    }


def point_as_json(point: Point) -> dict[str, Any]:
    """A point's figures; `people` are those whose card changes, by their index."""
    return {
        "changed": point.changed,
        "squares": point.squares,
        "repeats": point.repeats,
        "colleague_meetings": point.colleague_meetings,
        "wish_cost": point.wish_cost,
        "uneven": point.uneven,
        "bound": point.bound,
        "proven": point.proven,
        "people": list(point.people),
    }


def _present(person: PersonAsked, rounds: int) -> list[bool]:
    return [person.rounds is None or r in person.rounds for r in range(rounds)]


def _allowed(asked: ProblemAsked) -> list[frozenset[int] | None] | None:
    rows = [_allowed_for(p, asked.topics) for p in asked.people]
    return rows if any(row is not None for row in rows) else None


def _allowed_for(person: PersonAsked, topics: tuple[int, ...]) -> frozenset[int] | None:
    if person.tables is None and not person.must_not:
        return None
    tables = person.tables if person.tables is not None else frozenset(range(len(topics)))
    return frozenset(t for t in tables if topics[t] not in person.must_not)


def _wishes(asked: ProblemAsked) -> list[list[int]] | None:
    if not any(p.wishes for p in asked.people):
        return None
    topics = 1 + max(asked.topics)
    return [_costs(list(p.wishes), topics, asked) for p in asked.people]


def _costs(ranked: list[int], topics: int, asked: ProblemAsked) -> list[int]:
    """What a seat costs by the rank of its topic; topics that are not named share the rank after the last named."""
    by_rank = asked.cost_by_rank
    if not by_rank or not ranked:
        return wish_costs(ranked, topics, asked.rounds)
    costs = [by_rank[min(len(ranked), len(by_rank) - 1)]] * topics
    for rank, topic in enumerate(ranked):
        costs[topic] = by_rank[min(rank, len(by_rank) - 1)]
    return costs


def _pairs(pairs: tuple[PairAsked, ...]) -> list[Pair]:
    return [Pair(x.first, x.second, x.strict) for x in pairs]
