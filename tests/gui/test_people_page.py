"""The People page, driven as an organiser drives it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.people_window import (
    cell,
    choose,
    click_cell,
    column,
    names,
    open_window,
    page_of,
    person,
    pick,
    shown_menu,
)
from ui.context import Context
from ui.models.people_model import (
    DAY,
    EMAIL,
    LANGUAGES,
    LISTED,
    NAME,
    ORGANISATION,
    ROLE,
    STEP_FREE,
    TICK,
    WISHES,
)
from ui.organiser.people.add import AddPeople
from ui.organiser.people.import_dialogue import ImportDialogue
from ui.organiser.people.ranked import RankedList
from ui.organiser.window import OrganiserWindow
from ui.widgets import ComboBox, LineEdit, Tick
from worldcafe.domain.rotation import Plan
from worldcafe.store import edits

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    made = open_window(qtbot, tmp_path, context)
    yield made
    made.close()


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    made = open_window(qtbot, tmp_path, context, people="")
    yield made
    made.close()


def type_into(
    qtbot: QtBot, window: OrganiserWindow, text: str, end: Qt.Key = Qt.Key.Key_Return, *, stays: bool = False
) -> None:
    """Type into the editor that is open in the table; `stays`: what is refused is there again to be changed."""
    editor = page_of(window).table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)
    QTest.keyClick(editor, end)
    # The delegate keeps what was typed a moment after the key.
    if stays:
        qtbot.waitUntil(lambda: page_of(window).table.findChild(QLineEdit) not in (None, editor))
        again = page_of(window).table.findChild(QLineEdit)
        assert isinstance(again, QLineEdit)
        assert again.text() == text
    else:
        qtbot.waitUntil(lambda: page_of(window).table.findChild(QLineEdit) is None)


def field(window: OrganiserWindow, name: str) -> LineEdit:
    """The field of the panel that is called so."""
    found = [f for f in page_of(window).panel.findChildren(LineEdit) if f.accessibleName() == name]
    return found[-1]


def leave(qtbot: QtBot, line: LineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    line.insert(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


# What is seen


def test_the_header_counts_people_organisations_and_who_is_expected(window: OrganiserWindow) -> None:
    expected = "6 people from 4 organisations; 6 are expected on Wednesday 14 April."
    assert page_of(window).header.state() == expected


def test_people_stand_in_the_order_of_their_family_names_latin_before_cyrillic(
    window: OrganiserWindow,
) -> None:
    assert names(window) == [
        "Zoe Adams",
        "Nuno Bragança",
        "Lech Lis",
        "Łucja Żak",
        "Ангел Бонев",
        "Иван Петров",
    ]


def test_cells_say_roles_with_tables_wishes_by_number_and_days(window: OrganiserWindow) -> None:
    assert cell(window, "Zoe Adams", ROLE) == "Rapporteur, 2"
    assert cell(window, "Nuno Bragança", WISHES) == "2, 3, 1"
    assert cell(window, "Łucja Żak", LANGUAGES) == "PL, EN"
    assert cell(window, "Lech Lis", DAY, 0) == "yes"
    assert cell(window, "Lech Lis", DAY, 1) == "no"


def test_a_click_on_a_title_sorts_and_a_second_turns_round(window: OrganiserWindow, qtbot: QtBot) -> None:
    head = page_of(window).table.head
    place = QPoint(head.sectionViewportPosition(column(window, ORGANISATION)) + 20, 12)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(window)[:3] == ["Zoe Adams", "Nuno Bragança", "Lech Lis"]
    assert names(window)[-1] == "Иван Петров"
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(window)[0] in {"Ангел Бонев", "Иван Петров"}


def test_the_selection_survives_sorting(window: OrganiserWindow) -> None:
    choose(window, "Łucja Żak", "Zoe Adams")
    page_of(window).table.sortByColumn(column(window, LANGUAGES), Qt.SortOrder.DescendingOrder)
    assert set(page_of(window).table.people()) == {person(window, n) for n in ("Łucja Żak", "Zoe Adams")}


# Finding


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lucja zak", ["Łucja Żak"]),
        ("ŻAK", ["Łucja Żak"]),
        ("braganca", ["Nuno Bragança"]),
        ("ivan", ["Иван Петров"]),
        ("Петров", ["Иван Петров"]),
        ("yasenovo", ["Ангел Бонев", "Иван Петров"]),
        ("zoe@example", ["Zoe Adams"]),
        ("nobody", []),
    ],
)
def test_words_find_names_and_organisations_whatever_the_accents_and_the_script(
    window: OrganiserWindow, qtbot: QtBot, words: str, found: list[str]
) -> None:
    QTest.keyClick(page_of(window).table, Qt.Key.Key_F, CTRL)
    search = page_of(window).filters.search
    assert search.hasFocus()
    search.insert(words)
    qtbot.waitUntil(lambda: names(window) == found)


def test_where_nobody_is_found_it_says_so_and_shows_everyone_again(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    page.filters.search.insert("nobody of this name")
    qtbot.waitUntil(lambda: page.nobody.isVisible())
    QTest.mouseClick(page.everyone_again, Qt.MouseButton.LeftButton)
    assert len(names(window)) == 6
    assert page.table.isVisible()


def test_chips_show_rapporteurs_and_who_has_no_wish(window: OrganiserWindow, qtbot: QtBot) -> None:
    chips = page_of(window).filters.chips
    assert chips["rapporteurs"].accessibleName() == "Rapporteurs 1"
    QTest.mouseClick(chips["rapporteurs"], Qt.MouseButton.LeftButton)
    assert names(window) == ["Zoe Adams"]
    QTest.mouseClick(chips["no wish"], Qt.MouseButton.LeftButton)
    assert names(window) == ["Lech Lis"]
    QTest.mouseClick(chips["everyone"], Qt.MouseButton.LeftButton)
    assert len(names(window)) == 6


def test_menus_narrow_to_a_language_and_to_an_organisation(window: OrganiserWindow, qtbot: QtBot) -> None:
    filters = page_of(window).filters
    QTest.mouseClick(filters.language, Qt.MouseButton.LeftButton)
    pick(shown_menu(), "Bulgarian")
    assert names(window) == ["Ангел Бонев", "Иван Петров"]
    assert filters.language.text() == "Bulgarian"
    QTest.mouseClick(filters.language, Qt.MouseButton.LeftButton)
    pick(shown_menu(), "Any language")
    QTest.mouseClick(filters.house, Qt.MouseButton.LeftButton)
    pick(shown_menu(), "Trzy Rzeki")
    assert names(window) == ["Lech Lis", "Łucja Żak"]


# Changing


def test_a_name_is_edited_in_place_and_undone(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Lech Lis", twice=True)
    type_into(qtbot, window, "Lech Lisowski")
    assert "Lech Lisowski" in names(window)
    assert window.menus.actions["undo"].text() == "Undo “Rename Lech Lis”"
    QTest.keyClick(page_of(window).table, Qt.Key.Key_Z, CTRL)
    assert "Lech Lis" in names(window)


def test_an_organisation_typed_in_place_is_found_by_its_name(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Lech Lis", ORGANISATION)
    QTest.keyClick(page_of(window).table, Qt.Key.Key_Return)
    type_into(qtbot, window, "klarsund")
    cafe = window.bridge.cafe
    assert cell(window, "Lech Lis", ORGANISATION) == "Klarsund"
    assert len([o for o in cafe.organisations.values() if o.name.lower() == "klarsund"]) == 1


def test_an_address_wishes_and_languages_are_typed_in_place(window: OrganiserWindow, qtbot: QtBot) -> None:
    page_of(window).table.show_column(EMAIL, True)
    click_cell(qtbot, window, "Lech Lis", EMAIL, twice=True)
    type_into(qtbot, window, "lech@other.example")
    assert cell(window, "Lech Lis", EMAIL) == "lech@other.example"
    click_cell(qtbot, window, "Lech Lis", WISHES, twice=True)
    type_into(qtbot, window, "3; Topic 1")
    assert cell(window, "Lech Lis", WISHES) == "3, 1"
    click_cell(qtbot, window, "Lech Lis", LANGUAGES, twice=True)
    type_into(qtbot, window, "polish, de")
    assert cell(window, "Lech Lis", LANGUAGES) == "PL, DE"


def test_escape_leaves_a_cell_as_it_was(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Lech Lis", twice=True)
    type_into(qtbot, window, "Somebody Else", Qt.Key.Key_Escape)
    assert "Lech Lis" in names(window)
    assert "Somebody Else" not in names(window)


def test_an_empty_name_is_refused_and_told(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Lech Lis", twice=True)
    type_into(qtbot, window, "")
    assert "Lech Lis" in names(window)


def test_a_name_of_three_hundred_characters_is_kept_and_a_longer_one_told(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    click_cell(qtbot, window, "Lech Lis", twice=True)
    type_into(qtbot, window, "Lech " + "a" * 295)
    assert any(len(name) == 300 for name in names(window))
    click_cell(qtbot, window, "Zoe Adams", twice=True)
    type_into(qtbot, window, "Zoe " + "b" * 400, stays=True)
    assert "Zoe Adams" in names(window)
    assert any("300" in banner for banner in window.banners())
    # What was typed is still there to be shortened.
    type_into(qtbot, window, "Zoe " + "b" * 90)
    assert any(len(name) == 94 for name in names(window))


def test_a_role_is_chosen_from_a_menu_with_the_tables(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Lech Lis", ROLE, twice=True)
    pick(shown_menu(), "Rapporteur of table", "Table 3  Topic 3")
    assert cell(window, "Lech Lis", ROLE) == "Rapporteur, 3"
    assert window.menus.actions["undo"].text() == "Undo “Rapporteur of table 3: Lech Lis”"
    window.undo()
    assert cell(window, "Lech Lis", ROLE) == ""


def test_a_double_click_on_a_day_takes_it_away_and_brings_it_back(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    click_cell(qtbot, window, "Zoe Adams", DAY, 1, twice=True)
    assert cell(window, "Zoe Adams", DAY, 1) == "no"
    cafe = window.bridge.cafe
    absent = [r.number for r in cafe.rounds_in_order if not cafe.expected(person(window, "Zoe Adams"), r.id)]
    assert absent == [r.number for r in cafe.rounds_in_order if r.day and r.day.day == 15]
    click_cell(qtbot, window, "Zoe Adams", DAY, 1, twice=True)
    assert cell(window, "Zoe Adams", DAY, 1) == "yes"


def test_space_switches_a_day_for_everyone_who_is_chosen(window: OrganiserWindow, qtbot: QtBot) -> None:
    table = page_of(window).table
    click_cell(qtbot, window, "Zoe Adams", DAY, 0)
    click_cell(qtbot, window, "Łucja Żak", DAY, 0, CTRL)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert cell(window, "Zoe Adams", DAY, 0) == cell(window, "Łucja Żak", DAY, 0) == "no"


def test_a_step_free_seat_is_switched_in_the_table(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Zoe Adams", STEP_FREE, twice=True)
    assert window.bridge.cafe.people[person(window, "Zoe Adams")].step_free


# Choosing


def test_boxes_at_the_left_choose_without_letting_others_go(window: OrganiserWindow, qtbot: QtBot) -> None:
    click_cell(qtbot, window, "Zoe Adams", TICK)
    click_cell(qtbot, window, "Lech Lis", TICK)
    page = page_of(window)
    assert [window.bridge.cafe.people[p].name for p in page.table.people()] == ["Zoe Adams", "Lech Lis"]
    assert page.chosen_words.text() == "2 of 6 selected"
    click_cell(qtbot, window, "Zoe Adams", TICK)
    assert page.table.people() == [person(window, "Lech Lis")]


def test_the_box_of_the_titles_chooses_everyone_and_nobody(window: OrganiserWindow, qtbot: QtBot) -> None:
    head = page_of(window).table.head
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 14))
    assert len(page_of(window).table.people()) == 6
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 14))
    assert page_of(window).table.people() == []
    assert not page_of(window).panel.isVisible()


def test_the_finder_leads_to_a_person_whom_the_filter_hides(window: OrganiserWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(page_of(window).filters.chips["rapporteurs"], Qt.MouseButton.LeftButton)
    window.go_to("people", person(window, "Иван Петров"))
    assert page_of(window).table.people() == [person(window, "Иван Петров")]
    assert len(names(window)) == 6


# Menu, copy, remove


def test_the_menu_keeps_two_people_apart_and_it_is_undone(window: OrganiserWindow) -> None:
    choose(window, "Zoe Adams", "Lech Lis")
    page_of(window).table.asked.emit(QPoint(300, 300))
    pick(shown_menu(), "Together or apart", "Apart, must hold")
    (bond,) = window.bridge.cafe.bonds.values()
    assert bond.apart and bond.strict
    assert set(bond.people) == {person(window, "Zoe Adams"), person(window, "Lech Lis")}
    assert window.menus.actions["undo"].text() == "Undo “Keep 2 people apart”"
    window.undo()
    assert not window.bridge.cafe.bonds


def test_the_menu_says_not_here_on_a_day_and_what_people_agreed_to(window: OrganiserWindow) -> None:
    choose(window, "Zoe Adams", "Łucja Żak")
    page_of(window).table.asked.emit(QPoint(300, 300))
    pick(shown_menu(), "Not here on", "Thursday 15 April")
    assert cell(window, "Zoe Adams", DAY, 1) == cell(window, "Łucja Żak", DAY, 1) == "no"
    page_of(window).table.asked.emit(QPoint(300, 300))
    pick(shown_menu(), "Agreed to", "Listed in the report: yes")
    assert cell(window, "Zoe Adams", LISTED) == "yes"
    assert cell(window, "Lech Lis", LISTED) == ""


def test_copied_rows_are_a_table_with_titles(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Zoe Adams", "Łucja Żak")
    QTest.keyClick(page_of(window).table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Name", "Organisation", "Role"]
    assert [line.split("\t")[0] for line in lines[1:]] == ["Zoe Adams", "Łucja Żak"]
    assert "<td>Łucja Żak</td>" in QGuiApplication.clipboard().mimeData().html()


def test_delete_removes_who_is_chosen_after_a_question_and_undo_brings_all_back(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    choose(window, "Zoe Adams")
    before = window.bridge.cafe
    asked: list[str] = []

    def agree() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, QDialog)
        asked.append(dialogue.windowTitle())
        dialogue.accept()

    QTimer.singleShot(0, agree)
    QTest.keyClick(page_of(window).table, Qt.Key.Key_Delete)
    assert asked == ["Remove Zoe Adams?"]
    assert "Zoe Adams" not in names(window)
    assert not window.bridge.cafe.posts
    window.undo()
    assert window.bridge.cafe.people == before.people
    assert window.bridge.cafe.posts == before.posts
    assert "Zoe Adams" in names(window)


def test_somebody_without_seat_or_post_is_removed_at_once(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Lech Lis")
    QTest.keyClick(page_of(window).table, Qt.Key.Key_Delete)
    assert "Lech Lis" not in names(window)


# The panel


def test_the_panel_names_who_is_chosen_and_keeps_what_is_typed(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Nuno Bragança")
    leave(qtbot, field(window, "Family name"), "Bragança Lima")
    assert "Nuno Bragança Lima" in names(window)
    page_of(window).panel.build()
    leave(qtbot, field(window, "Organisation"), "Klarsund")
    assert cell(window, "Nuno Bragança Lima", ORGANISATION) == "Klarsund"


def test_a_family_name_with_two_words_is_kept_as_it_is_typed(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Lech Lis")
    leave(qtbot, field(window, "Family name"), "von der Lis")
    known = window.bridge.cafe.people[page_of(window).table.people()[0]]
    assert (known.given, known.family) == ("Lech", "von der Lis")


def test_wishes_are_reordered_by_keys_and_taken_out(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Nuno Bragança")
    ranked = page_of(window).panel.findChild(RankedList)
    assert isinstance(ranked, RankedList)
    ranked.setFocus()
    QTest.keyClick(ranked, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert cell(window, "Nuno Bragança", WISHES) == "3, 2, 1"
    page_of(window).panel.build()
    ranked = page_of(window).panel.findChildren(RankedList)[-1]
    ranked.setFocus()
    QTest.keyClick(ranked, Qt.Key.Key_Delete)
    assert cell(window, "Nuno Bragança", WISHES) == "2, 1"
    window.undo()
    window.undo()
    assert cell(window, "Nuno Bragança", WISHES) == "2, 3, 1"


def test_a_wish_is_dragged_to_another_place(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Nuno Bragança")
    ranked = page_of(window).panel.findChild(RankedList)
    assert isinstance(ranked, RankedList)
    QTest.mousePress(ranked, Qt.MouseButton.LeftButton, pos=QPoint(80, 16))
    QTest.mouseMove(ranked, QPoint(80, 40))
    QTest.mouseMove(ranked, QPoint(80, 82))
    QTest.mouseRelease(ranked, Qt.MouseButton.LeftButton, pos=QPoint(80, 82))
    assert cell(window, "Nuno Bragança", WISHES) == "3, 1, 2"


def test_a_role_of_the_panel_asks_for_a_table_and_takes_a_free_one(window: OrganiserWindow) -> None:
    choose(window, "Lech Lis")
    (box,) = [b for b in page_of(window).panel.findChildren(ComboBox) if b.accessibleName() == "Role"]
    box.choose("rapporteur")
    box.activated.emit(box.currentIndex())
    assert cell(window, "Lech Lis", ROLE) == "Rapporteur, 1"


def test_the_panel_shows_the_round_in_which_a_wish_is_granted_and_the_seats(window: OrganiserWindow) -> None:
    cafe = window.bridge.cafe
    nuno = person(window, "Nuno Bragança")
    tables = {t.number: t.id for t in cafe.tables_in_order}
    rounds = [r.id for r in cafe.rounds_in_order]
    seats = {rounds[0]: {nuno: tables[1]}, rounds[1]: {nuno: tables[2]}}
    window.edit("Plan", lambda w: edits.adopt_rotation(w, Plan("plan", "Plan 1"), seats))
    choose(window, "Nuno Bragança")
    ranked = page_of(window).panel.findChild(RankedList)
    assert isinstance(ranked, RankedList)
    assert [line.badge for line in ranked.lines] == ["round 2", "", "round 1"]
    said = [w.text() for w in page_of(window).panel.findChildren(type(page_of(window).chosen_words))]
    assert "Wed 09:00" in said
    assert said.count("no seat") == 2


def test_several_people_are_changed_together_and_undone_in_one_step(window: OrganiserWindow) -> None:
    choose(window, "Zoe Adams", "Lech Lis", "Łucja Żak")
    (tick,) = [t for t in page_of(window).panel.findChildren(Tick) if t.text() == "Step-free seat"]
    tick.click()
    assert sum(p.step_free for p in window.bridge.cafe.people.values()) == 3
    window.undo()
    assert not any(p.step_free for p in window.bridge.cafe.people.values())


def test_closing_the_panel_lets_the_selection_go(window: OrganiserWindow) -> None:
    choose(window, "Zoe Adams")
    page_of(window).panel.closed.emit()
    assert page_of(window).table.people() == []


# Who is not there yet


def test_an_empty_page_teaches_and_names_are_typed_one_after_the_other(
    empty: OrganiserWindow, qtbot: QtBot
) -> None:
    page = page_of(empty)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "Who is coming?"
    page.arriving.add_people()
    adding = page.dialogue
    assert isinstance(adding, AddPeople)
    for name in ("Ewa Jabłońska", "Иван Петров"):
        adding.name.insert(name)
        QTest.keyClick(adding.name, Qt.Key.Key_Return)
    assert adding.said.text() == "2 people are added: Иван Петров"
    adding.accept()
    assert names(empty) == ["Ewa Jabłońska", "Иван Петров"]
    assert len(page.table.people()) == 2
    assert page.table.isVisible()
    empty.undo()
    empty.undo()
    assert page.empty.isVisible()


def test_a_person_without_a_name_is_not_added_and_the_field_says_why(
    empty: OrganiserWindow, qtbot: QtBot
) -> None:
    page_of(empty).arriving.add_people()
    adding = page_of(empty).dialogue
    assert isinstance(adding, AddPeople)
    adding.name.insert("123")
    QTest.mouseClick(adding.go, Qt.MouseButton.LeftButton)
    assert adding.name_field.error() == "A person needs a name."
    adding.reject()
    assert not empty.bridge.cafe.people


# Dropped and pasted


def test_a_list_dropped_on_the_page_opens_the_import(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "more.csv"
    file.write_text("Name\nAda Nowak", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, button, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page = page_of(window)
    entering = QDragEnterEvent(QPoint(200, 200), copy, data, button, plain)
    QApplication.sendEvent(page, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(200, 200), copy, data, button, plain))
    qtbot.waitUntil(lambda: isinstance(page_of(window).dialogue, ImportDialogue))
    dialogue = page_of(window).dialogue
    assert dialogue is not None
    dialogue.reject()


def test_an_empty_clipboard_is_told(window: OrganiserWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    page_of(window).table.setFocus()
    QTest.keyClick(page_of(window).table, Qt.Key.Key_V, CTRL)
    assert page_of(window).dialogue is None


def test_columns_keep_their_widths(window: OrganiserWindow, qtbot: QtBot, context: Context) -> None:
    page_of(window).table.head.resizeSection(column(window, NAME), 333)
    qtbot.waitUntil(lambda: context.preferences.columns("people").get(NAME) == 333)


def test_a_column_that_is_asked_for_stays(window: OrganiserWindow, context: Context) -> None:
    table = page_of(window).table
    assert table.isColumnHidden(column(window, EMAIL))
    table.show_column(EMAIL, True)
    assert not table.isColumnHidden(column(window, EMAIL))
    assert EMAIL not in table.hidden_columns()
