"""A table as a small numbered tab that can be clicked, and dragged to another topic."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy

from ui.context import Context
from ui.theme import scale
from ui.widgets.marks import draw_tab
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.event import Table


class TableChip(PaintedButton):
    """A table under its topic. A click opens its properties; a drag says where it is and where it is let go."""

    dragged = Signal(object, QPoint)
    """The chip, and where the pointer is on the screen."""
    dropped = Signal(object, QPoint)
    asked = Signal(object)
    stepped = Signal(object, int)
    """The chip, and how many topics further down it should stand (Alt with Up or Down)."""

    def __init__(self, context: Context, table: Table, hue: int, detail: str = "") -> None:
        super().__init__(context, context.language.say("Table {table}", table=table.number))
        self.table = table
        self._hue = hue
        self._detail = detail
        self._from: QPoint | None = None
        self._dragging = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        say = context.language.say
        hint = say("Click for seats, room and people; drag to another topic.")
        self.setToolTip(f"{self.text()}{f' ({detail})' if detail else ''}\n{hint}")
        self.setAccessibleDescription(detail or hint)
        self.clicked.connect(lambda _checked=False: self.asked.emit(self.table.id))

    def sizeHint(self) -> QSize:
        extra = 8 * max(0, len(str(self.table.number)) - 2)
        return QSize(32 + extra, 24)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = event.globalPosition().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._from is not None and not self._dragging:
            far = (here - self._from).manhattanLength()
            self._dragging = far >= QApplication.startDragDistance()
            if self._dragging:
                self.setDown(False)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragging:
            self.dragged.emit(self, here)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was, self._dragging, self._from = self._dragging, False, None
        if was:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.dropped.emit(self, event.globalPosition().toPoint())
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(self, step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = QRectF(self.rect())
        fill(painter, box, theme.colour("tint" if self.underMouse() else "surface"), 5)
        hue = theme.colour(f"topic-{self._hue}" if self._hue else "edge")
        draw_tab(painter, self.table.number, box, hue, theme.colour("ink"), edge=True)
        outline(painter, box, theme.colour("edge" if self.underMouse() else "line2"), 5)
        if self.hasFocus():
            outline(painter, box, theme.colour("accent"), scale.RADIUS_SMALL, 2)
