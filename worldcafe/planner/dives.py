"""Plans by diving on prices: fix the surest paths, price what is left anew, and again; then re-dive in part.

The search of wishes below colleagues and squares (`paths`): large neighbourhood search (Shaw, CP 1998) whose
repair is a dive, with a penalty for missed limits that rises while plans break them and falls while they hold.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worldcafe.planner.columns import Columns
from worldcafe.planner.paths import Prices, Room, ascend, priced
from worldcafe.planner.transport import Bools, Floats, Ints


@dataclass(slots=True)
class _Mood:
    """What changes while searching: the penalty of a missed limit, the temperature of the dives."""

    penalty: float = 5.0
    tau: float = 0.12

    def after(self, legal: bool, *, ever: bool) -> None:
        if legal:
            self.penalty, self.tau = max(4.0, self.penalty * 0.95), max(0.1, self.tau * 0.96)
        else:
            self.penalty = min(20.0 if ever else 60.0, self.penalty * 1.02)
            self.tau = min(1.0, self.tau * 1.01)


class Dives:
    """Each step is a dive; `best` is the cheapest legal choice [P] of paths so far, None before there is one."""

    first_dives = 3
    stall = 40
    part = 0.28
    heat = 0.5

    def __init__(self, columns: Columns, prices: Prices, rng: np.random.Generator) -> None:
        self.columns, self.prices, self.rng = columns, prices, rng
        people = columns.movers.size
        self._everyone = np.arange(people)
        cost = priced(columns, prices, self._everyone, np.arange(len(columns.tables)))
        self.reduced: Floats = cost - cost.min(1)[:, None]
        self._groups_of = [np.flatnonzero(row) for row in columns.member.T]
        self._groups_owe = bool((columns.group_least > 0).any())
        self.best: Ints | None = None
        self.best_cost = np.inf
        self._mood = _Mood()
        self._path = np.full(people, -1)
        self._energy = np.inf
        self._step = self._moved_at = 0

    def seats(self, fixed: Ints) -> Ints | None:
        """[R, everybody] the best plan, those who do not move where they are fixed; None before there is one.

        Whoever is absent has the number of tables, or -1.
        """
        if self.best is None:
            return None
        seats = fixed.copy()
        seats[:, self.columns.movers] = self.columns.tables[self.best].T
        return seats

    def step(self) -> bool:
        """One dive; whether it found something better."""
        self._step += 1
        before = self.best_cost
        if self._step <= self.first_dives:
            self._begin(keep_better=True)
        elif self._step - self._moved_at > self.stall:
            self._begin(keep_better=False)
        else:
            self._redive()
        return bool(self.best_cost < before)

    def _begin(self, *, keep_better: bool) -> None:
        from_best = not keep_better and self.best is not None and self.rng.random() < 0.5
        path = (
            self.best.copy()
            if from_best and self.best is not None
            else self._dive(np.full_like(self._path, -1))
        )
        self._note(path)
        if not keep_better or self._energy_of(path) < self._energy:
            self._path, self._energy = path, self._energy_of(path)
        self._moved_at = self._step

    def _redive(self) -> None:
        path = self._path.copy()
        path[self._chosen(path)] = -1
        path = self._dive(path)
        energy = self._energy_of(path)
        legal = self._note(path)
        if energy < self._energy:
            self._moved_at = self._step
        if energy <= self._energy + self.rng.exponential(self.heat):
            self._path = path
        self._mood.after(legal, ever=self.best is not None)
        self._energy = self._energy_of(self._path)

    def _chosen(self, path: Ints) -> Ints:
        """Who is to be placed anew: those with dear paths, and those near a limit that is missed."""
        rng, people = self.rng, path.size
        placed = path >= 0
        loss = np.where(placed, self.reduced[self._everyone, path], 9.0)
        loss += np.where(placed, 0.1 * self.columns.cost[self._everyone, path], 0.0)
        key = rng.random(people) ** (1 / (0.15 + np.minimum(loss, 5)))
        if rng.random() < 0.9:
            near = self._near_a_missed_limit(path)
            key[near] += rng.random(int(near.sum()))
        key[~placed] = 9
        share = self.part * rng.uniform(0.5, 2) * (1 + (self._step - self._moved_at) / self.stall)
        return np.argsort(-key)[: max(2, int(share * people))]

    def _near_a_missed_limit(self, path: Ints) -> Bools:
        c, placed = self.columns, path >= 0
        used = self._used(path)
        price = self.prices.resource
        miss = np.where(
            price > 0, np.maximum(0, c.most - used) * price, np.maximum(0, used - c.least) * -price
        )
        miss = miss + self._mood.penalty * np.maximum(0, c.least - used)
        cells = c.families[len(c.cells)]
        total = miss[:cells].sum()
        if total <= 0:
            return np.zeros(path.size, np.bool_)
        cell = int(self.rng.choice(cells, p=miss[:cells] / total))
        column = int((c.uses == cell).any(1).argmax())
        family = int((c.uses[column] == cell).argmax())
        theirs = c.tables[path]
        near = np.zeros(path.size, np.bool_)
        for r in c.cells[family]:
            near |= theirs[:, r] == c.tables[column, r]
        return near & placed

    def _used(self, path: Ints) -> Ints:
        return np.bincount(self.columns.uses[path[path >= 0]].ravel(), minlength=self.columns.least.size)

    def _missed(self, path: Ints) -> int:
        c = self.columns
        missed = int(np.maximum(0, c.least - self._used(path)).sum())
        if self._groups_owe:
            missed += int(np.maximum(0, c.group_least - self._group_used(path)).sum())
        return missed

    def _cost(self, path: Ints) -> float:
        placed = path >= 0
        return float(self.columns.cost[self._everyone[placed], path[placed]].sum())

    def _energy_of(self, path: Ints) -> float:
        lost = 8 * int((path < 0).sum()) + self._missed(path)
        return self._mood.penalty * lost + self._cost(path)

    def _note(self, path: Ints) -> bool:
        legal = bool((path >= 0).all()) and not self._missed(path)
        if legal and self._cost(path) < self.best_cost:
            self.best, self.best_cost = path.copy(), self._cost(path)
        return legal

    def _dive(self, path: Ints) -> Ints:
        """Place everyone who has no path (-1), the surest first; some may find none."""
        c, prices, passes = self.columns, self.prices.copy(), 15
        path = path.copy()
        while (left := np.flatnonzero(path == -1)).size:
            room = self._room(path)
            keep = np.flatnonzero((room.most[c.uses] > 0).all(1))
            shut: Bools = np.asarray((room.group_most <= 0)[:, c.seats[keep]].any(2))
            closed: Bools = c.struck[np.ix_(left, keep)] | (c.member[:, left].T @ shut > 0)
            lost: Bools = np.asarray(closed.all(1))
            path[left[lost]] = -2
            left, closed = left[~lost], closed[~lost]
            if not left.size:
                break
            shares = ascend(c, prices, self._mood.tau, passes, left, keep, room, closed)
            shares[closed] = 0
            self._fix(path, left, keep, shares, room)
            passes = 6
        return np.where(path < 0, -1, path)

    def _room(self, path: Ints) -> Room:
        """What those who have a path leave to the others."""
        c, used, by_groups = self.columns, self._used(path), self._group_used(path)
        return Room(
            np.maximum(0, c.least - used),
            c.most - used,
            np.maximum(0, c.group_least - by_groups),
            c.group_most - by_groups,
        )

    def _group_used(self, path: Ints) -> Ints:
        """[groups, seats]: how many of each group sit there."""
        c = self.columns
        placed = np.flatnonzero(path >= 0)
        at = np.zeros((path.size, c.group_most.shape[1]), np.int64)
        at[placed[:, None], c.seats[path[placed]]] = 1
        return c.member @ at

    def _fix(self, path: Ints, left: Ints, keep: Ints, shares: Floats, room: Room) -> None:
        c, rng = self.columns, self.rng
        surest, favourite = shares.max(1), shares.argmax(1)
        least_fixed, fixed = max(1, int(0.2 * left.size)), 0
        for i in np.argsort(-(surest + 0.3 * rng.random(left.size))).tolist():
            sure = surest[i] > 0.6
            if fixed >= least_fixed and not sure:
                break
            drawn = fixed == 0 and not sure
            k = int(rng.choice(keep.size, p=shares[i] / shares[i].sum()) if drawn else favourite[i])
            column, groups = int(keep[k]), self._groups_of[left[i]]
            seats = c.seats[column]
            if (room.most[c.uses[column]] <= 0).any() or (room.group_most[groups[:, None], seats] <= 0).any():
                continue
            path[left[i]] = column
            room.most[c.uses[column]] -= 1
            room.group_most[groups[:, None], seats] -= 1
            fixed += 1
        if not fixed:
            path[left[0]] = -2
