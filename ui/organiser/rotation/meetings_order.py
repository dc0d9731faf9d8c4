"""In which order people stand in the square of meetings, so that its structure shows."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter

from ui.organiser.rotation.measure import Measure
from ui.widgets.heat_map import COLLEAGUES, MORE, NEVER, ONCE, TWICE
from worldcafe.language import Language

ORGANISATION = "organisation"
AGAIN = "again"


def orders(language: Language, measure: Measure) -> list[tuple[object, str]]:
    """What the square can be sorted by: organisation, the table in each round, who meets people again."""
    cafe = measure.company.cafe
    by_table: list[tuple[object, str]] = [
        (r, language.say("table in round {round}", round=cafe.rounds[r].number))
        for r in measure.company.counted
    ]
    return [
        (ORGANISATION, language.say("organisation")),
        *by_table,
        (AGAIN, language.say("most repeats first")),
    ]


def in_order(measure: Measure, order: str) -> list[int]:
    """The places of people (as `Measure.people` has them) in another order; alike ones stay in theirs.

    By a round's table those who share it stand together, and among them by the table of the next round, and so on:
    people who walk alike are neighbours.
    """
    people = measure.people
    places = list(range(len(people)))
    company = measure.company
    if order == AGAIN:
        return sorted(places, key=lambda at: -measure.meets_again(people[at]))
    if order not in company.counted:
        return places
    first = company.counted.index(order)
    rounds = (*company.counted[first:], *company.counted[:first])
    number = {t.id: t.number for t in company.cafe.tables_in_order}

    def path(at: int) -> tuple[int, ...]:
        tables = (company.table_of(people[at], r) for r in rounds)
        return tuple(number.get(t or "", len(number) + 1) for t in tables)

    return sorted(places, key=path)


def permuted(cells: bytes, order: list[int]) -> bytes:
    """The square with its people in another order."""
    side = len(order)
    if side < 2 or order == list(range(side)):
        return cells
    pick = itemgetter(*order)
    return b"".join(bytes(pick(cells[at * side : (at + 1) * side])) for at in order)


def pairs_by_cell(cells: bytes) -> dict[int, int]:
    """How many pairs there are of each kind of cell; nobody with themselves."""
    side = round(len(cells) ** 0.5)
    count = Counter(cells)
    count[COLLEAGUES] -= side
    return {cell: count[cell] // 2 for cell in (NEVER, ONCE, TWICE, MORE, COLLEAGUES)}
