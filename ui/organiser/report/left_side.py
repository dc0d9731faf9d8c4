"""Left of the pages: the contents or the handouts, and on a narrow screen the settings in their place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.context import Context
from ui.widgets import Label, Prose, Scroll, SegmentedSwitch, column, row

LEFT: Final = 264
RIGHT: Final = 320


class LeftSide(QWidget):
    """One of several lists with its head. `turned` when the person asks for the settings or the contents."""

    turned = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.language.say
        options = [("contents", say("Contents"), ""), ("settings", say("Settings"), "")]
        self.switch = SegmentedSwitch(context, say("Contents or settings"), options)
        self.switch.chosen.connect(self.turned)
        self._stack = QStackedWidget()
        self._lists: dict[str, QWidget] = {}
        self._heads: dict[str, Label] = {}
        self._line = QWidget()
        around = row(0)
        around.setContentsMargins(16, 10, 16, 10)
        around.addWidget(self.switch)
        around.addStretch(1)
        self._line.setLayout(around)
        inside = column(0)
        inside.addWidget(self._line)
        inside.addWidget(self._stack, 1)
        self.setLayout(inside)
        self.setFixedWidth(LEFT)

    def add_list(self, key: str, shown: QWidget, title: str, advice: str = "") -> None:
        """Put a list under a key, with its head and a word of advice below."""
        scroll = Scroll(gap=0, margin=0)
        head = Label(title, size=15, weight=600)
        head.setContentsMargins(20, 14, 20, 8)
        scroll.body.addWidget(head)
        scroll.body.addWidget(shown)
        if advice:
            scroll.body.addSpacing(12)
            around = row(0)
            around.setContentsMargins(20, 0, 20, 0)
            around.addWidget(Prose(self._context, advice, size=13, tone="muted"))
            scroll.body.addLayout(around)
        scroll.body.addStretch(1)
        self._lists[key], self._heads[key] = scroll, head
        self._stack.addWidget(scroll)

    def show_list(self, key: str, settings: QWidget | None = None) -> None:
        """Show a list; with `settings` the person can turn to them in its place."""
        self._line.setVisible(settings is not None)
        self._heads[key].setVisible(settings is None)  # the switch says it already
        self.setFixedWidth(LEFT if settings is None else RIGHT)
        if settings is not None and self._stack.indexOf(settings) < 0:
            self._stack.addWidget(settings)
        turned = settings is not None and self.switch.current() == "settings"
        self._stack.setCurrentWidget(settings if turned and settings is not None else self._lists[key])

    def let_go(self, settings: QWidget) -> None:
        """Take the settings out again."""
        self._stack.removeWidget(settings)

    def holds(self, settings: QWidget) -> bool:
        """Whether the settings stand here."""
        return self._stack.indexOf(settings) >= 0
