"""What is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.words import ElidedLabel, Label
from ui.work import Job

Said = Callable[[object], tuple[float | None, str]]
"""Turns a report of the work into a share done, 0 to 1 (None if unknown), and a few words."""


class ProgressStrip(QWidget):
    """A line with what is done, a bar and Cancel. It follows a job and hides itself at its end."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        self._said: Said | None = None
        self._what = Label(weight=600)
        self._words = ElidedLabel(size=scale.SMALL, tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(120)
        self._cancel = Button.small(context, context.language.say("Cancel"), do=self._stop)
        inside = row(12)
        inside.setContentsMargins(16, 8, 12, 8)
        inside.addWidget(self._what)
        inside.addWidget(self._bar, 1)
        inside.addWidget(self._words)
        inside.addWidget(self._cancel)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def follow(self, job: Job, what: str, said: Said | None = None, *, stop: str = "") -> None:
        """Show `job`: `what` it does, how `said` reads its reports, and the word of the button that stops it."""
        self._job = job
        self._said = said
        self._what.setText(what)
        self._bar.setAccessibleName(what)
        self.setAccessibleName(what)
        self._words.set_text("")
        self._cancel.set_text(stop or self._context.language.say("Cancel"))
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        job.progressed.connect(self._progress)
        job.ended.connect(self._end)
        self.show()

    def stop_button(self) -> Button:
        """The button that stops the job."""
        return self._cancel

    def _progress(self, report: object) -> None:
        share, words = self._said(report) if self._said else _plain(report)
        if share is None:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, 1000)
            self._bar.setValue(round(min(max(share, 0.0), 1.0) * 1000))
        self._words.set_text(words)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.set_text(self._context.language.say("Stopping"))
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        if self.sender() is self._job or self._job is None or self._job.over:
            self._job = None
            self.hide()


def _plain(report: object) -> tuple[float | None, str]:
    if isinstance(report, float):
        return report, ""
    return None, str(report)
