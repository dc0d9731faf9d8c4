"""The notes of this table in this round, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.capture.note_row import NoteRow, focus_row
from ui.context import Context
from ui.models.note_lines import NoteLine
from ui.models.table_texts import TOP
from ui.theme import scale
from ui.turns import Steps, Turns
from ui.widgets import Button, Card, Label, Prose, Scroll, column, row
from ui.widgets.marks import draw_star
from worldcafe.domain.cafe import Cafe

MOST_ROWS: Final = 40
"""Rows that are built at first; the others come when they are asked for."""

AT_ONCE: Final = 6
"""Rows that are built in one go; more come in several turns, so that nobody waits for the table."""


class Stars(QWidget):
    """Three stars, as many filled as notes bear one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Fill so many stars."""
        self._count = count
        say = self._context.language.say
        self.setAccessibleName(say("{n} of the top three are chosen", n=count))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(max(TOP, self._count) * 23, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for at in range(max(TOP, self._count)):
            on = at < self._count
            colour = self._context.theme.colour("warning" if on else "edge")
            draw_star(painter, QRectF(4 + at * 23, 2, 16, 16), colour, filled=on)


class NotesPanel(QWidget):
    """The list with its head. Every signal carries its note; `joined` and `kept` end a conflict.

    `left` when the focus should go back to the line above, with the letter that was typed, if any.
    """

    edit_asked = Signal(object)
    withdraw_asked = Signal(object)
    kind_asked = Signal(object, str)
    starred = Signal(object, bool)
    joined = Signal(object)
    kept = Signal(object, object)
    brought_back = Signal(object)
    left = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, NoteRow] = {}
        self._order: list[str] = []
        self._editing = ""
        self._most = MOST_ROWS
        self._cafe: Cafe | None = None
        self._withdrawn: Sequence[NoteLine] = ()
        self._filling = Turns(self)
        say = context.language.say
        self.title = Label(say("This round"), size=scale.LEAD, weight=600)
        self.count = Label(size=scale.SMALL, tone="muted")
        self.stars = Stars(context)
        self.taken_back = Button.link(context, "", do=self._open_withdrawn)
        head = row(10)
        head.addWidget(self.title)
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.taken_back)
        head.addWidget(Label(say("Top three"), size=scale.SMALL, tone="muted"))
        head.addWidget(self.stars)
        self.card = Card(padding=1, gap=0)
        self.nothing = Prose(context, tone="muted")
        self.nothing.setContentsMargins(16, 16, 16, 16)
        self._more = Button.link(context, "", do=self._show_all)
        scroll = Scroll(0, 0)
        scroll.body.addWidget(self.card)
        scroll.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addSpacing(16)
        scroll.body.addStretch(1)
        self._scroll = scroll
        body = column(8)
        body.addLayout(head)
        body.addWidget(self.nothing)
        body.addWidget(scroll, 1)
        self.setLayout(body)

    def show_notes(
        self, cafe: Cafe, title: str, lines: Sequence[NoteLine], withdrawn: Sequence[NoteLine], device: str
    ) -> None:
        """Show these notes, given in the order in which they were written."""
        language = self._context.language
        say = language.say
        self._cafe, self._withdrawn = cafe, withdrawn
        self.title.setText(title)
        self.count.setText(language.plural("{n} note", "{n} notes", len(lines)))
        self.stars.show_count(sum(line.starred for line in lines))
        self.taken_back.set_text(language.plural("{n} taken back", "{n} taken back", len(withdrawn)))
        self.taken_back.setVisible(bool(withdrawn))
        newest = list(reversed(lines))
        shown = newest[: self._most]
        self._more.set_text(say("Show all {n}", n=len(newest)))
        self._more.setVisible(len(newest) > len(shown))
        self.nothing.set_text(
            say("Nothing is written in this round yet. Type what you hear and press Enter.")
        )
        self.nothing.setVisible(not lines)
        self.card.setVisible(bool(lines))
        self._arrange(cafe, shown, device)

    def _arrange(self, cafe: Cafe, shown: Sequence[NoteLine], device: str) -> None:
        order = [line.id for line in shown]
        known = self._rows
        fresh = {line.id: line for line in shown if line.id not in known or known[line.id].line is not line}
        if order == self._order and not fresh:
            self._filling.stop()
            return
        held = next((i for i, row_ in known.items() if row_.hasFocus()), "")
        body, wanted = self.card.body, set(order)
        for gone in [i for i in known if i in fresh or i not in wanted]:
            old = known.pop(gone)
            body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._order = [note for note in order if note in known]
        self._filling.begin(self._fill(cafe, shown, device, held), now=True)
        if len(fresh) <= AT_ONCE:
            self._filling.finish()

    def _fill(self, cafe: Cafe, shown: Sequence[NoteLine], device: str, held: str) -> Steps:
        """Make the rows that are missing, some in each turn, from the newest on."""
        for at, line in enumerate(shown):
            made = line.id not in self._rows
            if made:
                self._rows[line.id] = self._row(cafe, line, device)
                self._order.insert(at, line.id)
            self._put(at, self._rows[line.id], last=at == len(shown) - 1)
            if line.id == held:
                focus_row(self._rows[held])
            if made:
                yield None

    def _put(self, at: int, row_: NoteRow, *, last: bool) -> None:
        body = self.card.body
        row_.set_last(last)
        item = body.itemAt(at)
        if item is not None and item.widget() is row_:
            return  # most rows stay where they are: putting all of them anew would be seen
        body.removeWidget(row_)
        body.insertWidget(at, row_)
        row_.set_editing(row_.line.id == self._editing)
        # At once and not with the next event: the keyboard may want to go there before.
        row_.show()

    def _row(self, cafe: Cafe, line: NoteLine, device: str) -> NoteRow:
        made = NoteRow(self._context, line, cafe, device)
        note = line.note
        made.edit_asked.connect(partial(self.edit_asked.emit, note))
        made.withdraw_asked.connect(partial(self.withdraw_asked.emit, note))
        made.menu_asked.connect(partial(self._open_menu, line))
        made.starred.connect(partial(self.starred.emit, note))
        made.joined.connect(partial(self.joined.emit, note))
        made.kept.connect(partial(self.kept.emit, note))
        made.stepped.connect(partial(self._step, line.id))
        made.left.connect(lambda: self.left.emit(""))
        made.typed.connect(self.left)
        return made

    def set_editing(self, note: str) -> None:
        """Mark the note that is being changed; empty for none."""
        self._editing = note
        for key, row_ in self._rows.items():
            row_.set_editing(key == note)

    def rows(self) -> list[NoteRow]:
        """The rows as they are shown, the newest first."""
        return [self._rows[note] for note in self._order]

    def row(self, note: str) -> NoteRow:
        """The row of a note."""
        return self._rows[note]

    def focus_first(self) -> None:
        """Go to the newest note by the keyboard."""
        if self._order:
            focus_row(self._rows[self._order[0]])

    def _step(self, note: str, step: int) -> None:
        at = self._order.index(note) + step
        if at < 0:
            self.left.emit("")
        elif at < len(self._order):
            row_ = self._rows[self._order[at]]
            focus_row(row_)
            self._scroll.ensureWidgetVisible(row_, 0, 8)

    def _show_all(self) -> None:
        self._most = 1_000_000
        self.left.emit("")

    def menu_for(self, line: NoteLine) -> QMenu:
        """What can be done with a note."""
        say = self._context.language.say
        menu = QMenu(self)
        menu.addAction(say("Change the words")).triggered.connect(lambda: self.edit_asked.emit(line.note))
        words = say("Take the star away") if line.starred else say("One of the top three")
        menu.addAction(words).triggered.connect(lambda: self.starred.emit(line.note, not line.starred))
        menu.addSeparator()
        for kind in self._cafe.kinds_in_order if self._cafe else ():
            action = menu.addAction(kind.word)
            action.setCheckable(True)
            action.setChecked(kind.id == line.kind.id)
            action.triggered.connect(lambda _on=False, key=kind.id: self.kind_asked.emit(line.note, key))
        menu.addSeparator()
        menu.addAction(say("Take back")).triggered.connect(lambda: self.withdraw_asked.emit(line.note))
        return menu

    def _open_menu(self, line: NoteLine, place: QPoint) -> None:
        menu = self.menu_for(line)
        menu.exec(place)
        menu.deleteLater()

    def menu_of_withdrawn(self) -> QMenu:
        """The notes that were taken back, each to be brought back."""
        menu = QMenu(self)
        for line in reversed(self._withdrawn):
            text = line.note.head.text
            short = text if len(text) <= 60 else text[:57] + "…"
            action = menu.addAction(
                self._context.language.say("Bring back “{text}”", text=short.replace("&", "&&"))
            )
            action.triggered.connect(partial(self._bring_back, line))
        return menu

    def _bring_back(self, line: NoteLine, _on: bool = False) -> None:
        self.brought_back.emit(line.note)

    def _open_withdrawn(self) -> None:
        menu = self.menu_of_withdrawn()
        menu.exec(self.taken_back.mapToGlobal(QPoint(0, self.taken_back.height())))
        menu.deleteLater()
