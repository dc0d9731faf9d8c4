"""What dragging somebody to another table would mean, against a plan counted anew."""

import random

import pytest

from worldcafe.planner.consequences import Meetings, consequences
from worldcafe.planner.plan import plan
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.quality import Figures, figures
from worldcafe.planner.stop import MaxSteps, Seats


def _moved(seats: Seats, changes: dict[int, int], r: int) -> Seats:
    rows = [list(row) for row in seats]
    for person, table in changes.items():
        rows[r][person] = table
    return tuple(map(tuple, rows))


def _problem() -> Problem:
    rnd = random.Random(1)
    return Problem.simple(
        50,
        6,
        4,
        hosts={i: i for i in range(6)},
        organisation=[rnd.randrange(-1, 12) for _ in range(50)],
        wishes=[[rnd.randrange(4) for _ in range(6)] for _ in range(50)],
        together=[Pair(7, 8, strict=False)],
        present=[[True, True, True, p != 40] for p in range(50)],
    )


def _change(after: Figures, before: Figures) -> tuple[int, int]:
    return after.squares - before.squares, after.colleague_meetings - before.colleague_meetings


@pytest.mark.parametrize("person", [6, 7, 20, 33, 49])
@pytest.mark.parametrize("r", range(4))
def test_the_changes_foretold_are_those_of_the_changed_plan(person: int, r: int) -> None:
    problem = _problem()
    seats = plan(problem, MaxSteps(30)).seats
    before = figures(problem, seats)
    for x in consequences(Meetings(problem, seats), person, r):
        if x.here:
            continue
        after = figures(problem, _moved(seats, {person: x.table}, r))
        assert _change(after, before) == (x.squares, x.colleague_meetings)
        assert after.wishes.cost - before.wishes.cost == x.wish_cost
        assert after.table_sizes[r] == x.sizes
        if x.swap is not None:
            swapped = figures(problem, _moved(seats, {person: x.table, x.swap.person: seats[r][person]}, r))
            assert _change(swapped, before) == (x.swap.squares, x.swap.colleague_meetings)


def test_a_table_says_whom_one_meets_again_and_which_round_had_its_topic() -> None:
    problem = Problem.simple(6, 3, 2, organisation=[0, 1, 0, 2, 3, 4])
    seats = ((0, 0, 1, 1, 2, 2), (1, 2, 2, 0, 0, 1))
    tables = consequences(Meetings(problem, seats), 0, 1)
    assert [t.here for t in tables] == [False, True, False]
    assert tables[0].topic_rounds == (0,)
    assert tables[2].meets_again == (1,)
    assert tables[2].colleagues == (2,)
    assert (tables[2].squares, tables[2].colleague_meetings) == (1, 1)
    assert tables[2].sizes == (2, 1, 3)
    assert not tables[2].clear and tables[1].clear


def test_a_full_table_and_a_barred_one_are_told() -> None:
    problem = Problem.simple(6, 3, 1, most=2, allowed=[{0, 1}] + [None] * 5)
    tables = consequences(Meetings(problem, ((0, 0, 1, 1, 2, 2),)), 0, 0)
    assert not tables[1].size_ok
    assert not tables[2].allowed
    assert tables[1].swap is not None and tables[1].swap.person in (2, 3)
