"""Makes the PDF that is previewed, off the GUI thread, and makes it again when something changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ui.organiser.page import Desk
from ui.work import Stop, Watch

Make = Callable[[Stop, Watch], bytes]

SETTLE: int = 150
"""Milliseconds in which several edits in a row become one new preview."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF: which document it is, its bytes, how many pages, and at which page (from 0) a title begins."""

    name: str
    pdf: bytes
    pages: int
    places: Mapping[str, int]


def paper_of(name: str, pdf: bytes) -> Paper:
    """A PDF with what its bookmarks tell."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        marks: list[tuple[str, Any]] = [(mark.get_title(), mark.get_dest()) for mark in document.get_toc()]
        # The first of several bookmarks of one title counts, so they are read from the end.
        places: dict[str, int] = {
            title: dest.get_index() for title, dest in reversed(marks) if dest is not None
        }
        return Paper(name, pdf, len(document), places)
    finally:
        document.close()


class Previewer(QObject):
    """Keeps the latest PDF of the document that is looked at.

    `made(Paper)` when a PDF is ready, `failed(error)` when it could not be made. A wish that comes while another
    is made cancels that one: what is shown is always the café as it stands.
    """

    made = Signal(object)
    failed = Signal(object)
    began = Signal()

    def __init__(self, desk: Desk, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._label = label
        self._wish: tuple[str, Make] | None = None
        self._cancel: Callable[[], None] | None = None
        self._dropped = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE)
        self._soon.timeout.connect(self._start)

    @property
    def busy(self) -> bool:
        """Whether a PDF is being made or about to be."""
        return self._cancel is not None or self._soon.isActive()

    def wish(self, name: str, make: Make, *, at_once: bool = False) -> None:
        """Make this document; the one in the making, if any, is left."""
        self._wish = (name, make)
        self._dropped = False
        if self._cancel is not None:
            self._cancel()
        elif at_once:
            self._start()
        else:
            self._soon.start()

    def drop(self) -> None:
        """Make nothing: there is nothing to look at."""
        self._wish = None
        self._soon.stop()
        self._dropped = self._cancel is not None
        if self._cancel is not None:
            self._cancel()

    def _start(self) -> None:
        if self._wish is None or self._cancel is not None:
            return
        self._soon.stop()
        name, make = self._wish
        self._wish = None
        self.began.emit()

        def work(stop: Stop, watch: Watch) -> object:
            return paper_of(name, make(stop, watch))

        self._cancel = self._desk.run(self._label, work, self._done, failed=self._lost, quiet=True)

    def _done(self, paper: Any) -> None:
        self._end(lambda: self.made.emit(paper))

    def _lost(self, error: Exception) -> None:
        self._end(lambda: self.failed.emit(error))

    def _end(self, tell: Callable[[], None]) -> None:
        self._cancel = None
        if self._wish is not None:
            self._start()
        elif not self._dropped:
            tell()
