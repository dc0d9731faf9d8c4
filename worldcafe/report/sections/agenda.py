"""The agenda as it was announced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from worldcafe.domain.event import AgendaItem
from worldcafe.report.blocks import Agenda, AgendaDay, AgendaRow, Block, Opening, minutes
from worldcafe.report.content import SectionPlan
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """One list a day; rounds are added where the agenda does not name their time."""
    found = tuple(days(source))
    if found:
        yield Opening("agenda", plan.title, foot=plan.title, run_on=True)
        yield Agenda(found, source.language.say("none noted"))


def days(source: Source) -> Iterator[AgendaDay]:
    """The agenda by day, the rounds set strong."""
    cafe = source.cafe
    found: dict[date | None, list[tuple[int, AgendaRow]]] = {}
    starts = {(r.day, r.start) for r in cafe.rounds_in_order if r.start}
    for item in cafe.agenda_in_order:
        row = AgendaRow(_times(source, item), item.title, item.speaker, (item.day, item.start) in starts)
        found.setdefault(item.day, []).append((_at(item.start), row))
    told = {(a.day, a.start) for a in cafe.agenda.values()}
    for round_ in cafe.rounds_in_order:
        if round_.start and (round_.day, round_.start) not in told:
            row = AgendaRow(source.times(round_), source.round_title(round_), "", True)
            found.setdefault(round_.day, []).append((_at(round_.start), row))
    for day in sorted(found, key=lambda d: d or date.min):
        rows = sorted(found[day], key=lambda pair: pair[0])
        title = source.language.day(day, "full") if day else ""
        yield AgendaDay(title[:1].upper() + title[1:], tuple(row for _, row in rows))


def _at(start: time | None) -> int:
    return minutes(start) if start is not None else 24 * 60


def _times(source: Source, item: AgendaItem) -> str:
    if item.start is None:
        return ""
    begin = source.language.clock(item.start)
    if item.minutes <= 0:
        return begin
    end = (
        datetime.combine(item.day or date(2000, 1, 1), item.start) + timedelta(minutes=item.minutes)
    ).time()
    return f"{begin}–{source.language.clock(end)}"
