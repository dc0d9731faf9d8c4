"""A full disk under the windows: told in words, nothing half done, what was typed stays and is kept later."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from tests.gui.people_window import click_cell, import_of, names, page_of, settled, wait_for_rows
from ui.capture.drafts import Drafts
from ui.capture.window import CaptureWindow
from ui.context import Context
from ui.organiser.cafe.page import CafePage
from ui.organiser.cafe.papers import PapersCard
from ui.organiser.report import ReportPage
from ui.organiser.report import saving as report_saving
from ui.organiser.window import OrganiserWindow
from worldcafe.language import language
from worldcafe.store.document import Document
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.new import new_document

FULL = "The disk is full."
PEOPLE = (
    "Name\tOrganisation\nAda Nowak\tKlarsund\nLech Lis\tTrzy Rzeki\nZoe Adams\tPort Alder\nBo Ek\tKlarsund"
)
MANY = "Name\tOrganisation\n" + "\n".join(
    f"{given} {family}{end}\tHouse of {family}"
    for given in ("Ines", "Olga", "Pavel", "Rosa", "Sven", "Tove", "Ugo", "Vera")
    for family in ("Birch", "Cedar", "Elm", "Hazel")
    for end in ("berg", "dahl", "feldt", "gren", "holm", "lund", "mark", "rup", "skov", "sten")
)


class Disk:
    """Two megabytes that can be filled to the last byte."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filling = folder / "filling"

    def fill(self) -> None:
        with self._filling.open("wb", buffering=0) as file:
            try:
                while file.write(b"x" * 4096):
                    pass
            except OSError:
                return

    def make_room(self) -> None:
        self._filling.unlink()


@pytest.fixture
def disk(small_disk: Path) -> Disk:
    return Disk(small_disk)


@pytest.fixture
def window(qtbot: QtBot, disk: Disk, context: Context) -> Iterator[OrganiserWindow]:
    document = new_document(disk.folder / "full.cafe", language("en"), title="Before", tables=2, rounds=2)
    bring_in(document, read_list(PEOPLE), "Import")
    made = OrganiserWindow(context, document)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    yield made
    if (dialogue := page_of(made).dialogue) is not None:
        dialogue.reject()
    made.close()


def told_once(window: OrganiserWindow) -> None:
    assert [FULL in banner for banner in window.banners()] == [True]


def another_banner(window: OrganiserWindow, before: list[str]) -> bool:
    return window.banners() != before


def left_over(disk: Disk) -> list[str]:
    return [path.name for path in disk.folder.rglob("*") if path.suffix in {".part", ".pdf", ".csv"}]


def cafe_page(window: OrganiserWindow) -> CafePage:
    window.go_to("cafe")
    page = cast(CafePage, window.page("cafe"))
    page.finish()
    return page


def test_a_long_text_typed_on_the_cafe_page_stays_until_it_is_kept(
    window: OrganiserWindow, disk: Disk, qtbot: QtBot
) -> None:
    page = cafe_page(window)
    area = next(card.opening for card in page.cards if isinstance(card, PapersCard))
    text = "We met because the streets are everybody's. " * 400
    area.setFocus()
    area.insertPlainText(text.strip())
    disk.fill()
    page.facts.title.setFocus()
    assert area.toPlainText() == text.strip()
    assert window.bridge.cafe.event.introduction == ""
    told_once(window)
    disk.make_room()
    assert window.edit("Something else", lambda w: w.put(replace(w.cafe.event, place="Hall")))
    assert page.facts.place.text() == "Hall"
    assert area.toPlainText() == text.strip()
    area.setFocus()
    page.facts.title.setFocus()
    assert window.bridge.cafe.event.introduction == text.strip()


def test_a_name_typed_into_a_cell_stays_until_it_is_kept(
    window: OrganiserWindow, disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go_to("people")
    wait_for_rows(qtbot, window)
    click_cell(qtbot, window, "Lech Lis", twice=True)
    first = page_of(window).table.findChild(QLineEdit)
    assert isinstance(first, QLineEdit)
    first.setText("Lech " + "Lis" * 90)
    with monkeypatch.context() as patch:
        refuse(patch)
        QTest.keyClick(first, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page_of(window).table.findChild(QLineEdit) not in (None, first))
    told_once(window)
    assert "Lech Lis" in names(window)
    again = page_of(window).table.findChild(QLineEdit)
    assert isinstance(again, QLineEdit)
    assert again.text() == "Lech " + "Lis" * 90
    QTest.keyClick(again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Lech " + "Lis" * 90 in names(window))


def refuse(patch: pytest.MonkeyPatch) -> None:
    """A disk that is full for edits so small that a real one may have room for them in a page that is not."""
    from worldcafe.store.failures import disk_full

    def full(document: Document, _step: object) -> None:
        raise disk_full(document.path)

    patch.setattr(Document, "_apply", full)


def test_a_note_typed_on_a_full_disk_is_kept_whole_at_the_next_enter(
    window: OrganiserWindow, disk: Disk, context: Context, qtbot: QtBot
) -> None:
    capture = CaptureWindow(context, window.bridge, drafts=Drafts("cafe", disk.folder / "drafts"))
    qtbot.addWidget(capture)
    capture.show()
    text = "The hall is shut on Sundays. " * 250
    disk.fill()
    capture.entry.line.insertPlainText(text.strip())
    capture.drafting.keep()
    assert capture.entry.state.text().startswith("No draft can be kept on this device.")
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    assert capture.entry.text() == text.strip()
    assert capture.entry.trouble.text().count(FULL) == 1
    assert not window.bridge.cafe.notes
    disk.make_room()
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    assert [note.head.text for note in window.bridge.cafe.notes] == [text.strip()]
    assert capture.entry.text() == ""
    assert not capture.entry.trouble.isVisible()
    capture.close()


def test_a_list_that_finds_no_room_can_be_imported_again_without_reading_it_anew(
    window: OrganiserWindow, disk: Disk, qtbot: QtBot
) -> None:
    window.go_to("people")
    page_of(window).arriving.open(MANY)
    dialogue = import_of(qtbot, window)
    disk.fill()
    dialogue.go.click()
    settled(qtbot, dialogue)
    assert FULL in dialogue.failed_words.text()
    assert not dialogue.failed_hint.isVisible()
    assert len(window.bridge.cafe.people) == 4
    disk.make_room()
    dialogue.go.click()
    qtbot.waitUntil(lambda: len(window.bridge.cafe.people) == 324)


def test_neither_report_nor_handouts_nor_exports_nor_copies_are_left_half_made(
    window: OrganiserWindow, disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = disk.folder

    def wanted(name: str) -> Mock:
        return Mock(return_value=(str(folder / name), ""))

    window.go_to("report")
    page = cast(ReportPage, window.page("report"))
    qtbot.waitUntil(lambda: not page.previewer.busy and page.view.pages() > 0, timeout=20_000)
    disk.fill()
    monkeypatch.setattr(report_saving, "ask_file", Mock(return_value=folder / "report.pdf"))
    monkeypatch.setattr(report_saving, "ask_folder", Mock(return_value=folder / "handouts"))

    def handouts() -> None:
        page.show_target("handouts")
        page.save()

    deeds: tuple[tuple[str, Callable[[], object]], ...] = (
        ("report", page.save),
        ("handouts", handouts),
        ("notes.csv", lambda: window.export("notes-csv")),
        ("copy.cafe", window.save_copy),
    )
    for name, deed in deeds:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", wanted(name))
        before = window.banners()
        deed()
        qtbot.waitUntil(partial(another_banner, window, before), timeout=20_000)
        qtbot.waitUntil(lambda: not window.jobs.running(), timeout=20_000)
        assert window.banners()[-1].startswith(FULL[:-1]), (name, window.banners())
        assert "Nothing was lost" in window.banners()[-1]
    assert left_over(disk) == []
    assert not (folder / "copy.cafe").exists()
    disk.make_room()
    window.save_copy()
    qtbot.waitUntil(lambda: (folder / "copy.cafe").exists() and not window.jobs.running())


def test_an_edit_on_a_full_disk_is_told_and_can_be_done_again(
    window: OrganiserWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    title = cafe_page(window).facts.title
    title.setFocus()
    title.setText("After")
    with monkeypatch.context() as patch:
        refuse(patch)
        QTest.keyClick(title, Qt.Key.Key_Return)
    told_once(window)
    assert title.text() == "After"
    assert window.bridge.cafe.event.title == "Before"
    assert window.bridge.document.undo_label == "Import"
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert window.bridge.cafe.event.title == "After"
