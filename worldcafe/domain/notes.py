"""Notes as chains of immutable revisions, and how they are read: what stands, and what is in conflict.

A set of revisions merges with another by set union; causality is in `parents` and never in clocks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Final, Literal

Shape = Literal["triangle", "disc", "diamond", "square", "ring", "quote", "none"]

LONGEST: Final = 8_000
"""The longest note in characters; longer text makes a report unreasonably slow."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of note: its words, letter, shape and colour (a token of the theme, or #RRGGBB).

    `system` kinds are the table's overview, key message and insights; they are written like notes.
    """

    id: str
    word: str
    plural: str
    letter: str = ""
    shape: Shape = "disc"
    colour: str = "slate"
    position: int = 0
    shown: bool = True
    system: bool = False


@dataclass(frozen=True, slots=True)
class Extras:
    """What a note may carry beside its text. People are named by id where they are known, else by their words."""

    author: str = ""
    author_person: str | None = None
    owner: str = ""
    owner_person: str | None = None
    due: date | None = None
    starred: bool = False
    quoted: str = ""
    quoted_person: str | None = None
    language: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable state of a note.

    `seq` counts from 1 on each device; `clock` is a hybrid logical clock that only sorts (see `tick`);
    `table` is the scope. `digest` is the SHA-256 of all the rest.
    """

    id: str
    note: str
    parents: tuple[str, ...]
    device: str
    seq: int
    clock: str
    table: str
    round: str
    topic: str | None
    kind: str
    text: str
    question: str | None = None
    extras: Extras = field(default_factory=Extras)
    deleted: bool = False
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Erased:
    """A note that was erased for good: its id and when (ISO 8601, UTC). It wins over content for ever."""

    id: str
    at: str


def digest(revision: Revision) -> str:
    """SHA-256 (hexadecimal) over every field of the revision but the digest itself."""
    facts = asdict(revision)
    del facts["digest"]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()


def tick(last: str, now: datetime) -> str:
    """The next reading of a hybrid logical clock: never before `last`, even when the wall clock goes back.

    A reading is "milliseconds since 1970, fifteen digits - counter, five digits"; readings sort as text.
    """
    wall = int(now.timestamp() * 1000)
    seen, count = (int(part) for part in last.split("-")) if last else (0, 0)
    return f"{wall:015d}-00000" if wall > seen else f"{seen:015d}-{count + 1:05d}"


def written_at(clock: str) -> datetime:
    """The moment that a clock reading tells, in UTC."""
    return datetime.fromtimestamp(int(clock.split("-")[0]) / 1000, UTC)


@dataclass(frozen=True, slots=True)
class Note:
    """A note as it stands: its head, the other heads if people changed it apart, and when it was first written."""

    head: Revision
    others: tuple[Revision, ...] = ()
    first_clock: str = ""

    @property
    def id(self) -> str:
        return self.head.note

    @property
    def in_conflict(self) -> bool:
        return bool(self.others)


def heads(revisions: Iterable[Revision]) -> dict[str, list[Revision]]:
    """For each note the revisions that no other one follows, latest clock first."""
    chains: dict[str, list[Revision]] = {}
    followed: set[str] = set()
    for revision in revisions:
        chains.setdefault(revision.note, []).append(revision)
        followed.update(revision.parents)
    return {
        note: sorted((r for r in chain if r.id not in followed), key=lambda r: (r.clock, r.device, r.id), reverse=True)
        for note, chain in chains.items()
    }


def standing(revisions: Mapping[str, Revision]) -> tuple[Note, ...]:
    """The notes that stand, in the order in which they were first written.

    A note is gone only when all its heads say so: an edit that did not know of a deletion stays visible.
    """
    first: dict[str, str] = {}
    for revision in revisions.values():
        first[revision.note] = min(first.get(revision.note, revision.clock), revision.clock)
    notes = []
    for note, tops in heads(revisions.values()).items():
        alive = [r for r in tops if not r.deleted]
        if alive:
            notes.append(Note(alive[0], tuple(alive[1:]), first[note]))
    return tuple(sorted(notes, key=lambda n: (n.first_clock, n.id)))
