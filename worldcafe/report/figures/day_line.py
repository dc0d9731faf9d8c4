"""The programme of a day to scale."""

from __future__ import annotations

from worldcafe.report.blocks import Day, Span
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import HAIRLINE, INK, LABEL, SMALL_STRONG, TINT, WHITE

HEIGHT = 22.0


def day_line(sheet: Sheet, day: Day, y: float, measure: float, begin: int, end: int) -> None:
    """One day between two moments (minutes from midnight); the boxes hang from y."""
    scale = measure / max(1, end - begin)
    free = -1.0
    for span in day.spans:
        left, right = (span.begin - begin) * scale, (span.end - begin) * scale
        _box(sheet, span, left, y, right - left)
        _label(sheet, span, left, y, right - left)
        words = dict(day.clock).get(span.begin, "")
        if words and left >= free and span.style != "other":
            free = left + sheet.text(left, y + HEIGHT + 11, words, LABEL) + 4
    _edges(sheet, day, y, scale, begin)


def _edges(sheet: Sheet, day: Day, y: float, scale: float, begin: int) -> None:
    """The first and the last moment of the day, where no round has written there."""
    words = dict(day.clock)
    rounds = [s for s in day.spans if s.style != "other"]
    first, last = day.spans[0].begin, max(s.end for s in day.spans)
    if not any((s.begin - first) * scale < 26 for s in rounds):
        sheet.text((first - begin) * scale, y + HEIGHT + 11, words.get(first, ""), LABEL)
    if not any((last - s.begin) * scale < 52 for s in rounds):
        sheet.text((last - begin) * scale, y + HEIGHT + 11, words.get(last, ""), LABEL, "right")


def _box(sheet: Sheet, span: Span, x: float, y: float, width: float) -> None:
    if span.style == "round":
        sheet.box(x, y, max(0.8, width - 0.8), HEIGHT, INK)
    elif span.style == "harvest":
        sheet.box(x, y, max(0.8, width - 0.8), HEIGHT, TINT)
    else:
        sheet.box(x + 0.3, y + 0.3, max(0.8, width - 1.4), HEIGHT - 0.6, None, HAIRLINE, 0.6)


def _label(sheet: Sheet, span: Span, x: float, y: float, width: float) -> None:
    """Rounds and the harvest are named in their box; everything else in words below the line."""
    if span.style == "other":
        return
    for candidate in (span.label, span.label.split(",")[0], span.label.split(":")[0]):
        if sheet.setter.width_of(candidate, SMALL_STRONG) <= width - 5:
            colour = WHITE if span.style == "round" else None
            sheet.text(x + width / 2 - 0.4, y + HEIGHT / 2 + 2.8, candidate, SMALL_STRONG, "middle", colour)
            return
