"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path
from typing import Final

from worldcafe.domain.errors import NotWritable
from worldcafe.language import mark

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHOWN: Final = 60
"""Characters of a name that a sentence repeats."""


def save(path: Path, data: bytes, *, make_folder: bool = False) -> None:
    """Write `data` under a temporary name beside `path`, then give it the name.

    What was there before stays until the last moment; `make_folder` makes the folder, but none above it. Raises
    `NotWritable` with a sentence for a full disk, a folder that is missing or may not be written, a name that is
    too long, and any other trouble.
    """
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    if make_folder:
        _make_folder(path.parent)
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except (OSError, ValueError) as error:
        raise not_writable(error, path) from None
    finally:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise NotWritable(
            mark("“{name}” is a file, not a folder. Nothing was changed; choose another folder."),
            name=_short(folder.name),
        ) from None
    except (OSError, ValueError) as error:
        raise not_writable(error, folder) from None


def not_writable(error: OSError | ValueError, path: Path) -> NotWritable:
    """The sentence for a file that could not be written: what happened, what was kept, what to do."""
    number = error.errno if isinstance(error, OSError) else None
    name, folder = _short(path.name), _short(path.parent.name or str(path.parent))
    if number in _FULL:
        return NotWritable(
            mark(
                "The disk is full, so “{name}” was not written. Nothing was lost; free some space or take another disk."
            ),
            name=name,
        )
    # Some file systems, such as /proc, answer that there is no such thing where they take no new file.
    is_there = path.parent.is_dir()
    if number in (errno.ENOENT, errno.ENOTDIR, errno.EEXIST) and not is_there:
        return NotWritable(
            mark(
                "There is no folder “{folder}” to write “{name}” to. Nothing was lost; choose another folder."
            ),
            folder=folder,
            name=name,
        )
    if number in (errno.EACCES, errno.EPERM, errno.EROFS) or (number == errno.ENOENT and is_there):
        return NotWritable(
            mark(
                "“{name}” may not be written in “{folder}”. Nothing was lost; close it if it is open elsewhere, "
                "or choose another folder."
            ),
            name=name,
            folder=folder,
        )
    if number == errno.EISDIR:
        return NotWritable(mark("“{name}” is a folder. Nothing was changed; choose another name."), name=name)
    return NotWritable(
        mark("“{name}” could not be written. Nothing was lost; choose another name or folder."), name=name
    )


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
