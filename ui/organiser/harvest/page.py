"""The page of the harvest: all notes in one list, and the tables with what they owe."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from ui.context import Context
from ui.models.note_filter import NoteFilter, Order, lacks_owner
from ui.models.note_lines import NoteLine, NoteLines
from ui.models.notes_model import NotesModel
from ui.models.table_texts import INSIGHTS, texts_of_tables
from ui.organiser.harvest.clipboard import as_table, as_text
from ui.organiser.harvest.filters import FilterBar
from ui.organiser.harvest.inspector import NoteInspector
from ui.organiser.harvest.tables import TablesView
from ui.organiser.harvest.transfer import ask_for_table, dropped_table, outcome, show_rows
from ui.organiser.page import Desk, Page
from ui.widgets import (
    Banner,
    Button,
    EmptyState,
    Example,
    MenuButton,
    PageHeader,
    Prose,
    Rule,
    SearchField,
    Tabs,
    Toast,
    WayIn,
    column,
    row,
)
from ui.widgets.note_list import NoteList
from ui.widgets.note_rows import NoteDelegate
from ui.work import Stop, Watch
from worldcafe.domain.changes import Changes
from worldcafe.domain.event import Event, Round, Stand, Table, Topic
from worldcafe.domain.notes import Erased, Extras, Kind, Revision
from worldcafe.domain.people import Organisation, Participant, Post
from worldcafe.store import edits
from worldcafe.store.recorder import Writer

if TYPE_CHECKING:
    from worldcafe.exchange.remarks import Remark

AT_ONCE: Final = 700
"""Notes that are measured in the GUI thread; more are measured beside it, so that nothing stands still."""

SHOWN: Final = (Revision, Erased, Kind, Event, Table, Topic, Round, Stand, Participant, Organisation, Post)


class HarvestPage(Page):
    """All notes with filters and an inspector; the tables' own texts under a second tab."""

    stage = "harvest"

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        self._made = NoteLines(context.language)
        self._lines: list[NoteLine] = []
        self._back: list[NoteLine] = []
        self._measuring: Callable[[], None] | None = None
        self._reading: Callable[[], None] | None = None
        self.model = NotesModel(context.language)
        self.delegate = NoteDelegate(context)
        self.list = NoteList(self.model, self.delegate)
        self.header = PageHeader(context, context.language.say("Harvest"))
        self.tabs = Tabs(context, context.language.say("Views of the harvest"))
        self.search = SearchField(
            context, context.language.say("Find in notes"), context.language.say("Ctrl F")
        )
        self.filters = FilterBar(context)
        self.inspector = NoteInspector(context, lambda: self.cafe, desk.bridge.document.device)
        self.tables = TablesView(context)
        self.toast = Toast(context, self)
        self.nothing_fits = Prose(context, tone="muted")
        self._build()
        self._connect()
        self.setAcceptDrops(True)

    # Building.

    def _build(self) -> None:
        say = self.context.language.say
        self.tabs.set_tabs([("notes", say("Notes"), ""), ("tables", say("By table"), "")])
        self._banner = column(8)
        self._banner.setContentsMargins(24, 0, 24, 0)
        bar = row(16)
        bar.setContentsMargins(12, 0, 24, 0)
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        bar.addWidget(self.search)
        self._filter_line = QWidget()
        filters = row(0)
        filters.setContentsMargins(24, 10, 24, 10)
        filters.addWidget(self.filters)
        self._filter_line.setLayout(filters)
        self.nothing_fits.setContentsMargins(24, 24, 24, 24)
        self.clear_button = Button.link(self.context, say("Show all notes"), do=self.clear_filters)
        self._nothing = QWidget()
        fits = column(8, 24)
        fits.addWidget(self.nothing_fits)
        fits.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        fits.addStretch(1)
        self._nothing.setLayout(fits)
        self._notes = QStackedWidget()
        self._notes.addWidget(self.list)
        self._notes.addWidget(self._nothing)
        listed = column(0)
        listed.addWidget(self._filter_line)
        listed.addWidget(Rule())
        listed.addWidget(self._notes, 1)
        beside = row(0)
        beside.addLayout(listed, 1)
        beside.addWidget(self.inspector)
        notes = QWidget()
        notes.setLayout(beside)
        self._views = QStackedWidget()
        self._views.addWidget(notes)
        self._views.addWidget(self.tables)
        full = column(0)
        full.addLayout(bar)
        full.addWidget(Rule())
        full.addWidget(self._views, 1)
        filled = QWidget()
        filled.setLayout(full)
        self._pages = QStackedWidget()
        self._pages.addWidget(filled)
        self._pages.addWidget(self._empty_state())
        body = column(0)
        body.addWidget(self.header)
        body.addLayout(self._banner)
        body.addWidget(self._pages, 1)
        self.setLayout(body)
        self.inspector.hide()
        self._set_buttons()

    def _empty_state(self) -> EmptyState:
        say = self.context.language.say
        ways = [
            WayIn(
                self.context,
                "pen-line",
                say("Write at a table"),
                say("The rapporteur’s window: one line, the kinds on the keys, the round by the clock."),
                first=True,
            ),
            WayIn(
                self.context,
                "file-input",
                say("Import a table of notes"),
                say("From a spreadsheet that somebody kept. Drop the file here, or choose it."),
            ),
        ]
        ways[0].clicked.connect(lambda: self.desk.open_capture(None))
        ways[1].clicked.connect(self.import_notes)
        rows = (
            (say("barrier"), say("Local shops hear of us last"), "3", "1"),
            (say("action"), say("One page in four languages"), "3", "2"),
        )
        titles = (say("kind"), say("text"), say("table"), say("round"))
        return EmptyState(
            self.context,
            say("Nothing is written yet"),
            say(
                "Notes appear here as the tables write them. What stands on paper can be typed or imported later."
            ),
            ways,
            example=Example(say("A table that can be imported has these columns"), titles, rows),
        )

    def _set_buttons(self) -> None:
        say = self.context.language.say
        self.import_button = Button.secondary(self.context, say("Import"), "file-input", self.import_notes)
        self.export_button = MenuButton(self.context, say("Export"), icon="file-output")
        for ending, words in ((".csv", "CSV"), (".xlsx", "Excel"), (".json", "JSON")):
            action = self.export_button.menu_of.addAction(words)
            action.triggered.connect(lambda _on=False, ending=ending: self.export(ending))
        go = Button.primary(
            self.context, say("Write the report"), "file-text", lambda: self.desk.go_to("report")
        )
        self.header.set_buttons(self.import_button, self.export_button, go)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.show_view)
        self.search.textChanged.connect(self._ask)
        self.filters.asked.connect(self._ask)
        self.list.selected.connect(self._show_selection)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.doubleClicked.connect(lambda: self.inspector.text.setFocus())
        self.list.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.delegate.starred.connect(self._star_one)
        inspector = self.inspector
        inspector.changed.connect(self._change)
        inspector.withdraw_asked.connect(self.withdraw)
        inspector.back_asked.connect(self.bring_back)
        inspector.star_asked.connect(self._star)
        inspector.kind_asked.connect(self._change_kind)
        inspector.copy_asked.connect(self.copy)
        inspector.closed.connect(self.list.clearSelection)
        self.tables.write_asked.connect(self.desk.open_capture)
        self.tables.notes_asked.connect(self._notes_of)
        find = QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        find.activated.connect(self._go_to_search)

    # Showing.

    def refresh(self, changes: Changes | None = None) -> None:
        """Show the notes as they stand."""
        if changes is not None and not changes.concern(*SHOWN):
            return
        cafe = self.cafe
        if len(cafe.revisions) - len(self._made) > AT_ONCE:
            self._read_beside()
            return
        self._lines = self._made.standing(cafe)
        self._back = self._made.withdrawn(cafe)
        language = self.context.language
        self.header.set_state(self._state())
        self.export_button.setEnabled(bool(cafe.notes))
        something = bool(cafe.notes or self._back)
        self._pages.setCurrentIndex(0 if something else 1)
        self.tabs.set_detail("notes", language.number(len(self._lines)))
        self.tabs.set_detail("tables", language.number(len(cafe.tables)))
        self.filters.show_cafe(cafe, self._lines, len(self._back))
        if self.tabs.current() == "tables":
            self.tables.show_cafe(cafe, self._lines)
        self._lay()

    def _read_beside(self) -> None:
        if self._reading is not None:
            return
        cafe, language = self.cafe, self.context.language
        self._pages.setCurrentIndex(0)
        n = len(cafe.revisions)
        self.header.set_state(language.plural("Reading {n} note …", "Reading {n} notes …", n))

        def read(stop: Stop, watch: Watch) -> object:
            made = NoteLines(language)
            made.standing(cafe)
            made.withdrawn(cafe)
            return made

        self._reading = self.desk.run(language.say("Reading the notes"), read, self._have_read, quiet=True)

    def _have_read(self, made: object) -> None:
        self._reading = None
        if isinstance(made, NoteLines):
            self._made = made
            self.refresh(None)

    def _state(self) -> str:
        language = self.context.language
        say = language.say
        if not self._lines:
            return say("Here everything comes together that the tables write.")
        tables = len({line.table for line in self._lines})
        notes = language.plural("{n} note", "{n} notes", len(self._lines))
        parts = [language.plural("{notes} from {n} table", "{notes} from {n} tables", tables, notes=notes)]
        conflicts = sum(line.note.in_conflict for line in self._lines)
        if conflicts:
            parts.append(language.plural("{n} has two versions", "{n} have two versions", conflicts))
        unowned = sum(lacks_owner(line) for line in self._lines)
        if unowned:
            parts.append(language.plural("{n} action has no owner", "{n} actions have no owner", unowned))
        texts = texts_of_tables(self.cafe).values()
        owing = sum(t.overview is None or t.key_message is None or len(t.insights) < INSIGHTS for t in texts)
        if owing:
            parts.append(language.plural("{n} table owes a text", "{n} tables owe texts", owing))
        first, rest = parts[0], parts[1:]
        if not rest:
            return say("{notes}.", notes=first)
        return say("{notes}; {missing}.", notes=first, missing=language.listed(rest))

    def _shown_lines(self) -> list[NoteLine]:
        return self._back if self.filters.withdrawn.isChecked() else self._lines

    def _lay(self) -> None:
        width = self.delegate.width_for(self.list.viewport().width())
        lines = self._shown_lines()
        missing = self.delegate.unmeasured(lines, width)
        if self._measuring is not None:
            self._measuring()
            self._measuring = None
        if len(missing) <= AT_ONCE:
            self._fill(width)
            return

        def measure(stop: Stop, watch: Watch) -> object:
            for start in range(0, len(missing), 100):
                if stop():
                    return None
                self.delegate.measure(missing[start : start + 100], width)
            return width

        self._measuring = self.desk.run(
            self.context.language.say("Laying out the notes"), measure, self._measured, quiet=True
        )

    def _measured(self, width: object) -> None:
        if isinstance(width, int):
            self._measuring = None
            self._lay()

    def _fill(self, width: int) -> None:
        if width != self.delegate.width:
            self.list.set_text_width(width)
        self.model.set_filter(self.filters.wanted(self.search.text()))
        order = self.filters.order.key()
        self.model.set_order(cast("Order", order))
        self.model.show_lines(self._shown_lines())
        self._after_filling()

    def _after_filling(self) -> None:
        say = self.context.language.say
        shown = bool(self.model.lines())
        self._notes.setCurrentIndex(0 if shown else 1)
        wanted = self.model.filter
        words = say("No note fits what is asked above.") if wanted.asks else say("There is nothing here.")
        self.nothing_fits.set_text(words)
        self._show_selection()

    def _ask(self, _what: object = None) -> None:
        self._lay()

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
        if target == "tables":
            self.show_view("tables")
        elif target == "import":
            self.import_notes()
        elif isinstance(target, Path):
            self.bring_in(target)
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

    def _show_selection(self) -> None:
        lines = self.list.chosen()
        self.inspector.show_lines(lines)
        self.inspector.setVisible(bool(lines))

    def _go_to_search(self) -> None:
        self.show_view("notes")
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

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
            self.withdraw(lines)
        elif event.key() == Qt.Key.Key_Asterisk and lines:
            self._star(lines, not all(line.starred for line in lines))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and lines:
            self.inspector.text.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            return False
        return True

    # Changing.

    def _change(self, line: NoteLine, text: str | None, kind: str | None, extras: Extras | None) -> None:
        label = self.context.language.say("Change a note")
        self.desk.edit(
            label, lambda w: edits.revise_note(w, line.note, text=text, kind=kind, extras=extras), origin=self
        )

    def _change_kind(self, lines: Sequence[NoteLine], kind: str) -> None:
        changed = [line for line in lines if line.kind.id != kind]
        self._each(
            self.context.language.say("Change the kind of notes"),
            changed,
            lambda w, line: edits.revise_note(w, line.note, kind=kind),
        )

    def _star_one(self, line: NoteLine) -> None:
        if not line.withdrawn:
            self._star([line], not line.starred)

    def _star(self, lines: Sequence[NoteLine], on: bool) -> None:
        changed = [line for line in lines if line.starred != on and not line.withdrawn]
        self._each(
            self.context.language.say("Give a note a star"),
            changed,
            lambda w, line: edits.revise_note(
                w, line.note, extras=replace(line.note.head.extras, starred=on)
            ),
        )

    def withdraw(self, lines: Sequence[NoteLine]) -> None:
        """Take notes back, with a way to bring them back."""
        language = self.context.language
        standing = [line for line in lines if not line.withdrawn]
        if standing and self._each(
            language.say("Take notes back"), standing, lambda w, line: edits.withdraw_note(w, line.note)
        ):
            said = language.plural("{n} note is taken back.", "{n} notes are taken back.", len(standing))
            self.toast.say(said, language.say("Bring back"), lambda: self.bring_back(standing))

    def bring_back(self, lines: Sequence[NoteLine]) -> None:
        """Let notes stand again that were taken back."""
        gone = {note.id for note in self.cafe.withdrawn}
        self._each(
            self.context.language.say("Bring notes back"),
            [line for line in lines if line.id in gone],
            lambda w, line: edits.bring_back(w, line.id),
        )

    def _each(
        self, label: str, lines: Sequence[NoteLine], change: Callable[[Writer, NoteLine], object]
    ) -> bool:
        def all_of_them(writer: Writer) -> None:
            for line in lines:
                change(writer, line)

        return bool(lines) and self.desk.edit(label, all_of_them, origin=self)

    # Out and in.

    def copy(self, as_a_table: bool = False) -> None:
        """Copy the selected notes, all that are shown if none is, as running text or as a table."""
        lines = self.list.chosen() or self.model.lines()
        text = as_table(lines, self.context.language) if as_a_table else as_text(lines)
        QGuiApplication.clipboard().setText(text)
        language = self.context.language
        self.desk.tell(language.plural("{n} note is copied.", "{n} notes are copied.", len(lines)))

    def export(self, ending: str) -> None:
        """Ask where, and write all notes there."""
        from ui.organiser.files import ask_where

        say = self.context.language.say
        name = say("{name} notes", name=self.desk.bridge.document.path.stem) + ending
        path = ask_where(self, self.context.preferences, "export", say("Export notes"), name, f"(*{ending})")
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write all notes to a file, off the GUI thread."""
        cafe, language = self.cafe, self.context.language

        def work(stop: Stop, watch: Watch) -> object:
            from worldcafe.verbs.noting import write_notes

            return write_notes(cafe, path)

        def told(count: object) -> None:
            n = count if isinstance(count, int) else 0
            self.desk.tell(
                language.plural(
                    "{n} note is written to “{name}”.",
                    "{n} notes are written to “{name}”.",
                    n,
                    name=path.name,
                )
            )

        self.desk.run(language.say("Exporting the notes"), work, told)

    def import_notes(self) -> None:
        """Let the person choose a table of notes, and bring it in."""
        path = ask_for_table(self, self.context)
        if path is not None:
            self.bring_in(path)

    def bring_in(self, path: Path) -> None:
        """Bring a table of notes in, off the GUI thread, and say what became of every row."""
        document, label = self.desk.bridge.document, self.context.language.say("Import notes")

        def work(stop: Stop, watch: Watch) -> object:
            from worldcafe.verbs.noting import bring_notes_in

            return bring_notes_in(document, path, label)

        self.desk.run(label, work, self._brought_in)

    def _brought_in(self, result: object) -> None:
        added, remarks = cast("tuple[int, Sequence[Remark]]", result)
        fact, rest = outcome(added, remarks, self.context.language)
        buttons: list[Button] = []
        if remarks:
            words = self.context.language.say("Show the rows")
            buttons.append(
                Button.small(self.context, words, do=lambda: show_rows(self.context, self, remarks))
            )
        self._say(Banner(self.context, fact, rest, tone="warning" if remarks else "success", buttons=buttons))

    def _say(self, banner: Banner) -> None:
        self._hush()
        banner.closed.connect(self._hush)
        self._banner.addWidget(banner)
        self._banner.setContentsMargins(24, 0, 24, 10)

    def _hush(self) -> None:
        while (item := self._banner.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._banner.setContentsMargins(24, 0, 24, 0)

    @property
    def is_empty(self) -> bool:
        """Whether the page teaches instead of showing notes."""
        return self._pages.currentIndex() == 1

    def banner(self) -> str:
        """What the banner of the page says; empty without one."""
        item = self._banner.itemAt(0)
        found = item.widget() if item is not None else None
        return found.text() if isinstance(found, Banner) else ""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_table(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_table(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.bring_in(path)

    # Menus.

    def menu_for(self, lines: Sequence[NoteLine]) -> QMenu:
        """What can be done with notes."""
        say = self.context.language.say
        menu = QMenu(self)
        if lines and all(line.withdrawn for line in lines):
            menu.addAction(say("Bring back")).triggered.connect(lambda: self.bring_back(lines))
            return menu
        starred = all(line.starred for line in lines)
        words = say("Take the star away") if starred else say("Give a star")
        menu.addAction(words).triggered.connect(lambda: self._star(lines, not starred))
        kinds = menu.addMenu(say("Kind"))
        for kind in self.cafe.kinds_in_order:
            action = kinds.addAction(kind.word)
            action.triggered.connect(lambda _on=False, key=kind.id: self._change_kind(lines, key))
        menu.addSeparator()
        menu.addAction(say("Copy as text")).triggered.connect(lambda: self.copy(False))
        menu.addAction(say("Copy as a table")).triggered.connect(lambda: self.copy(True))
        menu.addSeparator()
        menu.addAction(say("Take back")).triggered.connect(lambda: self.withdraw(lines))
        return menu

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
            (say("Import notes"), self.import_notes),
            (say("Find in notes"), self._go_to_search),
            (say("Show all notes"), self.clear_filters),
            (say("Notes by table"), lambda: self.show_view("tables")),
            (say("Copy as text"), lambda: self.copy(False)),
            (say("Copy as a table"), lambda: self.copy(True)),
        ]
        made: list[QAction] = []
        for words, do in deeds:
            action = QAction(words, self)
            action.triggered.connect(partial(_do, do))
            made.append(action)
        return made


def _do(deed: Callable[[], object], _checked: bool = False) -> None:
    deed()
