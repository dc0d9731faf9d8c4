"""Import a list of people: how it is read, what would come of it, and only then the import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from ui.context import Context
from ui.models.roster_model import Mark, RosterModel
from ui.organiser.page import Desk
from ui.organiser.people.import_bar import ChoiceBar
from ui.organiser.people.import_reading import Choices, Reading, points_of, read
from ui.organiser.people.import_side import LookSide, point_words
from ui.organiser.people.import_table import RosterTable
from ui.organiser.people.setting_aside import set_aside
from ui.theme import scale
from ui.trouble import sentence_of
from ui.turns import Steps, Turns
from ui.widgets import Button, Card, Dialogue, Label, Prose, Rule, Run, Tick, column, row
from ui.work import Stop, Watch
from worldcafe.domain.errors import Stopped
from worldcafe.verbs.importing import Arrival, bring_in

WAITS: Final = 250
"""Milliseconds after which a bar says that reading goes on; what is quicker needs none."""

TICK_WORDS: Final = 27
"""Pixels from the left of a tick to its words."""

AT_A_TIME: Final = 3
"""Columns whose choices are made in one step."""

SAMPLE: Final = 120
"""Rows whose texts decide how wide the columns are."""


class ImportDialogue(Dialogue):
    """Opened on a file or on pasted rows. `imported(Arrival)` when it is done; until then nothing is written."""

    imported = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None, desk: Desk, source: Path | str) -> None:
        super().__init__(context, parent, context.language.say("Import a list of people"), " ", width=860)
        self._desk = desk
        self.choices = Choices(source)
        self.reading: Reading | None = None
        self._asked = 0
        self._cancel: Callable[[], None] | None = None
        self._writing = False
        self._fitted: object = None
        self._frame()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show_waiting)
        room = parent.window().size() if parent is not None else QSize(1280, 860)
        self._wanted = QSize(min(1180, room.width() - 64), min(780, room.height() - 64))
        self.set_sentence(self._name())
        self._turns = Turns(self)
        self._turns.begin(self._grow(), self._read)

    def _frame(self) -> None:
        say = self.context.language.say
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.stack = QStackedWidget()
        self.set_note(say("One step to undo. Nothing is written before you import."))
        self.add_button(say("Cancel"), closes="reject")
        self.go = self.add_button(say("Import"), kind="primary", icon="file-input")
        self.go.clicked.connect(self._import)
        self.go.setEnabled(False)

    def _grow(self) -> Steps:
        """What is chosen above, the rows and what is said of them, and the consent below."""
        context = self.context
        self.bar = ChoiceBar(context)
        self.bar.changed.connect(self._choose)
        self.body.addWidget(self.bar)
        self.body.addWidget(Rule())
        self.body.addWidget(self.stack, 1)
        yield None
        self.stack.addWidget(self._waiting())
        yield None
        self.rows = RosterModel()
        self.rows.typed.connect(self._typed)
        self.table = RosterTable(context, self.rows)
        self.table.meant.connect(self._meant)
        across = row(0)
        across.addWidget(self.table, 1)
        across.addWidget(Rule(upright=True))
        both = QWidget()
        both.setLayout(across)
        self.stack.addWidget(both)
        yield None
        self.side = LookSide(context)
        self.side.went.connect(self._go_to)
        self.side.left_out.connect(self._leave_out)
        across.addWidget(self.side)
        yield None
        self.stack.addWidget(self._failure())
        yield None
        self._consent()

    def _consent(self) -> None:
        say = self.context.language.say
        self.agreed = Tick(say("Everyone in this list has agreed to be listed in the report"))
        reason = say(
            "Tick it only if they were asked. Without it the report leaves out whoever has not said yes."
        )
        self.agreed.setAccessibleDescription(reason)
        self.agreed.ticked.connect(self._agree)
        below = column(2)
        below.setContentsMargins(24, 10, 24, 10)
        below.addWidget(self.agreed)
        explained = row(0)
        explained.addSpacing(TICK_WORDS)
        explained.addWidget(Prose(self.context, reason, size=scale.SMALL, tone="muted"), 1)
        below.addLayout(explained)
        self.body.addWidget(Rule())
        self.body.addLayout(below)

    def _waiting(self) -> QWidget:
        say = self.context.language.say
        self.progress = QProgressBar()
        self.progress.setFixedWidth(320)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.waiting_words = Label(say("Reading the list"), weight=600)
        self.progress.setAccessibleName(say("Reading the list"))
        self.stop = Button.small(self.context, say("Stop"), do=self._stop_reading)
        inside = column(12)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addStretch(1)
        inside.addWidget(self.waiting_words, 0, centre)
        inside.addWidget(self.progress, 0, centre)
        inside.addWidget(self.stop, 0, centre)
        inside.addStretch(2)
        made = QWidget()
        made.setLayout(inside)
        return made

    def _failure(self) -> QWidget:
        say = self.context.language.say
        self.failed_words = Prose(self.context, size=scale.LEAD)
        self.failed_hint = Prose(
            self.context,
            Run(say("Nothing was changed. "), weight=600),
            say(
                "Try another choice above, save the list anew as a spreadsheet (xlsx, ods or csv), "
                "or copy its rows and paste them on the page."
            ),
            tone="ink2",
        )
        card = Card(tone="error", padding=20, gap=10)
        card.add(self.failed_words)
        card.add(self.failed_hint)
        another = Button.secondary(self.context, say("Choose another file"), "folder-open", self._another)
        line = row(8)
        line.addWidget(another)
        line.addStretch(1)
        card.add(line)
        card.setMaximumWidth(640)
        inside = column(0, 24)
        inside.addStretch(1)
        across = row(0)
        across.addStretch(1)
        across.addWidget(card, 10)
        across.addStretch(1)
        inside.addLayout(across)
        inside.addStretch(2)
        made = QWidget()
        made.setLayout(inside)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # As high as the window allows: the rows are what should be seen.
        self.resize(self._wanted)
        parent = self.parentWidget()
        if parent is not None:
            centre = parent.window().geometry().center()
            self.move(centre.x() - self.width() // 2, centre.y() - self.height() // 2)

    # Reading

    @property
    def busy(self) -> bool:
        """Whether the list is being read or imported."""
        return self._turns.running or self._cancel is not None or self._writing

    def _read(self) -> None:
        if self._cancel is not None:
            self._cancel()
        self._turns.stop()
        self._asked += 1
        asked, choices, cafe, before = self._asked, self.choices, self._desk.bridge.cafe, self.reading
        self.go.setEnabled(False)
        if self.reading is None:
            self.set_sentence(self._name())
        self._wait.start(WAITS)

        def work(stop: Stop, watch: Watch) -> object:
            try:
                return read(choices, cafe, stop, watch, before)
            except Stopped:
                return None

        def done(reading: object) -> None:
            if asked == self._asked:
                self._cancel = None
                self._wait.stop()
                shown = reading if isinstance(reading, Reading) else self.reading
                if shown is not None:
                    self._turns.begin(self._show(shown), now=True)
                else:
                    self.reject()

        def failed(error: Exception) -> None:
            if asked == self._asked:
                self._cancel = None
                self._wait.stop()
                self._show_failure(error)

        label = self.context.language.say("Reading the list")
        self._cancel = self._desk.run(label, work, done, self._progressed, failed, quiet=True)

    def _progressed(self, share: object) -> None:
        if isinstance(share, float) and not self._writing:
            self.progress.setValue(round(share * 1000))

    def _show_waiting(self) -> None:
        self.waiting_words.setText(self.context.language.say("Reading the list"))
        self.progress.setRange(0, 1000)
        self.stop.show()
        self.stack.setCurrentIndex(0)

    def _stop_reading(self) -> None:
        if self._cancel is not None:
            self._cancel()

    def _name(self) -> str:
        source = self.choices.source
        return source.name if isinstance(source, Path) else self.context.language.say("Pasted rows")

    def _show(self, reading: Reading) -> Steps:
        self.reading = reading
        self.choices = replace(reading.choices, agreed=self.choices.agreed)
        self.bar.show_reading(reading)
        unnamed = reading.columns is not None and not reading.columns.names_people
        if reading.problem is not None and not unnamed:
            self._show_failure(reading.problem)
            return
        yield None
        if self.stack.currentIndex() == 0 and not self.table.hasFocus():
            # Nothing is chosen in passing: the keys begin in the rows.
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        yield from self._show_rows(reading)
        self.side.show_reading(reading)
        yield None
        self.stack.setCurrentIndex(1)
        self.set_sentence(self._state(reading))
        self._show_go(reading)

    def _show_rows(self, reading: Reading) -> Steps:
        language = self.context.language
        sheet, columns = reading.sheet, reading.columns
        if sheet is None or columns is None:
            return
        points = points_of(reading)
        marks: dict[tuple[int, int], tuple[Mark, str]] = {
            (p.row, p.column): (p.mark, point_words(p, language))
            for p in reversed(points)
            if p.column is not None
        }
        skipped = frozenset(r.row for r in reading.roster.skipped) if reading.roster else frozenset[int]()
        self.rows.show_sheet(sheet, columns, marks, skipped)
        for count in range(0, self.rows.columnCount(), AT_A_TIME):
            self.table.head.make(min(count + AT_A_TIME, self.rows.columnCount()))
            yield None
        self.table.head.show_map(columns, self.rows.columnCount())
        if self._fitted != (reading.raw, columns.first):
            self._fitted = (reading.raw, columns.first)
            self.table.fit(sheet.rows[columns.first : columns.first + SAMPLE], columns.titles)
        yield None

    def _show_failure(self, error: Exception) -> None:
        self.failed_words.set_text(sentence_of(error, self.context.language))
        self.failed_hint.show()
        self.go.set_text(self.context.language.say("Import"))
        self.stack.setCurrentIndex(2)
        self.set_sentence(self._name())
        self.go.setEnabled(False)

    def _state(self, reading: Reading) -> str:
        language = self.context.language
        lines = len(reading.sheet.rows) if reading.sheet else 0
        start = language.plural("{name}, {n} line.", "{name}, {n} lines.", lines, name=self._name())
        ready = language.plural("{n} person is ready", "{n} people are ready", reading.people)
        points = points_of(reading)
        left = {p.row for p in points if p.skipped}
        if left:
            out = language.plural("{n} row is left out", "{n} rows are left out", len(left))
            ready = language.say("{ready}, {out}", ready=ready, out=out)
        rows = len({p.row for p in points} - left)
        if rows:
            look = language.plural("{n} row needs a look", "{n} rows need a look", rows)
            return language.say("{start} {ready}, {look}.", start=start, ready=ready, look=look)
        return language.say("{start} {ready}.", start=start, ready=ready)

    def _show_go(self, reading: Reading) -> None:
        language = self.context.language
        arrival = reading.arrival
        new, old = (len(arrival.added), len(arrival.updated)) if arrival else (0, 0)
        if new and old:
            people = language.plural("Import {n} person", "Import {n} people", new)
            words = language.say("{people}, update {n}", people=people, n=old)
        elif old:
            words = language.plural("Update {n} person", "Update {n} people", old)
        elif new:
            words = language.plural("Import {n} person", "Import {n} people", new)
        else:
            words = language.say("Nothing new to import")
        self.go.set_text(words)
        self.go.setEnabled(bool(new or old))

    # Choices

    def _choose(self, choices: object) -> None:
        """Another way to read it was chosen in the bar."""
        if isinstance(choices, Choices):
            self.choices = choices
            self._read()

    def _agree(self, on: bool) -> None:
        self.choices = replace(self.choices, agreed=("listed",) if on else ())
        self._read()

    def _meant(self, at: int, field: object) -> None:
        if self.reading is None or self.reading.columns is None:
            return
        columns = self.reading.columns.with_field(at, field)  # type: ignore[arg-type]
        self.choices = replace(self.choices, fields=columns.fields)
        self._read()

    def _typed(self, number: int, at: int, text: str) -> None:
        self.choices = replace(self.choices, typed={**self.choices.typed, (number, at): text})
        self._read()

    def _leave_out(self, number: int) -> None:
        self.choices = replace(self.choices, left_out=self.choices.left_out | {number})
        self._read()

    def _go_to(self, number: int, at: object, edit: bool) -> None:
        self.table.go_to(number, at if isinstance(at, int) else None, edit=edit)

    def _another(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        say = self.context.language.say
        chosen, _ = QFileDialog.getOpenFileName(self, say("Import a list of people"))
        if chosen:
            self.open_source(Path(chosen))

    def open_source(self, source: Path | str) -> None:
        """Begin again with another list."""
        self.reading = None
        self.choices = Choices(source, agreed=self.choices.agreed)
        self._read()

    # Importing

    def _import(self) -> None:
        reading = self.reading
        if reading is None or reading.roster is None or self._writing:
            return
        say = self.context.language.say
        roster, agreed, document = reading.roster, self.choices.agreed, self._desk.bridge.document
        label = say("Import {file}", file=self._name())

        def work(stop: Stop, watch: Watch) -> object:
            arrived = bring_in(document, roster, label, agreed=agreed)
            set_aside(len(roster.people))
            return arrived

        self._writing = True
        self.go.setEnabled(False)
        self.stop.hide()
        self.waiting_words.setText(say("Importing"))
        self.progress.setRange(0, 0)
        QTimer.singleShot(WAITS, self, self._show_writing)
        self._desk.run(label, work, self._imported, failed=self._not_imported, quiet=True)

    def _show_writing(self) -> None:
        if self._writing:
            self.stack.setCurrentIndex(0)

    def _imported(self, arrival: object) -> None:
        self._writing = False
        if isinstance(arrival, Arrival):
            self.imported.emit(arrival)
        self.accept()

    def _not_imported(self, error: Exception) -> None:
        self._writing = False
        self._show_failure(error)
        self.failed_hint.hide()
        if self.reading is not None:
            self._show_go(
                self.reading
            )  # what was read is still here, to be imported once there is room for it

    def reject(self) -> None:
        """Close without importing; not while the import is being written."""
        if self._writing:
            return
        self._asked += 1
        self._wait.stop()
        if self._cancel is not None:
            self._cancel()
        super().reject()
