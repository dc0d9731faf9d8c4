"""Notes: recorded, revised and withdrawn by appending; nothing that somebody wrote is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.notes import LONGEST, Erased, Extras, Note, Revision, digest, merged, tick
from worldcafe.domain.text import keepable
from worldcafe.language import mark
from worldcafe.store.recorder import Writer


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to be recorded: where, of which kind, and what it says. Table, round and kind are ids."""

    table: str
    round: str
    kind: str
    text: str
    extras: Extras = field(default_factory=Extras)
    question: str | None = None


def record_note(
    w: Writer,
    table: str,
    round_: str,
    kind: str,
    text: str,
    extras: Extras | None = None,
    *,
    question: str | None = None,
) -> Revision:
    """A new note of a table in a round; its topic is the one that stands there. Refuses empty or endless text."""
    return record_notes(w, [NewNote(table, round_, kind, text, extras or Extras(), question)])[0]


def record_notes(w: Writer, notes: Iterable[NewNote]) -> list[Revision]:
    """Like `record_note`, for thousands at once."""
    cafe, stamp = w.cafe, _Stamp(w)
    made = [stamp.on(_first(cafe, note)) for note in notes]
    w.put_all(made)
    return made


def _first(cafe: Cafe, note: NewNote) -> Revision:
    topic = cafe.topic_at(note.round, note.table)
    return Revision(
        id="",
        note=new_id(),
        parents=(),
        device="",
        seq=0,
        clock="",
        table=note.table,
        round=note.round,
        topic=topic.id if topic else None,
        kind=note.kind,
        text=note.text,
        question=note.question,
        extras=note.extras,
    )


def revise_note(
    w: Writer,
    note: Note,
    *,
    text: str | None = None,
    kind: str | None = None,
    extras: Extras | None = None,
    question: str | None = None,
) -> Revision:
    """A new state of a note that follows all the heads it was seen with; None leaves something as it is."""
    head = note.head
    changed = replace(
        head,
        parents=_heads(note),
        text=head.text if text is None else text,
        kind=kind or head.kind,
        extras=extras or head.extras,
        question=question or head.question,
        deleted=False,
    )
    return _append(w, changed)


def withdraw_note(w: Writer, note: Note) -> Revision:
    """Take a note back: a revision that says so; its earlier words stay in the document."""
    return _append(w, replace(note.head, parents=_heads(note), deleted=True))


def bring_back(w: Writer, note: str) -> Revision:
    """Let a withdrawn note stand again, by its id; refuses one that stands or that was erased."""
    found = next((n for n in w.cafe.withdrawn if n.id == note), None)
    if found is None:
        raise EditRefused(
            mark("This note was not withdrawn, or it was erased for good: it cannot be brought back.")
        )
    return revise_note(w, found)


def bring_in_notes(w: Writer, values: Iterable[Revision | Erased]) -> Arrival:
    """Join notes from elsewhere (the safety copy, a bundle) with those here; what is here is never overwritten."""
    values = list(values)
    erased = {e.id: e for e in values if isinstance(e, Erased) and e.id not in w.cafe.erased}
    w.put_all(erased.values())
    gone = w.cafe.erased
    theirs = [v for v in values if isinstance(v, Revision) and v.note not in gone]
    union, refused = merged(w.cafe.revisions, theirs)
    new = [revision for key, revision in union.items() if key not in w.cafe.revisions]
    w.put_all(new)
    return Arrival(len(new), len(theirs) - len(new) - len(refused), tuple(refused))


@dataclass(frozen=True, slots=True)
class Arrival:
    """What notes from elsewhere brought: new revisions, those known before, and those refused.

    A revision is refused when it claims the identity of another that is kept here.
    """

    new: int
    known: int
    refused: tuple[Revision, ...]


def resolve_conflict(w: Writer, note: Note, text: str) -> Revision:
    """Join the versions of a note that was changed in two places."""
    return revise_note(w, note, text=text)


def _heads(note: Note) -> tuple[str, ...]:
    return tuple(r.id for r in (note.head, *note.others))


def _append(w: Writer, revision: Revision) -> Revision:
    new = _Stamp(w).on(revision)
    w.put(new)
    return new


class _Stamp:
    """Gives revisions their id, their place after all that are known, and their digest."""

    def __init__(self, w: Writer) -> None:
        known = w.cafe.revisions.values()
        self._w = w
        self._seq = max((r.seq for r in known if r.device == w.device), default=0)
        self._clock = max((r.clock for r in known), default="")

    def on(self, revision: Revision) -> Revision:
        """The revision, ready to be kept; refuses one without a text or with an endless one."""
        # Nobody's words are refused for a character that came out of a paste: it is replaced, and the rest is kept.
        text = keepable(revision.text.strip())
        if not text and not revision.deleted:
            raise EditRefused(mark("An empty note is not kept. Write something first."))
        if len(text) > LONGEST:
            raise EditRefused(
                mark("A note can have at most {most} characters; this one has {n}. Make two notes of it."),
                most=LONGEST,
                n=len(text),
            )
        self._seq += 1
        self._clock = tick(self._clock, self._w.moment())
        new = replace(
            revision,
            id=new_id(),
            device=self._w.device,
            seq=self._seq,
            clock=self._clock,
            text=text,
            extras=_keepable(revision.extras),
            digest="",
        )
        return replace(new, digest=digest(new))


def _keepable(extras: Extras) -> Extras:
    values = ((f.name, getattr(extras, f.name)) for f in fields(extras))
    clean: dict[str, Any] = {name: keepable(value) for name, value in values if isinstance(value, str)}
    return replace(extras, **clean)
