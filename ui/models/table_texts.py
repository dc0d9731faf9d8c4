"""What a table owes to the harvest: its overview, its key message, three insights, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.defaults import INSIGHT, KEY_MESSAGE, OVERVIEW
from worldcafe.domain.notes import Note

INSIGHTS: Final = 3
TOP: Final = 3


@dataclass(frozen=True, slots=True)
class TableTexts:
    """A table's own texts as they stand: the latest overview and key message, and the insights as written."""

    overview: Note | None = None
    key_message: Note | None = None
    insights: tuple[Note, ...] = ()

    @property
    def done(self) -> int:
        """How many of the three things are there."""
        return sum((self.overview is not None, self.key_message is not None, len(self.insights) >= INSIGHTS))


def texts_of_tables(cafe: Cafe) -> dict[str, TableTexts]:
    """The own texts of every table, by its id."""
    found: dict[str, dict[str, list[Note]]] = {table: {} for table in cafe.tables}
    for note in cafe.notes:
        if note.head.kind in (OVERVIEW, KEY_MESSAGE, INSIGHT) and note.head.table in found:
            found[note.head.table].setdefault(note.head.kind, []).append(note)
    return {
        table: TableTexts(
            next(reversed(kinds.get(OVERVIEW, [])), None),
            next(reversed(kinds.get(KEY_MESSAGE, [])), None),
            tuple(kinds.get(INSIGHT, [])),
        )
        for table, kinds in found.items()
    }


def texts_of(cafe: Cafe, table: str) -> TableTexts:
    """The own texts of one table."""
    return texts_of_tables(cafe).get(table, TableTexts())


def starred(cafe: Cafe, table: str, round_: str) -> list[Note]:
    """The notes of a table in a round that bear a star."""
    return [n for n in notes_at(cafe, table, round_) if n.head.extras.starred]


def notes_at(cafe: Cafe, table: str, round_: str) -> list[Note]:
    """The notes of a table in a round, but for its own texts, in the order in which they were written."""
    system = {kind.id for kind in cafe.kinds.values() if kind.system}
    return [
        n
        for n in cafe.notes
        if n.head.table == table and n.head.round == round_ and n.head.kind not in system
    ]
