"""A JSON list of objects as a sheet, so that what was written as JSON can be read again like a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, cast

from worldcafe.domain.errors import BadInput
from worldcafe.domain.text import keepable
from worldcafe.exchange.sheet import ROW_LIMIT, Sheet, refuse_if_large
from worldcafe.language import mark


def read_objects(path: Path) -> Sheet:
    """The objects of a JSON file as rows below their names; the first object is row 1, null is an empty cell.

    Raises BadInput with a sentence for anything but a list of objects with plain values.
    """
    found = _parsed(path)
    if not isinstance(found, list) or not found:
        raise _no_list(path)
    objects: list[dict[str, object]] = []
    for one in cast("list[object]", found):
        if not isinstance(one, dict):
            raise _no_list(path)
        objects.append(cast("dict[str, object]", one))
    if len(objects) > ROW_LIMIT:
        raise BadInput(
            mark("“{name}” has more than {limit} objects; that is too many."), name=path.name, limit=ROW_LIMIT
        )
    names = tuple(dict.fromkeys(name for one in objects for name in one))
    if not names:
        raise _no_list(path)
    rows = (tuple(_text(path, one.get(name)) for name in names) for one in objects)
    return Sheet((tuple(map(keepable, names)), *rows), first_row_number=0, kind="json")


def _parsed(path: Path) -> object:
    try:
        refuse_if_large(path.stat().st_size)
        return cast("object", json.loads(path.read_bytes().decode("utf-8-sig")))
    except FileNotFoundError:
        raise BadInput(
            mark("There is no file “{name}”. It may have been moved or renamed."), name=path.name
        ) from None
    except OSError:
        raise BadInput(
            mark("“{name}” cannot be read. Copy it to this computer and try again."), name=path.name
        ) from None
    except (ValueError, RecursionError):
        raise _no_list(path) from None


def _no_list(path: Path) -> BadInput:
    return BadInput(
        mark("“{name}” is no JSON list of objects, such as [{example}]."),
        name=path.name,
        example=_EXAMPLE,
    )


_EXAMPLE: Final = '{"table": 1, "round": 1, "kind": "barrier", "text": "…"}'


def _text(path: Path, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float):
        return keepable(str(value))
    raise _no_list(path)
