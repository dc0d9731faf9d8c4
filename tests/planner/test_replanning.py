"""Re-planning on the day: the curve of changed cards against repeat meetings."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.domain.errors import Impossible
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import figures
from worldcafe.planner.replanning import Curve, News, after, changed_people, replan
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxSteps, Seats

CASES = Path(__file__).parent.parent / "data" / "replan-cases.json"


def cases() -> list[dict[str, Any]]:
    return list(json.loads(CASES.read_text(encoding="utf-8"))["cases"])


def of_case(case: dict[str, Any]) -> tuple[Problem, Seats]:
    seats = tuple(tuple(t - 1 for t in row) for row in case["seats"])
    cards = with_arrivals(seats, case["arrived"])
    problem = Problem.simple(
        len(cards[0]), case["tables"], case["rounds"], least=case["table_least"], most=case["table_most"]
    )
    news = News(frozenset(case["absent"]), closed=frozenset(t - 1 for t in case["closed_tables"]))
    return after(problem, cards, case["from_round"] - 1, news), cards


def with_arrivals(seats: Seats, arrived: int) -> Seats:
    return tuple((*row, *(-1,) * arrived) for row in seats)


def happened(
    day: Problem, seats: Seats, from_round: int, news: News, arrived: int = 0
) -> tuple[Problem, Seats]:
    """A day of which some came too late for the plan."""
    cards = with_arrivals(seats, arrived)
    more = day.people + arrived

    def longer(row: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
        return (*row, *(value,) * arrived)

    day = replace(
        day,
        people=more,
        present=longer(day.present, (True,) * day.rounds),
        fixed=longer(day.fixed, (-1,) * day.rounds),
        stays=longer(day.stays, (False,) * day.rounds),
        organisation=longer(day.organisation, -1),
        wishes=None if day.wishes is None else longer(day.wishes, (0,) * len(day.wishes[0])),
        person_names=tuple(str(p + 1) for p in range(more)),
    )
    return after(day, cards, from_round, news), cards


def sound(problem: Problem, cards: Seats, curve: Curve) -> None:
    """Every point keeps the rules and is what it says; each is better than those before it."""
    assert curve.points
    for point in curve.points:
        assert breaches(problem, point.seats) == []
        value = figures(problem, point.seats)
        assert (point.squares, point.colleague_meetings) == (value.squares, value.company)
        assert point.wish_cost == value.wishes.cost
        assert point.people == changed_people(problem, cards, point.seats)
        assert point.changed == len(point.people) >= curve.forced
        assert point.bound <= point.squares
        assert point.proven is (point.bound == point.squares)
        for r in range(problem.rounds):
            if problem.frozen[r]:
                assert all(s == c for s, c in zip(point.seats[r], cards[r], strict=True) if s >= 0)
    changes = [p.changed for p in curve.points]
    assert changes == sorted(set(changes))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["name"])
def test_every_point_of_the_proven_curve_is_found_and_proven(case: dict[str, Any]) -> None:
    problem, cards = of_case(case)
    curve = replan(problem, cards, MaxSteps(4000), seed=5)
    assert [[p.changed, p.squares] for p in curve.points] == case["curve"]
    assert all(p.proven for p in curve.points)
    assert curve.stopped_by == "proven"
    sound(problem, cards, curve)


def test_the_same_seed_and_steps_give_the_same_curve() -> None:
    problem, cards = of_case(cases()[0])
    one, two = (replan(problem, cards, MaxSteps(250), seed=2) for _ in range(2))
    assert [p.seats for p in one.points] == [p.seats for p in two.points]


def test_if_nothing_happened_no_card_changes() -> None:
    day = Problem.simple(24, 4, 3)
    seats = plan(day, MaxSteps(500)).seats
    problem, cards = happened(day, seats, 1, News())
    curve = replan(problem, cards, MaxSteps(900))
    assert curve.points[0].changed == 0
    assert curve.points[0].seats == seats


def test_whoever_leaves_early_keeps_what_they_met_and_has_no_seat_any_more() -> None:
    day = Problem.simple(24, 4, 3)
    seats = plan(day, MaxSteps(500)).seats
    problem, cards = happened(day, seats, 1, News(frozenset({7}), frozenset({3})), arrived=1)
    curve = replan(problem, cards, MaxSteps(600))
    for point in curve.points:
        assert point.seats[0][3] == seats[0][3]
        assert [row[3] for row in point.seats[1:]] == [-1, -1]
        assert [row[7] for row in point.seats] == [-1, -1, -1]
        assert point.seats[0][24] == -1
        assert all(row[24] >= 0 for row in point.seats[1:])


def test_whoever_leaves_early_need_not_discuss_what_they_would_have() -> None:
    day = Problem.simple(12, 3, 3, must=[[0, 1, 2]] * 12)
    seats = plan(day, MaxSteps(200)).seats
    problem = after(day, seats, 2, News(left=frozenset({3})))
    curve = replan(problem, seats, MaxSteps(200))
    sound(problem, seats, curve)


def test_a_stopped_search_has_a_first_point() -> None:
    problem, cards = of_case(cases()[1])
    curve = replan(problem, cards, MaxSteps(0))
    assert curve.stopped_by == "steps"
    assert curve.forced == 22


def test_rapporteurs_of_a_closed_table_go_round_with_the_others() -> None:
    day = Problem.simple(24, 4, 3, hosts={0: 0, 1: 1, 2: 2, 3: 3}, no_repeat="topic")
    seats = plan(day, MaxSteps(500)).seats
    problem, cards = happened(day, seats, 1, News(closed=frozenset({3})))
    curve = replan(problem, cards, MaxSteps(600))
    sound(problem, cards, curve)
    assert all(row[3] in (0, 1, 2) for row in curve.points[0].seats[1:])
    assert all(row[0] == 0 for row in curve.points[0].seats)


def test_what_is_impossible_is_refused_with_its_reason() -> None:
    day = Problem.simple(12, 3, 3, most=4)
    seats = plan(day, MaxSteps(200)).seats
    problem, cards = happened(day, seats, 1, News(), arrived=2)
    with pytest.raises(Impossible, match="Add 2 seats"):
        replan(problem, cards, MaxSteps(100))


def test_many_rounds_to_come_are_searched_on_some_of_the_paths() -> None:
    day = Problem.simple(48, 8, 5)
    seats = plan(day, MaxSteps(300)).seats
    problem, cards = happened(day, seats, 1, News(frozenset({1, 9, 30})), arrived=3)
    curve = replan(problem, cards, MaxSteps(300))
    sound(problem, cards, curve)
    assert curve.points[0].changed == 0


@st.composite
def events(draw: st.DrawFn) -> tuple[Problem, Seats]:
    """A day with random rules, planned, and what happened before one of its rounds."""
    tables = draw(st.integers(2, 4))
    rounds = draw(st.integers(2, 3))
    people = draw(st.integers(2 * tables, 5 * tables))
    rnd = Random(draw(st.integers(0, 10**6)))
    topics = rnd.choice([list(range(tables)), [t % max(2, tables // 2) for t in range(tables)]])
    pairs = [rnd.sample(range(people), 2) for _ in range(rnd.randint(0, 2))]
    day = Problem.simple(
        people,
        tables,
        rounds,
        topic=topics,
        hosts={i: i for i in range(rnd.choice([0, 0, 1]))},
        organisation=[rnd.randint(-1, people // 2) for _ in range(people)],
        wishes=[[rnd.randint(0, 3) for _ in range(max(topics) + 1)] for _ in range(people)]
        if rnd.random() < 0.5
        else None,
        apart=[Pair(a, b, rnd.random() < 0.5) for a, b in pairs],
        together=[Pair(0, people - 1, False)] if rnd.random() < 0.3 else [],
        no_repeat=rnd.choice(["topic", "table", "nothing"]),
        criteria=rnd.choice([("colleagues", "repeats", "wishes"), ("repeats", "wishes", "colleagues")]),
    )
    try:
        seats = plan(day, MaxSteps(60)).seats
    except Impossible:
        day = Problem.simple(people, tables, rounds, no_repeat="nothing")
        seats = plan(day, MaxSteps(60)).seats
    news = News(
        absent=frozenset(rnd.sample(range(people), rnd.randint(0, 2))),
        left=frozenset(rnd.sample(range(people), rnd.randint(0, 1))),
        closed=frozenset([tables - 1] if tables > 3 and rnd.random() < 0.3 else []),
    )
    return happened(day, seats, rnd.randint(0, rounds - 1), news, rnd.randint(0, 3))


@settings(max_examples=40, deadline=None)
@given(events())
def test_whatever_happened_every_point_keeps_the_rules_or_a_reason_is_given(
    event: tuple[Problem, Seats],
) -> None:
    problem, cards = event
    try:
        curve = replan(problem, cards, MaxSteps(120))
    except Impossible as error:
        assert str(error)
    else:
        sound(problem, cards, curve)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6))
def test_no_plan_of_all_is_below_the_bound_of_a_point(seed: int) -> None:
    rnd = Random(seed)
    day = Problem.simple(5, 3, 3, no_repeat=rnd.choice(["topic", "nothing"]), level=False)
    seats = plan(day, MaxSteps(30), seed).seats
    news = News(absent=frozenset(rnd.sample(range(5), rnd.randint(0, 1))))
    problem, cards = happened(day, seats, 1, news, rnd.randint(0, 1))
    curve = replan(problem, cards, MaxSteps(60))
    here = [p for p in range(problem.people) if problem.present[p][1]]
    ways = list(product(range(3), repeat=2))
    free = [
        [w for w in ways if day.no_repeat == "nothing" or len({*w, cards[0][p]}) == 3 or cards[0][p] < 0]
        for p in here
    ]
    free = [[w for w in mine if day.no_repeat == "nothing" or w[0] != w[1]] for mine in free]
    least: dict[int, int] = {}
    for choice in product(*free):
        met = [
            sum(choice[i][r] == choice[j][r] for r in range(2))
            + (cards[0][here[i]] == cards[0][here[j]] >= 0)
            for i in range(len(here))
            for j in range(i)
        ]
        changed = sum(
            cards[0][p] >= 0 and choice[i] != (cards[1][p], cards[2][p]) for i, p in enumerate(here)
        )
        squares = sum(max(0, m - 1) ** 2 for m in met)
        least[changed] = min(least.get(changed, squares), squares)
    for point in curve.points:
        truly = min(s for c, s in least.items() if c <= point.changed)
        assert point.bound <= truly <= point.squares


def test_thousands_of_people_keep_their_cards_and_arrivals_find_room() -> None:
    people, tables, rounds = 2600, 260, 3
    seats = tuple(tuple((p + r * (1 + p // tables)) % tables for p in range(people)) for r in range(rounds))
    day = Problem.simple(people, tables, rounds)
    problem, cards = happened(day, seats, 1, News(frozenset({5})), arrived=3)
    curve = replan(problem, cards, MaxSteps(10))
    assert curve.stopped_by == "too-large"
    assert [p.changed for p in curve.points] == [0]
    assert breaches(problem, curve.points[0].seats) == []
