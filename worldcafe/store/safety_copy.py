"""The second, dumb copy of every note: a line of text for each revision, in a folder apart from the document."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from worldcafe.domain.errors import CafeError, NotWritable
from worldcafe.domain.notes import Revision
from worldcafe.language import mark
from worldcafe.store.document import Document
from worldcafe.store.note_lines import NoteLines, NoteValue, line_of, read_lines
from worldcafe.store.sqlite_file import sync_folder

ENDING = ".notes"


class SafetyCopyFails(NotWritable):
    """The second copy of a note could not be written; the note itself is kept in the document."""

    code = "safety-copy"


class SafetyCopy:
    """The notes of one café in one file, each on the disk before `keep` returns.

    `folder` is the application's own (never the document's), `cafe` the id of the café's event. `report` hears of a
    failure, once until it works again; a note is never lost for it, and what is missing is written with the next.
    May be used from several threads.
    """

    def __init__(self, folder: Path, cafe: str, report: Callable[[CafeError], None]) -> None:
        self.path = folder / f"{cafe}{ENDING}"
        self._report = report
        self._waiting: list[Revision] = []
        self._failing = False
        self._lock = Lock()

    def keep(self, revisions: Sequence[Revision]) -> None:
        """Write a line for each revision."""
        with self._lock:
            self._waiting.extend(revisions)
            try:
                self._append("".join(f"{line_of(revision)}\n" for revision in self._waiting))
            except OSError as error:
                known, self._failing = self._failing, True
                failure = _said(error)
            else:
                self._waiting.clear()
                self._failing = False
                return
        if not known:
            self._report(failure)

    def keep_missing(self, revisions: Iterable[Revision]) -> None:
        """Write those revisions that have no whole line yet, such as those of a document that came from elsewhere."""
        known = {value.id for value in self.read().values}
        missing = [revision for revision in revisions if revision.id not in known]
        if missing:
            self.keep(missing)

    def read(self) -> NoteLines:
        """Everything that is whole in the copy; nothing if there is none. Raises OSError for a disk that fails."""
        with suppress(FileNotFoundError):
            return read_lines(self.path.read_bytes())
        return NoteLines((), 0, complete=False)

    def rewrite(self, values: Iterable[NoteValue]) -> None:
        """Let the copy hold these values and nothing else: what was erased leaves no line behind. Raises OSError."""
        with self._lock:
            new = self.path.with_suffix(".part")
            try:
                _write(new, "".join(f"{line_of(value)}\n" for value in values), os.O_TRUNC)
                new.replace(self.path)
                sync_folder(self.path)
            finally:
                new.unlink(missing_ok=True)

    def _append(self, lines: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        first = not self.path.exists()
        # After a crash the last line may be cut: the next one begins afresh, so that only the cut one is broken.
        _write(self.path, lines if _ends_whole(self.path) else f"\n{lines}", os.O_APPEND)
        if first:
            sync_folder(self.path)


def attach(document: Document, folder: Path, report: Callable[[CafeError], None]) -> SafetyCopy:
    """Give a document its safety copy: what it has now is there when this returns, what comes is added."""
    copy = SafetyCopy(folder, document.cafe.event.id, report)
    document.appended.append(copy.keep)
    try:
        copy.keep_missing(document.cafe.revisions.values())
    except OSError:
        copy.keep(tuple(document.cafe.revisions.values()))
    return copy


def _said(error: OSError) -> SafetyCopyFails:
    return SafetyCopyFails(
        mark(
            "The second copy of the notes cannot be written ({reason}). The notes are kept in the document all the "
            "same; save a copy of it on another disk now and then."
        ),
        reason=error.strerror or str(error),
    )


def _write(path: Path, lines: str, how: int) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    try:
        left = lines.encode()
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def _ends_whole(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read(1) == b"\n"
    except OSError:  # empty, or not there yet
        return True
