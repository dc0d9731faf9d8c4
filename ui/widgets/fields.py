"""Fields to type and choose in, and the label that stands over each."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QRect, QSize, Qt, QTime, Signal, SignalInstance
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
    QWidget,
)

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import column
from ui.widgets.marks import KeyCap
from ui.widgets.words import Label, Prose


class Typed:
    """What is typed into a field: it stays there until it is kept, and is settled anew as long as it is not."""

    _before: str = ""
    """What the document says, as far as the field knows."""
    _settling: str | None = None

    @property
    def waiting(self) -> bool:
        """Whether something is typed here that is not kept."""
        return self._typed() != self._before

    def not_kept(self) -> None:
        """What was settled just now could not be kept: when the field is left again, it is settled again."""
        if self._settling is not None:
            self._before = self._settling

    @abstractmethod
    def _typed(self) -> str:
        """What stands in the field, as it would be kept; every kind of field says it."""

    def _gives_way(self, text: str) -> bool:
        """Whether what is typed gives way to `text` from the document: not while it is to replace just that."""
        stays = self.waiting and text == self._before
        self._before = text
        return not stays and text != self._typed()

    def _tell(self, settled: SignalInstance) -> None:
        text = self._typed()
        if text == self._before:
            return
        self._settling, self._before = self._before, text
        try:
            settled.emit(text)
        finally:
            self._settling = None


class LineEdit(QLineEdit, Typed):
    """One line of text. Leaves undo and redo to the window when it has nothing of its own to take back.

    `settled(text)` when the person has changed it and leaves it or presses Enter.
    """

    settled = Signal(str)

    def __init__(self, text: str = "", *, hint: str = "", name: str = "", limit: int = 0) -> None:
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        if limit:
            self.setMaxLength(limit)
        self._before = text
        self.editingFinished.connect(self._settle)

    def show_text(self, text: str) -> None:
        """Show a text from the document; it is not a change of the person's. What is typed and not kept stays."""
        if self._gives_way(text):
            self.setText(text)

    def _typed(self) -> str:
        return self.text()

    def _settle(self) -> None:
        self._tell(self.settled)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        return super().event(event)


class SearchField(LineEdit):
    """A line with a magnifying glass at the left and the keys that lead to it at the right."""

    def __init__(self, context: Context, hint: str, keys: str = "") -> None:
        super().__init__(hint=hint, name=hint)
        self._context = context
        self._cap = KeyCap(context, keys)
        self._cap.setParent(self)
        self._cap.setVisible(bool(keys))
        self._keys = keys
        glass = QAction(self)
        glass.setIcon(context.icon("search", "muted"))
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction(self)
        self._clear.setIcon(context.icon("x", "muted"))
        self._clear.setToolTip(context.language.say("Clear"))
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._dress)
        self.setMinimumWidth(220 if keys else 176)
        if keys:
            self.setToolTip(f"{hint} ({keys})")

    def _dress(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._cap.setVisible(bool(self._keys) and not text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self._cap.sizeHint()
        self._cap.setGeometry(
            QRect(self.width() - size.width() - 8, (self.height() - 19) // 2, size.width(), 19)
        )


class TextArea(QPlainTextEdit, Typed):
    """Several lines of text, `lines` high to begin with. Tab leaves it.

    `settled(text)` when the person has changed it and leaves it.
    """

    settled = Signal(str)

    def __init__(self, text: str = "", *, hint: str = "", name: str = "", lines: int = 3) -> None:
        super().__init__(text)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name or hint)
        self.setTabChangesFocus(True)
        self._before = text
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumHeight(self.sizeHint().height())

    def show_text(self, text: str) -> None:
        """Show a text from the document; it is not a change of the person's. What is typed and not kept stays."""
        if self._gives_way(text):
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        return QSize(240, self._lines * 20 + 24)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell(self.settled)

    def _typed(self) -> str:
        return self.toPlainText()


class ComboBox(QComboBox):
    """A choice of one from a list of (key, word); `picked(key)` when the person chooses."""

    picked = Signal(object)

    def __init__(
        self, options: Sequence[tuple[object, str]] = (), *, name: str = "", extent: str = "normal"
    ) -> None:
        super().__init__()
        # Without a styled delegate the rules for the pop-up's rows are not obeyed.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setProperty("extent", extent)
        self.setMaxVisibleItems(14)
        self.set_options(options)
        self.activated.connect(self._pick)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer these; the chosen key stays if it is among them."""
        before = self.key() if self.count() else None
        self.clear()
        self._keys = [key for key, _ in options]
        for _, word in options:
            self.addItem(word)
        if before in self._keys:
            self.choose(before)

    def _pick(self, _at: int) -> None:
        self.picked.emit(self.key())

    def key(self) -> object:
        """The chosen key, or None if nothing is chosen."""
        at = self.currentIndex()
        return self._keys[at] if 0 <= at < len(self._keys) else None

    def choose(self, key: object) -> None:
        """Choose without `picked`; an unknown key chooses nothing."""
        self.setCurrentIndex(self._keys.index(key) if key in self._keys else -1)

    def wheelEvent(self, event: QEvent) -> None:
        # The wheel scrolls the page; it must not change a choice in passing.
        event.ignore()


class NumberField(QSpinBox):
    """A whole number from `least` to `most`; `settled(number)` when the person has changed it."""

    settled = Signal(int)

    def __init__(
        self, value: int = 0, least: int = 0, most: int = 999, *, unit: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setValue(value)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAccessibleName(name)
        self.setMinimumWidth(88)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self._before = value
        self.setKeyboardTracking(False)
        self.valueChanged.connect(self._settle)

    def show_value(self, value: int) -> None:
        """Show a number from the document; it is not a change of the person's."""
        self._before = value
        self.setValue(value)

    def _settle(self, value: int) -> None:
        if value != self._before:
            self._before = value
            self.settled.emit(value)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


class DateField(QDateEdit):
    """A day, with a calendar to choose it from; `settled(QDate)` when the person has changed it."""

    settled = Signal(object)

    def __init__(self, value: QDate | None = None, *, name: str = "") -> None:
        super().__init__(value or QDate.currentDate())
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        # Qt writes Saturdays and Sundays in a red of its own; an empty format leaves them in ink.
        calendar = self.calendarWidget()
        calendar.setAccessibleName(name)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(weekday, QTextCharFormat())
        self.setAccessibleName(name)
        self.setMinimumWidth(136)
        self._before = self.date()
        self.dateChanged.connect(self._settle)

    def show_date(self, value: QDate) -> None:
        """Show a day from the document."""
        self._before = value
        self.setDate(value)

    def _settle(self, value: QDate) -> None:
        if value != self._before:
            self._before = value
            self.settled.emit(value)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


class TimeField(QTimeEdit):
    """A time of day; `settled(QTime)` when the person has changed it."""

    settled = Signal(object)

    def __init__(self, value: QTime | None = None, *, name: str = "") -> None:
        super().__init__(value or QTime(9, 0))
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)
        self.setMinimumWidth(92)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self._before = self.time()
        self.setKeyboardTracking(False)
        self.timeChanged.connect(self._settle)

    def show_time(self, value: QTime) -> None:
        """Show a time from the document."""
        self._before = value
        self.setTime(value)

    def _settle(self, value: QTime) -> None:
        if value != self._before:
            self._before = value
            self.settled.emit(value)

    def wheelEvent(self, event: QEvent) -> None:
        event.ignore()


class Tick(QCheckBox):
    """A box to tick; an ampersand in its word is an ampersand. `ticked(on)` when the person clicks."""

    ticked = Signal(bool)

    def __init__(self, text: str, on: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setChecked(on)
        self.clicked.connect(lambda checked=False: self.ticked.emit(bool(checked)))


class FormField(QWidget):
    """A label over its editor, and under it help or what is wrong, in words."""

    def __init__(self, context: Context, label: str, editor: QWidget, *, help_text: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._help = help_text
        self._label = Label(label, size=scale.SMALL, tone="muted")
        self._label.setBuddy(editor)
        self._below = Prose(context, help_text, size=scale.TINY, tone="muted")
        self._wrong = Prose(context, size=scale.TINY, tone="error")
        inside = column(4)
        inside.addWidget(self._label)
        inside.addWidget(editor)
        inside.addWidget(self._below)
        inside.addWidget(self._wrong)
        self.setLayout(inside)
        # Not before they have a parent: a widget that is shown without one is a window.
        self._below.setVisible(bool(help_text))
        self._wrong.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        editor.setAccessibleDescription(help_text)

    def set_error(self, sentence: str) -> None:
        """Say what is wrong under the field; an empty sentence takes it back."""
        self._wrong.set_text(sentence)
        self._wrong.setVisible(bool(sentence))
        self._below.setVisible(bool(self._help) and not sentence)
        self.editor.setAccessibleDescription(sentence or self._help)
        self.editor.setProperty("wrong", bool(sentence))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def error(self) -> str:
        """What is said to be wrong; empty if nothing."""
        return self._wrong.text()
