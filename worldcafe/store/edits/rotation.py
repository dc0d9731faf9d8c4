"""The rotation: plans adopted, people moved by hand, seats locked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import EditRefused
from worldcafe.domain.identity import new_id
from worldcafe.domain.rotation import Lock, Plan, Seat, seats_digest
from worldcafe.language import mark
from worldcafe.store.recorder import Writer


def adopt_rotation(w: Writer, plan: Plan, seats: Mapping[str, Mapping[str, str]]) -> Plan:
    """Keep a new plan with its seats (round id to person id to table id) and let it be the one that counts."""
    rows = [Seat(plan.id, r, person, table) for r, taken in seats.items() for person, table in taken.items()]
    measured = {**plan.figures, "seats": seats_digest(rows)} if plan.figures else plan.figures
    plan = replace(plan, made_at=plan.made_at or w.moment(), adopted=True, figures=measured)
    _let_go(w)
    w.remove(*(seat for seat in w.cafe.seats.values() if seat.plan == plan.id))
    w.put(plan)
    w.put_all(rows)
    return plan


def adopt_plan(w: Writer, plan: str) -> None:
    """Let another of the café's plans be the one that counts."""
    _let_go(w)
    w.put(replace(w.cafe.plans[plan], adopted=True))


def _let_go(w: Writer) -> None:
    w.put_all([replace(p, adopted=False) for p in w.cafe.plans.values() if p.adopted])


def copy_plan(w: Writer, plan: str, name: str) -> Plan:
    """A plan with the same seats and locks under another name, to try something out; it is not adopted."""
    cafe = w.cafe
    new = replace(cafe.plans[plan], id=new_id(), name=name, adopted=False, parent=plan, made_at=w.moment())
    w.put(new)
    w.put_all(replace(seat, plan=new.id) for seat in cafe.seats.values() if seat.plan == plan)
    w.put_all(replace(lock, id=new_id(), plan=new.id) for lock in cafe.locks.values() if lock.plan == plan)
    return new


def rename_plan(w: Writer, plan: str, name: str) -> None:
    """Give a plan another name."""
    w.put(replace(w.cafe.plans[plan], name=name))


def remove_plan(w: Writer, plan: str) -> None:
    """Remove a plan with its seats and locks; plans made from it stand on their own."""
    cafe = w.cafe
    w.put_all(replace(p, parent=None) for p in cafe.plans.values() if p.parent == plan)
    w.remove(*(s for s in cafe.seats.values() if s.plan == plan))
    w.remove(*(k for k in cafe.locks.values() if k.plan == plan))
    w.remove(w.cafe.plans[plan])


def move_person(w: Writer, plan: str, round_: str, person: str, table: str) -> None:
    """Seat a person at a table in one round, wherever they sat; a lock on either seat refuses."""
    cafe = w.cafe
    new = Seat(plan, round_, person, table)
    old = cafe.seats.get((plan, round_, person))
    if old == new:
        return
    _check_unlocked(cafe, *([old, new] if old else [new]))
    w.put(new)


def unseat_person(w: Writer, plan: str, round_: str, person: str) -> None:
    """Take a person's seat in one round away; a lock refuses."""
    old = w.cafe.seats.get((plan, round_, person))
    if old:
        _check_unlocked(w.cafe, old)
        w.remove(old)


def swap_people(w: Writer, plan: str, round_: str, one: str, other: str) -> None:
    """Let two people change seats in one round; where only one has a seat, the other takes it."""
    seats = w.cafe.seats
    here, there = seats.get((plan, round_, one)), seats.get((plan, round_, other))
    for person, mine, theirs in ((one, here, there), (other, there, here)):
        if theirs:
            move_person(w, plan, round_, person, theirs.table)
        elif mine:
            unseat_person(w, plan, round_, person)


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
    return next(
        (k for k in locks if (k.plan, k.person, k.round, k.table) == (plan, person, round_, None)), None
    )


def lock_whole(
    w: Writer,
    plan: str,
    *,
    table: str | None = None,
    round_: str | None = None,
    person: str | None = None,
) -> Lock:
    """Lock everybody at a table, in one round or (None) in every round; or a whole round; or all seats of a person."""
    locks = w.cafe.locks.values()
    wanted = (plan, person, round_, table)
    known = next((k for k in locks if (k.plan, k.person, k.round, k.table) == wanted), None)
    if known:
        return known
    lock = Lock(new_id(), plan, person=person, table=table, round=round_)
    w.put(lock)
    return lock


def _check_unlocked(cafe: Cafe, *seats: Seat) -> None:
    for seat in seats:
        # A lock of the person or the round keeps whom it names in place; one of a whole table also who would join.
        if any(lock.holds(seat) for lock in cafe.locks.values()):
            raise EditRefused(
                mark("The seat of {name} in this round is locked. Unlock it first."),
                name=cafe.people[seat.person].name,
            )
