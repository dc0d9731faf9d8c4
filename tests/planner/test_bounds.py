"""Bounds against the best of all plans where all can be tried, and against what is known of larger ones."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.domain.errors import Impossible
from worldcafe.planner import bounds
from worldcafe.planner.model import model_of
from worldcafe.planner.plan import limits, plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import figures
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxSteps, Seats


def _all_plans(problem: Problem) -> Iterator[Seats]:
    def rounds(r: int) -> list[tuple[int, ...]]:
        choices = [
            [-1]
            if not problem.present[p][r]
            else [problem.fixed[p][r]]
            if problem.fixed[p][r] >= 0
            else [t for t in range(problem.tables) if problem.may_sit(p, t, r)]
            for p in range(problem.people)
        ]
        rows = list(product(*choices))
        sizes = [[row.count(t) for t in problem.in_use(r)] for row in rows]
        even = min(max(s) - min(s) for s in sizes)
        return [row for row, s in zip(rows, sizes, strict=True) if max(s) - min(s) <= max(1, even)]

    for seats in product(*(rounds(r) for r in range(problem.rounds))):
        if not breaches(problem, seats):
            yield seats


@st.composite
def tiny(draw: st.DrawFn) -> Problem:
    tables = draw(st.integers(2, 3))
    people = draw(st.integers(tables, 5 if tables == 2 else 4))
    rounds = draw(st.integers(1, 2 if people > 4 else 3))
    options: dict[str, Any] = {}
    if draw(st.booleans()):
        options["topic"] = draw(st.lists(st.integers(0, tables - 1), min_size=tables, max_size=tables))
    if draw(st.booleans()):
        options["hosts"] = {0: 0}
    if draw(st.booleans()):
        row = st.lists(st.booleans(), min_size=rounds, max_size=rounds)
        options["present"] = draw(st.lists(row, min_size=people, max_size=people))
    options["organisation"] = draw(st.lists(st.integers(-1, 1), min_size=people, max_size=people))
    topics = 1 + max(options.get("topic", [tables - 1]))
    wish = st.lists(st.integers(0, 3), min_size=topics, max_size=topics)
    options["wishes"] = draw(st.lists(wish, min_size=people, max_size=people))
    options["no_repeat"] = draw(st.sampled_from(["topic", "table", "nothing"]))
    return Problem.simple(people, tables, rounds, **options)


@settings(max_examples=60, deadline=None)
@given(tiny())
def test_no_plan_at_all_is_below_a_bound(problem: Problem) -> None:
    least = limits(problem)
    plans = [figures(problem, seats) for seats in _all_plans(problem)]
    if plans:
        assert least.squares is not None and least.squares <= min(f.squares for f in plans)
        assert least.colleague_meetings is not None
        assert least.colleague_meetings <= min(f.colleague_meetings for f in plans)
        assert least.wish_cost is not None and least.wish_cost <= min(f.wishes.cost for f in plans)


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "least"),
    [
        (86, 8, 3, 90),
        (78, 8, 3, 66),
        (24, 4, 4, 72),
        (40, 5, 4, 120),
        (42, 7, 6, 0),
        (64, 8, 8, 224),
        (48, 6, 4, 108),
        (37, 6, 4, 42),
        (100, 10, 5, 100),
        (250, 16, 6, 150),
        (110, 10, 5, 200),
    ],
)
def test_sizes_that_others_have_reckoned(people: int, tables: int, rounds: int, least: int) -> None:
    assert limits(Problem.simple(people, tables, rounds)).squares == least


def test_in_a_tiny_case_the_round_pair_bound_is_the_best_of_all_plans() -> None:
    problem = Problem.simple(6, 3, 2)
    best = min(figures(problem, seats).squares for seats in _all_plans(problem))
    assert bounds.round_pair_bound(model_of(problem)) == best == 0
    crowded = Problem.simple(6, 2, 2)
    assert bounds.round_pair_bound(model_of(crowded)) == min(
        figures(crowded, seats).squares for seats in _all_plans(crowded)
    )


def test_those_who_stay_at_their_table_add_nothing_to_the_bound() -> None:
    assert limits(Problem.simple(86, 8, 3, hosts={i: i for i in range(8)})).squares == 66


def test_when_nothing_is_barred_meetings_are_counted() -> None:
    assert limits(Problem.simple(15, 5, 7, no_repeat="nothing")).squares == 0
    assert limits(Problem.simple(16, 4, 6, no_repeat="nothing")).squares == 6 * 4 * 6 - 16 * 15 // 2


def test_an_organisation_larger_than_the_tables_must_share_some() -> None:
    problem = Problem.simple(12, 3, 2, organisation=[0] * 5 + [-1] * 7)
    assert limits(problem).colleague_meetings == 2 * 2


def test_wishes_for_one_small_topic_cannot_all_be_granted() -> None:
    wishes = [[0, 1, 1]] * 9
    assert limits(Problem.simple(9, 3, 1, wishes=wishes)).wish_cost == 6


@st.composite
def tangled(draw: st.DrawFn) -> Problem:
    """Few people, and rules that often leave no plan."""
    tables = draw(st.integers(2, 3))
    people, rounds = draw(st.integers(tables, 4)), draw(st.integers(1, 5 - tables))
    some = st.sets(st.integers(0, tables - 1), min_size=1)
    pair = st.permutations(range(people)).map(lambda order: Pair(order[0], order[1]))
    seat = st.integers(-2, tables - 1).map(lambda t: max(t, -1))
    fixed = draw(st.lists(st.lists(seat, min_size=rounds, max_size=rounds), min_size=people, max_size=people))
    allowed = draw(st.lists(st.one_of(st.none(), some), min_size=people, max_size=people))
    choices: list[dict[str, Any]] = [{}, {"allowed": allowed}, {"fixed": fixed}]
    options = draw(st.sampled_from(choices))
    return Problem.simple(
        people,
        tables,
        rounds,
        topic=draw(st.lists(st.integers(0, tables - 1), min_size=tables, max_size=tables)),
        **options,
        apart=draw(st.lists(pair, max_size=1)),
        together=draw(st.lists(pair, max_size=1)),
        most=draw(st.integers(-(-people // tables), people)),
        no_repeat=draw(st.sampled_from(["topic", "table"])),
    )


@settings(max_examples=150, deadline=None)
@given(tangled())
def test_what_is_refused_is_impossible_and_what_is_possible_is_planned(problem: Problem) -> None:
    seats = [product(*(_open(problem, p, r) for p in range(problem.people))) for r in range(problem.rounds)]
    possible = any(not breaches(problem, plan_) for plan_ in product(*(list(row) for row in seats)))
    try:
        plan(problem, MaxSteps(50))
    except Impossible:
        assert not possible
    else:
        assert possible


def _open(problem: Problem, person: int, round_: int) -> list[int]:
    pin = problem.fixed[person][round_]
    return [pin] if pin >= 0 else sorted(problem.choices(person, round_))
