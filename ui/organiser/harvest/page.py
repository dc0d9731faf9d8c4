"""The page of the harvest: all notes in one list, and the tables with what they owe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ui.context import Context
from ui.models.note_filter import NoteFilter, Order
from ui.models.note_lines import PIECE, NoteLine, NoteLines
from ui.models.notes_model import NotesModel
from ui.organiser.harvest.carrying import NoteCarrier
from ui.organiser.harvest.deeds import NoteDeeds
from ui.organiser.harvest.filters import FilterBar
from ui.organiser.harvest.inspector import NoteInspector
from ui.organiser.harvest.lesson import lesson
from ui.organiser.harvest.menu import note_menu
from ui.organiser.harvest.notice import NothingFits, NoticeSlot
from ui.organiser.harvest.tables import TablesView
from ui.organiser.harvest.transfer import dropped_table
from ui.organiser.harvest.words import state_words
from ui.organiser.page import Desk, Page
from ui.turns import Steps, Turns
from ui.widgets import (
    Button,
    MenuButton,
    PageHeader,
    Rule,
    SearchField,
    Tabs,
    Toast,
    column,
    row,
)
from ui.widgets.note_list import NoteList
from ui.widgets.note_rows import NoteDelegate
from worldcafe.domain.changes import Changes
from worldcafe.domain.event import Event, Round, Stand, Table, Topic
from worldcafe.domain.notes import Erased, Kind, Revision
from worldcafe.domain.people import Organisation, Participant, Post

AT_ONCE: Final = 150
"""Notes that are read or measured in one go; more are so in several turns, so that nothing stands still."""

SHOWN: Final = (Revision, Erased, Kind, Event, Table, Topic, Round, Stand, Participant, Organisation, Post)


class HarvestPage(Page):
    """All notes with filters and an inspector; the tables' own texts under a second tab."""

    stage = "harvest"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        say = context.language.say
        self._made = NoteLines(context.language)
        self._lines: list[NoteLine] = []
        self._back: list[NoteLine] = []
        self._reading = Turns(self)
        self._target: object = None
        self.header = PageHeader(context, say("Harvest"))
        self.tabs = Tabs(context, say("Views of the harvest"))
        self.tabs.set_tabs([("notes", say("Notes"), ""), ("tables", say("By table"), "")])
        self.search = SearchField(context, say("Find in notes"), say("Ctrl F"))
        self.toast = Toast(context, self)
        self.deeds = NoteDeeds(context, desk, self.toast, self)
        self.notice = NoticeSlot()
        self.carrier = NoteCarrier(context, desk, self, self.notice.show_banner)
        self._build_frame()
        self._set_buttons()
        self.setAcceptDrops(True)

    # Building.

    def _build_frame(self) -> None:
        bar = row(16)
        bar.setContentsMargins(12, 0, 24, 0)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        bar.addWidget(self.search)
        self._views = QStackedWidget()
        full = column(0)
        full.addLayout(bar)
        full.addWidget(Rule())
        full.addWidget(self._views, 1)
        filled = QWidget()
        filled.setLayout(full)
        self._pages = QStackedWidget()
        self._pages.addWidget(filled)
        body = column(0)
        body.addWidget(self.header)
        body.addWidget(self.notice)
        body.addWidget(self._pages, 1)
        self.setLayout(body)

    def _set_buttons(self) -> None:
        say = self.context.language.say
        self.import_button = Button.secondary(
            self.context, say("Import"), "file-input", self.carrier.import_notes
        )
        self.export_button = MenuButton(self.context, say("Export"), icon="file-output")
        for ending, words in ((".csv", "CSV"), (".xlsx", "Excel"), (".json", "JSON")):
            action = self.export_button.menu_of.addAction(words)
            action.triggered.connect(lambda _on=False, ending=ending: self.carrier.export(ending))
        go = Button.primary(
            self.context, say("Write the report"), "file-text", lambda: self.desk.go_to("report")
        )
        self.header.set_buttons(self.import_button, self.export_button, go)

    def grow(self) -> Steps:
        """The filters and the list, then the inspector beside it."""
        self.filters = FilterBar(self.context)
        self.model = NotesModel(self.context.language)
        self.delegate = NoteDelegate(self.context)
        self.list = NoteList(self.model, self.delegate)
        yield None
        listed = column(0)
        filters = row(0)
        filters.setContentsMargins(24, 10, 6, 10)
        filters.addWidget(self.filters)
        listed.addLayout(filters)
        listed.addWidget(Rule())
        self._notes = QStackedWidget()
        self._notes.addWidget(self.list)
        self._none = NothingFits(self.context, self.clear_filters)
        self.nothing_fits, self.clear_button = self._none.words, self._none.clear
        self._notes.addWidget(self._none)
        listed.addWidget(self._notes, 1)
        self._beside = row(0)
        self._beside.addLayout(listed, 1)
        notes = QWidget()
        notes.setLayout(self._beside)
        self._views.addWidget(notes)
        yield None
        self.inspector = NoteInspector(self.context, lambda: self.cafe, self.desk.bridge.document.device)
        yield None
        self.inspector.hide()
        self._beside.addWidget(self.inspector)
        self.tables = TablesView(self.context)
        self._views.addWidget(self.tables)
        self._connect()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_view)
        self.search.textChanged.connect(lambda: self._lay())
        self.filters.asked.connect(self._lay)
        self.list.selected.connect(self._show_selection)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.doubleClicked.connect(lambda: self.inspector.text.setFocus())
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.delegate.starred.connect(self.deeds.star_one)
        inspector = self.inspector
        inspector.changed.connect(self.deeds.change)
        inspector.withdraw_asked.connect(self.deeds.withdraw)
        inspector.back_asked.connect(self.deeds.bring_back)
        inspector.star_asked.connect(self.deeds.star)
        inspector.kind_asked.connect(self.deeds.change_kind)
        inspector.copy_asked.connect(self.copy)
        inspector.closed.connect(self.list.clearSelection)
        self.tables.write_asked.connect(self.desk.open_capture)
        self.tables.notes_asked.connect(self._notes_of)
        find = QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        find.activated.connect(self._go_to_search)

    # Showing.

    def fill(self) -> Steps:
        """Read the notes, some at a time, and show them."""
        self._reading.stop()
        yield from self._bring_in_turns()

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the notes as they stand; where there is much to read, in several turns."""
        if changes is not None and not changes.concern(*SHOWN):
            return
        if self._reading.running or len(self._made.missing(self.cafe)) > AT_ONCE:
            self._reading.begin(self._bring_in_turns())
        else:
            self._show()

    def _bring_in_turns(self) -> Steps:
        cafe = self.cafe
        missing = len(self._made.missing(cafe))
        if missing > AT_ONCE:
            self._pages.setCurrentIndex(0)
            language = self.context.language
            self.header.set_state(language.plural("Reading {n} note …", "Reading {n} notes …", missing))
        yield from self._made.read(cafe)
        yield from self._measure([*self._made.standing(cafe), *self._made.withdrawn(cafe)])
        self._show()
        self._show_held_target()

    def _measure(self, lines: Sequence[NoteLine]) -> Steps:
        width = self.delegate.width_for(self.list.viewport().width())
        missing = self.delegate.unmeasured(lines, width)
        for start in range(0, len(missing), PIECE):
            self.delegate.measure(missing[start : start + PIECE], width)
            yield None

    def _show(self) -> None:
        cafe, language = self.cafe, self.context.language
        self._lines = self._made.standing(cafe)
        self._back = self._made.withdrawn(cafe)
        self.header.set_state(state_words(cafe, self._lines, language))
        self.export_button.setEnabled(bool(cafe.notes))
        if not (cafe.notes or self._back):
            self._teach()
            return
        self._pages.setCurrentIndex(0)
        self.tabs.set_detail("notes", language.number(len(self._lines)))
        self.tabs.set_detail("tables", language.number(len(cafe.tables)))
        self.filters.show_cafe(cafe, self._lines, len(self._back))
        if self.tabs.current() == "tables":
            self.tables.show_cafe(cafe, self._lines)
        self._lay()

    def _teach(self) -> None:
        if self._pages.count() == 1:
            # Made when it is needed: most cafés never see it, and a page opens faster without it.
            self._pages.addWidget(
                lesson(self.context, lambda: self.desk.open_capture(None), self.carrier.import_notes)
            )
        self._pages.setCurrentIndex(1)

    @property
    def is_empty(self) -> bool:
        """Whether the page teaches instead of showing notes."""
        return self._pages.currentIndex() == 1

    def _shown_lines(self) -> list[NoteLine]:
        return self._back if self.filters.withdrawn.isChecked() else self._lines

    def _lay(self) -> None:
        width = self.delegate.width_for(self.list.viewport().width())
        missing = self.delegate.unmeasured(self._shown_lines(), width)
        if self._reading.running and missing:
            return  # they are coming
        if len(missing) > AT_ONCE:
            self._reading.begin(self._lay_in_turns())
        else:
            self._fill_list(width)

    def _lay_in_turns(self) -> Steps:
        yield from self._measure(self._shown_lines())
        self._fill_list(self.delegate.width_for(self.list.viewport().width()))
        self._show_held_target()

    def _fill_list(self, width: int) -> None:
        if width != self.delegate.width:
            self.list.set_text_width(width)
        self.model.set_filter(self.filters.wanted(self.search.text()))
        self.model.set_order(cast("Order", self.filters.order.key()))
        self.model.show_lines(self._shown_lines())
        say = self.context.language.say
        self._notes.setCurrentIndex(0 if self.model.rows() else 1)
        asks = self.model.filter.asks
        self.nothing_fits.set_text(
            say("No note fits what is asked above.") if asks else say("There is nothing here.")
        )
        self._show_selection()

    def clear_filters(self) -> None:
        """Show all notes again."""
        self.filters.clear()
        self.search.clear()
        self._lay()

    def show_view(self, view: object) -> None:
        """Show the notes or the tables."""
        self.tabs.choose(view)
        tables = view == "tables"
        if tables:
            self.tables.show_cafe(self.cafe, self._lines)
        self._views.setCurrentIndex(1 if tables else 0)
        self.search.setVisible(not tables)

    def _notes_of(self, table: int) -> None:
        self.show_view("notes")
        self.search.clear()
        self.filters.show_wanted(NoteFilter(table=table))
        self._lay()

    def show_target(self, target: object) -> None:
        """Show a note by its id, the notes of a table by the table's id, "tables", or what a `NoteFilter` asks."""
        if self._reading.running:
            self._target = target
        elif target == "tables":
            self.show_view("tables")
        elif target == "import":
            self.carrier.import_notes()
        elif isinstance(target, Path):
            self.carrier.bring_in(target)
        elif isinstance(target, NoteFilter):
            self.show_view("notes")
            self.filters.show_wanted(target)
            self._lay()
        elif isinstance(target, str) and target in self.cafe.tables:
            self._notes_of(self.cafe.tables[target].number)
        elif isinstance(target, str):
            self.show_view("notes")
            if self.model.row_of(target) < 0:
                self.clear_filters()
            self.list.choose([target])
            self._show_selection()

    def _show_held_target(self) -> None:
        self._reading.stop()
        target, self._target = self._target, None
        if target is not None:
            self.show_target(target)

    def _show_selection(self) -> None:
        lines = self.list.chosen()
        self.inspector.show_lines(lines)
        self.inspector.setVisible(bool(lines))

    def _go_to_search(self) -> None:
        self.show_view("notes")
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def leave(self) -> None:
        """The window closes: nothing is read any more."""
        self._reading.stop()

    # Events.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list.viewport() and event.type() == QEvent.Type.Resize:
            # After the event: the list has not taken its new place yet.
            QTimer.singleShot(0, self, self._lay_for_width)
        elif watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _lay_for_width(self) -> None:
        if self._lines and self.delegate.width_for(self.list.viewport().width()) != self.delegate.width:
            self._lay()

    def _key(self, event: QKeyEvent) -> bool:
        lines = self.list.chosen()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy(True)
        elif event.key() == Qt.Key.Key_Delete and lines:
            self.deeds.withdraw(lines)
        elif event.key() == Qt.Key.Key_Asterisk and lines:
            self.deeds.star(lines, not all(line.starred for line in lines))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and lines:
            self.inspector.text.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_table(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_table(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.carrier.bring_in(path)

    def banner(self) -> str:
        """What the banner of the page says; empty without one."""
        return self.notice.text()

    # Menus.

    def copy(self, as_a_table: bool = False) -> None:
        """Copy the selected notes, all that are shown if none is, as running text or as a table."""
        self.carrier.copy(self.list.chosen() or self.model.lines(), as_a_table)

    def menu_for(self, lines: Sequence[NoteLine]) -> QMenu:
        """What can be done with notes."""
        return note_menu(self, lines, self.cafe.kinds_in_order, self.context.language, self.deeds, self.copy)

    def _open_menu(self, place: QPoint) -> None:
        lines = self.list.chosen()
        if lines:
            menu = self.menu_for(lines)
            menu.exec(self.list.viewport().mapToGlobal(place))
            menu.deleteLater()

    def actions_for_menu(self) -> list[Any]:
        """What the page can do, for its menu and the palette."""
        say = self.context.language.say
        deeds: list[tuple[str, Callable[[], object]]] = [
            (say("Import notes"), self.carrier.import_notes),
            (say("Find in notes"), self._go_to_search),
            (say("Show all notes"), self.clear_filters),
            (say("Notes by table"), lambda: self.show_view("tables")),
            (say("Copy as text"), lambda: self.copy(False)),
            (say("Copy as a table"), lambda: self.copy(True)),
        ]
        return self.actions_of(deeds)
