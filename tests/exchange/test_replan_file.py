"""What happened to a plan, as other people's programs write it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.json_reading import Record
from worldcafe.exchange.replan_file import replan_in

SOUND: dict[str, Any] = {
    "tables": 2,
    "rounds": 2,
    "from_round": 2,
    "seats": [[1, 2, 1, None], [2, 1, 2, 1]],
    "absent": [1],
    "arrived": 2,
    "closed_tables": [2],
    "table_least": 1,
    "table_most": 9,
    "curve": [[0, 3]],
}


def test_people_of_the_plan_come_first_and_arrivals_after_them() -> None:
    asked = replan_in(Record("", SOUND))
    assert asked.seats == ((0, 1, 0, -1, -1, -1), (1, 0, 1, 0, -1, -1))
    assert len(asked.problem.people) == 6
    assert (asked.from_round, asked.arrived) == (1, 2)
    assert (asked.absent, asked.closed) == (frozenset({1}), frozenset({1}))
    assert asked.problem.unknown == ()


def test_people_and_arrivals_may_be_told_one_by_one() -> None:
    asked = replan_in(
        Record("", {**SOUND, "people": [{"organisation": "A"}] * 4, "arrived": [{"organisation": "B"}]})
    )
    assert [p.organisation for p in asked.problem.people] == ["A", "A", "A", "A", "B"]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"seats": None}, "seats"),
        ({"seats": []}, "seats[0]"),
        ({"seats": [[1, 2, 1, 1]]}, "seats"),
        ({"seats": [[1, 2], [1]]}, "seats[1]"),
        ({"seats": [[1, 3], [1, 2]]}, "seats[0][1]"),
        ({"from_round": 3}, "from_round"),
        ({"from_round": None}, "from_round"),
        ({"absent": [4]}, "absent[0]"),
        ({"closed_tables": [0]}, "closed_tables[0]"),
        ({"arrived": "two"}, "arrived"),
        ({"people": 5}, "seats[0]"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_place(changes: dict[str, Any], place: str) -> None:
    with pytest.raises(BadInput, match=rf"“{place.replace('[', chr(92) + '[')}”"):
        replan_in(Record("", {**SOUND, **changes}))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(list(SOUND)), VALUES, max_size=4))
def test_whatever_a_file_holds_is_read_or_refused_in_words(values: dict[str, Any]) -> None:
    try:
        asked = replan_in(Record("", {**SOUND, **values}))
    except BadInput as error:
        assert "“" in str(error)
    else:
        assert all(len(row) == len(asked.problem.people) for row in asked.seats)
