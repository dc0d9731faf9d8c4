"""Whole tables and rounds locked from the board, and what that keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.board_menu import board_menu
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.outlook import Outlooks
from ui.organiser.rotation.rules_locks import Reach
from ui.organiser.rotation.words import barrier_sentence
from ui.organiser.window import OrganiserWindow
from worldcafe.domain.cafe import Cafe
from worldcafe.verbs.planning import problem_of

Settled = Callable[[], None]


@pytest.fixture
def settled(window: OrganiserWindow, qtbot: QtBot) -> Settled:
    return lambda: qtbot.waitUntil(lambda: not window.jobs.running())


def person(cafe: Cafe, given: str) -> str:
    return next(p.id for p in cafe.people.values() if p.given == given)


def place(page: RotationPage, table: int, round_: int) -> tuple[str, str]:
    """The ids of a table and a round by their numbers."""
    cafe = page.cafe
    return cafe.tables_in_order[table - 1].id, cafe.rounds_in_order[round_ - 1].id


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_head_of_a_table_offers_the_locks_of_table_and_round(page: RotationPage) -> None:
    table, round_ = place(page, 5, 2)
    menu = page.whole.head_menu(page, table, round_)
    assert texts(menu) == [
        "Lock table 5 in round 2",
        "Lock table 5 in every round",
        "Lock round 2",
        "Show in Café",
    ]


def test_a_right_click_on_the_head_asks_for_its_menu_and_not_for_that_of_a_person(
    page: RotationPage, qtbot: QtBot
) -> None:
    page.board.select(person(page.cafe, "Mover00"))
    at = page.board.head_rect(2).center().toPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, page.board.viewport().mapToGlobal(at))
    asked: list[str] = []
    page.board.head_asked.disconnect()

    def note(table: str, _place: object) -> None:
        asked.append(table)

    page.board.head_asked.connect(note)
    with qtbot.assertNotEmitted(page.board.menu_asked):
        QApplication.sendEvent(page.board.viewport(), event)
    assert asked == [page.cafe.tables_in_order[2].id]


def test_a_locked_table_keeps_its_people_from_a_new_plan_and_is_undone(
    page: RotationPage, window: OrganiserWindow, settled: Settled
) -> None:
    table, round_ = place(page, 3, 1)
    page.whole.toggle(Reach(table, round_))
    settled()
    assert page.company is not None
    here = page.company.group(round_, table)
    assert all(page.company.locked(p, round_) for p in here)
    problem = problem_of(page.cafe)
    held = [p for p, fixed in enumerate(problem.fixed) if fixed[0] == 2]
    assert len(held) == len(here)
    assert page.board.note(2) == ("5 people", "muted", "lock")
    window.undo()
    settled()
    assert not page.cafe.locks


def test_a_locked_table_lets_nobody_in_and_says_so(page: RotationPage, settled: Settled) -> None:
    table, round_ = place(page, 3, 1)
    page.whole.toggle(Reach(table, None))
    settled()
    assert page.company is not None
    mover = person(page.cafe, "Mover00")
    outlook = Outlooks(page.company, round_, frozenset({mover})).by_table[table]
    assert outlook.barrier == "held"
    assert Outlooks(page.company, round_, frozenset({mover})).partner(table) is None


def test_a_round_is_locked_from_its_command_and_unlocked_again(page: RotationPage, settled: Settled) -> None:
    page.lock_round()
    settled()
    (lock,) = page.cafe.locks.values()
    assert (lock.person, lock.table, lock.round) == (None, None, page.cafe.rounds_in_order[0].id)
    page.lock_round()
    settled()
    assert not page.cafe.locks


def test_a_seat_held_by_its_table_says_what_to_unlock(
    page: RotationPage, window: OrganiserWindow, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, _ = place(page, 1, 1)
    page.whole.toggle(Reach(table, None))
    settled()
    told: list[str] = []
    monkeypatch.setattr(window, "tell", told.append)
    page.lock(frozenset({person(page.cafe, "Mover00")}))
    assert told == ["The seat is locked with table 1 in every round. Unlock that instead."]


def test_the_menu_of_a_person_reaches_the_locks_by_keyboard(page: RotationPage) -> None:
    _, round_ = place(page, 1, 1)
    assert page.company is not None
    mover = frozenset({person(page.cafe, "Mover00")})
    menu = board_menu(page.context, page, Measure(page.company), round_, mover, page)
    whole = next(a for a in menu.actions() if a.text() == "Lock more")
    sub = whole.menu()
    assert isinstance(sub, QMenu)
    assert texts(sub) == [
        "Lock Mover00 Birch in every round",
        "Lock table 1 in round 1",
        "Lock table 1 in every round",
        "Lock round 1",
    ]
    sub.actions()[1].trigger()
    assert page.whole.is_on(Reach(*place(page, 1, 1)))


def test_the_table_of_the_keyboards_place_is_locked_by_its_command(
    page: RotationPage, settled: Settled
) -> None:
    page.board.setFocus()
    page.board.select(person(page.cafe, "Mover01"))
    page.lock_table()
    settled()
    assert page.whole.is_on(Reach(*place(page, 2, 1)))


def test_who_stays_seated_is_not_moved_in_passing(page: RotationPage, settled: Settled) -> None:
    mover = person(page.cafe, "Mover00")
    page.desk.edit("Stay", lambda w: w.put(replace(w.cafe.people[mover], stays_seated=True)))
    settled()
    assert page.company is not None
    table, round_ = place(page, 4, 1)
    outlook = Outlooks(page.company, round_, frozenset({mover})).by_table[table]
    assert outlook.barrier == "seated"
    said = barrier_sentence(page.context.language, page.cafe, outlook, mover, round_)
    assert said == "Mover00 stays at one table all day."


def test_a_person_is_locked_in_every_round_and_says_what_to_unlock(
    page: RotationPage, window: OrganiserWindow, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    mover = person(page.cafe, "Mover00")
    page.whole.toggle(Reach(None, None, mover))
    settled()
    assert page.company is not None
    assert all(page.company.locked(mover, r.id) for r in page.cafe.rounds_in_order)
    problem = problem_of(page.cafe)
    assert sum(all(seat >= 0 for seat in row) for row in problem.fixed) == 6  # and the five who write
    told: list[str] = []
    monkeypatch.setattr(window, "tell", told.append)
    page.lock(frozenset({mover}))
    assert told == ["The seat is locked with Mover00 Birch in every round. Unlock that instead."]


def test_why_here_tells_what_holds_a_seat(page: RotationPage, settled: Settled) -> None:
    mover = person(page.cafe, "Mover00")
    table, round_ = place(page, 1, 1)
    page.desk.edit("Stay", lambda w: w.put(replace(w.cafe.people[mover], stays_seated=True)))
    page.whole.toggle(Reach(table, round_))
    settled()
    assert page.measure is not None
    reasons = [words for _, words in page.people.why.reasons(page.measure, mover, round_, table)]
    assert reasons[:2] == ["Mover00 stays at one table all day.", "The whole table is locked in this round."]
