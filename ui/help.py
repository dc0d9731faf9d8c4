"""Help in the window: first steps, the keyboard, and what the program is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Card, Dialogue, KeyCap, Label, Picture, Prose, Run, Scroll, row
from worldcafe import __version__
from worldcafe.resources import path


def show_first_steps(context: Context, parent: QWidget) -> None:
    """How to come from a list to printed cards."""
    say = context.language.say
    dialogue = Dialogue(
        context, parent, say("First steps"), say("From a list of people to printed cards."), width=560
    )
    steps = (
        ("coffee", say("Café"), say("Name the topics, say at which tables they stand, and set the rounds.")),
        (
            "users",
            say("People"),
            say("Bring a list in from a spreadsheet; you see it before anything is written."),
        ),
        (
            "shuffle",
            say("Rotation"),
            say("Let the program plan who sits where, look at it, move people by hand."),
        ),
        ("radio", say("Live"), say("Take notes at the tables while people talk.")),
        ("layers", say("Harvest"), say("Read all notes together.")),
        ("file-text", say("Report"), say("Print cards and lists beforehand, and the report afterwards.")),
    )
    for icon, word, sentence in steps:
        line = row(12)
        line.addWidget(Picture(context, icon, "accent", 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Prose(context, Run(f"{word}: ", weight=600), sentence), 1)
        dialogue.body.addLayout(line)
    kept = say("There is nothing to save: every change is kept as you make it, and Undo takes it back.")
    dialogue.body.addWidget(Prose(context, kept, tone="muted"))
    _close(dialogue)


def show_shortcuts(context: Context, parent: QWidget, actions: Sequence[QAction]) -> None:
    """The keys of every action, in two columns."""
    say = context.language.say
    dialogue = Dialogue(context, parent, say("Keyboard shortcuts"), width=720)
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    keyed = [a for a in actions if not a.shortcut().isEmpty()]
    half = (len(keyed) + 1) // 2
    for at, action in enumerate(keyed):
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        grid.addWidget(Label(action.text().replace("&&", "&").replace("&", "")), at % half, 2 * (at // half))
        grid.addWidget(KeyCap(context, keys), at % half, 2 * (at // half) + 1, Qt.AlignmentFlag.AlignRight)
    dialogue.body.addLayout(grid)
    _close(dialogue)


def show_about(context: Context, parent: QWidget) -> None:
    """The version, and whose work the program stands on."""
    say = context.language.say
    dialogue = Dialogue(
        context,
        parent,
        say("World Café"),
        say("Version {version}. Plan it, hold it, keep what was said.", version=__version__),
        width=560,
    )
    dialogue.body.addWidget(
        Prose(context, say("Free under the MIT licence. It ships with, and stands on:"), tone="muted")
    )
    card = Card(padding=0)
    scroll = Scroll(6, 14)
    for line in licences(context):
        scroll.body.addWidget(Prose(context, *line, size=scale.SMALL))
    scroll.setFixedHeight(300)
    card.add(scroll)
    dialogue.body.addWidget(card)
    _close(dialogue)


def licences(context: Context) -> list[tuple[Run, str]]:
    """What the program uses, with its licence: (name, " licence")."""
    made = (
        ("Source Sans 3, Source Serif 4", "SIL Open Font License 1.1"),
        ("DejaVu Sans", "Bitstream Vera, Arev"),
        ("Lucide", "ISC, MIT"),
        ("Qt, PySide6", "LGPL-3.0"),
        ("SQLAlchemy, Alembic", "MIT"),
        ("Babel, NumPy, ReportLab, Segno", "BSD-3-Clause"),
        ("charset-normalizer, openpyxl, platformdirs, python-calamine, RapidFuzz", "MIT"),
        ("pikepdf", "MPL-2.0"),
        ("pypdfium2 (PDFium)", "Apache-2.0, BSD-3-Clause"),
        ("uharfbuzz (HarfBuzz)", "Apache-2.0, MIT"),
    )
    say = context.language.say
    where = str(path("fonts").parent)
    rows = [(Run(name, weight=600), f"   {licence}") for name, licence in made]
    return [*rows, (Run(say("The full texts"), weight=600), f"   {where}")]


def _close(dialogue: Dialogue) -> None:
    dialogue.add_button(dialogue.context.language.say("Close"), kind="primary", closes="accept")
    dialogue.exec()
    dialogue.deleteLater()
