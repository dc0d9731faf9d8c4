"""Wrong use of the terminal is told in a plain sentence, to people and to programs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

NEW = ("--title", "T", "--tables", "2", "--rounds", "2")

WRONG = (
    (("plan", "CAFE", "--seconds", "0"), "--seconds takes a number of seconds above 0"),
    (("plan", "CAFE", "--seconds", "nan"), "--seconds takes a number of seconds above 0"),
    (("plan", "CAFE", "--steps", "0"), "--steps takes a whole number of at least 1, not 0."),
    (("plan", "CAFE", "--steps", "-3"), "--steps takes a whole number of at least 1, not -3."),
    (("plan", "CAFE", "--steps", "many"), "--steps takes a whole number, not “many”."),
    (("plan", "CAFE", "--seed", "-1"), "--seed takes a whole number of at least 0"),
    (("new", "CAFE", "--title", "T", "--tables", "two", "--rounds", "2"), "--tables takes a whole number"),
    (("new", "CAFE", *NEW, "--day", "tomorrow"), "--day takes a day such as 2027-04-30"),
    (("new", "CAFE", *NEW, "--start", "noon"), "--start takes a time such as 09:30"),
    (("notes", "CAFE", "--add", "--due", "soon"), "--due takes a day such as"),
    (("notes", "CAFE", "--add", "--table", "x"), "--table takes a whole number"),
    (("notes", "CAFE"), "One of these is needed: --add --from --out."),
    (("notes", "CAFE", "--add", "--out", "x.csv"), "--out and --add cannot be used together."),
    (("report", "CAFE"), "--out: missing."),
    (("report", "CAFE", "--out"), "--out needs a value after it."),
    (("paint",), "There is no verb “paint”."),
    (("check", "CAFE", "--deep"), "“--deep” is not understood."),
)


@pytest.mark.parametrize(("words", "sentence"), WRONG)
def test_wrong_use_is_told_plainly(terminal: Any, cafe: Path, words: tuple[str, ...], sentence: str) -> None:
    answer = terminal(*(cafe if word == "CAFE" else word for word in words))
    assert answer.status == 2
    assert sentence in answer.err
    assert len(answer.err.strip().splitlines()) == 1
    assert "invalid" not in answer.err


def test_wrong_use_is_an_object_where_one_is_asked_for(terminal: Any, cafe: Path) -> None:
    for words in (("plan", cafe, "--steps", "0", "--json"), ("report", "--json"), ("paint", "--json")):
        answer = terminal(*words)
        assert answer.status == 2
        assert answer.facts["error"] == "wrong-use"
        assert answer.facts["sentence"] in answer.err


def test_nothing_is_said_when_the_reader_has_gone(cafe: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "worldcafe", "check", str(cafe)],
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")
