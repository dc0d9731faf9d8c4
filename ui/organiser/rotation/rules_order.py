"""The order of what is wanted, as lines that move up and down by button or by Alt with an arrow."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import IconButton, Label, Rule, column, row
from worldcafe.language import Language


def named(language: Language, criterion: str) -> tuple[str, str]:
    """A criterion's name and what it is about."""
    say = language.say
    names = {
        "colleagues": (
            say("Colleagues apart"),
            say("and people who should sit together or apart, if possible"),
        ),
        "repeats": (say("Few repeat meetings"), say("nobody meets the same people again and again")),
        "wishes": (say("Wishes for topics"), say("those that people asked for, dearest first")),
    }
    return names.get(criterion, (criterion, ""))


class OrderLines(QWidget):
    """The criteria in their order; `changed` when one has moved."""

    changed = Signal()

    def __init__(self, context: Context, order: Sequence[str]) -> None:
        super().__init__()
        self._context = context
        self._order = list(order)
        self._lines: dict[str, _Line] = {}
        inside = column(0)
        self._inside = inside
        self.setLayout(inside)
        for criterion in self._order:
            line = _Line(context, criterion)
            line.up.clicked.connect(partial(self.shift, criterion, -1))
            line.down.clicked.connect(partial(self.shift, criterion, 1))
            line.up.installEventFilter(self)
            line.down.installEventFilter(self)
            self._lines[criterion] = line
            inside.addWidget(line)
        self.setAccessibleName(context.language.say("Order of importance"))
        self._number()

    def order(self) -> tuple[str, ...]:
        """The criteria, weightiest first."""
        return tuple(self._order)

    def shift(self, criterion: str, by: int, _checked: bool = False) -> None:
        """Move a criterion up (-1) or down (1); at an end it stays."""
        at = self._order.index(criterion)
        if not 0 <= at + by < len(self._order):
            return
        self._order[at], self._order[at + by] = self._order[at + by], self._order[at]
        line = self._lines[criterion]
        self._inside.removeWidget(line)
        self._inside.insertWidget(at + by, line)
        self._number()
        # The button that was pressed may have no further to go: the other keeps the keyboard in the line.
        (line.up if line.up.isEnabled() and (by < 0 or not line.down.isEnabled()) else line.down).setFocus()
        self.changed.emit()

    def _number(self) -> None:
        for at, criterion in enumerate(self._order):
            self._lines[criterion].show_place(at, len(self._order))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A button takes every arrow for itself, and walks to its neighbour.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            held = next((c for c, line in self._lines.items() if watched in (line.up, line.down)), None)
            if step and held and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.shift(held, step)
                return True
        return super().eventFilter(watched, event)


class _Line(QWidget):
    """A criterion with its place, its name, and two buttons."""

    def __init__(self, context: Context, criterion: str) -> None:
        super().__init__()
        say = context.language.say
        name, about = named(context.language, criterion)
        self._name = name
        self._context = context
        self._place = Label(size=scale.LEAD, weight=600, tone="accent")
        self._place.setFixedWidth(20)
        self.up = IconButton(context, "arrow-up", say("{name}: more important", name=name))
        self.down = IconButton(context, "arrow-down", say("{name}: less important", name=name))
        words = column(0)
        words.addWidget(Label(name, weight=600))
        words.addWidget(Label(about, size=scale.SMALL, tone="muted"))
        across = row(10)
        across.setContentsMargins(12, 6, 8, 6)
        across.addWidget(self._place)
        across.addLayout(words, 1)
        across.addWidget(self.up)
        across.addWidget(self.down)
        whole = column(0)
        whole.addLayout(across)
        self._rule = Rule()
        whole.addWidget(self._rule)
        self.setLayout(whole)

    def show_place(self, at: int, of: int) -> None:
        """Show where it stands."""
        self._place.setText(str(at + 1))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < of - 1)
        self._rule.setVisible(at < of - 1)
        self.setAccessibleName(f"{at + 1}. {self._name}")
