"""People by rounds as a table: a tab and its topic in every round, the chosen seat ringed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.context import Context
from ui.organiser.rotation.matrix_model import (
    AGAIN,
    MEETS,
    NAME,
    ORGANISATION,
    SEAT_ROLE,
    WISHES,
    Index,
    MatrixModel,
    SeatCell,
)
from ui.theme import scale
from ui.widgets.marks import draw_tab
from ui.widgets.painted import fill, outline

HEAD_ROOM: Final = 34
"""Pixels beside the title of a column."""


class SeatDelegate(QStyledItemDelegate):
    """Paints every cell: names semibold, a table's tab with its topic, numbers at the right."""

    def __init__(self, context: Context, model: MatrixModel) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._plain = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self._metrics = QFontMetrics(self._plain)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, scale.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._context.theme
        box = QRect(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.colour("tint" if chosen else "surface"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        seat = index.data(SEAT_ROLE)
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        if isinstance(seat, SeatCell):
            self._seat(painter, box, seat, current=current)
        else:
            self._words(painter, box, index)
            if current:
                outline(painter, box.toRectF().adjusted(1, 1, -1, -2), theme.colour("accent"), 4, 2)
        painter.restore()

    def _words(self, painter: QPainter, box: QRect, index: Index) -> None:
        key = self._model.keys[index.column()]
        words = str(index.data() or "")
        right = key in (MEETS, AGAIN, WISHES)
        missing = words == "–"
        role = "edge" if missing else "muted" if key == ORGANISATION else "ink"
        font = self._bold if key == NAME else self._plain
        painter.setFont(font)
        painter.setPen(self._context.theme.colour(role))
        inside = box.adjusted(24 if key == NAME else 8, 0, -16 if key == WISHES else -8, -1)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, short)

    def _seat(self, painter: QPainter, box: QRect, seat: SeatCell, *, current: bool) -> None:
        theme = self._context.theme
        words = self._context.language.say("stays") if seat.stays else seat.title
        left, middle = box.x() + 8, box.y() + (box.height() - 1) // 2
        tab = QRectF(left, middle - 10, 20 if seat.number < 100 else 26, 20)
        short = self._metrics.elidedText(
            words, Qt.TextElideMode.ElideRight, box.right() - round(tab.right()) - 26
        )
        if current:
            ring = QRectF(
                left - 5, middle - 14, tab.width() + 28 + self._metrics.horizontalAdvance(short), 28
            )
            fill(painter, ring, theme.colour("surface"), 6)
            outline(painter, ring, theme.colour("accent"), 6, 2)
        hue = theme.palette.colour(theme.palette.hue(seat.hue)) if seat.hue else theme.colour("edge")
        draw_tab(painter, seat.number, tab, hue, theme.colour("on_hue" if seat.hue else "surface"))
        painter.setFont(self._plain)
        painter.setPen(theme.colour("muted" if seat.stays else "ink"))
        place = QRectF(tab.right() + 8, box.y(), box.right() - tab.right() - 8, box.height() - 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, short)
        if seat.locked and not seat.stays:
            theme.icon("lock", "muted").paint(painter, box.right() - 18, middle - 7, 14, 14)


class MatrixView(QTableView):
    """The table of people by rounds. `seat_chosen(person, round or None)` follows the current cell."""

    seat_chosen = Signal(object, object)

    def __init__(self, context: Context, model: MatrixModel) -> None:
        super().__init__()
        self._model = model
        self._delegate = SeatDelegate(context, model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(context.language.say("People by rounds"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(scale.ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFixedHeight(scale.HEAD)
        # In line with the names, which keep the page's margin.
        self.horizontalHeader().setStyleSheet("QHeaderView::section:first { padding-left: 24px; }")
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setTabKeyNavigation(False)
        model.modelReset.connect(self._size_columns)
        self.selectionModel().currentChanged.connect(self._tell)

    def _tell(self, current: Index, _before: Index) -> None:
        if current.isValid():
            self.seat_chosen.emit(
                self._model.row(current.row()).person, self._model.round_at(current.column())
            )

    def _size_columns(self) -> None:
        metrics = QFontMetrics(scale.font(scale.TINY, 500))
        needed = {
            key: metrics.horizontalAdvance(str(self._model.headerData(at, Qt.Orientation.Horizontal)))
            for at, key in enumerate(self._model.keys)
            if key in (MEETS, AGAIN, WISHES)
        }
        fixed, each = fit_columns(self.viewport().width(), len(self._model.rounds), needed)
        for at, key in enumerate(self._model.keys):
            width = fixed.get(key, each)
            self.setColumnHidden(at, width == 0)
            self.setColumnWidth(at, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_columns()

    def choose(self, person: str, round_: str | None) -> None:
        """Go to a person's seat in a round."""
        at = self._model.row_of(person)
        if at < 0:
            return
        index = self._model.index(
            at, self._model.column_of(round_) if round_ in self._model.rounds and round_ else 0
        )
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._model.as_text())
            return
        super().keyPressEvent(event)


def fit_columns(
    width: int, rounds: int, heads: Mapping[str, int] | None = None
) -> tuple[dict[str, int], int]:
    """Widths of the columns by key (0: hidden), and that of each round, in pixels.

    Where it is narrow the rounds come first: the organisation goes, then what the rounds bring. `heads` are the
    widths of titles that must fit, which are longer in some languages.
    """
    fixed = {NAME: 176, ORGANISATION: 148, MEETS: 58, AGAIN: 58, WISHES: 80}
    fixed |= {key: max(fixed[key], wide + HEAD_ROOM) for key, wide in (heads or {}).items()}
    count = max(1, rounds)
    for keys, wanted in (((ORGANISATION,), 150), ((MEETS, AGAIN, WISHES), 112)):
        if width - sum(fixed.values()) < wanted * count:
            fixed.update(dict.fromkeys(keys, 0))
    room = width - sum(fixed.values())
    each = max(112, min(184, room // count))
    spare = max(0, room - each * count)
    fixed[NAME] += min(64, spare // 2)
    fixed[ORGANISATION if fixed[ORGANISATION] else NAME] += spare - min(64, spare // 2)
    return fixed, each
