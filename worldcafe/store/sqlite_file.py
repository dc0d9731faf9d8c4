"""The file of a café document: made, recognised, opened and put in place. All that is SQLite's own is said here.

Whatever else a program does, it must not open and close the file of an open document by other means (see `look`).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from worldcafe.domain.errors import CafeError
from worldcafe.domain.identity import new_id
from worldcafe.store import failures
from worldcafe.store.failures import making, speaking
from worldcafe.store.schema import APPLICATION_ID, FORMAT, fill_stamp, metadata

LARGEST: Final = 1 << 30
"""Bytes of the largest file that is taken for a café."""

Access = Literal["ro", "rw", "rwc"]
"""How a file is opened: to read, to write, to write and make it. These are SQLite's own words."""

_COMPANIONS: Final = ("-journal", "-wal", "-shm")
_LOCK_SECONDS: Final = 0.2

# One value may be a long list, but not the whole file; and no café needs SQL that joins files or nests triggers.
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 << 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
_CAREFUL: Final = ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON", "secure_delete=ON")
# TRUNCATE with FULL is what loses nothing in a power cut; EXCLUSIVE keeps a second program out.
_DURABLE: Final = ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=FULL")


def connect(path: Path, access: Access) -> Engine:
    """An engine with one connection to the file, set up as the document needs it."""
    address = _address(path, access)

    def new_connection() -> sqlite3.Connection:
        # One connection serves every thread of the program in turn; the document holds the lock.
        return sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=_LOCK_SECONDS
        )

    engine = create_engine("sqlite://", creator=new_connection, poolclass=StaticPool)
    pragmas = _CAREFUL if access == "ro" else (*_CAREFUL, *_DURABLE)
    begin = "BEGIN" if access == "ro" else "BEGIN IMMEDIATE"

    def prepare(connection: sqlite3.Connection, _: object) -> None:
        for category, most in _LIMITS.items():
            connection.setlimit(category, most)
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
    return engine


def let_go(engine: Engine, *, read_only: bool = False) -> None:
    """Close the file and leave nothing beside it. May be called twice."""
    if not read_only:
        with suppress(
            Exception
        ):  # a disk that fails now has said so before, and the document is whole all the same
            raw(engine).execute("PRAGMA journal_mode=DELETE").fetchall()
    engine.dispose()


def sweep(path: Path) -> None:
    """Remove what lies beside a file that is gone: it would be played into the next file of that name."""
    with suppress(OSError):
        if not os.path.lexists(path):
            _clear_companions(path)


def raw(engine: Engine) -> sqlite3.Connection:
    """The driver's connection, for what SQLAlchemy has no words for."""
    with engine.connect() as connection:
        found: Any = connection.connection.driver_connection
        assert isinstance(found, sqlite3.Connection)
        return found


def make(path: Path, fill: Callable[[Connection], None]) -> None:
    """Make a document where no file is yet: it appears whole, or nothing is left behind.

    `fill` writes the first rows. Raises NotWritable.
    """
    with making(path):
        if os.path.lexists(path):
            raise failures.taken(path)
        with beside(path) as new:
            engine = connect(new, "rwc")
            try:
                raw(engine).execute("PRAGMA synchronous=EXTRA")
                with engine.begin() as connection:
                    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")
                    metadata.create_all(connection)
                    fill_stamp(connection)
                    fill(connection)
            finally:
                let_go(engine)
            _settle_first(new, path)


@contextmanager
def beside(path: Path) -> Generator[Path]:
    """A hidden name in the same folder; what is still there at the end is removed."""
    name = path.with_name(f".{new_id()[:12]}.part")
    try:
        yield name
    finally:
        for companion in ("", *_COMPANIONS):
            with suppress(OSError):
                _companion(name, companion).unlink(missing_ok=True)


def settle(new: Path, path: Path) -> None:
    """Let a finished file take the place of another in one move, for good."""
    if path.exists():
        shutil.copymode(path, new)
    _clear_companions(path)
    new.replace(path)
    sync_folder(path)


def copy(engine: Engine, source: Path, path: Path) -> None:
    """Write an open document to another file, replacing in one move what is there; raises NotWritable."""
    with making(path):
        if path.exists():
            if identity(path) == identity(source):
                raise failures.taken(path)
            _must_be_free(path)
        with beside(path) as new:
            target = sqlite3.connect(new)
            try:
                raw(engine).backup(target)
            finally:
                target.close()
            settle(new, path)


def _must_be_free(path: Path) -> None:
    # Another café that is open elsewhere would go on in a file that nobody finds any more.
    try:
        look(path)
    except CafeError:
        return
    engine = connect(path, "rw")
    try:
        take(engine, path)
    finally:
        let_go(engine)


def _settle_first(new: Path, path: Path) -> None:
    _clear_companions(path)
    try:
        os.link(new, path)  # unlike a rename, it never replaces what somebody has put there in the meantime
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(path):
            raise failures.taken(path) from None
        new.rename(path)
    sync_folder(path)


def _clear_companions(path: Path) -> None:
    # A journal left by a former file of that name would be played back into this one.
    for companion in _COMPANIONS:
        _companion(path, companion).unlink(missing_ok=True)


def _companion(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def sync_folder(path: Path) -> None:
    """Let the disk know for good which files are beside this one."""
    if os.name == "nt":
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def look(path: Path) -> int:
    """The format version of a café document, read from its header alone; raises a sentence if it is none."""
    try:
        facts = path.stat()
    except FileNotFoundError:
        raise failures.missing(path) from None
    except (OSError, ValueError) as error:
        raise failures.unreadable(path, getattr(error, "strerror", None) or str(error)) from None
    if not stat.S_ISREG(facts.st_mode):
        raise failures.not_a_cafe(path)
    application, version = _header(path)
    if application != APPLICATION_ID:
        raise failures.not_a_cafe(path)
    if version > FORMAT:
        raise failures.newer(path)
    if version < 1:
        raise failures.damaged(path)
    if facts.st_size > LARGEST:
        raise failures.too_large(path)
    return version


def _header(path: Path) -> tuple[int, int]:
    # By SQLite, though it would be quick by hand: when a program closes a file, POSIX drops all the locks that it has
    # on it, those of an open document too. SQLite knows that. "immutable" takes no lock and touches no journal.
    try:
        connection = sqlite3.connect(f"{_address(path, 'ro')}&immutable=1", uri=True)
        try:
            application, version = (
                connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version")
            )
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise failures.unreadable(path, str(error)) from error
    except sqlite3.DatabaseError:
        # What SQLite cannot read is no document that is open here: now its bytes may be looked at.
        if _looks_like_ours(path):
            raise failures.damaged(path) from None
        return 0, 0
    return application, version


def _looks_like_ours(path: Path) -> bool:
    # https://www.sqlite.org/fileformat2.html#the_database_header
    with speaking(path), path.open("rb") as file:
        head = file.read(100)
    return head.startswith(b"SQLite format 3\x00") and head[68:72] == APPLICATION_ID.to_bytes(4, "big")


def _address(path: Path, access: Access) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={access}"


def take(engine: Engine, path: Path) -> None:
    """Take the file for this program alone: who opens second hears it at once, not at the first edit."""
    with speaking(path):
        # SQLite would open a read-only file without a word, and then begin to write as if it could.
        if not (_may_write(path) and _may_write(path.parent)):
            raise failures.read_only(path)
        with engine.begin():
            pass


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def identity(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to now, or None if to none: a file that was moved away is still written otherwise."""
    try:
        facts = path.stat()
    except (OSError, ValueError):
        return None
    return facts.st_dev, facts.st_ino


def recover(path: Path) -> None:
    """Let SQLite take back what a crash left half done, which it cannot do on a file that is only read."""
    journal = _companion(path, "-journal")
    with suppress(Exception):
        if journal.stat().st_size:
            engine = connect(path, "rw")
            try:
                with engine.begin():
                    pass
            finally:
                let_go(engine)
