"""What is drawn: growth, days and moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import Literal

from worldcafe.report.blocks.look import KindLook, Tab


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """A round at a table: how many notes of each kind, and a few words."""

    title: str
    times: str
    counts: tuple[tuple[KindLook, int], ...]
    total: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RoundGrowth:
    """How the notes grew round by round."""

    title: str
    note: str
    rows: tuple[GrowthRow, ...]
    none: str
    alt: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day, in minutes from midnight; rounds are solid, a harvest tinted, the rest outlined."""

    begin: int
    end: int
    label: str
    style: Literal["round", "harvest", "other"]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the programme; `words` says what its line shows without a word."""

    title: str
    spans: tuple[Span, ...]
    clock: tuple[tuple[int, str], ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class DayLine:
    """The programme to scale."""

    title: str
    note: str
    days: tuple[Day, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Who moved where: `paths` holds, for each person who moves, an index into `tabs` per round (-1: no seat).

    `followed` is the index of the table whose first group is drawn thick.
    """

    title: str
    note: str
    rounds: tuple[str, ...]
    tabs: tuple[Tab, ...]
    topics: tuple[str, ...]
    counted: tuple[str, ...]
    paths: tuple[tuple[int, ...], ...]
    followed: int
    alt: str


def minutes(value: time) -> int:
    """Minutes from midnight."""
    return value.hour * 60 + value.minute
