"""What if there were other numbers of tables and rounds: asked, read and taken in the window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.questions import ask_what_if
from ui.organiser.rotation.whatif_dialogue import WhatIf
from ui.organiser.window import OrganiserWindow
from worldcafe.store import edits


@pytest.fixture
def dialogue(qtbot: QtBot, window: OrganiserWindow, page: RotationPage) -> Iterator[WhatIf]:
    made = WhatIf(page.context, page.desk, window)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not window.jobs.running())
    yield made
    made.hide()


def test_every_number_around_the_present_one_is_there_and_that_one_is_chosen(dialogue: WhatIf) -> None:
    assert set(dialogue.grid.cards) == {(t, r) for t in range(3, 8) for r in range(2, 5)}
    assert all(card.option is not None for card in dialogue.grid.cards.values())
    current = dialogue.grid.current()
    assert current is not None
    assert current.at == (5, 3)
    assert current.now
    assert "as it is now" in current.accessibleName()
    assert not dialogue.take.isEnabled()


def test_fewer_tables_say_what_they_mean_and_take(dialogue: WhatIf) -> None:
    dialogue.grid.choose((4, 3))
    said = " ".join(dialogue.said())
    assert "4 tables, 3 rounds" in said
    assert "Table 5 closes." in said
    assert "Nobody discusses “Topic 5” then." in said
    assert "Writer5 Ash no longer stays at a table, but moves." in said
    option = dialogue.grid.cards[4, 3].option
    assert option is not None
    assert option.repeats is not None
    assert f"fewer than {option.repeats} repeat meetings" in said


def test_arrows_walk_over_the_numbers(dialogue: WhatIf, qtbot: QtBot) -> None:
    dialogue.activateWindow()
    card = dialogue.grid.cards[5, 3]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Right)
    current = dialogue.grid.current()
    assert current is not None
    assert current.at == (6, 3)
    QTest.keyClick(current, Qt.Key.Key_Down)
    current = dialogue.grid.current()
    assert current is not None
    assert current.at == (6, 4)


def test_other_numbers_are_taken_in_one_step_and_undone(
    dialogue: WhatIf, window: OrganiserWindow, page: RotationPage, qtbot: QtBot
) -> None:
    dialogue.grid.choose((6, 4))
    assert dialogue.take.text() == "Change to 6 tables, 4 rounds"
    dialogue.take.click()
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert (len(page.cafe.tables), len(page.cafe.rounds)) == (6, 4)
    assert page.cafe.topics_in_order[-1].title == "Topic 6"
    window.undo()
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert (len(page.cafe.tables), len(page.cafe.rounds)) == (5, 3)


def test_a_day_that_has_begun_is_told_instead(
    window: OrganiserWindow, page: RotationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    page.desk.edit("Start", lambda w: edits.start_round(w, w.cafe.rounds_in_order[0].id))
    monkeypatch.setattr(window, "tell", told.append)
    ask_what_if(page.context, page.desk, page)
    assert told == ["The first round has begun: tables and rounds stay as they are now."]


def test_it_can_be_asked_before_the_first_plan(bare_page: RotationPage) -> None:
    assert bare_page.buttons.shown["whatif"].text() == "What if…"
    assert "What if…" in [action.text() for action in bare_page.actions_for_menu()]
