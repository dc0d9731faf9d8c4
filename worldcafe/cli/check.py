"""``worldcafe check``: whether the document is sound, and what is missing for planning and for the report."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.alike import as_json, caveats, find_cases
from worldcafe.verbs.checking import Missing, missing_for_planning, missing_for_report, rules_that_block

UNSOUND = 3


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    with Document.open(chosen.cafe, read_only=True) as document:
        found = document.check()
        findings = [finding.sentence(speaker) for finding in found]
        sound = not any(finding.grave for finding in found)
        cafe = document.cafe
    planning = [*rules_that_block(cafe), *missing_for_planning(cafe)]
    report = missing_for_report(cafe)
    alike = find_cases(cafe)
    facts = {
        "sound": sound,
        "findings": findings,
        "missing_for_planning": [_fact(m, speaker) for m in planning],
        "missing_for_report": [_fact(m, speaker) for m in report],
        "look_alikes": as_json(alike, cafe),
    }
    lines = [
        *findings,
        *([speaker.say("The document is sound.")] if sound else []),
        *_section(speaker.say("For planning:"), [*_told(planning, speaker), *caveats(alike, cafe, speaker)]),
        *_section(speaker.say("For the report:"), _told(report, speaker)),
    ]
    return Outcome(facts, lines, 0 if sound else UNSOUND)


def _fact(gap: Missing, speaker: Language) -> dict[str, object]:
    return {"code": gap.code, "sentence": gap.sentence(speaker), "blocks": gap.blocks}


def _told(gaps: list[Missing], speaker: Language) -> list[str]:
    return [f"{gap.sentence(speaker)} {gap.why(speaker)}".rstrip() for gap in gaps]


def _section(title: str, lines: list[str]) -> list[str]:
    return [title, *(f"  {line}" for line in lines)] if lines else []


VERB = Verb("check", "Check that the document is sound and say what is still missing.", _arguments, _run)
