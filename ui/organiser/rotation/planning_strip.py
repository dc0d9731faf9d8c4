"""The strip under the board while planning: the falling line over the proven minimum, and what matters in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.rotation.score_strip import TALL
from ui.theme import scale
from ui.widgets import Badge, Card, Label, Rule, column, row
from ui.widgets.inspector import empty

if TYPE_CHECKING:
    from worldcafe.planner.stop import Progress


class FallingLine(QWidget):
    """Squares of repeat meetings over the seconds, down to the proven minimum."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._points: list[tuple[float, int]] = []
        self._bound = 0
        self._now = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def begin(self) -> None:
        """Forget the last line."""
        self._points = []
        self._now = 0.0
        self.update()

    def add(self, progress: Progress) -> None:
        """Draw on to where planning stands."""
        self._bound, self._now = progress.bound, progress.seconds
        if not self._points or progress.squares < self._points[-1][1]:
            self._points.append((progress.seconds, progress.squares))
        say = self._context.language.say
        self.setAccessibleName(
            say("Repeat meetings {n}, proven minimum {bound}", n=self._points[-1][1], bound=self._bound)
        )
        self.update()

    def values(self) -> list[int]:
        """The values of the line, falling."""
        return [value for _, value in self._points]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(46, 8, self.width() - 62, self.height() - 32)
        top = max(self._points[0][1], self._bound + 4)
        span = max(1, top - self._bound)
        whole = max(1.0, self._now * 1.15)

        def place(seconds: float, value: float) -> QPointF:
            down = (top - value) / span
            return QPointF(plot.x() + plot.width() * seconds / whole, plot.y() + (plot.height() - 8) * down)

        self._paint_ground(painter, plot, top, place(0, self._bound).y(), whole)
        self._paint_line(painter, place)

    def _paint_ground(self, painter: QPainter, plot: QRectF, top: int, floor: float, whole: float) -> None:
        theme, language = self._context.theme, self._context.language
        painter.setFont(scale.font(11, 400))
        for share in (0.0, 0.5):
            y = round(plot.y() + (floor - plot.y()) * share) + 0.5
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(plot.x(), y), QPointF(plot.right(), y))
            painter.setPen(theme.colour("muted"))
            value = round(top - (top - self._bound) * share)
            box = QRectF(0, y - 8, plot.x() - 8, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, language.number(value))
        painter.fillRect(QRectF(plot.x(), floor, plot.width(), plot.bottom() - floor), theme.colour("success_bg"))
        dashes = QPen(theme.colour("success"), 1.5)
        dashes.setDashPattern([4, 3])
        painter.setPen(dashes)
        painter.drawLine(QPointF(plot.x(), floor), QPointF(plot.right(), floor))
        painter.setFont(scale.font(11, 600))
        box = QRectF(0, floor - 8, plot.x() - 8, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, language.number(self._bound))
        painter.setFont(scale.font(11, 400))
        painter.setPen(theme.colour("muted"))
        step = _step(whole)
        for at in range(int(whole / step) + 1):
            x = plot.x() + plot.width() * at * step / whole
            words = language.say("{n} s", n=language.number(at * step))
            painter.drawText(QRectF(x - 24, plot.bottom() + 6, 48, 16), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_line(self, painter: QPainter, place: Callable[[float, float], QPointF]) -> None:
        theme = self._context.theme
        line: list[QPointF] = []
        for at, (seconds, value) in enumerate(self._points):
            if at:
                line.append(place(seconds, self._points[at - 1][1]))
            line.append(place(seconds, value))
        end = place(self._now, self._points[-1][1])
        line.append(end)
        pen = QPen(theme.colour("accent"), 2)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(line))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(end, 4, 4)
        painter.setPen(theme.colour("ink"))
        painter.setFont(scale.font(scale.SMALL, 600))
        words = self._context.language.number(self._points[-1][1])
        painter.drawText(QRectF(end.x() - 30, end.y() - 24, 60, 18), Qt.AlignmentFlag.AlignCenter, words)


def _step(whole: float) -> float:
    return next((s for s in (0.5, 1, 2, 5, 10) if whole / s <= 8), 30.0)


class PlanningStrip(QWidget):
    """Where planning stands: the line, the criteria in the organiser's order, and when it stops by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        say = context.language.say
        self._context = context
        self.line = FallingLine(context)
        left = Card(padding=14, gap=6)
        head = row(8)
        title = Label(say("Repeat meetings of the best plan so far"), size=scale.SMALL, weight=600, tone="ink2")
        title.setToolTip(say("A pair that meets three times counts as four repeat meetings, so that nobody travels in company."))
        self._floor = Label(size=scale.SMALL, weight=600, tone="success")
        head.addWidget(title, 1)
        head.addWidget(self._floor)
        left.add(head)
        left.add(self.line, 1)
        right = Card(padding=14, gap=6)
        right.add(Label(say("In your order of importance"), size=scale.SMALL, weight=600, tone="ink2"))
        self._rows = column(6)
        right.add(self._rows)
        right.body.addStretch(1)
        foot = row(8)
        foot.addWidget(Label(say("Stops by itself when the plan is proven best"), size=scale.SMALL), 1)
        self._time = Label(size=scale.SMALL, tone="muted")
        foot.addWidget(self._time)
        right.add(foot)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(say("Planning"))
        right.add(self._bar)
        right.setFixedWidth(400)
        across = row(8)
        across.addWidget(left, 1)
        across.addWidget(right)
        self.setLayout(across)
        self.setFixedHeight(TALL)

    def begin(self) -> None:
        """Start anew."""
        self.line.begin()
        self._floor.setText("")
        empty(self._rows)
        self._time.setText("")
        self._bar.setValue(0)

    def add(self, progress: Progress, criteria: tuple[str, ...], seconds: float) -> None:
        """Show where planning stands; `seconds` is the most it takes."""
        language = self._context.language
        self.line.add(progress)
        self._floor.setText(language.say("Proven minimum {n}: no plan can go below", n=progress.bound))
        self._bar.setValue(round(1000 * min(1.0, progress.seconds / seconds)))
        now = language.number(progress.seconds, 1)
        self._time.setText(language.say("{now} of {all} s", now=now, all=language.number(seconds)))
        empty(self._rows)
        for at, (name, value, least) in enumerate(_criteria(self._context, progress, criteria), 1):
            if at > 1:
                self._rows.addWidget(Rule())
            line = row(10)
            line.addWidget(Label(str(at), size=scale.SMALL, tone="muted"))
            line.addWidget(Label(name, size=scale.BASE), 1)
            line.addWidget(Label(language.number(value), size=scale.LEAD, weight=600))
            line.addWidget(self._badge(value, least))
            self._rows.addLayout(line)

    def _badge(self, value: int, least: int) -> Badge:
        say = self._context.language.say
        if value <= least:
            return Badge(self._context, say("Proven best"), "proven", "badge-check")
        return Badge(self._context, say("{n} above the minimum", n=value - least), "accent", "arrow-down")


def _criteria(context: Context, progress: Progress, order: tuple[str, ...]) -> list[tuple[str, int, int]]:
    say = context.language.say
    known = {
        "colleagues": (say("Colleagues at one table"), progress.colleague_meetings, progress.colleague_bound),
        "squares": (say("Repeat meetings"), progress.squares, progress.bound),
        "wishes": (say("Wishes not granted"), progress.wish_cost, progress.wish_bound),
    }
    known["repeats"] = known["squares"]
    rows = [known[c] for c in order if c in known]
    return list(dict.fromkeys(rows)) or [known["squares"]]
