"""Towns in the grammar and script of their own country: "Tampereen kaupunki" is Tampere, "Δήμος Πατρέων" Patras."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Prefix

from worldcafe.exchange.grouping import CROWD, Groups
from worldcafe.exchange.organisations import Core, looks_like_organisation

_SHARED: Final = 0.6
"""How much of the longer word both must begin with."""

_ENDING: Final = 3
"""Letters that a grammatical ending has at most."""

_FOREIGN: Final = re.compile("[\u0370-\u03ff\u1f00-\u1fff\u0400-\u04ff]")
"""Greek and Cyrillic letters, which every language writes its own way in Latin ones."""

_SOFT: Final = re.compile(r"[aeiouyh]+")
_LAST: Final = re.compile(r"[snvg]$")


def join_towns(spellings: Sequence[str], cores: Sequence[Core], groups: Groups) -> None:
    """Join names of towns that differ in their endings, if one of the two says that it is a town."""
    buckets: dict[tuple[int, str], list[int]] = defaultdict(list)
    towns = {i for i, one in enumerate(cores) if one.town}
    if not towns:
        return
    for i, one in enumerate(cores):
        start = next(iter(one.words), "")[:1]
        if not start:
            continue
        if i not in towns and (len(one.words) > 3 or looks_like_organisation(spellings[i])):
            continue
        bucket = buckets[len(one.words), start]
        if len(bucket) > CROWD:
            continue
        foreign = _FOREIGN.search(spellings[i]) is not None
        for j in bucket:
            other = cores[j]
            if (i in towns or j in towns) and one.words != other.words:
                across = foreign != (_FOREIGN.search(spellings[j]) is not None)
                if all(_one_place(a, b, across=across) for a, b in zip(one.words, other.words, strict=True)):
                    groups.join(j, i, "place")
        bucket.append(i)


def _one_place(a: str, b: str, *, across: bool) -> bool:
    """Whether two folded words may be one place's name; `across` scripts only the hard letters are compared."""
    if a == b:
        return True
    if any(map(str.isdigit, a + b)):
        return False
    shared = Prefix.similarity(a, b)
    rest = max(len(a), len(b)) - shared
    if shared >= 4 and rest <= _ENDING and shared >= _SHARED * max(len(a), len(b)):
        return True
    if shared == 3 and rest == 1 and (across or len(a) == len(b)):
        return True
    return across and shared >= 1 and len(_hard(a)) > 1 and _hard(a) == _hard(b)


def _hard(word: str) -> str:
    """What is left of a name in any alphabet: its hard consonants, without those of an ending."""
    return _LAST.sub("", _SOFT.sub("", word))
