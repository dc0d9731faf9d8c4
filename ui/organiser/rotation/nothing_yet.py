"""Before the first plan: what is missing in words, each with the way to close it, and the button when nothing is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Button, Card, Label, Prose, Rule, Scroll, StateMark, TablesFigure, column, row
from ui.widgets.inspector import empty
from worldcafe.domain.cafe import Cafe
from worldcafe.verbs.checking import Missing

MOST_LISTED = 8


class NothingYet(QWidget):
    """The empty Rotation page. `plan_asked`; `gap_asked(stage, target)` leads to where a gap is closed."""

    plan_asked = Signal()
    gap_asked = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scroll = Scroll(0, 24)
        body = column(0)
        body.addWidget(self._scroll)
        self.setLayout(body)

    def show_gaps(self, gaps: Sequence[Missing], cafe: Cafe) -> None:
        """Show what is missing before planning, the blocking first."""
        say, inside = self._context.language.say, self._scroll.body
        empty(inside)
        blocked = any(gap.blocks for gap in gaps)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addStretch(2)
        inside.addWidget(TablesFigure(self._context), 0, centre)
        inside.addSpacing(20)
        title = say("Who sits where, round by round?") if not blocked else say("Not enough to plan yet")
        inside.addWidget(Label(title, size=scale.TITLE, weight=600), 0, centre)
        inside.addSpacing(6)
        inside.addWidget(Label(self._sentence(blocked, cafe), tone="muted"), 0, centre)
        inside.addSpacing(20)
        if not blocked:
            plan = Button.primary(self._context, say("Plan the rotation"), "shuffle", self.plan_asked.emit)
            inside.addWidget(plan, 0, centre)
            inside.addSpacing(24)
        if gaps:
            inside.addWidget(self._card(sorted(gaps, key=lambda gap: not gap.blocks)), 0, centre)
        inside.addStretch(3)

    def _sentence(self, blocked: bool, cafe: Cafe) -> str:
        language = self._context.language
        if blocked:
            return language.say("A plan needs people, tables and at least one round.")
        return language.say(
            "{people} at {tables} in {rounds}: new company and a new topic every time, as far as it can be proven.",
            people=language.plural("{n} person", "{n} people", len(cafe.people)),
            tables=language.plural("{n} table", "{n} tables", len(cafe.tables)),
            rounds=language.plural(
                "{n} round", "{n} rounds", sum(r.kind != "harvest" for r in cafe.rounds.values())
            ),
        )

    def _card(self, gaps: Sequence[Missing]) -> Card:
        language = self._context.language
        card = Card(padding=16, gap=0)
        card.setFixedWidth(640)
        blocks = gaps[0].blocks
        card.add(Label(language.say("Missing") if blocks else language.say("Worth a look first"), weight=600))
        for gap in gaps[:MOST_LISTED]:
            card.body.addSpacing(8)
            card.add(Rule())
            card.body.addSpacing(8)
            line = row(10)
            line.addWidget(StateMark(self._context, False), 0, Qt.AlignmentFlag.AlignTop)
            said = column(0)
            said.addWidget(Prose(self._context, gap.sentence(language), weight=600 if gap.blocks else 400))
            if reason := gap.why(language):
                said.addWidget(Prose(self._context, reason, size=scale.SMALL, tone="muted"))
            line.addLayout(said, 1)
            word = language.say("Go to People") if gap.stage == "people" else language.say("Go to Café")
            go = Button.link(self._context, word, do=partial(self.gap_asked.emit, gap.stage, gap.target))
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
            card.add(line)
        if len(gaps) > MOST_LISTED:
            card.body.addSpacing(8)
            more = len(gaps) - MOST_LISTED
            card.add(Label(language.plural("and {n} more", "and {n} more", more), tone="muted"))
        return card
