"""The schema asks nothing of SQLite that PostgreSQL could not do as well."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Integer, String, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from worldcafe.store import contents, schema
from worldcafe.store.rows import SHELVES, Shelf

STORE = Path(schema.__file__).parent


def test_every_column_is_text_or_a_whole_number() -> None:
    types = {type(column.type) for table in schema.metadata.tables.values() for column in table.columns}
    assert types == {Text, Integer, String}


@pytest.mark.parametrize("name", schema.metadata.tables)
def test_postgresql_can_make_the_same_table(name: str) -> None:
    dialect: Any = postgresql.dialect()  # type: ignore[no-untyped-call]
    sql = str(CreateTable(schema.metadata.tables[name]).compile(dialect=dialect))
    assert "STRICT" not in sql
    assert "ROWID" not in sql
    assert sql.count("REFERENCES") == sql.count("DEFERRABLE INITIALLY DEFERRED")


@pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: shelf.kind.__name__)
def test_rows_are_what_postgresql_takes(shelf: Shelf[Any]) -> None:
    assert [column.name for column in shelf.table.primary_key] != []
    assert all(column.nullable or column.default is None for column in shelf.table.columns)


def test_what_is_sqlites_own_is_said_in_the_modules_about_its_file() -> None:
    own = {"sqlite_file.py", "soundness.py", "migrate.py", "failures.py"}
    others = [path for path in STORE.rglob("*.py") if path.name not in own]
    assert Path(contents.__file__) in others
    for path in others:
        assert not re.search(r"PRAGMA|sqlite_master|sqlite3|ROWID", path.read_text(encoding="utf-8")), (
            path.name
        )
