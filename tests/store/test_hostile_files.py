"""A file that somebody sent is hostile until it is checked: it is refused in words, quickly, and left as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.store.cafes import files_in, furnish, new_document, note
from worldcafe.domain.errors import CafeError
from worldcafe.domain.notes import digest
from worldcafe.store import soundness
from worldcafe.store.document import Document
from worldcafe.store.failures import Damaged

Spoil = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The content of a café with people, seats and notes."""
    path = tmp_path_factory.mktemp("sound") / "sound.cafe"
    with new_document(path) as document:
        furnish(document, people=40, tables=4, rounds=3)
        for number in range(20):
            note(document, f"Note {number}: the river is everybody's")
    return path.read_bytes()


def spoilt(path: Path, content: bytes, *orders: str) -> None:
    """Write a café and let a hostile hand at it."""
    path.write_bytes(content)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA writable_schema=ON")
    for order in orders:
        connection.execute(order)
    connection.close()


def insert_schema(kind: str, name: str, sql: str) -> str:
    quoted = sql.replace("'", "''")
    return f"INSERT INTO sqlite_master VALUES ('{kind}', '{name}', 'event', 0, '{quoted}')"


@pytest.mark.parametrize(
    "orders",
    [
        ["CREATE TRIGGER t AFTER INSERT ON revision BEGIN DELETE FROM revision; END"],
        ["CREATE VIEW v AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"],
        ["CREATE VIRTUAL TABLE f USING fts5(text)"],
        ["CREATE TABLE stowaway (x)"],
        ["CREATE INDEX i ON event (abs(-title))"],
        ["ALTER TABLE topic ADD COLUMN extra TEXT"],
        ["ALTER TABLE topic ADD COLUMN extra TEXT GENERATED ALWAYS AS (title)"],
        ["DROP TABLE lock"],
        ["DROP TABLE room", "CREATE VIEW room AS SELECT 1 AS id, 'x' AS name, 0 AS position, 1 AS step_free"],
        [
            insert_schema(
                "trigger", "sqlite_t", "CREATE TRIGGER sqlite_t AFTER INSERT ON event BEGIN SELECT 1; END"
            )
        ],
        [insert_schema("view", "sqliteXv", "CREATE VIEW sqliteXv AS SELECT 1")],
        [insert_schema("table", "broken", "CREATE TABLE this is no SQL")],
        ["UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'topic'"],
        [
            "UPDATE sqlite_master SET sql = replace(sql, 'hue INTEGER NOT NULL', 'hue INTEGER') WHERE name = 'topic'"
        ],
        ["UPDATE sqlite_master SET rootpage = 2 WHERE name = 'topic'"],
        ["PRAGMA user_version=0"],
    ],
    ids=lambda orders: orders[-1][:50],
)
def test_a_foreign_schema_is_refused(path: Path, sound: bytes, orders: list[str]) -> None:
    spoilt(path, sound, *orders)
    before = files_in(path.parent)
    for read_only in (False, True):
        with pytest.raises(Damaged, match="is damaged and was not opened"):
            Document.open(path, read_only=read_only)
    assert files_in(path.parent) == before


@pytest.mark.parametrize(
    "order",
    [
        "UPDATE event SET no_repeat = 'everything'",
        "UPDATE event SET aims = '{'",
        "UPDATE event SET aims = '[1, 2]'",
        "UPDATE event SET spoken = '\"en\"'",
        "UPDATE event SET approved_on = 'yesterday'",
        "UPDATE event SET aims = '" + "[" * 100_000 + "'",
        "UPDATE event SET aims = '[\"\\ud800\"]'",
        "INSERT INTO event SELECT 'second', title, theme, place, organiser, aims, objectives, introduction, "
        "conclusion, language, spoken, time_zone, no_repeat, criteria, note_limit, paper, status, version, "
        "submitted_by, submitted_on, approved_by, approved_on, next_meeting, retention FROM event",
        "DELETE FROM event",
        "UPDATE round SET minutes = 99999999999",
        "UPDATE round SET state = 'dancing'",
        "UPDATE topic SET hue = 12",
        "UPDATE topic SET questions = '[{\"id\": 1}]'",
        "UPDATE kind SET shape = 'skull'",
        "UPDATE participant SET extra = '{\"Badge\": 7}'",
        "UPDATE participant SET extra = '[]'",
        "UPDATE revision SET clock = 'noon'",
        'UPDATE revision SET extras = \'{"starred": "yes"}\'',
        'UPDATE revision SET extras = \'{"unheard": "of"}\'',
        "UPDATE revision SET parents = '{}'",
        "UPDATE revision SET text = CAST(x'ff41' AS TEXT)",
    ],
    ids=lambda order: order[:50],
)
def test_a_row_that_makes_no_sense_is_refused(path: Path, sound: bytes, order: str) -> None:
    spoilt(path, sound, order)
    before = files_in(path.parent)
    with pytest.raises(Damaged):
        Document.open(path)
    assert files_in(path.parent) == before


def test_a_sound_café_stays_far_below_the_work_that_is_allowed(
    path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(sound)
    monkeypatch.setattr(soundness, "STEPS_AT_LEAST", 0)
    monkeypatch.setattr(soundness, "PULSE", 100)
    monkeypatch.setattr(soundness, "STEPS_PER_BYTE", soundness.STEPS_PER_BYTE // 4)
    Document.open(path).close()


def test_a_file_that_keeps_us_busy_is_given_up(
    path: Path, sound: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(sound)
    monkeypatch.setattr(soundness, "STEPS_AT_LEAST", 0)
    monkeypatch.setattr(soundness, "STEPS_PER_BYTE", 0)
    monkeypatch.setattr(soundness, "PULSE", 10)
    with pytest.raises(Damaged):
        Document.open(path)


def outcome(path: Path, content: bytes, sound_path: Path) -> None:
    """Open a spoilt file: refused in words, or open; a note that is not as it was written is then found."""
    path.write_bytes(content)
    try:
        document = Document.open(path)
    except CafeError as error:
        assert str(error)
        assert path.read_bytes() == content
        return
    with document, Document.open(sound_path) as original:
        found = {finding.values.get("note") for finding in document.check()}
        for key, revision in document.cafe.revisions.items():
            if revision != original.cafe.revisions.get(key) and digest(revision) != revision.digest:
                assert revision.note in found
        assert document.cafe.notes is not None
        assert document.cafe.rotation() is not None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bits_that_fall_over_crash_nothing(tmp_path: Path, sound: bytes, data: st.DataObject) -> None:
    original = tmp_path / "original.cafe"
    original.write_bytes(sound)
    spoilt = bytearray(sound)
    for at in data.draw(st.lists(st.integers(0, len(sound) - 1), min_size=1, max_size=8)):
        spoilt[at] ^= 1 << data.draw(st.integers(0, 7))
    outcome(tmp_path / "spoilt.cafe", bytes(spoilt), original)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.floats(0, 1))
@example(cut=0.0)
@example(cut=0.001)
def test_a_café_that_was_cut_crashes_nothing(tmp_path: Path, sound: bytes, cut: float) -> None:
    original = tmp_path / "original.cafe"
    original.write_bytes(sound)
    outcome(tmp_path / "spoilt.cafe", sound[: int(len(sound) * cut)], original)


def test_a_page_of_zeros_is_noticed_or_harmless_wherever_it_is(tmp_path: Path, sound: bytes) -> None:
    original = tmp_path / "original.cafe"
    original.write_bytes(sound)
    for start in range(0, len(sound), 4096):
        outcome(tmp_path / "spoilt.cafe", sound[:start] + bytes(4096) + sound[start + 4096 :], original)


def test_damage_that_reading_does_not_meet_is_found_when_opening_and_not_at_the_first_edit(
    path: Path, sound: bytes
) -> None:
    path.write_bytes(sound)
    connection = sqlite3.connect(path)
    pages = [row[0] for row in connection.execute("SELECT rootpage FROM sqlite_master WHERE type = 'index'")]
    connection.close()
    assert pages
    for page in pages:
        start = (page - 1) * 4096
        path.write_bytes(sound[:start] + bytes(4096) + sound[start + 4096 :])
        with pytest.raises(Damaged):
            Document.open(path)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=20_000), start=st.floats(0, 1))
def test_random_bytes_in_the_middle_crash_nothing(
    tmp_path: Path, sound: bytes, noise: bytes, start: float
) -> None:
    original = tmp_path / "original.cafe"
    original.write_bytes(sound)
    at = 100 + int(start * (len(sound) - 100))
    outcome(tmp_path / "spoilt.cafe", sound[:at] + noise + sound[at + len(noise) :], original)


def test_random_bytes_after_our_header_are_refused(path: Path, sound: bytes) -> None:
    path.write_bytes(sound[:100] + bytes(range(256)) * 400)
    with pytest.raises(Damaged):
        Document.open(path)
