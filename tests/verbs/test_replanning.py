"""A café on the day: what happened is written with the plan that answers it, and taken back with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from worldcafe.domain.errors import BadInput, Impossible
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import adopt_result, figures_of, plan_cafe
from worldcafe.verbs.replanning import adopt_point, happened, replan_cafe


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Sixteen people at four tables in three rounds, planned; a rapporteur stays at table 1."""
    made = new_document(tmp_path / "a.cafe", language("en"), title="A", tables=4, rounds=3)
    with made.edit("People") as w:
        edits.add_people(w, [Participant(new_id(), f"Person{chr(65 + n)}", "Lind") for n in range(16)])
        first, table = w.cafe.people_in_order[0], w.cafe.tables_in_order[0]
        edits.post_person(w, first.id, table.id, "rapporteur")
    adopt_result(made, plan_cafe(made.cafe, seconds=None, steps=300), "Plan", "Plan")
    yield made
    made.close()


def test_adopting_is_one_edit_with_all_that_happened(document: Document) -> None:
    before = document.cafe
    news = happened(before, 2, absent=["PersonC Lind"], arrived=["Zoë Ward;Town hall"], closed=[4])
    made = replan_cafe(before, news, seconds=5.0)
    assert document.cafe is before
    point = made.curve.points[-1]
    adopt_point(document, made, point, "From round 2", "Plan anew")
    after = document.cafe
    assert after.adopted is not None
    assert after.adopted.name == "From round 2"
    zoe = next(p for p in after.people.values() if p.given == "Zoë")
    assert after.organisation_of(zoe.id) == "Town hall"
    rounds = [r.id for r in after.rounds_in_order]
    closed = after.tables_in_order[3].id
    assert after.rotation().groups(rounds[0]).keys() == before.rotation().groups(rounds[0]).keys()
    assert closed not in after.rotation().groups(rounds[1])
    assert len(after.rotation().seats[rounds[1]]) == 16
    value = figures_of(after)
    assert value is not None
    assert (value.squares, value.colleague_meetings) == (point.squares, 0)
    document.undo()
    assert document.cafe == before


def test_somebody_who_was_here_is_not_forgotten_when_they_go(document: Document) -> None:
    cafe = document.cafe
    person, first = cafe.people_in_order[5], cafe.rounds_in_order[0]
    with document.edit("Here") as w:
        edits.arrive(w, person.id, first.id)
        edits.start_round(w, first.id)
    made = replan_cafe(document.cafe, happened(document.cafe, 2, absent=[person.name]))
    seats = [row[made.seating.person_index[person.id]] for row in made.curve.points[0].seats]
    assert seats[0] >= 0
    assert seats[1:] == [-1, -1]


def test_a_known_person_who_was_not_expected_can_come(document: Document) -> None:
    person = document.cafe.people_in_order[5]
    with document.edit("Not expected") as w:
        edits.expect(w, [person.id], document.cafe.rounds, expected=False)
    adopt_result(document, plan_cafe(document.cafe, seconds=None, steps=200), "Plan", "Plan")
    made = replan_cafe(document.cafe, happened(document.cafe, 2, arrived=[person.name]))
    adopt_point(document, made, made.curve.points[0], "Anew", "Anew")
    assert len(document.cafe.people) == 16
    assert len(document.cafe.rotation().itinerary(person.id)) == 2


def test_rounds_that_have_begun_stay(document: Document) -> None:
    with document.edit("Start") as w:
        edits.start_round(w, document.cafe.rounds_in_order[1].id)
    with pytest.raises(BadInput, match="Round 2 has begun"):
        replan_cafe(document.cafe, happened(document.cafe, 2))


def test_locked_seats_stay_where_they_are(document: Document) -> None:
    cafe = document.cafe
    assert cafe.adopted is not None
    person, last = cafe.people_in_order[7], cafe.rounds_in_order[2]
    before = cafe.rotation().table_of(person.id, last.id)
    with document.edit("Lock") as w:
        edits.lock_seat(w, cafe.adopted.id, person.id, last.id)
    made = replan_cafe(document.cafe, happened(document.cafe, 2, absent=["PersonC Lind", "PersonD Lind"]))
    for point in made.curve.points:
        assert made.seating.tables[point.seats[2][7]].id == before


def test_too_few_tables_are_impossible_in_words(document: Document) -> None:
    with pytest.raises(Impossible):
        replan_cafe(document.cafe, happened(document.cafe, 3, closed=[2, 3, 4]))


def test_two_of_one_name_cannot_be_told_apart(document: Document) -> None:
    with document.edit("Twin") as w:
        edits.add_people(w, [Participant(new_id(), "PersonA", "Lind")])
    with pytest.raises(BadInput, match="Several people"):
        happened(document.cafe, 2, absent=["PersonA Lind"])
