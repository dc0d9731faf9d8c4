"""The board for a screen reader: a list of tables, each a list of people, though there is but one widget.

Qt holds plain pointers to what is given to it here, so everything given is kept for as long as the program runs;
an interface of a board that is gone says that it is not valid. `interface_cast` is never overridden: a real reader
crashes on what Python returns from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from ui.organiser.rotation.board import Board

COLUMN: Final = "column"
CHIP: Final = "chip"


class BoardPart(QAccessibleInterface):
    """A column (key: table id) or a person (key: person id) of the board."""

    def __init__(self, reading: BoardReading, kind: str, key: str) -> None:
        super().__init__()
        self.reading = reading
        self.kind = kind
        self.key = key

    def _at(self) -> tuple[int, int] | None:
        board = self.reading.board
        if board is None:
            return None
        for at, column in enumerate(board.columns):
            if self.kind == COLUMN and column.table == self.key:
                return at, -1
            if self.kind == CHIP:
                for place, chip in enumerate(column.chips):
                    if chip.person == self.key:
                        return at, place
        return None

    def isValid(self) -> bool:
        return self._at() is not None

    def object(self) -> Any:
        return None

    def parent(self) -> QAccessibleInterface:
        at, board = self._at(), self.reading.board
        if self.kind == CHIP and at and board:
            return self.reading.part(COLUMN, board.columns[at[0]].table)
        return self.reading

    def childCount(self) -> int:
        at, board = self._at(), self.reading.board
        return len(board.columns[at[0]].chips) if self.kind == COLUMN and at and board else 0

    def child(self, index: int) -> Any:
        at, board = self._at(), self.reading.board
        if not at or not board or not 0 <= index < self.childCount():
            return None
        return self.reading.part(CHIP, board.columns[at[0]].chips[index].person)

    def childAt(self, x: int, y: int) -> Any:
        return None

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        at, board = self._at(), self.reading.board
        if not at or not board or not isinstance(arg__1, BoardPart):
            return -1
        return next((i for i, chip in enumerate(board.columns[at[0]].chips) if chip.person == arg__1.key), -1)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List if self.kind == COLUMN else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state: Any = QAccessible.State()
        board = self.reading.board
        if self.kind == CHIP and board:
            state.focusable = state.selectable = True
            state.selected = self.key in board.selected
            state.focused = board.hasFocus() and board.current_person() == self.key
        made: QAccessible.State = state
        return made

    def text(self, t: QAccessible.Text) -> str:
        at, board = self._at(), self.reading.board
        if not at or not board or t != QAccessible.Text.Name:
            return ""
        if self.kind == CHIP:
            return board.words_about(board.columns[at[0]].chips[at[1]])
        return board.words_of_column(at[0])

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Nothing here is edited by its text."""

    def rect(self) -> QRect:
        at, board = self._at(), self.reading.board
        if not at or not board:
            return QRect()
        box = (board.head_rect(at[0]) if at[1] < 0 else board.chip_rect(*at)).toRect()
        return QRect(board.viewport().mapToGlobal(box.topLeft()), box.size())


class BoardReading(QAccessibleWidget):
    """The board itself, a list of tables."""

    def __init__(self, board: Board) -> None:
        super().__init__(board, QAccessible.Role.List, board.accessibleName())
        self.board: Board | None = board
        self._parts: dict[tuple[str, str], BoardPart] = {}
        board.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self.board = None

    def part(self, kind: str, key: str) -> BoardPart:
        """The interface of a column or a person, the same one every time."""
        found = self._parts.get((kind, key))
        if found is None:
            found = self._parts[kind, key] = BoardPart(self, kind, key)
            QAccessible.registerAccessibleInterface(found)
        return found

    def isValid(self) -> bool:
        return self.board is not None

    def childCount(self) -> int:
        return len(self.board.columns) if self.board else 0

    def child(self, index: int) -> Any:
        if self.board is None or not 0 <= index < len(self.board.columns):
            return None
        return self.part(COLUMN, self.board.columns[index].table)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if self.board is None or not isinstance(child, BoardPart):
            return -1
        return next((i for i, column in enumerate(self.board.columns) if column.table == child.key), -1)

    def focusChild(self) -> Any:
        person = self.board.current_person() if self.board else None
        return self.part(CHIP, person) if person else None

    def childAt(self, x: int, y: int) -> Any:
        if self.board is None:
            return None
        found = self.board.place_at(self.board.viewport().mapFromGlobal(QPoint(x, y)).toPointF())
        return self.part(CHIP, self.board.columns[found[0]].chips[found[1]].person) if found else None


class _Readings:
    """Gives Qt the interface of a board, and keeps it."""

    def __init__(self) -> None:
        self._kept: list[BoardReading] = []
        self._installed = False

    def install(self) -> None:
        if not self._installed:
            self._installed = True
            QAccessible.installFactory(self.make)

    def make(self, _kind: str, item: QObject) -> QAccessibleInterface | None:
        from ui.organiser.rotation.board import Board

        if not isinstance(item, Board):
            return None
        reading = BoardReading(item)
        self._kept.append(reading)
        return reading


_READINGS: Final = _Readings()


def install() -> None:
    """Let Qt ask here for the interfaces of boards; once for the program."""
    _READINGS.install()


def chip_event(board: Board) -> QAccessibleEvent | None:
    """The event that says where on the board the keyboard is; None while nobody listens."""
    if not QAccessible.isActive():
        return None
    person = board.current_person()
    reading: Any = QAccessible.queryAccessibleInterface(board)
    if person is None or not isinstance(reading, BoardReading):
        return None
    return QAccessibleEvent(reading.part(CHIP, person), QAccessible.Event.Focus)
