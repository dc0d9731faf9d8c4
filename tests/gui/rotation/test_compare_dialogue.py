"""Two plans compared in the window, and one of them used."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.compare_dialogue import Compare
from ui.organiser.rotation.plans_menu import PlansMenu
from ui.organiser.rotation.questions import ask_comparison
from ui.organiser.window import OrganiserWindow
from ui.widgets import Label


def plans_menu(page: RotationPage) -> PlansMenu:
    found = page.buttons.shown["plans"]
    assert isinstance(found, PlansMenu)
    return found


@pytest.fixture
def dialogue(qtbot: QtBot, window: OrganiserWindow, page: RotationPage) -> Iterator[Compare]:
    """Plan 1 and a copy that counts, in which two people have changed seats in the first round."""
    plans_menu(page).copy_adopted()
    qtbot.waitUntil(lambda: not window.jobs.running())
    cafe = page.cafe
    one = next(p.id for p in cafe.people.values() if p.given == "Mover00")
    other = next(p.id for p in cafe.people.values() if p.given == "Mover01")
    page.swap(one, other)
    qtbot.waitUntil(lambda: not window.jobs.running())
    made = Compare(page.context, page.desk, window)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not window.jobs.running())
    yield made
    made.hide()


def test_the_plan_that_counts_stands_beside_the_one_that_it_was_made_from(dialogue: Compare) -> None:
    one, other = dialogue.plans()
    assert (one.name, other.name) == ("Plan 1, a copy", "Plan 1")
    assert dialogue.use.text() == "Use “Plan 1”"


def test_the_better_plan_is_named_with_what_it_is_better_in(dialogue: Compare) -> None:
    assert dialogue.sentence().startswith("“Plan 1” is better than “Plan 1, a copy”")
    said = [label.text() for label in dialogue.findChildren(Label)]
    assert "Repeat meetings" in said
    assert "2 of 25 people have another card." in said


def test_the_cards_that_differ_are_listed_with_both_tables(dialogue: Compare) -> None:
    cards = dialogue.table.cards
    heads = [cards.headerData(c, Qt.Orientation.Horizontal) for c in range(cards.columnCount())]
    assert heads == ["Name", "Round 1"]
    rows = {cards.data(cards.index(r, 0)): cards.data(cards.index(r, 1)) for r in range(cards.rowCount())}
    assert rows == {"Mover00 Birch": "table 2, then 1", "Mover01 Birch": "table 1, then 2"}


def test_the_other_plan_is_used_in_one_step_and_undone(
    dialogue: Compare, window: OrganiserWindow, page: RotationPage, qtbot: QtBot
) -> None:
    dialogue.use.click()
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert page.cafe.adopted is not None
    assert page.cafe.adopted.name == "Plan 1"
    window.undo()
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert page.cafe.adopted is not None
    assert page.cafe.adopted.name == "Plan 1, a copy"


def test_a_plan_compared_with_itself_is_alike(
    dialogue: Compare, window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue.sides[1].choose(dialogue.sides[0].key())
    dialogue.sides[1].picked.emit(dialogue.sides[1].key())
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert dialogue.sentence() == "Neither is better in anything that is wanted."
    assert not dialogue.table.isVisibleTo(dialogue)
    assert not dialogue.use.isEnabled()


def test_one_plan_alone_is_not_compared(
    window: OrganiserWindow, page: RotationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(window, "tell", told.append)
    ask_comparison(page.context, page.desk, page)
    assert told == ["There is only one plan. Plan again, or copy it and change the copy."]
