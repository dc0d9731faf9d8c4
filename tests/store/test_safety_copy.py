"""The second copy of every note: whole lines always come back, and its failure loses no note."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.cafes import filled, furnish, new_document, note
from tests.store.values import values_of
from worldcafe.domain.errors import CafeError
from worldcafe.domain.notes import Erased, Extras, Revision, digest
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.note_lines import bundle_of, line_of, read_lines
from worldcafe.store.safety_copy import SafetyCopy, attach


@pytest.fixture
def reports() -> list[CafeError]:
    """What was reported."""
    return []


@pytest.fixture
def copy(document: Document, tmp_path: Path, reports: list[CafeError]) -> SafetyCopy:
    """The safety copy of the document."""
    return attach(document, tmp_path / "data" / "notes", reports.append)


def test_every_note_has_its_line_before_the_edit_returns(document: Document, copy: SafetyCopy) -> None:
    for number in range(3):
        note(document, f"Note {number}")
        assert copy.path.read_bytes().count(b"\n") == number + 1
    with document.edit("Star") as w:
        edits.revise_note(w, document.cafe.notes[0], extras=Extras(author="Åsa", starred=True))
    found = copy.read()
    assert found.broken == 0
    assert {r.id: r for r in found.values if isinstance(r, Revision)} == document.cafe.revisions


def test_what_was_written_before_is_copied_when_the_copy_begins(
    document: Document, tmp_path: Path, reports: list[CafeError]
) -> None:
    note(document, "Early")
    for _ in range(2):
        copy = attach(document, tmp_path / "notes", reports.append)
        assert [r.text for r in copy.read().values if isinstance(r, Revision)] == ["Early"]


def test_notes_are_restored_into_another_document(
    document: Document, copy: SafetyCopy, tmp_path: Path
) -> None:
    texts = ["Fish", "Ладога", "“Quoted”\nin two lines", "tab\tand \u2028"]
    for text in texts:
        note(document, text)
    with new_document(tmp_path / "again.cafe") as again:
        with again.edit("Bring back") as w:
            arrival = edits.bring_in_notes(w, copy.read().values)
        assert (arrival.new, arrival.known, arrival.refused) == (4, 0, ())
        assert again.cafe.notes == document.cafe.notes
        with again.edit("Bring back once more") as w:
            assert edits.bring_in_notes(w, copy.read().values).known == 4
        assert again.cafe.revisions == document.cafe.revisions


def test_a_forged_revision_never_replaces_the_real_one(document: Document) -> None:
    note(document, "As I said it")
    (real,) = document.cafe.revisions.values()
    forged = replace(real, text="As I never said it", digest="")
    forged = replace(forged, digest=digest(forged))
    with document.edit("Bring in") as w:
        arrival = edits.bring_in_notes(w, [forged])
    assert arrival.refused == (forged,)
    assert document.cafe.revisions == {real.id: real}


def test_what_was_erased_does_not_come_back(document: Document) -> None:
    note(document, "Please forget this")
    (revision,) = document.cafe.revisions.values()
    with new_document(document.path.with_name("other.cafe")) as other:
        with other.edit("Bring in") as w:
            edits.bring_in_notes(w, [Erased(revision.note, "2030-01-01T00:00:00+00:00"), revision])
        assert (other.cafe.notes, other.cafe.revisions) == ((), {})


def test_a_copy_that_fails_loses_no_note_and_says_so(
    document: Document, tmp_path: Path, reports: list[CafeError]
) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    copy = attach(document, tmp_path / "data", reports.append)
    note(document, "Kept all the same")
    assert [n.head.text for n in document.cafe.notes] == ["Kept all the same"]
    assert [error.code for error in reports] == ["safety-copy"]
    assert "The notes are kept in the document" in str(reports[0])
    (tmp_path / "data").unlink()
    note(document, "The next")
    assert [r.text for r in copy.read().values if isinstance(r, Revision)] == [
        "Kept all the same",
        "The next",
    ]
    assert len(reports) == 1


def test_a_copy_on_a_full_disk_catches_up_later(
    document: Document, small_disk: Path, reports: list[CafeError]
) -> None:
    copy = attach(document, small_disk, reports.append)
    with filled(small_disk):
        note(document, "x" * 7000)
    assert len(reports) == 1
    note(document, "Now there is room")
    assert {r.id for r in copy.read().values} == set(document.cafe.revisions)


def test_a_cut_line_breaks_only_itself(document: Document, copy: SafetyCopy) -> None:
    note(document, "First")
    note(document, "Second")
    copy.path.write_bytes(copy.path.read_bytes()[:-20])
    note(document, "Third")
    found = copy.read()
    assert [r.text for r in found.values if isinstance(r, Revision)] == ["First", "Third"]
    assert found.broken == 1


def test_a_copy_can_be_written_anew_without_what_was_erased(document: Document, copy: SafetyCopy) -> None:
    note(document, "Stays")
    note(document, "needle")
    kept = [r for r in document.cafe.revisions.values() if r.text != "needle"]
    copy.rewrite([*kept, Erased("gone", "2030-01-01T00:00:00+00:00")])
    assert [path.name for path in copy.path.parent.iterdir()] == [copy.path.name]
    assert b"needle" not in copy.path.read_bytes()
    assert copy.read().values == (*kept, Erased("gone", "2030-01-01T00:00:00+00:00"))


def test_the_copy_is_for_its_owner_alone(document: Document, copy: SafetyCopy) -> None:
    note(document, "Private")
    assert copy.path.stat().st_mode & 0o077 == 0


SIGNED = values_of(Revision).map(lambda revision: replace(revision, digest=digest(revision)))
VALUES = st.lists(SIGNED | values_of(Erased), max_size=4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(values=VALUES)
def test_a_bundle_comes_back_whole(values: list[Revision | Erased]) -> None:
    found = read_lines(bundle_of(values))
    assert found.values == tuple(values)
    assert (found.broken, found.complete) == (0, True)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(values=VALUES, data=st.data())
def test_a_cut_bundle_gives_its_whole_lines_and_says_that_it_is_cut(
    values: list[Revision | Erased], data: st.DataObject
) -> None:
    whole = bundle_of(values)
    cut = whole[: data.draw(st.integers(0, len(whole) - 2))]
    found = read_lines(cut)
    assert not found.complete
    assert found.values == tuple(values[: len(found.values)])
    assert len(found.values) >= cut.count(b"\n")


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(values=VALUES.filter(bool), data=st.data())
def test_a_bundle_with_a_flipped_bit_gives_nothing_that_was_not_written(
    values: list[Revision | Erased], data: st.DataObject
) -> None:
    content = bytearray(bundle_of(values))
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    found = read_lines(bytes(content))
    assert not found.complete
    assert all(value in values for value in found.values)


@given(content=st.binary(max_size=200))
def test_random_bytes_are_no_notes(content: bytes) -> None:
    assert read_lines(content).values == ()


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b"{}",
        b"7",
        b'"x"',
        b'{"sha256": 1}',
        b'{"revision": 7, "sha256": "x"}',
        b"[" * 100_000,
        b"x" * 300_000,
    ],
    ids=lambda line: line[:20].decode(),
)
def test_a_line_of_something_else_is_counted_as_broken(line: bytes) -> None:
    found = read_lines(line + b"\n" + line_of(Erased("e", "now")).encode())
    assert (found.values, found.broken) == ((Erased("e", "now"),), 1)


def test_a_forged_erasure_is_counted_as_broken() -> None:
    forged = line_of(Erased("this note", "now")).replace("this note", "that note")
    assert read_lines(forged.encode()).values == ()


def test_a_line_is_signed_as_it_is_for_ever() -> None:
    assert line_of(Erased("e", "now")) == (
        '{"erased":{"at":"now","id":"e"},'
        '"sha256":"ca6b63b288164d382e97734f84192acd455097b64bb449c3a5bdb6eb29910228"}'
    )


def test_furnishing_writes_no_notes(path: Path, tmp_path: Path, reports: list[CafeError]) -> None:
    with new_document(path) as document:
        copy = attach(document, tmp_path / "notes", reports.append)
        furnish(document)
        assert not copy.path.exists()
