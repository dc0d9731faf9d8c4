"""The program's own fonts, loaded once at start."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Load every TrueType and OpenType file below `folder`; the families that came, sorted."""
    families: set[str] = set()
    for file in sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".ttf", ".otf"}):
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    return tuple(sorted(families))
