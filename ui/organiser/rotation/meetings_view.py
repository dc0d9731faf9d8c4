"""Who meets whom, large: the square of people by organisation, and beside it the pair that is pointed at."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.rotation import meetings_order, words
from ui.organiser.rotation.measure import MOST_DRAWN, Measure
from ui.organiser.rotation.score_strip import legend
from ui.theme import scale
from ui.widgets import (
    ComboBox,
    EmptyState,
    FlowBox,
    HeatMap,
    Inspector,
    Label,
    Picture,
    Prose,
    TableTab,
    column,
    row,
)
from ui.widgets.heat_map import MORE

LABEL = 15
"""Pixels between the labels of two rows."""
ROOM_FOR_LABEL = 60


class Square(HeatMap):
    """A `HeatMap` with a place for the keyboard: arrows move it, and it tells where it is."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.at = (0, 0)
        self._labels: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.people():
            super().keyPressEvent(event)
            return
        most = self.people() - 1
        if self.marked() is None:
            step = (0, 0)  # the first key only shows where one is
        self.at = (min(max(self.at[0] + step[0], 0), most), min(max(self.at[1] + step[1], 0), most))
        self.clicked_pair.emit(*self.at)

    def set_labels(self, labels: tuple[str, ...]) -> None:
        """Say at the right of each row whose it is; rows that follow one another with one label share it."""
        self._labels = labels
        self.update()

    def labels_shown(self) -> list[tuple[float, str]]:
        """The labels that have room, with the middle of their rows in pixels."""
        rows, high = len(self._labels), self.square().height()
        shown: list[tuple[float, str]] = []
        first = 0
        for at in range(1, rows + 1):
            if at < rows and self._labels[at] == self._labels[first]:
                continue
            middle = (first + at) / 2 * high / rows
            if self._labels[first] and (not shown or middle - shown[-1][0] >= LABEL):
                shown.append((middle, self._labels[first]))
            first = at
        return shown

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        left = self.square().right() + 10
        room = self.width() - left
        if room < ROOM_FOR_LABEL:
            return
        painter, font = QPainter(self), scale.font(scale.TINY)
        painter.setFont(font)
        painter.setPen(self._context.theme.colour("ink2"))
        measures = QFontMetricsF(font)
        for middle, label in self.labels_shown():
            words = measures.elidedText(label, Qt.TextElideMode.ElideRight, room)
            base = max(middle + measures.capHeight() / 2, measures.ascent())
            painter.drawText(QPointF(left, base), words)

    def people(self) -> int:
        """How many people the square has."""
        return len(self._names)


class MeetingsView(QWidget):
    """The large square; hovering shows a pair, a click keeps it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        say = context.language.say
        self._context = context
        self._measure: Measure | None = None
        self._kept = False
        self.map = Square(context)
        self.pair = Inspector(context, say("Who meets whom"), closable=False)
        self._too_many = EmptyState(
            context,
            say("Too many people for one picture"),
            say("The square is drawn for up to {n} people. Look a person up under People.", n=MOST_DRAWN),
            figure=Picture(context, "grid-3x3", "edge", 48),
        )
        self._legend = FlowBox(16)
        self._items = legend(context)
        for item in self._items:
            item.setFixedHeight(scale.BUTTON_SMALL)
            self._legend.add(item)
        self.order = ComboBox(name=say("Sorted by"), extent="small")
        self.order.setMinimumWidth(190)
        self.order.picked.connect(self._sort)
        sorting = QWidget()
        line = row(8)
        line.addWidget(Label(say("Sorted by"), size=scale.SMALL, tone="muted"))
        line.addWidget(self.order)
        sorting.setLayout(line)
        self._legend.add(sorting)
        self._places: list[int] = []
        left = column(12)
        left.setContentsMargins(24, 16, 24, 16)
        left.addWidget(self._legend)
        left.addWidget(self.map, 1)
        left.addWidget(self._too_many, 1)
        across = row(0)
        across.addLayout(left, 1)
        across.addWidget(self.pair)
        self.setLayout(across)
        self.map.pointed.connect(self._point)
        self.map.clicked_pair.connect(self._keep)

    def show_measure(self, measure: Measure) -> None:
        """Show the meetings of a plan."""
        self._measure = measure
        cells = measure.cells
        self.map.setVisible(cells is not None)
        self._too_many.setVisible(cells is None)
        self.order.setEnabled(cells is not None)
        self.order.set_options(meetings_order.orders(self._context.language, measure))
        if self.order.key() is None:
            self.order.choose(meetings_order.ORGANISATION)
        self._count_pairs(cells)
        self._sort(self.order.key())

    def _count_pairs(self, cells: bytes | None) -> None:
        if cells is not None:
            counted = meetings_order.pairs_by_cell(cells)
            for item in self._items:
                item.show_count(counted[item.cell])
                item.setVisible(item.cell != MORE or counted[MORE] > 0)

    def _sort(self, order: object) -> None:
        """Let people stand in another order; a pair that is kept stays shown."""
        measure, cells = self._measure, self._measure.cells if self._measure else None
        if measure is None:
            return
        say, cafe = self._context.language.say, measure.company.cafe
        self._places = meetings_order.in_order(measure, str(order))
        if cells is not None:
            names = [cafe.people[measure.people[at]].name for at in self._places]
            self.map.set_pairs(
                names,
                meetings_order.permuted(cells, self._places),
                say("Every pair of people, by how often they share a table."),
            )
            self.map.set_labels(tuple(self._label(measure, measure.people[at]) for at in self._places))
        self._kept = False
        self.map.mark(None)
        self._explain()

    def _label(self, measure: Measure, person: str) -> str:
        """What a row is called in the order that is chosen."""
        order, company = self.order.key(), measure.company
        if order == meetings_order.ORGANISATION:
            return company.cafe.organisation_of(person)
        table = company.table_of(person, str(order)) if order in company.counted else None
        if table:
            number = company.cafe.tables[table].number
            return self._context.language.say("Table {table}", table=number)
        return company.cafe.people[person].name

    def _explain(self) -> None:
        say = self._context.language.say
        self.pair.clear()
        self.pair.set_title(say("Who meets whom"))
        section = self.pair.add_section()
        text = say("Everyone has a line and a column. Point at a pair to see where they meet; click to keep.")
        section.addWidget(Prose(self._context, text, size=scale.SMALL, tone="muted"))

    def _point(self, one: int, other: int) -> None:
        if not self._kept:
            self.show_pair(one, other)

    def _keep(self, one: int, other: int) -> None:
        self._kept = one != other
        self.map.at = (one, other)
        self.map.mark((one, other) if self._kept or self.map.hasFocus() else None)
        self.show_pair(one, other)

    def show_pair(self, one: int, other: int) -> None:
        """Show two people of the square and the rounds in which they share a table."""
        measure = self._measure
        if measure is None or one == other:
            return
        language, cafe = self._context.language, measure.company.cafe
        first, second = (measure.people[self._places[at]] for at in (one, other))
        self.pair.clear()
        self.pair.set_title(cafe.people[first].name, cafe.organisation_of(first))
        section = self.pair.add_section(cafe.people[second].name)
        if cafe.organisation_of(second):
            section.addWidget(Label(cafe.organisation_of(second), size=scale.SMALL, tone="muted"))
        shared = measure.together(first, second)
        section = self.pair.add_section(
            language.plural("They meet in {n} round", "They meet in {n} rounds", len(shared))
            if shared
            else language.say("They never share a table")
        )
        for round_, table in shared:
            topic = cafe.topic_at(round_, table)
            line = row(9)
            line.addWidget(
                TableTab(self._context, cafe.tables[table].number, topic.hue + 1 if topic else 12, side=20)
            )
            line.addWidget(Label(topic.brief if topic else ""), 1)
            line.addWidget(
                Label(words.round_name(language, cafe.rounds[round_]), size=scale.SMALL, tone="muted")
            )
            section.addLayout(line)
