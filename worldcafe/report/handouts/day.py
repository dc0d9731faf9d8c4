"""The day of one person as handouts print it: a line a round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worldcafe.domain.event import Round
from worldcafe.domain.people import Participant
from worldcafe.report.blocks import Tab
from worldcafe.report.source import Source, hue


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a person is in a round. Without a tab they have no table then; `topic` says what happens instead.

    `day` is the day of the week, where the rounds are on several days.
    """

    round: Round
    title: str
    clock: str
    day: str
    tab: Tab | None
    topic: str
    room: str
    stays: bool


def itinerary(source: Source, person: Participant) -> tuple[Stop, ...]:
    """A person's stops in the order of the rounds."""
    return tuple(_stop(source, person, round_) for round_ in source.cafe.rounds_in_order)


def _stop(source: Source, person: Participant, round_: Round) -> Stop:
    cafe, say = source.cafe, source.language.say
    title = source.round_title(round_)
    clock = source.language.clock(round_.start) if round_.start else ""
    day = weekday(source, round_)
    table = cafe.tables.get(source.rotation.table_of(person.id, round_.id) or "")
    post = cafe.post_of(person.id, round_.id)
    if table is None and post is not None:
        table = cafe.tables.get(post.table)
    if table is None:
        return Stop(round_, title, clock, day, None, _without(source, person, round_), "", False)
    topic = cafe.topic_at(round_.id, table.id)
    tab = Tab(str(table.number), hue(topic)) if topic else source.table_tab(table.id)
    room = cafe.rooms.get(table.room or "")
    role = cafe.roles.get(post.role) if post else None
    stays = bool(role and role.stays and post and post.table == table.id)
    name = topic.brief if topic else say("Table {table}", table=table.number)
    return Stop(round_, title, clock, day, tab, name, room.name if room else "", stays)


def weekday(source: Source, round_: Round) -> str:
    """The day of the week in short, only where the rounds are on several days."""
    several = len({r.day for r in source.cafe.rounds_in_order if r.day}) > 1
    return source.language.day_by("EEE", round_.day) if several and round_.day else ""


def _without(source: Source, person: Participant, round_: Round) -> str:
    say = source.language.say
    if not source.cafe.expected(person.id, round_.id):
        return say("not expected")
    if not source.rotation.seats.get(round_.id) and round_.kind == "harvest":
        return say("all together")
    return say("ask at the desk")


def stays_all_day(stops: Sequence[Stop]) -> bool:
    """Whether a person stays at one table in every round in which they have one."""
    seated = [s for s in stops if s.tab]
    return bool(seated) and all(s.stays for s in seated) and len({s.tab for s in seated}) == 1


def expected(source: Source, people: Sequence[str] | None = None) -> Iterator[Participant]:
    """Who gets a card or a line: everyone expected in at least one round, or only the ids given."""
    wanted = None if people is None else frozenset(people)
    rounds = source.cafe.rounds_in_order
    for person in source.cafe.people_in_order:
        there = not rounds or any(source.cafe.expected(person.id, r.id) for r in rounds)
        if there and (wanted is None or person.id in wanted):
            yield person
