"""The menu of people on the board: lock, move, swap, look."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.organiser.rotation import words
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.outlook import Outlooks
from ui.organiser.rotation.rules_locks import WholeLocks
from ui.organiser.rotation.why_panel import swap_offers


class Doer(Protocol):
    """What the menu asks for."""

    def lock(self, people: frozenset[str]) -> None: ...

    def seat(self, people: frozenset[str], table: str) -> None: ...

    def swap(self, one: str, other: str) -> None: ...

    def explain(self, person: str) -> None: ...

    def show_person(self, person: str) -> None: ...

    @property
    def whole(self) -> WholeLocks: ...


def board_menu(
    context: Context, parent: QWidget, measure: Measure, round_: str, people: frozenset[str], doer: Doer
) -> QMenu:
    """The menu for these people in that round."""
    say, company = context.language.say, measure.company
    menu = QMenu(parent)
    seated = frozenset(p for p in people if company.table_of(p, round_))
    free = frozenset(p for p in people if not company.posted(p, round_) and not company.locked(p, round_))
    movable = frozenset(p for p in seated if not company.posted(p, round_))
    locked = bool(movable) and all(company.locked(p, round_) for p in movable)
    lock = menu.addAction(_lock_words(context, len(movable), locked))
    lock.setEnabled(bool(movable))
    lock.triggered.connect(lambda: doer.lock(movable))
    _add_whole(context, menu, measure, round_, people, doer.whole)
    _add_tables(context, menu, measure, round_, free, doer.seat)
    if len(people) == 1:
        _add_swaps(context, menu, measure, round_, free, doer.swap)
        person = next(iter(people))
        menu.addSeparator()
        menu.addAction(say("Why here?"), lambda: doer.explain(person)).setEnabled(bool(seated))
        menu.addAction(say("Show in People"), lambda: doer.show_person(person))
    return menu


def _add_whole(
    context: Context, menu: QMenu, measure: Measure, round_: str, people: frozenset[str], whole: WholeLocks
) -> None:
    """Locks of one person in every round, of the table where they all sit, and of the round."""
    company = measure.company
    tables = {company.table_of(p, round_) for p in people}
    one = next(iter(people)) if len(people) == 1 else None
    if one is not None and company.posted(one, round_):
        one = None  # a post holds them already
    sub = menu.addMenu(context.language.say("Lock more"))
    whole.add_to(sub, next(iter(tables)) if len(tables) == 1 else None, round_, one)


def _lock_words(context: Context, count: int, locked: bool) -> str:
    say = context.language.say
    if count > 1:
        return say("Unlock seats") if locked else say("Lock seats")
    return say("Unlock seat") if locked else say("Lock seat")


def _add_tables(
    context: Context,
    menu: QMenu,
    measure: Measure,
    round_: str,
    free: frozenset[str],
    move: Callable[[frozenset[str], str], None],
) -> None:
    language, cafe = context.language, measure.company.cafe
    sub = menu.addMenu(language.say("Move to table"))
    sub.setEnabled(bool(free))
    if not free:
        return
    outlooks = Outlooks(measure.company, round_, free)
    for table in cafe.tables_in_order:
        outlook = outlooks.by_table[table.id]
        if outlook.home:
            continue
        note, _tone, _icon = words.note_of(language, cafe, outlook)
        topic = cafe.topic_at(round_, table.id)
        # What follows a tab stands at the right, as the keys of a command do.
        name = f"{table.number}  {topic.brief if topic else ''}\t{note}"
        action = sub.addAction(name.replace("&", "&&"))
        action.setEnabled(not outlook.barrier)
        action.triggered.connect(lambda _=False, to=table.id: move(free, to))


def _add_swaps(
    context: Context,
    menu: QMenu,
    measure: Measure,
    round_: str,
    free: frozenset[str],
    swap: Callable[[str, str], None],
) -> None:
    sub = menu.addMenu(context.language.say("Swap with"))
    person = next(iter(free), "")
    offers = swap_offers(context, measure, person, round_) if person else []
    sub.setEnabled(bool(offers))
    for text, other in offers:
        action = sub.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _=False, other=other: swap(person, other))
