"""What the cards of the Café page share: their base, fields that look like the text they hold, and heads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QWidget,
)

from ui.context import Context
from ui.organiser.page import Desk
from ui.theme import scale
from ui.widgets import Card, IconButton, Label, LineEdit, Typed, row
from worldcafe.domain.cafe import Cafe
from worldcafe.store.recorder import Writer

LONGEST = 1_000
"""Characters of a title or a question; more fits on no card."""


class CafeCard(Card):
    """A card of the page: it edits through the desk and shows the café when told to."""

    def __init__(self, context: Context, desk: Desk, *, padding: int = 16, gap: int = 8) -> None:
        super().__init__(padding=padding, gap=gap)
        self.context = context
        self.desk = desk
        self.say = context.language.say

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self.desk.bridge.cafe

    def refresh(self) -> None:
        """Show the café as it stands."""

    def set_narrow(self, narrow: bool) -> None:
        """The page has little room, or much."""

    def change(self, label: str, do: Callable[[Writer], Any]) -> bool:
        """Make an edit; if it is not kept, choices go back to what is true, and what was typed stays to be kept."""
        kept = self.desk.edit(label, do, origin=self)
        if not kept:
            self.refresh()
        return kept

    def change_event(self, label: str, **fields: Any) -> bool:
        """Change facts of the event itself."""
        return self.change(label, lambda w: w.put(replace(w.cafe.event, **fields)))


class InPlace(LineEdit):
    """A field that looks like the text it holds until the pointer or the focus comes to it. Escape takes back."""

    def __init__(self, text: str = "", *, hint: str = "", name: str = "", weight: int = 400) -> None:
        super().__init__(text, hint=hint, name=name, limit=LONGEST)
        self.setProperty("ground", "inline")
        self.setProperty("strong", weight >= 600)
        self.setCursorPosition(0)

    def show_text(self, text: str) -> None:
        """Show a text from the document, unless the person is writing here."""
        super().show_text(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._before:
            self.setText(self._before)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        box = (
            self.style()
            .subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
            .adjusted(2, 0, -2, 0)
        )
        long = metrics.horizontalAdvance(self.text()) > box.width()
        self.setToolTip(self.text() if long else "")
        if self.hasFocus() or not long:
            super().paintEvent(event)
            return
        # What does not fit ends in an ellipsis, not in half a letter.
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        painter.setPen(self.palette().color(self.foregroundRole()))
        short = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, short)


class InPlaceText(QPlainTextEdit, Typed):
    """Like `InPlace` for text that may need several lines: it wraps, and is as high as its text. Enter keeps it."""

    settled = Signal(str)

    def __init__(self, text: str = "", *, hint: str = "", name: str = "", serif: bool = False) -> None:
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setProperty("ground", "inline")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setProperty("serif", serif)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._before = text
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def text(self) -> str:
        """The text as it is written here."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text from the document, unless the person is writing here."""
        if self._gives_way(text):
            self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._settle()
        elif key == Qt.Key.Key_Escape and self.toPlainText() != self._before:
            self.setPlainText(self._before)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        # One line of the café is one line of text, wherever it is pasted from.
        self.insertPlainText(" ".join(source.text().split())[:LONGEST])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _settle(self) -> None:
        self._tell(self.settled)

    def _typed(self) -> str:
        return " ".join(self.toPlainText().split())[:LONGEST]

    def _fit(self, _size: object = None) -> None:
        lines = max(1, round(self.document().size().height()))
        height = lines * self.fontMetrics().lineSpacing() + 8
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)


INSET = 9
"""Pixels between the edge of a field in place and its text; heads of cards stand as far in."""


def head(title: str, *right: QWidget, aside: str = "", inset: int = 0) -> QHBoxLayout:
    """The head of a card: its title, quiet words and buttons at the right."""
    line = row(10)
    line.setContentsMargins(inset, 0, 0, 0)
    line.addWidget(Label(title, size=scale.LEAD, weight=600), 1)
    if aside:
        line.addWidget(Label(aside, size=scale.SMALL, tone="muted"))
    for widget in right:
        line.addWidget(widget)
    return line


def quiet_button(context: Context, icon: str, name: str, do: Callable[[], object]) -> IconButton:
    """A button at the end of every line of a list: seen, but not before the text."""
    made = IconButton(context, icon, name, do)
    made.setIcon(context.icon(icon, "edge"))
    return made
