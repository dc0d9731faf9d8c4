"""The strip under the board while planning: the falling line over the proven minimum, and the order of importance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.rotation.score_strip import TALL
from ui.theme import scale
from ui.widgets import Badge, Card, ElidedLabel, Label, Rule, column, row
from ui.widgets.inspector import empty

if TYPE_CHECKING:
    from worldcafe.planner.stop import Progress


class FallingLine(QWidget):
    """A criterion of the best plan over the seconds, down to its proven minimum."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._points: tuple[tuple[float, int], ...] = ()
        self._bound = 0
        self._now = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_line(self, name: str, points: Sequence[tuple[float, int]], bound: int, now: float) -> None:
        """Draw (seconds, value) points up to the second `now`, over `bound`."""
        self._points, self._bound, self._now = tuple(points), bound, now
        if points:
            said = self._context.language.say(
                "{name}: {n}, proven minimum {bound}", name=name, n=points[-1][1], bound=bound
            )
            self.setAccessibleName(said)
        self.update()

    def values(self) -> list[int]:
        """The values of the line in order."""
        return [value for _, value in self._points]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(46, 8, self.width() - 62, self.height() - 32)
        top = max(*(value for _, value in self._points), self._bound + 4)
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
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, language.number(value)
            )
        painter.fillRect(
            QRectF(plot.x(), floor, plot.width(), plot.bottom() - floor), theme.colour("success_bg")
        )
        dashes = QPen(theme.colour("success"), 1.5)
        dashes.setDashPattern([4, 3])
        painter.setPen(dashes)
        painter.drawLine(QPointF(plot.x(), floor), QPointF(plot.right(), floor))
        painter.setFont(scale.font(11, 600))
        box = QRectF(0, floor - 8, plot.x() - 8, 16)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, language.number(self._bound)
        )
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


class _Criterion(NamedTuple):
    """Where a criterion stands: its code, name, value and proven minimum."""

    code: str
    name: str
    value: int
    least: int


class PlanningStrip(QWidget):
    """Where planning stands: the line of the first criterion that is not yet at its minimum, all criteria in the
    organiser's order, and when planning stops by itself.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        say = context.language.say
        self._context = context
        self._points: dict[str, list[tuple[float, int]]] = {}
        self._shown: dict[str, _Row] = {}
        self.line = FallingLine(context)
        left = Card(padding=14, gap=6)
        head = row(8)
        self._title = title = Label(size=scale.SMALL, weight=600, tone="ink2")
        title.setToolTip(
            say(
                "A pair that meets three times counts as four repeat meetings, so that nobody travels in company."
            )
        )
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
        self._points = {}
        self.line.show_line("", (), 0, 0.0)
        self._title.setText(self._context.language.say("The best plan so far"))
        self._floor.setText("")
        self._shown = {}
        empty(self._rows)
        self._time.setText("")
        self._bar.setValue(0)

    def add(self, progress: Progress, criteria: tuple[str, ...], seconds: float) -> None:
        """Show where planning stands; `seconds` is the most it takes."""
        language = self._context.language
        rows = _criteria(self._context, progress, criteria)
        self._note(rows, progress.seconds)
        self._show_line(rows, progress.seconds)
        self._bar.setValue(round(1000 * min(1.0, progress.seconds / seconds)))
        now = language.number(progress.seconds, 1)
        self._time.setText(language.say("{now} of {all} s", now=now, all=language.number(seconds)))
        if [criterion.code for criterion in rows] != list(self._shown):
            self._make_rows(rows)
        for criterion in rows:
            self._shown[criterion.code].show_criterion(criterion)

    def _note(self, rows: list[_Criterion], seconds: float) -> None:
        """Lengthen the lines; a line begins anew when something more important improved, for then it may rise."""
        improved = False
        for criterion in rows:
            points = self._points.setdefault(criterion.code, [])
            if improved:
                points.clear()
            if not points or points[-1][1] != criterion.value:
                improved = improved or bool(points)
                points.append((seconds, criterion.value))

    def _make_rows(self, rows: list[_Criterion]) -> None:
        empty(self._rows)
        self._shown = {c.code: _Row(self._context, at, c.name) for at, c in enumerate(rows, 1)}
        for at, made in enumerate(self._shown.values()):
            if at:
                self._rows.addWidget(Rule())
            self._rows.addWidget(made)

    def _show_line(self, rows: list[_Criterion], now: float) -> None:
        open_ = [c for c in rows if c.value > c.least]
        moved = [c for c in rows if len(self._points[c.code]) > 1]
        shown = (open_ or moved or rows)[0 if open_ else -1]
        say = self._context.language.say
        self._title.setText(say("{name}, in the best plan so far", name=shown.name))
        self._floor.setText(say("Proven minimum {n}: no plan can go below", n=shown.least))
        self.line.show_line(shown.name, self._points[shown.code], shown.least, now)


class _Row(QWidget):
    """A criterion in its place: name, value, badge. Kept while it changes, so that nothing flickers."""

    def __init__(self, context: Context, at: int, name: str) -> None:
        super().__init__()
        self._context = context
        self._value = Label(size=scale.LEAD, weight=600)
        self._badge = Badge(context, "")
        line = row(10)
        line.addWidget(Label(str(at), size=scale.SMALL, tone="muted"))
        line.addWidget(ElidedLabel(name), 1)
        line.addWidget(self._value)
        line.addWidget(self._badge)
        self.setLayout(line)

    def show_criterion(self, criterion: _Criterion) -> None:
        """Show where the criterion stands."""
        language = self._context.language
        self._value.setText(language.number(criterion.value))
        if criterion.value <= criterion.least:
            self._badge.set(language.say("Proven best"), "proven", "badge-check")
        else:
            above = criterion.value - criterion.least
            self._badge.set(language.say("{n} above the minimum", n=above), "accent", "arrow-down")


def _criteria(context: Context, progress: Progress, order: tuple[str, ...]) -> list[_Criterion]:
    say = context.language.say
    known = {
        "colleagues": _Criterion(
            "colleagues",
            say("Colleagues at one table"),
            progress.colleague_meetings,
            progress.colleague_bound,
        ),
        "squares": _Criterion("squares", say("Repeat meetings"), progress.squares, progress.bound),
        "wishes": _Criterion("wishes", say("Wishes not granted"), progress.wish_cost, progress.wish_bound),
    }
    known["repeats"] = known["squares"]
    wanted = (*order, *("colleagues", "squares", "wishes"))
    return list(dict.fromkeys(known[c] for c in wanted if c in known))
