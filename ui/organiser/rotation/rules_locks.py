"""Locks of whole tables, rounds and people: set and taken off from the board's menus, each one step to undo."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.organiser.page import Desk
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Lock
from worldcafe.language import Language
from worldcafe.store import edits


@dataclass(frozen=True, slots=True)
class Reach:
    """What a lock holds: a table in a round or in every one (None), a round (no table), or a person in every round."""

    table: str | None
    round: str | None
    person: str | None = None

    @classmethod
    def by(cls, lock: Lock) -> Reach:
        """The reach of a lock."""
        return cls(lock.table, lock.round, lock.person)

    def of(self, locks: tuple[Lock, ...]) -> Lock | None:
        """The lock of exactly this reach."""
        return next((k for k in locks if Reach.by(k) == self), None)


def reaches(table: str | None, round_: str, person: str | None = None) -> tuple[Reach, ...]:
    """What can be locked from a person or a table's head in a round, the narrowest first."""
    of_person = (Reach(None, None, person),) if person else ()
    of_table = (Reach(table, round_), Reach(table, None)) if table else ()
    return (*of_person, *of_table, Reach(None, round_))


def named(language: Language, cafe: Cafe, reach: Reach) -> str:
    """What is held: "table 5 in round 2", "table 5 in every round", "round 2", "Ada Ash in every round"."""
    say = language.say
    if reach.person:
        return say("{name} in every round", name=cafe.people[reach.person].name)
    table = cafe.tables[reach.table].number if reach.table else 0
    round_ = cafe.rounds[reach.round].number if reach.round else 0
    if reach.table and reach.round:
        return say("table {table} in round {round}", table=table, round=round_)
    if reach.table:
        return say("table {table} in every round", table=table)
    return say("round {round}", round=round_)


def why_held(language: Language, cafe: Cafe, lock: Lock) -> str:
    """Why a seat cannot be unlocked by itself."""
    what = named(language, cafe, Reach.by(lock))
    return language.say("The seat is locked with {what}. Unlock that instead.", what=what)


def adopted_locks(cafe: Cafe) -> tuple[Lock, ...]:
    """The locks of the plan that counts."""
    plan = cafe.adopted
    return tuple(k for k in cafe.locks.values() if plan and k.plan == plan.id)


class WholeLocks:
    """Sets and takes off locks of the plan that counts."""

    def __init__(self, context: Context, desk: Desk) -> None:
        self._context = context
        self._desk = desk

    @property
    def _cafe(self) -> Cafe:
        return self._desk.bridge.cafe

    def is_on(self, reach: Reach) -> bool:
        """Whether exactly this is locked."""
        return reach.of(adopted_locks(self._cafe)) is not None

    def toggle(self, reach: Reach) -> bool:
        """Lock it, or unlock it; whether that was kept."""
        plan = self._cafe.adopted
        if plan is None:
            return False
        language, lock = self._context.language, reach.of(adopted_locks(self._cafe))
        what = named(language, self._cafe, reach)
        if lock:
            return self._desk.edit(language.say("Unlock {what}", what=what), lambda w: w.remove(lock))
        return self._desk.edit(
            language.say("Lock {what}", what=what),
            lambda w: edits.lock_whole(
                w, plan.id, table=reach.table, round_=reach.round, person=reach.person
            ),
        )

    def add_to(self, menu: QMenu, table: str | None, round_: str, person: str | None = None) -> None:
        """Put what can be locked from here into a menu, ticked where it is."""
        language, plan = self._context.language, self._cafe.adopted
        for reach in reaches(table, round_, person):
            what = named(language, self._cafe, reach)
            action = menu.addAction(language.say("Lock {what}", what=what))
            action.setCheckable(True)
            action.setChecked(self.is_on(reach))
            action.setEnabled(plan is not None)
            action.triggered.connect(lambda _on=False, reach=reach: self.toggle(reach))

    def head_menu(self, parent: QWidget, table: str, round_: str) -> QMenu:
        """The menu of a table's head."""
        menu = QMenu(parent)
        self.add_to(menu, table or None, round_)
        say = self._context.language.say
        if table:
            menu.addSeparator()
            menu.addAction(say("Show in Café"), lambda: self._desk.go_to("cafe", table))
        return menu
