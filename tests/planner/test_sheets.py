"""Rotations by algebra: sizes balance, no table comes twice, and where theory says so nobody meets twice."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from worldcafe.planner.groups import field, prime_powers
from worldcafe.planner.offsets import cyclic, squares
from worldcafe.planner.sheets import Sheets, sheets


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 20), st.data())
def test_every_path_visits_different_tables_and_sizes_are_within_one(
    tables: int, data: st.DataObject
) -> None:
    rounds = data.draw(st.integers(1, tables))
    people = data.draw(st.integers(1, 6 * tables))
    made = sheets(people, tables, rounds, np.random.default_rng(0))
    assert made is not None
    paths = made.paths(people)
    assert paths.shape == (people, rounds)
    assert all(len(set(path)) == rounds for path in paths.tolist())
    for r in range(rounds):
        sizes = np.bincount(paths[:, r], minlength=tables)
        assert sizes.max() - sizes.min() <= 1


@pytest.mark.parametrize(
    ("people", "tables", "rounds"),
    [(56, 8, 7), (42, 7, 6), (500, 25, 8), (10_000, 1_000, 5), (132, 12, 3), (210, 15, 3), (72, 9, 4)],
)
def test_nobody_meets_anybody_twice_where_algebra_promises_it(people: int, tables: int, rounds: int) -> None:
    made = sheets(people, tables, rounds, np.random.default_rng(0))
    assert made is not None
    paths = made.paths(people)
    for q in range(rounds):
        for r in range(q):
            assert np.unique(paths[:, q] * tables + paths[:, r]).size == people


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "topics"),
    [(300, 20, 5, 20), (1000, 40, 6, 40), (80, 10, 3, 10), (120, 12, 3, 6), (60, 12, 3, 6), (84, 12, 4, 12)],
)
def test_offsets_are_searched_until_nobody_meets_twice(
    people: int, tables: int, rounds: int, topics: int
) -> None:
    made = sheets(people, tables, rounds, np.random.default_rng(0), topics)
    assert made is not None
    paths = made.paths(people)
    assert all(len({t % topics for t in path}) == rounds for path in paths.tolist())
    for q in range(rounds):
        for r in range(q):
            assert np.unique(paths[:, q] * tables + paths[:, r]).size == people


@pytest.mark.parametrize(("sheets_", "rounds", "order"), [(4, 3, 5), (6, 3, 8), (7, 4, 6)])
def test_the_squares_of_offsets_are_those_of_their_people(sheets_: int, rounds: int, order: int) -> None:
    drawn = np.random.default_rng(1).random((sheets_, order)).argsort(1)[:, :rounds]
    paths = Sheets(order, drawn).paths(sheets_ * order)
    meet = (paths[:, None, :] == paths[None, :, :]).sum(2)[np.triu_indices(len(paths), 1)]
    assert squares(drawn, cyclic(order, order)) == int((np.maximum(meet - 1, 0) ** 2).sum())


def test_there_are_no_sheets_for_more_rounds_than_tables() -> None:
    assert sheets(10, 4, 5, np.random.default_rng(0)) is None


@pytest.mark.parametrize(("prime", "exponent"), [(2, 1), (2, 3), (3, 2), (5, 2), (7, 1), (2, 6)])
def test_every_element_but_zero_has_an_inverse(prime: int, exponent: int) -> None:
    add, multiply = field(prime, exponent)
    everything: NDArray[np.int64] = np.arange(prime**exponent, dtype=np.int64)
    assert (add[0] == everything).all() and (multiply[1] == everything).all()
    for x in range(1, prime**exponent):
        assert sorted(multiply[x].tolist()) == everything.tolist()
        assert (multiply[x][add[1]] == add[multiply[x, 1], multiply[x]]).all()


def test_numbers_fall_into_prime_powers() -> None:
    assert prime_powers(12) == [(2, 2), (3, 1)]
    assert prime_powers(97) == [(97, 1)]
    assert prime_powers(1000) == [(2, 3), (5, 3)]
