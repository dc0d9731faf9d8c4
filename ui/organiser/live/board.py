"""The board of tables, painted: kinds by round in columns, how much lately, and when the last note came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.context import Context
from ui.models.table_counts import TableRow, ago
from ui.theme import scale
from ui.widgets import Card, Rule
from ui.widgets.kind_look import draw_mark, kind_role
from ui.widgets.marks import draw_tab
from ui.widgets.painted import outline
from worldcafe.domain.notes import Kind

Index = QModelIndex | QPersistentModelIndex

ROW: Final = 50
CELL: Final = 28
GAP: Final = 26
LEAST_NAME: Final = 180
SPARK: Final = 80
SUM: Final = 54
"""Pixels of a round that is shown as one number: its notes at each table, of whatever kind."""
LAST: Final = 122


@dataclass(frozen=True, slots=True)
class RoundGroup:
    """The columns of one round: its number, its head in words, whether it is the present one, its bare name and
    how many notes it has."""

    number: int
    words: str
    now: bool
    name: str = ""
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of the board lie, in pixels from its left edge.

    `groups` are the rounds with a column for each kind. `sums` are those for which there is room for one number;
    the last of them stands for several where even that is too much.
    """

    name: int
    groups: tuple[tuple[RoundGroup, int], ...]
    sums: tuple[tuple[tuple[RoundGroup, ...], int], ...]
    spark: int
    last: int


def columns_for(width: int, groups: Sequence[RoundGroup], kinds: int) -> Columns:
    """Where all columns lie. The name and the last note have one always, and no round goes without.

    The present round is told by kind; those nearest to it as well, as far as there is room beside a sum for each
    of the others and the bars of the last hour.
    """
    room = width - 12 - LEAST_NAME - LAST
    each = kinds * CELL + GAP
    now = next((group.number for group in groups if group.now), groups[-1].number if groups else 0)
    # What has just been before what is still to come.
    nearest = sorted(groups, key=lambda group: (abs(group.number - now), group.number > now))
    count = len(groups)
    while count > 1 and count * each + (len(groups) - count) * SUM + SPARK > room:
        count -= 1
    summed = _together(nearest[count:], max(1, (room - count * each) // SUM))
    whole = sorted(nearest[:count], key=lambda group: group.number)
    wide = each * len(whole) + SUM * len(summed)
    spark = room - wide >= SPARK
    last = width - LAST
    left = first = last - (SPARK if spark else 0) - wide
    placed: list[tuple[RoundGroup, int]] = []
    sums: list[tuple[tuple[RoundGroup, ...], int]] = []
    for column in sorted([*((g,) for g in whole), *summed], key=lambda column: column[0].number):
        if column[0] in whole:
            placed.append((column[0], left))
            left += each
        else:
            sums.append((column, left))
            left += SUM
    return Columns(max(first - GAP, 120), tuple(placed), tuple(sums), last - SPARK if spark else -1, last)


def _together(groups: Sequence[RoundGroup], most: int) -> list[tuple[RoundGroup, ...]]:
    # The nearest keep a column of their own; the farthest share one.
    if len(groups) <= most:
        return [(group,) for group in groups]
    rest = tuple(sorted(groups[most - 1 :], key=lambda group: group.number))
    return [*((group,) for group in groups[: most - 1]), rest]


def notes_in(row: TableRow, groups: Sequence[RoundGroup]) -> int:
    """How much a table has written in these rounds, of whatever kind."""
    numbers = {group.number for group in groups}
    return sum(count for (number, _), count in row.counts.items() if number in numbers)


class BoardModel(QAbstractListModel):
    """The rows of the board; their words for whoever cannot see it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[TableRow] = []
        self.now = datetime.now(UTC)

    def show_rows(self, rows: Sequence[TableRow], now: datetime) -> None:
        """Show these."""
        self.now = now
        if [r.table.id for r in rows] == [r.table.id for r in self.rows]:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        language = self._context.language
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = language.say("Table {table}", table=row.table.number)
            count = language.plural("{n} note", "{n} notes", sum(row.counts.values()))
            parts = (name, row.topic.brief if row.topic else "", count, ago(row, self.now, language))
            return ", ".join(part for part in parts if part)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, context: Context, board: Board) -> None:
        super().__init__()
        self._context = context
        self._board = board
        self._bold, self._plain = scale.font(scale.BASE, 600), scale.font()
        self._small = scale.font(scale.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, TableRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme = self._context.theme
        if row.silent is not None:
            painter.fillRect(box, theme.colour("warning_bg"))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("tint"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("paper"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            outline(painter, QRectF(box).adjusted(1, 1, -1, -2), theme.colour("accent"), 4, 2)
        columns = self._board.columns()
        self._paint_name(painter, box, row, columns)
        for group, left in columns.groups:
            self._paint_counts(painter, QRect(left, box.y(), 0, ROW), row, group)
        for summed, left in columns.sums:
            self._paint_sum(painter, QRectF(left - GAP / 2, box.y(), SUM, ROW - 1), row, summed)
        if columns.spark >= 0:
            self._paint_bars(painter, QRectF(columns.spark, box.y() + 15, SPARK - 18, 20), row)
        self._paint_last(painter, QRectF(columns.last, box.y(), LAST - 12, ROW - 1), row)
        painter.restore()

    def _paint_name(self, painter: QPainter, box: QRect, row: TableRow, columns: Columns) -> None:
        theme, say = self._context.theme, self._context.language.say
        hue = (
            theme.palette.colour(theme.palette.hue(row.topic.hue + 1)) if row.topic else theme.colour("muted")
        )
        tab = QRectF(box.x() + 14, box.y() + 14, 22, 22)
        draw_tab(painter, row.table.number, tab, hue, theme.colour("on_hue"))
        width = columns.name - 46
        title = row.topic.brief if row.topic else say("Table {table}", table=row.table.number)
        top = box.y() + (6 if row.writers else 15)
        self._line(painter, title, QRectF(46, top, width, 20), self._bold, "ink")
        if row.writers:
            role = "ink2" if row.silent is not None else "muted"
            self._line(painter, row.writers, QRectF(46, box.y() + 25, width, 18), self._small, role)

    def _line(self, painter: QPainter, text: str, place: QRectF, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._context.theme.colour(role))
        words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_counts(self, painter: QPainter, place: QRect, row: TableRow, group: RoundGroup) -> None:
        theme = self._context.theme
        painter.setFont(self._plain)
        for at, kind in enumerate(self._board.kinds):
            count = row.counts[group.number, kind.id]
            cell = QRectF(place.x() + at * CELL, place.y(), CELL, ROW - 1)
            painter.setPen(theme.colour("ink" if count else "edge"))
            words = self._context.language.number(count) if count else "·"
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_sum(
        self, painter: QPainter, place: QRectF, row: TableRow, groups: Sequence[RoundGroup]
    ) -> None:
        count = notes_in(row, groups)
        painter.setFont(self._plain)
        painter.setPen(self._context.theme.colour("ink" if count else "edge"))
        words = self._context.language.number(count) if count else "·"
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_bars(self, painter: QPainter, place: QRectF, row: TableRow) -> None:
        theme = self._context.theme
        step = place.width() / len(row.bars)
        most = max(4, *row.bars)
        for at, count in enumerate(row.bars):
            tall = place.height() * count / most if count else 2
            bar = QRectF(place.x() + at * step, place.bottom() - tall, step - 2, tall)
            painter.fillRect(bar, theme.colour("accent" if count else "line2"))

    def _paint_last(self, painter: QPainter, place: QRectF, row: TableRow) -> None:
        words = ago(row, self._board.model_of.now, self._context.language)
        silent = row.silent is not None
        font = scale.font(scale.SMALL, 600) if silent else self._small
        self._line(painter, words, place, font, "warning" if silent else "muted")


class _Head(QWidget):
    def __init__(self, context: Context, board: Board) -> None:
        super().__init__()
        self._context = context
        self._board = board
        self.setFixedHeight(70)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, say = self._context.theme, self._context.language.say
        small, strong = scale.font(scale.TINY, 500), scale.font(scale.TINY, 600)
        columns = self._board.columns()
        painter.fillRect(QRectF(0, 29, self.width(), 1), theme.colour("line"))
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(14, 30, columns.name, 40), middle, say("Table and rapporteur"))
        painter.drawText(QRectF(columns.last, 30, LAST, 40), middle, say("Last note"))
        if columns.spark >= 0:
            painter.drawText(QRectF(columns.spark, 30, SPARK, 40), middle, say("Per 5 minutes"))
        wide = CELL * len(self._board.kinds)
        for group, left in columns.groups:
            painter.setFont(strong if group.now else small)
            painter.setPen(theme.colour("accent" if group.now else "muted"))
            head = QFontMetricsF(strong).elidedText(group.words, Qt.TextElideMode.ElideRight, wide + GAP - 4)
            painter.drawText(QRectF(left - GAP / 2, 0, wide + GAP, 29), Qt.AlignmentFlag.AlignCenter, head)
            for at, kind in enumerate(self._board.kinds):
                centre = left + at * CELL + CELL / 2
                letter = "" if kind.shape == "quote" else kind.letter
                top = 38.0 if letter else 44.0
                draw_mark(painter, self._context, kind, QRectF(centre - 5.5, top, 11, 11))
                painter.setFont(strong)
                painter.setPen(theme.colour(kind_role(kind)))
                painter.drawText(QRectF(centre - 12, 50, 24, 16), Qt.AlignmentFlag.AlignCenter, letter)
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        for summed, left in columns.sums:
            name = summed[0].name if len(summed) == 1 else say("Others")
            head = QFontMetricsF(small).elidedText(name, Qt.TextElideMode.ElideRight, SUM - 4)
            painter.drawText(QRectF(left - GAP / 2, 0, SUM, 29), Qt.AlignmentFlag.AlignCenter, head)
            count = sum(group.notes for group in summed)
            total = self._context.language.plural("{n} note", "{n} notes", count)
            painter.drawText(QRectF(left - GAP / 2, 30, SUM, 40), Qt.AlignmentFlag.AlignCenter, total)


class _View(QListView):
    opened = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class Board(Card):
    """The tables under one another. `opened(table)` at Enter or a double click; `moved(y)` where the choice is now."""

    opened = Signal(str)
    moved = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(padding=1, gap=0)
        self._context = context
        self.kinds: tuple[Kind, ...] = ()
        self.groups: tuple[RoundGroup, ...] = ()
        self.model_of = BoardModel(context)
        self.view = _View()
        self.view.setModel(self.model_of)
        self._delegate = _Delegate(context, self)
        self.view.setItemDelegate(self._delegate)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(context.language.say("Tables"))
        self.view.doubleClicked.connect(self._open)
        self.view.opened.connect(self._open)
        self.view.selectionModel().currentChanged.connect(self._move)
        self._head = _Head(context, self)
        self.add(self._head)
        self.add(Rule())
        self.add(self.view, 1)

    def columns(self) -> Columns:
        """Where the columns lie now."""
        return columns_for(self.view.viewport().width(), self.groups, len(self.kinds))

    def show_rows(
        self, rows: Sequence[TableRow], kinds: Sequence[Kind], groups: Sequence[RoundGroup], now: datetime
    ) -> None:
        """Show these tables with these kinds in these rounds."""
        self.kinds, self.groups = tuple(kinds), tuple(groups)
        self.model_of.show_rows(rows, now)
        # As high as its rows: the page scrolls, and not a list within it.
        self.view.setFixedHeight(ROW * max(len(rows), 1))
        self._head.update()
        self.view.viewport().update()

    def _move(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.view.y() + index.row() * ROW)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, TableRow):
            self.opened.emit(row.table.id)
