"""A row that can be chosen by mouse and keys: tinted when it is the current one, ringed when it has the focus."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.painted import fill, outline

HEIGHT: Final = 40


class ListRow(QWidget):
    """A row with a key. Up and Down go to its neighbours; `chosen(key)` when it gets the focus."""

    chosen = Signal(str)

    def __init__(self, context: Context, key: str, name: str) -> None:
        super().__init__()
        self.key = key
        self._context = context
        self._current = False
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def set_current(self, current: bool) -> None:
        """Mark the row as the one that is looked at."""
        self._current = current
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: False, Qt.Key.Key_Down: True}
        if (key := Qt.Key(event.key())) in steps:
            self.focusNextPrevChild(steps[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit(self.key)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().adjusted(8, 2, -8, -2).toRectF()
        if self._current:
            fill(painter, box, theme.colour("tint"), 6)
        if self.hasFocus():
            outline(painter, box, theme.colour("accent"), 6, 2)
