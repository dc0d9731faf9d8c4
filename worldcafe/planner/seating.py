"""A seating under change: who sits where, and what it would cost to move each person to each seat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from worldcafe.planner.model import Model
from worldcafe.planner.transport import Bools, Floats, Ints
from worldcafe.planner.worth import Worth

_EXEMPT = -512
"""Count of meetings kept for pairs whose meetings cost nothing: negative, so that no table is ever reached."""
_BARRED = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """What one unit of each criterion costs while searching (a broken rule, a colleague meeting, ...)."""

    rule: float = 1000.0
    company: float = 6.0
    squares: float = 3.0
    wish: float = 1.0


class Seating:
    """Seats [R, P] (T where absent) with, per round, the cost of every person at every table.

    `pairs[r, p, t]` is what p would pay at table t in round r for those who sit there: the rise of
    (m - 1)^2 for each, m counted over the other rounds, and the cost of their company. `alone[r, p, t]` is
    what the seat itself costs: rules that it breaks, the wish. Both are kept up to date in a move, so
    that the change of any exchange of two people is a sum of five entries (Dotu and Van Hentenryck,
    Scheduling social golfers locally, CPAIOR 2005, keep such a table for golfers).
    """

    def __init__(self, model: Model, seats: Ints, weights: Weights) -> None:
        self.model, self.weights = model, weights
        self.rounds, self.people, self.tables = model.shape
        self.seat: Ints = np.where(model.present, seats, self.tables).astype(np.int64)
        self._rise = _rise_table(self.rounds)
        self._rules_between, self._company_between = _pair_costs(model)
        self.clash = _clashes(model)
        self._subject = np.hstack([model.subject, np.full((self.rounds, 1), -1)])
        self._barred = _barred(model)
        self.breaks = np.zeros((self.rounds, self.people, self.tables + 1), np.int64)
        self.wish: Ints = _wish(model)
        self.rebuild(weights)

    def rebuild(self, weights: Weights) -> None:
        """Count everything anew, with these weights."""
        self.weights = weights
        rounds, people, tables = self.rounds, self.people, self.tables
        self.pair_cost = weights.rule * self._rules_between + weights.company * self._company_between
        self.meet = self._meetings()
        self.size = np.stack([np.bincount(self.seat[r], minlength=tables + 1) for r in range(rounds)])
        self.pairs = np.zeros((rounds, people, tables + 1))
        for r in range(rounds):
            here = np.zeros((people, tables + 1))
            here[np.arange(people), self.seat[r]] = 1
            here[:, tables] = 0
            self.pairs[r] = self._between(r) @ here
        for p in range(people):
            self._refresh_person(p)
        self.worth = self._count()

    def _meetings(self) -> Ints:
        meet = np.zeros((self.people, self.people), np.int64)
        for r in range(self.rounds):
            meet += self.together(r) & ~(self.model.stays[r][:, None] & self.model.stays[r][None, :])
        np.fill_diagonal(meet, _EXEMPT)
        if self.model.together is not None:
            meet[self.model.together > 0] = _EXEMPT
        return meet

    def together(self, r: int) -> Bools:
        """[P, P]: who sits at one table in round r."""
        row = self.seat[r]
        same: Bools = (row[:, None] == row[None, :]) & (row < self.tables)[:, None]
        return same

    def _between(self, r: int) -> Floats:
        return self.weights.squares * self._rise[self.meet - self.together(r)] + self.pair_cost

    def _refresh_person(self, p: int) -> None:
        """Which rules each seat of p would break, given p's other seats."""
        now = self._subject[np.arange(self.rounds), self.seat[:, p]]
        same = (self._subject[:, :, None] == now) & (now >= 0)
        self.breaks[:, p, :] = (same & self.clash[p][:, None, :]).sum(2)
        if self._barred is not None:
            self.breaks[:, p, :-1] += self._barred[:, p, :]
        if self.model.must is not None:
            self._refresh_must(p, self.model.must[p])

    def _refresh_must(self, p: int, topics: frozenset[int]) -> None:
        rounds = np.arange(self.rounds)
        seats = np.minimum(self.seat[:, p], self.tables - 1)
        now = np.where(self.seat[:, p] < self.tables, self.model.topic[rounds, seats], -1)
        for topic in topics:
            visits = now == topic
            missing = visits.sum() - visits == 0
            self.breaks[:, p, :-1] -= (self.model.topic == topic) & missing[:, None]

    def _count(self) -> Worth:
        free = self.model.free
        rules = company = 0
        for r in range(self.rounds):
            at_one = np.triu(self.together(r), 1)
            either = free[r][:, None] | free[r][None, :]
            rules += int((self._rules_between * (at_one & either)).sum())
            company += int((self._company_between * at_one).sum())
            here = self.model.present[r]
            if self.model.together is not None:
                both = np.triu(here[:, None] & here[None, :], 1)
                rules += int(((self.model.together == 2) & both & either).sum())
                company += int(((self.model.together == 1) & both).sum())
        rules += self._count_personal()
        upper = self.meet[np.triu_indices(self.people, 1)]
        squares = int((np.maximum(upper - 1, 0) ** 2).sum())
        return Worth(rules, company, squares, int(self._at_own(self.wish).sum()))

    def _count_personal(self) -> int:
        now = np.take_along_axis(self._subject, self.seat, 1)
        same = (now[:, None, :] == now[None, :, :]) & (now >= 0)[:, None, :]
        rules = int((same.transpose(2, 0, 1) & self.clash).sum()) // 2
        if self._barred is not None:
            padded = np.concatenate([self._barred, np.zeros((self.rounds, self.people, 1), np.int64)], 2)
            rules += int(self._at_own(padded).sum())
        if self.model.must is not None:
            padded_topic = np.hstack([self.model.topic, np.full((self.rounds, 1), -1)])
            topic = np.take_along_axis(padded_topic, self.seat, 1)
            rules += sum(len(m - set(topic[:, p].tolist())) for p, m in enumerate(self.model.must))
        return rules

    def _at_own(self, table: Ints) -> Ints:
        return np.take_along_axis(table, self.seat[:, :, None], 2)[:, :, 0]

    def costs(self, r: int) -> Floats:
        """[P, T + 1]: what every seat of round r would cost every person."""
        cost: Floats = self.pairs[r] + self.weights.rule * self.breaks[r] + self.weights.wish * self.wish[r]
        return cost

    def own_costs(self, r: int) -> Floats:
        """[P, T + 1]: what every seat of round r costs apart from company and repeated topics."""
        cost: Floats = self.weights.wish * self.wish[r]
        if self._barred is not None:
            cost[:, :-1] += self.weights.rule * self._barred[r]
        return cost

    def between(self, p: NDArray[np.int64]) -> Floats:
        """[len(p), P]: what a further meeting of p with each person would cost (valid if they share no table)."""
        return self.weights.squares * self._rise[self.meet[p]] + self.pair_cost[p]

    def move(self, p: int, r: int, table: int) -> None:
        """Seat p at a table in round r; p is present and free there."""
        old = int(self.seat[r, p])
        if old == table:
            return
        row = self.seat[r]
        left = np.flatnonzero(row == old)
        left = left[left != p]
        joined = np.flatnonzero(row == table)
        before = self.meet[p].copy()
        before[left] -= 1
        rise = self._rise[before]
        cost = self.weights.squares * rise + self.pair_cost[p]
        self.pairs[r, :, old] -= cost
        self.pairs[r, :, table] += cost
        self._note(p, r, old, table, left, joined, rise)
        others = np.concatenate([left, joined])
        sign = np.concatenate([np.full(left.size, -1), np.full(joined.size, 1)])
        self._carry_over(p, r, others, sign)
        self.meet[p, others] += sign
        self.meet[others, p] += sign
        self.seat[r, p] = table
        self.size[r, old] -= 1
        self.size[r, table] += 1
        self._refresh_person(p)

    def _note(self, p: int, r: int, old: int, table: int, left: Ints, joined: Ints, rise: Floats) -> None:
        def change(values: NDArray[np.generic]) -> int:
            return int(values[joined].sum() - values[left].sum())

        w = self.worth
        self.worth = Worth(
            rules=w.rules
            + change(self._rules_between[p])
            + int(self.breaks[r, p, table] - self.breaks[r, p, old]),
            company=w.company + change(self._company_between[p]),
            squares=w.squares + change(rise),
            wish=w.wish + int(self.wish[r, p, table] - self.wish[r, p, old]),
        )

    def _carry_over(self, p: int, r: int, others: Ints, sign: Ints) -> None:
        """The same pairs' costs in the other rounds, now that they meet once more or once less in round r."""
        if self.rounds == 1 or not others.size:
            return
        elsewhere = np.flatnonzero(np.arange(self.rounds) != r)[:, None]
        own = self.seat[elsewhere[:, 0], p][:, None]
        theirs = self.seat[elsewhere, others]
        met = self.meet[p, others] - ((theirs == own) & (own < self.tables))
        change = self.weights.squares * (self._rise[met + sign] - self._rise[met])
        width = self.tables + 1
        flat = self.pairs.reshape(-1)
        np.add.at(flat, (elsewhere * self.people + p) * width + theirs, change)
        flat[(elsewhere * self.people + others) * width + own] += change


def _rise_table(rounds: int) -> Floats:
    """rise[m]: by how much (m - 1)^2 grows with one meeting more; 0 at negative m (indices wrap)."""
    rise = np.zeros(-_EXEMPT + 2 * rounds + 4)
    counts = np.arange(1, rounds + 3)
    rise[counts] = 2 * counts - 1
    return rise


def _pair_costs(model: Model) -> tuple[Ints, Ints]:
    people = model.shape[1]
    rules = np.zeros((people, people), np.int64)
    company = np.zeros((people, people), np.int64)
    if model.strict_apart is not None:
        rules += model.strict_apart
    if model.colleague is not None:
        company += model.colleague
    if model.apart is not None:
        company += model.apart
    if model.together is not None:
        rules -= model.together == 2
        company -= model.together == 1
    return rules, company


def _clashes(model: Model) -> Bools:
    """[P, R, R]: pairs of rounds in which a person may not meet the same subject and one seat is free."""
    free, stays = model.free.T, model.stays.T
    clash: Bools = model.block[:, :, None] == model.block[:, None, :]
    clash &= ~(stays[:, :, None] & stays[:, None, :])
    clash &= free[:, :, None] | free[:, None, :]
    clash &= ~np.eye(len(model.rounds), dtype=np.bool_)
    return clash


def _barred(model: Model) -> Ints | None:
    if model.open is None and model.in_use.all():
        return None
    rounds, people, _ = model.shape
    barred = np.stack([~model.may(r) for r in range(rounds)]).astype(np.int64) * _BARRED
    barred[~model.free] = 0
    return barred.reshape(rounds, people, -1)


def _wish(model: Model) -> Ints:
    rounds, people, tables = model.shape
    wish = np.zeros((rounds, people, tables + 1), np.int64)
    if model.wish is not None:
        wish[:, :, :-1] = model.wish
    return wish
