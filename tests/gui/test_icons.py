"""Icons follow the theme, are sharp on every screen, and every name that is used has its drawing."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage

import ui
from ui.context import Context
from ui.theme import DARK, LIGHT, Choice
from worldcafe.resources import path


def drawn_in(image: QImage, number: str) -> bool:
    """Whether the densest point of a picture has that colour; edges are soft, and lose a little in rounding."""
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    densest = max(colours, key=QColor.alpha)
    wanted = QColor(number)
    apart = (
        densest.red() - wanted.red(),
        densest.green() - wanted.green(),
        densest.blue() - wanted.blue(),
    )
    return densest.alpha() > 150 and all(abs(step) <= 3 for step in apart)


def test_an_icon_takes_the_colour_of_the_theme_when_it_is_painted(context: Context) -> None:
    icon = context.icon("square", "accent")
    assert drawn_in(icon.pixmap(48, 48).toImage(), LIGHT.accent)
    context.theme.choose(Choice.DARK)
    assert drawn_in(icon.pixmap(48, 48).toImage(), DARK.accent)


def test_an_icon_is_drawn_at_the_pixels_of_the_screen(context: Context) -> None:
    picture = context.icon("users").pixmap(QSize(20, 20), 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (40, 2.0)


def test_what_cannot_be_used_is_paler(context: Context) -> None:
    off = context.icon("square").pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled).toImage()
    assert drawn_in(off, LIGHT.disabled)


def test_the_icon_of_a_checked_button_is_in_accent(context: Context) -> None:
    icon = context.icon("square")
    on = icon.pixmap(QSize(48, 48), 1.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert drawn_in(on, LIGHT.accent)


def test_a_copied_and_changed_icon_does_not_bring_the_program_down(context: Context) -> None:
    copy = QIcon(context.icon("users"))
    copy.setIsMask(True)
    gc.collect()
    other = QIcon(copy)
    other.setIsMask(False)
    gc.collect()
    assert not other.pixmap(16, 16).isNull()


def test_an_unknown_name_draws_a_dashed_circle_and_no_error(context: Context) -> None:
    assert drawn_in(context.icon("no-such-icon").pixmap(96, 96).toImage(), LIGHT.ink2)


@pytest.mark.parametrize("file", sorted(Path(ui.__path__[0]).rglob("*.py")), ids=lambda file: file.stem)
def test_every_icon_that_is_named_has_its_drawing(file: Path) -> None:
    calls = r'(?:\bicon\(|icon=|Picture\(context, |IconButton\(context, )"([a-z0-9-]+)"'
    named = re.findall(calls, file.read_text("utf-8"))
    assert [name for name in named if not (path("icons") / f"{name}.svg").is_file()] == []
