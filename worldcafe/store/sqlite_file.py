"""The file of a café document: made, recognised, opened and guarded. A file from outside is hostile until checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from worldcafe.domain.errors import BadInput, NotWritable
from worldcafe.language import mark
from worldcafe.store.schema import APPLICATION_ID, FORMAT, metadata

_MAGIC: Final = b"SQLite format 3\x00"
_FULL: Final = 13
_READ_ONLY: Final = 8
_LOCKED: Final = (5, 6)


class Locked(NotWritable):
    """Somebody has the café open."""

    code = "locked"


class ReadOnly(NotWritable):
    """The file or its folder may not be written."""

    code = "read-only"


class DiskFull(NotWritable):
    """There is no room for the edit."""

    code = "disk-full"


class Newer(NotWritable):
    """The file was made by a newer version of the program."""

    code = "newer"


class Damaged(BadInput):
    """The file is a café document, but what it holds cannot be trusted."""

    code = "damaged"


class NotACafe(BadInput):
    """The file is something else."""

    code = "not-a-cafe"


class Missing(BadInput):
    """There is no such file."""

    code = "missing"


def connect(path: Path, *, read_only: bool = False) -> Engine:
    """An engine with one connection to the file, set up as the document needs it."""
    mode = "ro" if read_only else "rwc"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"

    def new_connection() -> sqlite3.Connection:
        # One connection serves every thread of the program in turn; the document holds the lock.
        return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=0.2)

    engine = create_engine("sqlite://", creator=new_connection, poolclass=StaticPool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _: object) -> None:
        pragmas = ["trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON", "secure_delete=ON"]
        if not read_only:
            # TRUNCATE with FULL is what loses nothing in a power cut; EXCLUSIVE keeps a second program out.
            pragmas += ["locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=FULL"]
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()

    @event.listens_for(engine, "begin")
    def _begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")  # type: ignore[attr-defined]

    return engine


def make(path: Path) -> Engine:
    """A new, empty document at a path where nothing is yet; raises NotWritable."""
    with speaking(path):
        engine = connect(path)
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
            raw.execute(f"PRAGMA user_version={FORMAT}")
            raw.execute("PRAGMA synchronous=EXTRA")
        with engine.begin() as connection:
            metadata.create_all(connection)
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            raw.execute("PRAGMA synchronous=FULL")
    return engine


def look(path: Path) -> int:
    """The format version of a café document, read from its header alone; raises a sentence if it is none."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise Missing(mark("There is no file “{name}” here any more."), name=path.name) from None
    except OSError as error:
        raise BadInput(mark("“{name}” cannot be read ({reason})."), name=path.name, reason=error.strerror) from None
    if len(head) < 100 or not head.startswith(_MAGIC) or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotACafe(
            mark(
                "“{name}” is not a World Café document. A list of people is brought in with Import; "
                "a document has a name that ends in .cafe."
            ),
            name=path.name,
        )
    version = int.from_bytes(head[60:64], "big")
    if version > FORMAT:
        raise Newer(
            mark("“{name}” was made by a newer version of World Café. Nothing was changed; update the program to open it."),
            name=path.name,
        )
    return version


def check_sound(engine: Engine, path: Path) -> None:
    """Raise Damaged unless the file's pages are sound and its schema is exactly ours: no foreign view or trigger."""
    with speaking(path), engine.connect() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok" or _shape(connection) != _our_shape():
            raise damaged(path)


def damaged(path: Path) -> Damaged:
    """The sentence for a document that cannot be trusted."""
    return Damaged(
        mark(
            "“{name}” is damaged and was not opened. The file was left as it is; open a copy or a backup of it, "
            "or start a new café and import the notes again from the safety copy."
        ),
        name=path.name,
    )


def _shape(connection: Connection) -> list[tuple[str, str, str]]:
    rows = connection.exec_driver_sql(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    )
    return [(str(kind), str(name), " ".join(str(sql).split())) for kind, name, sql in rows]


def _our_shape() -> list[tuple[str, str, str]]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as connection:
        metadata.create_all(connection)
        shape = _shape(connection)
    engine.dispose()
    return shape


@contextmanager
def speaking(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says about the file into a sentence for the person."""
    try:
        yield
    except DBAPIError as error:
        raise _spoken(error.orig or error, path) from error
    except (sqlite3.Error, OSError) as error:
        raise _spoken(error, path) from error


def _spoken(error: BaseException, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    name = path.name
    if code in _LOCKED:
        return Locked(
            mark("“{name}” is open in another window or program. Close it there and try again; nothing was changed."),
            name=name,
        )
    if code == _FULL or getattr(error, "errno", None) == 28:
        return DiskFull(
            mark("The disk is full. “{name}” is as it was before; free some space and do it again."), name=name
        )
    if code == _READ_ONLY or code == 14 or isinstance(error, PermissionError):
        return ReadOnly(
            mark(
                "“{name}” cannot be written: the file or its folder is read-only. "
                "Save a copy in a folder of your own and go on there."
            ),
            name=name,
        )
    if isinstance(error, sqlite3.DatabaseError):
        return damaged(path)
    return BadInput(mark("“{name}” cannot be used ({reason})."), name=name, reason=str(error))
