"""What finding look-alikes shares: groups out of pairs, and keys that words a letter apart have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

STEP: Final = 1000
"""Progress is told once for so many."""

CROWD: Final = 60
"""More candidates than this under one key say that the key is too common to mean anything."""


class Groups:
    """Joins pairs into groups (union-find) and keeps the strongest reason of each."""

    def __init__(self, size: int, order: Sequence[str]) -> None:
        self._parent = list(range(size))
        self._why: dict[int, int] = {}
        self._order = order

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, a: int, b: int, why: str) -> None:
        a, b = self.root(a), self.root(b)
        rank = min(self._order.index(why), self._why.get(a, 99), self._why.get(b, 99))
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        self._why[low] = rank

    def found(self) -> list[tuple[list[int], str]]:
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            members[self.root(i)].append(i)
        return [(group, self._order[self._why[root]]) for root, group in members.items() if len(group) > 1]


def cuts(word: str) -> set[str]:
    """The word, and the word with each letter taken out; words too short to judge only as they are."""
    if len(word) < 4:
        return {word}
    word = single(word)
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def single(word: str) -> str:
    """Doubled letters written once: they are the commonest error of all."""
    return "".join([letter for i, letter in enumerate(word) if i == 0 or word[i - 1] != letter])
