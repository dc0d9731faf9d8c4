"""``worldcafe replan``: what changes on the day, as a curve of changed cards against repeat meetings."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.arguments import add_seed, seconds, whole
from worldcafe.cli.problem import left_aside, not_over_the_problem
from worldcafe.cli.verb import Outcome, Verb, must_be_apart, nothing_changed
from worldcafe.domain.errors import BadInput, WrongUse
from worldcafe.exchange.plan_file import write_json
from worldcafe.language import Language, mark
from worldcafe.planner.replanning import Curve, Point
from worldcafe.saving import save
from worldcafe.store.document import Document
from worldcafe.verbs.interchange import curve_as_json, point_as_json, replan_file
from worldcafe.verbs.replanning import Replan, adopt_point, happened, new_cards, replan_cafe
from worldcafe.verbs.reporting import handout

USUAL_SECONDS = 2.0


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE", nargs="?")
    parser.add_argument("--problem", type=Path, metavar="FILE.json", help="instead of a café, a plan alone")
    parser.add_argument("--out", type=Path, metavar="CURVE.json", help="where the curve of a plan is written")
    parser.add_argument(
        "--from-round", type=whole("--from-round", 1), metavar="N", help="the first round that can change"
    )
    parser.add_argument(
        "--absent",
        action="append",
        default=[],
        metavar="NAME",
        help="somebody who did not come; may be given again, as may the next three",
    )
    parser.add_argument(
        "--left", action="append", default=[], metavar="NAME", help="somebody who goes before round N"
    )
    parser.add_argument(
        "--arrived",
        action="append",
        default=[],
        metavar="NAME;ORGANISATION",
        help="somebody who came and has no seat yet",
    )
    parser.add_argument(
        "--closed",
        action="append",
        default=[],
        type=whole("--closed", 1),
        metavar="TABLE",
        help="a table that is lost from round N on",
    )
    parser.add_argument(
        "--adopt", type=whole("--adopt", 1), metavar="POINT", help="adopt a point by its place on the curve"
    )
    parser.add_argument("--name", default="", help="what the adopted plan is called")
    parser.add_argument(
        "--cards", type=Path, metavar="FILE.pdf", help="with --adopt: only the cards that are new"
    )
    parser.add_argument(
        "--seconds", type=seconds("--seconds"), default=USUAL_SECONDS, help="the longest to search (2)"
    )
    add_seed(parser)


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    if chosen.problem is not None:
        return _of_problem(chosen, speaker)
    if chosen.cafe is None or chosen.from_round is None or chosen.out is not None:
        raise _wrong_use()
    if chosen.cards is not None:
        if chosen.adopt is None:
            raise WrongUse(mark("--cards writes the cards of the point that --adopt takes: give both."))
        must_be_apart(chosen.cafe, chosen.cards, ".pdf")
    with Document.open(chosen.cafe, read_only=chosen.adopt is None) as document, nothing_changed():
        news = happened(
            document.cafe,
            chosen.from_round,
            absent=chosen.absent,
            left=chosen.left,
            arrived=chosen.arrived,
            closed=chosen.closed,
        )
        made = replan_cafe(document.cafe, news, seconds=chosen.seconds, seed=chosen.seed)
        point = _chosen_point(made.curve, chosen.adopt)
        if point is not None:
            name = chosen.name or speaker.say("From round {round}", round=chosen.from_round)
            adopt_point(document, made, point, name, speaker.say("Plan the rounds to come anew"))
            if chosen.cards is not None:
                people = new_cards(made, point)
                save(chosen.cards, handout(document.cafe, "itineraries", people=people))
    return _told(made, point, speaker)


def _wrong_use() -> WrongUse:
    return WrongUse(mark("Give a café with --from-round N, or --problem FILE.json with --out CURVE.json."))


def _chosen_point(curve: Curve, number: int | None) -> Point | None:
    if number is None:
        return None
    if number > len(curve.points):
        raise BadInput(
            mark("The curve has points 1 to {most}, and no point {n}."), most=len(curve.points), n=number
        )
    return curve.points[number - 1]


def _told(made: Replan, adopted: Point | None, speaker: Language) -> Outcome:
    curve = made.curve
    facts = {
        **curve_as_json(curve),
        "points": [
            {"point": i, **point_as_json(p), "people": made.names(p)} for i, p in enumerate(curve.points, 1)
        ],
        "adopted": curve.points.index(adopted) + 1 if adopted else None,
    }
    lines = [*(f.sentence(speaker) for f in curve.findings), *_lines(curve, speaker)]
    if adopted is not None:
        number = curve.points.index(adopted) + 1
        lines.append(speaker.say("Point {n} is adopted.", n=number))
        names = made.names(adopted)
        if names:
            lines.append(speaker.say("New cards for {names}.", names=speaker.listed(names)))
    return Outcome(facts, lines)


def _lines(curve: Curve, speaker: Language) -> list[str]:
    weighed = any(point.squares != point.repeats for point in curve.points)
    lines = [
        speaker.say("{point}. {words}", point=i, words=point_in_words(p, speaker, weighed=weighed))
        for i, p in enumerate(curve.points, 1)
    ]
    if weighed:
        lines.append(
            speaker.say("Repeats are weighed: a pair that meets twice weighs 1, three times 4, four times 9.")
        )
    return lines


def point_in_words(point: Point, speaker: Language, *, weighed: bool) -> str:
    """A point of the curve on one line: what falls from point to point, and what else is not nothing.

    `weighed` says the weight of the repeats, since their mere number may rise while fewer pairs meet three times.
    """
    cards = (
        speaker.plural("{n} card changes", "{n} cards change", point.changed)
        if point.changed
        else speaker.say("No card changes")
    )
    costs = [
        speaker.say("repeats weigh {n}", n=point.squares)
        if weighed
        else speaker.plural("{n} repeat meeting", "{n} repeat meetings", point.repeats)
    ]
    if point.colleague_meetings:
        costs.append(
            speaker.plural("colleagues meet {n} time", "colleagues meet {n} times", point.colleague_meetings)
        )
    if point.wish_cost:
        costs.append(speaker.say("wishes fall short by {n}", n=point.wish_cost))
    words = speaker.say("{cards}: {costs}.", cards=cards, costs=", ".join(costs))
    if point.proven:
        return speaker.say("{words} Proven: no plan with so few changes has less.", words=words)
    least = (
        speaker.say("No plan with so few changes weighs less than {n}.", n=point.bound)
        if weighed
        else speaker.plural(
            "No plan with so few changes has fewer than {n} repeat meeting.",
            "No plan with so few changes has fewer than {n} repeat meetings.",
            point.bound,
        )
    )
    return f"{words} {least}"


def _of_problem(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    of_cafe = (
        chosen.absent,
        chosen.left,
        chosen.arrived,
        chosen.closed,
        chosen.from_round,
        chosen.adopt,
        chosen.cards,
    )
    if chosen.cafe is not None or chosen.out is None or any(of_cafe):
        raise _wrong_use()
    not_over_the_problem(chosen.problem, chosen.out)
    asked, curve = replan_file(chosen.problem, seconds=chosen.seconds, seed=chosen.seed)
    findings = [f.sentence(speaker) for f in curve.findings]
    written = {"name": asked.problem.name, **curve_as_json(curve), "findings": findings}
    write_json(chosen.out, written)
    facts = {
        **written,
        "out": str(chosen.out),
        "points": [point_as_json(p) for p in curve.points],
        "left_aside": list(asked.problem.unknown),
    }
    return Outcome(facts, [*left_aside(asked.problem.unknown, speaker), *findings, *_lines(curve, speaker)])


VERB = Verb(
    "replan", "Plan the rounds to come anew: few changed cards against few repeat meetings.", _arguments, _run
)
