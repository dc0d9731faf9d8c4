"""The kinds of note: their words, letters, shapes and order; which are offered."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.listening import on_text
from ui.organiser.page import Desk
from ui.widgets import Button, ComboBox, Dialogue, IconButton, LineEdit, Scroll, Tick, column, row
from ui.widgets.inspector import empty
from ui.widgets.kind_look import KindWord
from worldcafe.domain.notes import Kind, Shape
from worldcafe.store import edits


class KindsDialogue(Dialogue):
    """Every change is kept at once, and Undo takes it back."""

    def __init__(self, context: Context, parent: QWidget, desk: Desk) -> None:
        say = context.language.say
        sentence = say("What people write with. A kind that is hidden keeps its notes.")
        super().__init__(context, parent, say("Kinds of note"), sentence, width=720)
        self._desk = desk
        self.rows: dict[str, tuple[LineEdit, LineEdit, LineEdit]] = {}
        scroll = Scroll(6, 0)
        self._list = column(6)
        scroll.body.addLayout(self._list)
        scroll.body.addStretch(1)
        scroll.setMinimumHeight(280)
        self.body.addWidget(scroll)
        self.add = Button.small(context, say("Kind of note"), "plus", self._add)
        line = row(8)
        line.addWidget(self.add)
        line.addStretch(1)
        self.body.addLayout(line)
        self.set_note(say("Every change is kept as you make it."))
        self.add_button(say("Done"), kind="primary", closes="accept")
        self._show()

    def _kinds(self) -> list[Kind]:
        kinds = (k for k in self._desk.bridge.cafe.kinds.values() if not k.system)
        return sorted(kinds, key=lambda k: (k.position, k.id))

    def _show(self) -> None:
        empty(self._list)
        self.rows = {}
        kinds = self._kinds()
        for at, kind in enumerate(kinds):
            self._list.addWidget(self._row(kind, at, len(kinds)))

    def _row(self, kind: Kind, at: int, count: int) -> QWidget:
        say = self.context.language.say
        word = LineEdit(kind.word, name=say("Word"), limit=40)
        plural = LineEdit(kind.plural, name=say("Plural"), limit=40)
        letter = LineEdit(kind.letter, name=say("Letter"), limit=2)
        letter.setFixedWidth(48)
        on_text(word.settled, lambda text: self._change(kind.id, word=text.strip() or kind.word))
        on_text(plural.settled, lambda text: self._change(kind.id, plural=text.strip() or kind.plural))
        on_text(letter.settled, lambda text: self._change(kind.id, letter=text.strip()))
        shape = ComboBox(self._shapes(), name=say("Shape"))
        shape.choose(kind.shape)
        shape.picked.connect(partial(self._reshape, kind.id))
        shown = Tick(say("offered"), kind.shown)
        shown.ticked.connect(partial(self._offer, kind.id))
        up = IconButton(self.context, "arrow-up", say("Move up"), partial(self._move, kind.id, -1))
        down = IconButton(self.context, "arrow-down", say("Move down"), partial(self._move, kind.id, 1))
        up.setEnabled(at > 0)
        down.setEnabled(at < count - 1)
        gone = IconButton(
            self.context, "trash-2", say("Remove “{kind}”", kind=kind.word), partial(self._remove, kind.id)
        )
        line = row(8)
        mark = KindWord(self.context, replace(kind, word="", letter=""))
        mark.setFixedWidth(20)
        for widget, stretch in ((mark, 0), (word, 3), (plural, 3), (letter, 0), (shape, 2)):
            line.addWidget(widget, stretch)
        for button in (shown, up, down, gone):
            line.addWidget(button)
        made = QWidget()
        made.setLayout(line)
        self.rows[kind.id] = (word, plural, letter)
        return made

    def _shapes(self) -> list[tuple[object, str]]:
        say = self.context.language.say
        return [
            ("triangle", say("Triangle")),
            ("disc", say("Disc")),
            ("diamond", say("Diamond")),
            ("square", say("Square")),
            ("ring", say("Ring")),
            ("quote", say("Quotation mark")),
        ]

    def _change(self, kind: str, **fields: Any) -> None:
        label = self.context.language.say("Change a kind of note")
        self._desk.edit(label, lambda w: w.put(replace(w.cafe.kinds[kind], **fields)))

    def _reshape(self, kind: str, shape: object) -> None:
        shapes: dict[object, Shape] = {
            s: s for s in ("triangle", "disc", "diamond", "square", "ring", "quote")
        }
        label = self.context.language.say("Change a kind of note")
        # The colour goes with the shape, so that neither is ever the only sign.
        self._desk.edit(
            label, lambda w: w.put(replace(w.cafe.kinds[kind], shape=shapes[shape], colour=str(shape)))
        )
        self._show()

    def _offer(self, kind: str, on: bool) -> None:
        say = self.context.language.say
        label = say("Offer a kind of note") if on else say("Hide a kind of note")
        self._desk.edit(label, lambda w: edits.show_kind(w, kind, shown=on))

    def _move(self, kind: str, by: int) -> None:
        order = [k.id for k in self._kinds()]
        at = order.index(kind)
        order.insert(at + by, order.pop(at))
        self._desk.edit(
            self.context.language.say("Move a kind of note"), lambda w: edits.order_kinds(w, order)
        )
        self._show()

    def _remove(self, kind: str) -> None:
        self._desk.edit(
            self.context.language.say("Remove a kind of note"), lambda w: edits.remove_kind(w, kind)
        )
        self._show()

    def _add(self) -> None:
        say = self.context.language.say
        made: list[Kind] = []
        done = self._desk.edit(
            say("Add a kind of note"), lambda w: made.append(edits.add_kind(w, say("New kind")))
        )
        self._show()
        if done:
            word = self.rows[made[0].id][0]
            word.setFocus()
            word.selectAll()
