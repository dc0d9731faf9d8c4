"""The Report page: what the organiser sees is what is printed, and it goes to paper and files from here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast
from unittest.mock import Mock

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.models.note_filter import NoteFilter
from ui.organiser.report import ReportPage, printing, saving
from ui.organiser.report.handout_list import WORDS
from ui.organiser.window import OrganiserWindow
from worldcafe.language import language
from worldcafe.report.handouts import TITLES
from worldcafe.verbs.checking import Missing, missing_for_report
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.new import new_document
from worldcafe.verbs.noting import take_note
from worldcafe.verbs.planning import adopt_result, plan_cafe


def text_of(pdf: bytes | Path) -> str:
    """All words of a PDF, as a reader's program finds them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    finally:
        document.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    """A small planned café with two notes, its window at the Report page, the pages laid out."""
    document = new_document(
        tmp_path / "small.cafe", language("en"), title="Small Streets", tables=3, rounds=3
    )
    names = (
        "Ada Nowak",
        "Béla Kun",
        "Cezary Lis",
        "Dóra Nagy",
        "Emil Vesely",
        "Fatma Yildiz",
        "Gösta Ek",
        "Łucja Żak",
    )
    bring_in(document, read_list("Name\n" + "\n".join(names)), "Import", agreed=("listed",))
    take_note(document, table=1, round_=1, kind="barrier", text="The hall is shut on Sundays", label="Note")
    take_note(
        document, table=1, round_=2, kind="opportunity", text="The library lends its room", label="Note"
    )
    adopt_result(document, plan_cafe(document.cafe, steps=300, seconds=None), "Plan 1", "Plan")
    context.preferences.set_last_page("report", "organiser")
    made = OrganiserWindow(context, document)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    laid_out(qtbot, made)
    yield made
    made.close()


def report(window: OrganiserWindow) -> ReportPage:
    return cast(ReportPage, window.page("report"))


def laid_out(qtbot: QtBot, window: OrganiserWindow) -> None:
    """Wait until the pages of the present café are there."""
    shown = report(window)
    qtbot.waitUntil(lambda: not shown.previewer.busy and shown.view.pages() > 0, timeout=20_000)


def test_the_preview_shows_the_pages_that_are_saved(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.pdf"
    monkeypatch.setattr(saving, "ask_file", Mock(return_value=target))
    QTest.mouseClick(report(window).save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists(), timeout=20_000)
    words = text_of(target)
    assert "The hall is shut on Sundays" in words
    assert "Łucja Żak" in words
    document = pypdfium2.PdfDocument(target)
    assert report(window).view.pages() == len(document)
    document.close()


def test_a_section_that_is_switched_off_leaves_the_report_and_undo_brings_it_back(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    shown = report(window)
    assert "The hall is shut on Sundays" in text_of(shown.pdf)
    title = "Every note, word for word"
    before = text_of(shown.pdf).count(title)
    QTest.mouseClick(shown.outline.row_of("notes").switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: text_of(shown.pdf).count(title) < before, timeout=20_000)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: text_of(shown.pdf).count(title) == before, timeout=20_000)
    assert shown.outline.row_of("notes").switch.isChecked()


def test_alt_and_the_arrows_move_a_section(window: OrganiserWindow, qtbot: QtBot) -> None:
    shown = report(window)
    first, second = shown.outline.order()[:2]
    shown.outline.row_of(first).setFocus()
    QTest.keyClick(shown.outline.row_of(first), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown.outline.order()[:2] == [second, first]
    assert window.menus.actions["undo"].text() == "Undo “Reorder the report”"
    laid_out(qtbot, window)


def test_dragging_a_section_below_the_next_moves_it(window: OrganiserWindow, qtbot: QtBot) -> None:
    shown = report(window)
    order = shown.outline.order()
    line = shown.outline.row_of(order[0])
    start = line.rect().center()
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
    for step in (15, 30, 45):
        QTest.mouseMove(line, start + QPoint(0, step))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=start)
    assert shown.outline.order()[:2] == [order[1], order[0]]
    laid_out(qtbot, window)


def test_the_public_edition_names_nobody(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "public.pdf"
    monkeypatch.setattr(saving, "ask_file", Mock(return_value=target))
    QTest.mouseClick(report(window).panel.editions["public"], Qt.MouseButton.LeftButton)
    laid_out(qtbot, window)
    QTest.mouseClick(report(window).save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: target.exists(), timeout=20_000)
    assert "Łucja" not in text_of(target)


def test_the_ticked_handouts_are_saved_into_a_folder(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = report(window)
    shown.show_target("handouts")
    laid_out(qtbot, window)
    folder = tmp_path / "pack"
    folder.mkdir()
    monkeypatch.setattr(saving, "ask_folder", Mock(return_value=folder))
    assert shown.save_button.text() == "Save 3 files"
    QTest.mouseClick(shown.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(list(folder.glob("*.pdf"))) == 3, timeout=20_000)
    assert "Łucja Żak" in text_of(folder / "itineraries.pdf")


def test_printing_sends_every_page(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = report(window)
    shown.show_target("doorlist")
    laid_out(qtbot, window)
    target = tmp_path / "printed.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    monkeypatch.setattr(printing, "choose_printer", Mock(return_value=printer))
    told: list[str] = []
    monkeypatch.setattr(window, "tell", told.append)
    QTest.mouseClick(shown.print_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert told == ["1 page went to the printer."]
    document = pypdfium2.PdfDocument(target)
    assert len(document) == 1
    document.close()


def test_what_is_missing_leads_to_where_it_is_written(window: OrganiserWindow, qtbot: QtBot) -> None:
    shown = report(window)
    assert "missing" in shown.header.state()
    went: list[str] = []
    window.go_to = lambda stage, target=None: went.append(stage)  # type: ignore[method-assign]
    link = next(b for b in shown.panel.findChildren(QPushButton) if b.text() == "Go there")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert went


def test_the_first_thing_that_is_missing_is_named_and_the_others_are_in_a_menu(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    shown = report(window)
    said = missing_for_report(window.bridge.cafe)
    assert shown.gaps.isVisible()
    assert shown.gaps.words.text_in_full() == said[0].sentence(language("en"))
    went: list[tuple[str, object]] = []
    window.go_to = lambda stage, target=None: went.append((stage, target))  # type: ignore[method-assign]
    QTest.mouseClick(shown.gaps.go, Qt.MouseButton.LeftButton)
    actions = shown.gaps.menu_of_others().actions()
    assert [action.text() for action in actions] == [gap.sentence(language("en")) for gap in said]
    actions[-1].trigger()
    assert went[0] == (said[0].stage, said[0].target)


@pytest.mark.parametrize(
    ("code", "led"),
    [
        ("no-aims", ("cafe", None)),
        ("no-key-message", "a table"),
        ("actions-without-owner", ("harvest", NoteFilter(without_owner=True))),
        ("conflicts", ("harvest", NoteFilter(in_conflict=True))),
    ],
)
def test_each_thing_that_is_missing_leads_to_where_it_is_put_right(
    window: OrganiserWindow, code: str, led: object
) -> None:
    went: list[object] = []
    window.go_to = lambda stage, target=None: went.append((stage, target))  # type: ignore[method-assign]
    window.open_capture = lambda table=None: went.append(table)  # type: ignore[method-assign]
    stage = "cafe" if code == "no-aims" else "harvest"
    report(window).gaps.chosen.emit(
        Missing(code, "", stage=stage, target="a table" if led == "a table" else None)
    )
    assert went == [led]


def test_on_a_narrow_screen_the_settings_stand_in_the_place_of_the_contents(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    shown = report(window)
    assert shown.panel.isVisible() and shown.outline.isVisible()
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: shown.narrow)
    assert shown.outline.isVisible() and not shown.panel.isVisible()
    assert shown.view.width() > 400
    shown.left.switch.choose("settings")
    shown.left.turned.emit()
    assert shown.panel.isVisible() and not shown.outline.isVisible()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: not shown.narrow)
    assert shown.panel.isVisible() and shown.outline.isVisible()
    assert not shown.left.switch.isVisible()


def test_before_the_plan_the_cards_say_what_is_missing(
    qtbot: QtBot, tmp_path: Path, context: Context
) -> None:
    document = new_document(tmp_path / "new.cafe", language("en"), title="New", tables=2, rounds=2)
    context.preferences.set_last_page("report", "organiser")
    window = OrganiserWindow(context, document)
    qtbot.addWidget(window)
    window.show()
    report(window).show_target("itineraries")
    qtbot.waitUntil(lambda: not report(window).previewer.busy, timeout=20_000)
    assert "Plan the rotation first" in report(window).header.state()
    assert not report(window).print_button.isEnabled()
    window.close()


def test_a_handout_has_one_name_on_the_screen_and_on_paper() -> None:
    assert WORDS == TITLES
