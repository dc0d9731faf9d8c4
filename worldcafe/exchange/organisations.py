"""Names of organisations: what makes a text look like one, and the words that carry their meaning."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from worldcafe.exchange.folding import fold
from worldcafe.exchange.word_lists import word_lists

_LISTS: Final = word_lists("organisations")
_KIND_WORDS: Final = frozenset(_LISTS["kind"])
LEGAL: Final = frozenset(_LISTS["legal"])
LINKS: Final = frozenset(_LISTS["link"])
TOWN: Final = frozenset(_LISTS["town"])
"""Words of "Municipality of X", "Comune di X" and "X City Council", all of which are X; so is plain "X"."""

TAIL: Final = frozenset(_LISTS["tail"])
"""Words after a distinctive name that are often left out: "Kestrel Housing" is "Kestrel Housing Trust"."""

HOUSES: Final = frozenset(key.removeprefix("same ") for key in _LISTS if key.startswith("same "))
"""Words for a kind of house as `core` writes them; alone they tell no organisation from another."""

_SAME: Final[dict[str, str]] = {word: house for house in HOUSES for word in _LISTS[f"same {house}"]}
_CAPITAL: Final = re.compile(r"\bm\. ?st\.")
"""Poland's short form of "capital city"."""

_BRACKET: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TOKENS: Final = re.compile(r"[^\W_]+")
_STOPS: Final = re.compile(r"\b(?:(?:[^\W\d_]\.){2,}|(?:[^\W\d_]\. ){2}[^\W\d_]\.)")
_POLISH_LIMITED: Final = re.compile(r"\bsp\.?\s*z\s*o\.?\s*o\b\.?")
_PARTS: Final = re.compile(r"\s+[-–—|/]\s+|,\s+|\s*/\s*")


class Core(NamedTuple):
    """What carries the meaning of an organisation's name.

    `words` are its folded words without legal forms, links and "city of"; `town` whether such a word was there;
    `head` the words before a dash or comma; `brackets` texts in brackets; `initials` possible abbreviations.
    """

    words: tuple[str, ...]
    town: bool
    head: tuple[str, ...]
    brackets: tuple[str, ...]
    initials: frozenset[str]


def looks_like_organisation(text: str) -> bool:
    """Whether a word in the text says that it names an organisation."""
    return any(word in _KIND_WORDS for word in _TOKENS.findall(fold(text)))


def core(name: str) -> Core:
    """The words of an organisation's name that tell it from others."""
    plain = _POLISH_LIMITED.sub(" spzoo ", _CAPITAL.sub(" miasto ", fold(name).replace("&", " ")))
    brackets = tuple(text.strip() for text in _BRACKET.findall(plain) if text.strip())
    bare = _BRACKET.sub(" ", plain)
    if not _TOKENS.search(bare):
        bare = plain
    parts = [part for part in _PARTS.split(bare) if _TOKENS.search(part)]
    words, town = _meaningful(bare)
    head = _meaningful(parts[0])[0] if len(parts) > 1 else ()
    return Core(words, town, head, brackets, _initials(bare))


def _meaningful(text: str) -> tuple[tuple[str, ...], bool]:
    joined = _STOPS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", text)
    every: list[str] = _TOKENS.findall(joined.replace("'", " "))
    some = [word for word in every if word not in LINKS] or every
    some = [word for word in some if word not in LEGAL] or some
    town = any(word in TOWN for word in some)
    rest = [word for word in some if word not in TOWN]
    words = tuple(_SAME.get(word, word) for word in (rest or some))
    return words, town and bool(rest)


def _initials(text: str) -> frozenset[str]:
    """Letters that may stand for the name, with and without its small words: "ucl", "uoc" and "uc"."""
    every = [word for word in _TOKENS.findall(text) if not word.isdecimal()]
    strong = [word for word in every if word not in LINKS]
    stronger = [word for word in strong if word not in LEGAL]
    made = ("".join(word[0] for word in words) for words in (every, strong, stronger) if len(words) > 1)
    return frozenset(letters for letters in made if len(letters) > 1)
