"""What a window may ask of the program around it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.bridge import DocumentBridge


class House(Protocol):
    """The program as a window sees it: it opens cafés and the windows that stand beside this one."""

    def new_cafe(self, people: Path | None = None) -> None:
        """Ask for what a new café needs, and open it; `people` is a list to import then."""
        ...

    def open_cafe(self, path: Path | None = None) -> None:
        """Open a café; without a path the person chooses one."""
        ...

    def open_sample(self) -> None:
        """Open a café of invented people to try the program with."""
        ...

    def show_start(self) -> None:
        """Show the start screen."""
        ...

    def open_capture(self, bridge: DocumentBridge, table: str | None = None) -> None:
        """Open the rapporteur's window on a document, at a table if given."""
        ...

    def close_beside(self, bridge: DocumentBridge) -> None:
        """Close the windows that stand on a document beside the organiser's."""
        ...

    def closed(self, window: QWidget) -> None:
        """A window has closed its document."""
        ...

    def speak(self, code: str | None) -> None:
        """Show every window in another language; None is the system's."""
        ...

    def quit(self) -> None:
        """Close every window; a window may ask to stay."""
        ...
