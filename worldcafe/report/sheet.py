"""A sheet of paper as a list of things to draw: laid out first, drawn when all page numbers are known.

Coordinates are points from the upper left of the text (x may be negative in the margin), y downwards;
y of a text is its baseline. What is drawn inside `part` belongs to the reading order of a tagged PDF,
everything else is decoration.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.lib.colors import HexColor

from worldcafe.report.style import INK, Style
from worldcafe.report.typeface import SHAPED_FROM, Typesetter, right_to_left, seen

Align = Literal["left", "right", "middle"]
Points = Sequence[tuple[float, float]]
Pages = Mapping[str, int]
Canvas = Any
"""reportlab's canvas; its published types do not cover what is used here."""


@dataclass(eq=False, slots=True)
class Part:
    """A piece of the reading order: its role in a tagged PDF (P, H1, Figure, ...), and words for a picture."""

    role: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A numbered piece of a page (both from 0) and the part that it belongs to."""

    part: Part
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Target:
    """A place that bookmarks and the contents point to."""

    key: str
    title: str
    rank: int
    y: float


Draw = Callable[["Pen"], None]


@dataclass(slots=True)
class Sheet:
    """One page: what to draw on it, in order, and what its foot and its tabs say."""

    setter: Typesetter
    foot: str = ""
    tabs: tuple[tuple[str, str, int], ...] = ()
    plain: bool = False
    ops: list[tuple[Part | None, Draw]] = field(default_factory=list[tuple[Part | None, Draw]])
    targets: list[Target] = field(default_factory=list[Target])
    _part: Part | None = None

    @contextmanager
    def part(self, role: str, alt: str = "") -> Generator[None]:
        """Everything drawn inside is one piece of the reading order."""
        before, self._part = self._part, self._part or Part(role, alt)
        try:
            yield
        finally:
            self._part = before

    @contextmanager
    def within(self, part: Part) -> Generator[None]:
        """Everything drawn inside belongs to a piece that may go on over several sheets."""
        before, self._part = self._part, self._part or part
        try:
            yield
        finally:
            self._part = before

    def draw(self, op: Draw) -> None:
        """Add something to draw."""
        self.ops.append((self._part, op))

    def text(
        self, x: float, y: float, text: str, style: Style, align: Align = "left", colour: str | None = None
    ) -> float:
        """One line of text; its width in points comes back."""
        words = seen(self.setter.clean(text).replace("\n", " "))
        width = self.setter.width(words, style.face, style.size)
        start = x - width if align == "right" else x - width / 2 if align == "middle" else x
        runs = self.setter.runs(words, style.face)
        ink = colour or style.colour
        self.draw(lambda pen: pen.runs(start, y, runs, style.size, ink))
        return width

    def lines(self, x: float, y: float, found: Sequence[str], style: Style) -> float:
        """Several lines, the first at `y`; the last baseline comes back (`y` where there are none)."""
        for at, line in enumerate(found):
            self.text(x, y + at * style.leading, line, style)
        return y + max(0, len(found) - 1) * style.leading

    def page_of(
        self, x: float, y: float, key: str, say: Callable[[int], str], style: Style, align: Align
    ) -> None:
        """Text that names the page of a target, known only when everything is laid out."""

        def op(pen: Pen) -> None:
            words = say(pen.pages[key]) if key in pen.pages else ""
            width = self.setter.width(words, style.face, style.size)
            start = x - width if align == "right" else x
            pen.runs(start, y, self.setter.runs(words, style.face), style.size, style.colour)

        self.draw(op)

    def rule(self, x: float, y: float, to: float, width: float = 0.4, colour: str = INK) -> None:
        """A horizontal line from `x` to `to`."""
        self.draw(lambda pen: pen.line(x, y, to, y, width, colour))

    def dotted(self, x: float, y: float, to: float, colour: str, width: float = 0.9) -> None:
        """A dotted horizontal line, to be written on."""
        self.draw(lambda pen: pen.line(x, y, to, y, width, colour, (0.01, 2.6)))

    def stroke(
        self, points: Points, width: float, colour: str, dash: tuple[float, float] | None = None
    ) -> None:
        """A line through points."""
        self.draw(lambda pen: pen.path(points, None, colour, width, closed=False, dash=dash))

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str | None = None,
        line: str | None = None,
        weight: float = 0.8,
    ) -> None:
        """A rectangle with its upper left corner at x, y."""
        self.draw(lambda pen: pen.box(x, y, w, h, fill, line, weight))

    def capsule(self, x: float, y: float, w: float, h: float, line: str, weight: float) -> None:
        """An outlined rectangle with round ends."""
        self.draw(lambda pen: pen.capsule(x, y, w, h, line, weight))

    def disc(
        self, x: float, y: float, r: float, fill: str | None, line: str | None = None, weight: float = 0.0
    ) -> None:
        """A circle around x, y."""
        self.draw(lambda pen: pen.disc(x, y, r, fill, line, weight))

    def shape(self, points: Points, fill: str) -> None:
        """A filled shape with straight sides."""
        self.draw(lambda pen: pen.path(points, fill, None, 0.0, closed=True))

    def curves(self, curves: Sequence[Sequence[float]], width: float, colour: str) -> None:
        """Bézier curves of eight numbers each: start, two handles, end."""
        self.draw(lambda pen: pen.curves(curves, width, colour))

    def picture(
        self, rows: Sequence[Sequence[bool]], x: float, y: float, side: float, colour: str = INK
    ) -> None:
        """A square of dark and light modules, such as a QR code, drawn as rectangles."""
        self.draw(lambda pen: pen.modules(rows, x, y, side, colour))

    @contextmanager
    def turned(self, x: float, y: float) -> Generator[None]:
        """Everything drawn inside stands upside down, turned around x, y."""
        self.draw(lambda pen: pen.turn(x, y))
        try:
            yield
        finally:
            self.draw(lambda pen: pen.turn_back())

    def target(self, key: str, title: str, rank: int, y: float) -> None:
        """A place that bookmarks and page numbers point to."""
        self.targets.append(Target(key, self.setter.clean(title).replace("\n", " "), rank, y))


class Pen:
    """Draws in points from the upper left on reportlab's canvas; `left` is where the text begins."""

    def __init__(self, canvas: Canvas, height: float, left: float, pages: Pages) -> None:
        self.canvas = canvas
        self.height = height
        self.left = left
        self.pages = pages
        self._fill = self._line = ""

    def turn(self, x: float, y: float) -> None:
        self.canvas.saveState()
        self.canvas.translate(2 * (self.left + x), 2 * (self.height - y))
        self.canvas.rotate(180)

    def turn_back(self) -> None:
        self.canvas.restoreState()
        self._fill = self._line = ""

    def _filled(self, colour: str) -> None:
        if colour != self._fill:
            self.canvas.setFillColor(HexColor(colour))
            self._fill = colour

    def _lined(self, colour: str) -> None:
        if colour != self._line:
            self.canvas.setStrokeColor(HexColor(colour))
            self._line = colour

    def runs(self, x: float, y: float, runs: Sequence[tuple[str, str]], size: float, colour: str) -> None:
        self._filled(colour)
        x += self.left
        for font, text in runs:
            self.canvas.setFont(font, size)
            self.canvas.drawString(
                x, self.height - y, text, shaping=size >= SHAPED_FROM and not right_to_left(text)
            )
            if len(runs) > 1:
                x += self.canvas.stringWidth(text, font, size)

    def line(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        width: float,
        colour: str,
        dash: tuple[float, float] | None = None,
    ) -> None:
        self._lined(colour)
        self.canvas.setLineWidth(width)
        if dash:
            self.canvas.saveState()
            self.canvas.setLineCap(1)
            self.canvas.setDash(*dash)
        self.canvas.line(self.left + x, self.height - y, self.left + x2, self.height - y2)
        if dash:
            self.canvas.restoreState()

    def path(
        self,
        points: Points,
        fill: str | None,
        line: str | None,
        width: float,
        *,
        closed: bool,
        dash: tuple[float, float] | None = None,
    ) -> None:
        path = self.canvas.beginPath()
        path.moveTo(self.left + points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(self.left + x, self.height - y)
        if closed:
            path.close()
        self._paint(path, fill, line, width, dash)

    def _paint(
        self,
        path: Any,
        fill: str | None,
        line: str | None,
        width: float,
        dash: tuple[float, float] | None = None,
    ) -> None:
        if fill:
            self._filled(fill)
        if line:
            self._lined(line)
            self.canvas.setLineWidth(width)
        if dash:
            self.canvas.saveState()
            self.canvas.setDash(*dash)
        self.canvas.drawPath(path, stroke=int(bool(line)), fill=int(bool(fill)))
        if dash:
            self.canvas.restoreState()

    def curves(self, curves: Sequence[Sequence[float]], width: float, colour: str) -> None:
        path = self.canvas.beginPath()
        left, height = self.left, self.height
        for x0, y0, x1, y1, x2, y2, x3, y3 in curves:
            path.moveTo(left + x0, height - y0)
            path.curveTo(left + x1, height - y1, left + x2, height - y2, left + x3, height - y3)
        self._paint(path, None, colour, width)

    def box(
        self, x: float, y: float, w: float, h: float, fill: str | None, line: str | None, weight: float
    ) -> None:
        path = self.canvas.beginPath()
        path.rect(self.left + x, self.height - y - h, w, h)
        self._paint(path, fill, line, weight)

    def capsule(self, x: float, y: float, w: float, h: float, line: str, weight: float) -> None:
        self._lined(line)
        self.canvas.setLineWidth(weight)
        self.canvas.roundRect(self.left + x, self.height - y - h, w, h, h / 2)

    def disc(self, x: float, y: float, r: float, fill: str | None, line: str | None, weight: float) -> None:
        path = self.canvas.beginPath()
        path.circle(self.left + x, self.height - y, r)
        self._paint(path, fill, line, weight)

    def modules(self, rows: Sequence[Sequence[bool]], x: float, y: float, side: float, colour: str) -> None:
        self._filled(colour)
        unit = side / len(rows)
        left, top = self.left + x, self.height - y
        # Whole numbers in a scaled space: a tenth of the time and of the bytes that a path of points takes.
        squares = [
            f"{begin} {-down - 1} {length} 1 re"
            for down, row in enumerate(rows)
            for begin, length in _stretches(row)
        ]
        scaled = f"q {unit:.5f} 0 0 {unit:.5f} {left:.3f} {top:.3f} cm"
        self.canvas._code.append("\n".join([scaled, *squares, "f Q"]))


def _stretches(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Begin and length of each run of dark modules, so that a row is few rectangles."""
    begin: int | None = None
    for at, dark in enumerate([*row, False]):
        if dark and begin is None:
            begin = at
        elif not dark and begin is not None:
            yield begin, at - begin
            begin = None
