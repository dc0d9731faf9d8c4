"""Words reduced to what they sound like to a search: lower case, no accents, Latin letters."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters that decomposition leaves alone, and Cyrillic and Greek as passports and badges write them.
_LETTERS: Final = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŀ": "l", "ŧ": "t", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe",
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sht", "ъ": "a", "ь": "", "ы": "y", "э": "e", "ю": "yu", "я": "ya", "є": "ye", "і": "i", "ґ": "g",
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
    "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
    "ω": "o", "’": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "–": "-", "—": "-",
})  # fmt: skip


def fold(text: str) -> str:
    """Lower case without accents, in Latin letters: "Łódź" is "lodz", "Иван" is "ivan"."""
    lower = text.lower()
    if lower.isascii():
        return lower
    # й and ї lose their mark in decomposition, so letters of other scripts go first.
    apart = unicodedata.normalize("NFKD", lower.translate(_LETTERS))
    return "".join([c for c in apart if not unicodedata.combining(c)]).translate(_LETTERS)
