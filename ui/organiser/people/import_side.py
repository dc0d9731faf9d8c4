"""What should be looked at before a list is imported, and what is good to know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.models.roster_model import MOST_COLUMNS
from ui.organiser.people.import_reading import Point, Reading, headings_of, points_of
from ui.theme import scale
from ui.widgets import Button, Card, Label, Picture, Prose, Rule, Run, Scroll, column, empty, row
from worldcafe.exchange.columns import column_letter
from worldcafe.exchange.likeness import WHY_WORDS
from worldcafe.language import Language

MOST_POINTS: Final = 60
"""Points that are shown at once; the others are counted, and can be copied."""

MOST_PAIRS: Final = 5


def point_words(point: Point, language: Language) -> str:
    """A point in words, without its row."""
    if point.same_as is not None:
        name, row_number = point.same_as
        why = language.say(WHY_WORDS[point.why]) if point.why in WHY_WORDS else ""
        return language.say(
            "may be the same person as {name} in row {row}: {why}.", name=name, row=row_number, why=why
        )
    return point.remark.sentence(language)


def good_to_know(reading: Reading, language: Language) -> list[tuple[str, str]]:
    """An icon and a sentence for each thing that is well but may surprise."""
    roster, columns, arrival = reading.roster, reading.columns, reading.arrival
    if roster is None or columns is None:
        return []
    found: list[tuple[str, str]] = []
    if reading.raw is not None and len(reading.raw.sheet_names) > 1 and not reading.choices.sheet:
        words = language.say(
            "The sheet “{sheet}” was taken: it names the most people. Another can be chosen above.",
            sheet=reading.raw.sheet_name,
        )
        found.append(("table-2", words))
    for like in roster.similar_organisations[:MOST_PAIRS]:
        names = language.listed(map(language.quoted, like.names))
        found.append(
            ("building-2", language.say("{names} look alike. They can be merged afterwards.", names=names))
        )
    more = len(roster.similar_organisations) - MOST_PAIRS
    if more > 0:
        words = language.plural(
            "{n} more group of organisations looks alike.",
            "{n} more groups of organisations look alike.",
            more,
        )
        found.append(("building-2", words))
    turned = [p.name for p in roster.people if p.surname_first]
    if turned:
        words = language.plural(
            "{n} name was read surname first: {name}.",
            "{n} names were read surname first, such as {name}.",
            len(turned),
            name=turned[0],
        )
        found.append(("arrow-left-right", words))
    left = [
        language.quoted(columns.titles[at] or column_letter(at))
        for at, one in enumerate(columns.fields[:MOST_COLUMNS])
        if one is None
    ]
    if left:
        names = language.listed(left[:4]) if len(left) <= 4 else ", ".join(left[:4]) + ", …"
        words = language.plural(
            "Not taken along: {names}.", "Not taken along: {names}.", len(left), names=names
        )
        found.append(("eye-off", words))
    if len(columns.fields) > MOST_COLUMNS:
        words = language.say("Only the first {n} columns are shown here.", n=MOST_COLUMNS)
        found.append(("columns-3", words))
    headings = headings_of(reading)
    if headings:
        words = language.plural(
            "{n} row holds a title or a heading and is passed over.",
            "{n} rows hold titles or headings and are passed over.",
            headings,
        )
        found.append(("list", words))
    if arrival is not None and arrival.missing:
        words = language.plural(
            "{n} person of the café is not in this list and stays.",
            "{n} people of the café are not in this list and stay.",
            len(arrival.missing),
        )
        found.append(("users", words))
    return found


class LookSide(QWidget):
    """The list at the right of the preview.

    `went(row, column, edit)` to a cell, `left_out(row)` for a row that should not be used.
    """

    went = Signal(int, object, bool)
    left_out = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.setFixedWidth(scale.INSPECTOR)
        self._points: list[Point] = []
        self._scroll = Scroll(0, 0)
        self._inside = column(0)
        self._inside.setContentsMargins(16, 14, 16, 14)
        self._scroll.body.addLayout(self._inside)
        self._scroll.body.addStretch(1)
        ground = Card(padding=0, gap=0)
        ground.setProperty("inside", True)
        ground.add(self._scroll)
        whole = column(0)
        whole.addWidget(ground)
        self.setLayout(whole)

    def points(self) -> list[Point]:
        """Everything that should be looked at."""
        return self._points

    def texts(self) -> list[str]:
        """What it says, line by line."""
        # What was just added is shown with the next event; what was taken away has been hidden on purpose.
        explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        found = self.findChildren(Prose)
        return [p.text() for p in found if not (p.isHidden() and p.testAttribute(explicit))]

    def show_reading(self, reading: Reading) -> None:
        """Show what a reading found."""
        say = self._context.language.say
        empty(self._inside)
        self._points = points_of(reading)
        if reading.columns is not None and not reading.columns.names_people:
            self._say_no_names()
        elif self._points:
            self._head(say("To look at"), len(self._points))
        elif reading.roster is not None:
            line = row(8)
            line.addWidget(Picture(self._context, "circle-check", "success", 18))
            line.addWidget(Prose(self._context, say("Every row is understood.")), 1)
            self._inside.addLayout(line)
            self._inside.addSpacing(14)
        for point in self._points[:MOST_POINTS]:
            self._point(point)
        if len(self._points) > MOST_POINTS:
            more = self._context.language.plural(
                "and {n} more", "and {n} more", len(self._points) - MOST_POINTS
            )
            self._inside.addWidget(Label(more, tone="muted"))
        known = good_to_know(reading, self._context.language)
        if known:
            self._inside.addSpacing(14)
            self._head(say("Good to know"))
        for icon, words in known:
            self._line(icon, "muted", Prose(self._context, words, size=scale.SMALL))

    def _say_no_names(self) -> None:
        say = self._context.language.say
        self._head(say("Where are the names?"))
        words = say("No column holds names yet. Choose “Name” over the column that does.")
        self._line("circle-alert", "error", Prose(self._context, words))

    def _head(self, words: str, count: int = 0) -> None:
        line = row(8)
        line.addWidget(Label(words, size=scale.LEAD, weight=600), 1)
        if count > 3:
            line.addWidget(
                Button.link(self._context, self._context.language.say("Copy all"), "copy", self._copy)
            )
        self._inside.addLayout(line)
        self._inside.addSpacing(4)

    def _line(self, icon: str, role: str, words: QWidget, links: Sequence[Button] = ()) -> None:
        line = row(10)
        line.setContentsMargins(0, 8, 0, 8)
        line.addWidget(Picture(self._context, icon, role, 18), 0, Qt.AlignmentFlag.AlignTop)
        right = column(2)
        right.addWidget(words)
        if links:
            doors = row(14)
            for link in links:
                doors.addWidget(link)
            doors.addStretch(1)
            right.addLayout(doors)
        line.addLayout(right, 1)
        self._inside.addLayout(line)
        self._inside.addWidget(Rule())

    def _point(self, point: Point) -> None:
        language = self._context.language
        say = language.say
        words = Prose(
            self._context,
            Run(say("Row {row}", row=point.row) + "  ", weight=600),
            point_words(point, language),
            size=scale.SMALL,
        )
        if point.skipped:
            word = say("Type a name") if point.remark.code == "no-name" else say("Change it")
            links = [self._link(word, lambda: self.went.emit(point.row, point.column, True))]
        elif point.same_as is not None:
            links = [
                self._link(say("Show"), lambda: self.went.emit(point.row, point.column, False)),
                self._link(say("Leave this row out"), lambda: self.left_out.emit(point.row)),
            ]
        else:
            links = [self._link(say("Show"), lambda: self.went.emit(point.row, point.column, False))]
        icon = "circle-alert" if point.skipped else "triangle-alert"
        self._line(icon, "error" if point.skipped else "warning", words, links)

    def _link(self, words: str, do: Callable[[], object]) -> Button:
        return Button.link(self._context, words, do=do)

    def _copy(self) -> None:
        language = self._context.language
        lines = (f"{language.say('Row {row}', row=p.row)}\t{point_words(p, language)}" for p in self._points)
        QGuiApplication.clipboard().setText("\n".join(lines))
