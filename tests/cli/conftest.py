"""A terminal to speak to, and a café to speak of."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from worldcafe.cli import main


class Answer(NamedTuple):
    """What the terminal said."""

    status: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        return cast(dict[str, Any], json.loads(self.out))


Terminal = Callable[..., Answer]

NAMES = (
    *("Ada Nowak", "Béla Kun", "Cezary Lis", "Dóra Nagy", "Emil Vesely", "Fatma Yildiz"),
    *("Gösta Ek", "Hana Mala", "Inês Sá", "Jörg Klee", "Kirsi Aho", "Łucja Żak"),
)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    def say(*words: object) -> Answer:
        capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return say


@pytest.fixture
def cafe(tmp_path: Path, terminal: Terminal) -> Path:
    """Twelve people of four organisations, three tables, three rounds, not planned yet."""
    path = tmp_path / "small.cafe"
    assert (
        terminal("new", path, "--title", "Small", "--tables", 3, "--rounds", 3, "--minutes", 20).status == 0
    )
    rows = [f"{name},House {n % 4},person{n}@house.example" for n, name in enumerate(NAMES)]
    roster = tmp_path / "people.csv"
    roster.write_text("\n".join(["Name,Organisation,E-mail", *rows]), encoding="utf-8")
    answer = terminal("import", path, roster, "--json")
    assert answer.facts["added"] == 12, answer
    return path
