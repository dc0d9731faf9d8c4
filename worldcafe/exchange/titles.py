"""The titles that columns of such lists usually have, in eight languages."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from worldcafe.exchange.day_words import dates_named
from worldcafe.exchange.folding import fold
from worldcafe.exchange.word_lists import word_lists
from worldcafe.language import mark


class Field(StrEnum):
    """What a column of a list says about a person."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    ORGANISATION = "organisation"
    EMAIL = "email"
    ROLE = "role"
    TABLE = "table"
    LANGUAGES = "languages"
    WISHES = "wishes"
    PRESENCE = "presence"
    STEP_FREE = "step_free"
    EXTRA = "extra"


FIELD_WORDS: Final[dict[Field, str]] = {
    Field.NAME: mark("Name"),
    Field.GIVEN: mark("Given name"),
    Field.FAMILY: mark("Family name"),
    Field.ORGANISATION: mark("Organisation"),
    Field.EMAIL: mark("E-mail"),
    Field.ROLE: mark("Role"),
    Field.TABLE: mark("Table"),
    Field.LANGUAGES: mark("Languages"),
    Field.WISHES: mark("Wishes, ranked"),
    Field.PRESENCE: mark("Days or rounds present"),
    Field.STEP_FREE: mark("Step-free"),
    Field.EXTRA: mark("Column of your own"),
}
"""Each field's name for people (messages for the catalogue)."""

NAMES: Final = (Field.NAME, Field.GIVEN, Field.FAMILY)
"""Fields that tell a name."""

MANY: Final = frozenset({Field.WISHES, Field.PRESENCE, Field.EXTRA})
"""Fields that may be told by several columns."""

_EDGES: Final = re.compile(r"[\s*:.?_]+$|^[\s*:?_]+")
_NUMBERED: Final = re.compile(
    r"^(1st|2nd|3rd|[4-9]th|first|second|third|fourth|fifth|prima|seconda|terza|primeira|segunda|terceira"
    r"|premier|deuxieme|troisieme|erster?|zweiter?|dritter?|primera|tercera)\s+"
    r"|[\s#.-]*\d+(st|nd|rd|th|\.|a|o|e)?$|^\d+(st|nd|rd|th|\.|a|o|e|er|re|eme)?\s*"
)
_DAY: Final = re.compile(
    r"^(days?|giorn[oi]|dias?|jours?|dzien|den|tage?|rounds?|turno|tour|rodada|ronda|runde|runda|kolo|krag"
    r"|sessione?|sessao|session|sesja|sesiya|sesion)\s*\d+\b"
    r"|^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./]\d{1,2}([./]\d{2,4})?$"
)
# "Topics wanted", "Preferred themes": a word for what there is to choose beside one for choosing.
_CHOSEN: Final = re.compile(
    r"\b(?:topics?|themes?|tables?|tem[aie]s?|themen?|themenwunsche?|tavol[oi]|mesas?|tisch\w*|stolik\w*|temat\w*|masi|temi)\b"
)
_CHOOSING: Final = re.compile(
    r"\b(?:want|wish|prefer|interest|favou?rit|rank|priorit|like[sd]?\b|choice|choose|chosen|desider|scelt|voulu|souhait"
    r"|choisi|wunsch|gewunscht|bevorzug|desead|desejad|escolh|elegid|wybran|zycz|prefero|predpoch|zhelan|izbran)"
)
_LONGEST_CHOICE: Final = 6
"""Words of a title; longer ones ask a question whose answers are texts."""

# What people write around a day: "Attending day 1", "Will you be present on Wednesday?"
_AROUND_DAYS: Final = re.compile(
    r"\b(?:attend(?:s|ing|ance|ee)?|present[ei]?|presen[czt]\w*|presenze?|com(?:es|ing)|join(?:s|ing)?|here|there|avail\w*"
    r"|participa\w*|particip\w*|partecip\w*|obecn\w*|prisastv\w*|anwesen\w*|teilnahme|asist\w*|assist\w*"
    r"|will|you|be|is|can|on|at|the|of|for|in|il|la|le|am|an|der|die|dem|na|em|no|del?|el)\b"
)
_SPELT: Final = {
    "one": "1", "two": "2", "three": "3", "four": "4", "first": "1", "second": "2", "third": "3", "fourth": "4",
    "1st": "1", "2nd": "2", "3rd": "3", "4th": "4",
}  # fmt: skip
_TURNED_DAY: Final = re.compile(r"^(\d)[.oa]*\s+(day|giorno|dia|jour|dzien|den|tag|round|session)$")

_DATE: Final = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th|\.)? [a-z]{3,12}|[a-z]{3,12} \d{1,2}(?:st|nd|rd|th)?)")

# A day's name alone, or with a date: "mer 14 aprile", not "Mar Menor" or "Domingo Silva".
_WEEKDAY: Final = re.compile(r"^([a-z]+(?:-feira)?)[.,]?\s*(?:\d.*)?$")


def tidy_title(text: str) -> str:
    """A title as it is compared: folded, without marks at its ends and line breaks inside."""
    return _EDGES.sub("", " ".join(fold(text).split()))


class TitleBook:
    """Looks titles up; made once for a list."""

    def __init__(self) -> None:
        lists = word_lists("titles")
        self._fields = {
            word: Field(name) for name, words in lists.items() if name != "left_out" for word in words
        }
        self._left_out = frozenset(lists["left_out"])
        self._weekdays = frozenset(word for words in word_lists("weekdays").values() for word in words)

    def field(self, title: str) -> Field | None:
        """What a column with that title holds; None if the title says nothing known."""
        text = tidy_title(title)
        if not text or len(text) > 120:
            return None
        return self._exact(text) or self._loose(text)

    def is_left_out(self, title: str) -> bool:
        """Whether the column is one that is not needed here, such as a telephone number."""
        return tidy_title(title) in self._left_out or fold(title).strip() in self._left_out

    def is_title(self, title: str) -> bool:
        """Whether the text is a title rather than a person's data."""
        return self.field(title) is not None or (bool(title.strip()) and self.is_left_out(title))

    def _exact(self, text: str) -> Field | None:
        found = self._fields.get(text)
        if found is not None:
            return found
        return Field.PRESENCE if _DAY.match(text) or self._is_weekday(text) else None

    def _is_weekday(self, text: str) -> bool:
        found = _WEEKDAY.match(text)
        return found is not None and found[1] in self._weekdays

    def _loose(self, text: str) -> Field | None:
        bare = re.sub(r"\s*[(\[].*?[)\]]", "", text).strip()
        if bare and bare != text and (found := self._exact(bare)):
            return found
        for part in re.split(r"\s*[/|,;:]\s*| - | – ", text):
            if part and (found := self._fields.get(part)):
                return found
        stem = _NUMBERED.sub("", text).strip(" :-#.")
        found = self._fields.get(stem)
        if found in MANY:
            return found
        if self._is_about_a_day(bare or text):
            return Field.PRESENCE
        return Field.WISHES if _asks_for_a_choice(text) else None

    def _is_about_a_day(self, text: str) -> bool:
        """ "Attending day 1", "First day", "Present on Wednesday", but not "Day of birth"."""
        words = [_SPELT.get(word, word) for word in text.strip(" ?:").split()]
        if len(words) > 9:
            return False
        rest = " ".join(_AROUND_DAYS.sub(" ", " ".join(words)).split()).strip(" ?:-–.")
        rest = _TURNED_DAY.sub(r"\2 \1", rest)
        return bool(_DAY.match(rest) or (_DATE.fullmatch(rest) and dates_named(rest))) or self._is_weekday(
            rest
        )


def _asks_for_a_choice(text: str) -> bool:
    plain = " ".join(re.findall(r"[^\W\d_]+", text))
    return (
        len(plain.split()) <= _LONGEST_CHOICE
        and _CHOSEN.search(plain) is not None
        and _CHOOSING.search(plain) is not None
    )
