"""What is said of a plan is said of its seats as they are now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ui.organiser.words import rotation_state
from ui.recent import facts_of
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Seat, seats_digest
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import adopt_result, plan_cafe


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Nine people at three tables, in a plan that is proven best."""
    made = new_document(tmp_path / "a.cafe", language("en"), title="A", tables=3, rounds=3)
    with made.edit("People") as w:
        edits.add_people(w, [Participant(new_id(), f"Person{n}", "Lind") for n in range(9)])
    adopt_result(made, plan_cafe(made.cafe), "Plan 1", "Plan the rotation")
    yield made
    made.close()


def state(document: Document) -> str:
    """What the rail says of the rotation."""
    return rotation_state(document.cafe, language("en"))


def exchange(document: Document) -> None:
    """Two people of the first round change seats."""
    cafe = document.cafe
    first = cafe.rounds_in_order[0].id
    seats = [s for s in cafe.seats.values() if s.round == first]
    one = seats[0]
    other = next(s for s in seats if s.table != one.table)
    with document.edit("Swap") as w:
        w.put_all([replace(one, table=other.table), replace(other, table=one.table)])


def test_a_proven_plan_is_called_proven(document: Document) -> None:
    assert state(document) == "proven"


def test_a_plan_changed_by_hand_is_only_planned_and_proven_again_after_undo(document: Document) -> None:
    exchange(document)
    assert state(document) == "planned"
    document.undo()
    assert state(document) == "proven"
    document.redo()
    assert state(document) == "planned"


def test_a_plan_is_not_proven_for_people_who_came_after_it(document: Document) -> None:
    with document.edit("Add a person") as w:
        edits.add_people(w, [Participant(new_id(), "Zoe", "Ash")])
    assert state(document) == "planned"


def test_a_plan_is_not_proven_for_seats_of_people_who_are_gone(document: Document) -> None:
    with document.edit("Remove a person") as w:
        edits.remove_people(w, [document.cafe.people_in_order[0].id])
    assert state(document) == "planned"


def test_a_renamed_plan_and_an_untouched_copy_stay_proven(document: Document) -> None:
    plan = document.cafe.adopted
    assert plan is not None
    with document.edit("Copy the plan") as w:
        edits.rename_plan(w, plan.id, "First")
        copy = edits.copy_plan(w, plan.id, "Second")
        edits.adopt_plan(w, copy.id)
    assert state(document) == "proven"


def test_the_start_screen_says_the_same(document: Document) -> None:
    now = document.cafe.adopted
    assert now is not None and now.made_at is not None
    assert facts_of(document.cafe, now.made_at).state == "proven"
    exchange(document)
    assert facts_of(document.cafe, now.made_at).state == "planned"


def test_seats_are_the_same_in_any_order_and_plan() -> None:
    one, other = Seat("a", "r", "p", "t"), Seat("a", "r", "q", "t")
    assert seats_digest([one, other]) == seats_digest([replace(other, plan="b"), replace(one, plan="b")])
    assert seats_digest([one]) != seats_digest([replace(one, table="u")])
