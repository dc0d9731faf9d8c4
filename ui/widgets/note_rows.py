"""Notes in a list, painted: wide with a column each for table, kind, text, round, time and star, or narrow."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.context import Context
from ui.models.note_filter import Section
from ui.models.note_lines import NoteLine, carries_owner, carries_speaker
from ui.models.notes_model import NoteRole, NotesModel
from ui.theme import scale
from ui.widgets.kind_look import draw_mark, kind_role
from ui.widgets.marks import draw_star, draw_tab
from ui.widgets.painted import outline

Index = QModelIndex | QPersistentModelIndex

STEP: Final = 40
"""Widths of text differ by so many pixels, so that a window that is resized seldom measures anew."""

_ABOVE: Final = 10
_LEFT: Final = 176
_RIGHT: Final = 206
_TIGHT: Final = 700
_TIGHT_LEFT: Final = 92
_TIGHT_RIGHT: Final = 64
_NARROW_LEFT: Final = 80
_NARROW_RIGHT: Final = 60
_HEADING: Final = 40
_FLAGS: Final = Qt.TextFlag.TextWordWrap.value


class NoteDelegate(QStyledItemDelegate):
    """Paints notes. `narrow` leaves words out where there is a letter. `starred(line)` when a star is clicked.

    Heights are measured once for each text and width (a third of a thousandth of a second a note): `measure` may
    do it for thousands in a thread.
    """

    starred = Signal(object)

    def __init__(self, context: Context, *, narrow: bool = False) -> None:
        super().__init__()
        self._context = context
        self._narrow = narrow
        self._width = 400
        self._heights: dict[int, dict[str, int]] = {}
        self._plain = scale.font()
        self._serif = scale.font(serif=True, italic=True)
        self._small = scale.font(scale.SMALL)
        self._bold = scale.font(scale.SMALL, 600)
        self._tiny = scale.font(scale.TINY, 600)
        self._head = scale.font(scale.LEAD, 600)

    # Heights.

    def width_for(self, viewport: int) -> int:
        """The width of texts in a view that is so wide."""
        left, right = self._sides(viewport)
        step = 4 if self._narrow else STEP
        return max(120, min(viewport - left - right, 760) // step * step)

    def _sides(self, viewport: int) -> tuple[int, int]:
        if self._narrow:
            return _NARROW_LEFT, _NARROW_RIGHT
        return (_TIGHT_LEFT, _TIGHT_RIGHT) if viewport < _TIGHT else (_LEFT, _RIGHT)

    @property
    def width(self) -> int:
        """The width of texts now."""
        return self._width

    def set_width(self, width: int) -> None:
        """Lay texts out in this width."""
        self._width = width

    def unmeasured(self, lines: Iterable[NoteLine], width: int) -> list[NoteLine]:
        """Those whose height in this width is not known yet."""
        known = self._heights.setdefault(width, {})
        return [line for line in lines if line.key not in known]

    def measure(self, lines: Iterable[NoteLine], width: int) -> None:
        """Measure these; may be called in any thread."""
        for line in lines:
            self.height(line, width)

    def height(self, line: NoteLine, width: int) -> int:
        """The height of a note in pixels."""
        known = self._heights.setdefault(width, {})
        found = known.get(line.key)
        if found is None:
            metrics = QFontMetricsF(self._font(line))
            box = metrics.boundingRect(QRectF(0, 0, width, 1_000_000), _FLAGS, line.text)
            below = 20 if line.below else 0
            found = known[line.key] = max(40, math.ceil(box.height()) + below + 2 * _ABOVE + 1)
        return found

    def row_height(self, row: NoteLine | Section) -> int:
        """The height of a row of the list in pixels, a heading's too."""
        return self.height(row, self._width) if isinstance(row, NoteLine) else _HEADING

    def _font(self, line: NoteLine) -> QFont:
        return self._serif if carries_speaker(line.kind) else self._plain

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, NotesModel) else None
        return QSize(self._width, _HEADING if line is None else self.height(line, self._width))

    # Painting.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        line, section = index.data(NoteRole.LINE), index.data(NoteRole.SECTION)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, NoteLine):
            self._paint_ground(painter, box, state)
            if self._narrow:
                self._paint_narrow(painter, box, line)
            else:
                self._paint_wide(painter, box, line)
        elif isinstance(section, Section):
            self._paint_section(painter, box, section)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
        theme = self._context.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("paper"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            outline(painter, QRectF(box).adjusted(1, 0, -1, -1), theme.colour("accent"), 4, 2)

    def _paint_section(self, painter: QPainter, box: QRect, section: Section) -> None:
        theme = self._context.theme
        painter.fillRect(box, theme.colour("paper"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        left = box.x() + 24
        if section.table:
            self._tab(painter, section.table, section.hue, QRectF(left, box.y() + 9, 22, 22))
            left += 32
        painter.setFont(self._head)
        painter.setPen(theme.colour("ink"))
        place = QRectF(left, box.y(), box.right() - left - 80, box.height())
        words = QFontMetricsF(self._head).elidedText(
            section.words, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(self._small)
        painter.setPen(theme.colour("muted"))
        count = QRectF(box.right() - 104, box.y(), 80, box.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(count, flags, self._context.language.number(section.count))

    def _tab(self, painter: QPainter, number: int, hue: int, box: QRectF) -> None:
        theme = self._context.theme
        if number:
            colour = theme.palette.colour(theme.palette.hue(hue)) if hue else theme.colour("muted")
            draw_tab(painter, number, box, colour, theme.colour("on_hue"))

    def _paint_wide(self, painter: QPainter, box: QRect, line: NoteLine) -> None:
        theme = self._context.theme
        top = box.y() + _ABOVE
        left, _ = self._sides(box.width())
        self._tab(painter, line.table, line.hue, QRectF(box.x() + 24, top - 1, 20, 20))
        draw_mark(painter, self._context, line.kind, QRectF(box.x() + 56, top + 3, 12, 12))
        if left == _TIGHT_LEFT:
            self._paint_letter(painter, line, QRectF(box.x() + 73, top, 16, 18))
        else:
            painter.setFont(self._small)
            painter.setPen(theme.colour("ink2"))
            word = QFontMetricsF(self._small).elidedText(line.kind.word, Qt.TextElideMode.ElideRight, 94)
            painter.drawText(QRectF(box.x() + 76, top, 96, 18), Qt.AlignmentFlag.AlignVCenter, word)
            self._paint_right(painter, box, line)
        self._paint_text(painter, line, QRectF(box.x() + left, top, self._width, box.height() - 2 * _ABOVE))
        star = self.star_box(box)
        draw_star(painter, star, theme.colour("warning" if line.starred else "edge"), filled=line.starred)

    def _paint_right(self, painter: QPainter, box: QRect, line: NoteLine) -> None:
        theme, say = self._context.theme, self._context.language.say
        top, edge = box.y() + _ABOVE, box.right() - 24
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(QRectF(edge - 84, top, 52, 18), right, line.time)
        if line.note.in_conflict:
            painter.setPen(theme.colour("error"))
            painter.drawText(QRectF(edge - 176, top, 88, 18), right, say("two versions"))
        elif line.round:
            painter.drawText(QRectF(edge - 176, top, 88, 18), right, say("Round {n}", n=line.round))

    def _paint_letter(self, painter: QPainter, line: NoteLine, place: QRectF) -> None:
        if line.kind.shape != "quote":
            painter.setFont(self._tiny)
            painter.setPen(self._context.theme.colour(kind_role(line.kind)))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line.kind.letter)

    def star_box(self, box: QRect) -> QRectF:
        """Where the star of a row is painted."""
        return QRectF(box.right() - 24 - 18, box.y() + _ABOVE + 1, 16, 16)

    def _paint_narrow(self, painter: QPainter, box: QRect, line: NoteLine) -> None:
        theme = self._context.theme
        top = box.y() + _ABOVE
        self._tab(painter, line.table, line.hue, QRectF(box.x() + 16, top - 1, 20, 20))
        draw_mark(painter, self._context, line.kind, QRectF(box.x() + 46, top + 3, 12, 12))
        self._paint_letter(painter, line, QRectF(box.x() + 62, top, 16, 18))
        self._paint_text(
            painter, line, QRectF(box.x() + _NARROW_LEFT, top, self._width, box.height() - 2 * _ABOVE)
        )
        painter.setFont(self._small)
        painter.setPen(theme.colour("muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(box.right() - 62, top, 48, 18), right, line.time)

    def _paint_text(self, painter: QPainter, line: NoteLine, place: QRectF) -> None:
        theme = self._context.theme
        painter.setFont(self._font(line))
        painter.setPen(theme.colour("muted" if line.withdrawn else "ink"))
        below = 20 if line.below else 0
        painter.drawText(place.adjusted(0, 0, 0, -below), _FLAGS, line.text)
        if below:
            painter.setFont(self._small)
            missing = carries_owner(line.kind) and not line.owner
            painter.setPen(theme.colour("warning" if missing else "muted"))
            words = QFontMetricsF(self._small).elidedText(
                line.below, Qt.TextElideMode.ElideRight, place.width()
            )
            painter.drawText(QRectF(place.x(), place.bottom() - 18, place.width(), 18), 0, words)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if (
            isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and not self._narrow
        ):
            box: QRect = option.rect
            line = index.data(NoteRole.LINE)
            inside = self.star_box(box).adjusted(-5, -5, 5, 5).contains(event.position())
            if inside and isinstance(line, NoteLine):
                if event.type() == QEvent.Type.MouseButtonRelease:
                    self.starred.emit(line)
                return True
        return super().editorEvent(event, model, option, index)
