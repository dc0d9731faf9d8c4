"""What would follow if people moved to a table: told for every table before anything is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ui.organiser.rotation.seats import NOBODY, Company
from worldcafe.domain.people import Participant

Barrier = Literal[
    "",
    "unused",
    "held",
    "post",
    "seated",
    "locked",
    "discussed",
    "full",
    "left",
    "must-not",
    "language",
    "steps",
    "pool",
    "apart",
]
"""Why a table is barred: no topic there, the whole table or round is locked, a post or a lock holds the person,
they stay seated elsewhere, the topic was discussed, no place left, the table left behind would be too small, or a
rule about the person."""

YIELDING: frozenset[str] = frozenset({"discussed", "full", "left", "seated"})
"""Barriers that give way when the organiser insists."""


@dataclass(frozen=True, slots=True)
class Again:
    """Somebody at the table whom `of` meets in `rounds` as well."""

    person: str
    rounds: tuple[str, ...]
    of: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """One table, for the people held.

    `again`: whom they would meet again. `colleagues`: people there of their organisations. `barrier`: the rule
    that is in the way (empty for none), `where` the round or person that it is about. People at the table: `size`
    with them, `left` without them, `size_now` as it is. `repeats`: the change of the plan's repeat meetings.
    `home`: they sit here now.
    """

    table: str
    again: tuple[Again, ...] = ()
    colleagues: tuple[str, ...] = ()
    barrier: Barrier = ""
    where: str = ""
    size: int = 0
    size_now: int = 0
    left: int = 0
    repeats: int = 0
    home: bool = False


@dataclass(frozen=True, slots=True)
class Partner:
    """Who would best change seats with the person held: the change of colleague and of repeat meetings."""

    person: str
    colleagues: int
    repeats: int


@dataclass(frozen=True)
class Outlooks:
    """The consequences of moving `people` in a round, for every table; worked out once, when they are lifted."""

    company: Company
    round: str
    people: frozenset[str]

    @cached_property
    def by_table(self) -> dict[str, Outlook]:
        """Table id to what would follow there."""
        return {table.id: self._at(table.id) for table in self.company.cafe.tables_in_order}

    @cached_property
    def _met(self) -> dict[str, dict[str, tuple[str, ...]]]:
        return {p: self.company.met_elsewhere(p, self.round) for p in self.people}

    @property
    def _one(self) -> str:
        return next(iter(self.people))

    def _home(self, person: str) -> str:
        return self.company.table_of(person, self.round) or ""

    def _counts(self) -> bool:
        return self.company.cafe.rounds[self.round].counts

    def _at(self, table: str) -> Outlook:
        there = self.company.group(self.round, table)
        others = there - self.people
        barrier, where = self._barrier(table, others)
        return Outlook(
            table,
            self._again(others),
            tuple(sorted(q for q in others if any(q in self.company.colleagues(p) for p in self.people))),
            barrier,
            where,
            len(others) + len(self.people),
            len(there),
            len(others),
            self._change(table, others),
            all(self._home(p) == table for p in self.people),
        )

    def _again(self, others: frozenset[str]) -> tuple[Again, ...]:
        if not self._counts():
            return ()
        return tuple(
            Again(q, rounds, p)
            for p in sorted(self.people)
            for q, rounds in self._met[p].items()
            if q in others and not self._both_stay(p, q)
        )

    def _both_stay(self, one: str, other: str) -> bool:
        return self.company.stays(one, self.round) and self.company.stays(other, self.round)

    def _change(self, table: str, others: frozenset[str]) -> int:
        if not self._counts():
            return 0
        rise = 0
        for p in self.people:
            home = self._home(p)
            if home != table:
                left = self.company.group(self.round, home) - self.people if home else NOBODY
                rise += sum(q in self._met[p] for q in others) - sum(q in self._met[p] for q in left)
        return rise + self._change_among(table)

    def _change_among(self, table: str) -> int:
        """People who are moved together meet each other at the new table; some did already."""
        held = sorted(self.people)
        pairs = [(p, q) for at, p in enumerate(held) for q in held[at + 1 :] if q in self._met[p]]
        return sum(
            1 - (self._home(p) == self._home(q) != "")
            for p, q in pairs
            if {self._home(p), self._home(q)} != {table}
        )

    def _barrier(self, table: str, others: frozenset[str]) -> tuple[Barrier, str]:
        cafe = self.company.cafe
        if all(self._home(p) == table for p in self.people):
            return "", ""
        if cafe.stands.get((self.round, table)) is None and cafe.rounds[self.round].counts:
            return "unused", ""
        if self.company.whole_lock(self.round, table):
            return "held", ""
        for person in sorted(self.people):
            found = self._barred_by_person(cafe.people[person], table, others)
            if found[0]:
                return found
        most = cafe.tables[table].most
        if most is not None and len(others) + len(self.people) > most:
            return "full", ""
        for home in {self._home(p) for p in self.people} - {table, ""}:
            least = cafe.tables[home].least
            if least is not None and len(self.company.group(self.round, home) - self.people) < least:
                return "left", home
        return "", ""

    def _barred_by_person(
        self, person: Participant, table: str, others: frozenset[str]
    ) -> tuple[Barrier, str]:
        company = self.company
        if self._home(person.id) != table:
            if company.posted(person.id, self.round):
                return "post", person.id
            if company.locked(person.id, self.round):
                return "locked", person.id
            if person.stays_seated and company.rotation.itinerary(person.id).keys() - {self.round}:
                return "seated", person.id
        return self._personal(person, table, others)

    def _personal(self, person: Participant, table: str, others: frozenset[str]) -> tuple[Barrier, str]:
        cafe = self.company.cafe
        place = cafe.tables[table]
        stand = cafe.stands.get((self.round, table))
        if stand and stand.topic in person.must_not:
            return "must-not", person.id
        if place.languages and person.languages and not set(place.languages) & set(person.languages):
            return "language", person.id
        if person.step_free and not place.step_free:
            return "steps", person.id
        if place.pool and person.pool and place.pool != person.pool:
            return "pool", person.id
        apart = self.company.kept_apart(person.id) & others
        if apart:
            return "apart", min(apart)
        before = self.company.discussed(person.id, self.round, table)
        return ("discussed", before) if before else ("", "")

    def partner(self, table: str) -> Partner | None:
        """The best person at `table` to change seats with; only when one person with a seat is held."""
        if len(self.people) != 1 or not self._home(self._one) or self._home(self._one) == table:
            return None
        outlook = self.by_table[table]
        if outlook.barrier not in ("", "full", "left"):
            return None
        offers = [
            offer for q in sorted(self.company.group(self.round, table)) if (offer := self._offer(q, table))
        ]
        return min(offers, key=lambda o: (o.colleagues, o.repeats), default=None)

    def _offer(self, other: str, table: str) -> Partner | None:
        company, one = self.company, self._one
        if company.stays(other, self.round) or company.locked(other, self.round):
            return None
        home = self._home(one)
        back = Outlooks(company, self.round, frozenset({other}))
        stay = company.group(self.round, home) - {one}
        barrier, _ = back._personal(company.cafe.people[other], home, stay)
        if barrier:
            return None
        there = company.group(self.round, table) - {other}
        sides = ((one, there, stay), (other, stay, there))
        colleagues = sum(
            len(new & company.colleagues(p)) - len(old & company.colleagues(p)) for p, new, old in sides
        )
        if not self._counts():
            return Partner(other, colleagues, 0)
        met = {one: self._met[one], other: back._met[other]}
        repeats = sum(sum(q in met[p] for q in new) - sum(q in met[p] for q in old) for p, new, old in sides)
        return Partner(other, colleagues, repeats)
