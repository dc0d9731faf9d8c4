"""How it ends: conclusion, next meeting, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from worldcafe.report.blocks import Block, Labelled, Opening, Paragraph, Party, SignOff
from worldcafe.report.content import SectionPlan
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Missing words are printed as missing; a draft has lines to sign and to date."""
    event, say = source.cafe.event, source.language.say
    yield Opening("conclusion", plan.title, foot=plan.title, run_on=True)
    conclusion = event.conclusion.strip()
    yield Paragraph(conclusion or say("none noted"), "text" if conclusion else "muted")
    yield Labelled(say("Next meeting"), event.next_meeting.strip() or say("not set yet"))
    yield SignOff(
        say("Sign-off"),
        (
            _party(source, say("Submitted by"), event.submitted_by, event.submitted_on),
            _party(source, say("Approved by"), event.approved_by, event.approved_on),
        ),
        say("Signature"),
        say("Date"),
    )


def _party(source: Source, label: str, written: str, day: date | None) -> Party:
    name, _, note = ("" if source.public else written).partition(",")
    missing = not name.strip()
    said = (
        source.language.say("nobody yet")
        if not source.public or not written
        else source.language.say("not named")
    )
    return Party(
        label,
        said if missing else name.strip(),
        note.strip(),
        source.language.day(day) if day and source.cafe.event.status == "approved" else "",
        missing,
    )
