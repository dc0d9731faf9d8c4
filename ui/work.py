"""Long work off the GUI thread: a plain function, watched and stoppable.

The function gets frozen values by closure, never a session or a widget. Its reports and its end arrive in the GUI
thread, also when whoever asked for it is long gone.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

Watch = Callable[[object], None]

REPORT_EVERY: Final = 0.05
"""Seconds between two progress reports that reach the screen; those in between are replaced by the next."""

SWITCH_WHILE_WORKING: Final = 0.0005
"""Seconds after which Python's threads change turns while a job lives: the window's callbacks then wait little."""


class Stop:
    """Asks work to stop: the work calls it, with whatever it has, and ends in order when it says True."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def __call__(self, *_found: object) -> bool:
        return self._asked.is_set()

    def ask(self) -> None:
        """Ask the work to stop; may be called from any thread, and twice."""
        self._asked.set()


class Work(Protocol):
    """A function that asks `stop()` now and then, and tells `watch(report)` how far it is."""

    def __call__(self, stop: Stop, watch: Watch) -> object: ...


class Job(QObject):
    """One piece of work in a thread of its own. Signals arrive in the thread that made the job.

    `progressed(report)` what the work tells, at most twenty times a second;
    `finished(result)` what it returned, also after `cancel` (a cancelled plan is a usable plan);
    `failed(error)` the exception that it raised;
    `ended()` after either.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    ended = Signal()
    _arrived = Signal(object, object)

    def __init__(self, work: Work, name: str = "work") -> None:
        # No parent: the thread emits, and a parent could delete the emitter under it.
        super().__init__()
        self._work = work
        self._stop = Stop()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._told = 0.0
        self._latest: object = None
        self._untold = False
        self._cancelled = False
        self._over = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled

    @property
    def over(self) -> bool:
        """Whether its end has been told."""
        return self._over

    def start(self) -> None:
        """Begin; once only."""
        self._thread.start()

    def cancel(self) -> None:
        """Ask the work to stop; its end is told as always."""
        self._cancelled = True
        self._stop.ask()

    def join(self, seconds: float | None = None) -> bool:
        """Wait for the thread; whether it has ended. Nothing is delivered meanwhile."""
        if self._thread.ident is not None:
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            result = self._work(self._stop, self._watch)
        except Exception as error:  # whatever went wrong is told, where it can be shown
            self._send("failed", error)
        else:
            self._send_latest()
            self._send("finished", result)

    def _watch(self, report: object) -> None:
        self._latest = report
        self._untold = True
        if time.monotonic() - self._told >= REPORT_EVERY:
            self._send_latest()

    def _send_latest(self) -> None:
        if self._untold:
            self._untold = False
            self._told = time.monotonic()
            self._send("progressed", self._latest)

    def _send(self, what: str, value: object) -> None:
        try:
            self._arrived.emit(what, value)
        except RuntimeError:
            # The program is closing and Qt has taken the object away: there is nobody left to tell.
            return

    @Slot(object, object)
    def _deliver(self, what: str, value: object) -> None:
        if what == "progressed":
            self.progressed.emit(value)
            return
        self._over = True
        self.join()
        if what == "finished":
            self.finished.emit(value)
        else:
            self.failed.emit(value)
        self.ended.emit()


class Jobs(QObject):
    """The jobs of a window: keeps them alive while they run, and stops and joins them when the window closes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._running: list[Job] = []
        self._usual_switch = sys.getswitchinterval()

    def start(self, work: Work, name: str = "work") -> Job:
        """Begin `work` and give its job; connect to its signals before control returns to the event loop."""
        job = Job(work, name)
        job.ended.connect(self._tidy)
        if not self._running:
            self._usual_switch = sys.getswitchinterval()
            sys.setswitchinterval(SWITCH_WHILE_WORKING)
        self._running.append(job)
        job.start()
        self.changed.emit()
        return job

    def running(self) -> tuple[Job, ...]:
        """Jobs whose end has not been told."""
        return tuple(self._running)

    def close(self, seconds: float = 10.0) -> bool:
        """Cancel all and wait up to `seconds` for each; whether all have ended. Their ends are not told."""
        for job in self._running:
            job.cancel()
        done = [job.join(seconds) for job in self._running]
        for job in self._running:
            # What is already on its way must not reach a window that is gone.
            job.blockSignals(True)
        self._running.clear()
        self._rest()
        return all(done)

    def _tidy(self) -> None:
        before = len(self._running)
        self._running = [job for job in self._running if not job.over]
        if before and not self._running:
            self._rest()
        self.changed.emit()

    def _rest(self) -> None:
        sys.setswitchinterval(self._usual_switch)
