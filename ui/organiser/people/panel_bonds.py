"""Who a person should sit with, and from whom apart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.organiser.people.deeds import Deeds
from ui.slots import pressed
from ui.theme import scale
from ui.widgets import Button, ComboBox, Dialogue, FormField, IconButton, Picture, Prose, Run, row
from ui.widgets.person_field import PersonField
from worldcafe.domain.people import Bond, Participant

if TYPE_CHECKING:
    from ui.organiser.people.panel import PersonPanel


def bonds_section(panel: PersonPanel, person: Participant, ask: Callable[[], object]) -> None:
    """Each bond with whether it must hold; a click changes that."""
    context, cafe = panel.context, panel.cafe
    say = context.language.say
    add = Button.link(context, say("Add"), "plus", ask)
    section = panel.add_section(say("Together and apart"), add)
    bonds = [b for b in cafe.bonds.values() if person.id in b.people]
    if not bonds:
        section.addWidget(Prose(context, say("Nobody in particular."), size=scale.SMALL, tone="muted"))
    for bond in bonds:
        others = [cafe.people[p].name for p in bond.people if p != person.id and p in cafe.people]
        names = context.language.listed(others[:3]) if len(others) <= 3 else f"{', '.join(others[:3])}, …"
        line = row(8)
        line.addWidget(Picture(context, "unlink" if bond.apart else "link", "ink2", 16))
        start = say("apart from ") if bond.apart else say("together with ")
        line.addWidget(Prose(context, start, Run(names, weight=600)), 1)
        how = Button(
            context,
            say("must hold") if bond.strict else say("if possible"),
            kind="quiet",
            extent="small",
        )
        how.clicked.connect(pressed(partial(_ask_how, panel, how, bond)))
        line.addWidget(how)
        line.addWidget(IconButton(context, "x", say("Let go"), partial(panel.deeds.unbind, bond.id)))
        section.addLayout(line)


def _ask_how(panel: PersonPanel, button: Button, bond: Bond) -> None:
    say = panel.context.language.say
    menu = QMenu(button)
    for words, apart, strict in (
        (say("Together if possible"), False, False),
        (say("Together, must hold"), False, True),
        (say("Apart if possible"), True, False),
        (say("Apart, must hold"), True, True),
    ):
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked((apart, strict) == (bond.apart, bond.strict))
        action.triggered.connect(pressed(partial(panel.deeds.bind, bond.people, apart=apart, strict=strict)))
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


HOW = {
    "apart": (True, False),
    "always apart": (True, True),
    "together": (False, False),
    "always together": (False, True),
}
"""By the key of a choice: whether apart, and whether it must hold."""


class AskBond(Dialogue):
    """Asks with whom, or apart from whom, and how firmly; Keep keeps it."""

    def __init__(self, context: Context, parent: QWidget | None, deeds: Deeds, person: str) -> None:
        say = context.language.say
        name = deeds.cafe.people[person].name
        super().__init__(
            context, parent, say("Together or apart"), say("Where should {name} sit?", name=name)
        )
        self._deeds = deeds
        self._person = person
        self.how = ComboBox(
            [
                ("apart", say("Apart if possible, from")),
                ("always apart", say("Always apart from")),
                ("together", say("Together if possible, with")),
                ("always together", say("Always together with")),
            ],
            name=say("How"),
        )
        self.other = PersonField(say("Name"), name=say("Other person"))
        self.other.look_in(lambda: deeds.cafe, frozenset())
        self.field = FormField(context, say("Other person"), self.other)
        self.body.addWidget(FormField(context, say("How"), self.how))
        self.body.addWidget(self.field)
        self.add_button(say("Cancel"), closes="reject")
        keep = self.add_button(say("Keep"), kind="primary")
        keep.clicked.connect(self._keep)
        self.other.setFocus()

    def _keep(self) -> None:
        say = self.context.language.say
        other = self.other.person()
        if other is None or other == self._person:
            self.field.set_error(say("Choose one of the people of this café."))
            return
        apart, strict = HOW.get(str(self.how.key()), (True, False))
        if self._deeds.bind([self._person, other], apart=apart, strict=strict):
            self.accept()
