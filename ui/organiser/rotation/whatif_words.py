"""What other numbers of tables and rounds mean and take, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from worldcafe.language import Language

if TYPE_CHECKING:
    from worldcafe.verbs.whatif import Cost, Option

Line = tuple[str, str]
"""An icon and a sentence."""

MOST_NAMED = 3
"""People named in a sentence before the others are counted."""


def numbers(language: Language, option: Option) -> str:
    """ "7 tables, 3 rounds"."""
    return language.say(
        "{tables}, {rounds}", tables=tables(language, option), rounds=rounds(language, option)
    )


def tables(language: Language, option: Option) -> str:
    """ "7 tables"."""
    return language.plural("{n} table", "{n} tables", option.tables)


def rounds(language: Language, option: Option) -> str:
    """ "3 rounds"."""
    return language.plural("{n} round", "{n} rounds", option.rounds)


def sizes(language: Language, option: Option) -> str:
    """ "11–12 at a table"."""
    if option.least == option.most:
        return language.say("{n} at a table", n=option.most)
    return language.say("{least}–{most} at a table", least=option.least, most=option.most)


def met(language: Language, option: Option) -> str:
    """ "meets 31 of 89"."""
    return language.say("meets {n} of {all}", n=round(option.meets), all=option.others)


def whole(language: Language, option: Option, present: Option | None) -> str:
    """All that is said of an option, for who listens."""
    parts = [numbers(language, option)]
    if option is present:
        parts.append(language.say("as it is now"))
    if option.repeats is None:
        parts.append(language.say("no plan"))
    else:
        parts.append(
            language.plural("at least {n} repeat meeting", "at least {n} repeat meetings", option.repeats)
        )
        parts += [sizes(language, option), met(language, option)]
    return ", ".join(parts)


def meaning(language: Language, option: Option, present: Option | None) -> str:
    """What an option means: repeats, colleagues, whom everyone meets, what everyone discusses."""
    if option.repeats is None:
        # The same reason in every round is said once.
        first = {reason.code: reason for reason in reversed(option.reasons)}
        return " ".join(reason.sentence(language) for reason in list(first.values())[-2:])
    return " ".join(_meaning(language, option, present))


def _meaning(language: Language, option: Option, present: Option | None) -> Iterator[str]:
    say = language.say
    repeats = option.repeats or 0
    if not repeats:
        yield say("Nothing counted stands against a plan in which nobody meets anybody twice.")
    else:
        yield language.plural(
            "No plan can have fewer than {n} repeat meeting{compared}.",
            "No plan can have fewer than {n} repeat meetings{compared}.",
            repeats,
            compared=_compared(language, repeats, present),
        )
    if option.colleagues:
        yield language.plural(
            "Colleagues share a table {n} time at least.",
            "Colleagues share a table {n} times at least.",
            option.colleagues,
        )
    yield say(
        "Everyone meets about {n} of {all} others ({share} %) and discusses {topics} of {of} topics.",
        n=round(option.meets),
        all=option.others,
        share=round(100 * option.share),
        topics=option.topics_each,
        of=option.topics,
    )


def _compared(language: Language, repeats: int, present: Option | None) -> str:
    before = present.repeats if present else None
    if before is None or before == repeats:
        return ""
    if repeats > before:
        return language.say(", {n} more than now", n=repeats - before)
    return language.say(", {n} fewer than now", n=before - repeats)


def taken(language: Language, cost: Cost) -> list[Line]:
    """What an option takes: what closes, who moves, what has to be found, how the day changes."""
    return [*_closing(language, cost), *_opening(language, cost), *_time(language, cost.minutes)]


def _closing(language: Language, cost: Cost) -> Iterator[Line]:
    if cost.closed:
        listed = language.listed(str(t.number) for t in cost.closed)
        yield (
            "minus",
            language.plural(
                "Table {listed} closes.", "Tables {listed} close.", len(cost.closed), listed=listed
            ),
        )
    if cost.homeless:
        listed = language.listed(language.quoted(t.brief) for t in cost.homeless)
        yield "message-square", language.say("Nobody discusses {topics} then.", topics=listed)
    if cost.freed:
        names = [p.name for p in cost.freed[:MOST_NAMED]]
        more = len(cost.freed) - len(names)
        if more:
            names.append(language.plural("{n} other", "{n} others", more))
        yield (
            "user",
            language.plural(
                "{names} no longer stays at a table, but moves.",
                "{names} no longer stay at a table, but move.",
                len(cost.freed),
                names=language.listed(names),
            ),
        )


def _opening(language: Language, cost: Cost) -> Iterator[Line]:
    for table, topic in cost.opened:
        if topic is not None and topic.id not in cost.new_topics:
            yield (
                "plus",
                language.say(
                    "Table {table} opens and discusses {topic}.",
                    table=table.number,
                    topic=language.quoted(topic.brief),
                ),
            )
        else:
            yield "plus", language.say("Table {table} opens: think of a topic for it.", table=table.number)
    if cost.writers:
        n = len(cost.opened)
        words = language.plural(
            "Somebody has to stay and write at the new table, as at the others.",
            "Somebody has to stay and write at each of the new tables, as at the others.",
            n,
        )
        yield "pen-line", words


def _time(language: Language, minutes: int) -> Iterator[Line]:
    if minutes > 0:
        yield "clock", language.say("The day is {n} minutes longer.", n=minutes)
    elif minutes < 0:
        yield "clock", language.say("The day is {n} minutes shorter.", n=-minutes)
