"""The café's days: the rounds and the lines of the agenda move along with one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from worldcafe.domain.event import AgendaItem, Round
from worldcafe.store.edits.setting import start_round
from worldcafe.store.recorder import Writer


def begin_on(w: Writer, first: date) -> None:
    """Let the café begin on a day; rounds and agenda keep their distance from it. Rounds without a day get that day."""
    cafe = w.cafe
    begin = min((r.day for r in cafe.rounds.values() if r.day), default=None)
    by = first - begin if begin else timedelta()
    w.put_all(replace(r, day=r.day + by if r.day else first) for r in cafe.rounds.values())
    w.put_all(replace(a, day=a.day + by) for a in cafe.agenda.values() if a.day)


def begin_round(w: Writer, round_: str, now: datetime) -> None:
    """Let a round run from `now`, wall clock in the café's zone; the one that ran is over.

    Where it was planned for another day, the rounds and the lines of the agenda from that day on move along by as
    many days, and those that follow it on its own day by as much as it does, so that the calendar stays whole. A line
    of the agenda that stands where the round does is the round's, and goes with it.
    """
    begun = now.replace(microsecond=0, tzinfo=None)
    before = w.cafe.rounds[round_]
    own = [a for a in w.cafe.agenda.values() if a.day and a.start and _at(a) == _at(before)]
    if before.day is not None and before.day != begun.date():
        _move_along(w, before, begun)
    start_round(w, round_)
    w.put(replace(w.cafe.rounds[round_], day=begun.date(), start=begun.time()))
    w.put_all(replace(line, day=begun.date(), start=begun.time()) for line in own)


def _at(each: Round | AgendaItem) -> tuple[date | None, time | None]:
    return each.day, each.start


def _move_along(w: Writer, before: Round, begun: datetime) -> None:
    assert before.day is not None
    days = timedelta(begun.date().toordinal() - before.day.toordinal())
    whole = begun - datetime.combine(before.day, before.start) if before.start else days
    planned = [r for r in w.cafe.rounds.values() if r.state == "planned" and r.id != before.id]
    coming: list[Round | AgendaItem] = [*planned, *w.cafe.agenda.values()]
    for each in coming:
        if each.day is not None and each.day >= before.day:
            follows = each.day == before.day and (each.start or time()) > (before.start or time.max)
            w.put(_moved(each, whole if follows else days))


def _moved(each: Round | AgendaItem, by: timedelta) -> Round | AgendaItem:
    assert each.day is not None
    if each.start is None:
        return replace(each, day=each.day + timedelta(by.days))
    at = datetime.combine(each.day, each.start) + by
    return replace(each, day=at.date(), start=at.time().replace(second=0))
