"""Dialogues on paper, in place of Qt's message boxes: ask, confirm, and tell what went wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QColor, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import Rule, column, row
from ui.widgets.buttons import Button
from ui.widgets.fields import LineEdit
from ui.widgets.notices import Picture
from ui.widgets.words import Label, Prose


class _Scrim(QWidget):
    """Dims the window under a dialogue."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setGeometry(over.rect())
        over.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(20, 18, 15, 96))


class Dialogue(QDialog):
    """A dialogue: title, a sentence, a column to fill (`body`), buttons at the bottom right.

    `note` at the bottom left says what can be undone. Buttons close it with `accept` or `reject`, or do their own.
    """

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        title: str,
        sentence: str = "",
        *,
        icon: str = "",
        icon_role: str = "accent",
        width: int = 480,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self._scrim: _Scrim | None = None
        self.setModal(True)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setMinimumWidth(width)
        head = row(12)
        head.setContentsMargins(24, 20, 24, 12)
        if icon:
            head.addWidget(Picture(context, icon, icon_role, 24), 0, Qt.AlignmentFlag.AlignTop)
        words = column(4)
        words.addWidget(Label(title, size=scale.HEADING, weight=600, wrap=True))
        self._sentence = Prose(context, sentence, tone="ink2")
        words.addWidget(self._sentence)
        head.addLayout(words, 1)
        self.body: QVBoxLayout = column(12)
        self.body.setContentsMargins(24, 4, 24, 20)
        self._note = Label(size=scale.SMALL, tone="muted")
        self._buttons = row(8)
        foot = row(8)
        foot.setContentsMargins(24, 14, 24, 14)
        foot.addWidget(self._note, 1)
        foot.addLayout(self._buttons)
        whole = column(0, 1)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)
        self.setLayout(whole)
        self._sentence.setVisible(bool(sentence))

    def set_sentence(self, sentence: str) -> None:
        """Say another sentence under the title."""
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleDescription(sentence)

    def sentence(self) -> str:
        """The sentence under the title."""
        return self._sentence.text()

    def set_note(self, text: str) -> None:
        """Say at the bottom left what can be undone."""
        self._note.setText(text)

    def add_button(self, text: str, *, kind: str = "secondary", icon: str = "", closes: str = "") -> Button:
        """Put a button at the right of the others; `closes` is ``accept``, ``reject`` or empty."""
        button = Button(self.context, text, kind=kind, icon=icon)
        if kind == "primary":
            button.setDefault(True)
        if closes == "accept":
            button.clicked.connect(self.accept)
        elif closes == "reject":
            button.clicked.connect(self.reject)
        self._buttons.addWidget(button)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            # Running text has asked for the height of a narrow column; the dialogue is wider.
            self.resize(self.width(), max(layout.heightForWidth(self.width()), layout.minimumSize().height()))
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and self._scrim is None:
            self._scrim = _Scrim(parent.window())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._lift()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._lift()

    def _lift(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.context.theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def confirm(
    context: Context,
    parent: QWidget | None,
    title: str,
    sentence: str,
    yes: str,
    *,
    danger: bool = False,
    note: str = "",
) -> bool:
    """Ask before something is done; `yes` is the word of the button that does it."""
    dialogue = Dialogue(context, parent, title, sentence)
    dialogue.set_note(note)
    dialogue.add_button(context.language.say("Cancel"), closes="reject")
    dialogue.add_button(yes, kind="danger" if danger else "primary", closes="accept")
    return _run(dialogue) == QDialog.DialogCode.Accepted


def choose(
    context: Context,
    parent: QWidget | None,
    title: str,
    sentence: str,
    options: Sequence[tuple[str, str]],
) -> str | None:
    """Ask for one of a few ways (key, word); the last is filled. None if the person turns away."""
    dialogue = Dialogue(context, parent, title, sentence)
    dialogue.add_button(context.language.say("Cancel"), closes="reject")
    chosen: list[str] = []
    for key, word in options:
        kind = "primary" if key == options[-1][0] else "secondary"
        button = dialogue.add_button(word, kind=kind, closes="accept")
        button.clicked.connect(lambda _checked=False, key=key: chosen.append(key))
    done = _run(dialogue) == QDialog.DialogCode.Accepted
    # The button's own slot may run after `accept`; by now both have.
    return chosen[0] if done and chosen else None


def ask_text(
    context: Context,
    parent: QWidget | None,
    title: str,
    sentence: str,
    yes: str,
    text: str = "",
    hint: str = "",
) -> str | None:
    """Ask for one line of text; None if the person turns away."""
    dialogue = Dialogue(context, parent, title, sentence)
    field = LineEdit(text, hint=hint, name=title)
    dialogue.body.addWidget(field)
    dialogue.add_button(context.language.say("Cancel"), closes="reject")
    dialogue.add_button(yes, kind="primary", closes="accept")
    field.setFocus()
    field.selectAll()
    return field.text() if _run(dialogue) == QDialog.DialogCode.Accepted else None


def tell(context: Context, parent: QWidget | None, title: str, sentence: str = "") -> None:
    """Say something that needs no decision."""
    dialogue = Dialogue(context, parent, title, sentence, icon="info")
    dialogue.add_button(context.language.say("Close"), kind="primary", closes="accept")
    _run(dialogue)


def error_dialogue(
    context: Context, parent: QWidget | None, happened: str, kept: str = "", to_do: str = ""
) -> Dialogue:
    """The dialogue of `tell_error`, not yet shown."""
    dialogue = Dialogue(context, parent, happened, icon="circle-alert", icon_role="error", width=520)
    for icon, role, sentence in (("shield-check", "success", kept), ("arrow-right", "accent", to_do)):
        if sentence:
            line = row(10)
            line.addWidget(Picture(context, icon, role, 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Prose(context, sentence, tone="ink2"), 1)
            dialogue.body.addLayout(line)
    dialogue.add_button(context.language.say("Close"), kind="primary", closes="accept")
    dialogue.setAccessibleDescription(" ".join(part for part in (kept, to_do) if part))
    return dialogue


def tell_error(
    context: Context, parent: QWidget | None, happened: str, kept: str = "", to_do: str = ""
) -> None:
    """Say what happened, what was kept, and what to do next."""
    _run(error_dialogue(context, parent, happened, kept, to_do))


def _run(dialogue: Dialogue) -> int:
    done = dialogue.exec()
    dialogue.deleteLater()
    return done
