"""What a new café starts with: kinds of note and roles, in the café's language."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from worldcafe.domain.errors import Speaker
from worldcafe.domain.notes import Kind
from worldcafe.domain.people import Role

OVERVIEW: Final = "overview"
KEY_MESSAGE: Final = "key-message"
INSIGHT: Final = "insight"


def kinds(speaker: Speaker) -> tuple[Kind, ...]:
    """The six usual kinds and the three that every table owes to the report."""
    say, say_in = speaker.say, speaker.say_in
    usual = (
        Kind("barrier", say("Barrier"), say("Barriers"), say_in("letter", "B"), "triangle", "barrier"),
        Kind(
            "opportunity",
            say("Opportunity"),
            say("Opportunities"),
            say_in("letter", "O"),
            "disc",
            "opportunity",
        ),
        Kind("idea", say("Idea"), say("Ideas"), say_in("letter", "I"), "diamond", "idea"),
        Kind("action", say("Action"), say("Actions"), say_in("letter", "A"), "square", "action"),
        Kind("question", say("Question"), say("Questions"), say_in("letter", "Q"), "ring", "question"),
        Kind("quote", say("Quote"), say("Quotes"), "“", "quote", "quote"),
        Kind(OVERVIEW, say("Overview"), say("Overviews"), shape="none", system=True),
        Kind(KEY_MESSAGE, say("Key message"), say("Key messages"), shape="none", system=True),
        Kind(INSIGHT, say("Insight"), say("Insights"), shape="none", system=True),
    )
    return tuple(_placed(kind, at) for at, kind in enumerate(usual))


def _placed(kind: Kind, position: int) -> Kind:
    return replace(kind, position=position)


def roles(speaker: Speaker) -> tuple[Role, ...]:
    """The roles that the field knows; whoever stays is seated there and is not counted among those who move."""
    say = speaker.say
    return (
        Role("participant", say("Participant"), position=0),
        Role("rapporteur", say("Rapporteur"), stays=True, position=1),
        Role("host", say("Host"), stays=True, position=2),
        Role("co-host", say("Co-host"), stays=True, position=3),
        Role("interpreter", say("Interpreter"), stays=True, position=4),
        Role("observer", say("Observer"), seated=False, position=5),
        Role("helper", say("Helper"), seated=False, position=6),
    )
