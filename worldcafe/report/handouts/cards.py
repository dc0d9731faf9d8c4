"""Itinerary cards: eight to a sheet with cut marks, the table's number the largest thing after the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from worldcafe.domain.people import Participant
from worldcafe.report.figures.code import modules
from worldcafe.report.figures.marks import tab
from worldcafe.report.handouts.day import Stop, expected, itinerary, stays_all_day
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source
from worldcafe.report.style import (
    CAPTION,
    HAIRLINE,
    IMPRINT,
    INK,
    LABEL,
    MM,
    MUTED,
    ROW,
    SMALL_STRONG,
    STRONG,
    TEXT,
    Page,
    Style,
)
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import clipped, fits_whole, fitted, lines

WIDTH, HEIGHT = 95 * MM, 67.5 * MM
ACROSS, DOWN = 2, 4
INSIDE = 6.5 * MM
"""Nothing stands nearer to the cut."""
CODE = 42.5
MOST = 12
"""Rounds on one card; a longer day has a second card."""
NAMES = ((17.0, 1), (15.0, 1), (13.5, 1), (13.5, 2), (11.5, 2), (10.0, 3), (8.0, 4), (7.0, 5), (5.5, 7))
"""Sizes of the name and how many lines each may take: it wraps rather than becoming small, and is never cut."""
QUIET = 4
"""Modules of white around a code."""


def cards(
    source: Source, setter: Typesetter, page: Page, people: Sequence[str] | None = None
) -> Iterator[Sheet]:
    """Sheets of cards in the order of the door list; `people` prints only those."""
    found = [
        (person, stops[at : at + MOST], source.numbers[person.id])
        for person in expected(source, people)
        for stops in [itinerary(source, person)]
        for at in range(0, max(1, len(stops)), MOST)
    ]
    event = source.cafe.event.title
    for begin in range(0, len(found), ACROSS * DOWN):
        sheet = Sheet(setter, plain=True)
        left, top = (page.width - ACROSS * WIDTH) / 2, (page.height - DOWN * HEIGHT) / 2
        _cuts(sheet, left, top)
        for at, (person, stops, number) in enumerate(found[begin : begin + ACROSS * DOWN]):
            x, y = left + at % ACROSS * WIDTH, top + at // ACROSS * HEIGHT
            _Card(source, sheet, x, y).draw(person, stops, number, event)
        yield sheet


def _cuts(sheet: Sheet, left: float, top: float) -> None:
    """Marks outside the cards, fine dots between them."""
    right, bottom = left + ACROSS * WIDTH, top + DOWN * HEIGHT
    for column in range(ACROSS + 1):
        x = left + column * WIDTH
        sheet.stroke([(x, top - 16), (x, top - 4)], 0.6, INK)
        sheet.stroke([(x, bottom + 4), (x, bottom + 16)], 0.6, INK)
        if 0 < column < ACROSS:
            sheet.stroke([(x, top), (x, bottom)], 0.4, ROW, (1, 3))
    for row in range(DOWN + 1):
        y = top + row * HEIGHT
        sheet.stroke([(left - 16, y), (left - 4, y)], 0.6, INK)
        sheet.stroke([(right + 4, y), (right + 16, y)], 0.6, INK)
        if 0 < row < DOWN:
            sheet.stroke([(left, y), (right, y)], 0.4, ROW, (1, 3))


class _Card:
    """One card, its upper left corner at x, y."""

    def __init__(self, source: Source, sheet: Sheet, x: float, y: float) -> None:
        self.source = source
        self.sheet = sheet
        self.setter = sheet.setter
        self.x = x + INSIDE
        self.y = y
        self.width = WIDTH - 2 * INSIDE

    def draw(self, person: Participant, stops: Sequence[Stop], number: int, event: str) -> None:
        say = self.source.language.say
        with self.sheet.part("P"):
            rule = self._head(person, number)
        if stays_all_day(stops):
            self._staying(person, stops, rule)
        elif stops:
            self._rows(stops, rule)
        else:
            self.sheet.text(self.x, rule + 22, say("No rounds are planned yet."), CAPTION)
        self._code(person)
        foot = lines(self.setter, event, IMPRINT, self.width - CODE - 12)[:2]
        with self.sheet.part("P"):
            self.sheet.lines(self.x, self.y + HEIGHT - 16 - (len(foot) - 1) * 7.5, foot, IMPRINT)

    def _head(self, person: Participant, number: int) -> float:
        """Name, organisation and number; where the rule stands."""
        sheet, name = self.sheet, person.name or person.id
        found, style = self._name(name, self.width - 26)
        first = self.y + (31 if len(found) == 1 else 17 + style.size * 0.72)
        last = sheet.lines(self.x, first, found, style)
        sheet.text(
            self.x + self.width, self.y + 31 if len(found) == 1 else first, f"{number:03d}", LABEL, "right"
        )
        organisation = self.source.cafe.organisation_of(person.id)
        # Who shares a name with somebody looks for this line first.
        plain = SMALL_STRONG if self.source.told_apart(person) else CAPTION
        style, written = self._organisation(organisation, plain)
        last = sheet.lines(self.x, last + 12.5, written, style) if written else last
        rule = max(self.y + 52.8, last + 9)
        sheet.rule(self.x, rule, self.x + self.width, 0.8, INK)
        return rule

    def _organisation(self, text: str, plain: Style) -> tuple[Style, list[str]]:
        """The organisation on a line or two, smaller only where it is longer."""
        found = lines(self.setter, text, plain, self.width)
        if len(found) <= 2:
            return plain, found
        small = Style(plain.face, 7, 8, plain.colour)
        return small, clipped(lines(self.setter, text, small, self.width), 3)

    def _name(self, name: str, measure: float) -> tuple[list[str], Style]:
        """The name in the largest size that has room for all of it."""
        found: list[str] = []
        style = Style("serif", NAMES[-1][0], NAMES[-1][0] * 1.14)
        for size, most in NAMES:
            style = Style("serif", size, size * 1.14)
            found = lines(self.setter, name, style, measure, balanced=True)
            if len(found) <= most and fits_whole(self.setter, name, style, measure):
                break
        return found, style

    def _rows(self, stops: Sequence[Stop], rule: float) -> None:
        room = self.y + HEIGHT - 31 - rule
        two = len(stops) > 6
        rows = (len(stops) + 1) // 2 if two else len(stops)
        pitch = min(33.0, room / rows)
        side = min(24.5, pitch - 3.5)
        half = (self.width - CODE - 10) / 2
        for at, stop in enumerate(stops):
            x = self.x + (half + 6 if two and at >= rows else 0.0)
            y = rule + 6 + at % rows * pitch
            self._row(stop, x, y, side, pitch, half if two else self.width - CODE - 12)
            if at % rows < rows - 1 and not two:
                self.sheet.rule(
                    x, y + pitch - 4.5 if pitch > 30 else y + pitch - 2, x + self.width - CODE - 10, 0.4, ROW
                )

    def _row(self, stop: Stop, x: float, y: float, side: float, pitch: float, measure: float) -> None:
        sheet = self.sheet
        high = pitch >= 26
        time = Style("sans-strong", 10.5 if high else 8.5, 13)
        middle = y + side / 2
        wide = 37.0 if high else 31.0
        wide += 6.0 if stop.day else 0.0
        written = " · ".join(part for part in (stop.title, stop.day) if part)
        with sheet.part("P"):
            if stop.clock:
                sheet.text(
                    x,
                    middle - 0.5 if high else middle + 3,
                    stop.clock,
                    fitted(self.setter, stop.clock, time, wide - 4, 6),
                )
            label = fitted(self.setter, written, LABEL, wide - 3, 5)
            if high or not stop.clock:
                sheet.text(x, middle + (10 if stop.clock else 3), written, label)
            start = x + wide + side + 8
            if stop.tab:
                tab(sheet, stop.tab, x + wide, y, side)
            else:
                sheet.box(x + wide + 0.4, y + 0.4, side - 0.8, side - 0.8, None, HAIRLINE, 0.8)
            self._topic(stop, start, middle, max(30.0, measure - wide - side - 8), high)

    def _topic(self, stop: Stop, x: float, middle: float, measure: float, high: bool) -> None:
        sheet = self.sheet
        style = (
            Style("sans-strong", 10 if high else 8.5, 11)
            if stop.tab
            else Style("sans-italic", 8.5, 11, MUTED)
        )
        small = fitted(self.setter, stop.topic, style, measure, 7.5)
        found = lines(self.setter, stop.topic, small, measure)
        if high and stop.room and len(found) == 1:
            sheet.text(x, middle - 0.5, found[0], small)
            sheet.text(x, middle + 10, stop.room, fitted(self.setter, stop.room, CAPTION, measure, 5.5))
            return
        limit = 2 if high else 1
        tiny = Style(small.face, 7 if high else 6, 8.2, small.colour)
        shown = found if len(found) <= limit else lines(self.setter, stop.topic, tiny, measure)
        style = small if len(found) <= limit else tiny
        leading = min(style.leading, style.size * 1.15)
        first = middle + 3 - (min(len(shown), 3) - 1) * leading / 2 - (4 if high and stop.room else 0)
        for at, line in enumerate(shown[:3]):
            sheet.text(x, first + at * leading, line, style)
        if high and stop.room:
            sheet.text(
                x,
                first + min(len(shown), 3) * leading + 0.5,
                stop.room,
                fitted(self.setter, stop.room, LABEL, measure, 5),
            )

    def _staying(self, person: Participant, stops: Sequence[Stop], rule: float) -> None:
        """One table for the whole day: its number large, and who comes when."""
        sheet, say, plural = self.sheet, self.source.language.say, self.source.language.plural
        seated = [s for s in stops if s.tab]
        first = seated[0]
        if first.tab is None:
            return
        tab(sheet, first.tab, self.x, rule + 9, 34)
        x, measure = self.x + 44, self.width - 44
        topics = list(dict.fromkeys(s.topic for s in seated))
        topic = topics[0] if len(topics) == 1 else say("a new topic in each round")
        role = self.source.cafe.role_of(person.id, first.round.id)
        with sheet.part("P"):
            sheet.text(
                x, rule + 18, topic, fitted(self.setter, topic, Style("sans-strong", 11, 13), measure, 6)
            )
            place = " · ".join(p for p in (first.room, plural("{n} round", "{n} rounds", len(seated))) if p)
            sheet.text(x, rule + 30, place, fitted(self.setter, place, CAPTION, measure, 6))
            words = say("You are the {role}: you stay.", role=role.name.lower()) if role else say("You stay.")
            sheet.text(x, rule + 42, words, fitted(self.setter, words, Style(TEXT.face, 8.5, 11), measure, 6))
        room = self.y + HEIGHT - 26 - rule - 56
        pitch = min(11.5, room / max(1, len(seated)))
        style = Style(STRONG.face, min(8.0, pitch * 0.8), 11)
        plain = Style(TEXT.face, style.size, 11, MUTED)
        for at, stop in enumerate(seated):
            y = rule + 60 + at * pitch
            with sheet.part("P"):
                end = self.x + max(
                    36.0, sheet.text(self.x, y, stop.title, fitted(self.setter, stop.title, style, 70, 5)) + 6
                )
                times = " ".join(part for part in (stop.day, self.source.times(stop.round)) if part)
                sheet.text(end, y, times, plain)
                guests = self._guests(stop)
                if guests:
                    sheet.text(
                        end + (70 if stop.day else 52 if times else 0),
                        y,
                        plural("{n} guest", "{n} guests", guests),
                        plain,
                    )

    def _guests(self, stop: Stop) -> int:
        number = stop.tab.label if stop.tab else ""
        table = next((t for t in self.source.cafe.tables_in_order if str(t.number) == number), None)
        return len(self.source.guests(stop.round.id, table.id)) if table else 0

    def _code(self, person: Participant) -> None:
        """The opaque id of the person, never a name."""
        x, y = self.x + self.width - CODE, self.y + HEIGHT - 27 - CODE
        code = modules(f"wc:{person.id}")
        with self.sheet.part("Figure", self.source.language.say("A code for the desk.")):
            self.sheet.picture(code, x, y, CODE)
        caption = self.source.language.say("for the desk")
        below = y + CODE + QUIET * CODE / len(code) + IMPRINT.size * 0.75
        self.sheet.text(
            x + CODE / 2, below, caption, fitted(self.setter, caption, IMPRINT, CODE + 10, 5), "middle"
        )
