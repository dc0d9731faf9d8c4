"""How many people sit at each table: the range that keeps sizes as even as the rules allow."""

from __future__ import annotations

from worldcafe.planner.problem import Problem


def size_limits(problem: Problem, round_: int, slack: int = 0) -> tuple[list[int], list[int]]:
    """Least and most people per table in a round, as two lists over all tables (0 where not in use).

    With `problem.level` the range is the level that fills the tables evenly, `slack` people wider at each
    end, held within the table's own least and most and not below those who are fixed there.
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
            least[t] = min(max(level - slack, low), high)
            most[t] = min(max(level + over + slack, low), high)
    return least, most


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
