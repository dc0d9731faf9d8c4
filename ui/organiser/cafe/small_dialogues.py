"""Small questions of the Café page: the first day, languages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets import DateField, Dialogue, FlowBox, FormField, LineEdit, Tick, column

USUAL: Final = ("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt",
                "nl", "pl", "pt", "ro", "sk", "sl", "sv", "uk")  # fmt: skip
"""Languages offered as ticks, by code (ISO 639-1); others can be typed."""


def ask_first_day(context: Context, parent: QWidget, first: date | None) -> date | None:
    """Ask for the first day; None if the person turns away."""
    say = context.language.say
    sentence = say(
        "Rounds on later days move along with it. A single round’s day can be changed in the round itself."
    )
    dialogue = Dialogue(context, parent, say("When does it begin?"), sentence)
    field = DateField(QDate(first.year, first.month, first.day) if first else None, name=say("First day"))
    dialogue.body.addWidget(FormField(context, say("First day"), field))
    dialogue.add_button(say("Cancel"), closes="reject")
    dialogue.add_button(say("Change"), kind="primary", closes="accept")
    done = dialogue.exec()
    dialogue.deleteLater()
    day = field.date()
    return date(day.year(), day.month(), day.day()) if done else None


class LanguageTicks(QWidget):
    """Ticks for usual languages, and a field for codes of others."""

    def __init__(self, context: Context, chosen: Sequence[str], offered: Sequence[str] = USUAL) -> None:
        super().__init__()
        language = context.language
        self._ticks: dict[str, Tick] = {}
        box = FlowBox(14)
        names = sorted((language.name_of(code), code) for code in {*offered, *chosen} if len(code) == 2)
        for name, code in names:
            self._ticks[code] = Tick(name[:1].upper() + name[1:], code in chosen)
            box.add(self._ticks[code])
        self.others = LineEdit(
            name=language.say("Other languages"), hint=language.say("Codes of others, such as ar ja")
        )
        inside = column(10)
        inside.addWidget(box)
        inside.addWidget(self.others)
        self.setLayout(inside)

    def chosen(self) -> tuple[str, ...]:
        """The codes that are chosen."""
        ticked = [code for code, tick in self._ticks.items() if tick.isChecked()]
        typed = [
            w.lower()
            for w in self.others.text().replace(",", " ").split()
            if w.isalpha() and len(w) in {2, 3}
        ]
        return tuple(dict.fromkeys([*ticked, *typed]))


def ask_languages(
    context: Context, parent: QWidget, title: str, chosen: Sequence[str]
) -> tuple[str, ...] | None:
    """Ask for languages; None if the person turns away."""
    say = context.language.say
    dialogue = Dialogue(context, parent, title, width=560)
    ticks = LanguageTicks(context, chosen)
    dialogue.body.addWidget(ticks)
    dialogue.add_button(say("Cancel"), closes="reject")
    dialogue.add_button(say("Done"), kind="primary", closes="accept")
    done = dialogue.exec()
    dialogue.deleteLater()
    return ticks.chosen() if done else None
