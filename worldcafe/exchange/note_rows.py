"""Notes out of a table: rows with table, round, kind and text into values that can be recorded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.folding import fold
from worldcafe.exchange.remarks import Remark
from worldcafe.exchange.sheet import Sheet
from worldcafe.exchange.words import yes_or_no
from worldcafe.language import mark

TEXT_LIMIT: Final = 8000
"""Characters that a note may have."""

_TITLES: Final[dict[str, str]] = {
    "table": "table tables table number table no tavolo mesa stol stolik masa tisch",
    "round": "round rounds round number round no turno tour ronda rodada runda runde",
    "kind": "kind type sort category tipo genre rodzaj vid art",
    "text": "text note notes content comment testo texto texte tekst nota",
    "author": "author rapporteur by written by who autore autor auteur",
    "owner": "owner responsible responsabile responsavel responsable",
    "due": "due due date deadline by when until scadenza prazo echeance termin",
    "star": "star starred important key favourite favorite",
}
_NEEDED: Final = ("table", "round", "kind", "text")
_NUMBER: Final = re.compile(r"\D*(\d{1,4})(?:\.0)?\D*")
_STARS: Final = frozenset("* ★ ⭐ star starred".split())


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
    due: str = ""
    star: bool = False


@dataclass(frozen=True, slots=True)
class NoteRows:
    """Usable notes in the order of the rows, and every row that is not, with the reason."""

    rows: tuple[NoteRow, ...]
    skipped: tuple[Remark, ...]


def read_notes(sheet: Sheet, kinds: Sequence[KindName]) -> NoteRows:
    """The notes of a sheet whose first row that says something has titles.

    Titles are table, round, kind, text and optionally author, owner, due, star; columns with others are ignored.
    A kind may be given by id, word or letter. Raises `BadInput` when a needed column is missing.
    """
    header = next(i for i, row in enumerate(sheet.rows) if any(map(str.strip, row)))
    columns = _columns(sheet.rows[header])
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise BadInput(
            mark("The list of notes has no column “{column}”. It needs the columns table, round, kind and text."),
            column=missing[0],
        )
    words = _kind_words(kinds)
    rows: list[NoteRow] = []
    skipped: list[Remark] = []
    for index in range(header + 1, len(sheet.rows)):
        cells = {name: sheet.rows[index][column].strip() for name, column in columns.items()}
        if not any(map(str.strip, sheet.rows[index])):
            continue
        read = _note(sheet.number(index), cells, words)
        if isinstance(read, NoteRow):
            rows.append(read)
        else:
            skipped.append(read)
    return NoteRows(tuple(rows), tuple(skipped))


def _columns(titles: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, title in enumerate(titles):
        plain = " ".join(re.sub(r"[^\w]+", " ", fold(title)).split())
        for name, words in _TITLES.items():
            if name not in found and plain and (plain == name or plain in _variants(words)):
                found[name] = index
                break
    return found


def _variants(words: str) -> set[str]:
    """One word, or two that stand beside each other in the list of titles."""
    single = words.split()
    return {*single, *(" ".join(pair) for pair in zip(single, single[1:], strict=False))} - {"no", "number", "written", "date", "when"}


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
        return Remark(number, "table", mark("“{text}” is no table's number."), values={"text": cells["table"][:40]})
    if round_number is None:
        return Remark(number, "round", mark("“{text}” is no round's number."), values={"text": cells["round"][:40]})
    if kind is None:
        return Remark(number, "kind", mark("There is no kind of note “{text}”."), values={"text": cells["kind"][:40]})
    star = cells.get("star", "")
    return NoteRow(
        number,
        table,
        round_number,
        kind,
        text,
        cells.get("author", ""),
        cells.get("owner", ""),
        cells.get("due", ""),
        star in _STARS or yes_or_no(star) is True,
    )


def _number(text: str) -> int | None:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) or None if found else None
