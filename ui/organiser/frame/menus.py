"""The menu bar of the organiser's window and its actions, by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from ui.context import Context
from ui.organiser.stages import STAGES
from ui.theme import Choice
from ui.widgets.mnemonics import give_letters

if TYPE_CHECKING:
    from ui.organiser.window import OrganiserWindow


class Menus(QObject):
    """Makes the menus and keeps their actions; the window says what they do and when they can."""

    def __init__(self, context: Context, window: OrganiserWindow, bar: QMenuBar) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._bar = bar
        self.actions: dict[str, QAction] = {}
        self._shortcuts: dict[str, QKeySequence] = {}
        self.recent = QMenu(context.language.say("Open &recent"), window)
        self._file()
        self._edit()
        self._view()
        self.page_menu = QMenu(window)
        self.page_menu.aboutToShow.connect(partial(_underline, self.page_menu))
        self._page_place = bar.addMenu(self.page_menu)
        self._page_place.setVisible(False)
        self._help()

    def all(self) -> list[QAction]:
        """Every action, those of the page last, for the finder."""
        return [*self.actions.values(), *(a for a in self.page_menu.actions() if not a.isSeparator())]

    def show_page(self, title: str, actions: list[QAction] | None) -> None:
        """Show the actions of the current page in a menu of its own; None while the page is not there yet.

        Where the page and the window mean the same keys, the page has them while it is shown: two actions with one
        shortcut would both stay silent.
        """
        self.page_menu.clear()
        self.page_menu.setTitle(title)
        give_letters(self._bar.actions())
        self._page_place.setVisible(actions is None or bool(actions))
        self._page_place.setEnabled(actions is not None)
        actions = actions or []
        taken = {action.shortcut().toString() for action in actions}
        for name, action in self.actions.items():
            mine = self._shortcuts.get(name, QKeySequence())
            action.setShortcut(QKeySequence() if mine.toString() in taken else mine)
        mine_too = {keys.toString() for keys in self._shortcuts.values()}
        for action in actions:
            if action.shortcut().toString() in mine_too:
                action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self.page_menu.addAction(action)

    def fill_recent(self) -> None:
        """Bring the list of recent cafés up to date."""
        self.recent.clear()
        window = self._window
        for file in self._context.preferences.recent_files():
            if file != window.bridge.document.path:
                act = self.recent.addAction(file.stem.replace("&", "&&"))
                act.setToolTip(str(file))
                act.triggered.connect(partial(self._open, file))
        self.recent.setEnabled(not self.recent.isEmpty())

    def _open(self, file: object, _checked: bool = False) -> None:
        from pathlib import Path

        if self._window.house is not None and isinstance(file, Path):
            self._window.house.open_cafe(file)

    def _file(self) -> None:
        say = self._context.language.say
        window = self._window
        menu = self._menu(say("&File"))
        key = QKeySequence.StandardKey
        self._add(menu, "new", say("&New café"), window.new_cafe, key.New, "plus")
        self._add(menu, "open", say("&Open…"), window.open_cafe, key.Open, "folder-open")
        menu.addMenu(self.recent)
        self.recent.aboutToShow.connect(self.fill_recent)
        menu.addSeparator()
        self._add(menu, "copy", say("Save a &copy…"), window.save_copy, "Ctrl+Shift+S", "copy")
        menu.addSeparator()
        self._add(menu, "import", say("&Import people…"), window.import_people, "Ctrl+I", "file-input")
        export = menu.addMenu(say("&Export"))
        export.aboutToShow.connect(partial(_underline, export))
        self._add(export, "notes-csv", say("Notes as a table (CSV)…"), partial(window.export, "notes-csv"))
        self._add(
            export, "notes-json", say("Notes with everything (JSON)…"), partial(window.export, "notes-json")
        )
        self._add(
            export, "rotation-csv", say("Rotation as a table (CSV)…"), partial(window.export, "rotation-csv")
        )
        self._add(menu, "print", say("&Print…"), window.print_handouts, key.Print, "printer")
        menu.addSeparator()
        self._add(menu, "close", say("C&lose this café"), window.close_to_start, "Ctrl+W", "x")
        self._add(menu, "quit", say("&Quit"), window.quit, "Ctrl+Q", "log-out")

    def _edit(self) -> None:
        say = self._context.language.say
        menu = self._menu(say("&Edit"))
        self._add(menu, "undo", say("Undo"), self._window.undo, "Ctrl+Z", "undo-2")
        self._add(menu, "redo", say("Redo"), self._window.redo, "Ctrl+Shift+Z", "redo-2")
        menu.addSeparator()
        self._add(menu, "find", say("&Find…"), self._window.open_finder, "Ctrl+K", "search")
        self._add(
            menu, "preferences", say("&Preferences…"), self._window.show_preferences, "Ctrl+,", "settings"
        )

    def _view(self) -> None:
        say = self._context.language.say
        menu = self._menu(say("&View"))
        for at, stage in enumerate(STAGES, start=1):
            go = partial(self._window.go_to, stage.code)
            self._add(menu, f"stage-{stage.code}", say(stage.title), go, f"Ctrl+{at}", stage.icon)
        menu.addSeparator()
        self._add(
            menu, "capture", say("Capture window"), self._window.open_capture, "Ctrl+Shift+C", "pen-line"
        )
        menu.addSeparator()
        self._themes(menu)
        menu.addSeparator()
        self._add(
            menu, "full-screen", say("Full screen"), self._window.toggle_full_screen, "F11", "fullscreen"
        )

    def _themes(self, menu: QMenu) -> None:
        say = self._context.language.say
        names = {Choice.LIGHT: say("Light"), Choice.DARK: say("Dark"), Choice.SYSTEM: say("As the system")}
        group = QActionGroup(self)
        for choice, name in names.items():
            action = self._add(
                menu, f"theme-{choice.value}", name, partial(self._window.choose_theme, choice)
            )
            action.setCheckable(True)
            action.setChecked(self._context.theme.choice is choice)
            group.addAction(action)

    def _help(self) -> None:
        say = self._context.language.say
        menu = self._menu(say("&Help"))
        self._add(menu, "help", say("&First steps"), self._window.show_help, "F1", "circle-question-mark")
        self._add(
            menu, "shortcuts", say("&Keyboard shortcuts"), self._window.show_shortcuts, "Ctrl+/", "keyboard"
        )
        self._add(menu, "about", say("&About World Café"), self._window.show_about, "", "info")

    def _menu(self, title: str) -> QMenu:
        menu = self._bar.addMenu(title)
        # When it is seen, since Undo changes its words.
        menu.aboutToShow.connect(partial(_underline, menu))
        return menu

    def _add(
        self,
        menu: QMenu,
        name: str,
        text: str,
        do: Callable[[], object],
        keys: str | QKeySequence.StandardKey = "",
        icon: str = "",
    ) -> QAction:
        action = QAction(text, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
            self._shortcuts[name] = action.shortcut()
        if icon:
            action.setIcon(self._context.icon(icon))
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        self.actions[name] = action
        return action


def _underline(menu: QMenu) -> None:
    give_letters(menu.actions())
