"""The matrix of people by rounds with the inspector that explains the chosen seat."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.rotation.matrix_model import MatrixModel
from ui.organiser.rotation.matrix_view import MatrixView
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.why_panel import WhyPanel
from ui.widgets import row


class PeoplePanel(QWidget):
    """Table at the left, inspector at the right when somebody is chosen."""

    def __init__(self, context: Context, model: MatrixModel) -> None:
        super().__init__()
        self._model = model
        self._measure: Measure | None = None
        self.table = MatrixView(context, model)
        self.why = WhyPanel(context)
        self.why.hide()
        inside = row(0)
        inside.addWidget(self.table, 1)
        inside.addWidget(self.why)
        self.setLayout(inside)
        self.table.seat_chosen.connect(self._show)
        self.why.closed.connect(self._forget)
        self._chosen: tuple[str, str | None] | None = None

    def show_measure(self, measure: Measure) -> None:
        """Take in a plan; whoever was chosen stays chosen."""
        self._measure = measure
        if self._chosen and self._chosen[0] in measure.company.cafe.people:
            self.choose(*self._chosen)

    def choose(self, person: str, round_: str | None) -> None:
        """Choose a seat and explain it."""
        self._chosen = (person, round_)
        self.table.choose(person, round_)
        self._show(person, round_)

    def _show(self, person: str, round_: str | None) -> None:
        self._chosen = (person, round_)
        if self._measure:
            self.why.show_seat(self._measure, person, round_)

    def _forget(self) -> None:
        self._chosen = None
