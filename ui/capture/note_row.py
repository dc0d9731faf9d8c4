"""A note of this round: kind, text, star, time; its conflict stands in the row until somebody chooses."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.capture.line import is_star
from ui.context import Context
from ui.models.note_lines import NoteLine, carries_owner, carries_speaker
from ui.theme import scale
from ui.widgets import IconButton, Label, Prose, StarMark, column, row
from ui.widgets.conflict_card import ConflictCard
from ui.widgets.kind_look import KindWord
from ui.widgets.painted import fill, outline
from worldcafe.domain.cafe import Cafe

LINE: Final = 28
"""Height of the first line of a row: kind, star and time stand in its middle."""


class NoteRow(QFrame):
    """One note.

    `edit_asked`, `withdraw_asked`, `menu_asked(QPoint)`, `starred(bool)`; `stepped(±1)` at Up and Down, `left` at
    Esc, `typed(text)` at a letter, which belongs to the line above. `joined` and `kept(revision)` end a conflict.
    """

    edit_asked = Signal()
    withdraw_asked = Signal()
    menu_asked = Signal(QPoint)
    starred = Signal(bool)
    stepped = Signal(int)
    left = Signal()
    typed = Signal(str)
    joined = Signal()
    kept = Signal(object)

    def __init__(self, context: Context, line: NoteLine, cafe: Cafe, device: str) -> None:
        super().__init__()
        self._context = context
        self.line = line
        self.editing = False
        self._last = False
        self.conflict: ConflictCard | None = None
        say = context.language.say
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        across = row(10)
        across.setContentsMargins(14, 6, 12, 7)
        kind = KindWord(context, line.kind)
        kind.setFixedSize(max(104, kind.sizeHint().width()), LINE)
        across.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._words(line, cafe, device), 1)
        if line.note.in_conflict:
            two = Label(say("two versions"), size=scale.SMALL, tone="error")
            two.setFixedHeight(LINE)
            across.addWidget(two, 0, Qt.AlignmentFlag.AlignTop)
        self.star = StarMark(context, say("One of the top three"), line.starred)
        self.star.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.star.setFixedSize(26, 26)
        self.star.starred.connect(self.starred)
        self.more = IconButton(context, "ellipsis", say("What can be done with this note"), self._open_menu)
        self.more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        time = Label(line.time, size=scale.SMALL, tone="muted")
        time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        time.setFixedSize(max(40, time.sizeHint().width()), LINE)
        for widget in (self.star, time, self.more):
            across.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(across)
        self.setAccessibleName(f"{line.kind.word}: {line.text}")
        self.setAccessibleDescription(", ".join(p for p in (line.below, line.time) if p))

    def _words(self, line: NoteLine, cafe: Cafe, device: str) -> QVBoxLayout:
        words = column(2)
        words.setContentsMargins(0, 4, 0, 4)
        if line.note.in_conflict:
            self.conflict = ConflictCard(self._context, cafe, line.note, device)
            self.conflict.joined.connect(self.joined)
            self.conflict.kept.connect(self.kept)
            words.addWidget(self.conflict)
        else:
            quoted = carries_speaker(line.kind)
            text = line.text if quoted else line.note.head.text
            words.addWidget(Prose(self._context, text, serif=quoted, italic=quoted))
        if line.below:
            missing = carries_owner(line.kind) and not line.owner
            words.addWidget(
                Label(line.below, size=scale.SMALL, tone="warning" if missing else "muted", wrap=True)
            )
        return words

    def set_last(self, on: bool) -> None:
        """Whether no row follows, so that no line stands below this one."""
        if self._last != on:
            self._last = on
            self.update()

    def set_editing(self, on: bool) -> None:
        """Show that this note is being changed in the line above."""
        if self.editing != on:
            self.editing = on
            self.update()

    def _open_menu(self) -> None:
        self.menu_asked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.edit_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if is_star(event):
            self.star.click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.withdraw_asked.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Menu:
            self._open_menu()
        elif event.text() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().toRectF().adjusted(1, 0, -1, 0)
        if self.editing:
            fill(painter, box, theme.colour("tint"), 0)
        elif self.underMouse():
            fill(painter, box, theme.colour("paper"), 0)
        if not self._last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self.hasFocus():
            outline(painter, box, theme.colour("accent"), scale.RADIUS_SMALL, 2)


def focus_row(row_: QWidget) -> None:
    """Give a row the focus by the keyboard."""
    row_.setFocus(Qt.FocusReason.TabFocusReason)
