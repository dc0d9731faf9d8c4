"""The café document: open it, read it as one value, edit it, take edits back, and hear what changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Final, Self

from sqlalchemy import Engine

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.domain.event import Event
from worldcafe.domain.identity import new_id
from worldcafe.domain.notes import Revision
from worldcafe.language import mark
from worldcafe.store import failures, sqlite_file
from worldcafe.store.checks import Finding, findings_in
from worldcafe.store.contents import read_cafe, write_step
from worldcafe.store.failures import speaking
from worldcafe.store.migrate import bring_up_to_date
from worldcafe.store.recorder import Image, Step, Writer, check_unchanged, moved
from worldcafe.store.rows import SHELF_OF
from worldcafe.store.soundness import check_sound, guarded, our_shape

Listener = Callable[[Changes], None]

MOST_UNDO: Final = 500
"""How many edits can be taken back; the oldest are forgotten, so that a long day does not fill the memory."""


class Document:
    """One café and its file. Reading is free of SQL: `cafe` is a value; every write goes through `edit`.

    May be used from several threads; edits wait for one another. Listeners are called in the thread that edited.
    """

    def __init__(self, path: Path, engine: Engine, cafe: Cafe, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.device = new_id()
        self._engine = engine
        self._file = sqlite_file.identity(path)
        self._cafe = cafe
        self._copied: Cafe | None = None
        self._done: deque[Step] = deque(maxlen=MOST_UNDO)
        self._undone: deque[Step] = deque(maxlen=MOST_UNDO)
        self._listeners: list[Listener] = []
        self._lock = RLock()
        self._editing = False
        self._closed = False
        self.appended: list[Callable[[Sequence[Revision]], None]] = []
        """Called with the revisions of each edit after they are kept: the safety copy listens here."""

    @classmethod
    def create(cls, path: Path, event: Event, values: Sequence[object] = ()) -> Self:
        """A new document with its event and first values (kinds, roles, tables, ...).

        Raises NotWritable if the path is taken or cannot be written; then nothing is left behind.
        """
        path = Path(path)
        writer = Writer(Cafe(event), new_id())
        writer.put_all(values)
        step = Step("", (Image(SHELF_OF[Event], event.id, None, event), *writer.step("").images))
        sqlite_file.make(path, lambda connection: write_step(connection, step, path))
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a document: checked before it is trusted, migrated on a copy if it is old.

        Raises Missing, NotACafe, Damaged, TooLarge (bad input), Newer, Locked or ReadOnly (not writable);
        none of them changes the file.
        """
        path = Path(path)
        bring_up_to_date(path, sqlite_file.look(path), read_only=read_only)
        if read_only:
            sqlite_file.recover(path)
        engine = sqlite_file.connect(path, "ro" if read_only else "rw")
        try:
            if not read_only:
                sqlite_file.take(engine, path)
            with speaking(path), guarded(engine, path):
                check_sound(engine, path, our_shape())
                cafe = read_cafe(engine, path)
        except BaseException:
            sqlite_file.let_go(engine, read_only=read_only)
            raise
        return cls(path, engine, cafe, read_only=read_only)

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self._cafe

    @contextmanager
    def edit(self, label: str, origin: object = None) -> Generator[Writer]:
        """One edit: all of it is kept at the end of the block, or none of it when anything fails.

        `label` is what the Undo menu will call it. Raises NotWritable for a full, locked or read-only disk.
        """
        with self._lock:
            if self.read_only:
                raise self._only_read()
            self._must_be_idle()
            writer = Writer(self._cafe, self.device)
            self._editing = True
            try:
                yield writer
                step = writer.step(label)
            finally:
                self._editing = False
                writer.close()
            if step.images:
                self._apply(step)
                self._remember(step)
        if step.images:
            self._tell(step, origin)

    def undo(self, origin: object = None) -> bool:
        """Take the last edit back; False if there is none. Raises EditRefused if its values changed since."""
        return self._replay(self._done, self._undone, origin)

    def redo(self, origin: object = None) -> bool:
        """Do again what was taken back; False if there is nothing."""
        return self._replay(self._undone, self._done, origin)

    @property
    def undo_label(self) -> str | None:
        """The name of the edit that undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """The name of the edit that redo would do again, or None."""
        return self._undone[-1].label if self._undone else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear of every change; returns what ends it."""
        self._listeners.append(listener)

        def end() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return end

    @property
    def in_place(self) -> bool:
        """Whether the file is where it was opened: nobody has moved, replaced or deleted it."""
        return self._file is not None and sqlite_file.identity(self.path) == self._file

    @property
    def only_here(self) -> bool:
        """Whether the café would be gone if it were closed now: its file is astray, and there is no copy of it."""
        return not (self._closed or self.in_place or self._copied is self._cafe)

    def save_copy(self, path: Path) -> None:
        """Write the whole document to another file, replacing it in one move; raises NotWritable."""
        path = Path(path)
        with self._lock:
            sqlite_file.copy(self._engine, self.path, path)
            self._copied = self._cafe

    def check(self) -> list[Finding]:
        """What is not as it should be in the document, the gravest first; nothing for a sound one."""
        with self._lock:
            return findings_in(self._engine, self._cafe)

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        with self._lock:
            if not self._closed:
                self._closed = True
                # Beside a file that took this one's place lies that file's journal, not ours.
                sqlite_file.let_go(self._engine, read_only=self.read_only or not self.in_place)
                sqlite_file.sweep(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _only_read(self) -> failures.ReadOnly:
        return failures.ReadOnly(
            mark("“{name}” is open for reading only. Nothing was changed. Save a copy and go on there."),
            name=self.path.name,
        )

    def _must_be_idle(self) -> None:
        if self._editing:
            raise RuntimeError("an edit inside of an edit")

    def _replay(self, source: deque[Step], target: deque[Step], origin: object) -> bool:
        with self._lock:
            self._must_be_idle()
            if not source:
                return False
            back = source[-1].backwards()
            check_unchanged(self._cafe, back)
            self._apply(back)
            source.pop()
            target.append(back)
        self._tell(back, origin)
        return True

    def _remember(self, step: Step) -> None:
        mine = step.undoable()
        if mine.images:
            self._done.append(mine)
            self._undone.clear()

    def _apply(self, step: Step) -> None:
        after = moved(self._cafe, step)
        if not self.in_place:
            # The system would go on writing into a file that nobody finds any more.
            raise failures.astray(self.path)
        with speaking(self.path), self._engine.begin() as connection:
            write_step(connection, step, self.path)
        self._cafe = after

    def _tell(self, step: Step, origin: object) -> None:
        fresh = [i.after for i in step.images if i.shelf.kind is Revision]
        changes = step.changes(origin)
        # Everybody hears of it, the safety copy first, even when one of them fails; the failure comes out last.
        with ExitStack() as calls:
            for listener in reversed(self._listeners):
                calls.callback(listener, changes)
            if fresh:
                for keep in reversed(self.appended):
                    calls.callback(keep, fresh)
