"""What the organiser marks to be spread evenly over the tables: a column of the list, a role, a language.

It stands last among the criteria of the event, as ``balance:`` and the column: ``role``, ``language`` (the first one
that a person speaks) or ``extra:`` and the title of one of the organiser's own columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant, folded

ROLE: Final = "role"
LANGUAGE: Final = "language"
EXTRA: Final = "extra:"
_MARK: Final = "balance:"


def order_of(criteria: Iterable[str]) -> tuple[str, ...]:
    """The criteria without the balance, dearest first."""
    return tuple(c for c in criteria if not c.startswith(_MARK))


def column_of(criteria: Iterable[str]) -> str:
    """The column that is to be balanced, or nothing."""
    return next((c.removeprefix(_MARK) for c in criteria if c.startswith(_MARK)), "")


def with_column(criteria: Iterable[str], column: str) -> tuple[str, ...]:
    """The criteria with another column to be balanced, last of all, or with none."""
    order = order_of(criteria)
    return (*order, f"{_MARK}{column}") if column else order


def columns(cafe: Cafe) -> tuple[str, ...]:
    """What can be balanced in a café: where people differ, the organiser's own columns first."""
    titles = dict.fromkeys(
        title for p in cafe.people_in_order for title, text in p.extra.items() if text.strip()
    )
    offered = [f"{EXTRA}{title}" for title in titles] + [ROLE, LANGUAGE]
    return tuple(c for c in offered if len({kind_of(p, c) for p in cafe.people.values()} - {""}) > 1)


def kind_of(person: Participant, column: str) -> str:
    """What a person is in a column, written the same for all who are alike; empty where nothing is known."""
    if column == ROLE:
        return person.role
    if column == LANGUAGE:
        return person.languages[0] if person.languages else ""
    return folded(person.extra.get(column.removeprefix(EXTRA), ""))


def kinds(people: Iterable[Participant], column: str) -> list[int]:
    """The kind of each person as a number from 0, -1 where nothing is known."""
    known: dict[str, int] = {}
    words = (kind_of(p, column) for p in people)
    return [known.setdefault(word, len(known)) if word else -1 for word in words]
