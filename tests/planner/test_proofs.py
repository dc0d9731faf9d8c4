"""What an exhaustion proved: said where it holds, and nowhere else; plans that reach it are proven best."""

import numpy as np
import pytest

from worldcafe.planner.annealing import annealed
from worldcafe.planner.bounds import exhausted_bound
from worldcafe.planner.designs import squares
from worldcafe.planner.model import model_of
from worldcafe.planner.plan import limits, plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.sheets import sheets
from worldcafe.planner.stop import MaxSteps


@pytest.mark.parametrize(("rounds", "least"), [(3, 0), (4, 6), (5, 10), (6, 15)])
def test_thirty_people_at_six_tables_cannot_all_meet_somebody_new(rounds: int, least: int) -> None:
    assert limits(Problem.simple(30, 6, rounds)).squares == least
    hosted = Problem.simple(36, 6, rounds, hosts={i: i for i in range(6)})
    assert limits(hosted).squares == least


def test_the_proof_is_silent_where_it_does_not_hold() -> None:
    alike = model_of(Problem.simple(30, 6, 4))
    assert exhausted_bound(alike) == 6
    for other in (
        Problem.simple(30, 6, 4, no_repeat="nothing"),
        Problem.simple(30, 6, 4, level=False),
        Problem.simple(30, 6, 4, present=[[p > 0 or r > 0 for r in range(4)] for p in range(30)]),
        Problem.simple(30, 6, 4, topic=[0, 1, 2, 3, 4, 4]),
        Problem.simple(30, 6, 4, together=[Pair(0, 1)]),
        Problem.simple(29, 6, 4),
    ):
        assert exhausted_bound(model_of(other)) == 0


def test_the_best_plan_for_thirty_at_six_tables_is_found_and_proven() -> None:
    value = plan(Problem.simple(30, 6, 4), MaxSteps(30_000), 2).figures
    assert (value.squares, value.proven) == (6, True)


def test_annealing_keeps_to_different_tables_and_even_sizes() -> None:
    rng = np.random.default_rng(3)
    made = sheets(31, 6, 4, rng)
    assert made is not None
    start = made.paths(31)
    best = start
    for number, paths in enumerate(annealed(start, 12, barred=True, rng=rng)):
        best = best if paths is None else paths
        if paths is not None or number > 200:
            break
    assert squares(best) <= squares(start)
    assert all(len(set(path)) == 4 for path in best.tolist())
    for q, r in zip(best.T, start.T, strict=True):
        assert sorted(q.tolist()) == sorted(r.tolist())
