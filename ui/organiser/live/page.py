"""The page of the day itself: the clock, arrivals, the board of tables, and notes as they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from ui.clock import Clock
from ui.context import Context
from ui.models.day import Hand
from ui.models.note_lines import own_words_left_out
from ui.models.table_counts import table_rows
from ui.organiser.live.arrivals import ArrivalsCard
from ui.organiser.live.board import ROW, Board
from ui.organiser.live.clock_card import ClockCard
from ui.organiser.live.deeds import DayDeeds
from ui.organiser.live.stream import NoteStream
from ui.organiser.live.words import next_words, round_groups, state_words
from ui.organiser.page import Desk, Page
from ui.theme import scale
from ui.turns import Steps
from ui.widgets import Button, EmptyState, FlowBox, PageHeader, Scroll, WayIn, column, empty, row
from ui.widgets.kind_look import KindWord
from worldcafe.domain.changes import Changes
from worldcafe.domain.notes import Note

NARROW: Final = 1060
"""Pixels of page below which the clock and the arrivals stand under one another."""


class LivePage(Page):
    """Follows the day; every minute it looks again, every second only the clock moves."""

    stage = "live"

    def __init__(
        self, context: Context, desk: Desk, parent: QWidget | None = None, *, clock: Clock | None = None
    ) -> None:
        super().__init__(context, desk, parent)
        self.clock = clock or Clock(context.now, self)
        self._notes: Sequence[Note] = ()
        self._minute = -1
        self._totals: list[tuple[object, int]] = []
        self._empty: EmptyState | None = None
        self._grown = False
        self.header = PageHeader(context, context.language.say("Live"))
        self.arrivals = ArrivalsCard(context, self, lambda: self.cafe)
        self.deeds = DayDeeds(context, desk, self.clock, self, self.arrivals.say_done)
        self._build_frame()

    # Building.

    def _build_frame(self) -> None:
        say = self.context.language.say
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(12)
        main = self._main = Scroll(12, 0)
        main.body.setContentsMargins(24, 0, 24, 16)
        main.body.addLayout(self._cards)
        left = column(0)
        left.addWidget(self.header)
        left.addWidget(main, 1)
        self._across = row(0)
        self._across.addLayout(left, 1)
        day = QWidget()
        day.setLayout(self._across)
        self._pages = QStackedWidget()
        self._pages.addWidget(day)
        body = column(0)
        body.addWidget(self._pages)
        self.setLayout(body)
        self.capture_button = Button.secondary(
            self.context, say("Open capture"), "pen-line", self._open_capture
        )
        self.replan_button = Button.secondary(
            self.context, say("Plan the rest of the day…"), "route", self.ask_replan
        )
        self.next_button = Button.primary(self.context, "", do=self.deeds.next_step)
        self.header.set_buttons(self.capture_button, self.replan_button, self.next_button)

    def grow(self) -> Steps:
        """The clock and the arrivals, the board, and the notes beside them."""
        self.clock_card = ClockCard(self.context)
        self._cards.addWidget(self.clock_card, 3)
        self._cards.addWidget(self.arrivals, 2)
        yield None
        self.board = Board(self.context)
        self.totals = FlowBox(18)
        foot = row(16)
        foot.addWidget(self.totals, 1)
        words = self.context.language.say("All notes")
        foot.addWidget(Button.link(self.context, words, do=lambda: self.desk.go_to("harvest")))
        self._main.body.addWidget(self.board)
        self._main.body.addLayout(foot)
        self._main.body.addStretch(1)
        yield None
        self.side = NoteStream(self.context)
        self._across.addWidget(self.side)
        self._connect()
        self._grown = True
        self._fit()

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
        self.clock_card.state_asked.connect(self.deeds.set_state)
        self.clock_card.more_asked.connect(self.deeds.add_time)
        self.arrivals.arrived.connect(self.deeds.arrive)
        self.arrivals.left.connect(self.deeds.leave_early)
        self.arrivals.unseen.connect(self.deeds.not_seen)
        self.board.opened.connect(self.desk.open_capture)
        self.board.moved.connect(self._follow)
        self.side.opened.connect(self._open_note)
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
        return self.deeds.hand

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the café as it stands."""
        for _ in self.fill():
            pass

    def fill(self) -> Steps:
        """Show the café as it stands, part by part."""
        cafe = self.cafe
        if not (cafe.tables and cafe.rounds):
            self._teach()
            return
        self._pages.setCurrentIndex(0)
        self._notes = own_words_left_out(cafe, cafe.notes)
        now = self.hand
        self.clock_card.show_rounds(cafe, now, self.clock.now())
        self.clock_card.show_time(cafe, now)
        self.arrivals.show_round(cafe, now.round)
        yield None
        self._show_board(now)
        self._show_totals()
        yield None
        self.side.show_notes(cafe, self._notes)
        words, icon = next_words(now, self.context.language)
        self.next_button.set_text(words)
        self.next_button.set_icon(icon)

    def _teach(self) -> None:
        if self._empty is None:
            # Made when it is needed: most cafés never see it, and a page opens faster without it.
            self._empty = self._empty_state()
            self._pages.addWidget(self._empty)
        self._pages.setCurrentIndex(1)

    def _show_board(self, now: Hand) -> None:
        cafe, moment, language = self.cafe, self.clock.now(), self.context.language
        self._minute = moment.minute
        rows = table_rows(cafe, self._notes, now.round, moment, language)
        groups = round_groups(cafe, self._notes, now.round, language)
        self.board.show_rows(rows, cafe.kinds_in_order, groups, moment)
        silent = [str(r.table.number) for r in rows if r.silent is not None]
        self.header.set_state(state_words(now, len(self._notes), silent, language))

    def _show_totals(self) -> None:
        counts = Counter(note.head.kind for note in self._notes)
        totals: list[tuple[object, int]] = [(kind, counts[kind.id]) for kind in self.cafe.kinds_in_order]
        if self._totals == totals:
            return
        self._totals = totals
        empty(self.totals.flow)
        for kind in self.cafe.kinds_in_order:
            self.totals.add(KindWord(self.context, kind, count=counts[kind.id]))

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

    def ask_replan(self) -> None:
        """Plan the rounds to come anew, for those who are here."""
        from ui.organiser.rotation.questions import ask_replan

        ask_replan(self.context, self.desk, self.window())

    def _open_capture(self) -> None:
        if not self._grown:
            self.desk.open_capture(None)
            return
        index = self.board.view.currentIndex()
        rows = self.board.model_of.rows
        self.desk.open_capture(rows[index.row()].table.id if 0 <= index.row() < len(rows) else None)

    def _open_note(self, note: str) -> None:
        # After the click has ended: this page is hidden by what it asks for.
        QTimer.singleShot(0, self, partial(self.desk.go_to, "harvest", note))

    # Events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._grown:
            self._fit()

    def _fit(self) -> None:
        self.side.setVisible(self.width() >= 860)
        wide = self.width() - (scale.INSPECTOR if self.width() >= 860 else 0) >= NARROW - scale.INSPECTOR
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._cards.direction() != way:
            self._cards.setDirection(way)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.clock.start()
        if self._minute >= 0:
            self._tick()  # at the first time the window fills the page by itself

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clock.stop()

    def actions_for_menu(self) -> list[Any]:
        """What the page can do, for its menu and the palette."""
        say = self.context.language.say
        deeds: list[tuple[str, Callable[[], object]]] = [
            (say("Start or end the round"), self.deeds.next_step),
            (say("5 min more"), partial(self.deeds.add_time_now, 5)),
            (say("5 min less"), partial(self.deeds.add_time_now, -5)),
            (say("Say who has arrived"), self._go_to_arrivals),
            (say("Open capture"), self._open_capture),
            (say("Plan the rest of the day…"), self.ask_replan),
        ]
        return self.actions_of(deeds)
