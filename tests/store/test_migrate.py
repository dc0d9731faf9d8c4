"""Old documents open for ever: brought up to date on a copy, and not touched before that copy is whole."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.cafes import files_in, furnish, new_document, note
from worldcafe.store import migrate, soundness, sqlite_file
from worldcafe.store.document import Document
from worldcafe.store.failures import Damaged, DiskFails, Locked, ReadOnly

VERSIONS = sorted((Path(__file__).parent / "versions").glob("*.cafe"))

SECOND = """
import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    # A table that others refer to is built anew, as a real migration may have to, and some words change.
    strict = {"sqlite_strict": True, "sqlite_with_rowid": False}
    with op.batch_alter_table("role", recreate="always", table_kwargs=strict) as batch:
        batch.alter_column("name", existing_type=sa.Text, nullable=False)
    op.execute("UPDATE role SET name = name || ' (two)'")
"""


@pytest.fixture
def old(path: Path) -> Path:
    """A document of format 1."""
    with new_document(path) as document:
        furnish(document)
        note(document, "From the old days")
    return path


@pytest.fixture
def second_format(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program of a day when there is a format 2; the file of its migration."""
    scripts = tmp_path_factory.mktemp("later") / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    migration = scripts / "versions" / "format_2.py"
    migration.write_text(SECOND)
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "FORMAT", 2)
    monkeypatch.setattr(sqlite_file, "FORMAT", 2)
    return migration


def test_the_migrations_make_the_schema_that_a_new_document_gets() -> None:
    migrated = soundness.shape_made_by(lambda connection: migrate.upgrade(connection, "head"))
    assert migrated == soundness.our_shape()


def test_a_new_document_is_stamped_with_its_format(old: Path) -> None:
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("1",)]
    connection.close()


@pytest.mark.parametrize("version", VERSIONS, ids=lambda path: path.stem)
def test_a_document_of_every_released_format_opens(version: Path, tmp_path: Path) -> None:
    copy = tmp_path / version.name
    shutil.copyfile(version, copy)
    with Document.open(copy) as document:
        cafe = document.cafe
        assert document.check() == []
    assert cafe.event.title == "Łódź – a café about trams"
    assert [p.family_first for p in cafe.people_in_order] == ["Ångström, Åsa", "Łuczak, Maja", "Ωραία, Ελένη"]
    assert [n.head.text for n in cafe.notes] == ["Stops without kerbs – “for everybody”"]
    assert cafe.adopted is not None
    assert len(cafe.rotation().people()) == 3


def test_there_is_a_document_of_the_present_format_to_open() -> None:
    assert VERSIONS


def test_alembic_is_loaded_only_where_a_document_is_old(old: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from worldcafe.store.document import Document\n"
        "Document.open(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(old)], check=True, capture_output=True, text=True, cwd=Path.cwd()
    )
    assert done.stdout.strip() == "False"


def test_an_old_document_is_brought_up_to_date(old: Path, second_format: Path) -> None:
    with sqlite3.connect(old) as connection:
        people = connection.execute("SELECT * FROM participant ORDER BY id").fetchall()
    connection.close()
    with Document.open(old) as document:
        assert [r.name for r in document.cafe.roles_in_order][:2] == ["Participant (two)", "Rapporteur (two)"]
        assert [n.head.text for n in document.cafe.notes] == ["From the old days"]
        assert document.check() == []
    assert list(files_in(old.parent)) == [old.name]
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT * FROM participant ORDER BY id").fetchall() == people
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("2",)]
    connection.close()
    Document.open(old).close()


def test_a_migration_that_fails_leaves_the_old_document_as_it_was(old: Path, second_format: Path) -> None:
    second_format.write_text(SECOND + "    raise OSError('the lights went out')\n")
    before = files_in(old.parent)
    with pytest.raises(DiskFails):
        Document.open(old)
    assert files_in(old.parent) == before


def test_a_migration_that_breaks_references_is_not_kept(old: Path, second_format: Path) -> None:
    second_format.write_text(SECOND + "    op.execute('DELETE FROM role')\n")
    before = files_in(old.parent)
    with pytest.raises(Damaged):
        Document.open(old)
    assert files_in(old.parent) == before


def test_until_the_copy_is_whole_the_old_document_is_not_touched(
    old: Path, second_format: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = old.read_bytes()
    settle = sqlite_file.settle
    seen: list[bool] = []

    def look(new: Path, place: Path) -> None:
        seen.append(place.read_bytes() == before)
        settle(new, place)

    monkeypatch.setattr(sqlite_file, "settle", look)
    Document.open(old).close()
    assert seen == [True]


def test_an_old_document_of_a_foreign_schema_is_not_migrated(old: Path, second_format: Path) -> None:
    with sqlite3.connect(old) as connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON role BEGIN DELETE FROM revision; END")
    connection.close()
    before = files_in(old.parent)
    with pytest.raises(Damaged):
        Document.open(old)
    assert files_in(old.parent) == before


def test_an_old_document_that_is_open_elsewhere_is_not_migrated(old: Path, second_format: Path) -> None:
    other = sqlite3.connect(old)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        Document.open(old)
    other.close()


def test_an_old_document_cannot_be_opened_for_reading_alone(old: Path, second_format: Path) -> None:
    before = files_in(old.parent)
    with pytest.raises(ReadOnly, match="older version"):
        Document.open(old, read_only=True)
    assert files_in(old.parent) == before
