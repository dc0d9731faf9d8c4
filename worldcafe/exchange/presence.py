"""Which rounds a person will be there for, from what a list says about days and rounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from worldcafe.exchange.folding import fold
from worldcafe.exchange.word_lists import word_lists
from worldcafe.exchange.words import yes_or_no

_ROUND: Final = re.compile(
    r"\b(?:round|rnd|turno|tour|rodada|ronda|runde|runda|kolo|krag|sessione?|sessao|session|sesja|sesiya|sesion|r)"
    r"\W*(\d{1,3})"
)
_DAY: Final = re.compile(
    r"\b(?:day|giorno|dia|jour|dzien|den|tag|d)\W*(\d{1,2})"
    r"|^(\d)(?:st|nd|rd|th|\.|o|a)? (?:day|tag|dia|giorno|jour)"
)
_ISO: Final = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAY_MONTH: Final = re.compile(r"\b(\d{1,2})[./](\d{1,2})\b")
_BETWEEN: Final = re.compile(r"[,;/+&|\n]+|\s+(?:and|e|et|i|y|und)\s+|\s+")


_ABOUT_DAYS: Final = re.compile(r"\b(?:days?|giorn[oi]|dias?|jours?|dzien|dni|den|tage?)\b")
"""A title that speaks of days and not of rounds, folded, in the languages of the lists."""


class RoundDay(NamedTuple):
    """A round's number and its day, if the café has days."""

    number: int
    day: date | None


def rounds_present(presence: Sequence[tuple[str, str]], rounds: Sequence[RoundDay]) -> frozenset[int] | None:
    """The numbers of the rounds that the person will be there for; None when the row does not tell.

    A column may be about one day or round ("Day 2": "yes") or list several ("Presence": "Wed, Thu"). A blank
    cell under a day means absent if another day of the row is filled, since people tick where they come.
    """
    told = [(title, text.strip()) for title, text in presence]
    if not any(text for _, text in told):
        return None
    present: set[int] = set()
    about: set[int] = set()
    for title, text in told:
        columns_rounds = _meant(title, rounds)
        if columns_rounds:
            about |= columns_rounds
            if text and yes_or_no(text) is not False:
                present |= columns_rounds
        else:
            said = _listed(title, text, rounds)
            if said is not None:
                return said
    if not about:
        return None
    return frozenset(present | ({one.number for one in rounds} - about))


def _listed(title: str, text: str, rounds: Sequence[RoundDay]) -> frozenset[int] | None:
    everything = frozenset(one.number for one in rounds)
    answer = yes_or_no(text)
    whole = _meant(text, rounds)
    if answer is not None and not text.strip().isdecimal():
        return everything if answer else frozenset()
    parts = {number for part in _BETWEEN.split(text) if part for number in _meant(part, rounds)}
    found = whole | parts or _bare_numbers(title, text, rounds)
    return frozenset(found) if found else None


def _meant(text: str, rounds: Sequence[RoundDay]) -> set[int]:
    """The rounds that a word or title means: a round, a day by number, date or weekday."""
    plain = fold(text).strip(" .:")
    numbers = {int(number) for number in _ROUND.findall(plain)}
    if numbers:
        return {one.number for one in rounds if one.number in numbers}
    days = sorted({one.day for one in rounds if one.day is not None})
    chosen = {days[int(a or b) - 1] for a, b in _DAY.findall(plain) if 0 < int(a or b) <= len(days)}
    chosen |= {day for day in days if _is_day(day, plain)}
    return {one.number for one in rounds if one.day in chosen}


def _is_day(day: date, plain: str) -> bool:
    if any((int(y), int(m), int(d)) == (day.year, day.month, day.day) for y, m, d in _ISO.findall(plain)):
        return True
    if any((int(d), int(m)) == (day.day, day.month) for d, m in _DAY_MONTH.findall(plain)):
        return True
    first = re.match(r"[a-z]+(?:-feira)?", plain)
    return first is not None and first[0] in word_lists("weekdays")[str(day.isoweekday())]


def _bare_numbers(title: str, text: str, rounds: Sequence[RoundDay]) -> set[int]:
    """ "1, 3" under Presence: days if the café has so many, else rounds; days that it does not know mean none."""
    days = sorted({one.day for one in rounds if one.day is not None})
    numbers = {int(number) for number in re.findall(r"\d{1,3}", text)}
    by_day = bool(_ABOUT_DAYS.search(fold(title)))
    if by_day and max(numbers, default=0) > len(days):
        return set()
    if (by_day or len(days) > 1) and max(numbers, default=0) <= len(days):
        return {one.number for one in rounds if one.day in {days[n - 1] for n in numbers if n}}
    return {one.number for one in rounds if one.number in numbers}
