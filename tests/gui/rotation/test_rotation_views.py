"""People by rounds, the seat explained, and who meets whom."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.matrix_view import fit_columns
from ui.organiser.rotation.toolbar import Toolbar
from ui.organiser.window import OrganiserWindow
from ui.widgets import Label
from worldcafe.domain.cafe import Cafe
from worldcafe.verbs.new import new_document


def person(cafe: Cafe, given: str) -> str:
    return next(p.id for p in cafe.people.values() if p.given == given)


def words(page: RotationPage) -> list[str]:
    QApplication.processEvents()
    return [
        label.text() for label in page.people.why.findChildren(Label) if label.isVisibleTo(page.people.why)
    ]


def test_the_matrix_shows_every_round_of_everybody(page: RotationPage) -> None:
    page.choose_view("people")
    model = page.model
    assert model.rowCount() == 25
    heads = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert heads == ["Name", "Organisation", "Round 1", "Round 2", "Round 3", "Meets", "Twice", "Wishes"]
    at = model.row_of(person(page.cafe, "Mover00"))
    row = [model.data(model.index(at, c)) for c in range(model.columnCount())]
    assert row == ["Mover00 Birch", "Organisation 00", "1 Topic 1", "2 Topic 2", "3 Topic 3", "12", "–", "–"]


def test_who_stays_is_said_to_stay(page: RotationPage) -> None:
    at = page.model.row_of(person(page.cafe, "Writer3"))
    assert page.model.data(page.model.index(at, 3)) == "3 stays"


def test_people_are_found_by_name_and_by_organisation(page: RotationPage) -> None:
    page.choose_view("people")
    page.model.set_filter("organisation 04")
    assert {page.model.row(at).name for at in range(page.model.rowCount())} == {
        "Mover04 Birch",
        "Mover14 Birch",
    }
    page.model.set_filter("MOVER1")
    assert page.model.rowCount() == 10


def test_a_round_sorts_by_table_and_the_selection_stays_with_the_person(page: RotationPage) -> None:
    page.choose_view("people")
    page.people.table.choose(person(page.cafe, "Mover03"), None)
    page.people.table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    numbers = [seat.number for at in range(25) if (seat := page.model.row(at).seats[1])]
    assert numbers == sorted(numbers, reverse=True)
    current = page.people.table.currentIndex()
    assert page.model.row(current.row()).name == "Mover03 Birch"


def test_enter_on_the_board_explains_the_seat(page: RotationPage) -> None:
    page.board.setFocus()
    page.board.select(person(page.cafe, "Mover00"))
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    assert page.views.currentWidget() is page.people
    said = words(page)
    assert "Why here?" in said
    assert "seated here" in said
    assert said.count("meets 2 again") == 2
    assert "discussed in round 2" in said
    assert said.count("+2") == 2


def test_a_seat_can_be_locked_from_its_explanation(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    mover, round_ = person(page.cafe, "Mover00"), page.cafe.rounds_in_order[0].id
    page.explain(mover)
    page.people.why.lock_asked.emit(mover, round_)
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert page.company is not None
    assert page.company.locked(mover, round_)
    assert page.people.why.shown == (mover, round_)


def test_another_page_can_point_at_a_person(page: RotationPage, window: OrganiserWindow) -> None:
    mover = person(page.cafe, "Mover05")
    window.go_to("rotation", mover)
    assert page.people.why.shown == (mover, page.cafe.rounds_in_order[0].id)


def test_a_pair_of_the_square_shows_where_they_meet(page: RotationPage) -> None:
    page.choose_view("meetings")
    measure = page.measure
    assert measure is not None
    one, other = next(pair for pair, times in measure.meetings.items() if times == 1)
    page.meetings.map.clicked_pair.emit(measure.people.index(one), measure.people.index(other))
    said = [label.text() for label in page.meetings.pair.findChildren(Label)]
    assert "They meet in 1 round" in said
    assert page.cafe.people[other].name in said


def test_two_who_never_meet_are_said_never_to_meet(page: RotationPage) -> None:
    measure = page.measure
    assert measure is not None
    one, other = person(page.cafe, "Writer1"), person(page.cafe, "Writer2")
    page.meetings.show_pair(measure.people.index(one), measure.people.index(other))
    assert "They never share a table" in [label.text() for label in page.meetings.pair.findChildren(Label)]


def test_the_matrix_goes_to_the_clipboard_as_a_table(page: RotationPage) -> None:
    page.choose_view("people")
    lines = page.model.as_text().split("\n")
    assert len(lines) == 26
    assert lines[1].split("\t")[:3] == ["Writer1 Ash", "", "1 stays"]


@pytest.mark.parametrize("width", [480, 560, 868, 1200, 2400])
@pytest.mark.parametrize("rounds", [1, 3, 8])
def test_the_columns_fill_the_width_and_rounds_stay_readable(width: int, rounds: int) -> None:
    fixed, each = fit_columns(width, rounds)
    assert each >= 112
    assert fixed["name"] >= 176
    assert sum(fixed.values()) + each * rounds >= width


def test_the_rotation_is_written_for_other_programs(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "rotation.csv"

    def chosen(*_asked: object) -> Path:
        return file

    monkeypatch.setattr("ui.organiser.files.ask_where", chosen)
    next(a for a in page.actions_for_menu() if a.text() == "Export as a table (CSV)…").trigger()
    qtbot.waitUntil(lambda: not window.jobs.running())
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0] == "person,organisation,role,round 1,round 2,round 3"
    assert "Mover00 Birch,Organisation 00,participant,1,2,3" in lines


def times_shown(toolbar: Toolbar) -> int:
    return sum(
        "09:" in button.accessibleName() or "10:" in button.accessibleName()
        for button in toolbar.findChildren(QAbstractButton)
    )


@pytest.mark.parametrize(("width", "shown"), [(1232, 4), (816, 0)])
def test_the_times_of_four_rounds_stand_where_they_fit(
    qtbot: QtBot, context: Context, tmp_path: Path, width: int, shown: int
) -> None:
    document = new_document(
        tmp_path / "four.cafe",
        context.language,
        title="Four",
        tables=7,
        rounds=4,
        minutes=25,
        first_day=date(2027, 3, 2),
        start=time(9, 0),
    )
    toolbar = Toolbar(context)
    qtbot.addWidget(toolbar)
    toolbar.resize(width, 42)
    toolbar.set_rounds(document.cafe, None)
    toolbar.show_view("board")
    toolbar.show()
    assert times_shown(toolbar) == shown
    toolbar.hide()
    document.close()


def test_a_low_window_shows_every_figure_in_the_place_of_the_board(
    page: RotationPage, window: OrganiserWindow
) -> None:
    window.resize(1024, 640)
    QApplication.processEvents()
    score = page.panel.score
    assert not score.reach.isVisible()
    score.more.click()
    assert all(card.isVisible() for card in (score.reach, score.map, score.why, score.repeats.words))
    assert not page.board.isVisible()
    page.panel.less.click()
    assert page.board.isVisible()
    assert not score.map.isVisible()
    window.resize(1440, 900)
    QApplication.processEvents()
    assert score.map.isVisible()
    assert not score.more.isVisible()


def test_another_round_brings_the_board_back(page: RotationPage, window: OrganiserWindow) -> None:
    window.resize(1024, 640)
    QApplication.processEvents()
    page.panel.score.more.click()
    page.step_round(1)
    assert page.board.isVisible()
