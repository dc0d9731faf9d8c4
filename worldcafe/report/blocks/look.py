"""How kinds of note, tables and topics look: by word, letter, shape and colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["triangle", "disc", "diamond", "square", "ring", "quote", "none"]


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a kind of note is told apart: by word, letter, shape and colour (``#RRGGBB``)."""

    id: str
    word: str
    plural: str
    letter: str
    shape: Shape
    colour: str


@dataclass(frozen=True, slots=True)
class Tab:
    """The numbered square of a table or a topic; the figure is white on the colour."""

    label: str
    colour: str
