"""A newer version of a list against the people who are already there: who is new, who changed, who is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Protocol, cast

from worldcafe.exchange.folding import fold
from worldcafe.exchange.organisations import core
from worldcafe.exchange.person import RosterPerson


class KnownPerson(Protocol):
    """A person of the café as far as a list can tell: `key` is their identity, `organisation` its name."""

    @property
    def key(self) -> Hashable: ...
    @property
    def given(self) -> str: ...
    @property
    def family(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def table(self) -> int | None: ...
    @property
    def languages(self) -> tuple[str, ...]: ...
    @property
    def wishes(self) -> tuple[str, ...]: ...
    @property
    def presence(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def step_free(self) -> bool | None: ...
    @property
    def extra(self) -> tuple[tuple[str, str], ...]: ...


@dataclass(frozen=True, slots=True)
class KnownPersonValue:
    """A ready `KnownPerson`; what is left at its default is taken as not known."""

    key: Hashable
    given: str
    family: str
    organisation: str = ""
    email: str = ""
    role: str = ""
    table: int | None = None
    languages: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    presence: tuple[tuple[str, str], ...] = ()
    step_free: bool | None = None
    extra: tuple[tuple[str, str], ...] = ()


class Update(NamedTuple):
    """A known person, their row in the new list, and the fields that the list says differently."""

    key: Hashable
    person: RosterPerson
    fields: tuple[str, ...]


class Unchanged(NamedTuple):
    """A known person and their row, which says nothing new."""

    key: Hashable
    person: RosterPerson


@dataclass(frozen=True, slots=True)
class Plan:
    """What importing the list would do; nothing is done yet. Each row is in one of the first three."""

    added: tuple[RosterPerson, ...]
    updated: tuple[Update, ...]
    unchanged: tuple[Unchanged, ...]
    missing: tuple[Hashable, ...]
    """Known people whom the list does not name: kept, since a list may be a part."""


FIELDS: Final = (
    "given", "family", "organisation", "email", "role", "table", "languages", "wishes", "presence",
    "step_free", "extra",
)  # fmt: skip
"""The fields that a list may change."""


def compare(existing: Sequence[KnownPerson], people: Sequence[RosterPerson]) -> Plan:
    """Match the rows to known people and tell what would change.

    By e-mail first, then name and organisation, then by a name that only one on each side has; a name counts in
    either order and without accents. Several of one name and organisation, as somebody listed twice, are matched
    to whom the row changes least, otherwise in their order. Nobody is matched twice. A blank cell never erases what
    is known.
    """
    found = _match(existing, people)
    added: list[RosterPerson] = []
    updated: list[Update] = []
    unchanged: list[Unchanged] = []
    for index, person in enumerate(people):
        known = existing[found[index]] if index in found else None
        if known is None:
            added.append(person)
        elif fields := changed_fields(known, person):
            updated.append(Update(known.key, person, fields))
        else:
            unchanged.append(Unchanged(known.key, person))
    matched = set(found.values())
    missing = tuple(known.key for i, known in enumerate(existing) if i not in matched)
    return Plan(tuple(added), tuple(updated), tuple(unchanged), missing)


def changed_fields(known: KnownPerson, person: RosterPerson) -> tuple[str, ...]:
    """The fields in which the row says something, and something else than is known."""
    return tuple(name for name in FIELDS if _differs(name, getattr(known, name), getattr(person, name)))


def _differs(name: str, old: object, new: object) -> bool:
    if new in ("", None, ()):
        return False
    if name == "extra" and isinstance(new, tuple) and isinstance(old, tuple):
        pairs = cast("tuple[object, ...]", old)
        return any(pair not in pairs for pair in cast("tuple[object, ...]", new))
    return old != new


def _match(existing: Sequence[KnownPerson], people: Sequence[RosterPerson]) -> dict[int, int]:
    """Row index to known index, by ever weaker evidence."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    known_names = [_name_key(one.given, one.family) for one in existing]
    row_names = [_name_key(one.given, one.family) for one in people]
    known_houses = [_house_key(one.organisation) for one in existing]
    row_houses = [_house_key(one.organisation) for one in people]

    def take(old: list[str], new: list[str], *, several: bool = False) -> None:
        for rows, known in _groups(old, new, found, taken):
            if len(rows) == len(known) == 1:
                pairs = [(rows[0], known[0])]
            else:
                pairs = _least_changed(existing, people, rows, known) if several else []
            for row, match in pairs:
                found[row] = match
                taken.add(match)

    old_emails = [one.email.strip().lower() for one in existing]
    new_emails = [one.email.strip().lower() for one in people]
    # A shared office address is several people, so the name goes along first.
    take(_both(old_emails, known_names), _both(new_emails, row_names))
    take(old_emails, new_emails)
    known_spellings = [_spelling_key(one.organisation) for one in existing]
    row_spellings = [_spelling_key(one.organisation) for one in people]
    take(_both(known_names, known_spellings), _both(row_names, row_spellings), several=True)
    take(_both(known_names, known_houses), _both(row_names, row_houses), several=True)
    take(known_names, row_names)
    return found


def _both(one: Sequence[str], two: Sequence[str]) -> list[str]:
    return [f"{a}\n{b}" if a and b else "" for a, b in zip(one, two, strict=True)]


def _name_key(given: str, family: str) -> str:
    words = fold(f"{given} {family}").replace("-", " ").replace(".", " ").split()
    return " ".join(sorted(words))


def _house_key(organisation: str) -> str:
    """Never empty, so that two people without an organisation count as of the same."""
    return " ".join(sorted(core(organisation).words)) if organisation.strip() else "-"


def _spelling_key(organisation: str) -> str:
    return " ".join(fold(organisation).split()) or "-"


def _groups(
    old: list[str], new: list[str], found: dict[int, int], taken: set[int]
) -> list[tuple[list[int], list[int]]]:
    """Rows and known people, none matched yet, who have one key: both sides in their order, neither empty."""
    left: dict[str, list[int]] = defaultdict(list)
    right: dict[str, list[int]] = defaultdict(list)
    for i, key in enumerate(old):
        if key and i not in taken:
            left[key].append(i)
    for i, key in enumerate(new):
        if key and i not in found:
            right[key].append(i)
    return [(rows, left[key]) for key, rows in right.items() if key in left]


def _least_changed(
    existing: Sequence[KnownPerson], people: Sequence[RosterPerson], rows: list[int], known: list[int]
) -> list[tuple[int, int]]:
    """Rows of one key to known people, each once: first those who need no change, so that a list said twice is still.

    The order of the known people means nothing: a document does not keep it.
    """
    if len(rows) * len(known) > _MOST_ALIKE:
        return list(zip(rows, known, strict=False))
    ranked = sorted(
        (len(changed_fields(existing[one], people[row])), row, one) for row in rows for one in known
    )
    pairs: dict[int, int] = {}
    for _, row, one in ranked:
        if row not in pairs and one not in pairs.values():
            pairs[row] = one
    return list(pairs.items())


_MOST_ALIKE: Final = 10_000
"""Pairs of rows and known people of one name that are compared; hundreds of one name are no people."""
