"""The rapporteur's window on a document: one table, one round, one line that always has the focus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QStackedWidget

from ui.bridge import DocumentBridge
from ui.capture.drafts import Draft, Drafts
from ui.capture.entry import Entry
from ui.capture.head import TableHead
from ui.capture.keeping import Keeper, Place
from ui.capture.kind_bar import digit_of
from ui.capture.notes_panel import NotesPanel
from ui.capture.side import Side, people_at
from ui.clock import Clock
from ui.context import Context
from ui.models.day import hand_of, local, round_for_notes, round_words, zone_of
from ui.models.note_lines import NoteLines
from ui.models.table_texts import TOP, notes_at, starred
from ui.widgets import EmptyState, Page, Rule, Toast, column, row
from ui.widgets.conflict_card import joined_text
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.domain.notes import Extras, Note, Revision

NAME: Final = "capture"
"""Under which the preferences remember this window."""

DRAFT_AFTER: Final = 250
"""Milliseconds from a key to its draft on the disk."""

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
        self.clock = clock or Clock(parent=self)
        self.drafts = drafts or Drafts(bridge.cafe.event.id)
        self.keeper = Keeper(bridge.document, context.language)
        self.table = ""
        self.round = ""
        self._closed = False
        self._by_hand = ""
        self._put_aside: Draft | None = None
        self._lines = NoteLines(context.language)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.timeout.connect(self.keep_draft)
        self.setMinimumSize(640, 520)
        self._build()
        self._build_menus()
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
        say = self.context.language.say
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.stack.addWidget(
            EmptyState(
                self.context,
                say("There is no table to write at yet"),
                say("Notes belong to a table and a round. The organiser adds them on the page Café."),
            )
        )
        self.setCentralWidget(self.stack)
        self.toast = Toast(self.context, self.stack)
        self.head.table_picked.connect(self.show_table)
        self.head.round_picked.connect(self.choose_round)
        self.entry.keep_asked.connect(self.keep)
        self.entry.changed.connect(self._typed)
        self.entry.left.connect(self.leave)
        self.entry.line.earlier.connect(self.edit_earlier)
        self.entry.line.downward.connect(self.panel.focus_first)
        self.entry.line.star.connect(self.star)
        self.side.write_asked.connect(self._write_text)
        self._connect_panel()

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.edit_asked.connect(self.edit)
        panel.withdraw_asked.connect(self.withdraw)
        panel.brought_back.connect(self._bring_note_back)
        panel.kind_asked.connect(self._change_kind)
        panel.starred.connect(self._star)
        panel.joined.connect(self.join)
        panel.kept.connect(self._choose_version)
        panel.left.connect(self._back_to_line)

    def _build_menus(self) -> None:
        say = self.context.language.say
        bar = QMenuBar(self)
        bar.setNativeMenuBar(False)
        self.setMenuBar(bar)
        note = bar.addMenu(say("Note"))
        self._add(note, say("Keep"), self.keep)
        self._add(note, say("Edit the last one"), self.edit_earlier)
        self._add(note, say("One of the top three"), self.star)
        note.addSeparator()
        self._add(note, say("Overview of the table"), lambda: self._write_first("overview"))
        self._add(note, say("Key message"), lambda: self._write_first("key-message"))
        self._add(note, say("Insight"), lambda: self._write_text("insight", None))
        table = bar.addMenu(say("Table"))
        self._add(table, say("Another table"), self.open_tables, "Ctrl+T")
        self._add(table, say("Another round"), self.open_rounds, "Ctrl+R")
        view = bar.addMenu(say("View"))
        self._side_action = self._add(view, say("Beside the line"), self._toggle_side, "F9")
        self._side_action.setCheckable(True)
        self._side_action.setChecked(True)
        self._add(view, say("Full screen"), self._toggle_full_screen, "F11")
        window = bar.addMenu(say("Window"))
        self._add(window, say("Close"), self.close, "Ctrl+W")

    def _add(self, menu: QMenu, words: str, do: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: do())
        menu.addAction(action)
        return action

    # Which table, which round.

    def show_table(self, table: str) -> None:
        """Write at another table; what was being typed here stays as this table's draft."""
        tables = [t.id for t in self.cafe.tables_in_order]
        if table not in tables:
            table = tables[0] if tables else ""
        if table == self.table and table:
            return
        if self.table:
            self._finish_draft()
        self.table = table
        self._put_aside = None
        if table:
            self.context.preferences.set_word(f"{NAME}/{self.cafe.event.id}", table)
        self.refresh()
        self._restore_draft()
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

    def _today(self) -> date:
        return self.clock.now().astimezone(zone_of(self.cafe)).date()

    def open_tables(self) -> None:
        """Open the list of tables."""
        self.head.tables.showMenu()

    def open_rounds(self) -> None:
        """Open the list of rounds."""
        self.head.rounds.showMenu()

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
        self.stack.setCurrentIndex(0 if table and self.round else 1)
        if table is None or not self.round:
            self.setWindowTitle(self.context.language.say("Capture — World Café"))
            return
        self.head.show_table(cafe, table, self.round)
        self.head.show_rounds(cafe, self.round, bool(self._by_hand))
        self._show_time()
        self.entry.show_kinds(cafe, people_at(cafe, self.table, self.round))
        self._show_notes(cafe)
        self.side.show_table(cafe, self.table, self.round)
        topic = cafe.topic_at(self.round, self.table)
        say = self.context.language.say
        name = say("Table {table}", table=table.number)
        words = f"{name}, {topic.brief}" if topic else name
        self.setWindowTitle(say("{table} — World Café", table=words))

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
        refusal = self._refusal()
        if refusal:
            self._refuse(refusal)
            return False
        entry = self.entry
        note = self._note(entry.note)
        extras = entry.extras(note.head.extras if note else Extras())
        if note is None:
            trouble = self.keeper.record(Place(self.table, self.round), entry.kind.id, entry.text(), extras)
        else:
            trouble = self.keeper.revise(note, text=entry.text(), kind=entry.kind.id, extras=extras)
        if trouble:
            say = self.context.language.say
            self._refuse(trouble, say("What you wrote is still in the line; press Enter to try again."))
            return False
        self._draft_timer.stop()
        self.drafts.drop(self.table)
        self._next_line()
        self.entry.say_state(self.context.language.say("Kept"), icon="circle-check")
        return True

    def _refusal(self) -> str:
        say = self.context.language.say
        if self.entry.kind.id == "":
            return say("This café has no kinds of note. The organiser adds them on the page Café.")
        if (
            self.entry.star.isChecked()
            and not self.entry.kind.system
            and self._stars_but(self.entry.note) >= TOP
        ):
            return say("Three notes of this round have a star. Take one away first.")
        return self.entry.refusal()

    def _refuse(self, fact: str, consequence: str = "") -> None:
        if not self.entry.text() and not self.entry.note:
            self.entry.say_state(fact, "warning", "info")
            return
        self.entry.say_trouble(fact, consequence)
        self.entry.say_state(self.context.language.say("Not kept"), "error", "circle-alert")

    def _note(self, note: str) -> Note | None:
        return next((n for n in self.cafe.notes if n.id == note), None) if note else None

    def _next_line(self) -> None:
        aside, self._put_aside = self._put_aside, None
        before = self.entry.kind
        self.entry.clear()
        if aside is not None:
            self.entry.show_draft(aside)
            self._keep_draft_soon()
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
        extras = note.head.extras
        people = self.cafe.people
        owner, quoted = people.get(extras.owner_person or ""), people.get(extras.quoted_person or "")
        self.entry.show_draft(
            Draft(note.head.text, note.head.kind, note.head.round, note.id, starred=extras.starred)
        )
        self.entry.owner.show_person(owner, extras.owner)
        self.entry.due.show_day(extras.due)
        self.entry.speaker.show_person(quoted, extras.quoted)
        self.entry.say_trouble("")
        time = self.context.language.clock(local(self.cafe, note.first_clock).time())
        self.entry.say_state(
            self.context.language.say("Changing the note of {time}", time=time), "accent", "pencil"
        )
        self.panel.set_editing(note.id)
        self.entry.line.setFocus()

    def edit_earlier(self) -> None:
        """Change the last note; pressed again, the one before it. A text that is being written is left alone."""
        notes = [n for n in notes_at(self.cafe, self.table, self.round) if not n.in_conflict]
        held = self._note(self.entry.note)
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
            return
        notes = notes_at(self.cafe, self.table, self.round)
        if notes:
            self._star(notes[-1], not notes[-1].head.extras.starred)

    def _star(self, note: Note, on: bool) -> None:
        if on and self._stars_but(note.id) >= TOP:
            say = self.context.language.say
            self.toast.say(say("Three notes of this round have a star. Take one away first."))
            self._lay_anew(note)
            return
        self._told(self.keeper.star(note, on))

    def _stars_but(self, note: str) -> int:
        return sum(n.id != note for n in starred(self.cafe, self.table, self.round))

    def _lay_anew(self, note: Note) -> None:
        row_ = self.panel.row(note.id) if note.id in {r.line.id for r in self.panel.rows()} else None
        if row_ is not None:
            row_.star.setChecked(note.head.extras.starred)

    def withdraw(self, note: Note) -> None:
        """Take a note back, with a way to bring it back."""
        if self.entry.note == note.id:
            self.leave()
        if self._told(self.keeper.withdraw(note)):
            say = self.context.language.say
            self.toast.say(
                say("The note is taken back."), say("Bring it back"), lambda: self._bring_back(note.id)
            )
        self.entry.line.setFocus()

    def _bring_back(self, note: str) -> None:
        found = next((n for n in self.cafe.withdrawn if n.id == note), None)
        if found is not None:
            self._bring_note_back(found)

    def _bring_note_back(self, note: Note) -> None:
        self._told(self.keeper.bring_back(note))

    def _change_kind(self, note: Note, kind: str) -> None:
        self._told(self.keeper.revise(note, kind=kind))

    def join(self, note: Note) -> None:
        """End a conflict by one note with all texts, and open it so that it can be made to read well."""
        if self._told(self.keeper.revise(note, text=joined_text((note.head, *note.others)))):
            joined = self._note(note.id)
            if joined is not None:
                self.edit(joined)

    def _choose_version(self, note: Note, version: Revision) -> None:
        self._told(self.keeper.choose(note, version))

    def _told(self, trouble: str) -> bool:
        self.entry.say_trouble(trouble)
        if not trouble:
            self.entry.say_state(self.context.language.say("Kept"), icon="circle-check")
        self.entry.line.setFocus()
        return not trouble

    def _write_first(self, kind: str) -> None:
        known = [n for n in self.cafe.notes if n.head.table == self.table and n.head.kind == kind]
        self._write_text(kind, known[-1] if known else None)

    def _write_text(self, kind: str, note: Note | None) -> None:
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
        self._keep_draft_soon()

    def _keep_draft_soon(self) -> None:
        # Not begun anew at every key: whoever types without a pause must not type without a draft.
        if not self._draft_timer.isActive():
            self._draft_timer.start(DRAFT_AFTER)

    def keep_draft(self) -> None:
        """Write what stands in the line to its draft on this device."""
        if not self.table:
            return
        draft = self.entry.draft(self.round)
        say = self.context.language.say
        if draft.empty:
            self.drafts.drop(self.table)
            self.entry.say_state("")
            return
        try:
            self.drafts.keep(self.table, draft)
        except OSError:
            words = say(
                "No draft can be kept on this device. Press Enter soon, so that the note itself is kept."
            )
            self.entry.say_state(words, "warning", "triangle-alert")
        else:
            self.entry.say_state(say("Draft kept on this device"))

    def _finish_draft(self) -> None:
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.keep_draft()

    def _restore_draft(self) -> None:
        self.entry.clear()
        self.entry.say_state("")
        self.panel.set_editing("")
        draft = self.drafts.restore(self.table) if self.table else None
        if draft is None:
            return
        known = self._note(draft.note)
        kind = draft.kind if draft.kind in self.cafe.kinds else ""
        note = known.id if known else ""
        self.entry.show_draft(
            Draft(draft.text, kind, draft.round, note, draft.owner, draft.due, draft.quoted, draft.starred)
        )
        self.panel.set_editing(note)
        say = self.context.language.say
        self.entry.say_state(say("This was being written when the window closed"), "accent", "history")

    # Events.

    def _back_to_line(self, typed: str) -> None:
        self.entry.line.setFocus()
        if typed:
            self.entry.line.insertPlainText(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = digit_of(event)
        if number is not None:
            self.entry.choose_number(number)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()

    def _toggle_side(self) -> None:
        self._show_side()

    def _show_side(self) -> None:
        self.side.setVisible(self._side_action.isChecked() and self.width() >= NARROW)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

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
        self._finish_draft()
        self.context.preferences.set_window(NAME, self.saveGeometry())
        if not self._closed:
            self._closed = True
            self.bridge.changed.disconnect(self._changed)
            self.clock.ticked.disconnect(self._tick)
        super().closeEvent(event)
