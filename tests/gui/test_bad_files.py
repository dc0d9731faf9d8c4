"""Files that are no cafés, damaged, foreign or gone: told once and calmly, left alone, and the program goes on."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from ui import app
from ui.app import Application
from ui.capture.window import CaptureWindow
from ui.organiser.stages import STAGES
from ui.organiser.window import OrganiserWindow
from ui.preferences import Preferences
from ui.widgets import Dialogue, Label, Prose
from worldcafe.language import language
from worldcafe.store.document import Document
from worldcafe.verbs import keeping
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.new import new_document
from worldcafe.verbs.noting import take_note


def program_with(qapp: QApplication, preferences: Path) -> Application:
    remembered = Preferences.at(preferences)
    remembered.set_screen_language("en")
    return Application(qapp, remembered)


def shut(program: Application) -> None:
    # What a test that fails leaves behind may ask before it closes: nobody is here to answer.
    impatience = QTimer()
    impatience.timeout.connect(answer_nothing)
    impatience.start(20)
    for window in list(program.windows):
        window.close()
        window.deleteLater()
    if program.start_window is not None:
        program.start_window.close()
        program.start_window.deleteLater()
    program.shut()


def answer_nothing() -> None:
    shown = QApplication.activeModalWidget()
    if isinstance(shown, Dialogue):
        shown.reject()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    hook = sys.excepthook
    made = program_with(qapp, tmp_path / "preferences.ini")
    yield made
    shut(made)
    sys.excepthook = hook


def make(folder: Path, title: str = "Sound") -> Path:
    path = folder / f"{title}.cafe"
    with new_document(path, language("en"), title=title, tables=2, rounds=2) as document:
        take_note(document, table=1, round_=1, kind="idea", text="The first note", label="Note")
    return path


def window_of(program: Application, qtbot: QtBot) -> OrganiserWindow:
    qtbot.waitUntil(lambda: bool(program.windows), timeout=10_000)
    return program.windows[-1]


def read_and_press(heard: list[str], word: str = "") -> None:
    """Read the dialogue that opens next; press the button of that word, or close it."""

    def read() -> None:
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, Dialogue):
            QTimer.singleShot(20, read)
            return
        labels: list[Label | Prose] = [*shown.findChildren(Label), *shown.findChildren(Prose)]
        heard.append("\n".join(label.text() for label in labels if label.text()))
        buttons = [b for b in shown.findChildren(QPushButton) if b.text() == word]
        if buttons:
            QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        else:
            shown.reject()

    QTimer.singleShot(20, read)


def trigger(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM revision; END")
    database.close()


def view(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE VIEW v AS SELECT 1")
    database.close()


def changed(change: Callable[[bytearray], object]) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        content = bytearray(path.read_bytes())
        change(content)
        path.write_bytes(content)

    return spoil


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def zero_a_page(content: bytearray) -> None:
    content[8192:12288] = bytes(4096)


def flip_bits(content: bytearray) -> None:
    for at in range(5000, len(content), 701):
        content[at] ^= 0x10


def from_the_future(content: bytearray) -> None:
    content[60:64] = (99).to_bytes(4, "big")


def a_letter(content: bytearray) -> None:
    content[:] = b"Dear diary, today we met at eight tables."


DAMAGED = (
    "is damaged and was not opened. The file was left as it is; open a copy or a backup of it, "
    "or start a new café and bring the notes back from the safety copy."
)
OTHER = (
    "is not a World Café document and was left as it is. A list of people is brought in with Import; "
    "a document has a name that ends in .cafe."
)
SPOILT = {
    "something else": (changed(a_letter), OTHER),
    "empty": (changed(bytearray.clear), OTHER),
    "cut": (changed(cut), DAMAGED),
    "zeroed": (changed(zero_a_page), DAMAGED),
    "flipped": (changed(flip_bits), DAMAGED),
    "trigger": (trigger, DAMAGED),
    "view": (view, DAMAGED),
    "newer": (
        changed(from_the_future),
        "was made by a newer version of World Café. Nothing was changed; update the program to open it.",
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_cannot_be_opened_is_told_once_and_left_as_it_is(
    program: Application, qtbot: QtBot, tmp_path: Path, what: str
) -> None:
    spoil, words = SPOILT[what]
    path = make(tmp_path)
    spoil(path)
    before = path.read_bytes()
    program.show_start()
    heard: list[str] = []
    read_and_press(heard)
    program.open_cafe(path)
    qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
    assert heard[0].count("“Sound.cafe”") == 1
    assert words in heard[0]
    assert path.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir() if "Sound" in p.name or "part" in p.name) == [
        "Sound.cafe"
    ]
    # The start screen is still of use.
    assert program.start_window is not None
    assert program.start_window.isVisible()
    assert program.start_window.isEnabled()
    program.open_cafe(make(tmp_path, "Another"))
    assert window_of(program, qtbot).windowTitle() == "Another — World Café"


def test_a_cafe_that_is_open_in_another_program_is_told_and_left_to_it(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    path = make(tmp_path)
    heard: list[str] = []
    with Document.open(path) as elsewhere:
        read_and_press(heard)
        program.open_cafe(path)
        qtbot.waitUntil(lambda: bool(heard), timeout=10_000)
        take_note(elsewhere, table=1, round_=1, kind="idea", text="The second note", label="Note")
    assert (
        "“Sound.cafe” is open in another window or program. Close it there and try again; nothing was changed."
    ) in heard[0]
    program.open_cafe(path)
    assert [n.head.text for n in window_of(program, qtbot).bridge.cafe.notes] == [
        "The first note",
        "The second note",
    ]


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_cafe_that_is_read_only_is_shown_refuses_changes_in_words_and_goes_on_in_a_copy(
    program: Application,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = make(tmp_path)
    with Document.open(path) as document:
        bring_in(document, read_list("Name\nAda Nowak\nBo Ek\nCy Lind\nDo Lis"), "Import")
    path.chmod(0o444)
    tmp_path.chmod(0o777)
    content = path.read_bytes()

    # What the store says to a plain user is tested beside it: a window of root's cannot be another user's for a while.
    def opened(file: Path) -> Document:
        return Document.open(file, read_only=True)

    monkeypatch.setattr(app, "open_document", opened)
    program.open_cafe(path)
    window = window_of(program, qtbot)
    assert window.banners() == [
        "This café is open for reading only. Changes are not possible here; save a copy and go on there."
    ]
    for stage in STAGES:
        window.go_to(stage.code)
        window.page(stage.code)
    refusal = "“Sound.cafe” is open for reading only. Nothing was changed. Save a copy and go on there."
    # What is typed at a table stays in its line.
    program.open_capture(window.bridge)
    (capture,) = program.beside[window.bridge]
    assert isinstance(capture, CaptureWindow)
    capture.entry.line.insertPlainText("The second note")
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    assert capture.entry.text() == "The second note"
    assert refusal in capture.entry.trouble.text()
    assert not window.edit("Title", lambda w: w.put(replace(w.cafe.event, title="Other")))
    assert refusal in window.banners()[-1]
    copy = tmp_path / "copy.cafe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", Mock(return_value=(str(copy), "")))
    window.save_copy()
    qtbot.waitUntil(lambda: copy.exists() and not window.jobs.running())
    assert path.read_bytes() == content
    with Document.open(copy) as document:
        take_note(document, table=1, round_=1, kind="idea", text="The second note", label="Note")
        assert len(document.cafe.notes) == 2


def taken_away(path: Path, how: str) -> None:
    if how == "deleted":
        path.unlink()
    elif how == "moved":
        path.rename(path.with_name("moved.cafe"))
    elif how == "its folder renamed":
        path.parent.rename(path.parent.with_name("renamed"))
    else:
        path.unlink()
        path.write_bytes(b"something else")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be taken away")
@pytest.mark.parametrize("how", ["deleted", "moved", "its folder renamed", "replaced"])
def test_a_cafe_whose_file_was_taken_away_is_saved_as_a_copy_with_everything(
    program: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    (tmp_path / "cafes").mkdir()
    path = make(tmp_path / "cafes")
    program.open_cafe(path)
    window = window_of(program, qtbot)
    program.open_capture(window.bridge)
    (capture,) = program.beside[window.bridge]
    assert isinstance(capture, CaptureWindow)
    taken_away(path, how)
    # A note is refused in words, and its text stays in the line.
    capture.entry.line.insertPlainText("The second note")
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    assert capture.entry.text() == "The second note"
    assert "was moved, replaced or deleted while it was open" in capture.entry.trouble.text()
    assert "save a copy" in capture.entry.trouble.text()
    # Closing asks first, and offers the copy.
    copy = tmp_path / "copy.cafe"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", Mock(return_value=(str(copy), "")))
    heard: list[str] = []
    read_and_press(heard, "Save a copy")
    assert not window.close()
    assert "Save a copy before you close" in heard[0]
    qtbot.waitUntil(lambda: copy.exists() and not window.jobs.running())
    assert capture.entry.text() == "The second note"
    assert window.close()
    with Document.open(copy) as document:
        assert [note.head.text for note in document.cafe.notes] == ["The first note"]
        assert document.check() == []


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file be taken away")
def test_a_file_that_is_put_back_goes_on_being_written(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    path = make(tmp_path)
    program.open_cafe(path)
    window = window_of(program, qtbot)
    path.rename(tmp_path / "elsewhere.cafe")
    assert not window.edit("Title", lambda w: w.put(next(iter(w.cafe.topics.values())).__class__("t", "New")))
    assert len(window.banners()) == 1
    (tmp_path / "elsewhere.cafe").rename(path)
    assert window.edit("Title", lambda w: w.put(next(iter(w.cafe.topics.values())).__class__("t", "New")))
    assert window.close()
    with Document.open(path) as document:
        assert document.cafe.topics["t"].title == "New"


GARBAGE = {
    "noise": bytes(range(256)) * 8,
    "nothing": b"",
    "zeros": bytes(4096),
    "wrong kinds": (
        b"[recent]\ncount=99999999999999999999\n0=@ByteArray(x)\n[look]\ntheme=puce\nlanguage=klingon\n"
        b"[windows]\norganiser\\geometry=@ByteArray(nonsense)\norganiser\\state=7\n[pages]\norganiser=cellar\n"
        b"[folders]\nnew=/no/such/folder\nopen=\\0\n[words]\nsample=\x00\x01\n[columns]\npeople=name=x|=|9\n"
    ),
    "an endless value": b"[look]\ntheme=" + b"a" * 1_000_000,
}


@pytest.mark.parametrize("what", GARBAGE)
def test_preferences_that_are_garbage_are_as_good_as_none(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, what: str
) -> None:
    hook = sys.excepthook
    memory = tmp_path / "preferences.ini"
    memory.write_bytes(GARBAGE[what])
    program = Application(qapp, Preferences.at(memory))
    program.begin([make(tmp_path)])
    window = window_of(program, qtbot)
    assert window.windowTitle() == "Sound — World Café"
    assert window.stage == "cafe"
    shut(program)
    sys.excepthook = hook
    assert Preferences.at(memory).recent_files()[0] == tmp_path / "Sound.cafe"


def test_without_a_data_folder_notes_are_kept_and_the_missing_second_copy_is_told_once(
    program: Application, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "occupied").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(keeping, "notes_folder", lambda: tmp_path / "occupied" / "notes")
    path = make(tmp_path)
    program.open_cafe(path)
    window = window_of(program, qtbot)
    qtbot.waitUntil(lambda: bool(window.banners()))
    program.open_capture(window.bridge)
    (capture,) = program.beside[window.bridge]
    assert isinstance(capture, CaptureWindow)
    capture.entry.line.insertPlainText("The second note")
    QTest.keyClick(capture.entry.line, Qt.Key.Key_Return)
    assert capture.entry.text() == ""
    (banner,) = window.banners()
    assert "The second copy of the notes cannot be written" in banner
    assert "The notes are kept in the document all the same" in banner
    assert window.close()
    with Document.open(path) as document:
        assert [n.head.text for n in document.cafe.notes] == ["The first note", "The second note"]
