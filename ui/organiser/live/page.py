"""The page of the day itself: the clock, arrivals, the board of tables, and notes as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QWidget

from ui.clock import Clock
from ui.context import Context
from ui.models.day import Hand, hand, round_words, zone_of
from ui.models.note_lines import NoteLine, NoteLines
from ui.models.notes_model import NotesModel
from ui.models.table_counts import table_rows
from ui.organiser.live.arrivals import ArrivalsCard
from ui.organiser.live.board import ROW, Board, RoundGroup
from ui.organiser.live.clock_card import ClockCard
from ui.organiser.page import Desk, Page
from ui.theme import scale
from ui.widgets import (
    Button,
    ComboBox,
    EmptyState,
    FlowBox,
    Label,
    PageHeader,
    Prose,
    Rule,
    Scroll,
    WayIn,
    column,
    confirm,
    empty,
    row,
)
from ui.widgets.kind_look import KindWord
from ui.widgets.note_rows import NoteDelegate, NoteList
from worldcafe.domain.changes import Changes
from worldcafe.domain.event import Round
from worldcafe.domain.people import Presence
from worldcafe.store import edits
from worldcafe.store.recorder import Writer

STREAM: Final = 60
"""Notes that the stream shows; all of them are on the page Harvest."""

NARROW: Final = 1060
"""Pixels of page below which the clock and the arrivals stand under one another."""


class LivePage(Page):
    """Follows the day; every minute it looks again, every second only the clock moves."""

    stage = "live"

    def __init__(
        self, context: Context, desk: Desk, parent: QWidget | None = None, *, clock: Clock | None = None
    ) -> None:
        super().__init__(context, desk, parent)
        say = context.language.say
        self.clock = clock or Clock(parent=self)
        self._made = NoteLines(context.language)
        self._lines: list[NoteLine] = []
        self._minute = -1
        self.header = PageHeader(context, say("Live"))
        self.clock_card = ClockCard(context)
        self.arrivals = ArrivalsCard(context, self, lambda: self.cafe)
        self.board = Board(context)
        self.totals = FlowBox(18)
        self.model = NotesModel(context.language)
        self.delegate = NoteDelegate(context, narrow=True)
        self.stream = NoteList(self.model, self.delegate)
        self.kinds = ComboBox(name=say("Kind of note"), extent="small")
        self.nothing = Prose(context, tone="muted", size=scale.SMALL)
        self._build()
        self._connect()

    # Building.

    def _build(self) -> None:
        say = self.context.language.say
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(12)
        self._cards.addWidget(self.clock_card, 3)
        self._cards.addWidget(self.arrivals, 2)
        main = self._main = Scroll(12, 0)
        main.body.setContentsMargins(24, 0, 24, 16)
        main.body.addLayout(self._cards)
        main.body.addWidget(self.board)
        foot = row(16)
        foot.addWidget(self.totals, 1)
        foot.addWidget(Button.link(self.context, say("All notes"), do=lambda: self.desk.go_to("harvest")))
        main.body.addLayout(foot)
        main.body.addStretch(1)
        left = column(0)
        left.addWidget(self.header)
        left.addWidget(main, 1)
        self.side = self._side()
        across = row(0)
        across.addLayout(left, 1)
        across.addWidget(self.side)
        day = QWidget()
        day.setLayout(across)
        self._pages = QStackedWidget()
        self._pages.addWidget(day)
        self._pages.addWidget(self._empty_state())
        body = column(0)
        body.addWidget(self._pages)
        self.setLayout(body)
        self.capture_button = Button.secondary(
            self.context, say("Open capture"), "pen-line", self._open_capture
        )
        self.next_button = Button.primary(self.context, "", do=self.next_step)
        self.header.set_buttons(self.capture_button, self.next_button)

    def _side(self) -> QFrame:
        say = self.context.language.say
        head = row(8)
        head.setContentsMargins(16, 16, 12, 12)
        head.addWidget(Label(say("New notes"), size=scale.LEAD, weight=600), 1)
        head.addWidget(self.kinds)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        words = column(0, 16)
        words.addWidget(self.nothing)
        words.addStretch(1)
        nothing = QWidget()
        nothing.setLayout(words)
        self._stream_stack = QStackedWidget()
        self._stream_stack.addWidget(self.stream)
        self._stream_stack.addWidget(nothing)
        inside = column(0)
        inside.addLayout(head)
        inside.addWidget(Rule())
        inside.addWidget(self._stream_stack, 1)
        across = row(0)
        across.addWidget(Rule(upright=True))
        across.addLayout(inside, 1)
        side = QFrame()
        side.setLayout(across)
        side.setFixedWidth(scale.INSPECTOR)
        return side

    def _empty_state(self) -> EmptyState:
        say = self.context.language.say
        way = WayIn(
            self.context,
            "coffee",
            say("Set up the café"),
            say("Tables, topics and rounds with their times; then this page follows the day."),
            first=True,
        )
        way.clicked.connect(lambda: self.desk.go_to("cafe"))
        return EmptyState(
            self.context,
            say("There is no day to follow yet"),
            say("The clock, the arrivals and what the tables write will stand here."),
            [way],
        )

    def _connect(self) -> None:
        self.clock.ticked.connect(self._tick)
        self.clock_card.state_asked.connect(self.set_state)
        self.clock_card.more_asked.connect(self.add_time)
        self.arrivals.arrived.connect(self.arrive)
        self.arrivals.left.connect(self.leave_early)
        self.arrivals.unseen.connect(self.not_seen)
        self.board.opened.connect(self.desk.open_capture)
        self.board.moved.connect(self._follow)
        self.kinds.picked.connect(self._show_stream)
        self.stream.doubleClicked.connect(self._open_note)
        self.stream.activated.connect(self._open_note)
        find = QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        find.activated.connect(self._go_to_arrivals)

    # Showing.

    @property
    def is_empty(self) -> bool:
        """Whether there is no day to follow, so that the page teaches."""
        return self._pages.currentIndex() == 1

    @property
    def hand(self) -> Hand:
        """What the clock counts now."""
        return hand(self.cafe, self.clock.now())

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the café as it stands."""
        cafe = self.cafe
        ready = bool(cafe.tables and cafe.rounds)
        self._pages.setCurrentIndex(0 if ready else 1)
        if not ready:
            return
        self._lines = self._made.standing(cafe)
        now = self.hand
        self.clock_card.show_rounds(cafe, now)
        self.clock_card.show_time(cafe, now)
        self.arrivals.show_round(cafe, now.round)
        self._show_board()
        self._show_totals()
        kinds = [("", self.context.language.say("All kinds")), *((k.id, k.word) for k in cafe.kinds_in_order)]
        if self.kinds.property("offered") != repr(kinds):
            self.kinds.setProperty("offered", repr(kinds))
            held = self.kinds.key()
            self.kinds.set_options(kinds)
            self.kinds.choose(held if held in [key for key, _ in kinds] else "")
        self._show_stream()
        self._show_next(now)

    def _show_board(self) -> None:
        cafe, now, moment = self.cafe, self.hand, self.clock.now()
        self._minute = moment.minute
        rows = table_rows(cafe, self._lines, now.round, moment, self.context.language)
        self.board.show_rows(rows, cafe.kinds_in_order, self._groups(now.round), moment)
        silent = [str(r.table.number) for r in rows if r.silent is not None]
        self.header.set_state(self._state(now, silent))

    def _groups(self, present: Round | None) -> list[RoundGroup]:
        counts = Counter(line.round for line in self._lines)
        language = self.context.language
        groups: list[RoundGroup] = []
        for round_ in self.cafe.rounds_in_order:
            now = present is not None and round_.id == present.id
            if not now and not counts[round_.number]:
                continue
            words = language.plural(
                "{round}, {n} note",
                "{round}, {n} notes",
                counts[round_.number],
                round=round_words(round_, language),
            )
            groups.append(RoundGroup(round_.number, words, now))
        return groups

    def _state(self, now: Hand, silent: list[str]) -> str:
        language = self.context.language
        say = language.say
        kept = language.plural("{n} note is kept", "{n} notes are kept", len(self._lines))
        if silent:
            which = language.listed(silent)
            quiet = language.plural(
                "table {which} is silent", "tables {which} are silent", len(silent), which=which
            )
            kept = say("{kept}; {silent}", kept=kept, silent=quiet)
        if now.round is None:
            return say("{kept}.", kept=kept)
        name = round_words(now.round, language)
        if now.state in ("running", "late"):
            return say("{round} is running. {kept}.", round=name, kept=_capital(kept))
        if now.state == "after":
            return say("The rounds are over. {kept}.", kept=_capital(kept))
        return say("{round} is next. {kept}.", round=name, kept=_capital(kept))

    def _show_totals(self) -> None:
        counts = Counter(line.kind.id for line in self._lines)
        shown = repr([(k, counts[k.id]) for k in self.cafe.kinds_in_order])
        if self.totals.property("shown") == shown:
            return
        self.totals.setProperty("shown", shown)
        empty(self.totals.flow)
        for kind in self.cafe.kinds_in_order:
            self.totals.add(KindWord(self.context, kind, count=counts[kind.id]))

    def _show_stream(self, _picked: object = None) -> None:
        kind = self.kinds.key()
        wanted = [line for line in self._lines if kind in ("", None, line.kind.id)]
        self.delegate.set_width(self.delegate.width_for(scale.INSPECTOR - 14))
        self.model.set_order("newest")
        self.model.show_lines(wanted[-STREAM:])
        self._stream_stack.setCurrentIndex(0 if wanted else 1)
        self.nothing.set_text(self.context.language.say("Notes appear here as the tables write them."))

    def _show_next(self, now: Hand) -> None:
        say = self.context.language.say
        if now.round is None or now.state == "after":
            words, icon = say("Go to the harvest"), "layers"
        elif now.round.state == "running":
            words, icon = say("End {round}", round=round_words(now.round, self.context.language)), "square"
        else:
            words, icon = say("Start {round}", round=round_words(now.round, self.context.language)), "play"
        self.next_button.set_text(words)
        self.next_button.set_icon(icon)

    def _tick(self) -> None:
        cafe, now = self.cafe, self.hand
        if not (cafe.tables and cafe.rounds):
            return
        self.clock_card.show_time(cafe, now)
        if self.clock.now().minute != self._minute:
            self.refresh(None)

    def show_target(self, target: object) -> None:
        """Go to the arrivals for a person's id, and to a table's row for a table's."""
        if isinstance(target, str) and target in self.cafe.people:
            self._go_to_arrivals()
            self.arrivals.field.setText(self.cafe.people[target].name)
            self.arrivals.field.textEdited.emit(self.arrivals.field.text())
        elif isinstance(target, str) and target in self.cafe.tables:
            rows = [r.table.id for r in self.board.model_of.rows]
            if target in rows:
                self.board.view.setCurrentIndex(self.board.model_of.index(rows.index(target)))

    def _go_to_arrivals(self) -> None:
        self.arrivals.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.arrivals.field.selectAll()

    def _follow(self, y: int) -> None:
        self._main.ensureVisible(0, self.board.y() + y + ROW // 2, 0, ROW)

    def _open_capture(self) -> None:
        index = self.board.view.currentIndex()
        rows = self.board.model_of.rows
        self.desk.open_capture(rows[index.row()].table.id if 0 <= index.row() < len(rows) else None)

    def _open_note(self, index: QModelIndex) -> None:
        line = self.model.line(index.row())
        if line is not None:
            # After the click has ended: this page is hidden by what it asks for.
            QTimer.singleShot(0, self, partial(self.desk.go_to, "harvest", line.id))

    # Rounds.

    def next_step(self) -> None:
        """The one obvious next thing: start the round, end it, or go on to the harvest."""
        now = self.hand
        if now.round is None or now.state == "after":
            self.desk.go_to("harvest")
        else:
            self.set_state(now.round.id, "over" if now.round.state == "running" else "running")

    def set_state(self, round_: str, state: str) -> None:
        """Set a round running, over or planned. One that is started begins now, and another that ran is over."""
        language = self.context.language
        found = self.cafe.rounds.get(round_)
        if found is None or found.state == state:
            return
        name = round_words(found, language)
        if state == "running":
            if self._may_start(found, name):
                self.desk.edit(
                    language.say("Start {round}", round=name), partial(_start, round_, self._here_now())
                )
            return
        over = state == "over"
        label = (
            language.say("End {round}", round=name) if over else language.say("Set {round} back", round=name)
        )
        self.desk.edit(label, partial(_set_state, round_, state))

    def _here_now(self) -> datetime:
        return self.clock.now().astimezone(zone_of(self.cafe))

    def _may_start(self, round_: Round, name: str) -> bool:
        say, language = self.context.language.say, self.context.language
        today = self._here_now().date()
        if round_.day is None or round_.day == today:
            return True
        return confirm(
            self.context,
            self,
            say("Start {round} today?", round=name),
            say(
                "It is planned for {day}. Starting it now moves it to today, {today}.",
                day=language.day(round_.day),
                today=language.day(today),
            ),
            say("Start it now"),
            note=say("Undo takes it back"),
        )

    def add_time(self, round_: str, minutes: int) -> None:
        """Make a round longer or shorter; one minute is the least that is left."""
        language = self.context.language
        found = self.cafe.rounds.get(round_)
        if found is None:
            return
        longer = max(1, min(found.minutes + minutes, 24 * 60))
        if longer == found.minutes:
            return
        name = round_words(found, language)
        label = (
            language.say("Make {round} longer", round=name)
            if minutes > 0
            else language.say("Make {round} shorter", round=name)
        )
        self.desk.edit(label, lambda w: w.put(replace(w.cafe.rounds[round_], minutes=longer)))

    # Arrivals.

    def arrive(self, person: str) -> None:
        """Say that a person is here in the present round."""
        say = self.context.language.say
        name = self.cafe.people[person].name
        told = say("{name} is here.", name=name)
        self._mark(
            say("{name} arrives", name=name), told, lambda w, r: edits.arrive(w, person, r, self.clock.now())
        )

    def leave_early(self, person: str) -> None:
        """Say that a person left the present round early."""
        say = self.context.language.say
        name = self.cafe.people[person].name
        told = say("{name} left early.", name=name)
        self._mark(
            say("{name} leaves", name=name), told, lambda w, r: edits.leave(w, person, r, self.clock.now())
        )

    def not_seen(self, person: str) -> None:
        """Take back what was said of a person in the present round."""
        say = self.context.language.say
        name = self.cafe.people[person].name

        def forget(w: Writer, round_: str) -> None:
            known = w.cafe.presences.get((person, round_), Presence(person, round_))
            w.put(replace(known, arrived=None, left=None))

        self._mark(say("{name} was not seen", name=name), say("{name} was not seen.", name=name), forget)

    def _mark(self, label: str, told: str, change: Callable[[Writer, str], object]) -> None:
        present = self.hand.round
        if present is None:
            return
        if self.desk.edit(label, lambda w: change(w, present.id)):
            words = self.context.language.say("{done} Ctrl Z takes it back.", done=told)
            self.arrivals.say_done(words)

    # Events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setVisible(self.width() >= 860)
        wide = self.width() - (scale.INSPECTOR if self.width() >= 860 else 0) >= NARROW - scale.INSPECTOR
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._cards.direction() != way:
            self._cards.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.start()
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.stop()

    def actions_for_menu(self) -> list[Any]:
        """What the page can do, for its menu and the palette."""
        say = self.context.language.say
        deeds: list[tuple[str, Callable[[], object]]] = [
            (say("Start or end the round"), self.next_step),
            (say("5 min more"), partial(self._more_time, 5)),
            (say("5 min less"), partial(self._more_time, -5)),
            (say("Say who has arrived"), self._go_to_arrivals),
            (say("Open capture"), self._open_capture),
        ]
        made: list[QAction] = []
        for words, do in deeds:
            action = QAction(words, self)
            action.triggered.connect(partial(_do, do))
            made.append(action)
        return made

    def _more_time(self, minutes: int) -> None:
        if (present := self.hand.round) is not None:
            self.add_time(present.id, minutes)


def _do(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _start(round_: str, now: datetime, w: Writer) -> None:
    for other in w.cafe.rounds_in_order:
        if other.state == "running" and other.id != round_:
            w.put(replace(other, state="over"))
    begun = now.replace(microsecond=0)
    w.put(replace(w.cafe.rounds[round_], state="running", day=begun.date(), start=begun.time()))


def _set_state(round_: str, state: str, w: Writer) -> None:
    found = w.cafe.rounds[round_]
    w.put(replace(found, state="over" if state == "over" else "planned"))
