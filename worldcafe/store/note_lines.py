"""Notes as lines of JSON: the form of the safety copy, and of the bundle that travels on a stick.

A line is ``{"revision": {...}, "sha256": "..."}`` or ``{"erased": {...}, "sha256": "..."}``; the sum is over the JSON
of what it says. A bundle ends with ``{"count": n, "sha256": "..."}`` over all lines before it, so that a cut one is
recognised, and its whole lines are still good.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from worldcafe.domain.notes import Erased, Revision, digest, facts_of
from worldcafe.store.rows import revision_from

NoteValue = Revision | Erased
"""What travels: a revision, or the word that a note was erased."""

LONGEST_LINE: Final = 256 << 10
"""Bytes of the longest line that is read; the longest note with all its extras is far below."""


@dataclass(frozen=True, slots=True)
class NoteLines:
    """What was read: the values of all whole lines, how many lines were not whole, and whether the end was there."""

    values: tuple[NoteValue, ...]
    broken: int
    complete: bool


def line_of(value: NoteValue) -> str:
    """A value as one line, without the line's end."""
    return _summed(
        {"revision": facts_of(value)} if isinstance(value, Revision) else {"erased": _erased(value)}
    )


def bundle_of(values: Iterable[NoteValue]) -> bytes:
    """A whole bundle: a line for each value, and the closing line."""
    lines = [line_of(value).encode() + b"\n" for value in values]
    closing = {"count": len(lines), "sha256": hashlib.sha256(b"".join(lines)).hexdigest()}
    return b"".join(lines) + _json(closing).encode() + b"\n"


def read_lines(content: bytes) -> NoteLines:
    """Read a safety copy or a bundle, of which any part may be missing or damaged."""
    values: list[NoteValue] = []
    broken = 0
    complete = False
    read = hashlib.sha256()
    for line in content.splitlines(keepends=True):
        found = _value_of(line)
        if found is not None:
            values.append(found)
        elif _closes(line, len(values) + broken, read.hexdigest()):
            complete = not broken
        elif line.strip():
            broken += 1
        read.update(line)
    return NoteLines(tuple(values), broken, complete)


def _value_of(line: bytes) -> NoteValue | None:
    if len(line) > LONGEST_LINE:
        return None
    try:
        facts = json.loads(line)
        said = facts.pop("sha256")
        if _sum(facts) != said:
            return None
        ((what, fact),) = facts.items()
        return _revision(fact) if what == "revision" else Erased(str(fact["id"]), str(fact["at"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _revision(facts: dict[str, Any]) -> Revision | None:
    revision = revision_from(facts)
    return revision if digest(revision) == revision.digest else None


def _closes(line: bytes, count: int, total: str) -> bool:
    try:
        return bool(json.loads(line) == {"count": count, "sha256": total})
    except (ValueError, RecursionError):
        return False


def _erased(value: Erased) -> dict[str, str]:
    return {"id": value.id, "at": value.at}


def _summed(facts: dict[str, Any]) -> str:
    return _json({**facts, "sha256": _sum(facts)})


def _sum(facts: dict[str, Any]) -> str:
    return hashlib.sha256(_json(facts).encode()).hexdigest()


def _json(facts: dict[str, Any]) -> str:
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
