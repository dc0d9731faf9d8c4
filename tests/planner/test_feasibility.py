"""What cannot be planned is said before planning, with whom it concerns and a count to check."""

from typing import Any

import pytest

from worldcafe.domain.errors import Impossible
from worldcafe.language import language
from worldcafe.planner.feasibility import problems
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import in_words
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import MaxSteps

ENGLISH = language("en")


HALL = [frozenset({0}), frozenset({0}), frozenset({1, 2, 3})]


def _sentences(problem: Problem, *, blocking: bool = True) -> str:
    return " ".join(f.sentence(ENGLISH) for f in problems(problem) if f.blocking == blocking)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem.simple(0, 0, 3), "There is nobody to seat."),
        (Problem.simple(5, 0, 3), "There are no tables."),
        (Problem.simple(5, 2, 0), "There are no rounds"),
        (Problem.simple(8, 12, 3), "There are more tables (12) than people (8). Close 4 of the tables."),
        (Problem.simple(30, 3, 2, most=9), "the tables have 27 seats. Add 3 seats."),
        (Problem.simple(5, 2, 1, least=3), "need at least 6"),
        (Problem.simple(8, 2, 1, least=5, most=4), "needs at least 5 people and takes at most 4"),
        (Problem.simple(8, 2, 2, fixed=[[0, 0]] + [[-1, -1]] * 7), "same subject in rounds 1 and 2"),
        (
            Problem.simple(8, 2, 2, fixed=[[0, -1]] + [-1] * 7, present=[[False, True]] + [True] * 7),
            "is absent then",
        ),
        (Problem.simple(8, 2, 1, fixed=[5] + [-1] * 7), "that table is not used"),
        (
            Problem.simple(8, 2, 1, fixed=[0] + [-1] * 7, allowed=[{1}] + [None] * 7),
            "keeps them from that table",
        ),
        (Problem.simple(8, 2, 1, fixed=[0] * 6 + [-1] * 2, most=5), "6 people are to sit at table 1"),
        (Problem.simple(8, 2, 1, allowed=[set()] + [None] * 7), "may sit at no table in round 1"),
        (
            Problem.simple(8, 2, 1, most=5, allowed=[{0}] * 6 + [None] * 2),
            "6 people can only sit at tables 1",
        ),
        (
            Problem.simple(24, 4, 3, allowed=[{0, 1}] * 12 + [None] * 12),
            "can reach 2 topics and are present in 3",
        ),
        (
            Problem.simple(24, 4, 3, topic=[0, 0, 1, 2], most=7),
            "Topic 2 has 21 seats over the day and 24 are",
        ),
        (Problem.simple(24, 4, 3, topic=[0, 0, 1, 2], most=7), "Add 3 seats there"),
        (
            Problem.simple(6, 2, 1, apart=[Pair(0, 1)], fixed=[0, 0, -1, -1, -1, -1]),
            "are to sit apart, and in round 1",
        ),
        (
            Problem.simple(6, 2, 1, together=[Pair(0, 1)], fixed=[0, 1, -1, -1, -1, -1]),
            "they are to sit at different",
        ),
        (Problem.simple(6, 2, 1, together=[Pair(0, 1)], apart=[Pair(1, 0)]), "together and apart"),
        (Problem.simple(6, 1, 1, apart=[Pair(0, 1)]), "both can only sit at table 1"),
        (Problem.simple(10, 2, 2, hosts={0: 0}, apart=[Pair(0, 5)]), "has to visit they must meet"),
        (Problem.simple(10, 2, 3, apart=[Pair(1, 2)], allowed=[None, {0}, *[None] * 8]), "they must meet"),
        (
            Problem.simple(40, 6, 3, together=[Pair(0, 1)], allowed=[{0, 1, 2}, {2, 3, 4}, *[None] * 38]),
            "may use and no topic twice they cannot",
        ),
        (
            Problem.simple(
                9, 3, 3, fixed=[[-1, -1, 2], *[[-1] * 3] * 8], allowed=[[{0}, {0}, {2}], *[None] * 8]
            ),
            "can reach 2 topics and is present in 3",
        ),
        (Problem.simple(20, 5, 3, allowed=[HALL, *[None] * 19]), "cannot have another topic each time"),
        (
            Problem.simple(20, 2, 4, most=12, allowed=[{0}] * 6 + [None] * 14),
            "has 48 seats over the day and 52",
        ),
        (Problem.simple(24, 6, 3, topic=[0, 0, 1, 1, 2, 3], most=[5, 4, 5, 4, 4, 2]), "find only 66 places"),
        (Problem.simple(6, 2, 1, must=[[0, 1]] + [[]] * 5), "discuss 2 topics and is present in 1"),
        (Problem.simple(6, 2, 1, must=[[5]] + [[]] * 5), "can sit at none of its tables"),
    ],
)
def test_the_reason_is_said_and_planning_refuses(problem: Problem, words: str) -> None:
    assert words in _sentences(problem)
    with pytest.raises(Impossible):
        plan(problem)


def test_the_error_says_the_same_sentence_in_the_language_of_whoever_reads() -> None:
    with pytest.raises(Impossible) as refused:
        plan(Problem.simple(8, 12, 3))
    assert refused.value.sentence(ENGLISH) == _sentences(Problem.simple(8, 12, 3))


def test_names_stand_in_the_sentence() -> None:
    problem = Problem.simple(
        3, 2, 2, fixed=[[0, 0], [-1, -1], [-1, -1]], person_names=["Ada Moreno", "Bo Lind", "Cai Wu"]
    )
    assert _sentences(problem).startswith("Ada Moreno is to sit with the same subject in rounds 1 and 2")


def test_more_rounds_than_topics_is_told_and_planned_all_the_same() -> None:
    problem = Problem.simple(12, 3, 5)
    assert "5 rounds and only 3 different topics" in _sentences(problem, blocking=False)
    result = plan(problem)
    for p in range(12):
        assert len({result.seats[r][p] for r in range(3)}) == 3


@pytest.mark.parametrize(
    ("problem", "differ"),
    [
        (Problem.simple(12, 3, 3, hosts={0: 1}), 2),
        (Problem.simple(30, 3, 3, hosts={0: 1, 1: 1}), 3),
        (Problem.simple(20, 4, 4, hosts={0: 1}), 2),
        (Problem.simple(24, 4, 3, topic=[0, 0, 1, 2]), 4),
    ],
)
def test_evenness_gives_way_as_little_as_it_can_and_is_told(problem: Problem, differ: int) -> None:
    assert "So the tables are not all of even size." in _sentences(problem, blocking=False)
    result = plan(problem, MaxSteps(200))
    assert not breaches(problem, result.seats)
    assert max(max(row) - min(row) for row in result.figures.table_sizes) == differ
    told = " ".join(f.sentence(ENGLISH) for f in result.findings)
    assert f"they differ by up to {differ} people" in told
    assert "not all tables of a round are of even size" in " ".join(in_words(result.figures, ENGLISH))


def test_limits_of_the_tables_themselves_do_not_give_way() -> None:
    with pytest.raises(Impossible) as refused:
        plan(Problem.simple(12, 3, 3, hosts={0: 1}, most=4))
    assert "Topic 2 has 12 seats over the day and 14 are needed" in refused.value.sentence(ENGLISH)


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"hosts": {0: 0, 1: 1}},
        {"most": 4},
        {"topic": [0, 1, 0], "no_repeat": "table"},
        {"present": [True] * 11 + [False]},
    ],
)
def test_nothing_is_said_when_nothing_is_wrong(options: dict[str, Any]) -> None:
    assert not problems(Problem.simple(12, 3, 2, **options))
