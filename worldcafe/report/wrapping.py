"""Lines of text: ragged right, no hyphenation, balanced where a title has few lines, and nothing is ever cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from worldcafe.report.style import Style
from worldcafe.report.typeface import Typesetter

SHORT: Final = 0.22
"""A last line shorter than this part of the measure is a widow: the text is set narrower if that costs no line."""

_SPACES = re.compile(r"[^\S\u00a0\u202f\u2007]+")


def lines(
    setter: Typesetter, text: str, style: Style, measure: float, *, balanced: bool = False
) -> list[str]:
    """The text in lines no wider than the measure (points); line breaks in the text are kept."""
    key = (text, style.face, style.size, measure, balanced)
    known = setter.lines.get(key)
    if known is None:
        known = setter.lines[key] = _lines(setter, text, style, measure, balanced)
    return list(known)


def _lines(setter: Typesetter, text: str, style: Style, measure: float, balanced: bool) -> list[str]:
    found: list[str] = []
    for paragraph in setter.clean(text).split("\n"):
        words = [w for w in _SPACES.split(paragraph) if w]
        if words:
            found += _set(_Measured(setter, style, words, measure), measure, balanced)
    return found


class _Measured:
    """Words with their widths, those too long for the measure broken by letters."""

    def __init__(self, setter: Typesetter, style: Style, words: list[str], measure: float) -> None:
        self.space = setter.width(" ", style.face, style.size)
        self.words: list[tuple[str, float]] = []
        for word in words:
            width = setter.width(word, style.face, style.size)
            if width <= measure:
                self.words.append((word, width))
            else:
                self.words += _broken(setter, style, word, measure)

    def wrapped(self, measure: float) -> list[tuple[str, float]]:
        """Greedy lines with their widths."""
        done: list[tuple[str, float]] = []
        line: list[str] = []
        taken = 0.0
        for word, width in self.words:
            if line and taken + self.space + width > measure + 0.01:
                done.append((" ".join(line), taken))
                line, taken = [], 0.0
            taken += width + (self.space if line else 0.0)
            line.append(word)
        return [*done, (" ".join(line), taken)]


def _broken(setter: Typesetter, style: Style, word: str, measure: float) -> Iterator[tuple[str, float]]:
    """A word in pieces that fit: after its hyphens where it has some, else between letters."""
    piece, taken = "", 0.0
    for letter in word:
        width = setter.width(letter, style.face, style.size)
        if piece and taken + width > measure:
            head = piece[: piece.rfind("-") + 1] or piece
            yield head, setter.width(head, style.face, style.size)
            piece = piece[len(head) :]
            taken = setter.width(piece, style.face, style.size)
        piece += letter
        taken += width
    yield piece, taken


def fits_whole(setter: Typesetter, text: str, style: Style, measure: float) -> bool:
    """Whether no part of the text between spaces and hyphens is wider than the measure."""
    parts = setter.clean(text).replace("-", "- ").split()
    return all(setter.width(part, style.face, style.size) <= measure for part in parts)


def _set(measured: _Measured, measure: float, balanced: bool) -> list[str]:
    best = measured.wrapped(measure)
    if len(best) > 1 and (
        (balanced and len(best) <= 8) or (best[-1][1] < SHORT * measure and len(best) <= 12)
    ):
        enough = 0.0 if balanced else SHORT * measure
        best = _narrowed(measured, measure, best, enough)
    return [line for line, _ in best]


def _narrowed(
    measured: _Measured, measure: float, best: list[tuple[str, float]], enough: float
) -> list[tuple[str, float]]:
    # No word may become wider than the measure, or a line would overflow instead of a line being added.
    widest = max(width for _, width in measured.words)
    step = measure / 40
    narrower = measure - step
    while narrower > max(widest, measure / 2):
        tried = measured.wrapped(narrower)
        if len(tried) > len(best):
            break
        best = tried
        if enough and tried[-1][1] >= enough:
            break
        narrower -= step
    return best


def clipped(found: list[str], most: int) -> list[str]:
    """The first lines of a text that stands whole elsewhere; dots say that it goes on."""
    return found if len(found) <= most else [*found[: most - 1], found[most - 1].rstrip(" ,;:.") + " …"]


def fitted(setter: Typesetter, text: str, style: Style, measure: float, smallest: float = 7.0) -> Style:
    """The style, smaller where the text would not fit on one line, down to `smallest` points."""
    width = setter.width_of(text, style)
    if width <= measure or width == 0:
        return style
    size = max(smallest, int(style.size * measure / width * 4) / 4)
    return Style(style.face, size, style.leading, style.colour)
