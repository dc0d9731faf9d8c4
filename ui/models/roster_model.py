"""The rows of a list before they are imported, as a table with doubtful cells marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from worldcafe.exchange.columns import ColumnMap
from worldcafe.exchange.sheet import Sheet

Index = QModelIndex | QPersistentModelIndex
Mark = Literal["error", "warning"]

MARK_ROLE: Final = Qt.ItemDataRole.UserRole
LEFT_OUT_ROLE: Final = Qt.ItemDataRole.UserRole + 1

MOST_COLUMNS: Final = 40
"""Columns that are shown; lists of people have fewer, and what lies beyond is left out."""

Marks = Mapping[tuple[int, int], tuple[Mark, str]]
"""By row number and column: what is wrong, and the sentence that says so."""


class RosterModel(QAbstractTableModel):
    """Rows are those of the sheet under its titles. `typed(row number, column, text)` when a cell is changed."""

    typed = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._columns: ColumnMap | None = None
        self._first = 0
        self._marks: Marks = {}
        self._skipped: frozenset[int] = frozenset()

    def show_sheet(
        self, sheet: Sheet | None, columns: ColumnMap | None, marks: Marks, skipped: frozenset[int]
    ) -> None:
        """Show these rows; `skipped` are the numbers of the rows that are not used."""
        same = sheet is self._sheet and columns is not None and columns.first == self._first
        if not same:
            self.beginResetModel()
        self._sheet, self._columns, self._marks, self._skipped = sheet, columns, marks, skipped
        self._first = columns.first if columns is not None else 0
        if not same:
            self.endResetModel()
        elif self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def number(self, row: int) -> int:
        """The number of a row as people see it in their spreadsheet."""
        return self._sheet.number(self._first + row) if self._sheet else row

    def place(self, number: int) -> int:
        """The row that has a number."""
        return number - self.number(0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() or self._sheet is None:
            return 0
        return max(0, len(self._sheet.rows) - self._first)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._sheet is None else min(self._sheet.width, MOST_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._sheet is None or self._columns is None:
            return None
        at, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._sheet.rows[self._first + at][column]
        if role == LEFT_OUT_ROLE:
            return self._columns.fields[column] is None or self.number(at) in self._skipped
        found = self._marks.get((self.number(at), column))
        if role == MARK_ROLE:
            return found[0] if found else None
        if role == Qt.ItemDataRole.ToolTipRole and found:
            return found[1]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or text == self.data(index):
            return False
        self.typed.emit(self.number(index.row()), index.column(), text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._columns is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self.number(section))
        return self._columns.titles[section] if section < len(self._columns.titles) else ""
