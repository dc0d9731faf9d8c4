"""Every page of the running application as a picture: ``python -m ui.screenshots [FOLDER]``.

The real application runs without a screen, in a home of its own, on the sample café, which it plans; each page is
grabbed in light and dark. A second process does the same at 200 %, since Qt reads the scale once. Names are
``rotation-light.png`` and ``rotation-dark@2x.png``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from ui.app import Application
    from ui.organiser.window import OrganiserWindow
    from worldcafe.store.document import Document

PATIENCE: Final = 30.0
"""Seconds that a page gets to finish what it works out."""
SETTLES: Final = 0.5
"""Seconds without work after which a page is taken as finished."""
SIZE: Final = (1440, 900)
CAPTURE_SIZE: Final = (1280, 860)


class Studio:
    """Drives the application and takes the pictures."""

    def __init__(self, program: Application, home: Path, folder: Path, suffix: str) -> None:
        self.program = program
        self.home = home
        self.folder = folder
        self.suffix = suffix
        self.taken: list[Path] = []

    def take_all(self) -> None:
        """All pictures, from the start screen of a new machine to the report."""
        self._start("start-empty")
        self._new_cafe()
        self._empty_cafe()
        document = self._sample()
        window = self._window(document)
        self._pages(window)
        self._finder(window)
        self._import(window)
        window.close()
        self._day(document)
        self._start("start")

    # Windows.

    def _window(self, document: Document) -> OrganiserWindow:
        window = self.program.show_document(document, "cafe")
        window.resize(*SIZE)  # what was remembered was cut to the small screen of nowhere
        return window

    def _start(self, name: str) -> None:
        self.program.show_start()
        start = self.program.start_window
        assert start is not None
        start.resize(*SIZE)
        self.shoot(name, start)

    def _new_cafe(self) -> None:
        from ui.start.new_cafe import NewCafe

        start = self.program.start_window
        assert start is not None
        dialogue = NewCafe(self.program.context, start)
        dialogue.title_field.setText("Bright Streets, fourth consortium meeting")
        self._over(start, dialogue, "new-cafe")

    def _empty_cafe(self) -> None:
        from datetime import date
        from datetime import time as clock

        from ui.organiser.stages import STAGES
        from worldcafe.verbs.new import new_document

        document = new_document(
            self.home / "Library of the future.cafe",
            self.program.context.language,
            title="Library of the future",
            tables=6,
            rounds=4,
            minutes=25,
            first_day=date(2027, 3, 2),
            start=clock(10, 0),
        )
        window = self._window(document)
        for stage in STAGES:
            window.go_to(stage.code)
            self.shoot(f"{stage.code}-empty", window)
        window.close()

    def _sample(self) -> Document:
        from worldcafe.verbs.planning import adopt_result, plan_cafe
        from worldcafe.verbs.sample import make_sample, tidy

        language = self.program.context.language
        document = make_sample(self.home / "Bright Streets.cafe", language)
        tidy(document, language.say("Merge people"))
        result = plan_cafe(document.cafe)
        adopt_result(document, result, language.say("Plan {n}", n=1), language.say("Plan the rotation"))
        return document

    def _pages(self, window: OrganiserWindow) -> None:
        from ui.organiser.stages import STAGES

        for stage in STAGES:
            if stage.code != "live":  # which is shown on the day itself
                window.go_to(stage.code)
                self.shoot(stage.code, window)
        window.go_to("rotation")
        choose_view = getattr(window.page("rotation"), "choose_view", None)
        for view in ("people", "meetings"):
            if choose_view is not None:
                choose_view(view)
                self.shoot(f"rotation-{view}", window)
        if choose_view is not None:
            choose_view("board")
        self._questions(window)
        window.go_to("report", "handouts")
        self.shoot("print", window)

    def _questions(self, window: OrganiserWindow) -> None:
        """What is asked about a plan: other numbers, its rules, and how it compares with another."""
        from ui.organiser.rotation.compare_dialogue import Compare
        from ui.organiser.rotation.rules_dialogue import RulesDialogue
        from ui.organiser.rotation.whatif_dialogue import WhatIf

        context = self.program.context
        self._over(window, WhatIf(context, window, window), "rotation-what-if")
        self._over(window, RulesDialogue(context, window, window), "rotation-rules")
        if len(window.bridge.cafe.plans) > 1:
            self._over(window, Compare(context, window, window), "rotation-compare")

    def _finder(self, window: OrganiserWindow) -> None:
        window.go_to("cafe")
        window.activateWindow()
        window.open_finder()
        window.field.setText("street")
        window.field.textEdited.emit("street")
        self.shoot("finder", window)
        window.field.clear()
        window.results.hide()

    def _import(self, window: OrganiserWindow) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QDialog

        from worldcafe.resources import path

        def grab() -> None:
            shown = QApplication.activeModalWidget()
            if isinstance(shown, QDialog):
                self._over(window, shown, "import", keep=True)
                shown.reject()

        QTimer.singleShot(600, grab)
        window.go_to("people", path("samples/participants-update.csv"))
        self._settle()
        for shown in window.findChildren(QDialog):
            if shown.isVisible():
                self._over(window, shown, "import", keep=True)
                shown.reject()

    def _day(self, sample: Document) -> None:
        """Live and Capture in the middle of a round, at the moment of the day itself."""
        from ui.screenshot_day import moment_of, running_day

        cafe, context = sample.cafe, self.program.context
        now = moment_of(cafe)
        self.program.context = replace(context, now=lambda: now)
        window = self._window(running_day(self.home / "Bright Streets today.cafe", cafe))
        window.go_to("live")
        self.shoot("live", window)
        self._capture(window)
        window.close()
        self.program.context = context

    def _capture(self, window: OrganiserWindow) -> None:
        from PySide6.QtCore import Qt

        from ui.capture.window import CaptureWindow

        table = window.bridge.cafe.tables_in_order[2].id
        window.open_capture(table)
        capture = self.program.beside[window.bridge][-1]
        assert isinstance(capture, CaptureWindow)
        capture.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        capture.resize(*CAPTURE_SIZE)
        capture.entry.choose_kind("idea")
        capture.entry.line.insertPlainText(
            "Give every street a page of its own, written by the people who live "
        )
        self.shoot("capture", capture)

    # Pictures.

    def shoot(self, name: str, window: QWidget) -> None:
        """A picture of a window in both themes."""
        self._both(name, lambda: self._grab(window))

    def _over(self, window: QWidget, dialogue: QWidget, name: str, *, keep: bool = False) -> None:
        """A picture of a dialogue over its window in both themes."""
        dialogue.show()
        self._both(name, lambda: self._compose(window, dialogue))
        if not keep:
            dialogue.close()
            dialogue.deleteLater()

    def _both(self, name: str, grab: Callable[[], QPixmap]) -> None:
        from ui.theme import Choice

        for choice in (Choice.LIGHT, Choice.DARK):
            self.program.context.theme.choose(choice)
            self._settle()
            file = self.folder / f"{name}-{choice.value}{self.suffix}.png"
            if not grab().save(str(file)):
                raise OSError(f"cannot write {file}")
            self.taken.append(file)
            print(file, flush=True)

    def _grab(self, window: QWidget) -> QPixmap:
        return window.grab()

    def _compose(self, window: QWidget, dialogue: QWidget) -> QPixmap:
        from PySide6.QtCore import QPoint
        from PySide6.QtGui import QPainter

        whole = window.grab()
        painter = QPainter(whole)
        left = (window.width() - dialogue.width()) // 2
        top = (window.height() - dialogue.height()) // 2
        painter.drawPixmap(QPoint(left, top), dialogue.grab())
        painter.end()
        return whole

    def _settle(self) -> None:
        """Let the program work until nothing is left to do."""
        end, quiet = time.monotonic() + PATIENCE, time.monotonic()
        while time.monotonic() < end and time.monotonic() - quiet < SETTLES:
            self.program.app.processEvents()
            windows = [*self.program.windows, self.program.start_window]
            # A page is grown and filled in turns, which may be longer than a moment without work.
            if any(w is not None and (w.jobs.running() or in_turns(w)) for w in windows):
                quiet = time.monotonic()
            time.sleep(0.01)


def in_turns(window: QWidget) -> bool:
    """Whether something in a window is still being grown or filled."""
    from ui.turns import Turns

    return any(turns.running for turns in window.findChildren(Turns))


def take(folder: Path, suffix: str) -> list[Path]:
    """All pictures at the scale of this process; returns their files."""
    from PySide6.QtWidgets import QApplication

    from ui.app import Application, QtApplication
    from ui.preferences import Preferences

    app = QApplication.instance()
    if not isinstance(app, QtApplication):
        app = QtApplication(["worldcafe"])
        app.setApplicationName("World Café")
    with tempfile.TemporaryDirectory(prefix="worldcafe-pictures-") as name:
        home = Path(name)
        preferences = Preferences.at(home / "preferences.ini")
        preferences.set_screen_language("en")
        program = Application(app, preferences)
        studio = Studio(program, home, folder, suffix)
        try:
            studio.take_all()
        finally:
            for window in list(program.windows):
                window.close()
            if program.start_window is not None:
                program.start_window.close()
            program.shut()
    return studio.taken


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures at 100 and 200 % into a folder, ``screenshots`` by default."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    suffix = "@2x" if "--twice" in given else ""
    names = [word for word in given if not word.startswith("-")]
    folder = Path(names[0] if names else "screenshots").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if "--here" in given:
        take(folder, suffix)
        return 0
    for scale, twice in (("1", []), ("2", ["--twice"])):
        with tempfile.TemporaryDirectory(prefix="worldcafe-home-") as home:
            environment = {
                **os.environ,
                **_home(home),
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
            }
            environment.setdefault("QT_LOGGING_RULES", "default.warning=false")
            command = [sys.executable, "-m", "ui.screenshots", "--here", *twice, str(folder)]
            done = subprocess.run(command, env=environment, check=False)
            if done.returncode:
                return done.returncode
    return 0


def _home(place: str) -> dict[str, str]:
    names = (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
    )
    return dict.fromkeys(names, place)


if __name__ == "__main__":
    sys.exit(main())
