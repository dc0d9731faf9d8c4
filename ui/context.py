"""What every widget is given: the words, the look and the memory of the program."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QIcon

from ui.preferences import Preferences
from ui.theme import Theme
from worldcafe.language import Language


@dataclass(frozen=True)
class Context:
    """The language of the screen, the theme and the preferences; made once by the application."""

    language: Language
    theme: Theme
    preferences: Preferences

    def icon(self, name: str, role: str = "ink2", on: str = "accent") -> QIcon:
        """A Lucide icon in the theme's colours (see `ui.theme.Theme.icon`)."""
        return self.theme.icon(name, role, on)
