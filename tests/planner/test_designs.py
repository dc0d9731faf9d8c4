"""Designs: differences covered once, paths that meet as seldom as they should, for sizes that nobody named."""

from itertools import combinations, islice

import numpy as np
import pytest

from worldcafe.planner.completion import completed, thinned
from worldcafe.planner.designs import Shape, least_squares, searches, squares
from worldcafe.planner.difference import matrices
from worldcafe.planner.golfers import golfers, least_freedom
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Problem
from worldcafe.planner.stop import MaxSteps
from worldcafe.planner.transport import Ints


@pytest.mark.parametrize(
    ("order", "rows", "empties"), [(9, 4, 1), (7, 4, 1), (15, 4, 0), (20, 4, 0), (21, 4, 1)]
)
def test_every_difference_of_two_rows_comes_once(order: int, rows: int, empties: int) -> None:
    found = matrices(order, rows, empties, np.random.default_rng(0))
    matrix = next(m for m in islice(found, 4000) if m is not None)
    negative = (matrix.add[:order, :order] == 0).argmax(1)
    for a, b in combinations(range(rows), 2):
        both = matrix.entries[(matrix.entries[:, [a, b]] < order).all(1)]
        apart = matrix.add[both[:, b], negative[both[:, a]]]
        assert sorted(apart.tolist()) == list(range(order))
    assert ((matrix.entries == order).sum(0) == empties).all()


def test_a_group_without_a_complete_mapping_has_no_matrix() -> None:
    assert list(matrices(14, 4, 0, np.random.default_rng(0))) == []


def _best(shape: Shape, slices: int) -> Ints:
    goal, best = least_squares(shape), None
    for paths in islice(searches(shape, np.random.default_rng(1)), slices):
        if paths is not None and (best is None or squares(paths) < squares(best)):
            best = paths
        if best is not None and squares(best) == goal:
            break
    assert best is not None
    return best


@pytest.mark.parametrize(
    ("people", "tables", "rounds"), [(90, 10, 4), (83, 10, 4), (210, 15, 4), (92, 10, 4)]
)
def test_paths_repeat_no_table_fill_tables_evenly_and_meet_the_bound(
    people: int, tables: int, rounds: int
) -> None:
    shape = Shape(people, tables, rounds, barred=True)
    paths = _best(shape, 6000)
    assert paths.shape == (people, rounds)
    assert all(len(set(path)) == rounds for path in paths.tolist())
    for at in paths.T:
        assert sorted(np.bincount(at, minlength=tables).tolist(), reverse=True) == shape.sizes
    assert squares(paths) == least_squares(shape)


def test_a_design_that_is_too_large_loses_paths_evenly() -> None:
    paths = np.array([[t, (t + s) % 7] for s in range(1, 7) for t in range(7)])
    fewer = thinned(paths, [5, 5, 5, 4, 4, 4, 4], np.random.default_rng(0))
    assert fewer is not None and len(fewer) == 31
    assert all(sorted(np.bincount(at)) == [4, 4, 4, 4, 5, 5, 5] for at in fewer.T)


def test_a_design_that_is_too_small_is_completed() -> None:
    paths = np.array([[t, (t + s) % 7] for s in range(1, 5) for t in range(7)])
    more = [x for x in completed(paths, 31, 7, 0, np.random.default_rng(0)) if x is not None]
    assert more and more[-1].shape == (31, 2) and (more[-1][:28] == paths).all()
    assert squares(more[-1]) == 0


def test_golfers_begin_without_luck() -> None:
    seats = least_freedom([[4] * 8] * 9)
    assert squares(seats.T) == 0
    assert all(np.bincount(row).tolist() == [4] * 8 for row in seats)


def test_golfers_get_ever_better_until_nobody_meets_twice() -> None:
    found = [x for x in golfers([[3] * 5] * 7, np.random.default_rng(0)) if x is not None]
    assert squares(found[-1]) == 0
    assert all(np.bincount(at).tolist() == [3] * 5 for paths in found for at in paths.T)


@pytest.mark.parametrize(("people", "tables", "rounds"), [(90, 10, 4), (182, 14, 4)])
def test_planning_finds_the_designs(people: int, tables: int, rounds: int) -> None:
    value = plan(Problem.simple(people, tables, rounds), MaxSteps(8000), 1).figures
    assert (value.squares, value.proven) == (0, True)


def test_hosts_and_colleagues_are_placed_on_a_design() -> None:
    hosts = {t: t for t in range(10)}
    problem = Problem.simple(100, 10, 4, hosts=hosts, organisation=[i % 40 for i in range(100)])
    value = plan(problem, MaxSteps(8000), 1).figures
    assert (value.colleague_meetings, value.squares, value.topics_repeated) == (0, 0, 0)


def test_a_start_without_a_repeat_is_the_end_of_the_search() -> None:
    found = list(golfers([(2, 2)] * 2, np.random.default_rng(0)))
    assert len(found) == 1


def test_searches_that_cannot_find_anything_come_to_an_end() -> None:
    assert all(
        paths is None
        for paths in islice(searches(Shape(90, 14, 13, barred=True), np.random.default_rng(0)), 50)
    )
