"""A plan that cannot exist: the rule, whom it concerns, and what makes it possible. Nothing is changed yet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.context import Context
from ui.organiser.rotation.planning import Refused
from ui.theme import scale
from ui.widgets import Button, Card, ElidedLabel, Label, Picture, Prose, Rule, Scroll, column, row
from ui.widgets.inspector import empty
from worldcafe.domain.cafe import Cafe

MOST_LISTED = 40
MOST_DRAWN = 24


class OpenTables(QWidget):
    """The tables in a row; those where the people concerned may sit stand out."""

    STEP = 92

    def __init__(self, context: Context, tables: list[tuple[int, bool]]) -> None:
        super().__init__()
        self._context = context
        self._tables = tables
        numbers = context.language.listed(str(n) for n, open_ in tables if open_)
        self.setAccessibleName(
            context.language.say("They may sit at tables {tables}.", tables=numbers or "–")
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.STEP * min(len(self._tables), 8), 92)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, say = self._context.theme, self._context.language.say
        step = min(float(self.STEP), self.width() / max(1, len(self._tables)))
        side = min(56.0, step - 8)
        for at, (number, open_) in enumerate(self._tables):
            box = QRectF(at * step + (step - side) / 2, 4, side, side)
            painter.setBrush(theme.colour("tint" if open_ else "paper"))
            painter.setPen(QPen(theme.colour("accent" if open_ else "line2"), 2 if open_ else 1.5))
            painter.drawEllipse(box)
            painter.setPen(theme.colour("accent" if open_ else "muted"))
            painter.setFont(scale.font(scale.HEADING, 600))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
            if open_:
                painter.setFont(scale.font(scale.TINY, 600))
                below = QRectF(at * step - 8, box.bottom() + 6, step + 16, 18)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, say("for them"))


class ImpossiblePanel(QWidget):
    """Says each rule that cannot hold. `people_asked(person)` to see one of those whom it concerns in People."""

    people_asked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scroll = Scroll(16, 0)
        self._changes = column(10)
        side = QWidget()
        side.setFixedWidth(380)
        side.setLayout(self._changes)
        body = row(24)
        body.setContentsMargins(24, 24, 24, 0)
        body.addWidget(self._scroll, 1)
        body.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(body)
        self._said: list[str] = []

    def sentences(self) -> list[str]:
        """What cannot hold, in words."""
        return list(self._said)

    def show_refused(self, refused: Refused, cafe: Cafe) -> None:
        """Show what was found, and beside it what makes a plan possible."""
        language = self._context.language
        empty(self._scroll.body)
        empty(self._changes)
        self._said = [finding.sentence(language) for finding in refused.findings]
        self._changes.addWidget(Label(language.say("What makes it possible"), size=scale.HEADING, weight=600))
        self._changes.addWidget(
            Label(language.say("Nothing has been changed."), size=scale.SMALL, tone="muted")
        )
        for sentence, people, open_ in zip(self._said, refused.people, refused.tables, strict=True):
            fact, change = _parted(sentence)
            self._add_fact(self._scroll.body, fact, self._tables(cafe, open_, people))
            if people:
                self._scroll.body.addWidget(self._concerned(people, cafe))
            if change:
                self._add_change(change)
        self._scroll.body.addStretch(1)

    def _tables(self, cafe: Cafe, open_: frozenset[str], people: tuple[str, ...]) -> list[tuple[int, bool]]:
        tables = cafe.tables_in_order
        telling = people and 0 < len(open_) < len(tables) <= MOST_DRAWN
        return [(t.number, t.id in open_) for t in tables] if telling else []

    def _add_fact(self, body: QVBoxLayout, fact: str, tables: list[tuple[int, bool]]) -> None:
        card = Card(padding=20, gap=10)
        line = row(14)
        line.addWidget(Picture(self._context, "circle-alert", "error", 22), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Prose(self._context, fact, size=scale.HEADING, weight=600), 1)
        card.add(line)
        if tables:
            card.body.addSpacing(8)
            card.add(OpenTables(self._context, tables))
        body.addWidget(card)

    def _add_change(self, change: str) -> None:
        card = Card(tone="tint", padding=16, gap=4)
        card.add(Prose(self._context, change, weight=600))
        self._changes.addWidget(card)

    def _concerned(self, people: tuple[str, ...], cafe: Cafe) -> Card:
        say = self._context.language.say
        card = Card(padding=20, gap=0)
        head = row(8)
        head.addWidget(Label(say("Whom it concerns"), size=scale.LEAD, weight=600), 1)
        head.addWidget(
            Button.link(self._context, say("Show in People"), do=lambda: self.people_asked.emit(people[0]))
        )
        card.add(head)
        for at, person in enumerate(people[:MOST_LISTED]):
            if at:
                card.add(Rule())
            line = row(12)
            line.setContentsMargins(0, 8, 0, 8)
            line.addWidget(ElidedLabel(cafe.people[person].name), 2)
            line.addWidget(ElidedLabel(cafe.organisation_of(person), tone="muted"), 3)
            spoken = ", ".join(cafe.people[person].languages).upper()
            line.addWidget(Label(spoken, size=scale.TINY, tone="ink2"))
            card.add(line)
        if len(people) > MOST_LISTED:
            more = len(people) - MOST_LISTED
            card.add(Label(self._context.language.plural("and {n} more", "and {n} more", more), tone="muted"))
        return card


def _parted(sentence: str) -> tuple[str, str]:
    """What cannot hold and the smallest change: a finding ends with the change as a sentence of its own."""
    parts = sentence.rstrip().split(". ")
    if len(parts) < 2:
        return sentence, ""
    return ". ".join(parts[:-1]) + ".", parts[-1]
