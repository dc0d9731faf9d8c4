"""How this report was made, what it cannot say, and what happens to people's data."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.report.blocks import Block, Labelled, Opening
from worldcafe.report.content import SectionPlan
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Plain sentences under four heads."""
    say = source.language.say
    yield Opening("about", plan.title, foot=plan.title, run_on=True)
    yield Labelled(say("Method"), _method(source))
    yield Labelled(
        say("Limits"),
        say(
            "Notes are what rapporteurs wrote down, not everything that was said; an idea that nobody wrote down is "
            "missing here. A star is the view of one table. The order of notes is that of writing and says nothing "
            "about their weight."
        ),
    )
    yield Labelled(say("Privacy"), _privacy(source))


def _method(source: Source) -> str:
    say, plan = source.language.say, source.cafe.adopted
    first = say(
        "In each round people sit at small tables and talk about the table’s question; at the bell all but the hosts "
        "and rapporteurs move on to other tables and other people. The rapporteur tells the new group what was "
        "said before and writes down what is added."
    )
    if plan is None:
        return first
    second = say(
        "Who sat where was planned beforehand by a program, so that people meet as many others as possible and "
        "colleagues sit apart. The rotation used here is called “{plan}”.",
        plan=plan.name,
    )
    return f"{first} {second}"


def _privacy(source: Source) -> str:
    say, event = source.language.say, source.cafe.event
    if source.public:
        named = say("This edition names nobody. Quotations are printed only where the person agreed.")
    else:
        named = say(
            "This report names only people who agreed to be listed: in the attendance list, as guests, hosts and "
            "rapporteurs of a table, and as owners of actions. All others are counted. Quotations carry a name only "
            "where the person agreed to be quoted by name. The words of the notes are printed as they were written."
        )
    if event.retention is None:
        return f"{named} {say('No day has been set for erasing personal data.')}"
    return f"{named} {say('Personal data will be erased after {day}.', day=source.language.day(event.retention))}"
