"""Large events: topics first and tables last, or whole paths exchanged; nobody has the wrong company."""

import random

import numpy as np
import pytest

from worldcafe.planner.crowds import parted, topics_first
from worldcafe.planner.model import model_of
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxSteps
from worldcafe.planner.transport import Ints


def _crowd(people: int, tables: int, topics: int, rounds: int, **options: object) -> Problem:
    rnd = random.Random(5)
    hosts = {p: t for t, p in enumerate(rnd.sample(range(people), tables))}
    pairs = [rnd.sample(range(people), 2) for _ in range(people // 20)]
    return Problem.simple(
        people,
        tables,
        rounds,
        topic=[t % topics for t in range(tables)],
        hosts=hosts,
        organisation=[rnd.randrange(people // 2) for _ in range(people)],
        wishes=[[min(9, k * k) for k in rnd.sample(range(topics), topics)] for _ in range(people)],
        apart=[Pair(a, b) for a, b in pairs if a not in hosts or b not in hosts],
        **options,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(("people", "tables", "topics"), [(600, 60, 12), (517, 50, 10)])
def test_topics_come_first_and_everything_is_as_good_as_it_can_be(
    people: int, tables: int, topics: int
) -> None:
    problem = _crowd(people, tables, topics, 4)
    result = plan(problem, MaxSteps(100))
    value = result.figures
    assert not breaches(problem, result.seats)
    assert (value.squares, value.colleague_meetings, value.topics_repeated) == (0, 0, 0)
    assert value.wishes.cost == value.wishes.bound or people % tables


def test_struck_out_tables_and_topics_that_somebody_must_discuss_are_heeded() -> None:
    allowed = [set(range(30)) if p % 7 == 0 else None for p in range(400)]
    must = [[p % 10] if p % 3 == 0 else [] for p in range(400)]
    hosts = {p: p for p in range(40)}
    problem = Problem.simple(
        400, 40, 3, topic=[t % 10 for t in range(40)], hosts=hosts, allowed=allowed, must=must
    )
    model = model_of(problem)
    seats = topics_first(model, np.random.default_rng(0))
    assert seats is not None
    for p in range(40, 400, 21):
        assert all(model.may(r)[p, seats[r, p]] for r in range(3))
        assert {p % 10} <= set(model.topic[0][seats[:, p]].tolist()) or p % 3


def test_it_does_not_serve_where_every_topic_has_one_table() -> None:
    assert topics_first(model_of(Problem.simple(40, 8, 3)), np.random.default_rng(0)) is None


def test_whole_paths_are_exchanged_until_colleagues_are_apart() -> None:
    problem = Problem.simple(3000, 300, 4, organisation=[i // 2 for i in range(3000)])
    model = model_of(problem)
    start = np.arange(3000)
    seats: Ints = np.stack([(start // 10 + r * (1 + start % 10)) % 300 for r in range(4)])
    better = parted(model, seats, np.random.default_rng(0))
    assert sorted(better.T.tolist()) == sorted(seats.T.tolist())
    assert (better[:, 0::2] != better[:, 1::2]).all()


def test_thousands_with_a_topic_at_every_table_keep_every_rule() -> None:
    problem = _crowd(3000, 300, 300, 4)
    result = plan(problem, MaxSteps(10))
    assert not breaches(problem, result.seats)
    assert (result.figures.squares, result.figures.colleague_meetings) == (0, 0)
