"""What a stage of the organiser's window is, and what the window gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.bridge import DocumentBridge
from ui.context import Context
from ui.slots import pressed
from ui.turns import Steps
from ui.work import Work
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.store.recorder import Writer


class Desk(Protocol):
    """What a page may ask of the window that it stands in."""

    bridge: DocumentBridge

    def go_to(self, stage: str, target: object = None) -> None:
        """Show another stage ("cafe", "people", "rotation", "live", "harvest", "report"), at a target if given."""
        ...

    def edit(self, label: str, change: Callable[[Writer], Any], origin: object = None) -> bool:
        """Make an edit; a failure is told in place. Whether it was kept."""
        ...

    def run(
        self,
        label: str,
        work: Work,
        done: Callable[[Any], None] | None = None,
        progressed: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Callable[[], None]:
        """Do long work off the GUI thread with a progress strip and Cancel; returns what cancels it.

        `quiet` shows no strip, for a page that shows its own progress. Without `failed` the window tells the error.
        """
        ...

    def tell(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """A short notice at the bottom that goes by itself; it may offer one thing to do."""
        ...

    def undo(self) -> None:
        """Take the last edit back."""
        ...

    def tell_error(self, error: Exception) -> None:
        """Say what happened, what was kept and what to do."""
        ...

    def open_capture(self, table: str | None = None) -> None:
        """Open the rapporteur's window, at a table if given."""
        ...


class Page(QWidget):
    """A stage. Pages are built when first shown; `refresh` brings the present café in.

    `__init__` makes the frame, which is seen at once; `grow` makes the parts and `fill` brings the café in, each in
    as many turns of the event loop as it yields (see `ui.turns`). The window calls `refresh(changes)` after every
    edit while the page is visible, and `fill` when it comes into view after an edit that it missed. Neither comes
    before the page is grown.
    """

    stage = ""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.desk = desk

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self.desk.bridge.cafe

    def grow(self) -> Steps:
        """Make the parts that are not made yet; yields where the window may have a turn."""
        return iter(())

    def fill(self) -> Steps:
        """Show the café as it stands, with turns in between; the page is in view."""
        self.refresh(None)
        yield None

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the café as it stands; `changes` says what an edit touched."""

    def show_target(self, target: object) -> None:
        """Go to what another page pointed at: a person's id, a table's, or a word of the page's own."""

    def leave(self) -> None:
        """The window closes: let go of threads and files of the page's own."""

    def actions_for_menu(self) -> list[Any]:
        """QActions of this page for its menu and the command palette."""
        return []

    def actions_of(self, deeds: Iterable[tuple[str, Callable[[], object]]]) -> list[QAction]:
        """Deeds with their words as actions."""
        made: list[QAction] = []
        for words, do in deeds:
            action = QAction(words, self)
            action.triggered.connect(pressed(do))
            made.append(action)
        return made
