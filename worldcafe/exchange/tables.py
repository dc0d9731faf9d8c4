"""Rows out of the café as CSV, XLSX or JSON, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from worldcafe.domain.errors import WrongUse
from worldcafe.exchange.remarks import Stop, Watch, checkpoint
from worldcafe.language import mark
from worldcafe.saving import save

Cell = str | int | float | bool | None
"""What a cell may hold; None is absent."""

FORMATS: Final = (".csv", ".xlsx", ".json")

# What makes a spreadsheet take a text for a formula (a tab or return is skipped by it first).
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_STEP: Final = 1000
_XLSX_CELL_LIMIT: Final = 32_767


def write_table(
    path: Path,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    title: str = "",
    watch: Watch | None = None,
    stop: Stop | None = None,
) -> None:
    """Write rows under a header; the suffix of `path` chooses CSV, XLSX or JSON (a list of objects).

    The file appears whole or not at all. Raises `NotWritable`, `WrongUse` for another suffix, `Stopped`.
    """
    kind = path.suffix.lower()
    if kind not in FORMATS:
        raise WrongUse(
            mark("“{name}” should end in one of {formats}, which chooses the format."),
            name=path.name,
            formats=", ".join(FORMATS),
        )
    watched = _watched(list(rows), watch, stop)
    if kind == ".xlsx":
        data = xlsx_bytes(header, watched, title=title)
    else:
        text = csv_text(header, watched) if kind == ".csv" else json_text(header, watched)
        data = text.encode("utf-8", "replace")
    checkpoint(1, 1, watch, stop)
    save(path, data)


def _watched(rows: list[Sequence[Cell]], watch: Watch | None, stop: Stop | None) -> Iterable[Sequence[Cell]]:
    for index, row in enumerate(rows):
        if index % _STEP == 0:
            checkpoint(index, len(rows) + 1, watch, stop)
        yield row


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as CSV with commas; an absent cell is empty, and a text like a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(title) for title in header])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return cell


def guarded(text: str) -> str:
    """The text without control characters and, where a spreadsheet would calculate it, behind an apostrophe."""
    clean = _CONTROLS.sub("", text)
    return "'" + clean if clean.lstrip(" \n").startswith(_FORMULA) else clean


def json_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """The rows as a JSON list of objects with the header's words for keys; an absent cell is null."""
    return (
        json.dumps([dict(zip(header, row, strict=True)) for row in rows], ensure_ascii=False, indent=1) + "\n"
    )


def xlsx_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]], *, title: str = "") -> bytes:
    """The rows as a workbook with one sheet; texts stay texts whatever they begin with."""
    from openpyxl import Workbook  # slow to import, and only needed here
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_title(title))
    assert isinstance(sheet, WriteOnlyWorksheet)
    sheet.freeze_panes = "A2"
    append = cast("Callable[[list[object]], None]", sheet.append)  # pyright: ignore[reportUnknownMemberType]
    heavy = Font(bold=True)

    def cell(value: Cell, *, bold: bool = False) -> object:
        if not isinstance(value, str) or not value:
            return None if value == "" else value
        made = WriteOnlyCell(sheet, value=None)
        made.value = _CONTROLS.sub("", value)[:_XLSX_CELL_LIMIT]
        made.data_type = "s"
        if bold:
            made.font = heavy
        return made

    append([cell(title, bold=True) for title in header])
    for row in rows:
        append([cell(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet_title(text: str) -> str:
    """A title that a spreadsheet accepts for a sheet: at most 31 characters, none of its reserved ones."""
    clean = re.sub(r"[\[\]:*?/\\']", " ", _CONTROLS.sub("", text))
    return " ".join(clean.split())[:31].strip() or "World Café"
