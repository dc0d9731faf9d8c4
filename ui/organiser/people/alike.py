"""Who may be listed twice and which organisations look alike: found off the GUI thread, decided by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ui.preferences import Preferences
from worldcafe.domain.cafe import Cafe
from worldcafe.exchange.likeness import PersonLike, duplicate_people, similar_organisations

MOST_DECISIONS: Final = 600
"""Pairs that are remembered as different; the oldest are forgotten."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two people, or two organisations (`houses`), that may be one; `why` is a reason's code for people."""

    one: str
    other: str
    why: str = ""
    houses: bool = False

    @property
    def key(self) -> str:
        """A name for the pair, whichever comes first."""
        return "+".join(sorted((self.one[:12], self.other[:12])))


@dataclass(frozen=True, slots=True)
class Cases:
    """What should be looked at, people first."""

    people: tuple[Case, ...] = ()
    houses: tuple[Case, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.houses)

    def all(self) -> tuple[Case, ...]:
        """People, then organisations."""
        return self.people + self.houses


def find_cases(cafe: Cafe, decided: frozenset[str], stop: Callable[[], bool]) -> Cases:
    """The pairs of a café that nobody has decided about; raises Stopped."""
    names = {o.id: o.name for o in cafe.organisations.values()}
    like = [
        PersonLike(p.id, p.given, p.family, names.get(p.organisation or "", ""), p.email)
        for p in cafe.people.values()
    ]
    people = [
        Case(str(one), str(other), group.why)
        for group in duplicate_people(like, stop=stop)
        for one, other in pairs([str(key) for key in group.keys])
    ]
    used = {p.organisation for p in cafe.people.values()}
    ids = {name: house for house, name in names.items() if house in used}
    houses = [
        Case(ids[one], ids[other], houses=True)
        for group in similar_organisations(ids, stop=stop)
        for one, other in pairs(group.names)
    ]
    return Cases(
        tuple(case for case in people if case.key not in decided),
        tuple(case for case in houses if case.key not in decided),
    )


def pairs(group: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The first of a group with each of the others: who is merged into it is out of the next question."""
    return ((group[0], other) for other in group[1:])


class Decisions:
    """Pairs that somebody has called different, remembered on this machine for each café."""

    def __init__(self, preferences: Preferences, cafe: str) -> None:
        self._preferences = preferences
        self._name = f"different/{cafe[:12]}"

    def all(self) -> frozenset[str]:
        """The pairs by their keys."""
        return frozenset(self._preferences.word(self._name).split())

    def add(self, case: Case) -> None:
        """Remember that the two are not one."""
        known = [key for key in self._preferences.word(self._name).split() if key != case.key]
        self._preferences.set_word(self._name, " ".join([*known, case.key][-MOST_DECISIONS:]))

    def forget(self) -> None:
        """Ask about every pair again."""
        self._preferences.set_word(self._name, "")
