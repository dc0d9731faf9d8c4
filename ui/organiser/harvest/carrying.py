"""Notes out of the harvest and into it: the clipboard, files, and what became of every row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.models.note_lines import NoteLine
from ui.organiser.harvest.clipboard import as_table, as_text
from ui.organiser.harvest.transfer import ask_for_table, outcome, show_rows
from ui.organiser.page import Desk
from ui.widgets import Banner, Button
from ui.work import Stop, Watch

if TYPE_CHECKING:
    from worldcafe.exchange.remarks import Remark


class NoteCarrier:
    """Carries notes; dialogues stand over `over`, and `told` gets the banner that says what an import did."""

    def __init__(self, context: Context, desk: Desk, over: QWidget, told: Callable[[Banner], None]) -> None:
        self._context = context
        self._language = context.language
        self._desk = desk
        self._over = over
        self._told = told

    def copy(self, lines: Sequence[NoteLine], as_a_table: bool) -> None:
        """Copy these notes as running text or as a table."""
        text = as_table(lines, self._language) if as_a_table else as_text(lines)
        QGuiApplication.clipboard().setText(text)
        self._desk.tell(self._language.plural("{n} note is copied.", "{n} notes are copied.", len(lines)))

    def export(self, ending: str) -> None:
        """Ask where, and write all notes there."""
        from ui.organiser.files import ask_where

        say = self._language.say
        name = say("{name} notes", name=self._desk.bridge.document.path.stem) + ending
        path = ask_where(
            self._over, self._context.preferences, "export", say("Export notes"), name, f"(*{ending})"
        )
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write all notes to a file, off the GUI thread."""
        cafe, language = self._desk.bridge.cafe, self._language

        def work(stop: Stop, watch: Watch) -> object:
            from worldcafe.verbs.noting import write_notes

            return write_notes(cafe, path)

        def told(count: object) -> None:
            n = count if isinstance(count, int) else 0
            self._desk.tell(
                language.plural(
                    "{n} note is written to “{name}”.",
                    "{n} notes are written to “{name}”.",
                    n,
                    name=path.name,
                )
            )

        self._desk.run(language.say("Exporting the notes"), work, told)

    def import_notes(self) -> None:
        """Let the person choose a table of notes, and bring it in."""
        path = ask_for_table(self._over, self._context)
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Bring a table of notes in, off the GUI thread, and say what became of every row."""
        document, label = self._desk.bridge.document, self._language.say("Import notes")

        def work(stop: Stop, watch: Watch) -> object:
            from worldcafe.verbs.noting import bring_notes_in

            return bring_notes_in(document, path, label)

        self._desk.run(label, work, self._brought_in)

    def _brought_in(self, result: object) -> None:
        added, remarks = cast("tuple[int, Sequence[Remark]]", result)
        fact, rest = outcome(added, remarks, self._language)
        buttons: list[Button] = []
        if remarks:
            words = self._language.say("Show the rows")
            buttons.append(
                Button.small(self._context, words, do=lambda: show_rows(self._context, self._over, remarks))
            )
        self._told(
            Banner(self._context, fact, rest, tone="warning" if remarks else "success", buttons=buttons)
        )
