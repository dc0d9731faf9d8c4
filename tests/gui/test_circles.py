"""Circles for parallel rooms: set at a table and for people, kept by the planner, one step to undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.people_window import choose, open_window, page_of
from ui.context import Context
from ui.organiser.cafe.table_dialogue import TableDialogue
from ui.organiser.window import OrganiserWindow
from ui.widgets import Button, ComboBox
from worldcafe.verbs.planning import problem_of


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    made = open_window(qtbot, tmp_path, context)
    yield made
    made.close()


def circle_at_table(window: OrganiserWindow, qtbot: QtBot, number: int, circle: str) -> None:
    table = window.bridge.cafe.tables_in_order[number - 1]
    dialogue = TableDialogue(window.context, window, window, table.id)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.circle.setText(circle)
    next(b for b in dialogue.findChildren(Button) if b.text() == "Done").click()
    assert window.bridge.cafe.tables[table.id].pool == circle


def circle_box(window: OrganiserWindow) -> ComboBox | None:
    panel = page_of(window).panel
    panel.build()
    return next((b for b in panel.findChildren(ComboBox) if b.accessibleName() == "Circle"), None)


def test_people_are_not_asked_for_a_circle_where_no_table_has_one(window: OrganiserWindow) -> None:
    choose(window, "Lech Lis")
    assert circle_box(window) is None


def test_several_people_join_a_circle_of_tables_and_leave_it_by_undo(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    circle_at_table(window, qtbot, 1, "Garden")
    circle_at_table(window, qtbot, 2, "Hall")
    choose(window, "Lech Lis", "Łucja Żak")
    box = circle_box(window)
    assert box is not None
    assert [box.itemText(at) for at in range(box.count())] == ["every table", "Garden", "Hall"]
    box.picked.emit("Hall")
    cafe = window.bridge.cafe
    members = [p.id for p in cafe.people.values() if p.pool == "Hall"]
    assert sorted(cafe.people[p].given for p in members) == ["Lech", "Łucja"]
    problem = problem_of(cafe)
    at = next(n for n, name in enumerate(problem.person_names) if name == "Lech Lis")
    assert not problem.may_sit(at, 0, 0)
    assert problem.may_sit(at, 1, 0)
    assert problem.may_sit(at, 2, 0)
    window.undo()
    assert not any(p.pool for p in window.bridge.cafe.people.values())


def test_one_person_goes_back_to_every_table(window: OrganiserWindow, qtbot: QtBot) -> None:
    circle_at_table(window, qtbot, 1, "Garden")
    choose(window, "Lech Lis")
    box = circle_box(window)
    assert box is not None
    box.choose("Garden")
    box.picked.emit("Garden")
    box = circle_box(window)
    assert box is not None
    assert box.key() == "Garden"
    box.picked.emit("")
    assert not any(p.pool for p in window.bridge.cafe.people.values())
