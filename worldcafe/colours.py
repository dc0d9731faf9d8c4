"""Colours that screen and paper share, as ``#RRGGBB``: topics, kinds of note, and the ink they stand in.

Plain values and nothing else, so that the report can be written without Qt and the screen without reportlab.
Colour is never the only sign: a topic always shows its number, a kind always its shape and letter or word.
"""

from __future__ import annotations

from typing import Final

INK: Final = "#23211D"
MUTED: Final = "#6A645A"
ACCENT: Final = "#1F6F6B"
TINT: Final = "#E3F0EE"

TOPICS: Final = (
    "#33658A",
    "#7A5C2E",
    "#8A3B5C",
    "#2F6B4F",
    "#5B4B8A",
    "#9C4A2F",
    "#1F6F7A",
    "#59622B",
    "#7A3E3E",
    "#3F5277",
    "#6B5B4E",
    "#4A6B2A",
)
"""Twelve quiet hues, in the order of the topics; a white figure on each has a contrast of 5.5:1 or more."""

TOPICS_ON_DARK: Final = (
    "#7FB6D9",
    "#D3AE72",
    "#E396B6",
    "#78C3A0",
    "#B8A0DD",
    "#E89A7A",
    "#6CC3CF",
    "#B5BF74",
    "#D99A9A",
    "#9DAEE8",
    "#C2B0A0",
    "#9CC76F",
)
"""The same twelve on a dark ground; a dark figure stands on them."""

KINDS: Final = {
    "triangle": "#B8451A",
    "disc": "#1E7B4B",
    "diamond": "#8F6200",
    "square": "#2456A6",
    "ring": "#6B3FA0",
    "quote": "#4B5563",
}
"""Colour of a kind of note by its shape (barrier, opportunity, idea, action, question, quotation)."""

KINDS_ON_DARK: Final = {
    "triangle": "#F0936A",
    "disc": "#6CC494",
    "diamond": "#E0B252",
    "square": "#86AEEF",
    "ring": "#BC9BEA",
    "quote": "#AAB4C3",
}


def topic_hue(number: int, *, dark: bool = False) -> str:
    """The hue of topic `number` (from 1); after twelve they begin again."""
    hues = TOPICS_ON_DARK if dark else TOPICS
    return hues[(number - 1) % len(hues)]
