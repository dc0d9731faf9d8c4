"""Organisations with their numbers of people, in columns whose rows stand beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from worldcafe.report.blocks import Count
from worldcafe.report.figures.growth import unit_dots
from worldcafe.report.layout.flow import Flow
from worldcafe.report.style import STRONG, TEXT, Style
from worldcafe.report.wrapping import lines

GAP = 14.0
SMALL = Style("sans", 7, 10)
SMALL_NUMBER = Style("sans-strong", 7, 10)
MANY = 64
"""Above so many organisations no dots are drawn."""

Row = list[tuple[Count, list[str]]]


def organisations(flow: Flow, found: Sequence[Count], measure: float, *, plain: bool) -> None:
    """Two columns with a dot a person, or four small ones that are `plain`; over as many pages as it takes."""
    columns = 4 if plain else 2
    style, strong = (SMALL, SMALL_NUMBER) if plain else (TEXT, STRONG)
    dotted = not plain and len(found) <= MANY
    leading = 10.0 if plain else 13.0
    pitch = leading + (0.0 if plain else 6.0 if dotted else 2.0)
    width = (measure - (columns - 1) * GAP) / columns
    laid = [(c, lines(flow.setter, c.label, style, width - (10 if plain else 18))) for c in found]
    # Down the columns, row beside row: a long name makes its whole row higher, so that all stay aligned.
    while laid:
        y = flow.down(flow.first_gap() if flow.y is not None else 0, 3 * pitch)
        room = max(1, int((flow.bottom - y) // pitch) + 1)
        deep = min(room, ceil(len(laid) / columns))
        here, laid = laid[: deep * columns], laid[deep * columns :]
        for at in range(deep):
            row = here[at::deep]
            high = max(len(name) for _, name in row)
            if at and y + (high - 1) * leading > flow.bottom + 0.5:
                laid = [*_left(here, deep, at), *laid]
                break
            for n, (count, name) in enumerate(row):
                x = n * (width + GAP)
                with flow.sheet.part("P"):
                    last = flow.sheet.lines(x, y, name, style)
                    flow.sheet.text(x + width, y, str(count.count), strong, "right")
                if dotted:
                    unit_dots(flow.sheet, x, last + 6.2, count.count, width - 20)
            flow.y = y + (high - 1) * leading + (6.0 if dotted else 0.0)
            y += (high - 1) * leading + pitch
        if laid:
            flow.turn()


def _left(here: Row, deep: int, at: int) -> Row:
    """What the columns hold from row `at` on, in the order of the list."""
    return [entry for begin in range(0, len(here), deep) for entry in here[begin + at : begin + deep]]
