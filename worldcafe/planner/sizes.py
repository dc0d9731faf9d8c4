"""How many people sit at each table: the range that keeps sizes as even as the rules allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from worldcafe.planner.problem import Problem
from worldcafe.planner.stop import Seats

Width = tuple[int, int]
"""How many people further from even a table may be: fewer, and more."""

EVEN: Width = (0, 0)


def even_pairs(people: int, bins: int) -> int:
    """The least number of pairs that share a bin when `people` fall into `bins`."""
    each, more = divmod(people, bins)
    return bins * (each * (each - 1) // 2) + more * each


def widths(people: int) -> Iterator[Width]:
    """Ever wider ranges of table sizes, the last without any levelling."""
    total = 0
    while total < 2 * people:
        yield (total + 1) // 2, total // 2
        if total % 2:
            yield total // 2, (total + 1) // 2
        total += max(1, total // 4)
    yield people, people


def size_limits(problem: Problem, round_: int, slack: Width = EVEN) -> tuple[list[int], list[int]]:
    """Least and most people per table in a round, as two lists over all tables (0 where not in use).

    With `problem.level` the range is the level that fills the tables evenly, wider by `slack` at its two
    ends, held within the table's own least and most and not below those who are fixed there.
    Tables that no free person may choose between (closed circles) are levelled apart from each other.
    """
    least, most = _own_limits(problem, round_)
    if not problem.level or problem.frozen[round_]:
        return least, most
    for tables, people in _circles(problem, round_):
        level = _level(people, [least[t] for t in tables], [most[t] for t in tables])
        over = people > sum(min(max(level, least[t]), most[t]) for t in tables)
        for t in tables:
            low, high = least[t], most[t]
            least[t] = min(max(level - slack[0], low), high)
            most[t] = min(max(level + over + slack[1], low), high)
        _tighten(least, most, tables, people)
    return least, most


def _tighten(least: list[int], most: list[int], tables: list[int], people: int) -> None:
    """What the other tables of the circle take, or leave, at the least and at the most."""
    fewest, room = sum(least[t] for t in tables), sum(most[t] for t in tables)
    if fewest <= people <= room:
        for t in tables:
            low, high = least[t], most[t]
            most[t] = min(high, people - (fewest - low))
            least[t] = max(low, people - (room - high))


def unevenness(problem: Problem, seats: Seats) -> int:
    """By how many people the tables of one round differ at most, where levelling would have them differ by less.

    0 if every round that is planned is as even as its circles and the tables' own limits let it be.
    """
    most = 0
    for r in problem.counted():
        if problem.frozen[r] or not problem.level:
            continue
        if not _within(problem, seats, r, EVEN):
            sizes = Counter(seats[r])
            used = [sizes[t] for t in problem.in_use(r)]
            most = max(most, max(used) - min(used))
    return most


def width_of(problem: Problem, seats: Seats) -> Width:
    """The narrowest range of table sizes in which all rounds of a plan lie."""
    for width in widths(problem.people):
        if all(_within(problem, seats, r, width) for r in problem.counted()):
            return width
    return problem.people, problem.people


def _within(problem: Problem, seats: Seats, r: int, width: Width) -> bool:
    low, high = size_limits(problem, r, width)
    sizes = Counter(seats[r])
    return all(low[t] <= sizes[t] <= high[t] for t in range(problem.tables))


def _own_limits(problem: Problem, round_: int) -> tuple[list[int], list[int]]:
    pinned = [0] * problem.tables
    for p in problem.here(round_):
        table = problem.fixed[p][round_]
        if table >= 0:
            pinned[table] += 1
    least, most = [0] * problem.tables, [0] * problem.tables
    for t in problem.in_use(round_):
        # People who are fixed outrank the table's limits: a frozen round is as it is.
        most[t] = max(problem.most[t][round_], pinned[t])
        least[t] = max(problem.least[t][round_], pinned[t])
    return least, most


def _level(people: int, least: list[int], most: list[int]) -> int:
    """The greatest level such that tables filled to it (within their limits) need no more than `people`."""
    low, high = 0, people
    while low < high:
        middle = (low + high + 1) // 2
        need = sum(min(max(middle, a), b) for a, b in zip(least, most, strict=True))
        low, high = (middle, high) if need <= people else (low, middle - 1)
    return low


def _circles(problem: Problem, round_: int) -> list[tuple[list[int], int]]:
    """Closed circles of a round: tables joined by somebody who may choose between them, and their people."""
    tables = problem.in_use(round_)
    here = problem.here(round_)
    if problem.allowed is None:
        return [(tables, len(here))]
    root = {t: t for t in tables}

    def find(t: int) -> int:
        while root[t] != t:
            t = root[t]
        return t

    homes: list[int] = []
    for choices in {problem.choices(p, round_) for p in here if problem.fixed[p][round_] < 0}:
        open_ = [t for t in choices if t in root]
        for t in open_[1:]:
            root[find(t)] = find(open_[0])
    for p in here:
        pin = problem.fixed[p][round_]
        open_ = [pin] if pin in root else [t for t in problem.choices(p, round_) if t in root]
        homes += [find(open_[0])] if open_ else []
    return [
        ([t for t in tables if find(t) == top], homes.count(top)) for top in sorted({find(t) for t in tables})
    ]
