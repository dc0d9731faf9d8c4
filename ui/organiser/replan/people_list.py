"""People to name one after the other, each with a way to take them off again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Card, ElidedLabel, IconButton, Label, LineEdit, column, empty, row


class PeopleList(Card):
    """A title with a count, a line to type in, and those who were named. `changed` when they are others.

    `read(words)` says who is meant as (key, name, words below), or None while nobody is; it may raise an error that
    `refused` hears.
    """

    changed = Signal()

    def __init__(
        self,
        context: Context,
        title: str,
        field: LineEdit,
        read: Callable[[str], tuple[object, str, str] | None],
        refused: Callable[[Exception], None],
    ) -> None:
        super().__init__(padding=12, gap=6)
        self._context = context
        self._title = title
        self._read, self._refused = read, refused
        self.people: dict[object, tuple[str, str]] = {}
        head = row(8)
        head.addWidget(Label(title, weight=600), 1)
        self._count = Label("0", tone="muted")
        head.addWidget(self._count)
        self.body.addLayout(head)
        self.field = field
        self.body.addWidget(field)
        self._lines = column(0)
        self.body.addLayout(self._lines)
        field.returnPressed.connect(self.take)

    def named(self) -> tuple[object, ...]:
        """Those who were named."""
        return tuple(self.people)

    def take(self) -> None:
        """Add whoever is written in the line."""
        words = " ".join(self.field.text().split())
        if not words:
            return
        try:
            found = self._read(words)
        except Exception as error:
            self._refused(error)
            return
        if found is not None:
            self.field.clear()
            self.name_person(*found)

    def name_person(self, key: object, name: str, below: str) -> None:
        """Name somebody."""
        if key not in self.people:
            self.people[key] = (name, below)
            self._show()
            self.changed.emit()

    def take_off(self, key: object) -> None:
        """Take somebody off again."""
        if self.people.pop(key, None) is not None:
            self._show()
            self.changed.emit()

    def show_people(self, people: dict[object, tuple[str, str]]) -> None:
        """Begin with these, without `changed`."""
        self.people = dict(people)
        self._show()

    def _show(self) -> None:
        language = self._context.language
        self._count.setText(language.number(len(self.people)))
        empty(self._lines)
        for key, (name, below) in self.people.items():
            line = QWidget()
            inside = row(6)
            inside.addWidget(ElidedLabel(name), 1)
            if below:
                inside.addWidget(ElidedLabel(below, size=scale.SMALL, tone="muted"), 1)
            words = language.say("Take {name} off the list", name=name)
            inside.addWidget(IconButton(self._context, "x", words, partial(self.take_off, key)))
            line.setLayout(inside)
            self._lines.addWidget(line)
