"""People who are listed twice and organisations written in several ways, decided at the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from worldcafe.store.document import Document

ROSTER = """Name,Organisation,E-mail
Dóra Nagy,City of Warsaw,
Dora Nagy,Warsaw,dora@house.example
Emil Vesely,Mill,
Fatma Yildiz,House of Tea,
"""


@pytest.fixture
def alike(tmp_path: Path, terminal: Any) -> Path:
    path, roster = tmp_path / "alike.cafe", tmp_path / "people.csv"
    terminal("new", path, "--title", "Alike", "--tables", 2, "--rounds", 2)
    roster.write_text(ROSTER, encoding="utf-8")
    assert terminal("import", path, roster).status == 0
    return path


def test_two_entries_become_one_person_under_the_first_name(terminal: Any, alike: Path) -> None:
    answer = terminal("merge", alike, "Dóra Nagy", "Dora Nagy", "--json")
    assert (answer.status, answer.facts) == (0, {"name": "Dóra Nagy", "merged": 2})
    with Document.open(alike, read_only=True) as document:
        people = {p.name: p.email for p in document.cafe.people.values()}
    assert people == {"Dóra Nagy": "dora@house.example", "Emil Vesely": "", "Fatma Yildiz": ""}
    assert terminal("check", alike, "--json").facts["look_alikes"]["people"] == []


def test_organisations_become_one(terminal: Any, alike: Path) -> None:
    assert terminal("merge", alike, "Warsaw", "City of Warsaw").out == "2 are “Warsaw” now.\n"
    assert terminal("check", alike, "--json").facts["look_alikes"]["organisations"] == []


@pytest.mark.parametrize(
    "names", [["Emil Vesely"], ["Emil Vesely", "Nobody Here"], ["Emil Vesely", "Mill"], ["Nobody Here"]]
)
def test_names_that_are_not_several_change_nothing(terminal: Any, alike: Path, names: list[str]) -> None:
    before = terminal("check", alike, "--json").facts["look_alikes"]
    answer = terminal("merge", alike, *names)
    assert answer.status in (2, 3)
    assert len(answer.err.strip().splitlines()) == 1
    assert terminal("check", alike, "--json").facts["look_alikes"] == before
