"""The panel at the right of the Café page: what is still missing, what the numbers mean, kinds and roles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout

from ui.context import Context
from ui.models.parts import same_parts
from ui.organiser.cafe.numbers import Numbers, basis, numbers_of
from ui.organiser.cafe.remedies import Remedies
from ui.organiser.page import Desk
from ui.theme import scale
from ui.widgets import (
    Button,
    FlowBox,
    Inspector,
    Label,
    Picture,
    Prose,
    Run,
    StateMark,
    column,
    empty,
    fact_row,
    row,
)
from ui.widgets.kind_look import KindWord
from worldcafe.domain.cafe import Cafe
from worldcafe.verbs.checking import Missing, missing_in_cafe

SHOWN = 4
"""Gaps shown before the rest is folded away."""
SETTLES = 250
"""Milliseconds after the last edit before the numbers are worked out anew."""


class SidePanel(Inspector):
    """Follows the café; the buttons close the gaps."""

    def __init__(self, context: Context, desk: Desk, remedies: Remedies) -> None:
        super().__init__(context, closable=False)
        self.context = context
        self.desk = desk
        self.say = context.language.say
        self._remedies = remedies
        self._unfolded = False
        self._basis: tuple[object, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.numbers: Numbers | None = None
        say = self.say
        self._missing = self._section(say("Still missing"))
        self._figures = self._section(say("What these numbers mean"))
        kinds = Button.link(context, say("Change"), do=self.change_kinds)
        self._kinds = self._section(say("Kinds of note"), kinds)
        roles = Button.link(context, say("Change"), do=self.change_roles)
        self._roles = self._section(say("Roles"), roles)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work_out)

    def _section(self, title: str, link: Button | None = None) -> QVBoxLayout:
        section = self.add_section(title, link)
        inside = column(8)
        section.addLayout(inside)
        return inside

    def refresh(self) -> None:
        """Show what is missing now; the numbers follow when they are worked out."""
        cafe = self.desk.bridge.cafe
        facts = (*basis(cafe), cafe.topics, cafe.kinds, cafe.event)
        if not same_parts(facts, self._shown):
            self._shown = facts
            self._show_missing(missing_in_cafe(cafe))
            self._show_kinds(cafe)
            self._show_roles(cafe)
        if not same_parts(basis(cafe), self._basis):
            self._basis = basis(cafe)
            self._show_numbers(None)
            self._timer.start(SETTLES)

    # What is missing.

    def _show_missing(self, gaps: list[Missing]) -> None:
        empty(self._missing)
        if not gaps:
            line = row(10)
            line.addWidget(StateMark(self.context, True), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Prose(self.context, self.say("Nothing: the people can be planned.")), 1)
            self._missing.addLayout(line)
            return
        shown = gaps if self._unfolded else gaps[:SHOWN]
        for gap in shown:
            self._missing.addLayout(self._gap(gap))
        if len(gaps) > len(shown):
            more = self.say("Show {n} more", n=len(gaps) - len(shown))
            self._missing.addWidget(
                Button.link(self.context, more, do=self._unfold), 0, Qt.AlignmentFlag.AlignLeft
            )

    def _unfold(self) -> None:
        self._unfolded = True
        self._show_missing(missing_in_cafe(self.desk.bridge.cafe))

    def _gap(self, gap: Missing) -> QLayout:
        language = self.context.language
        words = column(2)
        words.addWidget(Prose(self.context, Run(gap.sentence(language), weight=600)))
        if gap.reason:
            words.addWidget(Prose(self.context, gap.why(language), size=scale.SMALL, tone="muted"))
        if not self.desk.bridge.document.read_only:
            buttons = FlowBox(8)
            for remedy in self._remedies.of(gap):
                # Later, since the edit takes this very button away.
                later = partial(QTimer.singleShot, 0, remedy.act)
                buttons.add(Button.small(self.context, remedy.word, do=later))
            if buttons.flow.count():
                words.addSpacing(4)
                words.addWidget(buttons)
        line = row(10)
        line.setContentsMargins(0, 0, 0, 8)
        line.addWidget(StateMark(self.context, False), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return line

    # What the numbers mean.

    def _work_out(self) -> None:
        cafe = self.desk.bridge.cafe
        asked = self._basis
        self.desk.run(
            self.say("Working out the numbers"),
            partial(numbers_of, cafe),
            lambda numbers: self._worked_out(asked, numbers),
            failed=lambda _error: self._show_numbers(Numbers()),
            quiet=True,
        )

    def _worked_out(self, asked: tuple[object, ...], numbers: object) -> None:
        if isinstance(numbers, Numbers) and same_parts(asked, self._basis):
            self._show_numbers(numbers)

    def _show_numbers(self, numbers: Numbers | None) -> None:
        empty(self._figures)
        self.numbers = numbers
        say = self.say
        cafe = self.desk.bridge.cafe
        if not cafe.people:
            self._figures.addWidget(
                Prose(self.context, say("Add people to see how many sit at a table."), tone="muted")
            )
            return
        if numbers is None:
            self._figures.addWidget(Label(say("Working it out…"), tone="muted"))
            return
        language = self.context.language
        if numbers.most:
            self._figures.addLayout(fact_row(say("People at a table"), self._span(numbers)))
        each = say("{n} of {all}", n=numbers.topics_each, all=numbers.topics)
        self._figures.addLayout(fact_row(say("Topics that each person discusses"), each))
        if numbers.repeats is not None:
            self._figures.addLayout(
                fact_row(say("Unavoidable repeat meetings"), language.number(numbers.repeats))
            )
            self._figures.addWidget(
                Prose(self.context, self._meaning(numbers), size=scale.SMALL, tone="muted")
            )
        if numbers.trouble is not None:
            line = row(8)
            line.addWidget(Picture(self.context, "circle-alert", "error", 18), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(
                Prose(self.context, numbers.trouble.sentence(language), size=scale.SMALL, tone="error"), 1
            )
            self._figures.addLayout(line)

    def _span(self, numbers: Numbers) -> str:
        say, least, most = self.say, numbers.least, numbers.most
        if least == most:
            return self.context.language.number(most)
        if most - least == 1:
            return say("{least} or {most}", least=least, most=most)
        return say("{least} to {most}", least=least, most=most)

    def _meaning(self, numbers: Numbers) -> str:
        if numbers.repeats == 0:
            return self.say("With these numbers everybody can meet somebody new in every round.")
        return self.say(
            "No plan can have fewer: there are not enough tables to keep everybody apart. "
            "Fewer rounds or more tables lower it."
        )

    # Kinds and roles.

    def _show_kinds(self, cafe: Cafe) -> None:
        empty(self._kinds)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for at, kind in enumerate(cafe.kinds_in_order):
            grid.addWidget(KindWord(self.context, kind), at // 2, at % 2, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._kinds.addLayout(grid)

    def _show_roles(self, cafe: Cafe) -> None:
        empty(self._roles)
        counts: dict[str, int] = {}
        for person in cafe.people:
            role = cafe.role_of(person)
            if role is not None:
                counts[role.id] = counts.get(role.id, 0) + 1
        usual = {"participant", "rapporteur"}
        for role in cafe.roles_in_order:
            if role.id not in usual and role.id not in counts:
                continue
            icon = "pen-line" if role.id == "rapporteur" else "user" if role.seated else "eye"
            word = self.say("{role} stays at the table", role=role.name) if role.stays else role.name
            line = row(10)
            line.addWidget(Picture(self.context, icon, "accent", 18))
            line.addLayout(fact_row(word, self.context.language.number(counts.get(role.id, 0))), 1)
            self._roles.addLayout(line)

    def change_kinds(self) -> None:
        """Show the kinds of note to be changed."""
        from ui.organiser.cafe.kinds_dialogue import KindsDialogue

        dialogue = KindsDialogue(self.context, self.window(), self.desk)
        dialogue.exec()
        dialogue.deleteLater()

    def change_roles(self) -> None:
        """Show the roles to be changed."""
        from ui.organiser.cafe.roles_dialogue import RolesDialogue

        dialogue = RolesDialogue(self.context, self.window(), self.desk)
        dialogue.exec()
        dialogue.deleteLater()
