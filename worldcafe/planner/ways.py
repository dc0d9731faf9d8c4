"""Whether somebody, or two people who are to be together or apart, can get through the day at all.

A search over the rounds for one or two people alone, everybody else left out: if it finds no way, no plan has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from worldcafe.planner.problem import Problem
from worldcafe.planner.rules import blocks

_MOST_LOOKS = 20_000


class Ways:
    """The ways of people through a problem's rounds."""

    def __init__(self, problem: Problem, kinds: set[int]) -> None:
        self.problem, self.kinds = problem, kinds
        self.rounds = problem.counted()
        self._blocks: dict[int, dict[int, int]] = {}

    def exist(self, people: tuple[int, ...], rule: Literal["", "apart", "together"] = "") -> bool:
        """Whether these people (one, or two under the rule) have a way; True if that would take too long to tell."""
        self._looks = 0
        return self._from(0, people, rule, tuple(() for _ in people))

    def _from(self, at: int, people: tuple[int, ...], rule: str, seen: tuple[tuple[int, ...], ...]) -> bool:
        if at == len(self.rounds):
            return True
        self._looks += 1
        if self._looks > _MOST_LOOKS:
            return True
        r = self.rounds[at]
        return any(
            self._from(
                at + 1,
                people,
                rule,
                tuple(self._with(s, p, r, t) for s, p, t in zip(seen, people, seats, strict=True)),
            )
            for seats in self._seats(r, people, rule, seen)
        )

    def _seats(
        self, r: int, people: tuple[int, ...], rule: str, seen: tuple[tuple[int, ...], ...]
    ) -> Iterator[tuple[int, ...]]:
        # Tables are looked at one by one: with a thousand of them nearly every pair has its way by the first two.
        if len(people) == 1:
            yield from ((t,) for t in self._open(people[0], r, seen[0]))
            return
        for a in self._open(people[0], r, seen[0]):
            for b in self._open(people[1], r, seen[1]):
                if a < 0 or b < 0 or not rule or (a == b) == (rule == "together"):
                    yield a, b

    def _open(self, p: int, r: int, seen: tuple[int, ...]) -> Iterator[int]:
        """Tables for the person in that round, -1 if they are absent."""
        problem = self.problem
        if not problem.present[p][r]:
            yield -1
        elif problem.fixed[p][r] >= 0:
            yield problem.fixed[p][r]
        else:
            choices = problem.choices(p, r)
            for t in choices if isinstance(choices, range) else sorted(choices):
                if problem.topic[t][r] >= 0 and self._mark(p, r, t) not in seen:
                    yield t

    def _mark(self, p: int, r: int, t: int) -> int:
        """The subject at the table in the cycle that the round belongs to, as one number."""
        if p not in self._blocks:
            self._blocks[p] = blocks(self.problem, p, self.kinds)
        return self._blocks[p][r] * 100_000 + self.problem.subject(t, r)

    def _with(self, seen: tuple[int, ...], p: int, r: int, t: int) -> tuple[int, ...]:
        if (
            t < 0
            or self.problem.subject(t, r) < 0
            or (self.problem.stays[p][r] and self._mark(p, r, t) in seen)
        ):
            return seen
        return (*seen, self._mark(p, r, t))
