"""Where everything on the board lies: pure functions of widths and counts, in the board's own pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF

GAP: Final = 8
PAD: Final = 5
"""Between a column's edge and its chips."""
HEAD: Final = 62
CHIP: Final = 28
PITCH: Final = 32
FOOT: Final = 8
NARROWEST: Final = 132
WIDEST: Final = 230
CHIP_SPARE: Final = 15
"""Room beside a name inside its chip."""
MARK: Final = 20
"""Room for the mark at the right of a chip."""


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """Columns side by side: left edges and widths; `counts` chips in each; `height` of the content with the head.

    Horizontally everything scrolls; the heads stay at the top while the chips scroll under them.
    """

    lefts: tuple[int, ...]
    widths: tuple[int, ...]
    counts: tuple[int, ...]
    width: int
    height: int

    def column(self, at: int) -> QRectF:
        """The ground of a column, as high as the content."""
        return QRectF(self.lefts[at], 0, self.widths[at], self.height)

    def head(self, at: int) -> QRectF:
        """The head of a column."""
        return QRectF(self.lefts[at], 0, self.widths[at], HEAD)

    def chip(self, at: int, place: int) -> QRectF:
        """The chip at a place of a column; the place after the last is where a drop would land."""
        return QRectF(self.lefts[at] + PAD, HEAD + place * PITCH, self.widths[at] - 2 * PAD, CHIP)

    def column_at(self, x: float) -> int | None:
        """The column under an x; the gap after a column belongs to nobody."""
        at = bisect_right(self.lefts, x) - 1
        return at if at >= 0 and x < self.lefts[at] + self.widths[at] else None

    def nearest_column(self, x: float) -> int | None:
        """The column under or next to an x, or None on an empty board."""
        if not self.lefts:
            return None
        return max(0, bisect_right(self.lefts, x + GAP / 2) - 1)

    def chip_at(self, point: QPointF) -> tuple[int, int] | None:
        """Column and place of the chip under a point."""
        at = self.column_at(point.x())
        if at is None or point.y() < HEAD:
            return None
        place = int((point.y() - HEAD) // PITCH)
        return (at, place) if place < self.counts[at] and self.chip(at, place).contains(point) else None

    def columns_between(self, left: float, right: float) -> range:
        """The columns that an interval of x touches."""
        first = max(0, bisect_right(self.lefts, left) - 1)
        return range(first, bisect_right(self.lefts, right))

    def places_between(self, at: int, top: float, bottom: float) -> range:
        """The chips of a column that an interval of y touches."""
        first = max(0, int((top - HEAD) // PITCH))
        return range(min(first, self.counts[at]), min(self.counts[at], max(0, int((bottom - HEAD) // PITCH) + 1)))


def lay_out(wanted: Sequence[int], counts: Sequence[int], width: int, height: int) -> BoardLayout:
    """Columns for the widths that their words want, shared out over `width`; wider boards scroll.

    Spare room goes to all columns alike. Where it is too narrow, those give first who want most, down to
    `NARROWEST`.
    """
    room = width - GAP * max(0, len(wanted) - 1)
    widths = fit([min(max(want, NARROWEST), WIDEST) for want in wanted], room)
    lefts: list[int] = []
    x = 0
    for column in widths:
        lefts.append(x)
        x += column + GAP
    tall = HEAD + max(counts, default=0) * PITCH + FOOT
    return BoardLayout(tuple(lefts), tuple(widths), tuple(counts), max(0, x - GAP), max(tall, height))


def fit(wanted: Sequence[int], room: int) -> list[int]:
    """Widths as near to `wanted` as `room` lets them, none below `NARROWEST`, whole pixels."""
    if not wanted:
        return []
    spare = room - sum(wanted)
    if spare >= 0:
        each = min(spare // len(wanted), WIDEST)
        left = spare - each * len(wanted) if each < WIDEST else 0
        return [want + each + (at < left) for at, want in enumerate(wanted)]
    low, high = NARROWEST, max(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(min(w, middle) for w in wanted) <= room else (low, middle - 1)
    made = [min(want, low) for want in wanted]
    left = room - sum(made)
    for at, want in enumerate(wanted):
        if left > 0 and want > low:
            made[at] += 1
            left -= 1
    return made
