"""The café as the planner's problem: what the organiser set up is what the planner is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Bond, Participant
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import (
    Seating,
    adopt_result,
    better_adopted,
    figures_of,
    plan_cafe,
    problem_of,
    rules_digest,
    wish_costs,
)

ROUNDS = 3


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Twelve people, three tables, three rounds."""
    made = new_document(tmp_path / "a.cafe", language("en"), title="A", tables=3, rounds=ROUNDS)
    with made.edit("People") as w:
        edits.add_people(w, [Participant(new_id(), f"Person{chr(65 + n)}", "Lind") for n in range(12)])
    yield made
    made.close()


def people(cafe: Cafe) -> list[Participant]:
    return list(cafe.people_in_order)


def seats_of(cafe: Cafe, person: str) -> list[str]:
    """The tables of a person in the order of rounds, "" where they have none."""
    rotation = cafe.rotation()
    return [rotation.table_of(person, r.id) or "" for r in cafe.rounds_in_order]


def planned(document: Document) -> Cafe:
    adopt_result(document, plan_cafe(document.cafe, steps=300, seconds=None), "Plan", "Plan")
    return document.cafe


def test_a_rapporteur_stays_and_is_not_counted_among_the_movers(document: Document) -> None:
    first = people(document.cafe)[0]
    table = document.cafe.tables_in_order[1]
    with document.edit("Post") as w:
        edits.post_person(w, first.id, table.id, "rapporteur")
    cafe = planned(document)
    assert seats_of(cafe, first.id) == [table.id] * ROUNDS
    figures = figures_of(cafe)
    assert figures is not None
    assert (figures.people, figures.movers) == (12, 11)


def test_an_observer_gets_no_seat(document: Document) -> None:
    first = people(document.cafe)[0]
    with document.edit("Role") as w:
        w.put(replace(first, role="observer"))
    cafe = planned(document)
    assert seats_of(cafe, first.id) == [""] * ROUNDS


def test_people_sit_only_in_rounds_that_they_attend(document: Document) -> None:
    first = people(document.cafe)[0]
    absent = document.cafe.rounds_in_order[1]
    with document.edit("Days") as w:
        edits.expect(w, [first.id], [absent.id], expected=False)
    seats = seats_of(planned(document), first.id)
    assert seats[1] == ""
    assert seats[0] and seats[2] and seats[0] != seats[2]


def test_a_topic_that_must_not_be_is_not_discussed(document: Document) -> None:
    first = people(document.cafe)[0]
    topic = document.cafe.topics_in_order[0]
    with document.edit("Two rounds") as w:
        edits.remove_round(w, document.cafe.rounds_in_order[2].id)
        w.put(replace(first, must_not=(topic.id,)))
    cafe = planned(document)
    stands = {s.table for s in cafe.stands.values() if s.topic == topic.id}
    assert stands.isdisjoint(seats_of(cafe, first.id))


def test_a_table_with_a_language_takes_those_who_speak_it(document: Document) -> None:
    cafe = document.cafe
    table = cafe.tables_in_order[0]
    with document.edit("Languages") as w:
        edits.remove_round(w, cafe.rounds_in_order[2].id)
        w.put(replace(table, languages=("fr",)))
        for n, person in enumerate(people(cafe)):
            w.put(replace(person, languages=("fr", "en") if n % 3 else ("en",)))
    cafe = planned(document)
    for round_ in cafe.rounds_in_order:
        group = cafe.rotation().group(round_.id, table.id)
        assert all("fr" in cafe.people[member].languages for member in group)


def test_a_locked_seat_stays_in_the_next_plan(document: Document) -> None:
    cafe = planned(document)
    first, round_ = people(cafe)[0], cafe.rounds_in_order[0]
    assert cafe.adopted is not None
    before = seats_of(cafe, first.id)[0]
    with document.edit("Lock") as w:
        edits.lock_seat(w, cafe.adopted.id, first.id, round_.id)
    for seed in range(4):
        adopt_result(document, plan_cafe(document.cafe, seed=seed, steps=200, seconds=None), "Again", "Plan")
        assert seats_of(document.cafe, first.id)[0] == before


def test_strict_pairs_are_kept_apart(document: Document) -> None:
    one, two = people(document.cafe)[:2]
    with document.edit("Apart") as w:
        w.put(Bond(new_id(), (one.id, two.id), apart=True, strict=True))
    cafe = planned(document)
    assert all(a != b for a, b in zip(seats_of(cafe, one.id), seats_of(cafe, two.id), strict=True))


def test_a_table_without_a_topic_takes_nobody(document: Document) -> None:
    spare = Table(new_id(), 4)
    with document.edit("Spare") as w:
        w.put(spare)
    cafe = planned(document)
    assert spare.id not in {seat.table for seat in cafe.seats.values()}


def test_a_round_that_began_keeps_its_seats(document: Document) -> None:
    cafe = planned(document)
    first = cafe.rounds_in_order[0]
    before = dict(cafe.rotation().seats[first.id])
    with document.edit("Begin") as w:
        w.put(replace(first, state="running"))
    adopt_result(document, plan_cafe(document.cafe, seed=9, steps=300, seconds=None), "Again", "Plan")
    assert dict(document.cafe.rotation().seats[first.id]) == before


def test_figures_follow_a_move_by_hand(document: Document) -> None:
    cafe = planned(document)
    plan, round_ = cafe.adopted, cafe.rounds_in_order[0]
    assert plan is not None
    person = next(iter(cafe.rotation().seats[round_.id]))
    here = seats_of(cafe, person)
    with document.edit("Move") as w:
        edits.move_person(w, plan.id, round_.id, person, here[1])
    figures = figures_of(document.cafe)
    assert figures is not None
    assert figures.topics_repeated == 1
    assert not figures.proven or figures.squares >= figures.bound


def test_the_adopted_plan_stands_against_a_worse_one_of_the_same_rules(document: Document) -> None:
    cafe = planned(document)
    result = plan_cafe(cafe, steps=300, seconds=None)
    assert better_adopted(cafe, result) is None
    worse = replace(result, figures=replace(result.figures, squares=result.figures.squares + 1))
    assert better_adopted(cafe, worse) == figures_of(cafe)
    one, two = people(cafe)[:2]
    with document.edit("Apart") as w:
        w.put(Bond(new_id(), (one.id, two.id), apart=True, strict=True))
    assert better_adopted(document.cafe, worse) is None


def test_an_adopted_plan_that_breaks_a_rule_does_not_stand(document: Document) -> None:
    cafe = planned(document)
    plan, round_ = cafe.adopted, cafe.rounds_in_order[0]
    assert plan is not None
    person = next(iter(cafe.rotation().seats[round_.id]))
    with document.edit("Move") as w:
        edits.move_person(w, plan.id, round_.id, person, seats_of(cafe, person)[1])
    result = plan_cafe(document.cafe, steps=300, seconds=None)
    worse = replace(result, figures=replace(result.figures, squares=result.figures.squares + 99))
    assert better_adopted(document.cafe, worse) is None


def test_undo_takes_a_plan_back_whole(document: Document) -> None:
    planned(document)
    assert document.undo()
    assert document.cafe.adopted is None
    assert not document.cafe.seats


def test_the_digest_of_the_rules_changes_with_them_and_not_with_the_notes(document: Document) -> None:
    before = rules_digest(document.cafe)
    cafe = document.cafe
    with document.edit("Note") as w:
        edits.record_note(
            w, cafe.tables_in_order[0].id, cafe.rounds_in_order[0].id, "idea", "Words change no rule"
        )
    assert rules_digest(document.cafe) == before
    with document.edit("Rule") as w:
        w.put(replace(cafe.tables_in_order[0], most=4))
    assert rules_digest(document.cafe) != before


def test_the_rows_of_a_rotation_come_back_as_they_went(document: Document) -> None:
    cafe = planned(document)
    seating = Seating(cafe)
    assert seating.seats(seating.rows(cafe.rotation())) == {
        r: dict(s) for r, s in cafe.rotation().seats.items()
    }


def test_a_harvest_round_is_not_seated(document: Document) -> None:
    last = document.cafe.rounds_in_order[-1]
    with document.edit("Harvest") as w:
        w.put(replace(last, kind="harvest"))
    cafe = planned(document)
    assert last.id not in cafe.rotation().seats
    assert problem_of(cafe).rounds == ROUNDS - 1


def test_favourites_cost_nothing_and_later_ranks_their_squares() -> None:
    assert wish_costs([4, 2, 0], topics=5, rounds=3) == [0, 1, 0, 1, 0]
    assert wish_costs([0, 1, 2, 3, 4], topics=6, rounds=2) == [0, 0, 1, 4, 9, 16]
    assert wish_costs([], topics=3, rounds=3) == [0, 0, 0]
