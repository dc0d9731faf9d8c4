"""The menu of the people who are chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.models.spans import spans_of
from ui.organiser.people.deeds import Consent, is_posted
from ui.slots import pressed, with_flag

if TYPE_CHECKING:
    from ui.organiser.people.page import PeoplePage


def _add(menu: QMenu, text: str, do: Callable[[], object]) -> None:
    menu.addAction(text.replace("&", "&&")).triggered.connect(pressed(do))


def fill_roles(menu: QMenu, page: PeoplePage, people: Sequence[str]) -> None:
    """Roles: those that belong to a table each with the tables."""
    say, cafe = page.context.language.say, page.cafe
    for role in cafe.roles_in_order:
        if is_posted(cafe, role.id):
            tables = menu.addMenu(say("{role} of table", role=role.name))
            for table in cafe.tables_in_order:
                topic = next((cafe.topic_at(r.id, table.id) for r in cafe.rounds_in_order), None)
                words = say("Table {table}", table=table.number)
                full = f"{words}  {topic.brief}" if topic else words
                _add(tables, full, partial(page.deeds.post, people, table.id, role.id))
            tables.setEnabled(bool(cafe.tables))
        else:
            _add(menu, role.name, partial(page.deeds.set_role, people, role.id))


def build_menu(page: PeoplePage, people: Sequence[str]) -> QMenu:
    """What can be done with these people; it deletes itself when it closes."""
    say, cafe, deeds = page.context.language.say, page.cafe, page.deeds
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    one = len(people) == 1
    if one:
        _add(menu, say("Edit the name"), page.table.focus_name)
    fill_roles(menu.addMenu(say("Role")), page, people)
    days = menu.addMenu(say("Not here on"))
    spans = spans_of(cafe, page.context.language)
    for span in spans:
        here = any(cafe.expected(p, r) for p in people for r in span.rounds)
        action = days.addAction(span.name)
        action.setCheckable(True)
        action.setChecked(not here)
        rounds = span.rounds
        action.toggled.connect(with_flag(partial(_stay_away, page, people, rounds)))
    days.setEnabled(bool(spans))
    menu.addSeparator()
    if one:
        _add(menu, say("Together with or apart from…"), page.ask_bond)
    else:
        _fill_bonds(menu.addMenu(say("Together or apart")), page, people)
        _add(menu, say("Merge into one person…"), page.merge_chosen)
    consents = menu.addMenu(say("Agreed to"))
    agreements: tuple[tuple[Consent, str], ...] = (
        ("listed", say("Listed in the report")),
        ("quoted", say("Quoted by name")),
    )
    for key, words in agreements:
        for agreed, answer in ((True, say("yes")), (False, say("no")), (None, say("not asked"))):
            _add(consents, f"{words}: {answer}", partial(deeds.set_consent, people, key, agreed))
    step_free = any(cafe.people[p].step_free for p in people if p in cafe.people)
    words = say("No step-free seat needed") if step_free else say("Needs a step-free seat")
    _add(menu, words, lambda: deeds.set_step_free(people, not step_free))
    menu.addSeparator()
    _add(menu, say("Copy"), page.copy)
    _add(menu, say("Remove"), page.remove_chosen)
    if page.desk.bridge.document.read_only:
        for action in menu.actions():
            action.setEnabled(action.text() == say("Copy"))
    return menu


def _fill_bonds(menu: QMenu, page: PeoplePage, people: Sequence[str]) -> None:
    say = page.context.language.say
    for words, apart, strict in (
        (say("Together if possible"), False, False),
        (say("Together, must hold"), False, True),
        (say("Apart if possible"), True, False),
        (say("Apart, must hold"), True, True),
    ):
        _add(menu, words, partial(page.deeds.bind, people, apart=apart, strict=strict))


def _stay_away(page: PeoplePage, people: Sequence[str], rounds: Sequence[str], away: bool) -> None:
    page.deeds.expect(people, rounds, on=not away)
