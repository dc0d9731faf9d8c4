"""What happened to a plan on the day, as other people's programs write it (docs/planner.md, "Interchange")."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.json_reading import Record, Value
from worldcafe.exchange.problem_file import (
    MOST_PEOPLE,
    PersonAsked,
    ProblemAsked,
    people_in,
    problem_in,
    read_one,
    seat_in,
)
from worldcafe.language import mark

_KNOWN = ("seats", "from_round", "absent", "left", "arrived", "closed_tables", "curve")


@dataclass(frozen=True, slots=True)
class ReplanAsked:
    """A plan and what happened to it; indices from 0.

    problem: the day with everyone, those who arrived at the end. seats: [round][person], -1 without a seat, all day for
    those who arrived. from_round: the first round that has not begun. absent did not come at all; left were there until
    then; closed tables are lost from then on.
    """

    problem: ProblemAsked
    seats: tuple[tuple[int, ...], ...]
    from_round: int
    absent: frozenset[int]
    left: frozenset[int]
    arrived: int
    closed: frozenset[int]


def read_replan(path: Path) -> ReplanAsked:
    """The case in a JSON file; raises BadInput with the place of whatever cannot be used."""
    return replan_in(read_one(path, "seats", ("cases",)))


def replan_in(record: Record) -> ReplanAsked:
    """The case in an object."""
    rows = list(record.need("seats").each(most=1_000))
    if not rows:
        raise BadInput(mark("“{place}” is missing."), place="seats[0]")
    planned = len(list(rows[0].each(most=MOST_PEOPLE)))
    problem = problem_in(record, (PersonAsked(),) * planned, _KNOWN)
    if len(problem.people) != planned:
        raise BadInput(
            mark("“{place}” should have {count} values and has {n}."),
            place="seats[0]",
            count=len(problem.people),
            n=planned,
        )
    arrived = _arrived(record, problem)
    seats = [
        tuple(seat_in(v, problem.tables) for v in row.each(planned))
        for row in record.need("seats").each(problem.rounds)
    ]
    return ReplanAsked(
        problem=problem.with_more(arrived),
        seats=tuple((*row, *(-1,) * len(arrived)) for row in seats),
        from_round=record.need("from_round").whole(1, problem.rounds) - 1,
        absent=_indices(record.get("absent"), planned),
        left=_indices(record.get("left"), planned),
        arrived=len(arrived),
        closed=frozenset(t - 1 for t in _whole_list(record.get("closed_tables"), 1, problem.tables)),
    )


def _arrived(record: Record, problem: ProblemAsked) -> tuple[PersonAsked, ...]:
    value = record.get("arrived")
    if value is None:
        return ()
    return people_in(value, problem.tables, problem.rounds, 1 + max(problem.topics))


def _indices(value: Value | None, people: int) -> frozenset[int]:
    return frozenset(_whole_list(value, 0, people - 1))


def _whole_list(value: Value | None, least: int, most: int) -> tuple[int, ...]:
    return value.wholes(least, most) if value else ()
