"""What is done to people on this page, each as one edit with a name of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Literal

from ui.context import Context
from ui.models.people_model import EMAIL, LANGUAGES, NAME, ORGANISATION, WISHES
from ui.models.people_rows import PLAIN_ROLE, topic_tabs
from ui.organiser.page import Desk
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant, folded
from worldcafe.exchange.names import split_name
from worldcafe.exchange.wishes import TopicChoice, resolve_wishes, split_wishes
from worldcafe.exchange.words import LanguageWords
from worldcafe.language import Language
from worldcafe.store import edits
from worldcafe.store.recorder import Writer
from worldcafe.verbs.alike import Group

Consent = Literal["listed", "quoted", "photographed", "contacted"]


def who(language: Language, cafe: Cafe, people: Sequence[str]) -> str:
    """One person's name, or how many people."""
    if len(people) == 1 and people[0] in cafe.people:
        return cafe.people[people[0]].name
    return language.plural("{n} person", "{n} people", len(people))


class Deeds:
    """The edits of the page. Each says whether it was kept; a failure is told by the window."""

    def __init__(self, context: Context, desk: Desk) -> None:
        self.context = context
        self.desk = desk

    @property
    def cafe(self) -> Cafe:
        """The café as it stands."""
        return self.desk.bridge.cafe

    def who(self, people: Sequence[str]) -> str:
        """One person's name, or how many people."""
        return who(self.context.language, self.cafe, people)

    # Names and the like

    def add(self, name: str, organisation: str, email: str) -> str | None:
        """Add a person; their id, or None if it was not kept."""
        parts = split_name(name)
        person = Participant(new_id(), parts.given, parts.family, email=email.strip())

        def change(w: Writer) -> None:
            edits.add_people(w, [replace(person, organisation=self._house(w, organisation))])

        label = self.context.language.say("Add {name}", name=person.name)
        return person.id if self.desk.edit(label, change) else None

    def write(self, person: str, key: str, text: str) -> bool:
        """Keep what was typed into a cell of the table."""
        if key == NAME:
            parts = split_name(text)
            return self.rename(person, parts.given, parts.family)
        if key == ORGANISATION:
            return self.set_organisation([person], text)
        if key == EMAIL:
            return self.set_email([person], text)
        if key == LANGUAGES:
            return self.type_languages([person], text)
        return key == WISHES and self.type_wishes(person, text)

    def rename(self, person: str, given: str, family: str) -> bool:
        """Give a person another name; an empty one is refused."""
        given, family = given.strip(), family.strip()
        changed = replace(self.cafe.people[person], given=given, family=family, sorted_as="")
        label = self.context.language.say("Rename {name}", name=self.who([person]))
        return self.desk.edit(label, lambda w: edits.add_people(w, [changed]))

    def set_organisation(self, people: Sequence[str], name: str) -> bool:
        """Put people into the organisation of that name, made if there is none; an empty name is none."""

        def change(w: Writer) -> None:
            house = self._house(w, name)
            known = w.cafe.people
            w.put_all([replace(known[p], organisation=house, organisation_spelling="") for p in people])

        return self.desk.edit(self.say("Organisation of {who}", people), change)

    def set_email(self, people: Sequence[str], text: str) -> bool:
        """Set an e-mail address."""
        return self.change(people, self.say("E-mail of {who}", people), email=text.strip())

    def _house(self, w: Writer, name: str) -> str | None:
        """The organisation of a name that was typed: whoever types by hand does not mind capitals and accents."""
        wanted = folded(name)
        alike = [
            o.id
            for o in w.cafe.organisations.values()
            if wanted in {folded(spelling) for spelling in (o.name, *o.aliases)}
        ]
        if wanted and len(alike) == 1:
            return alike[0]
        house = edits.organisation_named(w, name)
        return house.id if house else None

    def type_languages(self, people: Sequence[str], text: str) -> bool:
        """Keep languages typed as codes or names; words that are no language are told and left out."""
        codes, unknown = LanguageWords().codes(text) if text.strip() else ((), ())
        if unknown:
            words = self.context.language.listed(map(self.context.language.quoted, unknown))
            self.desk.tell(self.context.language.say("Not known as a language: {words}.", words=words))
            if not codes:
                return False
        return self.set_languages(people, codes)

    def set_languages(self, people: Sequence[str], codes: Sequence[str]) -> bool:
        """Set the languages that people speak, by code."""
        return self.change(people, self.say("Languages of {who}", people), languages=tuple(codes))

    def type_wishes(self, person: str, text: str) -> bool:
        """Keep wishes typed as numbers of tables or titles of topics, dearest first."""
        cafe = self.cafe
        tabs = topic_tabs(cafe)
        topics = [
            TopicChoice(t.id, [int(tabs[t.id].number)] if tabs[t.id].number.isdigit() else [], t.title)
            for t in cafe.topics_in_order
        ]
        found, unknown = resolve_wishes(split_wishes(text), topics)
        if unknown:
            words = self.context.language.listed(map(self.context.language.quoted, unknown))
            self.desk.tell(self.context.language.say("There is no topic for {words}.", words=words))
            if not found:
                return False
        return self.set_wishes(person, found)

    def set_wishes(self, person: str, topics: Sequence[str]) -> bool:
        """Set what a person would like to discuss, dearest first."""
        return self.change([person], self.say("Wishes of {who}", [person]), wishes=tuple(topics))

    def set_rule(self, person: str, *, must: Sequence[str], must_not: Sequence[str]) -> bool:
        """Set which topics a person has to discuss, and which they must not."""
        label = self.say("Topics that bind {who}", [person])
        return self.change([person], label, must=tuple(must), must_not=tuple(must_not))

    def set_step_free(self, people: Sequence[str], on: bool) -> bool:
        """Say whether people need a step-free seat."""
        return self.change(people, self.say("Step-free seat for {who}", people), step_free=on)

    def set_stays_seated(self, people: Sequence[str], on: bool) -> bool:
        """Say whether people stay at one table all day."""
        return self.change(people, self.say("Staying seated: {who}", people), stays_seated=on)

    def set_circle(self, people: Sequence[str], circle: str) -> bool:
        """Let people sit only at the tables of a circle, or (empty) at every table."""
        return self.change(people, self.say("Circle of {who}", people), pool=circle)

    def set_consent(self, people: Sequence[str], consent: Consent, agreed: bool | None) -> bool:
        """Keep what people agreed to; None for not asked."""
        labels = {
            "listed": self.say("Listed in the report: {who}", people),
            "quoted": self.say("Quoted by name: {who}", people),
            "photographed": self.say("Photographed: {who}", people),
            "contacted": self.say("Contacted later: {who}", people),
        }
        return self.change(people, labels[consent], **{consent: agreed})

    def set_extra(self, person: str, title: str, text: str) -> bool:
        """Change a cell of the organiser's own columns; an empty text takes it away."""
        text = text.strip()
        extra = {**self.cafe.people[person].extra, title: text}
        if not text:
            del extra[title]
        return self.change([person], f"{title}: {self.who([person])}", extra=MappingProxyType(extra))

    def change(self, people: Iterable[str], label: str, **fields: Any) -> bool:
        """Change fields of people."""
        chosen = list(people)

        def put(w: Writer) -> None:
            known = w.cafe.people
            w.put_all([replace(known[p], **fields) for p in chosen if p in known])

        return self.desk.edit(label, put)

    # Roles and presence

    def set_role(self, people: Sequence[str], role: str) -> bool:
        """Make people something that has no table of its own; posts that they held end."""

        def change(w: Writer) -> None:
            for person in people:
                edits.unpost_person(w, person)
                w.put(replace(w.cafe.people[person], role=role))

        return self.desk.edit(self.say("Role of {who}", people), change)

    def post(self, people: Sequence[str], table: str, role: str) -> bool:
        """Give people a role at a table in all rounds."""

        def change(w: Writer) -> None:
            for person in people:
                edits.unpost_person(w, person)
                edits.post_person(w, person, table, role)

        known = self.cafe.roles[role]
        label = self.context.language.say(
            "{role} of table {table}: {who}",
            role=known.name,
            table=self.cafe.tables[table].number,
            who=self.who(people),
        )
        return self.desk.edit(label, change)

    def expect(self, people: Sequence[str], rounds: Sequence[str], on: bool) -> bool:
        """Say whether people come to these rounds."""
        label = self.say("Days of {who}", people)
        return self.desk.edit(label, lambda w: edits.expect(w, people, rounds, expected=on))

    # Together, apart, one

    def bind(self, people: Sequence[str], *, apart: bool, strict: bool) -> bool:
        """Keep people together or apart."""
        say = self.say
        label = say("Keep {who} apart", people) if apart else say("Keep {who} together", people)
        return self.desk.edit(label, lambda w: edits.bind_people(w, people, apart=apart, strict=strict))

    def unbind(self, bond: str) -> bool:
        """Let a bond go."""
        label = self.say("Let go: {who}", self.cafe.bonds[bond].people)
        return self.desk.edit(label, lambda w: edits.unbind(w, bond))

    def merge(self, keep: str, gone: Sequence[str]) -> bool:
        """Make one person of several; what the kept one lacks comes from the others."""

        def change(w: Writer) -> None:
            for other in gone:
                edits.merge_people(w, keep, other)

        return self.desk.edit(self.say("Merge into {who}", [keep]), change)

    def merge_groups(self, groups: Sequence[Group]) -> bool:
        """Make one of each group, all in one step; the first of each stays."""

        def change(w: Writer) -> None:
            for group in groups:
                keep, *gone = group.members
                if group.houses:
                    edits.merge_organisations(w, keep, gone)
                else:
                    for other in gone:
                        edits.merge_people(w, keep, other)

        label = self.context.language.plural(
            "Merge {n} group of look-alikes", "Merge {n} groups of look-alikes", len(groups)
        )
        return self.desk.edit(label, change)

    def remove(self, people: Sequence[str]) -> bool:
        """Remove people."""
        return self.desk.edit(self.say("Remove {who}", people), lambda w: edits.remove_people(w, people))

    # Organisations

    def rename_house(self, house: str, name: str) -> bool:
        """Give an organisation another name."""
        label = self.context.language.say("Rename {name}", name=self.cafe.organisations[house].name)
        return self.desk.edit(label, lambda w: edits.rename_organisation(w, house, name))

    def merge_houses(self, keep: str, gone: Sequence[str]) -> bool:
        """Make one organisation of several."""
        label = self.context.language.say("Merge into {who}", who=self.cafe.organisations[keep].name)
        return self.desk.edit(label, lambda w: edits.merge_organisations(w, keep, gone))

    def split_house(self, house: str, alias: str) -> bool:
        """Take a merged name out of an organisation again."""
        label = self.context.language.say("Split off {name}", name=alias)
        return self.desk.edit(label, lambda w: edits.split_organisation(w, house, alias))

    def say(self, label: str, people: Sequence[str]) -> str:
        """The name of an edit that is about some people."""
        return self.context.language.say(label, who=self.who(people))


def is_posted(cafe: Cafe, role: str) -> bool:
    """Whether a role belongs to a table, so that giving it asks for one."""
    known = cafe.roles.get(role)
    return known is not None and known.id != PLAIN_ROLE and known.stays
