"""Figures in the flow: how the notes grew, the days to scale, who moved where."""

from __future__ import annotations

from worldcafe.report.blocks import DayLine, Moves, RoundGrowth
from worldcafe.report.figures.day_line import HEIGHT, day_line
from worldcafe.report.figures.growth import marks_row
from worldcafe.report.figures.moves import bump
from worldcafe.report.layout.flow import Flow
from worldcafe.report.layout.front import head
from worldcafe.report.style import CAPTION, ITALIC, SMALL_STRONG, STRONG
from worldcafe.report.wrapping import fitted, lines


def growth(flow: Flow, block: RoundGrowth) -> None:
    """A row of marks a round."""
    head(flow, block.title, block.note, need=26 + 19.5 * min(len(block.rows), 4))
    if not block.rows:
        flow.sheet.text(0, flow.down(26), block.none, ITALIC)
        return
    titles = [fitted(flow.setter, r.title, STRONG, 120) for r in block.rows]
    widths = [flow.setter.width_of(r.title, s) for r, s in zip(block.rows, titles, strict=True)]
    times = max((flow.setter.width(r.times, CAPTION.face, CAPTION.size) for r in block.rows), default=0.0)
    start = max(widths) + 7
    marks_at = start + times + (14 if times else 4)
    for row, style in zip(block.rows, titles, strict=True):
        y = flow.down(19.5)
        sheet = flow.sheet
        with sheet.part("Figure", f"{row.title}: {row.total}"):
            sheet.text(0, y, row.title, style)
            sheet.text(start, y, row.times, CAPTION)
            end = marks_row(sheet, marks_at, y - 3.2, row.counts, flow.width - marks_at - 110)
            sheet.text(end if row.total else marks_at, y, str(row.total), SMALL_STRONG, colour=CAPTION.colour)
            if row.remark:
                sheet.text(flow.width, y, row.remark, CAPTION, "right")


def days(flow: Flow, block: DayLine) -> None:
    """A line a day, all on one scale of their own hours."""
    head(flow, block.title, block.note, need=70)
    begin = min(s.begin for d in block.days for s in d.spans)
    end = max(s.end for d in block.days for s in d.spans)
    named = any(d.title for d in block.days) and len(block.days) > 1
    for at, day in enumerate(block.days):
        gap = (26.0 if named else 19.5) if at == 0 else 26.0
        y = flow.down(gap, HEIGHT + 18 + 9.75 * len(lines(flow.setter, day.words, CAPTION, flow.width)))
        with flow.sheet.part("Figure", block.alt):
            if named:
                flow.sheet.text(0, y - 2, day.title, CAPTION)
            top = y + (3.5 if named else -9)
            day_line(flow.sheet, day, top, flow.width, begin, end)
        flow.y = top + HEIGHT + 11
        words = lines(flow.setter, day.words, CAPTION, flow.width)
        if words:
            with flow.sheet.part("P"):
                flow.y = flow.sheet.lines(0, flow.y + 12.5, words, CAPTION)


def moves(flow: Flow, block: Moves) -> None:
    """The bump figure, smaller where its page is to hold more."""
    # Ten tables or fewer stand well in 260 points; each further one needs its own height.
    wanted = min(max(60.0, 32.0 * len(block.tabs)), 300.0 if len(block.tabs) <= 12 else 420.0)
    height = max(max(11.5, 16.0 - 0.5 * flow.tight) * len(block.tabs), 90.0, wanted - 13.0 * flow.tight)
    height = min(height, flow.bottom - flow.top - 70)
    found = lines(flow.setter, block.note, CAPTION, flow.width * 0.62)
    head(flow, block.title, block.note, need=height + 32 + 9.75 * (len(found) - 1))
    y = flow.down(26)
    with flow.sheet.part("Figure", block.alt):
        bump(flow.sheet, block, y, flow.width, height)
    flow.y = y + height
