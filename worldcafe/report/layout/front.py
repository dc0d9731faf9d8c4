"""Cover, contents and the openings of sections."""

from __future__ import annotations

from worldcafe.report.blocks import Contents, Cover, Fact, Opening, Tab
from worldcafe.report.figures.marks import tab
from worldcafe.report.figures.moves import ring
from worldcafe.report.layout.flow import OVER_RULE, Flow
from worldcafe.report.style import (
    CAPTION,
    COVER_TITLE,
    HEAD,
    INK,
    KICKER,
    LEAD,
    ROW,
    STRONG,
    TEXT,
    TITLE,
    Style,
)
from worldcafe.report.wrapping import lines

QUESTION = Style("serif-italic", 9.75, 13, LEAD.colour)
RING = 168.0
"""Radius of the ring of tables on the cover, in points."""


def cover(flow: Flow, block: Cover) -> None:
    """The plan itself is the picture; four facts stand on one rule."""
    flow.turn()
    sheet, width, height = flow.sheet, flow.width, flow.page.height
    sheet.plain = True
    with sheet.part("P"):
        found = lines(flow.setter, block.organiser, Style("sans-strong", 10.5, 13), width * 0.62)
        sheet.lines(0, 73.7, found[:3], Style("sans-strong", 10.5, 13))
    with sheet.part("P"):
        sheet.text(width, 73.7, block.status, Style("sans-strong", 10.5, 13), "right")
        sheet.text(width, 86, block.status_note, CAPTION, "right")
    foot = height - 130.0
    title, style = _title(flow, block.title)
    subtitle = lines(flow.setter, block.subtitle, LEAD, width * 0.9, balanced=True)[:4]
    title_y = foot - 35 - (len(subtitle) - 1) * LEAD.leading - 34 - (len(title) - 1) * style.leading
    if block.moves:
        _picture(flow, block, title_y - style.leading - 10)
    with sheet.part("H1"):
        sheet.target("cover", block.title, 0, 0)
        last = sheet.lines(0, title_y, title, style)
    with sheet.part("P"):
        sheet.lines(0, last + 34, subtitle, LEAD)
    sheet.rule(0, foot, width, 0.8)
    _facts(flow, block.facts, foot)


def _title(flow: Flow, title: str) -> tuple[list[str], Style]:
    for size in (36.0, 30.0, 24.0, 18.0, 13.0):
        style = Style(COVER_TITLE.face, size, round(size * 7 / 6, 1))
        found = lines(flow.setter, title, style, flow.width, balanced=True)
        if len(found) <= 3 or size == 13.0:
            return found, style
    return [], COVER_TITLE


def _picture(flow: Flow, block: Cover, bottom: float) -> None:
    sheet, moves = flow.sheet, block.moves
    if moves is None:
        return
    top = 128.0
    radius = min(RING, (bottom - top - 70) / 2)
    if radius < 60:
        return
    middle = top + (bottom - top) / 2
    with sheet.part("Figure", moves.alt):
        ring(sheet, moves, flow.width / 2, middle, radius)
    caption = lines(flow.setter, block.caption, CAPTION, 108)
    with sheet.part("Caption"):
        sheet.lines(0, top + 6, caption, CAPTION)


def _facts(flow: Flow, facts: tuple[Fact, ...], y: float) -> None:
    sheet, width = flow.sheet, flow.width
    share = width / max(1, len(facts))
    for at, fact in enumerate(facts):
        x = at * share
        measure = share - 14
        with sheet.part("P"):
            sheet.text(x, y + 15, fact.label, CAPTION)
            last = sheet.lines(x, y + 28, lines(flow.setter, fact.value, STRONG, measure)[:3], STRONG)
            sheet.lines(x, last + 11.5, lines(flow.setter, fact.note, CAPTION, measure)[:3], CAPTION)


def contents(flow: Flow, block: Contents, entries: list[tuple[str, Opening]]) -> None:
    """The sections with their pages; the tables with their tabs."""
    opening(flow, Opening("contents", block.title, foot=block.title))
    flow.after = 39.0
    rows = len(entries) + sum(bool(entry.part) for _, entry in entries)
    small = rows * 21.0 > flow.room() - 39
    for key, entry in entries:
        if entry.part:
            _entry(flow, "topics", entry.part, None, 0, small=small)
        _entry(flow, key, entry.title, entry.tab, entry.rank, small=small)


def _entry(flow: Flow, key: str, title: str, found_tab: Tab | None, rank: int, *, small: bool) -> None:
    """A line of the contents; chapters are set in, with their tabs; `small` ones stand close."""
    x = 48.0 if rank else 0.0
    style = TEXT if rank else STRONG
    found = lines(flow.setter, title, style, flow.width - 60 - x)
    y = flow.down((13.0 if small else 19.5) if rank else (19.5 if small else 26.0), (len(found) - 1) * 13)
    sheet = flow.sheet
    with sheet.part("TOCI"):
        if found_tab and rank:
            tab(sheet, found_tab, 26, y - 9.4, 11.5)
        last = sheet.lines(x, y, found, style)
        sheet.page_of(flow.width, last, key, str, style, "right")
    if not (small and rank):
        sheet.rule(26 if rank else x, last + 6.2, flow.width, 0.4, ROW)
    flow.y = last


def tables(flow: Flow, entries: list[tuple[str, Opening]], title: str) -> None:
    """The tables with their questions and pages, before the chapters; without the questions where they are many."""
    opening(flow, Opening("topics", title), below=flow.y is not None)
    flow.after = 52.0
    many = len(entries) * 58.5 > flow.room()
    for key, entry in entries:
        found = lines(flow.setter, entry.title, STRONG, flow.width - 90)
        asked = [] if many else lines(flow.setter, entry.lead, QUESTION, flow.width - 90)
        y = flow.down(19.5 if many else 39.0, (len(found) + len(asked) - 1) * 13)
        sheet = flow.sheet
        if entry.tab:
            tab(sheet, entry.tab, 0, y - (10 if many else 12), 13 if many else 17)
        with sheet.part("TOCI"):
            last = sheet.lines(29, y, found, STRONG)
            sheet.page_of(flow.width, y, key, str, TEXT, "right")
        if asked:
            with sheet.part("P"):
                last = sheet.lines(29, last + 14, asked, QUESTION)
        sheet.rule(29, last + (6.2 if many else 11), flow.width, 0.4, ROW)
        flow.y = last


def opening(flow: Flow, block: Opening, *, below: bool = False) -> None:
    """Title, and the lead or question under it; on a new sheet unless `below` what there is."""
    flow.foot = block.foot or block.title
    flow.tab = (block.tab.label, block.tab.colour, 0) if block.tab and block.rank else None
    if below and flow.sheets and flow.y is not None:
        _run_on(flow, block)
        return
    flow.turn()
    sheet = flow.sheet
    y = flow.top + (19.5 if block.kicker else 13.0)
    if block.kicker:
        with sheet.part("P"):
            colour = block.tab.colour if block.tab else KICKER.colour
            sheet.text(0, flow.top - 13, block.kicker, KICKER, colour=colour)
    sheet.target(block.code, block.title, block.rank, y - 30)
    style = _shrunk(flow, block.title, TITLE)
    found = lines(flow.setter, block.title, style, flow.width, balanced=True)
    with sheet.part("H1" if not block.rank else "H2"):
        y = sheet.lines(0, y, found, style)
    if block.lead.strip():
        lead = lines(flow.setter, block.lead, LEAD, flow.width * 0.88, balanced=True)
        with sheet.part("P"):
            y = sheet.lines(0, y + 26, lead, LEAD)
    flow.y = flow.snap(y)
    flow.opened = True
    flow.after = 39.0 if block.lead.strip() else 45.5


def _shrunk(flow: Flow, title: str, style: Style) -> Style:
    while style.size > 13 and len(lines(flow.setter, title, style, flow.width)) > 3:
        style = Style(style.face, style.size - 3, style.leading - 3.25, style.colour)
    return style


def _run_on(flow: Flow, block: Opening) -> None:
    """A section below another: a smaller title, a chapter with its tab before it."""
    style = Style(TITLE.face, 19, 26)
    x = 30.0 if block.rank and block.tab else 0.0
    found = lines(flow.setter, block.title, style, flow.width - x, balanced=True)
    lead = lines(flow.setter, block.lead, LEAD, flow.width * 0.88, balanced=True)
    flow.after = None
    y = flow.down(78, 120)
    sheet = flow.sheet
    sheet.foot = f"{sheet.foot} · {flow.foot}" if block.rank and sheet.foot else flow.foot
    sheet.target(block.code, block.title, block.rank, y - 30)
    if block.rank and block.tab:
        tab(sheet, block.tab, 0, y - 16.5, 20)
        sheet.tabs = (*sheet.tabs, (block.tab.label, block.tab.colour, 0))
    with sheet.part("H2" if block.rank else "H1"):
        y = sheet.lines(x, y, found, style)
    if lead:
        with sheet.part("P"):
            y = sheet.lines(0, y + 24, lead, LEAD)
    flow.y = y
    flow.opened = True
    flow.after = 39.0


def head(flow: Flow, title: str, note: str = "", need: float = 52.0, *, rule: bool = True) -> float:
    """The head of a section with its rule and its note; its baseline comes back."""
    found = lines(flow.setter, title, HEAD, flow.width)
    remark = lines(flow.setter, note, CAPTION, flow.width * 0.66) if note else []
    y = flow.down(flow.head_gap(), need + (len(found) - 1) * HEAD.leading)
    sheet = flow.sheet
    if rule:
        sheet.rule(0, y - OVER_RULE, flow.width, 0.8, INK)
    with sheet.part("H3"):
        last = sheet.lines(0, y, found, HEAD)
    if remark:
        with sheet.part("P"):
            beside = flow.setter.width(found[0], HEAD.face, HEAD.size) < flow.width * 0.32 if found else True
            start = y if beside or len(remark) == 1 else last + 13
            for at, line in enumerate(remark):
                sheet.text(flow.width, start + at * 9.75, line, CAPTION, "right")
            last = max(last, start + (len(remark) - 1) * 9.75)
    flow.y = last
    flow.after = flow.first_gap()
    return y
