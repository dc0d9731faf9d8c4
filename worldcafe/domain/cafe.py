"""The whole café as one immutable value: what every view, the planner's adapter and the report read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any

from worldcafe.domain.event import AgendaItem, Event, ReportSection, Room, Round, Stand, Table, Topic
from worldcafe.domain.notes import Erased, Kind, Note, Revision, standing, withdrawn
from worldcafe.domain.people import Bond, Organisation, Participant, Post, Presence, Role, sort_key
from worldcafe.domain.rotation import Lock, Plan, Rotation, Seat

_EMPTY: Mapping[Any, Any] = MappingProxyType({})


def _none() -> Mapping[Any, Any]:
    return _EMPTY


@dataclass(frozen=True)
class Cafe:
    """Everything that the document holds, by key. Never changed: an edit makes a new one.

    Keys are ids; stands are keyed by (round, table), presences by (person, round), posts by
    (round, table, person) and seats by (plan, round, person).
    """

    event: Event
    rooms: Mapping[str, Room] = field(default_factory=_none)
    topics: Mapping[str, Topic] = field(default_factory=_none)
    tables: Mapping[str, Table] = field(default_factory=_none)
    rounds: Mapping[str, Round] = field(default_factory=_none)
    stands: Mapping[tuple[str, str], Stand] = field(default_factory=_none)
    agenda: Mapping[str, AgendaItem] = field(default_factory=_none)
    sections: Mapping[str, ReportSection] = field(default_factory=_none)
    kinds: Mapping[str, Kind] = field(default_factory=_none)
    roles: Mapping[str, Role] = field(default_factory=_none)
    organisations: Mapping[str, Organisation] = field(default_factory=_none)
    people: Mapping[str, Participant] = field(default_factory=_none)
    presences: Mapping[tuple[str, str], Presence] = field(default_factory=_none)
    bonds: Mapping[str, Bond] = field(default_factory=_none)
    posts: Mapping[tuple[str, str, str], Post] = field(default_factory=_none)
    plans: Mapping[str, Plan] = field(default_factory=_none)
    seats: Mapping[tuple[str, str, str], Seat] = field(default_factory=_none)
    locks: Mapping[str, Lock] = field(default_factory=_none)
    revisions: Mapping[str, Revision] = field(default_factory=_none)
    erased: Mapping[str, Erased] = field(default_factory=_none)

    @cached_property
    def tables_in_order(self) -> tuple[Table, ...]:
        return tuple(sorted(self.tables.values(), key=lambda t: (t.number, t.id)))

    @cached_property
    def rounds_in_order(self) -> tuple[Round, ...]:
        return tuple(sorted(self.rounds.values(), key=lambda r: (r.number, r.id)))

    @cached_property
    def topics_in_order(self) -> tuple[Topic, ...]:
        return tuple(sorted(self.topics.values(), key=lambda t: (t.position, t.title, t.id)))

    @cached_property
    def rooms_in_order(self) -> tuple[Room, ...]:
        return tuple(sorted(self.rooms.values(), key=lambda r: (r.position, r.name, r.id)))

    @cached_property
    def kinds_in_order(self) -> tuple[Kind, ...]:
        """The kinds that people write with; the table's own texts (system kinds) are not among them."""
        shown = (k for k in self.kinds.values() if k.shown and not k.system)
        return tuple(sorted(shown, key=lambda k: (k.position, k.id)))

    @cached_property
    def roles_in_order(self) -> tuple[Role, ...]:
        return tuple(sorted(self.roles.values(), key=lambda r: (r.position, r.name, r.id)))

    @cached_property
    def agenda_in_order(self) -> tuple[AgendaItem, ...]:
        return tuple(sorted(self.agenda.values(), key=lambda a: (a.position, a.id)))

    @cached_property
    def people_in_order(self) -> tuple[Participant, ...]:
        """Everyone, as a door list sorts them."""
        return tuple(sorted(self.people.values(), key=lambda p: (*sort_key(p), p.id)))

    @cached_property
    def adopted(self) -> Plan | None:
        """The plan that counts, or None before the first."""
        return next((plan for plan in self.plans.values() if plan.adopted), None)

    @cached_property
    def _rotations(self) -> dict[str, Rotation]:
        taken: dict[str, dict[str, dict[str, str]]] = {}
        for seat in self.seats.values():
            taken.setdefault(seat.plan, {}).setdefault(seat.round, {})[seat.person] = seat.table
        order = [r.id for r in self.rounds_in_order]
        return {plan: Rotation({r: by[r] for r in order if r in by}) for plan, by in taken.items()}

    def rotation(self, plan: str | None = None) -> Rotation:
        """The seats of a plan, of the adopted one by default; empty where there is none."""
        chosen = plan or (self.adopted.id if self.adopted else "")
        return self._rotations.get(chosen, Rotation({}))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The notes that stand, system kinds included, in the order in which they were written."""
        return standing(self._kept_revisions)

    @cached_property
    def withdrawn(self) -> tuple[Note, ...]:
        """The notes that were taken back and can be brought back."""
        return withdrawn(self._kept_revisions)

    @cached_property
    def _kept_revisions(self) -> dict[str, Revision]:
        return {k: r for k, r in self.revisions.items() if r.note not in self.erased}

    def topic_at(self, round_: str, table: str) -> Topic | None:
        """The topic that stands at a table in a round."""
        stand = self.stands.get((round_, table))
        return self.topics.get(stand.topic) if stand else None

    @cached_property
    def _absent(self) -> frozenset[tuple[str, str]]:
        return frozenset(key for key, presence in self.presences.items() if not presence.expected)

    def expected(self, person: str, round_: str) -> bool:
        """Whether a person is expected in a round; without a word to the contrary they are."""
        return (person, round_) not in self._absent

    @cached_property
    def _posts_of(self) -> dict[tuple[str, str], Post]:
        return {(post.person, post.round): post for post in self.posts.values()}

    def post_of(self, person: str, round_: str) -> Post | None:
        """The post that a person holds in a round, if any."""
        return self._posts_of.get((person, round_))

    def role_of(self, person: str, round_: str | None = None) -> Role | None:
        """The role of a person in a round; without a round that of their first post, else their own."""
        posts = (self.post_of(person, r.id) for r in self.rounds_in_order if round_ in (None, r.id))
        post = next((p for p in posts if p), None)
        return self.roles.get(post.role if post else self.people[person].role)

    def posted(self, table: str, role: str, round_: str | None = None) -> tuple[Participant, ...]:
        """Who holds a role at a table, in one round or in any, each person once, in the order of rounds."""
        order = {r.id: at for at, r in enumerate(self.rounds_in_order)}
        held = [
            p
            for p in self.posts.values()
            if p.table == table and p.role == role and round_ in (None, p.round)
        ]
        ids = dict.fromkeys(p.person for p in sorted(held, key=lambda p: order.get(p.round, 0)))
        return tuple(self.people[i] for i in ids if i in self.people)

    def organisation_of(self, person: str) -> str:
        """The name of a person's organisation, or nothing."""
        found = self.organisations.get(self.people[person].organisation or "")
        return found.name if found else ""
