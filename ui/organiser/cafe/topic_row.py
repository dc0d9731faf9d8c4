"""A topic as a row: its title, its questions, its tables, their languages and who writes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.context import Context
from ui.organiser.cafe.parts import InPlace, InPlaceText
from ui.organiser.cafe.table_chip import TableChip
from ui.theme import scale
from ui.widgets import FlowBox, IconButton, KeyCap, Label, StateMark, column, empty, row
from ui.widgets.words import ElidedLabel
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Question, Table, Topic
from worldcafe.domain.identity import new_id

TABLES_WIDE = 108
LANGUAGES_WIDE = 72
PEOPLE_WIDE = 158


def widths(narrow: bool) -> tuple[int, int, int]:
    """How wide the columns of tables, languages and people are; 0 for one that gives way."""
    return (72, 0, 112) if narrow else (TABLES_WIDE, LANGUAGES_WIDE, PEOPLE_WIDE)


def letter_of(at: int) -> str:
    """A, B … Z, AA, AB …: the letter of the topic at a position."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def tables_of(cafe: Cafe, topic: str) -> list[Table]:
    """The tables where a topic stands in any round, by number."""
    ids = {s.table for s in cafe.stands.values() if s.topic == topic}
    return [t for t in cafe.tables_in_order if t.id in ids]


class TopicRow(QWidget):
    """One topic; `changed(topic)` when its words were edited in place, `menu_asked` for the rest."""

    changed = Signal(object, str)
    """The topic as it should be, and the name of the edit."""
    menu_asked = Signal(object, object)
    """The topic's id, and the menu to fill."""
    table_asked = Signal(object)

    def __init__(self, context: Context, topic: Topic, chips: Callable[[TableChip], None]) -> None:
        super().__init__()
        self._context = context
        self.say = context.language.say
        self.say_in = context.language.say_in
        self._chips = chips
        self.topic = topic
        self._lit = False
        self._letter = Label(tone="muted")
        self._letter.setFixedWidth(18)
        self.title = InPlace(name=self.say("Topic"), hint=self.say("What is discussed"), weight=600)
        self.title.settled.connect(self._retitle)
        self._questions = column(0)
        self.questions: list[InPlaceText] = []
        words = column(0)
        words.addWidget(self.title)
        words.addLayout(self._questions)
        self._tables = FlowBox(6)
        self._tables.setFixedWidth(TABLES_WIDE)
        self._languages = FlowBox(4)
        self._languages.setFixedWidth(LANGUAGES_WIDE)
        self._people = column(0)
        self._people_place = people = QWidget()
        people.setLayout(self._people)
        people.setFixedWidth(PEOPLE_WIDE)
        self.more = IconButton(context, "ellipsis", self.say("More about this topic"), self._ask_menu)
        inside = row(8)
        inside.setContentsMargins(16, 3, 8, 3)
        inside.addWidget(self._letter)
        inside.addLayout(words, 1)
        for part in (self._tables, self._languages, people, self.more):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_narrow(self, narrow: bool) -> None:
        """Give the words more room, and the columns less."""
        parts = (self._tables, self._languages, self._people_place)
        for part, wide in zip(parts, widths(narrow), strict=True):
            part.setVisible(bool(wide))
            if wide:
                part.setFixedWidth(wide)

    def show_topic(self, topic: Topic, at: int, cafe: Cafe, *, editable: bool) -> None:
        """Show a topic as it stands."""
        self.topic = topic
        self._letter.setText(letter_of(at))
        self.title.show_text(topic.title)
        self.title.setReadOnly(not editable)
        self._show_questions(topic, editable)
        self._show_tables(topic, cafe)
        self.more.setEnabled(editable)

    def _show_questions(self, topic: Topic, editable: bool) -> None:
        texts = [q.text for q in topic.questions] or [""]
        while len(self.questions) < len(texts):
            field = InPlaceText(
                name=self.say("Question"), hint=self.say("The question that opens the talk"), serif=True
            )
            field.settled.connect(partial(self._ask_again, len(self.questions)))
            self.questions.append(field)
            self._questions.addWidget(field)
        while len(self.questions) > len(texts):
            gone = self.questions.pop()
            self._questions.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for field, text in zip(self.questions, texts, strict=True):
            field.show_text(text)
            field.setReadOnly(not editable)

    def _show_tables(self, topic: Topic, cafe: Cafe) -> None:
        tables = tables_of(cafe, topic.id)
        shown = [(t, self._when(cafe, topic.id, t.id)) for t in tables]
        spoken = list(dict.fromkeys(code for t in tables for code in t.languages))
        people = _who_stay(cafe, tables)
        facts = (shown, spoken, people, topic.hue)
        if getattr(self, "_facts", None) == facts:
            return
        self._facts = facts
        empty(self._tables.flow)
        if not shown:
            self._none_yet()
        for table, when in shown:
            chip = TableChip(self._context, table, topic.hue + 1, when)
            chip.asked.connect(self.table_asked)
            self._chips(chip)
            self._tables.add(chip)
        empty(self._languages.flow)
        for code in spoken:
            self._languages.add(KeyCap(self._context, code.upper()))
        if not spoken and tables:
            self._languages.add(Label(self.say_in("languages", "any"), tone="muted"))
        empty(self._people)
        for name in people[:3]:
            self._people.addWidget(ElidedLabel(name))
        if len(people) > 3:
            more = self._context.language.plural("and {n} more", "and {n} more", len(people) - 3)
            self._people.addWidget(Label(more, size=scale.SMALL, tone="muted"))
        if not people:
            self._people.addWidget(Label("–", tone="edge"))

    def _none_yet(self) -> None:
        line = QWidget()
        inside = row(6)
        inside.addWidget(StateMark(self._context, False))
        inside.addWidget(Label(self.say("none yet"), weight=600, tone="warning"))
        line.setLayout(inside)
        self._tables.add(line)

    def _when(self, cafe: Cafe, topic: str, table: str) -> str:
        """In which rounds the topic stands there, where it is not in all of them."""
        talks = [r for r in cafe.rounds_in_order if r.kind != "harvest"]
        here = [r for r in talks if (s := cafe.stands.get((r.id, table))) and s.topic == topic]
        if len(here) == len(talks):
            return ""
        numbers = ", ".join(str(r.number) for r in here)
        return self._context.language.plural(
            "round {numbers}", "rounds {numbers}", len(here), numbers=numbers
        )

    def light_up(self, on: bool) -> None:
        """Show that a table would be let go here."""
        if on != self._lit:
            self._lit = on
            self.update()

    def holds(self, place: QPoint) -> bool:
        """Whether a point of the screen lies in this row."""
        return self.rect().contains(self.mapFromGlobal(place))

    def _retitle(self, text: str) -> None:
        if text.strip():
            self.changed.emit(replace(self.topic, title=text.strip()), self.say("Change a topic"))
        else:
            self.title.show_text(self.topic.title)

    def _ask_again(self, at: int, text: str) -> None:
        questions = list(self.topic.questions)
        if at < len(questions):
            questions[at] = replace(questions[at], text=text.strip())
        else:
            questions.append(Question(new_id(), text.strip()))
        kept = tuple(q for q in questions if q.text)
        self.changed.emit(replace(self.topic, questions=kept), self.say("Change a question"))

    def add_question(self) -> None:
        """Offer a place for one more question, and go there."""
        field = InPlaceText(name=self.say("Question"), hint=self.say("One more question"), serif=True)
        field.settled.connect(partial(self._ask_again, len(self.questions)))
        self.questions.append(field)
        self._questions.addWidget(field)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_menu(self) -> None:
        menu = QMenu(self)
        self.menu_asked.emit(self.topic.id, menu)
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._context.theme
        if self._lit:
            painter.fillRect(self.rect().adjusted(1, 1, -1, 0), theme.colour("tint"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))


def _who_stay(cafe: Cafe, tables: list[Table]) -> list[str]:
    """Those who have a post at the tables, rapporteurs first; what others are stands behind their names."""
    roles = sorted(cafe.roles_in_order, key=lambda role: role.id != "rapporteur")
    names: dict[str, None] = {}
    for role in roles:
        for table in tables:
            for person in cafe.posted(table.id, role.id):
                names[person.name if role.id == "rapporteur" else f"{person.name} ({role.name})"] = None
    return list(names)
