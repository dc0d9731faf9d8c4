"""The curve: repeat meetings by how many people get a new card, with points to choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.theme import scale
from worldcafe.planner.replanning import Point

_LEFT: Final = 44
_RIGHT: Final = 20
_TOP: Final = 30
_FOOT: Final = 44
_NEAR: Final = 24.0
"""Pixels within which a click means a point."""

_STEPS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up)


class CurveChart(QWidget):
    """Points on a line, one of them chosen; `chosen(index)` by a click or an arrow key."""

    chosen = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.points: Sequence[Point] = ()
        self._bound = 0
        self.index = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(230)
        self.setAccessibleName(context.language.say("Repeat meetings by cards that change"))

    def sizeHint(self) -> QSize:
        return QSize(560, 250)

    def show_points(self, points: Sequence[Point], bound: int, index: int) -> None:
        """Show a curve with its proven least of all, one of its points chosen."""
        self.points, self._bound = points, bound
        self.choose(index)

    def choose(self, index: int) -> None:
        """Choose a point without `chosen`."""
        self.index = index if 0 <= index < len(self.points) else -1
        language = self._context.language
        if self.index >= 0:
            point = self.points[self.index]
            words = language.plural("{n} card changes", "{n} cards change", point.changed)
            meetings = language.plural("{n} repeat meeting", "{n} repeat meetings", point.repeats)
            self.setAccessibleDescription(f"{words}, {meetings}")
        self.update()

    # Places.

    def _frame(self) -> QRectF:
        return self.rect().toRectF().adjusted(_LEFT, _TOP, -_RIGHT, -_FOOT)

    def _values(self) -> tuple[int, int]:
        """The least and the most of the upright axis."""
        values = [p.squares for p in self.points]
        low, high = min([*values, self._bound]), max([*values, self._bound + 1])
        room = max(1, (high - low) // 6)
        return max(0, low - room), high + room

    def place(self, index: int) -> QPointF:
        """Where a point is drawn."""
        frame, (low, high) = self._frame(), self._values()
        most = max(1, self.points[-1].changed)
        point = self.points[index]
        return QPointF(
            frame.left() + frame.width() * point.changed / most,
            frame.bottom() - frame.height() * (point.squares - low) / (high - low),
        )

    # What people do.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        near = [((self.place(i) - at).manhattanLength(), i) for i in range(len(self.points))]
        if near and min(near)[0] <= _NEAR:
            self._pick(min(near)[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS and self.points:
            step = -1 if event.key() in _STEPS[:2] else 1
            self._pick(max(0, min(len(self.points) - 1, self.index + step)))
            return
        super().keyPressEvent(event)

    def _pick(self, index: int) -> None:
        if index != self.index:
            self.choose(index)
            self.chosen.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_axes(painter)
        self._paint_floor(painter)
        self._paint_line(painter)
        for i in range(len(self.points)):
            self._paint_point(painter, i)

    def _paint_axes(self, painter: QPainter) -> None:
        theme, frame, (low, high) = self._context.theme, self._frame(), self._values()
        number = self._context.language.number
        painter.setFont(scale.font(scale.TINY))
        for value in sorted({low + (high - low) * i // 4 for i in range(5)}):
            y = frame.bottom() - frame.height() * (value - low) / (high - low)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
            painter.setPen(theme.colour("muted"))
            box = QRectF(0, y - 9, _LEFT - 8, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(value))
        most = max(1, self.points[-1].changed)
        for changed in sorted({round(most * i / min(most, 10)) for i in range(min(most, 10) + 1)}):
            x = frame.left() + frame.width() * changed / most
            box = QRectF(x - 24, frame.bottom() + 4, 48, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number(changed))
        foot = QRectF(frame.left(), frame.bottom() + 22, frame.width(), 18)
        words = self._context.language.say("people whose card changes")
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_floor(self, painter: QPainter) -> None:
        """What no plan can be below."""
        theme, frame, (low, high) = self._context.theme, self._frame(), self._values()
        y = frame.bottom() - frame.height() * (self._bound - low) / (high - low)
        painter.fillRect(QRectF(frame.left(), y, frame.width(), frame.bottom() - y), theme.colour("sunk"))
        pen = QPen(theme.colour("success"), 1.4, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(frame.left(), y), QPointF(frame.right(), y))
        words = self._context.language.say("No plan can have fewer than {n}", n=self._bound)
        painter.setFont(scale.font(scale.TINY, 600))
        box = QRectF(frame.left() + 6, y + 2, frame.width() - 12, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_line(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._context.theme.colour("accent"), 1.6))
        painter.drawPolyline([self.place(i) for i in range(len(self.points))])

    def _paint_point(self, painter: QPainter, index: int) -> None:
        theme, at = self._context.theme, self.place(index)
        accent, here = theme.colour("accent"), index == self.index
        if here and self.hasFocus():
            painter.setPen(QPen(accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 12, 12)
        painter.setPen(QPen(accent, 1.8))
        painter.setBrush(accent if here else theme.colour("surface"))
        painter.drawEllipse(at, 8 if here else 5, 8 if here else 5)
        if here:
            point = self.points[index]
            painter.setFont(scale.font(scale.SMALL, 600))
            painter.setPen(theme.colour("ink"))
            wide = 150.0
            left = min(max(0.0, at.x() - wide / 2), self.width() - wide)
            words = self._context.language.plural("{n} repeat meeting", "{n} repeat meetings", point.repeats)
            painter.drawText(QRectF(left, at.y() - 32, wide, 18), Qt.AlignmentFlag.AlignCenter, words)
