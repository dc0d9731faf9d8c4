"""Workbooks (XLSX, ODS) into rows of text as people see them, after a look at what the file would cost."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from worldcafe.domain.errors import BadInput
from worldcafe.language import mark

SIZE_LIMIT: Final = 96 * 1024 * 1024
"""Bytes that all parts of a workbook may have when unpacked."""

AREA_LIMIT: Final = 4_000_000
"""Cells of the smallest rectangle around a sheet's cells; the reader keeps room for every one of them."""

_PART_LIMIT: Final = 3000
_DEFLATE_MOST: Final = 1032
"""Deflate cannot unpack to more than this many times the packed size."""

_CELL: Final = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]+)\$?([0-9]+)["']""")
_ROW: Final = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\sr\s*=\s*["']([0-9]+)["']""")
_ODS_TAG: Final = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell)\b([^>]*?)(/?)>")
_ODS_REPEAT: Final = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["']([0-9]+)["']""")


class Book(NamedTuple):
    """The chosen sheet of a workbook as rows of text, and the names of all sheets."""

    kind: str
    rows: list[tuple[str, ...]]
    first_row_number: int
    sheet_names: tuple[str, ...]
    sheet_name: str


def read_workbook(data: bytes, sheet: str | int | None, row_limit: int, column_limit: int) -> list[Book]:
    """The sheets that may be meant, at least one: the named or numbered (from 1) one, else the visible ones with rows.

    Sheets that are too long are left out when others are not. Nothing is extracted to disk. Raises `BadInput`
    for bombs, damage, passwords and foreign files.
    """
    kind = _inspect(data, row_limit, column_limit)
    try:
        return _read(data, kind, sheet, row_limit)
    except BadInput:
        raise
    except PasswordError:
        raise _protected() from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # the reader's own panics do not derive from Exception
        raise _damaged() from None


def _protected() -> BadInput:
    return BadInput(mark("The workbook is protected by a password. Save it without one and try again."))


def _damaged() -> BadInput:
    return BadInput(
        mark("The workbook is damaged and cannot be read. Open it in a spreadsheet, save it again as .xlsx.")
    )


def _bomb() -> BadInput:
    return BadInput(
        mark(
            "The workbook is far larger inside than any list of people. Copy the list into a new one and try again."
        )
    )


def _inspect(data: bytes, row_limit: int, column_limit: int) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inspect_parts(archive, row_limit, column_limit)
    except BadInput:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        KeyError,
    ):
        raise _damaged() from None


def _inspect_parts(archive: zipfile.ZipFile, row_limit: int, column_limit: int) -> str:
    parts = archive.infolist()
    if len(parts) > _PART_LIMIT or sum(part.file_size for part in parts) > SIZE_LIMIT:
        raise _bomb()
    if any(part.flag_bits & 1 for part in parts):
        raise _protected()
    _refuse_if_lying(archive, parts)
    names = {part.filename.lower().lstrip("/"): part for part in parts}
    if "xl/workbook.xml" in names:
        for name, part in names.items():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                _refuse_wide_xlsx(archive.read(part), row_limit, column_limit)
        return "xlsx"
    if "content.xml" in names and _is_ods(archive, names):
        if b"encryption-data" in archive.read(names.get("meta-inf/manifest.xml", names["content.xml"])):
            raise _protected()
        _refuse_wide_ods(archive.read(names["content.xml"]))
        return "ods"
    raise _foreign(set(names))


def _is_ods(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> bool:
    if "mimetype" not in names:
        return True
    return archive.read(names["mimetype"]).startswith(b"application/vnd.oasis.opendocument.spreadsheet")


def _foreign(names: set[str]) -> BadInput:
    if "word/document.xml" in names or "content.xml" in names:
        return BadInput(mark("This is a text document. Copy the table out of it and paste it here."))
    if "ppt/presentation.xml" in names:
        return BadInput(mark("This is a presentation. Copy the list out of it and paste it here."))
    if "xl/workbook.bin" in names:
        return BadInput(mark("This is a binary Excel file (.xlsb). Save it as .xlsx and try again."))
    return BadInput(mark("This is a packed file (ZIP), not a list. Unpack it and choose the list in it."))


def _refuse_if_lying(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """The directory's sizes are only a claim: where the packed size allows for more, unpack and count."""
    if sum(part.compress_size for part in parts) * _DEFLATE_MOST <= SIZE_LIMIT:
        return
    room = SIZE_LIMIT
    for part in parts:
        if part.compress_type == zipfile.ZIP_STORED:
            room -= part.compress_size
        elif part.compress_type == zipfile.ZIP_DEFLATED:
            room -= _unpacked_size(archive, part, room)
        else:
            raise _damaged()
        if room < 0:
            raise _bomb()


def _unpacked_size(archive: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> int:
    """What the part really unpacks to, as far as `room`; never more than a block of it is in memory."""
    stream = archive.fp
    if stream is None:
        raise _damaged()
    stream.seek(part.header_offset + 26)
    name_and_extra = stream.read(4)
    stream.seek(
        part.header_offset + 30 + sum(int.from_bytes(name_and_extra[i : i + 2], "little") for i in (0, 2))
    )
    engine, packed, size = zlib.decompressobj(-15), stream.read(part.compress_size), 0
    while packed and not engine.eof and size <= room:
        size += len(engine.decompress(packed, 1 << 20))
        packed = engine.unconsumed_tail
    return size


def _refuse_wide_xlsx(xml: bytes, row_limit: int, column_limit: int) -> None:
    """Two cells in opposite corners make the reader keep room for billions between them."""
    columns: set[bytes] = set()
    rows = [int(match[1]) for match in _ROW.finditer(xml) if len(match[1]) <= 7]
    deepest = max(rows, default=0)
    for match in _CELL.finditer(xml):
        columns.add(match[1])
        if len(match[2]) > 7:
            raise _bomb()
        deepest = max(deepest, int(match[2]))
    widest = max(map(_column_number, columns), default=0)
    if len(columns) > column_limit:
        raise BadInput(
            mark("The sheet has {columns} columns; that is no list of people."), columns=len(columns)
        )
    if deepest * widest > AREA_LIMIT or widest > 16_384:
        _explain_size(len(rows), row_limit)


def _explain_size(rows: int, row_limit: int) -> None:
    if rows > row_limit:
        raise BadInput(
            mark(
                "The list goes on after line {limit}. Keep only the people of this café in it and try again."
            ),
            limit=row_limit,
        )
    raise BadInput(
        mark(
            "Cells of the sheet are scattered too far apart. Copy the list alone into a new sheet and try again."
        )
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - 64
    return number


def _refuse_wide_ods(xml: bytes) -> None:
    """Count the cells that repeated rows and columns stand for, up to the last one that holds something."""
    rows = blank_rows = width = blank_cells = 0
    row_repeat, filled, area = 1, False, 0
    for closing, tag, attributes, alone in _ODS_TAG.findall(xml):
        repeat = _repeat(attributes)
        if tag == b"table-row":
            if closing:
                rows, blank_rows = (
                    (rows + blank_rows + row_repeat, 0) if filled else (rows, blank_rows + row_repeat)
                )
                area = max(area, rows * max(width, 1))
            else:
                row_repeat, blank_cells, filled = repeat, 0, False
                width = max(width, 1)
        elif not closing:
            if alone and b"value" not in attributes:
                blank_cells += repeat
            else:
                filled = True
                blank_cells += repeat
                width = max(width, blank_cells)
        if area > AREA_LIMIT or width > 20_000:
            raise _bomb()


def _repeat(attributes: bytes) -> int:
    found = _ODS_REPEAT.search(attributes)
    return min(int(found[1][:9]), 10**9) if found else 1


def _read(data: bytes, kind: str, sheet: str | int | None, row_limit: int) -> list[Book]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        names = tuple(book.sheet_names)
        found: list[Book] = []
        too_long: list[int] = []
        for name in _candidates(book, names, sheet):
            one = book.get_sheet_by_name(name)
            if one.total_height > row_limit + 20:
                too_long.append(one.total_height)
                continue
            rows = _rows(one)
            if rows or sheet is not None:
                found.append(Book(kind, rows, 1 + (one.start[0] if one.start else 0), names, name))
        if too_long and not found:
            _explain_size(max(too_long), row_limit)
    return found or [Book(kind, [], 1, names, names[0] if names else "")]


def _candidates(book: CalamineWorkbook, names: tuple[str, ...], sheet: str | int | None) -> Iterator[str]:
    if sheet is None:
        hidden = {
            about.name
            for about in book.sheets_metadata
            if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet
        }
        yield from (name for name in names if name not in hidden)
        return
    wanted = str(sheet).strip()
    by_name = {name.casefold(): name for name in names}
    if wanted.casefold() in by_name:
        yield by_name[wanted.casefold()]
    elif wanted.isdecimal() and 1 <= int(wanted[:6]) <= len(names):
        yield names[int(wanted) - 1]
    else:
        raise BadInput(
            mark("There is no sheet “{sheet}” in the workbook. It has: {sheets}."),
            sheet=wanted,
            sheets=", ".join(names),
        )


def _rows(sheet: CalamineSheet) -> list[tuple[str, ...]]:
    rows = [
        tuple([cell if isinstance(cell, str) else as_seen(cell) for cell in row]) for row in sheet.to_python()
    ]
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    return rows


def as_seen(cell: object) -> str:
    """A cell's value as a person sees it: 3.0 is "3", a date is "2027-04-14", nothing is ""."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _number_as_seen(cell)
    if isinstance(cell, datetime):
        return _date_as_seen(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(cell)


def _number_as_seen(cell: float) -> str:
    if cell == int(cell) if abs(cell) < 1e15 else False:
        return str(int(cell))
    return f"{cell:.15g}"


def _date_as_seen(cell: datetime) -> str:
    if cell.time() == time(0):
        return cell.date().isoformat()
    return cell.strftime("%Y-%m-%d %H:%M")
