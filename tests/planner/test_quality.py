"""The score card: numbers that anyone can recount, and sentences that claim no more than is proven."""

from worldcafe.language import language
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Problem
from worldcafe.planner.quality import Limits, figures, in_words
from worldcafe.planner.stop import MaxSteps

ENGLISH = language("en")


def test_meetings_are_counted_by_hand() -> None:
    problem = Problem.simple(4, 2, 3, no_repeat="nothing", organisation=[0, 0, 1, 1])
    value = figures(problem, ((0, 0, 1, 1), (0, 0, 1, 1), (0, 1, 0, 1)))
    assert value.pairs_by_meetings == ((1, 2), (2, 2))
    assert (value.squares, value.coincidences, value.repeats, value.max_meetings) == (2, 2, 2, 2)
    assert value.colleague_meetings == 4
    assert value.topics_repeated == 4
    assert value.table_sizes == ((2, 2), (2, 2), (2, 2))
    assert value.met == (2, 2)
    assert value.reach == ((2, 2), (2, 2), (4, 4))


def test_three_meetings_count_more_than_twice_two() -> None:
    problem = Problem.simple(2, 1, 3, no_repeat="nothing")
    value = figures(problem, ((0, 0),) * 3)
    assert (value.squares, value.coincidences, value.repeats) == (4, 3, 2)


def test_two_who_both_stay_do_not_meet_and_repeat_no_topic() -> None:
    problem = Problem.simple(4, 2, 2, hosts={0: 0, 1: 0})
    value = figures(problem, ((0, 0, 1, 1), (0, 0, 1, 1)))
    assert value.movers == 2
    assert dict(value.pairs_by_meetings) == {2: 1}
    assert value.topics_repeated == 2


def test_wishes_are_counted_per_topic() -> None:
    problem = Problem.simple(2, 3, 2, wishes=[[0, 5, 1], [0, 0, 0]])
    wishes = figures(problem, ((0, 1), (1, 0))).wishes
    assert (wishes.granted, wishes.asked, wishes.cost) == (1, 1, 5)


def test_nothing_is_called_proven_without_a_bound() -> None:
    problem = Problem.simple(4, 2, 2)
    seats = ((0, 0, 1, 1), (1, 1, 0, 0))
    assert not figures(problem, seats).proven
    assert figures(problem, seats, Limits(squares=2)).proven


def test_the_reference_plan_says_what_is_proven() -> None:
    result = plan(Problem.simple(90, 8, 3, hosts={i: i for i in range(8)}), MaxSteps(500))
    card = in_words(result.figures, ENGLISH)
    assert card[0] == (
        "78 pairs meet twice and nobody three times; "
        "fewer is only possible if some pairs sit together all day."
    )
    assert "Nobody discusses a topic twice." in card
    assert "Between 11 and 12 people sit at a table." in card


def test_a_plan_above_the_bound_is_never_called_best() -> None:
    problem = Problem.simple(30, 6, 4)
    value = plan(problem, MaxSteps(50)).figures
    card = " ".join(in_words(value, ENGLISH))
    assert value.squares > value.bound
    assert "not proven" in card and "only possible" not in card


def test_couples_who_travel_together_are_not_proven_best() -> None:
    problem = Problem.simple(4, 2, 3, no_repeat="nothing")
    value = figures(problem, ((0, 0, 1, 1),) * 3, Limits(squares=6))
    assert not value.proven
    assert "at most 3 times" in in_words(value, ENGLISH)[0]


def test_nobody_twice_is_said_plainly() -> None:
    value = plan(Problem.simple(56, 8, 7), MaxSteps(1)).figures
    assert in_words(value, ENGLISH)[0] == "Nobody meets anybody twice."
