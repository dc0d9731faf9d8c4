"""The calendar stays whole when a café, or a round of it, is held on another day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document

FIRST, SECOND = date(2027, 4, 14), date(2027, 4, 15)


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Two rounds on Wednesday, one on Thursday; a welcome and a lunch on Wednesday, a closing on Thursday."""
    made = new_document(tmp_path / "a.cafe", language("en"), title="A", tables=2, rounds=3)
    with made.edit("Days") as w:
        days = ((FIRST, time(10)), (FIRST, time(14)), (SECOND, time(9)))
        for round_, (day, start) in zip(w.cafe.rounds_in_order, days, strict=True):
            w.put(replace(round_, day=day, start=start))
        for title, at in (
            ("Welcome", datetime(2027, 4, 14, 9, 30)),
            ("Lunch", datetime(2027, 4, 14, 12)),
            ("Closing", datetime(2027, 4, 15, 16)),
        ):
            w.put(replace(edits.add_agenda_item(w, title), day=at.date(), start=at.time()))
        w.put(replace(edits.add_agenda_item(w, "Some day"), day=None))
    yield made
    made.close()


def rounds(document: Document) -> list[tuple[str, date | None, time | None]]:
    return [(r.state, r.day, r.start) for r in document.cafe.rounds_in_order]


def agenda(document: Document) -> list[tuple[str, date | None, time | None]]:
    return [(a.title, a.day, a.start) for a in document.cafe.agenda_in_order]


def start(document: Document, number: int, now: datetime) -> None:
    with document.edit("Start") as w:
        edits.begin_round(w, w.cafe.rounds_in_order[number - 1].id, now)


def test_a_round_that_starts_late_on_its_day_leaves_the_others_where_they_are(document: Document) -> None:
    before = agenda(document)
    start(document, 1, datetime(2027, 4, 14, 10, 7, 30, 5, UTC))
    assert rounds(document) == [
        ("running", FIRST, time(10, 7, 30)),
        ("planned", FIRST, time(14)),
        ("planned", SECOND, time(9)),
    ]
    assert agenda(document) == before


def test_a_round_that_starts_months_before_its_day_takes_the_calendar_along(document: Document) -> None:
    start(document, 1, datetime(2026, 11, 25, 9, 12, tzinfo=UTC))
    assert rounds(document) == [
        ("running", date(2026, 11, 25), time(9, 12)),
        ("planned", date(2026, 11, 25), time(13, 12)),
        ("planned", date(2026, 11, 26), time(9)),
    ]
    assert agenda(document) == [
        ("Welcome", date(2026, 11, 25), time(9, 30)),
        ("Lunch", date(2026, 11, 25), time(11, 12)),
        ("Closing", date(2026, 11, 26), time(16)),
        ("Some day", None, None),
    ]
    document.undo()
    assert rounds(document)[0] == ("planned", FIRST, time(10))
    assert agenda(document)[0] == ("Welcome", FIRST, time(9, 30))


def test_the_line_of_the_agenda_that_is_the_rounds_goes_with_it(document: Document) -> None:
    with document.edit("Its line") as w:
        w.put(replace(edits.add_agenda_item(w, "First round"), day=FIRST, start=time(10)))
    start(document, 1, datetime(2027, 4, 14, 10, 7, 30, tzinfo=UTC))
    assert agenda(document)[-1] == ("First round", FIRST, time(10, 7, 30))
    document.undo()
    start(document, 1, datetime(2026, 11, 25, 9, 12, 5, tzinfo=UTC))
    assert agenda(document)[-1] == ("First round", date(2026, 11, 25), time(9, 12, 5))


def test_what_is_over_stays_where_it_was_held(document: Document) -> None:
    start(document, 1, datetime(2027, 4, 14, 10, tzinfo=UTC))
    start(document, 3, datetime(2027, 4, 14, 17, tzinfo=UTC))
    assert rounds(document) == [
        ("over", FIRST, time(10)),
        ("planned", FIRST, time(14)),
        ("running", FIRST, time(17)),
    ]
    assert agenda(document)[2] == ("Closing", date(2027, 4, 15), time(0))


def test_the_agenda_moves_with_the_dates(document: Document) -> None:
    with document.edit("Dates") as w:
        edits.begin_on(w, date(2027, 5, 1))
    assert [day for _, day, _ in rounds(document)] == [date(2027, 5, 1), date(2027, 5, 1), date(2027, 5, 2)]
    assert [day for _, day, _ in agenda(document)] == [
        date(2027, 5, 1),
        date(2027, 5, 1),
        date(2027, 5, 2),
        None,
    ]


def test_rounds_without_a_day_get_the_day_on_which_the_cafe_begins(tmp_path: Path) -> None:
    with new_document(tmp_path / "b.cafe", language("en"), title="B", tables=2, rounds=2) as document:
        with document.edit("No days") as w:
            w.put_all(replace(r, day=None) for r in w.cafe.rounds.values())
        with document.edit("Dates") as w:
            edits.begin_on(w, FIRST)
        assert {r.day for r in document.cafe.rounds.values()} == {FIRST}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=st.integers(1, 3),
    now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
)
def test_whenever_a_round_starts_the_order_of_what_is_still_to_come_stays(
    document: Document, number: int, now: datetime
) -> None:
    later = [r.id for r in document.cafe.rounds_in_order[number:]]
    start(document, number, now)
    moments = [
        datetime.combine(r.day, r.start)
        for i in later
        if (r := document.cafe.rounds[i]).day is not None and r.start is not None
    ]
    document.undo()
    assert moments == sorted(moments)
    same_day = now.date() in (FIRST, SECOND)
    assert same_day or all(moment >= now - timedelta(minutes=1) for moment in moments)
