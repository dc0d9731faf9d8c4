"""Kinds of note and roles: what people write with, and what they can be at a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.notes import Kind, Shape
from worldcafe.domain.people import Role
from worldcafe.language import mark
from worldcafe.store.edits.order import in_order, next_position
from worldcafe.store.recorder import Writer

PLAIN_ROLE = "participant"
"""The role of everybody who has no other; it cannot be removed."""


def add_kind(
    w: Writer, word: str, plural: str = "", *, letter: str = "", shape: Shape = "disc", colour: str = "slate"
) -> Kind:
    """A new kind of note after the others."""
    kind = Kind(
        new_id(), word, plural or word, letter, shape, colour, position=next_position(w.cafe.kinds.values())
    )
    w.put(kind)
    return kind


def order_kinds(w: Writer, kinds: Sequence[str]) -> None:
    """Put kinds in this order; those that are not named follow in theirs."""
    w.put_all(in_order(w.cafe.kinds, kinds))


def show_kind(w: Writer, kind: str, *, shown: bool) -> None:
    """Offer a kind to those who write, or no longer; notes of that kind stay."""
    w.put(replace(w.cafe.kinds[kind], shown=shown))


def remove_kind(w: Writer, kind: str) -> None:
    """Remove a kind that no note was ever written with; raises EditRefused for another."""
    known = w.cafe.kinds[kind]
    if known.system:
        raise EditRefused(mark("“{kind}” belongs to the report and cannot be removed."), kind=known.word)
    if any(revision.kind == kind for revision in w.cafe.revisions.values()):
        raise EditRefused(
            mark("There are notes of the kind “{kind}”. It can be hidden, but not removed."), kind=known.word
        )
    w.remove(known)


def add_role(w: Writer, name: str, *, stays: bool = False, seated: bool = True) -> Role:
    """A new role after the others."""
    role = Role(new_id(), name, stays, seated, position=next_position(w.cafe.roles.values()))
    w.put(role)
    return role


def order_roles(w: Writer, roles: Sequence[str]) -> None:
    """Put roles in this order; those that are not named follow in theirs."""
    w.put_all(in_order(w.cafe.roles, roles))


def remove_role(w: Writer, role: str) -> None:
    """Remove a role; whoever has it is a participant again, and posts of it end."""
    if role == PLAIN_ROLE:
        raise EditRefused(mark("Everybody without a role of their own is a participant: this role stays."))
    cafe = w.cafe
    w.remove(*(post for post in cafe.posts.values() if post.role == role))
    w.put_all(replace(person, role=PLAIN_ROLE) for person in cafe.people.values() if person.role == role)
    w.remove(cafe.roles[role])
