"""Rules from a JSON file, looked up in a café; what the file leaves out stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar, get_args

from worldcafe.domain import balance
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.domain.event import Event, NoRepeat, Room, Round, RoundKind, RoundState, Stand, Table
from worldcafe.domain.people import Bond, Participant, Post, Presence, Role
from worldcafe.exchange.json_reading import Record, Value
from worldcafe.exchange.problem_file import criteria_in
from worldcafe.exchange.rules_names import HIGHEST, Directory
from worldcafe.language import mark

_SECTIONS: Final = (
    *("no_repeat", "criteria", "balance", "rounds", "rooms", "tables", "roles", "people", "bonds", "locks"),
)
_MOST_ITEMS: Final = 20_000

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class LockRead:
    """A lock of the adopted plan by ids; None for "all of them"."""

    person: str | None
    table: str | None
    round: str | None


@dataclass(frozen=True, slots=True)
class RulesRead:
    """Values that the file puts in place of the café's; None where a section is left out.

    stands: [(round, table)] of a topic or None. posts: people of whom the file says all posts, with these posts.
    bonds carry no id. unknown: names in the file that mean nothing here.
    """

    event: Event
    rounds: tuple[Round, ...]
    rooms: tuple[Room, ...]
    tables: tuple[Table, ...]
    stands: dict[tuple[str, str], Stand | None]
    roles: tuple[Role, ...]
    people: tuple[Participant, ...]
    presences: tuple[Presence, ...]
    posts: dict[str, tuple[Post, ...]]
    bonds: tuple[Bond, ...] | None
    locks: tuple[LockRead, ...] | None
    unknown: tuple[str, ...]


def rules_in(record: Record, cafe: Cafe) -> RulesRead:
    """The rules in an object; raises BadInput with the place of whatever cannot be used."""
    reader = _Reader(cafe)
    people = reader.each(record.get("people"))
    tables = reader.each(record.get("tables"))
    return RulesRead(
        event=reader.event(record),
        rounds=tuple(reader.round(r) for r in reader.each(record.get("rounds"))),
        rooms=tuple(reader.room(r) for r in reader.each(record.get("rooms"))),
        tables=tuple(reader.table(r) for r in tables),
        stands={key: stand for r in tables for key, stand in reader.stands(r).items()},
        roles=tuple(reader.role(r) for r in reader.each(record.get("roles"))),
        people=tuple(reader.person(r) for r in people),
        presences=tuple(p for r in people for p in reader.presences(r)),
        posts={reader.who(r): reader.posts(r) for r in people if r.get("posts")},
        bonds=None
        if record.get("bonds") is None
        else tuple(map(reader.bond, reader.each(record.get("bonds")))),
        locks=None
        if record.get("locks") is None
        else tuple(map(reader.lock, reader.each(record.get("locks")))),
        unknown=record.others(*_SECTIONS),
    )


class _Reader:
    """Looks up what the values of a file mean in a café."""

    def __init__(self, cafe: Cafe) -> None:
        self.cafe = cafe
        self.names = Directory.of(cafe)

    def each(self, value: Value | None) -> list[Record]:
        return [v.object() for v in value.each(most=_MOST_ITEMS)] if value else []

    def event(self, record: Record) -> Event:
        event = self.cafe.event
        if value := record.get("no_repeat"):
            event = replace(event, no_repeat=value.one_of(get_args(NoRepeat)))
        if value := record.get("criteria"):
            event = replace(event, criteria=criteria_in(value, event.criteria))
        if value := record.get("balance"):
            event = replace(event, criteria=balance.with_column(event.criteria, value.text()))
        return event

    def round(self, record: Record) -> Round:
        known = self.cafe.rounds[self.names.rounds.find(record.need("round"))]
        if value := record.get("kind"):
            known = replace(known, kind=value.one_of(get_args(RoundKind)))
        if value := record.get("state"):
            known = replace(known, state=value.one_of(get_args(RoundState)))
        return known

    def room(self, record: Record) -> Room:
        known = self.cafe.rooms[self.names.rooms.find(record.need("room"))]
        return replace(known, step_free=_yes(record, "step_free", known.step_free))

    def table(self, record: Record) -> Table:
        known = self.cafe.tables[self.names.tables.find(record.need("table"))]
        return replace(
            known,
            least=_given(record, "least", known.least, lambda v: v.whole(0, HIGHEST)),
            most=_given(record, "most", known.most, lambda v: v.whole(0, HIGHEST)),
            room=_given(record, "room", known.room, self.names.rooms.find),
            step_free=_yes(record, "step_free", known.step_free),
            languages=_texts(record, "languages", known.languages),
            pool=_text(record, "circle", known.pool),
        )

    def stands(self, record: Record) -> dict[tuple[str, str], Stand | None]:
        value = record.get("topics")
        if value is None:
            return {}
        table = self.names.tables.find(record.need("table"))
        rounds = [r.id for r in self.cafe.rounds_in_order]
        found: dict[tuple[str, str], Stand | None] = {}
        for round_, topic in zip(rounds, value.each(len(rounds)), strict=True):
            found[round_, table] = (
                None if topic.raw is None else Stand(round_, table, self.names.topics.find(topic))
            )
        return found

    def role(self, record: Record) -> Role:
        known = self.cafe.roles[self.names.roles.find(record.need("role"))]
        return replace(
            known,
            stays=_yes(record, "stays", known.stays),
            seated=_yes(record, "seated", known.seated),
        )

    def who(self, record: Record) -> str:
        return self.names.people.find(record.need("person"))

    def person(self, record: Record) -> Participant:
        known = self.cafe.people[self.who(record)]
        topics = self.names.topics

        def listed(name: str, now: tuple[str, ...]) -> tuple[str, ...]:
            value = record.get(name)
            return topics.find_all(value) if value else now

        role = record.get("role")
        return replace(
            known,
            role=known.role if role is None or role.raw == known.role else self.names.roles.find(role),
            languages=_texts(record, "languages", known.languages),
            step_free=_yes(record, "step_free", known.step_free),
            stays_seated=_yes(record, "stays_seated", known.stays_seated),
            pool=_text(record, "circle", known.pool),
            wishes=listed("wishes", known.wishes),
            must=listed("must", known.must),
            must_not=listed("must_not", known.must_not),
        )

    def presences(self, record: Record) -> list[Presence]:
        value = record.get("rounds")
        if value is None:
            return []
        person, there = self.who(record), set(self.names.rounds.find_all(value))
        changed: list[Presence] = []
        for r in self.cafe.rounds_in_order:
            if self.cafe.expected(person, r.id) != (r.id in there):
                known = self.cafe.presences.get((person, r.id), Presence(person, r.id))
                changed.append(replace(known, expected=r.id in there))
        return changed

    def posts(self, record: Record) -> tuple[Post, ...]:
        person = self.who(record)
        made: dict[str, Post] = {}
        for item in self.each(record.get("posts")):
            round_ = self.names.rounds.find(item.need("round"))
            if round_ in made:
                raise BadInput(
                    mark("“{place}” is a second post of one person in one round."), place=item.place
                )
            table, role = self.names.tables.find(item.need("table")), self.names.roles.find(item.need("role"))
            made[round_] = Post(round_, table, person, role)
        return tuple(made.values())

    def bond(self, record: Record) -> Bond:
        people = self.names.people.find_all(record.need("people"))
        if len(people) < 2:
            raise BadInput(
                mark("“{place}” should name two different people."), place=record.need("people").place
            )
        return Bond("", people, apart=record.need("apart").yes(), strict=_yes(record, "strict", False))

    def lock(self, record: Record) -> LockRead:
        if self.cafe.adopted is None:
            raise BadInput(mark("“{place}” locks seats, and there is no rotation yet."), place=record.place)
        person, table, round_ = record.get("person"), record.get("table"), record.get("round")
        return LockRead(
            self.names.people.find(person) if person else None,
            self.names.tables.find(table) if table else None,
            self.names.rounds.find(round_) if round_ else None,
        )


def _given(record: Record, name: str, now: Thing, read: Callable[[Value], Thing]) -> Thing | None:
    """A value that may be taken away by null."""
    value = record.get(name)
    return read(value) if value is not None else None if name in record.raw else now


def _yes(record: Record, name: str, now: bool) -> bool:
    value = record.get(name)
    return value.yes() if value else now


def _text(record: Record, name: str, now: str) -> str:
    value = record.get(name)
    return value.text() if value else now


def _texts(record: Record, name: str, now: tuple[str, ...]) -> tuple[str, ...]:
    value = record.get(name)
    return tuple(v.text() for v in value.each()) if value else now
