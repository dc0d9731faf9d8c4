"""Text with separators into rows: which separator it is, and quotes that were not meant as quotes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import Final, NamedTuple

from worldcafe.domain.errors import BadInput
from worldcafe.language import mark

NO_DELIMITER: Final = ""
DELIMITERS: Final = (",", ";", "\t", "|")
"""What may stand between columns."""

# A tie goes to the first: a comma also stands inside names and addresses, a tab hardly ever.
_BY_TRUST: Final = ("\t", ";", "|", ",")
_SAMPLE_LINES: Final = 200
_UNUSED: Final = "\x1f"
"""A separator that cannot occur: control characters are taken out of the text before."""
_GAPS: Final = (re.compile(r" {2,}"), re.compile(r"\s+[–—-]\s+"))
_MOSTLY: Final = 0.7
_SPACED_COLUMNS: Final = 12
_CELL_LINES: Final = 40
"""A cell with more lines than this is a quote that was never closed."""


class Parsed(NamedTuple):
    """Rows as read (of unequal width), the separator, the number of the first row."""

    rows: list[tuple[str, ...]]
    delimiter: str
    first_row_number: int


def parse_text(text: str, delimiter: str | None, column_limit: int) -> Parsed:
    """The rows of `text` (line ends are ``\\n``, no control characters but tab).

    Raises `BadInput` naming the line when a cell is endless or a row too wide.
    """
    text, told, first = _told_delimiter(text)
    chosen = delimiter or told or find_delimiter(text)
    rows = (_spaced_rows(text) if not chosen else None) or _rows(text, chosen)
    widest = max(map(len, rows), default=0)
    if widest > column_limit:
        line = next(i for i, row in enumerate(rows) if len(row) > column_limit)
        raise BadInput(
            mark(
                "Line {line} has {columns} columns; that is no list of people. Check what separates the columns."
            ),
            line=first + line,
            columns=widest,
        )
    return Parsed(rows, chosen if widest > 1 else NO_DELIMITER, first)


def _spaced_rows(text: str) -> list[tuple[str, ...]] | None:
    """Rows of a text whose columns are kept apart by several spaces or by a dash, as out of a PDF, else None.

    A list of names with a slip of the space bar here and there stays one column.
    """
    lines = text.split("\n")
    filled = [line.strip() for line in lines[:_SAMPLE_LINES] if line.strip()]
    for gap in _GAPS:
        widths = Counter([len(gap.split(line)) for line in filled])
        widths.pop(1, None)
        if widths and len(filled) > 2:
            usual, count = widths.most_common(1)[0]
            if count >= _MOSTLY * len(filled) and usual <= _SPACED_COLUMNS:
                return [tuple(gap.split(line.strip())) for line in (lines[:-1] if not lines[-1] else lines)]
    return None


def _told_delimiter(text: str) -> tuple[str, str, int]:
    """Spreadsheets may write ``sep=;`` before the list: take it at its word, and count the line."""
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep=") and len(head) == 5:
        return rest, head[4], 2
    return text, "", 1


def find_delimiter(text: str) -> str:
    """The separator that gives the most even rows of more than one cell; empty when none does."""
    lines = text[:200_000].split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]
    sample = "\n".join(lines)
    best, best_score = NO_DELIMITER, 0.0
    for delimiter in _BY_TRUST:
        score = _evenness(sample, delimiter)
        if score > best_score + 0.02:
            best, best_score = delimiter, score
    return best


def _evenness(sample: str, delimiter: str) -> float:
    """From 0 to 1: the share of rows that have the usual number of cells, or some cells at least."""
    if delimiter not in sample:
        return 0.0
    widths = [len(_trimmed(row)) for row in _rows(sample, delimiter) if any(cell.strip() for cell in row)]
    split = [width for width in widths if width > 1]
    if not widths or not split:
        return 0.0
    usual, count = Counter(split).most_common(1)[0]
    if len(split) * 3 < len(widths) and usual < 3:
        return 0.0
    # Tabs are never typed by chance, so a few rows out of step say little against them.
    even = (count + 0.5 * (len(split) - count)) / len(widths)
    return max(even, 0.9 * len(split) / len(widths)) if delimiter == "\t" else even


def _trimmed(row: tuple[str, ...]) -> tuple[str, ...]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _rows(text: str, delimiter: str) -> list[tuple[str, ...]]:
    separator = delimiter or _UNUSED
    if '"' not in text:
        return _parse(text, separator, quoted=False)
    try:
        rows = _parse(text, separator, quoted=True)
    except BadInput:
        return _parse(text, separator, quoted=False)
    if _runaway(rows, text):
        return _parse(text, separator, quoted=False)
    return rows


def _parse(text: str, separator: str, *, quoted: bool) -> list[tuple[str, ...]]:
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
    )
    try:
        return list(map(tuple, reader))
    except csv.Error:
        raise BadInput(
            mark(
                "Line {line} cannot be read: a cell in it does not end. Save the list as XLSX and try again."
            ),
            line=reader.line_num,
        ) from None


def _runaway(rows: list[tuple[str, ...]], text: str) -> bool:
    """Whether a lone quote swallowed the lines after it."""
    if text.count("\n") <= len(rows):
        return False
    swallowed = [cell for row in rows for cell in row if "\n" in cell]
    if any(cell.count("\n") > _CELL_LINES for cell in swallowed):
        return True
    return text.count('"') % 2 == 1 and any("\n" in cell for cell in rows[-1])
