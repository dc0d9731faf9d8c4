"""What the page shows while nobody is there: what to do, three ways in, and what a good list looks like."""

from __future__ import annotations

from collections.abc import Callable

from ui.context import Context
from ui.slots import pressed
from ui.widgets import EmptyState, Example, WayIn


def empty_state(
    context: Context,
    choose: Callable[[], object],
    paste: Callable[[], object],
    add: Callable[[], object],
) -> EmptyState:
    """The empty place of the page."""
    say = context.language.say
    ways = [
        WayIn(
            context,
            "file-input",
            say("Drop or choose a list"),
            say("A spreadsheet (xlsx, ods, csv). You see it before anything is written."),
            "Ctrl I",
            first=True,
        ),
        WayIn(
            context,
            "clipboard-paste",
            say("Paste from a spreadsheet"),
            say("Copy the rows there, come back and paste."),
            "Ctrl V",
        ),
        WayIn(
            context,
            "user-plus",
            say("Type names"),
            say("One after the other; Enter goes on to the next."),
            "Ctrl Shift N",
        ),
    ]
    for way, do in zip(ways, (choose, paste, add), strict=True):
        way.clicked.connect(pressed(do))
    example = Example(
        say("Columns that are understood, in any order and with any titles"),
        (say("Name"), say("Organisation"), say("Languages"), say("Wishes"), say("Days")),
        (
            ("Ewa Jabłońska", "Uniwersytet Trzech Rzek", "pl en", "3, 5", say("Wed, Thu")),
            ("Nuno Bragança", "Instituto Serra Azul", "pt en", "3, 2, 7", say("Wed, Thu")),
            ("Milena Draganova", "Yasenovo Municipality", "bg en", "", say("Wed")),
        ),
    )
    return EmptyState(
        context,
        say("Who is coming?"),
        say("A name is enough. Everything else can be added later."),
        ways,
        example=example,
    )
