"""Who may be listed twice: offered to a person, never acted on.

Names are folded (no accents, Latin letters) and compared where they share enough to be worth it: equal words
in any order, or all words equal but one that is a letter or two apart. Candidates are found by hashing words
with one letter taken out (after Garbe's symmetric deletes), so 10,000 names need no 50 million comparisons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from worldcafe.exchange.folding import fold
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.grouping import CROWD, STEP, Groups, cuts, single
from worldcafe.exchange.like_organisations import LikeNames, similar_organisations
from worldcafe.exchange.organisations import core
from worldcafe.exchange.remarks import Stop, Watch, checkpoint
from worldcafe.language import mark

__all__ = [
    "WHY_WORDS",
    "LikeNames",
    "LikePeople",
    "PersonLike",
    "duplicate_people",
    "fold",
    "similar_organisations",
]

WHY_WORDS: Final[dict[str, str]] = {
    "same name": mark("the same name"),
    "swapped": mark("given and family name are swapped"),
    "spelling": mark("nearly the same spelling"),
    "middle name": mark("one has a name more"),
    "initial": mark("one has an initial"),
    "same e-mail": mark("the same e-mail address"),
}
"""Why people may be one, each reason in words for people (messages for the catalogue)."""


class PersonLike(NamedTuple):
    """What likeness is judged by; `key` is whatever the caller knows the person by."""

    key: Hashable
    given: str
    family: str
    organisation: str = ""
    email: str = ""


class LikePeople(NamedTuple):
    """People who may be one, in the order given, and the strongest reason."""

    keys: tuple[Hashable, ...]
    why: str


class _Person(NamedTuple):
    given: tuple[str, ...]
    family: tuple[str, ...]
    words: tuple[str, ...]
    """All words of the name in alphabetical order."""
    organisation: frozenset[str]
    email: str


def duplicate_people(
    people: Sequence[PersonLike], *, watch: Watch | None = None, stop: Stop | None = None
) -> tuple[LikePeople, ...]:
    """Groups of people who may be the same person, in the order in which their first member is given.

    Compared are names (in either order, with typing errors, a middle name, an initial) and e-mail addresses.
    10,000 people take a second or less. Raises `Stopped`.
    """
    words = _WordBook()
    total = 3 * len(people)
    known = [words.person(person) for person in people]
    groups = Groups(len(people), list(WHY_WORDS))
    checkpoint(len(people), total, watch, stop)
    _join_equal(known, groups)
    _join_emails(known, groups)
    checkpoint(2 * len(people), total, watch, stop)
    _join_near(known, groups, words, watch, stop)
    checkpoint(total, total, watch, stop)
    return tuple(LikePeople(tuple(people[i].key for i in group), why) for group, why in groups.found())


class _WordBook:
    """Folds words once each, however often they occur in a list."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[str, ...]] = {}
        self._organisations: dict[str, frozenset[str]] = {}
        self.given_names = given_names().plain

    def person(self, person: PersonLike) -> _Person:
        given, family = self._words(person.given), self._words(person.family)
        email = person.email.strip().lower()
        return _Person(
            given, family, tuple(sorted(given + family)), self._organisation(person.organisation), email
        )

    def _words(self, text: str) -> tuple[str, ...]:
        found = self._folded.get(text)
        if found is None:
            plain = fold(text).replace("-", " ").replace(".", " ").replace("'", "").replace(",", " ")
            found = self._folded[text] = tuple(map(_plain_vowels, plain.split()))
        return found

    def _organisation(self, text: str) -> frozenset[str]:
        found = self._organisations.get(text)
        if found is None:
            found = self._organisations[text] = frozenset(core(text).words) if text.strip() else frozenset()
        return found


def _plain_vowels(word: str) -> str:
    """German and Nordic vowels are written with an e where the keyboard lacks them: Mueller is Müller."""
    if "e" not in word:
        return word
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _join_equal(people: list[_Person], groups: Groups) -> None:
    first: dict[tuple[str, ...], int] = {}
    for i, person in enumerate(people):
        if not person.words:
            continue
        other = first.setdefault(person.words, i)
        if other != i:
            straight = people[other].given == person.given
            groups.join(other, i, "same name" if straight else "swapped")


def _join_emails(people: list[_Person], groups: Groups) -> None:
    """One address is one person only if their names share something: offices have addresses too."""
    by_email: dict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        if person.email:
            by_email[person.email].append(i)
    for same in by_email.values():
        if 1 < len(same) <= CROWD:
            for a, b in combinations(same, 2):
                if set(people[a].words) & set(people[b].words) or not (people[a].words and people[b].words):
                    groups.join(a, b, "same e-mail")


def _join_near(
    people: list[_Person], groups: Groups, words: _WordBook, watch: Watch | None, stop: Stop | None
) -> None:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for i, person in enumerate(people):
        if i % STEP == 0:
            checkpoint(2 * len(people) + i, 3 * len(people), watch, stop)
        if len(person.words) < 2:
            continue
        for key in _keys(person.words):
            bucket = buckets[key]
            if len(bucket) > CROWD:
                continue
            for j in bucket:
                if (j, i) not in seen:
                    seen.add((j, i))
                    why = _why_near(people[j], person, words.given_names)
                    if why:
                        groups.join(j, i, why)
            bucket.append(i)


def _keys(words: tuple[str, ...]) -> set[Hashable]:
    """Two people who may be one share a key: two equal words, or one equal word and one with a letter out."""
    keys: set[Hashable] = set()
    for a, b in combinations(words, 2):
        if len(words) > 2 or (len(a) > 1 and len(b) > 1):
            keys.add((a, b))
        # A longer name is not also searched for typing errors: its other words would make too many of them.
        if len(words) == 2:
            keys.update((a, cut) for cut in cuts(b))
            keys.update((b, cut) for cut in cuts(a))
            keys.update(((a, "initial", b[0]), (b, "initial", a[0])))
    return keys


def _why_near(a: _Person, b: _Person, known: frozenset[str]) -> str:
    """The reason why two different names may be one person's; empty if there is none."""
    alike = not a.organisation or not b.organisation or _overlap(a.organisation, b.organisation)
    fewer, more = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    missing, extra = _difference(fewer, more)
    if not missing:
        ends = _same_ends(a, b)
        initials = all(len(word) == 1 for word in extra)
        return "middle name" if len(extra) == 1 and (alike or (initials and ends)) else ""
    if len(missing) != 1 or len(extra) != 1:
        return ""
    one, two = missing[0], extra[0]
    if len(one) == 1 or len(two) == 1:
        return "initial" if alike and one[0] == two[0] and len(one) != len(two) else ""
    return "spelling" if _is_typo(one, two, alike, known) else ""


def _overlap(a: frozenset[str], b: frozenset[str]) -> bool:
    return 2 * len(a & b) >= min(len(a), len(b))


def _difference(fewer: Sequence[str], more: Sequence[str]) -> tuple[list[str], list[str]]:
    rest = list(more)
    missing: list[str] = []
    for word in fewer:
        if word in rest:
            rest.remove(word)
        else:
            missing.append(word)
    return missing, rest


def _same_ends(a: _Person, b: _Person) -> bool:
    return a.given[:1] == b.given[:1] and a.family[-1:] == b.family[-1:]


def _is_typo(one: str, two: str, alike: bool, known: frozenset[str]) -> bool:
    """A letter or two apart, but not two names that both exist: Maria and Mario are two people."""
    if _sound(one) == _sound(two):
        return alike
    if one in known and two in known:
        return False
    one, two = single(one), single(two)
    short = min(len(one), len(two))
    distance = OSA.distance(one, two, score_cutoff=2)
    if distance > (2 if short >= 8 and alike else 1) or short < 4:
        return False
    # Surnames that end in another vowel are mostly other families (Rossi, Rossa) or couples (Novak, Novakova).
    return alike or (short >= 6 and one[0] == two[0] and one[-1] == two[-1])


def _sound(word: str) -> str:
    """Two spellings of one name sound alike: Katarina and Catarina, Sofia and Sophia; not Maria and Mario."""
    sound = word.replace("ph", "f").replace("th", "t").replace("ch", "k").replace("c", "k").replace("y", "i")
    sound = sound.replace("w", "v").replace("j", "i").replace("z", "s").replace("x", "ks").replace("h", "")
    return single(sound)
