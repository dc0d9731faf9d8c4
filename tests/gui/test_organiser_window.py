"""The organiser's window, driven as a person drives it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import turns
from ui.context import Context
from ui.house import House
from ui.organiser import pages
from ui.organiser.page import Desk, Page
from ui.organiser.pages import TroublePage
from ui.organiser.stages import STAGES
from ui.organiser.window import OrganiserWindow
from ui.preferences import Preferences
from ui.recent import recall
from ui.theme import Choice, Theme
from ui.widgets import Dialogue, ProgressStrip
from ui.widgets.mnemonics import letter_of
from ui.widgets.words import FewLines
from ui.work import Stop, Watch
from worldcafe.domain.changes import Changes
from worldcafe.domain.errors import BadInput
from worldcafe.domain.people import Participant
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture
def context(tmp_path: Path, theme: Theme) -> Context:
    return Context(language("en"), theme, Preferences.at(tmp_path / "preferences.ini"))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    document = new_document(
        tmp_path / "bright.cafe", language("en"), title="Bright Streets", tables=3, rounds=2
    )
    made = OrganiserWindow(context, document)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close()


def retitle(window: OrganiserWindow, title: str) -> bool:
    event = window.bridge.cafe.event
    return window.edit("Change the title", lambda w: w.put(replace(event, title=title)))


def add_person(window: OrganiserWindow, given: str, family: str) -> None:
    person = Participant(family, given, family)
    assert window.edit("Add people", lambda w: edits.add_people(w, [person]))


def press(inside: QWidget, word: str, qtbot: QtBot) -> None:
    button = next(b for b in inside.findChildren(QPushButton) if b.text() == word)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def answer(word: str, qtbot: QtBot) -> None:
    """Press the button with that word in the dialogue that opens next."""

    def press_it() -> None:
        dialogue = QApplication.activeModalWidget()
        assert isinstance(dialogue, Dialogue)
        press(dialogue, word, qtbot)

    QTimer.singleShot(0, press_it)


def test_the_edit_menu_names_what_it_takes_back(window: OrganiserWindow, qtbot: QtBot) -> None:
    retitle(window, "Brighter Streets")
    assert window.menus.actions["undo"].text() == "Undo “Change the title”"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.bridge.cafe.event.title == "Bright Streets"
    assert not window.menus.actions["undo"].isEnabled()
    assert window.menus.actions["redo"].text() == "Redo “Change the title”"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.bridge.cafe.event.title == "Brighter Streets"


def test_control_and_a_digit_shows_a_stage(window: OrganiserWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.stage == "people"
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.stage == "cafe"


def test_the_window_is_called_as_the_cafe(window: OrganiserWindow) -> None:
    retitle(window, "Library of the future")
    assert window.windowTitle() == "Library of the future — World Café"


def test_the_rail_counts_people(window: OrganiserWindow) -> None:
    add_person(window, "Zofia", "Dąbek")
    assert window.rail.item("people").state() == "1"


def test_the_finder_finds_people_whatever_their_accents(window: OrganiserWindow, qtbot: QtBot) -> None:
    add_person(window, "Zofia", "Dąbek")
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.field, "dabek")
    assert window.results.isVisible()
    assert window.results.texts() == ["Zofia Dąbek"]


def test_the_finder_runs_a_command(window: OrganiserWindow, qtbot: QtBot) -> None:
    retitle(window, "Brighter Streets")
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.field, "undo")
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.bridge.cafe.event.title == "Bright Streets")
    assert not window.results.isVisible()


def test_escape_leaves_the_finder(window: OrganiserWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.field, "rep")
    QTest.keyClick(window.field, Qt.Key.Key_Escape)
    assert not window.results.isVisible()
    assert window.field.text() == ""


def test_a_failed_edit_is_told_in_a_banner_and_changes_nothing(window: OrganiserWindow) -> None:
    def refuse(_writer: object) -> None:
        raise BadInput("The name is too long. Nothing was changed; shorten it.")

    assert not window.edit("Rename", refuse)
    assert window.banners() == ["The name is too long. Nothing was changed; shorten it."]
    assert window.kept.text() == "The last change was not kept"
    retitle(window, "Brighter Streets")
    assert window.kept.text() == "All changes kept"


def test_the_same_failure_twice_is_told_once(window: OrganiserWindow) -> None:
    for _ in range(2):
        window.tell_error(BadInput("There is no such file. Choose another."))
    assert len(window.banners()) == 1


def test_an_error_that_nobody_expected_leaves_the_window_usable(window: OrganiserWindow) -> None:
    def fail(_writer: object) -> None:
        raise ZeroDivisionError

    assert not window.edit("Divide", fail)
    assert "What you wrote is kept" in window.banners()[0]
    assert retitle(window, "Brighter Streets")


def test_long_work_shows_a_strip_that_cancels_it(window: OrganiserWindow, qtbot: QtBot) -> None:
    begun = threading.Event()

    def work(stop: Stop, watch: Watch) -> str:
        watch(0.5)
        begun.set()
        while not stop():
            pass
        return "stopped"

    results: list[object] = []
    window.run("Counting", work, results.append)
    qtbot.waitUntil(lambda: bool(window.findChildren(ProgressStrip)) and begun.is_set())
    strip = window.findChildren(ProgressStrip)[0]
    press(strip, "Cancel", qtbot)
    qtbot.waitUntil(lambda: results == ["stopped"])
    qtbot.waitUntil(lambda: not window.findChildren(ProgressStrip))


def test_closing_while_work_goes_on_asks_first(window: OrganiserWindow, qtbot: QtBot) -> None:
    def work(stop: Stop, watch: Watch) -> None:
        while not stop():
            pass

    window.run("Counting", work)
    answer("Let it finish", qtbot)
    assert not window.close()
    assert window.isVisible()
    answer("Stop and close", qtbot)
    assert window.close()
    assert not window.jobs.running()


def test_work_that_fails_is_told(window: OrganiserWindow, qtbot: QtBot) -> None:
    def work(stop: Stop, watch: Watch) -> None:
        raise OSError(28, "No space left on device", "report.pdf")

    window.run("Writing", work)
    qtbot.waitUntil(lambda: bool(window.banners()))
    assert window.banners() == [
        "“report.pdf” cannot be read or written (No space left on device). Choose another place and try again."
    ]


def test_a_cafe_for_reading_only_says_so_and_refuses_edits(
    qtbot: QtBot, tmp_path: Path, context: Context
) -> None:
    path = tmp_path / "old.cafe"
    new_document(path, language("en"), title="Old Streets", tables=3, rounds=2).close()
    made = OrganiserWindow(context, Document.open(path, read_only=True))
    qtbot.addWidget(made)
    made.show()
    assert made.kept.text() == "For reading only"
    assert made.banners()[0].startswith("This café is open for reading only.")
    assert not retitle(made, "New Streets")
    assert made.bridge.cafe.event.title == "Old Streets"
    made.close()


def test_the_window_remembers_its_page_and_what_the_start_screen_tells(
    window: OrganiserWindow, qtbot: QtBot, context: Context
) -> None:
    path = window.bridge.document.path
    window.go_to("harvest")
    window.close()
    facts = recall(context.preferences, path)
    assert facts is not None
    assert (facts.title, facts.tables, facts.state) == ("Bright Streets", 3, "missing")
    again = OrganiserWindow(context, Document.open(path))
    qtbot.addWidget(again)
    assert again.stage == "harvest"
    again.close()


def dialogue_answering(path: str) -> Callable[..., tuple[str, str]]:
    """In place of the system's file dialogue: the person chose `path`."""

    def answer_it(*_args: object) -> tuple[str, str]:
        return path, ""

    return answer_it


def test_a_copy_is_a_whole_cafe(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.cafe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialogue_answering(str(copy)))
    window.save_copy()
    qtbot.waitUntil(lambda: copy.is_file() and not window.jobs.running())
    with Document.open(copy) as document:
        assert document.cafe.event.title == "Bright Streets"


def test_an_export_without_a_rotation_says_what_to_do(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialogue_answering(str(tmp_path / "out.csv")))
    window.export("rotation-csv")
    qtbot.waitUntil(lambda: bool(window.banners()))
    assert window.banners() == ["There is no rotation yet: plan it first."]


def test_a_cafe_dropped_on_the_window_is_opened(window: OrganiserWindow, tmp_path: Path) -> None:
    opened: list[Path] = []
    window.house = cast(House, Listener(opened))
    drop(window, tmp_path / "other.cafe")
    QApplication.processEvents()
    assert opened == [tmp_path / "other.cafe"]
    window.house = None


def test_a_file_that_is_no_list_is_not_taken(window: OrganiserWindow, tmp_path: Path) -> None:
    assert not drop(window, tmp_path / "picture.png")


class Listener:
    """A program that only remembers what it was asked to open."""

    def __init__(self, opened: list[Path]) -> None:
        self._opened = opened

    def open_cafe(self, path: Path | None = None) -> None:
        if path is not None:
            self._opened.append(path)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_args, **_named: None


def drop(window: OrganiserWindow, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(QPoint(200, 200)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dropEvent(event)
    return event.isAccepted()


def test_the_theme_follows_the_menu_and_is_remembered(window: OrganiserWindow, context: Context) -> None:
    window.menus.actions["theme-dark"].trigger()
    assert context.theme.palette.dark
    assert context.preferences.theme() == "dark"
    window.menus.actions["theme-light"].trigger()
    assert not context.theme.palette.dark


def test_keys_of_digits_work_on_keyboards_that_write_digits_with_shift(window: OrganiserWindow) -> None:
    window.go_to("cafe")
    # The third key of the row: “"” on a French keyboard, scan code 12 under X11.
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_QuoteDbl, CTRL, 12, 0, 0, '"')
    QApplication.sendEvent(window, event)
    assert window.stage == "rotation"


def test_keys_that_a_page_means_as_well_are_the_pages_while_it_is_shown(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    page = window.page("harvest")
    done: list[str] = []
    action = QAction("Print the notes", page)
    action.setShortcut(QKeySequence("Ctrl+P"))
    action.triggered.connect(partial(done.append, "printed"))
    window.go_to("harvest")
    window.menus.show_page("Harvest", [action])
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    assert done
    window.go_to("cafe")
    QTest.keyClick(window, Qt.Key.Key_P, CTRL)
    assert window.stage == "report"


@pytest.mark.parametrize("stage", [s.code for s in STAGES])
def test_every_stage_has_its_page(window: OrganiserWindow, qtbot: QtBot, stage: str) -> None:
    QTest.mouseClick(window.rail.item(stage), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page(stage))
    assert not isinstance(window.page(stage), TroublePage)
    assert window.page(stage).isVisible()


def test_a_page_that_cannot_be_built_says_so_and_the_others_go_on(
    window: OrganiserWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pages.CLASSES, "report", ("ui.organiser.nowhere", "Nothing"))
    window.go_to("report")
    assert isinstance(window.page("report"), TroublePage)
    window.go_to("cafe")
    assert not isinstance(window.page("cafe"), TroublePage)


class Growing(Page):
    """A page of a frame and two parts; what it did is written down. It may be left after one of them."""

    leaves_after = ""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.did = ["frame"]

    def grow(self) -> Iterator[object]:
        for part in ("one", "two"):
            self.did.append(part)
            if part == self.leaves_after:
                self.desk.go_to("cafe")
            yield None

    def refresh(self, changes: Changes | None = None) -> None:
        self.did.append("filled" if changes is None else "refreshed")

    def show_target(self, target: object) -> None:
        self.did.append(str(target))


class Failing(Growing):
    """A page whose second part cannot be made."""

    def grow(self) -> Iterator[object]:
        yield from super().grow()
        raise ValueError("no third part")


@pytest.fixture
def growing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN", 0.0)
    monkeypatch.setitem(pages.CLASSES, "report", (__name__, "Growing"))
    monkeypatch.setitem(sys.modules, __name__, sys.modules[Growing.__module__])


@pytest.mark.usefixtures("growing")
def test_a_page_that_was_left_while_it_came_goes_on_where_it_was(
    window: OrganiserWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.go_to("cafe")
    window.page("cafe")
    monkeypatch.setattr(Growing, "leaves_after", "one")
    window.go_to("report")
    qtbot.waitUntil(lambda: window.stage == "cafe")
    page = window.findChild(Growing)
    assert isinstance(page, Growing)
    window.page("cafe")
    assert page.did == ["frame", "one"]
    window.go_to("report", "handouts")
    assert window.page("report") is page
    assert page.did == ["frame", "one", "two", "filled", "handouts"]


@pytest.mark.usefixtures("growing")
def test_only_a_page_that_is_shown_hears_of_an_edit_and_the_others_are_filled_when_they_are(
    window: OrganiserWindow,
) -> None:
    window.go_to("report")
    page = cast(Growing, window.page("report"))
    retitle(window, "Brighter Streets")
    assert page.did[-2:] == ["filled", "refreshed"]
    window.go_to("cafe")
    window.page("cafe")
    retitle(window, "Bright Streets")
    window.go_to("report")
    window.page("report")
    assert page.did[-3:] == ["filled", "refreshed", "filled"]
    window.go_to("cafe")
    window.go_to("report")
    assert page.did[-3:] == ["filled", "refreshed", "filled"]


def test_a_page_that_fails_while_it_comes_says_so_in_its_place(
    window: OrganiserWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(pages.CLASSES, "report", (__name__, "Failing"))
    monkeypatch.setitem(sys.modules, __name__, sys.modules[Growing.__module__])
    window.go_to("report")
    assert isinstance(window.page("report"), TroublePage)
    assert isinstance(window.stack.currentWidget(), TroublePage)


def test_every_entry_of_a_menu_has_a_letter_of_its_own(window: OrganiserWindow) -> None:
    retitle(window, "Brighter Streets & Squares")
    window.go_to("people")
    window.page("people")
    titles = [a for a in window.menuBar().actions() if a.isVisible()]
    for action in titles:
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        letters = [letter_of(a.text()) for a in menu.actions() if not a.isSeparator() and a.isVisible()]
        assert all(letters), menu.title()
        assert len(set(letters)) == len(letters), menu.title()
    assert all(letter_of(a.text()) for a in titles)
    assert len({letter_of(a.text()) for a in titles}) == len(titles)


def test_a_long_title_takes_two_lines_of_the_rail(window: OrganiserWindow) -> None:
    retitle(window, "Bright Streets, fourth consortium meeting of the partners")
    (title,) = [w for w in window.rail.findChildren(FewLines) if w.text_in_full().startswith("Bright")]
    assert title.text().startswith("Bright Streets, fourth\nconsortium")
    assert title.text().endswith("…")
    retitle(window, "Brief")
    assert title.text() == "Brief"
