"""The handouts that there are: which to print or save, and which one is looked at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.report.list_row import ListRow
from ui.widgets import Label, Tick, column, row
from worldcafe.language import mark

WORDS: Final = {
    "itineraries": mark("Itinerary cards"),
    "doorlist": mark("Door list"),
    "tents": mark("Table tents"),
    "tablelists": mark("Table lists"),
    "agenda": mark("Agenda poster"),
}
"""The handouts by name (see `worldcafe.verbs.reporting.HANDOUTS`) as the screen calls them."""

USUAL: Final = frozenset(("itineraries", "doorlist", "tents"))


class HandoutRow(ListRow):
    """One handout: a tick, its name, how many pages it has. Space ticks it."""

    def __init__(self, context: Context, name: str) -> None:
        word = context.language.say(WORDS[name])
        super().__init__(context, name, word)
        self.tick = Tick(word, name in USUAL)
        self.tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.tick.clicked.connect(lambda: self.chosen.emit(self.key))
        self.pages = Label("", size=12, tone="muted")
        line = row(8)
        line.setContentsMargins(20, 0, 20, 0)
        line.addWidget(self.tick)
        line.addStretch(1)
        line.addWidget(self.pages)
        self.setLayout(line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.tick.click()
        else:
            super().keyPressEvent(event)


class HandoutList(QWidget):
    """All handouts. `chosen(name)` tells which one is looked at, `ticked()` that the choice changed."""

    chosen = Signal(str)
    ticked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows = {name: HandoutRow(context, name) for name in WORDS}
        self._current = ""
        body = column(0)
        for line in self._rows.values():
            line.chosen.connect(self.choose)
            line.tick.ticked.connect(self._tell)
            body.addWidget(line)
        self.setLayout(body)
        self.setAccessibleName(context.language.say("Handouts"))

    def _tell(self, _on: bool) -> None:
        self.ticked.emit()

    def row_of(self, name: str) -> HandoutRow:
        """The row of a handout."""
        return self._rows[name]

    def wanted(self) -> tuple[str, ...]:
        """The handouts that are ticked, in their order."""
        return tuple(name for name, line in self._rows.items() if line.tick.isChecked())

    def current(self) -> str:
        """The handout that is looked at."""
        return self._current

    def choose(self, name: str) -> None:
        """Look at a handout."""
        changed = name != self._current
        self._current = name
        for own, line in self._rows.items():
            line.set_current(own == name)
        if changed:
            self.chosen.emit(name)

    def set_pages(self, name: str, pages: int) -> None:
        """Say how many pages a handout has."""
        self._rows[name].pages.setText(self._context.language.plural("{n} page", "{n} pages", pages))
