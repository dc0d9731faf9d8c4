"""The card of the event's facts: title, place, dates, languages, and who holds it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.listening import on_text
from ui.organiser import words
from ui.organiser.cafe.parts import INSET, CafeCard, InPlace
from ui.organiser.page import Desk
from ui.theme import scale
from ui.widgets import Button, Label, Rule, column, row
from worldcafe.store import edits


class FactsCard(CafeCard):
    """Title, place, dates and languages in one line; theme and organiser in the next."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk, padding=0, gap=0)
        say = self.say
        self.title = InPlace(name=say("Title"), hint=say("What the event is called"), weight=600)
        self.place = InPlace(name=say("Place"), hint=say("Where it is held"), weight=600)
        self.dates = Button(context, "", kind="quiet", pressed_do=self._choose_dates)
        self.spoken = Button(context, "", kind="quiet", pressed_do=self._choose_languages)
        self.theme = InPlace(name=say("Theme"), hint=say("A line under the title"))
        self.organiser = InPlace(name=say("Organiser"), hint=say("Who holds it"))
        self.title.settled.connect(self._retitle)
        on_text(
            self.place.settled, lambda text: self.change_event(say("Change the place"), place=text.strip())
        )
        on_text(
            self.theme.settled, lambda text: self.change_event(say("Change the theme"), theme=text.strip())
        )
        on_text(
            self.organiser.settled,
            lambda text: self.change_event(say("Change the organiser"), organiser=text.strip()),
        )
        self.add(self._line((say("Title"), self.title, 6), (say("Place"), self.place, 4), (say("Dates"), self.dates, 3),
                            (say("Spoken here"), self.spoken, 3)))  # fmt: skip
        self.add(Rule())
        self.add(self._line((say("Theme"), self.theme, 6), (say("Organiser"), self.organiser, 10)))

    def _line(self, *cells: tuple[str, QWidget, int]) -> QWidget:
        line = row(0)
        for at, (word, field, stretch) in enumerate(cells):
            if at:
                line.addWidget(Rule(upright=True))
            cell = column(0)
            cell.setContentsMargins(8, 8, 6, 6)
            label = row(0)
            label.setContentsMargins(2 if isinstance(field, Button) else INSET, 0, 0, 0)
            label.addWidget(Label(word, size=scale.SMALL, tone="muted"))
            cell.addLayout(label)
            if isinstance(field, Button):
                field.setFixedHeight(26)
                cell.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                cell.addWidget(field)
            line.addLayout(cell, stretch)
        made = QWidget()
        made.setLayout(line)
        return made

    def refresh(self) -> None:
        """Show the facts as they stand."""
        event = self.cafe.event
        language = self.context.language
        self.title.show_text(event.title)
        self.place.show_text(event.place)
        self.theme.show_text(event.theme)
        self.organiser.show_text(event.organiser)
        self.dates.set_text(words.dates(self.cafe, language) or self.say("Choose"))
        names = [language.name_of(code) for code in event.spoken]
        self.spoken.set_text(", ".join(names) or self.say("Choose"))
        editable = not self.desk.bridge.document.read_only
        for field in (self.title, self.place, self.theme, self.organiser):
            field.setReadOnly(not editable)
        self.dates.setEnabled(editable)
        self.spoken.setEnabled(editable)

    def _retitle(self, text: str) -> None:
        if not text.strip():
            # A café without a name could not be told from another in the list of recent ones.
            self.desk.tell(self.say("The title cannot be empty; it is as it was before."))
            self.title.show_text(self.cafe.event.title)
            return
        self.change_event(self.say("Change the title"), title=text.strip())

    def _choose_dates(self) -> None:
        from ui.organiser.cafe.small_dialogues import ask_first_day

        first = min((r.day for r in self.cafe.rounds.values() if r.day), default=None)
        chosen = ask_first_day(self.context, self.window(), first)
        if chosen is not None:
            self.change(self.say("Change the dates"), lambda w: edits.begin_on(w, chosen))

    def _choose_languages(self) -> None:
        from ui.organiser.cafe.small_dialogues import ask_languages

        chosen = ask_languages(self.context, self.window(), self.say("Spoken here"), self.cafe.event.spoken)
        if chosen is not None:
            self.change_event(self.say("Change the languages"), spoken=chosen)
