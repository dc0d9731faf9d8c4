"""Every note has a second copy, wherever it was written."""

from __future__ import annotations

from pathlib import Path

import pytest

from worldcafe.cli import main
from worldcafe.domain.errors import CafeError
from worldcafe.language import language
from worldcafe.store.safety_copy import SafetyCopy
from worldcafe.verbs import keeping
from worldcafe.verbs.new import new_document
from worldcafe.verbs.noting import take_note


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The application's own folder, one of the test's."""
    place = tmp_path / "data"

    def here(_name: str) -> Path:
        return place

    monkeypatch.setattr(keeping, "user_data_path", here)
    return place / "notes"


def test_a_note_from_the_terminal_has_its_second_copy(tmp_path: Path, folder: Path) -> None:
    cafe = tmp_path / "a.cafe"
    with new_document(cafe, language("en"), title="A", tables=2, rounds=2) as document:
        event = document.cafe.event.id
    words = [
        "notes",
        str(cafe),
        "--add",
        "--table",
        "1",
        "--round",
        "1",
        "--kind",
        "B",
        "--text",
        "Kept twice",
    ]
    assert main(words) == 0
    kept = SafetyCopy(folder, event, lambda _error: None).read()
    assert [getattr(value, "text", "") for value in kept.values] == ["Kept twice"]


def test_a_copy_that_fails_is_told_and_costs_no_note(tmp_path: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way", encoding="utf-8")
    told: list[CafeError] = []
    with new_document(tmp_path / "a.cafe", language("en"), title="A", tables=2, rounds=2) as document:
        keeping.keep_safe(document, told.append)
        take_note(document, table=1, round_=1, kind="idea", text="Still here", label="Note")
        assert [note.head.text for note in document.cafe.notes] == ["Still here"]
    assert len(told) == 1
