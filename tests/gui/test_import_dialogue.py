"""Importing a list: seen before it is written, mended in place, refused in words, undone in one step."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.people_window import (
    import_of,
    names,
    open_window,
    page_of,
    person,
    settled,
    wait_for_rows,
)
from ui.context import Context
from ui.models.roster_model import MARK_ROLE
from ui.organiser.people.import_bar import unusual_letters
from ui.organiser.people.import_dialogue import ImportDialogue
from ui.organiser.people.import_outcome import Outcome
from ui.organiser.window import OrganiserWindow
from ui.widgets import Button, ComboBox, Toast
from worldcafe.exchange.columns import Field
from worldcafe.exchange.sheet import Sheet

NEW = """Nome e cognome;Ente;Lingue;Tavoli preferiti;Telefono
Grace Adeyemi;Port Alder;en;2, 1;020 7946 0018
Łucja Żak;Trzy Rzeki;de;3;
;Zielony Tramwaj;pl;;
Naomi Blackett;Brightwell;en;2, 9;
Tiago Azinheira;Câmara;pt;;
Azinheira Tiago;Câmara;pt;;
"""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    made = open_window(qtbot, tmp_path, context)
    yield made
    dialogue = page_of(made).dialogue
    if dialogue is not None:
        dialogue.reject()
    made.close()


def begin(qtbot: QtBot, window: OrganiserWindow, source: Path | str) -> ImportDialogue:
    page_of(window).arriving.open(source)
    return import_of(qtbot, window)


def written(folder: Path, text: str, name: str = "iscritti.csv", encoding: str = "utf-8") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def cells(dialogue: ImportDialogue, column: int) -> list[str]:
    model = dialogue.rows
    return [str(model.index(at, column).data()) for at in range(model.rowCount())]


def marked(dialogue: ImportDialogue) -> dict[tuple[int, int], str]:
    """Row numbers and columns of the tinted cells."""
    model = dialogue.rows
    return {
        (model.number(at), column): str(mark)
        for at in range(model.rowCount())
        for column in range(model.columnCount())
        if (mark := model.index(at, column).data(MARK_ROLE))
    }


def pick(qtbot: QtBot, dialogue: ImportDialogue, box: ComboBox, key: object) -> None:
    """Choose as a person does, and wait until the list is read again."""
    box.choose(key)
    box.activated.emit(box.currentIndex())
    settled(qtbot, dialogue)


def link(dialogue: ImportDialogue, word: str) -> Button:
    return [b for b in dialogue.side.findChildren(Button) if b.text() == word][-1]


def run(qtbot: QtBot, window: OrganiserWindow, dialogue: ImportDialogue) -> None:
    """Press the main button and wait until the people are there."""
    QTest.mouseClick(dialogue.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page_of(window).dialogue is None, timeout=20_000)
    wait_for_rows(qtbot, window)


# Seen before it is written


def test_the_list_is_seen_with_its_counts_and_nothing_is_written(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = window.bridge.cafe
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    assert (
        dialogue.sentence()
        == "iscritti.csv, 7 lines. 5 people are ready, 1 row is left out, 2 rows need a look."
    )
    assert dialogue.go.text() == "Import 4 people, update 1"
    assert cells(dialogue, 0)[:2] == ["Grace Adeyemi", "Łucja Żak"]
    assert window.bridge.cafe is before
    dialogue.reject()
    assert window.bridge.cafe is before


def test_every_column_has_its_meaning_over_it_and_the_files_title_under_it(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    said = [box.currentText() for box in dialogue.table.head.boxes]
    assert said == ["Name", "Organisation", "Languages", "Wishes, ranked", "Leave out"]
    assert dialogue.table.head.boxes[0].accessibleName() == "Meaning of “Nome e cognome”"


def test_doubtful_cells_are_tinted_and_listed_by_row_with_the_reason(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    assert marked(dialogue) == {(4, 0): "error", (5, 3): "warning", (7, 0): "warning"}
    said = " ".join(dialogue.side.texts())
    assert "Row 4  The row has no name." in said
    assert "Row 5" in said and "“9”" in said
    assert "Row 7  may be the same person as Tiago Azinheira in row 6" in said
    assert "Not taken along: “Telefono”." in said
    assert "5 people of the café are not in this list and stay." in said


def test_the_choices_show_how_the_file_was_read(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW, encoding="cp1250"))
    assert dialogue.bar.delimiter.key() == ";"
    assert dialogue.bar.encoding.key() == "cp1250"
    assert dialogue.bar.header.isChecked()
    assert "Ż" in dialogue.bar.recognised.text_in_full()


def test_look_alike_organisations_are_named_and_not_merged(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = begin(
        qtbot, window, "Name\tOrganisation\nIda Berg\tCity of Warsaw\nPaul Klee\tWarsaw\nRosa Lund\tWarsaw"
    )
    assert any("“Warsaw” and “City of Warsaw” look alike" in text for text in dialogue.side.texts())
    run(qtbot, window, dialogue)
    houses = {o.name for o in window.bridge.cafe.organisations.values()}
    assert {"City of Warsaw", "Warsaw"} <= houses


# Changed before it is written


def test_a_name_typed_into_an_empty_cell_saves_the_row(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    QTest.mouseClick(link(dialogue, "Type a name"), Qt.MouseButton.LeftButton)
    editor = dialogue.table.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.insert("Ola Zielona")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialogue.go.text() == "Import 5 people, update 1", timeout=10_000)
    settled(qtbot, dialogue)
    run(qtbot, window, dialogue)
    assert "Ola Zielona" in names(window)


def test_a_row_of_somebody_listed_twice_is_left_out(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    QTest.mouseClick(link(dialogue, "Leave this row out"), Qt.MouseButton.LeftButton)
    settled(qtbot, dialogue)
    assert dialogue.go.text() == "Import 3 people, update 1"
    assert (7, 0) not in marked(dialogue)


def test_another_meaning_of_a_column_is_read_at_once(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    pick(qtbot, dialogue, dialogue.table.head.boxes[4], Field.EXTRA)
    pick(qtbot, dialogue, dialogue.table.head.boxes[3], None)
    assert (5, 3) not in marked(dialogue)
    run(qtbot, window, dialogue)
    grace = next(p for p in window.bridge.cafe.people.values() if p.name == "Grace Adeyemi")
    assert dict(grace.extra) == {"Telefono": "020 7946 0018"}
    assert not grace.wishes


def test_without_a_column_of_names_it_says_where_to_choose_one(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, NEW))
    pick(qtbot, dialogue, dialogue.table.head.boxes[0], None)
    assert any("Choose “Name” over the column" in text for text in dialogue.side.texts())
    assert not dialogue.go.isEnabled()
    pick(qtbot, dialogue, dialogue.table.head.boxes[0], Field.NAME)
    assert dialogue.go.isEnabled()


def test_a_first_line_that_is_no_title_becomes_a_person(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = begin(qtbot, window, "Name\tOrganisation\nIda Berg\tKlarsund")
    assert dialogue.go.text() == "Import 1 person"
    dialogue.bar.header.click()
    settled(qtbot, dialogue)
    assert cells(dialogue, 0) == ["Name", "Ida Berg"]


def test_names_written_family_name_first_are_turned(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = begin(qtbot, window, "Name\nZyxw Ida\nQrst Paul")
    pick(qtbot, dialogue, dialogue.bar.order, "family-first")
    run(qtbot, window, dialogue)
    assert {"Ida Zyxw", "Paul Qrst"} <= set(names(window))


def test_everyone_agreed_only_when_it_is_ticked(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = begin(qtbot, window, "Name\nIda Berg\nPaul Klee")
    assert not dialogue.agreed.isChecked()
    dialogue.agreed.click()
    settled(qtbot, dialogue)
    run(qtbot, window, dialogue)
    listed = {p.name: p.listed for p in window.bridge.cafe.people.values()}
    assert listed["Ida Berg"] is True
    assert listed["Lech Lis"] is None


# Written


def test_after_an_import_nobody_is_chosen_and_one_undo_takes_all_back(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = window.bridge.cafe
    page = page_of(window)
    page.choose([person(window, "Łucja Żak")])
    run(qtbot, window, begin(qtbot, window, written(tmp_path, NEW)))
    assert "Grace Adeyemi" in names(window)
    assert not page.table.people()
    assert not page.panel.isVisible()
    assert window.menus.actions["undo"].text() == "Undo “Import iscritti.csv”"
    window.undo()
    assert window.bridge.cafe.people == before.people
    assert window.bridge.cafe.organisations == before.organisations


def test_the_notice_after_an_import_leads_to_its_account_and_goes_by_itself(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(qtbot, window, begin(qtbot, window, written(tmp_path, NEW)))
    (toast,) = window.findChildren(Toast)
    assert toast.text() == "4 added, 1 updated, 1 left out."
    (link,) = [b for b in toast.findChildren(Button) if b.text() == "What it did"]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    outcome = page_of(window).dialogue
    assert isinstance(outcome, Outcome)
    outcome.reject()
    monkeypatch.setattr(Toast, "STAYS", 1)
    window.tell("Copied.")
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_only_letters_that_prove_something_are_shown_as_read_well() -> None:
    rows = ("Ivo Čapek", "Стоян Врабчев", "Łucja Żak", "Ινώ Γαλανού", "d’Avila")
    assert unusual_letters(Sheet(tuple((row,) for row in rows))) == ["Č", "я", "б", "ч", "Ł", "Ż"]
    assert unusual_letters(Sheet((("Ca�ek",),))) == ["�"]


def test_what_the_import_did_can_be_read_afterwards(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(window)
    assert not page.actions_by_name["outcome"].isVisible()
    run(qtbot, window, begin(qtbot, window, written(tmp_path, NEW)))
    page.actions_by_name["outcome"].trigger()
    outcome = page.dialogue
    assert isinstance(outcome, Outcome)
    assert outcome.sentence() == "4 added, 1 updated, 1 left out."
    assert outcome.lines[0] == ("Row 4", "The row has no name.")
    outcome.reject()


def test_two_hundred_rows_are_pasted_from_a_spreadsheet_and_undone(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    rows = "\n".join(f"Ida{chr(97 + n % 26)} Berg{chr(97 + n // 26)}\tHouse {n % 9}" for n in range(200))
    QGuiApplication.clipboard().setText(rows)
    page = page_of(window)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialogue = import_of(qtbot, window)
    assert dialogue.sentence().startswith("Pasted rows, 200 lines. 200 people are ready")
    run(qtbot, window, dialogue)
    assert len(names(window)) == 206
    window.undo()
    assert len(names(window)) == 6


def test_the_same_list_again_has_nothing_to_import(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = written(tmp_path, "Name\tOrganisation\nIda Berg\tKlarsund\n")
    run(qtbot, window, begin(qtbot, window, file))
    dialogue = begin(qtbot, window, file)
    assert dialogue.go.text() == "Nothing new to import"
    assert not dialogue.go.isEnabled()


def test_a_list_that_comes_through_the_window_is_opened(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.go_to("cafe")
    window.take(written(tmp_path, NEW))
    assert window.stage == "people"
    assert import_of(qtbot, window).go.isEnabled()


def test_rows_pasted_with_a_new_cafe_are_opened(window: OrganiserWindow, qtbot: QtBot) -> None:
    window.go_to("people", ("paste", "Name\nIda Berg"))
    assert import_of(qtbot, window).go.text() == "Import 1 person"


# Refused


def test_a_workbook_with_several_sheets_offers_them(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Info"
    first.append(["Name"])
    first.append(["Ida Berg"])
    second = book.create_sheet("Guests")
    second.append(["Name"])
    second.append(["Paul Klee"])
    second.append(["Rosa Lund"])
    file = tmp_path / "book.xlsx"
    book.save(file)
    dialogue = begin(qtbot, window, file)
    assert cells(dialogue, 0) == ["Paul Klee", "Rosa Lund"]
    assert any("“Guests” was taken: it names the most people" in text for text in dialogue.side.texts())
    pick(qtbot, dialogue, dialogue.bar.sheet, "Info")
    assert cells(dialogue, 0) == ["Ida Berg"]
    assert not any("was taken" in text for text in dialogue.side.texts())


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "empty.csv", "empty"),
        (b"  \n \n", "blank.csv", "empty"),
        (bytes(range(256)) * 40, "binary.csv", "no text"),
        (b"%PDF-1.7\n%\xe2\xe3", "report.pdf", "PDF"),
        (b"PK\x03\x04nonsense", "broken.xlsx", "damaged"),
        (b"Name\n" + b"Ida Berg\n" * 100_000, "long.csv", "50,000"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_words_and_nothing_is_lost(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, content: bytes, name: str, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    before = window.bridge.cafe
    dialogue = begin(qtbot, window, file)
    assert dialogue.stack.currentIndex() == 2
    assert words in dialogue.failed_words.text()
    assert dialogue.failed_hint.text().startswith("Nothing was changed.")
    assert not dialogue.go.isEnabled()
    assert window.bridge.cafe is before


def test_a_file_that_is_gone_is_told(window: OrganiserWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialogue = begin(qtbot, window, tmp_path / "gone.csv")
    assert "gone.csv" in dialogue.failed_words.text()


def test_wrong_letters_are_told_and_another_choice_reads_the_list(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, "Name\nŁucja Żak\nZoë Ek\n", encoding="cp1250"))
    pick(qtbot, dialogue, dialogue.bar.encoding, "utf-8")
    assert dialogue.stack.currentIndex() == 2
    assert not dialogue.go.isEnabled()
    pick(qtbot, dialogue, dialogue.bar.encoding, "cp1250")
    assert cells(dialogue, 0)[0] == "Łucja Żak"
    assert dialogue.go.isEnabled()


def test_another_file_can_be_read_after_a_wrong_one(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = begin(qtbot, window, written(tmp_path, "", "empty.csv"))
    dialogue.open_source(written(tmp_path, NEW))
    settled(qtbot, dialogue)
    assert dialogue.go.isEnabled()


def test_a_name_of_three_hundred_characters_is_told_and_left_out(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue = begin(
        qtbot, window, "Name\tOrganisation\nIda Berg\tKlarsund\n" + "Ida " + "b" * 296 + "\tKlarsund"
    )
    assert dialogue.go.text() == "Import 1 person"
    assert any("300 characters" in text for text in dialogue.side.texts())


def test_closing_while_a_long_list_is_read_leaves_nothing_behind(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = "\n".join(f"Ida{n} Berg{n % 700}\tHouse {n % 900}" for n in range(30_000))
    page_of(window).arriving.open(written(tmp_path, f"Name\tOrganisation\n{rows}", "long.tsv"))
    dialogue = page_of(window).dialogue
    assert isinstance(dialogue, ImportDialogue)
    dialogue.reject()
    assert page_of(window).dialogue is None
    qtbot.waitUntil(lambda: not window.jobs.running(), timeout=20_000)
    assert len(window.bridge.cafe.people) == 6


def test_a_cafe_that_is_read_only_takes_no_list(
    window: OrganiserWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.bridge.document, "read_only", True)
    page_of(window).arriving.open("Name\nIda Berg")
    assert page_of(window).dialogue is None
