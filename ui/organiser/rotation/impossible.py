"""A plan that cannot exist: the rule, whom it concerns, and what makes it possible. Nothing is changed yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.rotation.planning import Refused
from ui.theme import scale
from ui.widgets import Button, Card, ElidedLabel, Label, Picture, Prose, Rule, Scroll, column, row
from ui.widgets.inspector import empty
from worldcafe.domain.cafe import Cafe

MOST_LISTED = 40


class ImpossiblePanel(QWidget):
    """Says each rule that cannot hold. `people_asked(person)` to see one in People, `rules_asked` for the set-up."""

    people_asked = Signal(object)
    rules_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._scroll = Scroll(16, 24)
        body = column(0)
        body.addWidget(self._scroll)
        self.setLayout(body)
        self._said: list[str] = []

    def sentences(self) -> list[str]:
        """What cannot hold, in words."""
        return list(self._said)

    def show_refused(self, refused: Refused, cafe: Cafe) -> None:
        """Show what was found, the first rule in full."""
        language = self._context.language
        empty(self._scroll.body)
        self._said = [finding.sentence(language) for finding in refused.findings]
        for sentence, people in zip(self._said, refused.people, strict=True):
            self._scroll.body.addWidget(self._finding(sentence))
            if people:
                self._scroll.body.addWidget(self._concerned(people, cafe))
        self._scroll.body.addStretch(1)

    def _finding(self, sentence: str) -> Card:
        fact, change = _parted(sentence)
        card = Card(padding=20, gap=10)
        line = row(14)
        line.addWidget(Picture(self._context, "circle-alert", "error", 22), 0, Qt.AlignmentFlag.AlignTop)
        words = column(6)
        words.addWidget(Prose(self._context, fact, size=scale.HEADING, weight=600))
        if change:
            words.addSpacing(4)
            words.addWidget(Label(self._context.language.say("What makes it possible"), size=scale.SMALL, weight=600, tone="accent"))
            words.addWidget(Prose(self._context, change, size=scale.LEAD))
        words.addWidget(Prose(self._context, self._context.language.say("Nothing has been changed."), tone="muted"))
        line.addLayout(words, 1)
        card.add(line)
        return card

    def _concerned(self, people: tuple[str, ...], cafe: Cafe) -> Card:
        say = self._context.language.say
        card = Card(padding=20, gap=0)
        head = row(8)
        head.addWidget(Label(say("Whom it concerns"), size=scale.LEAD, weight=600), 1)
        head.addWidget(Button.link(self._context, say("Show in People"), do=lambda: self.people_asked.emit(people[0])))
        card.add(head)
        for person in people[:MOST_LISTED]:
            line = row(12)
            line.setContentsMargins(0, 8, 0, 8)
            line.addWidget(ElidedLabel(cafe.people[person].name), 2)
            line.addWidget(ElidedLabel(cafe.organisation_of(person), tone="muted"), 3)
            spoken = ", ".join(cafe.people[person].languages).upper()
            line.addWidget(Label(spoken, size=scale.TINY, tone="ink2"))
            card.add(line)
            card.add(Rule())
        if len(people) > MOST_LISTED:
            more = len(people) - MOST_LISTED
            card.add(Label(self._context.language.plural("and {n} more", "and {n} more", more), tone="muted"))
        return card


def _parted(sentence: str) -> tuple[str, str]:
    """What cannot hold and the smallest change: a finding ends with the change as a sentence of its own."""
    parts = sentence.rstrip().split(". ")
    if len(parts) < 2:
        return sentence, ""
    return ". ".join(parts[:-1]) + ".", parts[-1]
