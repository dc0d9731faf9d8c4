"""Every rule of a café to and from a file, from the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from worldcafe.store.document import Document


def test_rules_go_out_and_come_in_as_one_edit(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    out = tmp_path / "rules.json"
    assert terminal("rules", cafe, "--out", out).status == 0
    rules = json.loads(out.read_text(encoding="utf-8"))
    assert [t["table"] for t in rules["tables"]] == [1, 2, 3]
    rules["bonds"] = [{"people": ["Ada Nowak", "Béla Kun"], "apart": True, "strict": True}]
    rules["people"][0]["rounds"] = [1, 2]
    rules["people"][1]["posts"] = [{"round": r, "table": 2, "role": "rapporteur"} for r in (1, 2, 3)]
    rules["tables"][2]["most"] = 5
    rules["notes"] = "ours"
    out.write_text(json.dumps(rules), encoding="utf-8")
    answer = terminal("rules", cafe, "--from", out, "--json").facts
    assert answer["changed"] is True
    assert answer["left_aside"] == ["notes"]
    again = tmp_path / "again.json"
    terminal("rules", cafe, "--out", again)
    assert json.loads(again.read_text(encoding="utf-8")) == {k: v for k, v in rules.items() if k != "notes"}
    assert "already" in terminal("rules", cafe, "--from", again).out
    with Document.open(cafe) as document:
        assert document.cafe.tables_in_order[2].most == 5
        assert next(iter(document.cafe.bonds.values())).strict
    assert terminal("plan", cafe, "--steps", 200).status == 0


@pytest.mark.parametrize("content", ["", "[]", '{"people": [{"person": "Nobody At All"}]}', '{"tables": 3}'])
def test_rules_that_cannot_be_used_change_nothing(
    terminal: Any, cafe: Path, tmp_path: Path, content: str
) -> None:
    path = tmp_path / "rules.json"
    path.write_text(content, encoding="utf-8")
    before = cafe.read_bytes()
    answer = terminal("rules", cafe, "--from", path)
    assert answer.status == 3, answer
    assert len(answer.err.strip().splitlines()) == 1
    assert cafe.read_bytes() == before


def test_rules_are_never_written_over_the_cafe(terminal: Any, cafe: Path) -> None:
    assert terminal("rules", cafe, "--out", cafe).status == 2
    assert terminal("rules", cafe).status == 2


def test_the_help_names_every_word_that_the_file_may_hold(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    out = tmp_path / "rules.json"
    terminal("rules", cafe, "--out", out)
    told = terminal("rules", "--help").out
    rules = json.loads(out.read_text(encoding="utf-8"))
    words = {*rules, *rules["tables"][0], *rules["people"][0], *rules["rounds"][0]}
    assert [word for word in sorted(words) if word not in told] == []
