"""The list of notes: thousands of rows of different heights, laid out in a thousandth of a second.

A `QListView` asks the delegate for the size of every row at every change, which is a quarter of a second for
five thousand; here the heights, which are known, are added up. It is a `QListView` still, since screen readers know
that one; its own layout is passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QHoverEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem

from ui.models.note_lines import NoteLine
from ui.models.notes_model import NotesModel
from ui.widgets.note_rows import NoteDelegate

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction

STEP: Final = 40
"""Pixels of one step of the scroll bar."""


class NoteList(QListView):
    """A list of notes that keeps its selection and its place when the notes change. `selected` when it has changed."""

    selected = Signal()

    def __init__(self, model: NotesModel, delegate: NoteDelegate) -> None:
        super().__init__()
        self._model = model
        self.delegate = delegate
        self._edges: list[int] = [0]
        self._hover = -1
        self._chosen: list[str] = []
        self._top = ("", 0)
        self._restoring = False
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        model.dataChanged.connect(self.doItemsLayout)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.doItemsLayout()

    # What is chosen.

    def chosen(self) -> list[NoteLine]:
        """The selected notes in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [line for at in rows if (line := self._model.line(at)) is not None]

    def choose(self, notes: Sequence[str]) -> None:
        """Select these notes and bring the first into view."""
        rows = [at for note in notes if (at := self._model.row_of(note)) >= 0]
        wanted = QItemSelection()
        for at in rows:
            wanted.select(self._model.index(at), self._model.index(at))
        selection = self.selectionModel()
        selection.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if rows:
            selection.setCurrentIndex(self._model.index(rows[0]), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(self._model.index(rows[0]))

    # Where the rows lie.

    def set_text_width(self, width: int) -> None:
        """Lay texts out in another width; the chosen note stays in view if it was, else the top one on top."""
        chosen = self.currentIndex() if self.selectionModel().selectedIndexes() else QModelIndex()
        if chosen.isValid() and not self.viewport().rect().intersects(self.visualRect(chosen)):
            chosen = QModelIndex()
        top = self.indexAt(QPoint(0, 0))
        self.delegate.set_width(width)
        self.doItemsLayout()
        if chosen.isValid():
            self.scrollTo(chosen)
        elif self.verticalScrollBar().value() > 0:
            self.scrollTo(top, Hint.PositionAtTop)

    def doItemsLayout(self) -> None:
        height = self.delegate.row_height
        self._edges = [0, *accumulate(height(row) for row in self._model.rows())]
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        page = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setSingleStep(STEP)
        bar.setPageStep(page)
        bar.setRange(0, max(0, self._edges[-1] - page))

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._edges) - 1:
            return QRect()
        top, bottom = self._edges[row], self._edges[row + 1]
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), bottom - top)

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        inside = 0 <= y < self._edges[-1]
        return self._model.index(self._row_at(y)) if inside else QModelIndex()

    def _row_at(self, y: int) -> int:
        return min(max(bisect_right(self._edges, y) - 1, 0), len(self._edges) - 2)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        place = self.visualRect(index)
        if not place.isValid():
            return
        room = self.viewport().height()
        over, under = place.top(), place.bottom() + 1 - room
        by = {
            Hint.PositionAtTop: over,
            Hint.PositionAtBottom: under,
            Hint.PositionAtCenter: (over + under) // 2,
        }.get(hint, min(over, 0) or min(max(under, 0), over))
        self.verticalScrollBar().setValue(self.verticalOffset() + by)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)

    # Keys and mouse.

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self._model.rowCount() - 1
        if last < 0:
            return QModelIndex()
        at = self.currentIndex().row()
        step, row = 1, at
        if action in (Move.MoveUp, Move.MovePrevious, Move.MoveLeft):
            step, row = -1, at - 1
        elif action in (Move.MoveDown, Move.MoveNext, Move.MoveRight):
            row = at + 1
        elif action == Move.MoveHome:
            row = 0
        elif action == Move.MoveEnd:
            step, row = -1, last
        else:
            step = -1 if action == Move.MovePageUp else 1
            row = self._row_at(self._edges[max(at, 0)] + step * self.viewport().height())
        return self._note_from(min(max(row, 0), last), step, at)

    def _note_from(self, row: int, step: int, otherwise: int) -> QModelIndex:
        """The first note from a row on in the direction of `step`, headings passed over."""
        last = self._model.rowCount() - 1
        for way in (step, -step):
            at = row
            while 0 <= at <= last and self._model.line(at) is None:
                at += way
            if 0 <= at <= last:
                return self._model.index(at)
        return self._model.index(otherwise) if otherwise >= 0 else QModelIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        place = rect.normalized().translated(0, self.verticalOffset())
        wanted = QItemSelection()
        if len(self._edges) > 1 and place.bottom() >= 0 and place.top() < self._edges[-1]:
            first, last = self._row_at(place.top()), self._row_at(place.bottom())
            wanted.select(self._model.index(first), self._model.index(last))
        self.selectionModel().select(wanted, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())  # painting what is in view costs less than reckoning which

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHoverEvent):
            left = event.type() == QEvent.Type.HoverLeave
            index = QModelIndex() if left else self.indexAt(event.position().toPoint())
            if index.row() != self._hover:
                self._hover = index.row()
                self.viewport().update()
        return super().viewportEvent(event)

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._edges) < 2:
            return
        painter = QPainter(self.viewport())
        seen = event.rect().translated(0, self.verticalOffset())
        current = self.currentIndex().row()
        for row in range(self._row_at(seen.top()), self._row_at(seen.bottom()) + 1):
            index = self._model.index(row)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            option.state = self._state(index, row == current, option.state)
            self.delegate.paint(painter, option, index)

    def _state(self, index: QModelIndex, current: bool, state: QStyle.StateFlag) -> QStyle.StateFlag:
        held = state & QStyle.StateFlag.State_HasFocus
        state &= ~QStyle.StateFlag.State_HasFocus
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index.row() == self._hover:
            state |= QStyle.StateFlag.State_MouseOver
        if current and held:
            state |= QStyle.StateFlag.State_HasFocus
        return state

    # Keeping its place.

    def _remember(self) -> None:
        self._restoring = True
        self._chosen = [line.id for line in self.chosen()]
        top = self.indexAt(QPoint(0, 0))
        line = self._model.line(top.row())
        self._top = (line.id, self.visualRect(top).top()) if line else ("", 0)

    def _restore(self) -> None:
        self.doItemsLayout()
        current = self.verticalScrollBar().value()
        if self._chosen:
            self.choose(self._chosen)
        name, above = self._top
        top = self._model.row_of(name)
        if top >= 0 and current > 0:
            self.verticalScrollBar().setValue(self._edges[top] - above)
        self._restoring = False
        if [line.id for line in self.chosen()] != self._chosen:
            self.selected.emit()

    def _tell(self) -> None:
        if not self._restoring:
            self.selected.emit()
