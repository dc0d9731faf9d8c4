"""The document's file: durable and clean, and what it says when the disk, the rights or the version are wrong."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.conftest import PlainUser
from tests.store.cafes import ENGLISH, driver, files_in, filled, furnish, new_document, note
from worldcafe.domain.errors import BadInput, NotWritable
from worldcafe.store import edits, sqlite_file
from worldcafe.store.document import Document
from worldcafe.store.failures import DiskFull, Locked, Missing, Newer, NotACafe, ReadOnly
from worldcafe.store.schema import APPLICATION_ID, FORMAT, fill_stamp, metadata

NEEDLE = "unmistakable-needle"


def pragma(document: Document, name: str) -> object:
    return driver(document).execute(f"PRAGMA {name}").fetchone()[0]


def test_what_is_kept_survives_a_power_cut_and_what_is_erased_is_gone(document: Document) -> None:
    assert pragma(document, "journal_mode") == "truncate"
    assert pragma(document, "synchronous") == 2  # FULL
    assert pragma(document, "locking_mode") == "exclusive"
    assert pragma(document, "secure_delete") == 1
    assert pragma(document, "foreign_keys") == 1
    assert pragma(document, "trusted_schema") == 0
    assert pragma(document, "cell_size_check") == 1
    assert pragma(document, "application_id") == APPLICATION_ID
    assert pragma(document, "user_version") == FORMAT


def test_a_new_document_is_made_with_the_most_careful_setting(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []

    def look(connection: Connection) -> None:
        seen.append(connection.exec_driver_sql("PRAGMA synchronous").scalar())
        fill_stamp(connection)

    monkeypatch.setattr(sqlite_file, "fill_stamp", look)
    new_document(path).close()
    assert seen == [3]  # EXTRA


def test_all_tables_are_strict(document: Document) -> None:
    rows = driver(document).execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    strict = {name for name, strict in rows if strict}
    assert strict == set(metadata.tables) - {"alembic_version"}


def test_the_journal_is_empty_after_each_edit_and_removed_words_are_nowhere(document: Document) -> None:
    with document.edit("Add") as w:
        topic = edits.add_topic(w, NEEDLE)
    assert any(NEEDLE.encode() in content for content in files_in(document.path.parent).values())
    with document.edit("Remove") as w:
        edits.remove_topic(w, topic.id)
    files = files_in(document.path.parent)
    assert files[f"{document.path.name}-journal"] == b""
    assert not any(NEEDLE.encode() in content for content in files.values())


def test_an_edit_that_was_cut_in_the_middle_is_taken_back(document: Document) -> None:
    # The file is copied in the middle of a transaction, as a power cut would leave it: it opens as it was before.
    folder = document.path.parent / "after the power cut"
    folder.mkdir()
    before = document.cafe
    connection = driver(document)
    connection.execute("PRAGMA cache_size=0")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE participant SET family = ? || id", ("x" * 5000,))
    for name, content in files_in(document.path.parent).items():
        (folder / name).write_bytes(content)
    connection.execute("ROLLBACK")
    assert (folder / "rivers.cafe-journal").stat().st_size > 0
    with Document.open(folder / "rivers.cafe", read_only=True) as copy:
        assert copy.cafe == before


def test_a_file_that_is_not_there_is_missing(path: Path) -> None:
    with pytest.raises(Missing, match="There is no file"):
        Document.open(path)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"Name,Organisation\nAda,ACME\n", bytes(range(256)) * 40, b"PK\x03\x04" * 99]
)
def test_a_file_that_is_something_else_is_said_to_be(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(NotACafe, match="is not a World Café document") as caught:
        Document.open(path)
    assert isinstance(caught.value, BadInput)
    assert caught.value.status == 3
    assert files_in(path.parent) == {path.name: content}


def test_a_database_of_another_program_is_not_a_café(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE songs (title)")
    other.close()
    with pytest.raises(NotACafe):
        Document.open(path)


def test_a_folder_is_not_a_café(tmp_path: Path) -> None:
    with pytest.raises(NotACafe):
        Document.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_a_café_and_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(NotACafe):
        Document.open(path)


def test_a_newer_document_is_left_alone(path: Path) -> None:
    new_document(path).close()
    with sqlite3.connect(path) as later:
        later.execute(f"PRAGMA user_version={FORMAT + 1}")
    later.close()
    content = path.read_bytes()
    with pytest.raises(Newer, match="update the program") as caught:
        Document.open(path)
    assert isinstance(caught.value, NotWritable)
    assert files_in(path.parent) == {path.name: content}


def test_a_file_larger_than_any_café_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_document(path).close()
    monkeypatch.setattr(sqlite_file, "LARGEST", 1000)
    with pytest.raises(BadInput, match="holds more than a café can have"):
        Document.open(path)


def test_a_read_only_file_opens_for_reading_alone(path: Path, plain_user: PlainUser) -> None:
    with new_document(path) as document:
        furnish(document)
        cafe = document.cafe
    path.parent.chmod(0o777)
    path.chmod(0o444)
    content = path.read_bytes()
    with plain_user():
        with pytest.raises(ReadOnly, match="read-only") as caught:
            Document.open(path)
        assert caught.value.status == 5
        with Document.open(path, read_only=True) as document:
            assert document.cafe == cafe
            document.save_copy(path.with_name("mine.cafe"))
        with Document.open(path.with_name("mine.cafe")) as copy:
            note(copy, "I can go on here")
    assert path.read_bytes() == content


def test_a_read_only_folder_is_noticed_when_opening_and_not_at_the_first_edit(
    path: Path, plain_user: PlainUser
) -> None:
    new_document(path).close()
    content = path.read_bytes()
    path.chmod(0o666)
    path.parent.chmod(0o555)
    with plain_user():
        with pytest.raises(ReadOnly, match="read-only"):
            Document.open(path)
        with pytest.raises(ReadOnly):
            new_document(path.with_name("other.cafe"))
    assert files_in(path.parent) == {path.name: content}


def test_a_folder_that_becomes_read_only_loses_no_edit(document: Document, plain_user: PlainUser) -> None:
    document.close()
    folder = document.path.parent
    folder.chmod(0o777)
    document.path.chmod(0o666)
    with plain_user():
        mine = Document.open(document.path)
    before = mine.cafe
    folder.chmod(0o555)
    with plain_user(), pytest.raises(ReadOnly, match="Nothing was changed"):
        note(mine, "Try")
    assert mine.cafe is before
    folder.chmod(0o777)
    with plain_user():
        note(mine, "Try")
        mine.close()
    with Document.open(document.path) as again:
        assert [n.head.text for n in again.cafe.notes] == ["Try"]


def test_another_program_is_told_that_the_café_is_open(document: Document) -> None:
    script = (
        "import sys; from pathlib import Path; from worldcafe.store.document import Document\n"
        "from worldcafe.domain.errors import CafeError\n"
        "try: Document.open(Path(sys.argv[1]))\n"
        "except CafeError as error: print(error.code, error); sys.exit(error.status)"
    )
    with pytest.raises(Locked):  # in this program too, and that must not let others in
        Document.open(document.path)
    done = subprocess.run(
        [sys.executable, "-c", script, str(document.path)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
    )
    assert done.returncode == Locked.status, done.stderr
    assert done.stdout.startswith("locked “rivers.cafe” is open in another window or program.")
    note(document, "Still mine")


def test_an_edit_on_a_full_disk_is_refused_whole_and_can_be_made_again(small_disk: Path) -> None:
    path = small_disk / "full.cafe"
    with new_document(path) as document:
        furnish(document)
        before, content = document.cafe, path.read_bytes()
        with filled(small_disk):
            with pytest.raises(DiskFull, match="The disk is full") as caught, document.edit("Long") as w:
                for number in range(100):
                    edits.add_topic(w, f"{number} {NEEDLE * 100}")
            assert caught.value.status == 5
            assert document.cafe is before
            assert path.read_bytes() == content
            assert "as it was before" in caught.value.sentence(ENGLISH)
        with document.edit("Long") as w:
            for number in range(100):
                edits.add_topic(w, f"{number} {NEEDLE * 100}")
        after = document.cafe
    with Document.open(path) as document:
        assert document.cafe == after
        assert document.check() == []


def test_neither_a_new_document_nor_a_copy_is_left_half_made_on_a_full_disk(
    small_disk: Path, document: Document
) -> None:
    (small_disk / "older.cafe").write_bytes(b"something")
    with filled(small_disk):
        with pytest.raises(DiskFull):
            new_document(small_disk / "new.cafe")
        with pytest.raises(DiskFull):
            document.save_copy(small_disk / "copy.cafe")
        with pytest.raises(DiskFull):
            document.save_copy(small_disk / "older.cafe")
    assert files_in(small_disk) == {"older.cafe": b"something"}


def test_a_file_that_may_not_grow_loses_no_edit(document: Document) -> None:
    # The same as a full disk, for machines where none can be made.
    connection = driver(document)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages}")
    before, content = document.cafe, document.path.read_bytes()
    for _ in range(2):
        with pytest.raises(DiskFull), document.edit("Long") as w:
            edits.add_topic(w, "w" * 100_000)
        assert (document.cafe, document.path.read_bytes()) == (before, content)
    connection.execute("PRAGMA max_page_count=1000000")
    with document.edit("Long") as w:
        edits.add_topic(w, "w" * 100_000)
    document.undo()
    assert document.cafe == before


def test_a_disk_that_fails_is_named_as_the_reason(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
        raise error

    monkeypatch.setattr("worldcafe.store.document.write_step", fails)
    before = document.cafe
    with pytest.raises(NotWritable, match=r"could not be written \(disk I/O error\)"):
        note(document, "Try")
    assert document.cafe is before
