"""Typefaces on paper: which file draws which letter, how wide it is, and what no file can draw."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, Final, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from worldcafe.report.style import Face, Style
from worldcafe.resources import path

CHAINS: Final[dict[Face, tuple[str, ...]]] = {
    "sans": ("SourceSans3-Regular", "DejaVuSans"),
    "sans-italic": ("SourceSans3-Italic", "SourceSans3-Regular", "DejaVuSans"),
    "sans-strong": ("SourceSans3-SemiBold", "DejaVuSans-Bold", "DejaVuSans"),
    "sans-bold": ("SourceSans3-Bold", "DejaVuSans-Bold", "DejaVuSans"),
    "serif": ("SourceSerif4-Regular", "SourceSans3-Regular", "DejaVuSans"),
    "serif-italic": ("SourceSerif4-Italic", "SourceSans3-Italic", "SourceSans3-Regular", "DejaVuSans"),
    "serif-strong": ("SourceSerif4-SemiBold", "SourceSans3-SemiBold", "DejaVuSans-Bold", "DejaVuSans"),
}
"""For each face the files that are asked for a letter, in this order."""

UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"
SHAPED_FROM: Final = 13.0
"""Titles of this size and more are kerned; below it text reads well without."""


class _Registered:
    """A typeface known to reportlab: its name there, and its letters."""

    __slots__ = ("letters", "name", "usual", "widths")

    def __init__(self, file: str) -> None:
        self.name = f"WorldCafe-{file}"
        font = TTFont(self.name, str(path(f"fonts/{file}.ttf")))
        cast(Any, pdfmetrics).registerFont(font)
        face = cast(Any, font).face
        self.letters = cast("dict[int, int]", face.charToGlyph)
        self.widths = cast("dict[int, float]", face.charWidths)
        self.usual = float(face.defaultWidth)

    def width(self, text: str) -> float:
        return sum(self.widths.get(ord(c), self.usual) for c in text) / 1000


@lru_cache(maxsize=16)
def _registered(file: str) -> _Registered:
    # reportlab keeps its fonts for the whole process; loading a file again would only cost time
    return _Registered(file)


Runs = tuple[tuple[str, str], ...]
"""Stretches of text with the name of the font that draws each."""


def basic_font() -> str:
    """A font that is always there, to be named where a file must name one (never an unembedded Helvetica)."""
    return _registered("SourceSans3-Regular").name


def clean(text: str) -> tuple[str, int]:
    """Text without control characters and invisible marks, composed, and how many characters were left out.

    Line breaks stay, tabs become spaces.
    """
    if text.isascii() and text.isprintable():
        return text, 0
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    kept = "".join(c for c in composed if c == "\n" or not _invisible(c))
    return kept, sum(_control(c) for c in composed if c != "\n")


def _invisible(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn") or "︀" <= c <= "️"


def _control(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cs")


@lru_cache(maxsize=4096)
def right_to_left(text: str) -> bool:
    """Whether some of the text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT for c in text)


_RIGHT: Final = ("R", "AL")


def seen(text: str) -> str:
    """A line as it is seen: what runs from right to left is turned, so that Hebrew reads as it should.

    Numbers and Latin words inside it are not reordered and Arabic letters are not joined (see `remarks`).
    """
    if not right_to_left(text):
        return text
    done: list[str] = []
    turned: list[str] = []
    waiting: list[str] = []
    for c in text:
        kind = unicodedata.bidirectional(c)
        if kind in _RIGHT or (kind == "NSM" and turned):
            turned += [*waiting, c]
            waiting = []
        elif turned and kind in ("WS", "ON", "CS", "ES", "ET"):
            waiting.append(c)
        else:
            done += [*reversed(turned), *waiting, c]
            turned, waiting = [], []
    return "".join([*done, *reversed(turned), *waiting])


class Typesetter:
    """The letters of one document: it measures and splits text, and remembers what it could not draw.

    `missing` holds each letter that no typeface has with the first text it stood in, `controls` counts the
    control characters left out, `right_to_left` the texts whose order on paper will not be right; `lines` keeps
    what was broken into lines, since a section is tried more than once.
    """

    def __init__(self) -> None:
        self.missing: dict[str, str] = {}
        self.controls = 0
        self.right_to_left: dict[str, None] = {}
        self.lines: dict[tuple[str, Face, float, float, bool], list[str]] = {}
        self._known: dict[tuple[Face, str], tuple[Runs, float]] = {}
        self._cleaned: dict[str, str] = {}

    def clean(self, text: str) -> str:
        """The text as it can be drawn; each text is counted once however often it is printed."""
        found = self._cleaned.get(text)
        if found is None:
            found, controls = clean(text)
            self.controls += controls
            self._cleaned[text] = found
            if not found.isascii():
                self._look(found)
        return found

    def _look(self, text: str) -> None:
        if right_to_left(text):
            self.right_to_left[text] = None
        for c in text:
            if c not in self.missing and c != "\n" and not _drawable(c):
                self.missing[c] = text

    def runs(self, text: str, face: Face) -> Runs:
        """The text in stretches that one font draws each."""
        return self._split(text, face)[0]

    def width(self, text: str, face: Face, size: float) -> float:
        """The width in points."""
        return self._split(text, face)[1] * size

    def width_of(self, text: str, style: Style) -> float:
        """The width in points of a text as it can be drawn, on one line."""
        return self.width(self.clean(text), style.face, style.size)

    def _split(self, text: str, face: Face) -> tuple[Runs, float]:
        known = self._known.get((face, text))
        if known is None:
            known = self._known[face, text] = _split(text, CHAINS[face])
        return known


@lru_cache(maxsize=4096)
def _drawable(c: str) -> bool:
    return ord(c) in _registered("SourceSans3-Regular").letters or ord(c) in _registered("DejaVuSans").letters


def _split(text: str, chain: tuple[str, ...]) -> tuple[Runs, float]:
    first = _registered(chain[0])
    if all(ord(c) in first.letters for c in text):
        return ((first.name, text),), first.width(text)
    runs: list[tuple[str, str]] = []
    width = 0.0
    for c in text:
        font, letter = _font_for(c, chain)
        width += font.width(letter)
        if runs and runs[-1][0] == font.name:
            runs[-1] = (font.name, runs[-1][1] + letter)
        else:
            runs.append((font.name, letter))
    return tuple(runs), width


def _font_for(c: str, chain: tuple[str, ...]) -> tuple[_Registered, str]:
    for file in chain:
        font = _registered(file)
        if ord(c) in font.letters:
            return font, c
    return _registered("DejaVuSans"), UNKNOWN
