"""Whether a plan keeps every rule: an independent look at the seats, in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from worldcafe.planner.problem import Problem
from worldcafe.planner.stop import Seats


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a plan breaks: its code, the round from 0, and whom or which table it concerns (-1 none)."""

    code: str
    round_: int
    person: int = -1
    table: int = -1


def breaches(problem: Problem, seats: Seats) -> list[Breach]:
    """Every rule that the seats [round][person] break, frozen rounds among themselves left out."""
    return [
        *_places(problem, seats),
        *_table_limits(problem, seats),
        *_repeated(problem, seats),
        *_strict_pairs(problem, seats),
        *_musts(problem, seats),
    ]


def _places(problem: Problem, seats: Seats) -> Iterator[Breach]:
    for r, row in enumerate(seats):
        for p, table in enumerate(row):
            if problem.present[p][r] != (table >= 0):
                yield Breach("seated-while-absent" if table >= 0 else "not-seated", r, p, table)
            elif table >= 0 and problem.fixed[p][r] not in (-1, table):
                yield Breach("not-at-fixed-table", r, p, table)
            elif (
                table >= 0
                and problem.fixed[p][r] < 0
                and problem.counts[r]
                and not problem.may_sit(p, table, r)
            ):
                yield Breach("barred-table", r, p, table)


def _table_limits(problem: Problem, seats: Seats) -> Iterator[Breach]:
    for r in problem.counted():
        if problem.frozen[r]:
            continue
        sizes = Counter(seats[r])
        for t in problem.in_use(r):
            size = sizes[t]
            if size > problem.most[t][r]:
                yield Breach("table-too-full", r, table=t)
            elif size < problem.least[t][r]:
                yield Breach("table-too-empty", r, table=t)


def blocks(problem: Problem, person: int, kinds: set[int] | None = None) -> dict[int, int]:
    """Counted rounds of a person -> number of the cycle through all subjects that the round belongs to.

    There is one cycle only unless the café has more rounds than subjects; then a person's cycle has as many
    rounds as there are subjects that they can reach. `kinds`: `subjects(problem)`, if it is at hand.
    """
    rounds = problem.counted()
    here = [r for r in rounds if problem.present[person][r]]
    if kinds is None:
        kinds = subjects(problem)
    if not kinds or len(rounds) <= len(kinds):
        return dict.fromkeys(here, 0)
    open_ = {
        problem.subject(t, r) for r in here for t in problem.choices(person, r) if problem.topic[t][r] >= 0
    }
    return {r: i // max(1, len(open_)) for i, r in enumerate(here)}


def subjects(problem: Problem) -> set[int]:
    """What may be discussed (topics, or tables if those may not repeat) over all rounds that count."""
    return {problem.subject(t, r) for r in problem.counted() for t in problem.in_use(r)} - {-1}


def _repeated(problem: Problem, seats: Seats) -> Iterator[Breach]:
    kinds = subjects(problem)
    for p in range(problem.people):
        block = blocks(problem, p, kinds)
        seen: dict[tuple[int, int], int] = {}
        for r in block:
            subject = problem.subject(seats[r][p], r) if seats[r][p] >= 0 else -1
            if subject < 0:
                continue
            before = seen.setdefault((block[r], subject), r)
            both_stay = problem.stays[p][before] and problem.stays[p][r]
            both_frozen = problem.frozen[before] and problem.frozen[r]
            if before != r and not both_stay and not both_frozen:
                yield Breach("repeats-subject", r, p, seats[r][p])


def _strict_pairs(problem: Problem, seats: Seats) -> Iterator[Breach]:
    for r in problem.counted():
        if problem.frozen[r]:
            continue
        for pairs, code in ((problem.apart, "not-apart"), (problem.together, "not-together")):
            for pair in pairs:
                a, b = seats[r][pair.first], seats[r][pair.second]
                if pair.strict and a >= 0 and b >= 0 and (a == b) == (code == "not-apart"):
                    yield Breach(code, r, pair.first, a)


def _musts(problem: Problem, seats: Seats) -> Iterator[Breach]:
    for p in range(problem.people) if problem.must is not None else ():
        visited = {problem.topic[seats[r][p]][r] for r in problem.counted() if seats[r][p] >= 0}
        for _ in problem.due(p) - visited:
            yield Breach("topic-missed", -1, p)
