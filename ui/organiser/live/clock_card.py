"""The clock of the room and the rounds of the day."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from ui.context import Context
from ui.models.day import Hand, hand_of, round_words, span_words, zone_of
from ui.theme import scale
from ui.widgets import Button, Card, FlowBox, Label, Meter, Prose, column, empty, row
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.language import Language

CLOCK: Final = 48
"""Pixels: the largest figures of the program but the projector's."""

PADDING: Final = 16
GAP: Final = 8


class RoundPiece(PaintedButton):
    """A round of the day: its name, its times, its `state` in a word. A click offers what it can be."""

    def __init__(self, context: Context, round_: Round, state: str, now: bool) -> None:
        super().__init__(context, round_words(round_, context.language))
        self.round = round_
        self.state = state
        self._wide = 0
        self._now = now
        self._below = times_of(round_, context.language)
        self.word = state_word(state, context.language)
        self._bold, self._small = scale.font(scale.SMALL, 600), scale.font(scale.TINY)
        self.setAccessibleDescription(", ".join(p for p in (self._below, self.word) if p))
        self.setToolTip(context.language.say("Set this round running or over"))

    def sizeHint(self) -> QSize:
        small, bold = QFontMetrics(self._small), QFontMetrics(self._bold)
        upper = bold.horizontalAdvance(self.text()) + 16 + small.horizontalAdvance(self.word)
        return QSize(max(upper + 26, small.horizontalAdvance(self._below) + 26, self._wide), 46)

    def set_least(self, width: int) -> None:
        """Be at least so wide, in pixels: the rounds stand under one another like a table."""
        self._wide = width
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        ground = "tint" if self._now else "sunk" if self.underMouse() else "surface"
        fill(painter, box, theme.colour(ground), scale.RADIUS_SMALL)
        outline(painter, box, theme.colour("accent" if self._now else "line2"), scale.RADIUS_SMALL)
        over = self.state == "over"
        painter.setFont(self._bold)
        painter.setPen(self.colour("muted" if over else "accent" if self._now else "ink"))
        painter.drawText(QRectF(12, 5, box.width() - 24, 18), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(self._small)
        painter.setPen(self.colour("ink2" if self._now else "muted"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(12, 5, box.width() - 24, 18), right, self.word)
        painter.drawText(QRectF(12, 23, box.width() - 24, 18), Qt.AlignmentFlag.AlignVCenter, self._below)
        self.ring(painter, box, scale.RADIUS_SMALL)


def times_of(round_: Round, language: Language) -> str:
    """When a round is, in short: "14 Apr, 15:40–17:10", or how long it is."""
    end = round_.end()
    if round_.start is None or end is None:
        return language.plural("{n} minute", "{n} minutes", round_.minutes)
    span = f"{language.clock(round_.start)}–{language.clock(end)}"
    return f"{language.day_by('dMMM', round_.day)}, {span}" if round_.day else span


def state_of(cafe: Cafe, round_: Round, hand: Hand, now: datetime) -> str:
    """What a round is at a moment: as it was set, or, where nobody set it, as its time has it.

    One of "planned", "running" and "over". A day that was missed has only planned rounds.
    """
    if round_.state != "planned" or hand.state == "missed":
        return round_.state
    by_time = {"running": "running", "late": "running", "after": "over"}
    return by_time.get(hand_of(cafe, round_, now).state, "planned")


def state_word(state: str, language: Language) -> str:
    """What a round is now, in a word."""
    words = {
        "planned": language.say_in("round", "planned"),
        "running": language.say_in("round", "running"),
        "over": language.say_in("round", "over"),
    }
    return words[state]


def even_columns(pieces: int, most: int) -> int:
    """How many stand in a line when at most `most` do and no line is left with a single one: four as two and two."""
    lines = -(-pieces // max(most, 1))
    return -(-pieces // max(lines, 1))


class ClockCard(Card):
    """The largest clock of the program but the projector's, and the day's rounds under it.

    `state_asked(round, state)` with "planned", "running" or "over"; `more_asked(round, minutes)`.
    """

    state_asked = Signal(str, str)
    more_asked = Signal(str, int)

    def __init__(self, context: Context) -> None:
        super().__init__(padding=PADDING, gap=10)
        self._context = context
        self._round: Round | None = None
        self._shown: tuple[object, ...] = ()
        say = context.language.say
        self.time = Label(size=CLOCK, weight=600)
        self.title = Label(weight=600)
        self.below = Prose(context, size=scale.SMALL, tone="muted")
        words = column(2)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.below)
        words.addStretch(1)
        upper = row(18)
        upper.addWidget(self.time)
        upper.addLayout(words, 1)
        self.meter = Meter(context, say("Time of the round"))
        self.more = Button.small(context, say("5 min more"), "plus", self._ask_more)
        self.less = Button.small(context, say("5 min less"), "minus", self._ask_less)
        deeds = FlowBox(8)
        for button in (self.more, self.less):
            deeds.add(button)
        self.rounds = FlowBox(GAP)
        self.add(upper)
        self.add(self.meter)
        self.add(deeds)
        self.add(self.rounds)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_rounds(self, cafe: Cafe, hand: Hand, now: datetime) -> None:
        """Show the day's rounds and what can be done with the one that counts."""
        self._round = hand.round
        for button in (self.more, self.less):
            button.setVisible(hand.state in ("running", "late"))
        states = [state_of(cafe, round_, hand, now) for round_ in cafe.rounds_in_order]
        shown = (cafe.rounds, hand.round.id if hand.round else "", states)
        if self._shown and shown[0] is self._shown[0] and shown[1:] == self._shown[1:]:
            return
        self._shown = shown
        empty(self.rounds.flow)
        here = hand.round.id if hand.round is not None else ""
        for round_, state in zip(cafe.rounds_in_order, states, strict=True):
            piece = RoundPiece(self._context, round_, state, round_.id == here)
            piece.clicked.connect(partial(self._open_menu, piece))
            self.rounds.add(piece)
        widest = max((piece.sizeHint().width() for piece in self.pieces()), default=0)
        for piece in self.pieces():
            piece.set_least(widest)
        self._even(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._even(event.size().width())

    def _even(self, width: int) -> None:
        """Lines of equal length, so that no round stands alone under the others."""
        pieces = self.pieces()
        if not pieces:
            return
        room, each = width - 2 * PADDING - 2, pieces[0].sizeHint().width() + GAP
        columns = even_columns(len(pieces), (room + GAP) // each)
        self.rounds.setContentsMargins(0, 0, max(0, room - columns * each + GAP), 0)

    def pieces(self) -> list[RoundPiece]:
        """The rounds as they are shown."""
        # Asked of the layout: what was just put into a window that is seen is shown only later.
        items = (self.rounds.flow.itemAt(at) for at in range(self.rounds.flow.count()))
        return [w for i in items if i is not None and isinstance(w := i.widget(), RoundPiece)]

    def show_time(self, cafe: Cafe, hand: Hand) -> None:
        """Show what the clock counts."""
        language = self._context.language
        say = language.say
        name = round_words(hand.round, language) if hand.round else say("No round yet")
        ends = language.clock(hand.ends.astimezone(zone_of(cafe)).time()) if hand.ends else ""
        begins = language.clock(hand.begins.time()) if hand.begins else ""
        day = language.day_by("EEEdMMM", hand.begins.date()) if hand.begins else ""
        tone, words, below = "ink", "", say("The page Café is where rounds are made.")
        if hand.state == "running":
            words, below = span_words(hand.seconds, language), say("runs until {time}", time=ends)
        elif hand.state == "late":
            words, tone = f"+{span_words(hand.seconds, language)}", "warning"
            below = say("was to end at {time}; end it, or add time", time=ends)
        elif hand.state == "before":
            words = span_words(hand.seconds, language)
            below = say("until it starts, {day} at {time}", day=day, time=begins)
        elif hand.state == "after" and hand.round is not None and hand.round.state == "planned":
            below = say("By its time the last round is over. A click on a round starts it all the same.")
        elif hand.state == "after":
            below = say("The last round is over. The harvest is next.")
        elif hand.state == "missed":
            below = say("It was not started. Start it when everybody sits: it moves to today.")
        elif hand.round is not None:
            below = say("It has no time yet. Start it when everybody sits.")
        self.time.setText(words)
        self.time.setVisible(bool(words))
        self.time.set_tone(tone)
        self.title.setText(name)
        self.below.set_text(below)
        self.meter.set(round(hand.share, 4), 1)
        self.meter.setVisible(hand.state in ("running", "late"))

    def menu_for(self, round_: Round) -> QMenu:
        """What a round can be."""
        say = self._context.language.say
        menu = QMenu(self)
        for state, words in (
            ("running", say("Start now")),
            ("over", say("It is over")),
            ("planned", say("Not yet: planned")),
        ):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(round_.state == state)
            action.triggered.connect(partial(self._emit_state, round_.id, state))
        menu.addSeparator()
        menu.addAction(say("5 min more")).triggered.connect(partial(self._emit_more, round_.id, 5))
        menu.addAction(say("5 min less")).triggered.connect(partial(self._emit_more, round_.id, -5))
        return menu

    def _open_menu(self, piece: RoundPiece, _checked: bool = False) -> None:
        menu = self.menu_for(piece.round)
        menu.exec(piece.mapToGlobal(piece.rect().bottomLeft()))
        menu.deleteLater()

    def _emit_state(self, round_: str, state: str, _checked: bool = False) -> None:
        self.state_asked.emit(round_, state)

    def _emit_more(self, round_: str, minutes: int, _checked: bool = False) -> None:
        self.more_asked.emit(round_, minutes)

    def _ask_more(self) -> None:
        if self._round is not None:
            self.more_asked.emit(self._round.id, 5)

    def _ask_less(self) -> None:
        if self._round is not None:
            self.more_asked.emit(self._round.id, -5)
