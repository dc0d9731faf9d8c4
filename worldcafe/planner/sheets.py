"""Rotations made of sheets: as many people as tables who start at different tables and move alike.

In a sheet with offsets d the person who starts at t sits in round k at t + d[k], in a group of as many
elements as there are tables. Nobody sits at a table twice iff the offsets of a sheet differ; every full
sheet puts one person at each table, so sizes balance by themselves; two people of one sheet never meet.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worldcafe.planner.groups import field, prime_powers, product_ring
from worldcafe.planner.transport import Ints

_LARGEST_FIELD = 128
_TRIES = 200


@dataclass(frozen=True, slots=True, eq=False)
class Sheets:
    """The group's addition [T, T] (None: the integers modulo T) and the offsets [sheets, R]."""

    tables: int
    offsets: Ints
    addition: Ints | None = None

    def paths(self, people: int) -> Ints:
        """[people, R]: the table of each path in each round, sheet after sheet."""
        start = np.tile(np.arange(self.tables), len(self.offsets))[:people]
        offset = np.repeat(self.offsets, self.tables, 0)[:people]
        if self.addition is None:
            return (start[:, None] + offset) % self.tables
        return self.addition[start[:, None], offset]


def sheets(people: int, tables: int, rounds: int, rng: np.random.Generator) -> Sheets | None:
    """The best sheets known here for as many people; None if there are more rounds than tables."""
    if rounds > tables:
        return None
    need = -(-people // tables)
    return (
        _shifts(need, tables, rounds)
        or _polynomials(need, tables, rounds)
        or _lines(need, tables, rounds)
        or _greedy(need, tables, rounds, rng)
    )


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


def _greedy(need: int, tables: int, rounds: int, rng: np.random.Generator) -> Sheets:
    """Offsets modulo T, one sheet after the other, each the best of some random ones."""
    made = np.zeros((0, rounds), np.int64)
    for _ in range(need):
        drawn = rng.random((_TRIES, tables)).argsort(1)[:, :rounds]
        apart = (drawn[:, None, :] - made[None, :, :]) % tables
        apart = np.sort(apart, 2)
        twice = (apart[:, :, 1:] == apart[:, :, :-1]).sum((1, 2)) if rounds > 1 else np.zeros(_TRIES)
        made = np.vstack([made, drawn[twice.argmin()]])
    return Sheets(tables, made)
