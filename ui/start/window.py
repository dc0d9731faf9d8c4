"""The start screen's window."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMenuBar, QVBoxLayout, QWidget

from ui.context import Context
from ui.dropping import dropped
from ui.house import House
from ui.recent import moved, recall
from ui.start.choices import BigChoice, DropZone
from ui.start.rows import RecentRow
from ui.theme import scale
from ui.widgets import (
    Button,
    Card,
    Label,
    Picture,
    Prose,
    Scroll,
    SearchField,
    TablesFigure,
    column,
    empty,
    row,
)
from ui.work import Jobs, Stop, Watch
from worldcafe import __version__
from worldcafe.language import SOURCE


class StartWindow(QMainWindow):
    """Recent cafés, New, Open, the sample, and a place to drop files."""

    def __init__(self, context: Context, house: House) -> None:
        super().__init__()
        self.context = context
        self.house = house
        self.jobs = Jobs()
        self.rows: list[RecentRow] = []
        self.setWindowTitle(context.language.say("World Café"))
        self.setAcceptDrops(True)
        self.setMinimumSize(900, 600)
        self.resize(1440, 900)
        self._build_menu()
        across = row(40)
        across.setContentsMargins(48, 40, 48, 24)
        across.addStretch(1)
        across.addLayout(self._left(), 0)
        across.addLayout(self._right(), 20)
        across.addStretch(1)
        middle = QWidget()
        middle.setLayout(across)
        self.setCentralWidget(middle)
        self.new_button.setFocus()

    def _build_menu(self) -> None:
        say = self.context.language.say
        bar = QMenuBar(self)
        bar.setNativeMenuBar(False)
        self.setMenuBar(bar)
        key = QKeySequence.StandardKey
        file = bar.addMenu(say("&File"))
        file.addAction(self._action(say("&New café"), key.New, self.house.new_cafe))
        file.addAction(self._action(say("&Open…"), key.Open, self.house.open_cafe))
        file.addSeparator()
        file.addAction(self._action(say("&Quit"), "Ctrl+Q", self.house.quit))
        edit = bar.addMenu(say("&Edit"))
        edit.addAction(self._action(say("&Preferences…"), "Ctrl+,", self._preferences))
        help_menu = bar.addMenu(say("&Help"))
        help_menu.addAction(self._action(say("&First steps"), "F1", self._first_steps))
        help_menu.addAction(self._action(say("&About World Café"), "", self._about))

    def _action(self, text: str, keys: str | QKeySequence.StandardKey, do: object) -> QAction:
        action = QAction(text, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        assert callable(do)
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _left(self) -> QVBoxLayout:
        say = self.context.language.say
        head = row(16)
        head.addWidget(_Emblem(self.context))
        words = column(0)
        words.addWidget(Label(say("World Café"), size=scale.FIGURE, weight=600))
        words.addWidget(Label(say("Plan it, hold it, keep what was said."), tone="muted"))
        head.addLayout(words, 1)
        self.new_button = BigChoice(
            self.context, "plus", say("New café"), say("Title, date, tables and rounds"), filled=True
        )
        self.open_button = BigChoice(
            self.context, "folder-open", say("Open"), say("A .cafe file on this computer")
        )
        self.sample_button = BigChoice(
            self.context,
            "coffee",
            say("Try the sample"),
            say("90 people, 8 tables, and a day that has gone well"),
        )
        self.new_button.clicked.connect(lambda _checked=False: self.house.new_cafe())
        self.open_button.clicked.connect(lambda _checked=False: self.house.open_cafe())
        self.sample_button.clicked.connect(lambda _checked=False: self.house.open_sample())
        self.drop_zone = DropZone(self.context)
        left = column(8)
        left.addSpacing(28)
        left.addLayout(head)
        left.addSpacing(24)
        for button in (self.new_button, self.open_button, self.sample_button):
            left.addWidget(button)
        left.addSpacing(8)
        left.addWidget(self.drop_zone, 3)
        left.addStretch(2)
        left.addLayout(self._foot())
        return left

    def _foot(self) -> QVBoxLayout:
        say = self.context.language.say
        self._busy = Label(tone="accent", weight=600)
        links = row(12)
        links.addWidget(Label(say("Version {version}", version=__version__), size=scale.SMALL, tone="muted"))
        links.addWidget(Button.link(self.context, say("First steps"), do=self._first_steps))
        links.addWidget(
            Button.link(self.context, _own_name(self.context.language.code), "globe", self._preferences)
        )
        links.addStretch(1)
        foot = column(4)
        foot.addWidget(self._busy)
        foot.addLayout(links)
        return foot

    def _right(self) -> QVBoxLayout:
        say = self.context.language.say
        self._search = SearchField(self.context, say("Find a café"))
        self._search.textChanged.connect(self._filter)
        self._search.setFixedWidth(220)
        head = row(12)
        head.addWidget(Label(say("Recent cafés"), size=scale.HEADING, weight=600), 1)
        head.addWidget(self._search)
        self._card = Card(padding=1, gap=0)
        self._list = self._card.body
        self._scroll = Scroll(0, 0)
        self._scroll.body.addWidget(self._card)
        self._none_yet = self._first_time()
        self._scroll.body.addWidget(self._none_yet)
        self._nothing = Prose(self.context, tone="muted")
        self._scroll.body.addWidget(self._nothing)
        self._scroll.body.addSpacing(14)
        kept = row(8)
        kept.addWidget(Picture(self.context, "shield-check", "muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        promise = say(
            "Everything stays on this computer. Each café is one file, and every change is kept as you make it."
        )
        kept.addWidget(Prose(self.context, promise, size=scale.SMALL, tone="muted"), 1)
        self._scroll.body.addLayout(kept)
        self._scroll.body.addStretch(1)
        right = column(16)
        right.addSpacing(36)
        right.addLayout(head)
        right.addWidget(self._scroll, 1)
        return right

    def _first_time(self) -> Card:
        """What stands in place of the list before there is one."""
        say = self.context.language.say
        centre = Qt.AlignmentFlag.AlignHCenter
        card = Card(padding=32)
        card.body.addWidget(TablesFigure(self.context), 0, centre)
        card.body.addSpacing(12)
        card.body.addWidget(Label(say("None yet"), size=scale.HEADING, weight=600), 0, centre)
        words = say("Begin with a new café, or look at the sample: it can be changed without any harm.")
        card.body.addWidget(Label(words, tone="muted"), 0, centre)
        return card

    # Recent cafés.

    def refresh(self) -> None:
        """Show what is remembered now; whether the files are there is looked up beside the window."""
        empty(self._list)
        preferences = self.context.preferences
        today = date.today()
        files = preferences.recent_files()
        self.rows = [RecentRow(self.context, path, recall(preferences, path), today) for path in files]
        for at, item in enumerate(self.rows):
            item.first, item.last = at == 0, at == len(self.rows) - 1
            item.clicked.connect(partial(self._open, item))
            item.forget.connect(self._forget)
            item.look_for.connect(self._look_for)
            item.moved.connect(partial(self._move, item))
            self._list.addWidget(item)
        self._search.setVisible(len(self.rows) > 3)
        self._filter(self._search.text())
        if files:
            self.jobs.start(partial(_missing, files), "look").finished.connect(self._mark_missing)

    def _mark_missing(self, missing: object) -> None:
        assert isinstance(missing, frozenset)
        for item in self.rows:
            item.set_missing(item.path in missing)

    def _filter(self, words: str) -> None:
        from worldcafe.domain.people import folded

        asked = folded(words).split() if words else []
        shown = [
            r
            for r in self.rows
            if all(word in folded(f"{r.text()} {r.accessibleDescription()}") for word in asked)
        ]
        for item in self.rows:
            item.setVisible(item in shown)
            item.first, item.last = item in shown[:1], item in shown[-1:]
        self._card.setVisible(bool(shown))
        say = self.context.language.say
        self._nothing.set_text(say("No recent café has this in its name."))
        self._nothing.setVisible(bool(self.rows) and not shown)
        self._none_yet.setVisible(not self.rows)

    def _open(self, item: RecentRow, _checked: bool = False) -> None:
        if item.missing:
            self._look_for(item.path)
        else:
            self.house.open_cafe(item.path)

    def _forget(self, path: Path) -> None:
        self.context.preferences.forget_file(path)
        QTimer.singleShot(0, self.refresh)

    def _look_for(self, path: Path) -> None:
        say = self.context.language.say
        title = say("Look for “{name}”", name=path.name)
        found, _ = QFileDialog.getOpenFileName(self, title, str(Path.home()), say("Cafés (*.cafe)"))
        if found:
            moved(self.context.preferences, path, Path(found))
            self.house.open_cafe(Path(found))

    def _move(self, item: RecentRow, step: int) -> None:
        shown = [r for r in self.rows if r.isVisible()]
        at = min(max(shown.index(item) + step, 0), len(shown) - 1)
        shown[at].setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(shown[at])

    def set_busy(self, busy: bool) -> None:
        """Say that a café is being opened."""
        self._busy.setText(self.context.language.say("Opening…") if busy else "")
        for widget in (self.new_button, self.open_button, self.sample_button, *self.rows):
            widget.setEnabled(not busy)

    def _preferences(self) -> None:
        from ui.settings import show_preferences

        show_preferences(self.context, self, self.house)

    def _first_steps(self) -> None:
        from ui.help import show_first_steps

        show_first_steps(self.context, self)

    def _about(self) -> None:
        from ui.help import show_about

        show_about(self.context, self)

    # Events.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.drop_zone.light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_zone.light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_zone.light_up(False)
        path = dropped(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            QTimer.singleShot(0, partial(self.take, path))

    def take(self, path: Path) -> None:
        """Open a café, or begin a new one with a list of people."""
        if path.suffix.lower() == ".cafe":
            self.house.open_cafe(path)
        else:
            self.house.new_cafe(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.jobs.close()
        super().closeEvent(event)
        self.house.closed(self)


def _missing(files: tuple[Path, ...], stop: Stop, watch: Watch) -> frozenset[Path]:
    # A share that is not there may take seconds to say so.
    return frozenset(path for path in files if not path.is_file())


def _own_name(code: str) -> str:
    # Qt knows it without reading a locale's whole data, which the first window has no time for.
    name = QLocale(code).nativeLanguageName()
    return "English" if code == SOURCE else name[:1].upper() + name[1:]


class _Emblem(QWidget):
    """A table with its people around it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedSize(52, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._context.theme.colour("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        for dx, dy in ((1, 0), (0.5, 0.87), (-0.5, 0.87), (-1, 0), (-0.5, -0.87), (0.5, -0.87)):
            painter.drawEllipse(QRectF(26 + 21 * dx - 4.5, 26 + 21 * dy - 4.5, 9, 9))
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(accent)
        pen.setWidthF(4.5)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(16.5, 16.5, 19, 19))
