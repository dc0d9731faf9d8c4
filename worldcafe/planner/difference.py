"""Quasi-difference matrices over abelian groups, found by exact cover with a prescribed symmetry.

An (n, k; 1, 1; u) quasi-difference matrix has k rows and columns with at most one empty entry, u empties in every
row, such that the differences of any two rows (where neither is empty) are every element of the group
once. With u = 0 it is a difference matrix, and its columns other than the constant one are perfect sheets; with
u = 1 its translates are a plan of n + 1 tables, with more empties one with a hole (see `designs`).
Sources: Bose, Shrikhande and Parker, Further results on the construction of mutually orthogonal Latin squares,
Canadian Journal of Mathematics 12 (1960); Colbourn and Dinitz (editors), Handbook of Combinatorial Designs, 2007,
VI.17. The group is the addition of a product of fields; the symmetry multiplies all entries by a unit of that
ring and permutes the rows, which leaves so few orbits of columns that a randomised exact cover ends soon.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from math import lcm

import numpy as np

from worldcafe.planner.groups import field, prime_powers, product_ring
from worldcafe.planner.transport import Bools, Ints

MOST_CELLS = 40_000_000
_WORK = 300_000
_MOST_WORK = 20_000_000
_SMALL = 12
_PLAIN_WORK = 2_000_000
_PER_NODE = 1000
_SLICE = 200_000
_LARGEST_ORDER = 7
_RESTARTS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """entries: [columns, rows], the order of the group where empty; add: the group's addition, empty stays empty."""

    entries: Ints
    add: Ints

    def words(self) -> Ints:
        """[words, rows] all translates of all columns but the constant one; the empty entries of a row are
        symbols of their own after those of the group. Two words agree in one row at most."""
        order = len(self.add) - 1
        empty = self.entries == order
        symbol = np.where(empty, order + empty.cumsum(0) - 1, self.entries)
        moving = ~(self.entries == self.entries[:, :1]).all(1)
        group = np.arange(order)
        moved = self.add[self.entries[moving][:, None, :], group[None, :, None]]
        made: Ints = np.where(empty[moving][:, None, :], symbol[moving][:, None, :], moved)
        return made.reshape(-1, self.entries.shape[1])


@dataclass(frozen=True, slots=True, eq=False)
class _Ring:
    """Addition, negatives and multiplication of a product of fields, and one more element: empty, which stays so."""

    order: int
    add: Ints
    negative: Ints
    multiply: Ints

    @classmethod
    def all_of_order(cls, order: int) -> list[_Ring]:
        """The product of the fields of the order's prime powers, and the whole numbers modulo it where these differ."""
        factors = prime_powers(order)
        made = [cls._with_empty(*product_ring([field(p, e) for p, e in factors]))]
        if any(e > 1 for _, e in factors):
            number = np.arange(order)
            made.append(
                cls._with_empty(
                    (number[:, None] + number) % order,
                    np.asarray((number[:, None] * number) % order, np.int64),
                )
            )
        return made

    @classmethod
    def _with_empty(cls, add: Ints, multiply: Ints) -> _Ring:
        order = len(add)
        with_empty = np.full((order + 1, order + 1), order)
        with_empty[:order, :order] = add
        scaled = np.full((order, order + 1), order)
        scaled[:, :order] = multiply
        return cls(order, with_empty, np.append((add == 0).argmax(1), order), scaled)

    @property
    def one(self) -> int:
        """The element that changes nothing in a product."""
        return int((self.multiply == np.arange(self.order + 1)).all(1).argmax())

    def units(self) -> list[int]:
        return [m for m in range(self.order) if np.unique(self.multiply[m]).size == self.order + 1]


def matrices(order: int, rows: int, empties: int, rng: np.random.Generator) -> Iterator[Matrix | None]:
    """Searches on and on for a matrix with so many empty entries in every row.

    Yields None after every slice of work, and the matrix when it is found. The constant column is among its columns
    wherever there are columns without an empty entry. Ends at once where there can be none.
    """
    full = order + 2 * empties - rows * empties
    if full < 0 or order < 2 or rows < 3 or _cells(order, rows, full, empties) > MOST_CELLS:
        return
    rings = _Ring.all_of_order(order)
    if not empties and order % 2 == 0:
        # A group whose Sylow 2-group is cyclic has no complete mapping (Hall and Paige 1955).
        rings = rings[:1] if order % 4 == 0 else []
    searches = [_Search(ring, rows, empties, full) for ring in rings]
    symmetries = [(s, *symmetry) for s in searches for symmetry in _symmetries(s.ring, rows)]
    work, left = _WORK, list(range(len(symmetries)))
    while left:
        order_tried: list[int] = rng.permutation(left).tolist()
        for number in order_tried:
            search, unit, turned, size = symmetries[number]
            if order <= _SMALL and empties != 1:
                # Where there are few columns, the cover without any symmetry is the likeliest to come to an end.
                yield from searches[0].under(rings[0].one, np.arange(rows), _PLAIN_WORK, rng)
            # The larger the symmetry, the sooner its cover is complete, or known not to be.
            if (yield from search.under(unit, turned, int(work * size * size / 9), rng)):
                left.remove(number)
        work = min(2 * work, _MOST_WORK)


def _cells(order: int, rows: int, full: int, empties: int) -> int:
    columns = (order ** (rows - 1) if full else 0) + (rows * order ** (rows - 2) if empties else 0)
    return columns * order * rows * (rows - 1) // 2


def _symmetries(ring: _Ring, rows: int) -> Iterator[tuple[int, Ints, int]]:
    """A unit, a permutation of the rows, and their order together if it is small: one of each kind.

    Powers of one symmetry leave the same matrices in place, so one unit for every cyclic group of units will do.
    """
    shapes = [(), (2,), (2, 2), (3,), (4,), (rows,), (rows - 1,), (3, 2), (3, 3)]
    known: set[frozenset[int]] = set()
    for unit in ring.units():
        powers = [unit]
        while powers[-1] != ring.one:
            powers.append(int(ring.multiply[unit, powers[-1]]))
        if frozenset(powers) in known:
            continue
        known.add(frozenset(powers))
        for shape in sorted({s for s in shapes if sum(s) <= rows and all(n > 1 for n in s)}):
            size = lcm(len(powers), *shape)
            if size <= _LARGEST_ORDER:
                turned = np.arange(rows)
                start = 0
                for length in shape:
                    turned[start : start + length] = np.roll(np.arange(start, start + length), -1)
                    start += length
                yield unit, turned, size


class _Search:
    """All columns with first entry zero, which differences each has, and the cover of all of them."""

    def __init__(self, ring: _Ring, rows: int, empties: int, full: int) -> None:
        self.ring, order = ring, ring.order
        self.rows, self.empties, self.full = rows, empties, full
        self.columns = self._all_columns(full, empties)
        self.at_code = np.zeros((ring.order + 1) ** rows, np.int64)
        self.at_code[self._codes(self.columns)] = np.arange(len(self.columns))
        self.nothing = order * rows * (rows - 1) // 2
        self.uses = self._differences()
        self.constant = int((self.columns == 0).all(1).argmax()) if full else -1
        # Which row of a column is empty, counted like a difference that may be used up; full columns use the last.
        lost = np.where((self.columns == order).any(1), (self.columns == order).argmax(1), rows)
        self.lost = np.eye(rows + 1, dtype=np.int64)[lost]

    def _all_columns(self, full: int, empties: int) -> Ints:
        order, rows = self.ring.order, self.rows
        made: list[Ints] = []
        for empty in ([rows] if full else []) + (list(range(rows)) if empties else []):
            free = [r for r in range(rows) if r != empty]
            grid = np.array(list(product(range(order), repeat=len(free) - 1)), np.int64)
            part = np.full((len(grid), rows), order)
            part[:, free[0]] = 0
            part[:, free[1:]] = grid
            made.append(part)
        return np.concatenate(made)

    def _codes(self, columns: Ints) -> Ints:
        return np.asarray(columns @ (self.ring.order + 1) ** np.arange(self.rows), np.int64)

    def _differences(self) -> Ints:
        """[columns, pairs of rows]: a number for every difference that a column has."""
        order, ring = self.ring.order, self.ring
        made: list[Ints] = []
        for i, (a, b) in enumerate(combinations(range(self.rows), 2)):
            apart = ring.add[self.columns[:, b], ring.negative[self.columns[:, a]]]
            made.append(np.where(apart < order, i * order + apart, self.nothing))
        return np.stack(made, 1)

    def under(
        self, unit: int, turned: Ints, work: int, rng: np.random.Generator
    ) -> Generator[Matrix | None, None, bool]:
        """Matrices that the symmetry maps onto themselves; returns whether it is sure that there are none."""
        walks, uses, lost = self._orbits(unit, turned)
        for _ in range(1 + walks.size // _SLICE):
            yield None
        quota = np.array([self.empties] * self.rows + [self.full])
        for _ in range(_RESTARTS if len(uses) else 0):
            cover = Cover(uses, self.nothing, lost, quota, rng)
            if self.full and not cover.take_first(int((walks[:, 0] == self.constant).argmax())):
                return True
            while cover.work < work and not cover.exhausted:
                found = cover.look(_SLICE)
                if found is not None:
                    yield Matrix(self.columns[np.unique(walks[found])], self.ring.add)
                    return False
                yield None
            if cover.exhausted:
                return True
        return not len(uses)

    def _orbits(self, unit: int, turned: Ints) -> tuple[Ints, Ints, Ints]:
        """Columns, differences and empties of every orbit that has no difference twice."""
        ring, columns = self.ring, self.columns
        image = np.empty_like(columns)
        image[:, turned] = ring.multiply[unit][columns]
        first = np.where(image[:, 0] < ring.order, image[:, 0], image[:, 1])
        image = ring.add[image, ring.negative[first][:, None]]
        to = self.at_code[self._codes(image)]
        walks = [np.arange(len(to))]
        while (to[walks[-1]] != walks[0]).any():
            walks.append(to[walks[-1]])
        every = np.stack(walks, 1)
        every = every[every.min(1) == every[:, 0]]
        again = (every == every[:, :1]).cumsum(1) > 1  # short orbits have come round
        uses = np.where(again[:, :, None], self.nothing, self.uses[every]).reshape(len(every), -1)
        uses.sort(1)
        lost = (self.lost[every] * ~again[:, :, None]).sum(1)
        twice = ((uses[:, 1:] == uses[:, :-1]) & (uses[:, 1:] < self.nothing)).any(1)
        good = ~twice & (lost <= [self.empties] * self.rows + [self.full]).all(1)
        return every[good], uses[good], lost[good]


class Cover:
    """Randomised exact cover, the rarest thing to be covered first, step by step (a stack of what is left to try).

    uses: [sets, at most] the things 0..things - 1 that each set covers, filled up with `things`; lost: [sets, kinds]
    how much of a quota each takes. `work` counts sets looked at; after Knuth, Dancing links (2000).
    """

    def __init__(self, uses: Ints, things: int, lost: Ints, quota: Ints, rng: np.random.Generator) -> None:
        self.uses, self.things, self.lost, self.rng = uses, things, lost, rng
        self.work = 0
        self._begun = False
        member = np.zeros((len(uses), things + 1), np.bool_)
        np.put_along_axis(member, uses, True, 1)
        self._member = member[:, :things]
        packed = np.packbits(self._member, 1)
        packed = np.pad(packed, ((0, 0), (0, -packed.shape[1] % 8)))
        self._words = np.ascontiguousarray(packed).view(np.uint64)
        self._chosen: list[int] = []
        self._stack: list[tuple[int, list[int], Ints, Ints, Bools]] = []
        self._begin = (np.arange(len(uses)), quota, np.ones(things, np.bool_))

    @property
    def exhausted(self) -> bool:
        """Whether everything was tried."""
        return self._begun and not self._stack

    def take_first(self, number: int) -> bool:
        """Begin with that set."""
        self._begin = self._after(number, *self._begin)
        self._chosen = [number]
        return bool((self._begin[1] >= 0).all())

    def look(self, work: int) -> list[int] | None:
        """Go on for so much work; the sets of a cover if one is complete."""
        if not self._begun:
            self._begun = True
            self._push(*self._begin)
        enough = self.work + work
        while self.work < enough:
            if not self._stack:
                return None
            depth, choices, alive, quota, open_ = self._stack[-1]
            if not choices:
                self._stack.pop()
                continue
            self.work += _PER_NODE + alive.size
            number = choices.pop()
            del self._chosen[depth:]
            self._chosen.append(number)
            after = self._after(number, alive, quota, open_)
            if not after[2].any():
                return list(self._chosen)
            self._push(*after)
        return None

    def _after(self, number: int, alive: Ints, quota: Ints, open_: Bools) -> tuple[Ints, Ints, Bools]:
        quota = quota - self.lost[number]
        keep = ~(self._words[alive] & self._words[number]).any(1)
        if self.lost[number].any() and (quota < self._most_lost).any():
            keep &= (self.lost[alive] <= quota).all(1)
        return alive[keep], quota, open_ & ~self._member[number]

    @cached_property
    def _most_lost(self) -> Ints:
        most: Ints = self.lost.max(0)
        return most

    def _push(self, alive: Ints, quota: Ints, open_: Bools) -> None:
        count = np.bincount(self.uses[alive].ravel(), minlength=self.things + 1)[: self.things]
        rarest = int(np.where(open_, count, np.iinfo(np.int64).max).argmin())
        choices = alive[self._member[alive, rarest]]
        if choices.size:
            order: list[int] = self.rng.permutation(choices).tolist()
            self._stack.append((len(self._chosen), order, alive, quota, open_))
