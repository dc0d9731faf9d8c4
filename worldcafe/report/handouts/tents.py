"""Table tents: fold a sheet twice, and number, topic and question can be read from both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from worldcafe.domain.event import Table
from worldcafe.report.figures.code import modules
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source
from worldcafe.report.style import CAPTION, HAIRLINE, INK, LABEL, MM, MUTED, STRONG, WHITE, Page, Style
from worldcafe.report.typeface import Typesetter
from worldcafe.report.wrapping import clipped, fitted, lines

MARGIN = 18 * MM
FOOT = 37 * MM
"""The part that is tucked under."""
BAND = 34.0
CODE = 69.0
SIZES = (34.0, 29.0, 24.0, 20.0, 16.0, 13.0, 10.0, 8.0)
"""Sizes of the topic, the largest that has room."""


def table_tents(
    source: Source, setter: Typesetter, page: Page, people: Sequence[str] | None = None
) -> Iterator[Sheet]:
    """A sheet a table, in the order of their numbers."""
    for table in source.cafe.tables_in_order:
        sheet = Sheet(setter, plain=True)
        _Tent(source, sheet, page, table).draw()
        yield sheet


@dataclass(frozen=True, slots=True)
class _Words:
    """Topic and questions in lines, in one size."""

    title: list[str]
    style: Style
    questions: list[list[str]]
    asked: Style

    @property
    def deep(self) -> float:
        """The height that they take."""
        asked = sum(len(q) * self.asked.leading + 7 for q in self.questions)
        return len(self.title) * self.style.leading + asked + 12


class _Tent:
    """One sheet: two faces, the ridge between them, the foot below."""

    def __init__(self, source: Source, sheet: Sheet, page: Page, table: Table) -> None:
        self.source = source
        self.sheet = sheet
        self.setter = sheet.setter
        self.page = page
        self.table = table
        self.ridge = (page.height - FOOT) / 2
        self.colour = source.table_tab(table.id).colour

    def draw(self) -> None:
        sheet, page = self.sheet, self.page
        sheet.box(0, self.ridge - BAND / 2, page.width, BAND, self.colour)
        sheet.stroke([(0, self.ridge), (page.width, self.ridge)], 0.9, WHITE, (5, 3))
        self._face()
        with sheet.turned(page.width / 2, self.ridge):
            self._face()
        fold = page.height - FOOT
        sheet.stroke([(0, fold), (page.width, fold)], 0.6, HAIRLINE, (5, 4))
        self._foot(fold)

    def _foot(self, fold: float) -> None:
        sheet, say, middle = self.sheet, self.source.language.say, self.page.width / 2
        sheet.text(18, fold - 4, say("fold"), LABEL)
        words = say("Foot: tuck under the other edge, or tape to the table")
        sheet.text(middle, fold + 48, words, Style("sans", 9.5, 13, MUTED), "middle")
        room = self.source.cafe.rooms.get(self.table.room or "")
        parts = [say("Table {table}", table=self.table.number), room.name if room else ""]
        sheet.text(middle, fold + 62, " · ".join(p for p in parts if p), CAPTION, "middle")

    def _face(self) -> None:
        """The lower face, between the ridge and the foot; the upper one is the same, turned."""
        sheet, top = self.sheet, self.ridge + BAND / 2
        right = self.page.width - MARGIN
        bottom = self.page.height - FOOT
        rule = bottom - 113
        number = str(self.table.number)
        size = min(
            205.0,
            205.0 * 138 / max(1.0, self.setter.width(number, "serif", 205)) * 0.95,
            (rule - top - 30) / 0.7,
        )
        with sheet.part("H1"):
            sheet.text(MARGIN - size * 0.02, rule - 24, number, Style("serif", size, size))
        x = MARGIN + 164
        self._words(x, right - x, top + 26, rule - 22)
        sheet.rule(MARGIN, rule, right, 0.8, INK)
        self._people(rule)
        sheet.picture(modules(f"wc:{self.table.id}"), right - CODE, rule + 12, CODE)

    def _words(self, x: float, measure: float, top: float, bottom: float) -> None:
        """Topic and questions, as large as the room allows, centred between ridge and rule."""
        title, questions = self._topic()
        laid = self._laid(title, questions, SIZES[-1], measure)
        for size in SIZES:
            laid = self._laid(title, questions, size, measure)
            if laid.deep <= bottom - top and (len(laid.title) <= 3 or size <= 13):
                break
        y = top + max(0.0, (bottom - top - laid.deep) / 2) + laid.style.size * 0.8
        with self.sheet.part("H2"):
            y = self.sheet.lines(x, y, laid.title, laid.style) + 12
        for question in laid.questions:
            with self.sheet.part("P"):
                y = self.sheet.lines(x, y + laid.asked.leading + 2, question, laid.asked) + 5

    def _laid(self, title: str, questions: list[str], size: float, measure: float) -> _Words:
        style = Style("serif", size, size * 1.14)
        small = max(8.0, min(18.0, size * 0.56))
        asked = Style("serif-italic", small, small * 1.22, MUTED)
        found = lines(self.setter, title, style, measure, balanced=True)
        words = [lines(self.setter, q, asked, measure, balanced=True) for q in questions]
        return _Words(found, style, words, asked)

    def _topic(self) -> tuple[str, list[str]]:
        cafe, say = self.source.cafe, self.source.language.say
        topics = [cafe.topics[t] for t in self.source.topics_of.get(self.table.id, ())]
        if len(topics) == 1:
            return topics[0].title, [q.text for q in topics[0].questions if q.text.strip()]
        if not topics:
            return say("Table {table}", table=self.table.number), []
        named = [
            f"{self.source.round_title(r)}: {topic.title}"
            for r in cafe.rounds_in_order
            if (topic := cafe.topic_at(r.id, self.table.id)) is not None
        ]
        return say("Table {table}", table=self.table.number), named

    def _names(self, names: str) -> tuple[Style, list[str]]:
        """Names in the largest size that has room for all of them."""
        style, found = STRONG, [names]
        for size, most in ((10.5, 2), (9.0, 3), (7.5, 4), (6.0, 5)):
            style = Style(STRONG.face, size, size * 1.2)
            found = lines(self.setter, names, style, 140)
            if len(found) <= most:
                return style, found
        return style, clipped(found, 5)

    def _people(self, rule: float) -> None:
        """Who hosts and who writes, unless they said no: a tent is for the room. And how the paper is used."""
        sheet, say = self.sheet, self.source.language.say
        x = MARGIN
        for role, word in (("host", say("Host")), ("rapporteur", say("Rapporteur"))):
            people = [p for p in self.source.cafe.posted(self.table.id, role) if p.listed is not False]
            if not people:
                continue
            names = self.source.language.listed([self.source.full_name(p) for p in people])
            with sheet.part("P"):
                sheet.text(x, rule + 21, word, CAPTION)
                style, found = self._names(names)
                sheet.lines(x, rule + 33, found, style)
            x += 152
        words = say("Write and draw on the paper: it stays at the table for the next group.")
        style = fitted(self.setter, words, Style("sans", 9.5, 13), self.page.width - 2 * MARGIN - CODE - 20)
        with sheet.part("P"):
            sheet.text(MARGIN, rule + 76, words, style)
