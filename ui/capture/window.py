"""The rapporteur's window on a document: one table, one round, one line that always has the focus."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui.bridge import DocumentBridge
from ui.capture.changing import NoteChanges
from ui.capture.drafting import Drafting
from ui.capture.drafts import Draft, Drafts
from ui.capture.entry import Entry
from ui.capture.head import TableHead
from ui.capture.keeping import Keeper, Place
from ui.capture.kind_bar import digit_of
from ui.capture.line import is_star
from ui.capture.menus import build_menus
from ui.capture.note_in_line import show_note
from ui.capture.notes_panel import NotesPanel
from ui.capture.side import Side, people_at
from ui.clock import Clock
from ui.context import Context
from ui.models.day import hand_of, round_for_notes, round_words, zone_of
from ui.models.note_lines import NoteLines
from ui.models.table_texts import notes_at
from ui.widgets import EmptyState, Page, Rule, Toast, column, row
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.domain.notes import Extras, Note

NAME: Final = "capture"
"""Under which the preferences remember this window."""

NARROW: Final = 940
"""Pixels of width below which the panel beside the line gives way."""


class CaptureWindow(QMainWindow):
    """Notes of one table, on the same document as the organiser's window.

    `table` is an id; without one the table that was last written at is shown. `clock` and `drafts` are given by
    tests. The window does not own the document: closing it closes nothing else.
    """

    def __init__(
        self,
        context: Context,
        bridge: DocumentBridge,
        table: str | None = None,
        *,
        clock: Clock | None = None,
        drafts: Drafts | None = None,
    ) -> None:
        super().__init__()
        self.context = context
        self.bridge = bridge
        self.clock = clock or Clock(context.now, self)
        self.drafts = drafts or Drafts(bridge.cafe.event.id)
        self.keeper = Keeper(bridge.document, context.language)
        self.table = ""
        self.round = ""
        self._closed = False
        self._by_hand = ""
        self._put_aside: Draft | None = None
        self._lines = NoteLines(context.language)
        self.setMinimumSize(640, 520)
        self._build()
        self._side_action = build_menus(self)
        self.bridge.changed.connect(self._changed)
        self.clock.ticked.connect(self._tick)
        self._restore_place()
        self.show_table(table or self._last_table())

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self.bridge.cafe

    # The frame.

    def _build(self) -> None:
        self.head = TableHead(self.context)
        self.entry = Entry(self.context, lambda: self.cafe, self._today)
        self.panel = NotesPanel(self.context)
        self.side = Side(self.context, self._lines.of)
        left = column(14)
        left.setContentsMargins(24, 16, 24, 0)
        left.addWidget(self.entry)
        left.addWidget(self.panel, 1)
        across = row(0)
        across.addLayout(left, 1)
        across.addWidget(self.side)
        page = Page()
        page.body.addWidget(self.head)
        page.body.addWidget(Rule())
        page.body.addLayout(across, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.setCentralWidget(self.stack)
        self.toast = Toast(self.context, self.stack)
        self.drafting = Drafting(
            self, self.context.language, self.entry, self.drafts, lambda: self.cafe, self._place
        )
        self.changes = NoteChanges(
            self.context.language,
            self.keeper,
            self.entry,
            self.panel,
            self.toast,
            lambda: self.cafe,
            self._place,
            self.edit,
            self.leave,
        )
        self.head.table_picked.connect(self.show_table)
        self.head.round_picked.connect(self.choose_round)
        self.entry.keep_asked.connect(self.keep)
        self.entry.changed.connect(self._typed)
        self.entry.left.connect(self.leave)
        self.entry.line.earlier.connect(self.edit_earlier)
        self.entry.line.downward.connect(self.panel.focus_first)
        self.entry.line.star.connect(self.star)
        self.side.write_asked.connect(self.write_text)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel, changes = self.panel, self.changes
        panel.edit_asked.connect(self.edit)
        panel.withdraw_asked.connect(changes.withdraw)
        panel.brought_back.connect(changes.bring_back)
        panel.kind_asked.connect(changes.change_kind)
        panel.starred.connect(changes.star)
        panel.joined.connect(changes.join)
        panel.kept.connect(changes.choose_version)
        panel.left.connect(self._back_to_line)

    # Which table, which round.

    def show_table(self, table: str) -> None:
        """Write at another table; what was being typed here stays as this table's draft."""
        tables = [t.id for t in self.cafe.tables_in_order]
        if table not in tables:
            table = tables[0] if tables else ""
        if table == self.table and table:
            return
        if self.table:
            self.drafting.finish()
        self.table = table
        self._put_aside = None
        if table:
            self.context.preferences.set_word(f"{NAME}/{self.cafe.event.id}", table)
        self.refresh()
        self.panel.set_editing(self.drafting.restore())
        self.entry.line.setFocus()

    def choose_round(self, round_: str) -> None:
        """Write in this round whatever the clock says; an empty id lets the clock choose again."""
        self._by_hand = round_ if round_ in self.cafe.rounds else ""
        self.refresh()
        self.entry.line.setFocus()

    def _last_table(self) -> str:
        return self.context.preferences.word(f"{NAME}/{self.cafe.event.id}")

    def _round_now(self) -> str:
        if self._by_hand in self.cafe.rounds:
            return self._by_hand
        chosen = round_for_notes(self.cafe, self.clock.now())
        return chosen.id if chosen else ""

    def _place(self) -> tuple[str, str]:
        return self.table, self.round

    def _today(self) -> date:
        return self.clock.now().astimezone(zone_of(self.cafe)).date()

    # Showing.

    def _changed(self, _changes: Changes) -> None:
        if self.table not in self.cafe.tables:
            self.show_table("")
        self.refresh()

    def refresh(self) -> None:
        """Show the café as it stands."""
        cafe = self.cafe
        self.round = self._round_now()
        table = cafe.tables.get(self.table)
        if table is None or not self.round:
            self._teach()
            self.setWindowTitle(self.context.language.say("Capture — World Café"))
            return
        self.stack.setCurrentIndex(0)
        self.head.show_table(cafe, table, self.round)
        self.head.show_rounds(cafe, self.round, bool(self._by_hand))
        self._show_time()
        self.entry.show_kinds(cafe, people_at(cafe, self.table, self.round))
        self._show_notes(cafe)
        if self.isVisible():
            self._fill_side()
        else:
            QTimer.singleShot(0, self, self._fill_side)  # the window opens sooner without it
        topic = cafe.topic_at(self.round, self.table)
        say = self.context.language.say
        name = say("Table {table}", table=table.number)
        words = f"{name}, {topic.brief}" if topic else name
        self.setWindowTitle(say("{table} — World Café", table=words))

    def _fill_side(self) -> None:
        if self.table in self.cafe.tables and self.round in self.cafe.rounds:
            self.side.show_table(self.cafe, self.table, self.round)

    def _teach(self) -> None:
        if self.stack.count() == 1:  # most cafés never see it
            say = self.context.language.say
            words = say("Notes belong to a table and a round. The organiser adds them on the page Café.")
            self.stack.addWidget(EmptyState(self.context, say("There is no table to write at yet"), words))
        self.stack.setCurrentIndex(1)

    def _show_notes(self, cafe: Cafe) -> None:
        lines = self._lines.of(cafe, notes_at(cafe, self.table, self.round))
        back = [n for n in cafe.withdrawn if n.head.table == self.table and n.head.round == self.round]
        title = self.context.language.say("This round")
        if self._by_hand:
            title = round_words(cafe.rounds[self.round], self.context.language)
        self.panel.show_notes(cafe, title, lines, self._lines.of(cafe, back), self.bridge.document.device)

    def _show_time(self) -> None:
        cafe = self.cafe
        self.head.show_time(cafe, hand_of(cafe, cafe.rounds.get(self.round), self.clock.now()))

    def _tick(self) -> None:
        if self._round_now() != self.round:
            self.refresh()
        else:
            self._show_time()

    # Writing.

    def keep(self) -> bool:
        """Keep what stands in the line; whether it is in the document now."""
        refusal = self.changes.refusal()
        if refusal:
            self._refuse(refusal)
            return False
        entry = self.entry
        note = self.changes.note(entry.note)
        extras = entry.extras(note.head.extras if note else Extras())
        if note is None:
            trouble = self.keeper.record(Place(self.table, self.round), entry.kind.id, entry.text(), extras)
        else:
            trouble = self.keeper.revise(note, text=entry.text(), kind=entry.kind.id, extras=extras)
        if trouble:
            say = self.context.language.say
            self._refuse(trouble, say("What you wrote is still in the line; press Enter to try again."))
            return False
        self.drafting.drop()
        self._next_line()
        self.entry.say_state(self.context.language.say("Kept"), icon="circle-check")
        return True

    def _refuse(self, fact: str, consequence: str = "") -> None:
        if not self.entry.text() and not self.entry.note:
            self.entry.say_state(fact, "warning", "info")
            return
        self.entry.say_trouble(fact, consequence)
        self.entry.say_state(self.context.language.say("Not kept"), "error", "circle-alert")

    def _next_line(self) -> None:
        aside, self._put_aside = self._put_aside, None
        before = self.entry.kind
        self.entry.clear()
        if aside is not None:
            self.entry.show_draft(aside)
            self.drafting.keep_soon()
        elif before.system:
            self.entry.choose_kind("")
        self.panel.set_editing("")
        self.entry.line.setFocus()

    def leave(self) -> None:
        """Give up a change of a note; a new note stays in the line."""
        if self.entry.note or self.entry.kind.system:
            self.drafts.drop(self.table)
            self._next_line()
            self.entry.say_state("")
        self.entry.say_trouble("")
        self.entry.line.setFocus()

    # Changing what was written.

    def edit(self, note: Note) -> None:
        """Change a note in the line; what was being written there comes back afterwards."""
        if not self.entry.note and not self.entry.draft("").empty:
            self._put_aside = self.entry.draft(self.round)
        show_note(self.entry, note, self.cafe, self.context.language)
        self.panel.set_editing(note.id)
        self.entry.line.setFocus()

    def edit_earlier(self) -> None:
        """Change the last note; pressed again, the one before it. A text that is being written is left alone."""
        notes = [n for n in notes_at(self.cafe, self.table, self.round) if not n.in_conflict]
        held = self.changes.note(self.entry.note)
        if held is not None:
            unchanged = self.entry.text() == held.head.text
            ids = [n.id for n in notes]
            at = ids.index(held.id) - 1 if held.id in ids else -1
            if unchanged and at >= 0:
                self.edit(notes[at])
        elif notes and not self.entry.text():
            self.edit(notes[-1])

    def star(self) -> None:
        """Give what is written a star, or, when the line is empty, the last note."""
        if self.entry.text():
            self.entry.star.click()
        else:
            self.changes.star_last()

    def write_first(self, kind: str) -> None:
        """Write one of the table's own texts, or change it where it is there."""
        known = [n for n in self.cafe.notes if n.head.table == self.table and n.head.kind == kind]
        self.write_text(kind, known[-1] if known else None)

    def write_text(self, kind: str, note: Note | None) -> None:
        """Change a text of the table's own, or begin one of that kind."""
        if note is not None:
            self.edit(note)
            return
        if not self.entry.note and not self.entry.draft("").empty and not self.entry.kind.system:
            self._put_aside = self.entry.draft(self.round)
        self.entry.show_draft(Draft(kind=kind, round=self.round))
        self.entry.say_state("")
        self.entry.line.setFocus()

    # The draft.

    def _typed(self) -> None:
        self.entry.say_trouble("")
        self.drafting.keep_soon()

    # Events.

    def _back_to_line(self, typed: str) -> None:
        self.entry.line.setFocus()
        if typed:
            self.entry.line.insertPlainText(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Also where the hands are in one of the fields below the line.
        number = digit_of(event)
        if number is not None:
            self.entry.choose_number(number)
        elif is_star(event):
            self.star()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_side()

    def show_side(self) -> None:
        """Show the panel beside the line where it is wanted and has room."""
        self.side.setVisible(self._side_action.isChecked() and self.width() >= NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.start()
        self.entry.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.stop()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.entry.line.setFocus()

    def _restore_place(self) -> None:
        geometry, _ = self.context.preferences.window(NAME)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1280, 860)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.drafting.finish()
        self.context.preferences.set_window(NAME, self.saveGeometry())
        if not self._closed:
            self._closed = True
            self.bridge.changed.disconnect(self._changed)
            self.clock.ticked.disconnect(self._tick)
        super().closeEvent(event)
