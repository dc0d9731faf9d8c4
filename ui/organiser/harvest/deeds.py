"""What is done to notes in the harvest: changed, starred, taken back, brought back; each a single edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from ui.context import Context
from ui.models.note_lines import NoteLine
from ui.organiser.page import Desk
from ui.widgets import Toast
from worldcafe.domain.notes import Extras
from worldcafe.store import edits
from worldcafe.store.recorder import Writer


class NoteDeeds:
    """The deeds; `toast` offers the way back from a note that was taken back."""

    def __init__(self, context: Context, desk: Desk, toast: Toast, origin: object) -> None:
        self._language = context.language
        self._desk = desk
        self._toast = toast
        self._origin = origin

    def change(self, line: NoteLine, text: str | None, kind: str | None, extras: Extras | None) -> None:
        """Give a note another text, kind or extras; None leaves a thing as it is."""
        label = self._language.say("Change a note")
        self._desk.edit(
            label,
            lambda w: edits.revise_note(w, line.note, text=text, kind=kind, extras=extras),
            origin=self._origin,
        )

    def change_kind(self, lines: Sequence[NoteLine], kind: str) -> None:
        """Make these notes of another kind."""
        changed = [line for line in lines if line.kind.id != kind]
        self._each(
            self._language.say("Change the kind of notes"),
            changed,
            lambda w, line: edits.revise_note(w, line.note, kind=kind),
        )

    def star_one(self, line: NoteLine) -> None:
        """Give a note a star, or take its star away."""
        if not line.withdrawn:
            self.star([line], not line.starred)

    def star(self, lines: Sequence[NoteLine], on: bool) -> None:
        """Give these notes a star, or take their stars away."""
        changed = [line for line in lines if line.starred != on and not line.withdrawn]
        self._each(
            self._language.say("Give a note a star"),
            changed,
            lambda w, line: edits.revise_note(
                w, line.note, extras=replace(line.note.head.extras, starred=on)
            ),
        )

    def withdraw(self, lines: Sequence[NoteLine]) -> None:
        """Take notes back, with a way to bring them back."""
        language = self._language
        standing = [line for line in lines if not line.withdrawn]
        if standing and self._each(
            language.say("Take notes back"), standing, lambda w, line: edits.withdraw_note(w, line.note)
        ):
            said = language.plural("{n} note is taken back.", "{n} notes are taken back.", len(standing))
            self._toast.say(said, language.say("Bring back"), lambda: self.bring_back(standing))

    def bring_back(self, lines: Sequence[NoteLine]) -> None:
        """Let notes stand again that were taken back."""
        gone = {note.id for note in self._desk.bridge.cafe.withdrawn}
        self._each(
            self._language.say("Bring notes back"),
            [line for line in lines if line.id in gone],
            lambda w, line: edits.bring_back(w, line.id),
        )

    def _each(
        self, label: str, lines: Sequence[NoteLine], change: Callable[[Writer, NoteLine], object]
    ) -> bool:
        def all_of_them(writer: Writer) -> None:
            for line in lines:
                change(writer, line)

        return bool(lines) and self._desk.edit(label, all_of_them, origin=self._origin)
