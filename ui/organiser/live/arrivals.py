"""Who is here: typed by a few letters, kept at Enter."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.models.people_search import PeopleSearch
from ui.theme import scale
from ui.widgets import BigNumber, Card, Label, Prose, SearchField, TableTab, column, empty, row
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.domain.people import Participant, Presence

MOST = 6


class Hit(PaintedButton):
    """A person who fits the letters: name, organisation, table, and what they are now."""

    def __init__(self, context: Context, person: Participant, cafe: Cafe, round_: Round | None) -> None:
        super().__init__(context, person.name)
        self.person = person
        self.current = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.state = state_of(context, cafe, person.id, round_)
        self._below = cafe.organisation_of(person.id)
        self.setAccessibleDescription(f"{self._below}, {self.state}")
        inside = row(8)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.addStretch(1)
        inside.addWidget(Label(self.state, size=scale.SMALL, tone="muted"))
        table = cafe.tables.get(cafe.rotation().table_of(person.id, round_.id) or "") if round_ else None
        if table is not None and round_ is not None:
            topic = cafe.topic_at(round_.id, table.id)
            inside.addWidget(TableTab(context, table.number, topic.hue + 1 if topic else 8, side=20))
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(300, 42)

    def set_current(self, on: bool) -> None:
        """Show that Enter means this one."""
        self.current = on
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        if self.current or self.underMouse():
            fill(painter, box, theme.colour("tint" if self.current else "sunk"), scale.RADIUS_SMALL)
        painter.setFont(scale.font(scale.BASE, 600))
        painter.setPen(theme.colour("ink"))
        place = QRectF(12, 3, box.width() - 170, 19)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(scale.font(scale.TINY))
        painter.setPen(theme.colour("ink2" if self.current else "muted"))
        painter.drawText(place.translated(0, 18), Qt.AlignmentFlag.AlignVCenter, self._below)


def state_of(context: Context, cafe: Cafe, person: str, round_: Round | None) -> str:
    """What a person is in a round, in a word or two."""
    language = context.language
    if round_ is None:
        return ""
    presence = cafe.presences.get((person, round_.id), Presence(person, round_.id))
    if presence.left is not None:
        return language.say("left")
    if presence.arrived is not None:
        return language.say("is here")
    return language.say("expected") if presence.expected else language.say("not expected")


class Hits(QWidget):
    """The list of those who fit, over the page under the field."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self.body = column(2, 6)
        self.setLayout(self.body)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF()
        fill(painter, box, self._context.theme.colour("surface"), scale.RADIUS)
        outline(painter, box, self._context.theme.colour("edge"), scale.RADIUS)


class ArrivalsCard(Card):
    """A count and a field. `arrived(person)` at Enter, `left(person)` at Shift+Enter.

    Enter on somebody who is here already takes nothing back; `unseen(person)` does, at Ctrl+Enter.
    """

    arrived = Signal(str)
    left = Signal(str)
    unseen = Signal(str)

    def __init__(self, context: Context, over: QWidget, cafe: Callable[[], Cafe]) -> None:
        super().__init__(padding=16, gap=8)
        self._context = context
        self._cafe = cafe
        self._over = over
        self._round: Round | None = None
        self._search = PeopleSearch()
        self._at = 0
        say = context.language.say
        self.count = BigNumber()
        self.field = SearchField(context, say("Type three letters of a name"))
        self.hits = Hits(context, over)
        self.told = Prose(context, size=scale.SMALL, tone="muted")
        self.add(Label(say("Arrivals"), weight=600))
        self.add(self.count)
        self.add(self.field)
        self.add(self.told)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.field.textEdited.connect(self._look)
        self.field.textChanged.connect(self._cleared)
        self.field.installEventFilter(self)
        over.installEventFilter(self)

    def show_round(self, cafe: Cafe, round_: Round | None) -> None:
        """Count for this round."""
        language = self._context.language
        self._round = round_
        if round_ is None:
            self.count.set("0", "")
            return
        expected = [p for p in cafe.people if cafe.expected(p, round_.id)]
        seen = [cafe.presences.get((p, round_.id)) for p in cafe.people]
        here = [p for p in seen if p is not None and p.arrived is not None and p.left is None]
        words = language.say("of {n} who are expected are here", n=len(expected))
        self.count.set(language.number(len(here)), words)
        self.field.setEnabled(bool(cafe.people))
        if not self.told.text():
            self.told.set_text(language.say("Enter: is here. Shift Enter: left early. Ctrl Enter: not seen."))

    def say_done(self, words: str) -> None:
        """Say what was kept last."""
        self.told.set_text(words)

    def found(self) -> list[Hit]:
        """Those who fit, as they are shown."""
        items = (self.hits.body.itemAt(at) for at in range(self.hits.body.count()))
        return [w for i in items if i is not None and isinstance(w := i.widget(), Hit)]

    def _look(self, text: str) -> None:
        empty(self.hits.body)
        cafe = self._cafe()
        people = self._search.find(cafe, text, near=self._awaited(cafe), most=MOST) if text.strip() else []
        self._at = 0
        for at, person in enumerate(people):
            hit = Hit(self._context, person, cafe, self._round)
            hit.set_current(at == 0)
            hit.clicked.connect(partial(self._take, hit))
            self.hits.body.addWidget(hit)
        if text.strip() and not people:
            say = self._context.language.say
            nobody = Label(say("Nobody of that name is on the list."), tone="muted")
            nobody.setContentsMargins(10, 8, 10, 8)
            self.hits.body.addWidget(nobody)
        self._place(bool(text.strip()))

    def _awaited(self, cafe: Cafe) -> frozenset[str]:
        # Whoever is not here yet comes first: that is who stands at the door.
        if self._round is None:
            return frozenset()
        seen = {p for (p, r), presence in cafe.presences.items() if r == self._round.id and presence.arrived}
        return frozenset(cafe.people) - seen

    def _cleared(self, text: str) -> None:
        if not text:
            self.hits.hide()

    def _place(self, shown: bool) -> None:
        if shown:
            # What is put into a list that is seen already is shown only later, and would have no height now.
            for hit in self.found():
                hit.show()
            corner = self.field.mapTo(self._over, QPoint(0, self.field.height() + 4))
            self.hits.setFixedWidth(max(self.field.width(), 320))
            self.hits.adjustSize()
            left = min(corner.x(), self._over.width() - self.hits.width() - 8)
            top = corner.y()
            if top + self.hits.height() > self._over.height():
                top = max(0, top - self.field.height() - 8 - self.hits.height())
            self.hits.move(left, top)
            self.hits.raise_()
        self.hits.setVisible(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            # After the event: a click on one of the hits must still find it.
            QTimer.singleShot(150, self, self._leave)
        elif watched is self._over and event.type() == QEvent.Type.Resize:
            self.hits.hide()
        return False

    def _leave(self) -> None:
        if not self.field.hasFocus():
            self.hits.hide()

    def _key(self, event: QKeyEvent) -> bool:
        hits = self.found() if self.hits.isVisibleTo(self._over) else []
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and hits:
            self._at = min(max(self._at + (1 if event.key() == Qt.Key.Key_Down else -1), 0), len(hits) - 1)
            for at, hit in enumerate(hits):
                hit.set_current(at == self._at)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if hits:
                self._act(hits[self._at], event.modifiers())
            return True
        return False

    def _take(self, hit: Hit, _checked: bool = False) -> None:
        self._act(hit, Qt.KeyboardModifier.NoModifier)
        self.field.setFocus()

    def _act(self, hit: Hit, modifiers: Qt.KeyboardModifier) -> None:
        person = hit.person.id
        self.field.clear()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.left.emit(person)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self.unseen.emit(person)
        else:
            self.arrived.emit(person)
