"""The notes as they come, the newest first, beside the day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui.context import Context
from ui.models.note_lines import NoteLines
from ui.models.notes_model import NotesModel
from ui.theme import scale
from ui.widgets import ComboBox, Label, Prose, Rule, column, row
from ui.widgets.note_list import NoteList
from ui.widgets.note_rows import NoteDelegate
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Note

STREAM: Final = 60
"""Notes that the stream shows; all of them are on the page Harvest."""


class NoteStream(QFrame):
    """The latest notes, of one kind if that is asked. `opened(note's id)` at a double click or Enter."""

    opened = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._made = NoteLines(context.language)
        self._cafe: Cafe | None = None
        self._notes: Sequence[Note] = ()
        self._offered: list[tuple[str, str]] = []
        say = context.language.say
        self.model = NotesModel(context.language)
        self.model.set_order("newest")
        self.delegate = NoteDelegate(context, narrow=True)
        self.delegate.set_width(self.delegate.width_for(scale.INSPECTOR - 14))
        self.list = NoteList(self.model, self.delegate)
        self.kinds = ComboBox(name=say("Kind of note"), extent="small")
        self.kinds.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self._build()
        self.kinds.picked.connect(self._show)
        self.list.doubleClicked.connect(self._open)
        self.list.activated.connect(self._open)

    def _build(self) -> None:
        say = self._context.language.say
        head = row(8)
        head.setContentsMargins(16, 16, 12, 12)
        head.addWidget(Label(say("New notes"), size=scale.LEAD, weight=600), 1)
        head.addWidget(self.kinds)
        waiting = Prose(self._context, tone="muted", size=scale.SMALL)
        waiting.set_text(say("Notes appear here as the tables write them."))
        waiting.setContentsMargins(16, 12, 16, 12)
        words = column(0, 16)
        words.addWidget(waiting)
        words.addStretch(1)
        nothing = QWidget()
        nothing.setLayout(words)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(nothing)
        inside = column(0)
        inside.addLayout(head)
        inside.addWidget(Rule())
        inside.addWidget(self._stack, 1)
        across = row(0)
        across.addWidget(Rule(upright=True))
        across.addLayout(inside, 1)
        self.setLayout(across)
        self.setFixedWidth(scale.INSPECTOR)

    def show_notes(self, cafe: Cafe, notes: Sequence[Note]) -> None:
        """Show the latest of these, which stand in the order in which they were first written."""
        self._cafe, self._notes = cafe, notes
        self._offer(cafe)
        self._show()

    def _offer(self, cafe: Cafe) -> None:
        kinds = [
            ("", self._context.language.say("All kinds")),
            *((k.id, k.word) for k in cafe.kinds_in_order),
        ]
        if kinds != self._offered:
            self._offered = kinds
            held = self.kinds.key()
            self.kinds.set_options(kinds)
            self.kinds.choose(held if held in [key for key, _ in kinds] else "")

    def _show(self, _picked: object = None) -> None:
        if self._cafe is None:
            return
        kind = self.kinds.key()
        wanted = [note for note in self._notes if kind in ("", None, note.head.kind)]
        # Only what is shown gets words: a café may have thousands of notes.
        self.model.show_lines(self._made.of(self._cafe, wanted[-STREAM:]))
        self._stack.setCurrentIndex(0 if wanted else 1)

    def _open(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            self.opened.emit(line.id)
