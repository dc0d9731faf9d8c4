"""What an organiser marks to be spread evenly."""

from __future__ import annotations

from worldcafe.domain.balance import column_of, columns, kinds, order_of, with_column
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Event
from worldcafe.domain.people import Participant

PEOPLE = (
    Participant("a", "Ada", "Ash", extra={"Country": "Italy", "Note": "x"}),
    Participant("b", "Ben", "Birch", extra={"Country": " ITALY "}, languages=("it", "en")),
    Participant("c", "Cleo", "Cedar", extra={"Country": "Malta"}, languages=("en",)),
    Participant("d", "Dan", "Deal"),
)


def test_the_column_stands_last_and_leaves_the_order_as_it_is() -> None:
    criteria = with_column(("wishes", "colleagues"), "extra:Country")
    assert order_of(criteria) == ("wishes", "colleagues")
    assert column_of(criteria) == "extra:Country"
    assert with_column(with_column(criteria, "role"), "") == ("wishes", "colleagues")
    assert column_of(("repeats",)) == ""


def test_people_who_write_the_same_are_of_one_kind_and_who_says_nothing_of_none() -> None:
    assert kinds(PEOPLE, "extra:Country") == [0, 0, 1, -1]
    assert kinds(PEOPLE, "language") == [-1, 0, 1, -1]


def test_only_columns_in_which_people_differ_are_offered() -> None:
    cafe = Cafe(Event("e", "E"), people={p.id: p for p in PEOPLE})
    assert columns(cafe) == ("extra:Country", "language")
