"""A short ranked list: dragged by the mouse, moved by Alt with the arrows, taken out by Delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.marks import draw_tab
from ui.widgets.painted import BY_KEYBOARD, fill, outline

HIGH = 32


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line: its key, the number and hue of its tab, its title, and a word at the right ("round 2")."""

    key: str
    number: str
    hue: int
    title: str
    badge: str = ""


class RankedList(QWidget):
    """`ordered(keys)` after a move or a removal by the person."""

    ordered = Signal(object)

    def __init__(self, context: Context, name: str, lines: Sequence[Ranked]) -> None:
        super().__init__()
        self._context = context
        self.lines = list(lines)
        self.current = 0
        self._held: int | None = None
        self._from = QPointF()
        self._moved = False
        self._over = -1
        self._ringed = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(len(self.lines), 1) * HIGH)
        self._describe()

    def keys(self) -> list[str]:
        """The keys in their order."""
        return [line.key for line in self.lines]

    def _describe(self) -> None:
        said = ", ".join(f"{at} {line.title}" for at, line in enumerate(self.lines, start=1))
        self.setAccessibleDescription(said)

    def sizeHint(self) -> QSize:
        return QSize(240, max(len(self.lines), 1) * HIGH)

    def _at(self, y: float) -> int:
        return min(max(int(y // HIGH), 0), len(self.lines) - 1)

    def _cross(self, at: int) -> QRect:
        return QRect(self.width() - 22, at * HIGH + 8, 16, 16)

    def move_line(self, at: int, to: int) -> None:
        """Move a line, and tell."""
        if self._shift(at, to):
            self.ordered.emit(self.keys())

    def _shift(self, at: int, to: int) -> bool:
        if at == to or not (0 <= at < len(self.lines) and 0 <= to < len(self.lines)):
            return False
        self.lines.insert(to, self.lines.pop(at))
        self.current = to
        self._describe()
        self.update()
        return True

    def remove_line(self, at: int) -> None:
        """Take a line out, and tell."""
        if 0 <= at < len(self.lines):
            self.lines.pop(at)
            self.ordered.emit(self.keys())

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.lines:
            return
        self.current = self._at(event.position().y())
        if self._cross(self.current).contains(event.position().toPoint()):
            self.remove_line(self.current)
            return
        self._held, self._from, self._moved = self.current, event.position(), False
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._over = self._at(event.position().y()) if self.lines else -1
        if self._held is not None and (event.position() - self._from).manhattanLength() > 6:
            to = self._at(event.position().y())
            if self._shift(self._held, to):
                self._held, self._moved = to, True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        moved, self._held, self._moved = self._moved, None, False
        self.unsetCursor()
        self.update()
        if moved:
            self.ordered.emit(self.keys())

    def leaveEvent(self, event: object) -> None:
        self._over = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_line(self.current, self.current + step)
        elif step and 0 <= self.current + step < len(self.lines):
            self.current += step
            self.update()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_line(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, line in enumerate(self.lines):
            self._line(painter, at, line)

    def _line(self, painter: QPainter, at: int, line: Ranked) -> None:
        theme = self._context.theme
        box = QRectF(0, at * HIGH, self.width(), HIGH)
        middle = Qt.AlignmentFlag.AlignVCenter
        if at == self._held:
            fill(painter, box, theme.colour("tint"), 6)
        theme.icon("grip-vertical", "edge").paint(painter, 0, round(box.y()) + 9, 14, 14)
        painter.setFont(scale.font(scale.SMALL))
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(18, box.y(), 18, HIGH), middle, str(at + 1))
        tab = QRectF(38, box.y() + 6, 20, 20)
        draw_tab(painter, line.number, tab, theme.colour(f"topic-{line.hue}"), theme.colour("on_hue"))
        shows_cross = at == self._over or (self.hasFocus() and at == self.current)
        right = float(self.width() - (28 if shows_cross else 0))
        if line.badge:
            right = self._badge(painter, line.badge, right, box)
        painter.setFont(scale.font(scale.BASE))
        painter.setPen(theme.colour("ink"))
        room = QRectF(66, box.y(), right - 72, HIGH)
        short = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle, short)
        if shows_cross:
            cross = self._cross(at)
            theme.icon("x", "muted").paint(painter, cross.x(), cross.y(), 16, 16)
        if self.hasFocus() and self._ringed and at == self.current:
            outline(painter, box, theme.colour("accent"), 6, 2)

    def _badge(self, painter: QPainter, words: str, right: float, box: QRectF) -> float:
        theme = self._context.theme
        font = scale.font(scale.TINY, 600)
        wide = QFontMetrics(font).horizontalAdvance(words) + 14
        place = QRectF(right - wide, box.y() + 5, wide, 22)
        fill(painter, place, theme.colour("success_bg"), 6)
        outline(painter, place, theme.colour("success_line"), 6)
        painter.setFont(font)
        painter.setPen(theme.colour("success"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        return right - wide - 4
