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


def test_a_rapporteur_without_a_table_is_told(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "list.csv"
    roster.write_text(
        "Name,Role,Table\nAda Nowak,rapporteur,\nBéla Kun,host,2\nEmil Vesely,host,\nHana Mala,,\n",
        encoding="utf-8",
    )
    (remark,) = terminal("import", cafe, roster, "--json").facts["remarks"]
    assert remark["rows"] == [2, 4]
    assert "no table" in remark["remark"]
    assert remark["remark"] in terminal("import", cafe, roster).out


def test_somebody_who_keeps_a_table_is_not_told_again(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "list.csv"
    roster.write_text("Name,Role,Table\nAda Nowak,rapporteur,1\n", encoding="utf-8")
    terminal("import", cafe, roster)
    roster.write_text("Name,Role,Table\nAda Nowak,rapporteur,\n", encoding="utf-8")
    assert terminal("import", cafe, roster, "--json").facts["remarks"] == []


def test_people_who_are_not_in_a_newer_list_are_named(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "list.csv"
    names = (
        "Ada Nowak",
        "Béla Kun",
        "Cezary Lis",
        "Dóra Nagy",
        "Emil Vesely",
        "Fatma Yildiz",
        "Gösta Ek",
        "Hana Mala",
    )
    roster.write_text("Name\n" + "\n".join(names), encoding="utf-8")
    answer = terminal("import", cafe, roster, "--json").facts
    assert (answer["not_in_list"], sorted(answer["missing"])[0]) == (4, "Inês Sá")
    assert "4 people of the café are not in this list and stay: " in terminal("import", cafe, roster).out
    assert "Łucja Żak" in terminal("import", cafe, roster).out


def test_a_table_with_a_host_alone_is_a_mild_gap(terminal: Any, cafe: Path, tmp_path: Path) -> None:
    roster = tmp_path / "list.csv"
    roster.write_text("Name,Role,Table\nAda Nowak,rapporteur,1\nBéla Kun,host,2\n", encoding="utf-8")
    terminal("import", cafe, roster)
    gaps = terminal("check", cafe, "--json").facts["missing_for_planning"]
    told = {gap["sentence"]: gap["blocks"] for gap in gaps}
    assert told["Table 2 has a host and no rapporteur."] is False
    assert "Table 3 has no rapporteur." in told
    assert not any("Table 1" in sentence for sentence in told)


def test_headings_are_counted_apart_from_rows_that_were_left_out(
    terminal: Any, cafe: Path, tmp_path: Path
) -> None:
    roster = tmp_path / "list.txt"
    roster.write_text(
        "Attendance list\t\nName\tOrganisation\nWanda Zych\tLake\nN.N.\tLake\nPage 1 of 2\t\n",
        encoding="utf-8",
    )
    lines = terminal("import", cafe, roster).out.splitlines()
    assert "Added 1, updated 0, unchanged 0, left out 1." in lines
    assert "Rows 1, 5 are titles and headings, not people." in lines
    facts = terminal("import", cafe, roster, "--json").facts
    assert [one["row"] for one in facts["skipped"]] == [4]
    assert [one["row"] for one in facts["headings"]] == [1, 5]
