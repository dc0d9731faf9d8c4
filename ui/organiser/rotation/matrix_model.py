"""People by rounds as an item model: it sorts and filters itself, so that thousands of rows stay quick."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.context import Context
from ui.organiser.rotation import words
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.seats import Company
from worldcafe.domain.event import Round
from worldcafe.domain.people import folded

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
SEAT_ROLE: Final = Qt.ItemDataRole.UserRole + 1

NAME: Final = "name"
ORGANISATION: Final = "organisation"
MEETS: Final = "meets"
AGAIN: Final = "again"
WISHES: Final = "wishes"


@dataclass(frozen=True, slots=True)
class SeatCell:
    """A seat in one round: the table with its number, the topic's hue and title; `stays` by a post."""

    table: str
    number: int
    hue: int
    title: str
    stays: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A person with their seats round by round, whom they meet, and their wishes (granted, possible) if they move."""

    person: str
    name: str
    organisation: str
    seats: tuple[SeatCell | None, ...]
    meets: int
    again: int
    wishes: tuple[int, int] | None
    place: int
    searched: str


def rounds_of(company: Company) -> tuple[Round, ...]:
    """The rounds that have seats, in order."""
    return tuple(r for r in company.cafe.rounds_in_order if r.id in company.rotation.seats)


def rows_of(measure: Measure) -> tuple[Row, ...]:
    """A row for everyone who has a seat, in the order of the list at the door."""
    company = measure.company
    seated, rounds = company.rotation.people(), rounds_of(company)
    return tuple(
        _row(measure, person, place, rounds) for person, place in company.places.items() if person in seated
    )


def _row(measure: Measure, person: str, place: int, rounds: Sequence[Round]) -> Row:
    company = measure.company
    cafe = company.cafe
    name, organisation = cafe.people[person].name, cafe.organisation_of(person)
    stays = all(company.posted(person, r) for r in company.counted)
    return Row(
        person,
        name,
        organisation,
        tuple(_seat(company, person, r.id) for r in rounds),
        measure.meets(person),
        measure.meets_again(person),
        None if stays else measure.wishes(person),
        place,
        folded(f"{name} {organisation} {cafe.people[person].family_first}"),
    )


def _seat(company: Company, person: str, round_: str) -> SeatCell | None:
    table = company.table_of(person, round_)
    if table is None or table not in company.cafe.tables:
        return None
    topic = company.cafe.topic_at(round_, table)
    return SeatCell(
        table,
        company.cafe.tables[table].number,
        topic.hue + 1 if topic else 0,
        topic.brief if topic else "",
        company.posted(person, round_),
        company.locked(person, round_),
    )


class MatrixModel(QAbstractTableModel):
    """Rows are people, columns are their name, organisation, a round each, and what they get of it.

    `ROW_ROLE` gives the `Row`, `SEAT_ROLE` the `SeatCell` of a round's column.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: list[Row] = []
        self._shown: list[Row] = []
        self._filter = ""
        self._sorted: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)
        self.rounds: tuple[str, ...] = ()
        self._heads: tuple[str, ...] = ()

    # What is shown

    def show_rows(self, rounds: Sequence[Round], rows: Sequence[Row]) -> None:
        """Show these rows (see `rows_of`) with a column for each of the rounds."""
        language = self._context.language
        self.beginResetModel()
        self.rounds = tuple(r.id for r in rounds)
        starts = ((words.round_name(language, r), words.round_start(language, r)) for r in rounds)
        self._heads = tuple(f"{name}, {start}" if start else name for name, start in starts)
        self._rows = list(rows)
        self._arrange()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only people whose name or organisation has this in it."""
        wanted = folded(text)
        if wanted == self._filter:
            return
        self._filter = wanted
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def row_of(self, person: str) -> int:
        """The row of a person, -1 if they are not shown."""
        return next((at for at, row in enumerate(self._shown) if row.person == person), -1)

    def row(self, at: int) -> Row:
        """The row at a place."""
        return self._shown[at]

    def round_at(self, column: int) -> str | None:
        """The round of a column, or None for another column."""
        at = column - 2
        return self.rounds[at] if 0 <= at < len(self.rounds) else None

    def column_of(self, round_: str) -> int:
        """The column of a round."""
        return 2 + self.rounds.index(round_)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns by name; rounds by their id."""
        return (NAME, ORGANISATION, *self.rounds, MEETS, AGAIN, WISHES)

    def as_text(self) -> str:
        """What is shown as a table for the clipboard: a line a row, tabs between cells."""
        columns = range(self.columnCount())
        head = [str(self.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        lines = [
            head,
            *([str(self.data(self.index(r, c)) or "") for c in columns] for r in range(self.rowCount())),
        ]
        return "\n".join("\t".join(line) for line in lines)

    # Asked by Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.keys)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.keys):
            return None
        key = self.keys[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = key in (MEETS, AGAIN, WISHES)
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        say = self._context.language.say
        plain = {
            NAME: say("Name"),
            ORGANISATION: say("Organisation"),
            MEETS: say("Meets"),
            AGAIN: say("Twice"),
            WISHES: say("Wishes"),
        }
        return plain.get(key) or self._heads[section - 2]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, key = self._shown[index.row()], self.keys[index.column()]
        if role == ROW_ROLE:
            return row
        if role == SEAT_ROLE:
            return row.seats[index.column() - 2] if self.round_at(index.column()) else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, key, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and key in (MEETS, AGAIN, WISHES):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and key in (NAME, ORGANISATION):
            return row.name if key == NAME else row.organisation
        return None

    def _text(self, row: Row, key: str, column: int) -> str:
        say = self._context.language.say
        if key == NAME:
            return row.name
        if key == ORGANISATION:
            return row.organisation
        if key == MEETS:
            return str(row.meets)
        if key == AGAIN:
            return str(row.again) if row.again else "–"
        if key == WISHES:
            if not row.wishes or not row.wishes[1]:
                return "–"
            return say("{got} of {most}", got=row.wishes[0], most=row.wishes[1])
        seat = row.seats[column - 2]
        if seat is None:
            return ""
        return f"{seat.number} {say('stays') if seat.stays else seat.title}".strip()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order)
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        people = [self._shown[index.row()].person for index in before]
        self._arrange()
        at = {row.person: place for place, row in enumerate(self._shown)}
        moved = [self.index(at[p], i.column()) for p, i in zip(people, before, strict=True)]
        self.changePersistentIndexList(before, moved)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        shown = [row for row in self._rows if self._filter in row.searched]
        column, order = self._sorted
        shown.sort(key=lambda row: row.place)
        shown.sort(
            key=self._key(min(column, len(self.keys) - 1)), reverse=order is Qt.SortOrder.DescendingOrder
        )
        self._shown = shown

    def _key(self, column: int) -> Callable[[Row], Any]:
        key = self.keys[column]
        keys: dict[str, Callable[[Row], Any]] = {
            NAME: lambda row: row.place,
            ORGANISATION: lambda row: folded(row.organisation),
            MEETS: lambda row: row.meets,
            AGAIN: lambda row: row.again,
            WISHES: lambda row: (row.wishes or (-1, 0))[0],
        }
        return keys.get(key) or (lambda row: seat.number if (seat := row.seats[column - 2]) else 0)
