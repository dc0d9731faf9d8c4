"""A sheet of paper as a list of things to draw: laid out first, drawn when all page numbers are known.

Coordinates are points from the upper left of the text (x may be negative in the margin), y downwards;
y of a text is its baseline. What is drawn inside `part` belongs to the reading order of a tagged PDF,
everything else is decoration.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from worldcafe.report.pen import Pen, Points
from worldcafe.report.style import INK, Style
from worldcafe.report.typeface import Typesetter, seen

Align = Literal["left", "right", "middle"]


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


Draw = Callable[[Pen], None]


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
