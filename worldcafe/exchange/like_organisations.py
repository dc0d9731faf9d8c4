"""Which spellings of organisations may mean one: offered to a person, never acted on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from worldcafe.exchange.grouping import CROWD, STEP, Groups, cuts
from worldcafe.exchange.like_towns import join_towns
from worldcafe.exchange.organisations import HOUSES, TAIL, Core, core
from worldcafe.exchange.remarks import Stop, Watch, checkpoint

_ORGANISATION_WHYS: Final = (
    "same words",
    "place",
    "brackets",
    "abbreviation",
    "shortened",
    "part",
    "spelling",
)


class LikeNames(NamedTuple):
    """Spellings that may mean one organisation, the most frequent first."""

    names: tuple[str, ...]
    why: str


def similar_organisations(
    names: Iterable[str], *, watch: Watch | None = None, stop: Stop | None = None
) -> tuple[LikeNames, ...]:
    """Groups of spellings that may mean one organisation; `names` may repeat, and frequency orders a group.

    Alike are: other accents, capitals or legal forms; "City of X" and "X", in another
    case or script too; an addition in brackets; an
    abbreviation and what it stands for; shortened words; a department and its house; a typing error.
    """
    counted = Counter(name.strip() for name in names if name.strip())
    spellings = list(counted)
    cores = [core(name) for name in spellings]
    groups = Groups(len(spellings), _ORGANISATION_WHYS)
    total = 2 * len(spellings)
    checkpoint(0, total, watch, stop)
    _join_by_words(cores, groups)
    _join_abbreviations(spellings, cores, groups)
    _join_begun_abbreviations(spellings, cores, groups)
    join_towns(spellings, cores, groups)
    checkpoint(len(spellings), total, watch, stop)
    _join_near_organisations(cores, groups, watch, stop)
    checkpoint(total, total, watch, stop)
    found = [(sorted(group, key=lambda i: (-counted[spellings[i]], i)), why) for group, why in groups.found()]
    return tuple(LikeNames(tuple(spellings[i] for i in group), why) for group, why in found)


def _join_by_words(cores: list[Core], groups: Groups) -> None:
    """Equal words in any order; what stands before a dash or comma, or without its tail, as a whole name."""
    first: dict[tuple[str, ...], int] = {}
    for i, one in enumerate(cores):
        other = first.setdefault(tuple(sorted(one.words)), i)
        if other != i:
            groups.join(other, i, "place" if one.town != cores[other].town else "same words")
    for i, one in enumerate(cores):
        for words, why in _shorter_forms(one):
            other = first.get(tuple(sorted(words)), i)
            if other != i:
                groups.join(other, i, why)


def _shorter_forms(one: Core) -> list[tuple[tuple[str, ...], str]]:
    forms: list[tuple[tuple[str, ...], str]] = []
    if one.head and one.head != one.words and _is_distinctive(one.head):
        forms.append((one.head, "part"))
    words = one.words
    while len(words) > 1 and words[-1] in TAIL:
        words = words[:-1]
        if _is_distinctive(words):
            forms.append((words, "shortened"))
    forms += [(core(text).words, "brackets") for text in one.brackets if len(text) > 3]
    return forms


def _is_distinctive(words: tuple[str, ...]) -> bool:
    return any(len(word) > 2 and word not in TAIL and word not in HOUSES for word in words)


def _join_abbreviations(spellings: list[str], cores: list[Core], groups: Groups) -> None:
    short: dict[str, int] = {}
    for i, (name, one) in enumerate(zip(spellings, cores, strict=True)):
        compact = "".join(one.words)
        bare = name.split("(")[0].strip().replace(".", "")
        if len(one.words) == 1 and 2 <= len(compact) <= 8 and (bare.isupper() or "." in name):
            short.setdefault(compact, i)
    for i, one in enumerate(cores):
        for text in one.initials | {text.replace(".", "") for text in one.brackets if " " not in text}:
            other = short.get(text, i)
            if other != i and (len(text) > 2 or text in one.brackets):
                groups.join(other, i, "abbreviation")


def _join_begun_abbreviations(spellings: list[str], cores: list[Core], groups: Groups) -> None:
    """ "TU Graz" and "Technische Universität Graz": the first words as their letters, the others as they are."""
    short: dict[tuple[str, ...], int] = {}
    for i, (name, one) in enumerate(zip(spellings, cores, strict=True)):
        first = name.split()[0].strip(".,") if len(one.words) > 1 else ""
        if 2 <= len(first) <= _MOST_LETTERS and first.isupper() and first.isalpha():
            short.setdefault(one.words, i)
    if not short:
        return
    for i, one in enumerate(cores):
        for n in range(2, min(_MOST_LETTERS, len(one.words) - 1) + 1):
            letters = "".join(word[0] for word in one.words[:n])
            other = short.get((letters, *one.words[n:]), i)
            if other != i:
                groups.join(other, i, "abbreviation")


_MOST_LETTERS: Final = 5


def _join_near_organisations(
    cores: list[Core], groups: Groups, watch: Watch | None, stop: Stop | None
) -> None:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for i, one in enumerate(cores):
        if i % STEP == 0:
            checkpoint(len(cores) + i, 2 * len(cores), watch, stop)
        for key in _organisation_keys(one.words):
            bucket = buckets[key]
            if len(bucket) > CROWD:
                continue
            for j in bucket:
                if why := _why_near_words(cores[j].words, one.words):
                    groups.join(j, i, why)
            bucket.append(i)


def _organisation_keys(words: tuple[str, ...]) -> set[Hashable]:
    """Names with one word misspelt share the other words and that word with a letter out."""
    keys: set[Hashable] = {("starts", len(words), *(word[:2] for word in words))} if len(words) > 1 else set()
    for place, word in enumerate(words[:6]):
        if len(word) >= 5:
            rest = words[:place] + words[place + 1 :]
            keys.update((*rest, place, cut) for cut in cuts(word))
    return keys


def _why_near_words(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if len(a) != len(b) or a == b:
        return ""
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if all(_shortens(x, y) or _shortens(y, x) for x, y in apart) and len(apart) < len(a):
        return "shortened"
    if len(apart) != 1:
        return ""
    one, two = apart[0]
    short = min(len(one), len(two))
    if short < 5 or one[0] != two[0] or any(map(str.isdigit, one + two)):
        return ""
    return "spelling" if OSA.distance(one, two, score_cutoff=2) <= (2 if short >= 9 else 1) else ""


def _shortens(short: str, long: str) -> bool:
    """ "tech" for "technical": a beginning of three letters or more that leaves some out."""
    return 3 <= len(short) <= len(long) - 3 and long.startswith(short)
