"""The exit status and the sentence of everything that can go wrong at a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


def told(answer: Any, status: int) -> str:
    """The one sentence of a failure with this status."""
    assert answer.status == status, answer
    lines = answer.err.strip().splitlines()
    assert len(lines) == 1, answer.err
    return str(lines[0])


@pytest.mark.parametrize(
    "words",
    [["plan"], ["nothing"], [], ["new", "x.cafe", "--tables", "two", "--rounds", "1", "--title", "T"]],
)
def test_wrong_usage_is_2(terminal: Any, words: list[str]) -> None:
    assert told(terminal(*words), 2)


def test_a_cafe_without_tables_or_rounds_is_wrong_usage(terminal: Any, tmp_path: Path) -> None:
    assert "tables" in told(
        terminal("new", tmp_path / "a.cafe", "--title", "T", "--tables", 0, "--rounds", 2), 2
    )
    assert "rounds" in told(
        terminal("new", tmp_path / "a.cafe", "--title", "T", "--tables", 2, "--rounds", 0), 2
    )
    assert not (tmp_path / "a.cafe").exists()


def test_a_new_cafe_never_replaces_a_file(terminal: Any, cafe: Path) -> None:
    before = cafe.read_bytes()
    told(terminal("new", cafe, "--title", "T", "--tables", 2, "--rounds", 2), 5)
    assert cafe.read_bytes() == before


def test_a_rotation_before_the_plan_says_so(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    told(terminal("rotation", cafe, "--out", tmp_path / "r.csv"), 3)
    assert not (tmp_path / "r.csv").exists()


def test_an_unknown_handout_is_wrong_usage(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    assert "tents" in told(terminal("handouts", cafe, "--out", tmp_path / "h", "--only", "hats"), 2)


def test_json_stands_alone_on_the_standard_output_even_in_failure(terminal: Any, tmp_path: Path) -> None:
    answer = terminal("plan", tmp_path / "nowhere.cafe", "--json")
    assert answer.status == 3
    assert answer.facts["error"] == "missing"


def test_a_list_of_titles_alone_is_bad_input(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    (tmp_path / "titles.csv").write_text("Name,Organisation\n", encoding="utf-8")
    assert "nobody" in told(terminal("import", cafe, tmp_path / "titles.csv"), 3)
