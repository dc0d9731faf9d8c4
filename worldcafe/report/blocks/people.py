"""Who took part, and who sat where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people with its label."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Who took part, in numbers: organisations as dots, roles as bars."""

    left_title: str
    left: tuple[Count, ...]
    right_title: str
    right: tuple[Count, ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the attendance list; the family name is set strong and comes first."""

    family: str
    given: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """The attendance list of those who agreed to be listed."""

    title: str
    note: str
    people: tuple[Listed, ...]
    none: str


@dataclass(frozen=True, slots=True)
class SatRound:
    """A group at a table in a round: names of those who agreed, and a line that counts the others."""

    title: str
    times: str
    count: int
    names: tuple[str, ...]
    others: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sat at a table, round by round."""

    title: str
    note: str
    rounds: tuple[SatRound, ...]
    none: str
