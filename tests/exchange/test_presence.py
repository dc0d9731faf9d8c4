"""What a list says about days and rounds becomes the rounds that somebody is there for."""

from __future__ import annotations

from datetime import date

import pytest

from worldcafe.exchange.presence import RoundDay, rounds_present
from worldcafe.exchange.wishes import TopicChoice, resolve_wishes, split_wishes

WEDNESDAY, THURSDAY = date(2027, 4, 14), date(2027, 4, 15)
ROUNDS = (RoundDay(1, WEDNESDAY), RoundDay(2, WEDNESDAY), RoundDay(3, THURSDAY))


@pytest.mark.parametrize(
    ("presence", "rounds"),
    [
        ((("Presenza", "mer"),), {1, 2}),
        ((("Presence", "Wed, Thu"),), {1, 2, 3}),
        ((("Presence", "Thursday 15 April"),), {3}),
        ((("Days", "both"),), {1, 2, 3}),
        ((("Days", "2"),), {3}),
        ((("Days", "1 and 2"),), {1, 2, 3}),
        ((("Rounds", "round 1, round 3"),), {1, 3}),
        ((("Day 1", "x"), ("Day 2", "")), {1, 2}),
        ((("Wed 14 April", "yes"), ("Thu 15 April", "no")), {1, 2}),
        ((("2027-04-14", ""), ("2027-04-15", "TRUE")), {3}),
        ((("14/4", "✓"), ("15/4", "✓")), {1, 2, 3}),
        ((("Round 2", "no"),), {1, 3}),
        ((("Attendance", "no"),), set[int]()),
        ((("Dni", "środa"),), {1, 2}),
        ((("Дни", "четвъртък"),), {3}),
        ((("Attending day 1", "Y"), ("Attending day 2", "N")), {1, 2}),
        ((("Attending day 1", "0"), ("Attending day 2", "1")), {3}),
        ((("First day", "x"), ("2nd day", "")), {1, 2}),
        ((("14 April", "no, on a train"), ("Attending Thursday 15 April", "yes")), {3}),
        ((("Attending day 1/2", "2"),), {3}),
        ((("Attending day 1/2", "yes"),), {1, 2, 3}),
        ((("Presence", "not Thursday"),), {1, 2}),
        ((("Day 7", "no"), ("Day 8", "no")), set[int]()),
        ((("Day 7", "no"), ("Day 2", "yes")), {1, 2, 3}),
    ],
)
def test_days_and_rounds_are_understood(presence: tuple[tuple[str, str], ...], rounds: set[int]) -> None:
    assert rounds_present(presence, ROUNDS) == frozenset(rounds)


@pytest.mark.parametrize("presence", [(), (("Day 1", ""), ("Day 2", "")), (("Presence", "we will see"),)])
def test_a_row_that_does_not_tell_is_left_open(presence: tuple[tuple[str, str], ...]) -> None:
    assert rounds_present(presence, ROUNDS) is None


TOPICS = (
    TopicChoice("a", (1, 5), "Open data"),
    TopicChoice("b", (2,), "Light at night"),
    TopicChoice("c", (3,), "Water"),
)


def test_wishes_name_topics_by_table_or_by_title() -> None:
    wishes = ("Table 2", "5", "light at nigth", "Wat", "9", "Fire")
    assert resolve_wishes(wishes, TOPICS) == (("b", "a"), ("Wat", "9", "Fire"))
    assert resolve_wishes(("open", "WATER"), TOPICS) == (("a", "c"), ())


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("4, 3, 1", ("4", "3", "1")),
        ("4 3 1", ("4", "3", "1")),
        ("4>3>1", ("4", "3", "1")),
        ("Table 4, table 3", ("Table 4", "table 3")),
        ("Open data, shared; Water", ("Open data, shared", "Water")),
        ("", ()),
    ],
)
def test_a_cell_of_wishes_is_taken_apart(text: str, wishes: tuple[str, ...]) -> None:
    assert split_wishes(text) == wishes


@pytest.mark.parametrize("title", ["Presence (days)", "Days", "Giorni", "Tage"])
def test_days_that_the_cafe_does_not_know_are_not_taken_for_rounds(title: str) -> None:
    without_days = tuple(RoundDay(number, None) for number in (1, 2, 3))
    on_one_day = tuple(RoundDay(number, WEDNESDAY) for number in (1, 2, 3))
    assert rounds_present(((title, "1;2"),), without_days) is None
    assert rounds_present(((title, "1;2"),), on_one_day) is None
    assert rounds_present(((title, "1"),), on_one_day) == frozenset({1, 2, 3})
    assert rounds_present((("Rounds", "1;2"),), without_days) == frozenset({1, 2})


def test_days_of_a_cafe_without_days_tell_only_what_is_the_same_for_all() -> None:
    rounds = (RoundDay(1, None), RoundDay(2, None))
    assert rounds_present((("Day 1", "yes"), ("Day 2", "no")), rounds) is None
    assert rounds_present((("Day 1", "yes"), ("Day 2", "yes")), rounds) == frozenset({1, 2})
    assert rounds_present((("Day 1", "no"), ("Day 2", "no")), rounds) == frozenset()
