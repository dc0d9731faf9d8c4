"""Notes brought in and written out at a terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HEAD = "table,round,kind,text,owner,due\n"


@pytest.fixture
def noted(terminal: Any, cafe: Path, tmp_path: Path) -> Path:
    listed = tmp_path / "notes.csv"
    listed.write_text(
        HEAD + "1,1,B,Dark streets,,\n2,1,action,Write to the council,Ada Nowak,2027-04-30\n1,2,O,Lamps,,\n",
        encoding="utf-8",
    )
    assert terminal("notes", cafe, "--from", listed, "--json").facts["added"] == 3
    return cafe


def test_a_note_with_a_date_that_is_none_is_kept_and_told(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    listed = tmp_path / "notes.csv"
    listed.write_text(HEAD + "1,1,action,Count the lamps,,next spring\n1,9,action,Nowhere,,soon\n", "utf-8")
    answer = terminal("notes", cafe, "--from", listed, "--json").facts
    assert (answer["added"], [one["row"] for one in answer["skipped"]]) == (1, [3])
    assert [one["row"] for one in answer["remarks"]] == [2]
    assert "“next spring” is no date" in answer["remarks"][0]["remark"]
    terminal("notes", cafe, "--out", tmp_path / "out.json")
    (note,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (note["text"], note["due"]) == ("Count the lamps", "")


def test_notes_written_as_json_come_back_the_same(terminal: Any, noted: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    terminal("notes", noted, "--out", out)
    answer = terminal("notes", noted, "--from", out, "--json").facts
    assert (answer["added"], len(answer["skipped"])) == (0, 3)
    other = tmp_path / "other.cafe"
    terminal("new", other, "--title", "Other", "--tables", 3, "--rounds", 3)
    assert terminal("notes", other, "--from", out, "--json").facts["added"] == 3
    terminal("notes", other, "--out", tmp_path / "again.json")
    known = ("table", "round", "kind", "text", "owner", "due")
    one, two = (
        [{key: note[key] for key in known} for note in json.loads(path.read_text(encoding="utf-8"))]
        for path in (out, tmp_path / "again.json")
    )
    assert one == two


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", "[1]", '[{"table": {}}]', "[{}]", "not json", "[" * 9999]
)
def test_json_that_is_no_list_of_notes_is_bad_input(
    terminal: Any, cafe: Path, tmp_path: Path, content: str
) -> None:
    (tmp_path / "bad.json").write_text(content, encoding="utf-8")
    answer = terminal("notes", cafe, "--from", tmp_path / "bad.json")
    assert answer.status == 3
    assert "no JSON list of objects" in answer.err


def test_notes_of_one_table_round_or_kind_are_written(terminal: Any, noted: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    for words, texts in (
        (("--table", 1), ["Dark streets", "Lamps"]),
        (("--table", 1, "--round", 2), ["Lamps"]),
        (("--kind", "action"), ["Write to the council"]),
        (("--table", 3), []),
    ):
        assert terminal("notes", noted, "--out", out, *words, "--json").facts["notes"] == len(texts)
        assert [note["text"] for note in json.loads(out.read_text(encoding="utf-8"))] == texts
    assert terminal("notes", noted, "--out", out, "--table", 9).status == 3


def test_what_says_nothing_beside_another_way_is_refused(terminal: Any, noted: Path, tmp_path: Path) -> None:
    answer = terminal("notes", noted, "--out", tmp_path / "out.csv", "--text", "x")
    assert (answer.status, "--text and --out" in answer.err) == (2, True)
    answer = terminal("notes", noted, "--from", tmp_path / "notes.csv", "--table", 1)
    assert (answer.status, "--table and --from" in answer.err) == (2, True)


def test_notes_below_lines_about_the_list_are_found(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    listed = tmp_path / "notes.csv"
    listed.write_text("Notes of the café\n\nKind of note,Table,Round,Text\nB,1,1,Dark streets\n", "utf-8")
    assert terminal("notes", cafe, "--from", listed, "--json").facts["added"] == 1


@pytest.mark.parametrize(
    ("title", "sentence"), [("", "is empty"), ("  ", "is empty"), ("x" * 201, "at most 200")]
)
def test_a_cafe_without_a_title_or_with_an_endless_one_is_refused(
    terminal: Any, tmp_path: Path, title: str, sentence: str
) -> None:
    answer = terminal("new", tmp_path / "a.cafe", "--title", title, "--tables", 2, "--rounds", 2)
    assert answer.status == 2
    assert sentence in answer.err
    assert not (tmp_path / "a.cafe").exists()


def test_a_note_that_lacks_something_is_told_only_what(terminal: Any, cafe: Path) -> None:
    answer = terminal("notes", cafe, "--add", "--table", 1, "--round", 1, "--text", "Open the hall")
    assert answer.status == 2
    assert "The note needs --kind too." in answer.err


def test_the_same_note_is_not_kept_twice(terminal: Any, cafe: Path) -> None:
    words = ("notes", cafe, "--add", "--table", 1, "--round", 1, "--kind", "idea", "--text")
    assert terminal(*words, "Open the hall", "--json").facts["added"] == 1
    again = terminal(*words, " Open the hall ")
    assert (again.status, again.out) == (0, "This note is already here; nothing was added.\n")
    assert terminal(*words, "Open the halls", "--json").facts["added"] == 1


def test_texts_of_tables_are_counted_apart_from_notes(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    for kind in ("idea", "overview"):
        terminal(
            "notes", cafe, "--add", "--table", 1, "--round", 1, "--kind", kind, "--text", "Open the hall"
        )
    out = tmp_path / "notes.csv"
    facts = terminal("notes", cafe, "--out", out, "--json").facts
    assert (facts["notes"], facts["texts"]) == (1, 1)
    assert terminal("notes", cafe, "--out", out).out == f"{out}: 1 notes and 1 texts of tables.\n"
