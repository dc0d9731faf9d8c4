"""The report's sections in their order: chosen, switched on and off, moved by drag or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.context import Context
from ui.organiser.report.list_row import HEIGHT, ListRow
from ui.widgets import ElidedLabel, Picture, ToggleSwitch, column, row
from worldcafe.report.content import SectionPlan


class OutlineRow(ListRow):
    """One section: grip, title, switch. Space switches it, Alt with Up and Down moves it."""

    switched = Signal(str, bool)
    stepped = Signal(str, int)
    dragged = Signal(str, int)
    dropped = Signal(str)

    def __init__(self, context: Context, plan: SectionPlan) -> None:
        super().__init__(context, plan.code, plan.title)
        say = context.language.say
        self._pressed: QPoint | None = None
        self._moving = False
        self.setToolTip(say("Drag to move, or Alt with the arrow keys"))
        self.switch = ToggleSwitch(context, say("Print “{section}”", section=plan.title), plan.shown)
        self.switch.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.switch.clicked.connect(lambda: self.switched.emit(self.key, self.switch.isChecked()))
        line = row(8)
        line.setContentsMargins(16, 0, 16, 0)
        line.addWidget(Picture(context, "grip-vertical", "edge", 16))
        self.title = ElidedLabel(plan.title, tone="ink" if plan.shown else "muted")
        line.addWidget(self.title, 1)
        line.addWidget(self.switch)
        self.setLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.stepped.emit(self.key, steps[key])
        elif key == Qt.Key.Key_Space:
            self.switch.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        now = event.position().toPoint()
        far = (now - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._moving:
            self._moving = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._moving:
            self.dragged.emit(self.key, self.mapToParent(now).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._moving:
            self.dropped.emit(self.key)
        self._pressed = None
        self._moving = False
        self.unsetCursor()


class Outline(QWidget):
    """All sections. `moved(codes)` gives the new order, `switched(code, shown)` one switch, `chosen(code)` the row."""

    chosen = Signal(str)
    switched = Signal(str, bool)
    moved = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._rows: dict[str, OutlineRow] = {}
        self._shown: tuple[SectionPlan, ...] = ()
        self._order: list[str] = []
        self._current = ""
        self._body = column(0)
        self.setLayout(self._body)
        self.setAccessibleName(context.language.say("Sections of the report"))

    def set_sections(self, plans: Sequence[SectionPlan]) -> None:
        """Show these sections; the row with the focus keeps it."""
        if self._shown == tuple(plans) and self._stands_as(plans):
            return
        self._shown = tuple(plans)
        held = next((code for code, line in self._rows.items() if line.hasFocus()), "")
        for old in self._rows.values():
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = {plan.code: self._row(plan) for plan in plans}
        self._order = list(self._rows)
        self.choose(self._current if self._current in self._rows else next(iter(self._rows), ""))
        if held in self._rows:
            self._rows[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stands_as(self, plans: Sequence[SectionPlan]) -> bool:
        # A switch or a place that could not be kept is not what was shown last.
        now = [(code, self._rows[code].switch.isChecked()) for code in self._order]
        return now == [(plan.code, plan.shown) for plan in plans]

    def _row(self, plan: SectionPlan) -> OutlineRow:
        line = OutlineRow(self._context, plan)
        line.chosen.connect(self.choose)
        line.switched.connect(self.switched)
        line.stepped.connect(self._step)
        line.dragged.connect(self._drag)
        line.dropped.connect(self._drop)
        self._body.addWidget(line)
        return line

    def row_of(self, code: str) -> OutlineRow:
        """The row of a section."""
        return self._rows[code]

    def order(self) -> list[str]:
        """The codes as they stand."""
        return list(self._order)

    def current(self) -> str:
        """The chosen section."""
        return self._current

    def choose(self, code: str) -> None:
        """Choose a section."""
        changed = code != self._current
        self._current = code
        for own, line in self._rows.items():
            line.set_current(own == code)
        if changed and code:
            self.chosen.emit(code)

    def _step(self, code: str, by: int) -> None:
        at = self._order.index(code)
        to = min(max(at + by, 0), len(self._order) - 1)
        if to != at:
            self._order.insert(to, self._order.pop(at))
            self.moved.emit(list(self._order))

    def _drag(self, code: str, y: int) -> None:
        at = self._order.index(code)
        to = min(max(y // HEIGHT, 0), len(self._order) - 1)
        if to == at:
            return
        self._order.insert(to, self._order.pop(at))
        line = self._rows[code]
        self._body.removeWidget(line)
        self._body.insertWidget(to, line)

    def _drop(self, _code: str) -> None:
        self.moved.emit(list(self._order))
