"""People on paper: counts, and who sat at a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from worldcafe.report.blocks import Count, Counts, SatRound, Sitting
from worldcafe.report.figures.growth import bar
from worldcafe.report.layout.flow import OVER_RULE, Flow
from worldcafe.report.layout.front import head
from worldcafe.report.layout.organisations import organisations
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import (
    CAPTION,
    HEAD,
    ITALIC,
    LABEL,
    NAME_PLAIN,
    SMALL_STRONG,
    STRONG,
    TEXT,
    Style,
    column,
)
from worldcafe.report.wrapping import fitted, lines

WIDE = column(8) - 11.3
"""The width of the organisations' two columns; the roles stand to their right."""


def counts(flow: Flow, block: Counts) -> None:
    """Organisations as dots in two columns, roles as bars beside them; small and plain where room is dear."""
    if flow.tight and block.left:
        note = " · ".join(f"{count.label}\u00a0{count.count}" for count in block.right)
        head(flow, block.left_title, f"{block.right_title}: {note}" if note else "")
        organisations(flow, block.left, flow.width, plain=True)
        return
    beside = column(8) + 8 if block.left else 0.0
    room = flow.width - beside if block.left else WIDE
    y = flow.down(flow.head_gap(), 26 + 4 * 19.5)
    sheet = flow.sheet
    if block.left:
        sheet.rule(0, y - OVER_RULE, WIDE, 0.8)
        with sheet.part("H3"):
            sheet.text(0, y, block.left_title, HEAD)
    sheet.rule(beside, y - OVER_RULE, beside + room, 0.8)
    with sheet.part("H3"):
        sheet.text(beside, y, block.right_title, HEAD)
    last = _roles(sheet, block.right, beside, y + flow.first_gap(), room, block.none)
    flow.y = y + 7
    if block.left:
        flow.y = y
        organisations(flow, block.left, WIDE, plain=False)
    if len(flow.sheets) and flow.sheet is sheet:
        flow.y = max(flow.y or 0.0, last)


def _roles(sheet: Sheet, found: Sequence[Count], x: float, y: float, room: float, none: str) -> float:
    most = max((c.count for c in found), default=1)
    if not found:
        sheet.text(x, y, none, ITALIC)
    for count in found[:24]:
        with sheet.part("P"):
            name = lines(sheet.setter, count.label, TEXT, room - 30)[:2]
            last = sheet.lines(x, y, name, TEXT)
            sheet.text(x + room, y, str(count.count), STRONG, "right")
        bar(sheet, x, last + 5, count.count / most, room - 24)
        y = last + 22
    return y - 22


def sitting(flow: Flow, block: Sitting) -> None:
    """Groups round by round, three rounds in a row, names in two columns each."""
    head(flow, block.title, block.note, need=26 + 5 * 11.1)
    if not block.rounds:
        flow.sheet.text(0, flow.down(26), block.none, ITALIC)
        return
    across = min(3, len(block.rounds))
    gap = 15.0
    width = (flow.width - (across - 1) * gap) / across
    inner = 2 if across > 1 else 4
    step = (width + 3) / inner
    for at in range(0, len(block.rounds), across):
        row = block.rounds[at : at + across]
        laid = [_names(flow, r, step - 3) for r in row]
        deep = max(_depth(names, inner) for names in laid)
        y = flow.down(26, min(18 + deep, flow.bottom - flow.top))
        last = y
        for n, (round_, names) in enumerate(zip(row, laid, strict=True)):
            last = max(last, _group(flow.sheet, round_, names, (n * (width + gap), y, width, step), inner))
        flow.y = last


Names = list[tuple[list[str], Style]]


def _names(flow: Flow, round_: SatRound, width: float) -> Names:
    styles = [fitted(flow.setter, name, NAME_PLAIN, width) for name in round_.names]
    return [
        (lines(flow.setter, name, style, width), style)
        for name, style in zip(round_.names, styles, strict=True)
    ]


def _depth(names: Names, inner: int) -> float:
    return 11.1 * ceil(sum(len(n) for n, _ in names) / inner + 0.5) + 11.1


def _group(
    sheet: Sheet, round_: SatRound, names: Names, place: tuple[float, float, float, float], inner: int
) -> float:
    x, y, width, step = place
    with sheet.part("P"):
        title = sheet.text(x, y, round_.title, STRONG)
        if round_.times:
            sheet.text(x + title + 7, y, round_.times, CAPTION)
        sheet.text(x + width, y, str(round_.count), SMALL_STRONG, "right", CAPTION.colour)
    rows = ceil(sum(len(n) for n, _ in names) / inner)
    last, at = y, 0
    down, taken = y + 15, 0
    for name, style in names:
        if taken and taken + len(name) > rows and at < inner - 1:
            at, down, taken = at + 1, y + 15, 0
        with sheet.part("LI"):
            end = sheet.lines(x + at * step, down, name, style)
        last = max(last, end)
        down, taken = end + 11.1, taken + len(name)
    if round_.others:
        last = (last if names else y + 4) + 11.1
        with sheet.part("P"):
            sheet.text(x, last, round_.others, Style("sans-italic", 7.6, 11.1, LABEL.colour))
    return last
