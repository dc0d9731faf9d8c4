"""Notes from tables that others keep, and to them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Dialogue, Label, Prose, Scroll, row
from worldcafe.language import Language

if TYPE_CHECKING:
    from worldcafe.exchange.remarks import Remark

ENDINGS: Final = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
MOST_ROWS: Final = 200


def dropped_table(data: QMimeData) -> Path | None:
    """The one table that is dropped, or None."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in ENDINGS else None


def ask_for_table(parent: QWidget, context: Context) -> Path | None:
    """Let the person choose a table of notes; None if they turn away."""
    say = context.language.say
    folder = context.preferences.folder("notes")
    kinds = f"{say('Tables')} ({' '.join('*' + ending for ending in ENDINGS)})"
    chosen, _ = QFileDialog.getOpenFileName(parent, say("Import notes"), str(folder or ""), kinds)
    if not chosen:
        return None
    context.preferences.set_folder("notes", Path(chosen).parent)
    return Path(chosen)


def outcome(added: int, remarks: Sequence[Remark], language: Language) -> tuple[str, str]:
    """What an import did: a fact, and what became of the rest."""
    known = sum(remark.code == "known" for remark in remarks)
    refused = len(remarks) - known
    fact = (
        language.plural("{n} note was added.", "{n} notes were added.", added)
        if added
        else language.say("No note was added.")
    )
    rest: list[str] = []
    if known:
        rest.append(language.plural("{n} was here already.", "{n} were here already.", known))
    if refused:
        rest.append(language.plural("{n} row could not be used.", "{n} rows could not be used.", refused))
    return fact, " ".join(rest)


def show_rows(context: Context, parent: QWidget, remarks: Sequence[Remark]) -> None:
    """List the rows that were not taken, each with its number and the reason."""
    say = context.language.say
    dialogue = Dialogue(
        context,
        parent,
        say("Rows that were not taken"),
        say(
            "Nothing else was left out. Put these right in the file and import it again: nothing is added twice."
        ),
        width=560,
    )
    scroll = Scroll(6, 0)
    scroll.setMinimumHeight(240)
    for remark in remarks[:MOST_ROWS]:
        line = row(12)
        number = Label(say("Row {n}", n=remark.row), size=scale.SMALL, tone="muted")
        number.setFixedWidth(72)
        line.addWidget(number)
        line.addWidget(Prose(context, remark.sentence(context.language)), 1)
        scroll.body.addLayout(line)
    if len(remarks) > MOST_ROWS:
        words = context.language.plural("and {n} more", "and {n} more", len(remarks) - MOST_ROWS)
        scroll.body.addWidget(Label(words, tone="muted"))
    scroll.body.addStretch(1)
    dialogue.body.addWidget(scroll)
    dialogue.add_button(say("Close"), kind="primary", closes="accept")
    dialogue.exec()
    dialogue.deleteLater()
