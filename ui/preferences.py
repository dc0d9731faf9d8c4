"""What the program remembers between two starts. The one user of QSettings.

An INI file gives everything back as text ("false" is true, a list of one is a word, an empty list is nothing), so
every value is read with its type.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

RECENT: Final = 12
"""How many recent files are remembered."""


class Preferences:
    """Typed memory: recent files, windows, last page, theme, language, columns, folders."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @classmethod
    def usual(cls) -> Preferences:
        """The person's own, in an INI file where the system keeps such files."""
        return cls(
            QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "World Cafe", "World Cafe")
        )

    @classmethod
    def at(cls, file: Path) -> Preferences:
        """In a file of one's choice: for tests, screenshots and a stick."""
        return cls(QSettings(str(file), QSettings.Format.IniFormat))

    def flush(self) -> None:
        """Write what is remembered to the file now."""
        self._settings.sync()

    # Recent files, the newest first.

    def recent_files(self) -> tuple[Path, ...]:
        """Files that were open, the newest first; also those that are gone."""
        # The file may hold anything: no more are read than are ever written.
        count = min(self._number("recent/count", 0), RECENT)
        return tuple(Path(self._word(f"recent/{at}")) for at in range(count) if self._word(f"recent/{at}"))

    def remember_file(self, file: Path) -> None:
        """Put `file` in front of the recent files."""
        self._write_recent([file, *(f for f in self.recent_files() if f != file)][:RECENT])

    def forget_file(self, file: Path) -> None:
        """Take `file` from the recent files."""
        self._write_recent([f for f in self.recent_files() if f != file])

    def _write_recent(self, files: list[Path]) -> None:
        self._settings.remove("recent")
        self._settings.setValue("recent/count", len(files))
        for at, file in enumerate(files):
            self._settings.setValue(f"recent/{at}", str(file))

    # Theme and language.

    def theme(self) -> str:
        """``light``, ``dark`` or ``system``."""
        return self._word("look/theme") or "system"

    def set_theme(self, choice: str) -> None:
        """Remember the theme: ``light``, ``dark`` or ``system``."""
        self._settings.setValue("look/theme", str(choice))

    def screen_language(self) -> str | None:
        """Code of the language of the screen, or None for the system's."""
        return self._word("look/language") or None

    def set_screen_language(self, code: str | None) -> None:
        """Remember the language of the screen; None for the system's."""
        self._settings.setValue("look/language", code or "")

    # Places.

    def window(self, name: str) -> tuple[QByteArray, QByteArray]:
        """Geometry and state of the window `name`, as Qt saves them; empty if unknown."""
        return self._bytes(f"windows/{name}/geometry"), self._bytes(f"windows/{name}/state")

    def set_window(self, name: str, geometry: QByteArray, state: QByteArray | None = None) -> None:
        """Remember where the window `name` was."""
        self._settings.setValue(f"windows/{name}/geometry", geometry)
        self._settings.setValue(f"windows/{name}/state", state or QByteArray())

    def last_page(self, window: str = "organiser") -> str:
        """Name of the page that a window showed last; empty if unknown."""
        return self._word(f"pages/{window}")

    def set_last_page(self, page: str, window: str = "organiser") -> None:
        """Remember the page that a window shows."""
        self._settings.setValue(f"pages/{window}", page)

    def columns(self, table: str) -> dict[str, int]:
        """Widths of the columns of `table` in pixels by name; empty if unknown."""
        pairs = (part.rpartition("=") for part in self._word(f"columns/{table}").split("|"))
        return {name: int(width) for name, _, width in pairs if name and width.isdigit()}

    def set_columns(self, table: str, widths: dict[str, int]) -> None:
        """Remember the widths of the columns of `table`; names hold neither ``|`` nor ``=``."""
        self._settings.setValue(
            f"columns/{table}", "|".join(f"{name}={width}" for name, width in widths.items())
        )

    def folder(self, purpose: str) -> Path | None:
        """The folder last used for `purpose` (``open``, ``import``, ``report`` …), or None."""
        word = self._word(f"folders/{purpose}")
        return Path(word) if word else None

    def set_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder last used for `purpose`."""
        self._settings.setValue(f"folders/{purpose}", str(folder))

    # Small things that pages remember under a name of their own.

    def word(self, name: str, otherwise: str = "") -> str:
        """A remembered word."""
        return self._word(f"words/{name}") or otherwise

    def set_word(self, name: str, word: str) -> None:
        """Remember a word."""
        self._settings.setValue(f"words/{name}", word)

    def flag(self, name: str, otherwise: bool = False) -> bool:
        """A remembered yes or no."""
        if not self._settings.contains(f"flags/{name}"):
            return otherwise
        return self._number(f"flags/{name}", 0) == 1

    def set_flag(self, name: str, value: bool) -> None:
        """Remember a yes or no."""
        self._settings.setValue(f"flags/{name}", 1 if value else 0)

    def _word(self, key: str) -> str:
        found = self._settings.value(key, "", type=str)
        return found if isinstance(found, str) else ""

    def _number(self, key: str, otherwise: int) -> int:
        found = self._settings.value(key, otherwise, type=int)
        return found if isinstance(found, int) else otherwise

    def _bytes(self, key: str) -> QByteArray:
        found = self._settings.value(key, QByteArray(), type=QByteArray)
        return found if isinstance(found, QByteArray) else QByteArray()
