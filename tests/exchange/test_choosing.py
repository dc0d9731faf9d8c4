"""A list behind a cover sheet is found, and what stands on the cover is nobody."""

from __future__ import annotations

import io

import pytest

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.choosing import read_people

COVER = [
    ["Bright Harbours: a café about ports"],
    [],
    ["Date", "14 April 2027"],
    ["Contact", "Ida Berg"],
    ["Name", "Bright Harbours"],
]
PEOPLE = [["Name", "Organisation"], ["Ewa Zych", "Lake"], ["Nuno Sá", "Hill"], ["Rosa Lund", "Dale"]]
STRANGE = [["Xyloth Qarr", "Lake"], ["Vexx Omdral", "Hill"]]


def book(**sheets: list[list[str]]) -> bytes:
    from openpyxl import Workbook

    made, out = Workbook(write_only=True), io.BytesIO()
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)  # pyright: ignore[reportUnknownMemberType]
    made.save(out)
    return out.getvalue()


def test_the_list_behind_a_cover_is_taken() -> None:
    found = read_people(book(Cover=COVER, People=PEOPLE))
    assert found.sheet_name == "People"
    assert found.sheet_names == ("Cover", "People")
    assert found.rows[1] == ("Ewa Zych", "Lake")


def test_the_longer_of_two_lists_is_taken_and_the_first_of_two_equal_ones() -> None:
    assert read_people(book(Staff=PEOPLE[:2], Guests=PEOPLE)).sheet_name == "Guests"
    assert read_people(book(One=PEOPLE, Two=PEOPLE)).sheet_name == "One"


def test_a_sheet_that_is_named_is_taken_whatever_it_holds() -> None:
    data = book(Cover=COVER, People=PEOPLE)
    assert read_people(data, sheet="cover").sheet_name == "Cover"
    assert read_people(data, sheet="1").sheet_name == "Cover"


def test_names_that_nobody_knows_are_found_below_their_title() -> None:
    rows = [["Full name", "Organisation"], *STRANGE]
    assert read_people(book(Topics=[["Housing", "Table 1"]], List=rows)).sheet_name == "List"


def test_a_sheet_that_is_far_too_long_does_not_hide_the_list() -> None:
    data = book(Log=[["17"]] * 50_030, People=PEOPLE)
    assert read_people(data).sheet_name == "People"
    with pytest.raises(BadInput, match="goes on after line"):
        read_people(data, sheet="Log")


def test_a_text_is_one_sheet() -> None:
    assert read_people("Name\nIda Berg\n").sheet_names == ()
