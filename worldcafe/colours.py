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
    "#3F6798",
    "#644718",
    "#844572",
    "#23584E",
    "#4B3E74",
    "#9B4C26",
    "#207D8C",
    "#56694E",
    "#5C382E",
    "#626EB4",
    "#A56328",
    "#6C784E",
)
"""Twelve quiet hues, in the order of the topics; a white figure on each has a contrast of 4.7:1 or more.

They were chosen so that every two differ by at least 0.048 in OKLab, also as people with no red, green or blue
cones see them (simulation after Machado, Oliveira and Fernandes, 2009); a just noticeable difference is near 0.02.
"""

TOPICS_ON_DARK: Final = (
    "#93C2FD",
    "#E5B36F",
    "#CAA5C7",
    "#9FEACB",
    "#8A89C4",
    "#C0804F",
    "#81E8FF",
    "#A6CBA5",
    "#C09692",
    "#84A1E1",
    "#D59B5F",
    "#BCDE9A",
)
"""The same twelve on a dark ground, at least 0.059 apart; a dark figure stands on them."""

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
