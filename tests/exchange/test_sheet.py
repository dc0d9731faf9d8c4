"""Files, pastes and nonsense: rows come out, or a sentence that says what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from worldcafe.domain.errors import BadInput, CafeError, Stopped
from worldcafe.exchange.columns import recognise_columns
from worldcafe.exchange.roster import read_roster
from worldcafe.exchange.sheet import ROW_LIMIT, read_sheet
from worldcafe.language import language

POLISH = "Imię i nazwisko;Miasto\nŁukasz Dąbek;Łódź\nMałgorzata Świątek;Gdańsk\n"
FRENCH = "Nom;Organisme\nFrançois Lefèvre;Mairie de Néris\nHélène Beaupré;Théâtre\n"
BULGARIAN = "Име;Организация\nИван Петров;Община Синево\nГергана Колева;Училище\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "utf-8"),
        (POLISH, "utf-8-sig"),
        (POLISH, "utf-16"),
        (POLISH, "utf-16-le"),
        (POLISH, "utf-32"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac-roman"),
        (FRENCH, "cp850"),
        (BULGARIAN, "cp1251"),
        (BULGARIAN, "koi8-r"),
        (BULGARIAN, "iso8859-5"),
        ("Name;Stadt\nJürgen Weiß;Köln\n", "cp1252"),
        ("Όνομα;Φορέας\nΕλένη Παππά;Δήμος\n", "cp1253"),
        ("Ad;Kurum\nAyşe Yılmaz;Şişli Belediyesi\n", "cp1254"),
        ("Nome;Ente\nInês Conceição;Câmara de São Brás\n", "cp1252"),
    ],
)
def test_a_short_list_reads_well_in_its_own_encoding(text: str, encoding: str) -> None:
    sheet = read_sheet(text.encode(encoding))
    assert sheet.rows == tuple(tuple(line.split(";")) for line in text.splitlines())


def test_a_mark_at_the_start_is_seen_and_is_not_part_of_the_first_title() -> None:
    sheet = read_sheet(POLISH.encode("utf-8-sig"))
    assert sheet.had_bom
    assert sheet.rows[0][0] == "Imię i nazwisko"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Name", "Organisation"], ["Ida Berg", "Lake Council"], ["Ben Ashdown", "Kestrel"]]
    sheet = read_sheet("\n".join(delimiter.join(row) for row in rows))
    assert sheet.delimiter == delimiter
    assert sheet.rows[1] == ("Ida Berg", "Lake Council")


def test_commas_inside_names_do_not_win_over_semicolons() -> None:
    sheet = read_sheet("Name;Organisation\nBerg, Ida;Lake, River & Co\nAshdown, Ben;Kestrel, Ltd\n")
    assert sheet.rows[1] == ("Berg, Ida", "Lake, River & Co")


def test_a_quoted_line_break_stays_in_its_cell_and_counts_as_one_row() -> None:
    sheet = read_sheet('Name,Organisation\n"Ida\nBerg","Lake ""North"" Council"\nBen Ashdown,Kestrel\n')
    assert sheet.rows[1] == ("Ida\nBerg", 'Lake "North" Council')
    assert sheet.number(2) == 3


def test_a_lone_quote_does_not_swallow_the_list() -> None:
    text = 'Name\tOrganisation\n"Ida Berg\tLake\n' + "".join(f"Person {i}\tHouse\n" for i in range(99))
    assert len(read_sheet(text).rows) == 101


def test_the_separator_line_of_a_spreadsheet_is_obeyed() -> None:
    sheet = read_sheet("sep=|\nName|Organisation\nIda Berg|a;b;c\n")
    assert sheet.rows[1] == ("Ida Berg", "a;b;c")
    assert sheet.first_row_number == 2


def test_text_out_of_a_document_keeps_its_row_numbers() -> None:
    sheet = read_sheet("Name\tOrganisation\t\t\n\nIda\u00a0Berg\tLake\t\t\nBen Ashdown\n")
    assert sheet.rows == (("Name", "Organisation"), ("", ""), ("Ida Berg", "Lake"), ("Ben Ashdown", ""))
    assert sheet.number(2) == 3


def test_accents_written_apart_are_composed_and_invisible_marks_are_gone() -> None:
    assert read_sheet("Name\nIne\u0302s\u200b Costa\n").rows[1] == ("Inês Costa",)


def book(rows: list[list[object]], title: str = "People") -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    sheet = made.create_sheet(title)
    for index, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(index, column, value)  # pyright: ignore[reportArgumentType]
    return made


def packed(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_numbers_and_dates_of_a_workbook_are_read_as_people_see_them() -> None:
    from datetime import date, datetime, time

    cells: list[object] = [
        "Ida Berg",
        3.0,
        2.5,
        date(2027, 4, 14),
        datetime(2027, 4, 14, 9, 30),
        time(9, 5),
        True,
    ]
    sheet = read_sheet(packed(book([["Name", "Table", "x", "Day", "At", "From", "Step-free"], cells])))
    assert sheet.kind == "xlsx"
    assert sheet.rows[1] == ("Ida Berg", "3", "2.5", "2027-04-14", "2027-04-14 09:30", "09:05", "TRUE")


def test_a_list_that_starts_further_down_keeps_the_row_numbers_of_the_workbook() -> None:
    made = book([["Name"], ["Ida Berg"]])
    made["People"].move_range("A1:A2", rows=4, cols=2)
    sheet = read_sheet(packed(made))
    assert sheet.rows == (("Name",), ("Ida Berg",))
    assert sheet.number(1) == 6


def test_a_sheet_is_chosen_by_name_or_number_and_a_hidden_one_is_not_taken_by_itself() -> None:
    made = book([["secret"]], "Hidden")
    made["Hidden"].sheet_state = "hidden"
    made.create_sheet("Empty")
    made.create_sheet("List").append(["Name"])
    data = packed(made)
    assert read_sheet(data).sheet_name == "List"
    assert read_sheet(data, sheet="hidden").rows == (("secret",),)
    assert read_sheet(data, sheet=3).rows == (("Name",),)
    with pytest.raises(BadInput, match="Hidden, Empty, List"):
        read_sheet(data, sheet="Other")


REFUSALS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "blank lines": (b" \n\t\n;;\n", "empty"),
    "zeros": (bytes(5000), "empty"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 9, "no text"),
    "a PDF": (b"%PDF-1.7 x", "PDF"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
    "a web page": (b"<!DOCTYPE html><html><table><tr>", "web page"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"\.xls"),
    "a locked workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "a cut workbook": (b"PK\x03\x04" + bytes(300), "damaged"),
    "a café document": (b"SQLite format 3\x00" + bytes(100), "Open it"),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_is_no_list_is_refused_with_a_sentence(what: str) -> None:
    data, word = REFUSALS[what]
    with pytest.raises(BadInput, match=word):
        read_sheet(data)


def test_something_else_that_is_named_like_a_workbook_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"\x01\x00\x02 not a workbook")
    with pytest.raises(BadInput, match=r"people\.xlsx"):
        read_sheet(path)


def test_a_text_list_that_is_named_like_a_workbook_is_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"Name,Organisation\nIda Berg,Lake\n")
    assert read_sheet(path).rows[1] == ("Ida Berg", "Lake")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="moved"):
        read_sheet(tmp_path / "gone.csv")
    with pytest.raises(BadInput, match="folder"):
        read_sheet(tmp_path)


def test_a_wrong_encoding_names_the_line() -> None:
    with pytest.raises(BadInput, match="Line 3"):
        read_sheet("Name\nIda Berg\nJosé Peña\n".encode("cp1252"), encoding="utf-8")
    with pytest.raises(BadInput, match="no encoding called"):
        read_sheet(b"Name\nIda\n", encoding="klingon")


def test_an_encoding_that_is_told_is_used() -> None:
    assert read_sheet("Łódź".encode("cp1250"), encoding="cp1250").rows == (("Łódź",),)


def test_a_hundred_thousand_rows_are_refused_and_the_line_is_named() -> None:
    text = "Name,Organisation\n" + "Ida Berg,Lake\n" * 100_000
    with pytest.raises(BadInput, match=str(ROW_LIMIT)):
        read_sheet(text.encode())
    with pytest.raises(BadInput, match=str(ROW_LIMIT)):
        read_sheet(text.replace("Lake", '"Lake"').encode())


def test_the_largest_list_is_read() -> None:
    assert len(read_sheet("Ida Berg\n" * ROW_LIMIT).rows) == ROW_LIMIT


def test_reading_can_be_stopped_and_tells_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    read_sheet("Name\nIda Berg\n", watch=lambda done, total: seen.append((done, total)))
    assert seen and seen == sorted(seen)
    with pytest.raises(Stopped):
        read_sheet("Name\nIda Berg\n", stop=lambda: True)


def read_all(data: bytes) -> None:
    """Rows or a named error; and of the rows none is lost."""
    try:
        sheet = read_sheet(data)
        columns = recognise_columns(sheet)
        roster = read_roster(sheet, columns)
    except CafeError as error:
        assert str(error)
        return
    assert len({len(row) for row in sheet.rows}) == 1
    skipped = [remark for remark in roster.skipped if remark.row >= sheet.number(columns.first)]
    assert len(roster.people) + len(skipped) + roster.blank_rows == len(sheet.rows) - columns.first


@settings(max_examples=500, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_a_refusal(data: bytes) -> None:
    read_all(data)


@settings(max_examples=500, deadline=None)
@given(
    st.text(alphabet='ab,;\t\n\r"|@1 é\x00Łя\u00a0=', max_size=200),
    st.sampled_from(["utf-8", "utf-16", "cp1251"]),
)
def test_any_text_like_a_list_gives_rows_or_a_refusal(text: str, encoding: str) -> None:
    read_all(text.encode(encoding, "ignore"))


WORKBOOK = packed(book([["Name", "Organisation"], ["Ida Berg", "Lake"], ["Ben Ashdown", 3]]))


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(WORKBOOK) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_gives_rows_or_a_refusal(place: int, data: bytes) -> None:
    read_all(WORKBOOK[:place] + data + WORKBOOK[place + len(data) :])


cells = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Zs", "Cn"]), max_size=12
)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_a_spreadsheet_writes_comes_back(rows: list[list[str]]) -> None:
    import csv
    import unicodedata

    rows = [["Name", "Organisation", "Role"], *rows, ["x", "y", "z"]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    expected = [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in rows]
    assert list(read_sheet(out.getvalue().encode(), delimiter=",").rows) == expected


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251"])
def test_unicode_is_not_read_as_something_else_though_it_is_told(encoding: str) -> None:
    data = "Name;Organisation\nIda Berg;Liège\n".encode()
    with pytest.raises(BadInput) as refused:
        read_sheet(data, encoding=encoding)
    assert "Unicode" in str(refused.value.sentence(language("en")))
    assert read_sheet(b"Name\nIda Berg\n", encoding=encoding).rows[1] == ("Ida Berg",)
