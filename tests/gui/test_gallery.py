"""Every widget at once: each can be reached, is named for a screen reader, and shows markup instead of obeying it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.gallery import PAGES, write
from ui.theme import DARK, LIGHT, Choice

EVERY = pytest.mark.parametrize("make", PAGES.values(), ids=PAGES)
Make = Callable[[Context], QWidget]


@EVERY
def test_whatever_takes_the_focus_has_a_name(make: Make, context: Context, qtbot: QtBot) -> None:
    page = make(context)
    qtbot.addWidget(page)
    nameless: list[str] = []
    for widget in page.findChildren(QWidget):
        inside = isinstance(widget.parentWidget(), QAbstractScrollArea) or widget.objectName().startswith(
            "qt_"
        )
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or inside or widget.isHidden():
            continue
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        if not spoken:
            nameless.append(type(widget).__name__)
    assert nameless == []


@EVERY
def test_every_label_is_plain_text(make: Make, context: Context, qtbot: QtBot) -> None:
    page = make(context)
    qtbot.addWidget(page)
    worded = [label for label in page.findChildren(QLabel) if label.text()]
    assert [label.text() for label in worded if label.textFormat() != Qt.TextFormat.PlainText] == []


@EVERY
def test_nothing_is_left_in_the_old_colours_after_a_switch(
    make: Make, context: Context, qtbot: QtBot
) -> None:
    page = make(context)
    qtbot.addWidget(page)
    page.resize(1440, 960)
    page.show()
    context.theme.choose(Choice.DARK)
    QApplication.processEvents()
    picture = page.grab().toImage()
    bright = {QColor(number).rgb() for number in (LIGHT.paper, LIGHT.surface, LIGHT.sunk)}
    points = [
        picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
    ]
    assert sum(point in bright for point in points) == 0
    assert QColor(DARK.paper).rgb() in points


class _Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@EVERY
def test_nothing_flashes_up_as_a_window_while_a_page_is_made(
    make: Make, context: Context, qtbot: QtBot, qapp: QApplication
) -> None:
    watch = _Watch()
    qapp.installEventFilter(watch)
    qtbot.addWidget(make(context))
    qapp.removeEventFilter(watch)
    assert watch.shown == []


def test_the_pictures_of_the_gallery_are_written_in_both_themes(context: Context, tmp_path: Path) -> None:
    write(context, tmp_path)
    assert {file.name for file in tmp_path.glob("*.png")} == {
        f"{page}-{theme}-100.png" for page in PAGES for theme in ("light", "dark")
    }
