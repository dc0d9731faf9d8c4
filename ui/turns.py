"""Much work in the GUI thread, in several turns of the event loop: the window answers and paints in between.

Building a large page in one go keeps the window from answering for longer than a person fails to notice (50 ms).
Write the work as a generator that yields wherever the window may have a turn, and give it to `Turns`::

    class MyPage(Page):
        def __init__(self, context, desk, parent=None):
            super().__init__(context, desk, parent)
            self.header = PageHeader(context, say("My page"))   # the frame: what is seen at once
            ...

        def grow(self):                     # once, after the frame is shown; the window drives it
            self.table = Table(self.context)
            self.body.addWidget(self.table)
            yield
            self.panel = Panel(self.context)
            self.body.addWidget(self.panel)

        def fill(self):                     # each time the page comes into view after an edit that it missed
            self.table.show_rows(self.cafe)
            yield
            self.panel.show_facts(self.cafe)

A frame that is seen gets events before its parts are made, so its `changeEvent`, `resizeEvent` and the like must not
ask for them: an error there ends the program somewhere else.

Between two yields stay under some 20 ms (a part that is shown is polished, laid out and painted in the turn after).
A window that is no page has a `Turns` of its own: ``self.turns = Turns(self); self.turns.begin(self._grow())``, and
`finish()` where everything must be there now. Small steps share a turn, so yield freely. See `ui.organiser.page`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QObject, QTimer

Steps = Iterator[object]
"""What to do, parted by its yields; what it yields is not looked at."""

TURN: Final = 0.012
"""Seconds after which no further step begins in the same turn."""


class Turns(QObject):
    """Takes the steps of one work at a time. It ends with its parent, in the middle of the work if need be."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._then: Callable[[], None] | None = None
        self._failed: Callable[[Exception], None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    @property
    def running(self) -> bool:
        """Whether steps are left."""
        return self._steps is not None

    def begin(
        self,
        steps: Steps,
        then: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        now: bool = False,
    ) -> None:
        """Take `steps` from the next turn on (with `now`, a first turn's worth at once), then call `then`.

        Work that was going on is left where it is. An error ends the work and goes to `failed`; without `failed` it
        is raised, which in a turn means told as any error that nobody expected.
        """
        self._steps, self._then, self._failed = steps, then, failed
        if now:
            self._turn()
        else:
            self._timer.start(0)

    def finish(self) -> None:
        """Take now all steps that are left."""
        self._timer.stop()
        while self._steps is not None:
            self._step()

    def stop(self) -> None:
        """Leave the work where it is."""
        self._timer.stop()
        self._steps = None

    def _turn(self) -> None:
        ends = time.perf_counter() + TURN
        self._step()
        while self._steps is not None and time.perf_counter() < ends:
            self._step()
        if self._steps is not None:
            self._timer.start(0)

    def _step(self) -> None:
        steps = self._steps
        if steps is None:
            return
        try:
            next(steps)
        except StopIteration:
            # A step may have begun other work, which then is what goes on.
            if self._steps is steps:
                self._steps = None
                if self._then is not None:
                    self._then()
        except Exception as error:
            if self._steps is steps:
                self._steps = None
            if self._failed is None:
                raise
            self._failed(error)
