"""The page of the harvest, driven by keys and mouse."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.context import Context
from ui.models.note_filter import NoteFilter
from ui.organiser.harvest import HarvestPage
from ui.widgets import Button, Label, Prose
from worldcafe.domain.notes import Note, Revision
from worldcafe.store.document import Document

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(context: Context, desk: Any, qtbot: Any) -> Iterator[HarvestPage]:
    made = HarvestPage(context, desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    list(made.grow())
    made.refresh(None)
    desk.bridge.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    desk.bridge.changed.disconnect(made.refresh)


@pytest.fixture
def notes(write: Callable[..., Revision]) -> dict[str, str]:
    return {
        "shops": write("barrier", "Local shops hear of us last").note,
        "radio": write("opportunity", "Local radio wants a guest", round_="r2", starred=True).note,
        "sheet": write("action", "One page in four languages", owner_person="p2", due=date(2027, 4, 30)).note,
        "call": write("action", "Call the mayor", table="t2").note,
        "quote": write("quote", "Zażółć gęślą jaźń", table="t2", quoted_person="p3").note,
        "bg": write("idea", "Изпратете писмо до всички градове", table="t2", round_="r2").note,
    }


def shown(page: HarvestPage) -> list[str]:
    return [line.id for line in page.model.lines()]


def choose(page: HarvestPage, *ids: str) -> None:
    page.list.choose(ids)


def words_of(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = [w.text() for w in widget.findChildren(Label) if w.isVisibleTo(widget)]
    running = [w.text() for w in widget.findChildren(Prose) if w.isVisibleTo(widget)]
    return " | ".join([*labels, *running])


def click_note(page: HarvestPage, note: str) -> None:
    box = page.list.visualRect(page.model.index(page.model.row_of(note)))
    QTest.mouseClick(page.list.viewport(), LEFT, pos=QPoint(box.x() + 200, box.center().y()))


def test_an_empty_harvest_teaches(page: HarvestPage, desk: Any) -> None:
    assert page.is_empty
    assert "Nothing is written yet" in words_of(page)
    assert page.header.state() == "Here everything comes together that the tables write."


def test_all_notes_are_there_and_the_state_is_said(page: HarvestPage, notes: dict[str, str]) -> None:
    assert set(shown(page)) == set(notes.values())
    assert page.header.state() == "6 notes from 2 tables; 1 action has no owner and 2 tables owe texts."


def test_the_tables_own_texts_are_no_notes(page: HarvestPage, write: Callable[..., Revision]) -> None:
    write("overview", "The group opened the page")
    assert shown(page) == []


def test_a_kind_is_filtered_by_its_chip_and_let_go_by_a_second_click(
    page: HarvestPage, notes: dict[str, str]
) -> None:
    chip = page.filters.kind_chips["action"]
    assert chip.accessibleName() == "Actions 2"
    QTest.mouseClick(chip, LEFT)
    assert set(shown(page)) == {notes["sheet"], notes["call"]}
    QTest.mouseClick(chip, LEFT)
    assert len(shown(page)) == 6


def test_stars_owners_rounds_and_tables_are_asked_for(page: HarvestPage, notes: dict[str, str]) -> None:
    QTest.mouseClick(page.filters.starred, LEFT)
    assert shown(page) == [notes["radio"]]
    QTest.mouseClick(page.filters.starred, LEFT)
    QTest.mouseClick(page.filters.without_owner, LEFT)
    assert shown(page) == [notes["call"]]
    page.show_target(NoteFilter(table=2, round=2))
    assert shown(page) == [notes["bg"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("local", {"shops", "radio"}),
        ("zazolc GESLA", {"quote"}),
        ("писмо", {"bg"}),
        ("lucja", {"sheet"}),
        ("four page", {"sheet"}),
    ],
)
def test_words_are_found_without_accents(
    page: HarvestPage, notes: dict[str, str], words: str, found: set[str]
) -> None:
    page.search.setText(words)
    assert set(shown(page)) == {notes[name] for name in found}


def test_nothing_found_is_said_with_a_way_back(page: HarvestPage, notes: dict[str, str]) -> None:
    QTest.keyClicks(page.search, "no such words")
    assert page.nothing_fits.text() == "No note fits what is asked above."
    QTest.mouseClick(page.clear_button, LEFT)
    assert len(shown(page)) == 6


def test_orders_put_headings_between(page: HarvestPage, notes: dict[str, str]) -> None:
    def rows() -> list[str]:
        return [str(page.model.data(page.model.index(at))) for at in range(page.model.rowCount())]

    assert rows()[0] == "Telling the story, 3"
    page.filters.order.choose("kind")
    page.filters.asked.emit()
    assert rows()[:2] == ["Barriers, 1", "Barrier: Local shops hear of us last"]
    page.filters.order.choose("newest")
    page.filters.asked.emit()
    assert shown(page)[0] == notes["bg"] and page.model.rowCount() == 6
    page.filters.order.choose("stars")
    page.filters.asked.emit()
    assert shown(page)[0] == notes["radio"]


def test_the_inspector_follows_a_click(page: HarvestPage, notes: dict[str, str]) -> None:
    assert not page.inspector.isVisible()
    click_note(page, notes["sheet"])
    assert page.inspector.isVisible()
    assert page.inspector.text.toPlainText() == "One page in four languages"
    assert page.inspector.owner.text() == "Łucja Pietrzyk"
    assert page.inspector.due.text() == "30 Apr 2027"
    assert "written" in words_of(page.inspector)


def test_the_words_of_a_note_are_changed_and_the_old_ones_stay_in_its_history(
    page: HarvestPage, notes: dict[str, str], document: Document
) -> None:
    choose(page, notes["shops"])
    page.inspector.text.setFocus()
    page.inspector.text.selectAll()
    QTest.keyClicks(page.inspector.text, "Shops hear last")
    page.search.setFocus()
    note = next(n for n in document.cafe.notes if n.id == notes["shops"])
    assert note.head.text == "Shops hear last"
    seen = words_of(page.inspector)
    assert "words changed" in seen and "Local shops hear of us last" in seen


def test_an_emptied_note_is_not_kept_and_says_why(
    page: HarvestPage, notes: dict[str, str], document: Document
) -> None:
    choose(page, notes["shops"])
    page.inspector.text.setFocus()
    page.inspector.text.clear()
    assert "take it back instead" in words_of(page.inspector)
    page.search.setFocus()
    assert any(n.head.text == "Local shops hear of us last" for n in document.cafe.notes)


def test_an_owner_and_a_date_are_given(
    page: HarvestPage, notes: dict[str, str], document: Document, desk: Any
) -> None:
    choose(page, notes["call"])
    inspector = page.inspector
    inspector.owner.setFocus()
    QTest.keyClicks(inspector.owner, "Diogo Moura")
    QTest.keyClick(inspector.owner, Key.Key_Return)
    inspector.due.setFocus()
    QTest.keyClicks(inspector.due, "2027-06-01")
    QTest.keyClick(inspector.due, Key.Key_Return)
    extras = next(n.head.extras for n in document.cafe.notes if n.id == notes["call"])
    assert (extras.owner_person, extras.due) == ("p5", date(2027, 6, 1))
    assert desk.errors == []
    assert "owner changed" in words_of(inspector) and "date changed" in words_of(inspector)


def test_the_kind_of_several_is_changed_at_once(
    page: HarvestPage, notes: dict[str, str], document: Document
) -> None:
    choose(page, notes["shops"], notes["radio"])
    assert page.inspector.accessibleName() == "2 notes"
    page.inspector.kind.choose("question")
    page.inspector.kind.picked.emit("question")
    kinds = {n.id: n.head.kind for n in document.cafe.notes}
    assert kinds[notes["shops"]] == kinds[notes["radio"]] == "question"


def test_a_star_is_given_in_the_list(page: HarvestPage, notes: dict[str, str], document: Document) -> None:
    row = page.model.row_of(notes["shops"])
    box = page.list.visualRect(page.model.index(row))
    star = page.delegate.star_box(box).center().toPoint()
    QTest.mouseClick(page.list.viewport(), LEFT, pos=star)
    assert next(n for n in document.cafe.notes if n.id == notes["shops"]).head.extras.starred


def test_a_note_is_taken_back_and_brought_back(page: HarvestPage, notes: dict[str, str]) -> None:
    choose(page, notes["shops"])
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_Delete)
    assert notes["shops"] not in shown(page)
    assert page.toast.text() == "1 note is taken back."
    QTest.mouseClick(page.filters.withdrawn, LEFT)
    assert shown(page) == [notes["shops"]]
    choose(page, notes["shops"])
    QTest.mouseClick(page.inspector.back, LEFT)
    QTest.mouseClick(page.filters.withdrawn, LEFT)
    assert notes["shops"] in shown(page)


def test_a_conflict_is_found_and_ended(
    page: HarvestPage, notes: dict[str, str], disagree: Callable[..., Note], document: Document
) -> None:
    disagree(notes["shops"], "the name", "the brand")
    QTest.mouseClick(page.filters.in_conflict, LEFT)
    assert shown(page) == [notes["shops"]]
    choose(page, notes["shops"])
    assert "the name" in words_of(page.inspector) and "the brand" in words_of(page.inspector)
    keep = next(b for b in page.inspector.findChildren(Button) if b.text() == "Keep the other")
    QTest.mouseClick(keep, LEFT)
    note = next(n for n in document.cafe.notes if n.id == notes["shops"])
    assert (note.head.text, note.in_conflict) == ("the brand", False)


def test_selection_and_place_stay_when_notes_arrive(
    page: HarvestPage, notes: dict[str, str], write: Callable[..., Revision]
) -> None:
    choose(page, notes["radio"])
    write("barrier", "And one more", table="t1")
    assert [line.id for line in page.list.chosen()] == [notes["radio"]]
    assert page.inspector.line is not None and page.inspector.line.id == notes["radio"]


def test_what_is_being_typed_survives_a_note_from_elsewhere(
    page: HarvestPage, notes: dict[str, str], write: Callable[..., Revision]
) -> None:
    choose(page, notes["radio"])
    page.inspector.text.setFocus()
    QTest.keyClicks(page.inspector.text, "Half a word ")
    write("barrier", "And one more")
    assert page.inspector.text.toPlainText().startswith("Half a word ")


def test_notes_are_copied_as_text_and_as_a_table(page: HarvestPage, notes: dict[str, str], desk: Any) -> None:
    choose(page, notes["sheet"])
    page.copy()
    assert (
        QGuiApplication.clipboard().text() == "Action: One page in four languages (Łucja Pietrzyk · 30 April)"
    )
    page.list.setFocus()
    QTest.keyClick(page.list, Key.Key_C, CTRL)
    header, row = QGuiApplication.clipboard().text().splitlines()
    assert header.split("\t")[:4] == ["Table", "Round", "Kind", "Text"]
    assert row.split("\t")[:6] == [
        "1",
        "1",
        "Action",
        "One page in four languages",
        "Łucja Pietrzyk",
        "2027-04-30",
    ]
    assert desk.told[-1] == "1 note is copied."


def test_a_copied_text_is_no_formula(page: HarvestPage, write: Callable[..., Revision]) -> None:
    write("idea", "=HYPERLINK(1)\tand\nmore")
    page.copy(True)
    assert QGuiApplication.clipboard().text().splitlines()[1].split("\t")[3] == "'=HYPERLINK(1) and more"


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".json"])
def test_notes_are_written_out(
    page: HarvestPage, notes: dict[str, str], tmp_path: Path, qtbot: Any, desk: Any, ending: str
) -> None:
    path = tmp_path / f"notes{ending}"
    page.carrier.write(path)
    qtbot.waitUntil(lambda: bool(desk.told))
    assert desk.told == [f"6 notes are written to “notes{ending}”."]
    assert path.stat().st_size > 100
    if ending == ".json":
        assert {row["text"] for row in json.loads(path.read_text("utf-8"))} >= {"Zażółć gęślą jaźń"}


def test_a_table_of_notes_is_dropped_and_every_row_accounted_for(
    page: HarvestPage, tmp_path: Path, qtbot: Any
) -> None:
    path = tmp_path / "notes.csv"
    path.write_text(
        "table,round,kind,text,owner\n1,1,barrier,From paper,\n2,2,action,Do it,Diogo Moura\n9,1,idea,No such table,\n",
        "utf-8",
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, Qt.KeyboardModifier.NoModifier)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.dropEvent(QDropEvent(QPointF(50, 50), copy, data, left, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: bool(page.banner()))
    assert page.banner() == "2 notes were added. 1 row could not be used."
    assert [line.text for line in page.model.lines()] == ["From paper", "Do it"]


def test_the_same_table_twice_adds_nothing_twice(page: HarvestPage, tmp_path: Path, qtbot: Any) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("table,round,kind,text\n1,1,barrier,From paper\n", "utf-8")
    page.carrier.bring_in(path)
    qtbot.waitUntil(lambda: page.banner() == "1 note was added.")
    page.carrier.bring_in(path)
    qtbot.waitUntil(lambda: page.banner() == "No note was added. 1 was here already.")


def test_a_table_that_cannot_be_read_is_told(
    page: HarvestPage, tmp_path: Path, qtbot: Any, desk: Any
) -> None:
    page.carrier.bring_in(tmp_path / "gone.csv")
    qtbot.waitUntil(lambda: bool(desk.errors))
    assert page.banner() == ""


def test_the_tables_say_what_they_owe(page: HarvestPage, write: Callable[..., Revision], desk: Any) -> None:
    write("overview", "The group opened the page")
    write("key-message", "Begin with a street")
    write("insight", "People come with three questions")
    page.show_target("tables")
    seen = words_of(page.tables)
    assert "The group opened the page" in seen and "Begin with a street" in seen
    assert "2 more insights" in seen and "3 more insights" in seen
    names = {b.accessibleName(): b for b in page.tables.findChildren(Button)}
    button = names["Write at table 1: 2 more insights"]
    QTest.mouseClick(button, LEFT)
    assert desk.captured == ["t1"]


def test_a_table_leads_to_its_notes(page: HarvestPage, notes: dict[str, str], document: Document) -> None:
    page.show_target("tables")
    button = next(b for b in page.tables.findChildren(Button) if b.text() == "3 notes")
    QTest.mouseClick(button, LEFT)
    assert page.tabs.current() == "notes"
    assert {line.table for line in page.model.lines()} == {1}


def test_another_page_points_at_a_note(page: HarvestPage, notes: dict[str, str]) -> None:
    page.search.setText("nothing like it")
    page.show_target(notes["bg"])
    assert [line.id for line in page.list.chosen()] == [notes["bg"]]


def test_a_note_of_a_table_that_is_gone_is_still_there(
    page: HarvestPage, notes: dict[str, str], document: Document
) -> None:
    from worldcafe.store import edits

    with document.edit("gone") as w:
        edits.remove_table(w, "t2")
        w.put(replace(document.cafe.kinds["idea"], shown=False))
    assert set(shown(page)) == set(notes.values())
    choose(page, notes["bg"])
    assert page.inspector.accessibleName().startswith("At no table any more")


def test_many_notes_are_read_in_several_turns(
    page: HarvestPage, document: Document, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.organiser.harvest import page as module
    from worldcafe.store import edits

    monkeypatch.setattr(module, "AT_ONCE", 3)
    with document.edit("many") as w:
        for n in range(40):
            edits.record_note(w, "t1", "r1", "idea", f"note {n} " * 12)
    qtbot.waitUntil(lambda: len(shown(page)) == 40)
    page.list.selectionModel().setCurrentIndex(
        page.model.index(5), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert page.inspector.isVisible()


def test_the_note_that_another_page_points_at_is_in_view(
    page: HarvestPage, document: Document, qtbot: Any
) -> None:
    from worldcafe.store import edits

    with document.edit("many") as w:
        made = [
            edits.record_note(w, "t1", "r1", "idea", f"note {n}, " + "and so on " * 14) for n in range(60)
        ]
    page.show_target(made[45].note)
    # The inspector opens and takes some of the list's width, so every text is laid out anew.
    qtbot.waitUntil(lambda: page.delegate.width == page.delegate.width_for(page.list.viewport().width()))
    box = page.list.visualRect(page.model.index(page.model.row_of(made[45].note)))
    assert page.list.viewport().rect().contains(box)


@pytest.mark.parametrize("width", [1600, 1232, 1000, 816, 700])
def test_the_filters_stand_on_one_line_and_are_whole_at_every_width(
    page: HarvestPage, notes: dict[str, str], width: int
) -> None:
    page.resize(width, 600)
    QApplication.processEvents()
    for selected in ((), (notes["sheet"],)):
        choose(page, *selected)
        QApplication.processEvents()
        seen = [w for w in page.filters.findChildren(QWidget) if w.parent() is page.filters and w.isVisible()]
        assert len({w.geometry().center().y() for w in seen}) == 1
        assert max(w.geometry().right() for w in seen) < page.filters.width()
        narrow = [w for w in seen if w.width() < w.sizeHint().width()]
        assert not narrow or page.filters.kind.isVisible()


def test_on_a_narrow_page_a_list_of_kinds_and_a_menu_ask_the_same(
    page: HarvestPage, notes: dict[str, str]
) -> None:
    page.resize(700, 600)
    choose(page, notes["sheet"])
    QApplication.processEvents()
    assert page.filters.kind.isVisible() and not page.filters.kind_chips["action"].isVisible()
    page.filters.kind.choose("action")
    page.filters.kind.picked.emit("action")
    assert set(shown(page)) == {notes["sheet"], notes["call"]}
    menu = page.filters.menu_of_more()
    no_owner = next(a for a in menu.actions() if a.text() == "No owner 1")
    no_owner.trigger()
    assert shown(page) == [notes["call"]]
    assert page.filters.more.isChecked()
    assert page.filters.more.toolTip() == "No owner"
    newest = next(a for a in page.filters.menu_of_more().actions() if a.text() == "Newest first")
    page.clear_filters()
    newest.trigger()
    assert page.model.lines()[0].id == notes["bg"]
