"""Exact assignment of people to bins with limits, by successive cheapest exchanges between bins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_TINY = 1e-9
_PRICINGS = 40
_PRICED_IN_VAIN = 12
_COARSE, _FINE = 50, 2000  # parts in which people choose


def choose(cost: Floats, need: Ints, least: Ints, most: Ints) -> Bools | None:
    """The cheapest choice of `need[p]` different bins per person with least <= load <= most; None if none is.

    cost: [people, bins], infinite where a bin is struck out. Returns [people, bins].
    Minimum-cost flow whose residual graph is condensed to the bins: an arc g -> h is the person for whom
    it costs least to give up g for h (Ahuja, Magnanti and Orlin, Network Flows, 1993, chapter 9).
    """
    people, bins = cost.shape
    if people == 0:
        return np.zeros((0, bins), np.bool_) if not (least > 0).any() else None
    if (np.isfinite(cost).sum(1) < need).any():
        return None
    whole = bool((cost == np.floor(cost)).all())
    have = _balanced_start(cost, need, most) if whole else _cheapest_alone(cost, need)
    exchange = _Exchange(cost, have)
    load = have.sum(0)
    while True:
        if (load > most).any():
            start, end, worth = load > most, load < most, np.inf
        elif (load < least).any():
            start, end, worth = load > least, load < least, np.inf
        else:
            start, end, worth = load > least, load < most, -_TINY
        chain = exchange.cheapest_chain(start, end, worth)
        if chain is None:
            return None if worth == np.inf else have
        exchange.apply(chain)
        load[chain[0]] -= 1
        load[chain[-1]] += 1


def _cheapest_alone(cost: Floats, need: Ints) -> Bools:
    rank = np.argsort(np.argsort(cost, 1, kind="stable"), 1, kind="stable")
    have: Bools = rank < need[:, None]
    return have


def _balanced_start(cost: Floats, need: Ints, most: Ints) -> Bools:
    """[people, bins] the cheapest bins at some prices, which is the cheapest choice for the loads that it makes.

    Costs are whole. Bins that are asked for too often grow dearer; of bins that cost the same the emptiest is taken.
    """
    price = np.zeros(cost.shape[1])
    fewest, best, stale = np.inf, price, 0
    for _ in range(_PRICINGS):
        over = np.maximum(_cheapest(cost, price, need, most, _COARSE).sum(0) - most, 0)
        if over.sum() < fewest:
            fewest, best = over.sum(), price
            stale = 0
        stale += 1
        if not over.any() or stale > _PRICED_IN_VAIN:
            break
        price = price + (over > 0) * (1 + over // np.maximum(most, 1))
    return _cheapest(cost, best, need, most, _FINE)


def _cheapest(cost: Floats, price: Floats, need: Ints, most: Ints, parts: int) -> Bools:
    """The people choose part after part, all of a part at once."""
    people, bins = cost.shape
    have = np.zeros((people, bins), np.bool_)
    load = np.zeros(bins)
    size = max(1, people // parts)
    for begin in range(0, people, size):
        part = slice(begin, begin + size)
        # People of a part begin their search for the emptiest bin at different places.
        first = 7 * np.arange(begin, min(begin + size, people))
        turn: Ints = (np.arange(bins, dtype=np.int64)[None, :] + first[:, None]) % bins
        fill = np.minimum(load / np.maximum(most, 1), 9.0)
        order = np.argsort(cost[part] + price + 0.05 * fill + (0.1 / parts / bins) * turn, 1, kind="stable")
        taken: Bools = np.arange(bins, dtype=np.int64)[None, :] < need[part, None]
        np.put_along_axis(have[part], order, taken, 1)
        load += have[part].sum(0)
    return have


class _Exchange:
    """The cheapest single exchange between every two bins, kept up to date as people exchange."""

    def __init__(self, cost: Floats, have: Bools) -> None:
        self.cost, self.have = cost, have
        bins = cost.shape[1]
        self.price = np.full((bins, bins), np.inf)
        self.who = np.zeros((bins, bins), np.int64)
        for g in range(bins):
            self._refresh(g)

    def _refresh(self, g: int) -> None:
        members = np.flatnonzero(self.have[:, g])
        if not members.size:
            self.price[g] = np.inf
            return
        change = self.cost[members] - self.cost[members, g][:, None]
        change[self.have[members]] = np.inf
        best = change.argmin(0)
        self.price[g] = change[best, np.arange(change.shape[1])]
        self.who[g] = members[best]

    def cheapest_chain(self, start: Bools, end: Bools, below: float = np.inf) -> list[int] | None:
        """Bins along the cheapest chain of exchanges from one of `start` to one of `end` (Bellman-Ford).

        None if there is none that costs less than `below`.
        """
        bins = start.size
        distance = np.where(start, 0.0, np.inf)
        parent = np.full(bins, -1)
        for _ in range(bins):
            through = distance[:, None] + self.price
            before = through.argmin(0)
            value = through[before, np.arange(bins)]
            better = value < distance - _TINY
            if not better.any():
                break
            distance[better] = value[better]
            parent[better] = before[better]
        last = int(np.where(end, distance, np.inf).argmin())
        if not np.isfinite(distance[last]) or not end[last] or not distance[last] < below:
            return None
        chain = [last]
        while parent[chain[-1]] >= 0 and len(chain) <= bins:
            chain.append(int(parent[chain[-1]]))
        return chain[::-1]

    def apply(self, chain: list[int]) -> None:
        stale = set(chain)
        moves = [(int(self.who[g, h]), g, h) for g, h in pairwise(chain)]
        for person, g, h in moves:
            self.have[person, g] = False
            self.have[person, h] = True
            stale.update(np.flatnonzero(self.have[person]).tolist())
        for g in stale:
            self._refresh(g)


def assign(cost: Floats) -> Ints:
    """[n] the column of each row in a cheapest assignment of a square matrix of finite costs.

    Shortest augmenting paths with prices on rows and columns, begun from the cheapest columns that do not collide
    (Jonker and Volgenant, A shortest augmenting path algorithm, Computing 38, 1987).
    """
    size = len(cost)
    column_price = cost.min(0)
    row_of, column_of = np.full(size, -1), np.full(size, -1)
    cheapest = (cost - column_price).argmin(1)
    for i in range(size):
        j = int(cheapest[i])
        if row_of[j] < 0 and cost[i, j] - column_price[j] <= _TINY:
            row_of[j], column_of[i] = i, j
    for i in np.flatnonzero(column_of < 0).tolist():
        _augment(cost, column_price, row_of, column_of, i)
    return column_of


def _augment(cost: Floats, column_price: Floats, row_of: Ints, column_of: Ints, start: int) -> None:
    """Give row `start` a column along the cheapest chain of changes, and mend the prices."""
    size = len(cost)
    distance: Floats = cost[start] - column_price
    before = np.full(size, start)
    open_ = np.ones(size, np.bool_)
    reached: list[int] = []
    while True:
        j = int(np.where(open_, distance, np.inf).argmin())
        least = distance[j]
        open_[j] = False
        i = int(row_of[j])
        if i < 0:
            break
        reached.append(j)
        through = least + cost[i] - column_price - (cost[i, j] - column_price[j])
        better = open_ & (through < distance - _TINY)
        distance[better], before[better] = through[better], i
    column_price[reached] += distance[reached] - least
    while True:
        i = int(before[j])
        row_of[j] = i
        column_of[i], j = j, int(column_of[i])
        if i == start:
            return


def spread(
    cell: Ints, allowed: Bools, rows: tuple[Ints, Ints], columns: tuple[Ints, Ints], people: int
) -> int | None:
    """The least number of pairs that share a cell when `people` more are put into a table of cells.

    cell: [rows, columns], people who are already there (their own pairs are not counted in the answer).
    allowed: which cells may take more. rows, columns: least and most of those added, per row and column.
    None if they cannot be put. Successive shortest paths in the convex transportation problem, each found
    by alternating broadcast minima; exact, since the marginal cost of a cell rises with its load.
    """
    return _Spread(cell, allowed, rows, columns).run(people)


@dataclass(frozen=True, slots=True, eq=False)
class Spreads:
    """What all best spreads have in common: value, the pairs that share a cell (those already there included);
    least, most: [rows, columns] people in a cell; rows, columns: least and most of those added in each."""

    value: int
    least: Ints
    most: Ints
    rows: tuple[Ints, Ints]
    columns: tuple[Ints, Ints]


def best_spreads(
    cell: Ints, allowed: Bools, rows: tuple[Ints, Ints], columns: tuple[Ints, Ints], people: int
) -> Spreads | None:
    """Limits within which every best spread lies, and within which every spread is best; None if there is none.

    Arguments as for `spread`. With prices at which one best spread is cheapest, all others are cheapest as
    well, and a cell of rising cost is used by one of at most two numbers of people (complementary slackness).
    """
    return _Spread(cell, allowed, rows, columns).limits(people)


class _Spread:
    _OWED = -(10.0**6)

    def __init__(
        self, cell: Ints, allowed: Bools, rows: tuple[Ints, Ints], columns: tuple[Ints, Ints]
    ) -> None:
        self.cell, self.allowed, self.rows, self.columns = cell, allowed, rows, columns
        self.added = np.zeros_like(cell)

    def run(self, people: int) -> int | None:
        self.added = self._even_start(people)
        row, column = self.added.sum(1), self.added.sum(0)
        for _ in range(people - int(self.added.sum())):
            if not self._add_one(row, column):
                return None
        if (row < self.rows[0]).any() or (column < self.columns[0]).any():
            return None
        total = self.cell + self.added
        return int((total * (total - 1) // 2 - self.cell * (self.cell - 1) // 2).sum())

    def limits(self, people: int) -> Spreads | None:
        value = self.run(people)
        if value is None:
            return None
        row, column, outer_row, outer_column = self._prices()
        price = column[None, :] - row[:, None]
        least = np.where(self.allowed, np.maximum(self.cell, price), self.cell)
        most = np.where(self.allowed, np.maximum(self.cell, price + 1), self.cell)
        full_row, bare_row = row > outer_row, row < outer_row
        full_column, bare_column = column < outer_column, column > outer_column
        return Spreads(
            value + int((self.cell * (self.cell - 1) // 2).sum()),
            least,
            most,
            (np.where(full_row, self.rows[1], self.rows[0]), np.where(bare_row, self.rows[0], self.rows[1])),
            (
                np.where(full_column, self.columns[1], self.columns[0]),
                np.where(bare_column, self.columns[0], self.columns[1]),
            ),
        )

    def _prices(self) -> tuple[Ints, Ints, int, int]:
        """Potentials of rows, columns, source and sink at which no exchange of what is placed gains anything."""
        large = 10**9
        row, column = np.zeros(len(self.rows[0]), np.int64), np.zeros(len(self.columns[0]), np.int64)
        source = sink = 0
        more = np.where(self.allowed, self.cell + self.added, large)
        fewer = np.where(self.added > 0, 1 - self.cell - self.added, large)
        in_row, in_column = self.added.sum(1), self.added.sum(0)
        while True:
            before = (row, column, source, sink)
            column = np.minimum(column, (row[:, None] + more).min(0))
            row = np.minimum(row, (column[None, :] + fewer).min(1))
            row = np.where(in_row < self.rows[1], np.minimum(row, source), row)
            source = int(row[in_row > self.rows[0]].min(initial=source))
            sink = int(column[in_column < self.columns[1]].min(initial=sink))
            column = np.where(in_column > self.columns[0], np.minimum(column, sink), column)
            if (row == before[0]).all() and (column == before[1]).all() and (source, sink) == before[2:]:
                return row, column, source, sink

    def _even_start(self, people: int) -> Ints:
        # The same load in every cell is a cheapest way of placing as many people, so paths may start from it.
        if self.cell.any() or not self.allowed.any():
            return np.zeros_like(self.cell)
        per_row = (self.rows[0] // np.maximum(self.allowed.sum(1), 1)).min()
        per_column = (self.columns[0] // np.maximum(self.allowed.sum(0), 1)).min()
        each = int(min(per_row, per_column, people // int(self.allowed.sum())))
        return np.where(self.allowed, each, 0)

    def _add_one(self, row: Ints, column: Ints) -> bool:
        more = np.where(self.allowed, (self.cell + self.added).astype(float), np.inf)
        fewer = np.where(self.added > 0, -(self.cell + self.added - 1).astype(float), np.inf)
        to_row = np.where(row < self.rows[0], self._OWED, np.where(row < self.rows[1], 0.0, np.inf))
        from_column = np.where(
            column < self.columns[0], self._OWED, np.where(column < self.columns[1], 0.0, np.inf)
        )
        to_column = np.full(column.size, np.inf)
        row_parent = np.full(row.size, -1)
        column_parent = np.full(column.size, -1)
        entered = to_row.copy()
        while True:
            forward = to_row[:, None] + more
            best = forward.argmin(0)
            value = forward[best, np.arange(column.size)]
            better = value < to_column
            to_column[better], column_parent[better] = value[better], best[better]
            backward = to_column[None, :] + fewer
            back = backward.argmin(1)
            value = backward[np.arange(row.size), back]
            again = value < to_row
            to_row[again], row_parent[again] = value[again], back[again]
            if not better.any() and not again.any():
                break
        end = int((to_column + from_column).argmin())
        if not np.isfinite(to_column[end] + from_column[end]):
            return False
        column[end] += 1
        here = end
        while True:
            r = int(column_parent[here])
            self.added[r, here] += 1
            if row_parent[r] < 0 or to_row[r] >= entered[r]:
                row[r] += 1
                return True
            here = int(row_parent[r])
            self.added[r, here] -= 1
