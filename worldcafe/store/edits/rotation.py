"""The rotation: plans adopted, people moved by hand, seats locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.rotation import Lock, Plan, Seat
from worldcafe.language import mark
from worldcafe.store.recorder import Writer


def adopt_rotation(w: Writer, plan: Plan, seats: Mapping[str, Mapping[str, str]]) -> Plan:
    """Keep a new plan with its seats (round id to person id to table id) and let it be the one that counts."""
    plan = replace(plan, made_at=plan.made_at or w.moment())
    _let_go(w)
    w.put(replace(plan, adopted=True))
    w.put_all(Seat(plan.id, r, person, table) for r, taken in seats.items() for person, table in taken.items())
    return plan


def adopt_plan(w: Writer, plan: str) -> None:
    """Let another of the café's plans be the one that counts."""
    _let_go(w)
    w.put(replace(w.cafe.plans[plan], adopted=True))


def _let_go(w: Writer) -> None:
    w.put_all([replace(p, adopted=False) for p in w.cafe.plans.values() if p.adopted])


def remove_plan(w: Writer, plan: str) -> None:
    """Remove a plan with its seats and locks; plans made from it stand on their own."""
    cafe = w.cafe
    w.put_all(replace(p, parent=None) for p in cafe.plans.values() if p.parent == plan)
    w.remove(*(s for s in cafe.seats.values() if s.plan == plan))
    w.remove(*(k for k in cafe.locks.values() if k.plan == plan))
    w.remove(w.cafe.plans[plan])


def move_person(w: Writer, plan: str, round_: str, person: str, table: str) -> None:
    """Seat a person at another table in one round; a locked seat refuses."""
    _unlocked(w, plan, round_, person)
    w.put(Seat(plan, round_, person, table))


def swap_people(w: Writer, plan: str, round_: str, one: str, other: str) -> None:
    """Let two people change seats in one round."""
    seats = w.cafe.seats
    here, there = seats[plan, round_, one].table, seats[plan, round_, other].table
    move_person(w, plan, round_, one, there)
    move_person(w, plan, round_, other, here)


def lock_seat(w: Writer, plan: str, person: str, round_: str) -> Lock:
    """Lock a person's seat in a round: neither a drag nor a new plan moves it."""
    known = seat_lock(w, plan, person, round_)
    if known:
        return known
    lock = Lock(new_id(), plan, person=person, round=round_)
    w.put(lock)
    return lock


def unlock_seat(w: Writer, plan: str, person: str, round_: str) -> None:
    """Let a seat go."""
    known = seat_lock(w, plan, person, round_)
    if known:
        w.remove(known)


def seat_lock(w: Writer, plan: str, person: str, round_: str) -> Lock | None:
    """The lock of exactly this seat."""
    locks = w.cafe.locks.values()
    return next((k for k in locks if (k.plan, k.person, k.round, k.table) == (plan, person, round_, None)), None)


def _unlocked(w: Writer, plan: str, round_: str, person: str) -> None:
    if seat_lock(w, plan, person, round_):
        raise EditRefused(
            mark("The seat of {name} in this round is locked. Unlock it first."), name=w.cafe.people[person].name
        )
