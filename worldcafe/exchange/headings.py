"""Rows that are about the list: page headings, titles repeated on every page, an organisation above its people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from worldcafe.exchange.columns import ColumnMap
from worldcafe.exchange.folding import fold
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.organisations import looks_like_organisation
from worldcafe.exchange.titles import NAMES, Field, TitleBook

_ABOUT: Final = re.compile(
    r"\b(?:page|pagina|seite|strona|stranitsa|attendance|participants?|attendees?"
    r"|partecipanti|participantes|uczestnicy|teilnehmer"
    r"|list|lista|elenco|liste|total|totale|summe|suma|razem|obshto|signature|annex|meeting|agenda|continued)\b",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    """A row that is no person: its text, and whether it repeats the titles, names an organisation or is empty.

    Empty is also a line of a paper list that waits for somebody, with nothing but its number.
    """

    text: str
    repeats: bool = False
    house: bool = False
    empty: bool = False


def find_headings(rows: Sequence[tuple[str, ...]], columns: ColumnMap) -> dict[int, Heading]:
    """The headings among rows of stripped cells that are not blank, by their index."""
    titles = tuple(" ".join(title.split()) for title in columns.titles)
    tops = set(titles) if any(titles) else set[str]()
    blanks = [row.count("") for row in rows]
    lonely = len(titles) - 1 or -1
    usual = Counter(blanks).most_common(1)
    names_stand_alone = not usual or usual[0][0] >= lonely
    book = TitleBook()
    found: dict[int, Heading] = {}
    for index, (row, blank) in enumerate(zip(rows, blanks, strict=True)):
        if row[0] in tops and tuple(" ".join(cell.split()) for cell in row) == titles:
            found[index] = Heading(next(filter(None, row)), repeats=True)
        elif blank == lonely:
            at = next(i for i, cell in enumerate(row) if cell)
            if columns.fields[at] in NAMES:
                is_heading = not names_stand_alone and _is_heading(row[at], book)
            else:
                is_heading = _stands_beside(row[at], columns.fields[at])
                if columns.fields[at] is None and not is_heading:
                    found[index] = Heading(row[at], empty=True)
            if is_heading:
                found[index] = Heading(row[at], house=_is_house(row[at]))
    return found


def _stands_beside(text: str, field: Field | None) -> bool:
    """Whether a text alone in a row, in a column that tells nothing of people, is a heading."""
    return field in (None, Field.EXTRA) and any(map(str.isalpha, text))


def _is_house(text: str) -> bool:
    return looks_like_organisation(text) and not _ABOUT.search(text) and not text.endswith(":")


def _is_heading(text: str, book: TitleBook) -> bool:
    """Whether a text alone in its row is about the list rather than a person in it."""
    words = fold(text).replace(",", " ").split()
    if "@" in text:
        return False
    if len(words) > 6 or text.endswith(":") or any(map(str.isdigit, text)):
        return True
    # There are people called Page, List and Bank, but then a given name stands beside it.
    if any(word in given_names().plain for word in words):
        return False
    return bool(_ABOUT.search(text)) or book.is_title(text) or looks_like_organisation(text)
