"""What the board says before a drop is what the planner counts after it; the geometry holds for any board."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from ui.organiser.rotation.board_layout import GAP, HEAD, NARROWEST, lay_out
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.outlook import Outlooks
from ui.organiser.rotation.seats import Company, columns_of
from worldcafe.domain.rotation import Rotation
from worldcafe.store.document import Document
from worldcafe.verbs.planning import figures_of


def company_of(document: Document) -> Company:
    cafe = document.cafe
    assert cafe.adopted is not None
    return Company(cafe, cafe.rotation(), cafe.adopted.id)


def repeats(company: Company) -> int:
    return sum(times - 1 for times in Measure(company).meetings.values())


def moved(company: Company, round_: str, people: frozenset[str], table: str) -> Company:
    seats = {r: dict(taken) for r, taken in company.rotation.seats.items()}
    seats[round_].update(dict.fromkeys(people, table))
    return Company(company.cafe, Rotation(seats), company.plan)


def test_the_change_announced_for_one_person_is_the_change_counted(planned: Document) -> None:
    company = company_of(planned)
    before = repeats(company)
    for round_ in company.counted:
        for person in company.rotation.people():
            for outlook in Outlooks(company, round_, frozenset({person})).by_table.values():
                after = repeats(moved(company, round_, frozenset({person}), outlook.table))
                if not company.posted(person, round_):
                    assert after - before == outlook.repeats


def test_the_change_announced_for_two_people_is_the_change_counted(planned: Document) -> None:
    company = company_of(planned)
    before = repeats(company)
    movers = [p.id for p in planned.cafe.people_in_order if p.family == "Birch"]
    round_ = company.counted[1]
    for one, other in zip(movers, movers[1:] + movers[:1], strict=True):
        people = frozenset({one, other})
        for outlook in Outlooks(company, round_, people).by_table.values():
            after = repeats(moved(company, round_, people, outlook.table))
            assert after - before == outlook.repeats


def test_a_swap_is_worth_what_it_says(planned: Document) -> None:
    company = company_of(planned)
    before = repeats(company)
    for person in [p.id for p in planned.cafe.people_in_order if p.family == "Birch"]:
        for round_ in company.counted:
            outlooks = Outlooks(company, round_, frozenset({person}))
            home = company.table_of(person, round_) or ""
            for table in planned.cafe.tables:
                offer = outlooks.partner(table)
                if offer:
                    after = moved(company, round_, frozenset({person}), table)
                    after = moved(after, round_, frozenset({offer.person}), home)
                    assert repeats(after) - before == offer.repeats


def test_pairs_are_counted_as_the_planner_counts_them(planned: Document) -> None:
    figures = figures_of(planned.cafe)
    measure = Measure(company_of(planned)).counted()
    assert figures is not None
    assert repeats(measure.company) == figures.repeats
    met = [measure.meets(p.id) for p in planned.cafe.people_in_order if p.family == "Birch"]
    assert (min(met), max(met)) == figures.met


def test_everyone_has_one_chip_in_every_round(planned: Document) -> None:
    company = company_of(planned)
    for round_ in company.counted:
        people = [chip.person for column in columns_of(company, round_) for chip in column.chips]
        assert sorted(people) == sorted(planned.cafe.people)


@settings(deadline=None)
@given(
    wanted=st.lists(st.integers(0, 500), min_size=1, max_size=120),
    width=st.integers(50, 4000),
    height=st.integers(50, 3000),
    data=st.data(),
)
def test_every_chip_is_found_where_it_lies(
    wanted: list[int], width: int, height: int, data: st.DataObject
) -> None:
    counts = data.draw(st.lists(st.integers(0, 40), min_size=len(wanted), max_size=len(wanted)))
    plan = lay_out(wanted, counts, width, height)
    assert min(plan.widths) >= NARROWEST
    assert max(plan.widths) - min(plan.widths) <= 1
    assert plan.height >= height
    at = data.draw(st.integers(0, len(wanted) - 1))
    assert plan.column_at(plan.column(at).center().x()) == at
    if at:
        assert plan.column(at).left() - plan.column(at - 1).right() == GAP
    if counts[at]:
        place = data.draw(st.integers(0, counts[at] - 1))
        assert plan.chip_at(plan.chip(at, place).center()) == (at, place)
        assert plan.chip(at, place).top() >= HEAD
    assert plan.chip_at(QPointF(plan.column(at).center().x(), HEAD / 2)) is None


def test_a_board_that_is_wide_enough_needs_no_scrolling() -> None:
    plan = lay_out([140] * 8, [12] * 8, 1200, 470)
    assert plan.width == 1200
    assert plan.height == 470
