"""A line for a person's name that offers those who fit, and a line for a day typed as people write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QStyledItemDelegate

from ui.context import Context
from ui.models.due import parse_day
from ui.models.people_search import PeopleSearch
from ui.widgets.fields import LineEdit
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant, folded


class PersonField(LineEdit):
    """A name: known people are offered after the first letter, those that are `near` (at the table) before others.

    Whoever is not known is kept by the words that were typed. `chosen` when the person or the words have changed.
    """

    chosen = Signal()

    def __init__(self, hint: str, *, name: str = "") -> None:
        super().__init__(hint=hint, name=name or hint, limit=300)
        self._cafe: Callable[[], Cafe | None] = lambda: None
        self._near: frozenset[str] = frozenset()
        self._search = PeopleSearch()
        self._offered: dict[str, Participant] = {}
        self._person: Participant | None = None
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = completer.popup()
        if popup is not None:
            popup.setItemDelegate(QStyledItemDelegate(self))
        completer.activated.connect(self._choose)
        self.setCompleter(completer)
        self.textEdited.connect(self._offer)
        self.settled.connect(lambda _text="": self.chosen.emit())

    def look_in(self, cafe: Callable[[], Cafe], near: frozenset[str]) -> None:
        """Offer the people of this café, those that are near first."""
        self._cafe, self._near = cafe, near

    def show_person(self, person: Participant | None, words: str) -> None:
        """Show a person who is known, or words."""
        self._person = person
        self.show_text(person.name if person else words)

    def person(self) -> str | None:
        """The id of the person whose name stands here, or None."""
        written = folded(self.text())
        if self._person is not None and folded(self._person.name) == written:
            return self._person.id
        cafe = self._cafe()
        if cafe is None or not written:
            return None
        same = [p for p in cafe.people.values() if folded(p.name) == written]
        at_hand = [p for p in same if p.id in self._near]
        # Two people of one name: whoever sits here is meant, and if that decides nothing the words alone are kept.
        return same[0].id if len(same) == 1 else at_hand[0].id if len(at_hand) == 1 else None

    def words(self) -> str:
        """What is written, for somebody who is not known; empty where `person` says who it is."""
        return "" if self.person() else " ".join(self.text().split())

    def offered(self) -> list[str]:
        """The names that are offered now."""
        return self._names.stringList()

    def _offer(self, text: str) -> None:
        cafe = self._cafe()
        people = self._search.find(cafe, text, near=self._near) if cafe is not None else []
        self._offered = {p.name: p for p in people}
        self._names.setStringList(list(self._offered))

    def _choose(self, name: str) -> None:
        self._person = self._offered.get(name, self._person)
        self.chosen.emit()


class DueField(LineEdit):
    """A day, typed as people write it ("30 April", "30/4"); empty for none. Written out when the field is left."""

    def __init__(self, context: Context, hint: str, today: Callable[[], date], *, name: str = "") -> None:
        super().__init__(hint=hint, name=name or hint, limit=60)
        self._language = context.language
        self._today = today
        self.editingFinished.connect(self._write_out)
        self.textEdited.connect(lambda _text="": self._mark(wrong=False))

    def show_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self.show_text(self._words(day) if day else "")
        self._mark(wrong=False)

    def day(self) -> date | None:
        """The day that stands here; None for an empty field and for words that name no day (see `wrong`)."""
        return parse_day(self.text(), self._today(), self._language.code)

    def wrong(self) -> bool:
        """Whether something stands here that names no day."""
        return bool(self.text().strip()) and self.day() is None

    def _write_out(self) -> None:
        day = self.day()
        self._mark(wrong=self.wrong())
        if day is not None:
            self.setText(self._words(day))

    def _words(self, day: date) -> str:
        return self._language.day(day, "medium")

    def _mark(self, *, wrong: bool) -> None:
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
