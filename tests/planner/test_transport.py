"""The two exact assignments against every possible answer."""

from itertools import combinations, product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.planner.transport import choose, spread


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


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_people_share_cells_as_little_as_they_can(data: st.DataObject) -> None:
    side = data.draw(st.integers(2, 3))
    people = data.draw(st.integers(0, 6))
    numbers = st.lists(st.integers(0, 3), min_size=side, max_size=side)
    low_rows, low_columns = np.array(data.draw(numbers)), np.array(data.draw(numbers))
    rows = (low_rows, low_rows + np.array(data.draw(numbers)))
    columns = (low_columns, low_columns + np.array(data.draw(numbers)))
    cells = st.lists(st.integers(0, 2), min_size=side * side, max_size=side * side)
    cell = np.array(data.draw(cells)).reshape(side, side) * data.draw(st.integers(0, 1))
    allowed = np.array(data.draw(cells)).reshape(side, side) > 0
    found = spread(cell, allowed, rows, columns, people)
    assert found == _least_by_trying(cell, allowed, rows, columns, people)


def _least_by_trying(
    cell: np.ndarray,
    allowed: np.ndarray,
    rows: tuple[np.ndarray, np.ndarray],
    columns: tuple[np.ndarray, np.ndarray],
    people: int,
) -> int | None:
    places = [tuple(x) for x in np.argwhere(allowed)]
    best: int | None = None

    def fill(i: int, left: int, added: np.ndarray) -> None:
        nonlocal best
        if i == len(places):
            row, column = added.sum(1), added.sum(0)
            fits = (row >= rows[0]).all() and (row <= rows[1]).all()
            fits = fits and (column >= columns[0]).all() and (column <= columns[1]).all()
            if left == 0 and fits:
                total = cell + added
                cost = int((total * (total - 1) // 2 - cell * (cell - 1) // 2).sum())
                best = cost if best is None else min(best, cost)
            return
        for n in range(left + 1):
            more = added.copy()
            more[places[i]] = n
            if (more.sum(1) > rows[1]).any() or (more.sum(0) > columns[1]).any():
                break
            fill(i + 1, left - n, more)

    fill(0, people, np.zeros_like(cell))
    return best
