"""Prices on what whole paths use: the joint bound on the wishes below colleagues and repeat meetings.

The resources are those of `columns`. Prices on them give a bound that is valid at any prices (Lagrangian duality);
they are raised by scaling the entropic problem, family by family (Bregman projections: Benamou, Carlier, Cuturi,
Nenna and Peyre, SIAM J. Sci. Comput. 37, 2015), at falling temperatures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import numpy as np

from worldcafe.planner.columns import STRUCK, Columns
from worldcafe.planner.transport import Bools, Floats, Ints

_COOLING = (2.0, 1.0, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015)
_PASSES = 50
_FOLD = 10


@dataclass(slots=True, eq=False)
class Prices:
    """A price per resource, and per seat for each group: [G, seats]."""

    resource: Floats
    company: Floats

    def copy(self) -> Prices:
        return Prices(self.resource.copy(), self.company.copy())


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """Least and most that is still to be used of every resource, and by every group of every seat."""

    least: Ints
    most: Ints
    group_least: Ints
    group_most: Ints


def all_room(columns: Columns) -> Room:
    """The room while nobody has a path."""
    return Room(columns.least, columns.most, columns.group_least, columns.group_most)


def no_prices(columns: Columns) -> Prices:
    """Everything free."""
    return Prices(np.zeros(columns.least.size), np.zeros(columns.group_most.shape))


def priced(columns: Columns, prices: Prices, rows: Ints, keep: Ints) -> Floats:
    """[rows, keep]: what each path costs each person at these prices."""
    cost: Floats = columns.cost[np.ix_(rows, keep)] + prices.resource[columns.uses[keep]].sum(1)[None, :]
    if columns.groups:
        per_person = columns.member[:, rows].T @ prices.company
        for seat in columns.seats[keep].T:
            cost += np.take(per_person, seat, 1)
    return cost


def dual_value(columns: Columns, prices: Prices) -> float:
    """A bound on the wish cost, whatever the prices: the cheapest paths less what the resources are worth."""
    everyone, everything = np.arange(columns.movers.size), np.arange(len(columns.tables))
    cheapest = priced(columns, prices, everyone, everything).min(1).sum()
    worth = np.where(prices.resource > 0, columns.most, columns.least) * prices.resource
    of_groups = np.where(prices.company > 0, columns.group_most, columns.group_least) * prices.company
    return float(cheapest - worth.sum() - of_groups.sum())


def joint_bound(columns: Columns, enough: Callable[[], bool] = lambda: False) -> tuple[int, Prices]:
    """The least wish cost of any plan with colleagues and squares at their bounds; its prices.

    It is valid however early `enough` ends it.
    """
    prices = no_prices(columns)
    best, kept = dual_value(columns, prices), prices.copy()
    everyone, everything = np.arange(columns.movers.size), np.arange(len(columns.tables))
    for tau in _COOLING:
        for _ in range(0, _PASSES, _FOLD):
            if enough():
                return max(0, ceil(best - 1e-6)), kept
            ascend(columns, prices, tau, _FOLD, everyone, everything, all_room(columns))
        value = dual_value(columns, prices)
        if value > best:
            best, kept = value, prices.copy()
    return max(0, ceil(best - 1e-6)), kept


def ascend(
    columns: Columns,
    prices: Prices,
    tau: float,
    passes: int,
    rows: Ints,
    keep: Ints,
    room: Room,
    closed: Bools | None = None,
) -> Floats:
    """Scale the entropic problem at temperature tau for some people and paths; changes `prices`.

    Returns [rows, keep], the share that each person takes of each path; rows sum to 1.
    """
    cost = priced(columns, prices, rows, keep)
    if closed is not None:
        cost[closed] = STRUCK
    scaling = _Scaling(columns, prices, tau, cost, rows, keep, room)
    for _ in range(passes):
        for f in range(len(columns.families) - 1):
            scaling.project_family(f)
        if scaling.grouped:
            for r in range(columns.tables.shape[1]):
                scaling.project_company(r)
    return scaling.shares()


class _Scaling:
    """diag(row) kernel diag(column), its rows summing to 1, projected upon one family of limits at a time."""

    # Numbers are held within these, far from the ends of double precision, whatever the prices do.
    _LARGEST = 100.0
    _HUGE = 1e100

    def __init__(
        self, columns: Columns, prices: Prices, tau: float, cost: Floats, rows: Ints, keep: Ints, room: Room
    ) -> None:
        self.columns, self.prices, self.tau, self.room = columns, prices, tau, room
        self.kernel: Floats = np.exp((cost.min(1)[:, None] - cost) / tau)
        self.column = np.ones(keep.size)
        self.row = 1.0 / self.kernel.sum(1)
        self.uses = columns.uses[keep]
        rounds = columns.tables.shape[1]
        self.width = (columns.group_most.shape[1] - 1) // rounds
        self.at = columns.tables[keep]
        tables: Ints = np.arange(self.width, dtype=np.int64)
        self.at_table: list[Floats] = [
            np.equal(self.at[:, r, None], tables).astype(np.float64) for r in range(rounds)
        ]
        self.member: Floats = columns.member[:, rows].astype(float)
        self.grouped = bool(self.member.any())
        self.low, self.high = _logs(room.least, room.most)
        self.group_low, self.group_high = _logs(room.group_least, room.group_most)

    def project_family(self, f: int) -> None:
        begin, end = self.columns.families[f], self.columns.families[f + 1]
        index = self.uses[:, f] - begin
        load: Floats = np.bincount(
            index, self.column * (self.row @ self.kernel), minlength=end - begin
        ).astype(np.float64)
        old = self.prices.resource[begin:end]
        new = self._new_price(load, old, self.low[begin:end], self.high[begin:end])
        self.column *= np.exp((old - new) / self.tau)[index]
        self.prices.resource[begin:end] = new
        self._rows_to_one()

    def _new_price(self, load: Floats, old: Floats, low: Floats, high: Floats) -> Floats:
        unpriced = np.log(np.maximum(load, 1e-250)) + old / self.tau
        new: Floats = self.tau * (np.maximum(0, unpriced - high) + np.minimum(0, unpriced - low))
        limit = self.tau * self._LARGEST
        return np.clip(new, old - limit, old + limit)

    def project_company(self, r: int) -> None:
        """The people of a group at the tables of the round, no more and no fewer than there may be."""
        part = slice(r * self.width, (r + 1) * self.width)
        load: Floats = self.member @ (self.row[:, None] * ((self.kernel * self.column) @ self.at_table[r]))
        old = self.prices.company[:, part]
        new = self._new_price(load, old, self.group_low[:, part], self.group_high[:, part])
        factor = np.ones((self.row.size, self.width + 1))
        factor[:, :-1] = np.exp(self.member.T @ ((old - new) / self.tau))
        self.prices.company[:, part] = new
        self.kernel *= np.take(factor, self.at[:, r], 1)
        np.minimum(self.kernel, 1e50, out=self.kernel)
        self._rows_to_one()

    def _rows_to_one(self) -> None:
        top = self.column.max()
        if not 1e-30 < top < 1e30:
            self.column /= top
        self.column = np.clip(self.column, 1 / self._HUGE, self._HUGE)
        self.row = 1.0 / np.maximum(self.kernel @ self.column, 1 / self._HUGE)

    def shares(self) -> Floats:
        made: Floats = self.kernel * self.column + 1e-300
        made /= made.sum(1)[:, None]
        return made


def _logs(least: Ints, most: Ints) -> tuple[Floats, Floats]:
    with np.errstate(divide="ignore"):
        return np.log(least.astype(float)), np.log(np.maximum(most, 1e-9))
