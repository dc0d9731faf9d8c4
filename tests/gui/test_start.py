"""The start screen and the application around it: recent cafés, new ones, files that cannot be opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import recent, screen_language
from ui.app import Application
from ui.folders import free_path
from ui.organiser.window import OrganiserWindow
from ui.preferences import Preferences
from ui.screen_language import chosen
from ui.start.new_cafe import NewCafe, Wanted
from ui.start.rows import closed_words
from ui.start.window import StartWindow
from ui.trouble import places_of, write_down
from ui.widgets import Dialogue, Label, Prose
from worldcafe.language import language
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    hook = sys.excepthook
    preferences = Preferences.at(tmp_path / "preferences.ini")
    preferences.set_screen_language("en")
    preferences.set_theme("light")
    preferences.set_folder("new", tmp_path)
    made = Application(qapp, preferences)
    yield made
    for window in list(made.windows):
        window.close()
        window.deleteLater()
    if made.start_window is not None:
        made.start_window.close()
        made.start_window.deleteLater()
    made.shut()
    sys.excepthook = hook


def start_of(program: Application) -> StartWindow:
    program.show_start()
    assert program.start_window is not None
    return program.start_window


def make(folder: Path, title: str) -> Path:
    path = folder / f"{title}.cafe"
    new_document(path, language("en"), title=title, tables=4, rounds=3).close()
    return path


def window_of(program: Application, qtbot: QtBot) -> OrganiserWindow:
    qtbot.waitUntil(lambda: bool(program.windows), timeout=10_000)
    return program.windows[-1]


def words(inside: QWidget) -> str:
    labels = [w.text() for w in inside.findChildren(Label)]
    return "\n".join([*labels, *(w.text() for w in inside.findChildren(Prose))])


def dialogue_answering(path: str) -> Callable[..., tuple[str, str]]:
    """In place of the system's file dialogue: the person chose `path`."""

    def answer(*_args: object) -> tuple[str, str]:
        return path, ""

    return answer


def read_and_close(heard: list[str]) -> None:
    """Read the dialogue that opens next, and close it."""

    def read() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, Dialogue):
            QTimer.singleShot(20, read)
            return
        heard.append(words(shown))
        shown.reject()

    QTimer.singleShot(20, read)


def test_a_new_machine_is_told_how_to_begin(program: Application) -> None:
    start = start_of(program)
    assert start.rows == []
    assert "Begin with a new café" in words(start)


def test_enter_on_a_recent_cafe_opens_it_and_hides_the_start_screen(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    path = make(tmp_path, "Bright Streets")
    program.context.preferences.remember_file(path)
    start = start_of(program)
    QTest.keyClick(start.rows[0], Qt.Key.Key_Return)
    window = window_of(program, qtbot)
    assert window.windowTitle() == "Bright Streets — World Café"
    assert not start.isVisible()


def test_a_closed_cafe_is_told_in_words_without_opening_it(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    program.open_cafe(make(tmp_path, "Bright Streets"))
    window_of(program, qtbot).close_to_start()
    start = start_of(program)
    assert start.rows[0].text() == "Bright Streets"
    assert "1 thing missing" in start.rows[0].accessibleDescription()
    assert "Being prepared" in start.rows[0].accessibleDescription()


def test_a_missing_file_stays_in_the_list_and_can_be_looked_for(
    program: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.context.preferences.remember_file(tmp_path / "Staff day.cafe")
    found = make(tmp_path, "Found again")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", dialogue_answering(str(found)))
    start = start_of(program)
    qtbot.waitUntil(lambda: start.rows[0].missing)
    assert "Not found where it was" in start.rows[0].accessibleDescription()
    button = next(b for b in start.rows[0].findChildren(QPushButton) if b.text() == "Look for it")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window_of(program, qtbot).bridge.document.path == found
    assert program.context.preferences.recent_files()[0] == found


def test_a_cafe_can_be_taken_from_the_list(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    program.context.preferences.remember_file(make(tmp_path, "Bright Streets"))
    start = start_of(program)
    QTest.keyClick(start.rows[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: start.rows == [])
    assert (tmp_path / "Bright Streets.cafe").is_file()


def test_a_new_cafe_is_made_where_it_was_said(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Bright.cafe"
    program.make(Wanted(path, "Bright Streets", 5, 4, 30, date(2027, 4, 14), time(9, 30)))
    cafe = window_of(program, qtbot).bridge.cafe
    assert (cafe.event.title, len(cafe.tables), len(cafe.rounds)) == ("Bright Streets", 5, 4)
    assert [r.start for r in cafe.rounds_in_order] == [time(9, 30), time(10, 5), time(10, 40), time(11, 15)]
    assert path.is_file()


def test_a_cafe_without_a_title_is_asked_for_one(program: Application, qtbot: QtBot) -> None:
    dialogue = NewCafe(program.context, None)
    qtbot.addWidget(dialogue)
    dialogue.show()
    QTest.mouseClick(dialogue.create_button, Qt.MouseButton.LeftButton)
    assert dialogue.isVisible()
    assert "Give it a name" in words(dialogue)
    QTest.keyClicks(dialogue.title_field, "Bright / Streets")
    assert dialogue.path.name == "Bright Streets.cafe"
    QTest.mouseClick(dialogue.create_button, Qt.MouseButton.LeftButton)
    assert not dialogue.isVisible()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "Bright Streets.cafe").touch()
    assert free_path(tmp_path, "Bright Streets").name == "Bright Streets 2.cafe"
    assert free_path(tmp_path, "x" * 300).name == f"{'x' * 80}.cafe"
    assert free_path(tmp_path, "../..").name == "café.cafe"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not a"),
        (b"Name;Organisation\nZofia;Warsaw\n", "is not a"),
        (b"SQLite format 3\x00" + b"\0" * 400, ""),
    ],
)
def test_a_file_that_is_no_cafe_is_told_and_the_start_screen_stays(
    program: Application, qtbot: QtBot, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "list.cafe"
    path.write_bytes(content)
    start = start_of(program)
    heard: list[str] = []
    read_and_close(heard)
    program.open_cafe(path)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "The café was not opened" in heard[0]
    assert "list.cafe" in heard[0]
    assert sentence in heard[0]
    assert start.isVisible()
    assert path.read_bytes() == content


def test_a_cafe_that_is_open_elsewhere_is_told(program: Application, qtbot: QtBot, tmp_path: Path) -> None:
    path = make(tmp_path, "Bright Streets")
    heard: list[str] = []
    with Document.open(path):
        read_and_close(heard)
        program.open_cafe(path)
        qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert "is open in another window or program" in heard[0]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_cafe_that_may_not_be_written_is_opened_for_reading(
    program: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from worldcafe.store.failures import ReadOnly

    path = make(tmp_path, "Bright Streets")
    plain = Document.open

    def refuse(file: Path, *, read_only: bool = False) -> Document:
        if not read_only:
            raise ReadOnly("read-only")
        return plain(file, read_only=True)

    monkeypatch.setattr(Document, "open", refuse)
    program.open_cafe(path)
    window = window_of(program, qtbot)
    assert window.kept.text() == "For reading only"


def test_the_same_cafe_opened_twice_comes_to_the_front(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    path = make(tmp_path, "Bright Streets")
    program.open_cafe(path)
    first = window_of(program, qtbot)
    program.open_cafe(path)
    assert program.windows == [first]


@pytest.fixture
def two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever catalogues are compiled here: English and Italian are spoken."""
    monkeypatch.setattr(screen_language, "available", lambda: ("en", "it"))


@pytest.mark.usefixtures("two_languages")
def test_another_language_is_spoken_without_closing_the_cafe(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    program.open_cafe(make(tmp_path, "Bright Streets"))
    first = window_of(program, qtbot)
    first.go_to("harvest")
    program.speak("it")
    second = program.windows[-1]
    assert second is not first
    assert second.stage == "harvest"
    assert program.context.language.code == "it"
    assert second.edit("x", lambda w: None)


@pytest.mark.usefixtures("two_languages")
def test_the_language_of_the_system_is_taken_if_the_program_speaks_it() -> None:
    assert chosen(None, ["xx-XX", "it-CH", "en-GB"]).code == "it"
    assert chosen(None, ["xx-XX"]).code == "en"
    assert chosen("it", ["en-GB"]).code == "it"


def test_days_are_told_as_people_tell_them() -> None:
    english = language("en")
    today = date(2027, 4, 14)
    assert closed_words("2027-04-14", today, english) == "today"
    assert closed_words("2027-04-13", today, english) == "yesterday"
    assert closed_words("2027-03-02", today, english) == "2 March"
    assert closed_words("2026-12-31", today, english) == "31 Dec 2026"
    assert closed_words("", today, english) == ""


def test_what_is_remembered_survives_a_broken_memory(tmp_path: Path) -> None:
    preferences = Preferences.at(tmp_path / "p.ini")
    path = make(tmp_path, "Bright Streets")
    with Document.open(path) as document:
        recent.remember(preferences, path, document.cafe)
        assert recent.recall(preferences, path) == recent.facts_of(document.cafe, datetime.now().astimezone())
    assert recent.recall(preferences, tmp_path / "unknown.cafe") is None


def test_the_log_holds_no_words_that_people_wrote(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="Zofia") as caught:
        raise ValueError("Zofia Dąbek has left")
    file = write_down(caught.value, tmp_path / "trouble.log")
    assert "ValueError" in places_of(caught.value)
    text = file.read_text("utf-8")
    assert "test_start.py" in text
    assert "Zofia" not in text


def test_an_error_that_nobody_caught_is_told_calmly(program: Application, qtbot: QtBot) -> None:
    start_of(program)
    heard: list[str] = []
    read_and_close(heard)
    program.tell_trouble(ZeroDivisionError())
    assert "Your café is kept" in heard[0]
    assert "trouble.log" in heard[0]
