"""The right end of the menu bar: whether everything is kept, and the field that finds people, notes and commands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Label, Picture, SearchField, row


class KeptState(QWidget):
    """Says in words whether the changes are kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._picture = Picture(context, "check", "success", 16)
        self._words = Label(size=scale.SMALL, tone="muted")
        inside = row(6)
        inside.addWidget(self._picture)
        inside.addWidget(self._words)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.say_kept()

    def say_kept(self) -> None:
        """Every change is in the file."""
        self._show("check", "success", self._context.language.say("All changes kept"), "muted")

    def say_read_only(self) -> None:
        """The café cannot be changed here."""
        self._show("lock", "muted", self._context.language.say("For reading only"), "muted")

    def say_not_kept(self) -> None:
        """The last change is not in the file."""
        self._show(
            "triangle-alert", "warning", self._context.language.say("The last change was not kept"), "warning"
        )

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _show(self, icon: str, role: str, words: str, tone: str) -> None:
        self._picture.set_icon(icon, role)
        self._words.setText(words)
        self._words.set_tone(tone)
        self.setAccessibleName(words)


class FindField(SearchField):
    """The field of the finder; the arrows and Enter are for its results."""

    stepped = Signal(int)
    chosen = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, context.language.say("Find a person, note or command"), "Ctrl K")
        self.setProperty("extent", "small")
        self.setFixedSize(300, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}
        key = Qt.Key(event.key())
        if key in step:
            self.stepped.emit(step[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.chosen.emit()
        elif key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class Corner(QWidget):
    """State and finder beside one another."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.state = KeptState(context)
        self.field = FindField(context)
        inside = row(18)
        inside.setContentsMargins(12, 3, 12, 4)
        inside.addWidget(self.state)
        inside.addWidget(self.field)
        self.setLayout(inside)
