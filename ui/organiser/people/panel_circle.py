"""To which circle people belong: tables and people of one circle keep to each other, for cafés in parallel rooms."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ui.context import Context
from ui.organiser.people.deeds import Deeds
from ui.slots import with_value
from ui.widgets import ComboBox, FormField


def circle_field(context: Context, deeds: Deeds, people: Sequence[str]) -> FormField | None:
    """A choice among the circles of the tables for these people; None where no table has one and nobody is in one."""
    say, cafe = context.language.say, deeds.cafe
    chosen = {cafe.people[p].pool for p in people}
    circles = sorted({t.pool for t in cafe.tables.values() if t.pool} | {c for c in chosen if c})
    if not circles:
        return None
    box = ComboBox([("", say("every table")), *((c, c) for c in circles)], name=say("Circle"))
    box.choose(next(iter(chosen)) if len(chosen) == 1 else None)
    box.setPlaceholderText(say("differs"))
    box.picked.connect(with_value(partial(_set, deeds, people)))
    return FormField(context, say("Circle"), box)


def _set(deeds: Deeds, people: Sequence[str], circle: object) -> None:
    deeds.set_circle(people, circle if isinstance(circle, str) else "")
