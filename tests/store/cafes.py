"""Cafés for the tests of the store, and ways to look at their files."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from worldcafe.domain import defaults
from worldcafe.domain.event import Event
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Plan
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.sqlite_file import raw

ENGLISH = language("en")


def new_document(path: Path) -> Document:
    """An empty café with the usual kinds and roles."""
    values = (*defaults.kinds(ENGLISH), *defaults.roles(ENGLISH))
    return Document.create(path, Event("event-1", "A café about rivers", time_zone="Europe/Rome"), values)


def furnish(document: Document, *, people: int = 6, tables: int = 2, rounds: int = 2) -> None:
    """Topics, tables, rounds, people p0, p1, ... and an adopted rotation "plan-1"."""
    with document.edit("Set up") as w:
        for _ in range(rounds):
            edits.add_round(w)
        for number in range(tables):
            topic = edits.add_topic(w, f"Topic {number + 1}")
            edits.add_table(w, topic=topic.id)
        edits.add_people(w, [Participant(f"p{i}", f"Given{i}", f"Family{i}") for i in range(people)])
    cafe = document.cafe
    at = [table.id for table in cafe.tables_in_order]
    seats = {
        r.id: {f"p{i}": at[(i + n) % tables] for i in range(people)}
        for n, r in enumerate(cafe.rounds_in_order)
    }
    with document.edit("Plan") as w:
        edits.adopt_rotation(w, Plan("plan-1", "First"), seats)


def note(document: Document, text: str, kind: str = "idea") -> str:
    """Record a note at the first table in the first round; its id."""
    cafe = document.cafe
    with document.edit("Note") as w:
        return edits.record_note(w, cafe.tables_in_order[0].id, cafe.rounds_in_order[0].id, kind, text).note


def driver(document: Document) -> sqlite3.Connection:
    """The connection to the document's file, behind its back."""
    return raw(vars(document)["_engine"])


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, hidden files too. Reading the file of an open document lets other programs in!"""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@contextmanager
def filled(folder: Path) -> Generator[None]:
    """Inside, the disk of that folder has no byte left."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    try:
        yield
    finally:
        ballast.unlink()
