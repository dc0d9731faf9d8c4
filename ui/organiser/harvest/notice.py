"""What the page says in place of notes, and over them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets import Banner, Button, Prose, column


class NothingFits(QWidget):
    """Says that no note is let through, with the way back to all (`clear`)."""

    def __init__(self, context: Context, clear: Callable[[], object]) -> None:
        super().__init__()
        self.words = Prose(context, tone="muted")
        self.words.setContentsMargins(24, 24, 24, 24)
        self.clear = Button.link(context, context.language.say("Show all notes"), do=clear)
        fits = column(8, 24)
        fits.addWidget(self.words)
        fits.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        fits.addStretch(1)
        self.setLayout(fits)


class NoticeSlot(QWidget):
    """Shows one banner at a time, and takes no room without one."""

    def __init__(self) -> None:
        super().__init__()
        self._body = column(8)
        self._body.setContentsMargins(24, 0, 24, 10)
        self.setLayout(self._body)
        self.hide()

    def show_banner(self, banner: Banner) -> None:
        """Show this in place of what is said."""
        self.hush()
        banner.closed.connect(self.hush)
        self._body.addWidget(banner)
        self.show()

    def hush(self) -> None:
        """Say nothing more."""
        while (item := self._body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.hide()

    def text(self) -> str:
        """What the banner says; empty without one."""
        item = self._body.itemAt(0)
        found = item.widget() if item is not None else None
        return found.text() if isinstance(found, Banner) else ""
