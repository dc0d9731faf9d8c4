"""The two exact assignments against every possible answer."""

from collections.abc import Iterator
from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.planner.transport import Bools, Ints, best_spreads, choose, spread


@st.composite
def crowds(draw: st.DrawFn) -> tuple[list[list[float]], list[int], list[int], list[int]]:
    bins = draw(st.integers(2, 4))
    people = draw(st.integers(1, 5))
    price = st.one_of(st.integers(0, 9).map(float), st.just(float("inf")))
    cost = draw(st.lists(st.lists(price, min_size=bins, max_size=bins), min_size=people, max_size=people))
    need = draw(st.lists(st.integers(0, 2), min_size=people, max_size=people))
    least = draw(st.lists(st.integers(0, 2), min_size=bins, max_size=bins))
    room = draw(st.lists(st.integers(0, 3), min_size=bins, max_size=bins))
    return cost, need, least, [a + b for a, b in zip(least, room, strict=True)]


@settings(max_examples=150, deadline=None)
@given(crowds())
def test_the_cheapest_choice_is_as_cheap_as_the_best_of_all(
    crowd: tuple[list[list[float]], list[int], list[int], list[int]],
) -> None:
    cost, need, least, most = crowd
    found = choose(np.array(cost), np.array(need), np.array(least), np.array(most))
    best = float("inf")
    bins = range(len(least))
    for picks in product(*(combinations(bins, n) for n in need)):
        load = [sum(b in pick for pick in picks) for b in bins]
        if all(low <= n <= high for low, n, high in zip(least, load, most, strict=True)):
            best = min(best, sum(cost[p][b] for p, pick in enumerate(picks) for b in pick))
    if best == float("inf"):
        assert found is None
    else:
        assert found is not None
        assert np.array(cost)[found].sum() == best
        assert (found.sum(1) == need).all()


Crowd = tuple[Ints, Bools, tuple[Ints, Ints], tuple[Ints, Ints], int]


@st.composite
def cells(draw: st.DrawFn) -> Crowd:
    side = draw(st.integers(2, 3))
    numbers = st.lists(st.integers(0, 3), min_size=side, max_size=side)
    low_rows, low_columns = np.array(draw(numbers)), np.array(draw(numbers))
    grid = st.lists(st.integers(0, 2), min_size=side * side, max_size=side * side)
    cell = np.array(draw(grid)).reshape(side, side) * draw(st.integers(0, 1))
    allowed: Bools = np.array(draw(grid)).reshape(side, side) > 0
    rows = (low_rows, low_rows + np.array(draw(numbers)))
    return cell, allowed, rows, (low_columns, low_columns + np.array(draw(numbers))), draw(st.integers(0, 6))


@settings(max_examples=150, deadline=None)
@given(cells())
def test_people_share_cells_as_little_as_they_can(crowd: Crowd) -> None:
    best = min((_pairs(crowd[0], added) for added in _all_spreads(*crowd)), default=None)
    assert spread(*crowd) == best


@settings(max_examples=150, deadline=None)
@given(cells())
def test_the_limits_of_best_spreads_hold_the_best_and_no_others(crowd: Crowd) -> None:
    found, every = best_spreads(*crowd), list(_all_spreads(*crowd))
    if found is None:
        assert not every
        return
    cell, rows, columns = crowd[0], found.rows, found.columns
    best = min(_pairs(cell, added) for added in every)
    assert found.value == best + int((cell * (cell - 1) // 2).sum())
    for added in every:
        total, row, column = cell + added, added.sum(1), added.sum(0)
        inside = (found.least <= total).all() and (total <= found.most).all()
        inside = inside and (rows[0] <= row).all() and (row <= rows[1]).all()
        inside = inside and (columns[0] <= column).all() and (column <= columns[1]).all()
        assert inside == (_pairs(cell, added) == best)


def _pairs(cell: Ints, added: Ints) -> int:
    total = cell + added
    return int((total * (total - 1) // 2 - cell * (cell - 1) // 2).sum())


def _all_spreads(
    cell: Ints, allowed: Bools, rows: tuple[Ints, Ints], columns: tuple[Ints, Ints], people: int
) -> Iterator[Ints]:
    places = [tuple(x) for x in np.argwhere(allowed)]

    def fill(i: int, left: int, added: Ints) -> Iterator[Ints]:
        if i == len(places):
            row, column = added.sum(1), added.sum(0)
            fits = (row >= rows[0]).all() and (row <= rows[1]).all()
            if left == 0 and fits and (column >= columns[0]).all() and (column <= columns[1]).all():
                yield added
            return
        for n in range(left + 1):
            more = added.copy()
            more[places[i]] = n
            if (more.sum(1) > rows[1]).any() or (more.sum(0) > columns[1]).any():
                break
            yield from fill(i + 1, left - n, more)

    yield from fill(0, people, np.zeros_like(cell))
