"""People on paper: counts, the attendance list, and who sat at a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from worldcafe.report.blocks import Attendance, Count, Counts, Listed, SatRound, Sitting
from worldcafe.report.figures.growth import bar, unit_dots
from worldcafe.report.layout.flow import OVER_RULE, Flow
from worldcafe.report.layout.front import head
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import (
    CAPTION,
    HEAD,
    ITALIC,
    LABEL,
    NAME,
    NAME_PLAIN,
    ORGANISATION,
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
    """Organisations as dots in two columns, roles as bars beside them."""
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
    last = _roles(sheet, block.right, beside, y + 26, room, block.none)
    flow.y = y + 7
    if block.left:
        flow.y = y
        _organisations(flow, block.left)
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


def _organisations(flow: Flow, found: Sequence[Count]) -> None:
    """Two columns, filled one after the other, over as many pages as it takes."""
    gap = 14.0
    width = (WIDE - gap) / 2
    laid = [(c, lines(flow.setter, c.label, TEXT, width - 24)) for c in found]
    plain = len(found) > 64
    pitch = 15.0 if plain else 19.0
    at = 0
    while at < len(laid):
        y = flow.down(26 if flow.y is not None else 0, 3 * pitch)
        room = int((flow.bottom - y) // pitch) + 1
        # Two columns of equal length where the rest fits; a long name of two lines takes two places.
        places = sum(max(1, len(name)) for _, name in laid[at:])
        rows = min(room, ceil(places / 2) + 1 if places % 2 and places > 1 else ceil(places / 2))
        deepest = y
        for column_at in range(2):
            down, taken = y, 0
            while at < len(laid) and taken + max(1, len(laid[at][1])) <= max(
                rows, len(laid[at][1]) if taken == 0 else 0
            ):
                count, name = laid[at]
                x = column_at * (width + gap)
                with flow.sheet.part("P"):
                    last = flow.sheet.lines(x, down, name, TEXT)
                    flow.sheet.text(x + width, down, str(count.count), STRONG, "right")
                if not plain:
                    unit_dots(flow.sheet, x, last + 6.2, count.count, width - 20)
                taken += max(1, len(name))
                down = last + pitch
                deepest = max(deepest, last)
                at += 1
        flow.y = deepest + 4
        if at < len(laid):
            flow.turn()


def attendance(flow: Flow, block: Attendance) -> None:
    """Family name first, organisation at the right, in three columns; names are never cut."""
    gap = 17.0
    width = (flow.width - 2 * gap) / 3
    laid = [_Entry(flow, person, width) for person in block.people]
    # A list that fits a page is not torn over two; a longer one begins where it may.
    deep = 26 + sum(e.height for e in laid) / 3 + 24
    head(flow, block.title, block.note, need=deep if deep < flow.bottom - flow.top - 20 else 26 + 5 * 11.1)
    if not laid:
        flow.sheet.text(0, flow.down(26), block.none, ITALIC)
    at = 0
    while at < len(laid):
        y = flow.down(26, 3 * 11.1)
        room = flow.bottom - y + 11.1
        whole = sum(e.height for e in laid[at:])
        depth = min(room, max(whole / 3 + max(e.height for e in laid[at:]) - 11.1, 33.3))
        deepest = y
        for column_at in range(3):
            down = y
            while at < len(laid) and (down + laid[at].height - y <= depth + 0.1 or down == y):
                laid[at].draw(flow.sheet, column_at * (width + gap), down)
                down += laid[at].height
                at += 1
            deepest = max(deepest, down - 11.1)
        flow.y = deepest
        if at < len(laid):
            flow.turn()


class _Entry:
    """A person of the list in lines: name, role, and the organisation beside or below."""

    def __init__(self, flow: Flow, person: Listed, width: float) -> None:
        setter = flow.setter
        self.width = width
        self.person = person
        strong = setter.width(setter.clean(person.family), NAME.face, NAME.size)
        given = setter.width(setter.clean(person.given), NAME_PLAIN.face, NAME_PLAIN.size)
        space = 1.9
        role = setter.width(setter.clean(person.role), "sans-italic", 7)
        self.name = strong + (given + space if person.given else 0) + (role + 4 if person.role else 0)
        organisation = setter.width(setter.clean(person.organisation), ORGANISATION.face, ORGANISATION.size)
        self.one = self.name <= width
        self.beside = self.one and self.name + organisation + 6 <= width
        whole = f"{person.family} {person.given} {person.role}".strip()
        self.lines = [] if self.one else lines(setter, whole, NAME, width)
        self.below = [] if self.beside else lines(setter, person.organisation, ORGANISATION, width - 8)
        self.given_at = strong + space
        self.role_at = self.name - role
        rows = max(1, len(self.lines)) + len(self.below)
        self.height = 11.1 * rows

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        person = self.person
        with sheet.part("LI"):
            if self.one:
                sheet.text(x, y, person.family, NAME)
                if person.given:
                    sheet.text(x + self.given_at, y, person.given, NAME_PLAIN)
                if person.role:
                    sheet.text(
                        x + self.role_at, y, person.role, Style("sans-italic", 7, 11.1, CAPTION.colour)
                    )
            last = sheet.lines(x, y, self.lines, NAME)
            if self.beside and person.organisation:
                sheet.text(x + self.width, y, person.organisation, ORGANISATION, "right")
            for at, line in enumerate(self.below):
                sheet.text(x + self.width, last + 11.1 * (at + 1) - 1.6, line, ORGANISATION, "right")


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
