"""The door list: everybody A to Z in large type, readable at two metres, with their tables round by round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worldcafe.domain.people import Participant, folded
from worldcafe.report.handouts.day import Stop, expected, itinerary, stays_all_day, weekday
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source
from worldcafe.report.style import ACCENT, CAPTION, INK, LABEL, MM, MUTED, ROW, SMALL_STRONG, Page, Style
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import fitted, lines

MARGIN = 16 * MM
TOP = 136.0
"""The first name's baseline."""
PITCH = 29.0
GAP = 26.0
INDENT = 19.0
SIZE = 15.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A person's line: name as set, stops, and the letter it stands under."""

    letter: str
    family: str
    given: str
    wrapped: tuple[str, ...]
    size: float
    stops: tuple[Stop, ...]
    height: float


def door_lists(
    source: Source, setter: Typesetter, page: Page, people: Sequence[str] | None = None
) -> Iterator[Sheet]:
    """Sheets of one or two columns; letters are kept together where they fit. `people` prints only those."""
    rounds = len(source.cafe.rounds_in_order)
    columns = 2 if rounds <= 4 else 1
    width = (page.width - 2 * MARGIN - (columns - 1) * GAP) / columns
    step = min(31.0, max(13.0, width * (0.42 if columns == 2 else 0.62) / max(1, rounds)))
    measure = width - INDENT - rounds * step - 4
    found = [_line(source, setter, p, measure) for p in expected(source, people)]
    pages = _pages(found, page.height - TOP - 62, columns)
    for at, sheet_columns in enumerate(pages):
        sheet = Sheet(setter, plain=True)
        _Door(source, sheet, page, width, step).draw(sheet_columns, at + 1, len(pages))
        yield sheet


def _line(source: Source, setter: Typesetter, person: Participant, measure: float) -> _Line:
    family, given = (person.family, person.given) if person.family else (person.given, "")
    sorted_as = folded(person.sorted_as or family or "?")
    letter = next((c for c in sorted_as if c.isalnum()), "#").upper()
    strong, plain = Style("sans-strong", 1, 1), Style("sans", 1, 1)
    whole = setter.width(setter.clean(family), strong.face, 1) + setter.width(
        setter.clean(f" {given}"), plain.face, 1
    )
    size = min(SIZE, int(measure / whole * 4) / 4) if whole else SIZE
    wrapped: list[str] = []
    if size < 9.5:
        size = 9.5
        wrapped = lines(setter, f"{family} {given}", Style("sans-strong", size, 11), measure)
    height = PITCH + max(0, len(wrapped) - 2) * 11
    return _Line(letter, family, given, tuple(wrapped), size, itinerary(source, person), height)


def _pages(found: Sequence[_Line], room: float, columns: int) -> list[list[list[_Line]]]:
    """Lines in columns in pages. A letter that would be torn begins the next column, if it is short enough."""
    filled: list[list[_Line]] = [[]]
    taken, at = 0.0, 0
    while at < len(found):
        group = [found[at]]
        while at + len(group) < len(found) and found[at + len(group)].letter == group[0].letter:
            group.append(found[at + len(group)])
        whole = sum(line.height for line in group)
        if taken and taken + whole > room and whole <= room * 0.34:
            filled.append([])
            taken = 0.0
        for line in group:
            if taken and taken + line.height > room:
                filled.append([])
                taken = 0.0
            filled[-1].append(line)
            taken += line.height
        at += len(group)
    return [filled[begin : begin + columns] for begin in range(0, len(filled), columns)]


class _Door:
    """One sheet of the door list."""

    def __init__(self, source: Source, sheet: Sheet, page: Page, width: float, step: float) -> None:
        self.source = source
        self.sheet = sheet
        self.page = page
        self.width = width
        self.step = step

    def draw(self, columns: Sequence[Sequence[_Line]], number: int, of: int) -> None:
        sheet, say = self.sheet, self.source.language.say
        right = self.page.width - MARGIN
        letters = [line.letter for column in columns for line in column]
        with sheet.part("H1"):
            sheet.text(MARGIN, 68, say("Find your tables"), Style("serif", 26, 31))
        span = (
            f"{letters[0]} – {letters[-1]}" if letters and letters[0] != letters[-1] else "".join(letters[:1])
        )
        with sheet.part("P"):
            sheet.text(right, 68, span, Style("serif-strong", 26, 31, ACCENT), "right")
        words = say("Look up your family name. Walk to the first number; at each bell, move to the next.")
        with sheet.part("P"):
            style = Style("sans", 10, 13, MUTED)
            sheet.text(MARGIN, 90, words, fitted(sheet.setter, words, style, right - MARGIN))
        for at, column in enumerate(columns):
            self._column(MARGIN + at * (self.width + GAP), column)
        plan = self.source.cafe.plans.get(self.source.plan or "") or self.source.cafe.adopted
        with sheet.part("P"):
            sheet.text(MARGIN, self.page.height - 34, plan.name if plan else say("no plan yet"), CAPTION)
            sheet.text(
                right,
                self.page.height - 34,
                say("Sheet {n} of {all}", n=number, all=of),
                SMALL_STRONG,
                "right",
            )

    def _column(self, x: float, column: Sequence[_Line]) -> None:
        sheet, right = self.sheet, x + self.width
        rounds = self.source.cafe.rounds_in_order
        for at, round_ in enumerate(rounds):
            clock = self.source.language.clock(round_.start) if round_.start else str(round_.number)
            style = fitted(sheet.setter, clock, CAPTION, self.step - 2, 5)
            middle = self._middle(right, at, len(rounds))
            sheet.text(middle, 111, clock, style, "middle")
            day = weekday(self.source, round_)
            if day:
                sheet.text(middle, 102, day, fitted(sheet.setter, day, LABEL, self.step - 2, 5), "middle")
        sheet.rule(x, 117, right, 0.8, INK)
        y, letter = TOP, ""
        for line in column:
            if line.letter != letter:
                if letter:
                    sheet.rule(x, y - 19, right, 0.8, INK)
                sheet.text(x, y, line.letter, Style("serif-strong", 15, 18, ACCENT))
            elif y > TOP:
                sheet.rule(x + INDENT, y - 19, right, 0.4, ROW)
            letter = line.letter
            self._line(x + INDENT, y, right, line)
            y += line.height
        sheet.rule(x, y - 19, right, 0.8, INK)

    def _middle(self, right: float, at: int, rounds: int) -> float:
        return right - (rounds - at - 0.5) * self.step + (0 if rounds > 4 else 3)

    def _line(self, x: float, y: float, right: float, line: _Line) -> None:
        sheet = self.sheet
        with sheet.part("P"):
            if line.wrapped:
                sheet.lines(
                    x,
                    y - 6 if len(line.wrapped) > 1 else y,
                    line.wrapped,
                    Style("sans-strong", line.size, 11),
                )
            else:
                end = sheet.text(x, y, line.family, Style("sans-strong", line.size, 18))
                if line.given:
                    space = sheet.setter.width(" ", "sans", line.size)
                    sheet.text(x + end + space, y, line.given, Style("sans", line.size, 18))
            self._numbers(y, right, line)

    def _numbers(self, y: float, right: float, line: _Line) -> None:
        sheet, stops = self.sheet, line.stops
        size = min(16.0, self.step * 0.62)
        style = Style("sans-strong", size, 18)
        if stays_all_day(stops) and len(stops) > 1 and all(s.tab for s in stops):
            first = self._middle(right, 0, len(stops))
            left = first - self.step / 2 + 2
            sheet.capsule(left, y - 15, right - left, 20, INK, 0.8)
            sheet.text(first, y, stops[0].tab.label if stops[0].tab else "", style, "middle")
            words = self.source.language.say("stays")
            sheet.text(
                (first + right) / 2 + 6,
                y - 1.2,
                words,
                fitted(sheet.setter, words, Style("sans", 9.5, 13), right - first - 16, 5),
                "middle",
            )
            return
        for at, stop in enumerate(stops):
            x = self._middle(right, at, len(stops))
            if stop.tab:
                sheet.text(
                    x,
                    y,
                    stop.tab.label,
                    fitted(sheet.setter, stop.tab.label, style, self.step - 3, 6),
                    "middle",
                )
            else:
                sheet.text(x, y, "–", LABEL, "middle")
