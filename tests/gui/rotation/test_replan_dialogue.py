"""The rest of the day planned anew in the window: named, looked at, chosen, used and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.organiser.replan.dialogue import ReplanDialogue
from ui.organiser.replan.people_list import PeopleList
from ui.organiser.report import printing
from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.questions import ask_replan
from ui.organiser.window import OrganiserWindow
from worldcafe.store import edits


@pytest.fixture
def dialogue(qtbot: QtBot, window: OrganiserWindow, page: RotationPage) -> Iterator[ReplanDialogue]:
    cafe = page.cafe
    with page.desk.bridge.document.edit("Start") as w:
        edits.start_round(w, cafe.rounds_in_order[0].id)
    made = ReplanDialogue(page.context, page.desk, window)
    qtbot.addWidget(made)
    made.show()
    settle(qtbot, window)
    yield made
    made.hide()
    settle(qtbot, window)


def settle(qtbot: QtBot, window: OrganiserWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running(), timeout=20_000)


def name(line: PeopleList, words: str) -> None:
    line.field.setText(words)
    QTest.keyClick(line.field, Qt.Key.Key_Return)


def test_if_nobody_is_missing_nobody_gets_a_new_card(dialogue: ReplanDialogue) -> None:
    point = dialogue.chosen_point()
    assert point is not None
    assert point.changed == 0
    assert "Everyone keeps the card they have." in dialogue.words.text()
    assert dialogue.use.text() == "Change no card"


def test_people_who_walk_in_get_seats_and_undo_takes_all_back(
    dialogue: ReplanDialogue, qtbot: QtBot, window: OrganiserWindow, page: RotationPage
) -> None:
    before = page.cafe
    name(dialogue.absent, "Mover03 Birch")
    name(dialogue.left, "Mover04 Birch")
    name(dialogue.arrived, "Zoë Ward; Town hall")
    settle(qtbot, window)
    made = dialogue.made
    assert made is not None
    assert len(made.happened.absent) == len(made.happened.left) == len(made.happened.arrived) == 1
    dialogue.use.click()
    after = page.cafe
    zoe = next(p for p in after.people.values() if p.given == "Zoë")
    assert after.organisation_of(zoe.id) == "Town hall"
    assert len(after.rotation().itinerary(zoe.id)) == 2
    gone = next(p for p in after.people.values() if p.given == "Mover03")
    assert not after.rotation().itinerary(gone.id)
    page.desk.undo()
    assert page.cafe == before


def test_arrows_choose_a_point_of_the_curve(
    dialogue: ReplanDialogue, qtbot: QtBot, window: OrganiserWindow
) -> None:
    for n in range(6):
        name(dialogue.absent, f"Mover{n:02} Birch")
    name(dialogue.arrived, "Zoë Ward")
    name(dialogue.arrived, "Yan Wu")
    settle(qtbot, window)
    assert dialogue.made is not None
    points = dialogue.made.curve.points
    for _ in points:
        QTest.keyClick(dialogue.chart, Qt.Key.Key_Right)
    assert dialogue.chart.index == len(points) - 1
    point = dialogue.chosen_point()
    assert point == points[-1]
    assert dialogue.table.cards.rowCount() == points[-1].changed
    QTest.mouseClick(dialogue.chart, Qt.MouseButton.LeftButton, pos=dialogue.chart.place(0).toPoint())
    assert dialogue.chart.index == 0


def test_a_name_that_nobody_has_is_said_in_place(dialogue: ReplanDialogue) -> None:
    name(dialogue.absent, "Nobody Here")
    assert "Nobody Here" in dialogue.words.text()
    assert not dialogue.absent.people


def test_whoever_was_named_can_be_taken_off(
    dialogue: ReplanDialogue, qtbot: QtBot, window: OrganiserWindow
) -> None:
    name(dialogue.absent, "Mover03 Birch")
    settle(qtbot, window)
    key = dialogue.absent.named()[0]
    dialogue.absent.take_off(key)
    settle(qtbot, window)
    assert dialogue.made is not None
    assert not dialogue.made.happened.absent


def test_a_table_that_is_lost_is_left_by_everyone(
    dialogue: ReplanDialogue, qtbot: QtBot, window: OrganiserWindow, page: RotationPage
) -> None:
    lost = page.cafe.tables_in_order[4].id
    dialogue.chips[lost].click()
    settle(qtbot, window)
    assert dialogue.made is not None
    assert dialogue.made.curve.forced >= 5
    dialogue.use.click()
    seats = page.cafe.rotation().seats
    first, *ahead = [r.id for r in page.cafe.rounds_in_order]
    assert lost in seats[first].values()
    assert all(lost not in seats[r].values() for r in ahead)


def test_what_is_impossible_is_said_in_words(
    qtbot: QtBot, window: OrganiserWindow, page: RotationPage
) -> None:
    with page.desk.bridge.document.edit("Small tables") as w:
        w.put_all(replace(t, most=5) for t in page.cafe.tables_in_order)
    made = ReplanDialogue(page.context, page.desk, window)
    qtbot.addWidget(made)
    made.show()
    name(made.arrived, "Zoë Ward")
    settle(qtbot, window)
    assert "Add 1 seats" in made.words.text()
    assert not made.use.isEnabled()
    made.hide()


def test_a_day_that_has_begun_to_the_end_has_nothing_to_plan(
    window: OrganiserWindow, page: RotationPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with page.desk.bridge.document.edit("Over") as w:
        for r in page.cafe.rounds_in_order:
            edits.end_round(w, r.id)
    told: list[str] = []

    def hear(text: str, *_: object) -> None:
        told.append(text)

    monkeypatch.setattr(page.desk, "tell", hear)
    ask_replan(page.context, page.desk, window)
    assert "nothing left" in told[0]


def test_only_new_cards_go_to_the_printer(
    dialogue: ReplanDialogue,
    qtbot: QtBot,
    window: OrganiserWindow,
    page: RotationPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name(dialogue.arrived, "Zoë Ward; Town hall")
    settle(qtbot, window)
    offered: list[tuple[str, Callable[[], object]]] = []
    sent: list[bytes] = []

    def hear(_text: str, button: str = "", do: Callable[[], object] = list) -> None:
        offered.append((button, do))

    def go(_printer: object, pdf: bytes, *_: object) -> int:
        sent.append(pdf)
        return 1

    def choose(*_: object) -> object:
        return object()

    monkeypatch.setattr(page.desk, "tell", hear)
    monkeypatch.setattr(printing, "choose_printer", choose)
    monkeypatch.setattr(printing, "print_pdf", go)
    dialogue.use.click()
    button, do = offered[0]
    assert button == "Print 1 card"
    do()
    settle(qtbot, window)
    document: Any = pypdfium2.PdfDocument(sent[0])
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Ward" in text
    assert "Birch" not in text
