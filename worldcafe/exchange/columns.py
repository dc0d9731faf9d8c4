"""Which column of a list says what: by its title, by what stands in it, or as told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from worldcafe.domain.errors import BadInput, WrongUse
from worldcafe.exchange.folding import fold
from worldcafe.exchange.given_names import given_names
from worldcafe.exchange.names import bare_name
from worldcafe.exchange.organisations import looks_like_organisation
from worldcafe.exchange.sheet import Sheet
from worldcafe.exchange.titles import FIELD_WORDS, MANY, NAMES, Field, TitleBook, tidy_title
from worldcafe.exchange.words import role_of
from worldcafe.language import mark

__all__ = ["FIELD_WORDS", "ColumnMap", "Field", "column_letter", "parse_map", "recognise_columns"]

_TITLE_ROWS: Final = 15
"""How far down the row of titles may stand: lists out of documents have headings first."""
_SAMPLE: Final = 300
_EMAIL: Final = re.compile(r"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+$")


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """A field per column of the sheet (None: left out), the titles, and where the people begin.

    `header` is the index in `sheet.rows` of the row of titles, None when the list has none;
    `first` the index of the first person's row.
    """

    fields: tuple[Field | None, ...]
    titles: tuple[str, ...]
    header: int | None
    first: int

    def columns(self, field: Field) -> tuple[int, ...]:
        """The columns (0-based) that say this, from left to right."""
        return tuple(i for i, found in enumerate(self.fields) if found is field)

    def with_field(self, column: int, field: Field | None) -> ColumnMap:
        """The same with another meaning of one column; whoever had a field that only one can have loses it."""
        fields = list(self.fields)
        if field is not None and field not in MANY:
            fields = [None if found is field else found for found in fields]
        fields[column] = field
        return replace(self, fields=tuple(fields))

    @property
    def names_people(self) -> bool:
        """Whether some column tells a name, without which nobody can be read."""
        return any(field in NAMES for field in self.fields)


def column_letter(index: int) -> str:
    """A column's letter in a spreadsheet: 0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def recognise_columns(sheet: Sheet, *, header: bool | None = None) -> ColumnMap:
    """What the columns most likely hold. `header` says whether there is a row of titles; None finds out."""
    book = TitleBook()
    found = None if header is False else _title_row(sheet, book)
    if header and found is None:
        found = next((i for i, row in enumerate(sheet.rows) if any(map(str.strip, row))), 0)
    top = ("",) * sheet.width if found is None else sheet.rows[found]
    titles = tuple(" ".join(cell.split()) for cell in top)
    first = 0 if found is None else found + 1
    fields = _by_title(titles, book)
    people = [row for row in sheet.rows[first : first + _SAMPLE] if any(map(str.strip, row))]
    return ColumnMap(tuple(_by_content(fields, titles, people, book)), titles, found, first)


def _title_row(sheet: Sheet, book: TitleBook) -> int | None:
    """The row, among the first, with the most known titles; a single one must fill a narrow list."""
    best, best_score = None, 0.0
    for index, row in enumerate(sheet.rows[:_TITLE_ROWS]):
        cells = [cell for cell in row if cell.strip()]
        known = sum(map(book.is_title, cells))
        enough = known >= 2 or (known == 1 and len(cells) <= 2 and _is_narrow(sheet, index))
        score = known + known / len(cells) if enough and 2 * known >= len(cells) - 1 else 0.0
        if score > best_score:
            best, best_score = index, score
    return best


def _is_narrow(sheet: Sheet, index: int) -> bool:
    """One known title is believed at the top of its column if people's rows fill no more columns than it has."""
    filled = sum(1 for cell in sheet.rows[index] if cell.strip())
    below = Counter(sum(1 for cell in row if cell.strip()) for row in sheet.rows[index + 1 : index + 50])
    below.pop(0, None)
    return not below or below.most_common(1)[0][0] <= filled


def _by_title(titles: Sequence[str], book: TitleBook) -> list[Field | None]:
    fields = [book.field(title) for title in titles]
    seen: set[Field] = set()
    for index, field in enumerate(fields):
        if field is None or field in MANY:
            continue
        if field in seen:
            fields[index] = None
        seen.add(field)
    # "Nome" and "Cognome", "Nom" and "Prénom", "Name" and "Vorname": the short word is the other half.
    if Field.NAME in seen and (Field.GIVEN in seen) != (Field.FAMILY in seen):
        half = Field.GIVEN if Field.FAMILY in seen else Field.FAMILY
        fields[fields.index(Field.NAME)] = half
    elif Field.NAME in seen and Field.GIVEN in seen:
        fields[fields.index(Field.NAME)] = None
    return fields


def _by_content(
    fields: list[Field | None], titles: Sequence[str], people: list[tuple[str, ...]], book: TitleBook
) -> list[Field | None]:
    """Fill what titles left open: e-mail addresses, names, organisations; the rest is the organiser's own."""
    columns: list[list[str]] = [
        [cell.strip() for cell in column if cell.strip()] for column in zip(*people, strict=True)
    ]
    columns += [[] for _ in range(len(fields) - len(columns))]
    open_columns = [i for i, field in enumerate(fields) if field is None and not book.is_left_out(titles[i])]
    if Field.EMAIL not in fields:
        _take(fields, open_columns, columns, Field.EMAIL, _email_share, 0.6)
    if not any(field in NAMES for field in fields):
        _find_names(fields, open_columns, columns)
    if Field.ROLE not in fields and not any(titles):
        _take(fields, open_columns, columns, Field.ROLE, _role_share, 0.6)
    if Field.ORGANISATION not in fields and not any(titles):
        _take(fields, open_columns, columns, Field.ORGANISATION, organisation_share, 0.15)
        _take_next_words(fields, open_columns, columns)
    for index in open_columns:
        if columns[index] and not _is_counter(columns[index]):
            fields[index] = Field.EXTRA
    return fields


def _take(
    fields: list[Field | None],
    open_columns: list[int],
    columns: list[list[str]],
    field: Field,
    share: Callable[[list[str]], float],
    least: float,
) -> None:
    scored = [(share(columns[i]), -i) for i in open_columns if columns[i]]
    if scored and max(scored)[0] >= least and field not in fields:
        index = -max(scored)[1]
        fields[index] = field
        open_columns.remove(index)


def _find_names(fields: list[Field | None], open_columns: list[int], columns: list[list[str]]) -> None:
    given = [i for i in open_columns if _single_given_share(columns[i]) >= 0.5]
    if given:
        neighbours = [
            i for i in (given[0] + 1, given[0] - 1) if i in open_columns and _looks_like_surnames(columns[i])
        ]
        if neighbours:
            fields[given[0]], fields[neighbours[0]] = Field.GIVEN, Field.FAMILY
            open_columns.remove(given[0])
            open_columns.remove(neighbours[0])
            return
    _take(fields, open_columns, columns, Field.NAME, person_share, 0.3)
    if Field.NAME in fields:
        return
    words = [i for i in open_columns if _wordy_share(columns[i]) >= 0.5]
    if words:
        fields[words[0]] = Field.NAME
        open_columns.remove(words[0])


def _take_next_words(fields: list[Field | None], open_columns: list[int], columns: list[list[str]]) -> None:
    """In a list without titles, words beside the name are the organisation unless they say otherwise."""
    if Field.ORGANISATION in fields or not {Field.NAME, Field.FAMILY} & set(fields):
        return
    words = [
        i
        for i in open_columns
        if _letters_share(columns[i]) >= 0.7 and len(columns[i]) * 2 >= _longest(columns)
    ]
    if words:
        fields[words[0]] = Field.ORGANISATION
        open_columns.remove(words[0])


def _longest(columns: list[list[str]]) -> int:
    return max(map(len, columns), default=0)


def _share(hits: int, cells: list[str]) -> float:
    return hits / len(cells) if cells else 0.0


def _email_share(cells: list[str]) -> float:
    return _share(sum(bool(_EMAIL.match(cell)) for cell in cells), cells)


def organisation_share(cells: list[str]) -> float:
    """How many of the texts have a word that names a kind of organisation, 0 to 1."""
    return _share(sum(map(looks_like_organisation, cells)), cells)


def _words(cell: str) -> list[str]:
    return [word for word in re.split(r"[\s,.]+", fold(cell)) if word]


def person_share(cells: list[str]) -> float:
    """How many of the texts read like the name of a person, with a given name that is known, 0 to 1."""
    known = given_names().plain
    hits = 0
    for cell in map(bare_name, cells):
        words = _words(cell)
        is_name = (
            2 <= len(words) <= 6 and not any(map(str.isdigit, cell)) and not looks_like_organisation(cell)
        )
        hits += is_name and any(word in known for word in words)
    return _share(hits, cells)


def _single_given_share(cells: list[str]) -> float:
    known = given_names().plain
    hits = sum(
        1
        for cell in map(bare_name, cells)
        if len(words := _words(cell)) in (1, 2) and words[0].split("-")[0] in known
    )
    return _share(hits, cells) if _share(sum(" " not in cell for cell in cells), cells) >= 0.5 else 0.0


def _looks_like_surnames(cells: list[str]) -> bool:
    plain = sum(
        1 for cell in cells if len(cell.split()) <= 3 and not any(map(str.isdigit, cell)) and "@" not in cell
    )
    short = sum(1 for cell in cells if len(cell.split()) == 1 and len(cell) > 2)
    return _share(plain, cells) >= 0.9 and _share(short, cells) >= 0.6 and organisation_share(cells) < 0.15


def _wordy_share(cells: list[str]) -> float:
    bare = map(bare_name, cells)
    return _share(sum(2 <= len(one.split()) <= 5 and one.replace(" ", "").isalpha() for one in bare), cells)


def _letters_share(cells: list[str]) -> float:
    return _share(
        sum(1 for cell in cells if sum(map(str.isalpha, cell)) * 2 > len(cell) and "@" not in cell), cells
    )


def _is_counter(cells: list[str]) -> bool:
    """1., 2., 3., … down the side is the list's own numbering, even with a "10a" among them."""
    digits = [cell.strip("().]#°º ") for cell in cells]
    numbers = [int(digit) for digit in digits if digit.isdecimal() and len(digit) < 9]
    return (
        len(cells) >= 3
        and len(numbers) >= _MOSTLY * len(cells)
        and all(len(cell) < 9 for cell in cells)
        and numbers == sorted(set(numbers))
    )


_MOSTLY: Final = 0.8


def _role_share(cells: list[str]) -> float:
    return _share(sum(bool(role_of(cell)) for cell in cells), cells)


_FIELD_NAMES: Final[dict[str, Field]] = {
    **{field.value: field for field in Field},
    "organization": Field.ORGANISATION,
    "org": Field.ORGANISATION,
    "company": Field.ORGANISATION,
    "e-mail": Field.EMAIL,
    "mail": Field.EMAIL,
    "first": Field.GIVEN,
    "first_name": Field.GIVEN,
    "given_name": Field.GIVEN,
    "last": Field.FAMILY,
    "surname": Field.FAMILY,
    "last_name": Field.FAMILY,
    "family_name": Field.FAMILY,
    "language": Field.LANGUAGES,
    "wish": Field.WISHES,
    "days": Field.PRESENCE,
    "present": Field.PRESENCE,
    "step-free": Field.STEP_FREE,
    "stepfree": Field.STEP_FREE,
}


def parse_map(text: str, sheet: Sheet) -> ColumnMap:
    """A map as told: ``name=A,organisation=Ente,role=4`` with letters, titles or numbers from 1 for columns.

    What is not mentioned is left out. Raises `WrongUse` for a word that is no field, `BadInput` for a
    column that the list does not have.
    """
    guess = recognise_columns(sheet)
    fields: list[Field | None] = [None] * sheet.width
    by_title = False
    for part in filter(None, (part.strip() for part in text.split(","))):
        word, equals, column = (piece.strip() for piece in part.partition("="))
        field = _FIELD_NAMES.get(word.lower().replace(" ", "_"))
        if field is None or not equals or not column:
            raise WrongUse(
                mark("“{part}” is no column map. Write field=column with one of: {fields}."),
                part=part,
                fields=", ".join(Field),
            )
        for one in column.split("+"):
            index, titled = _column(one.strip(), guess, sheet)
            by_title = by_title or titled
            fields[index] = field
    if guess.header is None and by_title:
        guess = recognise_columns(sheet, header=True)
    return replace(guess, fields=tuple(fields))


def _column(word: str, guess: ColumnMap, sheet: Sheet) -> tuple[int, bool]:
    """The column that a word means, and whether it was found by its title."""
    top = guess.titles if guess.header is not None else sheet.rows[0]
    titles = [tidy_title(title) for title in top]
    if tidy_title(word) and tidy_title(word) in titles:
        return titles.index(tidy_title(word)), True
    index = -1
    if word.isdecimal() and len(word) < 6:
        index = int(word) - 1
    elif re.fullmatch(r"[A-Za-z]{1,3}", word):
        letters = {column_letter(i): i for i in range(sheet.width)}
        index = letters.get(word.upper(), -1)
    if not 0 <= index < sheet.width:
        raise BadInput(
            mark("There is no column “{column}” in the list. It has: {columns}."),
            column=word,
            columns=", ".join(title or column_letter(i) for i, title in enumerate(top)),
        )
    return index, False
