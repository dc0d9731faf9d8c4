"""The numbers of tables and rounds side by side: a card for each, with what no plan could avoid then."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.rotation import whatif_words as words
from ui.theme import scale
from ui.widgets import Label, column
from ui.widgets.painted import PaintedButton, fill, outline

if TYPE_CHECKING:
    from worldcafe.verbs.whatif import Option

At = tuple[int, int]
"""A number of tables and of rounds."""

PAD = 12


class OptionCard(PaintedButton):
    """An option: the fewest repeat meetings, the change against now, people at a table, whom everyone meets."""

    def __init__(self, context: Context, at: At, *, now: bool) -> None:
        super().__init__(context, "")
        self.at = at
        self.now = now
        self.option: Option | None = None
        self._present: Option | None = None
        self.setCheckable(True)
        self.setEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_option(self, option: Option, present: Option | None) -> None:
        """Show what was worked out, and the change against the present numbers."""
        self.option, self._present = option, present
        self.setEnabled(True)
        self.setAccessibleName(words.whole(self.context.language, option, present))
        self.update()

    def change(self) -> int:
        """Repeat meetings more than now; 0 where that is not known."""
        here = self.option.repeats if self.option else None
        there = self._present.repeats if self._present else None
        return 0 if here is None or there is None else here - there

    def sizeHint(self) -> QSize:
        return QSize(148, 92)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = self.begin(), self.context.theme
        box = self.rect().toRectF()
        on = self.isChecked()
        ground = "tint" if on else "sunk" if self.underMouse() and self.isEnabled() else "surface"
        fill(painter, box, theme.colour(ground), scale.RADIUS)
        edge = "accent" if on else "edge" if self.now else "line"
        outline(painter, box, theme.colour(edge), scale.RADIUS, 2 if on else 1)
        if self.ringed():
            outline(painter, box.adjusted(3, 3, -3, -3), theme.colour("accent"), scale.RADIUS - 3, 1)
        self._paint_words(painter, box.adjusted(PAD, 8, -PAD, -8))

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        language, option = self.context.language, self.option
        if self.now:
            self._line(painter, box, language.say("now"), "accent", scale.font(scale.TINY, 600), right=True)
        if option is None:
            self._line(painter, box, "…", "muted", scale.font(scale.TITLE, 600))
            return
        number = "–" if option.repeats is None else language.number(option.repeats)
        self._line(painter, box, number, "ink", scale.font(scale.TITLE, 600))
        if not self.now and self.change():
            more = self.change() > 0
            sign = f"+{language.number(self.change())}" if more else f"−{language.number(-self.change())}"
            tone = "warning" if more else "success"
            self._line(painter, box, sign, tone, scale.font(scale.SMALL, 600), right=True)
        small = scale.font(scale.SMALL)
        if option.repeats is None:
            self._line(painter, box.adjusted(0, 36, 0, 0), language.say("no plan"), "error", small)
        else:
            self._line(painter, box.adjusted(0, 36, 0, 0), words.sizes(language, option), "ink2", small)
            self._line(painter, box.adjusted(0, 56, 0, 0), words.met(language, option), "muted", small)

    def _line(
        self, painter: QPainter, box: QRectF, text: str, tone: str, font: QFont, *, right: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(self.context.theme.colour(tone))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, text)


class OptionGrid(QWidget):
    """Columns of tables, rows of rounds. `chosen(at)` when another option is chosen; arrows walk."""

    chosen = Signal(object)

    def __init__(self, context: Context, across: Sequence[int], down: Sequence[int], now: At) -> None:
        super().__init__()
        language = context.language
        self._now = now
        self.cards: dict[At, OptionCard] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for x, tables in enumerate(across, 1):
            head = Label(
                language.plural("{n} table", "{n} tables", tables),
                size=scale.SMALL,
                weight=600 if tables == now[0] else 400,
                tone="ink" if tables == now[0] else "ink2",
            )
            grid.addWidget(head, 0, x, Qt.AlignmentFlag.AlignLeft)
            grid.setColumnStretch(x, 1)
        for y, rounds in enumerate(down, 1):
            side = column(2)
            side.addStretch(1)
            same = rounds == now[1]
            side.addWidget(
                Label(
                    language.plural("{n} round", "{n} rounds", rounds),
                    size=scale.SMALL,
                    weight=600 if same else 400,
                    tone="ink" if same else "ink2",
                )
            )
            side.addStretch(1)
            grid.addLayout(side, y, 0)
            for x, tables in enumerate(across, 1):
                card = OptionCard(context, (tables, rounds), now=(tables, rounds) == now)
                self.cards[card.at] = card
                self._group.addButton(card)
                grid.addWidget(card, y, x)
        self.setLayout(grid)
        self.setAccessibleName(language.say("Numbers of tables and rounds"))
        self._group.buttonToggled.connect(self._toggled)

    def show_options(self, options: Sequence[Option]) -> None:
        """Show what has been worked out so far."""
        present = next((o for o in options if (o.tables, o.rounds) == self._now), None)
        for option in options:
            card = self.cards.get((option.tables, option.rounds))
            if card is not None and card.option is not option:
                card.show_option(option, present)

    def choose(self, at: At) -> None:
        """Choose an option."""
        self.cards[at].setChecked(True)

    def current(self) -> OptionCard | None:
        """The card that is chosen."""
        return next((card for card in self.cards.values() if card.isChecked()), None)

    def _toggled(self, card: object, on: bool) -> None:
        if on and isinstance(card, OptionCard):
            self.chosen.emit(card.at)
