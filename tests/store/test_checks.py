"""Checking a document finds what is not as it should be, each in a sentence."""

from __future__ import annotations

from tests.store.cafes import ENGLISH, driver, note
from worldcafe.domain.notes import digest
from worldcafe.store import edits
from worldcafe.store.document import Document


def found(document: Document) -> list[str]:
    """The codes of what is found, with every sentence made once."""
    findings = document.check()
    assert all("{" not in finding.sentence(ENGLISH) for finding in findings)
    return [finding.code for finding in findings]


def behind_its_back(document: Document, *orders: str) -> Document:
    """Change the file without the document, and open it again."""
    connection = driver(document)
    connection.execute("PRAGMA foreign_keys=OFF")
    for order in orders:
        assert connection.execute(order).rowcount
    document.close()
    return Document.open(document.path)


def test_nothing_is_found_in_a_sound_document(document: Document) -> None:
    note(document, "All is well")
    assert found(document) == []


def test_a_note_that_was_changed_behind_our_back_is_found(document: Document) -> None:
    note(document, "As I said it")
    with behind_its_back(document, "UPDATE revision SET text = 'As I never said it'") as again:
        (finding,) = again.check()
        assert (finding.code, finding.grave) == ("digest", True)
        assert finding.sentence(ENGLISH) == (
            "A note is not as it was written: “As I never said it”. Compare it with the safety copy."
        )


def test_every_field_of_a_note_is_covered(document: Document) -> None:
    note(document, "As I said it")
    orders = [
        'UPDATE revision SET extras = \'{"author":"Mallory"}\'',
        "UPDATE revision SET kind = 'quote'",
        "UPDATE revision SET clock = '000000000000001-00000'",
        "UPDATE revision SET deleted = 1",
    ]
    for order in orders:
        copy = document.path.with_name("copy.cafe")
        document.save_copy(copy)
        with Document.open(copy) as spoilt, behind_its_back(spoilt, order) as again:
            assert "digest" in found(again), order


def test_a_reference_to_nothing_is_found(document: Document) -> None:
    with behind_its_back(document, "DELETE FROM participant WHERE id = 'p0'") as again:
        assert set(found(again)) == {"reference"}
        assert all(finding.grave for finding in again.check())


def test_a_damaged_page_is_found(document: Document) -> None:
    connection = driver(document)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute("UPDATE sqlite_master SET rootpage = (SELECT max(rootpage) FROM sqlite_master)")
    connection.execute("PRAGMA writable_schema=RESET")
    assert "pages" in found(document)


def test_notes_that_have_not_arrived_are_counted(document: Document) -> None:
    for number in range(5):
        note(document, f"Note {number}")
    late = {r.seq for r in document.cafe.revisions.values()} - {2, 3}
    with behind_its_back(document, "DELETE FROM revision WHERE seq IN (2, 3)") as again:
        assert len(late) == len(again.cafe.revisions)
        (finding,) = again.check()
        assert finding.sentence(ENGLISH).startswith("Notes written on some device have not arrived here: 2.")
        assert not finding.grave


def test_a_note_whose_table_is_gone_is_named_and_still_there(document: Document) -> None:
    note(document, "Who sat here?")
    with document.edit("Remove") as w:
        edits.remove_table(w, document.cafe.tables_in_order[0].id)
        edits.remove_round(w, document.cafe.rounds_in_order[0].id)
        edits.remove_topic(w, document.cafe.topics_in_order[0].id)
    findings = document.check()
    assert [f.code for f in findings] == ["note-table", "note-round", "note-topic"]
    assert not any(f.grave for f in findings)
    assert findings[0].sentence(ENGLISH) == "The table of a note is gone: “Who sat here?”."
    assert [n.head.text for n in document.cafe.notes] == ["Who sat here?"]


def test_wishes_and_bonds_of_what_is_gone_are_found(document: Document) -> None:
    with document.edit("Bond") as w:
        edits.bind_people(w, ["p0", "p1"], apart=True)
    orders = (
        "UPDATE participant SET wishes = '[\"no topic\"]' WHERE id = 'p0'",
        'UPDATE bond SET people = \'["p0","nobody"]\'',
    )
    with behind_its_back(document, *orders) as again:
        assert found(again) == ["wish", "bond"]


def test_two_adopted_rotations_are_found(document: Document) -> None:
    columns = "name, adopted, parent, seed, steps, rules_digest, criteria, figures, made_at"
    order = f"INSERT INTO plan (id, {columns}) SELECT 'other', {columns} FROM plan"
    with behind_its_back(document, order) as again:
        assert found(again) == ["plans"]


def test_the_digest_of_what_is_written_is_right(document: Document) -> None:
    note(document, "Right")
    assert all(digest(revision) == revision.digest for revision in document.cafe.revisions.values())
