"""How columns and people of the board are painted, in every state."""

from __future__ import annotations

import enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.context import Context
from ui.organiser.rotation.board_layout import CHIP_SPARE, MARK, PAD
from ui.organiser.rotation.seats import Chip, Column
from ui.theme import scale
from ui.widgets.marks import draw_tab
from ui.widgets.painted import fill, outline


class State(enum.Enum):
    """What a chip says besides its name."""

    PLAIN = "plain"
    AGAIN = "again"
    COLLEAGUE = "colleague"
    GONE = "gone"
    HELD = "held"
    SELECTED = "selected"
    LIT = "lit"
    PREVIEW = "preview"
    PARTNER = "partner"


_LOOK = {
    # ground, outline, words, weight
    State.PLAIN: ("surface", "line", "ink", 400),
    State.AGAIN: ("warning_bg", "warning", "ink", 600),
    State.COLLEAGUE: ("error_bg", "error", "ink", 600),
    State.GONE: ("", "edge", "muted", 400),
    State.HELD: ("surface", "accent", "ink", 600),
    State.SELECTED: ("tint", "accent", "ink", 600),
    State.LIT: ("tint", "accent", "ink", 600),
    State.PREVIEW: ("", "line", "ink2", 400),
    State.PARTNER: ("tint", "accent", "ink", 600),
}
_MARKS = {
    State.AGAIN: ("rotate-ccw", "warning"),
    State.COLLEAGUE: ("building-2", "error"),
    State.PARTNER: ("arrow-left-right", "accent"),
}


Fonts = tuple[tuple[QFont, QFontMetricsF], ...]
"""A font in a few sizes, the usual one first, each with its measures."""


def _measured(weight: int, sizes: tuple[int, ...]) -> Fonts:
    fonts = (scale.font(size, weight) for size in sizes)
    return tuple((font, QFontMetricsF(font)) for font in fonts)


class ChipPainter:
    """Paints chips and columns with the fonts and measures made once; colours are read when painting."""

    def __init__(self, context: Context) -> None:
        self._context = context
        # One size on the whole board: what is too long is shortened, and its tooltip has it in full.
        plain = _measured(400, (scale.SMALL,))
        # A bold name that does not fit stands plain before it is shortened.
        self._fonts = {400: plain, 600: (*_measured(600, (scale.SMALL,)), *plain)}
        self._title = _measured(600, (scale.BASE,))
        self._note = _measured(400, (scale.TINY, 11))
        self._note_bold = _measured(600, (scale.TINY, 11))
        self._widths: dict[str, float] = {}

    def name_width(self, name: str) -> float:
        """How wide a name is at its usual size."""
        if name not in self._widths:
            self._widths[name] = self._fonts[400][0][1].horizontalAdvance(name)
        return self._widths[name]

    def wanted(self, column: Column) -> int:
        """The width that lets every name and the title of a column stand in full."""
        chips = (
            self.name_width(c.name) + CHIP_SPARE + (MARK if c.mark or c.locked else 0) for c in column.chips
        )
        title = self._title[0][1].horizontalAdvance(column.title) + 46
        return round(max([*chips, title], default=0) + 2 * PAD + 1)

    def chip(self, painter: QPainter, box: QRectF, chip: Chip, state: State) -> None:
        """Paint a person."""
        theme = self._context.theme
        ground, edge, words, weight = _LOOK[state]
        if chip.stays and state is State.PLAIN:
            ground, edge = "", "line2"
        if state is State.PREVIEW and chip.stays:
            edge = "line2"
        if ground:
            fill(painter, box, theme.colour(ground), scale.RADIUS_SMALL)
        if state is State.GONE:
            self._dashed(painter, box, theme.colour(edge))
        else:
            width = 2 if state in (State.HELD, State.PARTNER) else 1
            outline(painter, box, theme.colour(edge), scale.RADIUS_SMALL, width)
        mark, role = self._mark(chip, state)
        room = box.width() - CHIP_SPARE - (MARK if mark else 0)
        self._text(
            painter, QRectF(box.x() + 8, box.y(), room, box.height()), chip.name, self._fonts[weight], words
        )
        if mark:
            icon = theme.icon(mark, role)
            icon.paint(painter, round(box.right()) - 22, round(box.y()) + 6, 16, 16)

    def _mark(self, chip: Chip, state: State) -> tuple[str, str]:
        if state in _MARKS:
            return _MARKS[state]
        if chip.locked and not chip.stays:
            return "lock", "muted"
        return chip.mark, "muted"

    def _text(self, painter: QPainter, box: QRectF, text: str, fonts: Fonts, role: str) -> None:
        """A line in the largest of the fonts that lets it stand in full; the smallest shortens it."""
        painter.setPen(self._context.theme.colour(role))
        fitting = (f for f in fonts if f[1].horizontalAdvance(text) <= box.width())
        font, metrics = next(fitting, fonts[-1])
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 0.5)
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip)
        painter.drawText(box, flags, text)

    def slot(self, painter: QPainter, box: QRectF) -> None:
        """Paint the free place where a drop would land, also over a chip where there is no room below."""
        fill(painter, box, self._context.theme.colour("tint"), scale.RADIUS_SMALL)
        self._dashed(painter, box, self._context.theme.colour("accent"))

    def _dashed(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        pen = QPen(colour, 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inside, scale.RADIUS_SMALL, scale.RADIUS_SMALL)

    def ground(self, painter: QPainter, box: QRectF, *, target: bool) -> None:
        """Paint a column's ground; the target of a drop is tinted and ringed."""
        theme = self._context.theme
        fill(painter, box, theme.colour("tint" if target else "sunk"), scale.RADIUS)
        if target:
            outline(painter, box, theme.colour("accent"), scale.RADIUS, 2)

    def head(self, painter: QPainter, box: QRectF, column: Column, note: tuple[str, str, str]) -> None:
        """Paint tab, title and the line under them; `note` is words, tone and icon."""
        theme = self._context.theme
        left = box.x() + 10
        if column.table:
            tab = QRectF(left, box.y() + 10, 22 if column.number < 100 else 28, 22)
            hue = theme.palette.colour(theme.palette.hue(column.hue)) if column.hue else theme.colour("edge")
            draw_tab(painter, column.number, tab, hue, theme.colour("on_hue" if column.hue else "surface"))
            left = tab.right() + 8
        title = QRectF(left, box.y() + 10, box.right() - left - 5, 22)
        self._text(painter, title, column.title, self._title, "ink")
        self._paint_note(painter, box, note)

    def _paint_note(self, painter: QPainter, box: QRectF, note: tuple[str, str, str]) -> None:
        words, tone, icon = note
        theme = self._context.theme
        left = box.x() + 10
        if icon:
            theme.icon(icon, tone).paint(painter, round(left), round(box.y()) + 38, 14, 14)
            left += 19
        strong = tone in ("warning", "error", "accent")
        place = QRectF(left, box.y() + 36, box.right() - left - 5, 18)
        self._text(painter, place, words, self._note_bold if strong else self._note, tone)

    def ring(self, painter: QPainter, box: QRectF) -> None:
        """Paint the ring of the keyboard's place."""
        around = box.adjusted(-2, -2, 2, 2)
        outline(painter, around, self._context.theme.colour("accent"), scale.RADIUS_SMALL + 2, 2)

    def held_width(self, words: str) -> float:
        """How wide the chip at the pointer is."""
        return min(max(self._fonts[600][0][1].horizontalAdvance(words) + CHIP_SPARE + 14, 120), 230)

    def count(self, painter: QPainter, at: QPointF, words: str) -> None:
        """Paint how many more people are held."""
        font, metrics = self._note_bold[0]
        width = metrics.horizontalAdvance(words) + 12
        box = QRectF(at.x() - width / 2, at.y() - 10, width, 20)
        fill(painter, box, self._context.theme.colour("accent"), 10)
        painter.setFont(font)
        painter.setPen(self._context.theme.colour("on_accent"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
