"""The planner on its benchmark: value after 0.1, 1 and 10 s, the bound, the best known, beside plain methods.

    python benchmarks/planner/run.py [--seconds 10] [--only TEXT] [--seed 0]

The plain methods, counted in the same run: a random shuffle in every round, and "the whole group walks on"
(everyone sits one table further each round, so that whole groups travel together). For each of the
two: repeat meetings as squares. Nothing here is a timed test; the table is for reading.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worldcafe.planner.plan import Result, plan
from worldcafe.planner.problem import Problem
from worldcafe.planner.quality import Figures, figures
from worldcafe.planner.stop import MaxRuntime, Progress, Seats

HERE = Path(__file__).parent
MOMENTS = (0.1, 1.0, 10.0)


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    problem: Problem
    best_known: int
    proven_elsewhere: bool
    wishes_known: int | None = None


def cases() -> Iterator[Case]:
    """Every instance, then the reference event."""
    for item in json.loads((HERE / "instances.json").read_text("utf-8"))["instances"]:
        problem = Problem.simple(
            item["people"],
            item["tables"],
            item["rounds"],
            no_repeat="topic" if item["no_table_repeated"] else "nothing",
        )
        yield Case(item["name"], problem, item["best_known"], item["proven_optimal"])
    event = json.loads((HERE / "reference-event.json").read_text("utf-8"))
    known = event["best_known"]
    yield Case(event["name"], event_problem(event), known["repeats"], True, known["wish_cost"])


def event_problem(event: dict[str, Any]) -> Problem:
    """An event file as a problem: rapporteurs stay, wishes are ranked topics, costs by rank."""
    tables = event["tables"]
    topic = [t - 1 for t in event.get("topic_of_table", range(1, tables + 1))]
    names = sorted({p["organisation"] for p in event["people"]})
    hosts: dict[int, int] = {}
    wishes: list[list[int]] = []
    for i, person in enumerate(event["people"]):
        if "rapporteur_of_table" in person:
            hosts[i] = person["rapporteur_of_table"] - 1
        ranked: list[int] = person.get("wishes", [])
        cost = [0] * (max(topic) + 1)
        for rank, wished in enumerate(ranked):
            cost[wished - 1] = event["wish_cost_by_rank"][rank]
        wishes.append(cost)
    return Problem.simple(
        len(event["people"]),
        tables,
        event["rounds"],
        topic=topic,
        hosts=hosts,
        organisation=[names.index(p["organisation"]) for p in event["people"]],
        wishes=wishes,
    )


def shuffle(problem: Problem, seed: int) -> Seats:
    """Everyone who moves at random, tables even."""
    rnd = random.Random(seed)
    rows: list[tuple[int, ...]] = []
    for r in range(problem.rounds):
        free = [p for p in range(problem.people) if problem.fixed[p][r] < 0]
        rnd.shuffle(free)
        row = [problem.fixed[p][r] for p in range(problem.people)]
        for i, p in enumerate(free):
            row[p] = i % problem.tables
        rows.append(tuple(row))
    return tuple(rows)


def walk_on(problem: Problem) -> Seats:
    """Everyone who moves one table further each round."""
    place = {p: i for i, p in enumerate(p for p in range(problem.people) if problem.fixed[p][0] < 0)}
    return tuple(
        tuple(
            (place[p] + r) % problem.tables if p in place else problem.fixed[p][r]
            for p in range(problem.people)
        )
        for r in range(problem.rounds)
    )


@dataclass(slots=True)
class Watcher:
    """The value at each moment, and when the best was first seen."""

    seen: list[tuple[float, int]]

    def __call__(self, progress: Progress) -> None:
        self.seen.append((progress.seconds, progress.squares))

    def at(self, moment: float, result: Result) -> str:
        if result.seconds <= moment:
            return str(result.figures.squares)
        before = [squares for seconds, squares in self.seen if seconds <= moment]
        return str(before[-1]) if before else "-"

    def time_to_best(self, result: Result) -> float:
        reached = [seconds for seconds, squares in self.seen if squares <= result.figures.squares]
        return min([result.seconds, *reached])


def _row(case: Case, seconds: float, seed: int) -> tuple[str, Figures]:
    watcher = Watcher([])
    result = plan(case.problem, MaxRuntime(seconds), seed, watcher)
    value = result.figures
    proven = "yes" if value.proven else "no"
    plain = [
        figures(case.problem, seats).squares for seats in (shuffle(case.problem, seed), walk_on(case.problem))
    ]
    moments = "".join(f"{watcher.at(moment, result):>7}" for moment in MOMENTS)
    line = (
        f"{case.name:<20}{moments}{value.bound:>7}{case.best_known:>7}  {proven:<6}"
        f"{watcher.time_to_best(result):>8.2f}{plain[0]:>9}{plain[1]:>9}"
    )
    if case.wishes_known is not None:
        wishes = value.wishes
        line += (
            f"\n{'':<20}colleague meetings {value.colleague_meetings}; wishes cost {wishes.cost}, "
            f"bound {wishes.bound}, best known {case.wishes_known}; {result.seconds:.2f} s"
        )
    return line, value


def main() -> None:
    """Print the table and what it adds up to."""
    parser = argparse.ArgumentParser(description="The planner on its benchmark")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    head = "".join(f"{f'{m:g} s':>7}" for m in MOMENTS)
    print(
        f"{'squares':<20}{head}{'bound':>7}{'known':>7}  {'proven':<6}{'best at':>8}{'shuffle':>9}{'walk on':>9}"
    )
    proven = met = beaten = total = 0
    for case in cases():
        if options.only in case.name:
            line, value = _row(case, options.seconds, options.seed)
            print(line, flush=True)
            total += 1
            proven += value.proven
            met += value.squares <= case.best_known
            beaten += value.squares < case.best_known
    print(f"{total} cases: {proven} proven best, {met} at the best known or better, {beaten} better")


if __name__ == "__main__":
    main()
