"""A café with its window at the page People, for the tests of that page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.models.people_model import NAME, Column
from ui.organiser.people import PeoplePage
from ui.organiser.people.import_dialogue import ImportDialogue
from ui.organiser.window import OrganiserWindow
from worldcafe.language import language
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.new import new_document

LIST = """Name\tOrganisation\tE-mail\tRole\tTable\tLanguages\tWishes\tWednesday\tThursday
Łucja Żak\tTrzy Rzeki\tlucja@example.org\t\t\tpl en\t3, 1\tx\tx
Lech Lis\tTrzy Rzeki\tlech@example.org\t\t\tpl\t\tx\t
Zoe Adams\tKlarsund\tzoe@example.org\trapporteur\t2\ten\t\tx\tx
Иван Петров\tОбщина Ясеново\tivan@example.org\t\t\tbg en\t2\tx\tx
Ангел Бонев\tОбщина Ясеново\tangel@example.org\t\t\tbg\t1\tx\tx
Nuno Bragança\tSerra Azul\tnuno@example.org\t\t\tpt\t2, 3, 1\tx\tx
"""


def open_window(qtbot: QtBot, folder: Path, context: Context, people: str = LIST) -> OrganiserWindow:
    """Three tables, and four rounds over two days; the page is shown and its rows are there."""
    document = new_document(
        folder / "streets.cafe",
        language("en"),
        title="Small Streets",
        tables=3,
        rounds=4,
        minutes=300,
        first_day=date(2027, 4, 14),
        start=time(9),
    )
    if people:
        bring_in(document, read_list(people), "Import the list")
    context.preferences.set_last_page("people", "organiser")
    window = OrganiserWindow(context, document)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    wait_for_rows(qtbot, window)
    return window


def page_of(window: OrganiserWindow) -> PeoplePage:
    return cast(PeoplePage, window.page("people"))


def wait_for_rows(qtbot: QtBot, window: OrganiserWindow) -> None:
    qtbot.waitUntil(lambda: len(page_of(window).model.everyone()) == len(window.bridge.cafe.people))


def names(window: OrganiserWindow) -> list[str]:
    """The names that the table shows, from the top."""
    return [row.name for row in page_of(window).model.rows()]


def person(window: OrganiserWindow, name: str) -> str:
    (found,) = [p.id for p in window.bridge.cafe.people.values() if p.name == name]
    return found


def choose(window: OrganiserWindow, *people: str) -> None:
    page_of(window).choose([person(window, name) for name in people])
    page_of(window).panel.build()


def column(window: OrganiserWindow, key: str, span: int = -1) -> int:
    columns: Sequence[Column] = page_of(window).model.columns
    return next(at for at, c in enumerate(columns) if c.key == key and c.span == span)


def cell(window: OrganiserWindow, name: str, key: str, span: int = -1) -> str:
    """What a cell says."""
    model = page_of(window).model
    at = model.places()[person(window, name)]
    return str(model.index(at, column(window, key, span)).data())


def click_cell(
    qtbot: QtBot,
    window: OrganiserWindow,
    name: str,
    key: str = NAME,
    span: int = -1,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    twice: bool = False,
) -> None:
    table = page_of(window).table
    model = page_of(window).model
    index = model.index(model.places()[person(window, name)], column(window, key, span))
    table.scrollTo(index)
    place = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    if twice:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def shown_menu() -> QMenu:
    """The menu that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def pick(menu: QMenu, *words: str) -> None:
    """Choose in a menu, by the words of each level; the menu closes."""
    level = menu
    for word in words[:-1]:
        (entry,) = [a for a in level.actions() if a.text() == word]
        inner = entry.menu()
        assert isinstance(inner, QMenu)
        level = inner
    (action,) = [a for a in level.actions() if a.text() == words[-1]]
    action.trigger()
    menu.close()


def import_of(qtbot: QtBot, window: OrganiserWindow) -> ImportDialogue:
    """The import dialogue when it has read its list."""
    dialogue = page_of(window).dialogue
    assert isinstance(dialogue, ImportDialogue)
    settled(qtbot, dialogue)
    return dialogue


def settled(qtbot: QtBot, dialogue: ImportDialogue) -> None:
    """Wait until the list is read under the present choices."""
    qtbot.waitUntil(lambda: not dialogue.busy, timeout=20_000)
