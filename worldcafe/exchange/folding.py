"""Words reduced to what they sound like to a search: lower case, no accents, Latin letters."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that decomposition leaves alone, and Cyrillic and Greek as passports and badges write them.
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщъьыэюяєіґђјљњћџ"
_CYRILLIC_AS: Final = (
    "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a - y e yu ya ye i g dj j lj nj c dz"
)
_GREEK: Final = "αβγδεζηθικλμνξοπρσςτυφχψω"
_GREEK_AS: Final = "a v g d e z i th i k l m n x o p r s s t y f ch ps o"
_LATIN: Final = "łøđðħıŀŧþßæœ"
_LATIN_AS: Final = "l o d d h i l t th ss ae oe"
_SIGNS: Final = {"’": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "–": "-", "—": "-"}
_PAIRS: Final = zip(
    _CYRILLIC + _GREEK + _LATIN, f"{_CYRILLIC_AS} {_GREEK_AS} {_LATIN_AS}".split(), strict=True
)
_LETTERS: Final = str.maketrans({letter: plain.strip("-") for letter, plain in _PAIRS} | _SIGNS)


def fold(text: str) -> str:
    """Lower case without accents, in Latin letters: "Łódź" is "lodz", "Иван" is "ivan"."""
    lower = text.lower()
    if lower.isascii():
        return lower
    # й and ї lose their mark in decomposition, so letters of other scripts go first.
    apart = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    # "№" and the like decompose into capitals.
    return "".join([c for c in apart if not unicodedata.combining(c)]).translate(_LETTERS).lower()
