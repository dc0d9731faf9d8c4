"""The one sentence that says how the list of people stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ui.models.people_rows import Grounds, PersonRow
from worldcafe.language import Language


def state_sentence(language: Language, rows: Sequence[PersonRow], grounds: Grounds, today: date) -> str:
    """How many people from how many organisations, and how many are expected on the day that counts."""
    people = language.plural("{n} person", "{n} people", len(rows))
    houses = len({row.house for row in rows if row.house})
    start = people
    if houses:
        some = language.plural("{n} organisation", "{n} organisations", houses)
        start = language.say("{people} from {organisations}", people=people, organisations=some)
    if grounds.now is None:
        return language.say("{start}.", start=start)
    span = grounds.spans[grounds.now]
    come = sum(row.days[grounds.now][0] > 0 for row in rows if grounds.now < len(row.days))
    if span.day == today:
        rest = language.plural("{n} is expected today", "{n} are expected today", come)
        here = sum(row.today == "here" for row in rows)
        if here:
            rest = language.say("{here} of {n} are here today", here=here, n=come)
    else:
        rest = language.plural("{n} is expected on {day}", "{n} are expected on {day}", come, day=span.name)
        if span.day is None:
            rest = language.plural(
                "{n} is expected in {round}", "{n} are expected in {round}", come, round=span.name
            )
    return language.say("{start}; {rest}.", start=start, rest=rest)
