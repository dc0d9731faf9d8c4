"""The given names that the program knows, to tell a given name from a surname."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from worldcafe.exchange.folding import fold
from worldcafe.resources import path


@dataclass(frozen=True, slots=True)
class GivenNames:
    """`written` in lower case as people write them, `plain` folded to Latin letters without accents."""

    written: frozenset[str]
    plain: frozenset[str]


@cache
def given_names() -> GivenNames:
    """The bundled names; the file has one line per language family, names between spaces."""
    text = path("words/given-names.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    written = frozenset(word.casefold() for line in lines for word in line.split())
    return GivenNames(written, frozenset(map(fold, written)))
