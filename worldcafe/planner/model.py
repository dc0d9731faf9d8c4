"""The problem as arrays, restricted to the rounds that count: what the searching modules work on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worldcafe.planner.problem import Problem
from worldcafe.planner.rules import blocks, subjects
from worldcafe.planner.sizes import EVEN, Width, size_limits
from worldcafe.planner.transport import Bools, Ints

DENSE_PEOPLE = 2500
"""Above as many people, matrices of people by people are not built."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Arrays over R counted rounds, P people, T tables.

    rounds: [R] indices in the problem. present, free: [R, P] (free: present and not fixed).
    fixed: [R, P] table or -1. stays: [R, P]. open: [R, P, T] seats that are not struck out (None: all in use).
    in_use: [R, T]. subject: [R, T], what may not repeat; seats barred from repeating only while >= 0.
    block: [P, R]: two rounds of one person conflict if their blocks are equal (more rounds than topics make
    several blocks, so that nobody repeats a topic while there are others left). least, most: [R, T].
    wish: [R, P, T] cost or None. colleague, apart (wished), strict_apart: [P, P] pairs, together: [P, P] 1 wished or
    2 strict; None for each if there are none.
    must: [P] sets of topics, or None.
    """

    problem: Problem
    rounds: tuple[int, ...]
    present: Bools
    free: Bools
    fixed: Ints
    stays: Bools
    open: Bools | None
    in_use: Bools
    topic: Ints
    subject: Ints
    block: Ints
    least: Ints
    most: Ints
    wish: Ints | None
    colleague: Bools | None
    apart: Bools | None
    strict_apart: Bools | None
    together: Ints | None
    must: tuple[frozenset[int], ...] | None

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rounds, people, tables."""
        return self.in_use.shape[0], self.present.shape[1], self.in_use.shape[1]

    @property
    def exempt(self) -> int:
        """How many pairs are to be together, so that their meetings are no repeats."""
        return 0 if self.together is None else int((self.together > 0).sum()) // 2

    def may(self, round_: int) -> Bools:
        """[P, T]: which tables each person may sit at in that round of the model."""
        _, people, tables = self.shape
        everywhere = np.broadcast_to(self.in_use[round_], (people, tables))
        return everywhere if self.open is None else self.open[round_]


def model_of(problem: Problem, slack: Width = EVEN) -> Model:
    """The arrays of a problem; table sizes may be `slack` people further from even than they need be."""
    rounds = tuple(problem.counted())
    people, tables = problem.people, problem.tables
    present = np.array(problem.present, np.bool_).reshape(people, problem.rounds).T[list(rounds)]
    fixed = np.array(problem.fixed, np.int64).reshape(people, problem.rounds).T[list(rounds)]
    stays = np.array(problem.stays, np.bool_).reshape(people, problem.rounds).T[list(rounds)] & present
    topic = np.array(problem.topic, np.int64).reshape(tables, problem.rounds).T[list(rounds)]
    limits = [size_limits(problem, r, slack) for r in rounds]
    dense = people <= DENSE_PEOPLE
    fixed = np.where(present, fixed, -1)
    return Model(
        problem=problem,
        rounds=rounds,
        present=present,
        free=present & (fixed < 0),
        fixed=fixed,
        stays=stays,
        open=_open(problem, rounds, topic >= 0),
        in_use=topic >= 0,
        topic=topic,
        subject=np.array([[problem.subject(t, r) for t in range(tables)] for r in rounds], np.int64),
        block=_blocks(problem, rounds),
        least=np.array([low for low, _ in limits], np.int64),
        most=np.array([high for _, high in limits], np.int64),
        wish=_wish(problem, topic, stays, fixed),
        colleague=_colleagues(problem) if dense else None,
        apart=_pairs(problem, strict=False) if dense else None,
        strict_apart=_pairs(problem, strict=True) if dense else None,
        together=_together(problem) if dense else None,
        must=None if problem.must is None else tuple(problem.due(p) for p in range(people)),
    )


def _open(problem: Problem, rounds: tuple[int, ...], in_use: Bools) -> Bools | None:
    if problem.allowed is None:
        return None
    made = np.repeat(in_use[:, None, :], problem.people, 1)
    for i, r in enumerate(rounds):
        for p in range(problem.people):
            choices = problem.choices(p, r)
            if len(choices) < problem.tables:
                struck = np.ones(problem.tables, np.bool_)
                struck[sorted(choices)] = False
                made[i, p, struck] = False
    return made


def _blocks(problem: Problem, rounds: tuple[int, ...]) -> Ints:
    block = np.zeros((problem.people, len(rounds)), np.int64)
    kinds = subjects(problem)
    if kinds and len(rounds) > len(kinds):
        for p in range(problem.people):
            for r, number in blocks(problem, p, kinds).items():
                block[p, rounds.index(r)] = number
    return block


def _wish(problem: Problem, topic: Ints, stays: Bools, fixed: Ints) -> Ints | None:
    if problem.wishes is None or not any(any(row) for row in problem.wishes):
        return None
    cost = np.array(problem.wishes, np.int64)
    if (topic == topic[0]).all() and (stays == stays[0]).all():
        # One table for all rounds: large events have millions of seats.
        alike = cost[:, np.maximum(topic[0], 0)]
        alike[stays[0]] = 0
        return np.broadcast_to(alike, (len(topic), *alike.shape))
    wish = cost[:, np.maximum(topic, 0)].transpose(1, 0, 2).copy()
    wish[stays] = 0
    return wish


def _colleagues(problem: Problem) -> Bools | None:
    organisation = np.array(problem.organisation, np.int64)
    same = (organisation[:, None] == organisation[None, :]) & (organisation >= 0)[:, None]
    np.fill_diagonal(same, False)
    return same if same.any() else None


def _pairs(problem: Problem, *, strict: bool) -> Bools | None:
    pairs = [x for x in problem.apart if x.strict == strict and x.first != x.second]
    return _matrix(problem.people, [(x.first, x.second, 1) for x in pairs]) > 0 if pairs else None


def _together(problem: Problem) -> Ints | None:
    """[P, P]: 2 where two must sit together, 1 where it is wished."""
    pairs = [(x.first, x.second, 2 if x.strict else 1) for x in problem.together if x.first != x.second]
    return _matrix(problem.people, pairs) if pairs else None


def _matrix(people: int, pairs: list[tuple[int, int, int]]) -> Ints:
    made = np.zeros((people, people), np.int64)
    for a, b, value in pairs:
        made[a, b] = made[b, a] = max(made[a, b], value)
    return made
