"""Two plans side by side, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language

if TYPE_CHECKING:
    from worldcafe.verbs.comparing import Comparison, Measured, Moved, Row


def name_of(language: Language, code: Measured) -> str:
    """What a row compares."""
    say = language.say
    names: dict[Measured, str] = {
        "rules": say("Rules not kept"),
        "seats": say("Seats missing"),
        "topics": say("People who discuss a topic twice"),
        "sizes": say("Uneven tables, by so many people"),
        "colleagues": say("Colleagues at one table"),
        "repeats": say("Repeat meetings"),
        "wishes": say("Wishes granted"),
        "balance": say("Alike people at one table beyond need"),
        "often": say("The same two meet, at most"),
        "met": say("Others that everyone meets, at least"),
        "reach": say("People whose ideas reach every table"),
    }
    return names[code]


def value_of(language: Language, comparison: Comparison, row: Row, side: int) -> str:
    """The value of a plan in a row."""
    value = row.values[side]
    if row.code == "wishes":
        asked = comparison.figures[side].wishes.asked
        return language.say("{n} of {all}", n=value, all=asked) if asked else "–"
    if row.code == "often":
        return language.plural("{n} time", "{n} times", value)
    return language.number(value)


def proven(row: Row, side: int) -> bool:
    """Whether no plan can have less there."""
    bound = row.bounds[side]
    return bound is not None and row.values[side] <= bound


def verdict(language: Language, comparison: Comparison) -> str:
    """Which plan is better and in what, in a sentence or two."""
    say = language.say
    row = comparison.verdict()
    if row is None:
        return say("Neither is better in anything that is wanted.")
    at = 0 if row.better < 0 else 1
    better, worse = comparison.plans[at], comparison.plans[1 - at]
    first = say(
        "“{better}” is better than “{worse}”: {what}, {one} instead of {other}.",
        better=better.name,
        worse=worse.name,
        what=_in_sentence(name_of(language, row.code)),
        one=value_of(language, comparison, row, at),
        other=value_of(language, comparison, row, 1 - at),
    )
    before = [r for r in comparison.rows if r.code in ("colleagues", "repeats", "wishes", "balance")]
    if row in before and before.index(row):
        return f"{first} {say('What matters more is alike in both.')}"
    return first


def _in_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def cards(language: Language, comparison: Comparison) -> str:
    """How many people have another card."""
    n = len(comparison.moved)
    if not n:
        return language.say("Everybody has the same card in both.")
    return language.plural(
        "{n} of {all} people has another card.",
        "{n} of {all} people have another card.",
        n,
        all=comparison.cards,
    )


def seat_of(language: Language, cafe: Cafe, moved: Moved, round_: str) -> tuple[str, str]:
    """The tables of a person in a round in both plans ("–" without a seat), two empty words where they are the same."""
    for at, before, after in moved.seats:
        if at == round_:
            return _number(cafe, before), _number(cafe, after)
    return "", ""


def _number(cafe: Cafe, table: str | None) -> str:
    found = cafe.tables.get(table or "")
    return str(found.number) if found else "–"
