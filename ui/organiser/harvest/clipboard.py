"""Notes for other programs: as running text and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from ui.models.note_lines import NoteLine
from worldcafe.language import Language


def as_text(lines: Sequence[NoteLine]) -> str:
    """The notes as they would be written in a message, one a line."""
    said: list[str] = []
    for line in lines:
        after = f" ({line.below})" if line.below else ""
        said.append(f"{line.kind.word}: {line.note.head.text}{after}")
    return "\n".join(said)


def as_table(lines: Sequence[NoteLine], language: Language) -> str:
    """The notes with a title row, columns apart by tabs, as spreadsheets take them."""
    say = language.say
    titles = (
        *(say("Table"), say("Round"), say("Kind"), say("Text")),
        *(say("Owner"), say("By"), say("Quoted"), say("Star"), say("Written")),
    )
    rows = [titles]
    for line in lines:
        due = line.note.head.extras.due
        number = (str(line.table or ""), str(line.round or ""))
        rest = (line.owner, due.isoformat() if due else "", line.quoted, "1" if line.starred else "")
        when = line.written.strftime("%Y-%m-%d %H:%M")
        rows.append((*number, line.kind.word, line.note.head.text, *rest, when))
    return "\n".join("\t".join(_cell(cell) for cell in cells) for cells in rows)


def _cell(text: str) -> str:
    # A note of several lines stays one cell; a text that a spreadsheet would calculate stays a text.
    plain = " ".join(text.split())
    return f"'{plain}" if plain[:1] in "=+-@" and len(plain) > 1 else plain
