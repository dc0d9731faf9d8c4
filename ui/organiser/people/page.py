"""The page of the stage People."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.context import Context
from ui.models.day import zone_of
from ui.models.people_model import DAY, LISTED, QUOTED, STEP_FREE, TODAY, Column, PeopleModel
from ui.models.people_rows import PersonRow, RowMaker, merged, stale
from ui.models.spans import is_on
from ui.organiser.page import Desk, Page
from ui.organiser.people import clip
from ui.organiser.people.arriving import Arriving, list_in
from ui.organiser.people.cells import PersonDelegate
from ui.organiser.people.deeds import Deeds
from ui.organiser.people.duplicates import Duplicates
from ui.organiser.people.empty import empty_state
from ui.organiser.people.filters import FilterBar
from ui.organiser.people.menu import build_menu
from ui.organiser.people.page_actions import page_actions
from ui.organiser.people.panel import PersonPanel
from ui.organiser.people.panel_bonds import AskBond
from ui.organiser.people.setting_aside import MANY, set_aside
from ui.organiser.people.state import state_sentence
from ui.organiser.people.table import PeopleTable
from ui.slots import with_value
from ui.theme import scale
from ui.turns import Steps
from ui.widgets import (
    Button,
    Dialogue,
    EmptyState,
    Label,
    PageHeader,
    Picture,
    Rule,
    column,
    confirm,
    row,
)
from ui.work import Stop, Watch
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes
from worldcafe.verbs.alike import Case


class PeoplePage(Page):
    """Header, banner, filters, the table, and the panel of who is chosen."""

    stage = "people"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self.deeds = Deeds(context, desk)
        self.dialogue: Dialogue | None = None
        self._known: Cafe | None = None
        self._asked = 0
        self._pending: list[str] = []
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self.setAcceptDrops(True)
        self.arriving = Arriving(self)
        self.duplicates = Duplicates(self)
        self.header = PageHeader(context, context.language.say("People"))
        self.model = PeopleModel(context.language, self.deeds.write)
        self.model.editable = not desk.bridge.document.read_only
        self._full = column(0)
        self._full.addWidget(self.duplicates.box)
        full = QWidget()
        full.setLayout(self._full)
        self.stack = QStackedWidget()
        # In an empty café nothing is shown until the empty page is there.
        self.full = full
        self.stack.addWidget(full)
        full.setVisible(bool(self.cafe.people))
        left = column(0)
        left.addWidget(self.header)
        left.addWidget(self.stack, 1)
        self._across = row(0)
        self._across.addLayout(left, 1)
        self.setLayout(self._across)

    def grow(self) -> Steps:
        """Filters, table, foot, and what is not seen at once: the empty page and the panel."""
        context = self.context
        self.filters = FilterBar(context)
        self.filters.changed.connect(self._filter)
        self._full.addWidget(self.filters)
        self._full.addWidget(Rule())
        yield None
        self.table = PeopleTable(context, self.model, PersonDelegate(context, self.model, self._houses))
        self.table.chosen.connect(self._show_chosen)
        self.table.asked.connect(self._ask)
        self.table.toggled.connect(self._toggle)
        self.table.role_asked.connect(self._ask_role)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self._full.addWidget(self.middle, 1)
        yield None
        self._build_foot()
        yield None
        self._build_nobody()
        yield None
        self.empty = empty_state(
            context, self.arriving.choose_file, self.arriving.paste, self.arriving.add_people
        )
        self.stack.insertWidget(0, self.empty)
        yield None
        self.panel = PersonPanel(context, self.deeds, self.ask_bond, self.merge_chosen, self.remove_chosen)
        self.panel.hide()
        self.panel.closed.connect(self.table.clearSelection)
        self._reveal.timeout.connect(self.panel.show)
        self._across.addWidget(self.panel)
        self.actions_by_name = page_actions(self)

    def _build_foot(self) -> None:
        words = self.context.language.say("Paste rows from a spreadsheet with {keys}", keys="Ctrl V")
        self.chosen_words = Label(size=scale.SMALL, tone="muted")
        self.hint = Label(words, size=scale.SMALL, tone="muted")
        foot = row(8)
        foot.setContentsMargins(24, 7, 24, 7)
        foot.addWidget(self.chosen_words, 1)
        foot.addWidget(self.hint)
        self._full.addWidget(Rule())
        self._full.addLayout(foot)

    def _build_nobody(self) -> None:
        context, say = self.context, self.context.language.say
        self.nobody = EmptyState(
            context,
            say("Nobody is found"),
            say("No person has all of this. Names are found without accents, in any order."),
            figure=Picture(context, "search", "muted", 40),
        )
        self.everyone_again = Button.secondary(context, say("Show everyone"), do=self.filters.clear)
        lower = self.nobody.layout()
        if lower is not None:
            lower.addWidget(self.everyone_again)
            lower.setAlignment(self.everyone_again, Qt.AlignmentFlag.AlignHCenter)
        self.middle.addWidget(self.nobody)

    # Actions

    def actions_for_menu(self) -> list[QAction]:
        """What can be done on this page."""
        return list(self.actions_by_name.values())

    def search(self) -> None:
        """Go to the field that finds people."""
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    # Showing the café

    def today(self) -> date:
        """The day at the café's place."""
        return datetime.now(zone_of(self.cafe)).date()

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the café as it stands; only the rows that are no longer true are made again."""
        cafe = self.cafe
        wanted = stale(self._known, cafe)
        missing = cafe.people.keys() if wanted is None else [p for p in wanted if p in cafe.people]
        if len(missing) > MANY:
            self._make_in_job(cafe, wanted)
        else:
            self._asked += 1
            known = self._known
            same = known is not None and known.organisations is cafe.organisations
            houses = self.model.grounds.houses if same else None
            maker = RowMaker(cafe, self.context.language, self.today(), houses)
            self._take(cafe, maker, maker.rows(missing))
        self._show_facts()
        self.duplicates.alike.refresh()

    def _make_in_job(self, cafe: Cafe, wanted: Collection[str] | None) -> None:
        self._asked += 1
        asked, today, language = self._asked, self.today(), self.context.language
        missing = None if wanted is None else [p for p in wanted if p in cafe.people]
        before, gone = list(self.model.everyone()), self._gone(cafe)

        def work(stop: Stop, watch: Watch) -> object:
            maker = RowMaker(cafe, language, today)
            rows = maker.rows(missing, stop)
            base = merged(before, rows, gone)
            set_aside(len(cafe.people))
            return maker, rows, base

        def done(result: object) -> None:
            if asked == self._asked:
                maker, rows, base = cast("tuple[RowMaker, dict[str, PersonRow], list[PersonRow]]", result)
                self._take(cafe, maker, rows, base)
                self._show_facts()

        self.desk.run(self.context.language.say("Reading the people"), work, done, quiet=True)

    def _gone(self, cafe: Cafe) -> frozenset[str]:
        known = self._known
        return frozenset() if known is None else frozenset(p for p in known.people if p not in cafe.people)

    def _take(
        self,
        cafe: Cafe,
        maker: RowMaker,
        rows: dict[str, PersonRow],
        base: list[PersonRow] | None = None,
    ) -> None:
        chosen = self.table.people()
        gone = self._gone(cafe)
        self._known = cafe
        if self.model.show_rows(rows, maker.grounds, gone=gone, base=base) and chosen:
            self.table.choose(chosen, scroll=False)
        if self._pending:
            pending, self._pending = self._pending, []
            self.choose(pending)
        self.filters.show_counts(self.model.everyone())

    def _show_facts(self) -> None:
        say = self.context.language.say
        cafe = self.cafe
        there = bool(cafe.people)
        self.stack.setCurrentWidget(self.full if there else self.empty)
        self.middle.setCurrentIndex(0 if self.model.rows() or not self.model.everyone() else 1)
        self.header.set_state(
            state_sentence(self.context.language, self.model.everyone(), self.model.grounds, self.today())
            if there
            else say("Nobody is here yet. Ninety names take about a minute.")
        )
        if self._buttons_for != there:
            self._buttons_for = there
            self._show_buttons(there)
        on_the_day = is_on(self.model.grounds.spans, self.today())
        arrived = any(p.arrived for p in cafe.presences.values())
        if (on_the_day or arrived) and not self.context.preferences.flag("people/today"):
            self.context.preferences.set_flag("people/today", True)
            self.table.show_column(TODAY, True)
        self._show_chosen()
        self.duplicates.show()

    _buttons_for: bool | None = None

    def _show_buttons(self, there: bool) -> None:
        say = self.context.language.say
        locked = self.desk.bridge.document.read_only
        add = Button.secondary(self.context, say("Add a person"), "user-plus", self.arriving.add_people)
        bring = Button.primary(self.context, say("Import a list"), "file-input", self.arriving.choose_file)
        for button in (add, bring):
            button.setEnabled(not locked)
        self.header.set_buttons(*((add, bring) if there else (bring,)))

    def _show_chosen(self) -> None:
        people = self.table.people()
        language = self.context.language
        shown, everyone = len(self.model.rows()), len(self.model.everyone())
        words = language.say("{n} of {all} selected", n=len(people), all=everyone)
        if not people:
            words = (
                language.plural("{n} person", "{n} people", everyone)
                if shown == everyone
                else language.say("{n} of {all} shown", n=shown, all=everyone)
            )
        self.chosen_words.setText(words)
        if not people or self.stack.currentWidget() is not self.full:
            self._reveal.stop()
            self.panel.hide()
            return
        self.panel.show_people(people)
        if self.panel.isHidden() and self.table.by_mouse:
            # The panel narrows the table; a double click must still hit the cell that was meant.
            self._reveal.start(QApplication.doubleClickInterval())
        elif not self._reveal.isActive():
            self.panel.show()

    def _filter(self) -> None:
        chosen = self.table.people()
        if self.model.set_filter(self.filters.wanted()):
            if chosen:
                self.table.choose(chosen, scroll=False)
            self.middle.setCurrentIndex(0 if self.model.rows() else 1)
            self._show_chosen()

    def _houses(self) -> Sequence[str]:
        return sorted(o.name for o in self.cafe.organisations.values())

    def merge_chosen(self) -> None:
        """Offer the chosen people side by side, to be merged into one."""
        people = self.table.people()
        if 1 < len(people) <= 20:
            self.duplicates.ask([Case(people[0], other) for other in people[1:]])

    def show_organisations(self) -> None:
        """Open the list of organisations."""
        from ui.organiser.people.organisations import Organisations

        self.open(Organisations(self.context, self.window(), self.deeds))

    # What is done with those who are chosen

    def _ask(self, place: object) -> None:
        people = self.table.people()
        if people and isinstance(place, QPoint):
            build_menu(self, people).popup(place)

    def _ask_role(self, place: object) -> None:
        from PySide6.QtWidgets import QMenu

        from ui.organiser.people.menu import fill_roles

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_roles(menu, self, self.table.people())
        if isinstance(place, QPoint):
            menu.popup(place)

    def _toggle(self, people: object, column: object) -> None:
        chosen = cast("list[str]", people)
        if not isinstance(column, Column) or not chosen or self.desk.bridge.document.read_only:
            return
        row = self.model.known(chosen[0])
        if row is None:
            return
        if column.key == DAY:
            span = self.model.grounds.spans[column.span]
            self.deeds.expect(chosen, span.rounds, on=row.days[column.span][0] < len(span.rounds))
        elif column.key == STEP_FREE:
            self.deeds.set_step_free(chosen, not row.step_free)
        elif column.key == LISTED:
            self.deeds.set_consent(chosen, "listed", _next(row.listed))
        elif column.key == QUOTED:
            self.deeds.set_consent(chosen, "quoted", _next(row.quoted))

    def choose(self, people: Collection[str]) -> None:
        """Choose people; if the filter hides any of them, show everyone first."""
        places = self.model.places()
        if any(p not in places for p in people) and any(self.model.known(p) for p in people):
            self.filters.clear()
        if not any(self.model.known(p) for p in people):
            # Their rows are still being made.
            self._pending = list(people)
            return
        self.table.choose(people)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Copy who is chosen, with titles, as text and as a table."""
        people = self.table.people()
        if people:
            data = clip.as_table(self.model, people, self.table.hidden_columns())
            QGuiApplication.clipboard().setMimeData(data)
            self.desk.tell(
                self.context.language.plural("{n} row is copied.", "{n} rows are copied.", len(people))
            )

    def remove_chosen(self) -> None:
        """Remove who is chosen; asked first when seats or posts go with them."""
        people = self.table.people()
        if not people or self.desk.bridge.document.read_only:
            return
        language = self.context.language
        known = set(people)
        cafe = self.cafe
        held = {s.person for s in cafe.seats.values()} | {p.person for p in cafe.posts.values()}
        losing = len(known & held)
        if losing or len(people) > 1:
            title = language.say("Remove {who}?", who=self.deeds.who(people))
            sentence = language.plural(
                "{n} of them has a seat or a post, which goes too.",
                "{n} of them have seats or posts, which go too.",
                losing,
            )
            if len(people) == 1:
                sentence = language.say("Their seats and posts go too.")
            elif not losing:
                sentence = ""
            note = language.say("It can be undone.")
            if not confirm(
                self.context, self.window(), title, sentence, language.say("Remove"), danger=True, note=note
            ):
                return
        self.deeds.remove(people)

    def ask_bond(self) -> None:
        """Ask with whom, or apart from whom, the chosen person should sit."""
        people = self.table.people()
        if len(people) == 1:
            self.open(AskBond(self.context, self.window(), self.deeds, people[0]))

    # Dialogues and targets

    def open(self, dialogue: Dialogue) -> None:
        """Open a dialogue over the window, and keep it while it is open."""
        self.dialogue = dialogue
        dialogue.finished.connect(with_value(lambda _code: self._closed(dialogue)))
        dialogue.open()

    def _closed(self, dialogue: Dialogue) -> None:
        if self.dialogue is dialogue:
            self.dialogue = None
        dialogue.deleteLater()

    def show_target(self, target: object) -> None:
        """A person by id, a list to import, ("paste", text), "import" to choose a list, or "review"."""
        if isinstance(target, Path):
            self.arriving.open(target)
        elif isinstance(target, tuple):
            self.arriving.open(str(cast("tuple[object, ...]", target)[-1]))
        elif target == "import":
            self.arriving.choose_file()
        elif target == "review":
            self.duplicates.review_when_found()
        elif isinstance(target, str) and target in self.cafe.people:
            self.choose([target])

    # Dropped on the page

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if list_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        source = list_in(event.mimeData())
        if source is not None:
            event.acceptProposedAction()
            # The drag's source waits for the end of this event.
            QTimer.singleShot(0, lambda: self.arriving.open(source))


def _next(agreed: bool | None) -> bool | None:
    """From not asked to yes, to no, to not asked."""
    return True if agreed is None else False if agreed else None
