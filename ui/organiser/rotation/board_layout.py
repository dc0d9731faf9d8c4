"""Where everything on the board lies: pure functions of widths and counts, in the board's own pixels."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QPointF, QRectF

GAP: Final = 8
PAD: Final = 5
"""Between a column's edge and its chips."""
HEAD: Final = 62
CHIP: Final = 28
PITCH: Final = 32
FOOT: Final = 8
NARROWEST: Final = 126
ROOMY: Final = 172
WIDEST: Final = 280
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
        return range(
            min(first, self.counts[at]), min(self.counts[at], max(0, int((bottom - HEAD) // PITCH) + 1))
        )


def lay_out(wanted: Sequence[int], counts: Sequence[int], width: int, height: int) -> BoardLayout:
    """Columns over `width`, all alike so that nothing jumps from round to round.

    They share the width while it gives each `NARROWEST`, and need not be wider than `WIDEST`. Where there are too
    many, each is as wide as the longest of what they want (up to `ROOMY`), and the board scrolls.
    """
    if not wanted:
        return BoardLayout((), (), (), 0, height)
    n = len(wanted)
    each, spare = divmod(width - GAP * (n - 1), n)
    if each < NARROWEST:
        each, spare = min(max(*wanted, NARROWEST), ROOMY), 0
    elif each >= WIDEST:
        each, spare = WIDEST, 0
    widths = [each + (at < spare) for at in range(n)]
    lefts = list(accumulate((w + GAP for w in widths[:-1]), initial=0))
    tall = HEAD + max(counts) * PITCH + FOOT
    return BoardLayout(tuple(lefts), tuple(widths), tuple(counts), lefts[-1] + widths[-1], max(tall, height))
