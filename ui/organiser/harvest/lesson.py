"""What the page of the harvest teaches while there is nothing to harvest."""

from __future__ import annotations

from collections.abc import Callable

from ui.context import Context
from ui.widgets import EmptyState, Example, WayIn


def lesson(context: Context, write: Callable[[], object], bring_in: Callable[[], object]) -> EmptyState:
    """The two ways to notes: to write at a table, and to bring a table of notes in."""
    say = context.language.say
    ways = [
        WayIn(
            context,
            "pen-line",
            say("Write at a table"),
            say("The rapporteur’s window: one line, the kinds on the keys, the round by the clock."),
            first=True,
        ),
        WayIn(
            context,
            "file-input",
            say("Import a table of notes"),
            say("From a spreadsheet that somebody kept. Drop the file here, or choose it."),
        ),
    ]
    ways[0].clicked.connect(lambda: write())
    ways[1].clicked.connect(lambda: bring_in())
    rows = (
        (say("barrier"), say("Local shops hear of us last"), "3", "1"),
        (say("action"), say("One page in four languages"), "3", "2"),
    )
    titles = (say("kind"), say("text"), say("table"), say("round"))
    return EmptyState(
        context,
        say("Nothing is written yet"),
        say(
            "Notes appear here as the tables write them. What stands on paper can be typed or imported later."
        ),
        ways,
        example=Example(say("A table that can be imported has these columns"), titles, rows),
    )
