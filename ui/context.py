"""What every widget is given: the words, the look and the memory of the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QIcon

from ui.clock import present
from ui.preferences import Preferences
from ui.theme import Theme
from worldcafe.language import Language


@dataclass(frozen=True)
class Context:
    """The language of the screen, the theme and the preferences; made once by the application.

    `now` gives the present moment in UTC to whatever shows a clock; pictures and tests give another.
    """

    language: Language
    theme: Theme
    preferences: Preferences
    now: Callable[[], datetime] = present

    def icon(self, name: str, role: str = "ink2", on: str = "accent") -> QIcon:
        """A Lucide icon in the theme's colours (see `ui.theme.Theme.icon`)."""
        return self.theme.icon(name, role, on)
