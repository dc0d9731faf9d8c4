"""``worldcafe check``: whether the document is sound, and what is missing for planning and for the report."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.checking import Missing, missing_for_planning, missing_for_report

UNSOUND = 3


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    with Document.open(chosen.cafe, read_only=True) as document:
        found = document.check()
        findings = [finding.sentence(speaker) for finding in found]
        sound = not any(finding.grave for finding in found)
        planning = missing_for_planning(document.cafe)
        report = missing_for_report(document.cafe)
    facts = {
        "sound": sound,
        "findings": findings,
        "missing_for_planning": [_fact(m, speaker) for m in planning],
        "missing_for_report": [_fact(m, speaker) for m in report],
    }
    lines = [
        *findings,
        *([speaker.say("The document is sound.")] if sound else []),
        *_section(speaker.say("For planning:"), planning, speaker),
        *_section(speaker.say("For the report:"), report, speaker),
    ]
    return Outcome(facts, lines, 0 if sound else UNSOUND)


def _fact(gap: Missing, speaker: Language) -> dict[str, object]:
    return {"code": gap.code, "sentence": gap.sentence(speaker), "blocks": gap.blocks}


def _section(title: str, gaps: list[Missing], speaker: Language) -> list[str]:
    return (
        [title, *(f"  {gap.sentence(speaker)} {gap.why(speaker)}".rstrip() for gap in gaps)] if gaps else []
    )


VERB = Verb("check", "Check that the document is sound and say what is still missing.", _arguments, _run)
