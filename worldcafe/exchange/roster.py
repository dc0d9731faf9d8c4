"""A sheet whose columns are known into people, with everything that could not be used and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Final, TypeVar

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.burst import burst
from worldcafe.exchange.capitals import without_shouting
from worldcafe.exchange.columns import ColumnMap, Field, column_letter
from worldcafe.exchange.doubtful_lists import garbled_rows, name_column_remark, names_are_organisations
from worldcafe.exchange.folding import fold
from worldcafe.exchange.headings import find_headings
from worldcafe.exchange.likeness import (
    LikeNames,
    LikePeople,
    PersonLike,
    duplicate_people,
    similar_organisations,
)
from worldcafe.exchange.names import NAME_LIMIT, Name, Order, split_names, unnumbered
from worldcafe.exchange.person import RosterPerson
from worldcafe.exchange.placeholders import any_placeholder, is_placeholder
from worldcafe.exchange.remarks import Remark, Stop, Watch, checkpoint
from worldcafe.exchange.sheet import Sheet
from worldcafe.exchange.titles import NAMES
from worldcafe.exchange.wishes import split_wishes
from worldcafe.exchange.words import LanguageWords, role_of, yes_or_no
from worldcafe.language import mark

__all__ = ["Roster", "RosterPerson", "read_roster"]

CELL_LIMIT: Final = 2000
"""Characters of any other cell; more is cut, and said."""

_EMAIL: Final = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+")
_ALL_EMAILS: Final = re.compile(f"^{_EMAIL.pattern}$", re.MULTILINE)
_TABLE: Final = re.compile(r"\D*(\d{1,4})(?:\.0)?\D*")
_WHEELS: Final = re.compile(r"wheelchair|step|rollstuhl|carrozz|sedia|roulant|rodas|ruedas|wozek|kolichka")


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a list and what should be looked at.

    Each row below the titles is in `people`, in `skipped` or blank; `skipped` also has the rows above the titles.
    """

    people: tuple[RosterPerson, ...]
    skipped: tuple[Remark, ...]
    """Rows that are not used, each with its number and the reason; those about the list have the code "heading"."""
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
        first = sheet.number(columns.first)
        self.columns = columns
        self.above: list[tuple[int, str]] = [
            (sheet.number(at), next((cell.strip() for cell in row if cell.strip()), ""))
            for at, row in enumerate(sheet.rows[: columns.header or 0])
        ]
        """The rows above the titles: number and first text, empty in a blank row."""
        self.numbers = list(range(first, first + len(body)))
        self.remarks: list[Remark] = []
        self.skipped: list[Remark] = []
        self.houses: dict[int, str] = {}
        """The organisation that stands above a row as a heading, where a list is grouped so."""
        self._turned = [list(map(str.strip, column)) for column in zip(*body, strict=True)]
        for index in (at for field in NAMES for at in columns.columns(field)):
            starts = {cell[:1] for cell in self._turned[index]} if self._turned else set[str]()
            if not all(map(str.isalpha, starts - {""})):
                self._turned[index] = list(map(unnumbered, self._turned[index]))
        self._rows: list[tuple[str, ...]] | None = None
        rows, blank = self.rows(), ("",) * sheet.width
        self.blank_rows = rows.count(blank)
        if self.blank_rows:
            self.keep([row != blank for row in rows])

    def rows(self) -> list[tuple[str, ...]]:
        """The rows with stripped cells."""
        if self._rows is None:
            self._rows = list(zip(*self._turned, strict=True))
        return self._rows

    def keep(self, keep: Sequence[bool]) -> None:
        """Go on with some of the rows only."""
        if all(keep):
            return
        self._rows = None
        self.numbers = list(compress(self.numbers, keep))
        self._turned = [list(compress(column, keep)) for column in self._turned]

    def cells(self, field: Field) -> list[str]:
        """The first column of that field, stripped; empty texts if there is none."""
        found = self.columns.columns(field)
        return self.column(found[0]) if found else [""] * len(self.numbers)

    def column(self, index: int) -> list[str]:
        return self._turned[index] if self._turned else []

    def title(self, index: int) -> str:
        return self.columns.titles[index] or column_letter(index)

    def each(
        self,
        field: Field,
        read: Callable[[str], Value | None],
        nothing: Value,
        doubt: str,
        partly: Sequence[str] = (),
    ) -> list[Value]:
        """A field's cells, each different text read once.

        `read` returns None for what it does not understand; `partly` gathers texts that it half understood.
        """
        found = self.columns.columns(field)
        if not found:
            return [nothing] * len(self.numbers)
        texts = self.column(found[0])
        known = {text: read(text) for text in dict.fromkeys(texts) if text}
        understood = {text: value for text, value in known.items() if value is not None}
        if partly or len(understood) < len(known):
            doubtful = (known.keys() - understood.keys()).union(partly)
            for number, text in zip(self.numbers, texts, strict=True):
                if text in doubtful:
                    self._remark(number, found[0], field.value, doubt, text)
        return [understood.get(text, nothing) for text in texts]

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
    with burst():
        found = _read(sheet, columns, order, watch, stop)
    return with_likeness(found, watch=watch, stop=stop) if likeness else found


def _read(sheet: Sheet, columns: ColumnMap, order: Order, watch: Watch | None, stop: Stop | None) -> Roster:
    total = 3
    checkpoint(0, total, watch, stop)
    reading = _Reading(sheet, columns)
    _skip_headings(reading)
    names = _names(reading, order)
    checkpoint(1, total, watch, stop)
    people = _people(reading, names)
    reading.remarks += garbled_rows(people)
    texts = reading.cells(Field.NAME)
    if names_are_organisations(columns, texts[:_JUDGED], reading.cells(Field.ORGANISATION)[:_JUDGED]):
        reading.remarks.append(name_column_remark(columns, reading.numbers))
    checkpoint(2, total, watch, stop)
    return Roster(
        people,
        tuple(sorted(reading.skipped, key=lambda remark: remark.row)),
        tuple(sorted(reading.remarks, key=lambda remark: (remark.row, remark.column or 0))),
        reading.blank_rows,
    )


_JUDGED: Final = 300
"""Rows by which a column is judged."""


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
        return without_shouting(split_names(reading.cells(Field.NAME), order))
    given, family = reading.cells(Field.GIVEN), reading.cells(Field.FAMILY)
    _skip_unusable(reading, [f"{a} {b}".strip() for a, b in zip(given, family, strict=True)])
    given, family = reading.cells(Field.GIVEN), reading.cells(Field.FAMILY)
    return without_shouting(
        [Name(" ".join(a.split()), " ".join(b.split())) for a, b in zip(given, family, strict=True)]
    )


_DOUBTFUL: Final = re.compile(r"[@\d]")


def _skip_unusable(reading: _Reading, cells: list[str]) -> None:
    starts = {cell[:1] for cell in cells}
    if (
        all(map(str.isalpha, starts))
        and max(map(len, cells), default=0) <= NAME_LIMIT
        and not _DOUBTFUL.search("\n".join(cells))
        and not any_placeholder(cells)
    ):
        return
    doubts = {cell: doubt for cell in dict.fromkeys(cells) if (doubt := _doubt(cell))}
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
        return "long-name", mark(
            "The name “{text}…” has {length} characters; at most {limit} can be used. Shorten it."
        )
    if not any(map(str.isalpha, cell)):
        return "no-letters", mark("“{text}” is no name: it has no letters.")
    if "@" in cell:
        return "email-as-name", mark("“{text}” is an e-mail address, not a name.")
    if sum(map(str.isdigit, cell)) > 1:
        return "figures", mark("“{text}” is no name: it has figures in it.")
    if is_placeholder(cell):
        return "placeholder", mark("“{text}” stands for a name that is not known yet; nobody was added.")
    return None


def _skip_headings(reading: _Reading) -> None:
    """Leave out what is about the list, and keep which organisation stands above whom."""
    reading.skipped += _above_titles(reading)
    found = find_headings(reading.rows(), reading.columns)
    if not found:
        return
    houses = sum(heading.house for heading in found.values())
    grouped = houses > 1 and not reading.columns.columns(Field.ORGANISATION)
    above = ""
    for index, number in enumerate(reading.numbers):
        heading = found.get(index)
        if heading is None:
            reading.houses[number] = above
            continue
        if heading.empty:
            reading.blank_rows += 1
            continue
        message = _REPEATS if heading.repeats else _IS_HEADING
        if grouped and heading.house:
            above, message = heading.text, _IS_HOUSE
        values: dict[str, object] = {"text": heading.text[:60]}
        reading.skipped.append(Remark(number, "heading", message, values=values))
    reading.keep([index not in found for index in range(len(reading.numbers))])


def _above_titles(reading: _Reading) -> list[Remark]:
    """What stands above the titles of the columns: the name of the list, a date, a place."""
    return [
        Remark(number, "heading", _IS_HEADING, values={"text": text[:60]})
        for number, text in reading.above
        if text
    ]


_REPEATS: Final = mark("The row repeats the titles of the columns.")
_IS_HEADING: Final = mark("“{text}” is a heading, not a person.")
_IS_HOUSE: Final = mark("“{text}” is a heading; it was taken as the organisation of those below it.")


def _people(reading: _Reading, names: list[Name]) -> tuple[RosterPerson, ...]:
    if not names:
        return ()
    in_brackets = _in_brackets(reading, names)
    given, family, title, _, surname_first = zip(*names, strict=True)
    languages = LanguageWords()
    no_languages: tuple[str, ...] = ()
    partly: list[str] = []

    def spoken(text: str) -> tuple[str, ...]:
        codes, unknown = languages.codes(text)
        if unknown:
            partly.append(text)
        return codes

    columns = (
        reading.numbers,
        given,
        family,
        title,
        _organisations(reading, names if in_brackets else ()),
        _emails(reading),
        reading.each(Field.ROLE, role_of, "", _NO_ROLE),
        _tables(reading),
        reading.each(Field.LANGUAGES, spoken, no_languages, _NO_LANGUAGE, partly),
        _wishes(reading),
        _labelled(reading, Field.PRESENCE, keep_blank=True),
        reading.each(Field.STEP_FREE, _needs_step_free, None, _NO_ANSWER),
        _extras(reading, () if in_brackets else names),
        surname_first,
    )
    return tuple(map(RosterPerson._make, zip(*columns, strict=True)))


_NO_ROLE: Final = mark("The role “{text}” is not known. The person is imported without it.")
_NO_TABLE: Final = mark("“{text}” is no table's number.")
_NO_LANGUAGE: Final = mark("Not every language in “{text}” is known.")
_NO_ANSWER: Final = mark("“{text}” is neither yes nor no, so step-free access is left open.")
_NO_EMAIL: Final = mark("“{text}” is no e-mail address. The person is imported without it.")


def _organisations(reading: _Reading, names: Sequence[Name]) -> list[str]:
    """Organisations with single spaces, those in brackets where `names` are given; a too long one is cut and said."""
    if reading.columns.columns(Field.ORGANISATION):
        cells = reading.cells(Field.ORGANISATION)
    elif names:
        cells = [name.aside for name in names]
    else:
        cells = [reading.houses.get(number, "") for number in reading.numbers]
    known = {cell: " ".join(cell.split()) for cell in dict.fromkeys(cells)}
    for number, cell in (
        zip(reading.numbers, cells, strict=True) if max(map(len, known), default=0) > NAME_LIMIT else ()
    ):
        if len(cell) > NAME_LIMIT:
            message = mark("The organisation “{text}…” has {length} characters; its beginning is kept.")
            values: dict[str, object] = {"text": cell[:40], "length": len(cell)}
            reading.remarks.append(Remark(number, "long-text", message, values=values))
    return [known[cell][:NAME_LIMIT] for cell in cells]


def _tables(reading: _Reading) -> list[int | None]:
    """Tables' numbers, also out of a role that names one: "rapporteur, table 3"."""
    tables = reading.each(Field.TABLE, _table, None, _NO_TABLE)
    roles = reading.cells(Field.ROLE)
    told = {
        text: _table(text) for text in dict.fromkeys(roles) if any(map(str.isdigit, text)) and role_of(text)
    }
    if not told:
        return tables
    return [table or told.get(role) for table, role in zip(tables, roles, strict=True)]


def _in_brackets(reading: _Reading, names: list[Name]) -> bool:
    """Whether most names of a list without a column for it have their organisation in brackets: "Ida Berg (Lake)"."""
    if reading.columns.columns(Field.ORGANISATION) or any(reading.houses.values()):
        return False
    return 2 * sum(bool(name.aside) for name in names) > len(names) > 1


def _table(text: str) -> int | None:
    found = _TABLE.fullmatch(text)
    return int(found[1]) or None if found else None


def _emails(reading: _Reading) -> list[str]:
    texts = reading.cells(Field.EMAIL)
    filled = len(texts) - texts.count("")
    # Mostly all of them are as they should be, and one look at all is quicker than one at each.
    if not filled or len(_ALL_EMAILS.findall("\n".join(texts))) == filled:
        return texts
    return reading.each(Field.EMAIL, _email, "", _NO_EMAIL)


def _email(text: str) -> str | None:
    """The address in a cell, also out of "Ida Berg <ida@example.org>"."""
    if _EMAIL.fullmatch(text):
        return text
    found = _EMAIL.search(text.removeprefix("mailto:"))
    return found[0].strip(".") if found else None


def _needs_step_free(text: str) -> bool | None:
    return True if _WHEELS.search(fold(text)) else yes_or_no(text)


def _wishes(reading: _Reading) -> list[tuple[str, ...]]:
    found = reading.columns.columns(Field.WISHES)
    nothing: tuple[str, ...] = ()
    if not found:
        return [nothing] * len(reading.numbers)
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
        return [()] * len(reading.numbers)
    pairs: list[list[tuple[str, str]]] = []
    for index in found:
        title, texts = reading.title(index), reading.column(index)
        made = {text: (title, text[:CELL_LIMIT]) for text in dict.fromkeys(texts)}
        pairs.append([made[text] for text in texts])
    rows = zip(*pairs, strict=True)
    if keep_blank:
        return list(rows)
    return [tuple([pair for pair in row if pair[1]]) for row in rows]


def _extras(reading: _Reading, names: Sequence[Name]) -> list[tuple[tuple[str, str], ...]]:
    """The organiser's own columns; what stood in brackets after one of the `names` is kept beside them."""
    extras = _labelled(reading, Field.EXTRA, keep_blank=False)
    title = next((reading.title(i) for i in reading.columns.columns(Field.NAME)), "")
    for index, name in enumerate(names):
        if name.aside:
            extras[index] = (*extras[index], (f"{title} (…)" if title else "(…)", name.aside))
    for index in reading.columns.columns(Field.EXTRA):
        for number, text in zip(reading.numbers, reading.column(index), strict=True):
            if len(text) > CELL_LIMIT:
                message = mark("“{title}” has a text that is too long; its beginning is kept.")
                reading.remarks.append(
                    Remark(number, "long-text", message, index, {"title": reading.title(index)})
                )
    return extras
