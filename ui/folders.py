"""Folders of the person's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> Path:
    """The folder for documents, or the home folder where there is none."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place else Path.home()
    return folder if folder.is_dir() else Path.home()


def free_path(folder: Path, stem: str, suffix: str = ".cafe") -> Path:
    """A path in `folder` that no file has yet: `stem`, else `stem 2`, `stem 3` and so on."""
    plain = "".join(c if c.isalnum() or c in " -_.,()&" else " " for c in stem)
    name = " ".join(plain.split()).strip(". ")[:80] or "café"
    number = 1
    while True:
        path = folder / (f"{name}{suffix}" if number == 1 else f"{name} {number}{suffix}")
        if not path.exists():
            return path
        number += 1
