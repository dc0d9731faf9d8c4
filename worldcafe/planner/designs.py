"""Complete designs for people who are alike: which method serves which sizes, and the search for each.

All methods stand behind one protocol: a search gives None after every slice of work (some hundredths of a second) and
paths [P, R] whenever it has something better than before. They take longer than the constructions
of `sheets`, so that planning turns to them once it has a plan and meetings are above their bound.

| method | serves | nobody meets twice |
|---|---|---|
| difference matrices (`difference`, no entry empty) | own topics, T no prime power | up to T (T - 1) people |
| translates with a fixed table (one empty entry a row) | the same | up to T (T - 1) people |
| a design with a hole (two empty entries a row) | the same, 2 R <= T | T T - T - 4, more are searched |
| annealing (`annealing`) | small crowds at full tables | as far as it comes |
| golfers (`golfers`) | nothing barred from repeating | as far as it comes |
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from worldcafe.planner import proofs
from worldcafe.planner.annealing import annealed
from worldcafe.planner.completion import completed, thinned
from worldcafe.planner.difference import Matrix, matrices
from worldcafe.planner.golfers import golfers
from worldcafe.planner.groups import prime_powers
from worldcafe.planner.sheets import sheets
from worldcafe.planner.sizes import even_pairs
from worldcafe.planner.transport import Ints

Search = Iterator[Ints | None]
_MOST_GOLFERS = 200
_MOST_TABLES = 40
_MOST_ANNEALED = 60


@dataclass(frozen=True, slots=True)
class Shape:
    """So many people alike in everything at so many tables alike; barred: nobody may sit at one table twice."""

    people: int
    tables: int
    rounds: int
    barred: bool

    @property
    def sizes(self) -> list[int]:
        """People per table, as even as can be."""
        each, more = divmod(self.people, self.tables)
        return [each + (t < more) for t in range(self.tables)]


@dataclass(frozen=True, slots=True)
class Method:
    """A search, the shapes that it serves, and how many slices of work it has in its turn."""

    name: str
    serves: Callable[[Shape], bool]
    search: Callable[[Shape, np.random.Generator], Search]
    slices: int = 1


def searches(shape: Shape, rng: np.random.Generator) -> Iterator[Ints | None]:
    """All methods that serve the shape, turn by turn, until each has come to its end."""
    running = [(m.search(shape, rng), m.slices) for m in METHODS if m.serves(shape)]
    while running:
        for turn in list(running):
            search, slices = turn
            try:
                for _ in range(slices):
                    yield next(search)
            except StopIteration:
                running.remove(turn)


def squares(paths: Ints) -> int:
    """Sum of (m - 1)^2 over the pairs of paths [P, R] that share m tables."""
    meet = np.zeros((len(paths), len(paths)), np.int64)
    for at in paths.T:
        meet += at[:, None] == at[None, :]
    return int((np.maximum(meet[np.triu_indices(len(paths), 1)] - 1, 0) ** 2).sum())


def least_squares(shape: Shape) -> int:
    """What two rounds force upon one another: people of a table spread over all tables, or all but their own."""
    bins = shape.tables - shape.barred
    return shape.rounds * (shape.rounds - 1) // 2 * sum(even_pairs(n, bins) for n in shape.sizes)


def _matrix_fits(shape: Shape) -> bool:
    no_field = len(prime_powers(shape.tables)) > 1
    return shape.barred and no_field and 3 <= shape.rounds < shape.tables <= _MOST_TABLES


def _perfect_fits(shape: Shape) -> bool:
    # A few people more than the design holds are searched for.
    return _matrix_fits(shape) and shape.people <= shape.tables * (shape.tables - 1) + shape.tables // 2


def _hole_fits(shape: Shape) -> bool:
    tables, rounds = shape.tables, shape.rounds
    holds = (tables + 2) * (tables - 2) - tables
    # Where no group has a complete mapping, the perfect designs are rare.
    wanted = shape.people > tables * (tables - 1) or tables % 4 == 2
    return (
        _matrix_fits(shape)
        and 2 * rounds <= tables
        and wanted
        and holds - tables < shape.people <= holds + 3 * tables
    )


def _sheets(shape: Shape, rng: np.random.Generator) -> Search:
    yield from _from(matrices(shape.tables, shape.rounds, 0, rng), Matrix.words, shape, rng)


def _translates(shape: Shape, rng: np.random.Generator) -> Search:
    yield from _from(matrices(shape.tables - 1, shape.rounds, 1, rng), Matrix.words, shape, rng)


def _with_hole(shape: Shape, rng: np.random.Generator) -> Search:
    """Words that agree in a row with a fixed symbol are a parallel class: they become the tables of all other rows.

    What is left of the design visits different tables. The words of the hole are missing; in every other row the
    hole is a pair of tables of its own (incomplete orthogonal arrays, Brouwer, Four MOLS of order 10 with a hole of
    order 2, Journal of Statistical Planning and Inference 10, 1984). The missing paths are searched.
    """

    def base(matrix: Matrix) -> Ints:
        words = matrix.words()
        rows: int = words.shape[1]
        row, symbol = int(rng.integers(rows)), int(rng.integers(shape.tables - 2))
        constant = words[words[:, row] == symbol]
        others: Ints = np.flatnonzero(np.arange(rows, dtype=np.int64) != row)
        column: Ints = np.arange(others.size, dtype=np.int64)
        table = np.zeros((shape.tables, others.size), np.int64)
        table[constant[:, others], column] = np.arange(len(constant))[:, None]
        made: Ints = table[words[words[:, row] != symbol][:, others], column]
        return made

    yield from _from(matrices(shape.tables - 2, shape.rounds + 1, 2, rng), base, shape, rng)


def _from(
    found: Iterator[Matrix | None], base: Callable[[Matrix], Ints], shape: Shape, rng: np.random.Generator
) -> Search:
    """The plan of the first matrix, people added or left out until there are as many as there should be."""
    matrix: Matrix | None = None
    for matrix in found:
        if matrix is not None:
            break
        yield None
    if matrix is None:
        return
    paths = base(matrix)
    goal = least_squares(shape)
    best = 10**9
    while best > goal:
        if len(paths) > shape.people:
            fewer = thinned(paths, shape.sizes, rng)
            if fewer is None:
                return
            yield fewer
            return
        for more in completed(base(matrix), shape.people, shape.tables, goal, rng):
            better = more is not None and squares(more) < best
            if more is not None and better:
                best = squares(more)
            yield more if better else None


def _golfers(shape: Shape, rng: np.random.Generator) -> Search:
    yield from golfers([shape.sizes] * shape.rounds, rng)


def _small_and_full(shape: Shape) -> bool:
    full = 3 * shape.people >= 2 * shape.tables * (shape.tables - 1)
    return shape.barred and 2 <= shape.rounds < shape.tables and shape.people <= _MOST_ANNEALED and full


def _annealing(shape: Shape, rng: np.random.Generator) -> Search:
    made = sheets(shape.people, shape.tables, shape.rounds, rng)
    if made is not None:
        goal = max(least_squares(shape), proofs.least(shape.people, shape.tables, shape.rounds))
        yield from annealed(made.paths(shape.people), goal, barred=True, rng=rng)


METHODS = (
    Method("difference matrices", _perfect_fits, _sheets, 5),
    Method("translates with a fixed table", _perfect_fits, _translates),
    Method("a design with a hole", _hole_fits, _with_hole, 2),
    Method("annealing", _small_and_full, _annealing, 2),
    Method("golfers", lambda shape: not shape.barred and shape.people <= _MOST_GOLFERS, _golfers),
)
"""Tried in turn, a slice of work each."""
