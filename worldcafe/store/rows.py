"""Domain value to row and back: one `Shelf` for each kind of value that a document holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime, time
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Table as SqlTable

from worldcafe.domain.changes import Key
from worldcafe.domain.event import AgendaItem, Event, Question, ReportSection, Room, Round, Stand, Table, Topic
from worldcafe.domain.notes import Erased, Extras, Kind, Revision
from worldcafe.domain.people import Bond, Organisation, Participant, Post, Presence, Role
from worldcafe.domain.rotation import Lock, Plan, Seat
from worldcafe.store import schema

T = TypeVar("T")
V = TypeVar("V")
Scalar = str | int | None
Codec = tuple[Callable[[Any], Scalar], Callable[[Any], Any]]
"""How one field is written to a column and read back."""


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _write_tuple(value: tuple[str, ...]) -> str:
    return _json(value) if value else "[]"


def _read_tuple(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


def _write_map(value: Mapping[str, Any]) -> str:
    return _json(dict(value)) if value else "{}"


def _read_map(text: str) -> Mapping[str, Any]:
    return MappingProxyType(json.loads(text))


def _write_moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat()


def _maybe(read: Callable[[Any], T]) -> Callable[[Any], T | None]:
    return lambda value: None if value is None else read(value)


def _iso(value: date | time | None) -> str | None:
    return None if value is None else value.isoformat()


def _write_questions(value: tuple[Question, ...]) -> str:
    return _json([asdict(question) for question in value])


def _read_questions(text: str) -> tuple[Question, ...]:
    return tuple(Question(**question) for question in json.loads(text))


def _write_extras(extras: Extras) -> str:
    facts = {f.name: getattr(extras, f.name) for f in fields(extras)}
    return _json({k: _iso(v) if k == "due" else v for k, v in facts.items() if v})


def _read_extras(text: str) -> Extras:
    facts = json.loads(text)
    if "due" in facts:
        facts["due"] = date.fromisoformat(facts["due"])
    return Extras(**facts)


_TUPLE: Final[Codec] = (_write_tuple, _read_tuple)
_MAP: Final[Codec] = (_write_map, _read_map)
_FLAG: Final[Codec] = (int, bool)
_MAYBE_FLAG: Final[Codec] = (_maybe(int), _maybe(bool))
_DATE: Final[Codec] = (_iso, _maybe(date.fromisoformat))
_TIME: Final[Codec] = (_iso, _maybe(time.fromisoformat))
_MOMENT: Final[Codec] = (_write_moment, _maybe(datetime.fromisoformat))


class Shelf(Generic[V]):
    """Where values of one kind are kept: their table, their key, and how a value becomes a row.

    `place` is the name of the mapping in `worldcafe.domain.cafe.Cafe` ("" for the event, of which there is one).
    """

    def __init__(
        self, kind: type[V], place: str, table: SqlTable, key: tuple[str, ...] = ("id",), **codecs: Codec
    ) -> None:
        self.kind = kind
        self.place = place
        self.table = table
        self.key_columns = key
        self.columns = tuple(f.name for f in fields(kind))  # type: ignore[arg-type]
        self.key: Callable[[V], Key] = attrgetter(*key)
        self._take: Callable[[V], tuple[Any, ...]] = attrgetter(*self.columns)
        self._codecs = tuple((self.columns.index(name), *codec) for name, codec in codecs.items())

    def row(self, value: V) -> tuple[Scalar, ...]:
        """The value as a row, in the order of `columns`."""
        row = list(self._take(value))
        for at, write, _ in self._codecs:
            row[at] = write(row[at])
        return tuple(row)

    def value(self, row: tuple[Any, ...]) -> V:
        """The value of a row in the order of `columns`; raises ValueError or TypeError for a damaged one."""
        cells = list(row)
        for at, _, read in self._codecs:
            cells[at] = read(cells[at])
        return self.kind(*cells)


SHELVES: Final[tuple[Shelf[Any], ...]] = (
    Shelf(
        Event,
        "",
        schema.event,
        aims=_TUPLE,
        objectives=_TUPLE,
        spoken=_TUPLE,
        criteria=_TUPLE,
        submitted_on=_DATE,
        approved_on=_DATE,
        retention=_DATE,
    ),
    Shelf(Room, "rooms", schema.room, step_free=_FLAG),
    Shelf(Topic, "topics", schema.topic, questions=(_write_questions, _read_questions)),
    Shelf(Table, "tables", schema.table, step_free=_FLAG, languages=_TUPLE),
    Shelf(Round, "rounds", schema.round_, day=_DATE, start=_TIME),
    Shelf(Stand, "stands", schema.stand, ("round", "table")),
    Shelf(AgendaItem, "agenda", schema.agenda_item, day=_DATE, start=_TIME),
    Shelf(ReportSection, "sections", schema.report_section, shown=_FLAG),
    Shelf(Kind, "kinds", schema.kind, shown=_FLAG, system=_FLAG),
    Shelf(Role, "roles", schema.role, stays=_FLAG, seated=_FLAG),
    Shelf(Organisation, "organisations", schema.organisation, aliases=_TUPLE),
    Shelf(
        Participant,
        "people",
        schema.participant,
        languages=_TUPLE,
        step_free=_FLAG,
        stays_seated=_FLAG,
        wishes=_TUPLE,
        must=_TUPLE,
        must_not=_TUPLE,
        listed=_MAYBE_FLAG,
        quoted=_MAYBE_FLAG,
        photographed=_MAYBE_FLAG,
        contacted=_MAYBE_FLAG,
        extra=_MAP,
    ),
    Shelf(
        Presence,
        "presences",
        schema.presence,
        ("person", "round"),
        expected=_FLAG,
        arrived=_MOMENT,
        left=_MOMENT,
    ),
    Shelf(Bond, "bonds", schema.bond, people=_TUPLE, apart=_FLAG, strict=_FLAG),
    Shelf(Post, "posts", schema.post, ("round", "table", "person")),
    Shelf(Plan, "plans", schema.plan, adopted=_FLAG, criteria=_TUPLE, figures=_MAP, made_at=_MOMENT),
    Shelf(Seat, "seats", schema.seat, ("plan", "round", "person")),
    Shelf(Lock, "locks", schema.lock),
    Shelf(
        Revision,
        "revisions",
        schema.revision,
        parents=_TUPLE,
        extras=(_write_extras, _read_extras),
        deleted=_FLAG,
    ),
    Shelf(Erased, "erased", schema.erased),
)

SHELF_OF: Final[Mapping[type, Shelf[Any]]] = MappingProxyType({shelf.kind: shelf for shelf in SHELVES})
