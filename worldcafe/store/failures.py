"""What can go wrong with a document's file, each in a sentence: what happened, what was kept, what to do."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from worldcafe.domain.errors import BadInput, CafeError, EditRefused, NotWritable
from worldcafe.language import mark
from worldcafe.saving import not_writable

# SQLite's codes with the extension masked off: https://www.sqlite.org/rescode.html
_EXTENDED: Final = 0xFF
_LOCKED: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL: Final = {sqlite3.SQLITE_FULL}
_READ_ONLY: Final = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
}
_DISK: Final = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_NOLFS}


class Locked(NotWritable):
    """Somebody has the café open."""

    code = "locked"


class ReadOnly(NotWritable):
    """The file or its folder may not be written."""

    code = "read-only"


class DiskFull(NotWritable):
    """There is no room for the edit."""

    code = "disk-full"


class DiskFails(NotWritable):
    """The disk does not do what it is asked to: pulled out, worn out, or out of reach."""

    code = "disk-fails"


class Astray(NotWritable):
    """The file of an open document was moved, replaced or deleted."""

    code = "astray"


class Taken(NotWritable):
    """There is a file of that name already."""

    code = "taken"


class Newer(NotWritable):
    """The file was made by a newer version of the program."""

    code = "newer"


class Damaged(BadInput):
    """The file is a café document, but what it holds cannot be trusted."""

    code = "damaged"


class TooLarge(BadInput):
    """The file holds more than any café."""

    code = "too-large"


class NotACafe(BadInput):
    """The file is something else."""

    code = "not-a-cafe"


class Missing(BadInput):
    """There is no such file."""

    code = "missing"


def locked(path: Path) -> Locked:
    """The sentence for a document that another window or program has open."""
    return Locked(
        mark(
            "“{name}” is open in another window or program. Close it there and try again; nothing was changed."
        ),
        name=path.name,
    )


def read_only(path: Path) -> ReadOnly:
    """The sentence for a file or folder that may not be written."""
    return ReadOnly(
        mark(
            "“{name}” cannot be written: the file or its folder is read-only. Nothing was changed. "
            "Save a copy in a folder of your own and go on there."
        ),
        name=path.name,
    )


def astray(path: Path) -> Astray:
    """The sentence for an open document whose file is not where it was."""
    return Astray(
        mark(
            "“{name}” was moved, replaced or deleted while it was open, so this change was not kept. What was kept "
            "before is still in this window; put the file back, or save a copy and go on there."
        ),
        name=path.name,
    )


def disk_full(path: Path) -> DiskFull:
    """The sentence for a disk without room."""
    return DiskFull(
        mark("The disk is full. “{name}” is as it was before; free some space and do it again."),
        name=path.name,
    )


def disk_fails(path: Path, reason: str) -> DiskFails:
    """The sentence for a disk that answers with an error."""
    return DiskFails(
        mark(
            "“{name}” could not be written ({reason}). What was kept before is still there; "
            "see that the disk is connected and do it again, or save a copy elsewhere."
        ),
        name=path.name,
        reason=reason,
    )


def taken(path: Path) -> Taken:
    """The sentence for a name that is in use."""
    return Taken(
        mark("There is already a file “{name}”. Nothing was changed. Choose another name."), name=path.name
    )


def newer(path: Path) -> Newer:
    """The sentence for a document of a format that this program does not know yet."""
    return Newer(
        mark(
            "“{name}” was made by a newer version of World Café. Nothing was changed; update the program to open it."
        ),
        name=path.name,
    )


def damaged(path: Path) -> Damaged:
    """The sentence for a document that cannot be trusted."""
    return Damaged(
        mark(
            "“{name}” is damaged and was not opened. The file was left as it is; open a copy or a backup of it, "
            "or start a new café and bring the notes back from the safety copy."
        ),
        name=path.name,
    )


def too_large(path: Path) -> TooLarge:
    """The sentence for a file that is too big to be a café."""
    return TooLarge(
        mark(
            "“{name}” holds more than a café can have and was not opened. The file was left as it is; "
            "open a backup of it."
        ),
        name=path.name,
    )


def not_a_cafe(path: Path) -> NotACafe:
    """The sentence for a file that is something else."""
    return NotACafe(
        mark(
            "“{name}” is not a World Café document and was left as it is. A list of people is brought in with Import; "
            "a document has a name that ends in .cafe."
        ),
        name=path.name,
    )


def missing(path: Path) -> Missing:
    """The sentence for a file that is not there."""
    return Missing(
        mark(
            "There is no file “{name}” here. Look whether it is called otherwise or was moved, or open another."
        ),
        name=path.name,
    )


def unreadable(path: Path, reason: str) -> BadInput:
    """The sentence for a file that the system does not let us read."""
    if os.path.exists(path) and not os.access(
        path, os.R_OK, effective_ids=os.access in os.supports_effective_ids
    ):
        return BadInput(
            mark(
                "You may not read “{name}”. Nothing was changed; ask whoever owns the file, or open a copy."
            ),
            name=path.name,
        )
    return BadInput(
        mark(
            "“{name}” cannot be read ({reason}). Nothing was changed; copy it to this computer and try again."
        ),
        name=path.name,
        reason=reason,
    )


def dangling() -> EditRefused:
    """The sentence for an edit that would leave something pointing at what is not there."""
    return EditRefused(
        mark("This would refer to something that is not in the café (any more). Nothing was changed.")
    )


def unkeepable() -> EditRefused:
    """The sentence for text or numbers that no document can hold."""
    return EditRefused(
        mark(
            "There is a character or a number in this that cannot be kept. Nothing was changed. Type it anew."
        )
    )


@contextmanager
def speaking(path: Path) -> Generator[None]:
    """Turn what SQLite or the system says about the file into a sentence for the person."""
    try:
        yield
    except DBAPIError as error:
        raise _said_by_sqlite(error.orig, path) from error
    except sqlite3.Error as error:
        raise _said_by_sqlite(error, path) from error
    except (UnicodeError, OverflowError) as error:
        raise unkeepable() from error
    except OSError as error:
        raise said_by_system(error, path) from error


@contextmanager
def making(path: Path) -> Generator[None]:
    """Like `speaking`, for a document or a copy that is being made: nothing of it is "as it was before"."""
    try:
        with speaking(path):
            yield
    except DiskFull as error:
        said = not_writable(OSError(errno.ENOSPC, ""), path)
        raise DiskFull(said.message, **said.values) from error
    except ReadOnly as error:
        said = not_writable(OSError(errno.EACCES if path.parent.is_dir() else errno.ENOENT, ""), path)
        raise ReadOnly(said.message, **said.values) from error


def _said_by_sqlite(error: BaseException | None, path: Path) -> CafeError:
    code = getattr(error, "sqlite_errorcode", 0) & _EXTENDED
    if code == sqlite3.SQLITE_CONSTRAINT:
        return dangling()
    if code in _LOCKED:
        return locked(path)
    if code in _FULL:
        return disk_full(path)
    if code in _READ_ONLY:
        return read_only(path)
    if code in _DISK:
        return disk_fails(path, str(error))
    return damaged(path)


def said_by_system(error: OSError, path: Path) -> CafeError:
    """The sentence for an error of the operating system about a file that is written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return read_only(path)
    if error.errno == errno.EEXIST:
        return taken(path)
    return disk_fails(path, error.strerror or str(error))
