"""Old documents: migrated by Alembic on a copy, which takes the document's place only when it is whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from worldcafe.language import mark
from worldcafe.store import failures, sqlite_file
from worldcafe.store.failures import ReadOnly, speaking
from worldcafe.store.schema import FORMAT
from worldcafe.store.soundness import check_sound, guarded, shape_made_by

SCRIPTS = Path(__file__).parent / "migrations"
"""Alembic's folder. Its revisions are called like the formats that they lead to: "1", "2", ..."""


def bring_up_to_date(path: Path, version: int, *, read_only: bool = False) -> None:
    """Migrate a document of an older format; one of today's is left alone.

    Until the new file is whole and takes its place in one move, the old one is not touched.
    Raises Damaged, Locked, ReadOnly or DiskFull.
    """
    if version == FORMAT:
        return
    if read_only:
        raise ReadOnly(
            mark(
                "“{name}” was made by an older version of World Café and must be brought up to date, but it is open "
                "for reading only. Put a copy in a folder of your own and open that."
            ),
            name=path.name,
        )
    with speaking(path), sqlite_file.beside(path) as copy:
        _copy_sound(path, version, copy)
        engine = sqlite_file.connect(copy, "rw")
        try:
            # Alembic rebuilds a table by dropping it, which foreign keys would take for a loss of its rows.
            sqlite_file.raw(engine).execute("PRAGMA foreign_keys=OFF")
            with engine.begin() as connection:
                upgrade(connection, str(FORMAT))
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise failures.damaged(path)
                connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
        finally:
            sqlite_file.let_go(engine)
        sqlite_file.settle(copy, path)


def _copy_sound(path: Path, version: int, copy: Path) -> None:
    engine = sqlite_file.connect(path, "rw")
    try:
        sqlite_file.take(engine, path)
        with guarded(engine, path):
            check_sound(engine, path, shape_made_by(lambda connection: upgrade(connection, str(version))))
        target = sqlite3.connect(copy)
        try:
            sqlite_file.raw(engine).backup(target)
        finally:
            target.close()
    finally:
        sqlite_file.let_go(engine)


def upgrade(connection: Connection, version: str) -> None:
    """Run the migrations up to a format on an open connection; from an empty database they make the schema."""
    # Alembic takes longer to import than a document takes to open, and an old document is rare.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, version)
