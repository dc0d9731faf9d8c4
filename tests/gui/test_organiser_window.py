"""The organiser's window, driven as a person drives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.window import OrganiserWindow
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from worldcafe.language import language
from worldcafe.verbs.new import new_document


@pytest.fixture(scope="module")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[OrganiserWindow]:
    document = new_document(tmp_path / "bright.cafe", language("en"), title="Bright Streets", tables=3, rounds=2)
    context = Context(language("en"), theme, Preferences.at(tmp_path / "preferences.ini"))
    made = OrganiserWindow(context, document)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    yield made
    made.close()


def retitle(window: OrganiserWindow, title: str) -> bool:
    event = window.bridge.cafe.event
    return window.edit("Change the title", lambda w: w.put(replace(event, title=title)))


def test_the_edit_menu_names_what_it_takes_back(window: OrganiserWindow, qtbot: QtBot) -> None:
    retitle(window, "Brighter Streets")
    assert window.menus.actions["undo"].text() == "Undo “Change the title”"
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.bridge.cafe.event.title == "Bright Streets"
    assert not window.menus.actions["undo"].isEnabled()
    assert window.menus.actions["redo"].text() == "Redo “Change the title”"
