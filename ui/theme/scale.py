"""Sizes: one type scale, one grid. All in logical pixels."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont

SANS: Final = "Source Sans 3"
SERIF: Final = "Source Serif 4"
FALLBACKS: Final = ("Noto Sans", "DejaVu Sans")

TINY: Final = 12
SMALL: Final = 13
BASE: Final = 14
LEAD: Final = 15
HEADING: Final = 18
TITLE: Final = 24
FIGURE: Final = 34

GRID: Final = 8
RAIL: Final = 208
INSPECTOR: Final = 320
RADIUS: Final = 8
RADIUS_SMALL: Final = 6
BUTTON: Final = 34
BUTTON_SMALL: Final = 28
BUTTON_TOUCH: Final = 48
ROW: Final = 36
ROW_TWO_LINES: Final = 50
HEAD: Final = 32

LINE_HEIGHT: Final = 1.35


def font(size: int = BASE, weight: int = 400, *, serif: bool = False, italic: bool = False) -> QFont:
    """A font of the scale; `size` in pixels, `weight` 400 to 700."""
    made = QFont()
    made.setFamilies([SERIF if serif else SANS, *FALLBACKS])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    return made
