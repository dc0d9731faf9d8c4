"""Cells that say one of a few things, in the languages that lists are written in: roles, languages, yes and no."""

from __future__ import annotations

import re
from typing import Final

from worldcafe.exchange.folding import fold
from worldcafe.exchange.word_lists import word_lists

# Folded words and beginnings of words; the first that fits wins, so "co-host" stands before "host".
_ROLES: Final = (
    ("co-host", r"co-?host|co-?facilitat|co-?conduttore|co-?anfitri|ko-?moderat|wspolgospodarz"),
    (
        "rapporteur",
        r"rapporteu|note ?-?taker|scribe|recorder|reporter|relatore|relatrice|verbalizz|relator"
        r"|sekretarz|sprawozdawc|protokol"
        r"|protocol|dokladchik|berichterstatt|schriftfuhr|secretari[oa] de mesa|secretaire|segretari",
    ),
    (
        "host",
        r"\bhost|facilitat|facilitad|moderat|moderad|table lead|chair|animat|anfitri|padron[ea] di casa|ospite"
        r"|hote\b|hotesse|gospod|prowadzac|domakin|vodesht|fasilitator|gastgeb|tischleit|conduttore|conduttrice|conductor",
    ),
    ("interpreter", r"interpret|translat|tradutt|tradut|traduct|interprete|tlumacz|prevodach|dolmetsch|ubersetz"),
    ("observer", r"observ|osservat|beobacht|nablyudatel|obserwat"),
    ("helper", r"helper|volunteer|staff|aiut|volontar|voluntari|benevole|wolontari|pomocn|dobrovol|helfer|a[yj]udante"),
)  # fmt: skip
_LEVEL: Final = re.compile(r"[abc][12]\+?")
_BETWEEN: Final = re.compile(r"[\s,;/+&|.]+")
_ANSWERS: Final = word_lists("answers")
_YES: Final = frozenset(_ANSWERS["yes"])
_NO: Final = frozenset(_ANSWERS["no"])
_NO_ROLE: Final = frozenset(_ANSWERS["no_role"])
_SMALL_WORDS: Final = frozenset(_ANSWERS["small"])


def role_of(text: str) -> str | None:
    """The role a cell names, empty for none or plain participants, None if the word is not known."""
    plain = fold(text).strip(" .:")
    if not plain or plain in _NO_ROLE:
        return ""
    return next((role for role, pattern in _ROLES if re.search(pattern, plain)), None)


def yes_or_no(text: str) -> bool | None:
    """True or False for words and signs that mean it in eight languages, None for anything else."""
    plain = fold(text).strip(" .!")
    if plain in _YES:
        return True
    return False if plain in _NO else None


class LanguageWords:
    """Names and codes of languages to ISO 639-1; made once for a list."""

    def __init__(self) -> None:
        self._codes = {
            word: code for code, words in word_lists("languages").items() for word in (*words, code)
        }

    def codes(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The languages of a cell in order, and the words that were not understood."""
        words = [word.strip("()[]*-") for word in _BETWEEN.split(fold(text))]
        # Between names that are written out "et" is French for "and"; among codes it is Estonian.
        if any(len(word) > 3 for word in words):
            words = [word for word in words if word not in _SMALL_WORDS]
        found: dict[str, None] = {}
        unknown: list[str] = []
        for word in words:
            code = self._codes.get(word) or self._codes.get(word.split("-")[0].split("_")[0])
            if code:
                found[code] = None
            elif word and word not in _SMALL_WORDS and not _LEVEL.fullmatch(word):
                unknown.append(word)
        return tuple(found), tuple(unknown)
