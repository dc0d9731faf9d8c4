"""The cost table that is kept up to date is the one that counting anew gives."""

import numpy as np
import pytest

from worldcafe.planner import construct, exchange
from worldcafe.planner.model import model_of
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.search import default_weights
from worldcafe.planner.seating import Seating


def _mixed(seed: int) -> Problem:
    rng = np.random.default_rng(seed)
    return Problem.simple(
        30,
        5,
        4,
        hosts={i: i for i in range(5)},
        present=(rng.random((30, 4)) < 0.85).tolist(),
        organisation=rng.integers(-1, 8, 30).tolist(),
        wishes=rng.integers(0, 5, (30, 5)).tolist(),
        apart=[Pair(7, 8), Pair(9, 10, strict=False)],
        together=[Pair(11, 12), Pair(13, 14, strict=False)],
        must=[[4] if p == 20 else [] for p in range(30)],
        allowed=[{0, 1, 2} if p == 21 else None for p in range(30)],
    )


@pytest.mark.parametrize("seed", range(3))
def test_after_many_moves_everything_is_as_if_counted_anew(seed: int) -> None:
    model, rng = model_of(_mixed(seed), slack=(2, 2)), np.random.default_rng(seed)
    seats = construct.round_after_round(model, rng)
    assert seats is not None
    seating = Seating(model, seats, default_weights(("colleagues", "repeats", "wishes")))
    for _ in range(200):
        r = int(rng.integers(seating.rounds))
        p = int(rng.choice(np.flatnonzero(model.free[r])))
        seating.move(p, r, int(rng.integers(seating.tables)))
    pairs, breaks, meet, worth = (
        seating.pairs.copy(),
        seating.breaks.copy(),
        seating.meet.copy(),
        seating.worth,
    )
    seating.rebuild(seating.weights)
    assert worth == seating.worth
    counted = seating.meet >= 0
    assert (meet[counted] == seating.meet[counted]).all() and (meet[~counted] < 0).all()
    assert (breaks == seating.breaks).all()
    for r in range(seating.rounds):
        free = model.free[r]
        assert np.allclose(pairs[r][free, :-1], seating.pairs[r][free, :-1])


@pytest.mark.parametrize("seed", range(3))
def test_an_exchange_over_rounds_costs_what_was_foretold(seed: int) -> None:
    rng = np.random.default_rng(seed)
    people = 20
    problem = Problem.simple(people, 4, 4, organisation=[p % 7 for p in range(people)])
    model = model_of(problem)
    seats = construct.start(model, rng)
    assert seats is not None
    seating = Seating(model, seats, default_weights(problem.criteria))
    for _ in range(20):
        p, first = int(rng.integers(people)), np.arange(4) == int(rng.integers(4))
        others, rounds = exchange.partners(seating, p, first, rng)
        if not others.size:
            continue
        i = int(rng.integers(others.size))
        foretold = exchange.changes(seating, p, others, rounds)[i]
        before, w = seating.worth, seating.weights
        exchange.exchange(seating, p, int(others[i]), rounds[i])
        after = seating.worth
        real = w.company * (after.company - before.company) + w.squares * (after.squares - before.squares)
        assert foretold == pytest.approx(real)
        assert after.rules == before.rules == 0
