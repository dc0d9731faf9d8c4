"""The card of the agenda: the lines of the day around the rounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from functools import partial

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.cafe.parts import INSET, CafeCard, InPlace, head, quiet_button
from ui.organiser.page import Desk
from ui.widgets import (
    Button,
    DateField,
    Dialogue,
    FormField,
    Label,
    LineEdit,
    NumberField,
    Prose,
    Tick,
    TimeField,
    column,
    row,
)
from ui.widgets.inspector import empty
from worldcafe.domain.event import AgendaItem
from worldcafe.store import edits

WHEN_WIDE = 132


class AgendaCard(CafeCard):
    """Lines with a time, a title and who speaks."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        self.body.setContentsMargins(16 - INSET, 16, 16, 16)
        self._new = Button.small(context, self.say("Line"), "plus", self._add)
        self._new.setAccessibleName(self.say("Add a line to the agenda"))
        self.add(head(self.say("Agenda"), self._new, inset=INSET))
        self._body = column(0)
        self.add(self._body)
        self.titles: dict[str, InPlace] = {}
        self._facts: object = None

    def refresh(self) -> None:
        """Show the agenda as it stands."""
        items = self.cafe.agenda_in_order
        self._new.setEnabled(not self.desk.bridge.document.read_only)
        if items == self._facts:
            return
        self._facts = items
        empty(self._body)
        self.titles = {}
        several = len({i.day for i in items if i.day}) > 1
        for item in items:
            self._body.addWidget(self._row(item, several))
        if not items:
            words = self.say(
                "Nothing yet. Welcome, breaks and the closing stand here; the rounds come by themselves."
            )
            self._body.addWidget(Prose(self.context, words, tone="muted"))

    def _row(self, item: AgendaItem, several: bool) -> QWidget:
        language = self.context.language
        parts = [language.day_by("EEEd", item.day)] if several and item.day else []
        parts += [language.clock(item.start)] if item.start else []
        when = Button(self.context, " ".join(parts) or self.say("When?"), kind="quiet")
        when.clicked.connect(partial(self.open_item, item.id))
        place = row(0)
        place.setContentsMargins(4, 0, 0, 0)
        place.addWidget(when)
        place.addStretch(1)
        left = QWidget()
        left.setLayout(place)
        left.setFixedWidth(WHEN_WIDE)
        title = InPlace(item.title, name=self.say("Line of the agenda"), weight=600)
        title.settled.connect(partial(self._retitle, item.id))
        self.titles[item.id] = title
        line = row(8)
        line.addWidget(left)
        line.addWidget(title, 1)
        if item.speaker:
            line.addWidget(Label(item.speaker, tone="muted"))
        line.addWidget(
            quiet_button(
                self.context,
                "x",
                self.say("Remove “{line}”", line=item.title),
                partial(self._remove, item.id),
            )
        )
        made = QWidget()
        made.setLayout(line)
        return made

    def _retitle(self, item: str, text: str) -> None:
        title = text.strip() or self.cafe.agenda[item].title
        self._put(replace(self.cafe.agenda[item], title=title))

    def _put(self, item: AgendaItem) -> None:
        self.change(self.say("Change the agenda"), lambda w: w.put(item))

    def _remove(self, item: str) -> None:
        self.change(self.say("Remove a line of the agenda"), lambda w: edits.remove_agenda_item(w, item))

    def _add(self) -> None:
        made: list[AgendaItem] = []
        name = self.say("New line")
        if self.change(
            self.say("Add a line to the agenda"), lambda w: made.append(edits.add_agenda_item(w, name))
        ):
            self.titles[made[0].id].setFocus()
            self.titles[made[0].id].selectAll()

    def open_item(self, item: str, _checked: bool = False) -> None:
        """Ask when a line is, how long, and who speaks."""
        dialogue = ItemDialogue(self.context, self.window(), self.cafe.agenda[item])
        if dialogue.exec():
            self._put(dialogue.changed())
        dialogue.deleteLater()


class ItemDialogue(Dialogue):
    """Day, time, length and speaker of a line of the agenda."""

    def __init__(self, context: Context, parent: QWidget, item: AgendaItem) -> None:
        say = context.language.say
        super().__init__(context, parent, item.title)
        self._item = item
        day, start = item.day, item.start
        self.dated = Tick(say("Has a day and a time"), day is not None and start is not None)
        self.day = DateField(QDate(day.year, day.month, day.day) if day else None, name=say("Day"))
        self.start = TimeField(QTime(start.hour, start.minute) if start else None, name=say("Starts at"))
        self.minutes = NumberField(item.minutes, 0, 24 * 60, unit=say("min"), name=say("Length"))
        self.minutes.setSpecialValueText(say("not said"))
        self.speaker = LineEdit(item.speaker, name=say("Who speaks"), limit=200)
        self.body.addWidget(self.dated)
        line = row(16)
        line.addWidget(FormField(context, say("Day"), self.day), 1)
        line.addWidget(FormField(context, say("Starts at"), self.start), 1)
        self.body.addLayout(line)
        self.body.addWidget(FormField(context, say("Length"), self.minutes))
        self.body.addWidget(FormField(context, say("Who speaks"), self.speaker))
        for field in (self.day, self.start):
            self.dated.toggled.connect(field.setEnabled)
            field.setEnabled(self.dated.isChecked())
        self.add_button(say("Cancel"), closes="reject")
        self.add_button(say("Done"), kind="primary", closes="accept")

    def changed(self) -> AgendaItem:
        """The line as the fields say."""
        day, start = self.day.date(), self.start.time()
        dated = self.dated.isChecked()
        return replace(
            self._item,
            day=date(day.year(), day.month(), day.day()) if dated else None,
            start=time(start.hour(), start.minute()) if dated else None,
            minutes=self.minutes.value(),
            speaker=self.speaker.text().strip(),
        )
