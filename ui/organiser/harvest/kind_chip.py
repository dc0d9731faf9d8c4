"""A filter for one kind of note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent

from ui.context import Context
from ui.theme import scale
from ui.widgets.kind_look import draw_mark, kind_role
from ui.widgets.painted import PaintedButton
from worldcafe.domain.notes import Kind


class KindChip(PaintedButton):
    """A filter for one kind, with its shape, its word and how many there are."""

    def __init__(self, context: Context, kind: Kind) -> None:
        super().__init__(context, kind.plural)
        self.kind = kind
        self._count = ""
        self._compact = False
        self._font, self._bold = scale.font(scale.SMALL), scale.font(scale.SMALL, 600)
        self.setCheckable(True)

    def set_count(self, count: int) -> None:
        """Show how many notes there are of this kind."""
        self._count = self.context.language.number(count)
        self.setAccessibleName(f"{self.kind.plural} {self._count}")
        self.updateGeometry()
        self.update()

    def set_compact(self, on: bool) -> None:
        """Show the letter in place of the word; the word is a tooltip then."""
        if on != self._compact:
            self._compact = on
            self.setToolTip(self.kind.plural if on else "")
            self.updateGeometry()
            self.update()

    def width_of(self, compact: bool) -> int:
        """How wide it is with its letter or with its word, in pixels."""
        wide = QFontMetrics(self._bold).horizontalAdvance(f"{self._word(compact)}  {self._count}")
        return wide + (36 if compact else 44)

    def _word(self, compact: bool) -> str:
        if not compact:
            return self.kind.plural
        return "" if self.kind.shape == "quote" else self.kind.letter

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self._compact), scale.BUTTON_SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        self.pill(painter)
        box, on = self.rect().toRectF(), self.isChecked()
        draw_mark(painter, self.context, self.kind, QRectF(11, (self.height() - 12) / 2, 12, 12))
        font = self._bold if on or self._compact else self._font
        word = self._word(self._compact)
        left = 28.0
        if word:
            painter.setFont(font)
            painter.setPen(self.colour("accent" if on else kind_role(self.kind) if self._compact else "ink2"))
            painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, word)
            left += QFontMetrics(font).horizontalAdvance(word) + 6
        painter.setFont(self._bold if on else self._font)
        painter.setPen(self.colour("accent" if on else "muted"))
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._count)
        self.ring(painter, box, box.height() / 2)
