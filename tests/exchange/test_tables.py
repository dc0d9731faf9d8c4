"""Tables out: they read back, nothing in them is calculated, and a failed write leaves the old file alone."""

from __future__ import annotations

import csv
import errno
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from worldcafe.domain.errors import NotWritable, Stopped, WrongUse
from worldcafe.exchange.sheet import read_sheet
from worldcafe.exchange.tables import csv_text, write_table, xlsx_bytes
from worldcafe.saving import save

HEADER = ("Person", "Table", "Note")
FORMULAS = ["=1+1", "+44 20", "-5", "@SUM(A1)", "\t=1", " =1", "\n=1", "\x07=1"]


def test_csv_is_utf_8_with_a_header_and_an_empty_cell_for_absent(tmp_path: Path) -> None:
    path = tmp_path / "rotation.csv"
    write_table(path, HEADER, [("Łucja Maj", 3, None), ("Ida Berg", None, 'a "b", c')])
    assert path.read_bytes().decode("utf-8") == (
        'Person,Table,Note\r\nŁucja Maj,3,\r\nIda Berg,,"a ""b"", c"\r\n'
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_in_csv(text: str) -> None:
    (cell,) = next(csv.reader(io.StringIO(csv_text((text,), []), newline="")))
    assert cell.startswith("'")


def test_a_negative_number_is_still_a_number_in_csv() -> None:
    assert csv_text(("x",), [(-5,)]).splitlines()[1] == "-5"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=20) | st.sampled_from(FORMULAS), min_size=1, max_size=4))
def test_a_workbook_holds_texts_alone_and_always_opens(texts: list[str]) -> None:
    data = xlsx_bytes(["x"] * len(texts), [texts], title="Rotation: day [1]/2")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    for cell, text in zip(
        next(iter(sheet.iter_rows(min_row=2))) if sheet.max_row > 1 else [], texts, strict=False
    ):
        assert cell.data_type in ("s", "n", "inlineStr")
        clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", text)
        assert (cell.value or "") == clean.replace("\r\n", "\n").replace("\r", "\n") or "\r" in text


def test_a_workbook_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    write_table(path, HEADER, [("Łucja Maj", 3, "=1+1"), ("Ida Berg", None, "x")], title="People")
    sheet = read_sheet(path)
    assert sheet.sheet_name == "People"
    assert sheet.rows == (HEADER, ("Łucja Maj", "3", "=1+1"), ("Ida Berg", "", "x"))


def test_json_is_a_list_of_objects_with_null_for_absent(tmp_path: Path) -> None:
    path = tmp_path / "notes.json"
    write_table(path, HEADER, [("Łucja Maj", 3, None)])
    assert json.loads(path.read_text("utf-8")) == [{"Person": "Łucja Maj", "Table": 3, "Note": None}]


def test_another_suffix_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"\.csv, \.xlsx, \.json"):
        write_table(tmp_path / "x.doc", HEADER, [])


def test_a_stopped_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "rotation.csv"
    path.write_text("old")
    with pytest.raises(Stopped):
        write_table(path, HEADER, [("Ida", 1, None)], stop=lambda: True)
    assert path.read_text() == "old"


@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "may not be written"), (errno.EIO, "could not")],
)
def test_trouble_while_writing_leaves_the_old_file_and_nothing_beside_it(
    number: int, word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rotation.csv"
    path.write_text("old")

    def fail(descriptor: int) -> None:
        raise OSError(number, "trouble")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(NotWritable, match=word):
        save(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_and_a_folder_in_the_way_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotWritable, match="no folder"):
        save(tmp_path / "gone" / "x.csv", b"")
    with pytest.raises(NotWritable, match="is a folder"):
        save(tmp_path, b"")
