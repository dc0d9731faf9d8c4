"""The card of the event's facts: title, place, dates, languages, and who holds it."""

from __future__ import annotations

from typing import Final

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

WIDE: Final = (
    (("title", 6), ("place", 4), ("dates", 3), ("spoken", 3)),
    (("theme", 6), ("organiser", 10)),
)
NARROW: Final = (
    (("title", 5), ("place", 4)),
    (("dates", 5), ("spoken", 4)),
    (("theme", 1),),
    (("organiser", 1),),
)
"""The facts of each line with their share of it."""


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
        self._cells = {
            "title": self._cell(say("Title"), self.title),
            "place": self._cell(say("Place"), self.place),
            "dates": self._cell(say("Dates"), self.dates),
            "spoken": self._cell(say("Spoken here"), self.spoken),
            "theme": self._cell(say("Theme"), self.theme),
            "organiser": self._cell(say("Organiser"), self.organiser),
        }
        self._lines: QWidget | None = None
        self._narrow: bool | None = None
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Two facts beside one another, or four."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        old, self._lines = self._lines, QWidget()
        lines = column(0)
        for at, cells in enumerate(NARROW if narrow else WIDE):
            if at:
                lines.addWidget(Rule())
            line = row(0)
            for beside, (name, stretch) in enumerate(cells):
                if beside:
                    line.addWidget(Rule(upright=True))
                line.addWidget(self._cells[name], stretch)
            lines.addLayout(line)
        self._lines.setLayout(lines)
        self.add(self._lines)
        if old is not None:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _cell(self, word: str, field: QWidget) -> QWidget:
        cell = column(0)
        cell.setContentsMargins(15 if isinstance(field, Button) else 8, 8, 6, 6)
        label = row(0)
        label.setContentsMargins(2 if isinstance(field, Button) else INSET, 0, 0, 0)
        label.addWidget(Label(word, size=scale.SMALL, tone="muted"))
        cell.addLayout(label)
        if isinstance(field, Button):
            field.setFixedHeight(26)
            cell.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            cell.addWidget(field)
        made = QWidget()
        made.setLayout(cell)
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
