"""The list of notes: keys, mouse, and staying where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from ui.context import Context
from ui.models.note_lines import NoteLines
from ui.models.notes_model import NotesModel
from ui.widgets.note_list import NoteList
from ui.widgets.note_rows import NoteDelegate
from worldcafe.domain.notes import Revision
from worldcafe.language import language
from worldcafe.store.document import Document

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def notes(
    context: Context, document: Document, write: Callable[..., Revision], qtbot: Any
) -> Iterator[NoteList]:
    """Twenty notes at two tables under two headings, in a list that shows some of them."""
    for n in range(20):
        write("idea", f"note {n}", table="t1" if n < 10 else "t2")
    model = NotesModel(language("en"))
    made = NoteList(model, NoteDelegate(context))
    qtbot.addWidget(made)
    made.resize(900, 300)
    model.show_lines(NoteLines(language("en")).standing(document.cafe))
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    yield made


def model_of(notes: NoteList) -> NotesModel:
    model = notes.model()
    assert isinstance(model, NotesModel)
    return model


def texts(notes: NoteList) -> list[str]:
    return [line.text for line in notes.chosen()]


def test_rows_lie_under_one_another_and_are_found_where_they_are_seen(notes: NoteList) -> None:
    model = model_of(notes)
    boxes = [notes.visualRect(model.index(row)) for row in range(model.rowCount())]
    assert all(a.bottom() + 1 == b.top() for a, b in pairwise(boxes))
    assert [notes.indexAt(box.center()).row() for box in boxes] == list(range(22))
    assert not notes.indexAt(QPoint(5, boxes[-1].bottom() + 1)).isValid()


def test_the_arrows_go_from_note_to_note_over_the_headings(notes: NoteList) -> None:
    QTest.keyClick(notes, Key.Key_Down)
    QTest.keyClick(notes, Key.Key_Home)
    assert texts(notes) == ["note 0"]
    QTest.keyClick(notes, Key.Key_Up)
    assert texts(notes) == ["note 0"]
    for _ in range(10):
        QTest.keyClick(notes, Key.Key_Down)
    assert texts(notes) == ["note 10"]
    QTest.keyClick(notes, Key.Key_Up)
    assert texts(notes) == ["note 9"]
    QTest.keyClick(notes, Key.Key_End)
    assert texts(notes) == ["note 19"]
    assert notes.verticalScrollBar().value() == notes.verticalScrollBar().maximum()


def test_a_page_down_and_up_again_ends_where_it_began(notes: NoteList) -> None:
    QTest.keyClick(notes, Key.Key_Home)
    QTest.keyClick(notes, Key.Key_PageDown)
    assert texts(notes) not in ([], ["note 0"])
    for _ in range(4):
        QTest.keyClick(notes, Key.Key_PageUp)
    assert texts(notes) == ["note 0"]


def test_shift_takes_all_between_but_no_heading(notes: NoteList) -> None:
    QTest.keyClick(notes, Key.Key_Home)
    for _ in range(11):
        QTest.keyClick(notes, Key.Key_Down, SHIFT)
    assert texts(notes) == [f"note {n}" for n in range(12)]


def test_shift_and_the_mouse_take_all_between(notes: NoteList) -> None:
    model = model_of(notes)
    for row, modifier in ((1, Qt.KeyboardModifier.NoModifier), (4, SHIFT)):
        place = notes.visualRect(model.index(row)).center()
        QTest.mouseClick(notes.viewport(), LEFT, modifier, place)
    assert texts(notes) == ["note 0", "note 1", "note 2", "note 3"]


def test_what_is_seen_stays_where_it_is_when_a_note_comes(
    notes: NoteList, document: Document, write: Callable[..., Revision]
) -> None:
    model = model_of(notes)
    notes.verticalScrollBar().setValue(600)
    seen = notes.indexAt(QPoint(10, 150))
    name, top = seen.data(), notes.visualRect(seen).top()
    write("idea", "another of table 1", table="t1")
    model.show_lines(NoteLines(language("en")).standing(document.cafe))
    row = next(r for r in range(model.rowCount()) if model.data(model.index(r)) == name)
    assert notes.visualRect(model.index(row)).top() == top


def test_an_empty_list_has_nothing_to_point_at(notes: NoteList) -> None:
    model_of(notes).show_lines([])
    QTest.keyClick(notes, Key.Key_Down)
    QTest.mouseClick(notes.viewport(), LEFT, pos=QPoint(20, 20))
    assert notes.chosen() == []
    assert not notes.indexAt(QPoint(20, 20)).isValid()


def test_a_screen_reader_hears_the_notes(notes: NoteList) -> None:
    heard = QAccessible.queryAccessibleInterface(notes)
    assert heard is not None
    names = [heard.child(at).text(QAccessible.Text.Name) for at in range(heard.childCount())]
    assert "Idea: note 0" in names
