"""What other people's programs get: a plan or a curve as JSON, tables counted from 1."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from worldcafe.saving import save


def seats_out(seats: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """Seats [round][person] of tables from 0 and -1 as tables from 1 and None."""
    return [[table + 1 if table >= 0 else None for table in row] for row in seats]


def write_json(path: Path, facts: Mapping[str, object], *, indent: int | None = None) -> None:
    """Write one object, whole or not at all, indented for people if asked; raises NotWritable."""
    save(path, (json.dumps(facts, ensure_ascii=False, indent=indent) + "\n").encode())
