"""The cases of the benchmark as problems: instances, events, and made-up events of any size."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from worldcafe.planner.problem import Pair, Problem

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Case:
    """A problem with the best squares known, whether they are proven best, and the wishes of an event:
    the best cost known and the bound known."""

    name: str
    problem: Problem
    known: int
    proven: bool
    wishes_known: int | None = None
    wishes_bound: int | None = None


def instances() -> Iterator[Case]:
    """Everyone present all day, sizes even, and nothing else asked."""
    for item in json.loads((HERE / "instances.json").read_text("utf-8"))["instances"]:
        problem = Problem.simple(
            item["people"],
            item["tables"],
            item["rounds"],
            no_repeat="topic" if item["no_table_repeated"] else "nothing",
        )
        yield Case(item["name"], problem, item["best_known"], item["proven_optimal"])


def events() -> Iterator[Case]:
    """The reference event and its kin: rapporteurs, organisations, ranked wishes, topics on several tables."""
    for file in [HERE / "reference-event.json", *sorted((HERE / "events").glob("*.json"))]:
        event = json.loads(file.read_text("utf-8"))
        known, bounds = event["best_known"], event["lower_bounds"]
        yield Case(
            event["name"],
            event_problem(event),
            known["repeats"],
            known["repeats"] == bounds["repeats"],
            known["wish_cost"],
            bounds["wish_cost"],
        )


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


def crowd(people: int, tables: int, topics: int, rounds: int, seed: int = 0) -> Problem:
    """A made-up large event: half as many organisations as people, a rapporteur at each table, three ranked wishes
    of unequal popularity, one strict pair to be apart for every twenty people."""
    rnd = random.Random(seed)
    popular = [topic / topics * 2 for topic in range(topics)]
    wishes: list[list[int]] = []
    for _ in range(people):
        ranked = sorted(range(topics), key=lambda g: rnd.expovariate(1.0) * 2.718 ** popular[g])[:3]
        cost = [9] * topics
        for rank, topic in enumerate(ranked):
            cost[topic] = (0, 1, 4)[rank]
        wishes.append(cost)
    hosts = {p: t for t, p in enumerate(rnd.sample(range(people), tables))}
    drawn = [rnd.sample(range(people), 2) for _ in range(people // 20)]
    apart = [Pair(first, second) for first, second in drawn]
    return Problem.simple(
        people,
        tables,
        rounds,
        topic=[t % topics for t in range(tables)],
        hosts=hosts,
        organisation=[rnd.randrange(people // 2) for _ in range(people)],
        wishes=wishes,
        apart=[pair for pair in apart if not {pair.first, pair.second} <= set(hosts)],
    )
