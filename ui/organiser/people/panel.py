"""The panel at the right: everything about the person who is chosen, or what several have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui.context import Context
from ui.models.spans import Span, spans_of
from ui.organiser.people import panel_wishes
from ui.organiser.people.cells import HouseField
from ui.organiser.people.deeds import Consent, Deeds, is_posted
from ui.organiser.people.panel_bonds import bonds_section
from ui.organiser.people.panel_circle import circle_field
from ui.organiser.people.panel_seats import seats_section
from ui.slots import pressed, with_flag, with_text, with_value
from ui.theme import scale
from ui.widgets import (
    Button,
    ComboBox,
    ElidedLabel,
    FlowBox,
    FormField,
    Inspector,
    Label,
    LineEdit,
    Tick,
    column,
    row,
)
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant

CONSENTS: tuple[Consent, ...] = ("listed", "quoted", "photographed", "contacted")


class PersonPanel(Inspector):
    """Shows who is chosen; `deeds` keeps what is changed. `ask_bond` and `remove`, `merge` are the page's."""

    def __init__(
        self,
        context: Context,
        deeds: Deeds,
        ask_bond: Callable[[], object],
        merge: Callable[[], object],
        remove: Callable[[], object],
    ) -> None:
        super().__init__(context, " ")
        self.context = context
        self.deeds = deeds
        self._ask_bond = ask_bond
        self._merge = merge
        self._remove = remove
        self._people: list[str] = []
        self._shown: object = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.build)

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self.deeds.cafe

    def show_people(self, people: Sequence[str]) -> None:
        """Show these people, soon: while keys repeat, only the last is built."""
        self._people = list(people)
        self._soon.start(0)

    def build(self) -> None:
        """Build now what is to be shown."""
        cafe = self.cafe
        people = [p for p in self._people if p in cafe.people]
        sign = self._sign(people)
        if sign == self._shown:
            return
        self._shown = sign
        focus = QApplication.focusWidget()
        held = focus.accessibleName() if focus is not None and self.isAncestorOf(focus) else ""
        self.clear()
        if len(people) == 1:
            self._one(cafe.people[people[0]])
        elif people:
            self._several(people)
        for field in self.findChildren(LineEdit):
            # A long text is read from its beginning.
            field.setCursorPosition(0)
        if held:
            self._take_focus(held)

    def _sign(self, people: Sequence[str]) -> object:
        """Changes when what is shown changes."""
        cafe = self.cafe
        chosen = set(people)
        return (
            tuple(cafe.people[p] for p in people[:500]),
            len(people),
            tuple(b for b in cafe.bonds.values() if chosen.intersection(b.people)),
            id(cafe.presences),
            id(cafe.posts),
            id(cafe.seats),
            id(cafe.organisations),
            id(cafe.topics),
            id(cafe.stands),
            id(cafe.tables),
            id(cafe.rounds),
        )

    def _take_focus(self, name: str) -> None:
        for child in self.findChildren(QWidget):
            if child.accessibleName() == name and child.isVisibleTo(self):
                child.setFocus()
                return

    # One person

    def _one(self, person: Participant) -> None:
        say = self.context.language.say
        self.set_title(person.name, self.cafe.organisation_of(person.id) or say("no organisation"))
        self._who(person)
        self._what(person)
        panel_wishes.wishes_section(self, person)
        bonds_section(self, person, self._ask_bond)
        seats_section(self, person)
        self._consents([person.id])
        self._extra(person)

    def _who(self, person: Participant) -> None:
        say = self.context.language.say
        section = self.add_section()
        given = LineEdit(person.given, name=say("Given name"), limit=300)
        family = LineEdit(person.family, name=say("Family name"), limit=300)

        def rename(_text: str) -> None:
            if not given.text().strip() and not family.text().strip():
                given.show_text(person.given)
                family.show_text(person.family)
                return
            self.deeds.rename(person.id, given.text(), family.text())

        given.settled.connect(rename)
        family.settled.connect(rename)
        section.addLayout(self._beside(FormField(self.context, say("Given name"), given),
                                       FormField(self.context, say("Family name"), family)))  # fmt: skip
        house = HouseField(self.houses, self.cafe.organisation_of(person.id), name=say("Organisation"))
        house.settled.connect(with_text(partial(self.deeds.set_organisation, [person.id])))
        section.addWidget(FormField(self.context, say("Organisation"), house))
        email = LineEdit(person.email, name=say("E-mail"), limit=200)
        email.settled.connect(with_text(partial(self.deeds.set_email, [person.id])))
        section.addWidget(FormField(self.context, say("E-mail"), email))

    def _what(self, person: Participant) -> None:
        say = self.context.language.say
        section = self.add_section()
        languages = LineEdit(
            " ".join(code.upper() for code in person.languages), name=say("Languages"), hint="PT EN"
        )
        languages.settled.connect(with_text(partial(self.deeds.type_languages, [person.id])))
        section.addLayout(self._beside(
            FormField(self.context, say("Role"), self._role_box(person)),
            FormField(self.context, say("Languages"), languages),
        ))  # fmt: skip
        posts = [p for p in self.cafe.posts.values() if p.person == person.id]
        role = posts[0].role if posts else person.role
        if is_posted(self.cafe, role):
            tables = [(t.id, say("Table {table}", table=t.number)) for t in self.cafe.tables_in_order]
            box = ComboBox(tables, name=say("Table"))
            box.choose(posts[0].table if posts else None)
            box.picked.connect(with_value(lambda table: self.deeds.post([person.id], str(table), role)))
            section.addWidget(FormField(self.context, say("Table"), box))
        section.addWidget(self._days([person.id]))
        step_free = Tick(say("Step-free seat"), person.step_free)
        step_free.ticked.connect(with_flag(partial(self.deeds.set_step_free, [person.id])))
        seated = Tick(say("Stays at one table"), person.stays_seated)
        seated.ticked.connect(with_flag(partial(self.deeds.set_stays_seated, [person.id])))
        ticks = FlowBox(14)
        ticks.add(step_free)
        ticks.add(seated)
        section.addWidget(ticks)
        circle = circle_field(self.context, self.deeds, [person.id])
        if circle is not None:
            section.addWidget(circle)

    def _role_box(self, person: Participant) -> ComboBox:
        cafe = self.cafe
        box = ComboBox([(r.id, r.name) for r in cafe.roles_in_order], name=self.context.language.say("Role"))
        role = cafe.role_of(person.id)
        box.choose(role.id if role else None)
        box.picked.connect(with_value(lambda role: self._pick_role([person.id], str(role))))
        return box

    def _pick_role(self, people: Sequence[str], role: str) -> None:
        cafe = self.cafe
        if is_posted(cafe, role) and cafe.tables:
            taken = {p.table for p in cafe.posts.values() if p.role == role}
            free = [t.id for t in cafe.tables_in_order if t.id not in taken]
            self.deeds.post(people, free[0] if free else cafe.tables_in_order[0].id, role)
        else:
            self.deeds.set_role(people, role)

    def _days(self, people: Sequence[str]) -> FlowBox:
        box = FlowBox(14)
        chosen = set(people)
        absent = [
            round_
            for (person, round_), presence in self.cafe.presences.items()
            if person in chosen and not presence.expected
        ]
        for span in spans_of(self.cafe, self.context.language):
            missing = sum(round_ in span.rounds for round_ in absent)
            box.add(self._day(people, span, missing))
        return box

    def _day(self, people: Sequence[str], span: Span, missing: int) -> Tick:
        """A tick for a day; `missing` counts the rounds of it that somebody does not come to."""
        some = missing < len(people) * len(span.rounds)
        partly = some and missing > 0
        words = self.context.language.day_by("EEEE", span.day) if span.day else span.name
        tick = Tick(words[:1].upper() + words[1:], not missing)
        tick.setToolTip(span.name)
        if partly:
            tick.setTristate(True)
            tick.setCheckState(tick.checkState().PartiallyChecked)
        tick.ticked.connect(with_flag(lambda on: self.deeds.expect(people, span.rounds, on=on or partly)))
        return tick

    def _move_house(self, people: Sequence[str], name: str) -> None:
        if name.strip():
            self.deeds.set_organisation(people, name)

    def _consents(self, people: Sequence[str]) -> None:
        say = self.context.language.say
        section = self.add_section(say("Agreed to"))
        words = {
            "listed": say("Be listed in the report"),
            "quoted": say("Be quoted by name"),
            "photographed": say("Be photographed"),
            "contacted": say("Be contacted later"),
        }
        answers = [(None, say("not asked")), (True, say("yes")), (False, say("no"))]
        for consent in CONSENTS:
            line = row(8)
            line.addWidget(Label(words[consent]), 1)
            box = ComboBox(answers, name=words[consent], extent="small")
            box.setFixedWidth(126)
            found = {getattr(self.cafe.people[p], consent) for p in people}
            box.setCurrentIndex(-1)
            if len(found) == 1:
                box.choose(found.pop())
            else:
                box.setPlaceholderText(say("differs"))
            box.picked.connect(with_value(partial(self._answer, people, consent)))
            line.addWidget(box)
            section.addLayout(line)

    def _answer(self, people: Sequence[str], consent: Consent, agreed: object) -> None:
        self.deeds.set_consent(people, consent, agreed if isinstance(agreed, bool) else None)

    def _extra(self, person: Participant) -> None:
        if not person.extra:
            return
        section = self.add_section(self.context.language.say("From your list"))
        for title, text in person.extra.items():
            field = LineEdit(text, name=title)
            field.settled.connect(with_text(partial(self.deeds.set_extra, person.id, title)))
            section.addWidget(FormField(self.context, title if len(title) < 60 else title[:58] + "…", field))

    # Several

    def _several(self, people: Sequence[str]) -> None:
        say = self.context.language.say
        cafe = self.cafe
        houses = {cafe.people[p].organisation for p in people}
        self.set_title(
            self.context.language.plural("{n} person", "{n} people", len(people)),
            self.context.language.plural("from {n} organisation", "from {n} organisations", len(houses)),
        )
        section = self.add_section()
        names = column(2)
        for person in people[:5]:
            names.addWidget(ElidedLabel(cafe.people[person].name, size=scale.SMALL, tone="ink2"))
        if len(people) > 5:
            more = self.context.language.plural("and {n} other", "and {n} others", len(people) - 5)
            names.addWidget(Label(more, size=scale.SMALL, tone="muted"))
        section.addLayout(names)
        section = self.add_section(say("For all of them"))
        roles = {cafe.people[p].role for p in people}
        box = ComboBox([(r.id, r.name) for r in cafe.roles_in_order], name=say("Role"))
        box.choose(roles.pop() if len(roles) == 1 else None)
        box.setPlaceholderText(say("differs"))
        box.picked.connect(with_value(lambda role: self._pick_role(people, str(role))))
        hint = say("differs") if len(houses) > 1 else ""
        house = HouseField(self.houses, name=say("Organisation"), hint=hint)
        if len(houses) == 1:
            house.show_text(cafe.organisation_of(people[0]))
        house.settled.connect(with_text(lambda text: self._move_house(people, text)))
        section.addWidget(FormField(self.context, say("Role"), box))
        section.addWidget(FormField(self.context, say("Organisation"), house))
        section.addWidget(self._days(people))
        step = [cafe.people[p].step_free for p in people]
        tick = Tick(say("Step-free seat"), all(step))
        if any(step) and not all(step):
            tick.setTristate(True)
            tick.setCheckState(tick.checkState().PartiallyChecked)
        everyone = all(step)
        tick.ticked.connect(with_flag(lambda _on: self.deeds.set_step_free(people, not everyone)))
        section.addWidget(tick)
        circle = circle_field(self.context, self.deeds, people)
        if circle is not None:
            section.addWidget(circle)
        self._bind_several(people)
        self._consents(people)
        foot = row(8)
        foot.addWidget(Button.secondary(self.context, say("Merge…"), "merge", self._merge))
        foot.addWidget(
            Button(self.context, say("Remove"), kind="danger", icon="trash-2", pressed_do=self._remove)
        )
        foot.addStretch(1)
        self.add_foot(foot)

    def _bind_several(self, people: Sequence[str]) -> None:
        if len(people) > 40:
            return
        say = self.context.language.say
        section = self.add_section(say("Together and apart"))
        strict = Tick(say("Must hold"), False)
        line = row(8)
        for words, icon, apart in ((say("Together"), "link", False), (say("Apart"), "unlink", True)):
            button = Button.small(self.context, words, icon)
            button.clicked.connect(pressed(partial(self._bind, people, apart, strict)))
            line.addWidget(button)
        line.addWidget(strict)
        line.addStretch(1)
        section.addLayout(line)

    def _bind(self, people: Sequence[str], apart: bool, strict: Tick) -> None:
        self.deeds.bind(people, apart=apart, strict=strict.isChecked())

    # Shared

    def houses(self) -> list[str]:
        """The names of all organisations."""
        return sorted(o.name for o in self.cafe.organisations.values())

    def _beside(self, *widgets: QWidget) -> QHBoxLayout:
        line = row(12)
        for widget in widgets:
            line.addWidget(widget, 1)
        return line
