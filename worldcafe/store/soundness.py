"""Whether a file may be trusted: its schema is exactly ours, its pages are sound, and it cannot keep us busy."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from worldcafe.store import failures
from worldcafe.store.failures import speaking
from worldcafe.store.schema import metadata
from worldcafe.store.sqlite_file import raw

Shape = frozenset[tuple[str, str, str]]
"""Everything in a schema: kind, name and SQL, without quotes and line breaks."""

# Measured: checking and reading a sound café takes about two of SQLite's steps for each byte of its file.
STEPS_PER_BYTE: Final = 20
STEPS_AT_LEAST: Final = 5_000_000
PULSE: Final = 10_000


@contextmanager
def guarded(engine: Engine, path: Path) -> Generator[None]:
    """Inside, no more work is done than a sound file of that size can ask for; more raises Damaged."""
    left = (STEPS_AT_LEAST + STEPS_PER_BYTE * path.stat().st_size) // PULSE

    def pulse() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    connection = raw(engine)
    connection.set_progress_handler(pulse, PULSE)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def check_sound(engine: Engine, path: Path, expected: Shape) -> None:
    """Raise Damaged unless the schema is as expected (no foreign view, trigger or table) and the pages are sound."""
    with speaking(path), engine.connect() as connection:
        # The schema comes first: nothing else is asked of a file whose schema is not ours.
        if (
            shape(connection) != expected
            or connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok"
        ):
            raise failures.damaged(path)


def pages_are_sound(engine: Engine) -> bool:
    """Whether the whole of an open file is as SQLite would write it."""
    try:
        with engine.connect() as connection:
            return bool(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() == "ok")
    except DBAPIError:
        return False


def dangling_references(engine: Engine) -> list[tuple[str, str]]:
    """Which tables of an open file refer to what is not there, and in which table it should be."""
    try:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except DBAPIError:
        return []
    return sorted({(str(row[0]), str(row[2])) for row in rows})


def shape(connection: Connection) -> Shape:
    """The schema of a file. SQLite's own entries count too, since a foreign one may be called like them."""
    rows = connection.exec_driver_sql("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return frozenset(
        (str(kind), str(name), " ".join(str(sql).replace('"', "").split())) for kind, name, sql in rows
    )


def our_shape() -> Shape:
    """The schema of today's format."""
    return shape_made_by(metadata.create_all)


def shape_made_by(make: Callable[[Connection], None]) -> Shape:
    """The schema that a function makes in an empty database."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            make(connection)
            return shape(connection)
    finally:
        engine.dispose()
