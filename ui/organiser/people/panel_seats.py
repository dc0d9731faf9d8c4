"""Where a person sits, round by round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.theme import scale
from ui.widgets import Button, ElidedLabel, Label, TableTab, row
from worldcafe.domain.event import Round
from worldcafe.domain.people import Participant
from worldcafe.language import Language

if TYPE_CHECKING:
    from ui.organiser.people.panel import PersonPanel


def when(round_: Round, language: Language) -> str:
    """The day and hour of a round, or its number: "Wed 14:00"."""
    day = language.day_by("EEE", round_.day) if round_.day else ""
    start = language.clock(round_.start) if round_.start else ""
    return f"{day} {start}".strip() or language.say("Round {round}", round=round_.number)


def seats_section(panel: PersonPanel, person: Participant) -> None:
    """The seats of the adopted plan; nothing before there is one."""
    context, cafe = panel.context, panel.cafe
    if cafe.adopted is None:
        return
    say = context.language.say
    link = Button.link(context, say("Print cards"), do=lambda: panel.deeds.desk.go_to("report", "print"))
    section = panel.add_section(say("Seats"), link)
    rotation = cafe.rotation()
    for round_ in cafe.rounds_in_order:
        table_id = rotation.table_of(person.id, round_.id)
        line = row(8)
        word = Label(when(round_, context.language), size=scale.SMALL, tone="muted")
        word.setFixedWidth(92)
        line.addWidget(word)
        table = cafe.tables.get(table_id or "")
        if table is None:
            line.addWidget(Label(say("no seat"), tone="muted"), 1)
        else:
            topic = cafe.topic_at(round_.id, table.id)
            line.addWidget(TableTab(context, table.number, topic.hue + 1 if topic else 8, side=20))
            line.addWidget(ElidedLabel(topic.brief if topic else ""), 1)
        section.addLayout(line)
