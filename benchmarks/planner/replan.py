"""Re-planning on its cases: the points of the proven curve that were found, and how many are proven by our own bound.

    python benchmarks/planner/replan.py [--seconds 0.5] [--seeds 10]

Beside it the same event planned anew from the seats that there were, without a thought for cards (the plain method).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Problem
from worldcafe.planner.replanning import Curve, News, after, changed_people, replan
from worldcafe.planner.stop import MaxRuntime, Seats

HERE = Path(__file__).parent


def case_problem(case: dict[str, Any]) -> tuple[Problem, Seats]:
    """A case of the file as the problem that is left, and the cards."""
    cards = tuple((*(t - 1 for t in row), *(-1,) * case["arrived"]) for row in case["seats"])
    day = Problem.simple(
        len(cards[0]), case["tables"], case["rounds"], least=case["table_least"], most=case["table_most"]
    )
    news = News(frozenset(case["absent"]), closed=frozenset(t - 1 for t in case["closed_tables"]))
    return after(day, cards, case["from_round"] - 1, news), cards


def met(curve: Curve, known: list[list[int]]) -> int:
    """How many points of the known curve this one reaches or goes below."""
    return sum(any(p.changed <= c and p.squares <= s for p in curve.points) for c, s in known)


def main() -> None:
    """Print a line a case."""
    parser = argparse.ArgumentParser(description="Re-planning on its cases")
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--seeds", type=int, default=10)
    chosen = parser.parse_args()
    cases = json.loads((HERE / "replan-cases.json").read_text("utf-8"))["cases"]
    print(f"{'case':<32}{'points':>7}{'all met':>9}{'all proven':>12}{'worst s':>9}  planned anew")
    for case in cases:
        problem, cards = case_problem(case)
        curves = [replan(problem, cards, MaxRuntime(chosen.seconds), seed) for seed in range(chosen.seeds)]
        whole = sum(met(curve, case["curve"]) == len(case["curve"]) for curve in curves)
        proven = sum(all(p.proven for p in curve.points) for curve in curves)
        anew = plan(problem, MaxRuntime(chosen.seconds), 0, start=cards)
        plain = f"{len(changed_people(problem, cards, anew.seats))} cards, {anew.figures.squares} squares"
        print(
            f"{case['name']:<32}{len(case['curve']):>7}{whole:>6}/{chosen.seeds}{proven:>9}/{chosen.seeds}"
            f"{max(c.seconds for c in curves):>9.2f}  {plain}",
            flush=True,
        )


if __name__ == "__main__":
    main()
