"""The bundled lists of words that tell columns, organisations, languages and names apart."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from worldcafe.resources import path


@cache
def word_lists(name: str) -> Mapping[str, tuple[str, ...]]:
    """The lists in ``resources/words/NAME.txt``: lines ``key = word; word``, a key may go on over several lines."""
    found: dict[str, list[str]] = {}
    for line in path(f"words/{name}.txt").read_text(encoding="utf-8").splitlines():
        key, equals, words = line.partition(" = ")
        if equals and not line.startswith("# "):
            found.setdefault(key, []).extend(word.strip() for word in words.split(";"))
    return MappingProxyType({key: tuple(words) for key, words in found.items()})
