"""How a kind of note looks: its colour role, its shape, its letter; shared by buttons, rows and charts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.marks import draw_kind
from worldcafe.domain.notes import Kind


def kind_role(kind: Kind) -> str:
    """The colour role of a kind: a number of its own, else that of its shape."""
    if kind.colour.startswith("#") and len(kind.colour) == 7:
        return kind.colour
    return "muted" if kind.shape == "none" else f"kind-{kind.shape}"


def draw_mark(painter: QPainter, context: Context, kind: Kind, box: QRectF) -> None:
    """Draw the shape of a kind; one without a shape (a table's own text) has lines of writing."""
    colour = context.theme.colour(kind_role(kind))
    if kind.shape != "none":
        draw_kind(painter, kind.shape, box, colour)
        return
    for at, share in enumerate((1.0, 0.8, 0.95, 0.5)):
        painter.fillRect(
            QRectF(box.x(), box.y() + 1 + at * box.height() / 4, box.width() * share, 1.5), colour
        )


class KindWord(QWidget):
    """The shape of a kind with its word beside it, or its letter where it is narrow (`short`)."""

    def __init__(
        self, context: Context, kind: Kind, *, short: bool = False, count: int | None = None
    ) -> None:
        super().__init__()
        self._context = context
        self._kind = kind
        letter = "" if kind.shape == "quote" else kind.letter
        self._word = (letter or ("" if kind.shape == "quote" else kind.word[:1])) if short else kind.word
        self._short = short
        self._count = "" if count is None else context.language.number(count)
        self._font = scale.font(scale.TINY if short else scale.SMALL, 600 if short else 400)
        self.setAccessibleName(f"{kind.word} {self._count}".strip())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if short:
            self.setToolTip(kind.word)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font)
        wide = 19 + metrics.horizontalAdvance(self._word)
        if self._count:
            wide += 6 + QFontMetrics(scale.font(scale.SMALL)).horizontalAdvance(self._count)
        return QSize(wide + 2, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = self.height()
        draw_mark(painter, self._context, self._kind, QRectF(0.5, (tall - 12) / 2, 12, 12))
        painter.setFont(self._font)
        theme = self._context.theme
        painter.setPen(theme.colour(kind_role(self._kind) if self._short else "ink2"))
        wide = QFontMetrics(self._font).horizontalAdvance(self._word)
        painter.drawText(QRectF(19, 0, wide + 2, tall), Qt.AlignmentFlag.AlignVCenter, self._word)
        if self._count:
            painter.setFont(scale.font(scale.SMALL))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(QRectF(25 + wide, 0, 60, tall), Qt.AlignmentFlag.AlignVCenter, self._count)
