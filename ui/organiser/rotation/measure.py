"""Pairs and people of a rotation, counted for the matrix, the square of meetings and the inspector."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ui.organiser.rotation.seats import Company
from ui.widgets.heat_map import COLLEAGUES, MORE, NEVER, ONCE, TWICE

MOST_DRAWN = 2000
"""People beyond whom a square of people by people is not drawn: a pixel could not be pointed at."""


@dataclass(frozen=True)
class Measure:
    """Who meets whom how often, whose wishes are granted. What the plan as a whole is worth says the planner."""

    company: Company

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Everyone with a seat, by organisation (those without one last), then as at the door."""
        cafe = self.company.cafe
        seated = self.company.rotation.people()
        named = [
            (cafe.organisation_of(p.id).casefold(), p.id) for p in cafe.people_in_order if p.id in seated
        ]
        return tuple(p for _, p in sorted(named, key=lambda pair: (not pair[0], pair[0])))

    @cached_property
    def meetings(self) -> Counter[tuple[str, str]]:
        """How often each pair (ids in ascending order) shares a table in the rounds that count.

        Two people who both stay at one table do not meet there: the plan has no say in it.
        """
        met: Counter[tuple[str, str]] = Counter()
        for round_ in self.company.counted:
            for group in self.company.groups[round_].values():
                stay = {p for p in group if self.company.stays(p, round_)}
                pairs = combinations(sorted(group), 2)
                met.update(pairs if len(stay) < 2 else (x for x in pairs if not stay.issuperset(x)))
        return met

    @cached_property
    def _by_person(self) -> tuple[Counter[str], Counter[str]]:
        met: Counter[str] = Counter()
        twice: Counter[str] = Counter()
        for pair, times in self.meetings.items():
            for person in pair:
                met[person] += 1
                twice[person] += times > 1
        return met, twice

    def meets(self, person: str) -> int:
        """How many different people a person meets."""
        return self._by_person[0][person]

    def meets_again(self, person: str) -> int:
        """How many of them more than once."""
        return self._by_person[1][person]

    @cached_property
    def organisations(self) -> Counter[str]:
        """Sizes of the organisations of the people with a seat, by id."""
        cafe = self.company.cafe
        return Counter(o for p in self.people if (o := cafe.people[p].organisation))

    def wishes(self, person: str) -> tuple[int, int]:
        """How many of a person's wishes the plan grants, and how many it could at the most."""
        topics = self._topics(person)
        wished = self.company.cafe.people[person].wishes
        return sum(w in topics for w in wished), min(len(wished), len(topics))

    def _topics(self, person: str) -> frozenset[str]:
        """What a person discusses without being kept there by a post."""
        company = self.company
        seats = ((r, company.table_of(person, r)) for r in company.counted if not company.posted(person, r))
        stands = (company.cafe.stands.get((r, t)) for r, t in seats if t)
        return frozenset(stand.topic for stand in stands if stand)

    @cached_property
    def first_wishes(self) -> tuple[int, int]:
        """How many people get their first wish, of how many who wish for something and could be granted it."""
        cafe = self.company.cafe
        wishing = [p for p in self.people if cafe.people[p].wishes and self._topics(p)]
        return sum(cafe.people[p].wishes[0] in self._topics(p) for p in wishing), len(wishing)

    @cached_property
    def cells(self) -> bytes | None:
        """The square of people by people for `HeatMap`, in the order of `people`; None for too many people."""
        n = len(self.people)
        if not 0 < n <= MOST_DRAWN:
            return None
        place = {p: at for at, p in enumerate(self.people)}
        square = bytearray([NEVER]) * (n * n)
        for person in self.people:
            for colleague in (*self.company.colleagues(person), person):
                if colleague in place:
                    square[place[person] * n + place[colleague]] = COLLEAGUES
        for (one, other), times in self.meetings.items():
            a, b = place[one], place[other]
            square[a * n + b] = square[b * n + a] = (NEVER, ONCE, TWICE, MORE)[min(times, 3)]
        return bytes(square)

    def together(self, one: str, other: str) -> tuple[tuple[str, str], ...]:
        """The rounds (with the table) in which two people share a table."""
        company = self.company
        shared = ((r, company.table_of(one, r)) for r in company.rotation.seats)
        return tuple((r, t) for r, t in shared if t and company.table_of(other, r) == t)

    def counted(self) -> Measure:
        """Itself, with everything counted: for a thread that does it beforehand."""
        _ = self.cells, self.first_wishes, self._by_person, self.organisations
        return self
