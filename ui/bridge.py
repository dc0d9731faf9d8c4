"""The document's one message, delivered in the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.store.document import Document


class DocumentBridge(QObject):
    """Stands between a document, which any thread may edit, and the views, which live in the GUI thread."""

    changed = Signal(object)
    """A `worldcafe.domain.changes.Changes`, after every edit, undo and redo."""

    _heard = Signal(object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        # Automatic: at once for an edit made in the GUI thread, queued for one made elsewhere.
        self._heard.connect(self._deliver, Qt.ConnectionType.AutoConnection)
        self._end = document.subscribe(self._heard.emit)

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self.document.cafe

    @Slot(object)
    def _deliver(self, changes: Changes) -> None:
        self.changed.emit(changes)

    def close(self) -> None:
        """Hear no more; the document stays open."""
        self._end()
