"""Days as people type them: 30 April, 30/4, 30.04.2027, 2027-04-30."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from babel import Locale
from babel.dates import get_month_names

from worldcafe.domain.people import folded

_NUMBERS = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2}))?\.?(?:\s*[^\W\d]{1,2}\.?)?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})\.?\s*(?:de\s+)?([^\W\d]+)\.?\s*(?:de\s+)?(\d{4})?(?:\s*\S{1,2}\.?)?")


def parse_day(text: str, today: date, code: str = "en") -> date | None:
    """The day that a text names, or None if it names none; without a year it is the next such day from `today`.

    The day comes before the month, as the dates of all the program's languages do. `code` is the language whose
    names of months are known besides the English ones.
    """
    plain = folded(text).strip()
    if found := _ISO.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        return _with_year(int(found[1]), int(found[2]), found[3], today)
    if found := _WORDS.fullmatch(plain):
        month = _month(found[2], code)
        return _with_year(int(found[1]), month, found[3], today) if month else None
    return None


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # Eight years on there is a leap day again, even around a century that has none.
    days = (_day(today.year + more, month, day) for more in range(9))
    return next((d for d in days if d is not None and d >= today), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str, code: str) -> int:
    for locale in (code, "en"):
        try:
            known = Locale.parse(locale.replace("-", "_"))
        except (ValueError, LookupError):
            continue
        for number, names in _names(known).items():
            if word in names or (len(word) >= 3 and any(name.startswith(word) for name in names)):
                return number
    return 0


def _names(locale: Locale) -> dict[int, set[str]]:
    names: dict[int, set[str]] = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            known = cast("Mapping[int, str]", get_month_names(width, context, locale))
            for number, name in known.items():
                names.setdefault(number, set()).add(folded(name).rstrip("."))
    return names
