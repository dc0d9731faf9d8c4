"""The board with its strip: the score of the plan at rest, the falling line while planning."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.context import Context
from ui.organiser.rotation.board import Board
from ui.organiser.rotation.hold import Hold
from ui.organiser.rotation.planning_strip import PlanningStrip
from ui.organiser.rotation.score_strip import SHORT, TALL, ScoreStrip
from ui.organiser.rotation.seats import Company, columns_of
from ui.widgets import column

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
        self._stack = QStackedLayout(self._strip)
        self._stack.addWidget(self.score)
        self._stack.addWidget(self.progress)
        body = column(12)
        body.setContentsMargins(16, 14, 16, 14)
        body.addWidget(self.board, 1)
        body.addWidget(self._strip)
        self.setLayout(body)
        self.board.aimed.connect(self._aimed)

    def _aimed(self, hold: Hold | None) -> None:
        self.score.show_hold(hold)

    def show_round(self, company: Company, round_: str | None, *, preview: bool = False) -> None:
        """Show the seats of a round; `preview` those of a plan in the making."""
        if round_ is None:
            return
        number = company.cafe.rounds[round_].number
        self.board.setAccessibleName(self._context.language.say("Board of round {round}", round=number))
        self.board.show_round(company, round_, columns_of(company, round_), preview=preview)

    def show_planning(self, planning: bool) -> None:
        """Show the falling line instead of the score, or the score again."""
        self._stack.setCurrentWidget(self.progress if planning else self.score)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        low = self.height() < LOW
        self.score.set_short(low)
        planning = self._stack.currentWidget() is self.progress
        self._strip.setFixedHeight(SHORT if low and not planning else TALL)
