"""The words of the program in one language, as a value that is passed to whoever speaks.

Nothing below the windows knows "the current language": a document speaks the café's, the screen its own,
and both may be alive at once. One gettext catalogue per language serves the whole program; its source
text is British English, so English needs no catalogue.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Final, cast

from worldcafe.resources import path

if TYPE_CHECKING:
    from babel import Locale

SOURCE: Final = "en"
"""Code of the language that the source text is written in."""


def mark(message: str) -> str:
    """Name a message for the catalogue where it is written, to be said later by someone who has a language."""
    return message


@dataclass(frozen=True, slots=True)
class Language:
    """One language: its code (``en``, ``it``, ``pt_BR``), its catalogue and its locale."""

    code: str
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    @property
    def _locale(self) -> Locale:
        return _locale(self.code)

    def say(self, message: str, /, **values: object) -> str:
        """The message in this language with its named places filled; numbers are written by locale."""
        found = self._catalogue.gettext(message)
        if found == message:
            # A word that also has a plural stands under its forms, where `gettext` of Python 3.11.2 does not look.
            found = self._catalogue.ngettext(message, message, 1)
        return self._fill(found, values)

    def say_in(self, context: str, message: str, /, **values: object) -> str:
        """Like `say` for a word that means two things; the context tells the translator which."""
        return self._fill(self._catalogue.pgettext(context, message), values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The form for `n`, by the rules of the language; `{n}` is filled with the number."""
        return self._fill(self._catalogue.ngettext(one, many, n), {"n": n, **values})

    def _fill(self, text: str, values: dict[str, object]) -> str:
        if not values:
            return text
        return text.format(**{name: self._written(value) for name, value in values.items()})

    def _written(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) and not isinstance(value, bool) else value

    def number(self, value: float, digits: int | None = None) -> str:
        """A number by locale, with a fixed count of decimals if `digits` is given."""
        if digits is None and isinstance(value, int) and 0 <= value < 1000:
            return str(value)  # the same in every language that the program speaks
        from babel.numbers import format_decimal

        pattern = None if digits is None else "#,##0." + "0" * digits if digits else "#,##0"
        return format_decimal(value, format=pattern, locale=self._locale)

    def day(self, value: date, style: str = "long") -> str:
        """A date by locale; `style` is ``short``, ``medium``, ``long`` or ``full``."""
        from babel.dates import format_date

        return format_date(value, format=style, locale=self._locale)

    def day_by(self, skeleton: str, value: date) -> str:
        """A date by a CLDR skeleton, such as ``EEEdMMM`` for "Wed 14 Apr"."""
        from babel.dates import format_skeleton

        return format_skeleton(skeleton, value, locale=self._locale)

    def days(self, first: date, last: date) -> str:
        """The days from `first` to `last` by locale, what they share said once: "14–15 April 2027"."""
        long = self.day(last)
        if first == last:
            return long
        head = long.split(" ")[0]
        if (first.year, first.month) == (last.year, last.month) and head.strip(".") == str(last.day):
            return f"{head.replace(str(last.day), str(first.day))}–{long}"
        begin = self.day(first) if first.year != last.year else self.day_by("MMMMd", first)
        return f"{begin} – {long}"

    def clock(self, value: time) -> str:
        """A time of day by locale, hours and minutes."""
        from babel.dates import format_time

        return format_time(value, format="short", locale=self._locale)

    def own_name(self) -> str:
        """The language's name in itself, with a capital: "English", "Italiano"."""
        name = self._locale.language_name if self.code == SOURCE else self._locale.display_name
        word = str(name or self.code)
        return word[:1].upper() + word[1:]

    def name_of(self, code: str) -> str:
        """The name of another language in this one; the code itself where it is not known."""
        names = cast("Mapping[str, str]", self._locale.languages)
        return names.get(code.replace("-", "_"), code)

    def quoted(self, words: str) -> str:
        """Words in the language's quotation marks, where no sentence brings them."""
        return self.say("“{words}”", words=words)

    def listed(self, words: Iterable[str]) -> str:
        """Words joined as the language joins a list: "a, b and c"."""
        from babel.lists import format_list

        return format_list(list(words), locale=self._locale)


def language(code: str) -> Language:
    """The language of that code; an unknown code speaks the source language with its own dates."""
    folder = str(path("i18n"))
    catalogue = gettext.translation("worldcafe", folder, languages=[code], fallback=True)
    return Language(code, catalogue)


@cache
def _locale(code: str) -> Locale:
    # Read when it is first needed: it costs a third of the start of a window.
    from babel import Locale, UnknownLocaleError

    # Source text is British; so are its dates, or a list would mix "14 April" with "April 14".
    try:
        return Locale.parse("en_GB" if code == SOURCE else code.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_GB")


def available() -> tuple[str, ...]:
    """Codes that have a compiled catalogue, the source language first."""
    found = sorted(p.parent.parent.name for p in path("i18n").glob("*/LC_MESSAGES/worldcafe.mo"))
    return (SOURCE, *found)
