"""The board from the keyboard: arrows walk, Space lifts, Left and Right choose a table, Enter drops, L locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.organiser.rotation.seats import NOBODY

if TYPE_CHECKING:
    from ui.organiser.rotation.board import Board

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LAST = 10**6


def key_pressed(board: Board, event: QKeyEvent) -> bool:
    """Do what a key asks for; whether it was meant for the board."""
    if board.hold:
        _while_held(board, event)
        return True
    return _walk(board, event) or _command(board, event)


def _while_held(board: Board, event: QKeyEvent) -> None:
    hold, key, keys = board.hold, event.key(), event.modifiers()
    if hold is None:
        return
    if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        _aim_beside(board, -1 if key == Qt.Key.Key_Left else 1, swapping=bool(keys & _ALT))
    elif key in (*_ENTER, Qt.Key.Key_Space):
        board.drop(insisting=bool(keys & _CTRL), swapping=hold.swapping or bool(keys & _ALT))
    elif key == Qt.Key.Key_Escape:
        board.let_go()
    elif key == Qt.Key.Key_Alt:
        board.aim(hold.table, swapping=True)


def _aim_beside(board: Board, step: int, *, swapping: bool) -> None:
    tables = [column.table for column in board.columns if column.table]
    if not tables or not board.hold:
        return
    now = tables.index(board.hold.table) if board.hold.table in tables else 0
    aimed = tables[(now + step) % len(tables)]
    board.reveal_column(next(i for i, column in enumerate(board.columns) if column.table == aimed))
    board.aim(aimed, swapping=swapping)


def _walk(board: Board, event: QKeyEvent) -> bool:
    at, place = board.current
    steps = {
        Qt.Key.Key_Up: (at, place - 1),
        Qt.Key.Key_Down: (at, place + 1),
        Qt.Key.Key_Left: (at - 1, place),
        Qt.Key.Key_Right: (at + 1, place),
        Qt.Key.Key_Home: (at, 0),
        Qt.Key.Key_End: (at, _LAST),
    }
    to = steps.get(Qt.Key(event.key()))
    if to is None or event.modifiers() & (_CTRL | _ALT):
        return False
    before = board.current_person()
    board.go(*to)
    after = board.current_person()
    if event.modifiers() & _SHIFT and before and after:
        board.choose(board.selected | {before, after})
    return True


def _command(board: Board, event: QKeyEvent) -> bool:
    key, person = event.key(), board.current_person()
    if event.modifiers() & (_CTRL | _ALT) or not person:
        return False
    if key == Qt.Key.Key_Space:
        board.lift(board.people_meant(), by_keys=True)
    elif key == Qt.Key.Key_L:
        board.lock_asked.emit(board.people_meant())
    elif key in _ENTER:
        board.opened.emit(person)
    elif key == Qt.Key.Key_Escape and (board.selected or board.lit):
        board.light_up(NOBODY)
        board.choose(NOBODY)
    else:
        return False
    return True
