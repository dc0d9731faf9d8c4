"""Positions: the order in which people want to see things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from worldcafe.domain.event import AgendaItem, ReportSection, Room, Topic
from worldcafe.domain.notes import Kind
from worldcafe.domain.people import Role

Placed = TypeVar("Placed", Topic, Room, AgendaItem, ReportSection, Kind, Role)


def next_position(values: Iterable[Topic | Room | AgendaItem | ReportSection | Kind | Role]) -> int:
    """The position after the last."""
    return 1 + max((value.position for value in values), default=-1)


def in_order(values: Mapping[str, Placed], first: Sequence[str]) -> Iterator[Placed]:
    """The values with new positions: those named first in that order, then the others in theirs."""
    ids = [i for i in dict.fromkeys(first) if i in values]
    ids += sorted(set(values) - set(ids), key=lambda i: (values[i].position, i))
    for position, i in enumerate(ids):
        yield replace(values[i], position=position)
