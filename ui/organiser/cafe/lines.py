"""Cards of lines that are written in place: aims, objectives, rooms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.cafe.parts import INSET, CafeCard, InPlace, InPlaceText, head, quiet_button
from ui.organiser.page import Desk
from ui.widgets import Button, Label, Prose, column, row
from ui.widgets.inspector import empty
from worldcafe.domain.event import Room
from worldcafe.store import edits


class LinesCard(CafeCard):
    """Lines of text in order, each with a number, to be written, added and removed in place."""

    def __init__(
        self,
        context: Context,
        desk: Desk,
        title: str,
        nothing: str,
        hint: str,
        read: Callable[[], tuple[str, ...]],
        write: Callable[[tuple[str, ...]], bool],
    ) -> None:
        super().__init__(context, desk)
        self._hint = hint
        self._nothing = nothing
        self._read = read
        self._write = write
        self.fields: list[InPlaceText] = []
        self._shown: tuple[str, ...] | None = None
        self._known: tuple[str, ...] | None = None
        self._new = Button.small(context, self.say("Line"), "plus", self.add_line)
        self._new.setAccessibleName(f"{title}: {self.say('add a line')}")
        self.add(head(title, self._new))
        self._body = column(0)
        self.add(self._body)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def refresh(self) -> None:
        """Show the lines as they stand."""
        lines = self._read()
        editable = not self.desk.bridge.document.read_only
        self._new.setEnabled(editable)
        if lines == self._shown and len(self.fields) == len(lines):
            return
        if lines == self._known and any(field.waiting for field in self.fields):
            return  # a line that could not be kept is still there to be kept
        self._known = lines
        if self._shown is not None and len(lines) == len(self.fields) and lines:
            for field, text in zip(self.fields, lines, strict=True):
                field.show_text(text)
        else:
            self._rebuild(lines)
        self._shown = lines
        for field in self.fields:
            field.setReadOnly(not editable)

    def _rebuild(self, lines: Sequence[str]) -> None:
        empty(self._body)
        self.fields = []
        for text in lines:
            self._add_field(text)
        if not lines:
            self._body.addWidget(Prose(self.context, self._nothing, tone="muted"))

    def _add_field(self, text: str) -> InPlaceText:
        at = len(self.fields)
        field = InPlaceText(text, hint=self._hint, name=self._hint)
        field.settled.connect(partial(self._settle, at))
        line = row(2)
        number = Label(f"{at + 1}", tone="muted")
        number.setFixedWidth(16)
        number.setContentsMargins(0, 4, 0, 0)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(field, 1)
        gone = quiet_button(
            self.context, "x", self.say("Remove line {n}", n=at + 1), partial(self._settle, at, "")
        )
        line.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
        made = QWidget()
        made.setLayout(line)
        self._body.addWidget(made)
        self.fields.append(field)
        return field

    def add_line(self) -> None:
        """Offer an empty line, and go there."""
        if not self.fields:
            empty(self._body)
        self._add_field("").setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, at: int, text: str) -> None:
        lines = list(self._read())
        if at < len(lines):
            lines[at] = text.strip()
        elif text.strip():
            lines.append(text.strip())
        kept = tuple(line for line in lines if line)
        self._shown = None if len(kept) != len(self.fields) else self._shown
        if kept != self._read():
            self._write(kept)
        else:
            self._shown = None
            self.refresh()


class RoomsCard(CafeCard):
    """The rooms of the venue; a table's own properties say in which it stands."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk)
        self.body.setContentsMargins(16 - INSET, 16, 16, 16)
        self._new = Button.small(context, self.say("Room"), "plus", self._add)
        self.add(head(self.say("Rooms"), self._new, inset=INSET))
        self._body = column(0)
        self.add(self._body)
        self.body.addStretch(1)
        self.fields: dict[str, InPlace] = {}
        self._facts: object = None

    def refresh(self) -> None:
        """Show the rooms as they stand, with how many tables each holds."""
        cafe = self.cafe
        self._new.setEnabled(not self.desk.bridge.document.read_only)
        facts = (cafe.rooms_in_order, tuple((t.number, t.room) for t in cafe.tables_in_order))
        if facts == self._facts:
            return
        self._facts = facts
        empty(self._body)
        self.fields = {}
        for room in cafe.rooms_in_order:
            self._body.addWidget(self._row(room))
        if not cafe.rooms:
            words = self.say("None named: all tables stand in one place. Rooms are printed on the cards.")
            self._body.addWidget(Prose(self.context, words, tone="muted"))

    def _row(self, room: Room) -> QWidget:
        tables = [str(t.number) for t in self.cafe.tables_in_order if t.room == room.id]
        field = InPlace(room.name, name=self.say("Room"), weight=600)
        field.settled.connect(partial(self._rename, room))
        self.fields[room.id] = field
        line = row(8)
        line.addWidget(field, 1)
        words = self.say("tables {numbers}", numbers=", ".join(tables)) if tables else self.say("no tables")
        line.addWidget(Label(words, tone="muted"))
        line.addWidget(
            quiet_button(
                self.context, "x", self.say("Remove “{room}”", room=room.name), partial(self._remove, room)
            )
        )
        made = QWidget()
        made.setLayout(line)
        return made

    def _rename(self, room: Room, text: str) -> None:
        name = text.strip() or room.name
        self.change(self.say("Rename a room"), lambda w: w.put(replace(w.cafe.rooms[room.id], name=name)))

    def _remove(self, room: Room) -> None:
        self.change(self.say("Remove a room"), lambda w: edits.remove_room(w, room.id))

    def _add(self) -> None:
        made: list[Room] = []
        name = self.say("Room {n}", n=len(self.cafe.rooms) + 1)
        if self.change(self.say("Add a room"), lambda w: made.append(edits.add_room(w, name))):
            self.fields[made[0].id].setFocus()
            self.fields[made[0].id].selectAll()
