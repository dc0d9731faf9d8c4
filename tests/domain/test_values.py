"""The café as a value: what it says about rounds, posts, orders, rotations and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput, EditRefused, Impossible, NotWritable, Stopped, WrongUse
from worldcafe.domain.event import Event, Round, Stand, Table, Topic
from worldcafe.domain.people import Participant, Post, Presence, Role, folded, sort_key
from worldcafe.domain.rotation import Lock, Plan, Rotation, Seat
from worldcafe.domain.text import is_keepable, keepable

EVENT = Event("e", "Rivers")


def person(given: str, family: str, id: str = "p", **facts: object) -> Participant:
    return replace(Participant(id, given, family), **facts)  # type: ignore[arg-type]


def test_a_round_ends_and_moves_on_by_the_wall_clock() -> None:
    late = Round("r", 1, day=date(2030, 4, 14), start=time(23, 45), minutes=20, move_minutes=5)
    assert (late.end(), late.after()) == (time(0, 5), time(0, 10))
    assert late.began_at(ZoneInfo("Europe/Rome")) == datetime(
        2030, 4, 14, 23, 45, tzinfo=ZoneInfo("Europe/Rome")
    )
    assert Round("r", 1).end() is None
    assert Round("r", 1, day=date.max, start=time(23, 59)).after() == time(0, 24)


def test_names_sort_as_people_expect() -> None:
    names = ["Żeromski", "Łuczak", "Lund", "Ångström", "Иванов", "Ωραία", "Zola", "Øst"]
    people = [person("", name, id=str(n)) for n, name in enumerate(names)]
    assert [p.family for p in sorted(people, key=sort_key)] == [
        "Ångström", "Łuczak", "Lund", "Øst", "Żeromski", "Zola", "Ωραία", "Иванов",
    ]  # fmt: skip


def test_a_name_can_be_sorted_otherwise_than_written() -> None:
    assert sort_key(person("Ludwig", "van Beethoven", sorted_as="Beethoven"))[1] == "beethoven"


def test_a_person_with_one_name_has_no_stray_comma() -> None:
    assert (person("Sting", "").name, person("Sting", "").family_first) == ("Sting", "Sting")
    assert person("Ada", "Lovelace").family_first == "Lovelace, Ada"


@given(st.text())
def test_folded_text_stays_as_it_is_when_folded_again(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_values_can_be_members_of_a_set() -> None:
    assert len({person("A", "B", extra={"x": "1"}), person("A", "B", extra={"x": "1"})}) == 1
    assert len({Plan("p", "P", figures={"squares": 1})}) == 1


def test_without_a_word_a_person_is_expected() -> None:
    away = Presence("p", "r2", expected=False)
    cafe = Cafe(EVENT, presences={("p", "r2"): away, ("p", "r3"): Presence("p", "r3")})
    assert [cafe.expected("p", r) for r in ("r1", "r2", "r3")] == [True, False, True]


def test_a_post_says_more_than_the_role_of_a_person() -> None:
    roles = {"participant": Role("participant", "Participant"), "host": Role("host", "Host", stays=True)}
    rounds = {"r1": Round("r1", 1), "r2": Round("r2", 2)}
    post = Post("r2", "t", "p", "host")
    cafe = Cafe(
        EVENT, roles=roles, rounds=rounds, people={"p": person("A", "B")}, posts={("r2", "t", "p"): post}
    )
    assert cafe.role_of("p") == roles["host"]
    assert cafe.role_of("p", "r1") == roles["participant"]
    assert cafe.role_of("p", "r2") == roles["host"]
    assert cafe.posted("t", "host") == cafe.posted("t", "host", "r2") == (cafe.people["p"],)
    assert cafe.posted("t", "host", "r1") == ()


def test_the_topic_at_a_table_is_the_one_that_stands_there() -> None:
    cafe = Cafe(EVENT, topics={"w": Topic("w", "Weirs")}, stands={("r", "t"): Stand("r", "t", "w")})
    found = cafe.topic_at("r", "t")
    assert found is not None
    assert found.brief == "Weirs"
    assert cafe.topic_at("r", "other") is None


def test_tables_and_rounds_come_by_their_numbers() -> None:
    cafe = Cafe(
        EVENT,
        tables={"a": Table("a", 10), "b": Table("b", 9)},
        rounds={"y": Round("y", 2), "x": Round("x", 1)},
    )
    assert [t.number for t in cafe.tables_in_order] == [9, 10]
    assert [r.id for r in cafe.rounds_in_order] == ["x", "y"]


def test_the_rotation_of_the_adopted_plan_is_the_one_that_counts() -> None:
    plans = {"a": Plan("a", "A"), "b": Plan("b", "B", adopted=True)}
    seats = [Seat("a", "r1", "p", "t1"), Seat("b", "r1", "p", "t2"), Seat("b", "r2", "p", "t1")]
    cafe = Cafe(
        EVENT,
        plans=plans,
        rounds={"r2": Round("r2", 2), "r1": Round("r1", 1)},
        seats={(s.plan, s.round, s.person): s for s in seats},
    )
    assert cafe.rotation().itinerary("p") == {"r1": "t2", "r2": "t1"}
    assert list(cafe.rotation().itinerary("p")) == ["r1", "r2"]
    assert cafe.rotation("a").itinerary("p") == {"r1": "t1"}
    assert Cafe(EVENT).rotation().people() == frozenset()


def test_people_who_share_a_table_meet() -> None:
    rotation = Rotation({"r1": {"a": "t", "b": "t", "c": "u"}, "r2": {"a": "t", "b": "t", "c": "t"}})
    assert rotation.meetings() == {("a", "b"): 2, ("a", "c"): 1, ("b", "c"): 1}
    assert rotation.group("r1", "t") == ("a", "b")
    assert rotation.groups("r1") == {"t": ["a", "b"], "u": ["c"]}
    assert rotation.table_of("c", "r2") == "t"
    assert rotation.table_of("c", "r3") is None


def test_a_lock_holds_what_it_names_and_all_of_what_it_does_not() -> None:
    seat = Seat("plan", "r1", "p", "t")
    assert Lock("k", "plan").holds(seat)
    assert Lock("k", "plan", person="p", round="r1").holds(seat)
    assert Lock("k", "plan", table="t").holds(seat)
    assert not Lock("k", "other").holds(seat)
    assert not Lock("k", "plan", person="p", round="r2").holds(seat)


@given(st.text(st.characters()))
def test_kept_text_is_as_it_was_but_for_what_cannot_be_kept(text: str) -> None:
    kept = keepable(text)
    assert is_keepable(kept)
    assert len(kept) == len(text)
    assert is_keepable(text) == (kept == text)
    kept.encode()


def test_each_kind_of_trouble_has_its_exit_status() -> None:
    statuses = [kind.status for kind in (WrongUse, BadInput, Impossible, NotWritable, EditRefused, Stopped)]
    assert statuses == [2, 3, 4, 5, 3, 130]
    error = BadInput("Row {row} is empty.", row=3)
    assert str(error) == "Row 3 is empty."
