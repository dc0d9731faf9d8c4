"""The menus of the rapporteur's window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.widgets.mnemonics import give_letters

if TYPE_CHECKING:
    from ui.capture.window import CaptureWindow


def build_menus(window: CaptureWindow) -> QAction:
    """Give the window its menus; returns the action that shows or hides the panel beside the line."""
    say = window.context.language.say
    bar = QMenuBar(window)
    bar.setNativeMenuBar(False)
    window.setMenuBar(bar)

    def add(menu: QMenu, words: str, do: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action

    def full_screen() -> None:
        window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    note = bar.addMenu(say("Note"))
    add(note, say("Keep"), window.keep)
    add(note, say("Edit the last one"), window.edit_earlier)
    add(note, say("One of the top three"), window.star)
    note.addSeparator()
    add(note, say("Overview of the table"), lambda: window.write_first("overview"))
    add(note, say("Key message"), lambda: window.write_first("key-message"))
    add(note, say("Insight"), lambda: window.write_text("insight", None))
    table = bar.addMenu(say("Table"))
    add(table, say("Another table"), lambda: window.head.tables.showMenu(), "Ctrl+T")
    add(table, say("Another round"), lambda: window.head.rounds.showMenu(), "Ctrl+R")
    view = bar.addMenu(say("View"))
    side = add(view, say("Beside the line"), window.show_side, "F9")
    side.setCheckable(True)
    side.setChecked(True)
    add(view, say("Full screen"), full_screen, "F11")
    add(bar.addMenu(say("Window")), say("Close"), window.close, "Ctrl+W")
    give_letters(bar.actions())
    for title in bar.actions():
        menu = title.menu()
        if isinstance(menu, QMenu):
            give_letters(menu.actions())
    return side
