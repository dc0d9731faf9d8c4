"""Rotations made of sheets: as many people as tables who start at different tables and move alike.

In a sheet with offsets d the person who starts at t sits in round k at t + d[k], in a group of as many
elements as there are tables. Nobody sits at a table twice iff the offsets of a sheet differ; every full
sheet puts one person at each table, so sizes balance by themselves; two people of one sheet never meet.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worldcafe.planner.groups import field, prime_powers, product_ring
from worldcafe.planner.offsets import Group, cyclic, found, of_addition, squares
from worldcafe.planner.transport import Ints

_LARGEST_FIELD = 128
_STEPS = 800
_WORK = 40_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Sheets:
    """The group's addition [T, T] (None: the integers modulo T) and the offsets [sheets, R]."""

    tables: int
    offsets: Ints
    addition: Ints | None = None

    def group(self) -> Group:
        """The group of the tables, each with a subject of its own."""
        return cyclic(self.tables, self.tables) if self.addition is None else of_addition(self.addition)

    def paths(self, people: int) -> Ints:
        """[people, R]: the table of each path in each round, sheet after sheet."""
        start = np.tile(np.arange(self.tables), len(self.offsets))[:people]
        offset = np.repeat(self.offsets, self.tables, 0)[:people]
        if self.addition is None:
            return (start[:, None] + offset) % self.tables
        return self.addition[start[:, None], offset]


def sheets(
    people: int, tables: int, rounds: int, rng: np.random.Generator, topics: int | None = None
) -> Sheets | None:
    """The best sheets known here for as many people; None if there are more rounds than topics.

    `topics`: as many as tables if not said; else the topic of a table is its number modulo `topics`.
    """
    topics = topics or tables
    if rounds > topics:
        return None
    need = -(-people // tables)
    if topics < tables:
        return _searched(need, tables, rounds, topics, rng)
    perfect = _shifts(need, tables, rounds) or _lines(need, tables, rounds)
    if perfect:
        return perfect
    made = [x for x in (_polynomials(need, tables, rounds),) if x is not None]
    if need >= tables or not made:
        # As many sheets as tables, or more, cannot be perfect: neither way is always better.
        made.append(_searched(need, tables, rounds, tables, rng))
    return min(made, key=lambda x: squares(x.offsets, x.group()))


def _shifts(need: int, tables: int, rounds: int) -> Sheets | None:
    """t + k (s + 1) mod T: nobody meets twice if (R - 1) times the sheets is below T."""
    if (rounds - 1) * need >= tables:
        return None
    return Sheets(tables, np.outer(np.arange(1, need + 1), np.arange(rounds)))


def _polynomials(need: int, tables: int, rounds: int) -> Sheets | None:
    """t + s k + u k^2 over GF(T): two paths differ by a polynomial of degree two, so they meet at most twice.

    While u is 0 they meet at most once (affine planes without one direction; Bose 1938). Sheets come in
    the order of u. None if T is not a prime power or there are not enough sheets.
    """
    factors = prime_powers(tables)
    if len(factors) != 1 or tables > _LARGEST_FIELD:
        return None
    add, multiply = field(*factors[0])
    k = np.arange(rounds)
    found: list[Ints] = []
    for u in range(tables):
        for s in range(tables):
            row = add[multiply[s, k], multiply[u, multiply[k, k]]]
            if np.unique(row).size == rounds:
                found.append(row)
        if len(found) >= need:
            return Sheets(tables, np.array(found[:need]), add)
    return None


def _lines(need: int, tables: int, rounds: int) -> Sheets | None:
    """t + s k over the product of the fields of T's prime powers, s not 0: nobody meets twice.

    It holds for rounds whose differences all have an inverse, of which there are as many as the smallest
    prime power has elements (MacNeish 1922).
    """
    factors = prime_powers(tables)
    if need > tables - 1 or tables > _LARGEST_FIELD or rounds > min(p**e for p, e in factors):
        return None
    add, multiply = product_ring([field(p, e) for p, e in factors])
    diagonal = np.zeros(rounds, np.int64)
    for p, e in factors:
        diagonal = diagonal * p**e + np.arange(rounds)
    return Sheets(tables, multiply[np.arange(1, need + 1)[:, None], diagonal[None, :]], add)


def _searched(need: int, tables: int, rounds: int, topics: int, rng: np.random.Generator) -> Sheets:
    """Offsets that a search found, in the cyclic group or the one of the prime powers; random ones if none is legal."""
    steps = max(20, min(_STEPS, _WORK // (rounds * rounds * need * tables)))
    groups: list[tuple[Ints | None, Group]] = [(None, cyclic(tables, topics))]
    factors = prime_powers(tables)
    if topics == tables <= _LARGEST_FIELD and any(e > 1 for _, e in factors):
        add, _ = product_ring([field(p, e) for p, e in factors])
        groups.append((add, of_addition(add)))
    made: list[tuple[int, Sheets]] = []
    for addition, group in groups:
        best = found(need, rounds, group, steps, rng)
        if best is not None:
            made.append((squares(best, group), Sheets(tables, best, addition)))
            if not made[-1][0]:
                break
    if made:
        return min(made, key=lambda x: x[0])[1]
    return Sheets(tables, rng.random((need, topics)).argsort(1)[:, :rounds])
