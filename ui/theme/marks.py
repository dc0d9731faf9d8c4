"""Ticks, dots and chevrons of the controls, written as SVG files in the colours of a palette.

A style sheet can only name files, so these small drawings are written once per palette into a folder.
"""

from __future__ import annotations

from pathlib import Path

from ui.theme.palette import Palette

_CHEVRONS = {
    "down": "M4 6.2 8 10l4-3.8",
    "up": "M4 9.8 8 6l4 3.8",
    "right": "M6.2 4 10 8l-3.8 4",
    "left": "M9.8 4 6 8l3.8 4",
}


def write_marks(folder: Path, palette: Palette) -> dict[str, str]:
    """Write the drawings of `palette` into `folder`; the path of each by its name in the style rules."""
    drawings = {**_chevrons(palette), **_ticks(palette)}
    paths: dict[str, str] = {}
    for name, body in drawings.items():
        file = folder / f"{name}-{'dark' if palette.dark else 'light'}.svg"
        file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{body}</svg>', "utf-8")
        paths[name] = file.as_posix()
    return paths


def _stroke(path: str, colour: str, width: float = 1.5) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _chevrons(palette: Palette) -> dict[str, str]:
    named: dict[str, str] = {}
    for way, path in _CHEVRONS.items():
        named[f"chevron-{way}"] = _stroke(path, palette.ink2)
        named[f"chevron-{way}-off"] = _stroke(path, palette.disabled)
    return named


def _ticks(palette: Palette) -> dict[str, str]:
    return {
        "tick": _stroke("M3.6 8.4 6.6 11.4 12.4 5", palette.on_accent, 2),
        "tick-off": _stroke("M3.6 8.4 6.6 11.4 12.4 5", palette.surface, 2),
        "tick-menu": _stroke("M3.2 8.4 6.4 11.6 12.8 4.8", palette.accent, 1.8),
        "dash": _stroke("M4.2 8h7.6", palette.on_accent, 2),
        "dot": f'<circle cx="8" cy="8" r="4.6" fill="{palette.accent}"/>',
        "dot-off": f'<circle cx="8" cy="8" r="4.6" fill="{palette.disabled}"/>',
        "close": _stroke("M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6", palette.ink2),
    }
