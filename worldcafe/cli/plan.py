"""``worldcafe plan``: plan the rotation and adopt what was found, or plan the problem of another program."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.arguments import add_seed, seconds, whole
from worldcafe.cli.problem import left_aside, not_over_the_problem
from worldcafe.cli.verb import Outcome, Verb, nothing_changed
from worldcafe.domain.errors import WrongUse
from worldcafe.exchange.plan_file import write_json
from worldcafe.language import Language, mark
from worldcafe.store.document import Document
from worldcafe.verbs.alike import as_json, caveats, find_cases
from worldcafe.verbs.interchange import plan_as_json, plan_file
from worldcafe.verbs.planning import (
    adopt_result,
    better_adopted,
    figures_as_json,
    figures_in_words,
    in_words,
    plan_cafe,
    result_as_json,
)

USUAL_SECONDS = 10.0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE", nargs="?")
    parser.add_argument(
        "--problem", type=Path, metavar="FILE.json", help="instead of a café, a problem alone"
    )
    parser.add_argument(
        "--out", type=Path, metavar="PLAN.json", help="where the plan of a problem is written"
    )
    parser.add_argument("--name", default="", help="what the plan is called")
    parser.add_argument(
        "--seconds", type=seconds("--seconds"), help="the longest to search (10, without a limit of steps)"
    )
    parser.add_argument(
        "--steps",
        type=whole("--steps", 1),
        help="the most steps to search; the same seed and steps give the same plan",
    )
    add_seed(parser)


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    if chosen.problem is not None:
        return _plan_problem(chosen, speaker)
    if chosen.cafe is None or chosen.out is not None:
        raise WrongUse(mark("Give a café to plan, or --problem FILE.json with --out PLAN.json."))
    with Document.open(chosen.cafe) as document, nothing_changed():
        result = plan_cafe(document.cafe, seed=chosen.seed, seconds=_seconds(chosen), steps=chosen.steps)
        better = better_adopted(document.cafe, result)
        if better is None:
            name = chosen.name or speaker.say("Plan {n}", n=len(document.cafe.plans) + 1)
            adopt_result(document, result, name, speaker.say("Plan the rotation"))
        cafe = document.cafe
    alike = find_cases(cafe)
    warned = caveats(alike, cafe, speaker)
    findings = [finding.sentence(speaker) for finding in result.findings]
    told = {"findings": findings, "look_alikes": as_json(alike, cafe)}
    if better is None:
        return Outcome(
            {**result_as_json(result), "adopted": True, **told}, [*in_words(result, speaker), *warned]
        )
    # What stands is told, since the rotation and the report are made of it.
    facts = {**result_as_json(result), **figures_as_json(better), "adopted": False, **told}
    kept = speaker.say("The plan that was found is not as good as the one that is adopted, which was kept.")
    return Outcome(
        {**facts, "found": result_as_json(result)},
        [kept, *findings, *figures_in_words(better, speaker), *warned],
    )


def _plan_problem(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    if chosen.cafe is not None or chosen.out is None:
        raise WrongUse(mark("Give a café to plan, or --problem FILE.json with --out PLAN.json."))
    not_over_the_problem(chosen.problem, chosen.out)
    asked, result = plan_file(chosen.problem, seconds=_seconds(chosen), steps=chosen.steps, seed=chosen.seed)
    findings = [finding.sentence(speaker) for finding in result.findings]
    write_json(chosen.out, {**plan_as_json(asked, result), "findings": findings})
    told = [*left_aside(asked.unknown, speaker), *in_words(result, speaker)]
    facts = {"out": str(chosen.out), **result_as_json(result), "findings": findings}
    return Outcome({**facts, "left_aside": list(asked.unknown)}, told)


def _seconds(chosen: argparse.Namespace) -> float | None:
    # A limit of time would make the plan depend on the machine, so steps alone stand for themselves.
    if chosen.seconds is None and chosen.steps is not None:
        return None
    return chosen.seconds if chosen.seconds is not None else USUAL_SECONDS


VERB = Verb("plan", "Plan who sits at which table in which round, and adopt the plan.", _arguments, _run)
