"""The large buttons and the drop zone of the start screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Label, Picture, column
from ui.widgets.painted import PaintedButton, fill, outline


class BigChoice(PaintedButton):
    """A button with an icon, what it does, and a line of detail; `filled` for the one that comes first."""

    def __init__(self, context: Context, icon: str, text: str, detail: str, *, filled: bool = False) -> None:
        super().__init__(context, text)
        self._icon = icon
        self._detail = detail
        self._filled = filled
        self.setAccessibleDescription(detail)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(344, 64)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        hover = self.underMouse() and self.isEnabled()
        if self._filled and self.isEnabled():
            fill(painter, box, theme.colour("accent_hover" if hover else "accent"), scale.RADIUS)
        else:
            fill(painter, box, theme.colour("sunk" if hover else "surface"), scale.RADIUS)
            outline(painter, box, theme.colour("edge" if hover else "line2"), scale.RADIUS)
        ink = "on_accent" if self._filled and self.isEnabled() else "ink" if self.isEnabled() else "disabled"
        theme.icon(self._icon, ink).paint(painter, 16, (self.height() - 22) // 2, 22, 22)
        painter.setPen(theme.colour(ink))
        self._line(painter, scale.font(scale.BASE, 600), self.text(), 11)
        if ink == "ink":
            painter.setPen(theme.colour("muted"))
        self._line(painter, scale.font(scale.SMALL), self._detail, 32)
        if self.hasFocus():
            ring = "ink" if self._filled else "accent"
            outline(painter, box, theme.colour(ring), scale.RADIUS, 2)

    def _line(self, painter: QPainter, font: QFont, text: str, top: int) -> None:
        painter.setFont(font)
        room = self.width() - 53 - 12
        words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(53, top, room, 21), Qt.AlignmentFlag.AlignVCenter, words)


class DropZone(QWidget):
    """Says what may be dropped, and lights up while something that may is over the window."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lit = False
        say = context.language.say
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = column(4, 16)
        inside.addStretch(1)
        inside.addWidget(Picture(context, "file-down", "accent", 30), 0, centre)
        inside.addSpacing(6)
        inside.addWidget(Label(say("Drop a list of people here"), weight=600), 0, centre)
        words = say("A spreadsheet (xlsx, ods, csv) becomes a new café.")
        inside.addWidget(Label(words, size=scale.SMALL, tone="muted"), 0, centre)
        inside.addWidget(Label(say("A .cafe file opens."), size=scale.SMALL, tone="muted"), 0, centre)
        inside.addStretch(1)
        self.setLayout(inside)
        self.setMinimumHeight(150)
        self.setAccessibleName(say("Drop a list of people here"))

    def light_up(self, on: bool) -> None:
        """Show that a drop would be taken."""
        self._lit = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        pen = QPen(theme.colour("accent" if self._lit else "edge"), 2 if self._lit else 1)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        if self._lit:
            painter.setBrush(theme.colour("tint"))
        painter.drawRoundedRect(box, scale.RADIUS, scale.RADIUS)
