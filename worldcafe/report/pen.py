"""What draws on a page of a PDF: it turns points from the upper left of the text into the canvas's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor

from worldcafe.report.typeface import SHAPED_FROM, right_to_left

Points = Sequence[tuple[float, float]]
Pages = Mapping[str, int]
Canvas = Any
"""reportlab's canvas; its published types do not cover what is used here."""


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
