"""The square of meetings sorted so that its structure shows, and the pair that is ringed in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.meetings_order import AGAIN, in_order, pairs_by_cell, permuted
from ui.organiser.window import OrganiserWindow
from ui.widgets import Label


@pytest.fixture
def measure(page: RotationPage) -> Measure:
    page.choose_view("meetings")
    assert page.measure is not None
    return page.measure


def choose(page: RotationPage, order: str) -> None:
    page.meetings.order.choose(order)
    page.meetings.order.picked.emit(order)


def test_the_orders_are_organisation_each_round_and_repeats(page: RotationPage, measure: Measure) -> None:
    order = page.meetings.order
    assert [order.itemText(at) for at in range(order.count())] == [
        "organisation",
        "table in round 1",
        "table in round 2",
        "table in round 3",
        "most repeats first",
    ]
    assert order.key() == "organisation"


def test_by_a_rounds_table_those_who_share_it_stand_together(page: RotationPage, measure: Measure) -> None:
    round_ = page.cafe.rounds_in_order[1].id
    people = [measure.people[at] for at in in_order(measure, round_)]
    tables = [page.cafe.tables[measure.company.table_of(p, round_) or ""].number for p in people]
    assert tables == sorted(tables)
    assert sorted(people) == sorted(measure.people)


def test_most_repeats_stand_first(measure: Measure) -> None:
    again = [measure.meets_again(measure.people[at]) for at in in_order(measure, AGAIN)]
    assert again == sorted(again, reverse=True)


def test_a_pair_keeps_its_cell_in_every_order(page: RotationPage, measure: Measure) -> None:
    cells = measure.cells
    assert cells is not None
    order = in_order(measure, page.cafe.rounds_in_order[0].id)
    side, other = len(order), permuted(cells, order)
    assert all(
        other[a * side + b] == cells[order[a] * side + order[b]] for a in range(side) for b in range(side)
    )
    assert pairs_by_cell(other) == pairs_by_cell(cells)
    assert sum(pairs_by_cell(cells).values()) == side * (side - 1) // 2


def test_a_click_in_another_order_shows_the_people_who_stand_there(
    page: RotationPage, measure: Measure
) -> None:
    round_ = page.cafe.rounds_in_order[0].id
    choose(page, round_)
    order = in_order(measure, round_)
    one = 0
    other = next(
        at
        for at in range(1, len(order))
        if measure.together(measure.people[order[0]], measure.people[order[at]])
    )
    page.meetings.map.clicked_pair.emit(one, other)
    said = [label.text() for label in page.meetings.pair.findChildren(Label)]
    assert page.cafe.people[measure.people[order[other]]].name in said
    assert page.meetings.map.marked() == (one, other)


def test_an_order_stays_when_the_seats_change_and_the_ring_goes(
    page: RotationPage, measure: Measure, window: OrganiserWindow, qtbot: QtBot
) -> None:
    choose(page, AGAIN)
    page.meetings.map.clicked_pair.emit(0, 1)
    movers = [p.id for p in page.cafe.people_in_order if p.family == "Birch"]
    page.swap(movers[0], movers[1])
    qtbot.waitUntil(lambda: not window.jobs.running())
    assert page.meetings.order.key() == AGAIN
    assert page.meetings.map.marked() is None


def test_arrows_carry_the_ring_from_pair_to_pair(page: RotationPage, measure: Measure) -> None:
    square = page.meetings.map
    square.setFocus()
    QTest.keyClick(square, Qt.Key.Key_Right)
    assert square.at == (0, 0)
    QTest.keyClick(square, Qt.Key.Key_Right)
    assert square.marked() == (0, 1)
    QTest.keyClick(square, Qt.Key.Key_Down)
    QTest.keyClick(square, Qt.Key.Key_Down)
    assert square.marked() == (2, 1)


def test_the_legend_counts_the_pairs(page: RotationPage, measure: Measure) -> None:
    assert measure.cells is not None
    counted = pairs_by_cell(measure.cells)
    said = [label.text() for label in page.meetings.findChildren(Label)]
    assert str(counted[1]) in said


def test_rows_are_labelled_by_what_they_are_sorted_by(page: RotationPage, measure: Measure) -> None:
    assert {"Organisation 00", "Organisation 09"} <= {label for _, label in page.meetings.map.labels_shown()}
    choose(page, measure.company.counted[0])
    assert [label for _, label in page.meetings.map.labels_shown()] == [f"Table {n}" for n in range(1, 6)]
