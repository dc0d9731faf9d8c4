"""People on the paths of a plan: the cheapest assignment, colleagues parted, no repeat meeting won or lost."""

import random
from itertools import permutations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.planner import construct
from worldcafe.planner.model import model_of
from worldcafe.planner.placing import Placing
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import Figures, figures
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxSteps
from worldcafe.planner.transport import Ints, assign


@settings(max_examples=100, deadline=None)
@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_the_assignment_is_as_cheap_as_the_best_of_all(rows: list[list[int]]) -> None:
    cost = np.array(rows, float)
    found = assign(cost)
    size = range(len(rows))
    assert sorted(found.tolist()) == list(size)
    assert cost[size, found].sum() == min(sum(rows[i][p[i]] for i in size) for p in permutations(size))


def _event(seed: int) -> Problem:
    rnd = random.Random(seed)
    return Problem.simple(
        46,
        6,
        3,
        hosts={i: i for i in range(6)},
        present=[[p < 40 or r != p % 3 for r in range(3)] for p in range(46)],
        organisation=[rnd.randrange(18) for _ in range(46)],
        wishes=[[rnd.choice([0, 0, 1, 4]) for _ in range(6)] for _ in range(46)],
        allowed=[{0, 1, 2, 3} if p in (8, 9) else None for p in range(46)],
        apart=[Pair(10, 11), Pair(12, 13, strict=False)],
    )


def _figures(problem: Problem, seat: Ints) -> Figures:
    return figures(problem, tuple(map(tuple, seat.tolist())))


def test_placing_serves_wishes_and_parts_colleagues_and_leaves_meetings_alone() -> None:
    for seed in range(4):
        problem = _event(seed)
        seats = np.array(plan(problem, MaxSteps(0), seed).seats)
        placing = Placing(model_of(problem), seats, np.random.default_rng(seed))
        before = _figures(problem, seats)
        for _ in range(15):
            placing.step()
        after = _figures(problem, placing.seat)
        assert not breaches(problem, tuple(map(tuple, placing.seat.tolist())))
        assert (after.squares, after.table_sizes) == (before.squares, before.table_sizes)
        assert after.company <= before.company
        assert after.company < before.company or after.wishes.cost <= before.wishes.cost


def test_people_who_miss_a_round_keep_the_paths_that_sheets_give_them() -> None:
    present = [[p % 11 != 5 or r != 1 for r in range(4)] for p in range(96)]
    problem = Problem.simple(96, 12, 4, present=present)
    seats = construct.start(model_of(problem), np.random.default_rng(0))
    assert seats is not None
    assert _figures(problem, seats).squares <= 6
    assert ((seats < 0) == ~np.array(present).T).all()
