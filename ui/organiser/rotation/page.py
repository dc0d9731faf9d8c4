"""The Rotation page: the plan's state in a sentence, its rounds, and three ways to look at it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.context import Context
from ui.organiser.page import Desk, Page
from ui.organiser.people.alike import Decisions
from ui.organiser.rotation import score_words
from ui.organiser.rotation.board_menu import board_menu
from ui.organiser.rotation.board_panel import BoardPanel
from ui.organiser.rotation.counting import Counted, count
from ui.organiser.rotation.header_buttons import HeaderButtons
from ui.organiser.rotation.impossible import ImpossiblePanel
from ui.organiser.rotation.matrix_model import MatrixModel, rounds_of
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.meetings_view import MeetingsView
from ui.organiser.rotation.moves import Moves
from ui.organiser.rotation.nothing_yet import NothingYet
from ui.organiser.rotation.page_actions import page_actions
from ui.organiser.rotation.people_panel import PeoplePanel
from ui.organiser.rotation.planning import Glimpse, Planning, Refused
from ui.organiser.rotation.planning_show import PlanningShow
from ui.organiser.rotation.rules_locks import Reach, WholeLocks
from ui.organiser.rotation.seats import NOBODY, Company
from ui.organiser.rotation.toolbar import Toolbar
from ui.turns import Steps
from ui.widgets import Banner, PageHeader, Rule, column, tell
from ui.work import Stop, Watch
from worldcafe.domain.changes import Changes
from worldcafe.domain.notes import Revision
from worldcafe.domain.people import folded

if TYPE_CHECKING:
    from worldcafe.planner.quality import Figures

BOARD, PEOPLE, MEETINGS = "board", "people", "meetings"

BOARD_SOON: Final = 600
"""Milliseconds of planning after which the board is shown even without a plan to show on it."""


class RotationPage(Page):
    """Header, toolbar, and below it the board, the matrix or the meetings; or what is in the way of a plan."""

    stage = "rotation"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        say = context.language.say
        self.company: Company | None = None
        self.measure: Measure | None = None
        self.figures: Figures | None = None
        self._counts = 0
        self._decided: frozenset[str] = frozenset()
        self._board_soon = QTimer(self)
        self._board_soon.setSingleShot(True)
        self._board_soon.timeout.connect(self._show_board)
        self._moves = Moves(context, desk)
        self.whole = WholeLocks(context, desk)
        self.planning = Planning(context, desk)
        self.header = PageHeader(context, say("Rotation"))
        self.toolbar = Toolbar(context)
        self.toolbar.hide()
        self.views = QStackedWidget()
        self._stale = Banner(
            context,
            say("People or rules have changed since this plan was made."),
            say("Plan again to take them in; locked seats stay."),
            tone="warning",
        )
        around = column(0)
        around.setContentsMargins(16, 12, 16, 0)
        around.addWidget(self._stale)
        self.notice = QWidget()
        self.notice.setLayout(around)
        self.notice.hide()
        self._stale.closed.connect(self.notice.hide)
        body = column(0)
        body.addWidget(self.header)
        body.addWidget(self.toolbar)
        body.addWidget(Rule())
        body.addWidget(self.notice)
        body.addWidget(self.views, 1)
        self.setLayout(body)

    def grow(self) -> Steps:
        """The board, then what is looked at later, then what may be done."""
        context = self.context
        self.panel = BoardPanel(context)
        self.board = self.panel.board
        self._show = PlanningShow(context, self.header, self.toolbar, self.panel)
        yield self.views.addWidget(self.panel)
        self.model = MatrixModel(context)
        self.people = PeoplePanel(context, self.model)
        yield self.views.addWidget(self.people)
        self.meetings = MeetingsView(context)
        yield self.views.addWidget(self.meetings)
        self.nothing = NothingYet(context)
        self.impossible = ImpossiblePanel(context)
        self.views.addWidget(self.nothing)
        yield self.views.addWidget(self.impossible)
        self.buttons = HeaderButtons(context, self.desk, self.header, self.planning, self._show_cafe)
        self._actions = page_actions(self)
        self._connect()

    def _connect(self) -> None:
        self.toolbar.round_chosen.connect(self._show_round)
        self.toolbar.view_chosen.connect(self._show_view)
        self.toolbar.searched.connect(self._search)
        self.board.moved.connect(self.seat)
        self.board.swapped.connect(self.swap)
        self.board.refused.connect(self._refuse)
        self.board.lock_asked.connect(self.lock)
        self.board.opened.connect(self.explain)
        self.board.menu_asked.connect(self._open_menu)
        self.board.head_asked.connect(self._open_head_menu)
        self.panel.score.map_asked.connect(partial(self.choose_view, MEETINGS))
        self.panel.score.why_asked.connect(self._tell_why)
        self.panel.score.alike_asked.connect(partial(self.desk.go_to, "people", "review"))
        self.people.why.lock_asked.connect(self._lock_one)
        self.people.why.swap_asked.connect(self._moves.swap)
        self.nothing.plan_asked.connect(self.planning.start)
        self.nothing.gap_asked.connect(self.desk.go_to)
        self.impossible.people_asked.connect(self.show_person)
        self.planning.began.connect(self._planning_began)
        self.planning.seen.connect(self._planning_seen)
        self.planning.kept.connect(self._planning_kept)
        self.planning.refused.connect(self._planning_refused)
        self.planning.failed.connect(self.desk.tell_error)
        self.planning.ended.connect(self._planning_ended)

    # The page as the window sees it

    def refresh(self, changes: Changes | None = None) -> None:
        if changes is not None and changes.touched and set(changes.touched) <= {Revision}:
            return
        if self.planning.running:
            return
        self._show_cafe()

    def show_target(self, target: object) -> None:
        if target in (BOARD, PEOPLE, MEETINGS):
            self.choose_view(str(target))
        elif target == "plan":
            self.planning.start()
        elif isinstance(target, str) and target in self.cafe.people and self.company:
            self.explain(target)
        elif isinstance(target, str) and target in self.cafe.rounds:
            self.toolbar.choose_round(target)
            self._show_round(target)

    def actions_for_menu(self) -> list[Any]:
        return list(self._actions)

    # What is shown

    def _show_cafe(self) -> None:
        cafe, plan = self.cafe, self.cafe.adopted
        self.company = Company(cafe, cafe.rotation(), plan.id) if plan and cafe.rotation().seats else None
        if self.company is None or plan is None:
            self._show_nothing()
            return
        self.buttons.show("planned")
        self.buttons.name_plan(plan, len(self.company.rotation.people()))
        self._show_rounds(self.company)
        self._show_view(self.toolbar.view())
        self._count()

    def _show_nothing(self) -> None:
        from worldcafe.verbs.checking import missing_for_planning

        self.measure = self.figures = None
        self._counts += 1
        gaps = missing_for_planning(self.cafe)
        blocked = any(gap.blocks for gap in gaps)
        self.notice.hide()
        self.toolbar.hide()
        say = self.context.language.say
        self.header.set_state(
            say("There is no plan yet, and something is missing before there can be one.")
            if blocked
            else say("Everything is ready for a first plan.")
        )
        self.buttons.show("nothing")
        self.nothing.show_gaps(gaps, self.cafe)
        self.views.setCurrentWidget(self.nothing)

    def _show_rounds(self, company: Company) -> None:
        self.toolbar.show()
        self.toolbar.set_rounds(company.cafe, company.rotation)
        self.panel.show_round(company, self.toolbar.round())

    def _show_round(self, round_: object) -> None:
        if self.company and not self.planning.running:
            self.panel.show_round(self.company, self.toolbar.round())

    def step_round(self, step: int) -> None:
        """Show the round beside the present one."""
        if self.toolbar.step(step):
            self._show_round(None)

    def choose_view(self, view: str) -> None:
        """Show the board, the people or the meetings."""
        if self.company:
            self.toolbar.choose_view(view)
            self._show_view(view)

    def _show_view(self, view: str) -> None:
        if self.company is None and not self.planning.running:
            return
        shown = {BOARD: self.panel, PEOPLE: self.people, MEETINGS: self.meetings}[view]
        self.views.setCurrentWidget(shown)
        self.toolbar.show_view(view)
        self._search(self.toolbar.search_text())

    # What the plan is worth

    def _count(self) -> None:
        self._counts += 1
        ticket, cafe = self._counts, self.cafe
        decided = self._decided = self._called_different()

        def work(stop: Stop, watch: Watch) -> object:
            return count(cafe, decided)

        def done(counted: Any) -> None:
            if ticket == self._counts and counted is not None:
                self._show_counted(counted)

        self.desk.run(self.context.language.say("Counting meetings"), work, done, quiet=True)

    def _show_counted(self, counted: Counted) -> None:
        figures, measure = counted.figures, counted.measure
        self.figures, self.measure, self.company = figures, measure, measure.company
        language = self.context.language
        self.header.set_state(score_words.state_sentence(language, figures, measure, counted.seconds))
        self._stale.show()
        self.notice.setVisible(counted.stale)
        self.board.card.repeats = figures.repeats
        self.panel.score.show_plan(figures, measure, counted.undecided)
        self.model.show_rows(rounds_of(measure.company), counted.rows)
        self.people.show_measure(measure)
        self.meetings.show_measure(measure)

    def _called_different(self) -> frozenset[str]:
        return Decisions(self.context.preferences, self.cafe.event.id).all()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # That two organisations are two is remembered beside the café, and so no edit tells of it.
        if self.measure is not None and self._decided != self._called_different():
            self._count()

    def _tell_why(self) -> None:
        from worldcafe.planner.quality import in_words

        if self.figures:
            language = self.context.language
            title = language.say("What this plan is worth")
            tell(self.context, self.window(), title, " ".join(in_words(self.figures, language)))

    # Planning

    def _planning_began(self) -> None:
        self._counts += 1
        self.buttons.show("planning")
        self.notice.hide()
        self.nothing.setEnabled(False)
        if self.company is not None:
            self.views.setCurrentWidget(self.panel)
        else:
            # A board without anybody would only flash: the first plan is there soon.
            self._board_soon.start(BOARD_SOON)
        self._show.begin(self.cafe, self.company)

    def _planning_seen(self, glimpse: Glimpse) -> None:
        self._show_board()
        self._show.add(glimpse)

    def _show_board(self) -> None:
        self._board_soon.stop()
        if self.planning.running:
            self.views.setCurrentWidget(self.panel)

    def _planning_kept(self, _plan: object) -> None:
        QApplication.alert(self.window())

    def _planning_refused(self, refused: Refused) -> None:
        self._show.end()
        language = self.context.language
        people = {p for group in refused.people for p in group}
        rules = language.plural("one rule cannot hold", "{n} rules cannot hold", len(refused.findings))
        whom = language.plural(" for {n} person", " for {n} people", len(people)) if people else ""
        self.header.set_state(
            language.say("This cannot be planned yet: {rules}{whom}.", rules=rules, whom=whom)
        )
        self.buttons.show("refused", with_plan=self.company is not None)
        self.notice.hide()
        self.toolbar.hide()
        self.impossible.show_refused(refused, self.cafe)
        self.views.setCurrentWidget(self.impossible)

    def _planning_ended(self) -> None:
        self._board_soon.stop()
        self.nothing.setEnabled(True)
        if self.views.currentWidget() is not self.impossible:
            self._show.end()
            self._show_cafe()

    # What people ask for on the board

    def seat(self, people: frozenset[str], table: str, insisting: bool = False) -> None:
        """Seat people at a table of the shown round."""
        round_ = self.toolbar.round()
        if round_:
            self._moves.move(people, round_, table)

    def swap(self, one: str, other: str) -> None:
        """Let two people change seats in the shown round."""
        round_ = self.toolbar.round()
        if round_:
            self._moves.swap(one, other, round_)

    def lock(self, people: frozenset[str]) -> None:
        """Lock seats of the shown round, or unlock them; posts need no lock."""
        round_ = self.toolbar.round()
        if round_ and self.company:
            self._moves.toggle_lock([p for p in people if not self.company.posted(p, round_)], round_)

    def lock_chosen(self) -> None:
        """Lock or unlock the seats of the people chosen on the board."""
        self.lock(self.board.people_meant())

    def lock_table(self) -> None:
        """Lock or unlock the table where the board's keyboard is, in the shown round."""
        round_, person = self.toolbar.round(), self.board.current_person()
        table = self.company.table_of(person, round_) if self.company and person and round_ else None
        if table:
            self.whole.toggle(Reach(table, round_))

    def lock_round(self) -> None:
        """Lock or unlock the shown round."""
        round_ = self.toolbar.round()
        if round_ and self.company:
            self.whole.toggle(Reach(None, round_))

    def _open_head_menu(self, table: str, place: QPoint) -> None:
        round_ = self.toolbar.round()
        if round_ and self.company:
            menu = self.whole.head_menu(self, table, round_)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _lock_one(self, person: str, round_: str) -> None:
        self._moves.toggle_lock([person], round_)

    def _refuse(self, people: frozenset[str], outlook: Any) -> None:
        round_ = self.toolbar.round()
        if self.company and round_:
            self._moves.refuse(self.company, round_, people, outlook)

    def explain(self, person: str) -> None:
        """Show why a person sits where they sit in the shown round."""
        round_ = self.toolbar.round()
        self.toolbar.clear_search()
        self.choose_view(PEOPLE)
        self.people.choose(person, round_)

    def show_person(self, person: str) -> None:
        """Show a person on the People page."""
        self.desk.go_to("people", person)

    def _open_menu(self, people: frozenset[str], place: QPoint) -> None:
        round_ = self.toolbar.round()
        if round_ and self.company:
            measure = self.measure or Measure(self.company)
            menu = board_menu(self.context, self, measure, round_, people, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _search(self, text: str) -> None:
        if self.toolbar.view() == PEOPLE:
            self.model.set_filter(text)
            return
        self.model.set_filter("")
        wanted = folded(text)
        people = self.cafe.people.values()
        found = (
            frozenset(p.id for p in people if wanted in folded(f"{p.name} {p.family_first}"))
            if wanted
            else NOBODY
        )
        self.board.light_up(found)

    # Taking it elsewhere

    def copy(self) -> None:
        """Put what is shown on the clipboard as a table."""
        if self.company is None:
            return
        text = self.model.as_text() if self.toolbar.view() == PEOPLE else self.board.as_text()
        QApplication.clipboard().setText(text)
        self.desk.tell(self.context.language.say("Copied as a table."))
