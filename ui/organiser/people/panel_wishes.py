"""What a person would like to discuss, has to discuss, and must not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ui.models.people_rows import topic_tabs
from ui.organiser.people.ranked import Ranked, RankedList
from ui.slots import pressed, with_value
from ui.theme import scale
from ui.widgets import Button, ElidedLabel, IconButton, Label, TableTab, row
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import Participant
from worldcafe.language import Language

if TYPE_CHECKING:
    from ui.organiser.people.panel import PersonPanel


def granted(cafe: Cafe, person: str, language: Language) -> dict[str, str]:
    """The topics that a person discusses under the adopted plan, each with its first round in words."""
    found: dict[str, str] = {}
    rotation = cafe.rotation()
    for round_ in cafe.rounds_in_order:
        table = rotation.table_of(person, round_.id)
        topic = cafe.topic_at(round_.id, table) if table else None
        if topic is not None and round_.counts:
            found.setdefault(topic.id, language.say("round {round}", round=round_.number))
    return found


def wishes_section(panel: PersonPanel, person: Participant) -> None:
    """Ranked wishes with the round in which each is granted; below them rules about topics."""
    context, cafe, deeds = panel.context, panel.cafe, panel.deeds
    say = context.language.say
    section = panel.add_section(say("Would like to discuss"))
    tabs = topic_tabs(cafe)
    rounds = granted(cafe, person.id, context.language)
    wished = [t for t in person.wishes if t in tabs]
    if wished:
        lines = [
            Ranked(t, tabs[t].number, tabs[t].hue, cafe.topics[t].brief, rounds.get(t, "")) for t in wished
        ]
        ranked = RankedList(context, say("Wishes, dearest first"), lines)
        ranked.setToolTip(say("Drag to reorder, or Alt with the arrow keys. Delete takes one out."))
        ranked.ordered.connect(with_value(lambda keys: _reorder(panel, person, keys)))
        section.addWidget(ranked)
    _rules(panel, person, section.addLayout)
    buttons = row(16)
    add = Button.link(context, say("Add a wish"), "plus")
    others = [t for t in tabs if t not in wished]
    add.clicked.connect(
        pressed(lambda: _ask_topic(panel, add, others, lambda t: deeds.set_wishes(person.id, [*wished, t])))
    )
    add.setEnabled(bool(others))
    rule = Button.link(context, say("Add a rule"), "plus")
    rule.clicked.connect(pressed(lambda: _ask_rule(panel, rule, person)))
    rule.setEnabled(bool(tabs))
    buttons.addWidget(add)
    buttons.addWidget(rule)
    buttons.addStretch(1)
    section.addLayout(buttons)


def _reorder(panel: PersonPanel, person: Participant, keys: object) -> None:
    panel.deeds.set_wishes(person.id, cast("list[str]", keys))


def _rules(panel: PersonPanel, person: Participant, add: Callable[..., object]) -> None:
    say, cafe, deeds = panel.context.language.say, panel.cafe, panel.deeds
    tabs = topic_tabs(cafe)
    for topics, words, other in (
        (person.must, say("must"), person.must_not),
        (person.must_not, say("must not"), person.must),
    ):
        for topic in [t for t in topics if t in tabs]:
            left = [t for t in topics if t != topic]
            must, must_not = (left, other) if topics is person.must else (other, left)
            line = row(8)
            line.addWidget(TableTab(panel.context, tabs[topic].number, tabs[topic].hue, side=20))
            line.addWidget(ElidedLabel(cafe.topics[topic].brief), 1)
            line.addWidget(Label(words, size=scale.TINY, tone="muted"))
            line.addWidget(
                IconButton(
                    panel.context,
                    "x",
                    say("Take the rule back"),
                    partial(deeds.set_rule, person.id, must=must, must_not=must_not),
                )
            )
            add(line)


def _ask_topic(
    panel: PersonPanel, button: Button, topics: Sequence[str], chosen: Callable[[str], object]
) -> None:
    menu = QMenu(button)
    _fill(menu, panel.cafe, topics, chosen)
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _ask_rule(panel: PersonPanel, button: Button, person: Participant) -> None:
    say, deeds = panel.context.language.say, panel.deeds
    menu = QMenu(button)
    free = [t for t in topic_tabs(panel.cafe) if t not in (*person.must, *person.must_not)]
    _fill(
        menu.addMenu(say("Has to discuss")),
        panel.cafe,
        free,
        lambda t: deeds.set_rule(person.id, must=[*person.must, t], must_not=person.must_not),
    )
    _fill(
        menu.addMenu(say("Must not discuss")),
        panel.cafe,
        free,
        lambda t: deeds.set_rule(person.id, must=person.must, must_not=[*person.must_not, t]),
    )
    menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))


def _fill(menu: QMenu, cafe: Cafe, topics: Sequence[str], chosen: Callable[[str], object]) -> None:
    tabs = topic_tabs(cafe)
    for topic in topics:
        words = f"{tabs[topic].number}  {cafe.topics[topic].brief}".replace("&", "&&")
        menu.addAction(words).triggered.connect(pressed(partial(chosen, topic)))
