"""The problem of a rotation as plain data: who can come when, which tables there are, what must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

Rule = Literal["topic", "table", "nothing"]
Value = TypeVar("Value")

CRITERIA: Final = ("colleagues", "repeats", "wishes")
"""What is wanted, in the default order."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people (indices) who are to sit apart or together; a strict pair is a rule, else a wish."""

    first: int
    second: int
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything that a planner needs to know; indices start at 0, -1 stands for "none".

    people, tables, rounds: counts. `present`, `fixed` (the table a person must sit at, -1 free) and `stays`
    are [person][round]; `topic` (which topic stands there, -1 where the table is not used), `least` and
    `most` (people at the table, everyone counted) are [table][round]. `organisation` is [person].
    `allowed` is None or [person] of None or [round] of None or the set of tables where the person may sit.
    `wishes` is None or [person][topic], a whole cost per seat, 0 for what the person asked for. `must` is
    None or [person], topics that the person has to discuss. A round that does not count is a home round:
    everyone returns to their first table. A frozen round has begun: all its seats are in `fixed`.
    `level`: table sizes differ by at most one as far as the other rules let them. `names` labels people
    and tables in sentences. `balance` is None or [person], the kind to be spread evenly over the tables, last of all
    (-1 for no kind).
    """

    people: int
    tables: int
    rounds: int
    present: tuple[tuple[bool, ...], ...]
    topic: tuple[tuple[int, ...], ...]
    fixed: tuple[tuple[int, ...], ...]
    stays: tuple[tuple[bool, ...], ...]
    least: tuple[tuple[int, ...], ...]
    most: tuple[tuple[int, ...], ...]
    organisation: tuple[int, ...]
    allowed: tuple[tuple[frozenset[int] | None, ...] | None, ...] | None
    wishes: tuple[tuple[int, ...], ...] | None
    must: tuple[frozenset[int], ...] | None
    apart: tuple[Pair, ...]
    together: tuple[Pair, ...]
    no_repeat: Rule
    counts: tuple[bool, ...]
    frozen: tuple[bool, ...]
    level: bool
    criteria: tuple[str, ...]
    person_names: tuple[str, ...]
    table_names: tuple[str, ...]
    topic_names: tuple[str, ...]
    balance: tuple[int, ...] | None = None

    @classmethod
    def simple(
        cls,
        people: int,
        tables: int,
        rounds: int,
        *,
        hosts: Mapping[int, int] | None = None,
        present: Any = True,
        topic: Any = None,
        fixed: Any = -1,
        stays: Any = False,
        least: Any = 0,
        most: Any = None,
        organisation: Sequence[int] | None = None,
        allowed: Any = None,
        wishes: Any = None,
        must: Sequence[Iterable[int]] | None = None,
        apart: Iterable[Pair] = (),
        together: Iterable[Pair] = (),
        no_repeat: Rule = "topic",
        counts: Sequence[bool] | None = None,
        frozen: Sequence[bool] | None = None,
        level: bool = True,
        criteria: Sequence[str] = CRITERIA,
        person_names: Sequence[str] | None = None,
        table_names: Sequence[str] | None = None,
        topic_names: Sequence[str] | None = None,
        balance: Sequence[int] | None = None,
    ) -> Problem:
        """A problem from lists, arrays or single values that stand for all; whatever is left out is free.

        A grid may be given as one value, one per person (or table), or one per person (or table) and round.
        `hosts` maps people to the table where they stay all day. `allowed` is a mask [person][table][round],
        or as in `Problem.allowed`. Raises ValueError for a shape that does not fit or an unknown criterion.
        """
        if unknown := set(criteria) - set(CRITERIA):
            raise ValueError(f"unknown criteria: {sorted(unknown)}")
        seats = [list(row) for row in _grid(fixed, people, rounds, int)]
        staying = [list(row) for row in _grid(stays, people, rounds, bool)]
        for person, table in (hosts or {}).items():
            seats[person], staying[person] = [table] * rounds, [True] * rounds
        attending = _grid(present, people, rounds, bool)
        for person in hosts or {}:
            seats[person] = [
                s if here else -1 for s, here in zip(seats[person], attending[person], strict=True)
            ]
        topics = _grid(list(range(tables)) if topic is None else topic, tables, rounds, int)
        kinds = 1 + max((g for row in topics for g in row), default=-1)
        if wishes is not None:
            kinds = max([kinds, *(len(row) for row in wishes)])
        return cls(
            people=people,
            tables=tables,
            rounds=rounds,
            present=attending,
            topic=topics,
            fixed=tuple(map(tuple, seats)),
            stays=tuple(map(tuple, staying)),
            least=_grid(least, tables, rounds, int),
            most=_grid(people if most is None else most, tables, rounds, int),
            organisation=_row(organisation, people, -1, int),
            allowed=_allowed(allowed, people, tables, rounds),
            wishes=None if wishes is None else _wishes(wishes, people, kinds),
            must=None if must is None else tuple(frozenset(map(int, topics_)) for topics_ in must),
            apart=tuple(apart),
            together=tuple(together),
            no_repeat=no_repeat,
            counts=_row(counts, rounds, True, bool),
            frozen=_row(frozen, rounds, False, bool),
            level=level,
            criteria=tuple(criteria),
            person_names=_names(person_names, people),
            table_names=_names(table_names, tables),
            topic_names=_names(topic_names, kinds),
            balance=None if balance is None else _row(balance, people, -1, int),
        )

    def may_sit(self, person: int, table: int, round_: int) -> bool:
        """Whether the table is in use and not struck out for the person in that round."""
        return self.topic[table][round_] >= 0 and table in self.choices(person, round_)

    def choices(self, person: int, round_: int) -> frozenset[int] | range:
        """The tables that are not struck out for the person in that round (in use or not)."""
        rows = self.allowed[person] if self.allowed is not None else None
        tables = rows[round_] if rows is not None else None
        return range(self.tables) if tables is None else tables

    def in_use(self, round_: int) -> list[int]:
        """The tables at which a topic stands in that round."""
        return [t for t in range(self.tables) if self.topic[t][round_] >= 0]

    def here(self, round_: int) -> list[int]:
        """The people who are present in that round."""
        return [p for p in range(self.people) if self.present[p][round_]]

    def counted(self) -> list[int]:
        """The rounds that count: all but home rounds."""
        return [r for r in range(self.rounds) if self.counts[r]]

    def subject(self, table: int, round_: int) -> int:
        """What may not repeat for a person at that seat: the topic or the table; -1 where nothing is barred."""
        if self.no_repeat == "nothing" or not self.counts[round_]:
            return -1
        return self.topic[table][round_] if self.no_repeat == "topic" else table

    def due(self, person: int) -> frozenset[int]:
        """Topics that the person has to discuss: none if they do not come at all."""
        comes = any(self.present[person][r] for r in self.counted())
        return self.must[person] if self.must is not None and comes else frozenset()

    def movers(self) -> list[int]:
        """People who are free to move in some counted round in which they are present."""
        return [
            p
            for p in range(self.people)
            if any(self.present[p][r] and not self.stays[p][r] for r in self.counted())
        ]


def _grid(value: Any, rows: int, columns: int, kind: Callable[[Any], Value]) -> tuple[tuple[Value, ...], ...]:
    if not _is_row(value):
        return ((kind(value),) * columns,) * rows
    if len(value) != rows:
        raise ValueError(f"{len(value)} rows given where {rows} are needed")
    made = tuple(tuple(map(kind, row)) if _is_row(row) else (kind(row),) * columns for row in value)
    if any(len(row) != columns for row in made):
        raise ValueError(f"every row needs {columns} values")
    return made


def _is_row(value: Any) -> bool:
    return hasattr(value, "__len__") and not isinstance(value, str)


def _row(
    value: Sequence[Any] | None, length: int, default: Value, kind: Callable[[Any], Value]
) -> tuple[Value, ...]:
    if value is None:
        return (default,) * length
    if len(value) != length:
        raise ValueError(f"{len(value)} values given where {length} are needed")
    return tuple(map(kind, value))


def _names(value: Sequence[str] | None, count: int) -> tuple[str, ...]:
    given = list(value or ())
    return tuple(given[i] if i < len(given) else str(i + 1) for i in range(count))


def _wishes(value: Any, people: int, topics: int) -> tuple[tuple[int, ...], ...]:
    rows = [tuple(map(int, row)) for row in value]
    if len(rows) != people or any(len(row) not in (0, topics) for row in rows):
        raise ValueError("wishes need a row per person and a cost per topic")
    return tuple(row or (0,) * topics for row in rows)


def _allowed(
    value: Any, people: int, tables: int, rounds: int
) -> tuple[tuple[frozenset[int] | None, ...] | None, ...] | None:
    if value is None:
        return None
    if len(value) != people:
        raise ValueError(f"{len(value)} rows of allowed tables given where {people} are needed")
    known: dict[tuple[frozenset[int] | None, ...], tuple[frozenset[int] | None, ...]] = {}
    made: list[tuple[frozenset[int] | None, ...] | None] = []
    for row in value:
        sets = _allowed_row(row, tables, rounds)
        made.append(None if sets is None else known.setdefault(sets, sets))
    return tuple(made)


def _allowed_row(row: Any, tables: int, rounds: int) -> tuple[frozenset[int] | None, ...] | None:
    if row is None:
        return None
    if isinstance(row, (set, frozenset)):
        return (frozenset(int(t) for t in row),) * rounds  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if all(cell is None or isinstance(cell, (set, frozenset)) for cell in row):
        sets = tuple(None if cell is None else frozenset(map(int, cell)) for cell in row)
        if len(sets) != rounds:
            raise ValueError(f"every row of allowed tables needs {rounds} rounds")
        return sets
    mask = _grid(row, tables, rounds, bool)
    return tuple(frozenset(t for t in range(tables) if mask[t][r]) for r in range(rounds))
