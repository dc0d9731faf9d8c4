"""A document opens as it was closed, an edit happens whole or not at all, and who listens hears of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from tests.store.cafes import driver, files_in, furnish, new_document, note
from worldcafe.domain.changes import Changes
from worldcafe.domain.errors import EditRefused, NotWritable
from worldcafe.domain.event import Event, Topic
from worldcafe.domain.people import Participant, Presence
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.failures import Locked, ReadOnly, Taken


def test_a_new_document_opens_as_it_was_made(path: Path) -> None:
    with new_document(path) as document:
        furnish(document)
        before = document.cafe
    with Document.open(path) as document:
        assert document.cafe == before
        assert document.check() == []


def test_nothing_lies_beside_a_closed_document(path: Path) -> None:
    with new_document(path) as document:
        furnish(document)
    assert list(files_in(path.parent)) == ["rivers.cafe"]


def test_a_name_that_is_taken_is_left_alone(path: Path) -> None:
    path.write_text("my thesis")
    with pytest.raises(Taken, match=r"There is already a file “rivers\.cafe”"):
        new_document(path)
    assert files_in(path.parent) == {"rivers.cafe": b"my thesis"}


def test_a_document_that_cannot_be_filled_leaves_nothing_behind(path: Path) -> None:
    with pytest.raises(EditRefused):
        Document.create(path, Event("e", "Title"), [Presence("nobody", "no round")])
    assert files_in(path.parent) == {}


def test_the_journal_of_a_former_document_is_not_played_into_a_new_one(path: Path) -> None:
    journal = path.with_name("rivers.cafe-journal")
    with new_document(path) as document:
        furnish(document)
        connection = driver(document)
        connection.execute("PRAGMA cache_size=0")  # so that the file is written before the transaction ends
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE participant SET family = ?", ("x" * 5000,))
        hot = journal.read_bytes()
        connection.execute("ROLLBACK")
    assert hot
    path.unlink()
    journal.write_bytes(hot)
    new_document(path).close()
    assert list(files_in(path.parent)) == ["rivers.cafe"]
    with Document.open(path) as document:
        assert not document.cafe.people


def test_a_failed_edit_leaves_no_trace(document: Document) -> None:
    before, content = document.cafe, document.path.read_bytes()
    with pytest.raises(ZeroDivisionError), document.edit("Broken") as w:
        edits.add_topic(w, "Half done")
        raise ZeroDivisionError
    assert document.cafe is before
    assert document.path.read_bytes() == content
    assert document.undo_label == "Plan"


def test_an_edit_that_refers_to_nothing_is_refused_in_words(document: Document) -> None:
    before, content = document.cafe, document.path.read_bytes()
    with pytest.raises(EditRefused, match="Nothing was changed"), document.edit("Broken") as w:
        w.put(Presence("nobody", "no round"))
    assert (document.cafe, document.path.read_bytes()) == (before, content)
    with document.edit("And now a good one") as w:
        edits.add_topic(w, "Mills")
    assert document.undo_label == "And now a good one"


@pytest.mark.parametrize("title", ["half a pair \ud83d", "nothing \x00 here"])
def test_text_that_no_document_can_hold_is_refused_in_words(document: Document, title: str) -> None:
    before, content = document.cafe, document.path.read_bytes()
    with pytest.raises(EditRefused, match="cannot be kept"), document.edit("Name") as w:
        w.put(replace(document.cafe.topics_in_order[0], title=title))
    assert (document.cafe, document.path.read_bytes()) == (before, content)


def test_a_number_that_no_document_can_hold_is_refused_in_words(document: Document) -> None:
    with pytest.raises(EditRefused, match="cannot be kept"), document.edit("Seed") as w:
        w.put(replace(document.cafe.plans["plan-1"], seed=2**70))
    assert document.cafe.plans["plan-1"].seed == 0


def test_undo_takes_back_and_redo_does_again(document: Document) -> None:
    before = document.cafe
    with document.edit("Remove two people") as w:
        edits.remove_people(w, ["p0", "p1"])
    after = document.cafe
    assert document.undo_label == "Remove two people"
    assert document.undo()
    assert document.cafe == before
    assert document.redo_label == "Remove two people"
    assert document.redo()
    assert document.cafe == after


def test_nothing_to_undo_is_no_error(path: Path) -> None:
    with new_document(path) as document:
        assert (document.undo(), document.redo()) == (False, False)


def test_undo_never_takes_back_what_somebody_wrote(document: Document) -> None:
    with document.edit("Rename") as w:
        w.put(replace(document.cafe.topics_in_order[0], title="Weirs"))
    note(document, "Fish ladders work")
    assert document.undo_label == "Rename"
    document.undo()
    assert [n.head.text for n in document.cafe.notes] == ["Fish ladders work"]


def test_a_note_does_not_end_what_can_be_done_again(document: Document) -> None:
    document.undo()
    note(document, "Fish ladders work")
    assert document.redo_label == "Plan"


def test_undo_refuses_what_changed_since(document: Document) -> None:
    topic = document.cafe.topics_in_order[0]
    with document.edit("One") as w:
        w.put(replace(topic, title="One"))
    cafe = document.cafe
    vars(document)["_cafe"] = replace(cafe, topics={**cafe.topics, topic.id: replace(topic, title="Else")})
    before = document.cafe
    with pytest.raises(EditRefused, match="“One” cannot be taken back"):
        document.undo()
    assert document.cafe is before


def test_an_edit_inside_of_an_edit_is_an_error_of_the_program(document: Document) -> None:
    with document.edit("Outer"), pytest.raises(RuntimeError), document.edit("Inner"):
        pass
    with document.edit("Outer"), pytest.raises(RuntimeError):
        document.undo()


def test_a_write_after_the_edit_is_an_error_of_the_program(document: Document) -> None:
    with document.edit("Add") as w:
        pass
    with pytest.raises(RuntimeError):
        edits.add_topic(w, "Too late")


def test_a_revision_cannot_be_rewritten_or_removed(document: Document) -> None:
    note(document, "As I said it")
    revision = next(iter(document.cafe.revisions.values()))
    with pytest.raises(EditRefused), document.edit("Forge") as w:
        w.put(replace(revision, text="As I never said it"))
    with pytest.raises(RuntimeError), document.edit("Forge") as w:
        w.remove(revision)


def test_listeners_hear_what_changed_and_who_did_it(document: Document) -> None:
    heard: list[Changes] = []
    end = document.subscribe(heard.append)
    with document.edit("Two topics", origin="page") as w:
        first, second = edits.add_topic(w, "A"), edits.add_topic(w, "B")
    document.undo(origin="menu")
    end()
    document.redo()
    assert [(c.label, c.origin) for c in heard] == [("Two topics", "page"), ("Two topics", "menu")]
    assert all(c.keys(Topic) == {first.id, second.id} and not c.concern(Participant) for c in heard)


def test_an_edit_without_effect_tells_nobody(document: Document) -> None:
    heard: list[Changes] = []
    document.subscribe(heard.append)
    with document.edit("Nothing") as w:
        w.put(document.cafe.topics_in_order[0])
    assert heard == []
    assert document.undo_label == "Plan"


def test_one_listener_that_fails_does_not_silence_the_others(document: Document) -> None:
    heard: list[str] = []

    def fails(_: Changes) -> None:
        raise ZeroDivisionError

    document.subscribe(fails)
    document.subscribe(lambda changes: heard.append(changes.label))
    document.appended.append(lambda revisions: heard.append(revisions[0].text))
    with pytest.raises(ZeroDivisionError):
        note(document, "Kept")
    assert heard == ["Kept", "Note"]
    assert [n.head.text for n in document.cafe.notes] == ["Kept"]


def test_edits_from_many_threads_all_arrive(document: Document) -> None:
    def work(name: str) -> None:
        for number in range(5):
            with document.edit("Add") as w:
                edits.add_people(w, [Participant(f"{name}{number}", name, str(number))])

    threads = [Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(document.cafe.people) == 6 + 20
    assert document.check() == []


def test_a_copy_is_the_same_café(document: Document, tmp_path: Path) -> None:
    document.save_copy(tmp_path / "copy.cafe")
    with Document.open(tmp_path / "copy.cafe") as copy:
        assert copy.cafe == document.cafe
    assert sorted(files_in(tmp_path))[0] == "copy.cafe"
    assert not [name for name in files_in(tmp_path) if name.endswith(".part")]


def test_a_copy_replaces_an_older_one(document: Document, tmp_path: Path) -> None:
    target = tmp_path / "copy.cafe"
    document.save_copy(target)
    note(document, "Later")
    document.save_copy(target)
    with Document.open(target) as copy:
        assert [n.head.text for n in copy.cafe.notes] == ["Later"]


def test_a_document_is_not_copied_over_itself(document: Document) -> None:
    with pytest.raises(Taken):
        document.save_copy(document.path)
    note(document, "Still here")


def test_a_copy_does_not_replace_a_café_that_is_open(document: Document, tmp_path: Path) -> None:
    with new_document(tmp_path / "other.cafe") as other:
        with pytest.raises(Locked):
            document.save_copy(other.path)
        note_free = other.cafe
    with Document.open(other.path) as other:
        assert other.cafe == note_free


def test_a_document_open_for_reading_refuses_edits(path: Path) -> None:
    new_document(path).close()
    with Document.open(path, read_only=True) as document:
        with pytest.raises(ReadOnly, match="Save a copy"), document.edit("Add") as w:
            edits.add_topic(w, "Mills")
        assert document.check() == []


def test_a_document_that_is_open_is_not_opened_twice(document: Document) -> None:
    for read_only in (False, True):
        with pytest.raises(Locked, match="is open in another window or program") as caught:
            Document.open(document.path, read_only=read_only)
        assert isinstance(caught.value, NotWritable)
        assert caught.value.status == 5


def test_a_closed_document_can_be_closed_again(document: Document) -> None:
    document.close()
    document.close()
    Document.open(document.path).close()
