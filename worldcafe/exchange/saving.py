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


def save(path: Path, data: bytes) -> None:
    """Write `data` under a temporary name beside `path`, then give it the name.

    What was there before stays until the last moment. Raises `NotWritable` with a sentence for a full disk, a
    folder that is missing or may not be written, and any other trouble.
    """
    beside = path.with_name(f".{path.name[:80]}.{secrets.token_hex(4)}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except (OSError, ValueError) as error:
        raise _not_writable(error, path) from None
    finally:
        with contextlib.suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)


def _not_writable(error: OSError | ValueError, path: Path) -> NotWritable:
    number = error.errno if isinstance(error, OSError) else None
    name, folder = path.name, path.parent.name or str(path.parent)
    if number in _FULL:
        return NotWritable(
            mark(
                "The disk is full, so “{name}” was not written. Nothing was lost: make room and save again."
            ),
            name=name,
        )
    if number == errno.ENOENT:
        return NotWritable(
            mark("There is no folder “{folder}” to write “{name}” to."), folder=folder, name=name
        )
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NotWritable(
            mark("“{name}” may not be written in “{folder}”. Close it elsewhere, or choose another folder."),
            name=name,
            folder=folder,
        )
    if number == errno.EISDIR:
        return NotWritable(mark("“{name}” is a folder. Choose another name."), name=name)
    return NotWritable(mark("“{name}” could not be written. Choose another name or folder."), name=name)
