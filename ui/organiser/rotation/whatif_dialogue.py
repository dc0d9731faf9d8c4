"""What if there were a table or a round more or fewer: the unavoidable of each, at once, and what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation import whatif_words as words
from ui.organiser.rotation.whatif_grid import At, OptionGrid
from ui.theme import scale
from ui.widgets import Card, Dialogue, Label, Picture, Prose, column, row
from ui.widgets.inspector import empty
from ui.work import Stop, Watch
from worldcafe.verbs import whatif


class WhatIf(Dialogue):
    """A card for each number of tables and rounds; the one chosen says what it means and takes, and can be taken."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None) -> None:
        language = context.language
        say = language.say
        self._desk = desk
        self._cafe = desk.bridge.cafe
        across, down = whatif.ranges(self._cafe)
        self._now: At = (len(self._cafe.tables), len(whatif.talks(self._cafe)))
        super().__init__(
            context,
            parent,
            say("What if?"),
            say(
                "The fewest repeat meetings that any plan could have with more or fewer tables and rounds, "
                "from proven bounds, without planning."
            ),
            width=900,
        )
        self.grid = OptionGrid(context, across, down, self._now)
        self.body.addWidget(self.grid)
        self.card = Card(padding=14, gap=6)
        self.heading = Label(size=scale.LEAD, weight=600)
        self.meaning = Prose(context, tone="ink2")
        self._takes = column(4)
        self.card.add(self.heading)
        self.card.add(self.meaning)
        self.card.add(self._takes)
        self.card.body.addStretch(1)
        self.card.setMinimumHeight(176)
        self.body.addWidget(self.card, 1)
        self.add_button(say("Close"), closes="reject")
        self.take = self.add_button(say("Change the café"), kind="primary")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._take)
        self.grid.chosen.connect(self._show)
        self._cancel: Callable[[], None] | None = None
        self._begin()

    def _begin(self) -> None:
        cafe = self._cafe

        def work(stop: Stop, watch: Watch) -> object:
            return whatif.weigh_all(cafe, stop, watch)

        self.heading.setText(self.context.language.say("Working it out…"))
        self._cancel = self._desk.run(
            self.context.language.say("What if?"), work, self._worked_out, self._add, quiet=True
        )

    def _add(self, options: Any) -> None:
        if self._cancel is None:
            return
        self.grid.show_options(options)
        if self.grid.current() is None and self.grid.cards[self._now].option is not None:
            self.grid.choose(self._now)
            self.grid.cards[self._now].setFocus(Qt.FocusReason.OtherFocusReason)

    def _worked_out(self, options: Any) -> None:
        self._add(options)
        self._cancel = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._cancel is not None:
            cancel, self._cancel = self._cancel, None
            cancel()

    def _show(self, at: At) -> None:
        language = self.context.language
        option, present = self.grid.cards[at].option, self.grid.cards[self._now].option
        if option is None:
            return
        self.heading.setText(words.numbers(language, option))
        self.meaning.set_text(words.meaning(language, option, present))
        empty(self._takes)
        if at == self._now:
            hint = language.say("This is the café as it is. Choose other numbers to see what they take.")
            self._takes.addWidget(Prose(self.context, hint, size=scale.SMALL, tone="muted"))
        for icon, sentence in words.taken(language, whatif.cost(self._cafe, *at)):
            line = row(8)
            line.addWidget(Picture(self.context, icon, "ink2", 16), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Prose(self.context, sentence, size=scale.SMALL), 1)
            self._takes.addLayout(line)
        can = at != self._now and option.repeats is not None and not self._desk.bridge.document.read_only
        self.take.setEnabled(can)
        self.take.set_text(
            language.say("Change to {numbers}", numbers=words.numbers(language, option))
            if can
            else language.say("Change the café")
        )
        self.set_note(language.say("Undo brings the present numbers back.") if can else "")

    def said(self) -> list[str]:
        """What the chosen option is said to mean and to take."""
        taken = [prose.text() for prose in self.card.findChildren(Prose) if prose is not self.meaning]
        return [self.heading.text(), self.meaning.text(), *taken]

    def _take(self) -> None:
        card = self.grid.current()
        if card is None or card.option is None:
            return
        language, at = self.context.language, card.at

        def named(number: int) -> str:
            return language.say("Topic {n}", n=number)

        label = language.say("Change to {numbers}", numbers=words.numbers(language, card.option))
        if self._desk.edit(label, lambda w: whatif.resize(w, *at, named)):
            self.accept()
            self._desk.tell(language.say("The café has other numbers now. Plan again to seat everybody."))
