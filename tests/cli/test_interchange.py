"""Problems of other people's programs, planned from the terminal without a café."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent.parent / "data"


def planned(terminal: Any, problem: Path, out: Path, *more: object) -> dict[str, Any]:
    answer = terminal("plan", "--problem", problem, "--out", out, "--steps", 400, *more)
    assert answer.status == 0, answer
    return dict(json.loads(out.read_text(encoding="utf-8")))


def written(folder: Path, **values: Any) -> Path:
    path = folder / "problem.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def repeats(seats: list[list[int | None]]) -> int:
    met: Counter[tuple[int, int]] = Counter()
    for row in seats:
        for p, here in enumerate(row):
            met.update((q, p) for q in range(p) if here is not None and row[q] == here)
    return sum(m - 1 for m in met.values() if m > 1)


def test_a_plan_counts_tables_from_one_and_tells_its_figures(terminal: Any, tmp_path: Path) -> None:
    plan = planned(terminal, DATA / "problem-instance.json", tmp_path / "plan.json")
    assert [Counter(row) for row in plan["seats"]] == [Counter({1: 4, 2: 4, 3: 4})] * 3
    assert all(len(set(path)) == 3 for path in zip(*plan["seats"], strict=True))
    assert repeats(plan["seats"]) == plan["repeats"]
    facts = terminal(
        *(
            "plan",
            "--problem",
            DATA / "problem-instance.json",
            "--out",
            tmp_path / "again.json",
            "--steps",
            400,
        ),
        "--json",
    ).facts
    assert {key: facts[key] for key in ("squares", "bound", "proven", "repeats", "table_sizes")} == {
        key: plan[key] for key in ("squares", "bound", "proven", "repeats", "table_sizes")
    }


def test_rapporteurs_stay_and_topics_do_not_repeat(terminal: Any, tmp_path: Path) -> None:
    plan = planned(terminal, DATA / "problem-event.json", tmp_path / "plan.json")
    assert [row[:4] for row in plan["seats"]] == [[1, 2, 3, 4]] * 3
    assert plan["wishes"]["asked"] == 36
    sisters = planned(terminal, DATA / "problem-topics.json", tmp_path / "plan.json")
    for path in list(zip(*sisters["seats"], strict=True))[4:]:
        assert {table % 2 for table in path} == {0, 1}


def test_who_is_absent_has_no_seat_and_rules_hold(terminal: Any, tmp_path: Path) -> None:
    people = [{"rounds": [1]}, {"tables": [2]}, {"must": [3]}, {"seats": [None, 1]}, *[{}] * 8]
    problem = written(
        tmp_path, tables=3, rounds=2, people=people, no_repeat="nothing", level=False, apart=[[4, 5]]
    )
    seats = planned(terminal, problem, tmp_path / "plan.json")["seats"]
    assert seats[1][0] is None
    assert [row[1] for row in seats] == [2, 2]
    assert 3 in [row[2] for row in seats]
    assert seats[1][3] == 1
    assert all(row[4] != row[5] for row in seats)


def test_the_same_seed_and_steps_give_the_same_file(terminal: Any, tmp_path: Path) -> None:
    one = planned(terminal, DATA / "problem-event.json", tmp_path / "one.json", "--seed", 3)
    two = planned(terminal, DATA / "problem-event.json", tmp_path / "two.json", "--seed", 3)
    assert one["seats"] == two["seats"]


@pytest.mark.parametrize("verb", ["plan"])
def test_bad_problems_are_one_sentence_and_leave_nothing(terminal: Any, tmp_path: Path, verb: str) -> None:
    out = tmp_path / "out.json"
    bad = written(tmp_path, tables=3, rounds=2, people="twelve")
    for problem in (bad, tmp_path / "nowhere.json", tmp_path):
        answer = terminal(verb, "--problem", problem, "--out", out)
        assert answer.status == 3, answer
        assert len(answer.err.strip().splitlines()) == 1
    assert not out.exists()


def test_an_impossible_problem_is_4(terminal: Any, tmp_path: Path) -> None:
    problem = written(tmp_path, tables=9, rounds=2, people=4)
    answer = terminal("plan", "--problem", problem, "--out", tmp_path / "out.json")
    assert answer.status == 4
    assert "more tables (9) than people (4)" in answer.err


def test_a_problem_or_a_cafe_but_not_both(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    problem = written(tmp_path, tables=3, rounds=2, people=12)
    out = tmp_path / "out.json"
    assert terminal("plan", "--problem", problem).status == 2
    assert terminal("plan", cafe, "--problem", problem, "--out", out).status == 2
    assert terminal("plan", cafe, "--out", out).status == 2
    assert terminal("plan", "--problem", problem, "--out", problem).status == 2
    assert terminal("plan", "--problem", problem, "--out", out, "--seconds", "nan").status == 2


def test_what_a_file_says_and_nobody_understands_is_told(terminal: Any, tmp_path: Path) -> None:
    problem = written(tmp_path, tables=3, rounds=2, people=12, tabel_most=4)
    answer = terminal("plan", "--problem", problem, "--out", tmp_path / "out.json", "--steps", 10)
    assert "tabel_most" in answer.out
