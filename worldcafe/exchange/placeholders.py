"""What stands where a name is still to come: "N.N.", "TBC", "to be confirmed"."""

from __future__ import annotations

import re
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
    if len(cell) > _LONGEST:
        return False
    first = _FIRST.search(cell)
    if first is None or fold(first[0]) not in _FIRST_WORDS:
        return False
    text, before = fold(cell), ""
    while text != before:
        text, before = _AROUND.sub("", text), text
    return " ".join(_MARKS.sub(" ", text).split()) in _WORDS
