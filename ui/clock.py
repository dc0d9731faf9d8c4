"""A clock that a window shows: it wakes once a second while somebody looks, and not at all otherwise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal


def present() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Clock(QObject):
    """Tells the moment, and `ticked` at the beginning of every second between `start` and `stop`.

    `now` gives the moment in UTC; a test gives its own and calls `tick`.
    """

    ticked = Signal()

    def __init__(self, now: Callable[[], datetime] = present, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._running = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self._now()

    def start(self) -> None:
        """Begin to tick; for a window that is shown."""
        self._running = True
        self._wait()

    def stop(self) -> None:
        """Tick no more; for a window that is hidden."""
        self._running = False
        self._timer.stop()

    def tick(self) -> None:
        """Tell everybody to look again."""
        self.ticked.emit()
        if self._running:
            self._wait()

    def _wait(self) -> None:
        # To the next full second and never a fixed step, so that it neither drifts nor skips one.
        self._timer.start(max(20, 1000 - self._now().microsecond // 1000))
