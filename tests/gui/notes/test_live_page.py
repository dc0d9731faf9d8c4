"""The page that follows the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.context import Context
from ui.models.table_counts import ago
from ui.organiser.live import LivePage
from ui.organiser.live.board import RoundGroup, columns_for, notes_in
from ui.organiser.live.clock_card import even_columns
from worldcafe.domain.notes import Revision
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(context: Context, desk: Any, clock: Any, qtbot: Any) -> Iterator[LivePage]:
    made = LivePage(context, desk, clock=clock)
    qtbot.addWidget(made)
    made.resize(1232, 860)
    list(made.grow())
    made.refresh(None)
    desk.bridge.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    desk.bridge.changed.disconnect(made.refresh)


@pytest.fixture
def at_the_hour(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes are written at the moment of the test's clock."""

    def moment(_writer: Writer) -> datetime:
        now: datetime = clock.moment
        return now

    monkeypatch.setattr(Writer, "moment", moment)


def rows(page: LivePage) -> list[str]:
    model = page.board.model_of
    return [str(model.data(model.index(at))) for at in range(model.rowCount())]


def test_the_clock_counts_the_round_by_the_second(page: LivePage, clock: Any) -> None:
    assert page.clock_card.time.text() == "20:00"
    assert page.clock_card.title.text() == "Round 1"
    clock.set(14, 10, 1)
    assert page.clock_card.time.text() == "19:59"
    clock.set(14, 45)
    assert page.clock_card.time.text() == "15:00"
    assert page.clock_card.below.text().startswith("until it starts")


def test_the_one_next_step_starts_and_ends_the_round(page: LivePage, document: Document, clock: Any) -> None:
    clock.set(13, 50)
    assert page.next_button.text() == "Start Round 1"
    QTest.mouseClick(page.next_button, LEFT)
    started = document.cafe.rounds["r1"]
    assert (started.state, started.start) == ("running", time(13, 50))
    assert page.clock_card.time.text() == "30:00"
    assert page.next_button.text() == "End Round 1"
    QTest.mouseClick(page.next_button, LEFT)
    assert document.cafe.rounds["r1"].state == "over"
    assert page.next_button.text() == "Start Round 2"
    document.undo()
    document.undo()
    assert (document.cafe.rounds["r1"].state, document.cafe.rounds["r1"].start) == ("planned", time(14, 0))
    assert page.next_button.text() == "Start Round 1"


def test_starting_a_round_ends_the_one_that_runs(page: LivePage, document: Document) -> None:
    page.deeds.set_state("r1", "running")
    menu = page.clock_card.menu_for(document.cafe.rounds["r2"])
    next(a for a in menu.actions() if a.text() == "Start now").trigger()
    assert [r.state for r in document.cafe.rounds_in_order] == ["over", "running", "planned"]


def test_a_round_of_another_day_is_started_only_when_confirmed(
    page: LivePage, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.organiser.live import deeds as module

    asked: list[str] = []

    def answer(_context: object, _parent: object, title: str, *_: object, **__: object) -> bool:
        asked.append(title)
        return False

    with document.edit("later") as w:
        w.put(replace(document.cafe.rounds["r3"], day=document.cafe.rounds["r3"].day.replace(day=15)))  # type: ignore[union-attr]
    monkeypatch.setattr(module, "confirm", answer)
    page.deeds.set_state("r3", "running")
    assert asked == ["Start Round 3 today?"]
    assert document.cafe.rounds["r3"].state == "planned"


def test_a_day_that_passed_without_a_start_can_still_be_started(
    page: LivePage, document: Document, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.organiser.live import deeds as module

    def yes(*_: object, **__: object) -> bool:
        return True

    monkeypatch.setattr(module, "confirm", yes)
    clock.moment = datetime(2027, 4, 20, 9, 0, tzinfo=UTC)
    page.refresh()
    assert page.header.state().endswith(
        "14 April 2027 has passed, and no round was started. 0 notes are kept."
    )
    assert [piece.word for piece in page.clock_card.pieces()] == ["planned"] * 3
    assert not page.clock_card.time.isVisible()
    assert page.next_button.text() == "Start Round 1"
    QTest.mouseClick(page.next_button, LEFT)
    started = document.cafe.rounds["r1"]
    assert (started.state, started.day) == ("running", clock.moment.date())


def test_a_day_with_notes_whose_times_have_passed_is_over_everywhere(
    page: LivePage, write: Callable[..., Revision], clock: Any
) -> None:
    write("barrier", "one")
    clock.moment = datetime(2027, 4, 20, 9, 0, tzinfo=UTC)
    page.refresh()
    assert page.header.state() == "The rounds are over. 1 note is kept."
    assert [piece.word for piece in page.clock_card.pieces()] == ["over"] * 3
    assert page.clock_card.below.text().endswith("A click on a round starts it all the same.")
    assert page.next_button.text() == "Go to the harvest"


def test_a_round_that_runs_by_its_time_is_said_to_run(page: LivePage, clock: Any) -> None:
    assert [piece.word for piece in page.clock_card.pieces()] == ["running", "planned", "planned"]
    clock.set(14, 45)
    assert [piece.word for piece in page.clock_card.pieces()] == ["over", "planned", "planned"]


def test_a_cafe_without_times_shows_no_dash_for_a_clock(page: LivePage, document: Document) -> None:
    with document.edit("no times") as w:
        for round_ in document.cafe.rounds_in_order:
            w.put(replace(round_, day=None, start=None))
    assert not page.clock_card.time.isVisible()
    assert page.clock_card.below.text() == "It has no time yet. Start it when everybody sits."


@pytest.mark.parametrize(
    ("pieces", "most", "each"), [(4, 3, 2), (4, 4, 4), (5, 3, 3), (7, 3, 3), (3, 1, 1), (0, 3, 0)]
)
def test_no_round_stands_alone_in_a_line(pieces: int, most: int, each: int) -> None:
    assert even_columns(pieces, most) == each


def test_five_minutes_more(page: LivePage, document: Document) -> None:
    QTest.mouseClick(page.clock_card.more, LEFT)
    assert document.cafe.rounds["r1"].minutes == 35
    assert page.clock_card.time.text() == "25:00"
    assert document.undo_label == "Make Round 1 longer"
    QTest.mouseClick(page.clock_card.less, LEFT)
    assert document.cafe.rounds["r1"].minutes == 30


def test_a_round_never_gets_shorter_than_a_minute(page: LivePage, document: Document) -> None:
    for _ in range(12):
        page.deeds.add_time("r1", -5)
    assert document.cafe.rounds["r1"].minutes == 1


def test_a_person_arrives_by_three_letters_and_enter(page: LivePage, document: Document) -> None:
    assert page.arrivals.count.accessibleName() == "0 of 6 who are expected are here"
    page.arrivals.field.setFocus()
    QTest.keyClicks(page.arrivals.field, "luc")
    assert [hit.text() for hit in page.arrivals.found()] == ["Łucja Pietrzyk"]
    QTest.keyClick(page.arrivals.field, Key.Key_Return)
    presence = document.cafe.presences["p2", "r1"]
    assert presence.arrived == datetime(2027, 4, 14, 14, 10, tzinfo=UTC)
    assert page.arrivals.count.accessibleName() == "1 of 6 who are expected are here"
    assert page.arrivals.told.text().startswith("Łucja Pietrzyk is here.")
    assert page.arrivals.field.text() == ""
    document.undo()
    assert page.arrivals.count.accessibleName() == "0 of 6 who are expected are here"


def test_who_left_early_is_not_here_any_more(page: LivePage, document: Document) -> None:
    field = page.arrivals.field
    field.setFocus()
    QTest.keyClicks(field, "marta")
    QTest.keyClick(field, Key.Key_Return)
    QTest.keyClicks(field, "marta")
    assert page.arrivals.found()[0].state == "is here"
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert document.cafe.presences["p3", "r1"].left is not None
    assert page.arrivals.count.accessibleName() == "0 of 6 who are expected are here"
    QTest.keyClicks(field, "marta")
    QTest.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    presence = document.cafe.presences["p3", "r1"]
    assert (presence.arrived, presence.left) == (None, None)


def test_whoever_is_awaited_comes_first(page: LivePage, document: Document) -> None:
    with document.edit("here") as w:
        edits.arrive(w, "p6", "r1")
    QTest.keyClicks(page.arrivals.field, "mar")
    assert [hit.text() for hit in page.arrivals.found()] == ["Marta Colombari", "Marco Bellandri"]
    QTest.keyClick(page.arrivals.field, Key.Key_Down)
    assert [hit.current for hit in page.arrivals.found()] == [False, True]
    page.arrivals.field.clear()


def test_what_the_keys_do_is_read_in_full_however_narrow_the_card(page: LivePage) -> None:
    page.resize(816, 640)
    told = page.arrivals.told
    words = told.fontMetrics().horizontalAdvance(told.text())
    assert words > told.width()
    assert told.height() >= told.heightForWidth(told.width())


def test_the_kinds_to_choose_from_are_read_in_full(page: LivePage) -> None:
    kinds = page.side.kinds
    assert kinds.currentText() == "All kinds"
    assert kinds.width() >= kinds.sizeHint().width()


def test_nobody_of_that_name_is_said(page: LivePage) -> None:
    QTest.keyClicks(page.arrivals.field, "xyz")
    assert page.arrivals.found() == []
    assert page.arrivals.hits.isVisible()
    QTest.keyClick(page.arrivals.field, Key.Key_Return)
    QTest.keyClick(page.arrivals.field, Key.Key_Escape)
    assert not page.arrivals.hits.isVisible()


@pytest.mark.usefixtures("at_the_hour")
def test_the_board_counts_and_tells_who_is_silent(
    page: LivePage, write: Callable[..., Revision], clock: Any
) -> None:
    write("barrier", "one")
    write("idea", "two")
    assert rows(page) == ["Table 1, Story, 2 notes, just now", "Table 2, Buying, 0 notes, nothing yet"]
    clock.set(14, 16)
    assert rows(page) == ["Table 1, Story, 2 notes, 6 min ago", "Table 2, Buying, 0 notes, Silent for 16 min"]
    assert page.header.state() == "Round 1 is running. 2 notes are kept; table 2 is silent."
    clock.set(14, 25)
    assert page.header.state() == "Round 1 is running. 2 notes are kept; tables 1 and 2 are silent."
    clock.set(14, 50)
    assert "silent" not in page.header.state()


@pytest.mark.usefixtures("at_the_hour")
def test_notes_come_as_a_stream_the_newest_first(
    page: LivePage, write: Callable[..., Revision], clock: Any
) -> None:
    write("barrier", "one")
    clock.set(14, 11)
    write("idea", "two", table="t2")
    assert [line.text for line in page.side.model.lines()] == ["two", "one"]
    page.side.kinds.choose("barrier")
    page.side.kinds.picked.emit("barrier")
    assert [line.text for line in page.side.model.lines()] == ["one"]


def test_enter_on_a_table_opens_its_capture(page: LivePage, desk: Any) -> None:
    page.board.view.setFocus()
    page.board.view.setCurrentIndex(page.board.model_of.index(1))
    QTest.keyClick(page.board.view, Key.Key_Return)
    assert desk.captured == ["t2"]
    QTest.mouseClick(page.capture_button, LEFT)
    assert desk.captured == ["t2", "t2"]


def test_a_note_of_the_stream_leads_to_the_harvest(
    page: LivePage, write: Callable[..., Revision], desk: Any, qtbot: Any
) -> None:
    note = write("barrier", "one")
    box = page.side.list.visualRect(page.side.model.index(0))
    QTest.mouseClick(page.side.list.viewport(), LEFT, pos=box.center())
    QTest.mouseDClick(page.side.list.viewport(), LEFT, pos=box.center())
    qtbot.waitUntil(lambda: ("harvest", note.note) in desk.went)


def test_a_cafe_without_tables_teaches(page: LivePage, document: Document, desk: Any) -> None:
    with document.edit("gone") as w:
        for table in ("t1", "t2"):
            edits.remove_table(w, table)
    assert page.is_empty


def test_the_clock_stands_while_the_page_is_hidden(page: LivePage, clock: Any) -> None:
    assert clock._timer.isActive()
    page.hide()
    assert not clock._timer.isActive()


@pytest.mark.parametrize(
    ("width", "whole", "summed"),
    [(400, [2], [(1, 3)]), (640, [2], [(1,), (3,)]), (860, [1, 2], [(3,)]), (1400, [1, 2, 3], [])],
)
def test_the_present_round_is_the_last_to_give_way_and_none_is_dropped(
    width: int, whole: list[int], summed: list[tuple[int, ...]]
) -> None:
    groups = [RoundGroup(n, f"Round {n}", n == 2) for n in (1, 2, 3)]
    columns = columns_for(width, groups, 6)
    assert [group.number for group, _ in columns.groups] == whole
    assert [tuple(group.number for group in column) for column, _ in columns.sums] == summed
    assert all(left >= 0 for _, left in columns.groups)
    assert all(left < columns.last for _, left in columns.sums)


def test_every_note_of_every_round_is_in_a_column(page: LivePage, write: Callable[..., Revision]) -> None:
    for at, round_ in enumerate(("r1", "r2", "r3", "r3")):
        write("barrier", f"note {at}", round_=round_)
    for width in (860, 1024, 1232):
        page.resize(width, 860)
        board, row = page.board, page.board.model_of.rows[0]
        columns = board.columns()
        shown = [*((group,) for group, _ in columns.groups), *(column for column, _ in columns.sums)]
        assert sum(notes_in(row, column) for column in shown) == 4


@pytest.mark.usefixtures("at_the_hour")
def test_a_note_of_long_ago_is_told_by_its_day(
    page: LivePage, write: Callable[..., Revision], clock: Any
) -> None:
    write("barrier", "one")
    row = page.board.model_of.rows[0]
    later = datetime(2027, 4, 15, 9, 0, tzinfo=UTC)
    assert ago(replace(row, silent=None), later, language("en")) == "14 Apr, 14:10"
