"""Where the program's own files lie, in a checkout and in an installed wheel."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def path(name: str = "") -> Path:
    """The file or folder `name` (with ``/`` between parts) below the program's resources."""
    packed = Path(str(files("worldcafe"))) / "_resources"
    root = packed if packed.is_dir() else Path(__file__).resolve().parent.parent / "resources"
    return root / name if name else root
