"""The typographic system of everything on paper: faces, one scale, page, grid and colours, in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from worldcafe import colours

MM: Final = 72 / 25.4
UNIT: Final = 6.5
"""The grid: section heads, text and items start on a multiple of this from the first baseline."""

Face = Literal["sans", "sans-italic", "sans-strong", "sans-bold", "serif", "serif-italic", "serif-strong"]

INK: Final = colours.INK
MUTED: Final = colours.MUTED
ACCENT: Final = colours.ACCENT
TINT: Final = colours.TINT
HAIRLINE: Final = "#B9B1A3"
ROW: Final = "#D8D1C4"
PANEL: Final = "#F7F4EE"
MISSING: Final = "#9A6700"
WHITE: Final = "#FFFFFF"
FOLLOWED: Final = colours.KINDS["triangle"]


@dataclass(frozen=True, slots=True)
class Style:
    """A role of text: face, size and leading in points, colour."""

    face: Face
    size: float
    leading: float
    colour: str = INK


COVER_TITLE: Final = Style("serif", 36, 42)
TITLE: Final = Style("serif", 26, 32.5)
BIG: Final = Style("serif", 22, 26)
LEAD: Final = Style("serif-italic", 13, 19.5, MUTED)
KEY: Final = Style("serif", 13, 19.5)
QUOTE: Final = Style("serif-italic", 13, 17.5)
HEAD: Final = Style("serif-strong", 13, 19.5)
TEXT: Final = Style("sans", 9.5, 13)
STRONG: Final = Style("sans-strong", 9.5, 13)
ITALIC: Final = Style("sans-italic", 9.5, 13, MUTED)
ABSENT: Final = Style("sans-italic", 9.5, 13, MISSING)
MESSAGE: Final = Style("serif", 9.75, 13)
NOTE: Final = Style("sans", 8.5, 11)
NOTE_MUTED: Final = Style("sans-italic", 8.5, 11, MUTED)
NOTE_QUOTE: Final = Style("serif-italic", 8.5, 11)
NAME: Final = Style("sans-strong", 7.6, 11.1)
NAME_PLAIN: Final = Style("sans", 7.6, 11.1)
ORGANISATION: Final = Style("sans", 7, 11.1, MUTED)
CAPTION: Final = Style("sans", 8, 9.75, MUTED)
CAPTION_ITALIC: Final = Style("sans-italic", 8, 9.75, MUTED)
KICKER: Final = Style("sans-strong", 8, 9.75, ACCENT)
SMALL_STRONG: Final = Style("sans-strong", 8, 9.75)
LABEL: Final = Style("sans", 7, 9.75, MUTED)
IMPRINT: Final = Style("sans", 6.5, 8, MUTED)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of paper and where the text stands on it; `inside` is the margin at the back of the book."""

    width: float
    height: float
    inside: float
    outside: float
    top: float = 26 * MM
    foot: float = 24 * MM
    running: float = 13.5 * MM

    @property
    def measure(self) -> float:
        """The width of the text: 170 mm on both papers."""
        return 170 * MM

    @property
    def bottom(self) -> float:
        """The last baseline, from the top of the sheet, on the grid."""
        units = int((self.height - self.foot - self.top) // UNIT)
        return self.top + units * UNIT

    def left(self, number: int) -> float:
        """Where the text begins on a page: right pages (odd) have the back of the book at their left."""
        return self.inside if number % 2 else self.outside


A4: Final = Page(210 * MM, 297 * MM, 22 * MM, 18 * MM)
LETTER: Final = Page(612, 792, 24 * MM, 612 - 170 * MM - 24 * MM)
PAPERS: Final = {"A4": A4, "Letter": LETTER}

HALF: Final = 81 * MM
GUTTER: Final = 8 * MM


def column(n: float) -> float:
    """Where column `n` (0 to 12) begins: twelve of 10.5 mm with gutters of 4 mm."""
    return n * 14.5 * MM
