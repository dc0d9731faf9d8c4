"""Days as people write them in titles and cells: "14 April", "15/04", "2027-04-14", "Wed"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from worldcafe.exchange.word_lists import word_lists

_ISO: Final = re.compile(r"\b\d{4}-(\d{2})-(\d{2})\b")
_DAY_MONTH: Final = re.compile(r"\b(\d{1,2})[./](\d{1,2})\b")
_DAY_WORD: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|o)?\s+(?:de\s+|of\s+|di\s+|d')?([a-z]{3,12})\b"
)
_WORD_DAY: Final = re.compile(r"\b([a-z]{3,12})\s+(\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d)")
_WORDS: Final = re.compile(r"[a-z]+(?:-feira)?")
_MONTHS: Final = {start: int(number) for number, starts in word_lists("months").items() for start in starts}
_WEEKDAYS: Final = {word: int(number) for number, words in word_lists("weekdays").items() for word in words}
_LONGEST_START: Final = 4


def dates_named(plain: str) -> set[tuple[int, int]]:
    """Month and day of every date in a folded text, whatever its year."""
    found = {(int(month), int(day)) for month, day in _ISO.findall(plain)}
    found |= {(int(month), int(day)) for day, month in _DAY_MONTH.findall(plain)}
    found |= {(_month(word), int(day)) for day, word in _DAY_WORD.findall(plain)}
    found |= {(_month(word), int(day)) for word, day in _WORD_DAY.findall(plain)}
    return {(month, day) for month, day in found if month and 1 <= day <= 31}


def weekdays_named(plain: str) -> set[int]:
    """The weekdays in a folded text, 1 is Monday; two letters count at the beginning only ("do" is also "do")."""
    words = _WORDS.findall(plain)
    return {
        _WEEKDAYS[word] for at, word in enumerate(words) if word in _WEEKDAYS and (at == 0 or len(word) > 2)
    }


def is_of(day: date, plain: str) -> bool:
    """Whether a folded text names that day: by its date if it has one, else by its weekday."""
    dates = dates_named(plain)
    return (day.month, day.day) in dates if dates else day.isoweekday() in weekdays_named(plain)


def _month(word: str) -> int:
    return next((_MONTHS[word[:n]] for n in range(_LONGEST_START, 2, -1) if word[:n] in _MONTHS), 0)
