"""What is asked before a café is closed that would lose something."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets import choose


def may_stop(context: Context, over: QWidget) -> bool:
    """Whether the work that is going on may be stopped."""
    say = context.language.say
    answer = choose(
        context,
        over,
        say("Work is still going on"),
        say(
            "Closing now stops it. Every change that you made is kept; only this work would have to be done again."
        ),
        [("close", say("Stop and close")), ("stay", say("Let it finish"))],
    )
    return answer == "close"


def about_lost_file(context: Context, over: QWidget, name: str) -> str | None:
    """What to do with a café whose file is not where it was: ``close``, ``copy``, or None."""
    say = context.language.say
    return choose(
        context,
        over,
        say("The file of this café is not where it was"),
        say(
            "“{name}” was moved, replaced or deleted while it was open. Save a copy before you close, so that "
            "nothing is lost.",
            name=name,
        ),
        [("close", say("Close without a copy")), ("copy", say("Save a copy"))],
    )
