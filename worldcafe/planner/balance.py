"""The last thing that is wanted: people of one kind (a country, a role, newcomers) spread evenly over the tables.

Two people who attend the same rounds and are free in all of them exchange their whole paths. That wins or loses no
repeat meeting, and whatever would break a rule, seat more colleagues together or cost a wish is left alone, so balance
never costs anything that stands above it. First improvement, until no exchange helps.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from worldcafe.planner.problem import Problem
from worldcafe.planner.sizes import even_pairs
from worldcafe.planner.stop import Seats

_PARTNERS: Final = 200
"""With how many others of their presence a person is tried at most in a pass."""
_PASSES: Final = 8


def imbalance(problem: Problem, seats: Seats) -> int:
    """Pairs of one kind at one table beyond the fewest that tables of any size allow, over the rounds that count.

    0 is as even as can be. Kinds are `Problem.balance`; people of no kind (-1) are left out.
    """
    if problem.balance is None:
        return 0
    total = 0
    for r in problem.counted():
        bins = len(problem.in_use(r))
        here = [p for p in problem.here(r) if seats[r][p] >= 0 and problem.balance[p] >= 0]
        at = Counter((seats[r][p], problem.balance[p]) for p in here)
        total += sum(n * (n - 1) // 2 for n in at.values())
        total -= sum(even_pairs(n, bins) for n in Counter(problem.balance[p] for p in here).values())
    return total


def balanced(problem: Problem, seats: Seats, seed: int = 0) -> Seats:
    """The plan with kinds spread as evenly as exchanges of whole paths can; the same if nothing is marked."""
    if problem.balance is None or not imbalance(problem, seats):
        return seats
    return _Exchanges(problem, seats, seed).run()


class _Exchanges:
    """Counts of kinds and of colleagues per round and table, kept up to date while paths change hands."""

    def __init__(self, problem: Problem, seats: Seats, seed: int) -> None:
        self.problem = problem
        self.kind = problem.balance or ()
        self.rng = random.Random(seed)
        self.rounds = problem.counted()
        self.path = [[seats[r][p] for r in range(problem.rounds)] for p in range(problem.people)]
        self.kinds: Counter[tuple[int, int, int]] = Counter()
        self.mates: Counter[tuple[int, int, int]] = Counter()
        for p in range(problem.people):
            self._count(p, 1)

    def run(self) -> Seats:
        """Exchange until nothing gets better."""
        classes = self._classes()
        for _ in range(_PASSES):
            if not sum(self._pass(people) for people in classes):
                break
        return tuple(tuple(path[r] for path in self.path) for r in range(self.problem.rounds))

    def _classes(self) -> list[list[int]]:
        """People who may exchange paths: the same presence, free in every round, in no pair with a wish or a rule."""
        problem = self.problem
        paired = {q for x in (*problem.apart, *problem.together) for q in (x.first, x.second)}
        found: dict[tuple[bool, ...], list[int]] = defaultdict(list)
        for p in range(problem.people):
            if p not in paired and all(f < 0 for f in problem.fixed[p]) and any(problem.present[p]):
                found[problem.present[p]].append(p)
        return [people for people in found.values() if len(people) > 1]

    def _pass(self, people: list[int]) -> bool:
        better = False
        for a in people:
            few = len(people) <= _PARTNERS
            for b in people if few else self.rng.sample(people, _PARTNERS):
                if self.kind[a] != self.kind[b] and self._helps(a, b):
                    self._exchange(a, b)
                    better = True
        return better

    def _helps(self, a: int, b: int) -> bool:
        return (
            self._change(self.kinds, self.kind, a, b) < 0
            and self._change(self.mates, self.problem.organisation, a, b) <= 0
            and self._may(a, self.path[b])
            and self._may(b, self.path[a])
            and self._wish(a, b) <= 0
        )

    def _change(self, at: Counter[tuple[int, int, int]], group: tuple[int, ...], a: int, b: int) -> int:
        """Pairs of one group at one table more than now, if two of different groups exchange their paths."""
        if group[a] == group[b]:
            return 0
        total = 0
        for r in self.rounds:
            here, there = self.path[a][r], self.path[b][r]
            if here == there or here < 0:
                continue
            for who, old, new in ((group[a], here, there), (group[b], there, here)):
                if who >= 0:
                    total += at[r, new, who] - (at[r, old, who] - 1)
        return total

    def _may(self, person: int, path: list[int]) -> bool:
        problem = self.problem
        if not all(path[r] < 0 or problem.may_sit(person, path[r], r) for r in self.rounds):
            return False
        due = problem.due(person)
        return not due or due <= {problem.topic[path[r]][r] for r in self.rounds if path[r] >= 0}

    def _wish(self, a: int, b: int) -> int:
        """What the wishes of two cost more than now, if they exchange their paths."""
        wishes = self.problem.wishes
        if wishes is None:
            return 0
        return sum(
            wishes[a][there] - wishes[a][here] + wishes[b][here] - wishes[b][there]
            for here, there in zip(self._topics(a), self._topics(b), strict=True)
        )

    def _topics(self, person: int) -> Iterator[int]:
        path = self.path[person]
        return (self.problem.topic[path[r]][r] for r in self.rounds if path[r] >= 0)

    def _exchange(self, a: int, b: int) -> None:
        for p in (a, b):
            self._count(p, -1)
        self.path[a], self.path[b] = self.path[b], self.path[a]
        for p in (a, b):
            self._count(p, 1)

    def _count(self, person: int, by: int) -> None:
        for r in self.rounds:
            table = self.path[person][r]
            if table >= 0:
                self.kinds[r, table, self.kind[person]] += by
                self.mates[r, table, self.problem.organisation[person]] += by
