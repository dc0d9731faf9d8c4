"""People typed one after the other: Enter keeps one and goes on to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.people.cells import house_completer
from ui.organiser.people.deeds import Deeds
from ui.slots import with_text
from ui.widgets import Dialogue, FormField, LineEdit, Prose, Run


class AddPeople(Dialogue):
    """Name, organisation and e-mail; it stays open until somebody closes it. `added` are the ids."""

    def __init__(self, context: Context, parent: QWidget | None, deeds: Deeds) -> None:
        say = context.language.say
        super().__init__(
            context,
            parent,
            say("Add people"),
            say("A name is enough. Enter adds the person and goes on to the next."),
            width=460,
        )
        self._deeds = deeds
        self.added: list[str] = []
        self.name = LineEdit(name=say("Name"), hint=say("Ewa Jabłońska"), limit=300)
        self.organisation = LineEdit(name=say("Organisation"), limit=200)
        houses = sorted(o.name for o in deeds.cafe.organisations.values())
        self.organisation.setCompleter(house_completer(self.organisation, houses))
        self.email = LineEdit(name=say("E-mail"), limit=200)
        self.name_field = FormField(context, say("Name"), self.name)
        self.body.addWidget(self.name_field)
        self.body.addWidget(FormField(context, say("Organisation"), self.organisation))
        self.body.addWidget(FormField(context, say("E-mail"), self.email))
        self.said = Prose(context, tone="success")
        self.body.addWidget(self.said)
        self.add_button(say("Close"), closes="accept")
        self.go = self.add_button(say("Add"), kind="primary", icon="user-plus")
        self.go.clicked.connect(self._add)
        self.set_note(say("Each is one step to undo."))
        self.name.textEdited.connect(with_text(lambda _text: self.name_field.set_error("")))
        self.name.setFocus()

    def _add(self) -> None:
        say = self.context.language.say
        name = " ".join(self.name.text().split())
        if not any(map(str.isalpha, name)):
            if not name and self.added and not self.email.text().strip():
                self.accept()
                return
            self.name_field.set_error(say("A person needs a name."))
            self.name.setFocus()
            return
        person = self._deeds.add(name, " ".join(self.organisation.text().split()), self.email.text())
        if person is None:
            return
        self.added.append(person)
        words = self.context.language.plural("{n} person is added:", "{n} people are added:", len(self.added))
        self.said.set_text(Run(f"{words} ", weight=600), Run(name))
        self.name.clear()
        self.email.clear()
        self.organisation.selectAll()
        self.name.setFocus()
