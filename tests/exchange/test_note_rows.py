"""Notes come out of a table with their kind, and a row that is no note says why."""

from __future__ import annotations

from datetime import date

import pytest

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.note_rows import KindName, NoteRow, read_notes
from worldcafe.exchange.sheet import read_sheet
from worldcafe.language import language

KINDS = (
    KindName("barrier", "Barrier", "B"),
    KindName("opportunity", "Opportunity", "O"),
    KindName("action", "Azione", "A"),
)


def test_notes_are_read_with_all_their_columns() -> None:
    sheet = read_sheet(
        "Table,Round,Kind,Text,Author,Owner,Due,Star\n"
        '3,Round 2,opportunity,"One line, and\nanother",Ida,Ben,14.05.2027,yes\n'
        "Table 4,1,B,Dark streets,,,,\n"
        "4,1,Barriers,No lamps,,,,★\n"
        "4,1,azione,Write to the council,,,,no\n"
    )
    read = read_notes(sheet, KINDS)
    assert read.rows[0] == NoteRow(
        2, 3, 2, "opportunity", "One line, and\nanother", "Ida", "Ben", date(2027, 5, 14), True
    )
    assert [(note.kind, note.star) for note in read.rows[1:]] == [
        ("barrier", False),
        ("barrier", True),
        ("action", False),
    ]
    assert read.skipped == ()


def test_a_row_that_is_no_note_says_why() -> None:
    sheet = read_sheet(
        "table;round;kind;text\nx;1;barrier;a\n1;0;barrier;a\n1;1;poem;a\n1;1;barrier;\n\n"
        f"1;1;barrier;{'long ' * 2000}\n1;1;barrier;good\n"
    )
    read = read_notes(sheet, KINDS)
    english = language("en")
    assert [(remark.row, remark.sentence(english)) for remark in read.skipped] == [
        (2, "“x” is no table's number."),
        (3, "“0” is no round's number."),
        (4, "There is no kind of note “poem”."),
        (5, "The note has no text."),
        (7, "The note has 9,999 characters; at most 8,000 can be kept. Divide it."),
    ]
    assert [note.text for note in read.rows] == ["good"]


def test_a_list_of_notes_without_a_needed_column_is_refused() -> None:
    with pytest.raises(BadInput, match="kind"):
        read_notes(read_sheet("table;round;text\n1;1;a\n"), KINDS)
