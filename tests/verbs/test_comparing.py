"""Two plans of a café side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from worldcafe.domain.balance import with_column
from worldcafe.domain.errors import WrongUse
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Plan
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.comparing import compare, moved
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import adopt_result, plan_cafe

ROUNDS = 3


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Twenty people at five tables in three rounds, planned so that nobody meets twice."""
    made = new_document(tmp_path / "a.cafe", language("en"), title="A", tables=5, rounds=ROUNDS)
    with made.edit("People") as w:
        edits.add_people(w, [Participant(new_id(), f"Person{chr(65 + n)}", "Lind") for n in range(20)])
    adopt_result(made, plan_cafe(made.cafe, steps=300, seconds=None), "First", "Plan")
    yield made
    made.close()


def copied(document: Document, name: str) -> tuple[str, str]:
    """The adopted plan and a copy of it, by id."""
    plan = document.cafe.adopted
    assert plan is not None
    with document.edit("Copy") as w:
        copy = edits.copy_plan(w, plan.id, name)
    return plan.id, copy.id


def test_a_copy_is_alike_in_everything(document: Document) -> None:
    plans = copied(document, "Second")
    comparison = compare(document.cafe, *plans)
    assert comparison.verdict() is None
    assert comparison.moved == ()
    assert comparison.cards == 20
    assert all(row.better == 0 for row in comparison.rows)


def test_two_who_change_seats_have_other_cards_and_the_worse_plan_is_told(document: Document) -> None:
    one, other = copied(document, "Second")
    cafe = document.cafe
    round_ = cafe.rounds_in_order[1].id
    groups = list(cafe.rotation(one).groups(round_).values())
    with document.edit("Swap") as w:
        edits.swap_people(w, other, round_, groups[0][0], groups[1][0])
    comparison = compare(document.cafe, one, other)
    assert {m.person for m in comparison.moved} == {groups[0][0], groups[1][0]}
    assert all([seat[0] for seat in m.seats] == [round_] for m in comparison.moved)
    verdict = comparison.verdict()
    assert verdict is not None
    assert verdict.better == -1


def test_rows_stand_in_the_organisers_order(document: Document) -> None:
    with document.edit("Order") as w:
        w.put(replace(w.cafe.event, criteria=("wishes", "repeats", "colleagues")))
    plans = copied(document, "Second")
    rows = [row.code for row in compare(document.cafe, *plans).rows]
    assert rows == ["wishes", "repeats", "colleagues", "often", "met", "reach"]


def test_what_is_to_be_spread_evenly_is_compared_last_of_what_is_wanted(document: Document) -> None:
    with document.edit("Mark") as w:
        people = w.cafe.people_in_order
        w.put_all([replace(p, extra={"Country": "IT" if n % 2 else "MT"}) for n, p in enumerate(people)])
        w.put(replace(w.cafe.event, criteria=with_column(w.cafe.event.criteria, "extra:Country")))
    one, other = copied(document, "Second")
    cafe = document.cafe
    round_ = cafe.rounds_in_order[0].id
    groups = list(cafe.rotation(one).groups(round_).values())
    here = next(p for p in groups[0] if cafe.people[p].extra["Country"] == "IT")
    there = next(p for p in groups[1] if cafe.people[p].extra["Country"] == "MT")
    with document.edit("Swap") as w:
        edits.swap_people(w, other, round_, here, there)
    rows = {row.code: row for row in compare(document.cafe, one, other).rows}
    assert [code for code in rows if code != "topics"][:4] == ["colleagues", "repeats", "wishes", "balance"]
    assert min(rows["balance"].values) >= 0


def test_a_seat_that_is_missing_and_a_topic_discussed_twice_weigh_more_than_anything(
    document: Document,
) -> None:
    one, other = copied(document, "Second")
    cafe = document.cafe
    person = cafe.people_in_order[0].id
    rounds = [r.id for r in cafe.rounds_in_order]
    with document.edit("Change") as w:
        edits.move_person(w, other, rounds[1], person, cafe.rotation(one).table_of(person, rounds[0]) or "")
        edits.unseat_person(w, other, rounds[2], person)
    comparison = compare(document.cafe, one, other)
    faults = {row.code: row.values for row in comparison.rows if row.code in ("seats", "topics")}
    assert faults == {"seats": (0, 1), "topics": (0, 1)}
    verdict = comparison.verdict()
    assert verdict is not None
    assert (verdict.code, verdict.better) == ("seats", -1)
    (change,) = moved(document.cafe, one, other)
    assert change.seats[-1][2] is None


def test_a_plan_without_seats_is_not_compared(document: Document) -> None:
    plan = document.cafe.adopted
    assert plan is not None
    with document.edit("Empty") as w:
        w.put(Plan("empty", "Nothing yet"))
    with pytest.raises(WrongUse, match="Nothing yet"):
        compare(document.cafe, plan.id, "empty")
