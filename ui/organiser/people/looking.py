"""Looks for look-alikes in the background whenever people or organisations have changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.people.alike import Decisions
from ui.organiser.people.setting_aside import set_aside
from ui.work import Stop, Watch
from worldcafe.domain.errors import Stopped
from worldcafe.verbs.alike import Cases, find_cases

SOON: Final = 250
"""Milliseconds after a change; changes that follow quickly are looked at once."""


class LookAlikes(QObject):
    """`found` when `cases` has changed, `looked` when all have been looked at, changed or not."""

    found = Signal()
    looked = Signal()

    def __init__(self, context: Context, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self.decisions = Decisions(context.preferences, desk.bridge.cafe.event.id)
        self.cases = Cases()
        self._cancel: Callable[[], None] | None = None
        self._asked = 0
        self._seen: tuple[object, object] | None = None
        """The mappings looked at last; they are new objects after every change."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look)

    def refresh(self) -> None:
        """Look again soon if people or organisations have changed."""
        cafe = self._desk.bridge.cafe
        seen = self._seen
        if seen is None or seen[0] is not cafe.people or seen[1] is not cafe.organisations:
            self._seen = (cafe.people, cafe.organisations)
            self._soon.start(SOON)

    def look_now(self) -> None:
        """Look again, whatever has changed."""
        self._soon.start(0)

    def decided(self) -> None:
        """Drop the cases that somebody has decided about."""
        known = self.decisions.all()
        self._take(
            Cases(
                tuple(c for c in self.cases.people if c.key not in known),
                tuple(c for c in self.cases.houses if c.key not in known),
            )
        )

    def _look(self) -> None:
        if self._cancel is not None:
            self._cancel()
        self._asked += 1
        asked, cafe, decided = self._asked, self._desk.bridge.cafe, self.decisions.all()

        def work(stop: Stop, watch: Watch) -> object:
            try:
                found = find_cases(cafe, decided, stop)
            except Stopped:
                return None
            set_aside(len(cafe.people))
            return found

        def done(cases: object) -> None:
            if asked == self._asked and isinstance(cases, Cases):
                self._cancel = None
                self._take(cases)
                self.looked.emit()

        # What cannot be looked at is not offered; nothing else depends on it.
        label = self._context.language.say("Looking for duplicates")
        self._cancel = self._desk.run(label, work, done, failed=lambda _error: None, quiet=True)

    def _take(self, cases: Cases) -> None:
        if cases != self.cases:
            self.cases = cases
            self.found.emit()
