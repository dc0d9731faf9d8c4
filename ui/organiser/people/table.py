"""The table of people: chosen by ticks, keys and mouse, edited in place, its columns remembered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from ui.context import Context
from ui.models.people_model import (
    DAY,
    EMAIL,
    LANGUAGES,
    LISTED,
    NAME,
    ORGANISATION,
    QUOTED,
    ROLE,
    STEP_FREE,
    TICK,
    TODAY,
    TYPED,
    WISHES,
    Column,
    PeopleModel,
)
from ui.organiser.people.cells import PersonDelegate, draw_tick_box
from ui.slots import with_flag
from ui.theme import scale
from ui.widgets import Page, Rule

Index = QModelIndex | QPersistentModelIndex

WIDTHS: Final = {
    TICK: 48,
    NAME: 180,
    ORGANISATION: 196,
    ROLE: 128,
    LANGUAGES: 92,
    WISHES: 112,
    DAY: 44,
    STEP_FREE: 36,
    TODAY: 92,
    EMAIL: 220,
    LISTED: 70,
    QUOTED: 70,
}
"""Pixels of each column until somebody drags it."""

HIDDEN: Final = frozenset({EMAIL, LISTED, QUOTED})
"""Columns that are hidden until somebody asks for them."""

ALWAYS: Final = frozenset({TICK, NAME})
PREFERENCE: Final = "people"


class PeopleHeader(QHeaderView):
    """The titles, with a box at the left that ticks everyone."""

    def __init__(self, context: Context, table: PeopleTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._context = context
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumSectionSize(32)
        self.setFixedHeight(scale.HEAD)
        self.setSortIndicatorClearable(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex == 0:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            everyone = bool(self._table.people()) and self._table.all_chosen()
            draw_tick_box(painter, self._context, QRectF(rect.x() + 24, rect.y() + 7, 16, 16), on=everyone)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def mousePressEvent(self, e: QMouseEvent) -> None:
        at = self.logicalIndexAt(e.position().toPoint())
        if at == 0 and e.button() == Qt.MouseButton.LeftButton and e.position().x() < WIDTHS[TICK] - 6:
            self._table.choose_all(not self._table.all_chosen())
            return
        super().mousePressEvent(e)


class PeopleTable(QTableView):
    """The view. `chosen` after a change of selection; `asked` for a menu at a place of the screen.

    `toggled(person ids, column)` for a cell that is switched rather than typed; `role_asked(place)`.
    """

    chosen = Signal()
    asked = Signal(object)
    toggled = Signal(object, object)
    role_asked = Signal(object)

    def __init__(self, context: Context, model: PeopleModel, houses: PersonDelegate) -> None:
        super().__init__()
        self._context = context
        self.people_model = model
        self._delegate = houses
        self._restoring = False
        self._dragged = False
        self.by_mouse = False
        """Whether the last choice was made by a click, which may be the first of two."""
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.timeout.connect(self._remember)
        self.setModel(model)
        self.setItemDelegate(houses)
        self._dress()
        self.head = PeopleHeader(context, self)
        self.setHorizontalHeader(self.head)
        self.addScrollBarWidget(head_corner(scale.HEAD), Qt.AlignmentFlag.AlignTop)
        self.setSortingEnabled(True)
        self.head.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.head.customContextMenuRequested.connect(self._ask_columns)
        self.head.sectionResized.connect(self._resized)
        model.modelReset.connect(self.lay_out)
        self.selectionModel().selectionChanged.connect(self._selected)
        self.lay_out()

    def _dress(self) -> None:
        self.setAccessibleName(self._context.language.say("People"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(scale.ROW)

    # Columns

    def lay_out(self) -> None:
        """Give the columns their widths, the remembered ones where there are any; hide what is not asked for."""
        self._restoring = True
        widths = self._context.preferences.columns(PREFERENCE)
        hidden = self.hidden_columns()
        for at, column in enumerate(self.people_model.columns):
            self.head.setSectionHidden(at, column.key in hidden)
            self.head.resizeSection(at, widths.get(column.key, WIDTHS[column.key]))
            fixed = column.key in (TICK, STEP_FREE)
            mode = QHeaderView.ResizeMode.Fixed if fixed else QHeaderView.ResizeMode.Interactive
            self.head.setSectionResizeMode(at, mode)
        self._restoring = False
        self._fit()

    def _fit(self) -> None:
        """Let name and organisation share the room that is left, unless somebody has dragged them."""
        if self._dragged or self._context.preferences.columns(PREFERENCE):
            return
        shown = [
            (at, c) for at, c in enumerate(self.people_model.columns) if not self.head.isSectionHidden(at)
        ]
        spare = self.viewport().width() - sum(WIDTHS[c.key] for _, c in shown)
        self._restoring = True
        for at, column in shown:
            share = {NAME: 0.4, ORGANISATION: 0.6}.get(column.key, 0.0)
            least = {NAME: 150, ORGANISATION: 130}.get(column.key, WIDTHS[column.key])
            self.head.resizeSection(at, max(least, WIDTHS[column.key] + round(spare * share)))
        self._restoring = False

    def hidden_columns(self) -> frozenset[str]:
        """Keys of the columns that are not shown."""
        word = self._context.preferences.word("people/hidden", " ".join(sorted(HIDDEN | {TODAY})))
        return frozenset(word.split()) - ALWAYS

    def show_column(self, key: str, shown: bool) -> None:
        """Show or hide a column, and remember it."""
        hidden = self.hidden_columns() - {key} if shown else self.hidden_columns() | {key}
        self._context.preferences.set_word("people/hidden", " ".join(sorted(hidden)) or TICK)
        self.lay_out()

    def _ask_columns(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seen: set[str] = set()
        for column in self.people_model.columns:
            if column.key in ALWAYS or column.key in seen:
                continue
            seen.add(column.key)
            word = self._context.language.say("Days") if column.key == DAY else column.name
            action = menu.addAction(word)
            action.setCheckable(True)
            action.setChecked(column.key not in self.hidden_columns())
            action.toggled.connect(with_flag(partial(self.show_column, column.key)))
        menu.popup(self.head.mapToGlobal(place))

    def _resized(self, _at: int, _old: int, _new: int) -> None:
        if not self._restoring and self.isVisible():
            self._dragged = True
            self._saving.start(300)

    def _remember(self) -> None:
        widths = {
            column.key: self.head.sectionSize(at)
            for at, column in enumerate(self.people_model.columns)
            if not self.head.isSectionHidden(at)
        }
        known = self._context.preferences.columns(PREFERENCE)
        self._context.preferences.set_columns(PREFERENCE, {**known, **widths})

    # Who is chosen

    def people(self) -> list[str]:
        """The ids of those who are chosen, in the order of the rows."""
        chosen = self.selectionModel().selection()
        spans = sorted((chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count()))
        rows = self.people_model.rows()
        return list(dict.fromkeys(rows[at].id for top, bottom in spans for at in range(top, bottom + 1)))

    def all_chosen(self) -> bool:
        """Whether everyone who is shown is chosen."""
        count = len(self.people_model.rows())
        return count > 0 and len(self.people()) == count

    def choose_all(self, on: bool) -> None:
        """Choose everyone who is shown, or nobody."""
        if on:
            self.selectAll()
        else:
            self.clearSelection()

    def choose(self, people: Collection[str], *, scroll: bool = True) -> None:
        """Choose people by id; those who are not shown are not."""
        self.by_mouse = False
        places = self.people_model.places()
        rows = sorted(places[p] for p in people if p in places)
        chosen = QItemSelection()
        last = self.people_model.columnCount() - 1
        for top, bottom in runs(rows):
            chosen.select(self.people_model.index(top, 0), self.people_model.index(bottom, last))
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, how)
        if rows:
            at = self.people_model.index(rows[0], self.people_model.column_of(NAME))
            self.selectionModel().setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
            if scroll:
                self.scrollTo(at, QAbstractItemView.ScrollHint.EnsureVisible)

    def _selected(self) -> None:
        self.head.viewport().update()
        self.chosen.emit()

    def _column(self, index: Index) -> Column:
        return self.people_model.columns[index.column()]

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.by_keys = False
        self.by_mouse = True
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self._column(index).key == TICK:
            flags = QItemSelectionModel.SelectionFlag
            name = index.siblingAtColumn(self.people_model.column_of(NAME))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                super().mousePressEvent(event)
                return
            self.selectionModel().select(name, flags.Toggle | flags.Rows)
            self.selectionModel().setCurrentIndex(name, flags.NoUpdate)
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.buttons() and index.isValid() and self._column(index).key == TICK:
            return
        super().mouseMoveEvent(event)

    def edit(  # type: ignore[override]
        self, index: Index, trigger: QAbstractItemView.EditTrigger | None = None, event: QEvent | None = None
    ) -> bool | None:
        """Edit a cell in place; what is not typed is switched or chosen from a menu."""
        if trigger is None:
            super().edit(index)
            return None
        starts = self.editTriggers() & trigger if trigger else False
        if starts and index.isValid() and self.people_model.editable:
            column = self._column(index)
            if column.key == ROLE:
                self.role_asked.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))
                return False
            if column.key in (DAY, STEP_FREE, LISTED, QUOTED):
                self.toggled.emit([self.people_model.row(index.row()).id], column)
                return False
        return super().edit(index, trigger, event)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.by_keys = True
        self.by_mouse = False
        index = self.currentIndex()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        editing = self.state() == QAbstractItemView.State.EditingState
        if index.isValid() and not editing:
            column = self._column(index)
            if enter and column.key in TYPED and self.people_model.editable:
                self.edit(index)
                return
            if event.key() == Qt.Key.Key_Space and column.key in (DAY, STEP_FREE):
                self.toggled.emit(self.people() or [self.people_model.row(index.row()).id], column)
                return
            if event.key() == Qt.Key.Key_Escape and self.people():
                self.clearSelection()
                return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_keys:
            index = self.currentIndex()
        if index.isValid() and not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.selectRow(index.row())
        place = self.visualRect(index).bottomLeft() if by_keys and index.isValid() else event.pos()
        self.asked.emit(self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().viewportEvent(event)

    def focus_name(self) -> None:
        """Edit the name of the current person."""
        index = self.currentIndex()
        if index.isValid():
            self.edit(index.siblingAtColumn(self.people_model.column_of(NAME)))


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring numbers, given in ascending order, as spans."""
    found: list[tuple[int, int]] = []
    for at in rows:
        if found and found[-1][1] == at - 1:
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def head_corner(high: int) -> Page:
    """What stands over a scroll bar beside the titles of a table: the titles go on to the edge."""
    corner = Page()
    corner.setFixedHeight(high)
    corner.body.addStretch(1)
    corner.body.addWidget(Rule())
    return corner
