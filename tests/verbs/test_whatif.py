"""What no plan could avoid with other numbers of tables and rounds, and what these would take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import WrongUse
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant, Presence
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document
from worldcafe.verbs.planning import plan_cafe, problem_of
from worldcafe.verbs.whatif import cost, ranges, resize, resized, talks, weigh, weigh_all


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Forty people at five tables in three rounds of 20 minutes; the first five write at their tables all day."""
    made = new_document(
        tmp_path / "a.cafe",
        language("en"),
        title="A",
        tables=5,
        rounds=3,
        first_day=date(2027, 3, 2),
        start=time(10, 0),
    )
    with made.edit("People") as w:
        edits.add_people(w, [Participant(new_id(), f"Person{n:02}", "Lind") for n in range(40)])
        for table, person in zip(w.cafe.tables_in_order, w.cafe.people_in_order, strict=False):
            edits.post_person(w, person.id, table.id, "rapporteur")
    yield made
    made.close()


def least_repeats(cafe: Cafe) -> int:
    """What planning proves for a café as it stands."""
    return plan_cafe(cafe, steps=1, seconds=None).figures.bound


def test_the_present_numbers_have_the_bound_that_planning_proves(document: Document) -> None:
    option = weigh(document.cafe, 5, 3)
    assert (option.repeats, option.colleagues) == (least_repeats(document.cafe), 0)
    assert (option.least, option.most) == (8, 8)
    assert (option.topics_each, option.topics, option.minutes) == (3, 5, 75)


def test_everyone_meets_all_at_a_table_but_for_the_repeats(document: Document) -> None:
    option = weigh(document.cafe, 5, 3)
    assert option.repeats is not None
    assert option.meets == pytest.approx(2 * (3 * 5 * 28 - option.repeats) / 40)
    assert option.share == pytest.approx(option.meets / 39)


def test_fewer_tables_cost_repeats_and_more_rounds_too(document: Document) -> None:
    options = {(o.tables, o.rounds): o for o in weigh_all(document.cafe)}
    assert set(options) == {(t, r) for t in range(3, 8) for r in range(2, 5)}
    for (tables, rounds), option in options.items():
        assert option.repeats is not None
        if (tables - 1, rounds) in options:
            assert option.repeats <= (options[tables - 1, rounds].repeats or 0)
        if (tables, rounds + 1) in options:
            assert option.repeats <= (options[tables, rounds + 1].repeats or 0)


def test_a_table_that_closes_frees_its_rapporteur_and_leaves_its_topic_without_a_place(
    document: Document,
) -> None:
    cafe = document.cafe
    needed = cost(cafe, 4, 3)
    assert [t.number for t in needed.closed] == [5]
    assert [t.title for t in needed.homeless] == ["Topic 5"]
    assert [p.given for p in needed.freed] == ["Person04"]
    assert needed.minutes == 0
    assert not needed.opened


def test_a_new_table_has_a_topic_of_its_own_and_needs_somebody_who_writes(document: Document) -> None:
    needed = cost(document.cafe, 6, 3, lambda n: f"Something {n}")
    (table, topic) = needed.opened[0]
    assert table.number == 6
    assert topic is not None
    assert topic.title == "Something 6"
    assert topic.id in needed.new_topics
    assert needed.writers
    problem = problem_of(document.cafe, "")
    assert weigh(document.cafe, 6, 3).others == problem.people - 1


def test_where_topics_have_sister_tables_a_new_table_is_another_of_them(document: Document) -> None:
    with document.edit("Sisters") as w:
        last = w.cafe.tables_in_order[-1]
        edits.stand_topic(w, w.cafe.topics_in_order[0].id, [last.id])
    needed = cost(document.cafe, 6, 3)
    (_, topic) = needed.opened[0]
    assert topic is not None
    assert topic.title == "Topic 2"
    assert not needed.new_topics


def test_a_round_more_is_like_the_last_and_what_follows_begins_later(document: Document) -> None:
    with document.edit("Home") as w:
        edits.add_round(w)
        home = w.cafe.rounds_in_order[-1]
        w.put(replace(home, kind="home"))
        person = w.cafe.people_in_order[-1]
        w.put(Presence(person.id, talks(w.cafe)[-1].id, expected=False))
    cafe = resized(document.cafe, 5, 4)
    assert [r.kind for r in cafe.rounds_in_order] == ["talk"] * 4 + ["home"]
    assert [r.start for r in cafe.rounds_in_order] == [
        time(10, 0),
        time(10, 25),
        time(10, 50),
        time(11, 15),
        time(11, 40),
    ]
    new = talks(cafe)[-1]
    assert {s.topic for s in cafe.stands.values() if s.round == new.id} == set(cafe.topics)
    assert not cafe.expected(person.id, new.id)
    assert cost(document.cafe, 5, 4).minutes == 25


def test_a_round_fewer_lets_what_follows_begin_earlier(document: Document) -> None:
    with document.edit("Home") as w:
        edits.add_round(w)
        w.put(replace(w.cafe.rounds_in_order[-1], kind="home"))
    cafe = resized(document.cafe, 5, 2)
    assert [(r.kind, r.start) for r in cafe.rounds_in_order] == [
        ("talk", time(10, 0)),
        ("talk", time(10, 25)),
        ("home", time(10, 50)),
    ]


def test_an_option_without_a_plan_says_why(document: Document) -> None:
    with document.edit("Seats") as w:
        w.put_all([replace(t, most=8) for t in w.cafe.tables.values()])
    option = weigh(document.cafe, 4, 3)
    assert option.repeats is None
    assert "32 seats" in option.reasons[0].sentence(language("en"))


def test_there_is_nothing_to_ask_once_the_day_has_begun(document: Document) -> None:
    with document.edit("Start") as w:
        edits.start_round(w, w.cafe.rounds_in_order[0].id)
    with pytest.raises(WrongUse, match="has begun"):
        ranges(document.cafe)


def test_the_numbers_are_changed_and_taken_back_in_one_step(document: Document) -> None:
    before = document.cafe
    with document.edit("Other numbers") as w:
        resize(w, 6, 4, lambda n: f"Topic {n}")
    assert (len(document.cafe.tables), len(document.cafe.rounds)) == (6, 4)
    assert document.cafe.topics_in_order[-1].title == "Topic 6"
    document.undo()
    assert (document.cafe.tables, document.cafe.rounds, document.cafe.stands) == (
        before.tables,
        before.rounds,
        before.stands,
    )


def test_a_stopped_reckoning_gives_what_it_has(document: Document) -> None:
    seen: list[int] = []
    options = weigh_all(
        document.cafe, stop=lambda: len(seen) >= 3, watch=lambda found: seen.append(len(found))
    )
    assert seen == [1, 2, 3]
    assert len(options) == 3
    assert (5, 3) in {(o.tables, o.rounds) for o in options}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tables=st.integers(3, 7), rounds=st.integers(2, 4))
def test_what_an_option_promises_no_plan_of_it_undercuts(
    document: Document, tables: int, rounds: int
) -> None:
    option = weigh(document.cafe, tables, rounds)
    result = plan_cafe(resized(document.cafe, tables, rounds), steps=50, seconds=None)
    assert option.repeats is not None
    assert result.figures.squares >= result.figures.bound
    if tables <= 5:
        assert option.repeats == result.figures.bound
    sizes = [n for row in result.figures.table_sizes for n in row]
    assert (min(sizes), max(sizes)) == (option.least, option.most)
