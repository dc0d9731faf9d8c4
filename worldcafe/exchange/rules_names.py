"""How a file of rules names people, tables, rounds and topics, and how the names are found again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.domain.people import folded
from worldcafe.exchange.json_reading import Value
from worldcafe.language import mark

HIGHEST: Final = 2**31
"""The greatest number that a table or a round is looked for by."""

Name = str | int

_USUAL_ROLES: Final = frozenset(
    ("participant", "rapporteur", "host", "co-host", "interpreter", "observer", "helper")
)
"""Codes of the roles that every café begins with (`domain.defaults`), whatever its language calls them."""


@dataclass(frozen=True, slots=True)
class Names:
    """Things of one sort by name or number; whoever shares a name goes by the id of the document."""

    _label: dict[str, Name]
    _found: dict[Name, str]

    @classmethod
    def of(cls, things: Iterable[tuple[str, Name]], codes: frozenset[str] = frozenset()) -> Names:
        """Pairs of id and name; ids among `codes` are shown as they are, and found by the name as well."""
        pairs = list(things)
        count = Counter(_key(name) for _, name in pairs)
        ids = {id_ for id_, _ in pairs}
        plain = {
            id_: name for id_, name in pairs if name != "" and count[_key(name)] == 1 and name not in ids
        }
        found: dict[Name, str] = {_key(name): id_ for id_, name in plain.items()}
        shown = {id_: id_ if id_ in codes else plain.get(id_, id_) for id_, _ in pairs}
        return cls(shown, found | {id_: id_ for id_ in ids})

    def __getitem__(self, id_: str) -> Name:
        return self._label[id_]

    def __contains__(self, id_: str) -> bool:
        return id_ in self._label

    def find(self, value: Value) -> str:
        """The id that a value names; raises BadInput."""
        raw = value.raw
        named: Name = value.whole(-HIGHEST, HIGHEST) if isinstance(raw, int | float) else value.text()
        found = self._found.get(named) or self._found.get(_key(named))
        if found is None:
            raise BadInput(
                mark("“{place}” names “{name}”, which the café does not have, or has more than once."),
                place=value.place,
                name=str(named)[:60],
            )
        return found

    def find_all(self, value: Value) -> tuple[str, ...]:
        """The ids that a list names, each once, in its order."""
        return tuple(dict.fromkeys(self.find(v) for v in value.each()))


def _key(name: Name) -> Name:
    return folded(name) if isinstance(name, str) else name


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of everything in a café that rules speak of."""

    people: Names
    tables: Names
    rounds: Names
    topics: Names
    rooms: Names
    roles: Names

    @classmethod
    def of(cls, cafe: Cafe) -> Directory:
        """A café's directory. Roles go by their code where they have one."""
        return cls(
            Names.of((p.id, p.name) for p in cafe.people.values()),
            Names.of((t.id, t.number) for t in cafe.tables.values()),
            Names.of((r.id, r.number) for r in cafe.rounds.values()),
            Names.of((t.id, t.title) for t in cafe.topics.values()),
            Names.of((r.id, r.name) for r in cafe.rooms.values()),
            Names.of(((r.id, r.name) for r in cafe.roles.values()), _USUAL_ROLES),
        )
