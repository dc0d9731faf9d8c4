"""The exit status and the sentence of everything that can go wrong at a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from worldcafe.store.document import Document


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


def test_something_that_is_no_list_is_bad_input(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    for name, content in (
        ("empty.csv", b""),
        ("noise.csv", bytes(range(256)) * 40),
        ("fake.xlsx", b"PK\x03\x04nothing"),
    ):
        (tmp_path / name).write_bytes(content)
        told(terminal("import", cafe, tmp_path / name), 3)
    told(terminal("import", cafe, tmp_path / "absent.csv"), 3)
    with Document.open(cafe) as document:
        assert len(document.cafe.people) == 12


def test_something_that_is_no_cafe_is_bad_input(terminal: Any, tmp_path: Path) -> None:
    fake = tmp_path / "fake.cafe"
    fake.write_text("Dear diary", encoding="utf-8")
    assert "fake.cafe" in told(terminal("plan", fake), 3)
    assert fake.read_text(encoding="utf-8") == "Dear diary"


def test_more_tables_than_people_is_impossible(terminal: Any, tmp_path: Path) -> None:
    path = tmp_path / "wide.cafe"
    terminal("new", path, "--title", "Wide", "--tables", 9, "--rounds", 2)
    roster = tmp_path / "few.csv"
    roster.write_text("Name\nAda Lind\nBo Lind\n", encoding="utf-8")
    terminal("import", path, roster)
    sentence = told(terminal("plan", path), 4)
    assert "9" in sentence
    assert "2" in sentence


def test_a_cafe_without_people_cannot_be_planned(terminal: Any, tmp_path: Path) -> None:
    path = tmp_path / "empty.cafe"
    terminal("new", path, "--title", "Empty", "--tables", 2, "--rounds", 2)
    told(terminal("plan", path), 4)


def test_an_open_cafe_is_locked(terminal: Any, cafe: Path) -> None:
    with Document.open(cafe):
        assert "open" in told(terminal("plan", cafe), 5)


def test_a_newer_file_is_refused_untouched(terminal: Any, cafe: Path) -> None:
    content = bytearray(cafe.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    cafe.write_bytes(content)
    assert "newer" in told(terminal("check", cafe), 5)
    assert cafe.read_bytes() == bytes(content)


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
