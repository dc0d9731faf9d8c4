"""People who stay seated at one table all day: which table that is, where nothing else says so.

The planner moves everybody else around them. A seat that they have, by a post, a lock or a round that has begun,
decides; then the table where the plan has them already; then the one that suits them in the most rounds, keeps them
from colleagues and from whom they are to be apart, has a topic that they asked for, and has the fewest who stay.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Rotation

Grid = list[list[int]]
"""[person][round], a table's index or -1."""


@dataclass(frozen=True, slots=True)
class Places:
    """What is known when tables are chosen: people, tables and rounds in the planner's order, `rotation` as it is.

    `present(person, round)` and `suits(person, table, round)` as the planner is told.
    """

    cafe: Cafe
    people: tuple[Participant, ...]
    tables: tuple[Table, ...]
    rounds: tuple[str, ...]
    rotation: Rotation
    present: Callable[[Participant, str], bool]
    suits: Callable[[Participant, Table, str], bool]


def keep_seated(places: Places, fixed: Grid, stays: list[list[bool]]) -> None:
    """Fix everyone who stays seated at one table in all rounds that they attend, in `fixed` and `stays`."""
    staying = [at for at, p in enumerate(places.people) if p.stays_seated]
    if not staying or not places.tables:
        return
    there = [_settled(fixed[at]) for at in range(len(places.people))]
    load = Counter(there[at] for at in range(len(there)) if all(stays[at]) and there[at] >= 0)
    for at in staying:
        person = places.people[at]
        table = there[at] if there[at] >= 0 else _seat_so_far(places, person)
        if table < 0:
            table = min(range(len(places.tables)), key=lambda t: _reluctance(places, person, t, there, load))
        there[at] = table
        load[table] += 1
        for r, round_ in enumerate(places.rounds):
            if places.present(person, round_) and fixed[at][r] < 0:
                fixed[at][r] = table
            stays[at][r] = fixed[at][r] >= 0


def _settled(row: list[int]) -> int:
    return next((table for table in row if table >= 0), -1)


def _seat_so_far(places: Places, person: Participant) -> int:
    """The table where the plan has the person in every round, if it is one table and suits; else -1."""
    tables = set(places.rotation.itinerary(person.id).values())
    at = {t.id: i for i, t in enumerate(places.tables)}
    if len(tables) != 1 or (table := next(iter(tables))) not in at:
        return -1
    return at[table] if not _unsuited(places, person, at[table]) else -1


def _unsuited(places: Places, person: Participant, table: int) -> int:
    """Rounds in which the table is not for the person, or nothing is discussed there."""
    place = places.tables[table]
    attended = [r for r in places.rounds if places.present(person, r)]
    return sum(
        not places.suits(person, place, r)
        or (places.cafe.rounds[r].counts and (r, place.id) not in places.cafe.stands)
        for r in attended
    )


def _reluctance(
    places: Places, person: Participant, table: int, there: list[int], load: Counter[int]
) -> tuple[int, ...]:
    """What speaks against a table, weightiest first."""
    place = places.tables[table]
    mates = [places.people[at] for at, seat in enumerate(there) if seat == table]
    full = place.most is not None and len(mates) >= place.most
    return (
        _unsuited(places, person, table),
        full,
        _parted(places.cafe, person.id, {m.id for m in mates}),
        sum(m.organisation == person.organisation is not None for m in mates),
        _rank(places, person, place),
        load[table],
        table,
    )


def _parted(cafe: Cafe, person: str, mates: set[str]) -> int:
    """How many bonds a seat beside these people breaks."""
    return sum(
        bool(mates & set(bond.people)) == bond.apart for bond in cafe.bonds.values() if person in bond.people
    )


def _rank(places: Places, person: Participant, table: Table) -> int:
    """The place of the table's topic among the person's wishes; after the last for one that they did not name."""
    topics = [s.topic for r in places.rounds if (s := places.cafe.stands.get((r, table.id))) is not None]
    ranks = [person.wishes.index(t) for t in topics if t in person.wishes]
    return min(ranks, default=len(person.wishes))
