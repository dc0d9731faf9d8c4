"""Every rule of a café as plain values, for a JSON file (docs/planner.md, "Rules")."""

from __future__ import annotations

from typing import Any

from worldcafe.domain import balance
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table
from worldcafe.domain.people import Bond, Participant
from worldcafe.domain.rotation import Lock
from worldcafe.exchange.rules_names import Directory, Name, Names


def rules_out(cafe: Cafe) -> dict[str, Any]:
    """The rules of a café; `rules_in.rules_in` takes them back."""
    names = Directory.of(cafe)
    return {
        "no_repeat": cafe.event.no_repeat,
        "criteria": list(balance.order_of(cafe.event.criteria)),
        "balance": balance.column_of(cafe.event.criteria),
        "rounds": [
            {"round": names.rounds[r.id], "kind": r.kind, "state": r.state} for r in cafe.rounds_in_order
        ],
        "rooms": [{"room": names.rooms[r.id], "step_free": r.step_free} for r in cafe.rooms_in_order],
        "tables": [_table(cafe, table, names) for table in cafe.tables_in_order],
        "roles": [
            {"role": names.roles[r.id], "stays": r.stays, "seated": r.seated} for r in cafe.roles_in_order
        ],
        "people": [_person(cafe, person, names) for person in cafe.people_in_order],
        "bonds": [_bond(bond, names) for bond in cafe.bonds.values() if _lives(bond, names)],
        "locks": [
            _lock(lock, names)
            for lock in cafe.locks.values()
            if cafe.adopted is not None and lock.plan == cafe.adopted.id
        ],
    }


def _table(cafe: Cafe, table: Table, names: Directory) -> dict[str, Any]:
    stands = [cafe.stands.get((r.id, table.id)) for r in cafe.rounds_in_order]
    return {
        "table": names.tables[table.id],
        "least": table.least,
        "most": table.most,
        "room": _or_none(names.rooms, table.room),
        "step_free": table.step_free,
        "languages": list(table.languages),
        "circle": table.pool,
        "topics": [_or_none(names.topics, stand.topic if stand else None) for stand in stands],
    }


def _person(cafe: Cafe, person: Participant, names: Directory) -> dict[str, Any]:
    posts = sorted(
        (p for p in cafe.posts.values() if p.person == person.id and p.round in names.rounds),
        key=lambda p: (cafe.rounds[p.round].number, p.table),
    )
    return {
        "person": names.people[person.id],
        "role": _or_none(names.roles, person.role) or person.role,
        "languages": list(person.languages),
        "step_free": person.step_free,
        "stays_seated": person.stays_seated,
        "circle": person.pool,
        "wishes": _topics(names, person.wishes),
        "must": _topics(names, person.must),
        "must_not": _topics(names, person.must_not),
        "rounds": [names.rounds[r.id] for r in cafe.rounds_in_order if cafe.expected(person.id, r.id)],
        "posts": [
            {
                "round": names.rounds[p.round],
                "table": names.tables[p.table],
                "role": _or_none(names.roles, p.role) or p.role,
            }
            for p in posts
        ],
    }


def _topics(names: Directory, topics: tuple[str, ...]) -> list[Name]:
    return [names.topics[t] for t in topics if t in names.topics]


def _lives(bond: Bond, names: Directory) -> bool:
    return sum(p in names.people for p in bond.people) > 1


def _bond(bond: Bond, names: Directory) -> dict[str, Any]:
    return {
        "people": [names.people[p] for p in bond.people if p in names.people],
        "apart": bond.apart,
        "strict": bond.strict,
    }


def _lock(lock: Lock, names: Directory) -> dict[str, Any]:
    return {
        "person": _or_none(names.people, lock.person),
        "table": _or_none(names.tables, lock.table),
        "round": _or_none(names.rounds, lock.round),
    }


def _or_none(names: Names, id_: str | None) -> Name | None:
    return names[id_] if id_ is not None and id_ in names else None
