"""A list for each table and round, with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worldcafe.domain.event import Round, Table
from worldcafe.domain.people import Participant
from worldcafe.report.figures.marks import tab
from worldcafe.report.handouts.day import itinerary, weekday
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source, listed_name
from worldcafe.report.style import (
    CAPTION,
    HAIRLINE,
    INK,
    MM,
    MUTED,
    ROW,
    SMALL_STRONG,
    STRONG,
    Face,
    Page,
    Style,
)
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import clipped, fitted, lines

MARGIN = 20 * MM
PITCH = 29.0
FREE = 3
"""Empty lines for people who are not on the list."""


def round_lists(
    source: Source, setter: Typesetter, page: Page, people: Sequence[str] | None = None
) -> Iterator[Sheet]:
    """Table by table, round by round."""
    for table in source.cafe.tables_in_order:
        rounds = [r for r in source.cafe.rounds_in_order if source.rotation.group(r.id, table.id)]
        for at, round_ in enumerate(rounds):
            guests = [source.cafe.people[p] for p in source.guests(round_.id, table.id)]
            each = max(1, int((page.height - 300) // PITCH) - FREE)
            parts = [guests[begin : begin + each] for begin in range(0, max(1, len(guests)), each)]
            for part in parts:
                sheet = Sheet(setter, plain=True)
                _RoundList(source, sheet, page, table, round_).draw(part, len(guests), at + 1, len(rounds))
                yield sheet


class _RoundList:
    """One sheet: who comes to a table in a round, from where and where to."""

    def __init__(self, source: Source, sheet: Sheet, page: Page, table: Table, round_: Round) -> None:
        self.source = source
        self.sheet = sheet
        self.setter = sheet.setter
        self.page = page
        self.table = table
        self.round = round_
        self.right = page.width - MARGIN

    def draw(self, guests: list[Participant], count: int, number: int, of: int) -> None:
        sheet, say = self.sheet, self.source.language.say
        self._head(count)
        y = self._heads()
        for guest in guests:
            y = self._guest(guest, y)
        for _ in range(FREE):
            sheet.box(MARGIN + 1, y + 7, 13, 13, None, HAIRLINE, 0.9)
            sheet.rule(MARGIN + 30, y + 22, MARGIN + 187, 0.6, HAIRLINE)
            sheet.rule(MARGIN + 204, y + 22, MARGIN + 340, 0.6, HAIRLINE)
            y += PITCH
        words = say("Someone not on the list? Write the name here; they are welcome.")
        sheet.text(MARGIN + 30, y + 5, words, Style("sans-italic", 9, 12, MUTED))
        self._stays(y + 38)
        plan = self.source.printed
        sheet.text(MARGIN, self.page.height - 34, plan.name if plan else "", CAPTION)
        words = say("Table {table}, sheet {n} of {all}", table=self.table.number, n=number, all=of)
        sheet.text(self.right, self.page.height - 34, words, SMALL_STRONG, "right")

    def _head(self, count: int) -> None:
        sheet, source = self.sheet, self.source
        topic = source.cafe.topic_at(self.round.id, self.table.id)
        room = source.cafe.rooms.get(self.table.room or "")
        tab(sheet, source.table_tab(self.table.id), MARGIN, 64, 54)
        title, times = source.round_title(self.round), source.times(self.round)
        with sheet.part("H1"):
            sheet.text(MARGIN + 68, 84, title, fitted(self.setter, title, Style("serif", 26, 31), 240, 9))
        with sheet.part("P"):
            when = " ".join(part for part in (weekday(source, self.round), times) if part)
            sheet.text(self.right, 84, when, Style("serif-strong", 18, 22), "right")
            words = " · ".join(p for p in (topic.brief if topic else "", room.name if room else "") if p)
            sheet.text(
                MARGIN + 68, 102, words, fitted(self.setter, words, Style("sans", 10.5, 13, MUTED), 300, 6)
            )
            guests = source.language.plural("{n} guest", "{n} guests", count)
            sheet.text(self.right, 102, guests, Style("sans", 10.5, 13, MUTED), "right")

    def _heads(self) -> float:
        sheet, say = self.sheet, self.source.language.say
        for x, word in (
            (0, say("here")),
            (30, say("Name")),
            (204, say("Organisation")),
            (363, say("came from")),
            (420, say("goes to")),
        ):
            sheet.text(MARGIN + x, 149, word, CAPTION)
        sheet.rule(MARGIN, 155, self.right, 0.8, INK)
        return 155.0

    def _guest(self, guest: Participant, y: float) -> float:
        sheet = self.sheet
        sheet.box(MARGIN + 1, y + 7, 13, 13, None, INK, 1.0)
        family, given = listed_name(guest)
        whole = f"{family} {given}".strip()
        style = fitted(self.setter, whole, Style("sans-strong", 13, 15), 168, 10.5)
        with sheet.part("P"):
            if self.setter.width_of(whole, style) > 168:
                self._wrapped(whole, MARGIN + 30, y, 168, "sans-strong", 10.5)
            else:
                end = sheet.text(MARGIN + 30, y + 18.5, family, style)
                space = self.setter.width(" ", "sans", style.size)
                sheet.text(MARGIN + 30 + end + space, y + 18.5, given, Style("sans", style.size, 15))
            told = dict.fromkeys([self.source.cafe.organisation_of(guest.id), self.source.told_apart(guest)])
            organisation = ", ".join(part for part in told if part)
            small = fitted(self.setter, organisation, Style("sans", 9.5, 12, MUTED), 150, 8)
            if self.setter.width_of(organisation, small) > 150:
                self._wrapped(organisation, MARGIN + 204, y, 150, "sans", 8.5, MUTED)
            else:
                sheet.text(MARGIN + 204, y + 18.5, organisation, small)
        self._ways(guest, y)
        sheet.rule(MARGIN, y + PITCH, self.right, 0.4, ROW)
        return y + PITCH

    def _wrapped(
        self, text: str, x: float, y: float, measure: float, face: Face, size: float, colour: str = INK
    ) -> None:
        """A long text in the lines that a row has room for, two of them if it can be."""
        style, found = Style(face, size, size * 1.1, colour), [text]
        for smaller, most in ((size, 2), (8.0, 3), (6.0, 4)):
            style = Style(face, min(size, smaller), min(size, smaller) * 1.1, colour)
            found = lines(self.setter, text, style, measure)
            if len(found) <= most:
                break
        first = y + 18.5 - (min(len(found), 4) - 1) * style.leading / 2
        self.sheet.lines(x, first, clipped(found, 4), style)

    def _ways(self, guest: Participant, y: float) -> None:
        stops = [s for s in itinerary(self.source, guest) if s.tab or s.round.id == self.round.id]
        here = next(at for at, s in enumerate(stops) if s.round.id == self.round.id)
        before = stops[here - 1].tab if here else None
        after = stops[here + 1].tab if here + 1 < len(stops) else None
        for x, found in ((372, before), (427, after)):
            if found:
                tab(self.sheet, found, MARGIN + x, y + 7, 15)

    def _stays(self, y: float) -> None:
        sheet, cafe, say = self.sheet, self.source.cafe, self.source.language.say
        staying = [cafe.people[p] for p in self.source.stayers(self.round.id, self.table.id)]
        sheet.rule(MARGIN, y - 17.5, self.right, 0.8, INK)
        sheet.text(MARGIN, y, say("Who stays"), Style("serif-strong", 13, 19.5))
        if not staying:
            sheet.text(MARGIN + 85, y, say("nobody"), CAPTION)
        for at, person in enumerate(staying[:4]):
            x = MARGIN + 85 + at % 2 * 200
            top = y + at // 2 * 40
            role = cafe.role_of(person.id, self.round.id)
            sheet.text(x, top, role.name if role else "", CAPTION)
            sheet.text(x, top + 12.5, person.name, fitted(self.setter, person.name, STRONG, 190, 4))
            organisation = cafe.organisation_of(person.id)
            sheet.text(x, top + 24, organisation, fitted(self.setter, organisation, CAPTION, 190, 4))
