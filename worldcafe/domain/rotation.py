"""Who sits where when: plans, their seats and locks, and what can be read from them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from types import MappingProxyType
from typing import Any

NO_FIGURES: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Plan:
    """A named rotation of the café; exactly one plan is adopted, or none.

    `figures` are what the planner measured when it made the plan (JSON values), and under "seats" the digest of the
    seats that it measured; a plan changed by hand is measured anew where it is shown. `rules_digest` tells for which
    people and rules it was made.
    """

    id: str
    name: str
    adopted: bool = False
    parent: str | None = None
    seed: int = 0
    steps: int = 0
    rules_digest: str = ""
    criteria: tuple[str, ...] = ()
    figures: Mapping[str, Any] = field(default_factory=lambda: NO_FIGURES, hash=False)
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A person sits at a table in a round of a plan."""

    plan: str
    round: str
    person: str
    table: str


def seats_digest(seats: Iterable[Seat]) -> str:
    """SHA-256 of who sits where, whatever the plan and the order: tells whether seats were changed by hand since."""
    rows = sorted((seat.round, seat.person, seat.table) for seat in seats)
    return hashlib.sha256(repr(rows).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock of a plan: of a person in a round, of a table, of a round, or of any mixture (None: all of them)."""

    id: str
    plan: str
    person: str | None = None
    table: str | None = None
    round: str | None = None

    def holds(self, seat: Seat) -> bool:
        """Whether this lock keeps that seat where it is."""
        return (
            self.plan == seat.plan
            and self.person in (None, seat.person)
            and self.table in (None, seat.table)
            and self.round in (None, seat.round)
        )


@dataclass(frozen=True, slots=True)
class Rotation:
    """The seats of one plan: for each round id, who sits at which table (person id to table id)."""

    seats: Mapping[str, Mapping[str, str]]

    def table_of(self, person: str, round_: str) -> str | None:
        """The table of a person in a round, or None where they have no seat."""
        return self.seats.get(round_, {}).get(person)

    def group(self, round_: str, table: str) -> tuple[str, ...]:
        """Who sits at a table in a round, in the order in which seats were given."""
        return tuple(p for p, t in self.seats.get(round_, {}).items() if t == table)

    def groups(self, round_: str) -> dict[str, list[str]]:
        """Everyone by table in a round."""
        found: dict[str, list[str]] = {}
        for person, table in self.seats.get(round_, {}).items():
            found.setdefault(table, []).append(person)
        return found

    def itinerary(self, person: str) -> dict[str, str]:
        """The person's table in each round that has a seat for them."""
        return {r: taken[person] for r, taken in self.seats.items() if person in taken}

    def people(self) -> frozenset[str]:
        """Everyone who has a seat in at least one round."""
        return frozenset(p for taken in self.seats.values() for p in taken)

    def meetings(self) -> Counter[tuple[str, str]]:
        """How often each pair (ids in ascending order) shares a table."""
        met: Counter[tuple[str, str]] = Counter()
        for round_ in self.seats:
            for group in self.groups(round_).values():
                met.update(combinations(sorted(group), 2))
        return met
