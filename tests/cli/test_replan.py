"""Planning the rounds to come anew, from the terminal."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from worldcafe.store.document import Document

CASES = Path(__file__).parent.parent / "data" / "replan-cases.json"


def seats_of(terminal: Any, cafe: Path, folder: Path) -> dict[str, list[str]]:
    out = folder / "rotation.csv"
    assert terminal("rotation", cafe, "--out", out).status == 0
    with out.open(encoding="utf-8", newline="") as file:
        return {row["person"]: [row[f"round {r}"] for r in (1, 2, 3)] for row in csv.DictReader(file)}


@pytest.fixture
def planned(terminal: Any, cafe: Path) -> Path:
    assert terminal("plan", cafe, "--steps", 300).status == 0
    return cafe


def case_file(folder: Path, number: int = 0, **changes: Any) -> tuple[Path, dict[str, Any]]:
    case = {**json.loads(CASES.read_text(encoding="utf-8"))["cases"][number], **changes}
    path = folder / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return path, case


@pytest.mark.parametrize("number", [0, 1])
def test_a_case_becomes_a_curve_with_seats(terminal: Any, tmp_path: Path, number: int) -> None:
    path, case = case_file(tmp_path, number)
    out = tmp_path / "curve.json"
    answer = terminal("replan", "--problem", path, "--out", out, "--seconds", 20)
    assert answer.status == 0, answer
    curve = json.loads(out.read_text(encoding="utf-8"))
    assert [[p["changed"], p["squares"]] for p in curve["points"]] == case["curve"]
    for point in curve["points"]:
        assert point["proven"] is True
        assert [len(row) for row in point["seats"]] == [94, 94, 94]
        assert all(point["seats"][0][p] in (case["seats"][0][p], None) for p in range(90))
        assert all(point["seats"][1][p] is None for p in case["absent"])
        assert not {8} & set(point["seats"][1]) or not case["closed_tables"]
        changed = sum(
            p not in case["absent"]
            and [point["seats"][r][p] for r in (1, 2)] != [case["seats"][r][p] for r in (1, 2)]
            for p in range(90)
        )
        assert changed == point["changed"]


def test_bad_cases_are_3_impossible_ones_4_and_nothing_is_written(terminal: Any, tmp_path: Path) -> None:
    out = tmp_path / "curve.json"
    path, _ = case_file(tmp_path, absent=[400])
    assert "absent[0]" in terminal("replan", "--problem", path, "--out", out).err
    assert terminal("replan", "--problem", path, "--out", out).status == 3
    assert terminal("replan", "--problem", CASES, "--out", out).status == 3
    path, _ = case_file(tmp_path, table_most=10)
    answer = terminal("replan", "--problem", path, "--out", out)
    assert answer.status == 4
    assert len(answer.err.strip().splitlines()) == 1
    assert not out.exists()


def test_the_curve_of_a_cafe_is_told_and_changes_nothing(
    terminal: Any, planned: Path, tmp_path: Path
) -> None:
    before = planned.read_bytes()
    facts = terminal(
        *("replan", planned, "--from-round", 2, "--absent", "Ada Nowak", "--arrived", "Zoë Ward;House 9"),
        "--json",
    ).facts
    assert facts["adopted"] is None
    first = facts["points"][0]
    assert {"point", "changed", "squares", "repeats", "colleague_meetings", "wish_cost", "proven"} <= set(
        first
    )
    assert first["changed"] == len(first["people"])
    assert planned.read_bytes() == before
    assert "card" in terminal("replan", planned, "--from-round", 2, "--absent", "Ada Nowak").out


def test_an_adopted_point_keeps_the_past_and_is_one_edit(
    terminal: Any, planned: Path, tmp_path: Path
) -> None:
    before = seats_of(terminal, planned, tmp_path)
    answer = terminal(
        *("replan", planned, "--from-round", 2, "--absent", "Ada Nowak", "--left", "Emil Vesely"),
        *("--arrived", "Zoë Ward;House 9", "--adopt", 1, "--json"),
    )
    assert answer.status == 0, answer
    assert answer.facts["adopted"] == 1
    after = seats_of(terminal, planned, tmp_path)
    assert after["Ada Nowak"] == ["", "", ""]
    assert after["Emil Vesely"] == [before["Emil Vesely"][0], "", ""]
    assert after["Zoë Ward"][0] == ""
    assert all(after["Zoë Ward"][1:])
    changed = set(answer.facts["points"][0]["people"])
    for name, seats in before.items():
        if name not in {"Ada Nowak", "Emil Vesely"}:
            assert after[name][0] == seats[0]
            assert (after[name] != seats) == (name in changed)
    with Document.open(planned) as document:
        assert len(document.cafe.plans) == 2
        assert any(o.name == "House 9" for o in document.cafe.organisations.values())


def test_a_closed_table_is_left_by_everyone(terminal: Any, planned: Path, tmp_path: Path) -> None:
    answer = terminal("replan", planned, "--from-round", 3, "--closed", 3, "--adopt", 1, "--json")
    assert answer.status in (0, 4), answer
    if answer.status == 0:
        assert all(row[2] in ("1", "2") for row in seats_of(terminal, planned, tmp_path).values())


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ([], 2, "--from-round"),
        (["--from-round", 9], 3, "no round 9"),
        (["--from-round", 2, "--absent", "Nobody Here"], 3, "Nobody Here"),
        (["--from-round", 2, "--arrived", ";House"], 3, "needs a name"),
        (["--from-round", 2, "--arrived", "Ada Nowak"], 3, "has a seat"),
        (["--from-round", 2, "--closed", 9], 3, "no table 9"),
        (["--from-round", 2, "--adopt", 99], 3, "points 1 to"),
        (["--from-round", 2, "--out", "x.json"], 2, "--from-round"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    terminal: Any, planned: Path, words: list[object], status: int, told: str
) -> None:
    before = planned.read_bytes()
    answer = terminal("replan", planned, *words)
    assert answer.status == status, answer
    assert told in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert planned.read_bytes() == before


def test_a_cafe_without_a_rotation_says_so(terminal: Any, cafe: Path) -> None:
    answer = terminal("replan", cafe, "--from-round", 2)
    assert answer.status == 3
    assert "plan it first" in answer.err


def test_only_the_new_cards_are_written(terminal: Any, planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "cards.pdf"
    words = ("replan", planned, "--from-round", 2, "--arrived", "Zoë Ward;House 9", "--cards", out)
    assert terminal(*words).status == 2
    assert terminal(*words, "--adopt", 1).status == 0
    document: Any = pypdfium2.PdfDocument(out)
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert "Ward" in text
    assert "Nowak" not in text
