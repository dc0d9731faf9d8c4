"""Tables without vertical lines: actions, agenda, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worldcafe.report.blocks import ActionRow, ActionTable, Agenda, AgendaRow, NoteList, Party, SignOff
from worldcafe.report.figures.marks import LIST, mark, tab
from worldcafe.report.layout.flow import Flow
from worldcafe.report.layout.front import head
from worldcafe.report.layout.lists import list_head
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import (
    ABSENT,
    CAPTION,
    GUTTER,
    HAIRLINE,
    HALF,
    INK,
    ITALIC,
    LABEL,
    MISSING,
    ROW,
    STRONG,
    TEXT,
)
from worldcafe.report.wrapping import clipped, lines

WHO, BY = 277.7, 393.6
"""Where owner and date begin, in points."""
TALL = 40
"""A row of more lines is set in pieces."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An action in lines; `more` is the rest of a text too long for a page."""

    row: ActionRow
    what: tuple[str, ...]
    who: tuple[str, ...]
    note: tuple[str, ...]
    due: tuple[str, ...]
    first: bool

    @property
    def height(self) -> float:
        """From the first baseline to the last."""
        owner = (len(self.who) - 1) * 13 + (1 + len(self.note)) * 10.4 - 10.4 if self.who else 0.0
        return max((len(self.what) - 1) * 13, owner, (len(self.due) - 1) * 13)


def action_table(flow: Flow, block: ActionTable) -> None:
    """Actions in rows; the head row is repeated on every page."""
    if block.short:
        _short(flow, block)
        return
    x = 18.0 if block.kind else 29.6
    rows = [piece for row in block.rows for piece in _laid(flow, row, x)]
    first = rows[0].height if rows else 0.0
    if block.kind:
        y = flow.down(flow.head_gap(), min(26 + 30 + first, 300))
        listed = NoteList(block.kind, block.title, block.note, (), block.none)
        list_head(flow, listed, 0, y, flow.width, block.note)
        flow.after = 26.0
    if not rows:
        y = flow.down(26)
        flow.sheet.text(x if block.kind else 0, y, block.none, ITALIC)
        return
    rule = _head_row(flow, block, x)
    for row in rows:
        if rule + 14.5 + row.height > flow.bottom + 0.5 and rule > flow.top + 30:
            flow.turn()
            rule = _head_row(flow, block, x)
        rule = _row(flow.sheet, block, row, x, rule + 14.5, flow.width)
    flow.y = rule - 7.5


def _laid(flow: Flow, row: ActionRow, x: float) -> list[_Row]:
    what = lines(flow.setter, row.text, TEXT, WHO - x - 14) or [""]
    who = lines(flow.setter, row.owner, STRONG, BY - WHO - 10)
    note = lines(flow.setter, row.owner_note, CAPTION, BY - WHO - 10)
    due = lines(flow.setter, row.due, TEXT, 52)
    pieces = [what[at : at + TALL] for at in range(0, len(what), TALL)]
    return [
        _Row(row, tuple(piece), tuple(who[:TALL]), tuple(note), tuple(due), True)
        if at == 0
        else _Row(row, tuple(piece), (), (), (), False)
        for at, piece in enumerate(pieces)
    ]


def _head_row(flow: Flow, block: ActionTable, x: float) -> float:
    y = flow.down(26.0, 40)
    sheet = flow.sheet
    with sheet.part("P"):
        if not block.kind:
            sheet.text(0, y, block.heads[0], CAPTION)
        sheet.text(x, y, block.heads[1], CAPTION)
        sheet.text(WHO, y, block.heads[2], CAPTION)
        sheet.text(BY, y, block.heads[3], CAPTION)
    weight, colour = (0.5, HAIRLINE) if block.kind else (0.8, INK)
    sheet.rule(0, y + 8, flow.width, weight, colour)
    return y + 8


def _row(sheet: Sheet, block: ActionTable, row: _Row, x: float, y: float, width: float) -> float:
    """One row from its first baseline; the rule below it comes back."""
    action = row.row
    if row.first and block.kind:
        mark(sheet, block.kind, 6, y - 3.2, LIST)
    elif row.first and action.tab:
        tab(sheet, action.tab, 0, y - 9.9, 13)
    with sheet.part("P"):
        sheet.lines(x, y, row.what, TEXT)
        if row.first:
            _owner(sheet, row, y)
            style = ABSENT if action.missing_due else TEXT
            sheet.lines(BY, y, row.due, style)
            sheet.text(width, y, action.label, LABEL, "right")
    rule = y + row.height + 7.5
    sheet.rule(0, rule, width, 0.4, ROW)
    return rule


def _owner(sheet: Sheet, row: _Row, y: float) -> None:
    if row.row.missing_owner:
        sheet.lines(WHO, y, row.who, ABSENT)
        sheet.dotted(WHO, y + 4.2, WHO + 88, MISSING)
        return
    last = sheet.lines(WHO, y, row.who, STRONG)
    for at, line in enumerate(row.note):
        sheet.text(WHO, last + 10.4 * (at + 1), line, CAPTION)


def _short(flow: Flow, block: ActionTable) -> None:
    """A line or two an action: for the summary."""
    kind = block.kind
    y = flow.down(flow.head_gap(), 60)
    shown = block.rows[: 5 if flow.tight < 7 else 4 if flow.tight < 10 else 3]
    if kind:
        note = block.part.replace("{n}", str(len(shown))) if len(shown) < len(block.rows) else block.note
        list_head(flow, NoteList(kind, block.title, note, (), ""), 0, y, flow.width, note)
    y += 21
    if not block.rows:
        flow.sheet.text(18, y + 3, block.none, ITALIC)
        flow.y = y + 3
        return
    sheet = flow.sheet
    for row in shown:
        what = clipped(lines(flow.setter, row.text, TEXT, 296), 3)
        who = clipped(lines(flow.setter, row.owner, STRONG, 84), 3)
        rows = max(len(what), len(who))
        if row.tab:
            tab(sheet, row.tab, 0, y - 9.6, 12)
        with sheet.part("P"):
            sheet.lines(18, y, what, TEXT)
            sheet.lines(329, y, who, ABSENT if row.missing_owner else STRONG)
            sheet.text(flow.width, y, row.due, ABSENT if row.missing_due else TEXT, "right")
        last = y + (rows - 1) * 13
        sheet.rule(18, last + 5, flow.width, 0.4, ROW)
        flow.y = last
        y = last + 16.25
    flow.y = flow.y or y


def agenda(flow: Flow, block: Agenda) -> None:
    """Times, what, and who speaks; rounds set strong."""
    if not block.days:
        flow.sheet.text(0, flow.down(26), block.none, ITALIC)
    for day in block.days:
        if day.title:
            head(flow, day.title, need=26 + 39)
        else:
            flow.after = flow.after or 26.0
        flow.after = 26.0
        for row in day.rows:
            _agenda_row(flow, row)


def _agenda_row(flow: Flow, row: AgendaRow) -> None:
    style = STRONG if row.strong else TEXT
    what = lines(flow.setter, row.title, style, 250) or [""]
    who = lines(flow.setter, row.speaker, CAPTION, 120)
    y = flow.down(19.5, (max(len(what), len(who), 1) - 1) * 13)
    sheet = flow.sheet
    with sheet.part("P"):
        sheet.text(0, y, row.times, TEXT, colour=None if row.strong else CAPTION.colour)
        last = sheet.lines(90, y, what[:TALL], style)
        sheet.lines(360, y, who[:TALL], CAPTION)
    sheet.rule(0, last + 6, flow.width, 0.4, ROW)
    flow.y = last


def sign_off(flow: Flow, block: SignOff) -> None:
    """Who submits and who approves, each with a line to sign and one for the day."""
    head(flow, block.title, need=130)
    y = flow.down(26, 90)
    found = [(_names(flow, party), party) for party in block.parties]
    deep = max((len(names) * 13 + len(note) * 10.5 for (names, note), _ in found), default=13.0)
    line = y + 12.5 + deep + 32
    for at, ((names, note), party) in enumerate(found):
        x = at * (HALF + GUTTER)
        _party(flow.sheet, block, party, (names, note), x, y, line)
    flow.y = line + 9.75


def _names(flow: Flow, party: Party) -> tuple[list[str], list[str]]:
    style = ABSENT if party.missing else STRONG
    return lines(flow.setter, party.name, style, HALF)[:6], lines(flow.setter, party.note, CAPTION, HALF)[:6]


def _party(
    sheet: Sheet,
    block: SignOff,
    party: Party,
    found: tuple[Sequence[str], Sequence[str]],
    x: float,
    y: float,
    line: float,
) -> None:
    names, note = found
    with sheet.part("P"):
        sheet.text(x, y, party.label, CAPTION)
        last = sheet.lines(x, y + 13, names, ABSENT if party.missing else STRONG)
        for at, text in enumerate(note):
            sheet.text(x, last + 11 + at * 10.5, text, CAPTION)
    signed, dated = x + HALF * 0.62, x + HALF * 0.68
    sheet.rule(x, line, signed, 0.6)
    sheet.rule(dated, line, x + HALF, 0.6)
    with sheet.part("P"):
        sheet.text(x, line + 9.75, block.signature, LABEL)
        sheet.text(dated, line + 9.75, block.date, LABEL)
        if party.date:
            sheet.text(dated, line - 4.5, party.date, CAPTION, colour=INK)
