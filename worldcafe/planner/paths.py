"""Whole paths as columns: the joint bound on the wishes below colleagues and repeat meetings, and its prices.

A path is a table per round, subjects different. If the tables are alike, a plan has no colleague meeting
and its squares at the bound if and only if every resource below is used between its least and most:
each cell (two rounds, two tables) by the even share of people, each table in each round by its size, each
triple of seats by one person at most, each table in each round by one person of an organisation at most.
Prices on the resources give a bound that is valid at any prices (Lagrangian duality); they are raised by
scaling the entropic problem, family by family (Bregman projections: Benamou, Carlier, Cuturi, Nenna and
Peyre, SIAM J. Sci. Comput. 37, 2015), at falling temperatures.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, permutations
from math import ceil, perm

import numpy as np

from worldcafe.planner.bounds import Bounds, even_pairs
from worldcafe.planner.model import Model
from worldcafe.planner.transport import Bools, Floats, Ints

_MOST_PATHS = 3100
_MOST_CELLS = 60_000
_STRUCK = 1e4
_COOLING = (2.0, 1.0, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015)
_PASSES = 50
_FOLD = 10


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The choice of a path per person who moves.

    movers: [P] people. tables: [K, R] the paths. cost: [P, K] wishes, `_STRUCK` where the path is barred.
    uses: [K, F] the resource of each family that a path uses; families: [F + 1] where they begin.
    least, most: per resource. group: [P] organisation with several movers, or the last number for none.
    seats: [K, R] round * T + table, what a group may use once each.
    """

    movers: Ints
    tables: Ints
    cost: Floats
    uses: Ints
    families: tuple[int, ...]
    least: Ints
    most: Ints
    group: Ints
    groups: int
    seats: Ints
    all_seats: int

    @property
    def struck(self) -> Bools:
        """[P, K]: which paths are barred."""
        return self.cost >= _STRUCK


@dataclass(slots=True, eq=False)
class Prices:
    """A price per resource and per (organisation, seat); the last organisation is nobody's and costs nothing."""

    resource: Floats
    company: Floats

    def copy(self) -> Prices:
        return Prices(self.resource.copy(), self.company.copy())


def columns_of(model: Model, bounds: Bounds) -> Columns | None:
    """The columns of a problem; None where this method does not serve."""
    rounds, _, tables = model.shape
    movers = np.flatnonzero(model.free.all(0))
    if (
        not _alike(model)
        or bounds.colleague_meetings
        or not movers.size
        or perm(tables, rounds) > _MOST_PATHS
    ):
        return None
    paths = _paths(model)
    size = movers.size
    cells = int((model.subject[0][:, None] != model.subject[0][None, :]).sum())
    pairs = list(combinations(range(rounds), 2))
    if not 0 < len(paths) * size <= _MOST_CELLS or even_pairs(size, cells) * len(pairs) != bounds.squares:
        return None
    families = [(paths[:, q] * tables + paths[:, r], size // cells, -(-size // cells)) for q, r in pairs]
    hosts = np.bincount(model.fixed[0][model.fixed[0] >= 0], minlength=tables)
    ends = [(paths[:, r], model.least[r] - hosts, model.most[r] - hosts) for r in range(rounds)]
    triples = list(combinations(range(rounds), 3)) if size > cells else []
    threes = [((paths[:, a] * tables + paths[:, b]) * tables + paths[:, c], 0, 1) for a, b, c in triples]
    uses, starts, least, most = _numbered([*families, *ends, *threes])
    group, groups = _groups(model, movers)
    return Columns(
        movers=movers,
        tables=paths,
        cost=_cost(model, movers, paths),
        uses=uses,
        families=starts,
        least=least,
        most=most,
        group=group,
        groups=groups,
        seats=paths + np.arange(rounds) * tables,
        all_seats=rounds * tables,
    )


def _alike(model: Model) -> bool:
    """Everyone moves all day or stays all day, tables differ in topic only, each topic has as many."""
    steady = (model.free.all(0) | ~model.free.any(0)).all() and (model.fixed == model.fixed[0]).all()
    same = (model.subject == model.subject[0]).all() and model.in_use.all() and (model.subject >= 0).all()
    pairs = any(x is not None for x in (model.apart, model.strict_apart, model.together))
    per_topic = np.unique(model.subject[0], return_counts=True)[1]
    return bool(steady and same and not pairs and not model.block.any() and np.unique(per_topic).size == 1)


def _paths(model: Model) -> Ints:
    rounds, _, tables = model.shape
    subject = model.subject[0].tolist()
    kept = [p for p in permutations(range(tables), rounds) if len({subject[t] for t in p}) == rounds]
    return np.array(kept, np.int64).reshape(-1, rounds)


def _numbered(
    families: list[tuple[Ints, Ints | int, Ints | int]],
) -> tuple[Ints, tuple[int, ...], Ints, Ints]:
    """Resources of all families in one numbering: [K, F] uses, where each family begins, least and most."""
    uses: list[Ints] = []
    starts = [0]
    least: list[Ints] = []
    most: list[Ints] = []
    for code, low, high in families:
        names, index = np.unique(code, return_inverse=True)
        uses.append(starts[-1] + index)
        least.append(np.broadcast_to(low, names.shape) if isinstance(low, int) else low[names])
        most.append(np.broadcast_to(high, names.shape) if isinstance(high, int) else high[names])
        starts.append(starts[-1] + names.size)
    return np.stack(uses, 1), tuple(starts), np.concatenate(least), np.concatenate(most)


def _groups(model: Model, movers: Ints) -> tuple[Ints, int]:
    organisation = np.array(model.problem.organisation, np.int64)[movers]
    names, count = np.unique(organisation[organisation >= 0], return_counts=True)
    shared = names[count > 1]
    place = np.searchsorted(shared, organisation)
    known = np.isin(organisation, shared)
    return np.where(known, place, shared.size), shared.size


def _cost(model: Model, movers: Ints, paths: Ints) -> Floats:
    rounds, _, tables = model.shape
    cost = np.zeros((movers.size, len(paths)))
    barred = np.zeros((movers.size, len(paths)), np.bool_)
    for r in range(rounds):
        if model.wish is not None:
            cost += model.wish[r][movers][:, paths[:, r]]
        barred |= ~model.may(r)[movers][:, paths[:, r]]
    if model.colleague is not None:
        hosts = np.flatnonzero(model.fixed[0] >= 0)
        meets = np.zeros((movers.size, tables), np.bool_)
        for host in hosts.tolist():
            meets[:, int(model.fixed[0, host])] |= model.colleague[movers, host]
        barred |= meets[:, paths].any(2)
    if model.must is not None:
        for i, p in enumerate(map(int, movers)):
            for topic in sorted(model.must[p]):
                barred[i] |= ~(model.topic[0][paths] == topic).any(1)
    cost[barred] = _STRUCK
    return cost


def no_prices(columns: Columns) -> Prices:
    """Everything free."""
    return Prices(np.zeros(columns.least.size), np.zeros((columns.groups + 1, columns.all_seats)))


def priced(columns: Columns, prices: Prices, rows: Ints, keep: Ints) -> Floats:
    """[rows, keep]: what each path costs each person at these prices."""
    cost: Floats = columns.cost[np.ix_(rows, keep)] + prices.resource[columns.uses[keep]].sum(1)[None, :]
    if columns.groups:
        per_group = prices.company[:, columns.seats[keep]].sum(2)
        cost += per_group[columns.group[rows]]
    return cost


def dual_value(columns: Columns, prices: Prices) -> float:
    """A bound on the wish cost, whatever the prices: the cheapest paths less what the resources are worth."""
    everyone, everything = np.arange(columns.movers.size), np.arange(len(columns.tables))
    cheapest = priced(columns, prices, everyone, everything).min(1).sum()
    worth = np.where(prices.resource > 0, columns.most, columns.least) * prices.resource
    return float(cheapest - worth.sum() - prices.company.sum())


def joint_bound(columns: Columns, enough: Callable[[], bool] = lambda: False) -> tuple[int, Prices]:
    """The least wish cost of any plan without colleagues and with the squares at their bound; its prices.

    It is valid however early `enough` ends it.
    """
    prices = no_prices(columns)
    best, kept = dual_value(columns, prices), prices.copy()
    everyone, everything = np.arange(columns.movers.size), np.arange(len(columns.tables))
    for tau in _COOLING:
        for _ in range(0, _PASSES, _FOLD):
            if enough():
                return max(0, ceil(best - 1e-6)), kept
            ascend(columns, prices, tau, _FOLD, everyone, everything, columns.least, columns.most)
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
    least: Ints,
    most: Ints,
    closed: Bools | None = None,
) -> Floats:
    """Scale the entropic problem at temperature tau for some people and paths; changes `prices`.

    Returns [rows, keep], the share that each person takes of each path; rows sum to 1.
    """
    cost = priced(columns, prices, rows, keep)
    if closed is not None:
        cost[closed] = _STRUCK
    scaling = _Scaling(columns, prices, tau, cost, rows, keep)
    for _ in range(passes):
        for f in range(len(columns.families) - 1):
            scaling.project_family(f, least, most)
        if columns.groups:
            for r in range(columns.tables.shape[1]):
                scaling.project_company(r)
    return scaling.shares()


class _Scaling:
    """diag(row) kernel diag(column), its rows summing to 1, projected upon one family of limits at a time."""

    # Numbers are held within these, far from the ends of double precision, whatever the prices do.
    _LARGEST = 100.0
    _HUGE = 1e100

    def __init__(
        self, columns: Columns, prices: Prices, tau: float, cost: Floats, rows: Ints, keep: Ints
    ) -> None:
        self.columns, self.prices, self.tau = columns, prices, tau
        self.kernel: Floats = np.exp((cost.min(1)[:, None] - cost) / tau)
        self.column = np.ones(keep.size)
        self.row = 1.0 / self.kernel.sum(1)
        self.uses = columns.uses[keep]
        self.seats = columns.seats[keep]
        self.group = columns.group[rows]
        width = columns.all_seats // columns.tables.shape[1]
        self.width = width
        tables: Ints = np.arange(width, dtype=np.int64)
        self.at_table: list[Floats] = [
            np.equal(self.seats[:, r, None], r * width + tables).astype(np.float64)
            for r in range(self.seats.shape[1])
        ]
        self.members = (self.group[None, :] == np.arange(columns.groups)[:, None]).astype(float)

    def project_family(self, f: int, least: Ints, most: Ints) -> None:
        begin, end = self.columns.families[f], self.columns.families[f + 1]
        index = self.uses[:, f] - begin
        load: Floats = np.bincount(
            index, self.column * (self.row @ self.kernel), minlength=end - begin
        ).astype(np.float64)
        old = self.prices.resource[begin:end]
        new = self._new_price(load, old, least[begin:end], most[begin:end])
        self.column *= np.exp((old - new) / self.tau)[index]
        self.prices.resource[begin:end] = new
        self._rows_to_one()

    def _new_price(self, load: Floats, old: Floats, least: Ints, most: Ints) -> Floats:
        unpriced = np.log(np.maximum(load, 1e-250)) + old / self.tau
        with np.errstate(divide="ignore"):
            low, high = np.log(least.astype(float)), np.log(np.maximum(most, 1e-9))
        new: Floats = self.tau * (np.maximum(0, unpriced - high) + np.minimum(0, unpriced - low))
        limit = self.tau * self._LARGEST
        return np.clip(new, old - limit, old + limit)

    def project_company(self, r: int) -> None:
        """One person of an organisation at each table of the round at most."""
        part = slice(r * self.width, (r + 1) * self.width)
        load: Floats = self.members @ (self.row[:, None] * ((self.kernel * self.column) @ self.at_table[r]))
        old = self.prices.company[:-1, part]
        unpriced = np.log(np.maximum(load, 1e-250)) + old / self.tau
        new = np.minimum(self.tau * np.maximum(0, unpriced), old + self.tau * self._LARGEST)
        factor = np.ones((self.columns.groups + 1, self.width))
        factor[:-1] = np.exp((old - new) / self.tau)
        self.prices.company[:-1, part] = new
        self.kernel *= factor[self.group][:, self.seats[:, r] - r * self.width]
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
