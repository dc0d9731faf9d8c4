"""The properties of a round: what it is, when, how long, and the time to move after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets import ComboBox, DateField, Dialogue, FormField, LineEdit, NumberField, Tick, TimeField, row
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round


class RoundDialogue(Dialogue):
    """Asks for everything about one round; `to_remove` if the person wants it gone."""

    def __init__(self, context: Context, parent: QWidget, cafe: Cafe, round_: str) -> None:
        say = context.language.say
        self._round = cafe.rounds[round_]
        super().__init__(context, parent, say("Round {round}", round=self._round.number), width=540)
        self.to_remove = False
        kinds = [
            ("talk", say("Talk: everybody moves to another table")),
            ("home", say("Back home: everybody returns to the first table")),
            ("harvest", say("Harvest: all together, nobody is seated")),
        ]
        self.kind = ComboBox(kinds, name=say("What it is"))
        self.kind.choose(self._round.kind)
        hint = say("Round {round}", round=self._round.number)
        self.title = LineEdit(self._round.title, hint=hint, name=say("Name"), limit=80)
        self.dated = Tick(
            say("Has a day and a time"), self._round.day is not None and self._round.start is not None
        )
        self.dated.toggled.connect(self._show_dated)
        day, start = self._round.day, self._round.start
        self.day = DateField(QDate(day.year, day.month, day.day) if day else None, name=say("Day"))
        self.start = TimeField(QTime(start.hour, start.minute) if start else None, name=say("Starts at"))
        self.minutes = NumberField(self._round.minutes, 1, 24 * 60, unit=say("min"), name=say("Length"))
        self.move_minutes = NumberField(
            self._round.move_minutes, 0, 240, unit=say("min"), name=say("Time to move afterwards")
        )
        self.along = Tick(say("Move the later rounds of the day along"), True)
        self._lay_out()
        self._show_dated(self.dated.isChecked())

    def _lay_out(self) -> None:
        say = self.context.language.say
        self.body.addWidget(FormField(self.context, say("What it is"), self.kind))
        self.body.addWidget(FormField(self.context, say("Name, if it has one"), self.title))
        self.body.addWidget(self.dated)
        when = row(16)
        when.addWidget(FormField(self.context, say("Day"), self.day), 1)
        when.addWidget(FormField(self.context, say("Starts at"), self.start), 1)
        self.body.addLayout(when)
        long = row(16)
        long.addWidget(FormField(self.context, say("Length"), self.minutes), 1)
        long.addWidget(FormField(self.context, say("Time to move afterwards"), self.move_minutes), 1)
        self.body.addLayout(long)
        self.body.addWidget(self.along)
        remove = self.add_button(say("Remove the round"), kind="danger")
        remove.clicked.connect(self._remove)
        self.add_button(say("Cancel"), closes="reject")
        self.add_button(say("Done"), kind="primary", closes="accept")

    def _show_dated(self, on: bool) -> None:
        self.day.setEnabled(on)
        self.start.setEnabled(on)

    def _remove(self) -> None:
        self.to_remove = True
        self.accept()

    def changed(self) -> Round:
        """The round as the fields say."""
        day, start = self.day.date(), self.start.time()
        dated = self.dated.isChecked()
        kind = self.kind.key()
        return replace(
            self._round,
            kind="home" if kind == "home" else "harvest" if kind == "harvest" else "talk",
            title=self.title.text().strip(),
            day=date(day.year(), day.month(), day.day()) if dated else None,
            start=time(start.hour(), start.minute()) if dated else None,
            minutes=self.minutes.value(),
            move_minutes=self.move_minutes.value(),
        )
