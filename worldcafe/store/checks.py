"""Checking a document: its pages and references, every note's digest, and what points at things that are gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import Engine

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import Speaker
from worldcafe.domain.notes import Revision, digest
from worldcafe.language import mark
from worldcafe.store.soundness import dangling_references, pages_are_sound


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be: a code, a sentence with named places, and what goes into them.

    What is grave is a fault of the file; the rest can come about by ordinary work, and is worth a look.
    """

    code: str
    message: str
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    grave: bool = False

    def sentence(self, speaker: Speaker) -> str:
        """The finding in the speaker's language."""
        return speaker.say(self.message, **self.values)


def findings_in(engine: Engine, cafe: Cafe) -> list[Finding]:
    """Everything that is found in an open document, the gravest first."""
    found = (_in_the_file(engine), _in_digests(cafe), _in_references(cafe), _in_counts(cafe), _in_notes(cafe))
    return sorted(chain.from_iterable(found), key=lambda finding: not finding.grave)


def _in_the_file(engine: Engine) -> Iterator[Finding]:
    if not pages_are_sound(engine):
        yield Finding(
            "pages",
            mark("The file is damaged inside. Save a copy elsewhere at once, and check it."),
            grave=True,
        )
    for table, target in dangling_references(engine):
        yield Finding(
            "reference",
            mark("Something in “{table}” refers to something in “{target}” that is not there."),
            {"table": table, "target": target},
            grave=True,
        )


def _in_digests(cafe: Cafe) -> Iterator[Finding]:
    for revision in cafe.revisions.values():
        if revision.note not in cafe.erased and digest(revision) != revision.digest:
            yield Finding(
                "digest",
                mark("A note is not as it was written: “{start}”. Compare it with the safety copy."),
                _about(revision),
                grave=True,
            )


def _in_counts(cafe: Cafe) -> Iterator[Finding]:
    counted: dict[str, set[int]] = {}
    for revision in cafe.revisions.values():
        counted.setdefault(revision.device, set()).add(revision.seq)
    lost = sum(max(seen) - len(seen) for seen in counted.values())
    if lost:
        yield Finding(
            "gap",
            mark(
                "Notes written on some device have not arrived here: {count}. Bring in that device's notes."
            ),
            {"count": lost},
        )


def _in_references(cafe: Cafe) -> Iterator[Finding]:
    for person in cafe.people.values():
        if any(topic not in cafe.topics for topic in (*person.wishes, *person.must, *person.must_not)):
            yield Finding(
                "wish",
                mark("{name} has a wish for a topic that is gone."),
                {"name": person.name, "person": person.id},
            )
    for bond in cafe.bonds.values():
        if any(person not in cafe.people for person in bond.people):
            yield Finding("bond", mark("A bond names a person who is gone."), {"bond": bond.id})
    if sum(plan.adopted for plan in cafe.plans.values()) > 1:
        yield Finding(
            "plans", mark("More than one rotation is adopted. Choose the one that counts."), grave=True
        )


def _in_notes(cafe: Cafe) -> Iterator[Finding]:
    for revision in (n.head for n in cafe.notes):
        if revision.table not in cafe.tables:
            yield Finding("note-table", mark("The table of a note is gone: “{start}”."), _about(revision))
        if revision.round not in cafe.rounds:
            yield Finding("note-round", mark("The round of a note is gone: “{start}”."), _about(revision))
        if revision.kind not in cafe.kinds:
            yield Finding("note-kind", mark("The kind of a note is gone: “{start}”."), _about(revision))
        if revision.topic is not None and revision.topic not in cafe.topics:
            yield Finding("note-topic", mark("The topic of a note is gone: “{start}”."), _about(revision))


def _about(revision: Revision) -> dict[str, Any]:
    return {"start": _start(revision), "note": revision.note}


def _start(revision: Revision) -> str:
    return revision.text if len(revision.text) <= 60 else f"{revision.text[:59]}…"
