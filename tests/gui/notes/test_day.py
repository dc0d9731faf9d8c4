"""Which round is now, what the clock counts, and days as people type them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.day import hand, hand_of, round_for_notes, span_words
from ui.models.due import parse_day
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Event, Round, RoundState
from worldcafe.language import language

DAY = date(2027, 4, 14)
ENGLISH = language("en")


def cafe(*states: RoundState, zone: str = "UTC") -> Cafe:
    starts = [time(14, 0), time(15, 0), time(16, 0)]
    rounds = [
        Round(f"r{n}", n, DAY, start, 30, 10, state=state)
        for n, (start, state) in enumerate(zip(starts, states, strict=False), 1)
    ]
    return Cafe(Event("e", "T", time_zone=zone), rounds={r.id: r for r in rounds})


def at(hour: int, minute: int) -> datetime:
    return datetime.combine(DAY, time(hour, minute), UTC)


@pytest.mark.parametrize(
    ("moment", "number"), [((9, 0), 1), ((14, 0), 1), ((14, 45), 1), ((15, 0), 2), ((23, 0), 3)]
)
def test_notes_belong_to_the_last_round_that_began(moment: tuple[int, int], number: int) -> None:
    found = round_for_notes(cafe("planned", "planned", "planned"), at(*moment))
    assert found is not None and found.number == number


def test_a_round_that_was_set_running_wins_over_the_clock() -> None:
    found = round_for_notes(cafe("over", "over", "running"), at(14, 5))
    assert found is not None and found.number == 3


def test_a_cafe_without_rounds_has_no_time() -> None:
    empty = Cafe(Event("e", "T"))
    assert round_for_notes(empty, at(14, 0)) is None
    assert hand(empty, at(14, 0)).round is None


@pytest.mark.parametrize(
    ("moment", "state", "seconds", "number"),
    [
        ((13, 59), "before", 60, 1),
        ((14, 10), "running", 1200, 1),
        ((14, 30), "before", 1800, 2),
        ((16, 40), "after", 0, 3),
    ],
)
def test_the_room_counts_to_what_comes_next(
    moment: tuple[int, int], state: str, seconds: int, number: int
) -> None:
    shown = hand(cafe("planned", "planned", "planned"), at(*moment))
    assert (shown.state, shown.seconds) == (state, seconds)
    assert shown.round is not None and shown.round.number == number


def test_a_zone_that_nobody_knows_counts_as_utc() -> None:
    shown = hand(cafe("planned", zone="Middle/Earth"), at(14, 10))
    assert shown.seconds == 1200


def test_a_round_over_the_change_of_summer_time_is_as_long_as_it_is() -> None:
    night = Round("r", 1, date(2027, 3, 28), time(1, 30), 60)
    known = Cafe(Event("e", "T", time_zone="Europe/Rome"), rounds={"r": night})
    begun = datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    assert hand_of(known, night, begun + timedelta(minutes=15)).seconds == 45 * 60


def test_a_round_without_a_time_counts_nothing() -> None:
    plain = Cafe(Event("e", "T"), rounds={"r": Round("r", 1)})
    assert hand(plain, at(14, 0)).state == "unset"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "00:00"),
        (59, "00:59"),
        (2480, "41:20"),
        (5999, "99:59"),
        (6000, "1:40:00"),
        (86400, "1 day"),
        (200_000, "2 days"),
    ],
)
def test_spans_are_written_as_clocks_write_them(seconds: int, words: str) -> None:
    assert span_words(seconds, ENGLISH) == words


@given(
    day=st.dates(date(2027, 1, 1), date(2034, 12, 31)),
    code=st.sampled_from(["en", "it", "pt", "fr", "pl", "bg", "de", "es"]),
    style=st.sampled_from(["short", "medium", "long"]),
)
def test_every_day_that_the_program_writes_is_understood(day: date, code: str, style: str) -> None:
    assert parse_day(language(code).day(day, style), date(2027, 1, 1), code) == day


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_read_as_a_day(text: str) -> None:
    found = parse_day(text, DAY, "en")
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 April", date(2027, 4, 30)),
        ("30 apr", date(2027, 4, 30)),
        ("30/4", date(2027, 4, 30)),
        ("30.04.", date(2027, 4, 30)),
        ("13/4", date(2028, 4, 13)),
        ("2027-05-02", date(2027, 5, 2)),
        ("29 Feb", date(2028, 2, 29)),
        ("31/6", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_taken_as_people_write_them(text: str, day: date | None) -> None:
    assert parse_day(text, DAY) == day


def test_a_round_that_is_over_is_not_counted_again() -> None:
    known = cafe("over", "planned", "planned")
    shown = hand(replace(known), at(14, 10))
    assert shown.round is not None and shown.round.number == 2
