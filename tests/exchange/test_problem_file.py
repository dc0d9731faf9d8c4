"""Problems as other people's programs write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.json_reading import Record, read_json
from worldcafe.exchange.problem_file import KNOWN, PersonAsked, problem_in, read_problem

DATA = Path(__file__).parent.parent / "data"

SOUND: dict[str, Any] = {"people": 6, "tables": 2, "rounds": 2}


def asked(**changes: Any) -> Any:
    return problem_in(Record("", {**SOUND, **changes}))


def refused(**changes: Any) -> str:
    with pytest.raises(BadInput) as error:
        asked(**changes)
    return str(error.value)


def test_an_instance_says_how_many_people_there_are() -> None:
    problem = read_problem(DATA / "problem-instance.json")
    assert (len(problem.people), problem.tables, problem.rounds) == (12, 3, 3)
    assert problem.no_repeat == "topic"
    assert problem.unknown == ()


def test_an_event_lists_people_with_houses_wishes_and_rapporteurs() -> None:
    problem = read_problem(DATA / "problem-event.json")
    assert problem.people[2] == PersonAsked(organisation="O2", rapporteur_of=2)
    assert problem.people[4] == PersonAsked(organisation="O4", wishes=(0, 1, 2, 3))
    assert problem.cost_by_rank == (0, 0, 0, 1)
    assert read_problem(DATA / "problem-topics.json").topics == (0, 1, 0, 1)


def test_tables_may_repeat_where_the_file_says_so() -> None:
    assert asked(no_table_repeated=False).no_repeat == "nothing"
    assert asked(no_repeat="table").no_repeat == "table"


def test_a_misspelt_rule_is_told_and_comments_are_not() -> None:
    assert asked(table_lest=3, how="by hand").unknown == ("table_lest",)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"people": None}, "people"),
        ({"people": -1}, "people"),
        ({"people": True}, "people"),
        ({"people": 10**30}, "people"),
        ({"tables": "many"}, "tables"),
        ({"rounds": 0}, "rounds"),
        ({"topic_of_table": [1]}, "topic_of_table"),
        ({"people": [{"wishes": [9]}]}, "people[0].wishes[0]"),
        ({"people": [{}, {"rapporteur_of_table": 3}]}, "people[1].rapporteur_of_table"),
        ({"people": [{"seats": [1]}]}, "people[0].seats"),
        ({"apart": [[0, 6]]}, "apart[0][1]"),
        ({"apart": [[2, 2]]}, "apart[0]"),
        ({"criteria": ["luck"]}, "criteria[0]"),
        ({"no_table_repeated": 1}, "no_table_repeated"),
        ({"table_least": [1, 2, 3]}, "table_least"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_place(changes: dict[str, Any], place: str) -> None:
    assert f"“{place}”" in refused(**changes)


def test_a_file_with_several_problems_says_so(tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    path.write_text(json.dumps({"instances": [SOUND]}), encoding="utf-8")
    with pytest.raises(BadInput, match="several problems"):
        read_problem(path)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"[1, 2]", b"{", b"\xff\xfe\x00", b'"\\ud800"', b"[" * 100_000, b"nul", b"1" * 5_000),
        *(b'{"people": 1' + b"0" * 5_000 + b"}", bytes(range(256))),
    ],
)
def test_what_is_no_json_object_is_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "p.json"
    path.write_bytes(data)
    with pytest.raises(BadInput, match=r"p\.json"):
        read_json(path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*KNOWN, "organisation", "wishes", "seats", "must"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(KNOWN), VALUES, max_size=6))
def test_whatever_a_file_holds_is_read_or_refused_in_words(values: dict[str, Any]) -> None:
    try:
        problem = problem_in(Record("", {**SOUND, **values}))
    except BadInput as error:
        assert "“" in str(error)
    else:
        assert len(problem.topics) == problem.tables
