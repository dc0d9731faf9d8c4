"""A rotation to be planned, as other people's programs write one: a JSON object (docs/planner.md, "Interchange")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, get_args

from worldcafe.domain.errors import BadInput
from worldcafe.domain.event import NoRepeat
from worldcafe.exchange.json_reading import Record, Value, read_json
from worldcafe.language import mark

MOST_PEOPLE: Final = 20_000
MOST_TABLES: Final = 1_000
MOST_ROUNDS: Final = 50
HIGHEST_COST: Final = 10_000

CRITERIA: Final = ("colleagues", "repeats", "wishes")
"""What a rotation may be good at."""

KNOWN: Final = (
    *("name", "people", "tables", "rounds", "no_table_repeated", "no_repeat", "topic_of_table", "level"),
    *("wish_cost_by_rank", "criteria", "table_least", "table_most", "apart", "together", "home_rounds"),
)
"""What is understood of a problem."""

COMMENTS: Final = (
    *("about", "rules", "how", "source", "best_known", "lower_bound", "lower_bounds", "proven_optimal"),
)
"""What benchmark files say about a problem without being part of it."""


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """One person of a problem: indices from 0; None, -1 and empty stand for "no rule".

    wishes: topics, dearest first. rounds: those attended. tables: those allowed. seats: per round, the table that is
    fixed or -1.
    """

    organisation: str = ""
    rapporteur_of: int = -1
    wishes: tuple[int, ...] = ()
    rounds: frozenset[int] | None = None
    tables: frozenset[int] | None = None
    must: frozenset[int] = frozenset()
    must_not: frozenset[int] = frozenset()
    seats: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PairAsked:
    """Two people (indices) who are to sit apart or together."""

    first: int
    second: int
    strict: bool


@dataclass(frozen=True, slots=True)
class ProblemAsked:
    """A problem as a file tells it; indices from 0.

    topics: [table]. least, most: [table], most None without a limit. cost_by_rank: what a seat costs by the rank of
    its topic, empty for the program's own. unknown: names in the file that mean nothing here.
    """

    name: str
    tables: int
    rounds: int
    people: tuple[PersonAsked, ...]
    no_repeat: NoRepeat
    topics: tuple[int, ...]
    least: tuple[int, ...]
    most: tuple[int, ...] | None
    level: bool
    cost_by_rank: tuple[int, ...]
    criteria: tuple[str, ...]
    apart: tuple[PairAsked, ...]
    together: tuple[PairAsked, ...]
    home_rounds: frozenset[int]
    unknown: tuple[str, ...]

    def with_more(self, people: tuple[PersonAsked, ...]) -> ProblemAsked:
        """The same with more people after the others."""
        return replace(self, people=(*self.people, *people))


def read_problem(path: Path) -> ProblemAsked:
    """The problem in a JSON file; raises BadInput with the place of whatever cannot be used."""
    return problem_in(read_one(path, "tables", ("instances", "cases")))


def read_one(path: Path, needed: str, several: Sequence[str]) -> Record:
    """The object in a JSON file; raises BadInput where it lacks what is needed and has a list of several instead."""
    record = read_json(path)
    if any(map(record.get, several)) and not record.get(needed):
        raise BadInput(
            mark("“{name}” holds several problems. Write each of them to a file of its own."), name=path.name
        )
    return record


def problem_in(
    record: Record, people: tuple[PersonAsked, ...] | None = None, also_known: tuple[str, ...] = ()
) -> ProblemAsked:
    """The problem in an object; `people`, if it does not tell them itself."""
    tables = record.need("tables").whole(1, MOST_TABLES)
    rounds = record.need("rounds").whole(1, MOST_ROUNDS)
    topics = _topics(record, tables)
    if people is None or record.get("people"):
        people = people_in(record.need("people"), tables, rounds, 1 + max(topics))
    name = record.get("name")
    cost = record.get("wish_cost_by_rank")
    level = record.get("level")
    homes = record.get("home_rounds")
    most = record.get("table_most")
    return ProblemAsked(
        name=name.text() if name else "",
        tables=tables,
        rounds=rounds,
        people=people,
        no_repeat=_no_repeat(record),
        topics=topics,
        least=_per_table(record.get("table_least"), tables) or (0,) * tables,
        most=_per_table(most, tables),
        level=level.yes() if level else True,
        cost_by_rank=cost.wholes(0, HIGHEST_COST) if cost else (),
        criteria=criteria_in(record.get("criteria"), CRITERIA),
        apart=_pairs(record.get("apart"), len(people)),
        together=_pairs(record.get("together"), len(people)),
        home_rounds=frozenset(r - 1 for r in homes.wholes(1, rounds)) if homes else frozenset(),
        unknown=record.others(*KNOWN, *COMMENTS, *also_known),
    )


def people_in(value: Value, tables: int, rounds: int, topics: int) -> tuple[PersonAsked, ...]:
    """People as a number, or as a list of objects."""
    if not value.is_list:
        return (PersonAsked(),) * value.whole(0, MOST_PEOPLE)
    return tuple(_person(v.object(), tables, rounds, topics) for v in value.each(most=MOST_PEOPLE))


def _person(record: Record, tables: int, rounds: int, topics: int) -> PersonAsked:
    organisation, rapporteur = record.get("organisation"), record.get("rapporteur_of_table")
    return PersonAsked(
        organisation=organisation.text() if organisation else "",
        rapporteur_of=rapporteur.whole(1, tables) - 1 if rapporteur else -1,
        wishes=tuple(dict.fromkeys(_numbers(record, "wishes", topics))),
        rounds=frozenset(_numbers(record, "rounds", rounds)) if record.get("rounds") else None,
        tables=frozenset(_numbers(record, "tables", tables)) if record.get("tables") else None,
        must=frozenset(_numbers(record, "must", topics)),
        must_not=frozenset(_numbers(record, "must_not", topics)),
        seats=_seats(record.get("seats"), tables, rounds),
    )


def _numbers(record: Record, name: str, most: int) -> tuple[int, ...]:
    value = record.get(name)
    return tuple(n - 1 for n in value.wholes(1, most)) if value else ()


def _seats(value: Value | None, tables: int, rounds: int) -> tuple[int, ...]:
    return tuple(seat_in(v, tables) for v in value.each(rounds)) if value else ()


def seat_in(value: Value, tables: int) -> int:
    """A table from 1 as an index; -1 for null."""
    return -1 if value.raw is None else value.whole(1, tables) - 1


def _topics(record: Record, tables: int) -> tuple[int, ...]:
    value = record.get("topic_of_table")
    if not value:
        return tuple(range(tables))
    return tuple(n - 1 for n in value.wholes(1, MOST_TABLES, tables))


def _no_repeat(record: Record) -> NoRepeat:
    if value := record.get("no_repeat"):
        word: NoRepeat = value.one_of(get_args(NoRepeat))
        return word
    plain = record.get("no_table_repeated")
    return "topic" if plain is None or plain.yes() else "nothing"


def _per_table(value: Value | None, tables: int) -> tuple[int, ...] | None:
    if value is None:
        return None
    if value.is_list:
        return value.wholes(0, MOST_PEOPLE, tables)
    return (value.whole(0, MOST_PEOPLE),) * tables


def criteria_in(value: Value | None, others: Sequence[str]) -> tuple[str, ...]:
    """The criteria that a list names, dearest first, and after them the others in their order."""
    given = [v.one_of(CRITERIA) for v in value.each()] if value else []
    return tuple(dict.fromkeys([*given, *others]))


def _pairs(value: Value | None, people: int) -> tuple[PairAsked, ...]:
    return tuple(_pair(v, people) for v in value.each()) if value else ()


def _pair(value: Value, people: int) -> PairAsked:
    strict = True
    if not value.is_list:
        record = value.object()
        wished = record.get("strict")
        strict = wished.yes() if wished else True
        value = record.need("people")
    first, second = value.wholes(0, people - 1, 2)
    if first == second:
        raise BadInput(mark("“{place}” should name two different people."), place=value.place)
    return PairAsked(first, second, strict)
