"""The panel at the right that follows the selection."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import Rule, Scroll, column, row
from ui.widgets.buttons import Button, IconButton
from ui.widgets.words import ElidedLabel, Label


class Inspector(QFrame):
    """A panel of 320 on surface: title, subtitle, a way to close it, and sections apart by lines.

    `closed` when the person closes it.
    """

    closed = Signal()

    def __init__(
        self, context: Context, title: str = "", subtitle: str = "", *, closable: bool = True
    ) -> None:
        super().__init__()
        self._context = context
        self.setFixedWidth(scale.INSPECTOR)
        self._title = ElidedLabel(title, size=scale.HEADING, weight=600)
        self._subtitle = ElidedLabel(subtitle, size=scale.SMALL, tone="muted")
        self._closable = closable
        self._head = QWidget()
        across = row(8)
        across.setContentsMargins(16, 14, 12, 12)
        words = column(0)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        across.addLayout(words, 1)
        self._closable = closable
        if closable:
            close = IconButton(context, "x", context.language.say("Close"), self._close)
            across.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._head.setLayout(across)
        self._scroll = Scroll(0, 0)
        self._sections = self._scroll.body
        self._sections.addStretch(1)
        self._foot = column(8)
        self._foot.setContentsMargins(16, 12, 16, 14)
        body = column(0)
        body.addWidget(self._head)
        body.addWidget(self._scroll, 1)
        body.addLayout(self._foot)
        self.setLayout(body)
        self.set_title(title, subtitle)

    def sizeHint(self) -> QSize:
        return QSize(scale.INSPECTOR, super().sizeHint().height())

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name what is selected."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))
        self._head.setVisible(bool(title) or self._closable)
        self.setAccessibleName(title)

    def add_section(self, title: str = "", link: Button | None = None, aside: str = "") -> QVBoxLayout:
        """Begin a section under a line; its column is given back to be filled."""
        section = QWidget()
        inside = column(8)
        inside.setContentsMargins(16, 14, 16, 14)
        if title:
            head = row(8)
            head.addWidget(Label(title, size=scale.LEAD, weight=600), 1)
            if aside:
                head.addWidget(Label(aside, size=scale.SMALL, tone="muted"))
            if link is not None:
                head.addWidget(link)
            inside.addLayout(head)
        section.setLayout(inside)
        at = self._sections.count() - 1
        if at or self._title.text_in_full():
            self._sections.insertWidget(at, Rule())
            at += 1
        self._sections.insertWidget(at, section)
        return inside

    def clear(self) -> None:
        """Take all sections and the foot away."""
        while self._sections.count() > 1:
            _discard(self._sections, 0)
        while self._foot.count():
            _discard(self._foot, 0)

    def add_foot(self, item: QWidget | QLayout) -> None:
        """Put something at the foot, which does not scroll."""
        if isinstance(item, QWidget):
            self._foot.addWidget(item)
        else:
            self._foot.addLayout(item)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


def _discard(layout: QLayout, at: int) -> None:
    item = layout.takeAt(at)
    if item is None:
        return
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    elif inner is not None:
        while inner.count():
            _discard(inner, 0)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        _discard(layout, 0)


def fact_row(word: str, value: str, *, tone: str = "ink") -> QLayout:
    """A line of an inspector: a word at the left, its value bold at the right."""
    line = row(8)
    line.addWidget(Label(word, wrap=True), 1)
    line.addWidget(
        Label(value, weight=600, tone=tone), 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
    )
    return line
