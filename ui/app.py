"""The application: makes what every window is given, and opens and closes the windows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ui.collector import Collector
from ui.context import Context
from ui.listening import on_text
from ui.preferences import Preferences
from ui.screen_language import chosen, speak_qt
from ui.theme import Choice, Theme
from ui.trouble import install, log_file, sentence_of
from ui.work import Jobs, Stop, Watch

if TYPE_CHECKING:
    from ui.bridge import DocumentBridge
    from ui.organiser.window import OrganiserWindow
    from ui.start.new_cafe import Wanted
    from ui.start.window import StartWindow
    from worldcafe.domain.errors import CafeError
    from worldcafe.language import Language
    from worldcafe.store.document import Document


class QtApplication(QApplication):
    """Qt's application; `asked_to_open` when the system hands it a file (macOS)."""

    asked_to_open = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            self.asked_to_open.emit(event.file())
            return True
        return super().event(event)


class Application(QObject):
    """The composition root: the `House` of every window.

    `copy_failed(error)` when the second copy of a note could not be written, in the GUI thread.
    """

    copy_failed = Signal(object)

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__()
        self.app = app
        language = chosen(preferences.screen_language())
        theme = Theme(app, _choice(preferences.theme()))
        self.context = Context(language, theme, preferences)
        self.collector = Collector(self)
        self.jobs = Jobs()
        self.windows: list[OrganiserWindow] = []
        self.start_window: StartWindow | None = None
        self.beside: dict[DocumentBridge, list[QWidget]] = {}
        self._translator = speak_qt(app, language)
        self._telling = False
        self.copy_failed.connect(self._tell_copy_failed)
        app.setWindowIcon(self.context.icon("app", "accent"))
        install(self.tell_trouble)

    def begin(self, paths: Sequence[Path]) -> None:
        """Open the cafés named on the command line, or the start screen."""
        self.show_start()
        for path in paths:
            self.open_cafe(path)

    # Opening.

    def show_start(self) -> None:
        """Show the start screen."""
        from ui.start.window import StartWindow

        if self.start_window is None:
            self.start_window = StartWindow(self.context, self)
        self.start_window.refresh()
        self.start_window.show()
        self.start_window.activateWindow()

    def new_cafe(self, people: Path | None = None) -> None:
        """Ask for what a new café needs, make it, and open it; `people` is a list to import then."""
        from ui.start.new_cafe import NewCafe

        dialogue = NewCafe(self.context, self._front(), people)
        wanted = dialogue.wanted() if dialogue.exec() else None
        dialogue.deleteLater()
        if wanted is not None:
            self.make(wanted)

    def make(self, wanted: Wanted) -> None:
        """Make a café as wanted and open it."""
        language = self.context.language

        def work(stop: Stop, watch: Watch) -> Document:
            from worldcafe.verbs.new import new_document

            return new_document(
                wanted.path,
                language,
                title=wanted.title,
                tables=wanted.tables,
                rounds=wanted.rounds,
                minutes=wanted.minutes,
                first_day=wanted.day,
                start=wanted.start,
            )

        def done(window: OrganiserWindow) -> None:
            self.context.preferences.set_folder("new", wanted.path.parent)
            window.go_to("cafe")
            if wanted.people is not None:
                window.go_to("people", wanted.people)
            elif wanted.pasted.strip():
                window.go_to("people", ("paste", wanted.pasted))

        self._open(work, done)

    def open_cafe(self, path: Path | None = None) -> None:
        """Open a café; without a path the person chooses one. One that is open comes to the front."""
        path = path or self._ask_path()
        if path is None:
            return
        known = next((w for w in self.windows if w.bridge.document.path == path), None)
        if known is not None:
            known.show()
            known.activateWindow()
            return
        self._open(lambda stop, watch: open_document(path))

    def open_sample(self) -> None:
        """Open the sample café; the one that was made before, if it is still there."""
        from ui.folders import documents

        language = self.context.language
        preferences = self.context.preferences
        before = preferences.word("sample")
        if before and Path(before).is_file():
            self.open_cafe(Path(before))
            return
        folder = preferences.folder("new") or documents()

        def work(stop: Stop, watch: Watch) -> Document:
            from worldcafe.verbs.sample import make_sample, sample_path

            return make_sample(sample_path(folder, language), language)

        def done(window: OrganiserWindow) -> None:
            preferences.set_word("sample", str(window.bridge.document.path))
            window.go_to("cafe")

        self._open(work, done)

    def _ask_path(self) -> Path | None:
        from ui.folders import documents

        say = self.context.language.say
        preferences = self.context.preferences
        folder = preferences.folder("open") or documents()
        kinds = say("Cafés (*.cafe)")
        name, _ = QFileDialog.getOpenFileName(self._front(), say("Open a café"), str(folder), kinds)
        if not name:
            return None
        preferences.set_folder("open", Path(name).parent)
        return Path(name)

    def _open(
        self,
        work: Callable[[Stop, Watch], Document],
        done: Callable[[OrganiserWindow], None] | None = None,
    ) -> None:
        """Run `work` beside the window, then show its document. What it needs is imported there as well."""
        if self.start_window is not None:
            self.start_window.set_busy(True)

        early: list[CafeError] = []

        def copy_failed(error: CafeError) -> None:
            early.append(error)
            self.copy_failed.emit(error)

        def all_of_it(stop: Stop, watch: Watch) -> Document:
            from worldcafe.verbs.keeping import keep_safe

            import_module("ui.organiser.window")
            import_module("ui.organiser.cafe")
            document = keep_safe(work(stop, watch), copy_failed)
            _look_through(document, self.context.language)
            return document

        job = self.jobs.start(all_of_it, "open")
        job.finished.connect(partial(self._opened, done, early))
        job.failed.connect(self._failed)

    def _opened(
        self,
        done: Callable[[OrganiserWindow], None] | None,
        early: Sequence[CafeError],
        document: Document,
    ) -> None:
        window = self.show_document(document)
        for error in early:  # what went wrong before there was a window to say it
            window.tell_error(error)
        if self.start_window is not None:
            self.start_window.set_busy(False)
            self.start_window.hide()
        if done is not None:
            done(window)

    def show_document(self, document: Document, stage: str = "") -> OrganiserWindow:
        """A window for a document that is open."""
        from ui.organiser.window import OrganiserWindow

        window = OrganiserWindow(self.context, document, self)
        self.windows.append(window)
        self.context.preferences.remember_file(document.path)
        if stage:
            window.go_to(stage)
        window.show()
        window.activateWindow()
        return window

    def _failed(self, error: Exception) -> None:
        from ui.widgets import tell_error

        if self.start_window is not None:
            self.start_window.set_busy(False)
        say = self.context.language.say
        sentence = sentence_of(error, self.context.language)
        tell_error(self.context, self._front(), say("The café was not opened"), to_do=sentence)

    # Windows beside the organiser's.

    def open_capture(self, bridge: DocumentBridge, table: str | None = None) -> None:
        """Open the rapporteur's window on a document; one that is open comes to the front."""
        from ui.capture.window import CaptureWindow

        # Two windows at one table would write over one another's draft.
        beside = self.beside.setdefault(bridge, [])
        open_ones = [w for w in beside if isinstance(w, CaptureWindow) and w.isVisible()]
        window = next((w for w in open_ones if table in (None, w.table)), None)
        if window is None:
            window = CaptureWindow(self.context, bridge, table)
            beside.append(window)
        window.show()
        window.raise_()
        window.activateWindow()

    def close_beside(self, bridge: DocumentBridge) -> None:
        """Close the windows that stand on a document beside the organiser's."""
        for window in self.beside.pop(bridge, []):
            window.close()
            window.deleteLater()

    # The whole.

    def speak(self, code: str | None) -> None:
        """Show every window in another language: each is made again where it was."""
        preferences = self.context.preferences
        preferences.set_screen_language(code)
        language = chosen(code)
        self.app.removeTranslator(self._translator)
        self._translator = speak_qt(self.app, language)
        self.context = Context(language, self.context.theme, preferences)
        for old in list(self.windows):
            if not old.busy:
                self._make_again(old)
        if self.start_window is not None:
            shown = self.start_window.isVisible()
            self.start_window.deleteLater()
            self.start_window = None
            if shown:
                self.show_start()

    def _make_again(self, old: OrganiserWindow) -> None:
        document, stage, place = old.bridge.document, old.stage, old.saveGeometry()
        self.close_beside(old.bridge)
        self.windows.remove(old)
        new = self.show_document(document, stage)
        new.restoreGeometry(place)
        old.let_go()
        old.deleteLater()

    def quit(self) -> None:
        """Close every window; a window may ask to stay."""
        for window in list(self.windows):
            if not window.close():
                return
        if self.start_window is not None:
            self.start_window.close()
        self.app.quit()

    def shut(self) -> None:
        """Let go of everything at the end of the program."""
        self.jobs.close()
        self.collector.stop()
        self.context.preferences.flush()

    def tell_trouble(self, error: BaseException) -> None:
        """Say calmly that something failed that nobody expected; once at a time."""
        from ui.widgets import tell_error

        if self._telling:
            return
        self._telling = True
        say = self.context.language.say
        try:
            tell_error(
                self.context,
                self._front(),
                say("Something went wrong that the program did not expect"),
                say("Your café is kept: every change before this one is in its file."),
                say(
                    "Go on, and if it happens again close the café and open it anew. What failed is written down, "
                    "without anyone’s words, in {file}.",
                    file=str(log_file()),
                ),
            )
        finally:
            self._telling = False

    def _tell_copy_failed(self, error: Exception) -> None:
        for window in self.windows:
            window.tell_error(error)

    def closed(self, window: QWidget) -> None:
        """A window has closed its document."""
        self.windows = [w for w in self.windows if w is not window]
        if not self.windows and (self.start_window is None or not self.start_window.isVisible()):
            self.app.quit()

    def _front(self) -> QWidget | None:
        active = self.app.activeWindow()
        if active is not None:
            return active
        shown = [w for w in (*self.windows, self.start_window) if w is not None and w.isVisible()]
        return shown[-1] if shown else None


def _look_through(document: Document, language: Language) -> None:
    """Work out what the rail says, beside the window: what was read out of a café once, and how dates are written."""
    from ui.organiser.stages import STAGES
    from ui.organiser.words import place_and_dates, state_of

    place_and_dates(document.cafe, language)
    for stage in STAGES:
        state_of(stage.code, document.cafe, language)


def open_document(path: Path) -> Document:
    """Open a café; one that cannot be written is opened for reading only."""
    from worldcafe.store.document import Document
    from worldcafe.store.failures import ReadOnly

    try:
        return Document.open(path)
    except ReadOnly:
        return Document.open(path, read_only=True)


def _choice(word: str) -> Choice:
    return Choice(word) if word in set(Choice) else Choice.SYSTEM


def main(arguments: Sequence[str] | None = None) -> Any:
    """Open the application, with the cafés named as arguments."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    app = QtApplication(sys.argv[:1])
    app.setApplicationName("World Café")
    app.setOrganizationName("World Cafe")
    program = Application(app, Preferences.usual())
    program.begin([Path(word).absolute() for word in given if not word.startswith("-")])
    on_text(app.asked_to_open, lambda file: program.open_cafe(Path(file)))
    status = app.exec()
    program.shut()
    return status


if __name__ == "__main__":
    sys.exit(main())
