"""Sentences about a café that the frame, the start screen and the pages share."""

from __future__ import annotations

from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language

QUICK = 400
"""People up to whom it takes some ten milliseconds to see whether a plan is still of today's rules."""


def dates(cafe: Cafe, language: Language) -> str:
    """The days of the café: "14 April 2027", "14–15 April 2027"; empty when no round has a day."""
    days = sorted(
        {r.day for r in cafe.rounds.values() if r.day} | {a.day for a in cafe.agenda.values() if a.day}
    )
    if not days:
        return ""
    first, last = days[0], days[-1]
    if first == last:
        return language.day(first)
    return language.days(first, last)


def place_and_dates(cafe: Cafe, language: Language) -> str:
    """Place and days, as far as they are known."""
    return ", ".join(part for part in (cafe.event.place, dates(cafe, language)) if part)


def state_of(stage: str, cafe: Cafe, language: Language) -> str:
    """A word or a number for a stage in the rail; empty when there is nothing to say."""
    if stage == "cafe":
        from worldcafe.verbs.checking import missing_for_planning

        missing = sum(gap.stage == "cafe" for gap in missing_for_planning(cafe))
        return language.plural("{n} missing", "{n} missing", missing) if missing else ""
    if stage == "people":
        return language.number(len(cafe.people)) if cafe.people else ""
    if stage == "rotation":
        return rotation_state(cafe, language)
    if stage == "harvest":
        kinds = cafe.kinds
        written = sum(not kinds[n.head.kind].system for n in cafe.notes if n.head.kind in kinds)
        return language.number(written) if written else ""
    if stage == "report":
        return language.say("approved") if cafe.event.status == "approved" else ""
    return ""


def rotation_state(cafe: Cafe, language: Language) -> str:
    """Whether the rotation is planned, and whether it is proven best as it stands now.

    Of large cafés only the Rotation page says so, which looks beside the window: it would keep this one waiting.
    """
    from worldcafe.verbs.standing import proven

    plan = cafe.adopted
    if plan is None:
        return ""
    if len(cafe.people) <= QUICK and proven(cafe, plan):
        return language.say("proven")
    return language.say("planned")


def first_sentence(text: str) -> tuple[str, str]:
    """A text parted after its first sentence."""
    for at, letter in enumerate(text):
        if letter in ".!?" and text[at + 1 : at + 2] == " " and text[:at].count("“") == text[:at].count("”"):
            return text[: at + 1], text[at + 2 :].strip()
    return text, ""
