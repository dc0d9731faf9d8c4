"""The colours of the screen, as values: one palette for daylight and one for a dark room.

Numbers are ``#RRGGBB``. Text on any ground it is meant for holds 4.5:1, marks hold 3:1 (tests/gui/test_theme.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor

from worldcafe import colours


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour by what it is for. `colour` reads a role by name, as icons and labels name it."""

    dark: bool
    paper: str
    """Ground of windows."""
    sunk: str
    """Ground of boards and desks, and of what the pointer is over."""
    surface: str
    """Cards, tables, fields."""
    line: str
    line2: str
    """Outline of controls."""
    edge: str
    """Outline of empty boxes, dashes and pop-ups: 3:1 on every ground."""
    ink: str
    ink2: str
    muted: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    tint: str
    tint_line: str
    warning: str
    warning_bg: str
    warning_line: str
    error: str
    error_bg: str
    error_line: str
    success: str
    success_bg: str
    success_line: str
    disabled: str
    """Words and marks of what cannot be used now."""
    on_hue: str
    """Figures on a topic's hue."""
    hues: tuple[str, ...]
    kinds: Mapping[str, str]

    def hex(self, role: str) -> str:
        """The number of a role: a field of this class, ``topic-3``, ``kind-disc``, or a number itself."""
        if role.startswith("#"):
            return role
        if role.startswith("topic-"):
            return self.hue(int(role[6:]))
        if role.startswith("kind-"):
            return self.kinds[role[5:]]
        return str(getattr(self, role))

    def colour(self, role: str) -> QColor:
        """The colour of a role (see `hex`)."""
        return QColor(self.hex(role))

    def hue(self, number: int) -> str:
        """The hue of topic `number`, from 1."""
        return self.hues[(number - 1) % len(self.hues)]


LIGHT: Final = Palette(
    dark=False,
    paper="#FAF8F4",
    sunk="#F4F0E8",
    surface="#FFFFFF",
    line="#E5DFD4",
    line2="#D3CBBC",
    edge="#8C857A",
    ink=colours.INK,
    ink2="#4A463F",
    muted=colours.MUTED,
    accent=colours.ACCENT,
    accent_hover="#185C58",
    accent_pressed="#124A47",
    on_accent="#FFFFFF",
    tint=colours.TINT,
    tint_line="#B4D5D1",
    warning="#8A5C00",
    warning_bg="#FCF0DC",
    warning_line="#E8CE9A",
    error="#B42318",
    error_bg="#FCEBE8",
    error_line="#EDB8B1",
    success="#1E7B4B",
    success_bg="#E7F4EC",
    success_line="#A9D5BD",
    disabled="#A39B8E",
    on_hue="#FFFFFF",
    hues=colours.TOPICS,
    kinds=colours.KINDS,
)

DARK: Final = Palette(
    dark=True,
    paper="#1C1B19",
    sunk="#171614",
    surface="#262521",
    line="#3A3732",
    line2="#4B4740",
    edge="#8A847A",
    ink="#ECE8E0",
    ink2="#CFC9BE",
    muted="#A8A196",
    accent="#5FB7B0",
    accent_hover="#78C6C0",
    accent_pressed="#4DA39C",
    on_accent="#0F2322",
    tint="#21413F",
    tint_line="#34625E",
    warning="#E0B252",
    warning_bg="#372D17",
    warning_line="#6B5626",
    error="#F08A7C",
    error_bg="#3F2420",
    error_line="#7A433B",
    success="#6CC494",
    success_bg="#1C3327",
    success_line="#2F6146",
    disabled="#6E695F",
    on_hue="#1C1B19",
    hues=colours.TOPICS_ON_DARK,
    kinds=colours.KINDS_ON_DARK,
)


def luminance(number: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2)."""
    channels = (int(number[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
