"""Two of the café's plans side by side: the score of each, which is better in what, and whose card differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation import compare_words, words
from ui.organiser.rotation.compare_cards import CardsTable
from ui.widgets import Badge, ComboBox, Dialogue, Label, Rule, column, row
from ui.widgets.inspector import empty
from ui.work import Stop, Watch
from worldcafe.domain.rotation import Plan
from worldcafe.store import edits
from worldcafe.verbs import comparing

if TYPE_CHECKING:
    from worldcafe.verbs.comparing import Comparison, Row

SIDE = 210
"""Pixels of the column of a plan."""


class Compare(Dialogue):
    """Two plans to choose, a row for each thing that is compared, the people whose card differs, and Use."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None) -> None:
        say = context.language.say
        super().__init__(context, parent, say("Compare plans"), say("Counting…"), width=760)
        self._desk = desk
        self._cafe = desk.bridge.cafe
        self.comparison: Comparison | None = None
        self._ticket = 0
        self._cancel: Callable[[], None] | None = None
        names: list[tuple[object, str]] = [(p.id, p.name) for p in self._cafe.plans.values()]
        self.sides = (
            ComboBox(names, name=say("First plan")),
            ComboBox(names, name=say("Second plan")),
        )
        for side in self.sides:
            side.picked.connect(self._pick)
        head = row(16)
        head.addStretch(1)
        for side in self.sides:
            side.setFixedWidth(SIDE)
            head.addWidget(side)
        self.body.addLayout(head)
        self._rows = column(0)
        self.body.addLayout(self._rows)
        self._cards = Label(weight=600)
        self.body.addWidget(self._cards)
        self.table = CardsTable(context)
        self.table.setMinimumHeight(168)
        self.body.addWidget(self.table, 1)
        self.add_button(say("Close"), closes="reject")
        self.use = self.add_button(say("Use this plan"), kind="primary")
        self.use.clicked.connect(self._use)
        self._begin_with()
        self._count()

    def _begin_with(self) -> None:
        adopted = self._cafe.adopted
        others = [p for p in self._cafe.plans.values() if not p.adopted]
        self.sides[0].choose(adopted.id if adopted else others[0].id)
        parent = next((p for p in others if adopted and p.id == adopted.parent), others[-1])
        self.sides[1].choose(parent.id)

    def _pick(self, _key: object) -> None:
        self._count()

    def plans(self) -> tuple[Plan, Plan]:
        """The plans that are chosen."""
        one, other = (self._cafe.plans[str(side.key())] for side in self.sides)
        return one, other

    def _count(self) -> None:
        self._ticket += 1
        ticket, cafe, (one, other) = self._ticket, self._cafe, self.plans()
        self._offer()

        def work(stop: Stop, watch: Watch) -> object:
            return comparing.compare(cafe, one.id, other.id)

        def done(comparison: Any) -> None:
            if ticket == self._ticket and self._cancel is not None:
                self._show(comparison)

        self._cancel = self._desk.run(
            self.context.language.say("Compare plans"), work, done, failed=self._fail, quiet=True
        )

    def _fail(self, error: Exception) -> None:
        if self._cancel is not None:
            self.reject()
        self._desk.tell_error(error)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._cancel is not None:
            cancel, self._cancel = self._cancel, None
            cancel()

    def _show(self, comparison: Comparison) -> None:
        self.comparison = comparison
        language = self.context.language
        self.set_sentence(compare_words.verdict(language, comparison))
        self._show_rows(comparison)
        self._cards.setText(compare_words.cards(language, comparison))
        self.table.show_moved(self._cafe, comparison.moved)
        self.table.setVisible(bool(comparison.moved))

    def _show_rows(self, comparison: Comparison) -> None:
        empty(self._rows)
        for line in comparison.rows:
            across = row(16)
            across.setContentsMargins(0, 6, 0, 6)
            across.addWidget(Label(compare_words.name_of(self.context.language, line.code)), 1)
            for side in (0, 1):
                across.addWidget(self._value(comparison, line, side))
            self._rows.addWidget(Rule())
            self._rows.addLayout(across)

    def _value(self, comparison: Comparison, line: Row, side: int) -> QWidget:
        language = self.context.language
        better = line.better == (-1, 1)[side]
        value = QWidget()
        inside = row(8)
        text = compare_words.value_of(language, comparison, line, side)
        inside.addWidget(
            Label(text, weight=600 if better else 400, tone="ink" if better or not line.better else "ink2")
        )
        said = [text]
        if better:
            inside.addWidget(Badge(self.context, language.say("better"), "done", "check"))
            said.append(language.say("better"))
        if compare_words.proven(line, side):
            inside.addWidget(Badge(self.context, language.say("proven"), "proven", "badge-check"))
            said.append(language.say("proven"))
        inside.addStretch(1)
        value.setLayout(inside)
        value.setFixedWidth(SIDE)
        name = compare_words.name_of(language, line.code)
        value.setAccessibleName(f"{comparison.plans[side].name}, {name}: {', '.join(said)}")
        return value

    # Using one of them

    def _offered(self) -> Plan | None:
        """The plan that would be used: the one of the two that does not count yet, the second if neither does."""
        one, other = self.plans()
        return next((p for p in (other, one) if not p.adopted), None)

    def _offer(self) -> None:
        say, plan = self.context.language.say, self._offered()
        self.use.setEnabled(plan is not None and not self._desk.bridge.document.read_only)
        self.use.set_text(say("Use “{plan}”", plan=words.brief(plan.name)) if plan else say("Use this plan"))
        self.set_note(say("Undo brings the other back.") if plan else "")

    def _use(self) -> None:
        plan = self._offered()
        if plan is None:
            return
        label = self.context.language.say("Use “{plan}”", plan=plan.name)
        if self._desk.edit(label, lambda w: edits.adopt_plan(w, plan.id)):
            self.accept()
