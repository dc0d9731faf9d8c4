"""The properties of a table: seats, room, steps, languages, and who holds which post there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.context import Context
from ui.organiser.cafe.small_dialogues import USUAL, LanguageTicks
from ui.organiser.page import Desk
from ui.theme import scale
from ui.widgets import (
    Button,
    ComboBox,
    Dialogue,
    FormField,
    IconButton,
    Label,
    LineEdit,
    NumberField,
    Tick,
    column,
    confirm,
    row,
)
from ui.widgets.inspector import empty
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table
from worldcafe.store import edits

MOST_SEATS = 1_000


class TableDialogue(Dialogue):
    """Seats least and most, room, step-free, languages, and the people posted there. Done keeps all in one edit."""

    def __init__(self, context: Context, parent: QWidget, desk: Desk, table: str) -> None:
        say = context.language.say
        self._desk = desk
        self._cafe = desk.bridge.cafe
        self._table = self._cafe.tables[table]
        super().__init__(
            context,
            parent,
            say("Table {table}", table=self._table.number),
            _topics(self._cafe, table),
            width=580,
        )
        self._add_seats()
        self._add_room()
        spoken = {code for person in self._cafe.people.values() for code in person.languages}
        offered = sorted({*self._cafe.event.spoken, *spoken}) or USUAL
        self.languages = LanguageTicks(context, self._table.languages, offered)
        words = say("Only people who speak one of them sit here; none ticked: everybody.")
        self.body.addWidget(
            FormField(context, say("Languages spoken at this table"), self.languages, help_text=words)
        )
        self._posts = column(6)
        self.body.addLayout(self._posts)
        self._show_posts()
        remove = self.add_button(say("Remove the table"), kind="danger")
        remove.clicked.connect(self._remove)
        self.add_button(say("Cancel"), closes="reject")
        self.add_button(say("Done"), kind="primary").clicked.connect(self._keep)

    def _add_seats(self) -> None:
        say = self.context.language.say
        self.least = NumberField(self._table.least or 0, 0, MOST_SEATS, name=say("Seats at least"))
        self.most = NumberField(self._table.most or 0, 0, MOST_SEATS, name=say("Seats at most"))
        for field in (self.least, self.most):
            field.setSpecialValueText(say("as planned"))
        line = row(16)
        line.addWidget(FormField(self.context, say("Seats at least"), self.least), 1)
        self._most_form = FormField(self.context, say("Seats at most"), self.most)
        line.addWidget(self._most_form, 1)
        words = say(
            "People of another circle do not sit here: for cafés in parallel rooms. Empty: everybody may."
        )
        self.circle = LineEdit(self._table.pool, hint=say("everybody"), name=say("Circle"), limit=40)
        self.circle.setToolTip(words)
        self.circle.setAccessibleDescription(words)
        line.addWidget(FormField(self.context, say("Circle"), self.circle), 1)
        self.body.addLayout(line)

    def _add_room(self) -> None:
        say = self.context.language.say
        rooms = [(None, say("No room")), *((r.id, r.name) for r in self._cafe.rooms_in_order)]
        self.room = ComboBox(rooms, name=say("Room"))
        self.room.choose(self._table.room)
        self.step_free = Tick(say("Can be reached without steps"), self._table.step_free)
        line = row(16)
        line.addWidget(FormField(self.context, say("Room"), self.room), 1)
        line.addWidget(self.step_free, 1, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)

    def _show_posts(self) -> None:
        say = self.context.language.say
        empty(self._posts)
        self._posts.addWidget(Label(say("People who stay at this table"), size=scale.SMALL, tone="muted"))
        cafe = self._cafe = self._desk.bridge.cafe
        posts = sorted((p for p in cafe.posts.values() if p.table == self._table.id), key=lambda p: p.person)
        people = dict.fromkeys(p.person for p in posts)
        for person in people:
            line = row(8)
            rounds = sorted(cafe.rounds[p.round].number for p in posts if p.person == person)
            role = next(p.role for p in posts if p.person == person)
            all_of_them = len(rounds) == len(cafe.rounds)
            numbers = ", ".join(map(str, rounds))
            detail = self.context.language.plural(
                "round {numbers}", "rounds {numbers}", len(rounds), numbers=numbers
            )
            detail = "" if all_of_them else detail
            name = cafe.people[person].name
            line.addWidget(Label(name, weight=600))
            line.addWidget(Label(", ".join(w for w in (cafe.roles[role].name, detail) if w), tone="muted"), 1)
            line.addWidget(
                IconButton(
                    self.context, "x", say("End the post of {name}", name=name), partial(self._unpost, person)
                )
            )
            self._posts.addLayout(line)
        if cafe.people:
            self._posts.addLayout(self._new_post())
        else:
            self._posts.addWidget(Label(say("Add people first; then choose who writes here."), tone="muted"))

    def _new_post(self) -> QHBoxLayout:
        say = self.context.language.say
        cafe = self._cafe
        taken = {p.person for p in cafe.posts.values()}
        people = [(p.id, p.family_first) for p in cafe.people_in_order if p.id not in taken]
        self.person = ComboBox([(None, say("Choose a person")), *people], name=say("Person"))
        self.person.setEditable(False)
        roles = [(r.id, r.name) for r in cafe.roles_in_order if r.stays]
        self.role = ComboBox(roles, name=say("Role"))
        self.post = Button.small(self.context, say("Post here"), "plus", self._post)
        line = row(8)
        line.addWidget(self.person, 2)
        line.addWidget(self.role, 1)
        line.addWidget(self.post)
        return line

    def _post(self) -> None:
        person, role = self.person.key(), self.role.key()
        if isinstance(person, str) and isinstance(role, str):
            name = self._cafe.people[person].name
            label = self.context.language.say(
                "Post {name} at table {table}", name=name, table=self._table.number
            )
            self._desk.edit(label, lambda w: edits.post_person(w, person, self._table.id, role))
            self._show_posts()

    def _unpost(self, person: str) -> None:
        label = self.context.language.say("End the post of {name}", name=self._cafe.people[person].name)
        self._desk.edit(label, lambda w: edits.unpost_person(w, person))
        self._show_posts()

    def changed(self) -> Table:
        """The table as the fields say."""
        room = self.room.key()
        return replace(
            self._desk.bridge.cafe.tables[self._table.id],
            least=self.least.value() or None,
            most=self.most.value() or None,
            room=room if isinstance(room, str) else None,
            step_free=self.step_free.isChecked(),
            languages=self.languages.chosen(),
            pool=self.circle.text().strip(),
        )

    def _keep(self) -> None:
        say = self.context.language.say
        table = self.changed()
        if table.most is not None and table.least is not None and table.most < table.least:
            self._most_form.set_error(say("This is less than the least."))
            return
        label = say("Change table {table}", table=table.number)
        if table == self._desk.bridge.cafe.tables[table.id] or self._desk.edit(label, lambda w: w.put(table)):
            self.accept()

    def _remove(self) -> None:
        say = self.context.language.say
        cafe = self._desk.bridge.cafe
        seated = sum(s.table == self._table.id for s in cafe.seats.values())
        question = say("Remove table {table}?", table=self._table.number)
        sentence = say("Seats planned at it and posts there go with it; its notes stay.")
        if seated and not confirm(
            self.context,
            self,
            question,
            sentence,
            say("Remove"),
            danger=True,
            note=say("Undo brings it back."),
        ):
            return
        label = say("Remove table {table}", table=self._table.number)
        if self._desk.edit(label, lambda w: edits.remove_table(w, self._table.id)):
            self.accept()


def _topics(cafe: Cafe, table: str) -> str:
    titles = dict.fromkeys(
        cafe.topics[s.topic].title
        for s in cafe.stands.values()
        if s.table == table and s.topic in cafe.topics
    )
    return ", ".join(titles)
