"""Writes what the rapporteur does into the document, and tells whether it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ui.trouble import sentence_of, write_down
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import CafeError
from worldcafe.domain.notes import Extras, Note, Revision
from worldcafe.language import Language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer


@dataclass(frozen=True, slots=True)
class Place:
    """Where notes belong: a table and a round, by id."""

    table: str
    round: str


class Keeper:
    """Every write of the window. Each returns an empty text once the change is committed, else why it is not."""

    def __init__(self, document: Document, language: Language) -> None:
        self._document = document
        self._language = language

    def record(self, place: Place, kind: str, text: str, extras: Extras) -> str:
        """A new note of a table."""
        signed = replace(extras, author_person=rapporteur(self._document.cafe, place))
        label = self._language.say("Write a note")
        return self._keep(label, lambda w: edits.record_note(w, place.table, place.round, kind, text, signed))

    def revise(self, note: Note, **changes: Any) -> str:
        """Another text, kind or extras of a note."""
        label = self._language.say("Change a note")
        return self._keep(label, lambda w: edits.revise_note(w, note, **changes))

    def star(self, note: Note, on: bool) -> str:
        """Give a note a star, or take it."""
        return self.revise(note, extras=replace(note.head.extras, starred=on))

    def withdraw(self, note: Note) -> str:
        """Take a note back."""
        return self._keep(self._language.say("Take a note back"), lambda w: edits.withdraw_note(w, note))

    def bring_back(self, note: Note) -> str:
        """Let a note stand again that was taken back."""
        return self._keep(self._language.say("Bring a note back"), lambda w: edits.bring_back(w, note.id))

    def choose(self, note: Note, version: Revision) -> str:
        """End a conflict by keeping one version whole."""
        return self.revise(note, text=version.text, kind=version.kind, extras=version.extras)

    def _keep(self, label: str, change: Callable[[Writer], object]) -> str:
        try:
            with self._document.edit(label) as writer:
                change(writer)
        except Exception as error:  # whatever fails, the text must stay on the screen with a word about it
            if not isinstance(error, CafeError | OSError):
                write_down(error)
            return sentence_of(error, self._language)
        return ""


def rapporteur(cafe: Cafe, place: Place) -> str | None:
    """Who writes at this table in this round: its rapporteur, or None if nobody is posted."""
    posted = cafe.posted(place.table, "rapporteur", place.round)
    return posted[0].id if posted else None
