"""From a spreadsheet to a planned rotation and its notes, as a script would do it."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from worldcafe.verbs.planning import plan_cafe


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_verb_explains_itself(terminal: Any) -> None:
    for verb in (
        "new",
        "import",
        "merge",
        "plan",
        "replan",
        "explain",
        "rules",
        "rotation",
        "notes",
        "report",
        "handouts",
        "check",
        "demo",
    ):
        answer = terminal(verb, "--help")
        assert answer.status == 0
        assert "--json" in answer.out


def test_a_plan_seats_everybody_once_in_every_round(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    facts = terminal("plan", cafe, "--steps", 500, "--json").facts
    assert (facts["people"], facts["tables"], facts["rounds"]) == (12, 3, 3)
    assert facts["table_sizes"] == [[4, 4, 4]] * 3
    assert facts["topics_repeated"] == 0
    assert facts["squares"] >= facts["bound"]
    assert facts["proven"] is (facts["squares"] == facts["bound"])
    out = tmp_path / "rotation.csv"
    assert terminal("rotation", cafe, "--out", out).status == 0
    rows = rows_of(out)
    assert list(rows[0]) == ["person", "organisation", "role", "round 1", "round 2", "round 3"]
    assert len(rows) == 12
    for row in rows:
        assert len({row["round 1"], row["round 2"], row["round 3"]}) == 3


def test_the_same_seed_and_steps_give_the_same_plan(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    written: list[str] = []
    for name in ("one.csv", "two.csv"):
        assert terminal("plan", cafe, "--steps", 300, "--seed", 7).status == 0
        terminal("rotation", cafe, "--out", tmp_path / name)
        written.append((tmp_path / name).read_text(encoding="utf-8"))
    assert written[0] == written[1]


def test_a_plan_that_is_worse_than_the_adopted_one_is_not_adopted(
    terminal: Any, cafe: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    best = terminal("plan", cafe, "--steps", 300, "--json").facts
    assert best["adopted"] is True
    terminal("rotation", cafe, "--out", tmp_path / "best.csv")

    def careless(*rest: Any, **more: Any) -> Any:
        found = plan_cafe(*rest, **more)
        return replace(found, figures=replace(found.figures, squares=found.figures.squares + 9))

    monkeypatch.setattr("worldcafe.cli.plan.plan_cafe", careless)
    answer = terminal("plan", cafe, "--steps", 5, "--seed", 3, "--json").facts
    assert answer["adopted"] is False
    assert answer["squares"] == best["squares"] < answer["found"]["squares"]
    terminal("rotation", cafe, "--out", tmp_path / "still.csv")
    assert rows_of(tmp_path / "still.csv") == rows_of(tmp_path / "best.csv")
    assert "was kept" in terminal("plan", cafe, "--steps", 5).out


def test_a_rapporteur_in_the_list_stays_at_the_table(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "posts.csv"
    roster.write_text("Name,Role,Table\nAda Nowak,Rapporteur,2\nZoë Ward,Host,3\n", encoding="utf-8")
    answer = terminal("import", cafe, roster, "--json").facts
    assert (answer["added"], answer["updated"], answer["unchanged"]) == (1, 1, 0)
    assert terminal("plan", cafe, "--steps", 300).status == 0
    terminal("rotation", cafe, "--out", tmp_path / "rotation.csv")
    seats = {
        row["person"]: [row["round 1"], row["round 2"], row["round 3"]]
        for row in rows_of(tmp_path / "rotation.csv")
    }
    assert seats["Ada Nowak"] == ["2", "2", "2"]
    assert seats["Zoë Ward"] == ["3", "3", "3"]


def test_uneven_tables_are_planned_and_told(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "posts.csv"
    roster.write_text("Name,Role,Table\nAda Nowak,Rapporteur,2\n", encoding="utf-8")
    terminal("import", cafe, roster)
    answer = terminal("plan", cafe, "--steps", 300, "--json")
    assert answer.status == 0
    assert answer.facts["uneven"] == 2
    assert any("not all of even size" in told for told in answer.facts["findings"])
    assert "not all of even size" in terminal("plan", cafe, "--steps", 300).out


def test_a_newer_version_of_the_list_updates_people_and_keeps_their_seats(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    terminal("plan", cafe, "--steps", 300)
    terminal("rotation", cafe, "--out", tmp_path / "before.csv")
    newer = tmp_path / "newer.csv"
    newer.write_text(
        "Name,Organisation,E-mail\nAda Nowak,House 9,person0@house.example\nBéla Kun,House 1,bela.new@house.example\n",
        encoding="utf-8",
    )
    answer = terminal("import", cafe, newer, "--json").facts
    assert (answer["added"], answer["updated"], answer["not_in_list"]) == (0, 2, 10)
    assert terminal("import", cafe, newer, "--json").facts["unchanged"] == 2
    terminal("rotation", cafe, "--out", tmp_path / "after.csv")
    before, after = rows_of(tmp_path / "before.csv"), rows_of(tmp_path / "after.csv")
    ada = next(row for row in after if row["person"] == "Ada Nowak")
    assert ada["organisation"] == "House 9"
    assert [row["round 1"] for row in before] == [row["round 1"] for row in after]


def test_columns_can_be_named_by_letter_number_or_title(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "odd.csv"
    roster.write_text("a;b;c\nHouse 1;Wanda Zych;x\nHouse 2;Yorick Young;y\n", encoding="utf-8")
    answer = terminal("import", cafe, roster, "--map", "name=B,organisation=1", "--json").facts
    assert answer["added"] == 2, answer


def test_rows_that_cannot_be_used_are_named_with_their_number(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "gaps.csv"
    roster.write_text(
        "Name,Organisation\nQuentin Reed,House 1\n,House 2\n" + "x" * 301 + ",House 3\n", encoding="utf-8"
    )
    answer = terminal("import", cafe, roster, "--json").facts
    assert answer["added"] == 1
    assert [skipped["row"] for skipped in answer["skipped"]] == [3, 4]
    assert all(skipped["reason"] for skipped in answer["skipped"])


def test_people_listed_twice_and_alike_houses_are_told_and_not_merged(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "twice.csv"
    roster.write_text(
        "Name,Organisation\nÓscar Lóbos,City of Kestrelmouth\nOscar Lobos,Kestrelmouth\nMaja Krol,Krol Studio\n",
        encoding="utf-8",
    )
    answer = terminal("import", cafe, roster, "--json").facts
    assert answer["added"] == 3
    assert [[one["row"] for one in group] for group in answer["possible_duplicates"]] == [[2, 3]]
    assert [sorted(group) for group in answer["similar_organisations"]] == [
        ["City of Kestrelmouth", "Kestrelmouth"]
    ]


def test_notes_go_in_by_hand_and_by_file_and_come_out_again(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    added = terminal(
        "notes",
        cafe,
        "--add",
        "--table",
        1,
        "--round",
        2,
        "--kind",
        "barrier",
        "--text",
        "Zażółć, „gęślą” jaźń",
    )
    assert added.status == 0
    source = tmp_path / "notes.csv"
    source.write_text(
        "table,round,kind,text,author,owner,due,star\n"
        "2,1,O,Open the hall on Sundays,Ada Nowak,,,1\n"
        "3,3,action,Ask the caretaker,,Emil Vesely,2027-05-01,\n"
        "9,1,idea,Nowhere,,,,\n"
        "1,1,rumour,Not a kind,,,,\n",
        encoding="utf-8",
    )
    facts = terminal("notes", cafe, "--from", source, "--json").facts
    assert facts["added"] == 2
    assert [skipped["row"] for skipped in facts["skipped"]] == [4, 5]
    assert terminal("notes", cafe, "--from", source, "--json").facts["added"] == 0
    out = tmp_path / "all.json"
    assert terminal("notes", cafe, "--out", out, "--json").facts["notes"] == 3
    notes = json.loads(out.read_text(encoding="utf-8"))
    assert {note["text"] for note in notes} == {
        "Zażółć, „gęślą” jaźń",
        "Open the hall on Sundays",
        "Ask the caretaker",
    }
    action = next(note for note in notes if note["kind"] == "action")
    assert (action["owner"], action["due"]) == ("Emil Vesely", "2027-05-01")


def test_notes_survive_the_way_out_and_in_again(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    text = 'A "quoted", long\nnote; with =SUM(A1) in it'
    terminal("notes", cafe, "--add", "--table", 2, "--round", 1, "--kind", "Q", "--text", text)
    terminal("notes", cafe, "--add", "--table", 2, "--round", 1, "--kind", "B", "--text", "=2+2")
    out = tmp_path / "notes.csv"
    terminal("notes", cafe, "--out", out)
    other = tmp_path / "other.cafe"
    terminal("new", other, "--title", "Other", "--tables", 3, "--rounds", 3)
    assert terminal("notes", other, "--from", out, "--json").facts["added"] == 2
    terminal("notes", other, "--out", tmp_path / "again.csv")
    assert {row["text"].removeprefix("'") for row in rows_of(tmp_path / "again.csv")} == {text, "=2+2"}


def test_check_says_what_is_missing(terminal: Any, cafe: Path) -> None:
    answer = terminal("check", cafe, "--json")
    assert answer.status == 0
    assert answer.facts["sound"] is True
    codes = {gap["code"] for gap in answer.facts["missing_for_planning"]}
    assert "no-rapporteur" in codes
    assert "no-plan" in {gap["code"] for gap in answer.facts["missing_for_report"]}


@pytest.mark.parametrize("verb", ["plan", "check", "rotation"])
def test_a_failure_is_one_sentence(terminal: Any, tmp_path: Path, verb: str) -> None:
    extra = ["--out", tmp_path / "r.csv"] if verb == "rotation" else []
    answer = terminal(verb, tmp_path / "nowhere.cafe", *extra)
    assert answer.status == 3
    assert len(answer.err.strip().splitlines()) == 1
    assert "nowhere.cafe" in answer.err
