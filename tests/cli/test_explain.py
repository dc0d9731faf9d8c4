"""What is impossible, said from the terminal."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.explaining import explain


def test_a_cafe_that_can_be_planned_is_possible(terminal: Any, cafe: Path) -> None:
    answer = terminal("explain", cafe)
    assert answer.status == 0
    assert "Nothing" in answer.out
    assert terminal("explain", cafe, "--json").facts == {"possible": True, "findings": []}


def test_what_is_impossible_is_said_with_whom_why_and_the_change(terminal: Any, cafe: Path) -> None:
    with Document.open(cafe) as document, document.edit("Rules") as w:
        people, tables = w.cafe.people_in_order, w.cafe.tables_in_order
        for table in tables[1:]:
            w.put(replace(table, languages=("en",)))
        w.put(replace(tables[0], languages=("fr",)))
        w.put_all(replace(p, languages=("fr",)) for p in people[:5])
        edits.bind_people(w, [people[6].id, people[7].id], apart=True, strict=True)
    answer = terminal("explain", cafe, "--json")
    assert answer.status == 4
    assert answer.facts["possible"] is False
    found = answer.facts["findings"][0]
    assert found["blocking"] is True
    assert set(found["people"]) == {p.name for p in people[:5]}
    assert found["sentence"] == f"{found['why']} {found['change']}"
    assert found["change"]
    told = terminal("explain", cafe)
    assert told.status == 4
    assert people[0].name in told.out
    assert found["change"] in told.out
    assert terminal("plan", cafe).status == 4


def test_every_finding_is_listed_not_only_the_first(terminal: Any, cafe: Path) -> None:
    with Document.open(cafe) as document, document.edit("Rules") as w:
        table = w.cafe.tables_in_order[0]
        w.put(replace(table, least=9, most=2))
        people = [p.id for p in w.cafe.people_in_order]
        w.put_all(replace(t, most=2) for t in w.cafe.tables_in_order[1:])
        w.put(replace(w.cafe.people[people[0]], must=tuple(w.cafe.topics), must_not=(*w.cafe.topics,)))
    codes = {f["code"] for f in terminal("explain", cafe, "--json").facts["findings"]}
    assert {"limits-crossed", "too-many-people", "must-out-of-reach"} <= codes


def test_what_gives_way_is_said_and_does_not_fail(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    problem = tmp_path / "p.json"
    problem.write_text(json.dumps({"people": 6, "tables": 2, "rounds": 3}), encoding="utf-8")
    answer = terminal("explain", "--problem", problem, "--json")
    assert answer.status == 0
    assert [f["blocking"] for f in answer.facts["findings"]] == [False]
    assert "Gives way" in terminal("explain", "--problem", problem).out


def test_reasons_are_cut_into_two_in_other_languages_too(cafe: Path) -> None:
    with Document.open(cafe) as document, document.edit("Rules") as w:
        w.put_all(replace(t, most=2) for t in w.cafe.tables_in_order)
        found = explain(w.cafe)
    italian = language("it")
    for one in found:
        assert f"{one.why(italian)} {one.change(italian)}".strip() == one.finding.sentence(italian)
        assert one.change(italian)


@pytest.mark.parametrize("words", [[], ["a.cafe", "--problem", "b.json"]])
def test_a_cafe_or_a_problem_but_not_both(terminal: Any, words: list[str]) -> None:
    assert terminal("explain", *words).status == 2
