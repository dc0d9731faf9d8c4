"""Figures of score cards: a big number, a meter with a limit, a small bar chart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import row
from ui.widgets.painted import fill, outline
from ui.widgets.words import Label


class BigNumber(QWidget):
    """A number 34 high, with a quiet word after it and room for a badge."""

    def __init__(self, number: str = "", after: str = "", badge: QWidget | None = None) -> None:
        super().__init__()
        self._number = Label(number, size=scale.FIGURE, weight=600)
        self._after = Label(after, size=scale.LEAD, tone="muted")
        inside = row(8)
        inside.addWidget(self._number)
        inside.addWidget(self._after)
        if badge is not None:
            inside.addSpacing(4)
            inside.addWidget(badge)
        inside.addStretch(1)
        self.setLayout(inside)
        self.set(number, after)

    def set(self, number: str, after: str = "") -> None:
        """Show another number."""
        self._number.setText(number)
        self._after.setText(after)
        self._after.setVisible(bool(after))
        self.setAccessibleName(f"{number} {after}".strip())


class Meter(QWidget):
    """A bar from 0 to `most`, filled to `value`, with a stroke at `limit` that nothing can pass."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._name = name
        self._value, self._most, self._limit = 0.0, 1.0, -1.0
        self.setFixedHeight(14)
        self.setMinimumWidth(80)
        self.set(0, 1)

    def set(self, value: float, most: float, limit: float | None = None) -> None:
        """Show `value` of `most`."""
        self._value, self._most = value, max(most, 1e-9)
        self._limit = -1.0 if limit is None else limit
        share = self._context.language.say(
            "{value} of {most}",
            value=self._context.language.number(value),
            most=self._context.language.number(most),
        )
        self.setAccessibleName(f"{self._name}: {share}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        whole = QRectF(0, (self.height() - 6) / 2, self.width(), 6)
        fill(painter, whole, theme.colour("line"), 3)
        share = min(max(self._value / self._most, 0.0), 1.0)
        if share > 0:
            done = QRectF(whole.x(), whole.y(), max(6.0, whole.width() * share), 6)
            fill(painter, done, theme.colour("accent" if self.isEnabled() else "line2"), 3)
        if self._limit >= 0:
            at = round(min(self._limit / self._most, 1.0) * (self.width() - 2))
            painter.fillRect(QRectF(at, 0, 2, self.height()), theme.colour("ink"))


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the word under it, its value."""

    word: str
    value: int


class BarChart(QWidget):
    """A few bars against a whole: the value over each, the word under it (how far ideas reach, round by round)."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self._most = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[Bar], most: int) -> None:
        """Show these bars, each against `most`."""
        self._bars = tuple(bars)
        self._most = max(most, 1)
        words = ", ".join(f"{bar.word}: {self._context.language.number(bar.value)}" for bar in bars)
        self.setAccessibleName(f"{self._name}. {words}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(len(self._bars), 1) * 60, 96)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(len(self._bars), 1) * 36, 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(self.width() / len(self._bars), 64.0)
        for at, bar in enumerate(self._bars):
            self._paint_bar(painter, QRectF(at * step, 0, step, self.height()), bar)

    def _paint_bar(self, painter: QPainter, place: QRectF, bar: Bar) -> None:
        theme = self._context.theme
        wide = min(place.width() - 12, 44)
        box = QRectF(place.center().x() - wide / 2, 18, wide, place.height() - 38)
        outline(painter, box, theme.colour("line2"), 2)
        tall = box.height() * min(bar.value / self._most, 1.0)
        if bar.value > 0:
            tall = max(tall, 4.0)
            done = QRectF(box.x(), box.bottom() - tall, box.width(), tall)
            fill(painter, done, theme.colour("accent"), 2)
        painter.setPen(theme.colour("ink"))
        painter.setFont(scale.font(scale.TINY, 600))
        above = QRectF(box.x() - 6, 0, box.width() + 12, 16)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._context.language.number(bar.value))
        painter.setPen(theme.colour("muted"))
        small = scale.font(11, 400)
        painter.setFont(small)
        below = QRectF(box.center().x() - place.width() / 2, box.bottom() + 4, place.width(), 16)
        word = QFontMetrics(small).elidedText(bar.word, Qt.TextElideMode.ElideRight, round(below.width()))
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, word)
