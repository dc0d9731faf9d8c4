"""Workbooks that would cost more than they say are refused before they are opened."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from worldcafe.domain.errors import BadInput
from worldcafe.exchange.sheet import read_sheet

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="People">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)
MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def cell(reference: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>x</t></is></c>'


def xlsx(xml: str) -> bytes:
    from openpyxl import Workbook

    whole, out = io.BytesIO(), io.BytesIO()
    Workbook().save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return out.getvalue()


def ods(rows: str, kind: str = ODS_TYPE) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", kind, zipfile.ZIP_STORED)
        target.writestr("META-INF/manifest.xml", MANIFEST)
        target.writestr("content.xml", CONTENT.format(rows))
    return out.getvalue()


def text_cell(text: str, repeated: int = 1) -> str:
    repeat = f' table:number-columns-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-cell office:value-type="string"{repeat}><text:p>{text}</text:p></table:table-cell>'


def row(cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def blank(repeated: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{repeated}"/>'


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("xl/workbook.xml", "<workbook/>")
        with target.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(120):
                part.write(b" " * 1_000_000)
    return out.getvalue()


def test_a_zip_bomb_is_refused_by_what_its_directory_says() -> None:
    with pytest.raises(BadInput, match="far larger inside"):
        read_sheet(bomb())


def test_a_zip_bomb_whose_directory_lies_is_refused_by_counting() -> None:
    lying = bomb().replace(struct.pack("<I", 120_000_000), struct.pack("<I", 1000))
    with pytest.raises(BadInput, match="far larger inside"):
        read_sheet(lying)


HOSTILE: dict[str, bytes] = {
    "opposite corners": xlsx(SHEET.format(f"<row>{cell('A1')}</row><row>{cell('XFD1048576')}</row>")),
    "small letters": xlsx(SHEET.format(f"<row>{cell('a1')}{cell('zz999999')}{cell('b1') * 90}</row>")),
    "endless column": xlsx(SHEET.format(f"<row>{cell('AAAAAAAAAA1')}</row>")),
    "entities": xlsx(
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        + SHEET.format('<row><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>')
    ),
    "cut short": xlsx("<worksheet><sheetData><row><c r="),
    "repeated cells": ods(row(text_cell("x", 16384), 1048576)),
    "a row without end": ods(row(text_cell("x", 100_000_000))),
    "a far row": ods(row(blank(16384), 2_000_000_000) + row(text_cell("x"))),
    "too many rows": xlsx(
        SHEET.format("".join(f'<row r="{i}">{cell(f"A{i}")}</row>' for i in range(1, 60_001)))
    ),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_workbook_is_refused(what: str) -> None:
    with pytest.raises(BadInput):
        read_sheet(HOSTILE[what])


def test_a_text_document_says_to_copy_the_table_out_of_it() -> None:
    with pytest.raises(BadInput, match="text document"):
        read_sheet(ods(row(text_cell("x")), "application/vnd.oasis.opendocument.text"))


def test_an_ordinary_ods_is_read_though_it_claims_a_million_blank_rows() -> None:
    sheet = read_sheet(
        ods(
            row(text_cell("Name") + text_cell("Organisation"))
            + row(text_cell("Łucja Maj") + text_cell("Gmina Lipa") + blank(1022))
            + row(blank(1024), 1_048_574)
        )
    )
    assert sheet.kind == "ods"
    assert sheet.rows == (("Name", "Organisation"), ("Łucja Maj", "Gmina Lipa"))
    assert sheet.sheet_names == ("People",)
