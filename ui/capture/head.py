"""The head of the rapporteur's window: which table, which topic, which round, and how long there is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.context import Context
from ui.models.day import Hand, round_words, span_words, zone_of
from ui.theme import scale
from ui.widgets import Label, MenuButton, Meter, Prose, TableTab, column, empty, row
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table


class TableHead(QWidget):
    """Table and topic at the left, round and time at the right.

    `table_picked(id)` and `round_picked(id)`; an empty round id lets the clock choose again.
    """

    table_picked = Signal(str)
    round_picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.language.say
        self._tab = row(0)
        self.title = Prose(context, size=scale.TITLE, weight=600, line_height=1.15)
        self.question = Prose(
            context, size=scale.HEADING, tone="ink2", serif=True, italic=True, line_height=1.25
        )
        self.tables = MenuButton(context, say("Another table"), extent="small")
        self.rounds = MenuButton(context, "", extent="small")
        for button in (self.tables, self.rounds):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.when = Label(size=scale.SMALL, tone="muted")
        self.clock = Label(size=scale.FIGURE, weight=600)
        self.clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._meter = Meter(context, say("Time of the round"))
        self._fill_shape()

    def _fill_shape(self) -> None:
        words = column(2)
        words.addWidget(self.title)
        words.addWidget(self.question)
        words.addStretch(1)
        left = row(16)
        left.addLayout(self._tab)
        left.addLayout(words, 1)
        left.setAlignment(self._tab, Qt.AlignmentFlag.AlignTop)
        self.tables.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        beside = column(2)
        beside.addWidget(self.rounds, 0, Qt.AlignmentFlag.AlignRight)
        beside.addWidget(self.when, 0, Qt.AlignmentFlag.AlignRight)
        upper = row(14)
        upper.addStretch(1)
        upper.addLayout(beside)
        upper.addWidget(self.clock)
        right = column(2)
        right.addLayout(upper)
        right.addWidget(self._meter)
        held = QWidget()
        held.setLayout(right)
        held.setMinimumWidth(240)
        held.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        across = row(24)
        across.setContentsMargins(24, 14, 24, 14)
        across.addLayout(left, 1)
        across.addWidget(self.tables, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(held, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, 84))

    def show_table(self, cafe: Cafe, table: Table, round_: str) -> None:
        """Show a table with its topic in this round."""
        say = self._context.language.say
        topic = cafe.topic_at(round_, table.id)
        empty(self._tab)
        self._tab.addWidget(TableTab(self._context, table.number, topic.hue + 1 if topic else 8, side=56))
        self.title.set_text(topic.title if topic else say("Table {table}", table=table.number))
        questions = " ".join(q.text for q in topic.questions) if topic else ""
        self.question.set_text(questions)
        self.question.setVisible(bool(questions))
        self._fill_tables(cafe, table.id, round_)

    def _fill_tables(self, cafe: Cafe, chosen: str, round_: str) -> None:
        menu = self.tables.menu_of
        menu.clear()
        for table in cafe.tables_in_order:
            topic = cafe.topic_at(round_, table.id)
            words = f"{table.number}   {topic.brief}" if topic else f"{table.number}"
            _choice(menu, words, table.id == chosen).triggered.connect(
                lambda _on=False, key=table.id: self.table_picked.emit(key)
            )
        self.tables.setVisible(len(cafe.tables) > 1)

    def show_rounds(self, cafe: Cafe, chosen: str, by_hand: bool) -> None:
        """Offer the rounds; the first line lets the clock choose."""
        language = self._context.language
        say = language.say
        menu = self.rounds.menu_of
        menu.clear()
        _choice(menu, say("As the clock says"), not by_hand).triggered.connect(
            lambda: self.round_picked.emit("")
        )
        menu.addSeparator()
        for round_ in cafe.rounds_in_order:
            on = by_hand and round_.id == chosen
            _choice(menu, round_words(round_, language), on).triggered.connect(
                lambda _on=False, key=round_.id: self.round_picked.emit(key)
            )
        found = cafe.rounds.get(chosen)
        if found is not None:
            self.rounds.set_text(
                say("{round} of {most}", round=round_words(found, language), most=len(cafe.rounds))
            )

    def show_time(self, cafe: Cafe, hand: Hand) -> None:
        """Show what the clock counts."""
        language = self._context.language
        say = language.say
        zone = zone_of(cafe)
        ends = language.clock(hand.ends.astimezone(zone).time()) if hand.ends else ""
        begins = language.clock(hand.begins.time()) if hand.begins else ""
        day = language.day_by("dMMM", hand.begins.date()) if hand.begins else ""
        words, when, tone = "", say("no time is set"), "ink"
        if hand.state == "running":
            words, when = span_words(hand.seconds, language), say("ends at {time}", time=ends)
        elif hand.state == "late":
            words, tone = f"+{span_words(hand.seconds, language)}", "warning"
            when = say("was to end at {time}", time=ends)
        elif hand.state == "before":
            words = span_words(hand.seconds, language)
            when = say("until it starts, {day} at {time}", day=day, time=begins)
        elif hand.state == "after":
            when = say("is over since {time}", time=ends) if ends else say("is over")
        self.clock.setText(words)
        self.clock.setVisible(bool(words))
        self.clock.set_tone(tone)
        self.when.setText(when)
        self._meter.set(round(hand.share, 4), 1)
        self._meter.setVisible(hand.state in ("running", "late"))


def _choice(menu: QMenu, words: str, on: bool) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    return action
