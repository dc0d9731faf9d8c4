"""Notes: recorded, revised and withdrawn by appending; nothing that somebody wrote is ever overwritten."""

from __future__ import annotations

from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.notes import LONGEST, Extras, Note, Revision, digest, tick
from worldcafe.language import mark
from worldcafe.store.recorder import Writer


def record_note(
    w: Writer, table: str, round_: str, kind: str, text: str, extras: Extras | None = None, *, question: str | None = None
) -> Revision:
    """A new note of a table in a round; its topic is the one that stands there. Refuses empty or endless text."""
    topic = w.cafe.topic_at(round_, table)
    first = Revision(
        id="",
        note=new_id(),
        parents=(),
        device="",
        seq=0,
        clock="",
        table=table,
        round=round_,
        topic=topic.id if topic else None,
        kind=kind,
        text=text,
        question=question,
        extras=extras or Extras(),
    )
    return _append(w, first)


def revise_note(
    w: Writer, note: Note, *, text: str | None = None, kind: str | None = None, extras: Extras | None = None
) -> Revision:
    """A new state of a note that follows all the heads it was seen with."""
    head = note.head
    changed = replace(
        head,
        parents=_heads(note),
        text=head.text if text is None else text,
        kind=kind or head.kind,
        extras=extras or head.extras,
    )
    return _append(w, changed)


def withdraw_note(w: Writer, note: Note) -> Revision:
    """Take a note back: a revision that says so; its earlier words stay in the document."""
    return _append(w, replace(note.head, parents=_heads(note), deleted=True))


def resolve_conflict(w: Writer, note: Note, text: str) -> Revision:
    """Join the versions of a note that was changed in two places."""
    return revise_note(w, note, text=text)


def _heads(note: Note) -> tuple[str, ...]:
    return tuple(r.id for r in (note.head, *note.others))


def _append(w: Writer, revision: Revision) -> Revision:
    text = revision.text.strip()
    if not text:
        raise EditRefused(mark("An empty note is not kept. Write something first."))
    if len(text) > LONGEST:
        raise EditRefused(mark("A note can have at most {most} characters; this one has {n}."), most=LONGEST, n=len(text))
    known = w.cafe.revisions.values()
    seq = 1 + max((r.seq for r in known if r.device == w.device), default=0)
    last = max((r.clock for r in known), default="")
    new = replace(
        revision, id=new_id(), device=w.device, seq=seq, clock=tick(last, w.moment()), text=text, digest=""
    )
    new = replace(new, digest=digest(new))
    w.put(new)
    return new
