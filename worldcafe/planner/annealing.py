"""Simulated annealing over exchanges of two people in a round, in plain Python: for small crowds at full tables.

Where few people sit at full tables a plan at the bound is a needle that no path of best exchanges leads to; a hundred
thousand blind exchanges in a second find it more often (Kirkpatrick, Gelatt and Vecchi, Optimization by simulated
annealing, Science 220, 1983). Nobody sits at one table twice if `barred`.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator

import numpy as np

from worldcafe.planner.transport import Ints

_HOT, _COLD = 1.2, 0.25
_EXCHANGES = 60_000
_SLICE = 10_000


def annealed(start: Ints, goal: int, *, barred: bool, rng: np.random.Generator) -> Iterator[Ints | None]:
    """Anneals [P, R] paths again and again; yields None after a slice of work, and paths that are better than before.

    Ends when the squares are at `goal`.
    """
    rnd = random.Random(int(rng.integers(2**32)))
    best = 10**9
    length = _EXCHANGES
    while best > goal:
        cooling = _Cooling(start.tolist(), barred, rnd)
        done = 0
        while done < length and cooling.squares > goal:
            heat = _HOT * (_COLD / _HOT) ** (done / length)
            cooling.exchange(_SLICE, heat, goal)
            done += _SLICE
            yield None
        if cooling.squares < best:
            best = cooling.squares
            yield np.array(cooling.path, np.int64)
        length = min(8 * _EXCHANGES, length * 2)


class _Cooling:
    """Paths, who sits at each table of each round, and how often every two meet."""

    def __init__(self, path: list[list[int]], barred: bool, rnd: random.Random) -> None:
        self.path, self.barred, self.rnd = path, barred, rnd
        people, rounds = len(path), len(path[0])
        tables = 1 + max(map(max, path))
        self.at: list[list[set[int]]] = [[set() for _ in range(tables)] for _ in range(rounds)]
        for p, row in enumerate(path):
            for r, t in enumerate(row):
                self.at[r][t].add(p)
        self.met = [[0] * people for _ in range(people)]
        for tables_of_round in self.at:
            for group in tables_of_round:
                for p in group:
                    for q in group:
                        self.met[p][q] += p != q
        self.squares = sum(max(0, m - 1) ** 2 for row in self.met for m in row) // 2

    def exchange(self, times: int, heat: float, goal: int) -> None:
        """So many exchanges, each made if it is no worse or with a chance that falls with its harm over the heat."""
        path, rnd = self.path, self.rnd
        people, rounds = len(path), len(path[0])
        for _ in range(times):
            p, q, r = int(rnd.random() * people), int(rnd.random() * people), int(rnd.random() * rounds)
            a, b = path[p][r], path[q][r]
            if a == b or (self.barred and (b in path[p] or a in path[q])):
                continue
            change = self._change(p, q, r)
            if change <= 0 or rnd.random() < math.exp(-change / heat):
                self._make(p, q, r)
                self.squares += change
                if self.squares <= goal:
                    return

    def _change(self, p: int, q: int, r: int) -> int:
        """By how much the squares grow: (m - 1)^2 by 2 m - 1 with a meeting more, from the second on."""
        of_p, of_q, at = self.met[p], self.met[q], self.at[r]
        change = 0
        for mine, other, group in ((of_p, of_q, at[self.path[p][r]]), (of_q, of_p, at[self.path[q][r]])):
            for x in group:
                if x not in (p, q):
                    if mine[x] > 1:
                        change -= 2 * mine[x] - 3
                    if other[x]:
                        change += 2 * other[x] - 1
        return change

    def _make(self, p: int, q: int, r: int) -> None:
        path, met = self.path, self.met
        a, b = path[p][r], path[q][r]
        group, other = self.at[r][a], self.at[r][b]
        group.remove(p)
        other.remove(q)
        for x in group:
            met[p][x] -= 1
            met[x][p] -= 1
            met[q][x] += 1
            met[x][q] += 1
        for x in other:
            met[q][x] -= 1
            met[x][q] -= 1
            met[p][x] += 1
            met[x][p] += 1
        group.add(q)
        other.add(p)
        path[p][r], path[q][r] = b, a
