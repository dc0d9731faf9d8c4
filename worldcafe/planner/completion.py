"""Designs for other numbers of people than they were made for: some paths left out, or the missing ones searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from worldcafe.planner.construct import round_after_round
from worldcafe.planner.model import model_of
from worldcafe.planner.problem import Problem
from worldcafe.planner.search import Search, Settings, default_weights
from worldcafe.planner.seating import Seating
from worldcafe.planner.transport import Ints
from worldcafe.planner.worth import Worth

_STEPS = 3000
_SLICE = 25
_TRIES = 30


def thinned(paths: Ints, sizes: Sequence[int], rng: np.random.Generator) -> Ints | None:
    """[sum of sizes, R] some of the paths, tables of these sizes in whatever order; None if not found."""
    people, tables, low = sum(sizes), len(sizes), min(sizes)
    rounds: Ints = np.arange(paths.shape[1], dtype=np.int64)
    # Of sheets, each of which has one person at every table, the first so many are even.
    first = paths[:people]
    if all(sorted(np.bincount(at, minlength=tables).tolist()) == sorted(sizes) for at in first.T):
        return first
    for _ in range(_TRIES):
        kept = np.ones(len(paths), np.bool_)
        size = np.stack([np.bincount(paths[:, r], minlength=tables) for r in rounds.tolist()])
        while kept.sum() > people:
            at = size[rounds, paths]
            value = at.sum(1) + rng.random(len(paths))
            value[~kept | (at <= low).any(1)] = -1
            out = int(value.argmax())
            if value[out] < 0:
                break
            kept[out] = False
            size[rounds, paths[out]] -= 1
        if kept.sum() == people and size.max() <= max(sizes):
            made: Ints = paths[kept]
            return made
    return None


def completed(
    paths: Ints, people: int, tables: int, goal: int, rng: np.random.Generator
) -> Iterator[Ints | None]:
    """[people, R] the paths and as many more, which a tabu search places, once its squares meet the goal or it ends.

    Yields None after every slice of work before that.
    """
    if len(paths) == people:
        yield paths
        return
    rounds = paths.shape[1]
    fixed = [*paths.tolist(), *([[-1] * rounds] * (people - len(paths)))]
    model = model_of(Problem.simple(people, tables, rounds, fixed=fixed))
    seats = round_after_round(model, rng)
    if seats is None:
        return
    search = Search(
        Seating(model, seats, default_weights(model.problem.criteria)), rng, Worth(0, 0, goal, 0), Settings()
    )
    while not search.done and search.step_number < _STEPS:
        for _ in range(_SLICE):
            search.step()
        yield None
    if not search.best_worth.rules:
        yield search.best.T.copy()
