"""The planner on its benchmark: value after 0.1, 1 and 10 s, the bound, the best known, beside plain methods.

    python benchmarks/planner/run.py [instances|events|large] [--seconds 10] [--only TEXT] [--seeds 0 1 2]

The plain methods, counted in the same run: a random shuffle in every round, and "the whole group walks on"
(everyone sits one table further each round, so that whole groups travel together). For each of the
two: repeat meetings as squares. Nothing here is a timed test; the tables are for reading.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.planner.cases import crowd, events, instances
from worldcafe.planner.plan import Result, plan
from worldcafe.planner.problem import Problem
from worldcafe.planner.quality import figures
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxRuntime, Progress, Seats

MOMENTS = (0.1, 1.0, 10.0)
LARGE = ((90, 9, 9, 3), (300, 30, 10, 4), (1000, 100, 20, 5), (3000, 300, 30, 5), (10_000, 1000, 50, 5))
OWN = (10_000, 1000, 1000, 5)


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
    """What there was at each moment, and when the best was first seen."""

    seen: list[Progress]

    def __call__(self, progress: Progress) -> None:
        self.seen.append(progress)

    def at(self, moment: float, result: Result) -> str:
        """The squares at that moment."""
        if result.seconds <= moment:
            return str(result.figures.squares)
        before = [p.squares for p in self.seen if p.seconds <= moment]
        return str(before[-1]) if before else "-"

    def time_to_best(self, result: Result) -> float:
        """Seconds until company, squares and wishes were as good as in the end."""
        value = result.figures
        best = (value.company, value.squares, value.wishes.cost)
        reached = [p.seconds for p in self.seen if (p.colleague_meetings, p.squares, p.wish_cost) <= best]
        return min([result.seconds, *reached])


def run_instances(only: str, seconds: float, seeds: list[int]) -> None:
    """Squares of every instance."""
    head = "".join(f"{f'{m:g} s':>7}" for m in MOMENTS)
    print(
        f"{'squares':<20}{head}{'bound':>7}{'known':>7}  {'proven':<7}{'best at':>8}{'shuffle':>9}{'walk on':>9}"
    )
    proven = met = beaten = total = 0
    for case in instances():
        for seed in seeds if only in case.name else []:
            watcher = Watcher([])
            result = plan(case.problem, MaxRuntime(seconds), seed, watcher)
            value = result.figures
            plain = [
                figures(case.problem, s).squares for s in (shuffle(case.problem, seed), walk_on(case.problem))
            ]
            moments = "".join(f"{watcher.at(moment, result):>7}" for moment in MOMENTS)
            print(
                f"{case.name:<20}{moments}{value.bound:>7}{case.known:>7}  {_yes(value.proven):<7}"
                f"{watcher.time_to_best(result):>8.2f}{plain[0]:>9}{plain[1]:>9}",
                flush=True,
            )
            total += 1
            proven += value.proven
            met += value.squares <= case.known
            beaten += value.squares < case.known
    print(f"{total} runs: {proven} proven best, {met} at the best known or better, {beaten} better")


def run_events(only: str, seconds: float, seeds: list[int]) -> None:
    """Colleague meetings, squares and wishes of every event."""
    print(
        f"{'event':<26}{'seed':>5}{'colleagues':>11}{'squares':>9}{'bound':>7}{'wishes':>8}{'bound':>7}"
        f"{'known':>7}{'best at':>9}{'seconds':>9}"
    )
    for case in events():
        for seed in seeds if only in case.name else []:
            watcher = Watcher([])
            result = plan(case.problem, MaxRuntime(seconds), seed, watcher)
            value = result.figures
            broken = "" if not breaches(case.problem, result.seats) else "  RULES BROKEN"
            print(
                f"{case.name:<26}{seed:>5}{value.colleague_meetings:>11}{value.squares:>9}{value.bound:>7}"
                f"{value.wishes.cost:>8}{value.wishes.bound:>7}{case.wishes_known:>7}"
                f"{watcher.time_to_best(result):>9.2f}{result.seconds:>9.2f}{broken}",
                flush=True,
            )


def run_large(only: str, seconds: float, seeds: list[int]) -> None:
    """Cost as the work grows, each size in a process of its own so that its memory can be told."""
    print(
        f"{'people/tables/topics/rounds':<28}{'squares':>8}{'bound':>6}{'colleagues':>11}{'wishes':>8}{'bound':>7}"
        f"{'broken':>7}{'seconds':>8}{'whole':>7}{'MB':>6}"
    )
    for size in (*LARGE, OWN):
        name = "/".join(map(str, size))
        for seed in seeds if only in name else []:
            command = [sys.executable, __file__, "one", "--only", name, "--seconds", str(seconds)]
            subprocess.run([*command, "--seeds", str(seed)], check=True)


def run_one(only: str, seconds: float, seeds: list[int]) -> None:
    """One made-up large event."""
    import resource

    people, tables, topics, rounds = map(int, only.split("/"))
    problem = crowd(people, tables, topics, rounds, seeds[0])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = perf_counter()
    result = plan(problem, MaxRuntime(seconds), seeds[0])
    whole = perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    value = result.figures
    print(
        f"{only:<28}{value.squares:>8}{value.bound:>6}{value.colleague_meetings:>11}{value.wishes.cost:>8}"
        f"{value.wishes.bound:>7}{len(breaches(problem, result.seats)):>7}{result.seconds:>8.2f}{whole:>7.2f}"
        f"{memory // 1024:>6} (problem alone {before // 1024})",
        flush=True,
    )


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def main() -> None:
    """Print the tables."""
    parts = {"instances": run_instances, "events": run_events, "large": run_large, "one": run_one}
    parser = argparse.ArgumentParser(
        description=f"The planner on its benchmark ({Path(__file__).parent.name})"
    )
    parser.add_argument("part", nargs="?", choices=list(parts))
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--only", default="")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    options = parser.parse_args()
    for name in [options.part] if options.part else ["instances", "events", "large"]:
        parts[name](options.only, options.seconds, options.seeds)


if __name__ == "__main__":
    main()
