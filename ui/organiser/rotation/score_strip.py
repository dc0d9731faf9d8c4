"""The strip under the board: what the plan is worth, each figure with what is proven about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.rotation import score_words
from ui.organiser.rotation.hold import Hold
from ui.organiser.rotation.measure import Measure
from ui.theme import scale
from ui.widgets import (
    Badge,
    Bar,
    BarChart,
    BigNumber,
    Button,
    Card,
    HeatMap,
    Label,
    Meter,
    Prose,
    column,
    row,
)
from ui.widgets.heat_map import cell_colours

if TYPE_CHECKING:
    from worldcafe.planner.quality import Figures

GAP = 8
TALL = 216
SHORT = 98
ROOM_FOR_REACH = 760
ROOM_FOR_MAP = 1000


class ScoreCard(Card):
    """A title, a big number with a badge, a sentence; `aside` stands at the right of the title."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(padding=14, gap=6)
        self.context = context
        self.badge = Badge(context, "")
        self.number = BigNumber("", badge=self.badge)
        self.aside = Label(size=scale.SMALL, weight=600, tone="warning")
        self.words = Prose(context, size=scale.SMALL, tone="muted")
        head = row(8)
        head.addWidget(Label(title, size=scale.SMALL, weight=600, tone="ink2"), 1)
        head.addWidget(self.aside)
        self.add(head)
        self.add(self.number)
        self.add(self.words)
        self.body.addStretch(1)
        self.setAccessibleName(title)

    def show_badge(self, badge: score_words.Badge | None) -> None:
        """Show a badge beside the number, or none."""
        self.badge.setVisible(badge is not None)
        if badge:
            self.badge.set(*badge)

    def set_short(self, short: bool) -> None:
        """Leave out what needs height."""
        self.words.setVisible(not short)


class Legend(QWidget):
    """A coloured square and its word, for the map."""

    def __init__(self, context: Context, cell: int, word: str) -> None:
        super().__init__()
        self._context = context
        self.cell = cell
        inside = row(6)
        inside.setContentsMargins(18, 0, 0, 0)
        inside.addWidget(Label(word, size=scale.TINY, tone="ink2"))
        self._count = Label(size=scale.TINY, weight=600, tone="ink2")
        self._count.hide()
        inside.addWidget(self._count)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_count(self, pairs: int) -> None:
        """Say how many pairs there are of this."""
        self._count.setText(self._context.language.number(pairs))
        self._count.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(0.5, (self.height() - 10) / 2 - 0.5, 10, 10)
        theme = self._context.theme
        painter.setBrush(theme.colour(cell_colours(theme.palette)[self.cell]))
        painter.setPen(theme.colour("line2"))
        painter.drawRect(box)


def legend(context: Context) -> list[Legend]:
    """What the colours of the map mean."""
    say = context.language.say
    words = (
        (0, say("never")),
        (1, say("once")),
        (2, say("twice")),
        (3, say("more often")),
        (4, say("colleagues")),
    )
    return [Legend(context, cell, word) for cell, word in words]


class MapCard(Card):
    """The small square of who meets whom, with a way to the large one."""

    def __init__(self, context: Context) -> None:
        super().__init__(padding=12, gap=0)
        say = context.language.say
        self._language = context.language
        self.map = HeatMap(context)
        self.map.setFixedSize(184, 184)
        self.link = Button.link(context, say("Open large"))
        self._names = Label(size=scale.SMALL, tone="muted", wrap=True)
        self._legend = legend(context)
        right = column(3)
        right.addWidget(Label(say("Who meets whom"), size=scale.SMALL, weight=600, tone="ink2"))
        right.addWidget(self._names)
        right.addSpacing(4)
        for item in self._legend:
            right.addWidget(item)
        right.addStretch(1)
        right.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        across = row(14)
        across.addWidget(self.map, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(right, 1)
        self.add(across)

    def show_measure(self, measure: Measure) -> None:
        """Show who meets whom, if they are not too many to be drawn."""
        say, cafe = self._language.say, measure.company.cafe
        cells = measure.cells
        self.map.setVisible(cells is not None)
        n = len(measure.people)
        self._names.setText(
            self._language.plural("{n} person, by organisation", "{n} people, by organisation", n)
        )
        self._legend[3].setVisible(bool(cells and 3 in cells))
        if cells is not None:
            names = [cafe.people[p].name for p in measure.people]
            self.map.set_pairs(names, cells, say("Every pair of people, by how often they share a table."))


class ScoreStrip(QWidget):
    """The cards of a plan. `map_asked` when the large map is wanted, `why_asked` for the words behind the number.

    `alike_asked` to decide which organisations are one, `more_asked` where a low window shows numbers only.
    """

    map_asked = Signal()
    why_asked = Signal()
    alike_asked = Signal()
    more_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        say = context.language.say
        self.context = context
        self.figures: Figures | None = None
        self._undecided = 0
        self._short = self._spread = False
        self.repeats = ScoreCard(context, say("Repeat meetings"))
        self.colleagues = ScoreCard(context, say("Colleagues apart"))
        self.wishes = ScoreCard(context, say("Wishes granted"))
        self._meter = Meter(context, say("Wishes granted"))
        self.wishes.body.insertWidget(2, self._meter)
        self.reach = Card(padding=14, gap=6)
        self._bars = BarChart(context, say("Reach of ideas"))
        self._reach_words = Prose(context, size=scale.SMALL, tone="muted")
        self.reach.add(Label(say("Reach of ideas"), size=scale.SMALL, weight=600, tone="ink2"))
        self.reach.add(self._bars)
        self.reach.add(self._reach_words)
        self.reach.body.addStretch(1)
        self.map = MapCard(context)
        self.map.link.clicked.connect(self.map_asked)
        self.why = Button.link(context, "", do=self.why_asked.emit)
        self.repeats.body.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self.decide = Button.link(context, say("Decide"), do=self.alike_asked.emit)
        self.decide.setAccessibleDescription(say("Decide which organisations are one."))
        self.colleagues.body.addWidget(self.decide, 0, Qt.AlignmentFlag.AlignLeft)
        self.decide.hide()
        self.more = Button.small(context, say("All figures"), icon="chevron-up", do=self.more_asked.emit)
        self.more.hide()
        self._across, self._below = row(GAP), row(GAP)
        for card, share in ((self.repeats, 24), (self.colleagues, 19), (self.wishes, 20), (self.reach, 19)):
            self._across.addWidget(card, share)
        self._across.addWidget(self.map, 0)
        self._across.addWidget(self.more, 0)
        self.map.setFixedWidth(330)
        rows = column(GAP)
        rows.addLayout(self._across, 1)
        rows.addLayout(self._below, 1)
        self.setLayout(rows)
        self.setFixedHeight(TALL)

    def set_short(self, short: bool, *, spread: bool = False) -> None:
        """Show numbers only, for a low window; `spread`: all of it, in two rows where one is too narrow."""
        self._short = short
        if spread != self._spread:
            self._spread = spread
            self._move_row()
        self.setFixedHeight(SHORT if short else 2 * TALL + GAP if spread else TALL)
        for card in (self.repeats, self.colleagues, self.wishes):
            card.set_short(short)
        self.more.setVisible(short)
        self.why.setVisible(not short)
        self.decide.setVisible(not short and bool(self._undecided))
        self._meter.setVisible(not short and bool(self.figures and self.figures.wishes.asked))
        self._place()

    def _move_row(self) -> None:
        """Put reach and map into the row where they belong."""
        before, now = (self._across, self._below) if self._spread else (self._below, self._across)
        for at, (card, share) in enumerate(((self.reach, 19), (self.map, 0))):
            before.removeWidget(card)
            now.insertWidget(at if self._spread else 3 + at, card, share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        wide, full = self.width(), not self._short
        self.reach.setVisible(full and (self._spread or wide >= ROOM_FOR_REACH))
        self.map.setVisible(full and (self._spread or wide >= ROOM_FOR_MAP))

    def show_plan(self, figures: Figures, measure: Measure, undecided: int = 0) -> None:
        """Show what the seats are worth; `undecided` groups of organisations may be one each."""
        self.figures, self._undecided = figures, undecided
        language, cafe = self.context.language, measure.company.cafe
        self.repeats.number.set(language.number(figures.repeats))
        self.repeats.show_badge(score_words.proof_badge(language, figures))
        self.repeats.words.set_text(score_words.repeats_sentence(language, figures))
        self.repeats.aside.setText("")
        self.why.set_text(language.say("Why {n}?", n=figures.repeats))
        self.colleagues.number.set(language.number(figures.colleague_meetings))
        self.colleagues.show_badge(score_words.colleagues_badge(language, figures, undecided))
        self.colleagues.words.set_text(score_words.colleagues_sentence(language, measure, undecided))
        self.decide.setVisible(not self._short and bool(undecided))
        self._show_wishes(figures, measure)
        self._show_reach(figures, measure)
        self.map.show_measure(measure)
        self.setAccessibleDescription(
            " ".join(
                (
                    score_words.repeats_sentence(language, figures),
                    score_words.reach_sentence(language, cafe, measure.company.counted, figures),
                )
            )
        )

    def _show_wishes(self, figures: Figures, measure: Measure) -> None:
        language, wishes = self.context.language, figures.wishes
        after = language.say("of {n}", n=wishes.asked) if wishes.asked else ""
        self.wishes.number.set(language.number(wishes.granted) if wishes.asked else "–", after)
        best = wishes.asked and wishes.cost <= wishes.bound
        self.wishes.show_badge((language.say("Proven best"), "proven", "badge-check") if best else None)
        self._meter.setVisible(bool(wishes.asked) and not self._short)
        self._meter.set(wishes.granted, max(1, wishes.asked))
        self.wishes.words.set_text(score_words.wishes_sentence(language, figures, measure))

    def _show_reach(self, figures: Figures, measure: Measure) -> None:
        language, company = self.context.language, measure.company
        bars = [
            Bar(
                language.say("Round {round}", round=company.cafe.rounds[r].number),
                min((n for n in reached if n), default=0),
            )
            for r, reached in zip(company.counted, figures.reach, strict=False)
        ]
        self._bars.set_bars(bars, figures.people)
        self._reach_words.set_text(
            score_words.reach_sentence(language, company.cafe, company.counted, figures)
        )

    def show_hold(self, hold: Hold | None) -> None:
        """Say what the number of repeat meetings would be if people were dropped where they are held."""
        outlook = hold.outlook if hold else None
        if (
            not self.figures
            or not hold
            or not outlook
            or outlook.home
            or (outlook.barrier and not hold.swapping)
        ):
            self.repeats.aside.setText("")
            return
        change = hold.partner.repeats if hold.swapping and hold.partner else outlook.repeats
        language = self.context.language
        self.repeats.aside.setText(language.say("{n} if dropped here", n=self.figures.repeats + change))
        self.repeats.aside.set_tone("warning" if change > 0 else "success" if change < 0 else "muted")

    def sizeHint(self) -> QSize:
        return QSize(1100, self.maximumHeight())
