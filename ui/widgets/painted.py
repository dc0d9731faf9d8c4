"""Buttons that paint themselves: what they share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton

from ui.context import Context

BY_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
"""Ways to get the focus that show a ring: who clicks knows where they are."""


class PaintedButton(QAbstractButton):
    """An abstract button with the context, a word, hover and a focus ring; subclasses paint and give a size."""

    def __init__(self, context: Context, text: str) -> None:
        super().__init__()
        self.context = context
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ringed = False

    def colour(self, role: str) -> QColor:
        """The colour of a role, or that of disabled words."""
        return self.context.theme.colour(role if self.isEnabled() else "disabled")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def begin(self) -> QPainter:
        """A painter with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def pill(self, painter: QPainter) -> None:
        """The rounded ground of a chip that is on or off, with its outline."""
        theme, on = self.context.theme, self.isChecked()
        box = self.rect().toRectF()
        ground = "tint" if on else "sunk" if self.underMouse() and self.isEnabled() else "surface"
        fill(painter, box, theme.colour(ground), box.height() / 2)
        outline(painter, box, theme.colour("tint_line" if on else "line2"), box.height() / 2)

    def ringed(self) -> bool:
        """Whether the focus came by the keyboard and is to be seen."""
        return self._ringed and self.hasFocus()

    def ring(self, painter: QPainter, box: QRectF, radius: float) -> None:
        """The focus ring, inside `box`, if the button has the focus by the keyboard."""
        if self.ringed():
            outline(painter, box, self.context.theme.colour("accent"), radius, 2)


def outline(painter: QPainter, box: QRectF, colour: QColor, radius: float, width: float = 1.0) -> None:
    """A rounded outline that lies wholly inside `box`, on whole pixels."""
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius - half, radius - half)


def fill(painter: QPainter, box: QRectF, colour: QColor, radius: float) -> None:
    """A rounded box without an outline."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)
