"""People as the rows of a table: every word, mark and sort key made once, and anew only for those who changed."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from PySide6.QtCore import QCollator, QLocale

from ui.models.spans import Span, span_at, spans_of
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant, Post, Presence
from worldcafe.exchange.folding import fold
from worldcafe.language import Language

Here = Literal["here", "not yet", "left", "absent"]

PLAIN_ROLE: Final = "participant"
RAPPORTEUR: Final = "rapporteur"


@dataclass(frozen=True, slots=True)
class WishTab:
    """A wish as a small tab: the number that people know its topic by, and the topic's hue from 1."""

    number: str
    hue: int
    title: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of the table. `days` is, for each span, the count of rounds they come to and of all.

    `today` tells of the day that counts now; `searched` is what a search looks in, folded to Latin letters.
    """

    id: str
    name: str
    organisation: str
    house: str
    email: str
    role: str
    role_id: str
    languages: tuple[str, ...]
    wishes: tuple[WishTab, ...]
    days: tuple[tuple[int, int], ...]
    step_free: bool
    today: Here
    listed: bool | None
    quoted: bool | None
    searched: str
    name_key: Any


@dataclass(frozen=True, slots=True)
class Grounds:
    """What all rows share: the spans, which of them counts now, topics' tabs, the order of organisations."""

    spans: tuple[Span, ...]
    now: int | None
    topics: Mapping[str, WishTab]
    houses: Mapping[str, int]


def name_key(row: PersonRow) -> Any:
    """What people are sorted by unless somebody asks for another order."""
    return row.name_key


FEW: Final = 64
"""Rows that are put in their places one by one; more are sorted in."""


def merged(
    base: Sequence[PersonRow], rows: Mapping[str, PersonRow], gone: Collection[str]
) -> list[PersonRow]:
    """Rows in order of names, with new ones in, or in place of those before, and without those that are gone."""
    kept = [row for row in base if row.id not in rows and row.id not in gone]
    if len(rows) <= FEW:
        for row in rows.values():
            insort(kept, row, key=name_key)
        return kept
    return sorted([*kept, *rows.values()], key=name_key)


def collator(language: Language) -> QCollator:
    """Sorts words as the language of the screen does."""
    made = QCollator(QLocale(language.code))
    made.setCaseSensitivity(made.caseSensitivity().CaseInsensitive)
    return made


def topic_tabs(cafe: Cafe) -> dict[str, WishTab]:
    """Each topic as a tab: with the number of its first table, or its place in the list of topics."""
    first: dict[str, int] = {}
    for stand in cafe.stands.values():
        number = cafe.tables[stand.table].number
        first[stand.topic] = min(number, first.get(stand.topic, number))
    return {
        topic.id: WishTab(str(first[topic.id]) if topic.id in first else "–", topic.hue + 1, topic.title)
        for topic in cafe.topics_in_order
    }


class RowMaker:
    """Makes rows from one state of the café. Pure work without widgets, so that it may run in any thread."""

    def __init__(
        self, cafe: Cafe, language: Language, today: date, houses: Mapping[str, int] | None = None
    ) -> None:
        """`houses` is the order of organisations if it is known already (see `Grounds`)."""
        self._cafe = cafe
        self._language = language
        self._collator = collator(language)
        spans = spans_of(cafe, language)
        self.grounds = Grounds(
            spans,
            span_at(spans, today),
            topic_tabs(cafe),
            self._places() if houses is None else houses,
        )
        self._posts: dict[str, list[Post]] = {}
        for post in cafe.posts.values():
            self._posts.setdefault(post.person, []).append(post)
        self._presences: dict[str, list[Presence]] = {}
        for presence in cafe.presences.values():
            self._presences.setdefault(presence.person, []).append(presence)
        self._houses: dict[str, tuple[str, str]] = {}
        self._all_days = tuple((len(span.rounds), len(span.rounds)) for span in spans)

    def _places(self) -> dict[str, int]:
        houses = self._cafe.organisations.values()
        places = {
            name: at for at, name in enumerate(sorted({o.name for o in houses}, key=self._collator.sortKey))
        }
        return {o.id: places[o.name] for o in houses}

    def rows(
        self, people: Iterable[str] | None = None, stop: Callable[[], bool] | None = None
    ) -> dict[str, PersonRow]:
        """The rows of these people, of everyone by default, by name; ends early when told to stop."""
        made: list[PersonRow] = []
        for at, person in enumerate(self._cafe.people if people is None else people):
            if stop is not None and at % 256 == 0 and stop():
                break
            made.append(self.row(self._cafe.people[person]))
        return {row.id: row for row in sorted(made, key=name_key)}

    def row(self, person: Participant) -> PersonRow:
        """The row of one person."""
        organisation, house_words = self._house(person.organisation)
        days, today = self._presence(person.id)
        family = person.sorted_as or person.family or person.given
        return PersonRow(
            person.id,
            person.name,
            organisation,
            person.organisation or "",
            person.email,
            *self._role(person),
            tuple(code.upper() for code in person.languages),
            tuple(self.grounds.topics[t] for t in person.wishes if t in self.grounds.topics),
            days,
            person.step_free,
            today,
            person.listed,
            person.quoted,
            fold(f"{person.name} {person.family} {person.given} {person.email} ") + house_words,
            self._collator.sortKey(f"{family} {person.given}"),
        )

    def _house(self, organisation: str | None) -> tuple[str, str]:
        if not organisation:
            return "", ""
        if organisation not in self._houses:
            known = self._cafe.organisations.get(organisation)
            words = fold(" ".join((known.name, known.short, *known.aliases))) if known else ""
            self._houses[organisation] = (known.name if known else "", words)
        return self._houses[organisation]

    def _role(self, person: Participant) -> tuple[str, str]:
        """The role in words, with its tables, and its id."""
        posts = self._posts.get(person.id)
        role_id = posts[0].role if posts else person.role
        role = self._cafe.roles.get(role_id)
        name = role.name if role else role_id
        if not posts:
            return ("" if role_id == PLAIN_ROLE else name), role_id
        tables = sorted({self._cafe.tables[post.table].number for post in posts})
        return f"{name}, {', '.join(map(str, tables))}", role_id

    def _presence(self, person: str) -> tuple[tuple[tuple[int, int], ...], Here]:
        known = self._presences.get(person)
        now = self.grounds.now
        if not known:
            return self._all_days, "not yet"
        absent = {p.round for p in known if not p.expected}
        days = tuple(
            (sum(r not in absent for r in span.rounds), len(span.rounds)) for span in self.grounds.spans
        )
        if now is None:
            return days, "not yet"
        rounds = self.grounds.spans[now].rounds
        told = [p for p in known if p.round in rounds]
        if any(p.arrived and not p.left for p in told):
            return days, "here"
        if any(p.left for p in told):
            return days, "left"
        return days, "not yet" if days[now][0] else "absent"


def stale(before: Cafe | None, after: Cafe) -> set[str] | None:
    """Whose rows are no longer true; None for everyone's. Values are never changed, so identity tells."""
    shared = ("topics", "tables", "rounds", "stands", "roles")
    if before is None or any(getattr(before, name) is not getattr(after, name) for name in shared):
        return None
    old = before.people
    changed = {i for i, person in after.people.items() if old.get(i) is not person}
    changed |= old.keys() - after.people.keys()
    for mine, theirs, at in ((before.presences, after.presences, 0), (before.posts, after.posts, 2)):
        if mine is not theirs:
            changed |= {key[at] for key in _differing(mine, theirs)}
    if before.organisations is not after.organisations:
        houses = set(_differing(before.organisations, after.organisations))
        changed |= {p.id for p in after.people.values() if p.organisation in houses}
    return changed


def _differing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> set[Any]:
    return {k for k, v in new.items() if old.get(k) is not v} | (old.keys() - new.keys())
