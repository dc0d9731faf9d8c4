"""What the terminal says of how a list was read: which sheet was taken, and what its columns were taken for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from worldcafe.exchange.columns import FIELD_WORDS, Field, column_letter
from worldcafe.language import Language
from worldcafe.verbs.importing import ReadList


def list_facts(read: ReadList) -> dict[str, Any]:
    """The sheet (null for a text), all sheets, and each column: letter, title, and field (null: left out)."""
    sheet = read.sheet
    return {
        "sheet": sheet.sheet_name or None,
        "sheets": list(sheet.sheet_names),
        "columns": [
            {"column": column_letter(at), "title": title, "field": field.value if field else None}
            for at, (title, field) in enumerate(zip(read.columns.titles, read.columns.fields, strict=True))
        ],
    }


def list_lines(read: ReadList, speaker: Language) -> Iterator[str]:
    """The same for people."""
    names = read.sheet.sheet_names
    if len(names) > 1:
        yield speaker.say(
            "The sheet “{sheet}” was read, of {n}; --sheet takes another.",
            sheet=read.sheet.sheet_name,
            n=len(names),
        )
    known = [
        speaker.say("{title} as {field}", title=_title(read, at), field=speaker.say(FIELD_WORDS[field]))
        for at, field in enumerate(read.columns.fields)
        if field is not None and field is not Field.EXTRA
    ]
    own = [_title(read, at) for at in read.columns.columns(Field.EXTRA)]
    left = [
        _title(read, at)
        for at, field in enumerate(read.columns.fields)
        if field is None and (read.columns.titles[at] or _is_filled(read, at))
    ]
    yield speaker.say("Columns: {columns}.", columns="; ".join(known))
    if own:
        yield speaker.say("Kept as columns of your own: {columns}.", columns="; ".join(own))
    if left:
        yield speaker.say("Left out: {columns}.", columns="; ".join(left))


def _title(read: ReadList, at: int) -> str:
    return f"“{read.columns.titles[at]}”" if read.columns.titles[at] else column_letter(at)


def _is_filled(read: ReadList, at: int) -> bool:
    return any(row[at].strip() for row in read.sheet.rows[read.columns.first :])
