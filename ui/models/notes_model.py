"""Notes as rows of a list: filtered, in order, with headings between them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.note_filter import NoteFilter, Order, Section, in_order, with_headings
from ui.models.note_lines import NoteLine
from worldcafe.language import Language

AnyIndex = QModelIndex | QPersistentModelIndex


class NoteRole(IntEnum):
    """What a row gives beside its words: its `NoteLine` or its `Section` (None where it is the other)."""

    LINE = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2


class NotesModel(QAbstractListModel):
    """The notes that a filter lets through. Only rows whose words have changed are painted anew, where it can be."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._lines: Sequence[NoteLine] = ()
        self._filter = NoteFilter()
        self._order: Order = "table"
        self._rows: list[NoteLine | Section] = []
        self._at: dict[str, int] = {}

    @property
    def filter(self) -> NoteFilter:
        """What is asked of the notes that are shown."""
        return self._filter

    def show_lines(self, lines: Sequence[NoteLine]) -> None:
        """Show these, through the filter and in the order that are set."""
        self._lines = in_order(lines, self._order)
        self._arrange()

    def set_filter(self, wanted: NoteFilter) -> None:
        """Show only what fits."""
        if wanted != self._filter:
            self._filter = wanted
            self._arrange()

    def set_order(self, order: Order) -> None:
        """Show them in another order."""
        if order != self._order:
            self._order = order
            self._lines = in_order(self._lines, order)
            self._arrange()

    def lines(self) -> list[NoteLine]:
        """The notes as they are shown, without the headings."""
        return [row for row in self._rows if isinstance(row, NoteLine)]

    def rows(self) -> Sequence[NoteLine | Section]:
        """Everything that is shown, headings too."""
        return self._rows

    def row_of(self, note: str) -> int:
        """The row of a note, or -1 where it is not shown."""
        return self._at.get(note, -1)

    def line(self, row: int) -> NoteLine | None:
        """The note of a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, NoteLine) else None

    def _arrange(self) -> None:
        # Sorting is done once for all notes: a letter in the search only lets some of them through.
        rows = with_headings(self._filter.chosen(self._lines), self._order, self._language)
        if len(rows) == len(self._rows) and all(
            _key(a) == _key(b) for a, b in zip(rows, self._rows, strict=True)
        ):
            changed = [
                at for at, row in enumerate(rows) if row is not self._rows[at] and row != self._rows[at]
            ]
            self._rows = rows
            for at in changed:
                self.dataChanged.emit(self.index(at), self.index(at))
            return
        self.beginResetModel()
        self._rows = rows
        self._at = {row.id: at for at, row in enumerate(rows) if isinstance(row, NoteLine)}
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Section):
            if role == NoteRole.SECTION:
                return row
            return (
                f"{row.words}, {self._language.number(row.count)}"
                if role == Qt.ItemDataRole.DisplayRole
                else None
            )
        if role == NoteRole.LINE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.kind.word}: {row.text}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.below
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.line(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _key(row: NoteLine | Section) -> str | tuple[str, int]:
    return row.id if isinstance(row, NoteLine) else (row.words, row.table)
