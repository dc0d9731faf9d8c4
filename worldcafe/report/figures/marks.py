"""The marks of kinds of note, table tabs and stars: always drawn, never typed."""

from __future__ import annotations

from math import cos, pi, sin

from worldcafe.report.blocks import KindLook, Tab
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import INK, WHITE, Style

LIST, HEAD, CHART = 4.8, 6.0, 3.5
"""Half sizes in points: in lists, in section heads, in unit charts."""


def mark(sheet: Sheet, kind: KindLook, x: float, y: float, r: float, letter: bool = True) -> None:
    """The mark of a kind around x, y with half size r; with its letter if asked for."""
    colour = kind.colour
    match kind.shape:
        case "triangle":
            sheet.shape(
                [(x - 1.24 * r, y + 0.95 * r), (x + 1.24 * r, y + 0.95 * r), (x, y - 1.22 * r)], colour
            )
        case "disc" | "none":
            sheet.disc(x, y, r, colour)
        case "diamond":
            side = 1.22 * r
            sheet.shape([(x - side, y), (x, y - side), (x + side, y), (x, y + side)], colour)
        case "square":
            sheet.box(x - 0.93 * r, y - 0.93 * r, 1.86 * r, 1.86 * r, colour)
        case "ring":
            sheet.disc(x, y, 0.87 * r, None, colour, 0.26 * r)
        case "quote":
            sheet.text(x, y + 2.15 * r, "“", Style("serif-strong", 3.9 * r, 0, colour), "middle")
            return
    if letter and kind.letter:
        _letter(sheet, kind, x, y, r)


def _letter(sheet: Sheet, kind: KindLook, x: float, y: float, r: float) -> None:
    size = {"triangle": 0.98, "ring": 1.0}.get(kind.shape, 1.1) * r
    drop = 0.72 * r if kind.shape == "triangle" else 0.34 * size
    colour = kind.colour if kind.shape == "ring" else WHITE
    sheet.text(x, y + drop, kind.letter[:1], Style("sans-bold", size, 0, colour), "middle")


def tab(sheet: Sheet, found: Tab, x: float, y: float, side: float) -> None:
    """The numbered square of a table, its upper left corner at x, y."""
    sheet.box(x, y, side, side, found.colour)
    size = side * (0.68 if len(found.label) < 3 else 1.3 / len(found.label))
    sheet.text(
        x + side / 2, y + side / 2 + 0.34 * size, found.label, Style("sans-strong", size, 0, WHITE), "middle"
    )


def star(sheet: Sheet, x: float, y: float, r: float = 4.2) -> None:
    """A five-pointed star around x, y."""
    points: list[tuple[float, float]] = []
    for at in range(10):
        reach = r if at % 2 == 0 else 0.4 * r
        turn = at * pi / 5
        points.append((x + reach * sin(turn), y - reach * cos(turn)))
    sheet.shape(points, INK)


def arrow(sheet: Sheet, x: float, y: float, colour: str) -> None:
    """A small arrow to the right, its tail at x, its shaft at y."""
    sheet.stroke([(x, y), (x + 6.4, y)], 0.7, colour)
    sheet.stroke([(x + 4.2, y - 2), (x + 6.4, y), (x + 4.2, y + 2)], 0.7, colour)
