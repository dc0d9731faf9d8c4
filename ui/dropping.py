"""What may be dropped on a window."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData

LISTS: Final = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods"})
"""Endings of files that may hold a list of people."""


def dropped(data: QMimeData) -> Path | None:
    """The first café or list among what is dragged over a window, or None."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower() in {".cafe", *LISTS}:
            return path
    return None
