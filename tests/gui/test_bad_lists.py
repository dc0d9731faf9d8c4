"""Lists that cannot be used, brought into the window: what happened, that nothing was changed, what to do."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.people_window import import_of, open_window, page_of, wait_for_rows
from ui.context import Context
from ui.organiser.people.import_dialogue import ImportDialogue
from ui.organiser.window import OrganiserWindow

TOO_LONG = "The list goes on after line 50,000. Keep only the people of this café in it and try again."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    made = open_window(qtbot, tmp_path, context)
    yield made
    if (dialogue := page_of(made).dialogue) is not None:
        dialogue.reject()
    made.close()


def begin(qtbot: QtBot, window: OrganiserWindow, source: Path) -> ImportDialogue:
    window.go_to("people", source)
    qtbot.waitUntil(lambda: page_of(window).dialogue is not None)
    return import_of(qtbot, window)


def refused(window: OrganiserWindow, dialogue: ImportDialogue) -> str:
    """What a person reads; the hint under it, and what is in the café, are the same for all."""
    assert dialogue.failed_words.isVisible()
    assert dialogue.failed_hint.isVisible()
    assert dialogue.failed_hint.text() == (
        "Nothing was changed. Try another choice above, save the list anew as a spreadsheet (xlsx, ods or csv), "
        "or copy its rows and paste them on the page."
    )
    assert not dialogue.go.isEnabled()
    assert len(window.bridge.cafe.people) == 6
    return dialogue.failed_words.text()


def long_workbook() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Guests")
    sheet.append(["Name"])
    for number in range(100_000):
        sheet.append(["Ida Berg" if number % 2 else "Bo Ek"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


LISTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": (
        "empty.csv",
        bytes,
        "The list is empty: there is not one row in it. Fill it and save it again, or choose another.",
    ),
    "binary": (
        "noise.csv",
        lambda: bytes(range(256)) * 40,
        "This is not a list: the file holds data that is no text. Save it as CSV, XLSX or ODS and try again.",
    ),
    "a broken workbook": (
        "fake.xlsx",
        lambda: b"PK\x03\x04nothing",
        "The workbook is damaged and cannot be read. Open it in a spreadsheet, save it again as .xlsx.",
    ),
    "a picture": (
        "list.png",
        lambda: b"\x89PNG\r\n\x1a\n",
        "This is a picture, not a list. Ask for the spreadsheet, or type the names.",
    ),
    "100,000 rows of text": ("long.csv", lambda: b"Name\n" + b"Ida Berg\n" * 100_000, TOO_LONG),
    "100,000 rows of a workbook": ("long.xlsx", long_workbook, TOO_LONG),
}


@pytest.mark.parametrize("what", LISTS)
def test_a_list_that_cannot_be_used_says_what_to_do_and_another_can_be_chosen(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, what: str
) -> None:
    name, content, sentence = LISTS[what]
    (tmp_path / name).write_bytes(content())
    dialogue = begin(qtbot, window, tmp_path / name)
    assert refused(window, dialogue) == sentence
    (tmp_path / "sound.csv").write_text("Name\nIda Berg\n", encoding="utf-8")
    dialogue.open_source(tmp_path / "sound.csv")
    import_of(qtbot, window)
    QTest.mouseClick(dialogue.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page_of(window).dialogue is None, timeout=20_000)
    wait_for_rows(qtbot, window)
    assert len(window.bridge.cafe.people) == 7


def test_a_list_in_other_letters_names_the_line_that_cannot_be_read(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "old.csv").write_bytes("Name\nAda Nowak\nŁucja Żak\n".encode("cp1250"))
    dialogue = begin(qtbot, window, tmp_path / "old.csv")
    dialogue.bar.encoding.choose("utf-8")
    dialogue.bar.encoding.activated.emit(dialogue.bar.encoding.currentIndex())
    import_of(qtbot, window)
    assert refused(window, dialogue) == (
        "Line 3 cannot be read as UTF-8. Choose another encoding, or save the list as UTF-8."
    )


def test_a_list_that_is_not_there_and_a_folder_are_told(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, tmp_path / "gone.csv")
    assert refused(window, dialogue) == (
        "There is no file “gone.csv”. Look for it where it was moved to, or choose another."
    )
    (tmp_path / "lists").mkdir()
    dialogue.open_source(tmp_path / "lists")
    import_of(qtbot, window)
    assert refused(window, dialogue) == "“lists” is a folder, not a list. Choose the file in it."
