"""How the board is painted: grounds and heads, which stay at the top, chips that scroll under them, what is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.organiser.rotation.board_layout import HEAD
from ui.organiser.rotation.chips import ChipPainter, State
from ui.organiser.rotation.seats import Chip, Column

if TYPE_CHECKING:
    from ui.organiser.rotation.board import Board

BARRED_OPACITY = 0.55


def paint_board(board: Board, painter: QPainter, chips: ChipPainter, seen: QRectF) -> None:
    """Paint what lies in `seen`, a rectangle of the viewport."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(seen, board.context.theme.colour("paper"))
    left = board.offset().x()
    for at in board.plan.columns_between(seen.left() + left, seen.right() + left):
        _paint_column(board, painter, chips, at, seen)
    painter.setOpacity(1)
    painter.setClipping(False)
    _paint_ghost(board, painter, chips)


def _paint_column(board: Board, painter: QPainter, chips: ChipPainter, at: int, seen: QRectF) -> None:
    column, hold = board.columns[at], board.hold
    outlook = hold.outlooks.by_table.get(column.table) if hold else None
    target = bool(hold and outlook and hold.table == column.table and not hold.barred())
    painter.setClipping(False)
    painter.setOpacity(BARRED_OPACITY if outlook and outlook.barrier else 1)
    box = board.head_rect(at)
    whole = QRectF(box.x(), 0, box.width(), board.viewport().height())
    chips.ground(painter, whole, target=target)
    if box.intersects(seen):
        shown = column if column.table else Column("", 0, board.title(at), 0, ())
        chips.head(painter, box, shown, board.note(at))
    painter.setClipRect(QRectF(whole.x() - 3, HEAD - 3, whole.width() + 6, whole.height()))
    down = board.offset().y()
    for place in board.plan.places_between(at, seen.top() + down - 4, seen.bottom() + down + 4):
        chip = column.chips[place]
        chips.chip(painter, board.chip_rect(at, place), chip, board.state_of(chip))
    if board.hasFocus() and not hold and at == board.current[0] and column.chips:
        chips.ring(painter, board.chip_rect(*board.current))
    if target and hold and outlook and not outlook.home and not hold.swapping:
        chips.slot(painter, _slot_rect(board, at))


def _slot_rect(board: Board, at: int) -> QRectF:
    """The free place under a column's chips, kept in sight."""
    box = board.chip_rect(at, len(board.columns[at].chips))
    lowest = board.viewport().height() - box.height() - 4
    return box.translated(0, min(0.0, lowest - box.top()))


def _paint_ghost(board: Board, painter: QPainter, chips: ChipPainter) -> None:
    if not board.ghost or not board.hold:
        return
    cafe = board.hold.outlooks.company.cafe
    people = sorted(board.hold.people, key=board.place_of)
    chips.chip(painter, board.ghost, Chip(people[0], cafe.people[people[0]].name), State.HELD)
    if len(people) > 1:
        chips.count(painter, board.ghost.topRight(), f"+{len(people) - 1}")
