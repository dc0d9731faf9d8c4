"""What the import says of how it understood a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

LIST = [["Full name", "Body", "Organisation", "Telephone"], ["Wanda Zych", "x", "Lake", "5"]]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    from openpyxl import Workbook

    made, path = Workbook(write_only=True), tmp_path / "list.xlsx"
    for title, rows in (("Cover", [["Bright Harbours"], ["Venue", "Old Mill"]]), ("People", LIST)):
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)  # pyright: ignore[reportUnknownMemberType]
    made.save(path)
    return path


def test_the_sheet_that_was_taken_is_told(terminal: Any, cafe: Path, workbook: Path) -> None:
    answer = terminal("import", cafe, workbook, "--json").facts
    assert (answer["added"], answer["sheet"], answer["sheets"]) == (1, "People", ["Cover", "People"])
    assert "The sheet “People” was read, of 2" in terminal("import", cafe, workbook).out


def test_the_columns_are_told_with_what_they_were_taken_for(
    terminal: Any, cafe: Path, workbook: Path
) -> None:
    told = terminal("import", cafe, workbook, "--json").facts["columns"]
    assert [one["field"] for one in told] == ["name", "organisation", "extra", None]
    assert told[0] == {"column": "A", "title": "Full name", "field": "name"}
    lines = terminal("import", cafe, workbook).out.splitlines()
    assert "Columns: “Full name” as Name; “Body” as Organisation." in lines
    assert "Kept as columns of your own: “Organisation”." in lines
    assert "Left out: “Telephone”." in lines


def test_a_text_has_no_sheets(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "list.csv"
    roster.write_text("Name\nWanda Zych\n", encoding="utf-8")
    answer = terminal("import", cafe, roster, "--json").facts
    assert (answer["sheet"], answer["sheets"]) == (None, [])
