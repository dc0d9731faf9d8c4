"""Table by table: its overview, its key message, its insights, and what it still owes to the report."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.context import Context
from ui.models.note_lines import NoteLine
from ui.models.parts import same_parts
from ui.models.table_texts import INSIGHTS, TableTexts, texts_of_tables
from ui.theme import scale
from ui.turns import Steps, Turns
from ui.widgets import (
    Badge,
    Button,
    Card,
    Label,
    Prose,
    Scroll,
    StateMark,
    TableTab,
    column,
    empty,
    row,
)
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table, Topic

AT_ONCE: Final = 3
"""Cards that are made in one go; more come in several turns."""


class TablesView(Scroll):
    """A card for each table. `write_asked(table)` opens the rapporteur's window there; `notes_asked(number)`."""

    write_asked = Signal(str)
    notes_asked = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__(16, 24)
        self._context = context
        self._shown: tuple[object, ...] = ()
        self._filling = Turns(self)

    def show_cafe(self, cafe: Cafe, lines: list[NoteLine]) -> None:
        """Show every table."""
        counts = Counter(line.note.head.table for line in lines)
        shown = (cafe.revisions, cafe.tables, cafe.topics, cafe.stands, cafe.posts, cafe.people)
        if same_parts(shown, self._shown):
            return
        self._shown = shown
        self._filling.begin(self._fill(cafe, counts), now=True)
        if len(cafe.tables) <= AT_ONCE:
            self._filling.finish()

    def _fill(self, cafe: Cafe, counts: Counter[str]) -> Steps:
        """A card for each table, some in each turn."""
        place = self.verticalScrollBar().value()
        empty(self.body)
        texts = texts_of_tables(cafe)
        for table in cafe.tables_in_order:
            # Beside a stretch: a column would ask a card for the height of its own full width, which is less.
            across = row(0)
            across.addWidget(self._card(cafe, table, texts[table.id], counts[table.id]), 1000)
            across.addStretch(1)
            self.body.addLayout(across)
            yield None
        self.body.addStretch(1)
        self.verticalScrollBar().setValue(place)

    def _card(self, cafe: Cafe, table: Table, texts: TableTexts, notes: int) -> QWidget:
        card = Card(padding=16, gap=10)
        card.setMaximumWidth(920)
        topic = topic_of(cafe, table.id)
        card.add(self._head(cafe, table, topic, texts, notes))
        context, say = self._context, self._context.language.say
        if texts.key_message is not None:
            message = texts.key_message.head.text
            card.add(Prose(context, message, size=scale.HEADING, serif=True, line_height=1.3))
        if texts.overview is not None:
            card.add(Prose(context, texts.overview.head.text))
        for number, insight in enumerate(texts.insights, start=1):
            line = row(8)
            line.addWidget(Label(f"{number}", weight=600, tone="muted"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Prose(context, insight.head.text), 1)
            card.add(line)
        for words in missing_of(texts, self._context):
            line = row(8)
            line.addWidget(StateMark(context, False))
            line.addWidget(Label(words), 1)
            write = Button.link(context, say("Write"), do=partial(self.write_asked.emit, table.id))
            write.setAccessibleName(say("Write at table {table}: {what}", table=table.number, what=words))
            line.addWidget(write)
            card.add(line)
        return card

    def _head(
        self, cafe: Cafe, table: Table, topic: Topic | None, texts: TableTexts, notes: int
    ) -> QHBoxLayout:
        context, language = self._context, self._context.language
        head = row(12)
        head.addWidget(TableTab(context, table.number, topic.hue + 1 if topic else 8, side=30))
        words = column(0)
        title = topic.title if topic else language.say("Table {table}", table=table.number)
        words.addWidget(Label(title, size=scale.LEAD, weight=600, wrap=True))
        writers = language.listed([p.name for p in cafe.posted(table.id, "rapporteur")])
        if writers:
            words.addWidget(Label(writers, size=scale.SMALL, tone="muted"))
        head.addLayout(words, 1)
        count = language.plural("{n} note", "{n} notes", notes)
        link = Button.link(context, count, do=lambda: self.notes_asked.emit(table.number))
        head.addWidget(link)
        missing = len(missing_of(texts, context))
        if missing:
            head.addWidget(Badge(context, language.plural("{n} missing", "{n} missing", missing), "warning"))
        else:
            head.addWidget(Badge(context, language.say("complete"), "done", "check"))
        return head


def topic_of(cafe: Cafe, table: str) -> Topic | None:
    """The topic that stands at a table in the first round that has one there."""
    found = (cafe.topic_at(r.id, table) for r in cafe.rounds_in_order)
    return next((topic for topic in found if topic), None)


def missing_of(texts: TableTexts, context: Context) -> list[str]:
    """What a table still owes, in words."""
    language = context.language
    missing: list[str] = []
    if texts.overview is None:
        missing.append(language.say("Overview of the table"))
    if texts.key_message is None:
        missing.append(language.say("Key message, one sentence"))
    lacking = INSIGHTS - len(texts.insights)
    if lacking > 0:
        missing.append(language.plural("{n} more insight", "{n} more insights", lacking))
    return missing
