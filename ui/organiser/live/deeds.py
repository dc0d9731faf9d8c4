"""What the organiser does on the day: rounds set running, lengthened and ended, people who come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.clock import Clock
from ui.context import Context
from ui.models.day import Hand, hand, missed, round_words, zone_of
from ui.organiser.page import Desk
from ui.widgets import confirm
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.domain.people import Presence
from worldcafe.store import edits
from worldcafe.store.recorder import Writer


class DayDeeds:
    """The deeds of the day, each one edit. `over` is the widget that a question stands over; `said` hears what
    became of a person."""

    def __init__(
        self, context: Context, desk: Desk, clock: Clock, over: QWidget, said: Callable[[str], None]
    ) -> None:
        self._language = context.language
        self._context = context
        self._desk = desk
        self._clock = clock
        self._over = over
        self._said = said

    @property
    def _cafe(self) -> Cafe:
        return self._desk.bridge.cafe

    @property
    def hand(self) -> Hand:
        """What the clock counts now."""
        return missed(self._cafe, hand(self._cafe, self._clock.now()))

    # Rounds.

    def next_step(self) -> None:
        """The one obvious next thing: start the round, end it, or go on to the harvest."""
        now = self.hand
        if now.round is None or now.state == "after":
            self._desk.go_to("harvest")
        else:
            self.set_state(now.round.id, "over" if now.round.state == "running" else "running")

    def set_state(self, round_: str, state: str) -> None:
        """Set a round running, over or planned. One that is started begins now, and another that ran is over."""
        language = self._language
        found = self._cafe.rounds.get(round_)
        if found is None or found.state == state:
            return
        name = round_words(found, language)
        if state == "running":
            if self._may_start(found, name):
                self._desk.edit(
                    language.say("Start {round}", round=name), partial(_start, round_, self._here_now())
                )
            return
        over = state == "over"
        label = (
            language.say("End {round}", round=name) if over else language.say("Set {round} back", round=name)
        )
        self._desk.edit(label, partial(_set_state, round_, state))

    def _here_now(self) -> datetime:
        return self._clock.now().astimezone(zone_of(self._cafe))

    def _may_start(self, round_: Round, name: str) -> bool:
        language = self._language
        say = language.say
        today = self._here_now().date()
        if round_.day is None or round_.day == today:
            return True
        return confirm(
            self._context,
            self._over,
            say("Start {round} today?", round=name),
            say(
                "It is planned for {day}. Starting it now moves it to today, {today}, and what follows it as well.",
                day=language.day(round_.day),
                today=language.day(today),
            ),
            say("Start it now"),
            note=say("Undo takes it back"),
        )

    def add_time(self, round_: str, minutes: int) -> None:
        """Make a round longer or shorter; one minute is the least that is left."""
        language = self._language
        found = self._cafe.rounds.get(round_)
        if found is None:
            return
        longer = max(1, min(found.minutes + minutes, 24 * 60))
        if longer == found.minutes:
            return
        name = round_words(found, language)
        label = (
            language.say("Make {round} longer", round=name)
            if minutes > 0
            else language.say("Make {round} shorter", round=name)
        )
        self._desk.edit(label, lambda w: w.put(replace(w.cafe.rounds[round_], minutes=longer)))

    def add_time_now(self, minutes: int) -> None:
        """Make the present round longer or shorter."""
        if (present := self.hand.round) is not None:
            self.add_time(present.id, minutes)

    # People.

    def arrive(self, person: str) -> None:
        """Say that a person is here in the present round."""
        say = self._language.say
        name = self._cafe.people[person].name
        told = say("{name} is here.", name=name)
        self._mark(
            say("{name} arrives", name=name), told, lambda w, r: edits.arrive(w, person, r, self._clock.now())
        )

    def leave_early(self, person: str) -> None:
        """Say that a person left the present round early."""
        say = self._language.say
        name = self._cafe.people[person].name
        told = say("{name} left early.", name=name)
        self._mark(
            say("{name} leaves", name=name), told, lambda w, r: edits.leave(w, person, r, self._clock.now())
        )

    def not_seen(self, person: str) -> None:
        """Take back what was said of a person in the present round."""
        say = self._language.say
        name = self._cafe.people[person].name

        def forget(w: Writer, round_: str) -> None:
            known = w.cafe.presences.get((person, round_), Presence(person, round_))
            w.put(replace(known, arrived=None, left=None))

        self._mark(say("{name} was not seen", name=name), say("{name} was not seen.", name=name), forget)

    def _mark(self, label: str, told: str, change: Callable[[Writer, str], object]) -> None:
        present = self.hand.round
        if present is None:
            return
        if self._desk.edit(label, lambda w: change(w, present.id)):
            self._said(self._language.say("{done} Ctrl Z takes it back.", done=told))


def _start(round_: str, now: datetime, w: Writer) -> None:
    edits.begin_round(w, round_, now)


def _set_state(round_: str, state: str, w: Writer) -> None:
    found = w.cafe.rounds[round_]
    w.put(replace(found, state="over" if state == "over" else "planned"))
