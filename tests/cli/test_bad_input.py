"""Bad input at a terminal: one sentence that says what happened, what was kept and what to do."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import PlainUser
from worldcafe.store import edits
from worldcafe.store.document import Document

LONG = "Wilhelmina-Alexandrina " * 12 + "Featherstonehaugh-Smythe"


def told(answer: Any, status: int) -> str:
    """The one sentence of a failure with this status; nothing is told to those who read figures."""
    assert answer.status == status, answer
    assert answer.out == ""
    (line,) = answer.err.strip().splitlines()
    return str(line).removeprefix("worldcafe: ")


def long_workbook() -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Guests")
    sheet.append(["Name"])
    for number in range(100_000):
        sheet.append(["Ida Berg" if number % 2 else "Bo Ek"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


LISTS: dict[str, tuple[str, Callable[[], bytes], list[str], str]] = {
    "empty": (
        "empty.csv",
        bytes,
        [],
        "The list is empty: there is not one row in it. Fill it and save it again, or choose another.",
    ),
    "blank": (
        "blank.csv",
        lambda: b" \n\n \n",
        [],
        "The list is empty: there is not one row in it. Fill it and",
    ),
    "binary": (
        "noise.csv",
        lambda: bytes(range(256)) * 40,
        [],
        "This is not a list: the file holds data that is no text. Save it as CSV, XLSX or ODS and try again.",
    ),
    "binary between words": (
        "noise.csv",
        lambda: b"Name\n" + b"Ren\xe9e Lind\x01\x02\x03\nZo\xeb Ek\x04\x05\n" * 20,
        [],
        "This is not a list: the file holds data that is no text. Save it as CSV, XLSX or ODS and try again.",
    ),
    "a broken workbook": (
        "fake.xlsx",
        lambda: b"PK\x03\x04nothing",
        [],
        "The workbook is damaged and cannot be read. Open it in a spreadsheet, save it again as .xlsx.",
    ),
    "a document": (
        "list.pdf",
        lambda: b"%PDF-1.7\n%\xe2\xe3",
        [],
        "This is a PDF. Copy the list out of it and paste it, or ask for the spreadsheet.",
    ),
    "a picture": (
        "list.png",
        lambda: b"\x89PNG\r\n\x1a\n",
        [],
        "This is a picture, not a list. Ask for the spreadsheet, or type the names.",
    ),
    "wrongly encoded": (
        "old.csv",
        lambda: "Name\nAda Nowak\nŁucja Żak\n".encode("cp1250"),
        ["--encoding", "utf-8"],
        "Line 3 cannot be read as UTF-8. Choose another encoding, or save the list as UTF-8.",
    ),
    "an encoding that is none": (
        "list.csv",
        lambda: b"Name\nAda Nowak\n",
        ["--encoding", "klingon"],
        "There is no encoding called “klingon”. Usual ones are utf-8, cp1252 and cp1250.",
    ),
    "100,000 rows of text": (
        "long.csv",
        lambda: b"Name\n" + b"Ida Berg\n" * 100_000,
        [],
        "The list goes on after line 50,000. Keep only the people of this café in it and try again.",
    ),
    "100,000 rows of a workbook": (
        "long.xlsx",
        long_workbook,
        [],
        "The list goes on after line 50,000. Keep only the people of this café in it and try again.",
    ),
}


@pytest.mark.parametrize("what", LISTS)
def test_a_list_that_cannot_be_used_says_what_to_do_and_changes_nothing(
    terminal: Any, cafe: Path, tmp_path: Path, what: str
) -> None:
    name, content, options, sentence = LISTS[what]
    (tmp_path / name).write_bytes(content())
    before = cafe.read_bytes()
    said = told(terminal("import", cafe, tmp_path / name, *options), 3)
    assert said.startswith(sentence)
    assert said.endswith(" Nothing was changed.")
    assert cafe.read_bytes() == before


def test_a_list_that_is_not_there_and_a_folder_are_told(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    before = cafe.read_bytes()
    assert told(terminal("import", cafe, tmp_path / "gone.csv"), 3) == (
        "There is no file “gone.csv”. Look for it where it was moved to, or choose another. Nothing was changed."
    )
    (tmp_path / "lists").mkdir()
    assert told(terminal("import", cafe, tmp_path / "lists"), 3) == (
        "“lists” is a folder, not a list. Choose the file in it. Nothing was changed."
    )
    assert cafe.read_bytes() == before


@pytest.fixture
def open_to_all(cafe: Path, tmp_path: Path) -> None:
    """Whoever the test becomes may write the café."""
    tmp_path.chmod(0o777)
    cafe.chmod(0o666)


@pytest.mark.usefixtures("open_to_all")
def test_a_list_that_may_not_be_read_says_whom_to_ask(
    terminal: Any, cafe: Path, tmp_path: Path, plain_user: PlainUser
) -> None:
    if os.name == "nt":
        pytest.skip("a file of one's own can always be read there")
    secret = tmp_path / "secret.csv"
    secret.write_text("Name\nAda Nowak\n", encoding="utf-8")
    secret.chmod(0)
    before = cafe.read_bytes()
    with plain_user():
        said = told(terminal("import", cafe, secret), 3)
    assert said == (
        "“secret.csv” may not be read by you. Close it elsewhere or ask for access. Nothing was changed."
    )
    assert cafe.read_bytes() == before


def test_a_name_of_three_hundred_characters_is_told_with_its_row_and_the_others_come_in(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    assert len(LONG) == 300
    (tmp_path / "long.csv").write_text(f"Name\n{LONG}\nIda Berg\n", encoding="utf-8")
    answer = terminal("import", cafe, tmp_path / "long.csv", "--json")
    assert answer.status == 0
    assert answer.facts["added"] == 1
    ((row, reason),) = [(s["row"], s["reason"]) for s in answer.facts["skipped"]]
    assert row == 2
    assert reason.startswith("The name “Wilhelmina-Alexandrina")
    assert reason.endswith("” has 300 characters; at most 200 can be used. Shorten it.")
    with Document.open(cafe) as document:
        assert len(document.cafe.people) == 13


# Documents that cannot be opened, or not written.


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def zero_a_page(content: bytearray) -> None:
    content[8192:12288] = bytes(4096)


def from_the_future(content: bytearray) -> None:
    content[60:64] = (99).to_bytes(4, "big")


def a_letter(content: bytearray) -> None:
    content[:] = b"Dear diary, today we met at eight tables."


OTHER = (
    "“small.cafe” is not a World Café document and was left as it is. A list of people is brought in with Import; "
    "a document has a name that ends in .cafe."
)
DAMAGED = (
    "“small.cafe” is damaged and was not opened. The file was left as it is; open a copy or a backup of it, "
    "or start a new café and bring the notes back from the safety copy."
)
NEWER = "“small.cafe” was made by a newer version of World Café. Nothing was changed; update the program to open it."
READ_ONLY = (
    "“small.cafe” cannot be written: the file or its folder is read-only. Nothing was changed. "
    "Save a copy in a folder of your own and go on there."
)
LOCKED = (
    "“small.cafe” is open in another window or program. Close it there and try again; nothing was changed."
)
SPOILT: dict[str, tuple[Callable[[bytearray], None], int, str]] = {
    "something else": (a_letter, 3, OTHER),
    "empty": (bytearray.clear, 3, OTHER),
    "cut": (cut, 3, DAMAGED),
    "zeroed": (zero_a_page, 3, DAMAGED),
    "newer": (from_the_future, 5, NEWER),
}


def verbs(cafe: Path, tmp_path: Path) -> Iterator[list[object]]:
    """Every verb that opens a café."""
    roster = tmp_path / "people.csv"
    yield ["import", cafe, roster]
    yield ["plan", cafe, "--steps", 10]
    yield ["rotation", cafe, "--out", tmp_path / "out.csv"]
    yield note(cafe)
    yield ["notes", cafe, "--out", tmp_path / "out.json"]
    yield ["report", cafe, "--out", tmp_path / "out.pdf"]
    yield ["handouts", cafe, "--out", tmp_path / "out"]
    yield ["check", cafe]


def note(cafe: Path, text: str = "The hall is shut on Sundays.") -> list[object]:
    return ["notes", cafe, "--add", "--table", 1, "--round", 1, "--kind", "idea", "--text", text]


@pytest.mark.parametrize("what", SPOILT)
def test_every_verb_says_the_same_of_a_file_that_cannot_be_opened_and_leaves_it_alone(
    terminal: Any, cafe: Path, tmp_path: Path, what: str
) -> None:
    spoil, status, sentence = SPOILT[what]
    content = bytearray(cafe.read_bytes())
    spoil(content)
    cafe.write_bytes(content)
    before = sorted(p.name for p in tmp_path.iterdir())
    for words in verbs(cafe, tmp_path):
        assert told(terminal(*words), status) == sentence, words
    assert cafe.read_bytes() == bytes(content)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_every_verb_that_writes_says_that_the_cafe_is_open_elsewhere(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    with Document.open(cafe) as document:
        before = document.cafe
        for words in (["import", cafe, tmp_path / "people.csv"], ["plan", cafe], note(cafe)):
            assert told(terminal(*words), 5) == LOCKED, words
        assert document.cafe is before


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_every_verb_that_writes_says_that_the_cafe_is_read_only_and_the_others_read_it(
    terminal: Any, cafe: Path, tmp_path: Path, plain_user: PlainUser
) -> None:
    cafe.chmod(0o444)
    tmp_path.chmod(0o777)
    content = cafe.read_bytes()
    with plain_user():
        for words in (["import", cafe, tmp_path / "people.csv"], ["plan", cafe], note(cafe)):
            assert told(terminal(*words), 5) == READ_ONLY, words
        assert terminal("check", cafe).status == 0
        assert terminal("notes", cafe, "--out", tmp_path / "notes.csv").status == 0
    assert cafe.read_bytes() == content


# A full disk.


@contextmanager
def filled(folder: Path) -> Generator[None]:
    """Fill a small disk to its last byte, and give the room back."""
    filling = folder / "filling"
    with filling.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            pass
    yield
    filling.unlink()


def test_a_full_disk_takes_nothing_and_everything_again_once_there_is_room(
    terminal: Any, small_disk: Path, tmp_path: Path
) -> None:
    cafe = small_disk / "full.cafe"
    terminal("new", cafe, "--title", "Full", "--tables", 2, "--rounds", 2)
    few, many = tmp_path / "few.csv", tmp_path / "many.csv"
    few.write_text("Name\nAda Nowak\nBo Ek\nCy Lind\nDo Lis\n", encoding="utf-8")
    names = (f"Ida {chr(97 + n % 26) * 60}{chr(97 + n // 26) * 60}berg" for n in range(400))
    many.write_text("Name\n" + "\n".join(names), encoding="utf-8")
    assert terminal("import", cafe, few).status == 0
    assert terminal("plan", cafe, "--steps", 10).status == 0
    before = cafe.read_bytes()
    with filled(small_disk):
        for words in (["import", cafe, many], note(cafe, "The hall is shut on Sundays. " * 250)):
            assert told(terminal(*words), 5) == (
                "The disk is full. “full.cafe” is as it was before; free some space and do it again."
            )
        for name, wanted in (
            ("out.pdf", ["report", cafe, "--out", small_disk / "out.pdf"]),
            ("itineraries.pdf", ["handouts", cafe, "--out", small_disk]),
            ("out.csv", ["rotation", cafe, "--out", small_disk / "out.csv"]),
            ("out.json", ["notes", cafe, "--out", small_disk / "out.json"]),
            ("new.cafe", ["new", small_disk / "new.cafe", "--title", "N", "--tables", 2, "--rounds", 2]),
        ):
            assert told(terminal(*wanted), 5) == (
                f"The disk is full, so “{name}” was not written. "
                "Nothing was lost; free some space or take another disk."
            )
        assert sorted(p.name for p in small_disk.iterdir()) == ["filling", "full.cafe"]
    assert cafe.read_bytes() == before
    assert terminal("import", cafe, many).status == 0
    assert terminal("rotation", cafe, "--out", small_disk / "out.csv").status == 0
    with Document.open(cafe) as document:
        assert len(document.cafe.people) == 404


# Cafés that cannot be planned.


def test_more_tables_than_people_says_how_many_to_close(terminal: Any, tmp_path: Path) -> None:
    path, roster = tmp_path / "wide.cafe", tmp_path / "few.csv"
    terminal("new", path, "--title", "Wide", "--tables", 9, "--rounds", 2)
    roster.write_text("Name\nAda Lind\nBo Lind\n", encoding="utf-8")
    terminal("import", path, roster)
    before = path.read_bytes()
    assert told(terminal("plan", path), 4) == (
        "There are more tables (9) than people (2). Close 7 of the tables. Nothing was changed."
    )
    assert path.read_bytes() == before


def test_without_rounds_it_says_to_add_one(terminal: Any, cafe: Path) -> None:
    with Document.open(cafe) as document, document.edit("Remove") as w:
        for round_ in list(w.cafe.rounds):
            edits.remove_round(w, round_)
    before = cafe.read_bytes()
    assert told(terminal("plan", cafe), 4) == (
        "There are no rounds to plan. Add at least one. Nothing was changed."
    )
    assert "There are no rounds. Add at least one round of talk." in terminal("check", cafe).out
    assert cafe.read_bytes() == before


def test_without_people_it_says_to_import_some(terminal: Any, tmp_path: Path) -> None:
    path = tmp_path / "empty.cafe"
    terminal("new", path, "--title", "Empty", "--tables", 2, "--rounds", 2)
    assert told(terminal("plan", path), 4).startswith("There is nobody to seat. Import or add people first.")
