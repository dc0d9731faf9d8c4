"""The least squares that any plan can have if at most so many cards change: prices on cells, sizes and changes.

People together in two rounds share a cell (table then, table now), and C(n, 2) pairs share a cell of n people. With a
price on every cell, on the table sizes and on a changed card, everybody takes the cheapest path and every cell its
cheapest number: that sum is a bound at any prices (Lagrangian duality: Geoffrion, Mathematical Programming Study 2,
1974). The prices are raised by scaling the entropic problem, one pair of rounds at a time, as in `paths`; here a cell's
price follows from its convex cost instead of from limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import ceil

import numpy as np

from worldcafe.planner.bounds import exempt_allowance
from worldcafe.planner.model import Model
from worldcafe.planner.replanning_paths import Paths
from worldcafe.planner.transport import Bools, Floats, Ints

_COOLING = (1.0, 0.5, 0.25, 0.12, 0.06, 0.03)
_PASSES = 20
_COOL = 0.12
_WORTH_GOING_ON = 0.1
_BARRED = 1e6
_ROUNDING = 1e-6
_MOST_WORK = 30_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """A bound on the squares of plans with at most c changed cards: value - price * c."""

    value: float
    price: float

    def at(self, changed: int) -> int:
        """The bound for so many changes."""
        return ceil(self.value - self.price * changed - _ROUNDING)


@dataclass(frozen=True, slots=True, eq=False)
class _Cells:
    """Two rounds. counted: [P] who can meet there. before: [P] their table in the first round if that is over, else
    None; first, then: the places of the open rounds in a path."""

    counted: Floats
    before: Ints | None
    first: int
    then: int


class Pricing:
    """Prices for one problem; `line` raises them for one price of a changed card."""

    def __init__(
        self, model: Model, frozen: Ints, open_rounds: Ints, paths: Paths, sizes: tuple[Ints, Ints]
    ) -> None:
        """`sizes`: least and most [R, T + 1] of the open rounds."""
        self.tables = model.shape[2]
        self.paths = paths
        self.barred: Floats = np.where(paths.permitted, 0.0, _BARRED)
        self.change: Floats = paths.changes.astype(np.float64)
        self.low, self.high = (x.astype(np.float64) for x in sizes)
        self.settled = 0
        self.cells: list[_Cells] = []
        place = {r: i for i, r in enumerate(open_rounds.tolist())}
        for q, r in combinations(range(model.shape[0]), 2):
            counted = model.present[q] & model.present[r] & ~model.stays[q] & ~model.stays[r]
            if q in place and r in place:
                self.cells.append(_Cells(counted.astype(np.float64), None, place[q], place[r]))
            elif r in place or q in place:
                over, ahead = (q, r) if r in place else (r, q)
                before = np.where(counted, model.fixed[over], 0)
                self.cells.append(_Cells(counted.astype(np.float64), before, -1, place[ahead]))
            else:
                self.settled += _pairs(model, q, r, counted)
        self.settled -= exempt_allowance(model)
        self.cell_prices = [np.zeros((self.tables + 1, self.tables + 1)) for _ in self.cells]
        self.size_prices: Floats = np.zeros(self.low.shape)
        self.cost: Floats = self.barred.copy()
        self.work = 0

    def line(self, price: float, changed: int, squares: int) -> Line:
        """The best bound found with this price for every changed card; enough if it is `squares` at `changed`."""
        self.cost = self._costs(price)
        best = self._value()
        for tau in _COOLING:
            if Line(best + self.settled, price).at(changed) >= squares:
                break
            for _ in range(_PASSES):
                self._pass(tau)
                if self.work > _MOST_WORK:
                    break
            self.cost = self._costs(price)  # anew, so that no rounding adds up
            before, best = best, max(best, self._value())
            if self.work > _MOST_WORK or (tau <= _COOL and best - before < _WORTH_GOING_ON):
                break
        return Line(best + self.settled, price)

    def _pass(self, tau: float) -> None:
        for i in range(len(self.cells)):
            self._project_cells(i, tau)
        for r in range(len(self.low)):
            self._project_sizes(r, tau)
        self.work += self.cost.size * (len(self.cells) + len(self.low))

    def _costs(self, price: float) -> Floats:
        """[K, P]: what each path costs each person."""
        cost: Floats = self.barred + price * self.change
        for cells, prices in zip(self.cells, self.cell_prices, strict=True):
            cost += self._of_cells(cells, prices)
        for r, prices in enumerate(self.size_prices):
            cost += prices[self.paths.tables[:, r]][:, None]
        return cost

    def _of_cells(self, cells: _Cells, prices: Floats) -> Floats:
        """[K, P] or [K, 1]: what the cells of two rounds add to each path."""
        then = self.paths.tables[:, cells.then]
        if cells.before is None:
            return prices[self.paths.tables[:, cells.first], then][:, None] * cells.counted
        return prices[cells.before].T[then] * cells.counted

    def _value(self) -> float:
        value = float(self.cost.min(0).sum())
        for prices in self.cell_prices:
            number = np.ceil(np.maximum(prices, 0.0))
            value += float((number * (number - 1) / 2 - prices * number).sum())
        worth = np.where(self.size_prices > 0, self.high, self.low) * self.size_prices
        return value - float(worth.sum())

    def _shares(self, tau: float) -> Floats:
        shares: Floats = self.cost.min(0) - self.cost
        shares /= tau
        np.exp(shares, out=shares)
        shares /= shares.sum(0)
        return shares

    def _project_cells(self, i: int, tau: float) -> None:
        """Bring the prices of the cells of two rounds to what so many people are worth there."""
        cells, prices, at = self.cells[i], self.cell_prices[i], self.paths.tables
        shares = self._shares(tau) * cells.counted
        size = self.tables + 1
        load: Floats = np.zeros((size, size))
        if cells.before is None:
            code = at[:, cells.first] * size + at[:, cells.then]
            load = (
                np.bincount(code, shares.sum(1), minlength=size * size).reshape(size, size).astype(np.float64)
            )
        else:
            of_path: Floats = np.zeros((size, size))
            ahead = at[:, cells.then]
            by_table = np.zeros((len(at), size))
            by_table[np.arange(len(at)), ahead] = 1.0
            np.add.at(of_path, cells.before, shares.T @ by_table)
            load = of_path
        new = _price_of(prices + tau * np.log(load + 1e-200), tau)
        new[-1, :] = new[:, -1] = 0.0
        self.cost += self._of_cells(cells, new - prices)
        self.cell_prices[i] = new

    def _project_sizes(self, r: int, tau: float) -> None:
        shares = self._shares(tau).sum(1)
        load = np.bincount(self.paths.tables[:, r], shares, minlength=self.tables + 1)
        unpriced = self.size_prices[r] + tau * np.log(load + 1e-200)
        with np.errstate(divide="ignore"):
            high, low = tau * np.log(np.maximum(self.high[r], 1e-9)), tau * np.log(self.low[r])
        new = np.maximum(unpriced - high, 0.0) + np.minimum(unpriced - low, 0.0)
        new[-1] = 0.0
        new = np.clip(new, -50.0, 50.0)
        self.cost += (new - self.size_prices[r])[self.paths.tables[:, r]][:, None]
        self.size_prices[r] = new


def _price_of(unpriced: Floats, tau: float) -> Floats:
    """The price at which a cell's number of people is worth it: exp((unpriced - price) / tau) people at a price
    between n - 1 and n where they are n, and n where they are between n and n + 1."""
    most = int(max(1.0, float(unpriced.max()) + 3.0))
    number = np.arange(1, most + 1)
    begins = (number - 1) + tau * np.log(number)
    n = np.searchsorted(begins, unpriced, side="right")
    price: Floats = np.minimum(unpriced - tau * np.log(np.maximum(n, 1)), n)
    return np.where(n == 0, 0.0, price)


def _pairs(model: Model, q: int, r: int, counted: Bools) -> int:
    """Pairs who were together in two rounds that are over."""
    cell = np.zeros((model.shape[2], model.shape[2]), np.int64)
    np.add.at(cell, (model.fixed[q][counted], model.fixed[r][counted]), 1)
    return int((cell * (cell - 1) // 2).sum())
