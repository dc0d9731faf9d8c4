"""What a new café needs, asked for in one dialogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.context import Context
from ui.folders import documents, free_path
from ui.theme import scale
from ui.widgets import (
    Button,
    DateField,
    Dialogue,
    ElidedLabel,
    FormField,
    LineEdit,
    NumberField,
    Picture,
    Prose,
    TextArea,
    TimeField,
    row,
)

LONGEST_TITLE = 200
"""Characters; a longer title fits on no card."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A café to be made: where, what it is called, and its numbers; people pasted, or a list to import."""

    path: Path
    title: str
    tables: int
    rounds: int
    minutes: int
    day: date | None = None
    start: time | None = None
    pasted: str = ""
    people: Path | None = None


class NewCafe(Dialogue):
    """Title, first day, tables, rounds, minutes; a list of people if one is at hand."""

    def __init__(self, context: Context, parent: QWidget | None, people: Path | None = None) -> None:
        say = context.language.say
        super().__init__(
            context,
            parent,
            say("New café"),
            say("Four answers are enough. All of them can be changed later."),
            width=600,
        )
        self._people = people
        self._folder = context.preferences.folder("new") or documents()
        self._chosen: Path | None = None
        title = people.stem.replace("_", " ") if people is not None else ""
        self.title_field = LineEdit(
            title, hint=say("What the event is called"), name=say("Title"), limit=LONGEST_TITLE
        )
        self.title_field.textChanged.connect(self._show_place)
        self._title_form = FormField(context, say("Title"), self.title_field)
        self.day_field = DateField(QDate.currentDate().addDays(14), name=say("First day"))
        self.start_field = TimeField(QTime(9, 30), name=say("First round starts"))
        self.tables_field = NumberField(8, 1, 1000, name=say("Tables"))
        self.rounds_field = NumberField(3, 1, 50, name=say("Rounds"))
        self.minutes_field = NumberField(30, 1, 480, unit=say("min"), name=say("A round lasts"))
        self.body.addWidget(self._title_form)
        self._add_numbers()
        self._add_people()
        self._add_place()
        self.add_button(say("Cancel"), closes="reject")
        self.create_button = self.add_button(say("Create the café"), kind="primary")
        self.create_button.clicked.connect(self._finish)
        self._show_place()
        self.title_field.setFocus()

    def _add_numbers(self) -> None:
        say = self.context.language.say
        first = row(16)
        first.addWidget(FormField(self.context, say("First day"), self.day_field), 1)
        first.addWidget(FormField(self.context, say("First round starts"), self.start_field), 1)
        self.body.addLayout(first)
        second = row(16)
        second.addWidget(FormField(self.context, say("Tables"), self.tables_field), 1)
        second.addWidget(FormField(self.context, say("Rounds"), self.rounds_field), 1)
        second.addWidget(FormField(self.context, say("A round lasts"), self.minutes_field), 1)
        self.body.addLayout(second)

    def _add_people(self) -> None:
        say = self.context.language.say
        self.people_area = TextArea(
            hint=say("Paste rows from a spreadsheet, or one name a line"),
            name=say("People, if you have a list"),
            lines=4,
        )
        if self._people is None:
            self.body.addWidget(FormField(self.context, say("People, if you have a list"), self.people_area))
            return
        line = row(8)
        line.addWidget(Picture(self.context, "file-spreadsheet", "accent", 20))
        words = say(
            "People are brought in from “{name}” next; you see them before anything is written.",
            name=self._people.name,
        )
        line.addWidget(Prose(self.context, words), 1)
        self.body.addLayout(line)

    def _add_place(self) -> None:
        say = self.context.language.say
        line = row(8)
        line.addWidget(Picture(self.context, "folder-open", "muted", 18))
        self._place = ElidedLabel(size=scale.SMALL, tone="muted")
        line.addWidget(self._place, 1)
        line.addWidget(Button.link(self.context, say("Keep it somewhere else"), do=self._choose_place))
        self.body.addLayout(line)

    @property
    def path(self) -> Path:
        """Where the café will be kept."""
        name = self.title_field.text().strip() or self.context.language.say("New café")
        return self._chosen or free_path(self._folder, name)

    def _show_place(self) -> None:
        self._place.set_text(self.context.language.say("Kept as {path}", path=str(self.path)))
        if self.title_field.text().strip():
            self._title_form.set_error("")

    def _choose_place(self) -> None:
        say = self.context.language.say
        chosen, _ = QFileDialog.getSaveFileName(
            self, say("Keep the café"), str(self.path), say("Cafés (*.cafe)")
        )
        if chosen:
            self._chosen = Path(chosen).with_suffix(".cafe")
            self._show_place()

    def _finish(self) -> None:
        if not self.title_field.text().strip():
            self._title_form.set_error(
                self.context.language.say("Give it a name: cards and report carry it.")
            )
            self.title_field.setFocus()
            self.adjustSize()
            return
        self.accept()

    def wanted(self) -> Wanted:
        """What the person asked for."""
        day, start = self.day_field.date(), self.start_field.time()
        return Wanted(
            self.path,
            self.title_field.text().strip(),
            self.tables_field.value(),
            self.rounds_field.value(),
            self.minutes_field.value(),
            date(day.year(), day.month(), day.day()),
            time(start.hour(), start.minute()),
            self.people_area.toPlainText(),
            self._people,
        )
