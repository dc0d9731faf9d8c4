"""Unit charts: one mark a note, one dot a person, and bars where there would be too many."""

from __future__ import annotations

from collections.abc import Sequence

from worldcafe.report.blocks import KindLook
from worldcafe.report.figures.marks import CHART, mark
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import ACCENT, SMALL_STRONG

MANY = 50
"""Above so many units a bar is drawn."""


def marks_row(sheet: Sheet, x: float, y: float, counts: Sequence[tuple[KindLook, int]], room: float) -> float:
    """One mark a note around the line y, kinds in runs; the end of the row comes back.

    Where the row would be wider than `room` each run is one mark with its number.
    """
    pitch, gap = 9.6, 6.0
    wanted = sum(n * pitch + gap for _, n in counts if n)
    single = wanted > room
    for kind, n in counts:
        if not n:
            continue
        for at in range(1 if single else n):
            mark(sheet, kind, x + CHART * 1.24, y, CHART, letter=at == 0)
            x += pitch
        if single:
            x += 1 + _number(sheet, x + 1, y, n)
        x += gap
    return x


def _number(sheet: Sheet, x: float, y: float, n: int) -> float:
    return sheet.text(x, y + 2.8, str(n), SMALL_STRONG)


def unit_dots(sheet: Sheet, x: float, y: float, n: int, room: float, colour: str = ACCENT) -> None:
    """A dot a person (3.1 pt at 4.15 pt pitch, a gap after each ten); a bar where they would not fit."""
    if n > MANY or n * 4.15 + n // 10 * 1.6 > room:
        sheet.box(x, y - 1.5, min(room, n * 1.2), 3, colour)
        return
    for at in range(n):
        sheet.disc(x + 1.55 + at * 4.15 + at // 10 * 1.6, y, 1.55, colour)


def bar(sheet: Sheet, x: float, y: float, share: float, room: float, colour: str = ACCENT) -> None:
    """A bar 4 pt high whose length is its share (0 to 1) of the room."""
    sheet.box(x, y, max(1.0, share * room), 4, colour)
