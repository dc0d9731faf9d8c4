"""The door list: everybody A to Z in large type, readable at two metres, with their tables round by round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from worldcafe.report.handouts.day import expected, stays_all_day, weekday
from worldcafe.report.handouts.door_lines import HEADING, Column, Line, line_of, sheets_of
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source
from worldcafe.report.style import ACCENT, CAPTION, INK, LABEL, MM, MUTED, ROW, SMALL_STRONG, Page, Style
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import clipped, fitted, lines

MARGIN = 16 * MM
TOP = 136.0
"""The first name's baseline."""
GAP = 26.0
INDENT = 19.0


def door_lists(
    source: Source, setter: Typesetter, page: Page, people: Sequence[str] | None = None
) -> Iterator[Sheet]:
    """Sheets of one or two columns; letters are kept together where they fit. `people` prints only those."""
    rounds = len(source.cafe.rounds_in_order)
    columns = 2 if rounds <= 4 else 1
    width = (page.width - 2 * MARGIN - (columns - 1) * GAP) / columns
    step = min(31.0, max(13.0, width * (0.42 if columns == 2 else 0.62) / max(1, rounds)))
    measure = width - INDENT - rounds * step - 4
    found = [line_of(source, setter, p, measure) for p in expected(source, people)]
    pages = sheets_of(found, source, page.height - TOP - 62, columns)
    for at, sheet_columns in enumerate(pages):
        sheet = Sheet(setter, plain=True)
        _Door(source, sheet, page, width, step).draw(sheet_columns, at + 1, len(pages))
        yield sheet


class _Door:
    """One sheet of the door list."""

    def __init__(self, source: Source, sheet: Sheet, page: Page, width: float, step: float) -> None:
        self.source = source
        self.sheet = sheet
        self.page = page
        self.width = width
        self.step = step

    def draw(self, columns: Sequence[Column], number: int, of: int) -> None:
        sheet, say = self.sheet, self.source.language.say
        right = self.page.width - MARGIN
        with sheet.part("H1"):
            sheet.text(MARGIN, 68, say("Find your tables"), Style("serif", 26, 31))
        with sheet.part("P"):
            sheet.text(right, 68, _span(columns), Style("serif-strong", 26, 31, ACCENT), "right")
        words = say("Look up your family name. Walk to the first number; at each bell, move to the next.")
        with sheet.part("P"):
            style = Style("sans", 10, 13, MUTED)
            sheet.text(MARGIN, 90, words, fitted(sheet.setter, words, style, right - MARGIN))
        for at, column in enumerate(columns):
            self._column(MARGIN + at * (self.width + GAP), column)
        self._foot(number, of, right)

    def _foot(self, number: int, of: int, right: float) -> None:
        """Event and plan at the left, the number of the sheet at the right."""
        sheet, source, say = self.sheet, self.source, self.source.language.say
        plan = source.printed
        words = " · ".join(
            p for p in (source.cafe.event.title, plan.name if plan else say("no plan yet")) if p
        )
        y = self.page.height - 34
        with sheet.part("P"):
            found = lines(sheet.setter, words, CAPTION, (right - MARGIN) * 0.8)
            sheet.text(MARGIN, y, "".join(clipped(found, 1)), CAPTION)
            sheet.text(right, y, say("Sheet {n} of {all}", n=number, all=of), SMALL_STRONG, "right")

    def _column(self, x: float, column: Column) -> None:
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
        y, before = TOP, None
        for line in column:
            y = self._heading(x, y, right, line)
            key = (line.script, line.letter)
            if key != before:
                if before and not line.heading:
                    sheet.rule(x, y - 19, right, 0.8, INK)
                sheet.text(x, y, line.letter, Style("serif-strong", 15, 18, ACCENT))
            elif y > TOP:
                sheet.rule(x + INDENT, y - 19, right, 0.4, ROW)
            before = key
            self._line(x + INDENT, y, right, line)
            y += line.height - (HEADING if line.heading else 0.0)
        sheet.rule(x, y - 19, right, 0.8, INK)

    def _heading(self, x: float, y: float, right: float, line: Line) -> float:
        """The name of the script that begins here, in its own band; where the line stands."""
        if not line.heading:
            return y
        if y > TOP:
            self.sheet.rule(x, y - 19, right, 0.8, INK)
        with self.sheet.part("H2"):
            self.sheet.text(x, y - 4, line.heading, Style("serif-strong", 11, 14, ACCENT))
        self.sheet.rule(x, y + 5, right, 0.8, INK)
        return y + HEADING

    def _middle(self, right: float, at: int, rounds: int) -> float:
        return right - (rounds - at - 0.5) * self.step + (0 if rounds > 4 else 3)

    def _line(self, x: float, y: float, right: float, line: Line) -> None:
        sheet = self.sheet
        strong, plain = Style("sans-strong", line.size, 18), Style("sans", line.size, 18)
        with sheet.part("P"):
            last = y
            for at, (row, bold) in enumerate(line.rows):
                last = y + at * line.size * 1.1
                sheet.text(x, last, row, strong if bold else plain)
            if not line.rows:
                end = sheet.text(x, y, line.family, strong)
                space = sheet.setter.width(" ", "sans", line.size)
                sheet.text(x + end + space, y, line.given, plain)
            sheet.lines(x, last + 10, line.apart, Style("sans", 8.5, 10, MUTED))
            self._numbers(y, right, line)

    def _numbers(self, y: float, right: float, line: Line) -> None:
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
                sheet.text(x, y, "–", Style("sans", size, 18, MUTED), "middle")


def _span(columns: Sequence[Column]) -> str:
    """The letters of a sheet, from first to last, script by script."""
    found = [line for column in columns for line in column]
    spans: list[str] = []
    for _, run in groupby(found, key=lambda line: line.script):
        letters = [line.letter for line in run]
        spans.append(letters[0] if letters[0] == letters[-1] else f"{letters[0]} – {letters[-1]}")
    return " · ".join(spans)
