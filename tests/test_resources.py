"""The program's own files are where it looks for them, complete, and with their licences."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

from worldcafe.resources import path

SVG = "{http://www.w3.org/2000/svg}svg"
ICONS = sorted(path("icons").glob("*.svg"))
FONTS = sorted(path("fonts").glob("*.ttf"))
TEXT_FONTS = [font for font in FONTS if font.stem.startswith("Source")]
ALPHABETS = {
    "Latin": "AaZzÀÿĄąĘęŁłŃńŚśŹźŻżČčĎďŐőŰűȘșȚțŠšŽžÇçÃãÕõÑñßÆæØøÅå",
    "Greek": "ΑαΒβΓγΔδΩωάέήίόύώϊΐ",
    "Cyrillic": "АаБбВвГгЖжЩщЪъЮюЯяЁёІіЇїЄє",
    "marks": "‘’“”„«»–—…·•×€°",
}


def test_a_name_leads_to_the_file() -> None:
    assert path("icons/coffee.svg").is_file()
    assert path() == path("icons").parent


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_a_picture_that_the_theme_can_tint(icon: Path) -> None:
    root = ET.parse(icon).getroot()
    assert root.tag == SVG
    if icon.stem == "app":
        assert root.get("viewBox") == "0 0 128 128"
    else:
        assert root.get("viewBox") == "0 0 24 24"
        assert root.get("stroke") == "currentColor"


@pytest.mark.parametrize("font", TEXT_FONTS, ids=lambda font: font.stem)
@pytest.mark.parametrize("script", ALPHABETS)
def test_a_font_writes_the_languages_of_europe(font: Path, script: str) -> None:
    glyphs = TTFontFile(str(font)).charToGlyph
    assert [letter for letter in ALPHABETS[script] if ord(letter) not in glyphs] == []


def test_the_last_fallback_writes_hebrew_and_arabic() -> None:
    glyphs = TTFontFile(str(path("fonts/DejaVuSans.ttf"))).charToGlyph
    assert [letter for letter in "אבגשתابتثي" if ord(letter) not in glyphs] == []


@pytest.mark.parametrize(
    ("licence", "words"),
    [
        ("fonts/OFL-SourceSans3.txt", "SIL Open Font License"),
        ("fonts/OFL-SourceSerif4.txt", "SIL Open Font License"),
        ("fonts/LICENSE-DejaVu.txt", "Bitstream Vera"),
        ("icons/LICENSE-Lucide.txt", "ISC License"),
    ],
)
def test_what_others_made_comes_with_its_licence(licence: str, words: str) -> None:
    assert words.casefold() in path(licence).read_text(encoding="utf-8").casefold()


def test_every_font_is_named_in_the_list_of_sources() -> None:
    listed = path("fonts/README.md").read_text(encoding="utf-8")
    families = {font.stem.split("-")[0] for font in FONTS}
    assert families == {"SourceSans3", "SourceSerif4", "DejaVuSans"}
    assert all(f"`{family}" in listed for family in families)
