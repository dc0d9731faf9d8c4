"""The order of what is wanted, what is spread evenly and what is locked, set in the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.rules_dialogue import RulesDialogue
from ui.organiser.rotation.rules_locks import Reach
from ui.organiser.window import OrganiserWindow
from ui.widgets import IconButton, Label
from worldcafe.planner.balance import imbalance
from worldcafe.verbs.planning import Seating, problem_of

Opened = Callable[[], RulesDialogue]


@pytest.fixture
def opened(qtbot: QtBot, window: OrganiserWindow, page: RotationPage) -> Iterator[Opened]:
    shown: list[RulesDialogue] = []

    def open_() -> RulesDialogue:
        dialogue = RulesDialogue(page.context, page.desk, window)
        qtbot.addWidget(dialogue)
        dialogue.show()
        shown.append(dialogue)
        return dialogue

    yield open_
    for dialogue in shown:
        dialogue.hide()


def settle(window: OrganiserWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running())


def test_the_order_is_changed_by_button_kept_in_one_step_and_undone(
    opened: Opened, page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue = opened()
    assert dialogue.order.order() == ("colleagues", "repeats", "wishes")
    button = next(
        b
        for b in dialogue.findChildren(IconButton)
        if b.accessibleName() == "Wishes for topics: more important"
    )
    button.click()
    button.click()
    assert dialogue.order.order() == ("wishes", "colleagues", "repeats")
    assert not button.isEnabled()
    dialogue.done_button.click()
    settle(window, qtbot)
    assert page.cafe.event.criteria == ("wishes", "colleagues", "repeats")
    window.undo()
    settle(window, qtbot)
    assert page.cafe.event.criteria == ("colleagues", "repeats", "wishes")


def test_alt_and_an_arrow_move_the_line_with_the_focus(opened: Opened, qtbot: QtBot) -> None:
    dialogue = opened()
    dialogue.activateWindow()
    button = next(
        b
        for b in dialogue.findChildren(IconButton)
        if b.accessibleName() == "Colleagues apart: less important"
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialogue.order.order() == ("repeats", "colleagues", "wishes")
    assert dialogue.focusWidget() is button


def test_a_column_of_the_list_is_spread_evenly_by_the_next_plan(
    opened: Opened, page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    movers = [p for p in page.cafe.people_in_order if p.family == "Birch"]
    page.desk.edit(
        "Countries",
        lambda w: w.put_all(
            [replace(p, extra={"Country": "IT" if n % 4 else "MT"}) for n, p in enumerate(movers)]
        ),
    )
    settle(window, qtbot)
    dialogue = opened()
    offered = [dialogue.balance.itemText(at) for at in range(dialogue.balance.count())]
    assert offered == ["nothing", "Country"]
    dialogue.balance.choose("extra:Country")
    dialogue.done_button.click()
    settle(window, qtbot)
    problem = problem_of(page.cafe)
    assert problem.balance is not None
    before = tuple(tuple(row) for row in Seating(page.cafe).rows(page.cafe.rotation()))
    page.planning.start()
    qtbot.waitUntil(lambda: not page.planning.running, timeout=20_000)
    settle(window, qtbot)
    after = tuple(tuple(row) for row in Seating(page.cafe).rows(page.cafe.rotation()))
    assert imbalance(problem, after) <= imbalance(problem, before)
    again = opened()
    assert again.balance.key() == "extra:Country"


def test_locks_are_listed_and_taken_off(
    opened: Opened, page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    page.whole.toggle(Reach(page.cafe.tables_in_order[2].id, None))
    mover = next(p.id for p in page.cafe.people_in_order if p.given == "Mover00")
    page.lock(frozenset({mover}))
    settle(window, qtbot)
    dialogue = opened()
    said = [label.text() for label in dialogue.findChildren(Label)]
    assert "Table 3 in every round" in said
    assert "1 seat" in said
    unlock = next(
        b for b in dialogue.findChildren(IconButton) if b.accessibleName() == "Unlock Table 3 in every round"
    )
    unlock.click()
    assert len(page.cafe.locks) == 2
    dialogue.done_button.click()
    settle(window, qtbot)
    assert [k.person for k in page.cafe.locks.values()] == [mover]
    window.undo()
    settle(window, qtbot)
    assert len(page.cafe.locks) == 2


def test_nothing_is_kept_when_nothing_was_changed(
    opened: Opened, page: RotationPage, window: OrganiserWindow
) -> None:
    opened().done_button.click()
    assert page.desk.bridge.document.undo_label is None


def test_the_rules_are_a_command_of_the_page(page: RotationPage) -> None:
    assert "Rules of the plan…" in [action.text() for action in page.actions_for_menu()]
