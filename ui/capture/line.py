"""The line that a rapporteur writes in: it grows with its text, Enter keeps, a prefix chooses the kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from ui.capture.kind_bar import digit_of
from worldcafe.domain.notes import LONGEST, Kind
from worldcafe.domain.people import folded

LEAST_LINES: Final = 2
MOST_LINES: Final = 9


def kind_of_prefix(text: str, kinds: Sequence[Kind]) -> tuple[str, int] | None:
    """The kind that the beginning of a text asks for and the length of that prefix; None if it asks for none.

    A "!" asks for the first kind with a triangle (a barrier), or simply the first; a letter and a colon for the
    kind of that letter.
    """
    if text.startswith("!") and kinds:
        return next((k for k in kinds if k.shape == "triangle"), kinds[0]).id, 1
    if len(text) >= 2 and text[1] == ":":
        wanted = '"' if text[0] in '“„«"' else folded(text[0])
        for kind in kinds:
            letter = '"' if kind.letter in {"“", "„", "«", '"'} else folded(kind.letter)
            if wanted and letter == wanted:
                return kind.id, 2
    return None


class WritingLine(QPlainTextEdit):
    """Several lines without a frame. Ctrl+Z is its own undo; Shift+Enter begins a new line.

    `kept` at Enter; `earlier` at Up in the first line, `downward` at Down in the last; `left` at Esc;
    `digit(n)` at Ctrl with a digit; `star` at Ctrl+*; `prefixed(kind)` when a prefix was typed.
    """

    kept = Signal()
    earlier = Signal()
    downward = Signal()
    left = Signal()
    digit = Signal(int)
    star = Signal()
    prefixed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.kinds: tuple[Kind, ...] = ()
        self.setProperty("ground", "none")
        self.setProperty("extent", "entry")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def show_text(self, text: str) -> None:
        """Show a text with the cursor at its end; there is nothing to take back before it."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def lines(self) -> int:
        """How many lines the text takes on the screen."""
        return max(1, round(self.document().size().height()))

    def _grow(self, _size: object = None) -> None:
        lines = min(max(self.lines(), LEAST_LINES), MOST_LINES)
        longer = self.lines() > MOST_LINES
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if longer else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != bar:
            self.setVerticalScrollBarPolicy(bar)
        # The font of the text, which the theme's rules set: the widget's own may still be the smaller one.
        spacing = QFontMetricsF(self.document().defaultFont()).lineSpacing()
        self.setFixedHeight(round(lines * spacing) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._act(event):
            super().keyPressEvent(event)
            if event.text():
                self._look_for_prefix(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self._look_for_prefix(event.commitString())

    def insertFromMimeData(self, source: QMimeData) -> None:
        # A paste of a whole book would freeze the line; more than the longest note is of no use anyhow.
        text = source.text()
        if text:
            room = max(0, LONGEST * 2 - len(self.toPlainText()))
            self.textCursor().insertText(text[:room].replace("\x00", "�"))

    def _act(self, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers()
        plain = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        number = digit_of(event)
        if number is not None:
            self.digit.emit(number)
        elif is_star(event):
            self.star.emit()
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers & Qt.KeyboardModifier.ShiftModifier
        ):
            self.kept.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and plain and self._at_edge(QTextCursor.MoveOperation.Up):
            self.earlier.emit()
        elif key == Qt.Key.Key_Down and plain and self._at_edge(QTextCursor.MoveOperation.Down):
            self.downward.emit()
        else:
            return False
        return True

    def _at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(move)

    def _look_for_prefix(self, typed: str) -> None:
        # Only what was typed just now, at the very beginning: a text that is undone or pasted stays as it is.
        if typed[-1:] not in ("!", ":"):
            return
        found = kind_of_prefix(self.toPlainText(), self.kinds)
        if found is None or self.textCursor().position() != found[1]:
            return
        cursor = self.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(found[1], QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.prefixed.emit(found[0])


def is_star(event: QKeyEvent) -> bool:
    """Whether Ctrl and an asterisk are pressed, wherever the keyboard has it."""
    return event.key() == Qt.Key.Key_Asterisk and bool(
        event.modifiers() & Qt.KeyboardModifier.ControlModifier
    )
