"""Two plans of one café side by side: what each is worth, and whose card differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from worldcafe.domain.balance import column_of, order_of
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import WrongUse
from worldcafe.domain.rotation import Plan
from worldcafe.language import mark
from worldcafe.planner.problem import CRITERIA

if TYPE_CHECKING:
    from worldcafe.planner.quality import Figures
    from worldcafe.verbs.planning import Measurement

Measured = Literal[
    "rules", "seats", "topics", "sizes", "colleagues", "repeats", "wishes", "balance", "often", "met", "reach"
]
"""What two plans are compared in: breaches of rules, seats missing, people with a topic twice, uneven tables; the
criteria; pairs of one kind beyond need, where a column is to be spread evenly; the most often that a pair meets, the
fewest people that somebody meets, and from how many everybody has heard at the end."""

MORE_IS_BETTER: Final = frozenset({"met", "reach"})
FAULTS: Final[tuple[Measured, ...]] = ("rules", "seats", "topics", "sizes")
"""What should be nothing, and is only worth a line where it is not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is compared: the value of each plan, and the proven least of each where there is one.

    `better` is -1 if the first plan is better, 1 if the second is, 0 if they are alike. `repeats` are compared by
    their squares, `wishes` by what they cost; the values are those that people read.
    """

    code: Measured
    values: tuple[int, int]
    better: int
    bounds: tuple[int | None, int | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Moved:
    """A person whose card differs: for each round with another table, the round and both tables (None: no seat)."""

    person: str
    seats: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans with their figures, row by row (weightiest first), and the people whose card differs, as at the door.

    `cards` is how many people have a card in either plan.
    """

    plans: tuple[Plan, Plan]
    figures: tuple[Figures, Figures]
    rows: tuple[Row, ...]
    moved: tuple[Moved, ...]
    cards: int

    def verdict(self) -> Row | None:
        """The weightiest thing in which one plan is better; None if they are alike in all that is wanted."""
        weighty = {*FAULTS, *CRITERIA, "balance"}
        return next((row for row in self.rows if row.better and row.code in weighty), None)


def compare(cafe: Cafe, one: str, other: str) -> Comparison:
    """Compare two plans by id; raises WrongUse for a plan without seats."""
    first, second = _measured(cafe, one), _measured(cafe, other)
    seated = cafe.rotation(one).people() | cafe.rotation(other).people()
    return Comparison(
        (cafe.plans[one], cafe.plans[other]),
        (first.figures, second.figures),
        _rows(cafe, first, second),
        moved(cafe, one, other),
        len(seated),
    )


def _measured(cafe: Cafe, plan: str) -> Measurement:
    from worldcafe.verbs.planning import measure

    made = measure(cafe, plan)
    if made is None:
        raise WrongUse(mark("“{plan}” seats nobody."), plan=cafe.plans[plan].name)
    return made


def moved(cafe: Cafe, one: str, other: str) -> tuple[Moved, ...]:
    """Everyone whose table differs in some round, in the order of the list at the door."""
    before, after = cafe.rotation(one), cafe.rotation(other)
    rounds = [r.id for r in cafe.rounds_in_order if r.id in before.seats or r.id in after.seats]
    found: list[Moved] = []
    for person in cafe.people_in_order:
        seats = ((r, before.table_of(person.id, r), after.table_of(person.id, r)) for r in rounds)
        changed = tuple(seat for seat in seats if seat[1] != seat[2])
        if changed:
            found.append(Moved(person.id, changed))
    return tuple(found)


def _rows(cafe: Cafe, one: Measurement, other: Measurement) -> tuple[Row, ...]:
    faults, others = _faults(cafe, one), _faults(cafe, other)
    rows = [_row(code, (faults[code], others[code])) for code in FAULTS]
    figures = one.figures, other.figures
    return (
        *(row for row in rows if any(row.values)),
        *(_criterion(name, figures) for name in order_of(cafe.event.criteria)),
        *_balance(cafe, one, other),
        _row("often", (figures[0].max_meetings, figures[1].max_meetings)),
        _row("met", (figures[0].met[0], figures[1].met[0])),
        _row("reach", (_reach(figures[0]), _reach(figures[1]))),
    )


def _row(code: Measured, values: tuple[int, int]) -> Row:
    return Row(code, values, _better(values, more=code in MORE_IS_BETTER))


def _better(values: tuple[int, int], *, more: bool = False) -> int:
    one, other = values
    return 0 if one == other else 1 if (other > one) == more else -1


def _faults(cafe: Cafe, plan: Measurement) -> dict[Measured, int]:
    """What a plan does not keep as it stands."""
    from worldcafe.planner.rules import breaches

    codes = [breach.code for breach in breaches(plan.problem, plan.seats)]
    by_topic = cafe.event.no_repeat == "topic"
    elsewhere = {"not-seated", "repeats-subject"} if by_topic else {"not-seated"}
    return {
        "rules": sum(code not in elsewhere for code in codes),
        "seats": codes.count("not-seated"),
        "topics": plan.figures.topics_repeated if by_topic else 0,
        "sizes": plan.figures.uneven,
    }


def _criterion(name: str, figures: tuple[Figures, Figures]) -> Row:
    one, other = figures
    if name == "colleagues":
        values = one.company, other.company
        return Row("colleagues", values, _better(values), (one.colleague_bound, other.colleague_bound))
    if name == "repeats":
        better = _better((one.squares, other.squares))
        bounds = tuple(f.bound if f.squares == f.repeats else None for f in figures)
        return Row("repeats", (one.repeats, other.repeats), better, (bounds[0], bounds[1]))
    better = _better((one.wishes.cost, other.wishes.cost))
    return Row("wishes", (one.wishes.granted, other.wishes.granted), better)


def _balance(cafe: Cafe, one: Measurement, other: Measurement) -> tuple[Row, ...]:
    """How unevenly each plan spreads what the organiser has marked, if anything is."""
    from worldcafe.planner.balance import imbalance

    if not column_of(cafe.event.criteria):
        return ()
    return (_row("balance", (imbalance(one.problem, one.seats), imbalance(other.problem, other.seats))),)


def _reach(figures: Figures) -> int:
    return min((n for n in figures.reach[-1] if n), default=0) if figures.reach else 0
