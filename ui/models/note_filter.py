"""Which notes are shown, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, Literal

from ui.models.note_lines import NoteLine, carries_owner
from worldcafe.domain.people import folded
from worldcafe.language import Language, mark

Order = Literal["table", "round", "kind", "newest", "stars"]

ORDERS: Final[tuple[tuple[Order, str], ...]] = (
    ("table", mark("By table")),
    ("round", mark("By round")),
    ("kind", mark("By kind")),
    ("newest", mark("Newest first")),
    ("stars", mark("Stars first")),
)


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What a note must be to be shown; None, 0 and False ask for nothing. `words` are searched without accents."""

    kind: str = ""
    table: int = 0
    round: int = 0
    starred: bool = False
    without_owner: bool = False
    in_conflict: bool = False
    words: str = ""

    @property
    def asks(self) -> bool:
        """Whether it holds anything back."""
        return self != NoteFilter()

    def chosen(self, lines: Iterable[NoteLine]) -> list[NoteLine]:
        """The lines that it lets through."""
        wanted = folded(self.words).split()
        found = (
            lines if self == NoteFilter(words=self.words) else (line for line in lines if self._fits(line))
        )
        if not wanted:
            return list(found)
        first, rest = wanted[0], wanted[1:]
        return [
            line for line in found if first in line.found_in and all(word in line.found_in for word in rest)
        ]

    def _fits(self, line: NoteLine) -> bool:
        return (
            self.kind in ("", line.kind.id)
            and self.table in (0, line.table)
            and self.round in (0, line.round)
            and (not self.starred or line.starred)
            and (not self.without_owner or lacks_owner(line))
            and (not self.in_conflict or line.note.in_conflict)
        )


def lacks_owner(line: NoteLine) -> bool:
    """Whether the note is to be done by somebody, and nobody is named."""
    return carries_owner(line.kind) and not line.owner


@dataclass(frozen=True, slots=True)
class Section:
    """A heading between notes: what they share, how many there are, and the table's number and hue, 0 for none."""

    words: str
    count: int
    table: int = 0
    hue: int = 0


def in_order(lines: Iterable[NoteLine], order: Order) -> list[NoteLine]:
    """The lines sorted."""
    return sorted(lines, key=partial(_sort_key, order=order), reverse=order == "newest")


def with_headings(lines: Sequence[NoteLine], order: Order, language: Language) -> list[NoteLine | Section]:
    """Sorted lines with a heading over each table, round or kind, where the order goes by one of them."""
    if order in ("newest", "stars"):
        return [*lines]
    rows: list[NoteLine | Section] = []
    for _, group in groupby(lines, key=_GROUPS[order]):
        found = list(group)
        rows.append(_heading(found, order, language))
        rows.extend(found)
    return rows


_GROUPS: Final[dict[Order, Callable[[NoteLine], object]]] = {
    "table": attrgetter("table"),
    "round": attrgetter("round"),
    "kind": attrgetter("kind"),
}


def _sort_key(line: NoteLine, order: Order) -> tuple[Any, ...]:
    if order == "newest":
        return line.order
    if order == "stars":
        return not line.starred, line.table, line.round, line.order
    if order == "kind":
        return (line.kind.position, line.kind.id), line.table, line.round, line.order
    if order == "round":
        return line.round, line.table, line.order
    return line.table, line.round, line.order


def _heading(group: Sequence[NoteLine], order: Order, language: Language) -> Section:
    first = group[0]
    if order == "kind":
        return Section(first.kind.plural, len(group))
    if order == "round":
        words = (
            language.say("Round {n}", n=first.round) if first.round else language.say("In no round any more")
        )
        return Section(words, len(group))
    topics = {line.topic for line in group if line.topic}
    words = topics.pop() if len(topics) == 1 else ""
    table = (
        language.say("Table {table}", table=first.table)
        if first.table
        else language.say("At no table any more")
    )
    hues = {line.hue for line in group if line.hue}
    return Section(words or table, len(group), first.table, hues.pop() if len(hues) == 1 else 0)
