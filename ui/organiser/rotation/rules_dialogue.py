"""The rules of the plan: the order of what is wanted, what is spread evenly, what is locked, where the rest is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation.rules_locks import Reach, adopted_locks
from ui.organiser.rotation.rules_locks import named as held_name
from ui.organiser.rotation.rules_order import OrderLines
from ui.theme import scale
from ui.widgets import (
    Button,
    Card,
    ComboBox,
    Dialogue,
    FormField,
    IconButton,
    Label,
    Picture,
    Prose,
    column,
    row,
)
from ui.widgets.inspector import empty
from worldcafe.domain import balance
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Lock
from worldcafe.language import Language
from worldcafe.store.recorder import Writer


class RulesDialogue(Dialogue):
    """Order, balance and locks; Done keeps all in one edit. Links lead to the rules of tables and of people."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None) -> None:
        say = context.language.say
        super().__init__(
            context,
            parent,
            say("Rules of the plan"),
            say("What stands higher is never given up for what stands lower."),
            width=600,
        )
        self._desk = desk
        self._cafe = desk.bridge.cafe
        criteria = self._cafe.event.criteria
        self._gone: list[Lock] = []
        self.order = OrderLines(context, balance.order_of(criteria))
        card = Card(padding=0, gap=0)
        card.add(self.order)
        self.body.addWidget(card)
        self.balance = ComboBox(self._columns(), name=say("Spread evenly over the tables, last of all"))
        self.balance.choose(balance.column_of(criteria))
        self.body.addWidget(
            FormField(
                context,
                say("Spread evenly over the tables, last of all"),
                self.balance,
                help_text=say("It never costs anything that stands above it."),
            )
        )
        self._locks = column(2)
        self._add_locks()
        self._add_ways()
        read_only = desk.bridge.document.read_only
        self.add_button(say("Cancel"), closes="reject")
        self.done_button = self.add_button(say("Done"), kind="primary")
        self.done_button.clicked.connect(self._keep)
        for part in (self.order, self.balance, self.done_button):
            part.setEnabled(not read_only)

    def _columns(self) -> list[tuple[object, str]]:
        language, chosen = self.context.language, balance.column_of(self._cafe.event.criteria)
        offered = [*balance.columns(self._cafe)]
        if chosen and chosen not in offered:
            offered.append(chosen)
        return [("", language.say("nothing")), *((c, column_name(language, c)) for c in offered)]

    # What is locked

    def _plan_locks(self) -> list[Lock]:
        return [k for k in adopted_locks(self._cafe) if k not in self._gone]

    def _add_locks(self) -> None:
        plan, say = self._cafe.adopted, self.context.language.say
        if plan is None:
            return
        title = Label(say("Locked in “{plan}”", plan=plan.name), size=scale.SMALL, weight=600, tone="ink2")
        self.body.addWidget(title)
        self.body.addLayout(self._locks)
        self._show_locks()

    def _show_locks(self) -> None:
        language = self.context.language
        empty(self._locks)
        single = [k for k in self._plan_locks() if k.person is not None and k.round is not None]
        whole = [k for k in self._plan_locks() if k not in single]
        for lock in sorted(whole, key=partial(_lock_order, self._cafe)):
            name = held_name(language, self._cafe, Reach.by(lock))
            self._locks.addLayout(self._lock_line(name[:1].upper() + name[1:], [lock]))
        if single:
            words = language.plural("{n} seat", "{n} seats", len(single))
            self._locks.addLayout(self._lock_line(words, single))
        if not whole and not single:
            words = language.say("Nothing. Lock a seat, a table or a round by its menu on the board.")
            self._locks.addWidget(Prose(self.context, words, size=scale.SMALL, tone="muted"))

    def _lock_line(self, name: str, locks: list[Lock]) -> QVBoxLayout:
        language = self.context.language
        line = row(8)
        line.addWidget(Picture(self.context, "lock", "muted", 16))
        line.addWidget(Label(name), 1)
        unlock = IconButton(
            self.context, "x", language.say("Unlock {what}", what=name), partial(self._unlock, locks)
        )
        unlock.setEnabled(not self._desk.bridge.document.read_only)
        line.addWidget(unlock)
        around = column(0)
        around.addLayout(line)
        return around

    def _unlock(self, locks: list[Lock]) -> None:
        self._gone += locks
        self._show_locks()

    # Where the other rules are

    def _add_ways(self) -> None:
        say = self.context.language.say
        self.body.addWidget(Label(say("Other rules"), size=scale.SMALL, weight=600, tone="ink2"))
        for stage, word, about in (
            (
                "cafe",
                say("Tables and rounds"),
                say("sizes, rooms, languages, steps, what may not repeat, a round back home"),
            ),
            (
                "people",
                say("People"),
                say("rounds they come to, wishes, topics they must or must not, together and apart"),
            ),
        ):
            line = row(10)
            link = Button.link(self.context, word, do=partial(self._go, stage))
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(
                Prose(self.context, about, size=scale.SMALL, tone="muted"), 1, Qt.AlignmentFlag.AlignVCenter
            )
            self.body.addLayout(line)

    def _go(self, stage: str) -> None:
        self.reject()
        self._desk.go_to(stage)

    # Keeping

    def criteria(self) -> tuple[str, ...]:
        """What is wanted as it is chosen now."""
        return balance.with_column(self.order.order(), str(self.balance.key() or ""))

    def _keep(self) -> None:
        wanted, gone = self.criteria(), list(self._gone)
        if wanted == self._cafe.event.criteria and not gone:
            self.accept()
            return

        def change(w: Writer) -> None:
            w.put(replace(w.cafe.event, criteria=wanted))
            w.remove(*(k for k in gone if k.id in w.cafe.locks))

        if self._desk.edit(self.context.language.say("Change the rules of the plan"), change):
            self.accept()


def column_name(language: Language, column_: str) -> str:
    """What people call a column that can be balanced."""
    if column_ == balance.ROLE:
        return language.say("Role")
    if column_ == balance.LANGUAGE:
        return language.say("First language")
    return column_.removeprefix(balance.EXTRA)


def _lock_order(cafe: Cafe, lock: Lock) -> tuple[int, int]:
    table, round_ = cafe.tables.get(lock.table or ""), cafe.rounds.get(lock.round or "")
    return table.number if table else 0, round_.number if round_ else 0
