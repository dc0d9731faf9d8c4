"""Cafés that hold too little, too much or strange things: every page is usable, and says what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.capture.drafts import Drafts
from ui.capture.window import CaptureWindow
from ui.context import Context
from ui.organiser.harvest import HarvestPage
from ui.organiser.people import PeoplePage
from ui.organiser.people.add import AddPeople
from ui.organiser.report import ReportPage
from ui.organiser.rotation import RotationPage
from ui.organiser.stages import STAGES
from ui.organiser.window import OrganiserWindow
from ui.widgets import Button, Label, Prose
from worldcafe.domain.event import Event
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.new import new_document
from worldcafe.verbs.reporting import make_handouts, make_report

LONGER_THAN_A_PAGE = 4_000
LONG = "Wilhelmina-Alexandrina " * 12 + "Featherstonehaugh-Smythe"
STRANGE = {
    "markup": '<b>unclosed <img src="/etc/passwd"> & <a href="x">link</a> <para>',
    "emoji": "Bikes 🚲 for everybody 👩‍👩‍👧‍👦",
    "right to left": "שלום לכולם \u202eabc",
    "controls": "bell\x07 escape\x1b[31m tab\t end\x0b",
    "formula": "=HYPERLINK(A1)",
    "percent and braces": "%s {name} {0} %(x)d",
    "one long word": "x" * 8_000,
    "8,000 characters": ("Everybody's river. " * 500)[:8_000].strip(),
}


def words(inside: QWidget) -> str:
    labels: list[Label | Prose] = [*inside.findChildren(Label), *inside.findChildren(Prose)]
    return "\n".join(w.text() for w in labels if w.isVisibleTo(inside))


def text_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [document[at].get_textpage().get_text_range() for at in range(len(document))]
    finally:
        document.close()
    return "".join("".join(pages).split()).replace("\xad", "").replace("\ufffe", "")


class Windows:
    """Opens a document in the organiser's window."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot = qtbot
        self.context = context
        self.open: list[OrganiserWindow] = []

    def show(self, document: Document) -> OrganiserWindow:
        made = OrganiserWindow(self.context, document)
        self.qtbot.addWidget(made)
        made.resize(1440, 900)
        made.show()
        made.activateWindow()
        self.open.append(made)
        return made

    def visit_all(self, window: OrganiserWindow) -> None:
        """Go through all stages, and wait until each has done what it does."""
        for stage in STAGES:
            window.go_to(stage.code)
            QApplication.processEvents()
            self.rest(window)
        assert window.banners() == []

    def rest(self, window: OrganiserWindow) -> None:
        report = cast(ReportPage, window.page("report"))
        self.qtbot.waitUntil(lambda: not window.jobs.running() and not report.previewer.busy, timeout=30_000)


@pytest.fixture
def windows(qtbot: QtBot, context: Context) -> Iterator[Windows]:
    made = Windows(qtbot, context)
    yield made
    for window in made.open:
        window.close()


def small(path: Path, people: str = "Name\nAda Nowak\nBo Ek\nCy Lind\nDo Lis") -> Document:
    document = new_document(path, language("en"), title="Small Streets", tables=2, rounds=2)
    if people:
        bring_in(document, read_list(people), "Import", agreed=("listed",))
    return document


def rotation(window: OrganiserWindow) -> RotationPage:
    window.go_to("rotation")
    return cast(RotationPage, window.page("rotation"))


def button(page: QWidget, word: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.text() == word and b.isVisibleTo(page))


def test_a_cafe_of_nothing_at_all_shows_every_page(windows: Windows, tmp_path: Path) -> None:
    window = windows.show(Document.create(tmp_path / "bare.cafe", Event("e", "")))
    windows.visit_all(window)
    assert "Not enough to plan yet" in words(rotation(window))
    assert "A plan needs people, tables and at least one round." in words(rotation(window))


def test_without_rounds_the_plan_says_what_is_missing(windows: Windows, tmp_path: Path) -> None:
    document = small(tmp_path / "no rounds.cafe")
    with document.edit("Remove") as w:
        for round_ in list(w.cafe.rounds):
            edits.remove_round(w, round_)
    window = windows.show(document)
    windows.visit_all(window)
    assert "Not enough to plan yet" in words(rotation(window))
    assert "round" in words(rotation(window).nothing)


def test_without_tables_the_plan_says_what_is_missing(windows: Windows, tmp_path: Path) -> None:
    document = small(tmp_path / "no tables.cafe")
    with document.edit("Remove") as w:
        for table in list(w.cafe.tables):
            edits.remove_table(w, table)
    window = windows.show(document)
    windows.visit_all(window)
    assert "Not enough to plan yet" in words(rotation(window))


def test_more_tables_than_people_is_said_with_both_numbers(windows: Windows, tmp_path: Path) -> None:
    document = new_document(tmp_path / "wide.cafe", language("en"), title="Wide", tables=9, rounds=2)
    bring_in(document, read_list("Name\nAda Nowak\nBo Ek"), "Import")
    window = windows.show(document)
    windows.visit_all(window)
    page = rotation(window)
    windows.rest(window)
    assert "Not enough to plan yet" in words(page)
    assert "There are more tables (9) than people (2)." in words(page)
    assert "Close 7 of the tables." in words(page)
    page.show_target("plan")
    windows.qtbot.waitUntil(lambda: not page.planning.running, timeout=30_000)
    windows.rest(window)
    assert "Nothing has been changed." in words(page)
    assert window.banners() == []
    assert window.bridge.cafe.adopted is None


def test_a_name_of_three_hundred_characters_is_typed_shown_and_printed_whole(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    assert len(LONG) == 300
    window = windows.show(small(tmp_path / "long.cafe"))
    window.go_to("people")
    dialogue = AddPeople(windows.context, window, cast(PeoplePage, window.page("people")).deeds)
    qtbot.addWidget(dialogue)
    dialogue.name.setText(LONG)
    dialogue.organisation.setText("O" * 200)
    dialogue.go.click()
    dialogue.accept()
    event = window.bridge.cafe.event
    (long,) = [p for p in window.bridge.cafe.people.values() if len(p.name) > 100]
    assert long.name == LONG
    with window.bridge.document.edit("Listed") as w:
        w.put(
            replace(long, listed=True),
            replace(event, title="T" * 300),
            *(replace(t, title=f"{t.title} {LONG}") for t in w.cafe.topics.values()),
        )
    page = rotation(window)
    button(page, "Plan the rotation").click()
    windows.qtbot.waitUntil(lambda: not page.planning.running, timeout=30_000)
    windows.visit_all(window)
    made = {file.stem: file for file in make_handouts(window.bridge.cafe, tmp_path / "handouts").files}
    whole = "".join(LONG.split())
    assert whole in text_of(made["itineraries"])
    # The door list has the family name first: the same words in another order.
    door = text_of(made["door-list"])
    assert [door.count(word) for word in ("Wilhelmina-Alexandrina", "Featherstonehaugh-Smythe")] == [
        12,
        1,
    ]
    assert all(text_of(made[name]) for name in ("table-tents", "table-lists", "agenda"))
    assert whole in text_of(make_report(window.bridge.cafe, tmp_path / "report.pdf").path)


@pytest.mark.parametrize("what", STRANGE)
def test_a_strange_note_is_kept_as_it_was_typed_and_shown_and_printed(
    windows: Windows, tmp_path: Path, qtbot: QtBot, what: str
) -> None:
    text = STRANGE[what]
    window = windows.show(small(tmp_path / "notes.cafe"))
    capture = CaptureWindow(windows.context, window.bridge, drafts=Drafts("cafe", tmp_path / "drafts"))
    qtbot.addWidget(capture)
    capture.show()
    capture.entry.line.insertPlainText(text)
    capture.drafting.keep()
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    assert not capture.entry.trouble.isVisible()
    (note,) = window.bridge.cafe.notes
    assert note.head.text == text.strip()
    (row,) = capture.panel.rows()
    assert [prose.text() for prose in row.findChildren(Prose)] == [text.strip()]
    windows.visit_all(window)
    harvest = cast(HarvestPage, window.page("harvest"))
    window.go_to("harvest")
    qtbot.waitUntil(lambda: len(harvest.model.lines()) == 1)
    (line,) = harvest.model.lines()
    assert text.strip().startswith(line.text.removesuffix("…"))
    box = harvest.list.visualRect(harvest.model.index(harvest.model.row_of(note.id)))
    QTest.mouseClick(harvest.list.viewport(), Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(200, 12))
    qtbot.waitUntil(harvest.inspector.isVisible)
    assert harvest.inspector.text.toPlainText() == text.strip()
    made = make_report(window.bridge.cafe, tmp_path / "report.pdf")
    # Every letter that a typeface has is on the page; the order of what is read from the right is the page's own.
    printed = text_of(made.path)
    plain = "".join(c for c in text if c.isascii() and c.isprintable() and c != " ")
    plain, printed = "".join(plain.split()), "".join(c for c in printed if c.isascii() and c.isprintable())
    if what == "right to left":
        assert made.warnings
    elif len(plain) > LONGER_THAN_A_PAGE:
        # Heads and feet of pages stand between its pieces.
        assert not Counter(plain) - Counter(printed)
    else:
        assert plain in printed
    capture.close()


def test_a_character_that_cannot_be_kept_leaves_the_text_on_the_screen(
    windows: Windows, tmp_path: Path, qtbot: QtBot
) -> None:
    window = windows.show(small(tmp_path / "nul.cafe"))
    capture = CaptureWindow(windows.context, window.bridge, drafts=Drafts("cafe", tmp_path / "drafts"))
    qtbot.addWidget(capture)
    capture.show()
    capture.entry.line.insertPlainText("nul\0here")
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    kept = [note.head.text for note in window.bridge.cafe.notes]
    if kept:
        assert [t.replace("\0", "").replace("\ufffd", "") for t in kept] == ["nulhere"]
    else:
        assert capture.entry.text() == "nul\0here"
        assert "Nothing was changed" in capture.entry.trouble.text()
    capture.close()
