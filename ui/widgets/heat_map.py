"""Who meets whom, as a square of people by people that paints itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.context import Context
from ui.theme import Palette

NEVER, ONCE, TWICE, MORE, COLLEAGUES = 0, 1, 2, 3, 4
"""What a cell can say: never met, met once, twice, more often, colleagues who need not meet."""


def cell_colours(palette: Palette) -> tuple[str, str, str, str, str]:
    """The colours of the cells in the order of `NEVER` to `COLLEAGUES`."""
    if palette.dark:
        return ("#2B2926", "#3E8A85", "#E0B252", "#F08A7C", "#5A554D")
    return ("#F4F0E8", "#9CC9C5", "#B8610C", "#B42318", "#DDD4C5")


class HeatMap(QWidget):
    """A square of people by people. `cells` holds for each pair one of `NEVER` … `COLLEAGUES`, row after row.

    `pointed(row, column)` where the pointer is; `clicked_pair(row, column)` at a click.
    """

    pointed = Signal(int, int)
    clicked_pair = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._names: tuple[str, ...] = ()
        self._cells = b""
        self._side = 0
        self._marked: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(96, 96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_pairs(self, names: Sequence[str], cells: bytes, summary: str) -> None:
        """Show people and their pairs; `cells` has ``len(names) ** 2`` bytes, `summary` says it in a sentence."""
        if len(cells) != len(names) ** 2:
            raise ValueError(f"{len(cells)} cells for {len(names)} people")
        self._names = tuple(names)
        self._cells = bytes(cells)
        self._side = len(names)
        self.setAccessibleName(self._context.language.say("Who meets whom"))
        self.setAccessibleDescription(summary)
        self.updateGeometry()
        self.update()

    def mark(self, pair: tuple[int, int] | None) -> None:
        """Ring a pair, with lines to the edges that say whose row and column it is; None for no pair."""
        if pair != self._marked:
            self._marked = pair
            self.update()

    def marked(self) -> tuple[int, int] | None:
        """The pair that is ringed."""
        return self._marked

    def sizeHint(self) -> QSize:
        return QSize(184, 184)

    def square(self) -> QRect:
        """Where the square lies, in whole pixels a person where there is room."""
        side = min(self.width(), self.height())
        if self._side and side >= self._side:
            side -= side % self._side
        return QRect(0, 0, side, side)

    def pair_at(self, place: QPoint) -> tuple[int, int] | None:
        """Row and column under a point, or None."""
        square = self.square()
        if not self._side or not square.contains(place):
            return None
        return place.y() * self._side // square.height(), place.x() * self._side // square.width()

    def cell(self, row: int, column: int) -> int:
        """What is said about a pair."""
        return self._cells[row * self._side + column]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._side:
            return
        image = QImage(self._cells, self._side, self._side, self._side, QImage.Format.Format_Indexed8)
        colours = [
            self._context.theme.colour(number).rgba() for number in cell_colours(self._context.theme.palette)
        ]
        image.setColorTable(colours + [colours[0]] * 251)
        painter = QPainter(self)
        if self.square().width() < self._side:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.square(), image)
        if self._marked is not None and max(self._marked) < self._side:
            self._paint_mark(painter, *self._marked)

    def _paint_mark(self, painter: QPainter, row: int, column: int) -> None:
        square, theme = self.square(), self._context.theme
        each = square.width() / self._side
        across, down = column * each, row * each
        veil = theme.colour("accent")
        veil.setAlpha(56)
        painter.fillRect(QRectF(0, down, across, each), veil)
        painter.fillRect(QRectF(across, 0, each, down), veil)
        painter.setPen(QPen(theme.colour("ink"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(across, down, each, each).adjusted(-2, -2, 2, 2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pair = self.pair_at(event.position().toPoint())
        if pair is None or pair[0] == pair[1]:
            QToolTip.hideText()
            return
        self.pointed.emit(*pair)
        QToolTip.showText(event.globalPosition().toPoint(), self.words(*pair), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pair = self.pair_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and pair is not None:
            self.clicked_pair.emit(*pair)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        QToolTip.hideText()

    def words(self, row: int, column: int) -> str:
        """What is said about a pair, in words."""
        say = self._context.language.say
        how_often = (say("never"), say("once"), say("twice"), say("three times or more"), say("colleagues"))
        state = how_often[min(self.cell(row, column), COLLEAGUES)]
        return f"{self._names[row]}, {self._names[column]}: {state}"
