"""Notes as chains of immutable revisions, and how they are read: what stands, and what is in conflict.

A set of revisions merges with another by set union; causality is in `parents` and never in clocks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any, Final, Literal

Shape = Literal["triangle", "disc", "diamond", "square", "ring", "quote", "none"]

LONGEST: Final = 8_000
"""The longest note in characters; longer text makes a report unreasonably slow."""

LAST_CLOCK: Final = 253_402_300_799_999
"""Milliseconds at the end of the year 9999: no clock reading tells a later time."""

_COUNTS: Final = 100_000


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


def facts_of(value: Revision | Extras) -> dict[str, Any]:
    """What a revision says, as JSON values by the names of its fields; what is empty is left out.

    A field that a later version adds is empty in every older revision, so it changes neither facts nor digest.
    """
    facts = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    return {name: fact for name, fact in facts.items() if fact}


def _plain(value: Any) -> Any:
    match value:
        case Extras():
            return facts_of(value)
        case date():
            return value.isoformat()
        case tuple():
            return [*value]
        case _:
            return value


def digest(revision: Revision) -> str:
    """SHA-256 (hexadecimal) over the facts of a revision but the digest itself, as sorted JSON in UTF-8."""
    facts = facts_of(revision)
    facts.pop("digest", None)
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def tick(last: str, now: datetime) -> str:
    """The next reading of a hybrid logical clock: never before `last`, even when the wall clock goes back.

    A reading is "milliseconds since 1970, fifteen digits - counter, five digits"; readings sort as text. The idea
    is the hybrid logical clock of Kulkarni et al., "Logical physical clocks" (OPODIS 2014).
    """
    wall = int(now.timestamp() * 1000)
    seen, count = (int(part) for part in last.split("-")) if last else (0, 0)
    if wall > seen:
        return f"{wall:015d}-00000"
    carry, count = divmod(count + 1, _COUNTS)
    return f"{seen + carry:015d}-{count:05d}"


def written_at(clock: str) -> datetime:
    """The moment that a clock reading tells, in UTC."""
    return datetime.fromtimestamp(min(int(clock.split("-")[0]), LAST_CLOCK) // 1000, UTC)


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
    for revision in revisions:
        chains.setdefault(revision.note, []).append(revision)
    return {note: _tops(chain) for note, chain in chains.items()}


def _tops(chain: list[Revision]) -> list[Revision]:
    if len(chain) == 1:
        return chain  # most notes are never changed, and this is asked of all of them after every edit
    followed = {parent for revision in chain for parent in revision.parents}
    # Nobody honest writes a ring of revisions, but even then no text may disappear.
    tops = [r for r in chain if r.id not in followed] or chain
    return sorted(tops, key=lambda r: (r.clock, r.device, r.id), reverse=True)


def merged(
    mine: Mapping[str, Revision], theirs: Iterable[Revision]
) -> tuple[dict[str, Revision], list[Revision]]:
    """The union of two sets of revisions, and those of `theirs` that claim a known id with other content.

    Such a revision is never taken: what is kept here is not overwritten.
    """
    union = dict(mine)
    refused = [revision for revision in theirs if union.setdefault(revision.id, revision) != revision]
    return union, refused


def withdrawn(revisions: Mapping[str, Revision]) -> tuple[Note, ...]:
    """The notes that were taken back and can be brought back, in the order in which they were first written."""
    # Few notes are ever taken back, and this is asked after every edit: only they are looked at.
    gone = {r.note for r in revisions.values() if r.deleted}
    touched = {key: r for key, r in revisions.items() if r.note in gone} if gone else {}
    return _notes(touched, lambda tops: [] if any(not r.deleted for r in tops) else tops)


def standing(revisions: Mapping[str, Revision]) -> tuple[Note, ...]:
    """The notes that stand, in the order in which they were first written.

    A note is gone only when all its heads say so: an edit that did not know of a deletion stays visible.
    """
    return _notes(revisions, lambda tops: [r for r in tops if not r.deleted])


def _notes(
    revisions: Mapping[str, Revision], chosen: Callable[[list[Revision]], list[Revision]]
) -> tuple[Note, ...]:
    first: dict[str, str] = {}
    for revision in revisions.values():
        first[revision.note] = min(first.get(revision.note, revision.clock), revision.clock)
    tops = {note: chosen(found) for note, found in heads(revisions.values()).items()}
    notes = [Note(found[0], tuple(found[1:]), first[note]) for note, found in tops.items() if found]
    return tuple(sorted(notes, key=lambda n: (n.first_clock, n.id)))
