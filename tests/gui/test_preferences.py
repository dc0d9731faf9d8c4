"""What is remembered comes back as it was after the next start, with its type."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray

from ui.preferences import RECENT, Preferences


def again(preferences: Preferences, file: Path) -> Preferences:
    """The preferences as the next start reads them: from the file, for Qt remembers values of a path it knows."""
    preferences.flush()
    copy = file.with_name(f"next-{file.name}")
    shutil.copy(file, copy)
    return Preferences.at(copy)


def test_a_new_person_gets_the_usual(tmp_path: Path) -> None:
    fresh = Preferences.at(tmp_path / "p.ini")
    assert fresh.recent_files() == ()
    assert fresh.theme() == "system"
    assert fresh.screen_language() is None
    assert fresh.columns("people") == {}
    assert fresh.folder("open") is None
    assert fresh.last_page() == ""
    assert fresh.window("organiser") == (QByteArray(), QByteArray())


def test_one_recent_file_comes_back_as_one_file(tmp_path: Path) -> None:
    file = tmp_path / "p.ini"
    preferences = Preferences.at(file)
    preferences.remember_file(Path("/cafés/Łódź, 2027.cafe"))
    assert again(preferences, file).recent_files() == (Path("/cafés/Łódź, 2027.cafe"),)


def test_the_newest_file_stands_first_and_only_once(tmp_path: Path) -> None:
    preferences = Preferences.at(tmp_path / "p.ini")
    for name in ("a", "b", "a", *(f"more-{n}" for n in range(RECENT))):
        preferences.remember_file(Path(name))
    files = preferences.recent_files()
    assert len(files) == RECENT
    assert files[0] == Path(f"more-{RECENT - 1}")
    preferences.forget_file(files[0])
    assert preferences.recent_files() == files[1:]


def test_no_stays_no_after_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "p.ini"
    preferences = Preferences.at(file)
    preferences.set_flag("inspector", False)
    preferences.set_flag("welcome", True)
    later = again(preferences, file)
    assert later.flag("inspector", True) is False
    assert later.flag("welcome") is True
    assert later.flag("unknown", True) is True


def test_look_places_and_pages_come_back(tmp_path: Path) -> None:
    file = tmp_path / "p.ini"
    preferences = Preferences.at(file)
    preferences.set_theme("dark")
    preferences.set_screen_language("pt_BR")
    preferences.set_window("organiser", QByteArray(b"\x00\x01geometry"), QByteArray(b"state"))
    preferences.set_last_page("rotation")
    preferences.set_folder("report", Path("/tmp/Reports, 2027"))
    later = again(preferences, file)
    assert later.theme() == "dark"
    assert later.screen_language() == "pt_BR"
    assert later.window("organiser") == (QByteArray(b"\x00\x01geometry"), QByteArray(b"state"))
    assert later.last_page() == "rotation"
    assert later.folder("report") == Path("/tmp/Reports, 2027")


def test_a_damaged_file_is_as_good_as_a_new_one(tmp_path: Path) -> None:
    file = tmp_path / "p.ini"
    file.write_bytes(b"[recent]\ncount=many\n[columns]\npeople=name=wide|=3|organisation=120\n\xff\xfe")
    preferences = Preferences.at(file)
    assert preferences.recent_files() == ()
    assert preferences.columns("people") == {"organisation": 120}


@given(
    widths=st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), st.integers(0, 5000), max_size=8)
)
def test_widths_of_columns_come_back(widths: dict[str, int]) -> None:

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "p.ini"
        preferences = Preferences.at(file)
        preferences.set_columns("people", widths)
        assert again(preferences, file).columns("people") == widths
