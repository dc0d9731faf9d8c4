"""The roles of the café: what they are called, whether they stay at their table and take a seat."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.listening import on_flag, on_text
from ui.organiser.page import Desk
from ui.widgets import Button, Dialogue, IconButton, LineEdit, Tick, column, row
from ui.widgets.inspector import empty
from worldcafe.domain.people import Role
from worldcafe.store import edits
from worldcafe.store.edits.kinds import PLAIN_ROLE


class RolesDialogue(Dialogue):
    """Every change is kept at once, and Undo takes it back."""

    def __init__(self, context: Context, parent: QWidget, desk: Desk) -> None:
        say = context.language.say
        sentence = say("Who stays keeps the table while the others move; who has no seat is not planned.")
        super().__init__(context, parent, say("Roles"), sentence, width=640)
        self._desk = desk
        self.names: dict[str, LineEdit] = {}
        self._list = column(6)
        self.body.addLayout(self._list)
        line = row(8)
        line.addWidget(Button.small(context, say("Role"), "plus", self._add))
        line.addStretch(1)
        self.body.addLayout(line)
        self.set_note(say("Every change is kept as you make it."))
        self.add_button(say("Done"), kind="primary", closes="accept")
        self._show()

    def _show(self) -> None:
        empty(self._list)
        self.names = {}
        for role in self._desk.bridge.cafe.roles_in_order:
            self._list.addWidget(self._row(role))

    def _row(self, role: Role) -> QWidget:
        say = self.context.language.say
        name = LineEdit(role.name, name=say("Name of the role"), limit=60)
        on_text(name.settled, lambda text: self._change(role.id, name=text.strip() or role.name))
        stays = Tick(say("stays at the table"), role.stays)
        on_flag(stays.ticked, lambda on: self._change(role.id, stays=on))
        seated = Tick(say("has a seat"), role.seated)
        on_flag(seated.ticked, lambda on: self._change(role.id, seated=on))
        gone = IconButton(
            self.context, "trash-2", say("Remove “{role}”", role=role.name), partial(self._remove, role.id)
        )
        plain = role.id == PLAIN_ROLE
        for widget in (stays, seated, gone):
            widget.setEnabled(not plain)
        line = row(12)
        line.addWidget(name, 1)
        for widget in (stays, seated, gone):
            line.addWidget(widget)
        made = QWidget()
        made.setLayout(line)
        self.names[role.id] = name
        return made

    def _change(self, role: str, **fields: Any) -> None:
        label = self.context.language.say("Change a role")
        self._desk.edit(label, lambda w: w.put(replace(w.cafe.roles[role], **fields)))

    def _remove(self, role: str) -> None:
        self._desk.edit(self.context.language.say("Remove a role"), lambda w: edits.remove_role(w, role))
        self._show()

    def _add(self) -> None:
        say = self.context.language.say
        made: list[Role] = []
        done = self._desk.edit(say("Add a role"), lambda w: made.append(edits.add_role(w, say("New role"))))
        self._show()
        if done:
            self.names[made[0].id].setFocus()
            self.names[made[0].id].selectAll()
