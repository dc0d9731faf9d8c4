"""Which rounds a person will be there for, from what a list says about days and rounds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from worldcafe.exchange.day_words import dates_named, is_of, weekdays_named
from worldcafe.exchange.folding import fold
from worldcafe.exchange.words import yes_or_no

_ROUND: Final = re.compile(
    r"\b(?:round|rnd|turno|tour|rodada|ronda|runde|runda|kolo|krag|sessione?|sessao|session|sesja|sesiya|sesion|r)"
    r"\W*(\d{1,3})"
)
_DAY: Final = re.compile(
    r"\b(?:days?|giorn[oi]|dias?|jours?|dzien|dni|den|tage?|d)\W*(\d{1,2}(?:\s*(?:[/,+&-]|and|e|et|i|und|y)\s*\d{1,2})*)(?!\d)"
    r"|^(\d)(?:st|nd|rd|th|\.|o|a)? (?:day|tag|dia|giorno|jour|dzien|den)"
    r"|\b(first|second|third|fourth|one|two|three|four)\b"
)
_SPELT: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_BETWEEN: Final = re.compile(r"[,;/+&|\n]+|\s+(?:and|e|et|i|y|und)\s+|\s+")
_NOT: Final = re.compile(r"^(?:not?|non|nao|nie|nein|nicht|ne|except|all but|sans|cannot|can't)\b\W*")

_ABOUT_DAYS: Final = re.compile(r"\b(?:days?|giorn[oi]|dias?|jours?|dzien|dni|den|tage?)\b")
"""A title that speaks of days and not of rounds, folded, in the languages of the lists."""


class RoundDay(NamedTuple):
    """A round's number and its day, if the café has days."""

    number: int
    day: date | None


def rounds_present(presence: Sequence[tuple[str, str]], rounds: Sequence[RoundDay]) -> frozenset[int] | None:
    """The numbers of the rounds that the person will be there for; None when the row does not tell.

    A column may be about one day or round ("Day 2": "yes") or list several ("Presence": "Wed, Thu"). A blank
    cell under a day means absent if another day of the row is filled, since people tick where they come. Days
    that the café does not have tell something only if the answer is the same for all of them.
    """
    told = [(title, text.strip()) for title, text in presence]
    if not any(text for _, text in told):
        return None
    present: set[int] = set()
    about: set[int] = set()
    elsewhere: set[bool] = set()
    for title, text in told:
        meant = _meant(title, rounds)
        if meant and not _lists_days(title):
            about |= meant
            present |= meant if _agrees(text) else set()
        elif _names_a_day(title) and not _lists_days(title):
            elsewhere.add(_agrees(text))
        else:
            said = _listed(title, text, rounds)
            if said is not None:
                return said
    everything = frozenset(one.number for one in rounds)
    if about:
        return frozenset(present | (everything - about))
    if len(elsewhere) == 1:
        return everything if True in elsewhere else frozenset()
    return None


def _agrees(text: str) -> bool:
    """Whether a cell under a day says that the person comes: any word but "no" and what begins with it."""
    return bool(text) and yes_or_no(text) is not False and not _NOT.match(fold(text))


def _listed(title: str, text: str, rounds: Sequence[RoundDay]) -> frozenset[int] | None:
    everything = frozenset(one.number for one in rounds)
    answer = yes_or_no(text)
    if answer is not None and not text.strip().isdecimal():
        return everything if answer else frozenset()
    if refused := _NOT.match(fold(text)):
        missed = _meant(fold(text)[refused.end() :], rounds)
        return everything - missed if missed else None
    parts = {number for part in _BETWEEN.split(text) if part for number in _meant(part, rounds)}
    found = _meant(text, rounds) | parts or _bare_numbers(title, text, rounds)
    return frozenset(found) if found else None


def _meant(text: str, rounds: Sequence[RoundDay]) -> set[int]:
    """The rounds that a word or title means: a round, a day by number, date or weekday."""
    plain = fold(text).strip(" .:")
    numbers = {int(number) for number in _ROUND.findall(plain)}
    if numbers:
        return {one.number for one in rounds if one.number in numbers}
    days = sorted({one.day for one in rounds if one.day is not None})
    chosen = {days[n - 1] for n in _day_numbers(plain) if 0 < n <= len(days)}
    chosen |= {day for day in days if is_of(day, plain)}
    return {one.number for one in rounds if one.day in chosen}


def _day_numbers(plain: str) -> set[int]:
    """The days that a folded text counts: "day 2", "days 1 and 2", "2nd day", "first day"."""
    found: set[int] = set()
    for several, turned, spelt in _DAY.findall(plain):
        if spelt:
            found |= {_SPELT[spelt]} if _ABOUT_DAYS.search(plain) else set()
        else:
            found |= set(map(int, re.findall(r"\d+", several or turned)))
    return found


def _names_a_day(title: str) -> bool:
    """Whether a title is about a day or round, be it one of the café or not."""
    plain = fold(title).strip(" .:")
    return bool(_ROUND.search(plain) or _day_numbers(plain) or dates_named(plain) or weekdays_named(plain))


def _lists_days(title: str) -> bool:
    """ "Attending day 1/2" asks which of them."""
    return len(_day_numbers(fold(title))) > 1


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
