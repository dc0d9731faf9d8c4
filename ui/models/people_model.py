"""The table of people: a list that sorts and filters itself by keys made once, so that 10,000 stay fluent."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.models.people_filter import PeopleFilter
from ui.models.people_rows import Grounds, PersonRow, merged
from worldcafe.language import Language

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE: Final = Qt.ItemDataRole.UserRole
"""Gives the `PersonRow`."""

TICK: Final = "tick"
NAME: Final = "name"
ORGANISATION: Final = "organisation"
ROLE: Final = "role"
LANGUAGES: Final = "languages"
WISHES: Final = "wishes"
DAY: Final = "day"
STEP_FREE: Final = "step_free"
TODAY: Final = "today"
EMAIL: Final = "email"
LISTED: Final = "listed"
QUOTED: Final = "quoted"

TYPED: Final = frozenset({NAME, ORGANISATION, LANGUAGES, WISHES, EMAIL})
"""Columns whose cells are typed in place."""

MOST_SPANS: Final = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its title, its name in full, and which span it is about (days only)."""

    key: str
    title: str
    name: str
    span: int = -1


def columns_of(language: Language, grounds: Grounds) -> tuple[Column, ...]:
    """The columns for a café."""
    say = language.say
    days = (Column(DAY, span.word, span.name, at) for at, span in enumerate(grounds.spans[:MOST_SPANS]))
    return (
        Column(TICK, "", say("Chosen")),
        Column(NAME, say("Name"), say("Name")),
        Column(ORGANISATION, say("Organisation"), say("Organisation")),
        Column(ROLE, say("Role"), say("Role")),
        Column(LANGUAGES, say("Languages"), say("Languages")),
        Column(WISHES, say("Wishes"), say("Wishes, dearest first")),
        *days,
        Column(STEP_FREE, "", say("Needs a step-free seat")),
        Column(TODAY, say("Today"), say("Here today")),
        Column(EMAIL, say("E-mail"), say("E-mail")),
        Column(LISTED, say("Listed"), say("May be listed in the report")),
        Column(QUOTED, say("Quoted"), say("May be quoted by name")),
    )


class PeopleModel(QAbstractTableModel):
    """Rows are people. `show_rows` brings them in; `write(person, column key, text)` keeps what is typed."""

    def __init__(self, language: Language, write: Callable[[str, str, str], bool]) -> None:
        super().__init__()
        self._language = language
        self._write = write
        self._known: dict[str, PersonRow] = {}
        self._base: list[PersonRow] = []
        self._shown: list[PersonRow] = []
        self._places: dict[str, int] | None = None
        self._filter = PeopleFilter()
        self._sorted: tuple[str, int, bool] = (NAME, -1, False)
        self.grounds = Grounds((), None, {}, {})
        self.columns: tuple[Column, ...] = columns_of(language, self.grounds)
        self.alike: frozenset[str] = frozenset()
        self.houses_alike: frozenset[str] = frozenset()
        self.editable = True

    # What is shown

    def show_rows(
        self,
        rows: Mapping[str, PersonRow],
        grounds: Grounds,
        *,
        gone: Collection[str] = (),
        base: list[PersonRow] | None = None,
    ) -> bool:
        """Bring rows in, new or in place of those before, and drop those that are gone.

        `base` is everyone in order of names if a job has worked it out (see `merged`). Whether the table was begun
        anew, so that whoever holds a selection must choose again.
        """
        anew = grounds.spans != self.grounds.spans or not self._known
        before = list(self._shown)
        for person in gone:
            self._known.pop(person, None)
        self._known.update(rows)
        self.grounds = grounds
        self._base = merged(self._base, rows, gone) if base is None else base
        wanted = self._arranged()
        if not anew and [r.id for r in wanted] == [r.id for r in before]:
            self._shown = wanted
            for at, (old, new) in enumerate(zip(before, wanted, strict=True)):
                if old is not new:
                    self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))
            return False
        self.beginResetModel()
        if anew:
            self.columns = columns_of(self._language, grounds)
        self._shown, self._places = wanted, None
        self.endResetModel()
        return True

    def forget(self) -> None:
        """Begin with nothing."""
        self.beginResetModel()
        self._known, self._base, self._shown, self._places = {}, [], [], None
        self.endResetModel()

    def set_filter(self, wanted: PeopleFilter) -> bool:
        """Show only these; whether anything changed."""
        if wanted == self._filter:
            return False
        self._filter = wanted
        self.beginResetModel()
        self._shown, self._places = self._arranged(), None
        self.endResetModel()
        return True

    def mark_alike(self, people: frozenset[str], houses: frozenset[str]) -> None:
        """Mark people who may be listed twice, and organisations that look alike."""
        if (people, houses) != (self.alike, self.houses_alike):
            self.alike, self.houses_alike = people, houses
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 2))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or self.columns[column].key == TICK:
            return
        chosen = self.columns[column]
        self._sorted = (chosen.key, chosen.span, order == Qt.SortOrder.DescendingOrder)
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        people = [self._shown[i.row()].id for i in held]
        self._shown, self._places = self._arranged(), None
        places = self.places()
        self.changePersistentIndexList(
            held, [self.index(places[p], i.column()) for p, i in zip(people, held, strict=True)]
        )
        self.layoutChanged.emit()

    def _arranged(self) -> list[PersonRow]:
        shown = self._filter.apply(self._base)
        key, span, down = self._sorted
        if key != NAME:
            shown.sort(key=self._key(key, span), reverse=down)
        elif down:
            shown.reverse()
        return shown

    def _key(self, key: str, span: int) -> Callable[[PersonRow], Any]:
        houses = self.grounds.houses
        last = len(houses)
        keys: dict[str, Callable[[PersonRow], Any]] = {
            ORGANISATION: lambda row: houses.get(row.house, last),
            ROLE: lambda row: (not row.role, row.role),
            LANGUAGES: lambda row: (not row.languages, row.languages),
            WISHES: lambda row: (not row.wishes, [w.number.zfill(4) for w in row.wishes]),
            DAY: lambda row: -row.days[span][0],
            STEP_FREE: lambda row: not row.step_free,
            TODAY: lambda row: row.today,
            EMAIL: lambda row: (not row.email, row.email.casefold()),
            LISTED: lambda row: _consent(row.listed),
            QUOTED: lambda row: _consent(row.quoted),
        }
        return keys[key]

    # What is asked

    def row(self, at: int) -> PersonRow:
        """The row at a place."""
        return self._shown[at]

    def rows(self) -> list[PersonRow]:
        """All rows that are shown, in order."""
        return self._shown

    def everyone(self) -> list[PersonRow]:
        """All rows, also those that the filter hides, by name."""
        return self._base

    def places(self) -> dict[str, int]:
        """The place of each person who is shown."""
        if self._places is None:
            self._places = {row.id: at for at, row in enumerate(self._shown)}
        return self._places

    def known(self, person: str) -> PersonRow | None:
        """The row of a person, shown or not."""
        return self._known.get(person)

    def column_of(self, key: str) -> int:
        """The place of the first column of that key."""
        return next(at for at, column in enumerate(self.columns) if column.key == key)

    def text(self, row: PersonRow, column: Column) -> str:
        """A cell in words, as it is copied and read aloud."""
        say = self._language.say
        key = column.key
        if key == DAY:
            come, of = row.days[column.span] if column.span < len(row.days) else (0, 0)
            return say("yes") if come == of else say("no") if not come else f"{come}/{of}"
        if key == TODAY:
            words = {"here": say("here"), "left": say("left"), "absent": "–", "not yet": say("not yet")}
            return words[row.today]
        if key in (LISTED, QUOTED):
            agreed = row.listed if key == LISTED else row.quoted
            return "" if agreed is None else say("yes") if agreed else say("no")
        return _plain(row, key, say("step-free"))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._shown[index.row()]
        if role == ROW_ROLE:
            return row
        column = self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.name}: {self.text(row, column) or '–'}"
        return None

    def _tip(self, row: PersonRow, column: Column) -> str | None:
        say = self._language.say
        if column.key == NAME and row.id in self.alike:
            return say("{name} may be listed twice.", name=row.name)
        if column.key == ORGANISATION and row.house in self.houses_alike:
            return say("Another organisation looks like “{name}”.", name=row.organisation)
        if column.key == WISHES and row.wishes:
            return "\n".join(f"{w.number}  {w.title}" for w in row.wishes)
        words = self.text(row, column)
        return words if len(words) > 24 else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self._shown[index.row()], self.columns[index.column()]
        text = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or text == self.text(row, column):
            return False
        return self._write(row.id, column.key, text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable and index.isValid() and self.columns[index.column()].key in TYPED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _consent(agreed: bool | None) -> int:
    return 1 if agreed is None else 0 if agreed else 2


def _plain(row: PersonRow, key: str, step_free: str) -> str:
    if key == NAME:
        return row.name
    if key == ORGANISATION:
        return row.organisation
    if key == ROLE:
        return row.role
    if key == LANGUAGES:
        return ", ".join(row.languages)
    if key == WISHES:
        return ", ".join(w.number for w in row.wishes)
    if key == EMAIL:
        return row.email
    return step_free if key == STEP_FREE and row.step_free else ""
