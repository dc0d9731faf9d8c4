"""The seats of a plan, read for questions: who sits with whom, what a seat is held by, and the board's columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Lock, Rotation

NOBODY: frozenset[str] = frozenset()

POST_MARKS: Mapping[str, str] = {"rapporteur": "pen-line", "host": "house", "co-host": "house"}
"""Icons of the posts that people know by sight; any other post has `OTHER_POST`."""
OTHER_POST = "user-check"


@dataclass(frozen=True)
class Company:
    """A rotation of a café, indexed by round and table. `plan` is whose locks hold, empty for none."""

    cafe: Cafe
    rotation: Rotation
    plan: str = ""

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Round id to table id to the people there."""
        return {
            r: {table: frozenset(people) for table, people in self.rotation.groups(r).items()}
            for r in self.rotation.seats
        }

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """The rounds whose meetings count, in order."""
        return tuple(r.id for r in self.cafe.rounds_in_order if r.counts and r.id in self.rotation.seats)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each person stands in the list at the door."""
        return {p.id: at for at, p in enumerate(self.cafe.people_in_order)}

    @cached_property
    def locks(self) -> tuple[Lock, ...]:
        return tuple(lock for lock in self.cafe.locks.values() if self.plan and lock.plan == self.plan)

    def group(self, round_: str, table: str) -> frozenset[str]:
        """Who sits at a table in a round."""
        return self.groups.get(round_, {}).get(table, NOBODY)

    def table_of(self, person: str, round_: str) -> str | None:
        return self.rotation.table_of(person, round_)

    def mates(self, person: str, round_: str) -> frozenset[str]:
        """Who shares the person's table in a round."""
        table = self.table_of(person, round_)
        return self.group(round_, table) - {person} if table else NOBODY

    def met_elsewhere(self, person: str, round_: str) -> dict[str, tuple[str, ...]]:
        """Whom the person meets in other rounds that count, and in which of them, in order."""
        met: dict[str, list[str]] = defaultdict(list)
        for other in self.counted:
            if other != round_:
                for mate in self.mates(person, other):
                    met[mate].append(other)
        return {mate: tuple(rounds) for mate, rounds in met.items()}

    def locked(self, person: str, round_: str) -> bool:
        """Whether a lock of the plan holds the person's seat in that round."""
        table = self.table_of(person, round_)
        of_person, of_all = self._locks_of.get(person, ()), self._locks_of.get(None, ())
        return any(
            lock.table in (None, table) and lock.round in (None, round_) for lock in (*of_person, *of_all)
        )

    def whole_lock(self, round_: str, table: str) -> Lock | None:
        """The lock that holds everybody at a table in a round, and keeps others away from it."""
        locks = self._locks_of.get(None, ())
        return next((k for k in locks if k.table in (None, table) and k.round in (None, round_)), None)

    @cached_property
    def _locks_of(self) -> Mapping[str | None, tuple[Lock, ...]]:
        found: dict[str | None, list[Lock]] = defaultdict(list)
        for lock in self.locks:
            found[lock.person].append(lock)
        return {person: tuple(locks) for person, locks in found.items()}

    @cached_property
    def must_repeat(self) -> bool:
        """Whether there are more rounds than things to discuss, so that repeating cannot be avoided."""
        return len(self.counted) > len({self.subject(r, t) for r, t in self.cafe.stands})

    def subject(self, round_: str, table: str) -> str:
        """What may not repeat at a seat: the topic there or, where the café says so, the table; empty for nothing."""
        if self.cafe.event.no_repeat == "table":
            return table
        stand = self.cafe.stands.get((round_, table))
        return stand.topic if stand else ""

    def discussed(self, person: str, round_: str, table: str) -> str:
        """The other round in which the person has what may not repeat at that seat, or nothing."""
        here = self.subject(round_, table)
        rule = self.cafe.event.no_repeat
        if rule == "nothing" or not here or not self.cafe.rounds[round_].counts or self.must_repeat:
            return ""
        for other in self.counted:
            taken = self.table_of(person, other)
            if other != round_ and taken and self.subject(other, taken) == here:
                return other
        return ""

    def posted(self, person: str, round_: str) -> bool:
        """Whether the person holds a post in that round that keeps them at its table."""
        post = self.cafe.post_of(person, round_)
        role = self.cafe.roles.get(post.role) if post else None
        return role is not None and role.stays

    def stays(self, person: str, round_: str) -> bool:
        """Whether a post keeps the person at one table, or they stay seated all day; two who stay do not meet."""
        return self.cafe.people[person].stays_seated or self.posted(person, round_)

    def colleagues(self, person: str) -> frozenset[str]:
        """The people of the same organisation."""
        organisation = self.cafe.people[person].organisation
        return self._by_organisation.get(organisation, NOBODY) - {person} if organisation else NOBODY

    @cached_property
    def _by_organisation(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for person in self.cafe.people.values():
            if person.organisation:
                found[person.organisation].add(person.id)
        return {name: frozenset(people) for name, people in found.items()}

    @cached_property
    def _kept_apart(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for bond in self.cafe.bonds.values():
            if bond.apart and bond.strict:
                for person in bond.people:
                    found[person].update(other for other in bond.people if other != person)
        return {person: frozenset(others) for person, others in found.items()}

    def kept_apart(self, person: str) -> frozenset[str]:
        """Whom a strict rule keeps away from the person."""
        return self._kept_apart.get(person, NOBODY)

    @cached_property
    def unseated(self) -> Mapping[str, tuple[str, ...]]:
        """Round id to the people who are expected and should sit somewhere, but have no seat."""
        cafe = self.cafe
        return {
            r: tuple(p.id for p in cafe.people_in_order if p.id not in taken and _should_sit(cafe, p.id, r))
            for r, taken in self.rotation.seats.items()
        }


def _should_sit(cafe: Cafe, person: str, round_: str) -> bool:
    if not cafe.expected(person, round_):
        return False
    role = cafe.role_of(person, round_)
    return role is None or role.seated


@dataclass(frozen=True, slots=True)
class Chip:
    """A person on the board: the name, the icon of a post (empty for none) and whether a lock holds the seat."""

    person: str
    name: str
    mark: str = ""
    locked: bool = False

    @property
    def stays(self) -> bool:
        """Whether a post keeps the person here."""
        return bool(self.mark)


@dataclass(frozen=True, slots=True)
class Column:
    """A table on the board in one round. `table` is empty for the people without a seat; `hue` 0 is none."""

    table: str
    number: int
    title: str
    hue: int
    chips: tuple[Chip, ...]


def columns_of(company: Company, round_: str) -> tuple[Column, ...]:
    """The board of a round: tables in order, whoever stays first, then as a door list sorts them."""
    cafe = company.cafe
    made = [_column(company, round_, table.id) for table in cafe.tables_in_order]
    waiting = company.unseated.get(round_, ())
    if waiting:
        made.append(Column("", 0, "", 0, tuple(Chip(p, cafe.people[p].name) for p in waiting)))
    return tuple(made)


def _column(company: Company, round_: str, table: str) -> Column:
    cafe = company.cafe
    topic = cafe.topic_at(round_, table)
    here = (p for p in company.group(round_, table) if p in company.places)
    people = sorted(here, key=company.places.__getitem__)
    chips = [_chip(company, round_, person) for person in people]
    return Column(
        table,
        cafe.tables[table].number,
        topic.brief if topic else "",
        topic.hue + 1 if topic else 0,
        tuple(sorted(chips, key=lambda chip: not chip.stays)),
    )


def _chip(company: Company, round_: str, person: str) -> Chip:
    post = company.cafe.post_of(person, round_)
    stays = company.posted(person, round_)
    mark = POST_MARKS.get(post.role, OTHER_POST) if post and stays else ""
    return Chip(person, company.cafe.people[person].name, mark, company.locked(person, round_))
