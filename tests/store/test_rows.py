"""Every value of the domain comes back from its row as it was."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.values import values_of
from worldcafe.domain.notes import Revision, digest, facts_of
from worldcafe.store.rows import SHELVES, Shelf, revision_from
from worldcafe.store.schema import metadata


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.kind.__name__)
@settings(max_examples=25)
@given(data=st.data())
def test_a_value_comes_back_from_its_row(shelf: Shelf[Any], data: st.DataObject) -> None:
    value = data.draw(values_of(shelf.kind))
    row = shelf.row(value)
    assert all(cell is None or type(cell) in (str, int) for cell in row)
    again = shelf.value(row)
    assert again == value
    assert {f.name: type(getattr(again, f.name)) for f in fields(value)} == {
        f.name: type(getattr(value, f.name)) for f in fields(value)
    }


def test_every_table_but_alembics_belongs_to_a_kind_of_value() -> None:
    assert {shelf.table.name for shelf in SHELVES} == set(metadata.tables) - {"alembic_version"}


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.kind.__name__)
def test_a_table_has_a_column_for_each_field_and_the_key_of_its_kind(shelf: Shelf[Any]) -> None:
    assert {column.name for column in shelf.table.columns} == set(shelf.columns)
    assert {column.name for column in shelf.table.primary_key} == set(shelf.key_columns)


@settings(max_examples=25)
@given(revision=values_of(Revision))
def test_a_revision_comes_back_from_what_it_says(revision: Revision) -> None:
    assert revision_from(facts_of(revision)) == revision


@settings(max_examples=25)
@given(one=values_of(Revision), other=values_of(Revision))
def test_a_digest_tells_revisions_apart(one: Revision, other: Revision) -> None:
    assert (digest(one) == digest(other)) == (
        {**facts_of(one), "digest": ""} == {**facts_of(other), "digest": ""}
    )
