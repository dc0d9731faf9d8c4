"""Least squares that an exhaustion proved where the counting bounds are too low, and the programs that prove them.

    python -m worldcafe.planner.proofs        proves every entry anew (some seconds)

Thirty people at six tables of exactly five, nobody at one table twice. Between two rounds the numbers of people per
pair of tables form a 6 x 6 matrix N with a zero diagonal and row and column sums 5; N less the matrix of ones off the
diagonal has zero sums, so that it is zero (the pair of rounds is *perfect*) or costs at least 2. In four rounds a
total of 5 or less leaves at most two imperfect pairs of rounds, and two cases:

- they share a round: the three others are pairwise perfect, an idempotent Latin square of order 6, and the fourth round
  is perfect with one of them. All squares are listed, one of each kind under renaming of tables, and extended;
- they are disjoint: one costs exactly 2, which is one exchange in a 2 x 2 part of N, the other 2 or 3; all arrays for
  one exchange are listed and extended by a round that is perfect with the other two of them.

Neither has an extension that costs 5 or less. (Tarry 1900 showed by hand that there is no perfect plan.)
More rounds contain C(R, 4) choices of four, each with at least 6, and a pair of rounds is in C(R - 2, 2) of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from math import ceil, comb

_TABLES = 6
_CELLS = [(a, b) for a in range(_TABLES) for b in range(_TABLES) if a != b]
_SIX_TABLES_OF_FIVE = 6
Array = tuple[int, ...]
"""A table for each of the thirty pairs of different tables in two rounds."""


def least(people: int, tables: int, rounds: int) -> int:
    """A proven bound on the squares where everyone moves in all rounds to different tables of one size; 0 if none."""
    if (people, tables) != (30, _TABLES) or rounds < 4:
        return 0
    return ceil(_SIX_TABLES_OF_FIVE * comb(rounds, 4) / comb(rounds - 2, 2))


def fewest_below(limit: int) -> int | None:
    """The least cost of four rounds that is at most `limit` (5 or 6 are sensible), None if there are none so good."""
    found = [*_sharing_a_round(limit), *_disjoint(limit)]
    return min(found, default=None)


def _sharing_a_round(limit: int) -> Iterator[int]:
    perfect = [[int(a != m) for m in range(_TABLES)] for a in range(_TABLES)]
    for square in _kinds(_arrays(perfect), list(permutations(range(_TABLES)))):
        yield from _extensions(square, limit, perfect_with_square=False)


def _disjoint(limit: int) -> Iterator[int]:
    """The exchange is in rows 0 and 1 and columns 2 and 3, by renaming of tables."""
    room = [[int(a != m) for m in range(_TABLES)] for a in range(_TABLES)]
    room[0][2] += 1
    room[1][3] += 1
    room[0][3] -= 1
    room[1][2] -= 1
    keeping = [
        p
        for p in permutations(range(_TABLES))
        if {(p[0], p[2]), (p[1], p[3])} == {(0, 2), (1, 3)}
        and {(p[0], p[3]), (p[1], p[2])} == {(0, 3), (1, 2)}
    ]
    for array in _kinds(_arrays(room), keeping):
        yield from (2 + cost for cost in _extensions(array, limit - 2, perfect_with_square=True))


def _arrays(room: list[list[int]]) -> list[Array]:
    """All arrays whose column b has every table but b once, whose row a has table m room[a][m] times."""
    made: list[Array] = []
    array = [0] * len(_CELLS)
    used = [0] * _TABLES

    def fill(i: int) -> None:
        if i == len(_CELLS):
            made.append(tuple(array))
            return
        a, b = _CELLS[i]
        for m in range(_TABLES):
            if m not in (a, b) and room[a][m] and not used[b] >> m & 1:
                room[a][m] -= 1
                used[b] |= 1 << m
                array[i] = m
                fill(i + 1)
                room[a][m] += 1
                used[b] &= ~(1 << m)

    fill(0)
    return made


def _kinds(arrays: list[Array], renamings: list[tuple[int, ...]]) -> list[Array]:
    """One array of each kind under renaming of the tables of all rounds alike."""
    number = {cell: i for i, cell in enumerate(_CELLS)}
    moves = [([number[p.index(a), p.index(b)] for a, b in _CELLS], p) for p in renamings]
    left, kinds = set(arrays), list[Array]()
    for array in arrays:
        if array in left:
            kinds.append(array)
            left.difference_update(tuple(p[array[j]] for j in source) for source, p in moves)
    return kinds


def _extensions(array: Array, limit: int, *, perfect_with_square: bool) -> Iterator[int]:
    """Costs of a fourth round that is perfect with the rows: its repeats with columns and with the array."""
    row_used = [0] * _TABLES
    with_column = [[0] * _TABLES for _ in range(_TABLES)]
    with_array = [[0] * _TABLES for _ in range(_TABLES)]
    found: list[int] = []

    def fill(i: int, cost: int) -> None:
        if i == len(_CELLS):
            found.append(cost)
            return
        a, b = _CELLS[i]
        column, other = with_column[b], with_array[array[i]]
        used = row_used[a]
        for m in range(_TABLES):
            if m in (a, b, array[i]) or used >> m & 1 or (perfect_with_square and other[m]):
                continue
            more = cost + column[m] + (0 if perfect_with_square else other[m])
            if more <= limit:
                column[m] += 1
                other[m] += 1
                row_used[a] = used | 1 << m
                fill(i + 1, more)
                column[m] -= 1
                other[m] -= 1
        row_used[a] = used

    fill(0, 0)
    yield from found


def main() -> None:
    """Prove what the table says."""
    below = fewest_below(_SIX_TABLES_OF_FIVE - 1)
    said = "no plan has fewer" if below is None else f"WRONG: there is a plan of {below}"
    print(f"30 people, 6 tables, 4 rounds: {_SIX_TABLES_OF_FIVE}; {said}")


if __name__ == "__main__":
    main()
