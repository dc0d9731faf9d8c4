"""People: added, merged, removed, posted at tables, expected and here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.people import Participant, Post, Presence
from worldcafe.domain.text import is_keepable, keepable
from worldcafe.language import mark
from worldcafe.store.edits.kinds import PLAIN_ROLE
from worldcafe.store.recorder import Writer

LONGEST_NAME = 300


def add_people(w: Writer, people: Iterable[Participant]) -> None:
    """Add people, or change those that are there already; a name longer than 300 characters is refused."""
    w.put_all(map(_checked, people))


def _checked(person: Participant) -> Participant:
    name = person.name
    if not name:
        raise EditRefused(mark("A person needs a name."))
    if len(name) > LONGEST_NAME:
        raise EditRefused(
            mark("A name can have at most {most} characters: “{start}…” is longer."),
            most=LONGEST_NAME,
            start=name[:40],
        )
    if is_keepable(name):
        return person
    return replace(person, given=keepable(person.given), family=keepable(person.family))


def remove_people(w: Writer, people: Iterable[str]) -> None:
    """Remove people with their seats, posts, presences, locks and bonds."""
    cafe = w.cafe
    gone = [i for i in dict.fromkeys(people) if i in cafe.people]
    absent = set(gone)
    w.remove(*(s for s in cafe.seats.values() if s.person in absent))
    w.remove(*(p for p in cafe.posts.values() if p.person in absent))
    w.remove(*(p for p in cafe.presences.values() if p.person in absent))
    w.remove(*(k for k in cafe.locks.values() if k.person in absent))
    for bond in cafe.bonds.values():
        left = tuple(p for p in bond.people if p not in absent)
        if len(left) < 2:
            w.remove(bond)
        elif left != bond.people:
            w.put(replace(bond, people=left))
    w.remove(*(cafe.people[i] for i in gone))


def merge_people(w: Writer, keep: str, gone: str) -> None:
    """Make one person of two: what the kept one lacks comes from the other, whose posts and seats fill gaps."""
    if keep == gone:
        return
    cafe = w.cafe
    kept, other = cafe.people[keep], cafe.people[gone]
    w.put(_filled(kept, other))
    for post in [p for p in cafe.posts.values() if p.person == gone]:
        if cafe.post_of(keep, post.round) is None:
            w.put(replace(post, person=keep))
    w.put_all(
        replace(presence, person=keep)
        for presence in cafe.presences.values()
        if presence.person == gone and (keep, presence.round) not in cafe.presences
    )
    taken = {(s.plan, s.round) for s in cafe.seats.values() if s.person == keep}
    for seat in [s for s in cafe.seats.values() if s.person == gone]:
        if (seat.plan, seat.round) not in taken:
            w.put(replace(seat, person=keep))
    w.put_all(replace(lock, person=keep) for lock in cafe.locks.values() if lock.person == gone)
    for bond in [b for b in cafe.bonds.values() if gone in b.people]:
        people = tuple(dict.fromkeys(keep if p == gone else p for p in bond.people))
        if len(people) > 1:
            w.put(replace(bond, people=people))
    remove_people(w, [gone])


def _filled(kept: Participant, other: Participant) -> Participant:
    filled = {
        name: getattr(kept, name) or getattr(other, name)
        for name in ("organisation", "email", "languages", "wishes", "must", "must_not", "pool")
    }
    consents = {
        name: getattr(other, name) if getattr(kept, name) is None else getattr(kept, name)
        for name in ("listed", "quoted", "photographed", "contacted")
    }
    return replace(
        kept,
        step_free=kept.step_free or other.step_free,
        stays_seated=kept.stays_seated or other.stays_seated,
        role=other.role if kept.role == PLAIN_ROLE else kept.role,
        organisation_spelling=(kept if kept.organisation else other).organisation_spelling,
        extra=MappingProxyType({**other.extra, **kept.extra}),
        **filled,
        **consents,
    )


def expect(w: Writer, people: Iterable[str], rounds: Iterable[str], *, expected: bool) -> None:
    """Say that people are expected in rounds, or that they are not."""
    chosen = list(rounds)
    cafe = w.cafe
    for person in people:
        for round_ in chosen:
            known = cafe.presences.get((person, round_), Presence(person, round_))
            w.put(replace(known, expected=expected))


def arrive(w: Writer, person: str, round_: str, at: datetime | None = None) -> None:
    """Say that a person is here in a round, since now or since a moment."""
    known = w.cafe.presences.get((person, round_), Presence(person, round_))
    w.put(replace(known, arrived=at or w.moment(), left=None))


def leave(w: Writer, person: str, round_: str, at: datetime | None = None) -> None:
    """Say that a person left in a round, now or at a moment."""
    known = w.cafe.presences.get((person, round_), Presence(person, round_))
    w.put(replace(known, left=at or w.moment()))


def post_person(w: Writer, person: str, table: str, role: str, rounds: Sequence[str] | None = None) -> None:
    """Give a person a role at a table in some rounds; the post that they held there ends.

    Without rounds it is for all of them, and the role becomes what the person is.
    """
    cafe = w.cafe
    for round_ in cafe.rounds if rounds is None else rounds:
        held = cafe.post_of(person, round_)
        if held:
            w.remove(held)
        w.put(Post(round_, table, person, role))
    if rounds is None:
        w.put(replace(cafe.people[person], role=role))


def unpost_person(w: Writer, person: str, rounds: Sequence[str] | None = None) -> None:
    """End a person's posts in some rounds, in all by default; who has none left is a participant again."""
    cafe = w.cafe
    held = [p for p in cafe.posts.values() if p.person == person and (rounds is None or p.round in rounds)]
    w.remove(*held)
    known = cafe.people[person]
    left = any(p.person == person for p in w.cafe.posts.values())
    if not left and known.role in {post.role for post in held}:
        w.put(replace(known, role=PLAIN_ROLE))
