"""Who moved where: columns of tables with a line for every person, and the same moves through a ring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, sin

from worldcafe.report.blocks import Moves
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import (
    ACCENT,
    CAPTION,
    FOLLOWED,
    HAIRLINE,
    INK,
    LABEL,
    STRONG,
    TEXT,
    WHITE,
    Style,
)
from worldcafe.report.wrapping import fitted

CROWD = 250
"""Above so many people one line is drawn a flow, its width by their number."""


def bump(sheet: Sheet, moves: Moves, y: float, measure: float, height: float) -> None:
    """The bump figure: a column of tables per round, the lines of people between them."""
    columns, rows = len(moves.rounds), len(moves.tabs)
    if not columns or not rows:
        return
    first, last = 138.0, measure - 46
    xs = (
        [first + (last - first) * c / max(1, columns - 1) for c in range(columns)] if columns > 1 else [first]
    )
    bar = _Bars(moves, y + 18, height - 18)
    for c, title in enumerate(moves.rounds):
        sheet.text(xs[c], y, title, STRONG, "middle")
    _lines(sheet, moves, xs, bar)
    for c, x in enumerate(xs):
        for t in range(rows):
            _bar(sheet, moves, bar, c, t, x)
    for t in range(rows):
        _name(sheet, moves, bar, t, xs[0] - 16)


class _Bars:
    """Where each table's bar stands in each column: its height is its number of people."""

    def __init__(self, moves: Moves, top: float, height: float) -> None:
        self.columns = range(len(moves.rounds))
        counts = [Counter(p[c] for p in moves.paths) for c in self.columns]
        self.counts = counts
        rows = len(moves.tabs)
        most = max((n for c in counts for t, n in c.items() if t >= 0), default=1)
        self.pitch = height / rows
        self.unit = min(2.2, (self.pitch - 4.5) / most)
        self.least = min(13.0, self.pitch - 3)
        self.top = top
        self.slots = {c: self._slots(moves, c) for c in self.columns}

    def span(self, column: int, table: int) -> tuple[float, float]:
        height = max(self.least, self.counts[column][table] * self.unit)
        middle = self.top + (table + 0.5) * self.pitch
        return middle - height / 2, height

    def _slots(self, moves: Moves, c: int) -> dict[tuple[int, str], float]:
        """For each person of a column the heights at which their line leaves and arrives.

        Lines are sorted within a bar by where they go to, or come from, so that few cross.
        """
        found: dict[tuple[int, str], float] = {}
        for side, other in (("out", c + 1), ("in", c - 1)):
            if not 0 <= other < len(moves.rounds):
                continue
            for t in range(len(moves.tabs)):
                here = [i for i, p in enumerate(moves.paths) if p[c] == t]
                here.sort(key=lambda i: (moves.paths[i][other], i))
                top, height = self.span(c, t)
                for at, i in enumerate(here):
                    found[i, side] = top + height * (at + 0.5) / len(here)
        return found


def _lines(sheet: Sheet, moves: Moves, xs: Sequence[float], bars: _Bars) -> None:
    quiet: list[tuple[float, ...]] = []
    strong: list[tuple[float, ...]] = []
    flows: Counter[tuple[int, int, int]] = Counter()
    for i, path in enumerate(moves.paths):
        for c in range(len(xs) - 1):
            if path[c] < 0 or path[c + 1] < 0:
                continue
            if len(moves.paths) > CROWD:
                flows[c, path[c], path[c + 1]] += 1
                continue
            a, b = bars.slots[c][i, "out"], bars.slots[c + 1][i, "in"]
            x0, x1 = xs[c] + 7.5, xs[c + 1] - 7.5
            curve = (x0, a, x0 + (x1 - x0) * 0.42, a, x1 - (x1 - x0) * 0.42, b, x1, b)
            (strong if path[0] == moves.followed else quiet).append(curve)
    for (c, a, b), n in flows.items():
        sheet.curves([_flow(xs, bars, c, a, b)], 0.5 + 3 * n / max(flows.values()), HAIRLINE)
    if quiet:
        sheet.curves(quiet, 0.5, HAIRLINE)
    if strong:
        sheet.curves(strong, 1.25, FOLLOWED)


def _flow(xs: Sequence[float], bars: _Bars, c: int, a: int, b: int) -> tuple[float, ...]:
    (top, height), (top2, height2) = bars.span(c, a), bars.span(c + 1, b)
    x0, x1, y0, y1 = xs[c] + 7.5, xs[c + 1] - 7.5, top + height / 2, top2 + height2 / 2
    return x0, y0, x0 + (x1 - x0) * 0.42, y0, x1 - (x1 - x0) * 0.42, y1, x1, y1


def _bar(sheet: Sheet, moves: Moves, bars: _Bars, c: int, t: int, x: float) -> None:
    top, height = bars.span(c, t)
    sheet.box(x - 7.5, top, 15, height, moves.tabs[t].colour)
    size = min(9.5, height * 0.8)
    sheet.text(
        x, top + height / 2 + size * 0.34, moves.tabs[t].label, Style("sans-strong", size, 0, WHITE), "middle"
    )
    if c == len(moves.rounds) - 1 and c > 0:
        sheet.text(x + 14, top + height / 2 + 2.6, str(bars.counts[c][t]), CAPTION)


def _name(sheet: Sheet, moves: Moves, bars: _Bars, t: int, right: float) -> None:
    top, height = bars.span(0, t)
    middle = top + height / 2
    style = fitted(sheet.setter, moves.topics[t], Style(TEXT.face, 8.5, 11), right, 5.5)
    two = bars.pitch >= 19
    sheet.text(right, middle + (0.5 if two else 3), moves.topics[t], style, "right")
    if two:
        sheet.text(right, middle + 9.5, moves.counted[t], LABEL, "right")


def ring(sheet: Sheet, moves: Moves, x: float, y: float, radius: float) -> None:
    """The moves as curves through a ring of tables; the followed group is drawn thick."""
    n = len(moves.tabs)
    place = [(x + radius * sin(2 * pi * t / n), y - radius * cos(2 * pi * t / n)) for t in range(n)]
    flows: Counter[tuple[int, int]] = Counter()
    followed: Counter[tuple[int, int]] = Counter()
    for path in moves.paths:
        for a, b in pairwise(path):
            if a >= 0 and b >= 0 and a != b:
                flows[min(a, b), max(a, b)] += 1
                followed[min(a, b), max(a, b)] += path[0] == moves.followed and a == moves.followed
    quiet, strong = _ring_curves(flows, followed, place, (x, y))
    if len(moves.paths) > CROWD:
        for (a, b), count in flows.items():
            sheet.curves(
                [_through(place[a], place[b], (x, y), 0.3)], 0.4 + 3 * count / max(flows.values()), ACCENT
            )
    else:
        sheet.curves(quiet, 0.35, ACCENT) if quiet else None
        sheet.curves(strong, 1.1, FOLLOWED) if strong else None
    for t, (at_x, at_y) in enumerate(place):
        _node(sheet, moves, t, at_x, at_y, (x, y), 12.0 if n <= 12 else 8.0)


Place = tuple[float, float]


def _ring_curves(
    flows: Counter[tuple[int, int]], followed: Counter[tuple[int, int]], place: Sequence[Place], centre: Place
) -> tuple[list[tuple[float, ...]], list[tuple[float, ...]]]:
    quiet: list[tuple[float, ...]] = []
    strong: list[tuple[float, ...]] = []
    for (a, b), count in sorted(flows.items()):
        middle = (count - 1) / 2
        for at in range(count):
            curve = _through(place[a], place[b], centre, 0.3, (at - middle) * min(3.4, 46 / count))
            (strong if at >= count - followed[a, b] else quiet).append(curve)
    return quiet, strong


def _through(a: Place, b: Place, centre: Place, pull: float, aside: float = 0.0) -> tuple[float, ...]:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    shift = (-dy / length * aside, dx / length * aside)
    handles: list[float] = []
    for px, py in (a, b):
        handles += [
            centre[0] + (px - centre[0]) * pull + shift[0],
            centre[1] + (py - centre[1]) * pull + shift[1],
        ]
    return (*a, *handles, *b)


def _node(sheet: Sheet, moves: Moves, t: int, x: float, y: float, centre: Place, r: float) -> None:
    sheet.disc(x, y, r, WHITE, INK, 0.9)
    sheet.text(x, y + 0.38 * r, moves.tabs[t].label, Style("serif-strong", r * 1.1, 0), "middle")
    side = x - centre[0]
    up = y < centre[1] - 1
    if len(moves.tabs) > 12:
        return
    name = moves.topics[t]
    style = fitted(sheet.setter, name, CAPTION, 105, 6)
    if abs(side) < r:
        sheet.text(x, y - r - 8 if up else y + r + 14, name, style, "middle")
    elif abs(y - centre[1]) < r:
        half = sheet.setter.width_of(name, style) / 2
        least, most = half - 22.0, centre[0] * 2 - half + 22
        sheet.text(min(max(x, least), max(least, most)), y + r + 12, name, style, "middle")
    elif up:
        sheet.text(
            x + (r + 1 if side > 0 else -r - 1), y - r - 1, name, style, "left" if side > 0 else "right"
        )
    else:
        sheet.text(
            x + (r + 1 if side > 0 else -r - 1), y + r + 6, name, style, "left" if side > 0 else "right"
        )
