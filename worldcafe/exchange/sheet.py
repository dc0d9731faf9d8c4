"""A spreadsheet, a text file or a paste as plain rows of text, or a refusal that says why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Final

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.burst import burst
from worldcafe.exchange.delimited import NO_DELIMITER, parse_text
from worldcafe.exchange.encodings import decode
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.remarks import Stop, Watch, checkpoint
from worldcafe.exchange.workbook import Book, read_workbook
from worldcafe.language import mark

ROW_LIMIT: Final = 50_000
"""Longer lists are refused: no café seats them, and most such files are something else."""

COLUMN_LIMIT: Final = 500
BYTE_LIMIT: Final = 64 * 1024 * 1024

# Characters that spreadsheets and documents use as a space or as nothing, and that nobody sees.
_SPACES: Final = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\x0b\x0c\x85\x1c-\x1f]")
_NOTHING: Final = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\xad\x00-\x08\x0e-\x1b\x7f]"
)
_CONTROLS: Final = bytes({*range(9), *range(11, 32), 127})
# Bytes of letters that are composed already: Latin to U+02FF, Greek and Cyrillic without combining marks, dashes.
_COMPOSED: Final = bytes({*range(0xC0), *range(0xC2, 0xCC), 0xCE, 0xCF, 0xD0, 0xD1, 0xE2})
_ODD_STARTS: Final = (
    b"\xc2\xa0",
    b"\xc2\xad",
    b"\xc2\x85",
    b"\xe2\x80",
    b"\xe2\x81",
    b"\xe3\x80\x80",
    b"\xef\xbb\xbf",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of text, all of the same width; a blank row is a row of empty cells, so that numbers stay true."""

    rows: tuple[tuple[str, ...], ...]
    first_row_number: int = 1
    kind: str = "text"
    """``text``, ``xlsx`` or ``ods``."""
    delimiter: str = NO_DELIMITER
    """What separates the columns of a text; empty for a workbook or a single column."""
    encoding: str = ""
    had_bom: bool = False
    sheet_names: tuple[str, ...] = ()
    sheet_name: str = ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def number(self, index: int) -> int:
        """The row's number as a person sees it in a spreadsheet (a quoted line break does not count)."""
        return self.first_row_number + index


def read_sheet(
    source: Path | bytes | str,
    *,
    name: str = "",
    sheet: str | int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    watch: Watch | None = None,
    stop: Stop | None = None,
) -> Sheet:
    """The rows of a file, its content or a pasted text; of a workbook the first visible sheet that has any.

    Arguments and errors are those of `read_sheets`.
    """
    return read_sheets(
        source, name=name, sheet=sheet, encoding=encoding, delimiter=delimiter, watch=watch, stop=stop
    )[0]


def read_sheets(
    source: Path | bytes | str,
    *,
    name: str = "",
    sheet: str | int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    watch: Watch | None = None,
    stop: Stop | None = None,
) -> tuple[Sheet, ...]:
    """The sheets, at least one, of a file (`Path`), of a file's content (`bytes`) or of pasted text (`str`).

    A text is one sheet. `sheet` chooses a workbook's sheet by name or by number from 1; `encoding` and `delimiter`
    are found out when not given; `name` is only for sentences. Raises `BadInput` for what is not a list, `Stopped`.
    """
    checkpoint(0, 3, watch, stop)
    with burst():
        return _read(source, name, sheet, encoding, delimiter, watch, stop)


def _read(
    source: Path | bytes | str,
    name: str,
    sheet: str | int | None,
    encoding: str | None,
    delimiter: str | None,
    watch: Watch | None,
    stop: Stop | None,
) -> tuple[Sheet, ...]:
    if isinstance(source, str):
        refuse_if_large(len(source))
        return (_from_text(source.lstrip("\ufeff"), delimiter, watch, stop),)
    data = _bytes(source) if isinstance(source, Path) else source
    refuse_if_large(len(data))
    if not data.strip(b"\x00 \t\r\n"):
        raise _empty()
    checkpoint(1, 3, watch, stop)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        books = read_workbook(data, sheet, ROW_LIMIT, COLUMN_LIMIT)
        checkpoint(2, 3, watch, stop)
        return tuple(map(_from_book, books))
    _refuse_if_foreign(data, source.name if isinstance(source, Path) else name)
    decoded = decode(data, encoding, given_names().written)
    found = _from_text(decoded.text, delimiter, watch, stop)
    return (replace(found, encoding=decoded.encoding, had_bom=decoded.had_bom),)


def _from_book(book: Book) -> Sheet:
    return Sheet(
        _shaped(_clean_rows(book.rows)),
        first_row_number=book.first_row_number,
        kind=book.kind,
        sheet_names=book.sheet_names,
        sheet_name=book.sheet_name,
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(mark("“{name}” is a folder, not a list. Choose the file in it."), name=path.name)
        if path.exists() and not path.is_file():
            raise BadInput(mark("“{name}” is not a file."), name=path.name)
        refuse_if_large(path.stat().st_size)
        return path.read_bytes()
    except FileNotFoundError:
        raise BadInput(
            mark("There is no file “{name}”. Look for it where it was moved to, or choose another."),
            name=path.name,
        ) from None
    except PermissionError:
        raise BadInput(
            mark("“{name}” may not be read by you. Close it elsewhere or ask for access."), name=path.name
        ) from None
    except (OSError, ValueError):
        raise BadInput(
            mark("“{name}” cannot be read. Copy it to this computer and try again."), name=path.name
        ) from None


def refuse_if_large(size: int) -> None:
    """Raises `BadInput` for a list of so many bytes that it is something else."""
    if size > BYTE_LIMIT:
        raise BadInput(
            mark("The file is larger than {limit} MB. Keep only the list of people in it and try again."),
            limit=BYTE_LIMIT // 1024 // 1024,
        )


_FOREIGN: Final = (
    (b"%PDF", mark("This is a PDF. Copy the list out of it and paste it, or ask for the spreadsheet.")),
    (b"{\\rtf", mark("This is a text document. Copy the table out of it and paste it here.")),
    (
        b"SQLite format 3",
        mark("This is a database or a café document, not a list. Open it instead of importing it."),
    ),
    (b"\x89PNG", mark("This is a picture, not a list. Ask for the spreadsheet, or type the names.")),
    (b"\xff\xd8\xff", mark("This is a picture, not a list. Ask for the spreadsheet, or type the names.")),
    (b"GIF8", mark("This is a picture, not a list. Ask for the spreadsheet, or type the names.")),
)
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")


def _refuse_if_foreign(data: bytes, name: str) -> None:
    for start, message in _FOREIGN:
        if data.startswith(start):
            raise BadInput(message)
    if data.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise BadInput(
                mark("The workbook is protected by a password. Save it without one and try again.")
            )
        raise BadInput(mark("This is an old Excel file (.xls). Save it as .xlsx and try again."))
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise BadInput(
            mark("This is a web page or XML, not a list. Open it in a spreadsheet and save it as .xlsx.")
        )
    if name.lower().endswith(_WORKBOOK_SUFFIXES) and 0 in data[:4000]:
        raise BadInput(
            mark(
                "“{name}” is named like a workbook but is something else, or it is damaged. Save it again as .xlsx."
            ),
            name=name,
        )


def _empty() -> BadInput:
    return BadInput(
        mark("The list is empty: there is not one row in it. Fill it and save it again, or choose another.")
    )


def _from_text(text: str, delimiter: str | None, watch: Watch | None, stop: Stop | None) -> Sheet:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _tidy(text)
    if not text.strip(' \n\t;,|"'):
        raise _empty()
    _refuse_if_long(text.count("\n"), text)
    checkpoint(2, 3, watch, stop)
    parsed = parse_text(text, delimiter, COLUMN_LIMIT)
    return Sheet(_shaped(parsed.rows), parsed.first_row_number, delimiter=parsed.delimiter)


def _refuse_if_long(breaks: int, text: str) -> None:
    """Said before parsing when even quoted line breaks cannot explain so many lines."""
    if breaks > ROW_LIMIT and '"' not in text:
        raise _long()


def _long() -> BadInput:
    return BadInput(
        mark("The list goes on after line {limit}. Keep only the people of this café in it and try again."),
        limit=ROW_LIMIT,
    )


def _tidy(text: str) -> str:
    """Spaces of every width as a space, invisible marks gone, accents composed (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    # Searching bytes is far quicker than trying each character, and most lists need no change.
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw.translate(None, _CONTROLS)) < len(raw) or any(
        odd[:1] in raw and odd in raw for odd in _ODD_STARTS
    ):
        text = _NOTHING.sub("", _SPACES.sub(" ", text))
    if raw.translate(None, _COMPOSED) or b"\xe2\x84" in raw:
        text = unicodedata.normalize("NFC", text)
    return text


def _clean_rows(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple([cell if cell.isascii() else _tidy(cell) for cell in row]) for row in rows]


def _shaped(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """All rows as wide as the widest that says something; blank rows at the end and columns at the right go."""
    while rows and not any(map(str.strip, rows[-1])):
        rows.pop()
    if not rows:
        raise _empty()
    if len(rows) > ROW_LIMIT:
        raise _long()
    widths = set(map(len, rows))
    width = max(widths)
    if len(widths) > 1:
        rows = [row if len(row) == width else row + ("",) * (width - len(row)) for row in rows]
    used = width
    while used > 1 and not any(map(str.strip, map(itemgetter(used - 1), rows))):
        used -= 1
    return tuple(rows) if used == width else tuple(row[:used] for row in rows)
