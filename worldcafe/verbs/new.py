"""A new café: so many tables and rounds, a topic at each table, and the usual kinds of note and roles."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from worldcafe.domain import defaults
from worldcafe.domain.errors import WrongUse
from worldcafe.domain.event import Event, Round, Stand, Table, Topic
from worldcafe.domain.identity import new_id
from worldcafe.domain.text import keepable
from worldcafe.language import Language, mark
from worldcafe.store.document import Document
from worldcafe.store.edits.setting import MOST_ROUNDS, MOST_TABLES

LONGEST_TITLE: Final = 200
"""Characters of an event's title; longer ones fit no cover."""


def new_document(
    path: Path,
    language: Language,
    *,
    title: str,
    tables: int,
    rounds: int,
    minutes: int = 20,
    first_day: date | None = None,
    start: time | None = None,
) -> Document:
    """A document with `tables` tables, a topic of its own at each, and `rounds` rounds of `minutes` minutes.

    Rounds follow one another with five minutes to move, from `start` on the first day if both are given.
    Raises WrongUse for a title or numbers that no café has, NotWritable where the file cannot be made.
    """
    check_numbers(tables, rounds, minutes)
    title = checked_title(title)
    event = Event(new_id(), title, language=language.code.split("_")[0])
    topics = [
        Topic(new_id(), language.say("Topic {n}", n=n + 1), hue=n % 12, position=n) for n in range(tables)
    ]
    stood = [Table(new_id(), n + 1) for n in range(tables)]
    talks = rounds_of(rounds, minutes, first_day, start)
    stands = [
        Stand(r.id, table.id, topic.id) for r in talks for table, topic in zip(stood, topics, strict=True)
    ]
    usual = [*defaults.kinds(language), *defaults.roles(language)]
    return Document.create(path, event, [*usual, *topics, *stood, *talks, *stands])


def checked_title(title: str) -> str:
    """The title with single spaces; raises WrongUse when it is empty or too long."""
    plain = " ".join(keepable(title).split())
    if not plain:
        raise WrongUse(mark("The title is empty. Give the café one, such as the name of the event."))
    if len(plain) > LONGEST_TITLE:
        raise WrongUse(
            mark("The title has {length} characters; at most {limit} fit. Give a shorter one."),
            length=len(plain),
            limit=LONGEST_TITLE,
        )
    return plain


def check_numbers(tables: int, rounds: int, minutes: int) -> None:
    """Raise WrongUse with the number that no café has."""
    if not 1 <= tables <= MOST_TABLES:
        raise WrongUse(mark("A café has 1 to {most} tables, not {n}."), most=MOST_TABLES, n=tables)
    if not 1 <= rounds <= MOST_ROUNDS:
        raise WrongUse(mark("A café has 1 to {most} rounds, not {n}."), most=MOST_ROUNDS, n=rounds)
    if not 1 <= minutes <= 24 * 60:
        raise WrongUse(mark("A round lasts 1 to {most} minutes, not {n}."), most=24 * 60, n=minutes)


def rounds_of(count: int, minutes: int, day: date | None = None, start: time | None = None) -> list[Round]:
    """So many rounds after one another; one that would end after midnight begins the next day at `start`."""
    made: list[Round] = []
    at = datetime.combine(day, start) if day and start else None
    for number in range(1, count + 1):
        if at and start and (at + timedelta(minutes=minutes)).date() != at.date():
            at = datetime.combine(at.date() + timedelta(days=1), start)
        made.append(Round(new_id(), number, at.date() if at else day, at.time() if at else None, minutes))
        at = at + timedelta(minutes=minutes + made[-1].move_minutes) if at else None
    return made
