"""Family names in capitals beside given names in normal case: "Björn LEFÈVRE" is Björn Lefèvre.

Capitals say which word is the family name; once that is known they only shout. A name that is in capitals as a whole
tells nothing of how it is written otherwise, and is kept as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from worldcafe.exchange.names import Name
from worldcafe.exchange.word_lists import word_lists

_LISTS: Final = word_lists("names")
_PARTICLES: Final = frozenset(_LISTS["particle"])
_CAPITALISED: Final = frozenset(_LISTS["capital"])
_CAPITALISED_FIRST: Final = frozenset(_LISTS["capital_first"])
_NUMERAL: Final = re.compile(r"I{2,3}|IV|VI{0,3}")
_PART: Final = re.compile(r"[^\W\d_]+")
_SCOTS: Final = re.compile(r"MC[^\W\d_]{2,}")
_DOTTED: Final = str.maketrans({"İ": "i", "I": "ı"})


def without_shouting(names: Sequence[Name]) -> list[Name]:
    """The names, with family names in normal case where the given name is and the family name is not."""
    # Most family names are a capital and small letters, which two looks at the whole tell.
    return [
        name if name.family[1:].islower() and name.family.isascii() else _without_shouting(name)
        for name in names
    ]


def _without_shouting(name: Name) -> Name:
    shouts = not name.family.islower() and any(map(str.islower, name.given))
    return name._replace(family=in_normal_case(name.family)) if shouts else name


def in_normal_case(family: str) -> str:
    """A family name in capitals, but for particles, as it is usually written; any other comes back as it is.

    "DE LA FUENTE" is "de la Fuente", "O'SHEA" "O'Shea", "MCKAY" "McKay", "van der BERG" "van der Berg".
    """
    words = family.split()
    if not any(map(_is_loud, words)) or not all(_is_loud(word) or _is_small(word) for word in words):
        return family
    return " ".join(_word(word, first=at == 0, alone=len(words) == 1) for at, word in enumerate(words))


def _is_loud(word: str) -> bool:
    """Two letters or more, all capitals; "ß" has none that is usual."""
    plain = word.replace("ß", "SS")
    return plain.isupper() and sum(map(str.isalpha, plain)) > 1 and not plain.endswith(".")


def _is_small(word: str) -> bool:
    """A word that may stand as it is within a name in capitals: a particle or an initial."""
    return word.casefold() in _PARTICLES or sum(map(str.isalpha, word)) < 2 or word.endswith(".")


def _word(word: str, *, first: bool, alone: bool) -> str:
    low = word.lower()
    if low in _PARTICLES and not alone and word.isupper():
        capital = low in _CAPITALISED or (first and low in _CAPITALISED_FIRST)
        return word.capitalize() if capital else low
    if not _is_loud(word) or (not first and _NUMERAL.fullmatch(word)):
        return word
    return _PART.sub(_part, word)


def _part(found: re.Match[str]) -> str:
    """A run of letters between apostrophes and hyphens; lowered as a whole, since a Greek sigma ends it differently."""
    text = found[0]
    if text == "T" and found.start() > 0 and found.string[found.start() - 1] in "'’":
        return text.lower()
    turkish = "İ" in text or "Ğ" in text
    low = text.translate(_DOTTED).lower() if turkish else text.lower()
    if _SCOTS.fullmatch(text):
        return f"Mc{text[2]}{low[3:]}"
    if text.startswith("IJ") and len(text) > 2:
        return f"IJ{low[2:]}"
    return text[0] + low[1:]
