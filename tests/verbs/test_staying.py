"""Who stays seated all day has one table in every plan, and everybody else moves around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Bond, Organisation, Participant, Presence
from worldcafe.language import language
from worldcafe.planner.rules import breaches
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import Seating, adopt_result, figures_of, plan_cafe, problem_of

ROUNDS = 3


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Twenty-four people at four tables in three rounds; the first two stay seated."""
    made = new_document(tmp_path / "a.cafe", language("en"), title="A", tables=4, rounds=ROUNDS)
    with made.edit("People") as w:
        edits.add_people(
            w, [Participant(new_id(), f"P{n:02}", "Lind", stays_seated=n < 2) for n in range(24)]
        )
    yield made
    made.close()


def staying(cafe: Cafe) -> list[Participant]:
    return [p for p in cafe.people_in_order if p.stays_seated]


def tables_of(cafe: Cafe, person: str) -> list[int]:
    """The numbers of the tables of a person, round by round."""
    return [cafe.tables[t].number for t in cafe.rotation().itinerary(person).values()]


def planned(document: Document) -> Cafe:
    result = plan_cafe(document.cafe, steps=200, seconds=None)
    adopt_result(document, result, "Plan", "Plan")
    cafe = document.cafe
    rows = tuple(tuple(row) for row in Seating(cafe).rows(cafe.rotation()))
    assert not breaches(problem_of(cafe), rows)
    return cafe


def change(document: Document, person: Participant, **values: object) -> None:
    with document.edit("Change") as w:
        w.put(replace(person, **values))  # type: ignore[arg-type]


def test_they_have_one_table_each_and_not_the_same(document: Document) -> None:
    cafe = planned(document)
    first, second = (tables_of(cafe, p.id) for p in staying(cafe))
    assert first == [first[0]] * ROUNDS
    assert second == [second[0]] * ROUNDS
    assert first[0] != second[0]


def test_they_are_not_counted_among_those_who_move(document: Document) -> None:
    figures = figures_of(planned(document))
    assert figures is not None
    assert (figures.people, figures.movers, figures.topics_repeated) == (24, 22, 0)


def test_a_step_free_table_is_chosen_for_who_needs_one(document: Document) -> None:
    with document.edit("Steps") as w:
        w.put_all([replace(t, step_free=t.number == 3) for t in w.cafe.tables.values()])
    change(document, staying(document.cafe)[0], step_free=True)
    cafe = planned(document)
    assert tables_of(cafe, staying(cafe)[0].id) == [3] * ROUNDS


def test_they_sit_where_their_first_wish_is_discussed(document: Document) -> None:
    topic = document.cafe.topics_in_order[2]
    change(document, staying(document.cafe)[1], wishes=(topic.id,))
    cafe = planned(document)
    assert tables_of(cafe, staying(cafe)[1].id) == [3] * ROUNDS


def test_a_post_a_lock_and_the_present_plan_decide_before_anything_else(document: Document) -> None:
    cafe = planned(document)
    first = staying(cafe)[0]
    before = tables_of(cafe, first.id)
    cafe = planned(document)
    assert tables_of(cafe, first.id) == before
    plan = cafe.adopted
    assert plan is not None
    other = next(t for t in cafe.tables_in_order if t.number != before[0])
    with document.edit("Lock") as w:
        for round_ in w.cafe.rounds_in_order[:1]:
            edits.move_person(w, plan.id, round_.id, first.id, other.id)
            edits.lock_seat(w, plan.id, first.id, round_.id)
    cafe = planned(document)
    assert tables_of(cafe, first.id) == [other.number] * ROUNDS


def test_colleagues_who_stay_and_those_kept_apart_sit_at_different_tables(document: Document) -> None:
    people = document.cafe.people_in_order
    with document.edit("More") as w:
        w.put(Organisation("o", "Lind and Sons"))
        w.put_all([replace(p, stays_seated=True, organisation="o") for p in people[:4]])
        w.put(Bond(new_id(), (people[4].id, people[0].id), apart=True, strict=True))
        w.put(replace(people[4], stays_seated=True))
    cafe = planned(document)
    assert len({tables_of(cafe, p.id)[0] for p in people[:4]}) == 4
    assert tables_of(cafe, people[4].id)[0] != tables_of(cafe, people[0].id)[0]


def test_who_comes_for_some_rounds_stays_in_those(document: Document) -> None:
    person, middle = staying(document.cafe)[0], document.cafe.rounds_in_order[1]
    with document.edit("Away") as w:
        w.put(Presence(person.id, middle.id, expected=False))
    seen = tables_of(planned(document), person.id)
    assert len(seen) == 2
    assert len(set(seen)) == 1


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=st.sets(st.integers(0, 23), max_size=10))
def test_whoever_stays_every_rule_is_kept(document: Document, who: set[int]) -> None:
    with document.edit("Who") as w:
        people = w.cafe.people_in_order
        w.put_all([replace(p, stays_seated=at in who) for at, p in enumerate(people)])
    cafe = planned(document)
    for person in staying(cafe):
        assert len(set(tables_of(cafe, person.id))) == 1
