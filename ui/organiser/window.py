"""The organiser's window: the stages of one café around one document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QWidget

from ui.bridge import DocumentBridge
from ui.context import Context
from ui.dropping import dropped
from ui.house import House
from ui.organiser import files, words
from ui.organiser.frame.banners import BannerShelf
from ui.organiser.frame.corner import Corner
from ui.organiser.frame.finder import Finder, Found
from ui.organiser.frame.leaving import about_lost_file, may_stop
from ui.organiser.frame.menus import Menus
from ui.organiser.frame.page_stack import PageStack
from ui.organiser.frame.progress import ProgressShelf
from ui.organiser.frame.results import Results
from ui.organiser.page import Page
from ui.organiser.pages import read_pages
from ui.organiser.stages import STAGES
from ui.theme import Choice
from ui.trouble import sentence_of, write_down
from ui.widgets import Banner, Button, Rail, Toast, Typed, column, row
from ui.work import Jobs, Work
from worldcafe.domain.changes import Changes
from worldcafe.domain.errors import CafeError, Stopped
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer

NAME = "organiser"
"""Under which the preferences remember this window."""
READ_AFTER = 700
"""Milliseconds after the first page until the code of the others is read: the first one is finished by then."""


class OrganiserWindow(QMainWindow):
    """One document's window. It is the `Desk` of its pages; `house` opens other cafés and windows.

    It owns the document: closing the window closes it.
    """

    def __init__(self, context: Context, document: Document, house: House | None = None) -> None:
        super().__init__()
        self.context = context
        self.house = house
        self.bridge = DocumentBridge(document)
        self.jobs = Jobs()
        self._closed = False
        self._went = False
        self.setAcceptDrops(True)
        self.setMinimumSize(1024, 600)
        self._build_middle()
        self._build_menu_bar()
        self.bridge.changed.connect(self._changed)
        self._toast = Toast(context, self._middle)
        self._results = Results(context, self, self._act)
        self._finder = Finder(context.language, self.go_to)
        self._show_facts()
        self._show_undo()
        self._restore()

    # The frame.

    def _build_middle(self) -> None:
        say = self.context.language.say
        self.rail = Rail(self.context)
        for stage in STAGES:
            self.rail.add_stage(stage.code, say(stage.title), stage.icon)
        self.rail.add_window("capture", say("Capture"), "pen-line")
        self.rail.add_foot("help", say("Help"), "circle-question-mark")
        self.rail.add_foot("preferences", say("Preferences"), "settings")
        self.rail.chosen.connect(self._choose)
        self._banners = BannerShelf()
        self.stack = PageStack(self.context, self)
        self._progress = ProgressShelf(self.context)
        right = column(0)
        right.addWidget(self._banners)
        right.addWidget(self.stack, 1)
        right.addWidget(self._progress)
        across = row(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        self._middle = QWidget()
        self._middle.setLayout(across)
        self.setCentralWidget(self._middle)

    def _build_menu_bar(self) -> None:
        bar = QMenuBar(self)
        bar.setNativeMenuBar(False)
        self.setMenuBar(bar)
        self.menus = Menus(self.context, self, bar)
        # Kept here: the menu bar does not keep Python from collecting it.
        self._corner = corner = Corner(self.context)
        self.kept = corner.state
        self.field = corner.field
        bar.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        self.field.textEdited.connect(self._look_up)
        self.field.stepped.connect(self._step)
        self.field.chosen.connect(lambda: self._results.choose())
        self.field.left.connect(self._leave_finder)
        if self.bridge.document.read_only:
            self.kept.say_read_only()
            say = self.context.language.say
            copy = Button.small(self.context, say("Save a copy"), "copy", self.save_copy)
            self._banners.add(
                Banner(
                    self.context,
                    say("This café is open for reading only."),
                    say("Changes are not possible here; save a copy and go on there."),
                    tone="accent",
                    icon="lock",
                    buttons=[copy],
                )
            )

    def _restore(self) -> None:
        preferences = self.context.preferences
        geometry, _ = preferences.window(NAME)
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(1440, 900)
        last = preferences.last_page(NAME)
        self.rail.choose(last if last in {s.code for s in STAGES} else "cafe")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._went:
            # The frame is seen first; a page takes as long again.
            QTimer.singleShot(0, self._begin)

    def _begin(self) -> None:
        if not self._went and not self._closed:
            self.go_to(self.stage)
        QTimer.singleShot(READ_AFTER, self._read_pages)

    def _read_pages(self) -> None:
        self.run(self.context.language.say("Getting ready"), read_pages, quiet=True)

    # Pages.

    def page(self, stage: str) -> Page:
        """The whole page of a stage; what of it waits for its turn is done first."""
        return self.stack.page(stage)

    @property
    def stage(self) -> str:
        """The stage that is shown."""
        return self.rail.current()

    def go_to(self, stage: str, target: object = None) -> None:
        """Show a stage, at a target if given (see `Desk`).

        What is large comes in the turns after, the target last; `page(stage)` waits for all of it.
        """
        self._went = True
        self.rail.choose(stage)
        self.context.preferences.set_last_page(stage, NAME)
        self._show_menu(stage)
        self.stack.show_stage(stage, partial(self._arrived, target))

    def _arrived(self, target: object, page: Page) -> None:
        self._show_menu(page.stage)
        if target is not None:
            page.show_target(target)

    def _show_menu(self, stage: str) -> None:
        title = self.context.language.say(next(s.title for s in STAGES if s.code == stage))
        page = self.stack.whole(stage)
        self.menus.show_page(title, page.actions_for_menu() if page else None)

    def _choose(self, key: str) -> None:
        doors: dict[str, Callable[[], None]] = {
            "capture": self.open_capture,
            "help": self.show_help,
            "preferences": self.show_preferences,
        }
        if key in doors:
            doors[key]()
        else:
            self.go_to(key)

    def _changed(self, changes: Changes) -> None:
        if not self.bridge.document.read_only:
            self.kept.say_kept()
        self._show_facts()
        self._show_undo()
        self.stack.changed(changes)

    def _show_facts(self) -> None:
        language, cafe = self.context.language, self.bridge.cafe
        self.rail.set_title(cafe.event.title, words.place_and_dates(cafe, language))
        self.setWindowTitle(
            language.say("{title} — World Café", title=cafe.event.title or self.bridge.document.path.stem)
        )
        for stage in STAGES:
            self.rail.set_state(stage.code, words.state_of(stage.code, cafe, language))

    # The desk.

    def edit(self, label: str, change: Callable[[Writer], Any], origin: object = None) -> bool:
        """Make an edit; a failure is told in place. Whether it was kept."""
        return self._kept(lambda: self._edit(label, change, origin))

    def _edit(self, label: str, change: Callable[[Writer], Any], origin: object) -> None:
        with self.bridge.document.edit(label, origin) as writer:
            change(writer)

    def _kept(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except (
            Exception
        ) as error:  # an edit is kept whole or not at all, so the window can go on after any failure
            if not self.bridge.document.read_only:
                self.kept.say_not_kept()
            for field in self.findChildren(QWidget):
                if isinstance(field, Typed):
                    field.not_kept()
            self.tell_error(error)
            return False
        return True

    def undo(self) -> None:
        """Take the last edit back."""
        self._kept(lambda: self.bridge.document.undo(self))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._kept(lambda: self.bridge.document.redo(self))

    def _show_undo(self) -> None:
        say = self.context.language.say
        document = self.bridge.document
        for name, label, plain, named in (
            (
                "undo",
                document.undo_label,
                say("Undo"),
                say("Undo “{action}”", action=document.undo_label or ""),
            ),
            (
                "redo",
                document.redo_label,
                say("Redo"),
                say("Redo “{action}”", action=document.redo_label or ""),
            ),
        ):
            action = self.menus.actions[name]
            action.setEnabled(label is not None)
            action.setText((named if label else plain).replace("&", "&&"))

    def run(
        self,
        label: str,
        work: Work,
        done: Callable[[Any], None] | None = None,
        progressed: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Callable[[], None]:
        """Do long work off the GUI thread (see `Desk`)."""
        if self._closed:
            return _nothing  # a page's timer may come after the end
        job = self.jobs.start(work, label)
        if progressed is not None:
            job.progressed.connect(progressed)
        if done is not None:
            job.finished.connect(done)
        job.failed.connect(failed or self.tell_error)
        if not quiet:
            self._progress.add(label, job)
        return job.cancel

    def tell(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """A short notice at the bottom that goes by itself; it may offer one thing to do."""
        self._toast.say(text, button, do)

    def toast_text(self) -> str:
        """What the notice at the bottom says or said last."""
        return self._toast.text()

    def tell_error(self, error: Exception) -> None:
        """Say in a banner what happened, what was kept and what to do."""
        language = self.context.language
        if isinstance(error, Stopped):
            self.tell(error.sentence(language))
            return
        if not isinstance(error, CafeError | OSError):
            write_down(error)
        sentence = sentence_of(error, language)
        fact, consequence = words.first_sentence(sentence)
        self._banners.add(Banner(self.context, fact, consequence, tone="error"))

    def banners(self) -> list[str]:
        """What the banners say, the oldest first."""
        return self._banners.texts()

    def open_capture(self, table: str | None = None) -> None:
        """Open the rapporteur's window, at a table if given."""
        if self.house is not None:
            self.house.open_capture(self.bridge, table)

    # The finder.

    def open_finder(self) -> None:
        """Go to the finder's field and show the commands."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look_up()

    def _look_up(self, _text: str = "") -> None:
        found = self._finder.search(self.field.text(), self.bridge.cafe, self.menus.all())
        corner = self.field.mapTo(self, QPoint(self.field.width(), self.field.height() + 4))
        self._results.show_found(found, corner.x(), corner.y())

    def _step(self, by: int) -> None:
        if self._results.isVisible():
            self._results.step(by)
        else:
            self._look_up()

    def _leave_finder(self) -> None:
        self._results.hide()
        if self.field.hasFocus():
            current = self.stack.currentWidget()
            if current is not None:
                current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act(self, found: Found) -> None:
        self.field.clear()
        self._leave_finder()
        # After the key event that chose it: an action may open a dialogue.
        QTimer.singleShot(0, found.act)

    @property
    def results(self) -> Results:
        """The finder's results."""
        return self._results

    # What the menus do.

    def new_cafe(self) -> None:
        """Ask for what a new café needs, and open it in its own window."""
        if self.house is not None:
            self.house.new_cafe()

    def open_cafe(self) -> None:
        """Let the person choose a café to open."""
        if self.house is not None:
            self.house.open_cafe()

    def save_copy(self) -> None:
        """Write the café to another file."""
        files.save_copy(self)

    def import_people(self) -> None:
        """Go to the page of people and let them choose a list."""
        self.go_to("people", "import")

    def export(self, what: str) -> None:
        """Write notes or the rotation for other programs."""
        files.export(self, what)

    def print_handouts(self) -> None:
        """Go to where paper is made."""
        self.go_to("report", "handouts")

    def show_help(self) -> None:
        """First steps."""
        from ui.help import show_first_steps

        show_first_steps(self.context, self)

    def show_shortcuts(self) -> None:
        """The sheet of keyboard shortcuts."""
        from ui.help import show_shortcuts

        show_shortcuts(self.context, self, self.menus.all())

    def show_about(self) -> None:
        """Version and licences."""
        from ui.help import show_about

        show_about(self.context, self)

    def show_preferences(self) -> None:
        """Theme and language."""
        from ui.settings import show_preferences

        show_preferences(self.context, self, self.house)

    def choose_theme(self, choice: Choice) -> None:
        """Switch to a theme and remember it."""
        self.context.theme.choose(choice)
        self.context.preferences.set_theme(choice.value)
        self.menus.actions[f"theme-{choice.value}"].setChecked(True)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def close_to_start(self) -> None:
        """Close the café and show the start screen."""
        if self.house is not None:
            # First, since a program without any window ends.
            self.house.show_start()
        self.close()

    def quit(self) -> None:
        """End the program."""
        if self.house is not None:
            self.house.quit()
        else:
            self.close()

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # On keyboards whose digits need Shift (French, Czech) Ctrl with the key of a digit comes as another key.
        at = event.nativeScanCode() - 10
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and 0 <= at < len(STAGES):
            self.go_to(STAGES[at].code)
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped(event.mimeData())
        if path is None:
            return
        event.acceptProposedAction()
        # The drag's source waits for the end of this event; opening a file may ask something.
        QTimer.singleShot(0, lambda: self.take(path))

    def take(self, path: Path) -> None:
        """Open a café, or bring a list of people to the page that imports it."""
        if path.suffix.lower() == ".cafe":
            if self.house is not None:
                self.house.open_cafe(path)
        else:
            self.go_to("people", path)

    @property
    def busy(self) -> bool:
        """Whether work goes on that the person asked for."""
        return self._progress.waiting()

    def closeEvent(self, event: QCloseEvent) -> None:
        if (self.busy and not may_stop(self.context, self)) or (
            self.bridge.document.only_here and not self._may_lose()
        ):
            event.ignore()
            return
        self._remember()
        self._closed = True
        self._leave_pages()
        if self.house is not None:
            self.house.close_beside(self.bridge)
        self.bridge.close()
        self.bridge.document.close()
        super().closeEvent(event)
        if self.house is not None:
            self.house.closed(self)

    def let_go(self) -> None:
        """Hide without closing the document, which another window has taken over."""
        self._closed = True
        self._leave_pages()
        self.bridge.close()
        self.hide()

    def _leave_pages(self) -> None:
        self.jobs.close()
        self.stack.leave()

    def _may_lose(self) -> bool:
        answer = about_lost_file(self.context, self, self.bridge.document.path.name)
        if answer == "copy":
            QTimer.singleShot(0, self, self.save_copy)
        return answer == "close"

    def _remember(self) -> None:
        from ui.recent import remember

        preferences = self.context.preferences
        preferences.set_window(NAME, self.saveGeometry(), self.saveState())
        remember(preferences, self.bridge.document.path, self.bridge.cafe)
        preferences.flush()


def _nothing() -> None:
    """What cancels work that was never begun."""
