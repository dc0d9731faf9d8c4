"""Who took part: counted for everybody, named for those who agreed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from worldcafe.domain.people import Participant
from worldcafe.report.blocks import Attendance, Block, Count, Counts, Listed, Opening
from worldcafe.report.content import SectionPlan
from worldcafe.report.source import Source, listed_name


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Counts by organisation and role, then the list."""
    say = source.language.say
    people = source.cafe.people_in_order
    if not people:
        return
    if source.public:
        # Without names and organisations there is too little for a head and bars.
        roles = source.language.listed([f"{c.label}\u00a0{c.count}" for c in _roles(source)])
        lead = f"{_lead(source)} {say('By role: {roles}.', roles=roles)}"
        yield Opening("attendance", plan.title, lead=lead, foot=plan.title, run_on=True)
        return
    yield Opening("attendance", plan.title, lead=_lead(source), foot=plan.title, one_page=True, run_on=True)
    left = tuple(_organisations(source))
    yield Counts(say("By organisation"), left, say("By role"), tuple(_roles(source)), say("none noted"))
    listed = [p for p in people if source.names(p)]
    yield Attendance(
        say("Attendance"), unlisted(source), tuple(_listed(source, p) for p in listed), say("nobody listed")
    )


def _lead(source: Source) -> str:
    cafe, plural, say = source.cafe, source.language.plural, source.language.say
    people = len(cafe.people)
    organisations = len({p.organisation for p in cafe.people.values() if p.organisation})
    who = plural("{n} person", "{n} people", people)
    whence = plural("{n} organisation", "{n} organisations", organisations)
    first = (
        say("{people} from {organisations}.", people=who, organisations=whence)
        if organisations
        else f"{who}."
    )
    arrived = {p.person for p in cafe.presences.values() if p.arrived}
    if not arrived:
        return first
    return f"{first} {plural('{n} was seen to arrive.', '{n} were seen to arrive.', len(arrived))}"


def unlisted(source: Source) -> str:
    """How many names are printed, and why the others are counted only."""
    plural, say = source.language.plural, source.language.say
    people = source.cafe.people.values()
    listed = sum(source.names(p) for p in people)
    declined = sum(p.listed is False for p in people)
    unknown = sum(p.listed is None for p in people)
    parts = [plural("{n} name", "{n} names", listed)] if listed else []
    if declined:
        parts.append(
            plural("{n} person chose not to be listed", "{n} people chose not to be listed", declined)
        )
    if unknown:
        parts.append(
            plural(
                "{n} person has not said whether they may be listed",
                "{n} people have not said whether they may be listed",
                unknown,
            )
        )
    rule = say("This report names only people who agreed to be listed.")
    return f"{say('; ').join(parts)}. {rule}" if parts else rule


def _organisations(source: Source) -> Iterator[Count]:
    counted = Counter(source.cafe.organisation_of(p) for p in source.cafe.people)
    nothing = counted.pop("", 0)
    yield from _most_first(counted)
    if nothing:
        yield Count(source.language.say("without an organisation"), nothing)


def _roles(source: Source) -> Iterator[Count]:
    counted: Counter[str] = Counter()
    for person in source.cafe.people:
        role = source.cafe.role_of(person)
        counted[role.name if role else source.cafe.people[person].role] += 1
    yield from _most_first(counted)


def _most_first(counted: Counter[str]) -> Iterator[Count]:
    for name, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].casefold())):
        yield Count(name, n)


def _listed(source: Source, person: Participant) -> Listed:
    role = source.cafe.role_of(person.id)
    word = role.name.lower() if role and role.id != "participant" else ""
    family, given = listed_name(person)
    return Listed(family, given, word, source.cafe.organisation_of(person.id))
