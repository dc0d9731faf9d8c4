"""The program killed while notes are written: what was acknowledged is there, whole, when the café opens again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from worldcafe.language import language
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document

WRITER = """
import sys
from pathlib import Path
from worldcafe.store.document import Document
from worldcafe.verbs.noting import take_note

with Document.open(Path(sys.argv[1])) as document:
    for n in range(10_000):
        note = take_note(document, table=1, round_=1, kind="idea", text=f"Note {n}", label="Note")
        print(note.note, flush=True)
"""


def acknowledged(cafe: Path, notes: int) -> list[str]:
    """Notes that a writing program said were kept, up to where it was killed after so many."""
    command = [sys.executable, "-c", WRITER, str(cafe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline().strip() for _ in range(notes)]
        writer.kill()
        # A line that was cut by the kill is not an acknowledgement.
        said += [
            line.strip() for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")
        ]
    return said


def kill_and_look(cafe: Path, kills: int) -> None:
    kept: set[str] = set()
    for kill in range(kills):
        said = acknowledged(cafe, 1 + kill % 7)
        assert all(said)
        kept.update(said)
        with Document.open(cafe) as document:
            notes = [note.id for note in document.cafe.notes]
            assert kept <= set(notes)
            assert len(notes) == len(set(notes))
            assert not [finding for finding in document.check() if finding.grave]


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    path = tmp_path / "killed.cafe"
    new_document(path, language("en"), title="Killed", tables=2, rounds=2).close()
    return path


def test_notes_that_were_acknowledged_survive_ten_kills(cafe: Path) -> None:
    kill_and_look(cafe, 10)


@pytest.mark.campaign
def test_notes_that_were_acknowledged_survive_two_hundred_kills(cafe: Path) -> None:
    kill_and_look(cafe, 200)
