"""What an import did, in one sentence, and in full with the rows that it left out."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Dialogue, Label, Prose, Run, Scroll, row
from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language
from worldcafe.verbs.importing import Arrival

MOST_SHOWN = 150


def outcome_sentence(language: Language, arrival: Arrival) -> str:
    """Added, updated, unchanged, left out: what is nothing is not said."""
    parts = [
        words
        for count, words in (
            (len(arrival.added), language.plural("{n} added", "{n} added", len(arrival.added))),
            (len(arrival.updated), language.plural("{n} updated", "{n} updated", len(arrival.updated))),
            (arrival.unchanged, language.plural("{n} unchanged", "{n} unchanged", arrival.unchanged)),
            (left_out(arrival), language.plural("{n} left out", "{n} left out", left_out(arrival))),
        )
        if count
    ]
    return (
        language.say("{parts}.", parts=", ".join(parts)) if parts else language.say("Nothing was imported.")
    )


def left_out(arrival: Arrival) -> int:
    """Rows that were not used; titles and headings are not missed by anyone."""
    return sum(r.code != "heading" for r in arrival.skipped)


def outcome_lines(language: Language, arrival: Arrival) -> list[tuple[str, str]]:
    """Row by row what was left out or not understood: the row in words, and the reason."""
    return [
        (language.say("Row {row}", row=remark.row), remark.sentence(language))
        for remark in sorted([*arrival.skipped, *arrival.remarks], key=lambda r: r.row)
    ]


class Outcome(Dialogue):
    """The whole account of the last import."""

    def __init__(self, context: Context, parent: QWidget | None, arrival: Arrival, cafe: Cafe) -> None:
        language = context.language
        say = language.say
        super().__init__(
            context, parent, say("What the import did"), outcome_sentence(language, arrival), width=600
        )
        self.lines = outcome_lines(language, arrival)
        scroll = Scroll(6, 0)
        missing = [cafe.people[p].name for p in arrival.missing if p in cafe.people]
        if missing:
            some = language.listed(missing[:12]) if len(missing) <= 12 else ", ".join(missing[:12]) + ", …"
            fact = language.plural(
                "{n} person of the café is not in the list and was kept: ",
                "{n} people of the café are not in the list and were kept: ",
                len(missing),
            )
            scroll.body.addWidget(Prose(context, fact, Run(some, tone="muted")))
        for where, why in self.lines[:MOST_SHOWN]:
            line = row(10)
            word = Label(where, size=scale.SMALL, weight=600)
            word.setFixedWidth(84)
            line.addWidget(word)
            line.addWidget(Prose(context, why, size=scale.SMALL), 1)
            scroll.body.addLayout(line)
        if len(self.lines) > MOST_SHOWN:
            more = language.plural("and {n} row more", "and {n} rows more", len(self.lines) - MOST_SHOWN)
            scroll.body.addWidget(Label(more, tone="muted"))
        if not self.lines:
            scroll.body.addWidget(Prose(context, say("Every row was understood."), tone="muted"))
        scroll.body.addStretch(1)
        scroll.setMinimumHeight(280)
        self.body.addWidget(scroll, 1)
        copy = self.add_button(say("Copy as a table"), icon="copy")
        copy.clicked.connect(self._copy)
        copy.setEnabled(bool(self.lines))
        self.add_button(say("Close"), kind="primary", closes="accept")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{where}\t{why}" for where, why in self.lines))
