"""Prices on what whole paths use: the joint bound on the wishes below colleagues and repeat meetings.

The resources are those of `columns`. Prices on them give a bound that is valid at any prices (Lagrangian duality);
they are raised by scaling the entropic problem, family by family (Bregman projections: Benamou, Carlier, Cuturi,
Nenna and Peyre, SIAM J. Sci. Comput. 37, 2015), at falling temperatures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
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
        scaling.project()
    return scaling.shares()


class _Scaling:
    """diag(row) kernel diag(column), its rows summing to 1, projected upon one family of limits at a time.

    Prices are kept in units of the temperature while scaling. One pass is a few hundred thousand products, so that
    the time goes into the calls: whatever need not be done for every family is done once per pass.
    """

    # Numbers are held within these, far from the ends of double precision, whatever the prices do.
    _LARGEST = 30.0
    _HUGE = 1e100
    _TINY = 1e-250

    def __init__(
        self, columns: Columns, prices: Prices, tau: float, cost: Floats, rows: Ints, keep: Ints, room: Room
    ) -> None:
        self.prices, self.tau = prices, tau
        self.kernel: Floats = np.exp((cost.min(1)[:, None] - cost) / tau)
        self.column = np.ones(keep.size)
        self.row = 1.0 / self.kernel.sum(1)
        self.families = list(_families(columns, keep, room))
        self.member: Floats = columns.member[:, rows].astype(float)
        self.grouped = np.flatnonzero(self.member.any(0))
        self.rounds = list(_rounds(columns, keep, room)) if self.grouped.size else []
        self.member = self.member[:, self.grouped]

    def project(self) -> None:
        """One pass over all families and groups."""
        for family in self.families:
            self._project_family(*family)
        for round_ in self.rounds:
            self._project_company(*round_)
        top = self.column.max()
        if not 1e-30 < top < 1e30:
            self.column /= top
        np.maximum(self.column, 1 / self._HUGE, out=self.column)
        if self.rounds:
            np.minimum(self.kernel, 1e50, out=self.kernel)
        self.row = 1.0 / (self.kernel @ self.column + 1 / self._HUGE)

    def _project_family(self, part: slice, index: Ints, low: Floats, high: Floats) -> None:
        price = self.prices.resource[part]
        used: Floats = self.column * (self.row @ self.kernel)
        load: Floats = np.bincount(index, used, minlength=price.size).astype(np.float64)
        change = self._raise(price, load, low, high)
        self.column *= np.exp(change)[index]
        self.row = 1.0 / (self.kernel @ self.column + 1 / self._HUGE)

    def _raise(self, price: Floats, load: Floats, low: Floats, high: Floats) -> Floats:
        """Change the prices so that the loads are within their limits; returns by how much they fell (over tau)."""
        old = price / self.tau
        unpriced = np.log(load + self._TINY) + old
        new = np.maximum(unpriced - high, 0.0) + np.minimum(unpriced - low, 0.0)
        change: Floats = np.minimum(np.maximum(old - new, -self._LARGEST), self._LARGEST)
        price -= change * self.tau
        return change

    def _project_company(self, part: slice, at: Ints, at_table: Floats, low: Floats, high: Floats) -> None:
        """The people of a group at the tables of the round, no more and no fewer than there may be."""
        some = self.grouped
        price = self.prices.company[:, part]
        shares = self.kernel if some.size == self.row.size else self.kernel[some]
        load: Floats = self.member @ (self.row[some, None] * ((shares * self.column) @ at_table))
        change = self._raise(price, load, low, high)
        factor = np.ones((some.size, at_table.shape[1] + 1))
        factor[:, :-1] = np.exp(self.member.T @ change)
        if shares is self.kernel:
            self.kernel *= np.take(factor, at, 1)
        else:
            self.kernel[some] = shares * np.take(factor, at, 1)
        self.row = 1.0 / (self.kernel @ self.column + 1 / self._HUGE)

    def shares(self) -> Floats:
        made: Floats = self.kernel * self.column + 1e-300
        made /= made.sum(1)[:, None]
        return made


def _families(columns: Columns, keep: Ints, room: Room) -> Iterator[tuple[slice, Ints, Floats, Floats]]:
    """Per family: its part of the resources, which of them each path uses, logarithms of least and most."""
    low, high = _logs(room.least, room.most)
    for f, (begin, end) in enumerate(pairwise(columns.families)):
        index = np.ascontiguousarray(columns.uses[keep, f] - begin)
        yield slice(begin, end), index, low[begin:end], high[begin:end]


def _rounds(columns: Columns, keep: Ints, room: Room) -> Iterator[tuple[slice, Ints, Floats, Floats, Floats]]:
    """Per round: its seats, the table of each path, [paths, T] whether at the table, logarithms of least and most."""
    low, high = _logs(room.group_least, room.group_most)
    rounds = columns.tables.shape[1]
    width = (columns.group_most.shape[1] - 1) // rounds
    for r in range(rounds):
        part = slice(r * width, (r + 1) * width)
        at = np.ascontiguousarray(columns.tables[keep, r])
        tables: Ints = np.arange(width, dtype=np.int64)
        at_table = np.equal(at[:, None], tables).astype(np.float64)
        yield part, at, at_table, low[:, part], high[:, part]


def _logs(least: Ints, most: Ints) -> tuple[Floats, Floats]:
    with np.errstate(divide="ignore"):
        return np.log(least.astype(float)), np.log(np.maximum(most, 1e-9))
