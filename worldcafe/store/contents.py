"""What a document holds, in and out of its file: the whole café as one value, and a step as one transaction."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, select, update

from worldcafe.domain.cafe import Cafe
from worldcafe.store import failures
from worldcafe.store.failures import speaking
from worldcafe.store.recorder import Image, Step
from worldcafe.store.rows import SHELVES, Shelf


def read_cafe(engine: Engine, path: Path) -> Cafe:
    """The café of a checked file; raises Damaged if a row cannot be what it should be."""
    places: dict[str, Any] = {}
    with speaking(path), engine.connect() as connection:
        for shelf in SHELVES:
            rows = connection.execute(select(*(shelf.table.c[name] for name in shelf.columns)))
            try:
                values = [shelf.value(tuple(row)) for row in rows]
            except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
                raise failures.damaged(path) from error
            places[shelf.place] = {shelf.key(value): value for value in values}
    events = list(places.pop("").values())
    if len(events) != 1:
        raise failures.damaged(path)
    return Cafe(events[0], **places)


def write_step(connection: Connection, step: Step, path: Path) -> None:
    """Write what a step changed; raises Damaged if the file does not hold what it changes."""
    for shelf, images in groupby(step.images, key=lambda image: image.shelf):
        _write(connection, shelf, list(images), path)


def _write(connection: Connection, shelf: Shelf[Any], images: list[Image], path: Path) -> None:
    gone = shelf.rows(i.before for i in images if i.after is None)
    new = shelf.rows(i.after for i in images if i.before is None)
    changed = shelf.rows(i.after for i in images if i.before is not None and i.after is not None)
    same_key = [shelf.table.c[name] == bindparam(f"key_{name}") for name in shelf.key_columns]
    others: dict[str, Any] = {
        name: bindparam(f"new_{name}") for name in shelf.columns if name not in shelf.key_columns
    }
    done = 0
    if gone:
        done += _many(connection, delete(shelf.table).where(*same_key), shelf, gone)
    if changed:
        done += _many(connection, update(shelf.table).where(*same_key).values(others), shelf, changed)
    if new:
        done += _many(connection, insert(shelf.table), shelf, new)
    if done != len(images):
        raise failures.damaged(path)


def _many(connection: Connection, statement: Any, shelf: Shelf[Any], rows: list[tuple[Any, ...]]) -> int:
    # Compiled once and handed to the driver whole: ten thousand people cost little more than executemany itself.
    columns = list(shelf.columns) if statement.is_insert else None
    compiled = statement.compile(dialect=connection.dialect, column_keys=columns)
    at = {name: position for position, name in enumerate(shelf.columns)}
    names = compiled.positiontup or list(compiled.params)
    wanted = [at[name.removeprefix("key_").removeprefix("new_")] for name in names]
    values: Any
    if not compiled.positional:
        values = [{name: row[i] for name, i in zip(names, wanted, strict=True)} for row in rows]
    elif wanted == list(range(len(shelf.columns))):
        values = rows
    else:
        values = [tuple(row[i] for i in wanted) for row in rows]
    return connection.exec_driver_sql(str(compiled), values).rowcount
