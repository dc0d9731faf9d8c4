"""``worldcafe plan``: plan the rotation and adopt what was found."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.planning import adopt_result, figures_as_json, plan_cafe, stop_after


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument("--name", default="", help="what the plan is called")
    parser.add_argument("--seconds", type=float, default=10.0, help="the longest to search (10)")
    parser.add_argument("--steps", type=int, help="the most steps to search; the same seed and steps give the same plan")
    parser.add_argument("--seed", type=int, default=0)


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    from worldcafe.planner.quality import in_words

    with Document.open(chosen.cafe) as document:
        stop = stop_after(chosen.seconds, chosen.steps)
        result = plan_cafe(document.cafe, stop, chosen.seed)
        name = chosen.name or speaker.say("Plan {n}", n=len(document.cafe.plans) + 1)
        adopt_result(document, result, name, speaker.say("Plan the rotation"))
    facts = dict(figures_as_json(result.figures, result.seconds, result.steps))
    return Outcome(facts, in_words(result.figures, speaker))


VERB = Verb("plan", "Plan who sits at which table in which round, and adopt the plan.", _arguments, _run)
