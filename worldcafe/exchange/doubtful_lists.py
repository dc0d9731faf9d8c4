"""What makes a list as a whole doubtful: texts in the wrong encoding, organisations where names should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from worldcafe.exchange.columns import ColumnMap, Field, column_letter, organisation_share, person_share
from worldcafe.exchange.garbled import mended
from worldcafe.exchange.person import RosterPerson
from worldcafe.exchange.remarks import Remark, rows_in_words
from worldcafe.language import mark

_ENOUGH: Final = 4
"""People from whom on a column can be judged."""


def garbled_rows(people: Sequence[RosterPerson]) -> list[Remark]:
    """One remark on all people whose name or organisation was saved in the wrong encoding by somebody before."""
    found = {
        one.row: (text, better)
        for one in people
        if not (one.given.isascii() and one.family.isascii() and one.organisation.isascii())
        for text in (one.name, one.organisation)
        if not text.isascii() and (better := mended(text))
    }
    if not found:
        return []
    rows = tuple(sorted(found))
    text, better = found[rows[0]]
    values: dict[str, object] = {"rows": rows_in_words(rows), "text": text, "better": better}
    if len(rows) == 1:
        return [Remark(rows[0], "garbled", _GARBLED, values=values)]
    return [Remark(rows[0], "garbled", _GARBLED_ROWS, values=values, rows=rows)]


_GARBLED: Final = mark(
    "“{text}” was perhaps “{better}”: the list was once saved in a wrong encoding. It was taken as it stands."
)
_GARBLED_ROWS: Final = mark(
    "Rows {rows} were once saved in a wrong encoding: “{text}” was perhaps “{better}”. They were taken as they stand."
)


def names_are_organisations(columns: ColumnMap, cells: Sequence[str], houses: Sequence[str]) -> bool:
    """Whether what is taken for names reads like organisations, and hardly like people."""
    if not columns.columns(Field.NAME) or len(cells) < _ENOUGH:
        return False
    named = person_share(list(cells))
    beside = person_share([house for house in houses if house])
    return named < 0.2 and (organisation_share(list(cells)) >= 0.3 or beside >= 0.5)


def name_column_remark(columns: ColumnMap, numbers: Sequence[int]) -> Remark:
    """That the column of names seems to hold organisations."""
    index = columns.columns(Field.NAME)[0]
    values: dict[str, object] = {"title": columns.titles[index] or column_letter(index)}
    return Remark(numbers[0], "organisations-as-names", _ORGANISATIONS, index, values, tuple(numbers))


_ORGANISATIONS: Final = mark(
    "The column taken for names, “{title}”, seems to hold organisations: look whether the columns are told right."
)
