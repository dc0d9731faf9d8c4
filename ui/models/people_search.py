"""Finding people by a few letters, whatever the case and the accents."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant, folded


class PeopleSearch:
    """Looks people up by the letters that begin the words of their names; names are folded once per list."""

    def __init__(self) -> None:
        self._people: Mapping[str, Participant] | None = None
        self._names: list[tuple[str, Participant]] = []

    def find(
        self, cafe: Cafe, letters: str, *, near: Collection[str] = (), most: int = 8
    ) -> list[Participant]:
        """At most `most` people whose names have a word for each word of `letters`; those in `near` come first.

        Without letters only those in `near` are found.
        """
        self._read(cafe)
        wanted = folded(letters).split()
        if not wanted:
            return [p for _, p in self._names if p.id in near][:most]
        found = [
            (rank, at) for at, (name, _) in enumerate(self._names) if (rank := _rank(name, wanted)) < _NO
        ]
        found.sort(key=lambda hit: (self._names[hit[1]][1].id not in near, hit))
        return [self._names[at][1] for _, at in found[:most]]

    def _read(self, cafe: Cafe) -> None:
        if cafe.people is not self._people:
            self._people = cafe.people
            self._names = [(folded(p.name), p) for p in cafe.people_in_order]


_NO = 2


def _rank(name: str, wanted: list[str]) -> int:
    words = name.replace("-", " ").split()
    if all(any(word.startswith(letters) for word in words) for letters in wanted):
        return 0
    return 1 if all(letters in name for letters in wanted) else _NO
