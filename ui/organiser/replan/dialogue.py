"""Plan the rest of the day: who is not here and who came, the curve, and the cards that would change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.replan.chart import CurveChart
from ui.organiser.replan.people_list import PeopleList
from ui.organiser.rotation.compare_cards import CardsTable
from ui.widgets import (
    Badge,
    Card,
    Chip,
    ComboBox,
    Dialogue,
    FlowBox,
    Label,
    LineEdit,
    Prose,
    Scroll,
    column,
    row,
)
from ui.widgets.inspector import empty
from ui.widgets.person_field import PersonField
from ui.work import Stop, Watch
from worldcafe.domain.errors import CafeError
from worldcafe.verbs import replanning

if TYPE_CHECKING:
    from worldcafe.planner.replanning import Curve, Point
    from worldcafe.verbs.replanning import Replan

MOST_TABLES = 40
"""Tables that are offered by a chip; in a greater café they are closed on the Café page."""

SIDE = 292
"""Pixels of the column of people."""


class ReplanDialogue(Dialogue):
    """What happened at the left; the curve, the chosen point in words and the new cards at the right."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None) -> None:
        say = context.language.say
        super().__init__(
            context,
            parent,
            say("Plan the rest of the day"),
            say("Say who is not here and who came. Then choose how many cards may change."),
            width=960,
        )
        self._desk = desk
        self._cafe = desk.bridge.cafe
        self.made: Replan | None = None
        self._cancel: Callable[[], None] | None = None
        self._ticket = 0
        across = row(16)
        across.addWidget(self._what_happened())
        across.addLayout(self._choice(), 1)
        self.body.addLayout(across, 1)
        self.add_button(say("Leave as it is"), closes="reject")
        self.use = self.add_button(say("Use this plan"), kind="primary")
        self.use.clicked.connect(self._use)
        self.set_note(say("Undo brings the present plan back."))
        self.resize(960, 740)
        self.absent.field.setFocus()
        self._begin_with()
        self._count()

    # Building.

    def _what_happened(self) -> QWidget:
        context, say = self.context, self.context.language.say
        ahead = [(n, say("From round {round}", round=n)) for n in replanning.rounds_ahead(self._cafe)]
        self.start = ComboBox(ahead, name=say("The first round that can change"))
        self.start.choose(ahead[0][0])
        self.start.picked.connect(self._begin_elsewhere)
        known = PersonField(say("Who has not come?"))
        known.look_in(lambda: self._cafe, frozenset())
        self.absent = PeopleList(context, say("Not here"), known, self._person, self._refuse)
        known.chosen.connect(self.absent.take)
        leaving = PersonField(say("Who leaves before that round?"))
        leaving.look_in(lambda: self._cafe, frozenset())
        self.left = PeopleList(context, say("Leaving"), leaving, self._person, self._refuse)
        leaving.chosen.connect(self.left.take)
        new = LineEdit(hint=say("Name; organisation"), name=say("Who walked in?"), limit=300)
        self.arrived = PeopleList(context, say("Walked in"), new, self._arrival, self._refuse)
        lists = Scroll(12, 0)
        for one in (self.absent, self.arrived, self.left):
            one.changed.connect(self._count)
            lists.body.addWidget(one)
        lists.body.addWidget(self._tables())
        lists.body.addStretch(1)
        side = QWidget()
        body = column(12)
        body.addWidget(self.start)
        body.addWidget(lists, 1)
        side.setLayout(body)
        side.setFixedWidth(SIDE)
        return side

    def _tables(self) -> QWidget:
        """A chip for each table, on where the table is lost."""
        say, tables = self.context.language.say, self._cafe.tables_in_order[:MOST_TABLES]
        card = Card(padding=12, gap=6)
        card.body.addWidget(Label(say("Tables that are lost"), weight=600))
        flow = FlowBox(6)
        self.chips: dict[str, Chip] = {}
        for table in tables:
            chip = self.chips[table.id] = Chip(self.context, str(table.number))
            chip.setAccessibleName(say("Table {n} is lost", n=table.number))
            chip.toggled.connect(self._tables_changed)
            flow.add(chip)
        card.body.addWidget(flow)
        return card

    def _tables_changed(self, _on: bool) -> None:
        self._count()

    def _choice(self) -> QVBoxLayout:
        body = column(8)
        self._head = row(8)
        body.addLayout(self._head)
        self.chart = CurveChart(self.context)
        self.chart.chosen.connect(self._show_point)
        body.addWidget(self.chart, 2)
        self.words = Prose(self.context)
        body.addWidget(self.words)
        self.table = CardsTable(self.context)
        self.table.setMinimumHeight(150)
        body.addWidget(self.table, 1)
        return body

    def _begin_with(self) -> None:
        cafe = self._cafe

        def named(people: tuple[str, ...]) -> dict[object, tuple[str, str]]:
            return {p: (cafe.people[p].name, cafe.organisation_of(p)) for p in people}

        self.absent.show_people(named(replanning.missing_now(cafe)))
        self.left.show_people(named(replanning.gone_now(cafe, self._from_round())))

    # What happened.

    def _from_round(self) -> int:
        key = self.start.key()
        return key if isinstance(key, int) else 1

    def _begin_elsewhere(self, _key: object) -> None:
        self._count()

    def _person(self, words: str) -> tuple[object, str, str] | None:
        person = replanning.person_named(self._cafe, words)
        return person, self._cafe.people[person].name, self._cafe.organisation_of(person)

    def _arrival(self, words: str) -> tuple[object, str, str] | None:
        one = replanning.arrival(self._cafe, words)
        return one, one.person.name, one.organisation

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, CafeError):
            raise error
        self.words.set_text(error.sentence(self.context.language))

    def happened(self) -> replanning.Happened:
        """What was said of the day so far."""
        return replanning.Happened(
            self._from_round(),
            tuple(str(p) for p in self.absent.named()),
            tuple(str(p) for p in self.left.named()),
            tuple(a for a in self.arrived.named() if isinstance(a, replanning.Arrived)),
            tuple(table for table, chip in self.chips.items() if chip.isChecked()),
        )

    # Counting.

    def _count(self) -> None:
        self._ticket += 1
        ticket, cafe, news = self._ticket, self._cafe, self.happened()
        self._stop()
        self.use.setEnabled(False)

        def work(stop: Stop, watch: Watch) -> object:
            return replanning.replan_cafe(cafe, news, stop=stop, watch=watch)

        def show(made: Any) -> None:
            if ticket == self._ticket and self._cancel is not None:
                self._show(made)

        def failed(error: Exception) -> None:
            if ticket == self._ticket and self._cancel is not None:
                self._fail(error)

        label = self.context.language.say("Plan the rounds to come anew")
        self._cancel = self._desk.run(label, work, show, show, failed, quiet=True)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, CafeError):
            self.reject()
            self._desk.tell_error(error)
            return
        self.made = None
        self.chart.show_points((), 0, -1)
        self.chart.hide()
        self.table.hide()
        empty(self._head)
        self.words.set_text(error.sentence(self.context.language))

    def _stop(self) -> None:
        if self._cancel is not None:
            cancel, self._cancel = self._cancel, None
            cancel()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()

    # Showing.

    def _show(self, made: Replan) -> None:
        before, self.made = self.chosen_point(), made
        say, curve = self.context.language.say, made.curve
        empty(self._head)
        self._head.addWidget(Label(say("How much should change?"), weight=600), 1)
        if curve.points and curve.points[-1].squares <= curve.bound:
            words = say("{n}: the fewest possible", n=curve.points[-1].repeats)
            self._head.addWidget(Badge(self.context, words, "proven", "badge-check"))
        self.chart.show()
        self.chart.show_points(curve.points, curve.bound, _same_choice(curve, before))
        self._show_point(self.chart.index)

    def chosen_point(self) -> Point | None:
        """The point that is chosen on the curve."""
        made, index = self.made, self.chart.index
        return made.curve.points[index] if made is not None and index >= 0 else None

    def _show_point(self, _index: int) -> None:
        made, point = self.made, self.chosen_point()
        if made is None or point is None:
            return
        language = self.context.language
        self.words.set_text(" ".join(self._sentences(point)))
        moved = replanning.moved(made, point)
        self.table.show_moved(made.cafe, moved)
        self.table.setVisible(bool(moved))
        self.use.set_text(
            language.plural("Change {n} card", "Change {n} cards", point.changed)
            if point.changed
            else language.say("Change no card")
        )
        self.use.setEnabled(not self._desk.bridge.document.read_only)

    def _sentences(self, point: Point) -> list[str]:
        language = self.context.language
        words = [
            language.plural("{n} person gets a new card.", "{n} people get a new card.", point.changed)
            if point.changed
            else language.say("Everyone keeps the card they have."),
            language.plural(
                "{n} pair meets again over the whole day.",
                "{n} pairs meet again over the whole day.",
                point.repeats,
            ),
        ]
        if point.proven:
            words.append(language.say("No plan with so few changes has fewer."))
        if point.colleague_meetings:
            words.append(
                language.plural(
                    "Once two colleagues sit at one table.",
                    "{n} times two colleagues sit at one table.",
                    point.colleague_meetings,
                )
            )
        if point.uneven > 1:
            words.append(language.say("Tables differ by up to {n} people.", n=point.uneven))
        return words

    def _use(self) -> None:
        made, point = self.made, self.chosen_point()
        if made is None or point is None:
            return
        language = self.context.language
        name = language.say("From round {round}", round=made.happened.from_round)
        label = language.say("Plan the rounds to come anew")
        if self._desk.edit(label, lambda w: replanning.keep_point(w, made, point, name)):
            self.accept()
            self._offer_cards(replanning.new_cards(made, point))

    def _offer_cards(self, people: Sequence[str]) -> None:
        """Offer to print the new cards alone."""
        language, context, desk, over = self.context.language, self.context, self._desk, self.parentWidget()
        if not people or over is None:
            desk.tell(language.say("No card is new."))
            return

        def print_them() -> None:
            from ui.organiser.replan.printing_cards import print_cards

            print_cards(context, desk, over, people)

        told = language.plural("{n} card is new.", "{n} cards are new.", len(people))
        desk.tell(told, language.plural("Print {n} card", "Print {n} cards", len(people)), print_them)


def _same_choice(curve: Curve, before: Point | None) -> int:
    """The last point with no more changes than the one that was chosen, as a better curve comes in."""
    changed = before.changed if before is not None else 0
    return max((i for i, p in enumerate(curve.points) if p.changed <= changed), default=0)
