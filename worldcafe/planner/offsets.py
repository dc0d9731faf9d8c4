"""Searching the offsets of sheets: a plan t + D[s, k] over a group, of which only the D are unknown.

Sheets s and s' meet once more in rounds q and r for every element of the group if their differences
D[s, r] - D[s, q] and D[s', r] - D[s', q] are equal; so the differences between any two rounds are to be as
different as can be over the sheets, and none may lead to the same subject. The search does not grow with the people at
a table times the tables, only with the number of sheets. (For as many sheets as the group has elements less one this is
the search for a difference matrix.) Tabu search over all changes of one offset, priced at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from worldcafe.planner.sizes import even_pairs
from worldcafe.planner.transport import Bools, Ints

_FORBIDDEN = 1000
_TENURE = (2, 9)
_STALL = 200


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """An abelian group of tables: subtract[a, b] is a - b, add[a, b] is a + b; [T] whether a difference is barred."""

    add: Ints
    subtract: Ints
    barred: Bools


def cyclic(order: int, topics: int) -> Group:
    """The whole numbers modulo `order`; the topic of a table is its number modulo `topics`."""
    number = np.arange(order)
    add = (number[:, None] + number[None, :]) % order
    return Group(add, (number[:, None] - number[None, :]) % order, number % topics == 0)


def of_addition(add: Ints) -> Group:
    """The group with that addition, each table with a topic of its own."""
    order = len(add)
    negative = (add == 0).argmax(1)
    return Group(add, add[:, negative], np.arange(order) == 0)


def squares(offsets: Ints, group: Group) -> int:
    """Sum of (m - 1)^2 over the pairs of people in full sheets who meet m times."""
    order = len(group.add)
    total = 0
    for s in range(1, len(offsets)):
        apart = group.subtract[offsets[:s], offsets[s][None, :]]
        meet = np.zeros((s, order), np.int64)
        np.add.at(meet, (np.arange(s)[:, None], apart), 1)
        total += int((np.maximum(meet - 1, 0) ** 2).sum()) * order
    return total


def legal(offsets: Ints, group: Group) -> bool:
    """Whether nobody has a subject twice."""
    return not any(
        group.barred[group.subtract[offsets[:, r], offsets[:, q]]].any()
        for q, r in combinations(range(offsets.shape[1]), 2)
    )


def found(sheets: int, rounds: int, group: Group, steps: int, rng: np.random.Generator) -> Ints | None:
    """[sheets, R] the best offsets of so many steps, at once if they are perfect; None if none were legal."""
    order = len(group.add)
    perfect = even_pairs(sheets, max(1, int((~group.barred).sum()))) * rounds * (rounds - 1) // 2
    search = _Offsets(sheets, rounds, group, rng)
    best: Ints | None = None
    best_squares = stale = 0
    lowest = 10**9
    for _ in range(steps):
        if search.clashes <= lowest and search.clashes < _FORBIDDEN:
            now = squares(search.offsets, group)
            stale = 0 if search.clashes < lowest else stale
            lowest = search.clashes
            if best is None or now < best_squares:
                best, best_squares = search.offsets.copy(), now
            if best_squares <= perfect * order:
                break
        stale += 1
        if stale > _STALL and best is not None:
            search.shake(best)
            stale = 0
        search.step()
    return best


class _Offsets:
    """Offsets D [sheets, R], their differences counted, and every change of one offset priced."""

    def __init__(self, sheets: int, rounds: int, group: Group, rng: np.random.Generator) -> None:
        self.group, self.rng = group, rng
        self.order = len(group.add)
        self.offsets = rng.random((sheets, self.order)).argsort(1)[:, :rounds]
        self.until = np.zeros((rounds, sheets, self.order), np.int64)
        self.number = 0
        self._count()

    def _count(self) -> None:
        rounds = self.offsets.shape[1]
        self.count = np.zeros((rounds, rounds, self.order), np.int64)
        for q in range(rounds):
            for r in range(rounds):
                if q != r:
                    np.add.at(
                        self.count[q, r], self.group.subtract[self.offsets[:, r], self.offsets[:, q]], 1
                    )
        upper = [self.count[q, r] for q, r in combinations(range(rounds), 2)]
        self.clashes = int(
            sum((c * (c - 1) // 2).sum() + _FORBIDDEN * c[self.group.barred].sum() for c in upper)
        )

    def step(self) -> None:
        self.number += 1
        sheets, rounds = self.offsets.shape
        value = np.arange(self.order)
        price: Ints = np.zeros((rounds, sheets, self.order), np.int64)
        for q in range(rounds):
            apart = self.group.subtract[value[None, :], self.offsets[:, q, None]]
            barred = _FORBIDDEN * self.group.barred[apart]
            for r in range(rounds):
                if q != r:
                    price[r] += self.count[q, r][apart] + barred
        every: tuple[Ints, Ints] = (np.arange(rounds, dtype=np.int64), np.arange(sheets, dtype=np.int64))
        here = (every[0][:, None], every[1][None, :], self.offsets.T)
        price[here] -= rounds - 1
        delta = price - price[here][:, :, None]
        noisy = delta + self.rng.random(delta.shape) * 0.9
        noisy[here] = np.inf
        noisy[(self.until > self.number) & (delta >= 0)] = np.inf
        r, s, new = (int(i) for i in np.unravel_index(int(noisy.argmin()), noisy.shape))
        self.until[r, s, self.offsets[s, r]] = self.number + int(self.rng.integers(*_TENURE))
        self._change(s, r, new)
        self.clashes += int(delta[r, s, new])

    def _change(self, s: int, r: int, new: int) -> None:
        old = int(self.offsets[s, r])
        subtract = self.group.subtract
        for q in range(self.offsets.shape[1]):
            if q != r:
                other = int(self.offsets[s, q])
                self.count[q, r, subtract[old, other]] -= 1
                self.count[r, q, subtract[other, old]] -= 1
                self.count[q, r, subtract[new, other]] += 1
                self.count[r, q, subtract[other, new]] += 1
        self.offsets[s, r] = new

    def shake(self, best: Ints) -> None:
        """Go back to the best with some sheets drawn anew."""
        self.offsets = best.copy()
        sheets, rounds = len(best), len(best[0])
        some = self.rng.permutation(sheets)[: 1 + int(self.rng.integers(1 + sheets // 4))]
        self.offsets[some] = self.rng.random((some.size, self.order)).argsort(1)[:, :rounds]
        self.until[:] = 0
        self._count()
