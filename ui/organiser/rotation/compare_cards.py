"""Whose card differs between two plans, round by round, as a table that paints both seats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.context import Context
from ui.organiser.rotation import compare_words, words
from ui.theme import scale
from ui.widgets.marks import draw_tab
from ui.widgets.painted import fill
from worldcafe.domain.cafe import Cafe

if TYPE_CHECKING:
    from worldcafe.verbs.comparing import Moved

Index = QModelIndex | QPersistentModelIndex
SEATS_ROLE: Final = Qt.ItemDataRole.UserRole
"""Two (number, hue) of a round, or None where the seat is the same."""

NOWHERE: Final = QModelIndex()


class CardsModel(QAbstractTableModel):
    """Rows are people whose card differs; columns are their name and a round each."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._cafe: Cafe | None = None
        self._moved: tuple[Moved, ...] = ()
        self._rounds: tuple[str, ...] = ()

    def show_moved(self, cafe: Cafe, moved: Sequence[Moved], rounds: Sequence[str]) -> None:
        """Show these people."""
        self.beginResetModel()
        self._cafe, self._moved, self._rounds = cafe, tuple(moved), tuple(rounds)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._moved)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._cafe is None else 1 + len(self._rounds)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if (
            role != Qt.ItemDataRole.DisplayRole
            or orientation != Qt.Orientation.Horizontal
            or self._cafe is None
        ):
            return None
        language = self._context.language
        if section == 0:
            return language.say("Name")
        return words.round_name(language, self._cafe.rounds[self._rounds[section - 1]])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._cafe is None or not index.isValid():
            return None
        moved, language = self._moved[index.row()], self._context.language
        if index.column() == 0:
            return self._cafe.people[moved.person].name if role == Qt.ItemDataRole.DisplayRole else None
        round_ = self._rounds[index.column() - 1]
        if role == SEATS_ROLE:
            return next((self._both(round_, a, b) for at, a, b in moved.seats if at == round_), None)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            before, after = compare_words.seat_of(language, self._cafe, moved, round_)
            if not before:
                return language.say("the same") if role == Qt.ItemDataRole.AccessibleTextRole else ""
            return language.say("table {before}, then {after}", before=before, after=after)
        return None

    def _both(self, round_: str, *tables: str | None) -> tuple[tuple[str, int], ...]:
        return tuple(self._seat(round_, table) for table in tables)

    def _seat(self, round_: str, table: str | None) -> tuple[str, int]:
        cafe = self._cafe
        if cafe is None or table is None or table not in cafe.tables:
            return "–", 0
        topic = cafe.topic_at(round_, table)
        return str(cafe.tables[table].number), topic.hue + 1 if topic else 0


class _Painter(QStyledItemDelegate):
    """Names as words; a seat that differs as two tabs with an arrow between."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._font = scale.font(scale.BASE, 600)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(104, scale.ROW - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._context.theme, QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.fillRect(box, theme.colour("tint" if state & QStyle.StateFlag.State_Selected else "surface"))
        painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.colour("line"))
        seats = index.data(SEATS_ROLE)
        if seats is not None:
            self._seats(painter, box, seats)
        elif index.column() == 0:
            painter.setFont(self._font)
            painter.setPen(theme.colour("ink"))
            inside = box.adjusted(12, 0, -8, -1)
            short = QFontMetrics(self._font).elidedText(
                str(index.data()), Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()

    def _seats(self, painter: QPainter, box: QRect, seats: tuple[tuple[str, int], ...]) -> None:
        theme = self._context.theme
        middle = box.y() + (box.height() - 1) // 2
        for at, (number, hue) in enumerate(seats):
            place = QRectF(box.x() + 8 + 46 * at, middle - 10, 24, 20)
            colour = theme.palette.colour(theme.palette.hue(hue)) if hue else theme.colour("edge")
            if at == 0:  # where the first plan seats them stands back
                fill(painter, place, theme.colour("sunk"), 4)
                draw_tab(painter, number, place, colour, theme.colour("muted"), edge=True)
            else:
                draw_tab(painter, number, place, colour, theme.colour("on_hue" if hue else "surface"))
        theme.icon("arrow-right", "muted").paint(painter, box.x() + 36, middle - 7, 14, 14)


class CardsTable(QTableView):
    """The table of people whose card differs."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.cards = CardsModel(context)
        self._painter = _Painter(context)
        self.setModel(self.cards)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(context.language.say("People with another card"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(scale.ROW - 4)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(scale.HEAD)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    def show_moved(self, cafe: Cafe, moved: Sequence[Moved]) -> None:
        """Show these people and the rounds in which they move; the names take what the rounds leave."""
        differing = {round_ for one in moved for round_, _, _ in one.seats}
        rounds = [r.id for r in cafe.rounds_in_order if r.id in differing]
        self.cards.show_moved(cafe, moved, rounds)
        head = self.horizontalHeader()
        for section in range(self.cards.columnCount()):
            mode = QHeaderView.ResizeMode.Fixed if section else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(section, mode)
            if section:
                head.resizeSection(section, 108)
