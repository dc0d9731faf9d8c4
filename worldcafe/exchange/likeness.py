"""Who may be listed twice, and which organisations may be one: offered to a person, never acted on.

Names are folded (no accents, Latin letters) and compared where they share enough to be worth it: equal words
in any order, or all words equal but one that is a letter or two apart. Candidates are found by hashing words
with one letter taken out (after Garbe's symmetric deletes), so 10,000 names need no 50 million comparisons.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from worldcafe.exchange.folding import fold
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.organisations import HOUSES, TAIL, Core, core
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

_STEP: Final = 1000
_CROWD: Final = 60
"""More candidates than this under one key say that the key is too common to mean anything."""


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


class LikeNames(NamedTuple):
    """Spellings that may mean one organisation, the most frequent first."""

    names: tuple[str, ...]
    why: str


class _Person(NamedTuple):
    given: tuple[str, ...]
    family: tuple[str, ...]
    words: tuple[str, ...]
    """All words of the name in alphabetical order."""
    organisation: frozenset[str]
    email: str


class _Groups:
    """Joins pairs into groups (union-find) and keeps the strongest reason of each."""

    def __init__(self, size: int, order: Sequence[str]) -> None:
        self._parent = list(range(size))
        self._why: dict[int, int] = {}
        self._order = order

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, a: int, b: int, why: str) -> None:
        a, b = self.root(a), self.root(b)
        rank = min(self._order.index(why), self._why.get(a, 99), self._why.get(b, 99))
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        self._why[low] = rank

    def found(self) -> list[tuple[list[int], str]]:
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            members[self.root(i)].append(i)
        return [(group, self._order[self._why[root]]) for root, group in members.items() if len(group) > 1]


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
    groups = _Groups(len(people), list(WHY_WORDS))
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


def _join_equal(people: list[_Person], groups: _Groups) -> None:
    first: dict[tuple[str, ...], int] = {}
    for i, person in enumerate(people):
        if not person.words:
            continue
        other = first.setdefault(person.words, i)
        if other != i:
            straight = people[other].given == person.given
            groups.join(other, i, "same name" if straight else "swapped")


def _join_emails(people: list[_Person], groups: _Groups) -> None:
    """One address is one person only if their names share something: offices have addresses too."""
    by_email: dict[str, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        if person.email:
            by_email[person.email].append(i)
    for same in by_email.values():
        if 1 < len(same) <= _CROWD:
            for a, b in combinations(same, 2):
                if set(people[a].words) & set(people[b].words) or not (people[a].words and people[b].words):
                    groups.join(a, b, "same e-mail")


def _join_near(
    people: list[_Person], groups: _Groups, words: _WordBook, watch: Watch | None, stop: Stop | None
) -> None:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for i, person in enumerate(people):
        if i % _STEP == 0:
            checkpoint(2 * len(people) + i, 3 * len(people), watch, stop)
        if len(person.words) < 2:
            continue
        for key in _keys(person.words):
            bucket = buckets[key]
            if len(bucket) > _CROWD:
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
            keys.update((a, cut) for cut in _cuts(b))
            keys.update((b, cut) for cut in _cuts(a))
            keys.update(((a, "initial", b[0]), (b, "initial", a[0])))
    return keys


def _cuts(word: str) -> set[str]:
    """The word, and the word with each letter taken out; words too short to judge only as they are."""
    if len(word) < 4:
        return {word}
    word = _single(word)
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


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
    one, two = _single(one), _single(two)
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
    return _single(sound)


def _single(word: str) -> str:
    """Doubled letters written once: they are the commonest error of all."""
    return "".join([letter for i, letter in enumerate(word) if i == 0 or word[i - 1] != letter])


# Organisations

_ORGANISATION_WHYS: Final = (
    "same words",
    "place",
    "brackets",
    "abbreviation",
    "shortened",
    "part",
    "spelling",
)


def similar_organisations(
    names: Iterable[str], *, watch: Watch | None = None, stop: Stop | None = None
) -> tuple[LikeNames, ...]:
    """Groups of spellings that may mean one organisation; `names` may repeat, and frequency orders a group.

    Alike are: other accents, capitals or legal forms; "City of X" and "X"; an addition in brackets; an
    abbreviation and what it stands for; shortened words; a department and its house; a typing error.
    """
    counted = Counter(name.strip() for name in names if name.strip())
    spellings = list(counted)
    cores = [core(name) for name in spellings]
    groups = _Groups(len(spellings), _ORGANISATION_WHYS)
    total = 2 * len(spellings)
    checkpoint(0, total, watch, stop)
    _join_by_words(cores, groups)
    _join_abbreviations(spellings, cores, groups)
    checkpoint(len(spellings), total, watch, stop)
    _join_near_organisations(cores, groups, watch, stop)
    checkpoint(total, total, watch, stop)
    found = [(sorted(group, key=lambda i: (-counted[spellings[i]], i)), why) for group, why in groups.found()]
    return tuple(LikeNames(tuple(spellings[i] for i in group), why) for group, why in found)


def _join_by_words(cores: list[Core], groups: _Groups) -> None:
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


def _join_abbreviations(spellings: list[str], cores: list[Core], groups: _Groups) -> None:
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


def _join_near_organisations(
    cores: list[Core], groups: _Groups, watch: Watch | None, stop: Stop | None
) -> None:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for i, one in enumerate(cores):
        if i % _STEP == 0:
            checkpoint(len(cores) + i, 2 * len(cores), watch, stop)
        for key in _organisation_keys(one.words):
            bucket = buckets[key]
            if len(bucket) > _CROWD:
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
            keys.update((*rest, place, cut) for cut in _cuts(word))
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
