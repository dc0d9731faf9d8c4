"""The joint bound on the wishes and the dives that reach it."""

import random
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from worldcafe.language import language
from worldcafe.planner.bounds import bounds_of
from worldcafe.planner.columns import columns_of
from worldcafe.planner.dives import Dives
from worldcafe.planner.model import model_of
from worldcafe.planner.paths import Prices, dual_value, joint_bound
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import in_words
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxSteps


def _wishful(seed: int, people: int = 38, tables: int = 6) -> Problem:
    """Popular topics first in nearly everybody's list, some organisations of three."""
    rnd = random.Random(seed)
    by_rank = [0, 0, 0, 1, 4, 9, 16, 25][:tables]
    wishes: list[list[int]] = []
    for _ in range(people):
        order = sorted(range(tables), key=lambda g: g + rnd.gauss(0, 2))
        wishes.append([by_rank[order.index(g)] for g in range(tables)])
    organisation = [p % 20 for p in range(people)]
    return Problem.simple(
        people, tables, 3, hosts={i: i for i in range(tables)}, organisation=organisation, wishes=wishes
    )


@pytest.mark.parametrize("seed", range(4))
def test_wishes_are_served_without_a_colleague_or_a_needless_repeat(seed: int) -> None:
    problem = _wishful(seed)
    result = plan(problem, MaxSteps(3000), seed)
    value = result.figures
    assert not breaches(problem, result.seats)
    assert value.colleague_meetings == 0
    assert value.squares == value.bound
    assert value.wishes.bound <= value.wishes.cost <= 1.1 * value.wishes.bound + 2


def test_a_plan_at_the_joint_bound_is_proven_and_says_so() -> None:
    problem = _wishful(1)
    result = plan(problem, MaxSteps(20_000), 3)
    assert result.stopped_by == "proven"
    assert "No plan that is as good in all else serves the wishes better." in in_words(
        result.figures, language("en")
    )


def test_the_bound_holds_at_any_prices() -> None:
    problem = _wishful(2)
    model = model_of(problem)
    columns = columns_of(model, bounds_of(model))
    assert columns is not None
    bound, prices = joint_bound(columns)
    dives = Dives(columns, prices, np.random.default_rng(0))
    for _ in range(30):
        dives.step()
    assert dives.best is not None
    rng = np.random.default_rng(1)
    for scale in (0.1, 1.0, 5.0):
        drawn = Prices(rng.normal(0, scale, columns.least.size), rng.random(prices.company.shape) * scale)
        assert dual_value(columns, drawn) <= dives.best_cost
    assert bound <= dives.best_cost


def test_the_joint_bound_is_no_lower_than_the_wishes_alone() -> None:
    for seed in range(3):
        model = model_of(_wishful(seed))
        alone = bounds_of(model)
        columns = columns_of(model, alone)
        assert columns is not None
        assert joint_bound(columns)[0] >= alone.wish_cost


def test_a_dive_keeps_every_limit_it_claims_to_keep() -> None:
    problem = _wishful(0)
    model = model_of(problem)
    columns = columns_of(model, bounds_of(model))
    assert columns is not None
    dives = Dives(columns, joint_bound(columns)[1], np.random.default_rng(0))
    for _ in range(20):
        dives.step()
    seats = dives.seats(model.fixed)
    assert seats is not None
    organisation = problem.organisation
    for row in seats:
        at_one = [(a, b) for a, b in combinations(range(problem.people), 2) if row[a] == row[b]]
        assert not [x for x in at_one if organisation[x[0]] == organisation[x[1]]]


WISHES = [[0, 1, 2, 3]] * 20


@pytest.mark.parametrize(
    ("options", "organisation"),
    [
        ({"present": [[True, True, p > 2] for p in range(20)]}, [-1] * 20),
        ({"present": [[p % 9 != 0, p != 4, p % 7 != 1] for p in range(20)]}, [p // 3 for p in range(20)]),
        ({"allowed": [{0, 1, 2} if p < 2 else None for p in range(20)]}, [p // 2 for p in range(20)]),
        ({"fixed": [[2, -1, -1], [-1, 0, 1], *[[-1] * 3] * 18]}, [-1] * 20),
        ({"apart": [Pair(0, 1), Pair(2, 3, strict=False)]}, [0, 0, 0, *[-1] * 17]),
        ({}, [0] * 6 + [-1] * 14),
        ({"hosts": {0: 0, 1: 1}, "must": [[], [], [3], *[[]] * 17]}, [5] * 3 + [-1] * 17),
        ({"no_repeat": "nothing"}, [p // 3 for p in range(20)]),
    ],
)
def test_whole_paths_serve_people_and_tables_that_are_not_alike(
    options: dict[str, Any], organisation: list[int]
) -> None:
    rnd = random.Random(7)
    wishes = [[k * k for k in rnd.sample(range(4), 4)] for _ in range(20)]
    problem = Problem.simple(20, 4, 3, wishes=wishes, organisation=organisation, **options)
    model = model_of(problem)
    columns = columns_of(model, bounds_of(model))
    assert columns is not None
    bound, prices = joint_bound(columns)
    assert bound >= bounds_of(model).wish_cost
    dives = Dives(columns, prices, np.random.default_rng(0))
    for _ in range(40):
        dives.step()
    result = plan(problem, MaxSteps(2000))
    assert not breaches(problem, result.seats)
    value = result.figures
    if dives.best is not None:
        assert (value.company, value.squares) == (value.colleague_bound, value.bound)
        assert value.wishes.cost <= dives.best_cost


def test_a_pair_to_be_together_is_left_to_the_exchanges() -> None:
    model = model_of(Problem.simple(20, 4, 3, wishes=WISHES, together=[Pair(0, 1)]))
    assert columns_of(model, bounds_of(model)) is None


def test_colleagues_who_want_the_same_topics_raise_the_bound_by_no_more_than_they_must() -> None:
    """Six of one organisation want three topics, which have nine seats for one of them each."""
    wishes = [[0, 0, 0, 9, 9, 9]] * 6 + [[0] * 6] * 36
    problem = Problem.simple(42, 6, 3, organisation=[0] * 6 + [-1] * 36, wishes=wishes)
    model = model_of(problem)
    columns = columns_of(model, bounds_of(model))
    assert columns is not None
    prices = Prices(np.zeros(columns.least.size), np.zeros((1, 3 * 6 + 1)))
    for r in range(3):
        prices.company[0, r * 6 : r * 6 + 3] = 5
    assert dual_value(columns, prices) == 6 * 15 - 9 * 5
    assert joint_bound(columns)[0] == 9 * 9
    result = plan(problem, MaxSteps(5000))
    assert result.figures.wishes.cost == 81
    assert result.stopped_by == "proven"


def test_the_joint_bound_is_not_claimed_for_a_plan_with_needless_repeats() -> None:
    for seed in range(4):
        for steps in (0, 5, 40):
            value = plan(_wishful(seed), MaxSteps(steps), seed).figures
            assert value.wishes.bound <= value.wishes.cost


def test_somebody_who_does_not_come_at_all_is_left_out() -> None:
    rnd = random.Random(0)
    wishes = [[rnd.choice([0, 0, 1, 4]) for _ in range(6)] for _ in range(40)]
    problem = Problem.simple(40, 6, 3, wishes=wishes, present=[[p != 39] * 3 for p in range(40)])
    result = plan(problem, MaxSteps(1500))
    assert not breaches(problem, result.seats)
    assert {row[39] for row in result.seats} == {-1}
    assert result.figures.squares == result.figures.bound
