"""Report, handouts and the demo, from the terminal to the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest


def words_of(path: Path) -> str:
    """All words of a PDF, as a reader's program finds them."""
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    finally:
        document.close()


@pytest.fixture
def planned(terminal: Any, cafe: Path) -> Path:
    assert terminal("plan", cafe, "--steps", 200).status == 0
    terminal(
        "notes", cafe, "--add", "--table", 1, "--round", 1, "--kind", "B", "--text", "Żółw <b>slow</b> & late"
    )
    return cafe


def test_the_report_holds_every_word_of_a_note(terminal: Any, planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    facts = terminal("report", planned, "--out", out, "--json").facts
    assert facts["pages"] >= 3
    words = words_of(out)
    assert "Żółw <b>slow</b> & late" in words
    assert "Small" in words


def test_people_are_listed_only_if_they_agreed(terminal: Any, planned: Path, tmp_path: Path) -> None:
    terminal("report", planned, "--out", tmp_path / "before.pdf")
    assert "Łucja Żak" not in words_of(tmp_path / "before.pdf")
    terminal("import", planned, tmp_path / "people.csv", "--agreed", "listed")
    terminal("report", planned, "--out", tmp_path / "after.pdf")
    assert "Łucja Żak" in words_of(tmp_path / "after.pdf")


def test_the_handouts_give_everyone_a_card(terminal: Any, planned: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    facts = terminal("handouts", planned, "--out", folder, "--json").facts
    assert sorted(Path(file).name for file in facts["files"]) == [
        "agenda.pdf",
        "door-list.pdf",
        "itineraries.pdf",
        "table-lists.pdf",
        "table-tents.pdf",
    ]
    cards = words_of(folder / "itineraries.pdf")
    assert all(name in cards for name in ("Ada Nowak", "Łucja Żak", "Jörg Klee"))


def test_only_the_handouts_asked_for_are_written(terminal: Any, planned: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    assert terminal("handouts", planned, "--out", folder, "--only", "doorlist").status == 0
    assert [path.name for path in folder.iterdir()] == ["door-list.pdf"]


def test_a_report_into_a_folder_that_is_not_there_says_so(
    terminal: Any, planned: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    answer = terminal("report", planned, "--out", blocked / "report.pdf")
    assert answer.status == 5
    assert len(answer.err.strip().splitlines()) == 1


def test_the_demo_does_the_whole_job(terminal: Any, tmp_path: Path) -> None:
    facts = terminal("demo", "--out", tmp_path / "demo", "--json").facts
    files = {Path(file).name for file in facts["files"]}
    assert {"bright-streets.cafe", "rotation.csv", "notes.csv", "itineraries.pdf", "report.pdf"} <= files
    assert all(Path(file).stat().st_size > 0 for file in facts["files"])
    plan = facts["plan"]
    assert plan["proven"] is True
    assert plan["colleague_meetings"] == 0
    assert plan["topics_repeated"] == 0
    report = words_of(tmp_path / "demo" / "report.pdf")
    assert "Bright Streets" in report
    assert "Answer three questions in one screen" in report


def test_the_demo_says_which_organisations_may_be_one(terminal: Any, tmp_path: Path) -> None:
    told = terminal("demo", "--out", tmp_path / "demo").out
    assert "No two colleagues sit at one table." in told
    assert "8 groups of organisations look alike and are undecided" in told


@pytest.mark.parametrize(
    ("verb", "name"),
    [
        ("report", "r.pdf"),
        ("rotation", "r.csv"),
        ("rotation", "r.xlsx"),
        ("notes", "n.json"),
        ("handouts", "pack"),
    ],
)
def test_no_folder_is_made_above_what_is_written(
    terminal: Any, planned: Path, tmp_path: Path, verb: str, name: str
) -> None:
    answer = terminal(verb, planned, "--out", tmp_path / "absent" / name)
    assert answer.status == 5
    assert "There is no folder “absent”" in answer.err
    assert not (tmp_path / "absent").exists()


def test_a_file_in_the_place_of_a_folder_is_told(terminal: Any, planned: Path, tmp_path: Path) -> None:
    (tmp_path / "pack").write_text("mine", encoding="utf-8")
    answer = terminal("handouts", planned, "--out", tmp_path / "pack")
    assert answer.status == 5
    assert "“pack” is a file, not a folder." in answer.err
    assert (tmp_path / "pack").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc")
def test_a_folder_that_takes_no_files_is_not_called_missing(terminal: Any, cafe: Path) -> None:
    answer = terminal("report", cafe, "--out", "/proc/x.pdf")
    assert answer.status != 0
    assert "There is no folder" not in answer.err
    assert "“x.pdf” may not be written in “proc”." in answer.err


def test_a_cafe_that_never_was_is_not_said_to_be_gone(terminal: Any, tmp_path: Path) -> None:
    answer = terminal("plan", tmp_path / "nosuch.cafe")
    assert "There is no file “nosuch.cafe” here." in answer.err
    assert "any more" not in answer.err
