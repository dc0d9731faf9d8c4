"""The agenda as it was announced."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the agenda; the rounds are set strong."""

    times: str
    title: str
    speaker: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of the agenda."""

    title: str
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda as it was announced."""

    days: tuple[AgendaDay, ...]
    none: str
