"""Strips that tell how far long work is, each with a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.widgets import ProgressStrip, Rule, column
from ui.work import Job

SHOWN_AFTER = 300
"""Milliseconds that work may last before a strip shows it; what is quicker needs none."""


class ProgressShelf(QWidget):
    """The strips of the jobs that run, at the foot of the window; hidden when there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._strips: list[ProgressStrip] = []
        self._jobs: list[Job] = []
        self._body = column(0)
        self._body.addWidget(Rule())
        self.setLayout(self._body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def add(self, label: str, job: Job) -> None:
        """Show a job until it ends, if it does not end at once."""
        self._jobs = [*(known for known in self._jobs if not known.over), job]
        wait = QTimer(self)
        wait.setSingleShot(True)
        wait.timeout.connect(lambda: self._reveal(label, job, wait))
        wait.start(SHOWN_AFTER)
        job.ended.connect(wait.stop)

    def waiting(self) -> bool:
        """Whether somebody waits for work that runs: such work is not stopped without a question."""
        return any(not job.over for job in self._jobs)

    def strips(self) -> list[ProgressStrip]:
        """The strips that are shown, the oldest first."""
        return list(self._strips)

    def _reveal(self, label: str, job: Job, wait: QTimer) -> None:
        wait.deleteLater()
        if job.over:
            return
        strip = ProgressStrip(self._context)
        self._strips.append(strip)
        self._body.addWidget(strip)
        strip.follow(job, label, lambda report: _said(self._context, report))
        job.ended.connect(lambda: self._remove(strip))
        self.show()

    def _remove(self, strip: ProgressStrip) -> None:
        self._strips.remove(strip)
        self._body.removeWidget(strip)
        strip.hide()
        strip.deleteLater()
        self.setVisible(bool(self._strips))


def _said(context: Context, report: object) -> tuple[float | None, str]:
    """Reads a report of any work: a share of 1, (done, all), or words; what else it may be is for its page."""
    match report:
        case float(share):
            return share, context.language.say("{percent} %", percent=round(100 * share))
        case (int(done), int(total)) if total > 0:
            return done / total, context.language.say("{done} of {total}", done=done, total=total)
        case str(words):
            return None, words
        case _:
            return None, ""
