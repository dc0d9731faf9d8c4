"""The board with its strip: the score of the plan at rest, the falling line while planning.

In a low window the strip is cut to its numbers; the whole of it takes the board's place when asked for.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.context import Context
from ui.organiser.rotation.board import Board
from ui.organiser.rotation.hold import Hold
from ui.organiser.rotation.planning_strip import PlanningStrip
from ui.organiser.rotation.score_strip import ROOM_FOR_MAP, SHORT, TALL, ScoreStrip
from ui.organiser.rotation.seats import Company, columns_of
from ui.widgets import Button, Scroll, column

UNLIMITED = 16777215
"""What Qt takes for no limit of a height."""
LOW = 560
"""Height of the panel under which the strip shows numbers only."""


class BoardPanel(QWidget):
    """Board over strip."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.board = Board(context)
        self.score = ScoreStrip(context)
        self.progress = PlanningStrip(context)
        self._strip = QWidget()
        self._open = False
        self._round: str | None = None
        say = context.language.say
        self.less = Button.small(context, say("Back to the board"), icon="arrow-left", do=self.close_figures)
        self.less.hide()
        self._figures = Scroll(0, 0)
        self._figures.body.addWidget(self.score)
        self._figures.body.addStretch(1)
        self._stack = QStackedLayout(self._strip)
        self._stack.addWidget(self._figures)
        self._stack.addWidget(self.progress)
        body = column(12)
        body.setContentsMargins(16, 14, 16, 14)
        body.addWidget(self.less, 0, Qt.AlignmentFlag.AlignLeft)
        body.addWidget(self.board, 1)
        body.addWidget(self._strip)
        self.setLayout(body)
        self.board.aimed.connect(self._aimed)
        self.score.more_asked.connect(self.open_figures)

    def _aimed(self, hold: Hold | None) -> None:
        self.score.show_hold(hold)

    def show_round(self, company: Company, round_: str | None, *, preview: bool = False) -> None:
        """Show the seats of a round; `preview` those of a plan in the making."""
        if round_ is None:
            return
        if round_ != self._round:
            self._round = round_
            self.close_figures()
        number = company.cafe.rounds[round_].number
        self.board.setAccessibleName(self._context.language.say("Board of round {round}", round=number))
        self.board.show_round(company, round_, columns_of(company, round_), preview=preview)

    def open_figures(self) -> None:
        """Show every figure in the place of the board, in a window too low for both."""
        self._open = True
        self._fit()
        self.less.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_figures(self) -> None:
        """Show the board again."""
        if self._open:
            self._open = False
            self._fit()
            self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_planning(self, planning: bool) -> None:
        """Show the falling line instead of the score, or the score again."""
        self._open = False
        self._stack.setCurrentWidget(self.progress if planning else self._figures)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < LOW
        planning = self._stack.currentWidget() is self.progress
        self._open = opened = self._open and low and not planning
        self.score.set_short(low and not opened, spread=opened and self.width() < ROOM_FOR_MAP)
        self.board.setVisible(not opened)
        self.less.setVisible(opened)
        self._strip.setMinimumHeight(0 if opened else SHORT if low and not planning else TALL)
        self._strip.setMaximumHeight(UNLIMITED if opened else self._strip.minimumHeight())
