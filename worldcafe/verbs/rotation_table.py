"""The rotation as a table for other programs: a row a person, a column a round."""

from __future__ import annotations

from pathlib import Path

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.exchange.tables import write_table
from worldcafe.language import mark


def write_rotation(cafe: Cafe, path: Path) -> int:
    """Write person, organisation, role and the table's number per round; returns the count of people.

    Everyone of the café has a row, with empty cells where they have no seat. Raises BadInput without a plan,
    NotWritable where the file cannot be written.
    """
    if cafe.adopted is None:
        raise BadInput(mark("There is no rotation yet: plan it first."))
    header, rows = rotation_rows(cafe)
    write_table(path, header, rows)
    return len(rows)


def rotation_rows(cafe: Cafe) -> tuple[list[str], list[list[str]]]:
    """The header and the rows, people in the order of a door list."""
    rotation = cafe.rotation()
    rounds = [r for r in cafe.rounds_in_order if r.kind != "harvest"]
    numbers = {t.id: str(t.number) for t in cafe.tables.values()}
    rows = [
        [
            person.name,
            cafe.organisation_of(person.id),
            role.id if (role := cafe.role_of(person.id)) else "",
            *(numbers.get(rotation.table_of(person.id, r.id) or "", "") for r in rounds),
        ]
        for person in cafe.people_in_order
    ]
    return ["person", "organisation", "role", *(f"round {r.number}" for r in rounds)], rows
