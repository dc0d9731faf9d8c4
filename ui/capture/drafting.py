"""Keeps what stands in the line on this device while it is written, and brings it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.capture.drafts import Drafts
from ui.capture.entry import Entry
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Note
from worldcafe.language import Language

DRAFT_AFTER: Final = 250
"""Milliseconds from a key to its draft on the disk."""


class Drafting(QObject):
    """The draft of one table. `place` gives the table and the round, both by id; no table keeps no draft."""

    def __init__(
        self,
        parent: QObject,
        language: Language,
        entry: Entry,
        drafts: Drafts,
        cafe: Callable[[], Cafe],
        place: Callable[[], tuple[str, str]],
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._entry = entry
        self._drafts = drafts
        self._cafe = cafe
        self._place = place
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep)

    def keep_soon(self) -> None:
        """Keep it within a quarter of a second."""
        # Not begun anew at every key: whoever types without a pause must not type without a draft.
        if not self._timer.isActive():
            self._timer.start(DRAFT_AFTER)

    def keep(self) -> None:
        """Write what stands in the line to its draft on this device."""
        table, round_ = self._place()
        if not table:
            return
        draft = self._entry.draft(round_)
        say = self._language.say
        if draft.empty:
            self._drafts.drop(table)
            self._entry.say_state("")
            return
        try:
            self._drafts.keep(table, draft)
        except OSError:
            words = say(
                "No draft can be kept on this device. Press Enter soon, so that the note itself is kept."
            )
            self._entry.say_state(words, "warning", "triangle-alert")
        else:
            self._entry.say_state(say("Draft kept on this device"))

    def finish(self) -> None:
        """Keep now what would be kept soon."""
        if self._timer.isActive():
            self._timer.stop()
            self.keep()

    def drop(self) -> None:
        """The note itself is kept: its draft is needed no more."""
        self._timer.stop()
        self._drafts.drop(self._place()[0])

    def restore(self) -> str:
        """Show the table's draft in the line, an empty one where there is none; the id of the note it changes."""
        self._entry.clear()
        self._entry.say_state("")
        table, _ = self._place()
        draft = self._drafts.restore(table) if table else None
        if draft is None:
            return ""
        cafe = self._cafe()
        known: Note | None = next((n for n in cafe.notes if draft.note and n.id == draft.note), None)
        kind = draft.kind if draft.kind in cafe.kinds else ""
        note = known.id if known else ""
        self._entry.show_draft(replace(draft, kind=kind, note=note))
        words = self._language.say("This was being written when the window closed")
        self._entry.say_state(words, "accent", "history")
        return note
