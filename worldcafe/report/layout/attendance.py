"""The attendance list: name and organisation in columns that stand still down the page."""

from __future__ import annotations

from math import ceil

from worldcafe.report.blocks import Attendance, Listed
from worldcafe.report.layout.flow import Flow
from worldcafe.report.layout.front import head
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import CAPTION, ITALIC, NAME, NAME_PLAIN, ORGANISATION, Style
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import lines

GAP = 20.0
ROLE = Style("sans-italic", 7, 11.1, CAPTION.colour)
NAMED = 0.47
"""The part of a column that the names have."""


def attendance(flow: Flow, block: Attendance) -> None:
    """Two columns of name and organisation, three where nobody has one; nothing is cut, and rows stay aligned."""
    if not block.people:
        _nobody(flow, block)
        return
    bare = not any(person.organisation for person in block.people)
    columns = 3 if bare else 2
    width = (flow.width - (columns - 1) * GAP) / columns
    leading = 11.1 if flow.tight < 2 else 10.0
    laid = [_Entry(flow, person, width, leading, bare=bare) for person in block.people]
    deep = 26 + sum(e.height for e in laid) / columns
    # A list that fits a page is not torn over two; a longer one begins where it may.
    head(
        flow,
        block.title,
        block.note,
        need=deep if deep < flow.bottom - flow.top - 20 else 26 + 5 * leading,
    )
    while laid:
        y = flow.down(flow.first_gap(), 3 * leading)
        laid = _page(flow, laid, y, columns, width + GAP)
        if laid:
            flow.turn()


def _nobody(flow: Flow, block: Attendance) -> None:
    found = lines(
        flow.setter, f"{block.none}: {block.note}." if block.note else block.none, ITALIC, flow.width
    )
    y = flow.down(26, 13 * (len(found) - 1))
    with flow.sheet.part("P"):
        flow.y = flow.sheet.lines(0, y, found, ITALIC)


def _page(flow: Flow, laid: list[_Entry], top: float, columns: int, step: float) -> list[_Entry]:
    """As many people as the page takes, down its columns; who is left over."""
    rows = ceil(len(laid) / columns)
    while rows > 1 and top + _heights(laid, rows, columns) > flow.bottom + 0.5:
        rows -= 1
    here = laid[: rows * columns]
    y = top
    for at in range(rows):
        row = here[at::rows]
        for n, entry in enumerate(row):
            entry.draw(flow.sheet, n * step, y)
        high = max(entry.height for entry in row)
        flow.y = y + high - row[0].leading
        y += high
    return laid[rows * columns :]


def _heights(laid: list[_Entry], rows: int, columns: int) -> float:
    """From the first baseline to the last of so many rows."""
    here = laid[: rows * columns]
    high = [max(entry.height for entry in here[at::rows]) for at in range(min(rows, len(here)))]
    return sum(high) - here[0].leading


class _Entry:
    """A person of the list in lines: family name strong, the organisation beside it, the role where there is room."""

    def __init__(self, flow: Flow, person: Listed, width: float, leading: float, *, bare: bool) -> None:
        setter = flow.setter
        self.person = person
        self.leading = leading
        self.beside = width * NAMED
        measure = width if bare else self.beside - 8
        strong = setter.width_of(person.family, NAME)
        given = setter.width_of(person.given, NAME_PLAIN)
        self.given_at = strong + 1.9
        self.one = self.given_at + given <= measure
        name = Style(NAME.face, NAME.size, leading)
        self.lines = (
            [] if self.one else lines(setter, f"{person.family} {person.given}".strip(), name, measure)
        )
        self.organisation = lines(setter, person.organisation, ORGANISATION, width - self.beside)
        rows = max(1, len(self.lines))
        self.role: tuple[float, float] | None = None
        if person.role:
            role = setter.width_of(person.role, ROLE)
            self.role, rows = self._role(setter, role, measure, width, given, rows)
        self.height = leading * max(rows, len(self.organisation))

    def _role(
        self, setter: Typesetter, role: float, measure: float, width: float, given: float, rows: int
    ) -> tuple[tuple[float, float], int]:
        """Where the role stands: after the name, else after the organisation, else below the name; and the rows."""
        after = self.given_at + given + (4 if self.person.given else 2)
        if self.one and after + role <= measure:
            return (after, 0.0), rows
        last = self.organisation[-1] if self.organisation else ""
        end = self.beside + setter.width(last, ORGANISATION.face, ORGANISATION.size) + (5 if last else 0)
        if end + role <= width:
            return (end, self.leading * max(0, len(self.organisation) - 1)), rows
        return (0.0, self.leading * rows), rows + 1

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        person = self.person
        with sheet.part("LI"):
            if self.one:
                sheet.text(x, y, person.family, NAME)
                sheet.text(x + self.given_at, y, person.given, NAME_PLAIN)
            sheet.lines(x, y, self.lines, Style(NAME.face, NAME.size, self.leading))
            place = Style(ORGANISATION.face, ORGANISATION.size, self.leading, ORGANISATION.colour)
            sheet.lines(x + self.beside, y, self.organisation, place)
            if self.role:
                sheet.text(x + self.role[0], y + self.role[1], person.role, ROLE)
