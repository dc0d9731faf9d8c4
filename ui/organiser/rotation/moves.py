"""What the board and the matrix ask for, made into edits of the document that can be taken back."""

from __future__ import annotations

from collections.abc import Iterable

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation import words
from ui.organiser.rotation.outlook import Outlook
from ui.organiser.rotation.rules_locks import why_held
from ui.organiser.rotation.seats import Company
from worldcafe.domain.cafe import Cafe
from worldcafe.store import edits
from worldcafe.store.recorder import Writer


class Moves:
    """Edits of the adopted plan in one round after another; every one has a name in the Undo menu."""

    def __init__(self, context: Context, desk: Desk) -> None:
        self._context = context
        self._desk = desk

    @property
    def _cafe(self) -> Cafe:
        return self._desk.bridge.cafe

    def move(self, people: Iterable[str], round_: str, table: str) -> bool:
        """Seat people at a table; whether it was kept."""
        plan, going = self._cafe.adopted, sorted(people)
        if plan is None or not going:
            return False

        def change(w: Writer) -> None:
            for person in going:
                edits.move_person(w, plan.id, round_, person, table)

        return self._desk.edit(self._named(going), change)

    def _named(self, people: list[str]) -> str:
        language = self._context.language
        if len(people) == 1:
            return language.say("Move {name}", name=self._cafe.people[people[0]].name)
        return language.plural("Move {n} person", "Move {n} people", len(people))

    def swap(self, one: str, other: str, round_: str) -> bool:
        """Let two people change seats; whether it was kept."""
        plan, people = self._cafe.adopted, self._cafe.people
        if plan is None:
            return False
        label = self._context.language.say(
            "Swap {one} and {other}", one=people[one].name, other=people[other].name
        )
        return self._desk.edit(label, lambda w: edits.swap_people(w, plan.id, round_, one, other))

    def toggle_lock(self, people: Iterable[str], round_: str) -> bool:
        """Lock the seats of people, or unlock them if all are locked already; whether it was kept."""
        plan, chosen = self._cafe.adopted, sorted(people)
        if plan is None or not chosen:
            return False
        company = Company(self._cafe, self._cafe.rotation(), plan.id)
        unlock = all(company.locked(p, round_) for p in chosen)
        language = self._context.language
        name = self._cafe.people[chosen[0]].name
        if unlock and (held := self._held_whole(company, chosen, round_)):
            self._desk.tell(held)
            return False
        if unlock:
            label = (
                language.say("Unlock the seat of {name}", name=name)
                if len(chosen) == 1
                else language.say("Unlock seats")
            )
        else:
            label = (
                language.say("Lock the seat of {name}", name=name)
                if len(chosen) == 1
                else language.say("Lock seats")
            )
        act = edits.unlock_seat if unlock else edits.lock_seat

        def change(w: Writer) -> None:
            for person in chosen:
                act(w, plan.id, person, round_)

        return self._desk.edit(label, change)

    def _held_whole(self, company: Company, people: list[str], round_: str) -> str:
        """Why none of these seats can be unlocked by itself, or nothing: a wider lock holds them."""
        if any(k.person in people and k.round == round_ for k in company.locks):
            return ""
        table = company.table_of(people[0], round_)
        own = (k for k in company.locks if k.person == people[0] and k.round is None)
        lock = next(own, None) or (company.whole_lock(round_, table) if table else None)
        return why_held(self._context.language, self._cafe, lock) if lock else ""

    def refuse(self, company: Company, round_: str, people: frozenset[str], outlook: Outlook | None) -> None:
        """Tell why people cannot be lifted, or cannot be dropped there."""
        say = self._context.language.say
        person = min(people)
        name = words.first_name(company.cafe, person)
        if outlook is not None and outlook.barrier:
            sentence = words.barrier_sentence(self._context.language, company.cafe, outlook, person, round_)
        elif company.posted(person, round_):
            sentence = say("{name} has a post and stays at the table.", name=name)
        elif company.locked(person, round_):
            sentence = say("The seat of {name} is locked. Unlock it first.", name=name)
        else:
            sentence = say("Nobody there can change seats with {name}.", name=name)
        self._desk.tell(sentence)
