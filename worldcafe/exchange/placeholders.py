"""What stands where a name is still to come: "N.N.", "TBC", "to be confirmed"."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from worldcafe.exchange.folding import fold
from worldcafe.exchange.word_lists import word_lists

_WORDS: Final = frozenset(word_lists("placeholders")["placeholder"])
_FIRST_WORDS: Final = frozenset(word.split()[0] for word in _WORDS)
_FIRST: Final = re.compile(r"(?<!\w)[^\W\d_]+")
_AROUND: Final = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$|[\s\d#]+$|^[\s*?(\[]+|[\s*?)\].:]+$")
_MARKS: Final = re.compile(r"[.\s/_-]+")
_LONGEST: Final = 60
"""Characters of a cell; a longer one tells more than that a name is missing."""


def is_placeholder(cell: str) -> bool:
    """Whether the text waits for a name, also numbered or with an organisation in brackets behind it."""
    if len(cell) > _LONGEST or not _begins_like_one(cell):
        return False
    text, before = fold(cell), ""
    while text != before:
        text, before = _AROUND.sub("", text), text
    return " ".join(_MARKS.sub(" ", text).split()) in _WORDS


def any_placeholder(cells: Collection[str]) -> bool:
    """Whether some of many texts, which all begin with a letter, wait for a name; quicker than asking each."""
    starts = {cell.partition(" ")[0] for cell in cells}
    return any(map(_begins_like_one, starts)) and any(map(is_placeholder, cells))


def _begins_like_one(text: str) -> bool:
    first = _FIRST.search(text)
    return first is not None and fold(first[0]) in _FIRST_WORDS
