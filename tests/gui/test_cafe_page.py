"""The Café page: what is edited in place, what is missing and what closes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.cafe.kinds_dialogue import KindsDialogue
from ui.organiser.cafe.numbers import numbers_of
from ui.organiser.cafe.page import CafePage
from ui.organiser.cafe.round_dialogue import RoundDialogue
from ui.organiser.cafe.table_chip import TableChip
from ui.organiser.cafe.table_dialogue import TableDialogue
from ui.organiser.cafe.topic_row import letter_of, tables_of
from ui.organiser.window import OrganiserWindow
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from ui.widgets import Label, Prose
from ui.work import Stop
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.recorder import Writer
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import adopt_result, plan_cafe


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[OrganiserWindow]:
    document = new_document(
        tmp_path / "bright.cafe",
        language("en"),
        title="Bright Streets",
        tables=4,
        rounds=3,
        minutes=90,
        first_day=date(2027, 4, 14),
        start=time(14, 0),
    )
    made = OrganiserWindow(
        Context(language("en"), theme, Preferences.at(tmp_path / "preferences.ini")), document
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    page_of(made).finish()
    QApplication.processEvents()
    yield made
    made.close()


def page_of(window: OrganiserWindow) -> CafePage:
    page = window.page("cafe")
    assert isinstance(page, CafePage)
    return page


def cafe_of(window: OrganiserWindow) -> Cafe:
    return window.bridge.cafe


def texts(inside: QWidget) -> str:
    labels = [w.text() for w in inside.findChildren(Label) if not w.isHidden()]
    return "\n".join([*labels, *(w.text() for w in inside.findChildren(Prose) if not w.isHidden())])


def press(inside: QWidget, word: str, qtbot: QtBot) -> None:
    button = next(b for b in inside.findChildren(QPushButton) if b.text() == word and not b.isHidden())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def retype(field: QWidget, text: str, qtbot: QtBot) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_title_is_written_in_place_and_undone(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    retype(page.facts.title, "Brighter Streets", qtbot)
    assert cafe_of(window).event.title == "Brighter Streets"
    window.undo()
    assert page.facts.title.text() == "Bright Streets"


def test_an_empty_title_is_not_kept(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.facts.title.setFocus()
    page.facts.title.clear()
    QTest.keyClick(page.facts.title, Qt.Key.Key_Return)
    assert cafe_of(window).event.title == "Bright Streets"
    assert page.facts.title.text() == "Bright Streets"


def test_escape_takes_back_what_was_typed(window: OrganiserWindow, qtbot: QtBot) -> None:
    field = page_of(window).facts.place
    field.setFocus()
    QTest.keyClicks(field, "Valdoro")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert cafe_of(window).event.place == ""


def test_a_question_is_added_to_a_topic(window: OrganiserWindow, qtbot: QtBot) -> None:
    row = page_of(window).topics.rows[0]
    retype(row.questions[0], "What must a street page show?", qtbot)
    topic = cafe_of(window).topics_in_order[0]
    assert [q.text for q in topic.questions] == ["What must a street page show?"]
    row.add_question()
    retype(row.questions[1], "Who writes it?", qtbot)
    topic = cafe_of(window).topics_in_order[0]
    assert [q.text for q in topic.questions] == ["What must a street page show?", "Who writes it?"]


def test_a_table_is_dragged_to_another_topic(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    chip = page.topics.rows[3].findChildren(TableChip)[0]
    target = page.topics.rows[0].title
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    there = chip.mapFromGlobal(target.mapToGlobal(QPoint(20, 10)))
    QTest.mouseMove(chip, QPoint(5, 30))
    QTest.mouseMove(chip, there)
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=there)
    cafe = cafe_of(window)
    assert [t.number for t in tables_of(cafe, cafe.topics_in_order[0].id)] == [1, 4]
    assert window.menus.actions["undo"].text() == "Undo “Give table 4 another topic”"


def test_a_table_goes_to_the_next_topic_by_keys(window: OrganiserWindow, qtbot: QtBot) -> None:
    chip = page_of(window).topics.rows[0].findChildren(TableChip)[0]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    cafe = cafe_of(window)
    assert [t.number for t in tables_of(cafe, cafe.topics_in_order[1].id)] == [1, 2]


def test_a_topic_without_a_table_is_missing_and_gets_one(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    first, second = (t.id for t in cafe_of(window).topics_in_order[:2])
    table = tables_of(cafe_of(window), second)[0].id
    page.topics.move_table(table, first)
    QApplication.processEvents()
    assert "“Topic 2” has no table." in texts(page.side)
    assert "things are missing" in page.header.state()
    press(page.side, "Give it table 2", qtbot)
    qtbot.waitUntil(lambda: "“Topic 2” has no table." not in texts(page.side))
    assert [t.number for t in tables_of(cafe_of(window), second)] == [2]


def test_topics_that_are_numbers_alone_and_a_missing_place_are_named(window: OrganiserWindow) -> None:
    page = page_of(window)
    assert "Topics without a name or a question: 4 of 4." in texts(page.side)
    assert "The café has no place." in texts(page.side)

    def name_all(w: Writer) -> None:
        for topic in w.cafe.topics_in_order:
            w.put(replace(topic, title=f"Trees, part {topic.position}"))
        w.put(replace(w.cafe.event, place="Valdoro"))

    window.edit("Names", name_all)
    assert not [text for text in texts(page.side) if "without a name" in text or "no place" in text]


def test_the_rail_counts_what_is_missing(window: OrganiserWindow) -> None:
    second = cafe_of(window).topics_in_order[1].id
    window.edit("Remove", lambda w: edits.remove_topic(w, second))
    assert window.rail.item("cafe").state() == "1 missing"


def test_without_people_the_next_step_is_to_add_them(window: OrganiserWindow, qtbot: QtBot) -> None:
    press(page_of(window).header, "Add people", qtbot)
    assert window.stage == "people"


def test_the_numbers_say_what_they_mean(window: OrganiserWindow, qtbot: QtBot) -> None:
    people = [Participant(f"p{n}", "Given", f"Family {n}") for n in range(12)]
    window.edit("Add people", lambda w: edits.add_people(w, people))
    page = page_of(window)
    qtbot.waitUntil(lambda: page.side.numbers is not None, timeout=10_000)
    # The cards of the side are shown one after another.
    qtbot.waitUntil(lambda: "People at a table\n3" in texts(page.side), timeout=10_000)
    shown = texts(page.side)
    assert "3 of 4" in shown
    # Three people leave each table for three other ones: nobody has to meet again.
    assert "Unavoidable repeat meetings\n0" in shown


def test_rounds_of_one_day_move_along_with_a_longer_one(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    first = cafe_of(window).rounds_in_order[0]
    block = page.rounds.line.blocks[first.id]
    block.setFocus()
    QTest.keyClick(block, Qt.Key.Key_Plus)
    rounds = cafe_of(window).rounds_in_order
    assert rounds[0].minutes == 95
    assert [r.start for r in rounds] == [time(14, 0), time(15, 40), time(17, 15)]
    window.undo()
    assert [r.start for r in cafe_of(window).rounds_in_order] == [time(14, 0), time(15, 35), time(17, 10)]


def test_a_round_is_added_and_one_back_home(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    QTest.mouseClick(page.rounds.line.add_button, Qt.MouseButton.LeftButton)
    page.rounds.add_round("home")
    assert [r.kind for r in cafe_of(window).rounds_in_order] == ["talk", "talk", "talk", "talk", "home"]
    assert len(page.rounds.line.blocks) == 5


def test_a_round_is_moved_to_another_day(window: OrganiserWindow, qtbot: QtBot) -> None:
    last = cafe_of(window).rounds_in_order[2]
    dialogue = RoundDialogue(window.context, window, cafe_of(window), last.id)
    qtbot.addWidget(dialogue)
    dialogue.day.setDate(dialogue.day.date().addDays(1))
    dialogue.minutes.setValue(75)
    assert dialogue.changed() == replace(last, day=date(2027, 4, 15), minutes=75)


def test_a_table_says_what_is_wrong_with_its_seats(window: OrganiserWindow, qtbot: QtBot) -> None:
    table = cafe_of(window).tables_in_order[0]
    dialogue = TableDialogue(window.context, window, window, table.id)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.least.setValue(12)
    dialogue.most.setValue(8)
    press(dialogue, "Done", qtbot)
    assert dialogue.isVisible()
    assert "This is less than the least." in texts(dialogue)
    dialogue.most.setValue(14)
    press(dialogue, "Done", qtbot)
    changed = cafe_of(window).tables[table.id]
    assert (changed.least, changed.most) == (12, 14)


def test_a_person_is_posted_at_a_table(window: OrganiserWindow, qtbot: QtBot) -> None:
    window.edit("Add people", lambda w: edits.add_people(w, [Participant("zd", "Zofia", "Dąbek")]))
    table = cafe_of(window).tables_in_order[0]
    dialogue = TableDialogue(window.context, window, window, table.id)
    qtbot.addWidget(dialogue)
    dialogue.show()
    dialogue.person.choose("zd")
    dialogue.role.choose("rapporteur")
    press(dialogue, "Post here", qtbot)
    assert [p.name for p in cafe_of(window).posted(table.id, "rapporteur")] == ["Zofia Dąbek"]
    dialogue.close()
    QApplication.processEvents()
    assert "Zofia Dąbek" in texts(page_of(window).topics.rows[0])


def test_a_kind_of_note_is_renamed_hidden_and_added(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = KindsDialogue(window.context, window, window)
    qtbot.addWidget(dialogue)
    dialogue.show()
    retype(dialogue.rows["barrier"][0], "Obstacle", qtbot)
    assert cafe_of(window).kinds["barrier"].word == "Obstacle"
    press(dialogue, "Kind of note", qtbot)
    assert cafe_of(window).kinds_in_order[-1].word == "New kind"
    dialogue.close()


def test_aims_are_written_line_by_line(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.aims.add_line()
    retype(page.aims.fields[0], "Finish the first streets.", qtbot)
    page.aims.add_line()
    retype(page.aims.fields[1], "Hand on what was learnt.", qtbot)
    assert cafe_of(window).event.aims == ("Finish the first streets.", "Hand on what was learnt.")


def test_a_name_of_three_hundred_letters_does_no_harm(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    wide = window.width()
    retype(page.topics.rows[0].title, "x" * 300, qtbot)
    assert cafe_of(window).topics_in_order[0].title == "x" * 300
    assert window.width() == wide


@pytest.mark.parametrize(
    ("at", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_topics_have_letters_beyond_the_alphabet(at: int, letter: str) -> None:
    assert letter_of(at) == letter


def test_a_round_that_runs_does_not_change_what_the_numbers_mean(tmp_path: Path) -> None:
    document = new_document(tmp_path / "n.cafe", language("en"), title="N", tables=3, rounds=3)
    with document.edit("People") as w:
        edits.add_people(w, [Participant(f"p{n}", f"Person{n}", "Lind") for n in range(14)])
    adopt_result(document, plan_cafe(document.cafe, steps=100), "Plan", "Plan")
    before = numbers_of(document.cafe, Stop(), print)
    with document.edit("Start") as w:
        edits.begin_round(w, document.cafe.rounds_in_order[0].id, datetime(2026, 11, 25, 9))
    assert numbers_of(document.cafe, Stop(), print) == before
    assert (before.least, before.most) == (4, 5)
    document.close()
