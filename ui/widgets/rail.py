"""The rail at the left: the stages of the work, each with an icon, a word and its state."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import Rule, column
from ui.widgets.painted import PaintedButton, fill
from ui.widgets.words import FewLines


class RailItem(PaintedButton):
    """One stage: icon, word, state at the right (a number, a word, or an icon for another window)."""

    def __init__(self, context: Context, key: str, text: str, icon: str, *, leads_out: bool = False) -> None:
        super().__init__(context, text)
        self.key = key
        self._icon = icon
        self._state = ""
        self._leads_out = leads_out
        self._font = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self._small = scale.font(scale.TINY, 400)
        self.setCheckable(not leads_out)

    def set_state(self, state: str) -> None:
        """Show `state` at the right."""
        self._state = state
        self.setAccessibleName(f"{self.text()}, {state}" if state else self.text())
        self.update()

    def state(self) -> str:
        """The state shown at the right."""
        return self._state

    def sizeHint(self) -> QSize:
        return QSize(scale.RAIL - 24, scale.ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        on = self.isChecked()
        box = self.rect().toRectF()
        if on or (self.underMouse() and self.isEnabled()):
            fill(painter, box, theme.colour("tint" if on else "sunk"), scale.RADIUS)
        role = ("accent" if on else "ink2") if self.isEnabled() else "disabled"
        theme.icon(self._icon, role).paint(painter, 10, (self.height() - 20) // 2, 20, 20)
        right = self._paint_state(painter, box, on)
        painter.setPen(self.colour("accent" if on else "ink"))
        font = self._bold if on else self._font
        painter.setFont(font)
        room = round(right - 42 - 6)
        word = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(42, 0, room, box.height()), Qt.AlignmentFlag.AlignVCenter, word)
        self.ring(painter, box, scale.RADIUS)

    def _paint_state(self, painter: QPainter, box: QRectF, on: bool) -> float:
        if self._leads_out:
            role = "muted" if self.isEnabled() else "disabled"
            out = self.context.theme.icon("external-link", role)
            out.paint(painter, round(box.right()) - 24, (self.height() - 14) // 2, 14, 14)
            return box.right() - 28
        if not self._state:
            return box.right()
        painter.setFont(self._small)
        painter.setPen(self.colour("accent" if on else "muted"))
        wide = QFontMetrics(self._small).horizontalAdvance(self._state) + 1
        place = QRectF(box.right() - 8 - wide, 0, wide, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._state)
        return place.left()


class Rail(QWidget):
    """The rail, 208 wide: the café's name, the stages, windows of their own, and at the bottom what helps.

    `chosen` says the key of a stage or of another item. Up and Down move.
    """

    chosen = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._items: dict[str, RailItem] = {}
        self._group = QButtonGroup(self)
        self.setFixedWidth(scale.RAIL)
        self.setAccessibleName(context.language.say("Stages"))
        wide = scale.RAIL - 20 - 12 - 1
        self._title = FewLines(wide, 2, size=scale.LEAD, weight=600)
        self._subtitle = FewLines(wide, 2, size=scale.SMALL, tone="muted")
        head = column(2)
        head.setContentsMargins(20, 16, 12, 14)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        self._stages = self._list()
        self._windows = self._list()
        self._foot = self._list()
        body = column(0)
        body.addLayout(head)
        body.addLayout(self._stages)
        body.addLayout(self._windows)
        body.addStretch(1)
        body.addLayout(self._foot)
        body.setContentsMargins(0, 0, 1, 12)
        self.setLayout(body)

    @staticmethod
    def _list() -> QVBoxLayout:
        made = column(2)
        made.setContentsMargins(12, 0, 11, 0)
        return made

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name the café at the top, with place and dates under it."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_stage(self, key: str, text: str, icon: str) -> RailItem:
        """Put a stage under the others."""
        item = RailItem(self._context, key, text, icon)
        self._group.addButton(item)
        self._stages.addWidget(item)
        return self._adopt(item)

    def add_window(self, key: str, text: str, icon: str) -> RailItem:
        """Put an item that opens a window of its own, under a line."""
        if not self._windows.count():
            self._windows.addSpacing(12)
            line = Rule()
            self._windows.addWidget(line)
            self._windows.addSpacing(10)
        item = RailItem(self._context, key, text, icon, leads_out=True)
        self._windows.addWidget(item)
        return self._adopt(item)

    def add_foot(self, key: str, text: str, icon: str) -> RailItem:
        """Put an item at the bottom (help, preferences)."""
        item = RailItem(self._context, key, text, icon)
        item.setCheckable(False)
        self._foot.addWidget(item)
        return self._adopt(item)

    def _adopt(self, item: RailItem) -> RailItem:
        item.clicked.connect(lambda _checked=False: self.chosen.emit(item.key))
        self._items[item.key] = item
        return item

    def item(self, key: str) -> RailItem:
        """The item of a key."""
        return self._items[key]

    def set_state(self, key: str, state: str) -> None:
        """Show the state of a stage at its right."""
        self._items[key].set_state(state)

    def choose(self, key: str) -> None:
        """Show a stage as the current one, without a signal."""
        self._items[key].setChecked(True)

    def current(self) -> str:
        """The key of the current stage; empty if none."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        items = [item for item in self._items.values() if item.isEnabled()]
        held = next((at for at, item in enumerate(items) if item.hasFocus()), None)
        if not step or held is None:
            super().keyPressEvent(event)
            return
        items[min(max(held + step, 0), len(items) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._context.theme
        painter.fillRect(self.rect(), theme.colour("paper"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
