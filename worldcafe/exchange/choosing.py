"""Which sheet of a workbook is the list of people: lists often come behind a cover, a legend or a summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from worldcafe.exchange.columns import recognise_columns
from worldcafe.exchange.folding import fold
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.names import bare_name
from worldcafe.exchange.organisations import looks_like_organisation
from worldcafe.exchange.remarks import Stop, Watch
from worldcafe.exchange.sheet import Sheet, read_sheets
from worldcafe.exchange.titles import NAMES

_MAYBE: Final = 0.3
"""What words count that may be a name, where a known given name counts one."""


def read_people(
    source: Path | bytes | str,
    *,
    sheet: str | int | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    watch: Watch | None = None,
    stop: Stop | None = None,
) -> Sheet:
    """The list of people in a file, its content or a pasted text: the named sheet, else the one that names most.

    Arguments and errors are those of `read_sheets`.
    """
    return people_sheet(
        read_sheets(source, sheet=sheet, encoding=encoding, delimiter=delimiter, watch=watch, stop=stop)
    )


def people_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The sheet whose rows name the most people; the first of those that are equal. `sheets` is not empty."""
    return sheets[0] if len(sheets) == 1 else max(sheets, key=_people_named)


def _people_named(sheet: Sheet) -> float:
    """How many rows name somebody, as far as a look tells."""
    columns = recognise_columns(sheet)
    places = [at for field in NAMES for at in columns.columns(field)]
    if not places:
        return 0.0
    titled = columns.header is not None
    texts = (" ".join(row[at] for at in places) for row in sheet.rows[columns.first :])
    return sum(_likely(text, titled=titled) for text in texts)


def _likely(text: str, *, titled: bool) -> float:
    text = bare_name(text)
    words = fold(text).replace("-", " ").replace(",", " ").replace(".", " ").split()
    if (
        not 2 <= len(words) <= 7
        or any(map(str.isdigit, text))
        or ":" in text
        or looks_like_organisation(text)
    ):
        return 0.0
    known = given_names().plain
    if any(word in known for word in words):
        return 1.0
    return _MAYBE if titled else 0.0
