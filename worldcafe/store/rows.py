"""Domain value to row and back: one `Shelf` for each kind of value that a document holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from datetime import UTC, date, datetime, time
from functools import lru_cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, Final, Generic, TypeVar, get_args

from sqlalchemy import Table as SqlTable
from sqlalchemy import Text

from worldcafe.domain.changes import Key
from worldcafe.domain.event import (
    AgendaItem,
    Event,
    NoRepeat,
    Paper,
    Question,
    ReportSection,
    Room,
    Round,
    RoundKind,
    RoundState,
    Stand,
    Status,
    Table,
    Topic,
)
from worldcafe.domain.notes import Erased, Extras, Kind, Revision, Shape, facts_of
from worldcafe.domain.people import NO_EXTRA, Bond, Organisation, Participant, Post, Presence, Role
from worldcafe.domain.rotation import Lock, Plan, Seat
from worldcafe.domain.text import is_keepable
from worldcafe.store import schema

T = TypeVar("T")
V = TypeVar("V")
Scalar = str | int | None
_LIST: Final[type[list[Any]]] = list
_MAPPING: Final[type[dict[str, Any]]] = dict
Codec = tuple[Callable[[Any], Scalar], Callable[[Any], Any]]
"""How one field is written to a column and read back."""


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@lru_cache(maxsize=1024)  # ten thousand people speak a dozen combinations of languages
def _write_tuple(value: tuple[str, ...]) -> str:
    return _json(value) if value else "[]"


def _read_tuple(text: str) -> tuple[str, ...]:
    return () if text == "[]" else _texts(json.loads(text))


def _texts(values: object) -> tuple[str, ...]:
    return tuple(_text(value) for value in _of_kind(_LIST, values))


def _text(value: object) -> str:
    if not is_keepable(text := _of_kind(str, value)):
        raise ValueError("a text that cannot be kept")
    return text


def _of_kind(kind: type[T], value: object) -> T:
    # What is read comes from a file that anybody may have written.
    if not isinstance(value, kind):
        raise ValueError(f"{value!r} where a {kind.__name__} should be")
    return value


def _write_map(value: Mapping[str, Any]) -> str:
    return _json(dict(value)) if value else "{}"


def _read_map(text: str) -> Mapping[str, Any]:
    return MappingProxyType(_of_kind(_MAPPING, json.loads(text)))


def _read_texts(text: str) -> Mapping[str, str]:
    if text == "{}":
        return NO_EXTRA
    return MappingProxyType({name: _text(value) for name, value in _read_map(text).items()})


def _write_moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat()


def _maybe(read: Callable[[Any], T]) -> Callable[[Any], T | None]:
    return lambda value: None if value is None else read(value)


def _iso(value: date | time | None) -> str | None:
    return None if value is None else value.isoformat()


def _write_questions(value: tuple[Question, ...]) -> str:
    return _json([asdict(question) for question in value])


def _read_questions(text: str) -> tuple[Question, ...]:
    return tuple(_question(**question) for question in json.loads(text))


def _question(id: str, text: str, answers: bool = False) -> Question:
    return Question(_text(id), _text(text), _of_kind(bool, answers))


def _write_extras(extras: Extras) -> str:
    return _json(facts_of(extras))


def _read_extras(text: str) -> Extras:
    return extras_from(json.loads(text))


def extras_from(facts: dict[str, Any]) -> Extras:
    """The extras that say these facts (see `worldcafe.domain.notes.facts_of`); raises ValueError or TypeError."""
    due = facts.pop("due", None)
    starred = _of_kind(bool, facts.pop("starred", False))
    texts = {name: _text(value) for name, value in facts.items()}
    return Extras(**texts, starred=starred, due=None if due is None else date.fromisoformat(due))


def revision_from(facts: dict[str, Any]) -> Revision:
    """The revision that says these facts (see `worldcafe.domain.notes.facts_of`); raises ValueError or TypeError."""
    told = {"topic": None, "text": "", **facts}
    parents = _texts(told.pop("parents", []))
    extras = extras_from(dict(_of_kind(_MAPPING, told.pop("extras", {}))))
    seq = _of_kind(int, told.pop("seq"))
    deleted = _of_kind(bool, told.pop("deleted", False))
    texts = {name: None if value is None else _text(value) for name, value in told.items()}
    _read_clock(_text(told["clock"]))
    return Revision(parents=parents, extras=extras, seq=seq, deleted=deleted, **texts)  # type: ignore[arg-type]


_TUPLE: Final[Codec] = (_write_tuple, _read_tuple)
_MAP: Final[Codec] = (_write_map, _read_map)
_TEXTS: Final[Codec] = (_write_map, _read_texts)
_FLAG: Final[Codec] = (int, bool)
_MAYBE_FLAG: Final[Codec] = (_maybe(int), _maybe(bool))
_DATE: Final[Codec] = (_iso, _maybe(date.fromisoformat))
_TIME: Final[Codec] = (_iso, _maybe(time.fromisoformat))
_MOMENT: Final[Codec] = (_write_moment, _maybe(datetime.fromisoformat))


def _one_of(words: object) -> Codec:
    allowed = frozenset(get_args(words))

    def read(word: str) -> str:
        if word not in allowed:
            raise ValueError(f"{word!r} is none of {sorted(allowed)}")
        return word

    return str, read


def _between(least: int, most: int) -> Codec:
    def read(number: int) -> int:
        if not least <= number <= most:
            raise ValueError(f"{number} is not between {least} and {most}")
        return number

    return int, read


def _read_clock(clock: str) -> str:
    if not _CLOCK.fullmatch(clock):
        raise ValueError(f"{clock!r} is no reading of a clock")
    return clock


_CLOCK: Final = re.compile(r"[0-9]{15}-[0-9]{5}")
_MINUTES: Final = _between(0, 7 * 24 * 60)


class Shelf(Generic[V]):
    """Where values of one kind are kept: their table, their key, and how a value becomes a row.

    `place` is the name of the mapping in `worldcafe.domain.cafe.Cafe` ("" for the event, of which there is one).
    """

    def __init__(
        self, kind: type[V], place: str, table: SqlTable, key: tuple[str, ...] = ("id",), /, **codecs: Codec
    ) -> None:
        self.kind = kind
        self.place = place
        self.table = table
        self.key_columns = key
        self.columns = tuple(f.name for f in fields(kind))  # type: ignore[arg-type]
        self.key: Callable[[V], Key] = attrgetter(*key)
        self._take: Callable[[V], tuple[Any, ...]] = attrgetter(*self.columns)
        self._codecs = tuple((self.columns.index(name), *codec) for name, codec in codecs.items())
        plain = (name for name in self.columns if name not in codecs and isinstance(table.c[name].type, Text))
        self._texts = tuple(map(self.columns.index, plain))

    def row(self, value: V) -> tuple[Scalar, ...]:
        """The value as a row, in the order of `columns`."""
        return self.rows([value])[0]

    def rows(self, values: Iterable[V]) -> list[tuple[Scalar, ...]]:
        """The values as rows; raises UnicodeError for a text with the character NUL.

        SQLite would take a NUL, but PostgreSQL would not. (JSON writes it in another way.)
        """
        # Column by column, since most of a long list's time would go into calls for each cell.
        columns = list(zip(*map(self._take, values), strict=True))
        if not columns:
            return []
        for at, write, _ in self._codecs:
            columns[at] = tuple(map(write, columns[at]))
        if any("\0" in "".join(filter(None, columns[at])) for at in self._texts):
            raise UnicodeError("a text with the character NUL")
        return list(zip(*columns, strict=True))

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
        no_repeat=_one_of(NoRepeat),
        paper=_one_of(Paper),
        status=_one_of(Status),
        submitted_on=_DATE,
        approved_on=_DATE,
        retention=_DATE,
    ),
    Shelf(Room, "rooms", schema.room, step_free=_FLAG),
    Shelf(Topic, "topics", schema.topic, questions=(_write_questions, _read_questions), hue=_between(0, 11)),
    Shelf(Table, "tables", schema.table, step_free=_FLAG, languages=_TUPLE),
    Shelf(
        Round,
        "rounds",
        schema.round_,
        day=_DATE,
        start=_TIME,
        minutes=_MINUTES,
        move_minutes=_MINUTES,
        kind=_one_of(RoundKind),
        state=_one_of(RoundState),
    ),
    Shelf(Stand, "stands", schema.stand, ("round", "table")),
    Shelf(AgendaItem, "agenda", schema.agenda_item, day=_DATE, start=_TIME, minutes=_MINUTES),
    Shelf(ReportSection, "sections", schema.report_section, shown=_FLAG),
    Shelf(Kind, "kinds", schema.kind, shape=_one_of(Shape), shown=_FLAG, system=_FLAG),
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
        extra=_TEXTS,
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
        clock=(str, _read_clock),
        parents=_TUPLE,
        extras=(_write_extras, _read_extras),
        deleted=_FLAG,
    ),
    Shelf(Erased, "erased", schema.erased),
)

SHELF_OF: Final[Mapping[type, Shelf[Any]]] = MappingProxyType({shelf.kind: shelf for shelf in SHELVES})
