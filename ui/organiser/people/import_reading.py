"""Reads a list for the import: from bytes to what would change, in a job; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ui.models.roster_model import Mark
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import CafeError, Stopped
from worldcafe.exchange.choosing import read_people
from worldcafe.exchange.columns import ColumnMap, Field, recognise_columns
from worldcafe.exchange.names import Order
from worldcafe.exchange.remarks import Remark
from worldcafe.exchange.roster import Roster, read_roster
from worldcafe.exchange.sheet import Sheet
from worldcafe.verbs.importing import Arrival, preview

NO_TYPED: Final[Mapping[tuple[int, int], str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Choices:
    """How a list is read. None: find out. `typed` are cells changed by hand, by row number and column."""

    source: Path | str
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    header: bool | None = None
    order: Order = Order.AUTO
    fields: tuple[Field | None, ...] | None = None
    typed: Mapping[tuple[int, int], str] = field(default_factory=lambda: NO_TYPED)
    left_out: frozenset[int] = frozenset()
    agreed: tuple[str, ...] = ()

    @property
    def same_file(self) -> tuple[object, ...]:
        """What decides how the bytes are read; while it stays, they need not be read again."""
        return (self.source, self.sheet, self.encoding, self.delimiter)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list holds under some choices: as far as it could be read, and what stands in the way.

    `raw` is the sheet as it was read, `sheet` the same with what was typed.
    """

    choices: Choices
    raw: Sheet | None = None
    sheet: Sheet | None = None
    columns: ColumnMap | None = None
    roster: Roster | None = None
    arrival: Arrival | None = None
    problem: CafeError | None = None

    @property
    def people(self) -> int:
        """How many rows can be used."""
        return len(self.roster.people) if self.roster else 0


@dataclass(frozen=True, slots=True)
class Point:
    """Something to look at: where it stands, how grave it is, and what about it."""

    row: int
    column: int | None
    mark: Mark
    remark: Remark
    skipped: bool = False
    same_as: tuple[str, int] | None = None
    why: str = ""


def read(
    choices: Choices,
    cafe: Cafe,
    stop: Callable[[], bool],
    watch: Callable[[object], None],
    before: Reading | None = None,
) -> Reading:
    """Read a list. A file that cannot be used comes back as a reading with its problem; raises only Stopped."""
    made = Reading(choices)
    try:
        watch(0.0)
        if before is not None and before.raw is not None and before.choices.same_file == choices.same_file:
            raw = before.raw
        else:
            raw = read_people(
                choices.source,
                sheet=choices.sheet,
                encoding=choices.encoding,
                delimiter=choices.delimiter,
                stop=stop,
                watch=lambda done, total: watch(0.3 * done / max(total, 1)),
            )
        columns = recognise_columns(raw, header=choices.header)
        if choices.fields is not None and len(choices.fields) == len(columns.fields):
            columns = replace(columns, fields=choices.fields)
        sheet = with_typed(raw, choices)
        if before is not None and before.sheet is not None and before.sheet == sheet:
            sheet = before.sheet
        made = replace(made, raw=raw, sheet=sheet, columns=columns)
        roster = read_roster(
            sheet,
            columns,
            order=choices.order,
            stop=stop,
            watch=lambda done, total: watch(0.3 + 0.5 * done / max(total, 1)),
        )
        watch(0.8)
        if stop():
            raise Stopped("stopped")
        return replace(made, roster=roster, arrival=preview(cafe, roster, agreed=choices.agreed))
    except Stopped:
        raise
    except CafeError as error:
        return replace(made, problem=error)


def with_typed(sheet: Sheet, choices: Choices) -> Sheet:
    """The sheet with the cells that were typed, and without the rows that were left out."""
    if not choices.typed and not choices.left_out:
        return sheet
    rows = list(sheet.rows)
    for (number, column), text in choices.typed.items():
        at = number - sheet.first_row_number
        if 0 <= at < len(rows) and column < sheet.width:
            cells = list(rows[at])
            cells[column] = text
            rows[at] = tuple(cells)
    for number in choices.left_out:
        at = number - sheet.first_row_number
        if 0 <= at < len(rows):
            rows[at] = ("",) * sheet.width
    return replace(sheet, rows=tuple(rows))


def points_of(reading: Reading) -> list[Point]:
    """What should be looked at, by row: rows that are left out first among those of a row."""
    roster, arrival, columns = reading.roster, reading.arrival, reading.columns
    if roster is None or columns is None:
        return []
    name = _first(columns, Field.NAME, Field.FAMILY, Field.GIVEN)
    found = [
        Point(r.row, name if r.column is None else r.column, "error", r, skipped=True)
        for r in roster.skipped
        if r.code != "heading"
    ]
    about = {"wish": Field.WISHES, "table": Field.TABLE}
    for remark in arrival.remarks if arrival else roster.remarks:
        column = remark.column
        if column is None and remark.code in about:
            column = _first(columns, about[remark.code])
        found.append(Point(remark.row, column, "warning", remark))
    by_row = {p.row: p.name for p in roster.people}
    for like in roster.duplicates:
        rows = [int(str(key)) for key in like.keys]
        for row in rows[1:]:
            remark = Remark(row, "duplicate", "")
            same = (by_row.get(rows[0], ""), rows[0])
            found.append(Point(row, name, "warning", remark, same_as=same, why=like.why))
    return sorted(found, key=lambda p: (p.row, not p.skipped))


def headings_of(reading: Reading) -> int:
    """How many rows are titles or headings, which nobody misses."""
    return sum(r.code == "heading" for r in reading.roster.skipped) if reading.roster else 0


def _first(columns: ColumnMap, *fields: Field) -> int | None:
    return next((at for one in fields for at in columns.columns(one)), None)
