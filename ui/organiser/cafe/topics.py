"""The card of topics and the tables where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.models.parts import same_parts
from ui.organiser.cafe.parts import INSET, CafeCard
from ui.organiser.cafe.table_chip import TableChip
from ui.organiser.cafe.topic_row import LANGUAGES_WIDE, PEOPLE_WIDE, TABLES_WIDE, TopicRow, tables_of, widths
from ui.organiser.page import Desk
from ui.theme import scale
from ui.widgets import Button, FlowBox, Label, column, confirm, empty, row
from worldcafe.domain.event import Topic
from worldcafe.store import edits
from worldcafe.store.recorder import Writer

AT_ONCE = 8
"""Rows built in one go; the others follow when the window has had its turn."""


class TopicsCard(CafeCard):
    """Topics with their questions, tables and people. Tables are dragged from topic to topic."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context, desk, padding=0, gap=0)
        self._rows: dict[str, TopicRow] = {}
        self._narrow = False
        self._facts: tuple[object, ...] = ()
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._build_some)
        self._add_head()
        self._body = column(0)
        self.add(self._body)
        self._free = FlowBox(6)
        self._free_line = QWidget()
        line = row(10)
        line.setContentsMargins(16, 8, 16, 10)
        line.addWidget(Label(self.say("Tables without a topic"), tone="warning", weight=600))
        line.addWidget(self._free, 1)
        self._free_line.setLayout(line)
        self.add(self._free_line)

    def _add_head(self) -> None:
        say = self.say
        self._count = Label(size=scale.SMALL, tone="muted")
        self.add_topic = Button.small(self.context, say("Topic"), "plus", self._add_topic)
        self.add_table = Button.small(self.context, say("Table"), "plus", self._add_table)
        line = row(10)
        line.setContentsMargins(16, 12, 12, 8)
        line.addWidget(Label(say("Topics and tables"), size=scale.LEAD, weight=600), 1)
        line.addWidget(self._count)
        line.addWidget(self.add_topic)
        line.addWidget(self.add_table)
        self.add(line)
        self._heads: list[Label] = []
        heads = row(8)
        heads.setContentsMargins(16, 0, 8, 6)
        first = Label(say("Topic and question"), size=scale.TINY, weight=500, tone="muted")
        heads.addSpacing(18 + 8 + INSET)
        heads.addWidget(first, 1)
        for word, wide in (
            (say("Tables"), TABLES_WIDE),
            (say("Languages"), LANGUAGES_WIDE),
            (say("Stay at the table"), PEOPLE_WIDE),
            ("", 30),
        ):
            label = Label(word, size=scale.TINY, weight=500, tone="muted")
            label.setFixedWidth(wide)
            heads.addWidget(label)
            self._heads.append(label)
        self.add(heads)

    def set_narrow(self, narrow: bool) -> None:
        """Give the words of a topic more room, and its columns less."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for label, wide in zip(self._heads, widths(narrow), strict=False):
            label.setFixedWidth(wide)
            label.setVisible(bool(wide))
        for each in self._rows.values():
            each.set_narrow(narrow)

    @property
    def rows(self) -> list[TopicRow]:
        """The rows in the order of the topics."""
        return [self._rows[t.id] for t in self.cafe.topics_in_order if t.id in self._rows]

    def row_of(self, topic: str) -> TopicRow | None:
        """The row of a topic, built now if it waits."""
        if topic in self._waiting:
            self.finish()
        return self._rows.get(topic)

    def finish(self) -> None:
        """Build the rows that wait."""
        while self._waiting:
            self._build_some()

    def refresh(self) -> None:
        """Show the topics as they stand; rows stay where their topic does, so that the focus does."""
        cafe = self.cafe
        facts = (cafe.topics, cafe.tables, cafe.stands, cafe.posts, cafe.people, cafe.rounds)
        if same_parts(facts, self._facts):
            return
        self._facts = facts
        editable = not self.desk.bridge.document.read_only
        order = [t.id for t in cafe.topics_in_order]
        for gone in set(self._rows) - set(order):
            old = self._rows.pop(gone)
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._waiting = [t for t in order if t not in self._rows]
        for at, topic in enumerate(cafe.topics_in_order):
            if topic.id in self._rows:
                self._rows[topic.id].show_topic(topic, at, cafe, editable=editable)
        self._build_some()
        self._order_rows(order)
        self._show_count()
        self._show_free()
        self.add_topic.setEnabled(editable)
        self.add_table.setEnabled(editable)

    def _build_some(self) -> None:
        cafe = self.cafe
        editable = not self.desk.bridge.document.read_only
        order = {t.id: at for at, t in enumerate(cafe.topics_in_order)}
        now, self._waiting = self._waiting[:AT_ONCE], self._waiting[AT_ONCE:]
        for topic in now:
            if topic not in order:
                continue
            made = TopicRow(self.context, cafe.topics[topic], self._listen)
            made.changed.connect(self._change_topic)
            made.menu_asked.connect(self._fill_menu)
            made.table_asked.connect(self.open_table)
            made.set_narrow(self._narrow)
            made.show_topic(cafe.topics[topic], order[topic], cafe, editable=editable)
            self._rows[topic] = made
            self._body.addWidget(made)
        if self._waiting:
            self._timer.start(0)

    def _order_rows(self, order: list[str]) -> None:
        shown = [t for t in order if t in self._rows]
        for at, topic in enumerate(shown):
            item = self._body.itemAt(at)
            if item is not None and item.widget() is not self._rows[topic]:
                self._body.insertWidget(at, self._rows[topic])

    def _show_count(self) -> None:
        language, cafe = self.context.language, self.cafe
        topics = language.plural("{n} topic", "{n} topics", len(cafe.topics))
        tables = language.plural("{n} table", "{n} tables", len(cafe.tables))
        self._count.setText(f"{topics}, {tables}")

    def _show_free(self) -> None:
        cafe = self.cafe
        taken = {s.table for s in cafe.stands.values()}
        free = [t for t in cafe.tables_in_order if t.id not in taken]
        empty(self._free.flow)
        for table in free:
            chip = TableChip(self.context, table, 0)
            chip.asked.connect(self.open_table)
            self._listen(chip)
            self._free.add(chip)
        self._free_line.setVisible(bool(free))

    # Tables that move.

    def _listen(self, chip: TableChip) -> None:
        chip.dragged.connect(self._drag)
        chip.dropped.connect(self._drop)
        chip.stepped.connect(self._step)

    def _under(self, place: QPoint) -> TopicRow | None:
        return next((r for r in self._rows.values() if r.holds(place)), None)

    def _drag(self, chip: TableChip, place: QPoint) -> None:
        target = self._under(place)
        for each in self._rows.values():
            each.light_up(each is target)

    def _drop(self, chip: TableChip, place: QPoint) -> None:
        target = self._under(place)
        for each in self._rows.values():
            each.light_up(False)
        if target is not None:
            self.move_table(chip.table.id, target.topic.id)

    def _step(self, chip: TableChip, by: int) -> None:
        order = [t.id for t in self.cafe.topics_in_order]
        here = next((s.topic for s in self.cafe.stands.values() if s.table == chip.table.id), None)
        at = (order.index(here) if here in order else (-1 if by > 0 else len(order))) + by
        if 0 <= at < len(order):
            self.move_table(chip.table.id, order[at])
            self._focus_chip(chip.table.id)

    def _focus_chip(self, table: str) -> None:
        for chip in self.findChildren(TableChip):
            if chip.table.id == table and not chip.isHidden():
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_table(self, table: str, topic: str) -> None:
        """Let a topic stand at a table in every round."""
        cafe = self.cafe
        here = {s.topic for s in cafe.stands.values() if s.table == table}
        if here == {topic} and all((r, table) in cafe.stands for r in cafe.rounds):
            return
        label = self.say("Give table {table} another topic", table=cafe.tables[table].number)
        self.change(label, lambda w: edits.stand_topic(w, topic, [table]))

    # Edits.

    def change(self, label: str, do: Callable[[Writer], Any]) -> bool:
        """Make an edit; a row whose words were not kept shows what is true again."""
        before, self._facts = self._facts, ()
        kept = super().change(label, do)
        if kept and not self._facts:
            self._facts = before
        return kept

    def _change_topic(self, topic: Topic, label: str) -> None:
        self.change(label, lambda w: w.put(topic))

    def _add_topic(self) -> None:
        """A new topic; a table without one stands by for it."""
        taken = {s.table for s in self.cafe.stands.values()}
        free = [t.id for t in self.cafe.tables_in_order if t.id not in taken][:1]
        name = self.say("Topic {n}", n=len(self.cafe.topics) + 1)
        made: list[Topic] = []
        if self.change(self.say("Add a topic"), lambda w: made.append(edits.add_topic(w, name, tables=free))):
            self._edit_title(made[0].id)

    def _edit_title(self, topic: str) -> None:
        found = self.row_of(topic)
        if found is not None:
            found.title.setFocus(Qt.FocusReason.OtherFocusReason)
            found.title.selectAll()

    def _add_table(self) -> None:
        standing = {s.topic for s in self.cafe.stands.values()}
        without = next((t.id for t in self.cafe.topics_in_order if t.id not in standing), None)
        self.change(self.say("Add a table"), lambda w: edits.add_table(w, topic=without))

    def _fill_menu(self, topic: str, menu: QMenu) -> None:
        say, cafe = self.say, self.cafe
        found = self._rows[topic]
        menu.addAction(self.context.icon("message-circle"), say("Add a question"), found.add_question)
        menu.addAction(
            self.context.icon("type"), say("Short title and colour…"), partial(self._ask_look, topic)
        )
        menu.addSeparator()
        tables = menu.addMenu(self.context.icon("layout-grid"), say("Stands at"))
        here = {t.id for t in tables_of(cafe, topic)}
        for table in cafe.tables_in_order:
            act = tables.addAction(say("Table {table}", table=table.number))
            act.setCheckable(True)
            act.setChecked(table.id in here)
            act.triggered.connect(partial(self._stand, topic, table.id))
        menu.addAction(self.context.icon("plus"), say("Add a table for it"), partial(self._table_for, topic))
        menu.addSeparator()
        order = [t.id for t in cafe.topics_in_order]
        at = order.index(topic)
        up = menu.addAction(self.context.icon("arrow-up"), say("Move up"), partial(self._move, topic, -1))
        up.setEnabled(at > 0)
        down = menu.addAction(
            self.context.icon("arrow-down"), say("Move down"), partial(self._move, topic, 1)
        )
        down.setEnabled(at < len(order) - 1)
        menu.addSeparator()
        menu.addAction(
            self.context.icon("trash-2"), say("Remove the topic"), partial(self.remove_topic, topic)
        )

    def _stand(self, topic: str, table: str, on: bool) -> None:
        if on:
            self.move_table(table, topic)
        else:
            label = self.say("Take the topic from table {table}", table=self.cafe.tables[table].number)
            self.change(label, lambda w: _unstand(w, topic, table))

    def _table_for(self, topic: str) -> None:
        self.change(self.say("Add a table"), lambda w: edits.add_table(w, topic=topic))

    def _move(self, topic: str, by: int) -> None:
        order = [t.id for t in self.cafe.topics_in_order]
        at = order.index(topic)
        order.insert(at + by, order.pop(at))
        self.change(self.say("Move a topic"), lambda w: edits.order_topics(w, order))

    def _ask_look(self, topic: str) -> None:
        from ui.organiser.cafe.topic_look import ask_look

        found = ask_look(self.context, self.window(), self.cafe.topics[topic])
        if found is not None:
            self._change_topic(
                replace(self.cafe.topics[topic], short=found[0], hue=found[1]), self.say("Change a topic")
            )

    def remove_topic(self, topic: str) -> None:
        """Remove a topic, after a question if people wish for it."""
        say, cafe = self.say, self.cafe
        wished = sum(topic in (*p.wishes, *p.must, *p.must_not) for p in cafe.people.values())
        if wished and not confirm(
            self.context,
            self.window(),
            say("Remove “{topic}”?", topic=cafe.topics[topic].title),
            self.context.language.plural(
                "{n} person wishes for it or must avoid it; that goes with it.",
                "{n} people wish for it or must avoid it; that goes with it.",
                wished,
            ),
            say("Remove"),
            danger=True,
            note=say("Undo brings it back."),
        ):
            return
        self.change(say("Remove a topic"), lambda w: edits.remove_topic(w, topic))

    def open_table(self, table: str) -> None:
        """Show the properties of a table."""
        from ui.organiser.cafe.table_dialogue import TableDialogue

        dialogue = TableDialogue(self.context, self.window(), self.desk, table)
        dialogue.exec()
        dialogue.deleteLater()


def _unstand(w: Writer, topic: str, table: str) -> None:
    w.remove(*(s for s in w.cafe.stands.values() if s.table == table and s.topic == topic))
