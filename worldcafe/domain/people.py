"""Who takes part: people, their organisations, what they may and wish, and the posts they hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

NO_EXTRA: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation with the other spellings that were merged into it."""

    id: str
    name: str
    short: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    """A person of the café.

    `role` is what the person is when no post says otherwise. `wishes` are topic ids, dearest first; `must` and
    `must_not` are topic ids. Each consent is True, False or None for unknown, and unknown counts as no.
    `extra` holds the organiser's own columns by their title. `organisation_spelling` is how their list wrote the
    organisation where that name was merged into another; it lets the merging be undone later.
    """

    id: str
    given: str
    family: str
    sorted_as: str = ""
    organisation: str | None = None
    email: str = ""
    role: str = "participant"
    languages: tuple[str, ...] = ()
    step_free: bool = False
    stays_seated: bool = False
    wishes: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()
    pool: str = ""
    listed: bool | None = None
    quoted: bool | None = None
    photographed: bool | None = None
    contacted: bool | None = None
    extra: Mapping[str, str] = field(default_factory=lambda: NO_EXTRA, hash=False)
    organisation_spelling: str = ""

    @property
    def name(self) -> str:
        """The name as it is written, given name first."""
        return f"{self.given} {self.family}".strip()

    @property
    def family_first(self) -> str:
        """The name as lists sort it: family name, comma, given name."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.family or self.given


@dataclass(frozen=True, slots=True)
class Presence:
    """Expectation and fact of one person in one round; without a row a person is expected."""

    person: str
    round: str
    expected: bool = True
    arrived: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bond:
    """People who should sit together, or apart; `strict` makes it a rule instead of a wish."""

    id: str
    people: tuple[str, ...]
    apart: bool = True
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What a role means: whether it stays at its table and whether it takes a seat there."""

    id: str
    name: str
    stays: bool = False
    seated: bool = True
    position: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """A person holds a role at a table in a round."""

    round: str
    table: str
    person: str
    role: str


# Letters that Unicode does not decompose, but that people sort and search with their plain neighbours.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


@lru_cache(maxsize=65_536)  # lists of names are compared, sorted and searched again and again
def folded(text: str) -> str:
    """Text for comparing and searching: case and accents folded, spaces single."""
    # Decomposed before and after, as Unicode's caseless match asks: "𝓐" is an "A" only then, and so an "a".
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_PLAIN)
    decomposed = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def sort_key(person: Participant) -> tuple[int, str, str]:
    """Order of people as lists expect it: Latin before Greek before Cyrillic, family name, then given name."""
    family = folded(person.sorted_as or person.family or person.given)
    return script_rank(family), family, folded(person.given)


def script_rank(text: str) -> int:
    """0 for Latin and anything unknown, 1 for Greek, 2 for Cyrillic, by the first letter."""
    letter = next((c for c in text if c.isalpha()), "")
    name = unicodedata.name(letter, "") if letter else ""
    return 1 if name.startswith("GREEK") else 2 if name.startswith("CYRILLIC") else 0
