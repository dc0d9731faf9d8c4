"""Who may be listed twice and which organisations look alike, until a person decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from worldcafe.domain.cafe import Cafe
from worldcafe.exchange.likeness import PersonLike, duplicate_people, similar_organisations
from worldcafe.language import Language

MOST_NAMED: Final = 8
"""Groups that are named in a sentence."""


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


def find_cases(
    cafe: Cafe, decided: frozenset[str] = frozenset(), stop: Callable[[], bool] | None = None
) -> Cases:
    """The pairs of a café that nobody has decided about (`decided` are keys of cases); raises Stopped."""
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
    return Cases(
        tuple(case for case in people if case.key not in decided), house_cases(cafe, decided, stop).houses
    )


def house_cases(
    cafe: Cafe, decided: frozenset[str] = frozenset(), stop: Callable[[], bool] | None = None
) -> Cases:
    """The same of organisations alone, which is quick however many people there are; raises Stopped."""
    names = {o.id: o.name for o in cafe.organisations.values()}
    # As often as they have people, so that the name that most people wrote comes first.
    written = [p.organisation for p in cafe.people.values() if p.organisation in names]
    ids = {names[house]: house for house in written}
    houses = [
        Case(ids[one], ids[other], group.why, houses=True)
        for group in similar_organisations([names[house] for house in written], stop=stop)
        for one, other in pairs(group.names)
    ]
    return Cases(houses=tuple(case for case in houses if case.key not in decided))


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


def names_of(groups: Iterable[Group], cafe: Cafe) -> list[list[str]]:
    """The names of each group, all in alphabetical order."""
    called = {p.id: p.name for p in cafe.people.values()} | {
        o.id: o.name for o in cafe.organisations.values()
    }
    return sorted(sorted(called[member] for member in group.members) for group in groups)


def caveats(cases: Cases, cafe: Cafe, language: Language) -> list[str]:
    """What a plan says nothing about while these are undecided: a sentence for people, one for organisations."""
    groups = cases.groups()
    people = [group for group in groups if not group.houses]
    houses = [group for group in groups if group.houses]
    told: list[str] = []
    if people:
        told.append(
            language.plural(
                "{n} possible duplicate is undecided and is seated as several people: {names}.",
                "{n} possible duplicates are undecided and are seated as several people each: {names}.",
                len(people),
                names=_listed(people, cafe, language),
            )
        )
    if houses:
        told.append(
            language.plural(
                "{n} group of organisations looks alike and is undecided, so its people do not count as "
                "colleagues: {names}.",
                "{n} groups of organisations look alike and are undecided, so their people do not count as "
                "colleagues: {names}.",
                len(houses),
                names=_listed(houses, cafe, language),
            )
        )
    return told


def as_json(cases: Cases, cafe: Cafe) -> dict[str, list[list[str]]]:
    """The groups by their names, people and organisations apart."""
    groups = cases.groups()
    return {
        "people": names_of((g for g in groups if not g.houses), cafe),
        "organisations": names_of((g for g in groups if g.houses), cafe),
    }


def _listed(groups: Sequence[Group], cafe: Cafe, language: Language) -> str:
    """The first groups by their names: "Dora Nagy and Dóra Nagy; …"."""
    named = "; ".join(language.listed(names) for names in names_of(groups, cafe)[:MOST_NAMED])
    return f"{named}; …" if len(groups) > MOST_NAMED else named
