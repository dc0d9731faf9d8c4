"""Where a note is written: kinds, the line, what an action or a quotation carries, and what became of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.capture.drafts import Draft
from ui.capture.kind_bar import KindBar
from ui.capture.line import WritingLine
from ui.context import Context
from ui.models.note_lines import carries_owner, carries_speaker, kind_of
from ui.theme import scale
from ui.widgets import Banner, FlowBox, KeyCap, Label, Picture, StarMark, column, row
from ui.widgets.kind_look import draw_mark
from ui.widgets.painted import fill, outline
from ui.widgets.person_field import DueField, PersonField
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import LONGEST, Extras, Kind

NEAR_THE_END: Final = 0.8
"""Share of the hard limit from which its counter is shown where the café has no limit of its own."""


class _Mark(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.kind = Kind("", "", "", shape="none")
        self.setFixedSize(QSize(16, 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, self._context, self.kind, QRectF(1, 5, 14, 14))


class _Box(QFrame):
    """The frame around the line: its edge is the focus ring of everything inside."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.over = False
        self._watched: tuple[QWidget, ...] = ()

    def watch(self, *widgets: QWidget) -> None:
        """Follow the focus of these."""
        self._watched = widgets
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().toRectF()
        fill(painter, box, theme.colour("surface"), scale.RADIUS)
        held = any(widget.hasFocus() for widget in self._watched)
        role = "error" if self.over else "accent" if held else "edge"
        outline(painter, box, theme.colour(role), scale.RADIUS, 2 if held or self.over else 1)


class Entry(QWidget):
    """Where notes are written.

    `keep_asked` at Enter; `changed` whenever the person has changed anything; `kind_changed`; `left` at Esc.
    """

    keep_asked = Signal()
    changed = Signal()
    left = Signal()

    def __init__(self, context: Context, cafe: Callable[[], Cafe], today: Callable[[], date]) -> None:
        super().__init__()
        self._context = context
        self._cafe = cafe
        self._kind = ""
        self._note = ""
        self._limit = 0
        self._showing = False
        say = context.language.say
        self.bar = KindBar(context)
        self.line = WritingLine()
        self.line.setAccessibleName(say("Write a note"))
        self.star = StarMark(context, say("One of the top three"))
        self.star.setToolTip(say("One of the top three (Ctrl *)"))
        self.star.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.counter = Label(size=scale.SMALL, tone="muted")
        self.title = Label(size=scale.TINY, weight=600, tone="muted")
        self.owner = PersonField(say("Who does it"), name=say("Owner of the action"))
        self.due = DueField(context, say("By when, such as 30 April"), today, name=say("Date of the action"))
        self.speaker = PersonField(say("Whose words"), name=say("Person who is quoted"))
        self.state = Label(size=scale.SMALL, tone="muted")
        self._state_icon = Picture(context, "check", "success", 16)
        self.trouble = Banner(context, "", tone="error", closable=True)
        self._build()
        self._connect()
        self.choose_kind("")

    # Building.

    def _build(self) -> None:
        self._box = _Box(self._context)
        self._mark = _Mark(self._context)
        middle = column(2)
        middle.addWidget(self.title)
        middle.addWidget(self.line)
        right = row(4)
        right.addWidget(self.counter)
        right.addWidget(self.star)
        across = row(10)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(middle, 1)
        across.addLayout(right)
        across.setAlignment(right, Qt.AlignmentFlag.AlignTop)
        below = row(8)
        for field, share in ((self.owner, 3), (self.due, 2), (self.speaker, 3)):
            below.addWidget(field, share)
        self._extras = QWidget()
        below.setContentsMargins(26, 0, 0, 0)
        self._extras.setLayout(below)
        inside = column(8)
        inside.setContentsMargins(14, 12, 10, 12)
        inside.addLayout(across)
        inside.addWidget(self._extras)
        self._box.setLayout(inside)
        self._box.watch(self.line, self.owner, self.due, self.speaker)
        self._hints = FlowBox(14)
        told = row(6)
        told.addWidget(self._state_icon)
        told.addWidget(self.state)
        foot = row(8)
        foot.addWidget(self._hints, 1)
        foot.addLayout(told)
        body = column(10)
        body.addWidget(self.bar)
        body.addWidget(self._box)
        body.addWidget(self.trouble)
        body.addLayout(foot)
        self.setLayout(body)
        self.trouble.hide()
        self._state_icon.hide()

    def _connect(self) -> None:
        self.bar.picked.connect(self._pick)
        self.line.textChanged.connect(self._typed)
        self.line.kept.connect(self.keep_asked)
        self.line.left.connect(self.left)
        self.line.prefixed.connect(self._pick)
        self.line.digit.connect(self.choose_number)
        self.star.starred.connect(self._starred)
        for field in (self.owner, self.due, self.speaker):
            field.textEdited.connect(lambda _text="": self._typed())
            field.returnPressed.connect(self._keep_from_field)

    # What is written.

    @property
    def kind(self) -> Kind:
        """The kind that is chosen."""
        return kind_of(self._cafe(), self._kind)

    @property
    def note(self) -> str:
        """Id of the note that is being changed; empty for a new one."""
        return self._note

    def text(self) -> str:
        """The text as it would be kept."""
        return self.line.toPlainText().strip()

    def draft(self, round_: str) -> Draft:
        """Everything that stands here."""
        return Draft(
            text=self.line.toPlainText(),
            kind=self._kind,
            round=round_,
            note=self._note,
            owner=self.owner.text(),
            due=self.due.text(),
            quoted=self.speaker.text(),
            starred=self.star.isChecked(),
        )

    def show_draft(self, draft: Draft) -> None:
        """Put a draft in the place of what stands here."""
        self._showing = True
        self._note = draft.note
        self.line.show_text(draft.text)
        self.owner.show_person(None, draft.owner)
        self.due.show_text(draft.due)
        self.speaker.show_person(None, draft.quoted)
        self.star.setChecked(draft.starred)
        self.choose_kind(draft.kind or self._kind)
        self._showing = False
        self._count()
        self._hint()

    def clear(self) -> None:
        """Begin a new note of the same kind."""
        self.show_draft(Draft(kind=self._kind))
        self.say_trouble("")

    def extras(self, before: Extras) -> Extras:
        """What the fields say, over what the note carried before."""
        kind = self.kind
        made = replace(before, starred=self.star.isChecked() and not kind.system)
        if carries_owner(kind):
            made = replace(
                made, owner=self.owner.words(), owner_person=self.owner.person(), due=self.due.day()
            )
        if carries_speaker(kind):
            made = replace(made, quoted=self.speaker.words(), quoted_person=self.speaker.person())
        return made

    def refusal(self) -> str:
        """Why what stands here cannot be kept, in a sentence; empty where it can."""
        language = self._context.language
        if not self.text():
            return language.say("Write something first.")
        over = len(self.text()) - (self._limit or LONGEST)
        if over > 0:
            return language.plural(
                "The note is {n} character too long. Shorten it, or make two of it.",
                "The note is {n} characters too long. Shorten it, or make two of it.",
                over,
            )
        if carries_owner(self.kind) and self.due.wrong():
            return language.say("“{text}” is no date. Write it like 30 April or 30/4.", text=self.due.text())
        return ""

    # The kind.

    def show_kinds(self, cafe: Cafe, near: frozenset[str]) -> None:
        """Offer the café's kinds, and for names first those of the people `near`."""
        self.bar.show_kinds(cafe.kinds_in_order)
        self.line.kinds = cafe.kinds_in_order
        self.owner.look_in(self._cafe, near)
        self.speaker.look_in(self._cafe, near)
        self.choose_kind(self._kind if self._kind in cafe.kinds else "")

    def choose_kind(self, kind: str) -> None:
        """Write a note of this kind; empty chooses the first."""
        kinds = self.bar.kinds()
        self._kind = kind or (kinds[0].id if kinds else "")
        self.bar.choose(self._kind)
        chosen = self.kind
        self._mark.kind = chosen
        self._mark.update()
        self.title.setText(chosen.word if chosen.system else "")
        self.title.setVisible(chosen.system)
        self.star.setVisible(not chosen.system)
        self.owner.setVisible(carries_owner(chosen))
        self.due.setVisible(carries_owner(chosen))
        self.speaker.setVisible(carries_speaker(chosen))
        self._extras.setVisible(carries_owner(chosen) or carries_speaker(chosen))
        self.line.setPlaceholderText(self._prompt(chosen))
        limit = self._cafe().event.note_limit
        self._limit = 0 if chosen.system else limit
        self._count()
        self._hint()

    def choose_number(self, number: int) -> None:
        """Choose the kind that has this number on its key."""
        kinds = self.bar.kinds()
        if 1 <= number <= len(kinds):
            self._pick(kinds[number - 1].id)

    def _pick(self, kind: str) -> None:
        before = self._kind
        self.choose_kind(kind)
        self.line.setFocus()
        if kind != before and not self.draft("").empty:
            self.changed.emit()

    def _prompt(self, kind: Kind) -> str:
        say = self._context.language.say
        if kind.system:
            return say("What the report should say for this table")
        return say("{kind}: what was said?", kind=kind.word)

    # What the person sees of it.

    def say_state(self, words: str, tone: str = "muted", icon: str = "check") -> None:
        """Say what became of what was written."""
        self.state.setText(words)
        self.state.set_tone(tone)
        self._state_icon.set_icon(icon, "success" if tone == "muted" else tone)
        self._state_icon.setVisible(bool(words))

    def say_trouble(self, fact: str, consequence: str = "") -> None:
        """Say under the line why it was not kept; an empty fact takes it back."""
        if fact:
            self.trouble.say(fact, consequence)
        self.trouble.setVisible(bool(fact))

    def _typed(self) -> None:
        self._count()
        if not self._showing:
            self.changed.emit()

    def _starred(self, _on: bool) -> None:
        self.line.setFocus()
        self._typed()

    def _keep_from_field(self) -> None:
        self.line.setFocus()
        self.keep_asked.emit()

    def _count(self) -> None:
        language = self._context.language
        length = len(self.text())
        most = self._limit or LONGEST
        shown = bool(self._limit) or length > LONGEST * NEAR_THE_END
        self.counter.setText(language.say("{n} of {most}", n=length, most=most) if shown else "")
        over = length > most
        self.counter.set_tone("error" if over else "muted")
        if self._box.over != over:
            self._box.over = over
            self._box.update()

    def _hints_now(self) -> list[tuple[tuple[str, ...], str]]:
        say = self._context.language.say
        keep = ((say("Enter"),), say("keep"))
        if self._note or self.kind.system:
            return [
                keep,
                ((say("Shift Enter"),), say("new line")),
                ((say("Esc"),), say("leave it as it was")),
            ]
        hints: list[tuple[tuple[str, ...], str]] = [
            keep,
            ((say("Up"),), say("edit the last")),
            ((say("Ctrl *"),), say("one of the top three")),
        ]
        first = next((k for k in self.bar.kinds() if k.shape == "triangle" and k.letter), None)
        if first is not None:
            hints.append(((f"{first.letter.lower()}:", "!"), say("at the start: {kind}", kind=first.word)))
        return hints

    def _hint(self) -> None:
        hints = self._hints_now()
        shown = repr(hints)
        if self._hints.property("shown") == shown:
            return
        self._hints.setProperty("shown", shown)
        while (item := self._hints.flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for keys, words in hints:
            self._hints.add(_hint(self._context, keys, words))


def _hint(context: Context, keys: tuple[str, ...], words: str) -> QWidget:
    inside = row(6)
    for key in keys:
        inside.addWidget(KeyCap(context, key))
    inside.addWidget(Label(words, size=scale.SMALL, tone="muted"))
    made = QWidget()
    made.setLayout(inside)
    return made
