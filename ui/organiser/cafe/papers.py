"""The cards of rules and papers: what may not repeat, language and paper, introduction, sign-off."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal
from zoneinfo import available_timezones

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QGridLayout

from ui.context import Context
from ui.listening import on_number, on_text, on_value
from ui.organiser.cafe.parts import CafeCard, head
from ui.organiser.page import Desk
from ui.theme import scale
from ui.widgets import ComboBox, DateField, FormField, LineEdit, NumberField, Prose, TextArea, Tick
from worldcafe.domain.event import NoRepeat
from worldcafe.domain.notes import LONGEST
from worldcafe.language import available

REPEATS: Final[tuple[NoRepeat, ...]] = ("topic", "table", "nothing")


class RulesCard(CafeCard):
    """What nobody may meet twice, and how long a note may be."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        say = self.say
        self.add(head(say("Rules")))
        options: list[tuple[object, str]] = [
            ("topic", say("Nobody discusses a topic twice")),
            ("table", say("Nobody sits at a table twice")),
            ("nothing", say("Anybody may come back")),
        ]
        self.no_repeat = ComboBox(options, name=say("What may not repeat"))
        self.no_repeat.picked.connect(self._repeat)
        self.limit = NumberField(0, 0, LONGEST, name=say("Longest note"))
        self.limit.setSpecialValueText(say("no limit"))
        self.limit.setSuffix(" " + say("characters"))
        on_number(
            self.limit.settled, lambda n: self.change_event(say("Change the longest note"), note_limit=n)
        )
        self.add(FormField(context, say("What may not repeat"), self.no_repeat))
        self.add(FormField(context, say("Longest note"), self.limit))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Show the rules as they stand."""
        event = self.cafe.event
        self.no_repeat.choose(event.no_repeat)
        self.limit.show_value(event.note_limit)
        for field in (self.no_repeat, self.limit):
            field.setEnabled(not self.desk.bridge.document.read_only)

    def _repeat(self, key: object) -> None:
        chosen = next((r for r in REPEATS if r == key), "topic")
        if chosen != self.cafe.event.no_repeat:
            self.change_event(self.say("Change what may not repeat"), no_repeat=chosen)


class PapersCard(CafeCard):
    """The language and size of papers, the time zone, and the texts that open and close the report."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        say = self.say
        self.add(head(say("Papers")))
        codes = sorted({code.split("_")[0] for code in available()} | {self.cafe.event.language})
        names: list[tuple[object, str]] = [(code, context.language.name_of(code)) for code in codes]
        self.language = ComboBox(names, name=say("Language of the papers"))
        on_value(
            self.language.picked,
            lambda key: self._pick(say("Change the language of the papers"), "language", key),
        )
        self.paper = ComboBox([("A4", "A4"), ("Letter", "Letter")], name=say("Paper"))
        on_value(self.paper.picked, lambda key: self._pick(say("Change the paper"), "paper", key))
        self.zone = ComboBox(_zones(self.cafe.event.time_zone), name=say("Time zone"))
        on_value(self.zone.picked, lambda key: self._pick(say("Change the time zone"), "time_zone", key))
        self.opening = TextArea(name=say("Introduction of the report"), lines=3)
        on_text(
            self.opening.settled,
            lambda text: self.change_event(say("Change the introduction"), introduction=text.strip()),
        )
        self.closing = TextArea(name=say("Conclusion of the report"), lines=3)
        on_text(
            self.closing.settled,
            lambda text: self.change_event(say("Change the conclusion"), conclusion=text.strip()),
        )
        self._grid = _grid()
        self._small = [
            FormField(context, say("Language of the papers"), self.language),
            FormField(context, say("Paper"), self.paper),
            FormField(context, say("Time zone"), self.zone),
        ]
        self._large = [
            FormField(context, say("Introduction of the report"), self.opening),
            FormField(context, say("Conclusion of the report"), self.closing),
        ]
        self.add(self._grid)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """The choices beside one another, two or three."""
        beside = 2 if narrow else 3
        for at, field in enumerate(self._small):
            self._grid.addWidget(field, at // beside, at % beside)
        first = -(-len(self._small) // beside)
        for at, field in enumerate(self._large, start=first):
            self._grid.addWidget(field, at, 0, 1, beside)

    def refresh(self) -> None:
        """Show the choices as they stand."""
        event = self.cafe.event
        self.language.choose(event.language)
        self.paper.choose(event.paper)
        self.zone.choose(event.time_zone)
        self.opening.show_text(event.introduction)
        self.closing.show_text(event.conclusion)
        read_only = self.desk.bridge.document.read_only
        for field in (self.language, self.paper, self.zone):
            field.setEnabled(not read_only)
        for area in (self.opening, self.closing):
            area.setReadOnly(read_only)

    def _open_with(self, text: str) -> None:
        self.change_event(self.say("Change the introduction"), introduction=text.strip())

    def _close_with(self, text: str) -> None:
        self.change_event(self.say("Change the conclusion"), conclusion=text.strip())

    def _pick(self, label: str, field: str, key: object) -> None:
        if getattr(self.cafe.event, field) != key:
            self.change_event(label, **{field: key})


class SignOffCard(CafeCard):
    """Who submits the report and who approves it, the next meeting, and until when personal data are kept."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        say = self.say
        self.add(head(say("Sign-off")))
        grid = _grid()
        self.submitted_by = self._text("submitted_by", say("Submitted by"), grid, 0, 0)
        self.submitted_on = _Day(self, "submitted_on", say("Submitted on"), grid, 0, 1)
        self.approved_by = self._text("approved_by", say("Approved by"), grid, 1, 0)
        self.approved_on = _Day(self, "approved_on", say("Approved on"), grid, 1, 1)
        self.next_meeting = self._text("next_meeting", say("Next meeting"), grid, 2, 0)
        self.retention = _Day(self, "retention", say("Personal data are kept until"), grid, 2, 1)
        self.add(grid)
        self.approved = Tick(say("The report is approved"), False)
        self.approved.ticked.connect(self._approve)
        self.add(self.approved)
        self._words = Prose(context, size=scale.SMALL, tone="muted")
        self.add(self._words)

    def _text(self, field: str, label: str, grid: QGridLayout, at: int, column: int) -> LineEdit:
        made = LineEdit(name=label, limit=300)
        words = self.say("Change the sign-off")
        on_text(made.settled, lambda text: self.change_event(words, **{field: text.strip()}))
        grid.addWidget(FormField(self.context, label, made), at, column)
        return made

    def refresh(self) -> None:
        """Show the sign-off as it stands."""
        event = self.cafe.event
        self.submitted_by.show_text(event.submitted_by)
        self.approved_by.show_text(event.approved_by)
        self.next_meeting.show_text(event.next_meeting)
        for day in (self.submitted_on, self.approved_on, self.retention):
            day.refresh()
        self.approved.setChecked(event.status == "approved")
        self._words.set_text(self.say("Version {n} of the report.", n=event.version))
        read_only = self.desk.bridge.document.read_only
        for field in (self.submitted_by, self.approved_by, self.next_meeting):
            field.setReadOnly(read_only)
            if not field.hasFocus():
                field.setCursorPosition(0)
        self.approved.setEnabled(not read_only)

    def _approve(self, on: bool) -> None:
        status: Literal["draft", "approved"] = "approved" if on else "draft"
        label = self.say("Approve the report") if on else self.say("Take the approval back")
        self.change_event(label, status=status)


class _Day:
    """A day that may be unknown: a tick and a date."""

    def __init__(
        self, card: SignOffCard, field: str, label: str, grid: QGridLayout, at: int, column: int
    ) -> None:
        self._card = card
        self._field = field
        self.date = DateField(name=label)
        self.date.setSpecialValueText(card.say("no day"))
        self.date.setMinimumDate(NO_DAY)
        self.date.settled.connect(self._settle)
        grid.addWidget(FormField(card.context, label, self.date), at, column)

    def refresh(self) -> None:
        day: date | None = getattr(self._card.cafe.event, self._field)
        self.date.show_date(QDate(day.year, day.month, day.day) if day else NO_DAY)
        self.date.setEnabled(not self._card.desk.bridge.document.read_only)

    def _settle(self, value: Any) -> None:
        day = None if value == NO_DAY else date(value.year(), value.month(), value.day())
        self._card.change_event(self._card.say("Change the sign-off"), **{self._field: day})


NO_DAY: Final = QDate(2000, 1, 1)
"""What a field shows when no day is known; no café was that early."""


def _zones(present: str) -> list[tuple[object, str]]:
    regions = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")
    names = sorted({z for z in available_timezones() if z.startswith(regions)} | {"UTC", present})
    return [(name, name.replace("_", " ")) for name in names]


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    for at in range(2):
        grid.setColumnStretch(at, 1)
    return grid
