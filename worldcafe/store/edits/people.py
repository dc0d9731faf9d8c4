"""People: added, merged, posted, expected, removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Organisation, Participant, Post, Presence, folded
from worldcafe.language import mark
from worldcafe.store.recorder import Writer

LONGEST_NAME = 300


def add_people(w: Writer, people: Iterable[Participant]) -> None:
    """Add people, or change those that are there already; a name longer than 300 characters is refused."""
    for person in people:
        if len(person.name) > LONGEST_NAME:
            raise EditRefused(
                mark("A name can have at most {most} characters: “{start}…” is longer."),
                most=LONGEST_NAME,
                start=person.name[:40],
            )
        if not person.name:
            raise EditRefused(mark("A person needs a name."))
        w.put(person)


def organisation_named(w: Writer, name: str) -> Organisation | None:
    """The organisation of that name or alias, made if there is none; None for an empty name."""
    wanted = folded(name)
    if not wanted:
        return None
    for known in w.cafe.organisations.values():
        if wanted in (folded(known.name), *map(folded, known.aliases)):
            return known
    new = Organisation(new_id(), name.strip())
    w.put(new)
    return new


def remove_people(w: Writer, people: Iterable[str]) -> None:
    """Remove people with their seats, posts, presences, locks and bonds."""
    gone = set(people)
    cafe = w.cafe
    w.remove(*(s for s in cafe.seats.values() if s.person in gone))
    w.remove(*(p for p in cafe.posts.values() if p.person in gone))
    w.remove(*(p for p in cafe.presences.values() if p.person in gone))
    w.remove(*(k for k in cafe.locks.values() if k.person in gone))
    for bond in cafe.bonds.values():
        left = tuple(p for p in bond.people if p not in gone)
        if len(left) < 2:
            w.remove(bond)
        elif left != bond.people:
            w.put(replace(bond, people=left))
    w.remove(*(cafe.people[i] for i in gone))


def merge_people(w: Writer, keep: str, gone: str) -> None:
    """Make one person of two: what the kept one lacks comes from the other, whose posts and seats fill gaps."""
    cafe = w.cafe
    kept, other = cafe.people[keep], cafe.people[gone]
    w.put(_filled(kept, other))
    for post in [p for p in cafe.posts.values() if p.person == gone]:
        if cafe.post_of(keep, post.round) is None:
            w.put(replace(post, person=keep))
    taken = {(s.plan, s.round) for s in cafe.seats.values() if s.person == keep}
    for seat in [s for s in cafe.seats.values() if s.person == gone]:
        if (seat.plan, seat.round) not in taken:
            w.put(replace(seat, person=keep))
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
        role=other.role if kept.role == "participant" else kept.role,
        extra={**other.extra, **kept.extra},
        **filled,
        **consents,
    )


def merge_organisations(w: Writer, keep: str, gone: Iterable[str]) -> None:
    """Make one organisation of several; the names of the others stay as its aliases."""
    cafe = w.cafe
    others = [cafe.organisations[i] for i in gone if i != keep]
    ids = {o.id for o in others}
    kept = cafe.organisations[keep]
    names = [*kept.aliases, *(n for o in others for n in (o.name, *o.aliases))]
    w.put(replace(kept, aliases=tuple(dict.fromkeys(names))))
    w.put_all(replace(p, organisation=keep) for p in cafe.people.values() if p.organisation in ids)
    w.remove(*others)


def expect(w: Writer, people: Iterable[str], rounds: Iterable[str], *, expected: bool) -> None:
    """Say that people are expected in rounds, or that they are not."""
    chosen = list(rounds)
    cafe = w.cafe
    for person in people:
        for round_ in chosen:
            known = cafe.presences.get((person, round_), Presence(person, round_))
            w.put(replace(known, expected=expected))


def post_person(w: Writer, person: str, table: str, role: str, rounds: Sequence[str] | None = None) -> None:
    """Give a person a role at a table in some rounds, in all by default; their other posts there end."""
    cafe = w.cafe
    for round_ in cafe.rounds if rounds is None else rounds:
        held = cafe.post_of(person, round_)
        if held:
            w.remove(held)
        w.put(Post(round_, table, person, role))
    if cafe.people[person].role != role:
        w.put(replace(cafe.people[person], role=role))


def unpost_person(w: Writer, person: str, rounds: Sequence[str] | None = None) -> None:
    """End a person's posts in some rounds, in all by default."""
    cafe = w.cafe
    for round_ in cafe.rounds if rounds is None else rounds:
        held = cafe.post_of(person, round_)
        if held:
            w.remove(held)
    if not any(p.person == person for p in w.cafe.posts.values()):
        w.put(replace(w.cafe.people[person], role="participant"))
