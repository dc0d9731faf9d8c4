"""Which people of the table are shown: by words, by a chip, by language and by organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ui.models.people_rows import PLAIN_ROLE, RAPPORTEUR, PersonRow
from worldcafe.exchange.folding import fold

Group = Literal["everyone", "rapporteurs", "not here", "no wish"]


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """All parts must hold; an empty part lets everyone through. `house` is an organisation's id, "" for any."""

    words: str = ""
    group: Group = "everyone"
    language: str = ""
    house: str = ""

    @property
    def is_open(self) -> bool:
        """Whether everyone is shown."""
        return not (self.words.strip() or self.language or self.house) and self.group == "everyone"

    def apply(self, rows: Iterable[PersonRow]) -> list[PersonRow]:
        """Those who are shown, in their order."""
        found: Iterable[PersonRow] = rows
        for word in fold(self.words).split():
            found = [row for row in found if word in row.searched]
        if self.group != "everyone":
            found = [row for row in found if in_group(row, self.group)]
        if self.language:
            found = [row for row in found if self.language in row.languages]
        if self.house:
            found = [row for row in found if self.house == row.house]
        return list(found)


def in_group(row: PersonRow, group: Group) -> bool:
    """Whether a person belongs to what a chip shows."""
    if group == "rapporteurs":
        return row.role_id == RAPPORTEUR
    if group == "not here":
        return row.today in {"absent", "left"}
    if group == "no wish":
        # Who stays at a table all day is not asked for wishes.
        return not row.wishes and row.role_id == PLAIN_ROLE
    return True
