"""The search for reference cycles, in the GUI thread alone.

Python looks for cycles in whatever thread happens to make an object. A window that was closed is such a cycle, and
Qt's objects may only be destroyed in their own thread: done by a thread that composes a report, it ends the program.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY: Final = 500
"""Milliseconds between two looks at how many objects were made."""


class Collector(QObject):
    """Collects as Python would, by the same thresholds, between two events of the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start(EVERY)

    def stop(self) -> None:
        """Leave it to Python again, once no other thread runs."""
        self._timer.stop()
        if self._was_on:
            gc.enable()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose count is over its threshold, and with it the younger ones."""
    due = [made > limit > 0 for made, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(age for age, is_due in enumerate(due) if is_due))
