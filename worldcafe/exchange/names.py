"""One cell with a name into given and family name, whichever comes first.

Nobody writes a list one way throughout: a paper list of ninety people has a few names surname first. Three
things tell: capitals ("ROSSI Mario"), a comma ("Rossi, Mario"), and given names that are known, from the
bundled table or from the other names of the same list.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from worldcafe.exchange.folding import fold
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.word_lists import word_lists

NAME_LIMIT: Final = 200
"""Characters that a name may have; longer ones are a sign of a wrong column."""


class Order(StrEnum):
    """How the names of a list are written."""

    AUTO = "auto"
    GIVEN_FIRST = "given-first"
    FAMILY_FIRST = "family-first"


class Name(NamedTuple):
    """A name taken apart; `title` is "Dr" and the like, `aside` what stood in brackets at the end."""

    given: str
    family: str
    title: str = ""
    aside: str = ""
    surname_first: bool = False


_LISTS: Final = word_lists("names")
_TITLES: Final = frozenset(_LISTS["title"])
# Words that are titles only with a full stop after them: "Ing" and "Ma" are names too.
_ONLY_WITH_STOP: Final = frozenset(_LISTS["title_with_stop"])
_AFTER_ONLY: Final = frozenset(_LISTS["title_after"])
_PARTICLES: Final = frozenset(_LISTS["particle"])
# Written with a capital and first in the name, these are more likely given names than the start of a surname.
_GIVEN_TOO: Final = frozenset(_LISTS["given_too"])
_NUMBERING: Final = re.compile(r"(?:\(?\d{1,4}[a-z]?\s*[.):\]]+\s*|\d{1,4}\s+|[•·▪◦‣●○■□–—*-]\s*)+(?=\w)")
_NO_STOPS: Final = str.maketrans("", "", ".ªº")
_TITLE_ENDS: Final = re.compile(r"[-.,/]+")
_BRACKETS: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*$")

_PLAIN, _GIVEN, _PARTICLE, _TITLE, _INITIAL, _MARKED = range(6)
_ENOUGH: Final = 2000


class _Kinds(dict[str, int]):
    """What kind of word a word is, worked out once per word."""

    def __init__(self) -> None:
        super().__init__()
        known = given_names()
        self._known = dict.fromkeys(known.written | known.plain, _GIVEN)
        self._known.update(dict.fromkeys(_PARTICLES, _PARTICLE))
        self._known.update(dict.fromkeys(_TITLES - _ONLY_WITH_STOP, _TITLE))

    def learn(self, words: Collection[str]) -> dict[str, int]:
        """The kinds of many words at once, which is quicker than asking for each."""
        lower = list(map(str.casefold, words))
        return {
            word: (
                kind
                if kind is not None
                else _PLAIN
                if low.isalpha() and low.isascii() and len(low) > 1
                else self._rare(word, low)
            )
            for word, low, kind in zip(words, lower, map(self._known.get, lower), strict=True)
        }

    def __missing__(self, word: str) -> int:
        lower = word.casefold()
        kind = self._known.get(lower)
        if kind is None:
            kind = (
                _PLAIN if len(lower) > 1 and lower.isascii() and lower.isalpha() else self._rare(word, lower)
            )
        self[word] = kind
        return kind

    def _rare(self, word: str, lower: str) -> int:
        """Words with accents, stops, hyphens or commas."""
        bare = _bare(word)
        if _is_title(bare, lower):
            return _TITLE
        if len(bare) == 1 and (len(lower) == 2 or word.isupper()):
            return _INITIAL
        if word[-1] in ",)" or word[0] == "(":
            return _MARKED
        first, dash, second = lower.partition("-")
        both = dash and self._known.get(fold(first)) == _GIVEN and self._known.get(fold(second)) == _GIVEN
        return _GIVEN if both or self._known.get(fold(word)) == _GIVEN else _PLAIN


def _is_title(bare: str, lower: str) -> bool:
    """Whether a word with accents, stops or hyphens is a title: "Dr.", "inż.", "Eng.ª", "Dipl.-Ing."."""
    for one in (bare, fold(bare)):
        if one in _TITLES:
            return one not in _ONLY_WITH_STOP or "." in lower
    parts = [part for part in _TITLE_ENDS.split(lower) if part]
    return "." in lower and len(parts) > 1 and all(part in _TITLES for part in parts)


def unnumbered(cell: str) -> str:
    """A name without the number or bullet that stands before it: "12. Ida Berg" is "Ida Berg"."""
    if not cell or cell[0].isalpha():
        return cell
    found = _NUMBERING.match(cell)
    return cell[found.end() :] if found and not cell[found.end()].isdigit() else cell


def bare_name(cell: str) -> str:
    """A name without a number before it and what stands in brackets after it."""
    return _BRACKETS.sub("", unnumbered(cell)) or cell


def split_name(text: str) -> Name:
    """One name on its own taken apart."""
    return split_names([text])[0]


def split_names(cells: Sequence[str], order: Order = Order.AUTO) -> list[Name]:
    """Names of one list taken apart, in the order of `cells`; the list as a whole helps with each of them."""
    kinds = _Kinds()
    split = [cell.split() for cell in cells]
    known = kinds.learn(set(chain.from_iterable(split)))
    plain = [words for words in split if len(words) == 2 and words[0][-1] != ","]
    family_first = order is Order.FAMILY_FIRST or (order is Order.AUTO and _mostly_family_first(plain, kinds))
    habits = _Habits(plain, order, family_first)
    told = order is not Order.AUTO
    names: list[Name] = []
    for cell, words in zip(cells, split, strict=True):
        if len(words) == 2:
            first, second = words
            a, b = known[first], known[second]
            if a == _GIVEN and b == _PLAIN and not told and not first.isupper():
                names.append(Name(first, second))
                continue
            if a <= _GIVEN and b <= _GIVEN and not first.isupper() and not second.isupper():
                names.append(habits.two(first, second, a, b))
                continue
        names.append(_taken_apart(cell, kinds, habits))
    return names


def _mostly_family_first(pairs: list[list[str]], kinds: _Kinds) -> bool:
    """Whether known given names stand last more often than first; the first of a long list tell enough."""
    counted = Counter([(kinds[one] == _GIVEN, kinds[two] == _GIVEN) for one, two in pairs[:_ENOUGH]])
    first, last = counted[True, False], counted[False, True]
    return last > 2 and last > 1.5 * first


class _Habits:
    """How this list writes names: which way round, and which words it uses as given names."""

    def __init__(self, pairs: list[list[str]], order: Order, family_first: bool) -> None:
        self.family_first = family_first
        self.fixed = order is not Order.AUTO
        self._pairs = pairs

    @cached_property
    def _as_first(self) -> Counter[str]:
        return Counter([pair[0] for pair in self._pairs])

    @cached_property
    def _as_last(self) -> Counter[str]:
        return Counter([pair[1] for pair in self._pairs])

    def two(self, first: str, second: str, a: int, b: int) -> Name:
        """A name of two plain words."""
        if self.fixed or a == b:
            turned = self.family_first if self.fixed else self._turned_by_list(first, second, a)
        else:
            turned = b == _GIVEN
        return Name(second, first, "", "", True) if turned else Name(first, second)

    def _turned_by_list(self, first: str, second: str, kind: int) -> bool:
        """The table does not tell; the list may use one of the words clearly as a given or a family name."""
        if kind != _PLAIN:
            return self.family_first
        straight = self._as_first[first] + self._as_last[second] - 2
        crossed = self._as_first[second] + self._as_last[first]
        turn = crossed >= 3 and crossed > 2 * straight
        return self.family_first != turn

    def order(self, start_known: bool, end_known: bool) -> bool:
        """Whether a longer name is written family first."""
        if self.fixed or start_known == end_known:
            return self.family_first
        return end_known


def _taken_apart(cell: str, kinds: _Kinds, habits: _Habits) -> Name:
    text = " ".join(cell.split())
    aside = ""
    if (found := _BRACKETS.search(text)) and found.start() > 0:
        text, aside = text[: found.start()], found[1].strip()
    before, *rest = text.split(",")
    if rest:
        return _with_comma(before.split(), [part.split() for part in rest], aside, kinds, habits)
    words, title = _without_titles(text.split(), kinds)
    return _ordered(words, title, aside, kinds, habits)


def _with_comma(
    before: list[str], parts: list[list[str]], aside: str, kinds: _Kinds, habits: _Habits
) -> Name:
    """ "Berg, Ida" is family name first; what follows a comma and is a title only says nothing of the order."""
    family, title = _without_titles(before, kinds)
    titles, given = [title], list[str]()
    named = len(family) > 1 and any(kinds[word] == _GIVEN for word in family)
    for part in parts:
        if _is_about_titles(part, kinds, named=named):
            titles.append(" ".join(part))
        else:
            words, title = _without_titles(part, kinds)
            given += words
            titles.append(title)
    title = " ".join(filter(None, titles))
    if not given:
        return _ordered(family, title, aside, kinds, habits)
    if not family:
        return _ordered(given, title, aside, kinds, habits)
    return Name(" ".join(given), " ".join(family), title, aside, True)


def _is_about_titles(words: list[str], kinds: _Kinds, *, named: bool) -> bool:
    """Whether all the words are titles, or begin with one after a whole name ("prof. PW")."""
    if not words or kinds[words[0]] != _TITLE:
        return not words
    return all(kinds[word] == _TITLE for word in words) or (
        named and not any(kinds[word] in (_GIVEN, _INITIAL) for word in words)
    )


def _without_titles(words: list[str], kinds: _Kinds) -> tuple[list[str], str]:
    """Titles at both ends taken off, unless nothing else would be left."""
    start, end = 0, len(words)
    while start < end - 1 and kinds[words[start]] == _TITLE and not _is_name_first(words[start]):
        start += 1
    while end - 1 > start and kinds[words[end - 1]] == _TITLE and _may_stand_last(words[end - 1]):
        end -= 1
    return words[start:end], " ".join(words[:start] + words[end:])


def _is_name_first(word: str) -> bool:
    """ "Md" and "Ma" are given names where they come first, and titles where they come last."""
    bare = _bare(word)
    return bare in _AFTER_ONLY and len(bare) < 3


def _may_stand_last(word: str) -> bool:
    return _bare(word) in _AFTER_ONLY or word.endswith(".")


def _bare(word: str) -> str:
    return word.casefold().translate(_NO_STOPS).strip(",")


def _ordered(words: list[str], title: str, aside: str, kinds: _Kinds, habits: _Habits) -> Name:
    if len(words) < 2:
        return Name(" ".join(words), "", title, aside)
    capitals = _by_capitals(words, title, aside)
    if capitals is not None:
        return capitals
    if _has_particle_start(words, kinds):
        turned = kinds[words[-1]] in (_GIVEN, _INITIAL)
    else:
        turned = habits.order(kinds[words[0]] in (_GIVEN, _INITIAL), kinds[words[-1]] in (_GIVEN, _INITIAL))
    cut = _cut_from_end(words, kinds) if turned else _cut_from_start(words, kinds)
    if turned:
        return Name(" ".join(words[cut:]), " ".join(words[:cut]), title, aside, True)
    return Name(" ".join(words[:cut]), " ".join(words[cut:]), title, aside)


def _by_capitals(words: list[str], title: str, aside: str) -> Name | None:
    """ "ROSSI Mario" and "Mario ROSSI": the part in capitals is the family name."""
    loud = [len(word) > 1 and word.isupper() and not word.endswith(".") for word in words]
    if all(loud) or not any(loud):
        return None
    if loud[0] and False not in loud[: (cut := loud.index(False))] and True not in loud[cut:]:
        return Name(" ".join(words[cut:]), " ".join(words[:cut]), title, aside, True)
    cut = loud.index(True)
    # Particles between the two belong to the family name: "Jan van der BERG".
    while cut > 1 and words[cut - 1].casefold() in _PARTICLES:
        cut -= 1
    if cut and loud[-1]:
        return Name(" ".join(words[:cut]), " ".join(words[cut:]), title, aside)
    return None


def _has_particle_start(words: list[str], kinds: _Kinds) -> bool:
    first = words[0]
    return (
        len(words) > 2
        and kinds[first] == _PARTICLE
        and not (first[0].isupper() and first.casefold() in _GIVEN_TOO)
    )


def _cut_from_start(words: list[str], kinds: _Kinds) -> int:
    """How many words are given names when they come first: the first, and those after it that can be no surname."""
    cut = 1
    while cut < len(words) - 1 and kinds[words[cut]] in (_GIVEN, _INITIAL):
        cut += 1
    return cut


def _cut_from_end(words: list[str], kinds: _Kinds) -> int:
    """Where the given names begin when they come last; a word after "De" or "Mac" is still the surname."""
    cut = len(words) - 1
    are_given = [kinds[word] in (_GIVEN, _INITIAL) for word in words]
    while cut > 1 and are_given[cut - 1] and are_given[cut] and kinds[words[cut - 2]] != _PARTICLE:
        cut -= 1
    return cut
