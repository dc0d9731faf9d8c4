"""A sheet whose columns are known into people, with everything that could not be used and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Final, TypeVar

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.columns import ColumnMap, Field, column_letter
from worldcafe.exchange.likeness import LikeNames, LikePeople, PersonLike, duplicate_people, similar_organisations
from worldcafe.exchange.names import NAME_LIMIT, Name, Order, split_names
from worldcafe.exchange.organisations import looks_like_organisation
from worldcafe.exchange.person import RosterPerson
from worldcafe.exchange.remarks import Remark, Stop, Watch, checkpoint
from worldcafe.exchange.sheet import Sheet
from worldcafe.exchange.titles import TitleBook
from worldcafe.exchange.wishes import split_wishes
from worldcafe.exchange.words import LanguageWords, role_of, yes_or_no
from worldcafe.language import mark

__all__ = ["Roster", "RosterPerson", "read_roster"]

CELL_LIMIT: Final = 2000
"""Characters of any other cell; more is cut, and said."""

_EMAIL: Final = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+")
_TABLE: Final = re.compile(r"\D*(\d{1,4})(?:\.0)?\D*")
_HEADING: Final = re.compile(
    r"\b(?:page|pagina|seite|strona|stranitsa|attendance|participants?|attendees?|partecipanti|participantes|uczestnicy|teilnehmer"
    r"|list|lista|elenco|liste|total|totale|summe|suma|razem|obshto|signature|annex|meeting|agenda|continued)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a list and what should be looked at. Each row is in `people`, in `skipped` or blank."""

    people: tuple[RosterPerson, ...]
    skipped: tuple[Remark, ...]
    """Rows that cannot be used, each with its number and the reason."""
    remarks: tuple[Remark, ...]
    """Things in used rows that were not understood."""
    blank_rows: int
    duplicates: tuple[LikePeople, ...] = ()
    """People who may be listed twice; the keys are row numbers."""
    similar_organisations: tuple[LikeNames, ...] = ()


Value = TypeVar("Value")


class _Reading:
    """The rows that hold something, as columns, and the remarks that gather while they are read."""

    def __init__(self, sheet: Sheet, columns: ColumnMap) -> None:
        body = sheet.rows[columns.first :]
        blank = ("",) * sheet.width
        first = sheet.number(columns.first)
        filled = [row != blank and any(map(str.strip, row)) for row in body]
        self.numbers = list(compress(range(first, first + len(body)), filled))
        self.rows = list(compress(body, filled))
        self.blank_rows = len(body) - len(self.rows)
        self.columns = columns
        self.remarks: list[Remark] = []
        self.skipped: list[Remark] = []
        self._turned: list[tuple[str, ...]] = []
        self._turn()

    def _turn(self) -> None:
        self._turned = list(zip(*self.rows, strict=True)) if self.rows else [()] * len(self.columns.fields)

    def keep(self, keep: Sequence[bool]) -> None:
        """Go on with some of the rows only."""
        self.rows = list(compress(self.rows, keep))
        self.numbers = list(compress(self.numbers, keep))
        self._turn()

    def cells(self, field: Field) -> list[str]:
        """The first column of that field, stripped; empty texts if there is none."""
        found = self.columns.columns(field)
        return self.column(found[0]) if found else [""] * len(self.rows)

    def column(self, index: int) -> list[str]:
        return list(map(str.strip, self._turned[index]))

    def title(self, index: int) -> str:
        return self.columns.titles[index] or column_letter(index)

    def each(self, field: Field, read: Callable[[str], Value], nothing: Value, doubt: Callable[[str], str]) -> list[Value]:
        """A field's cells, each different text read once; `doubt` returns a message for a text not understood."""
        found = self.columns.columns(field)
        if not found:
            return [nothing] * len(self.rows)
        texts = self.column(found[0])
        read_once = {text: read(text) if text else nothing for text in dict.fromkeys(texts)}
        doubtful = {text: message for text in read_once if text and (message := doubt(text))}
        if doubtful:
            for number, text in zip(self.numbers, texts, strict=True):
                if text in doubtful:
                    self._remark(number, found[0], field.value, doubtful[text], text)
        return [read_once[text] for text in texts]

    def _remark(self, row: int, column: int, code: str, message: str, text: str) -> None:
        shown = text if len(text) <= 60 else text[:57] + "…"
        self.remarks.append(Remark(row, code, message, column, {"text": shown, "title": self.title(column)}))


def read_roster(
    sheet: Sheet,
    columns: ColumnMap,
    *,
    order: Order = Order.AUTO,
    likeness: bool = True,
    watch: Watch | None = None,
    stop: Stop | None = None,
) -> Roster:
    """The people of the sheet under a column map; with `likeness` also who and what may be listed twice.

    Raises `BadInput` when no column holds names, `Stopped`.
    """
    if not columns.names_people:
        raise BadInput(
            mark("No column of the list holds names. Say which one does, for example with --map name=A.")
        )
    reading = _Reading(sheet, columns)
    total = 4
    checkpoint(0, total, watch, stop)
    _skip_headings(reading)
    names = _names(reading, order)
    checkpoint(1, total, watch, stop)
    people = _people(reading, names)
    checkpoint(2, total, watch, stop)
    found = Roster(
        people,
        tuple(sorted(reading.skipped, key=lambda remark: remark.row)),
        tuple(sorted(reading.remarks, key=lambda remark: (remark.row, remark.column or 0))),
        reading.blank_rows,
    )
    return with_likeness(found, watch=watch, stop=stop) if likeness else found


def with_likeness(roster: Roster, *, watch: Watch | None = None, stop: Stop | None = None) -> Roster:
    """The roster with its possible duplicates and look-alike organisations found."""
    like = [PersonLike(one.row, one.given, one.family, one.organisation, one.email) for one in roster.people]
    duplicates = duplicate_people(like, watch=watch, stop=stop)
    alike = similar_organisations([one.organisation for one in roster.people], watch=watch, stop=stop)
    return replace(roster, duplicates=duplicates, similar_organisations=alike)


def _names(reading: _Reading, order: Order) -> list[Name]:
    """Names of the rows that have one; the other rows are skipped with the reason."""
    columns = reading.columns
    if columns.columns(Field.NAME):
        cells = reading.cells(Field.NAME)
        _skip_unusable(reading, cells)
        return split_names(reading.cells(Field.NAME), order)
    given, family = reading.cells(Field.GIVEN), reading.cells(Field.FAMILY)
    _skip_unusable(reading, [f"{a} {b}".strip() for a, b in zip(given, family, strict=True)])
    given, family = reading.cells(Field.GIVEN), reading.cells(Field.FAMILY)
    return [Name(" ".join(a.split()), " ".join(b.split())) for a, b in zip(given, family, strict=True)]


def _skip_unusable(reading: _Reading, cells: list[str]) -> None:
    doubts = {cell: _doubt(cell) for cell in dict.fromkeys(cells) if not cell.isalpha()}
    doubts = {cell: doubt for cell, doubt in doubts.items() if doubt}
    if not doubts:
        return
    for number, cell in zip(reading.numbers, cells, strict=True):
        if cell in doubts:
            code, message = doubts[cell]
            values: dict[str, object] = {"text": cell[:40], "length": len(cell), "limit": NAME_LIMIT}
            reading.skipped.append(Remark(number, code, message, values=values))
    reading.keep([cell not in doubts for cell in cells])


def _doubt(cell: str) -> tuple[str, str] | None:
    """Why a text cannot be a person's name: a code and a sentence; None if it can."""
    if not cell:
        return "no-name", mark("The row has no name.")
    if len(cell) > NAME_LIMIT:
        return "long-name", mark("The name “{text}…” has {length} characters; at most {limit} can be used.")
    if cell.isascii() and cell.replace(" ", "").isalpha():
        return None
    if not any(map(str.isalpha, cell)):
        return "no-letters", mark("“{text}” is no name: it has no letters.")
    if "@" in cell:
        return "email-as-name", mark("“{text}” is an e-mail address, not a name.")
    if sum(map(str.isdigit, cell)) > 1:
        return "figures", mark("“{text}” is no name: it has figures in it.")
    return None


def _skip_headings(reading: _Reading) -> None:
    """Page headings and titles repeated on every page, as lists out of documents have them."""
    book = TitleBook()
    titles = tuple(" ".join(title.split()) for title in reading.columns.titles)
    has_titles = any(titles)
    usual = Counter(_filled(row) for row in reading.rows[:500]).most_common(1)
    wide = bool(usual) and usual[0][0] > 1
    keep: list[bool] = []
    for number, row in zip(reading.numbers, reading.rows, strict=True):
        doubt = ""
        if has_titles and row[0].strip() in titles and tuple(" ".join(cell.split()) for cell in row) == titles:
            doubt = mark("The row repeats the titles of the columns.")
        elif wide and "" in row and _filled(row) == 1 and _is_heading(next(filter(str.strip, row)), book):
            doubt = mark("“{text}” is a heading, not a person.")
        if doubt:
            text = next(filter(str.strip, row)).strip()
            reading.skipped.append(Remark(number, "heading", doubt, values={"text": text[:60]}))
        keep.append(not doubt)
    if False in keep:
        reading.keep(keep)


def _filled(row: tuple[str, ...]) -> int:
    return sum(1 for cell in row if cell.strip())


def _is_heading(text: str, book: TitleBook) -> bool:
    """Whether a text alone in its row is about the list rather than a person in it."""
    text = text.strip()
    if "@" in text:
        return False
    wordy = len(text.split()) > 6 or text.endswith(":") or any(map(str.isdigit, text))
    return wordy or bool(_HEADING.search(text)) or book.is_title(text) or looks_like_organisation(text)


def _people(reading: _Reading, names: list[Name]) -> tuple[RosterPerson, ...]:
    languages = LanguageWords()
    titles = [name.title for name in names]
    roles = reading.each(
        Field.ROLE, lambda text: role_of(text) or "", "", _unless(lambda text: role_of(text) is not None, _NO_ROLE)
    )
    tables = reading.each(Field.TABLE, _table, None, _unless(lambda text: _table(text) is not None, _NO_TABLE))
    spoken = reading.each(
        Field.LANGUAGES,
        lambda text: languages.codes(text)[0],
        (),
        _unless(lambda text: not languages.codes(text)[1], _NO_LANGUAGE),
    )
    step_free = reading.each(
        Field.STEP_FREE, _needs_step_free, None, _unless(lambda text: _needs_step_free(text) is not None, _NO_ANSWER)
    )
    emails = reading.each(Field.EMAIL, _email, "", _unless(lambda text: bool(_email(text)), _NO_EMAIL))
    organisations = [" ".join(text.split())[:NAME_LIMIT] if "  " in text or "\n" in text or len(text) > NAME_LIMIT else text
                     for text in reading.cells(Field.ORGANISATION)]  # fmt: skip
    columns = (
        reading.numbers,
        [name.given for name in names],
        [name.family for name in names],
        titles,
        organisations,
        emails,
        roles,
        tables,
        spoken,
        _wishes(reading),
        _labelled(reading, Field.PRESENCE, keep_blank=True),
        step_free,
        _extras(reading, names),
        [name.surname_first for name in names],
    )
    return tuple(map(RosterPerson._make, zip(*columns, strict=True)))


_NO_ROLE: Final = mark("The role “{text}” is not known. The person is imported without it.")
_NO_TABLE: Final = mark("“{text}” is no table's number.")
_NO_LANGUAGE: Final = mark("Not every language in “{text}” is known.")
_NO_ANSWER: Final = mark("“{text}” is neither yes nor no, so step-free access is left open.")
_NO_EMAIL: Final = mark("“{text}” is no e-mail address. The person is imported without it.")


def _unless(understood: Callable[[str], bool], message: str) -> Callable[[str], str]:
    return lambda text: "" if understood(text) else message


def _table(text: str) -> int | None:
    found = _TABLE.fullmatch(text)
    return int(found[1]) or None if found else None


def _email(text: str) -> str:
    """The address in a cell, also out of "Ida Berg <ida@example.org>"."""
    found = _EMAIL.search(text)
    return found[0].removeprefix("mailto:").strip(".") if found else ""


def _needs_step_free(text: str) -> bool | None:
    answer = yes_or_no(text)
    if answer is not None:
        return answer
    plain = text.casefold()
    return True if re.search(r"wheelchair|step|rollstuhl|carrozz|sedia|roulant|roda|ruedas|w[oó]zek|количка", plain) else None


def _wishes(reading: _Reading) -> list[tuple[str, ...]]:
    found = reading.columns.columns(Field.WISHES)
    nothing: tuple[str, ...] = ()
    if not found:
        return [nothing] * len(reading.rows)
    columns = [reading.column(index) for index in found]
    known = {text: split_wishes(text) for column in columns for text in dict.fromkeys(column) if text}
    if len(columns) == 1:
        return [known[text] if text else nothing for text in columns[0]]
    return [
        tuple(dict.fromkeys(wish for text in texts if text for wish in known[text]))
        for texts in zip(*columns, strict=True)
    ]


def _labelled(reading: _Reading, field: Field, *, keep_blank: bool) -> list[tuple[tuple[str, str], ...]]:
    """Per row the columns of a field as pairs of title and text."""
    found = reading.columns.columns(field)
    if not found:
        return [()] * len(reading.rows)
    pairs: list[list[tuple[str, str]]] = []
    for index in found:
        title, texts = reading.title(index), reading.column(index)
        made = {text: (title, text[:CELL_LIMIT]) for text in dict.fromkeys(texts)}
        pairs.append([made[text] for text in texts])
    rows = zip(*pairs, strict=True)
    if keep_blank:
        return list(rows)
    return [tuple([pair for pair in row if pair[1]]) for row in rows]


def _extras(reading: _Reading, names: list[Name]) -> list[tuple[tuple[str, str], ...]]:
    """The organiser's own columns; what stood in brackets after a name is kept beside them."""
    extras = _labelled(reading, Field.EXTRA, keep_blank=False)
    title = next((reading.title(i) for i in reading.columns.columns(Field.NAME)), "")
    for index, name in enumerate(names):
        if name.aside:
            extras[index] = (*extras[index], (f"{title} (…)" if title else "(…)", name.aside))
    for index in reading.columns.columns(Field.EXTRA):
        for number, text in zip(reading.numbers, reading.column(index), strict=True):
            if len(text) > CELL_LIMIT:
                message = mark("“{title}” has a text that is too long; its beginning is kept.")
                reading.remarks.append(Remark(number, "long-text", message, index, {"title": reading.title(index)}))
    return extras
