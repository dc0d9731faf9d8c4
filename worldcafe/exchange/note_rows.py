"""Notes out of a table: rows with table, round, kind and text into values that can be recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.folding import fold
from worldcafe.exchange.remarks import Remark
from worldcafe.exchange.sheet import Sheet
from worldcafe.exchange.word_lists import word_lists
from worldcafe.exchange.words import yes_or_no
from worldcafe.language import mark

TEXT_LIMIT: Final = 8000
"""Characters that a note may have."""

_TITLE_ROWS: Final = 15
"""How far down the row of titles may stand."""

_NEEDED: Final = ("table", "round", "kind", "text")
_NUMBER: Final = re.compile(r"\D*(\d{1,4})(?:\.0)?\D*")
_DATES: Final = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].*)?"),
    re.compile(r"(?P<d>\d{1,2})[./ -](?P<m>\d{1,2})[./ -](?P<y>\d{4})"),
)
_STARS: Final = frozenset({"*", "★", "⭐", "star", "starred"})


class KindName(NamedTuple):
    """A kind of note as people may name it: its id, its word and its letter."""

    id: str
    word: str
    letter: str = ""


class NoteRow(NamedTuple):
    """One note as a row tells it; `kind` is the kind's id, absent texts are empty."""

    row: int
    table: int
    round: int
    kind: str
    text: str
    author: str = ""
    owner: str = ""
    due: date | None = None
    star: bool = False
    quoted: str = ""
    language: str = ""
    translation: str = ""


@dataclass(frozen=True, slots=True)
class NoteRows:
    """Usable notes in the order of the rows, every row that is not with the reason, and what was not understood."""

    rows: tuple[NoteRow, ...]
    skipped: tuple[Remark, ...]
    remarks: tuple[Remark, ...] = ()
    """About notes that were read all the same."""


def notes_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """The first sheet with the columns that notes need, else the first; `sheets` is not empty."""
    return next((sheet for sheet in sheets if _header(sheet)[1].keys() >= set(_NEEDED)), sheets[0])


def read_notes(sheet: Sheet, kinds: Sequence[KindName]) -> NoteRows:
    """The notes of a sheet below its row of titles, which may have other lines above it.

    Titles are table, round, kind, text and optionally author, owner, due, star, quoted, language, translation;
    columns with others are ignored. A date is YYYY-MM-DD or day, month, year; a note is kept without one that
    cannot be understood. A kind may be given by id, word or letter. Raises `BadInput` when a needed column is missing.
    """
    header, columns = _header(sheet)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise BadInput(
            mark(
                "The list of notes has no column “{column}”. It needs the columns table, round, kind and text."
            ),
            column=missing[0],
        )
    words = _kind_words(kinds)
    rows: list[NoteRow] = []
    skipped: list[Remark] = []
    remarks: list[Remark] = []
    for index in range(header + 1, len(sheet.rows)):
        cells = {name: sheet.rows[index][column].strip() for name, column in columns.items()}
        if not any(map(str.strip, sheet.rows[index])):
            continue
        read = _note(sheet.number(index), cells, words)
        if isinstance(read, Remark):
            skipped.append(read)
            continue
        rows.append(read)
        if read.due is None and cells.get("due"):
            message = mark("“{text}” is no date such as 2027-04-30; the note is kept without it.")
            remarks.append(Remark(read.row, "date", message, values={"text": cells["due"][:40]}))
    return NoteRows(tuple(rows), tuple(skipped), tuple(remarks))


def _header(sheet: Sheet) -> tuple[int, dict[str, int]]:
    """The index of the row of titles and its columns: the one with the most known titles among the first rows."""
    filled = [i for i, row in enumerate(sheet.rows[:_TITLE_ROWS]) if any(map(str.strip, row))]
    found = [(i, _columns(sheet.rows[i])) for i in filled or [0]]
    return max(found, key=lambda one: len(one[1]))


def _columns(titles: Sequence[str]) -> dict[str, int]:
    known = {word: name for name, words in word_lists("note-titles").items() for word in words}
    found: dict[str, int] = {}
    for index, title in enumerate(titles):
        name = known.get(" ".join(re.sub(r"[^\w]+", " ", fold(title)).split()))
        if name is not None:
            found.setdefault(name, index)
    return found


def _kind_words(kinds: Sequence[KindName]) -> dict[str, str]:
    words: dict[str, str] = {}
    for kind in kinds:
        for text in (kind.id, kind.word, kind.letter):
            if plain := fold(text).strip():
                words.setdefault(plain, kind.id)
    for kind in kinds:
        plain = fold(kind.word).strip()
        for plural in (plain + "s", plain.removesuffix("s"), plain.removesuffix("y") + "ies"):
            words.setdefault(plural, kind.id)
    return words


def _note(number: int, cells: dict[str, str], kinds: dict[str, str]) -> NoteRow | Remark:
    table, round_number = _number(cells["table"]), _number(cells["round"])
    text = cells["text"].replace("\r\n", "\n").replace("\r", "\n")
    kind = kinds.get(fold(cells["kind"]).strip(" .:"))
    if not text:
        return Remark(number, "no-text", mark("The note has no text."))
    if len(text) > TEXT_LIMIT:
        message = mark("The note has {length} characters; at most {limit} can be kept. Divide it.")
        return Remark(number, "long-text", message, values={"length": len(text), "limit": TEXT_LIMIT})
    if table is None:
        return Remark(
            number, "table", mark("“{text}” is no table's number."), values={"text": cells["table"][:40]}
        )
    if round_number is None:
        return Remark(
            number, "round", mark("“{text}” is no round's number."), values={"text": cells["round"][:40]}
        )
    if kind is None:
        return Remark(
            number, "kind", mark("There is no kind of note “{text}”."), values={"text": cells["kind"][:40]}
        )
    star = cells.get("star", "")
    return NoteRow(
        number,
        table,
        round_number,
        kind,
        text,
        cells.get("author", ""),
        cells.get("owner", ""),
        _date(cells.get("due", "")),
        star in _STARS or yes_or_no(star) is True,
        cells.get("quoted", ""),
        cells.get("language", "").lower(),
        cells.get("translation", ""),
    )


def _date(text: str) -> date | None:
    for pattern in _DATES:
        if found := pattern.fullmatch(text):
            with suppress(ValueError):
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
    return None


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) or None if found else None
