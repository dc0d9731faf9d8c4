"""The theme of the running program: one palette at a time, told to Qt and to everyone who paints."""

from __future__ import annotations

import atexit
import enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.icons import IconShelf
from ui.theme import scale
from ui.theme.fonts import load_fonts
from ui.theme.marks import write_marks
from ui.theme.palette import DARK, LIGHT, Palette
from ui.theme.rules import style_sheet
from worldcafe.resources import path


class Choice(enum.StrEnum):
    """What the person asked for."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Theme(QObject):
    """Gives the application its style, fonts and colours, and says `changed` when the palette has changed.

    Make one after the QApplication and before the first widget. Widgets that paint themselves read `palette` when
    they paint; nothing needs to be told twice.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM, fonts: Path | None = None) -> None:
        super().__init__()
        self._app = app
        self._choice = choice
        self._folder = QTemporaryDir()
        # The application wears the style sheet longer than this object lives, and its pictures with it.
        self._folder.setAutoRemove(False)
        atexit.register(self._folder.remove)
        self.families = load_fonts(fonts or path("fonts"))
        self._palette = self._chosen()
        self._icons = IconShelf(path("icons"), lambda role: self._palette.hex(role))
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(scale.font())
        app.setEffectEnabled(Qt.UIEffect.UI_AnimateCombo, False)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    @property
    def palette(self) -> Palette:
        """The colours in use now."""
        return self._palette

    @property
    def choice(self) -> Choice:
        """What the person asked for: light, dark, or as the system."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Switch to light, to dark, or to what the system says (light where it says nothing)."""
        self._choice = choice
        self._refresh()

    def colour(self, role: str) -> QColor:
        """The colour of a role now (see `Palette.hex`)."""
        return self._palette.colour(role)

    def icon(self, name: str, role: str = "ink2", on: str = "accent") -> QIcon:
        """A Lucide icon in the colour of `role`, and of `on` when its button is checked; follows the theme."""
        return self._icons.icon(name, role, on)

    def _chosen(self) -> Palette:
        if self._choice is Choice.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._choice is Choice.DARK else LIGHT

    def _follow(self) -> None:
        if self._choice is Choice.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        chosen = self._chosen()
        if chosen is not self._palette:
            self._palette = chosen
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        # First the palette, then the rules: the other way round leaves half of the window in the old colours.
        self._app.setPalette(qt_palette(self._palette))
        marks = write_marks(Path(self._folder.path()), self._palette)
        self._app.setStyleSheet(style_sheet(self._palette, marks))


def qt_palette(palette: Palette) -> QPalette:
    """Qt's own palette in our colours, for whatever the rules do not reach."""
    roles = {
        QPalette.ColorRole.Window: "paper",
        QPalette.ColorRole.WindowText: "ink",
        QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "paper",
        QPalette.ColorRole.ToolTipBase: "surface",
        QPalette.ColorRole.ToolTipText: "ink",
        QPalette.ColorRole.Text: "ink",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "ink",
        QPalette.ColorRole.BrightText: "error",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.LinkVisited: "accent",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.PlaceholderText: "muted",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Light: "surface",
        QPalette.ColorRole.Midlight: "line",
        QPalette.ColorRole.Mid: "line2",
        QPalette.ColorRole.Dark: "edge",
        QPalette.ColorRole.Shadow: "edge",
    }
    made = QPalette()
    for role, name in roles.items():
        made.setColor(role, palette.colour(name))
    words = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)
    for role in words:
        made.setColor(QPalette.ColorGroup.Disabled, role, palette.colour("disabled"))
    return made
