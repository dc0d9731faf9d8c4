"""Where rounds stand on the line of time: pure geometry, days side by side while there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, pairwise

from worldcafe.domain.event import Round

LEAST = 92
"""Pixels that the narrowest round needs for its words."""
LONGEST_GAP = 60
"""Minutes of a gap that are drawn to scale; a lunch takes no more room."""
BETWEEN_DAYS = 54
TITLE = 24
BLOCK = 44
TIMES = 20
LINE = TITLE + BLOCK + TIMES + 8
ADD = 156
ADD_LEAST = 124
MOST_SCALE = 2.4
"""Pixels a minute can have at most."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something on the line: `what` is ``day``, ``round``, ``gap``, ``apart`` or ``add``; pixels from the left top."""

    what: str
    x: float
    y: float
    width: float
    height: float
    round: Round | None = None
    day: date | None = None
    minutes: int = 0


def gap_after(one: Round, following: Round) -> int:
    """Minutes between the end of a round and the start of the next on the same day."""
    end = one.end()
    if end is None or following.start is None:
        return one.move_minutes
    return max(0, _minutes(following.start) - _minutes(end))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def arrange(rounds: Sequence[Round], width: float) -> tuple[list[Box], float]:
    """The boxes for a line `width` wide, and the height of all; days side by side, or under one another."""
    days = [(day, list(group)) for day, group in groupby(rounds, key=lambda r: r.day)]
    if not days:
        return [Box("add", 0, TITLE, ADD, BLOCK)], TITLE + BLOCK + 8
    side_by_side = _scale(rounds, len(days) - 1, width - ADD)
    if all(r.minutes * side_by_side >= LEAST for r in rounds):
        return _lines([days], side_by_side, width)
    alone = [_scale(group, 0, width - ADD) for _, group in days]
    scale = max(0.2, min(alone))
    return _lines([[day] for day in days], scale, width)


def _scale(rounds: Sequence[Round], days_between: int, width: float) -> float:
    gaps = sum(min(gap_after(a, b), LONGEST_GAP) for a, b in pairwise(rounds) if a.day == b.day)
    total = sum(r.minutes for r in rounds) + gaps
    return min(MOST_SCALE, (width - days_between * BETWEEN_DAYS - 8 * len(rounds)) / max(1, total))


def _lines(
    lines: Sequence[Sequence[tuple[date | None, list[Round]]]], scale: float, width: float
) -> tuple[list[Box], float]:
    boxes: list[Box] = []
    x = y = 0.0
    for line in lines:
        if boxes:
            y += LINE
        x = 0.0
        for at, (day, rounds) in enumerate(line):
            if at:
                boxes.append(Box("apart", x + BETWEEN_DAYS / 2 - 4, y + 4, 1, TITLE + BLOCK + TIMES - 8))
                x += BETWEEN_DAYS - 8
            boxes.append(Box("day", x, y, max(120, width - x), TITLE - 2, day=day))
            x, y = _day(boxes, rounds, scale, width, x, y)
    if x + ADD_LEAST > width:
        x, y = 0.0, y + LINE
    boxes.append(Box("add", x, y + TITLE, min(ADD, width - x), BLOCK))
    return boxes, y + LINE


def _day(
    boxes: list[Box], rounds: list[Round], scale: float, width: float, x: float, y: float
) -> tuple[float, float]:
    for at, round_ in enumerate(rounds):
        wide = max(LEAST, round_.minutes * scale)
        if x and x + wide > width:
            x, y = 0.0, y + LINE
        boxes.append(Box("round", x, y + TITLE, wide, BLOCK, round_))
        x += wide + 4
        if at + 1 < len(rounds):
            minutes = gap_after(round_, rounds[at + 1])
            if minutes:
                gap = max(46.0, min(minutes, LONGEST_GAP) * scale)
                boxes.append(Box("gap", x, y + TITLE, gap, BLOCK, minutes=minutes))
                x += gap + 4
        else:
            x += 4
    return x, y


def moved_along(rounds: Sequence[Round], before: Round, after: Round) -> list[Round]:
    """The later rounds of the same day, moved by as many minutes as the end of the changed round moved."""
    old, new = _end(before), _end(after)
    if old is None or new is None or before.day != after.day:
        return []
    by = new - old
    later = [r for r in rounds if r.number > before.number and r.day == before.day and r.start is not None]
    return [_later(each, by) for each in later] if by else []


def _later(each: Round, by: timedelta) -> Round:
    begin = datetime.combine(each.day or date(2000, 1, 1), each.start or time()) + by
    return replace(each, day=begin.date() if each.day else None, start=begin.time())


def _end(one: Round) -> datetime | None:
    if one.start is None:
        return None
    day = one.day or date(2000, 1, 1)
    return datetime.combine(day, one.start) + timedelta(minutes=one.minutes + one.move_minutes)
