"""The look-alikes in a list, group by group: the obvious ones merged at once, the others looked at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.slots import pressed, with_flag
from ui.theme import scale
from ui.widgets import Button, Dialogue, ElidedLabel, Label, Rule, Scroll, Tick, column, row
from worldcafe.domain.cafe import Cafe
from worldcafe.exchange.likeness import WHY_WORDS
from worldcafe.language import Language, mark
from worldcafe.verbs.alike import Group, obvious

HOUSE_WHY_WORDS: Final[dict[str, str]] = {
    "same words": mark("the same words, written in another way"),
    "place": mark("a place and its town hall"),
    "brackets": mark("one has an addition in brackets"),
    "abbreviation": mark("one may stand for the other in short"),
    "shortened": mark("words are shortened"),
    "part": mark("a part and the whole"),
    "spelling": mark("nearly the same spelling"),
}
"""Why organisations may be one, by the code of the reason."""

MOST_NAMED: Final = 4

ROW, AROUND, HIGHEST = 58, 260, 680
"""Pixels of a group, of everything around the groups, and of the whole at most."""

TICK: Final = 40
"""Pixels of a tick and of the gap after it."""


def counted(groups: Sequence[Group], language: Language) -> str:
    """How many of each kind, in words: "1 possible duplicate, 8 groups of organisations look alike"."""
    people = sum(not group.houses for group in groups)
    houses = len(groups) - people
    parts: list[str] = []
    if people:
        parts.append(language.plural("{n} possible duplicate", "{n} possible duplicates", people))
    if houses:
        parts.append(
            language.plural(
                "{n} group of organisations looks alike", "{n} groups of organisations look alike", houses
            )
        )
    return ", ".join(parts)


class AlikeList(Dialogue):
    """Every group with a reason. `looked(Group)` to look at one, `all_looked()` at each in turn, `merged(list)`."""

    looked = Signal(object)
    all_looked = Signal()
    merged = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None, groups: Sequence[Group], cafe: Cafe) -> None:
        language = context.language
        say = language.say
        super().__init__(context, parent, say("One or several?"), f"{counted(groups, language)}.", width=720)
        self._cafe = cafe
        self._chosen = [group for group in groups if obvious(group, cafe)]
        self.ticks: list[Tick] = []
        scroll = Scroll(0, 0)
        for houses, title in ((False, say("People")), (True, say("Organisations"))):
            some = [group for group in groups if group.houses == houses]
            if some:
                scroll.body.addWidget(Label(title, weight=600))
                scroll.body.addSpacing(4)
            for group in some:
                scroll.body.addWidget(self._row(group))
                scroll.body.addWidget(Rule())
            scroll.body.addSpacing(16 if some else 0)
        scroll.body.addStretch(1)
        room = parent.window().height() - 48 if parent is not None else HIGHEST
        high = min(AROUND + ROW * len(groups), room, HIGHEST)
        self.setMaximumHeight(high)
        self.resize(720, high)
        self.body.addWidget(scroll, 1)
        self.set_note(say("Merging is one step to undo.") if self.ticks else "")
        self.add_button(say("Decide later"), closes="reject")
        self.one_by_one = self.add_button(say("One by one"), kind="secondary" if self.ticks else "primary")
        self.one_by_one.clicked.connect(pressed(self._look_at_all))
        self.merge = self.add_button("", kind="primary", icon="git-merge")
        self.merge.clicked.connect(pressed(self._merge))
        self.merge.setVisible(bool(self.ticks))
        self._show_merge()

    def _row(self, group: Group) -> QWidget:
        line = row(12)
        line.setContentsMargins(0, 8, 8, 8)
        names = self._names(group)
        if group in self._chosen:
            tick = Tick("", on=True)
            tick.setAccessibleName(self.context.language.say("Merge {names}", names=", ".join(names)))
            tick.ticked.connect(with_flag(partial(self._choose, group)))
            self.ticks.append(tick)
            line.addWidget(tick)
        else:
            line.addSpacing(TICK)
        words = column(1)
        words.addWidget(ElidedLabel("  ·  ".join(names), weight=600))
        words.addWidget(ElidedLabel(self._why(group), size=scale.SMALL, tone="muted"))
        line.addLayout(words, 1)
        look = Button.small(self.context, self.context.language.say("Look…"))
        look.setAccessibleDescription(", ".join(names))
        look.clicked.connect(pressed(partial(self._look, group)))
        line.addWidget(look, 0, Qt.AlignmentFlag.AlignVCenter)
        made = QWidget()
        made.setLayout(line)
        return made

    def _names(self, group: Group) -> list[str]:
        known = self._cafe.organisations if group.houses else self._cafe.people
        names = [known[member].name for member in group.members[:MOST_NAMED]]
        more = len(group.members) - len(names)
        return [*names, self.context.language.plural("{n} more", "{n} more", more)] if more else names

    def _why(self, group: Group) -> str:
        say = self.context.language.say
        reasons = HOUSE_WHY_WORDS if group.houses else WHY_WORDS
        reason = say(reasons[group.why]) if group.why in reasons else ""
        reason = reason[:1].upper() + reason[1:]
        if group.houses and group in self._chosen:
            return say("{reason}; all become “{name}”", reason=reason, name=self._names(group)[0])
        if not group.houses:
            houses = dict.fromkeys(self._cafe.organisation_of(p) for p in group.members)
            return ", ".join(part for part in (reason, *houses) if part)
        return reason

    def _choose(self, group: Group, on: bool) -> None:
        self._chosen = [g for g in self._chosen if g is not group] + ([group] if on else [])
        self._show_merge()

    def _show_merge(self) -> None:
        count = len(self._chosen)
        self.merge.set_text(
            self.context.language.plural("Merge the ticked one", "Merge the {n} ticked ones", count)
        )
        self.merge.setEnabled(bool(count))

    # Each closes the list: what it shows is no longer so afterwards.

    def _look(self, group: Group) -> None:
        self.accept()
        self.looked.emit(group)

    def _look_at_all(self) -> None:
        self.accept()
        self.all_looked.emit()

    def _merge(self) -> None:
        self.accept()
        self.merged.emit(list(self._chosen))
