"""``worldcafe plan``: plan the rotation and adopt what was found."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.planning import adopt_result, in_words, plan_cafe, result_as_json

USUAL_SECONDS = 10.0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument("--name", default="", help="what the plan is called")
    parser.add_argument("--seconds", type=float, help="the longest to search (10, without a limit of steps)")
    parser.add_argument(
        "--steps", type=int, help="the most steps to search; the same seed and steps give the same plan"
    )
    parser.add_argument("--seed", type=int, default=0)


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    with Document.open(chosen.cafe) as document:
        result = plan_cafe(document.cafe, seed=chosen.seed, seconds=_seconds(chosen), steps=chosen.steps)
        name = chosen.name or speaker.say("Plan {n}", n=len(document.cafe.plans) + 1)
        adopt_result(document, result, name, speaker.say("Plan the rotation"))
    findings = [finding.sentence(speaker) for finding in result.findings]
    return Outcome({**result_as_json(result), "findings": findings}, in_words(result, speaker))


def _seconds(chosen: argparse.Namespace) -> float | None:
    # A limit of time would make the plan depend on the machine, so steps alone stand for themselves.
    if chosen.seconds is None and chosen.steps is not None:
        return None
    return chosen.seconds if chosen.seconds is not None else USUAL_SECONDS


VERB = Verb("plan", "Plan who sits at which table in which round, and adopt the plan.", _arguments, _run)
