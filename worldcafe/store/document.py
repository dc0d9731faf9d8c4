"""The café document: open it, read it as one value, edit it, take edits back, and hear what changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from threading import RLock
from typing import Any, Self

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.domain.errors import NotWritable
from worldcafe.domain.event import Event
from worldcafe.domain.identity import new_id
from worldcafe.domain.notes import Revision
from worldcafe.language import mark
from worldcafe.store import sqlite_file
from worldcafe.store.recorder import Image, Step, Writer, check_unchanged, moved
from worldcafe.store.rows import SHELVES, Shelf

Listener = Callable[[Changes], None]


class Document:
    """One café and its file. Reading is free of SQL: `cafe` is a value; every write goes through `edit`.

    May be used from several threads; edits wait for one another. Listeners are called in the thread that edited.
    """

    def __init__(self, path: Path, engine: Engine, cafe: Cafe, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.device = new_id()
        self._engine = engine
        self._cafe = cafe
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._listeners: list[Listener] = []
        self._lock = RLock()
        self._editing = False
        self.appended: list[Callable[[Sequence[Revision]], None]] = []
        """Called with the revisions of each edit after they are kept: the safety copy listens here."""

    @classmethod
    def create(cls, path: Path, event: Event, values: Sequence[object] = ()) -> Self:
        """A new document with its event and first values (kinds, roles, tables, ...).

        Raises NotWritable if the path is taken or cannot be written; then nothing is left behind.
        """
        path = Path(path)
        if path.exists():
            raise NotWritable(mark("There is already a file “{name}”. Choose another name."), name=path.name)
        try:
            engine = sqlite_file.make(path)
            try:
                document = cls(path, engine, Cafe(event))
                writer = Writer(Cafe(event), document.device)
                writer.put_all(values)
                document._apply(Step("", (Image(SHELVES[0], event.id, None, event), *writer.step("").images)))
            except BaseException:
                engine.dispose()
                raise
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return document

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open a document: checked before it is trusted, migrated on a copy if it is old.

        Raises Missing, NotACafe, Damaged (bad input), Newer, Locked or ReadOnly (not writable).
        """
        from worldcafe.store.migrate import bring_up_to_date

        path = Path(path)
        bring_up_to_date(path, sqlite_file.look(path))
        engine = sqlite_file.connect(path, read_only=read_only)
        try:
            with sqlite_file.speaking(path):
                if not read_only:
                    with engine.begin():
                        pass  # takes the lock now: who opens second hears it at once, not at the first edit
                sqlite_file.check_sound(engine, path)
                return cls(path, engine, _read(engine, path), read_only=read_only)
        except BaseException:
            engine.dispose()
            raise

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self._cafe

    @contextmanager
    def edit(self, label: str, origin: object = None) -> Iterator[Writer]:
        """One edit: all of it is kept at the end of the block, or none of it when anything fails.

        `label` is what the Undo menu will call it. Raises NotWritable for a full, locked or read-only disk.
        """
        with self._lock:
            if self.read_only:
                raise sqlite_file.ReadOnly(
                    mark("“{name}” is open for reading only. Save a copy and go on there."), name=self.path.name
                )
            if self._editing:
                raise RuntimeError("an edit inside of an edit")
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

    def save_copy(self, path: Path) -> None:
        """Write the whole document to another file, replacing it in one move; raises NotWritable."""
        beside = path.with_name(f".{path.name}.{new_id()[:8]}")
        with self._lock, sqlite_file.speaking(path):
            try:
                target = sqlite3.connect(beside)
                try:
                    self._raw().backup(target)
                finally:
                    target.close()
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file. May be called twice."""
        with self._lock:
            self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _replay(self, source: list[Step], target: list[Step], origin: object) -> bool:
        with self._lock:
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
        with sqlite_file.speaking(self.path), self._engine.begin() as connection:
            for shelf, images in groupby(step.images, key=lambda image: image.shelf):
                _write(connection, shelf, list(images))
        self._cafe = moved(self._cafe, step)

    def _tell(self, step: Step, origin: object) -> None:
        fresh = [i.after for i in step.images if i.shelf.kind is Revision]
        if fresh:
            for keep in self.appended:
                keep(fresh)
        changes = step.changes(origin)
        for listener in list(self._listeners):
            listener(changes)

    def _raw(self) -> sqlite3.Connection:
        with self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            return raw


def _read(engine: Engine, path: Path) -> Cafe:
    places: dict[str, Any] = {}
    with engine.connect() as connection:
        for shelf in SHELVES:
            rows = connection.execute(select(*(shelf.table.c[name] for name in shelf.columns)))
            try:
                values = [shelf.value(tuple(row)) for row in rows]
            except (ValueError, TypeError, AttributeError) as error:
                raise sqlite_file.damaged(path) from error
            places[shelf.place] = {shelf.key(value): value for value in values}
    events = list(places.pop("").values())
    if len(events) != 1:
        raise sqlite_file.damaged(path)
    return Cafe(events[0], **places)


def _write(connection: Connection, shelf: Shelf[Any], images: list[Image]) -> None:
    gone = [shelf.row(i.before) for i in images if i.after is None]
    new = [shelf.row(i.after) for i in images if i.before is None]
    changed = [shelf.row(i.after) for i in images if i.before is not None and i.after is not None]
    same_key = [shelf.table.c[name] == bindparam(f"key_{name}") for name in shelf.key_columns]
    others = [name for name in shelf.columns if name not in shelf.key_columns]
    if gone:
        _many(connection, delete(shelf.table).where(*same_key), shelf, gone)
    if changed:
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in others}
        _many(connection, update(shelf.table).where(*same_key).values(values), shelf, changed)
    if new:
        _many(connection, insert(shelf.table), shelf, new)


def _many(connection: Connection, statement: Any, shelf: Shelf[Any], rows: list[tuple[Any, ...]]) -> None:
    # Compiled once and handed to the driver whole: ten thousand people cost little more than executemany itself.
    compiled = statement.compile(dialect=connection.dialect, column_keys=_names(statement, shelf))
    at = {name: position for position, name in enumerate(shelf.columns)}
    names = compiled.positiontup or list(compiled.params)
    wanted = [at[name.removeprefix("key_").removeprefix("new_")] for name in names]
    if compiled.positional:
        connection.exec_driver_sql(str(compiled), [tuple(row[i] for i in wanted) for row in rows])
    else:
        connection.exec_driver_sql(
            str(compiled), [{name: row[i] for name, i in zip(names, wanted, strict=True)} for row in rows]
        )


def _names(statement: Any, shelf: Shelf[Any]) -> list[str] | None:
    return list(shelf.columns) if statement.is_insert else None
