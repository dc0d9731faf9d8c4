"""The agenda as a poster: a sheet a day, in the largest type that its lines have room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worldcafe.report.blocks import AgendaRow
from worldcafe.report.sections import agenda, cover
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source
from worldcafe.report.style import INK, MM, MUTED, ROW, TEXT, TINT, Page, Style
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import clipped, fits_whole, fitted, lines

MARGIN = 16 * MM
HEAD, FOOT = 132.0, 40.0
"""What the head takes above the lines, and what stays free below them."""
LARGEST, SMALLEST, STEP = 40.0, 16.0, 1.0
"""Sizes in points that are tried; a day that does not fit in the smallest goes on over the sheet."""
AIR = 1.1
"""Above and below a line's words, as a part of their size."""
MOST = 3.0
"""A line takes at most so many times the room that it needs: a short day stands close to its head."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the agenda as it is set: when it begins and ends, what, and who speaks."""

    row: AgendaRow
    begin: str
    end: str
    title: Sequence[str]
    style: Style

    @property
    def height(self) -> float:
        size = self.style.size
        speaker = size * 0.75 if self.row.speaker else 0.0
        return (len(self.title) - 1) * self.style.leading + speaker + size * (1 + AIR)


def poster(
    source: Source, setter: Typesetter, page: Page, people: Sequence[str] | None = None
) -> Iterator[Sheet]:
    """The agenda in large type, a sheet a day."""
    days = list(agenda.days(source))
    for day in days:
        left = list(day.rows)
        while left:
            found = _largest(setter, page, left)
            sheet = Sheet(setter, plain=True)
            _head(source, sheet, page, day.title)
            _lines(sheet, page, found)
            left = left[len(found) :]
            yield sheet
    if not days:
        sheet = Sheet(setter, plain=True)
        sheet.text(MARGIN, 110, source.language.say("No agenda has been written yet."), TEXT)
        yield sheet


def _largest(setter: Typesetter, page: Page, rows: Sequence[AgendaRow]) -> list[_Line]:
    """The lines in the largest size that holds them all, else those that one sheet holds in the smallest."""
    room = page.height - HEAD - FOOT
    size = LARGEST
    while size > SMALLEST:
        found = [_set(setter, page, row, size) for row in rows]
        whole = all(
            fits_whole(setter, row.title, line.style, _measure(page, size))
            for row, line in zip(rows, found, strict=True)
        )
        if whole and sum(line.height for line in found) <= room:
            return found
        size -= STEP
    found = [_set(setter, page, row, SMALLEST) for row in rows]
    held, taken = 0, 0.0
    while held < len(found) and (not held or taken + found[held].height <= room):
        taken += found[held].height
        held += 1
    return found[:held]


def _measure(page: Page, size: float) -> float:
    return page.width - 2 * MARGIN - _clock(size)


def _clock(size: float) -> float:
    """The column of times, for a size of type."""
    return size * 3.3


def _set(setter: Typesetter, page: Page, row: AgendaRow, size: float) -> _Line:
    style = Style("sans-strong" if row.strong else "sans", size, size * 1.14)
    begin, _, end = row.times.partition("–")
    # Somebody's title may be a page long; a poster names what happens.
    title = clipped(lines(setter, row.title, style, _measure(page, size)), 8)
    return _Line(row, begin, end, title, style)


def _head(source: Source, sheet: Sheet, page: Page, title: str) -> None:
    wide = page.width - 2 * MARGIN
    day = title or cover.date_line(source) or source.language.say("Agenda")
    with sheet.part("H1"):
        sheet.text(MARGIN, 86, day, fitted(sheet.setter, day, Style("serif", 46, 50), wide, 12))
    event = source.cafe.event.title
    sheet.text(MARGIN, 113, event, fitted(sheet.setter, event, Style("sans", 16, 20, MUTED), wide, 5))
    sheet.rule(MARGIN, HEAD, page.width - MARGIN, 1.4, INK)


def _lines(sheet: Sheet, page: Page, found: Sequence[_Line]) -> None:
    needed = sum(line.height for line in found)
    stretch = min(MOST, (page.height - HEAD - FOOT) / needed) if needed else 1.0
    y = HEAD
    for line in found:
        height = line.height * stretch
        if line.row.strong:
            sheet.box(MARGIN, y, page.width - 2 * MARGIN, height, TINT)
        _line(sheet, page, line, y + (height - line.height) / 2)
        y += height
        sheet.rule(MARGIN, y, page.width - MARGIN, 0.5, ROW)


def _line(sheet: Sheet, page: Page, line: _Line, top: float) -> None:
    size, style = line.style.size, line.style
    # Where nothing stands below the title, the end below the time is what the line is centred with.
    alone = bool(line.end) and len(line.title) == 1 and not line.row.speaker
    first = top + size * (AIR / 2 + (0.64 if alone else 0.86))
    inset = size * 0.3
    with sheet.part("P"):
        clock = fitted(sheet.setter, line.begin, style, _clock(size) - inset - 4, 6)
        sheet.text(MARGIN + inset, first, line.begin, clock)
        if line.end:
            small = Style("sans", size * 0.44, size * 0.5, MUTED)
            sheet.text(MARGIN + inset, first + size * 0.56, f"–{line.end}", small)
        last = sheet.lines(MARGIN + _clock(size), first, line.title, style)
        if line.row.speaker:
            said = Style("sans-italic", size * 0.55, size * 0.7, MUTED)
            wide = page.width - 2 * MARGIN - _clock(size)
            below = last + size * 0.75
            sheet.text(
                MARGIN + _clock(size),
                below,
                line.row.speaker,
                fitted(sheet.setter, line.row.speaker, said, wide, 5),
            )
