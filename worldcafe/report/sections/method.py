"""How the café worked: the day to scale, who moved where, and what the rotation achieved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from worldcafe.domain.event import AgendaItem, Round
from worldcafe.report.blocks import (
    Block,
    Day,
    DayLine,
    Figures,
    Heading,
    Opening,
    Panel,
    Paragraph,
    Span,
    minutes,
)
from worldcafe.report.content import SectionPlan
from worldcafe.report.sections import moving, rotating
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Lead, day line, moves, results and the proof."""
    say = source.language.say
    yield Opening("method", plan.title, lead=lead(source), foot=plan.title, one_page=True)
    days = tuple(_days(source))
    if days:
        title = say("The day") if len(days) == 1 else say("The days")
        yield DayLine(title, "", days, _alt(source))
    moves = moving.moves(source)
    if moves is None:
        yield Heading(say("Who moved where"))
        yield Paragraph(say("No rotation has been adopted yet."), "muted")
        return
    yield moves
    yield Heading(say("What the rotation achieved"))
    yield Figures(tuple(rotating.results(source)))
    caveat = _undecided(source)
    if caveat:
        yield Paragraph(caveat, "muted")
    panel = rotating.proof(source)
    if panel:
        yield Panel(*panel)


def _undecided(source: Source) -> str:
    """That organisations may be one, so that nothing is claimed of colleagues that nobody knows."""
    n = source.figures.get("houses_undecided")
    if not isinstance(n, int) or n < 1:
        return ""
    return source.language.plural(
        "Colleagues are counted by organisations as they are written: {n} group of them looks alike and is undecided.",
        "Colleagues are counted by organisations as they are written: {n} groups of them look alike and are undecided.",
        n,
    )


def lead(source: Source) -> str:
    """What happened in one or two sentences."""
    cafe, plural = source.cafe, source.language.plural
    talks = [r for r in cafe.rounds_in_order if r.counts]
    length = {r.minutes for r in talks}
    tables = plural("{n} table", "{n} tables", len(cafe.tables))
    rounds = plural("{n} round", "{n} rounds", len(talks))
    if len(length) == 1:
        each = plural("{n} minute", "{n} minutes", length.pop())
        first = source.language.say(
            "{tables}, {rounds} of {minutes}.", tables=tables, rounds=rounds, minutes=each
        )
    else:
        first = source.language.say("{tables}, {rounds}.", tables=tables, rounds=rounds)
    n = len(source.movers)
    if not n:
        return first
    staying = {p.person for p in cafe.posts.values()} - set(source.movers)
    moved = plural("{n} guest moved from table to table", "{n} guests moved from table to table", n)
    if not staying & set(cafe.people):
        return f"{first} {moved}."
    stayed = plural("{n} person stayed", "{n} people stayed", len(staying & set(cafe.people)))
    return f"{first} {source.language.say('{moved}, {stayed}.', moved=moved, stayed=stayed)}"


def _days(source: Source) -> Iterator[Day]:
    cafe = source.cafe
    dates = {r.day for r in cafe.rounds.values() if r.start} | {
        a.day for a in cafe.agenda.values() if a.start
    }
    for day in sorted(dates, key=lambda d: d or date.min):
        spans = _spans(source, day)
        clock = tuple((at, _clock(source, at)) for span in spans for at in (span.begin, span.end))
        words = " · ".join(f"{_clock(source, s.begin)}\u00a0{s.label}" for s in spans if s.style == "other")
        yield Day(source.language.day_by("EEEdMMMM", day) if day else "", tuple(spans), clock, words)


def _clock(source: Source, at: int) -> str:
    return source.language.clock(time(at // 60 % 24, at % 60))


def _spans(source: Source, day: date | None) -> list[Span]:
    rounds = [r for r in source.cafe.rounds_in_order if r.day == day and r.start]
    spans = [_round(source, r) for r in rounds]
    taken = [(s.begin, s.end) for s in spans]
    for agenda in source.cafe.agenda_in_order:
        if agenda.day == day and agenda.start and agenda.minutes > 0:
            span = _agenda(agenda)
            if not any(span.begin < end and begin < span.end for begin, end in taken):
                spans.append(span)
    return sorted(spans, key=lambda s: (s.begin, s.end))


def _round(source: Source, round_: Round) -> Span:
    begin = minutes(round_.start) if round_.start else 0
    end = begin + max(1, round_.minutes)
    return Span(begin, end, source.round_title(round_), "harvest" if round_.kind == "harvest" else "round")


def _agenda(agenda: AgendaItem) -> Span:
    begin = minutes(agenda.start) if agenda.start else 0
    return Span(begin, begin + agenda.minutes, agenda.title, "other")


def _alt(source: Source) -> str:
    timed = [r for r in source.cafe.rounds_in_order if r.start]
    named = [f"{source.round_title(r)} {source.times(r)}" for r in timed]
    return source.language.say("The programme to scale: {rounds}.", rounds=source.language.listed(named))
