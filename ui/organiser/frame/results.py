"""The finder's results under its field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.frame.finder import Found
from ui.theme import scale
from ui.widgets.marks import draw_key
from ui.widgets.painted import fill, outline

ROW = 40
WIDE = 520


class Results(QWidget):
    """A list that paints itself over the window; the field keeps the focus and moves the choice."""

    def __init__(self, context: Context, over: QWidget, chosen: Callable[[Found], object]) -> None:
        super().__init__(over)
        self._context = context
        self._chosen = chosen
        self._found: Sequence[Found] = ()
        self._at = 0
        self.setMouseTracking(True)
        self.setAccessibleName(context.language.say("Results"))
        self.hide()

    def show_found(self, found: Sequence[Found], right: int, top: int) -> None:
        """Show what was found, with the right upper corner at (`right`, `top`) of the window."""
        self._found = found
        self._at = 0
        height = 12 + ROW * max(1, len(found))
        self.setGeometry(max(8, right - WIDE), top, WIDE, height)
        self._announce()
        self.show()
        self.raise_()
        self.update()

    def texts(self) -> list[str]:
        """The words of the results, in order."""
        return [f.text for f in self._found]

    def step(self, by: int) -> None:
        """Move the choice."""
        if self._found:
            self._at = min(max(self._at + by, 0), len(self._found) - 1)
            self._announce()
            self.update()

    def choose(self) -> None:
        """Do what is chosen."""
        if self._found and self.isVisible():
            found = self._found[self._at]
            self.hide()
            self._chosen(found)

    def _announce(self) -> None:
        if self._found:
            chosen = self._found[self._at]
            self.setAccessibleDescription(f"{chosen.text}, {chosen.detail}")

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = int((event.position().y() - 6) // ROW)
        if 0 <= at < len(self._found) and at != self._at:
            self._at = at
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.choose()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 12 + ROW * max(1, len(self._found)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().toRectF()
        fill(painter, box, theme.colour("surface"), scale.RADIUS)
        outline(painter, box, theme.colour("edge"), scale.RADIUS)
        if not self._found:
            painter.setPen(theme.colour("muted"))
            painter.setFont(scale.font())
            nothing = self._context.language.say("Nothing found. Try a part of a name or of a note.")
            painter.drawText(box.adjusted(18, 0, -12, 0), Qt.AlignmentFlag.AlignVCenter, nothing)
        for at, found in enumerate(self._found):
            self._paint_row(painter, QRectF(6, 6 + at * ROW, self.width() - 12, ROW), found, at == self._at)

    def _paint_row(self, painter: QPainter, box: QRectF, found: Found, chosen: bool) -> None:
        theme = self._context.theme
        if chosen:
            fill(painter, box, theme.colour("tint"), 6)
        theme.icon(found.icon, "accent" if chosen else "ink2").paint(
            painter, round(box.x()) + 10, round(box.center().y()) - 9, 18, 18
        )
        right = box.right() - 12
        if found.keys:
            wide = QFontMetrics(scale.font(11, 500)).horizontalAdvance(found.keys) + 13
            draw_key(
                painter, self._context, found.keys, QRectF(right - wide, box.center().y() - 9.5, wide, 19)
            )
            right -= wide + 10
        right -= self._paint_detail(painter, box, found.detail, right, chosen)
        painter.setPen(theme.colour("ink"))
        font = scale.font(scale.BASE, 600 if chosen else 400)
        painter.setFont(font)
        left = box.x() + 40
        text = QFontMetrics(font).elidedText(found.text, Qt.TextElideMode.ElideRight, int(right - left - 12))
        painter.drawText(QRectF(left, box.y(), right - left, ROW), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_detail(self, painter: QPainter, box: QRectF, detail: str, right: float, chosen: bool) -> float:
        font = scale.font(scale.SMALL)
        metrics = QFontMetrics(font)
        short = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, 180)
        wide = metrics.horizontalAdvance(short) + 2
        painter.setFont(font)
        painter.setPen(self._context.theme.colour("ink2" if chosen else "muted"))
        painter.drawText(QRectF(right - wide, box.y(), wide, ROW), Qt.AlignmentFlag.AlignVCenter, short)
        return float(wide)
