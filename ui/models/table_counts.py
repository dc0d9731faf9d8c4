"""The board of tables: how much each has written, of what kind, in which round, and when the last time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ui.models.day import hand_of, local
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round, Table, Topic
from worldcafe.domain.notes import Note, written_at
from worldcafe.language import Language

SILENT_AFTER: Final = timedelta(minutes=12)
"""A table that has written nothing for so long in a running round is pointed at."""

BARS: Final = 10
SPAN: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table on the board.

    `counts` by (round's number, kind's id); `last` is when it wrote last in any round; `bars` the notes in each of
    the last ten spans of five minutes, the latest at the end; `silent` how long it has been silent while a round
    runs, None where there is nothing to point at.
    """

    table: Table
    topic: Topic | None
    writers: str
    counts: Counter[tuple[int, str]]
    last: datetime | None
    bars: tuple[int, ...]
    silent: timedelta | None


def table_rows(
    cafe: Cafe, notes: Sequence[Note], round_: Round | None, now: datetime, language: Language
) -> list[TableRow]:
    """Every table, seen from a round and a moment; `notes` in the order in which they were first written."""
    by_table: dict[str, list[Note]] = {}
    for note in notes:
        by_table.setdefault(note.head.table, []).append(note)
    hand = hand_of(cafe, round_, now)
    running = hand.state in ("running", "late")
    return [
        _row(cafe, table, by_table.get(table.id, []), round_, hand.begins if running else None, now, language)
        for table in cafe.tables_in_order
    ]


def _row(
    cafe: Cafe,
    table: Table,
    notes: Sequence[Note],
    round_: Round | None,
    begun: datetime | None,
    now: datetime,
    language: Language,
) -> TableRow:
    last = local(cafe, notes[-1].first_clock) if notes else None
    since = begun if last is None or (begun is not None and last < begun) else last
    silent = now - since if begun is not None and since is not None and now - since >= SILENT_AFTER else None
    posted = cafe.posted(table.id, "rapporteur", round_.id if round_ else None)
    numbers = {r.id: r.number for r in cafe.rounds.values()}
    return TableRow(
        table,
        cafe.topic_at(round_.id, table.id) if round_ else None,
        language.listed([person.name for person in posted]) if posted else "",
        Counter((numbers.get(note.head.round, 0), note.head.kind) for note in notes),
        last,
        _bars(notes, now),
        silent,
    )


def _bars(notes: Sequence[Note], now: datetime) -> tuple[int, ...]:
    bars = [0] * BARS
    for note in reversed(notes):
        age = (now - written_at(note.first_clock)) // SPAN
        if age >= BARS:
            break  # those before it are older still
        if age >= 0:
            bars[BARS - 1 - age] += 1
    return tuple(bars)


def ago(row: TableRow, now: datetime, language: Language) -> str:
    """When a table wrote last, in words."""
    say = language.say
    if row.silent is not None:
        return say("Silent for {n} min", n=row.silent // timedelta(minutes=1))
    if row.last is None:
        return say("nothing yet")
    minutes = (now - row.last) // timedelta(minutes=1)
    if minutes < 1:
        return say("just now")
    if minutes < 100:
        return say("{n} min ago", n=minutes)
    return f"{language.day_by('dMMM', row.last.date())}, {language.clock(row.last.time())}"
