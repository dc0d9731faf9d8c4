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
    """Two people, or two organisations (`houses`), that may be one; `why` is a reason's code."""

    one: str
    other: str
    why: str = ""
    houses: bool = False

    @property
    def key(self) -> str:
        """A name for the pair, whichever comes first."""
        return "+".join(sorted((self.one[:12], self.other[:12])))


@dataclass(frozen=True, slots=True)
class Group:
    """People, or organisations (`houses`), that may all be one; the first is the one that would stay."""

    members: tuple[str, ...]
    why: str = ""
    houses: bool = False

    def cases(self) -> list[Case]:
        """The questions that settle the group."""
        return [Case(one, other, self.why, self.houses) for one, other in pairs(self.members)]


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

    def left_in(self, cafe: Cafe) -> Cases:
        """Those whose two are both still in the café."""
        return Cases(
            tuple(c for c in self.people if c.one in cafe.people and c.other in cafe.people),
            tuple(c for c in self.houses if c.one in cafe.organisations and c.other in cafe.organisations),
        )

    def groups(self) -> list[Group]:
        """The cases by whom they are about: what is counted and listed."""
        found: dict[str, list[Case]] = {}
        for case in self.all():
            found.setdefault(case.one, []).append(case)
        return [
            Group((one, *(c.other for c in cases)), cases[0].why, cases[0].houses)
            for one, cases in found.items()
        ]


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
    # As often as they have people, so that the name that most people wrote comes first.
    written = [p.organisation for p in cafe.people.values() if p.organisation in names]
    ids = {names[house]: house for house in written}
    houses = [
        Case(ids[one], ids[other], group.why, houses=True)
        for group in similar_organisations([names[house] for house in written], stop=stop)
        for one, other in pairs(group.names)
    ]
    return Cases(
        tuple(case for case in people if case.key not in decided),
        tuple(case for case in houses if case.key not in decided),
    )


def pairs(group: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The first of a group with each of the others: who is merged into it is out of the next question."""
    return ((group[0], other) for other in group[1:])


def obvious(group: Group, cafe: Cafe) -> bool:
    """Whether hardly anybody would say that they are several: merged without a look at each, if a person says so."""
    if group.houses:
        return group.why == "same words"
    people = [cafe.people[p] for p in group.members]
    emails = {p.email.casefold() for p in people if p.email}
    houses = {p.organisation for p in people if p.organisation}
    return group.why in ("same name", "same e-mail") and len(emails) < 2 and len(houses) < 2


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
