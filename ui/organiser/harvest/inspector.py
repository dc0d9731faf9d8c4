"""The note that is selected: its words, its kind, its owner, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.models.day import zone_of
from ui.models.note_lines import NoteLine, carries_owner, carries_speaker
from ui.organiser.harvest.history import history_of
from ui.theme import scale
from ui.widgets import (
    Button,
    ComboBox,
    FormField,
    Inspector,
    Label,
    LineEdit,
    Prose,
    StarMark,
    TextArea,
    column,
    empty,
    row,
)
from ui.widgets.conflict_card import ConflictCard, joined_text
from ui.widgets.person_field import DueField, PersonField
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import LONGEST, Extras, Revision

MOST_STEPS: Final = 20


class NoteInspector(Inspector):
    """Follows the selection and asks for changes; it writes nothing itself.

    `changed(line, text, kind, extras)` where None leaves a thing as it is; `withdraw_asked`, `back_asked` and
    `star_asked(lines, on)`, `kind_asked(lines, kind)`, `copy_asked(as table)`.
    """

    changed = Signal(object, object, object, object)
    withdraw_asked = Signal(object)
    back_asked = Signal(object)
    star_asked = Signal(object, bool)
    kind_asked = Signal(object, str)
    copy_asked = Signal(bool)

    def __init__(self, context: Context, cafe: Callable[[], Cafe], device: str) -> None:
        super().__init__(context, " ")
        self._context = context
        self._cafe = cafe
        self._device = device
        self._lines: Sequence[NoteLine] = ()
        self._conflict_of = ""
        self._history_of: tuple[str, int, object] = ("", 0, None)
        say = context.language.say
        self.kind = ComboBox(name=say("Kind of note"))
        self.star = StarMark(context, say("One of the top three"))
        self.text = TextArea(name=say("Text of the note"), lines=5)
        self.owner = PersonField(say("Nobody yet"), name=say("Owner of the action"))
        self.due = DueField(context, say("No date yet"), self._today, name=say("Date of the action"))
        self.quoted = PersonField(say("Nobody"), name=say("Person who is quoted"))
        self.translation = LineEdit(
            hint=say("In the report’s language"), name=say("Translation"), limit=LONGEST
        )
        self.back = Button.secondary(context, say("Bring back"), "undo-2", self._bring_back)
        self.take_back = Button(
            context, say("Take back"), kind="danger", icon="trash-2", pressed_do=self._withdraw
        )
        self._build()
        self._connect()

    def _build(self) -> None:
        context, say = self._context, self._context.language.say
        upper = self.add_section()
        line = row(8)
        line.addWidget(self.kind, 1)
        line.addWidget(self.star)
        upper.addLayout(line)
        self._conflict = column(0)
        upper.addLayout(self._conflict)
        upper.addWidget(self.text)
        self._text_error = Prose(context, size=scale.TINY, tone="error")
        self._text_error.hide()
        upper.addWidget(self._text_error)
        self._owner_field = FormField(context, say("Owner"), self.owner)
        self._due_field = FormField(context, context.language.say_in("due date", "By"), self.due)
        self._quoted_field = FormField(context, say("Whose words"), self.quoted)
        self._translation_field = FormField(context, say("Translation"), self.translation)
        for field in (self._owner_field, self._due_field, self._quoted_field, self._translation_field):
            upper.addWidget(field)
        self._consent = Prose(context, size=scale.TINY, tone="muted")
        upper.addWidget(self._consent)
        self._history_box = QWidget()
        self._history: QVBoxLayout = column(8)
        self._history_box.setLayout(self._history)
        self.add_section(say("What became of it")).addWidget(self._history_box)
        foot = row(8)
        foot.addWidget(self.back)
        foot.addWidget(self.take_back)
        foot.addStretch(1)
        copy = Button.link(context, say("Copy"), "copy", lambda: self.copy_asked.emit(False))
        foot.addWidget(copy)
        self.add_foot(foot)

    def _connect(self) -> None:
        self.kind.picked.connect(self._kind_picked)
        self.star.starred.connect(self._starred)
        self.text.settled.connect(self._text_settled)
        self.text.textChanged.connect(self._check)
        for field in (self.owner, self.quoted):
            field.look_in(self._cafe, frozenset())
        self.owner.chosen.connect(self._extras_settled)
        self.quoted.chosen.connect(self._extras_settled)
        self.due.settled.connect(self._extras_settled)
        self.translation.settled.connect(self._extras_settled)

    def _today(self) -> date:
        return datetime.now(UTC).astimezone(zone_of(self._cafe())).date()

    # Showing.

    def show_lines(self, lines: Sequence[NoteLine]) -> None:
        """Show one note, or what can be done with several. What is being typed in a note that stays is left alone."""
        same_states = _states(lines) == _states(self._lines)
        self._lines = lines
        if not lines or (same_states and self._typing()):
            return
        language = self._context.language
        kinds = [(kind.id, kind.word) for kind in self._cafe().kinds_in_order]
        first = lines[0]
        if first.kind.id not in [key for key, _ in kinds]:
            kinds.append((first.kind.id, first.kind.word))
        self.kind.set_options(kinds)
        same = len({line.kind.id for line in lines}) == 1
        self.kind.choose(first.kind.id if same else None)
        self.star.setChecked(all(line.starred for line in lines))
        one = len(lines) == 1
        for widget in (self.text, self._history_box):
            widget.setVisible(one)
        if one:
            self.set_title(*self._titles(first))
            self._show_one(first)
        else:
            title = language.plural("{n} note", "{n} notes", len(lines))
            self.set_title(title, language.say("What you change holds for all"))
            self._let_conflict_go()
        gone = all(line.withdrawn for line in lines)
        self.back.setVisible(gone)
        self.take_back.setVisible(not gone)
        for widget in (self.kind, self.star, self.text, self.owner, self.due, self.quoted, self.translation):
            widget.setEnabled(not gone)
        self._show_fields(first if one else None)

    def _typing(self) -> bool:
        return any(
            field.hasFocus() for field in (self.text, self.owner, self.due, self.quoted, self.translation)
        )

    def _titles(self, line: NoteLine) -> tuple[str, str]:
        say = self._context.language.say
        table = say("Table {table}", table=line.table) if line.table else say("At no table any more")
        title = say("{table}, round {n}", table=table, n=line.round) if line.round else table
        return title, line.topic

    def _show_one(self, line: NoteLine) -> None:
        head, cafe = line.note.head, self._cafe()
        self.text.show_text(head.text)
        self.owner.show_person(cafe.people.get(head.extras.owner_person or ""), head.extras.owner)
        self.due.show_day(head.extras.due)
        self.quoted.show_person(cafe.people.get(head.extras.quoted_person or ""), head.extras.quoted)
        self.translation.show_text(head.extras.translation)
        self._show_conflict(line)
        self._show_history(line)

    def _show_fields(self, line: NoteLine | None) -> None:
        owner = line is not None and (carries_owner(line.kind) or bool(line.owner or line.due))
        speaker = line is not None and (carries_speaker(line.kind) or bool(line.quoted))
        translated = line is not None and bool(
            line.note.head.extras.translation or line.note.head.extras.language
        )
        self._owner_field.setVisible(owner)
        self._due_field.setVisible(owner)
        self._quoted_field.setVisible(speaker)
        self._translation_field.setVisible(translated)
        self._consent.setVisible(speaker and line is not None and bool(line.quoted))
        if line is not None and line.quoted:
            self._consent.set_text(line.below)

    def _show_conflict(self, line: NoteLine) -> None:
        self.text.setVisible(not line.note.in_conflict)
        key = "".join(r.id for r in (line.note.head, *line.note.others)) if line.note.in_conflict else ""
        if key == self._conflict_of:
            return
        self._conflict_of = key
        empty(self._conflict)
        if key:
            card = ConflictCard(self._context, self._cafe(), line.note, self._device, upright=True)
            card.joined.connect(partial(self._join, line))
            card.kept.connect(partial(self._keep, line))
            self._conflict.addWidget(card)

    def _let_conflict_go(self) -> None:
        self._conflict_of = ""
        empty(self._conflict)

    def _show_history(self, line: NoteLine) -> None:
        shown = (line.note.head.id, len(line.note.others), self._cafe().people)
        if shown[:2] == self._history_of[:2] and shown[2] is self._history_of[2]:
            return
        self._history_of = shown
        empty(self._history)
        for step in history_of(self._cafe(), line.id, self._context.language)[:MOST_STEPS]:
            said = row(8)
            said.addWidget(Label(step.what, size=scale.SMALL, weight=600, wrap=True), 1)
            said.addWidget(Label(step.when, size=scale.TINY, tone="muted"), 0, Qt.AlignmentFlag.AlignTop)
            self._history.addLayout(said)
            if step.text and step.text != line.note.head.text:
                self._history.addWidget(Prose(self._context, step.text, size=scale.SMALL, tone="ink2"))

    # What the person changes.

    @property
    def line(self) -> NoteLine | None:
        """The one note that is shown, or None where there are several."""
        return self._lines[0] if len(self._lines) == 1 else None

    def _check(self) -> None:
        length = len(self.text.toPlainText().strip())
        say = self._context.language.say
        words = ""
        if self.line is not None and not length:
            words = say("An empty note is not kept; take it back instead.")
        elif length > LONGEST:
            words = say("{n} of {most} characters: shorten it.", n=length, most=LONGEST)
        self._text_error.set_text(words)
        self._text_error.setVisible(bool(words))

    def _text_settled(self, text: str) -> None:
        line = self.line
        if line is None or text.strip() == line.note.head.text:
            return
        if not text.strip() or len(text.strip()) > LONGEST:
            return  # the reason stands under the text
        self.changed.emit(line, text, None, None)

    def _extras_settled(self, _what: object = None) -> None:
        line = self.line
        if line is None:
            return
        before = line.note.head.extras
        extras = self._extras(line, before)
        self._due_field.set_error(
            self._context.language.say("This is no date. Write it like 30 April or 30/4.")
            if self.due.wrong()
            else ""
        )
        if extras != before:
            self.changed.emit(line, None, None, extras)

    def _extras(self, line: NoteLine, before: Extras) -> Extras:
        due = before.due if self.due.wrong() else self.due.day()
        made = replace(before, translation=self.translation.text().strip())
        if self._owner_field.isVisibleTo(self):
            made = replace(made, owner=self.owner.words(), owner_person=self.owner.person(), due=due)
        if self._quoted_field.isVisibleTo(self):
            made = replace(made, quoted=self.quoted.words(), quoted_person=self.quoted.person())
        return made

    def _kind_picked(self, kind: object) -> None:
        if isinstance(kind, str):
            self.kind_asked.emit(list(self._lines), kind)

    def _starred(self, on: bool) -> None:
        self.star_asked.emit(list(self._lines), on)

    def _withdraw(self) -> None:
        self.withdraw_asked.emit(list(self._lines))

    def _bring_back(self) -> None:
        self.back_asked.emit(list(self._lines))

    def _join(self, line: NoteLine) -> None:
        self.changed.emit(line, joined_text((line.note.head, *line.note.others)), None, None)

    def _keep(self, line: NoteLine, version: Revision) -> None:
        self.changed.emit(line, version.text, version.kind, version.extras)


def _states(lines: Sequence[NoteLine]) -> list[tuple[str, ...]]:
    return [(line.note.head.id, *(other.id for other in line.note.others)) for line in lines]
