"""The second copy of every note, in the application's own folder, for every document that is opened to be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from platformdirs import user_data_path

from worldcafe.domain.errors import CafeError
from worldcafe.store.document import Document
from worldcafe.store.safety_copy import attach

NAME = "worldcafe"


def notes_folder() -> Path:
    """Where the second copies lie: a file a café."""
    return user_data_path(NAME) / "notes"


def keep_safe(document: Document, report: Callable[[CafeError], None]) -> Document:
    """Let every note of the document have its second copy from now on; `report` hears of a copy that fails.

    A document that is only read is left alone. A failing copy never costs a note.
    """
    if not document.read_only:
        attach(document, notes_folder(), report)
    return document
