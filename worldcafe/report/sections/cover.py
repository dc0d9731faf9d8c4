"""The first page: what, when, where, who, and in which state the report is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from worldcafe.report.blocks import Block, Contents, Cover, Fact
from worldcafe.report.sections import moving
from worldcafe.report.source import Source


def blocks(source: Source) -> Iterator[Block]:
    """Cover and contents."""
    event, say = source.cafe.event, source.language.say
    moves = moving.moves(source)
    drawn = moves is not None and len(moves.tabs) > 1 and len(moves.rounds) > 1
    yield Cover(
        title=event.title or say("World Café"),
        subtitle=event.theme or say("Report of the World Café"),
        organiser=event.organiser,
        status=status(source),
        status_note=edition(source),
        facts=tuple(facts(source)),
        moves=moves if drawn else None,
        caption=moves.note if moves and drawn else "",
    )
    yield Contents(say("Contents"))


def status(source: Source) -> str:
    """Draft or approved, with its version."""
    event, say = source.cafe.event, source.language.say
    if event.status == "approved":
        return say("Version {n}", n=event.version)
    return say("Draft {n}", n=event.version)


def edition(source: Source) -> str:
    """The state and the edition in small type."""
    say = source.language.say
    state = say("approved") if source.cafe.event.status == "approved" else say("for approval")
    return f"{state} · {say('public edition') if source.public else say('internal edition')}"


def days(source: Source) -> tuple[date, ...]:
    """All days on which something of the café happens."""
    cafe = source.cafe
    found = {r.day for r in cafe.rounds.values()} | {a.day for a in cafe.agenda.values()}
    return tuple(sorted(d for d in found if d is not None))


def date_line(source: Source) -> str:
    """The day or days of the café, long, or nothing."""
    found = days(source)
    if not found:
        return ""
    if len(found) == 1:
        return source.language.day(found[0])
    first, last = found[0], found[-1]
    if (first.year, first.month) == (last.year, last.month):
        return source.language.say("{first} to {last}", first=str(first.day), last=source.language.day(last))
    return source.language.say(
        "{first} to {last}", first=source.language.day(first), last=source.language.day(last)
    )


def facts(source: Source) -> Iterator[Fact]:
    """The facts of the cover; a day and a place only where they are known."""
    cafe, say, plural = source.cafe, source.language.say, source.language.plural
    event = cafe.event
    clocks = [r.start for r in cafe.rounds_in_order if r.start]
    begin = say("from {time}", time=source.language.clock(clocks[0])) if clocks else ""
    if date_line(source):
        yield Fact(say("Date"), date_line(source), begin)
    place, _, rest = event.place.partition(",")
    if place.strip():
        yield Fact(say("Place"), place.strip(), rest.strip())
    tables = plural("{n} table", "{n} tables", len(cafe.tables))
    rounds = plural("{n} round", "{n} rounds", len(cafe.rounds))
    yield Fact(say("People"), str(len(cafe.people)), f"{tables}, {rounds}")
    day = (event.approved_on or event.submitted_on) if event.status == "approved" else None
    by = event.submitted_by.partition(",")[0].strip() if not source.public else ""
    yield Fact(say("Report"), by or status(source), source.language.day(day) if day else "")
