"""The board, driven by mouse and keys as a person drives it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.board_menu import board_menu
from ui.organiser.rotation.chips import ChipPainter, State
from ui.organiser.window import OrganiserWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def person(page: RotationPage, given: str) -> str:
    return next(p.id for p in page.cafe.people.values() if p.given == given)


def table(page: RotationPage, number: int) -> str:
    return next(t.id for t in page.cafe.tables.values() if t.number == number)


def seat(page: RotationPage, given: str, round_: int = 1) -> int:
    of = page.cafe.rounds_in_order[round_ - 1].id
    found = page.cafe.rotation().table_of(person(page, given), of)
    return page.cafe.tables[found].number if found else 0


def at(page: RotationPage, given: str) -> QPoint:
    return page.board.chip_rect(*page.board.place_of(person(page, given))).center().toPoint()


def over(page: RotationPage, number: int) -> QPoint:
    column = next(i for i, c in enumerate(page.board.columns) if c.number == number)
    return page.board.head_rect(column).center().toPoint() + QPoint(0, 80)


def note(page: RotationPage, number: int) -> str:
    column = next(i for i, c in enumerate(page.board.columns) if c.number == number)
    return page.board.note(column)[0]


def lift(page: RotationPage, given: str, to: int) -> None:
    view = page.board.viewport()
    start = at(page, given)
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, start + QPoint(14, 10))
    QTest.mouseMove(view, over(page, to))


def drop(page: RotationPage, to: int, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseRelease(page.board.viewport(), LEFT, keys, over(page, to))


def toast(window: OrganiserWindow) -> str:
    return window._toast.text()  # pyright: ignore[reportPrivateUsage]


def settle(qtbot: QtBot, window: OrganiserWindow) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running())


# Mover00 starts at table 1, walks on by one: tables 1, 2, 3 in the three rounds, so 4 and 5 are free.


def test_a_drag_moves_a_person_and_undo_brings_them_back(page: RotationPage, window: OrganiserWindow) -> None:
    lift(page, "Mover00", 4)
    drop(page, 4)
    assert seat(page, "Mover00") == 4
    assert window.bridge.document.undo_label == "Move Mover00 Birch"
    window.undo()
    assert seat(page, "Mover00") == 1


def test_every_table_says_what_would_follow_before_the_drop(page: RotationPage) -> None:
    lift(page, "Mover00", 4)
    assert note(page, 1) == "5 now, 4 after"
    assert note(page, 2) == "here in round 2"
    assert note(page, 3) == "here in round 3"
    assert note(page, 4) == "meets 2 again"
    assert note(page, 5) == "meets 2 again"
    drop(page, 1)


def test_those_whom_a_person_would_meet_again_light_up_at_the_table_aimed_at(page: RotationPage) -> None:
    lift(page, "Mover00", 5)
    states = {chip.name: page.board.state_of(chip) for column in page.board.columns for chip in column.chips}
    lit = {name for name, state in states.items() if state is State.AGAIN}
    assert lit == {name for name in lit if name in {c.name for c in page.board.columns[4].chips}}
    assert len(lit) == 2
    assert states["Mover00 Birch"] is State.GONE
    drop(page, 1)


def test_the_card_and_the_score_say_what_the_repeats_would_be(page: RotationPage) -> None:
    lift(page, "Mover00", 5)
    assert page.board.card.isVisible()
    assert "Mover00 meets 2 again at table 5" in page.board.card.text()
    assert "Table 5 has 6, table 1 has 4. 2 repeats" in page.board.card.text()
    assert page.panel.score.repeats.aside.text() == "2 if dropped here"
    drop(page, 1)
    assert not page.board.card.isVisible()
    assert page.panel.score.repeats.aside.text() == ""


def test_what_the_score_announces_is_what_the_planner_counts_after_the_drop(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    lift(page, "Mover00", 5)
    drop(page, 5)
    settle(qtbot, window)
    assert page.figures is not None
    assert page.figures.repeats == 2
    assert page.panel.score.repeats.number.accessibleName() == "2"


def test_escape_puts_the_people_back(page: RotationPage) -> None:
    lift(page, "Mover00", 4)
    QTest.keyClick(page.board, Qt.Key.Key_Escape)
    drop(page, 4)
    assert seat(page, "Mover00") == 1


def test_a_locked_seat_refuses_to_be_lifted(page: RotationPage, window: OrganiserWindow) -> None:
    page.lock(frozenset({person(page, "Mover00")}))
    lift(page, "Mover00", 4)
    assert page.board.hold is None
    drop(page, 4)
    assert seat(page, "Mover00") == 1
    assert toast(window) == "The seat of Mover00 is locked. Unlock it first."


def test_a_rapporteur_stays_at_the_table(page: RotationPage, window: OrganiserWindow) -> None:
    lift(page, "Writer1", 4)
    drop(page, 4)
    assert seat(page, "Writer1") == 1
    assert toast(window) == "Writer1 has a post and stays at the table."


def test_a_topic_that_was_discussed_refuses_and_says_why(page: RotationPage, window: OrganiserWindow) -> None:
    lift(page, "Mover00", 2)
    drop(page, 2)
    assert seat(page, "Mover00") == 1
    assert toast(window) == "Mover00 discusses “Topic 2” in round 2."


def test_with_control_a_discussed_topic_is_taken_all_the_same(page: RotationPage) -> None:
    lift(page, "Mover00", 2)
    drop(page, 2, CTRL)
    assert seat(page, "Mover00") == 2


def test_a_full_table_refuses(page: RotationPage, window: OrganiserWindow) -> None:
    from dataclasses import replace

    place = page.cafe.tables[table(page, 4)]
    window.edit("Fewer chairs", lambda w: w.put(replace(place, most=5)))
    lift(page, "Mover00", 4)
    assert note(page, 4) == "no seat left"
    drop(page, 4)
    assert seat(page, "Mover00") == 1


def test_alt_swaps_with_the_best_partner_so_that_sizes_stay(
    page: RotationPage, window: OrganiserWindow
) -> None:
    lift(page, "Mover00", 4)
    assert page.board.hold is not None
    partner = page.board.hold.partner
    assert partner is not None
    drop(page, 4, ALT)
    assert seat(page, "Mover00") == 4
    assert seat(page, page.cafe.people[partner.person].given) == 1
    assert {len(c.chips) for c in page.board.columns} == {5}
    window.undo()
    assert seat(page, "Mover00") == 1


def test_space_lifts_arrows_choose_and_enter_drops(page: RotationPage) -> None:
    page.board.setFocus()
    page.board.select(person(page, "Mover00"))
    QTest.keyClick(page.board, Qt.Key.Key_Space)
    for _ in range(3):
        QTest.keyClick(page.board, Qt.Key.Key_Right)
    assert page.board.hold is not None
    assert page.board.hold.table == table(page, 4)
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    assert seat(page, "Mover00") == 4


def test_alt_with_an_arrow_aims_a_swap_and_leaves_the_round_alone(page: RotationPage) -> None:
    page.board.setFocus()
    page.board.select(person(page, "Mover00"))
    QTest.keyClick(page.board, Qt.Key.Key_Space)
    round_ = page.toolbar.round()
    QTest.keyClick(page.board, Qt.Key.Key_Left, ALT)
    assert page.toolbar.round() == round_
    assert page.board.hold is not None
    assert page.board.hold.swapping
    assert page.board.hold.table == table(page, 5)
    QTest.keyClick(page.board, Qt.Key.Key_Return)
    assert seat(page, "Mover00") == 5
    assert {len(c.chips) for c in page.board.columns} == {5}


def test_alt_with_an_arrow_goes_to_the_next_round_when_nobody_is_held(page: RotationPage) -> None:
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_Right, ALT)
    assert page.toolbar.round() == page.cafe.rounds_in_order[1].id


def test_arrows_walk_over_the_board_and_stay_on_it(page: RotationPage) -> None:
    page.board.setFocus()
    page.board.go(0, 0)
    QTest.keyClick(page.board, Qt.Key.Key_Up)
    assert page.board.current == (0, 0)
    QTest.keyClick(page.board, Qt.Key.Key_Down)
    QTest.keyClick(page.board, Qt.Key.Key_Right)
    assert page.board.current == (1, 1)
    QTest.keyClick(page.board, Qt.Key.Key_End)
    assert page.board.current == (1, 4)


def test_l_locks_and_unlocks_the_seat(page: RotationPage) -> None:
    page.board.setFocus()
    page.board.select(person(page, "Mover00"))
    QTest.keyClick(page.board, Qt.Key.Key_L)
    chip = page.board.chip_at(*page.board.place_of(person(page, "Mover00")))
    assert chip is not None
    assert chip.locked
    QTest.keyClick(page.board, Qt.Key.Key_L)
    assert not page.cafe.locks


def test_several_people_go_together(page: RotationPage, window: OrganiserWindow) -> None:
    view = page.board.viewport()
    QTest.mouseClick(view, LEFT, NONE, at(page, "Mover00"))
    QTest.mouseClick(view, LEFT, CTRL, at(page, "Mover05"))
    assert len(page.board.selected) == 2
    # Mover05 walks 1, 3, 5: only table 4 is free for both.
    lift(page, "Mover05", 4)
    drop(page, 4)
    assert (seat(page, "Mover00"), seat(page, "Mover05")) == (4, 4)
    assert window.bridge.document.undo_label == "Move 2 people"


def test_a_search_lights_people_up(page: RotationPage) -> None:
    page.toolbar.start_search()
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "mover07")
    assert page.board.lit == {person(page, "Mover07")}


def test_another_round_shows_its_own_seats(page: RotationPage) -> None:
    page.step_round(1)
    column, _ = page.board.place_of(person(page, "Mover00"))
    assert page.board.columns[column].number == 2


def test_someone_who_has_no_seat_yet_waits_beside_the_tables_and_can_be_seated(
    page: RotationPage, window: OrganiserWindow, qtbot: QtBot
) -> None:
    from worldcafe.domain.people import Participant
    from worldcafe.store import edits

    late = Participant("late", "Late", "Cedar")
    window.edit("Add a person", lambda w: edits.add_people(w, [late]))
    settle(qtbot, window)
    assert "1 person has no seat yet." in page.header.state()
    assert page.board.title(len(page.board.columns) - 1) == "Without a seat"
    lift(page, "Late", 3)
    drop(page, 3)
    assert seat(page, "Late") == 3


def test_the_board_goes_to_the_clipboard_as_a_table(page: RotationPage) -> None:
    page.board.setFocus()
    QTest.keyClick(page.board, Qt.Key.Key_C, CTRL)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == [f"{n} Topic {n}" for n in range(1, 6)]
    assert lines[1].split("\t")[0] == "Writer1 Ash"


def test_the_menu_of_a_person_offers_to_lock_to_move_and_to_swap(page: RotationPage) -> None:
    assert page.measure is not None
    round_ = page.cafe.rounds_in_order[0].id
    menu = board_menu(page.context, page, page.measure, round_, frozenset({person(page, "Mover00")}), page)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "Lock seat",
        "Lock more",
        "Move to table",
        "Swap with",
        "Why here?",
        "Show in People",
    ]
    tables = submenu(menu, "Move to table")
    assert [a.isEnabled() for a in tables.actions()] == [False, False, True, True]
    tables.actions()[2].trigger()
    assert seat(page, "Mover00") == 4


def submenu(menu: QMenu, words: str) -> QMenu:
    found = next(a for a in menu.actions() if a.text() == words).menu()
    assert isinstance(found, QMenu)
    return found


def test_a_screen_reader_finds_tables_and_people(page: RotationPage) -> None:
    reading: Any = QAccessible.queryAccessibleInterface(page.board)
    assert reading.childCount() == 5
    column = reading.child(0)
    assert column.text(QAccessible.Text.Name) == "Table 1, Topic 1, 5 people"
    first = column.child(0)
    assert first.text(QAccessible.Text.Name) == "Writer1 Ash, Rapporteur"
    assert first.parent().text(QAccessible.Text.Name) == column.text(QAccessible.Text.Name)
    assert column.indexOfChild(first) == 0
    assert reading.indexOfChild(column) == 0


def test_a_wide_board_scrolls_while_people_are_held_at_its_edge(page: RotationPage) -> None:
    board = page.board
    assert page.company is not None
    board.show_round(page.company, page.cafe.rounds_in_order[0].id, board.columns * 6)
    start = at(page, "Mover00")
    QTest.mousePress(board.viewport(), LEFT, NONE, start)
    QTest.mouseMove(board.viewport(), start + QPoint(14, 10))
    QTest.mouseMove(board.viewport(), QPoint(board.viewport().width() - 5, 200))
    before = board.horizontalScrollBar().value()
    board.autoscroll()
    assert board.horizontalScrollBar().value() == before + 20
    QTest.keyClick(board, Qt.Key.Key_Escape)
    QTest.mouseRelease(board.viewport(), LEFT, NONE, start)


@pytest.mark.parametrize("tables", [1, 8, 100])
def test_a_board_of_any_size_paints(page: RotationPage, tables: int) -> None:
    columns = page.board.columns[:1] * tables
    assert page.company is not None
    page.board.show_round(page.company, page.cafe.rounds_in_order[0].id, columns)
    assert not page.board.grab().isNull()


@pytest.mark.parametrize("number", [4, 5])
def test_the_card_covers_neither_the_table_aimed_at_nor_what_is_in_hand(
    page: RotationPage, number: int
) -> None:
    lift(page, "Mover00", number)
    card, board = page.board.card.geometry().toRectF(), page.board
    assert board.ghost is not None
    assert not card.intersects(board.ghost)
    aimed = next(i for i, c in enumerate(board.columns) if c.number == number)
    column = board.head_rect(aimed)
    assert not card.intersects(column.adjusted(0, 0, 0, 2000))
    drop(page, 1)


def test_names_and_titles_have_one_size_on_the_whole_board(context: Context) -> None:
    painter = ChipPainter(context)
    names = {font.pixelSize() for fonts in painter._fonts.values() for font, _ in fonts}  # pyright: ignore[reportPrivateUsage]
    assert len(names) == 1
    assert len(painter._title) == 1  # pyright: ignore[reportPrivateUsage]


def test_a_shortened_title_is_told_in_full(page: RotationPage) -> None:
    box = page.board.head_rect(0)
    assert page.board._words_at(box.center()) == page.board.title(0) == "Topic 1"  # pyright: ignore[reportPrivateUsage]
