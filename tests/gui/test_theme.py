"""The look: every text can be read on its ground, twelve hues can be told apart, and a switch reaches all."""

from __future__ import annotations

import gc
import itertools
import math
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from ui.context import Context
from ui.theme import DARK, LIGHT, Choice, Palette, Theme, contrast
from ui.theme.marks import write_marks
from ui.theme.rules import RULES, style_sheet
from ui.widgets import Button, Label
from ui.widgets.heat_map import cell_colours

BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("paper", "sunk", "surface")

# Linear RGB as people without long, middle or short cones see it (Machado, Oliveira, Fernandes 2009, severity 1).
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
TRITAN = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
USUAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@BOTH
def test_text_can_be_read_on_every_ground(palette: Palette) -> None:
    for ground, words in itertools.product((*GROUNDS, "tint"), ("ink", "ink2", "accent")):
        assert contrast(palette.hex(words), palette.hex(ground)) >= 4.5, (words, ground)
    for ground, words in itertools.product(GROUNDS, ("muted", "error", "success", "warning")):
        assert contrast(palette.hex(words), palette.hex(ground)) >= 4.5, (words, ground)


@BOTH
def test_what_warns_can_be_read_on_its_own_ground(palette: Palette) -> None:
    for tone in ("warning", "error", "success"):
        for words in (tone, "ink", "ink2"):
            assert contrast(palette.hex(words), palette.hex(f"{tone}_bg")) >= 4.5, (words, tone)


@BOTH
def test_the_word_on_a_filled_button_can_be_read_in_every_state(palette: Palette) -> None:
    for ground in ("accent", "accent_hover", "accent_pressed"):
        assert contrast(palette.on_accent, palette.hex(ground)) >= 4.5, ground


@BOTH
def test_marks_stand_out_from_every_ground(palette: Palette) -> None:
    marks = ["edge", "accent", *(f"kind-{shape}" for shape in palette.kinds)]
    for ground, mark in itertools.product(GROUNDS, marks):
        assert contrast(palette.hex(mark), palette.hex(ground)) >= 3.0, (mark, ground)


@BOTH
def test_a_kinds_letter_and_a_tables_figure_can_be_read(palette: Palette) -> None:
    for shape in palette.kinds:
        assert contrast(palette.kinds[shape], palette.surface) >= 4.5, shape
    for hue in palette.hues:
        assert contrast(palette.on_hue, hue) >= 4.5, hue


def seen(number: str, eye: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """A colour in OKLab as an eye sees it (Ottosson 2020)."""
    channels = [int(number[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    r, g, b = (min(max(sum(w * c for w, c in zip(row, linear, strict=True)), 0.0), 1.0) for row in eye)
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


@BOTH
@pytest.mark.parametrize("eye", [USUAL, PROTAN, DEUTAN, TRITAN], ids=["usual", "protan", "deutan", "tritan"])
def test_any_two_of_twelve_hues_can_be_told_apart(
    palette: Palette, eye: tuple[tuple[float, ...], ...]
) -> None:
    assert len(set(palette.hues)) == 12
    for one, other in itertools.combinations(palette.hues, 2):
        # Twice a just noticeable difference; the number always stands beside it.
        assert math.dist(seen(one, eye), seen(other, eye)) >= 0.038, (one, other)


@BOTH
@pytest.mark.parametrize("eye", [USUAL, PROTAN, DEUTAN], ids=["usual", "protan", "deutan"])
def test_never_once_and_twice_can_be_told_apart_on_the_heat_map(
    palette: Palette, eye: tuple[tuple[float, ...], ...]
) -> None:
    for one, other in itertools.combinations(cell_colours(palette)[:3], 2):
        assert math.dist(seen(one, eye), seen(other, eye)) >= 0.08, (one, other)


@BOTH
def test_never_and_colleagues_stand_off_the_page(palette: Palette) -> None:
    never, *_, colleagues = cell_colours(palette)
    assert math.dist(seen(never, USUAL), seen(palette.paper, USUAL)) >= 0.02
    assert math.dist(seen(never, USUAL), seen(colleagues, USUAL)) >= 0.08


@BOTH
def test_every_rule_names_a_colour_and_a_drawing_that_exist(palette: Palette, tmp_path: Path) -> None:
    sheet = style_sheet(palette, write_marks(tmp_path, palette))
    assert "@" not in sheet
    assert "$" not in sheet
    for file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(file).is_file()


def test_every_class_that_can_have_the_focus_shows_it() -> None:
    shown = ("QPushButton", "QToolButton", "QLineEdit", "QAbstractSpinBox", "QComboBox", "QPlainTextEdit")
    for control in (
        *shown,
        "QTabBar::tab",
        "QCheckBox::indicator",
        "QRadioButton::indicator",
        "QTableView::item",
    ):
        assert f"{control}:focus" in RULES


def test_a_switch_of_theme_changes_what_is_already_on_the_screen(context: Context) -> None:
    theme = context.theme
    told: list[int] = []
    theme.changed.connect(lambda: told.append(1))
    button = Button.primary(context, "Plan the day")
    button.show()
    before = button.grab().toImage().pixelColor(QPoint(8, 16))
    theme.choose(Choice.DARK)
    QApplication.processEvents()
    after = button.grab().toImage().pixelColor(QPoint(8, 16))
    assert (before, after) == (QColor(LIGHT.accent), QColor(DARK.accent))
    assert told == [1]
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    assert window == QColor(DARK.paper)
    button.close()


def test_without_an_opinion_of_the_system_it_is_light(context: Context) -> None:
    context.theme.choose(Choice.SYSTEM)
    assert context.theme.palette is LIGHT


def test_the_programs_own_fonts_are_there(context: Context) -> None:
    assert {"Source Sans 3", "Source Serif 4"} <= set(context.theme.families)
    label = Label("Łódź Пловдив Αθήνα")
    assert label.fontInfo().family() == "Source Sans 3"


def test_even_a_plain_button_of_qt_has_no_grey_gradient(context: Context) -> None:
    button = QPushButton("Plain")
    button.resize(100, 34)
    button.show()
    picture = button.grab().toImage()
    assert picture.pixelColor(8, 6) == picture.pixelColor(8, 28) == QColor(LIGHT.surface)
    button.close()


def test_the_pictures_of_the_style_sheet_outlive_the_theme(qapp: QApplication, worn_theme: Theme) -> None:
    theme = Theme(qapp, Choice.DARK)
    pictures = re.findall(r"url\(\"?([^)\"]+)", qapp.styleSheet())
    assert pictures
    del theme
    gc.collect()
    assert all(Path(picture).is_file() for picture in pictures)
    worn_theme.choose(Choice.DARK)
    worn_theme.choose(Choice.LIGHT)
