"""Running text, facts and large numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its label above or below it, and a note in small type."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A head inside a section, with a note at the right."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `tone` is its weight on the page. Line breaks in the text begin a new paragraph."""

    text: str
    tone: Literal["text", "muted", "lead"] = "text"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short texts, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Large numbers in a row: value, label below, note below that."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts in a row between two lines."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted box with a short explanation."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """A table's overview with its key message beside it, and its insights below."""

    overview_title: str
    overview: str
    key_title: str
    key: str
    insights_title: str = ""
    insights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A head at the left with a text beside it."""

    title: str
    text: str
    strong: str = ""
