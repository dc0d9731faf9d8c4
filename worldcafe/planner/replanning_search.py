"""Tabu search over single people's paths, all priced at once, with a price on every card that changes.

The price sweeps from dear, where hardly anybody moves, to nearly nothing; the best legal plan is kept for every
number of changed cards, so that one search finds the whole curve. What a path costs a person is kept for all people
and paths; a move changes only the rows of paths that share a seat with the one left or the one taken.
Source of the memory: Glover, Tabu search I, ORSA Journal on Computing 1, 1989.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from worldcafe.planner.replanning_pairs import Pairs
from worldcafe.planner.replanning_paths import Paths
from worldcafe.planner.transport import Floats, Ints
from worldcafe.planner.worth import Worth

SWEEP = 300
_ASK_EVERY = 10
_CHEAP = 0.15
_BARRED = 1e7
_SIZE = 2.5
_STRICT = 6.0
_TENURE = (8, 30)
_REST = (1, 4)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What a square, a meeting of colleagues and a point of wish cost weigh, and the order of the three."""

    squares: float
    company: float
    wish: float
    order: tuple[str, ...]

    @classmethod
    def by(cls, criteria: tuple[str, ...]) -> Weighing:
        """Each criterion outweighs those after it, but not so much that the search cannot pass."""
        scale = {name: 5.0 ** (criteria.index("repeats") - i) for i, name in enumerate(criteria)}
        return cls(1.0, scale["colleagues"], scale["wishes"] / 4, criteria)


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The best plan with so many changed cards: its value and everyone's tables [P, R] in the open rounds."""

    value: Worth
    key: tuple[int, ...]
    tables: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What the search stands on.

    wish: [K, P] wish cost of the paths. least, most: [R, T + 1] table sizes in the open rounds. base: the value that
    a plan has before anybody has a seat in them.
    """

    paths: Paths
    pairs: Pairs
    wish: Floats
    least: Ints
    most: Ints
    strict_base: int


@dataclass(slots=True, eq=False)
class Archive:
    """The best plan found for every number of changed cards."""

    weighing: Weighing
    found: dict[int, Found] = field(default_factory=dict[int, Found])
    steps: int = 0
    improved_at: int = 0

    def offer(self, changed: int, value: Worth, tables: Ints) -> None:
        """Keep a plan if it is better than the one with as many changes."""
        key = value.key(self.weighing.order)
        known = self.found.get(changed)
        if known is None or key < known.key:
            if all(key < f.key for c, f in self.found.items() if c <= changed):
                self.improved_at = self.steps
            self.found[changed] = Found(value, key, tables.copy())

    def curve(self) -> list[tuple[int, Found]]:
        """The plans that are better than all with fewer changes."""
        kept: list[tuple[int, Found]] = []
        for changed in sorted(self.found):
            if not kept or self.found[changed].key < kept[-1][1].key:
                kept.append((changed, self.found[changed]))
        return kept


class PathSearch:
    """A search from given paths; `sweep` makes one pass from dear changes to cheap ones."""

    def __init__(
        self, ground: Ground, start: Ints, value: Worth, archive: Archive, rng: np.random.Generator
    ) -> None:
        """`start` is [P] a path each; `value` what it is worth."""
        self.ground, self.archive, self.rng = ground, archive, rng
        self.now = start.copy()
        self.value = value
        self.changed = int(ground.paths.changes[start, np.arange(start.size)].sum())
        w = archive.weighing
        pairs = ground.pairs
        self._by_class: Floats = (
            w.squares * pairs.squares + w.company * pairs.company + _STRICT * w.company * pairs.strict
        ).T.astype(np.float64)
        self._at = [
            [np.flatnonzero(at == t) for t in range(ground.least.shape[1])] for at in ground.paths.tables.T
        ]
        self._near = [np.flatnonzero(row) for row in ground.paths.shared]
        self._cost: Floats = w.wish * ground.wish + np.where(ground.paths.permitted, 0.0, _BARRED)
        self._change: Floats = ground.paths.changes.astype(np.float64)
        rounds = ground.paths.tables.shape[1]
        self._rounds: Ints = np.arange(rounds, dtype=np.int64)
        self._load = np.zeros((rounds, ground.least.shape[1]), np.int64)
        self._more = self._fewer = self._load
        self._broken = 0
        for p, k in enumerate(start.tolist()):
            self._count(p, k, 1)
        self._until = np.zeros(self._cost.shape, np.int64)
        self._noise: Floats = rng.random(self._cost.size * 2) * 0.01
        self._highest = max(8.0, 1.6 * w.company)
        self._everyone = np.arange(start.size)

    def sweep(self, enough: Callable[[], str | None]) -> str | None:
        """So many moves while the price of a changed card falls; the reason, if it was enough before."""
        self._keep()
        for step in range(SWEEP):
            if step % _ASK_EVERY == 0 and (reason := enough()) is not None:
                return reason
            share = min(1.0, 1.5 * step / SWEEP)
            self._move(self._highest * (_CHEAP / self._highest) ** share)
            self.archive.steps += 1
            self._keep()
        return None

    def take_away(self, p: int) -> None:
        """Somebody has no path for now."""
        self._count(p, int(self.now[p]), -1)

    def place(self, p: int) -> None:
        """Somebody without a path takes the cheapest, in view of table sizes too."""
        more = self._more
        worth = self._cost[:, p] + self._change[:, p] * self._highest
        for r, at in enumerate(self.ground.paths.tables.T):
            worth = worth + 4 * _SIZE * more[r, at]
        worth += self._noise[: worth.size]
        self.now[p] = int(worth.argmin())
        self._count(p, int(self.now[p]), 1)

    def _count(self, p: int, k: int, sign: int) -> None:
        """Somebody takes a path (1) or leaves it (-1)."""
        near = self._near[k]
        if near.size:
            worth = self._by_class[:, self.ground.pairs.kind[p]]
            self._cost[near] += sign * worth[self.ground.paths.shared[k, near]]
        seats = self.ground.paths.tables[k]
        self._load[self._rounds, seats] += sign
        self._look_at_sizes()

    def _move(self, price: float) -> None:
        paths = self.ground.paths
        worth = self._change * price
        worth += self._cost
        worth -= worth[self.now, self._everyone]
        self._add_sizes(worth)
        offset = int(self.rng.integers(self._cost.size))
        worth += self._noise[offset : offset + worth.size].reshape(worth.shape)
        np.putmask(worth, self._until > self.archive.steps, np.inf)
        worth[self.now, self._everyone] = np.inf
        k, p = divmod(int(worth.argmin()), worth.shape[1])
        before = int(self.now[p])
        if not worth[k, p] < _BARRED / 2:
            return
        self._revalue(p, before, k)
        self._count(p, before, -1)
        self._count(p, k, 1)
        self.now[p] = k
        self.changed += int(paths.changes[k, p]) - int(paths.changes[before, p])
        now = self.archive.steps
        self._until[:, p] = np.maximum(self._until[:, p], now + int(self.rng.integers(*_REST)))
        self._until[before, p] = now + int(self.rng.integers(*_TENURE))

    def _revalue(self, p: int, before: int, k: int) -> None:
        shared = self.ground.paths.shared
        kind = self.ground.pairs.kind[p]
        old, new = shared[before, self.now], shared[k, self.now]
        pairs = self.ground.pairs
        self.value = Worth(
            rules=0,
            company=self.value.company + int((pairs.company[kind, new] - pairs.company[kind, old]).sum()),
            squares=self.value.squares + int((pairs.squares[kind, new] - pairs.squares[kind, old]).sum()),
            wish=self.value.wish + round(float(self.ground.wish[k, p] - self.ground.wish[before, p])),
        )

    def _look_at_sizes(self) -> None:
        """What is broken of the limits now, and what one more and one fewer at each table would break."""
        least, most, load = self.ground.least, self.ground.most, self._load
        here = np.maximum(load - most, 0) + np.maximum(least - load, 0)
        # One more costs where the table is full, and mends where it is too empty; one fewer the other way round.
        self._more = (load >= most).astype(np.int64) - (load < least)
        self._fewer = (load <= least).astype(np.int64) - (load > most)
        self._more[:, -1] = self._fewer[:, -1] = here[:, -1] = 0
        self._broken = int(here.sum())

    def _add_sizes(self, worth: Floats) -> None:
        """What a path breaks of the sizes: one more where it goes, one fewer where the person sat, none where both."""
        more, fewer = self._more, self._fewer
        if not (more.any() or fewer.any()):
            return
        tables = self.ground.paths.tables
        now = tables[self.now]
        worth += _SIZE * more[self._rounds, tables].sum(1)[:, None]
        worth += _SIZE * fewer[self._rounds, now].sum(1)
        both = more + fewer
        for r, t in zip(*map(np.ndarray.tolist, np.nonzero(both)), strict=True):
            here = np.flatnonzero(now[:, r] == t)
            worth[self._at[r][t][:, None], here] -= _SIZE * both[r, t]

    def _keep(self) -> None:
        if self._broken == 0 and self._strict_broken() == 0:
            self.archive.offer(self.changed, self.value, self.ground.paths.tables[self.now])

    def _strict_broken(self) -> int:
        pairs = self.ground.pairs
        if not pairs.strict.any():
            return 0
        shared = self.ground.paths.shared[self.now[:, None], self.now[None, :]]
        return self.ground.strict_base + int(pairs.strict[pairs.kind, shared].sum()) // 2
