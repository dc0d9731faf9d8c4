"""Kinds of people spread evenly over the tables, at no cost to anything else."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from worldcafe.planner.balance import balanced, imbalance
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import figures
from worldcafe.planner.rules import breaches
from worldcafe.planner.sizes import even_pairs
from worldcafe.planner.stop import MaxSteps


def test_three_of_a_kind_at_two_tables_share_one_pair_at_least() -> None:
    assert [even_pairs(n, 2) for n in range(6)] == [0, 0, 0, 1, 2, 4]


def test_people_of_a_kind_who_sit_together_are_counted_beyond_what_must_be() -> None:
    problem = Problem.simple(4, 2, 1, balance=[0, 0, 1, -1])
    assert imbalance(problem, ((0, 0, 1, 1),)) == 1
    assert imbalance(problem, ((0, 1, 1, 0),)) == 0
    assert imbalance(Problem.simple(4, 2, 1), ((0, 0, 1, 1),)) == 0


def test_two_countries_are_mixed_at_every_table_of_an_ordinary_event() -> None:
    problem = Problem.simple(40, 5, 3, balance=[random.Random(p).randrange(4) for p in range(40)])
    result = plan(problem, MaxSteps(200))
    plain = plan(Problem.simple(40, 5, 3), MaxSteps(200))
    assert imbalance(problem, result.seats) < imbalance(problem, plain.seats)
    assert result.figures.squares == plain.figures.squares


def test_hosts_and_pairs_stay_where_they_are() -> None:
    problem = Problem.simple(
        24,
        4,
        3,
        hosts={0: 0, 1: 1},
        balance=[p % 2 for p in range(24)],
        apart=[Pair(5, 6)],
        together=[Pair(7, 8)],
    )
    result = plan(problem, MaxSteps(100))
    assert not breaches(problem, result.seats)
    assert balanced(problem, result.seats) == result.seats or not breaches(
        problem, balanced(problem, result.seats)
    )


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_balance_never_costs_what_stands_above_it(data: st.DataObject) -> None:
    people = data.draw(st.integers(8, 30))
    tables = data.draw(st.integers(3, max(3, people // 3)))
    rounds = data.draw(st.integers(2, 3))
    kinds = data.draw(st.lists(st.integers(-1, 2), min_size=people, max_size=people))
    organisation = data.draw(st.lists(st.integers(-1, 5), min_size=people, max_size=people))
    wishes = data.draw(
        st.lists(
            st.lists(st.integers(0, 2), min_size=tables, max_size=tables), min_size=people, max_size=people
        )
    )
    away = data.draw(st.sets(st.integers(0, people - 1), max_size=3))
    problem = Problem.simple(
        people,
        tables,
        rounds,
        present=[[p not in away or r > 0 for r in range(rounds)] for p in range(people)],
        organisation=organisation,
        wishes=wishes,
    )
    marked = Problem.simple(
        people,
        tables,
        rounds,
        present=problem.present,
        organisation=organisation,
        wishes=wishes,
        balance=kinds,
    )
    seats = plan(problem, MaxSteps(20)).seats
    after = balanced(marked, seats)
    one, other = figures(problem, seats), figures(problem, after)
    assert imbalance(marked, after) <= imbalance(marked, seats)
    assert other.squares == one.squares
    assert other.colleague_meetings <= one.colleague_meetings
    assert other.wishes.cost <= one.wishes.cost
    assert not breaches(problem, after)
