"""The page of the stage Café."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.cafe.facts import FactsCard
from ui.organiser.cafe.parts import CafeCard
from ui.organiser.cafe.remedies import Remedies
from ui.organiser.cafe.rounds import RoundsCard
from ui.organiser.cafe.side import SidePanel
from ui.organiser.cafe.topics import TopicsCard
from ui.organiser.page import Desk, Page
from ui.slots import pressed
from ui.theme import scale
from ui.turns import Steps, Turns
from ui.widgets import Button, PageHeader, Scroll, column, row
from worldcafe.domain.changes import Changes
from worldcafe.verbs.checking import missing_facts, missing_for_planning

NARROW = 1060
"""Pixels of the page below which the columns and the panel at the right take less room."""
SIDE_NARROW = 272


class CafePage(Page):
    """Facts, topics, rounds, and below them all that papers need; at the right what is still missing.

    What lies below the fold is built after the page is shown.
    """

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        say = context.language.say
        self.header = PageHeader(context, say("Café"))
        self.cards: list[CafeCard] = []
        self.scroller = Scroll(12, 24)
        self.scroller.body.setContentsMargins(24, 2, 12, 24)
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.scroller.body.addStretch(1)
        left = column(0)
        left.addWidget(self.header)
        left.addWidget(self.scroller, 1)
        self._across = row(0)
        self._across.addLayout(left, 1)
        self.setLayout(self._across)
        self._below = Turns(self)

    def grow(self) -> Steps:
        """The cards from the top, then the panel at the right; what lies below the fold comes after."""
        self.facts = FactsCard(self.context, self.desk)
        yield None
        self._put(self.facts)
        yield None
        self.topics = TopicsCard(self.context, self.desk)
        yield None
        self._put(self.topics)
        yield None
        self.side = SidePanel(
            self.context, self.desk, Remedies(self.context.language, self.desk, self.topics.open_table)
        )
        self._across.addWidget(self.side)
        self._fit()
        yield None
        self.rounds = RoundsCard(self.context, self.desk)
        yield None
        self._put(self.rounds)
        self._below.begin(self._grow_below())

    def _put(self, card: CafeCard) -> None:
        self.cards.append(card)
        self.scroller.body.insertWidget(self.scroller.body.count() - 1, card)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < NARROW
        for card in self.cards:
            card.set_narrow(narrow)
        if hasattr(self, "side"):
            self.side.setFixedWidth(SIDE_NARROW if narrow else scale.INSPECTOR)

    def fill(self) -> Steps:
        """Show the café as it stands, card by card."""
        self._show_state()
        for card in list(self.cards):
            card.refresh()
            yield None
        self.side.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # What lies below the fold.

    def _grow_below(self) -> Steps:
        for build in (self._aims, self._rooms_and_rules, self._agenda, self._papers, self._sign_off):
            build()
            yield None

    def finish(self) -> None:
        """Build now what waits."""
        self.topics.finish()
        self._below.finish()

    def _add(self, *cards: CafeCard) -> None:
        line = row(12)
        for card in cards:
            line.addWidget(card, 1)
            self.cards.append(card)
            card.set_narrow(self.width() < NARROW)
            card.refresh()
        self.scroller.body.insertLayout(self.scroller.body.count() - 1, line)

    def _aims(self) -> None:
        from ui.organiser.cafe.lines import LinesCard

        say = self.context.language.say
        self.aims = LinesCard(
            self.context,
            self.desk,
            say("Aims"),
            say("Why people are invited. The report opens with it."),
            say("An aim"),
            lambda: self.cafe.event.aims,
            lambda lines: self.facts.change_event(say("Change the aims"), aims=lines),
        )
        self.objectives = LinesCard(
            self.context,
            self.desk,
            say("Objectives"),
            say("What should be there at the end. The report tells what became of each."),
            say("An objective"),
            lambda: self.cafe.event.objectives,
            lambda lines: self.facts.change_event(say("Change the objectives"), objectives=lines),
        )
        self._add(self.aims, self.objectives)

    def _rooms_and_rules(self) -> None:
        from ui.organiser.cafe.lines import RoomsCard
        from ui.organiser.cafe.papers import RulesCard

        self.rooms = RoomsCard(self.context, self.desk)
        self.rules = RulesCard(self.context, self.desk)
        self._add(self.rooms, self.rules)

    def _agenda(self) -> None:
        from ui.organiser.cafe.agenda import AgendaCard

        self.agenda = AgendaCard(self.context, self.desk)
        self._add(self.agenda)

    def _papers(self) -> None:
        from ui.organiser.cafe.papers import PapersCard

        self.papers = PapersCard(self.context, self.desk)
        self._add(self.papers)

    def _sign_off(self) -> None:
        from ui.organiser.cafe.papers import SignOffCard

        self.sign_off = SignOffCard(self.context, self.desk)
        self._add(self.sign_off)

    # What the window asks.

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the café as it stands."""
        for card in self.cards:
            card.refresh()
        self.side.refresh()
        self._show_state()

    def _show_state(self) -> None:
        language, cafe = self.context.language, self.cafe
        say = language.say
        missing, papers = len(missing_for_planning(cafe)), len(missing_facts(cafe))
        if missing:
            words = language.plural(
                "{n} thing is missing before the people can be planned.",
                "{n} things are missing before the people can be planned.",
                missing,
            )
        elif papers and cafe.adopted is not None:
            words = language.plural(
                "The people are planned; {n} thing is missing on the papers.",
                "The people are planned; {n} things are missing on the papers.",
                papers,
            )
        elif papers:
            words = language.plural(
                "The people can be planned; {n} thing is missing on the papers.",
                "The people can be planned; {n} things are missing on the papers.",
                papers,
            )
        elif cafe.adopted is not None:
            words = say("Everything is there, and the people are planned.")
        else:
            words = say("Everything is there: the people can be planned.")
        self.header.set_state(words)
        if not cafe.people:
            step = Button.primary(self.context, say("Add people"), "users", lambda: self.desk.go_to("people"))
        elif cafe.adopted is None:
            step = Button.primary(
                self.context, say("Plan the rotation"), "shuffle", lambda: self.desk.go_to("rotation")
            )
        else:
            step = Button.primary(
                self.context, say("See the rotation"), "shuffle", lambda: self.desk.go_to("rotation")
            )
        self.header.set_buttons(step)

    def show_target(self, target: object) -> None:
        """Go to a topic, a table or a round by its id, or to "rounds", "kinds" or "roles"."""
        cafe = self.cafe
        if target == "kinds":
            self.side.change_kinds()
        elif target == "roles":
            self.side.change_roles()
        elif target == "rounds":
            self.scroller.ensureWidgetVisible(self.rounds)
        elif target in cafe.topics:
            found = self.topics.row_of(str(target))
            if found is not None:
                self.scroller.ensureWidgetVisible(found)
                found.title.setFocus()
        elif target in cafe.tables:
            self.topics.open_table(str(target))
        elif target in cafe.rounds:
            self.scroller.ensureWidgetVisible(self.rounds)
            self.rounds.line.blocks[str(target)].setFocus()

    def actions_for_menu(self) -> list[QAction]:
        """What can be added or changed on this page."""
        say = self.context.language.say
        if self.desk.bridge.document.read_only:
            return []
        made: list[QAction] = []
        for text, icon, do in (
            (say("Add a topic"), "plus", self.topics.add_topic.click),
            (say("Add a table"), "plus", self.topics.add_table.click),
            (say("Add a round"), "plus", self.rounds.add_round),
            (say("Kinds of note…"), "tag", self.side.change_kinds),
            (say("Roles…"), "user-cog", self.side.change_roles),
        ):
            action = QAction(self.context.icon(icon), text, self)
            action.triggered.connect(pressed(do))
            made.append(action)
        return made
