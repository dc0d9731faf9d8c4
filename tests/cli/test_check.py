"""What `check` says of a café that cannot be planned yet, or whose plan would promise too much."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from worldcafe.store.document import Document

ROSTER = """Name,Organisation
Ada Nowak,City of Warsaw
Béla Kun,Warsaw
Cezary Lis,House of Tea
Dóra Nagy,House of Tea
Dora Nagy,House of Tea
Emil Vesely,Mill
"""


@pytest.fixture
def alike(tmp_path: Path, terminal: Any) -> Path:
    """Six people on a list, of whom two are one, and a town written in two ways."""
    path, roster = tmp_path / "alike.cafe", tmp_path / "people.csv"
    terminal("new", path, "--title", "Alike", "--tables", 2, "--rounds", 2)
    roster.write_text(ROSTER, encoding="utf-8")
    assert terminal("import", path, roster).status == 0
    return path


def test_check_names_who_may_be_listed_twice(terminal: Any, alike: Path) -> None:
    told = terminal("check", alike).out
    assert (
        "  1 possible duplicate is undecided and is seated as several people: Dora Nagy and Dóra Nagy."
        in told
    )
    assert "1 group of organisations looks alike and is undecided" in told
    facts = terminal("check", alike, "--json").facts["look_alikes"]
    assert facts["people"] == [["Dora Nagy", "Dóra Nagy"]]
    assert [sorted(group) for group in facts["organisations"]] == [["City of Warsaw", "Warsaw"]]


def test_a_plan_says_that_look_alikes_are_undecided(terminal: Any, alike: Path) -> None:
    told = terminal("plan", alike, "--steps", 100).out
    assert "1 possible duplicate is undecided" in told
    assert "so its people do not count as colleagues" in told
    again = terminal("plan", alike, "--steps", 100, "--json").facts
    assert again["look_alikes"]["people"] == [["Dora Nagy", "Dóra Nagy"]]


def test_a_plan_of_people_who_are_all_different_has_no_caveat(terminal: Any, cafe: Path) -> None:
    assert "undecided" not in terminal("plan", cafe, "--steps", 100).out
    assert terminal("check", cafe, "--json").facts["look_alikes"] == {"people": [], "organisations": []}


def test_check_names_what_plan_would_refuse(terminal: Any, tmp_path: Path) -> None:
    path, roster = tmp_path / "wide.cafe", tmp_path / "people.csv"
    terminal("new", path, "--title", "Wide", "--tables", 9, "--rounds", 2)
    roster.write_text("Name\nAda Nowak\nBéla Kun\nCezary Lis\n", encoding="utf-8")
    terminal("import", path, roster)
    refused = terminal("plan", path, "--steps", 10)
    assert refused.status != 0
    sentence = "There are more tables (9) than people (3). Close 6 of the tables."
    assert sentence in refused.err
    gaps = terminal("check", path, "--json").facts["missing_for_planning"]
    assert [gap["sentence"] for gap in gaps if gap["blocks"]] == [sentence]


def test_check_names_a_rule_that_no_plan_can_keep(terminal: Any, cafe: Path) -> None:
    with Document.open(cafe) as document, document.edit("Rules") as w:
        table = w.cafe.tables_in_order[0]
        w.put(replace(table, least=5, most=4))
    sentence = "Table 1 needs at least 5 people and takes at most 4. Change one of the two."
    assert sentence in terminal("plan", cafe, "--steps", 10).err
    gaps = terminal("check", cafe, "--json").facts["missing_for_planning"]
    assert sentence in [gap["sentence"] for gap in gaps if gap["blocks"]]


def test_check_names_topics_that_are_numbers_alone_and_a_place_that_is_not_set(
    terminal: Any, cafe: Path
) -> None:
    gaps = terminal("check", cafe, "--json").facts["missing_for_report"]
    told = {gap["code"]: gap["sentence"] for gap in gaps}
    assert told["topics-unnamed"] == "Topics without a name or a question: 3 of 3."
    assert told["no-place"] == "The café has no place."
