"""The windows in Italian: what a person reads is Italian, and the keys of the menus are unambiguous."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QMenuBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.stages import STAGES
from ui.organiser.window import OrganiserWindow
from ui.preferences import Preferences
from ui.screen_language import chosen
from ui.theme import Theme
from ui.widgets import Prose
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.verbs.new import new_document

ENGLISH_WORDS = ("Table", "Round", "People", "Topic", "Report", "Change", "Remove", "Nothing", "Kind")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, worn_theme: Theme) -> Iterator[OrganiserWindow]:
    """A new café on an Italian screen, on its first page."""
    italian = language("it")
    document = new_document(
        tmp_path / "biblioteca.cafe",
        italian,
        title="La biblioteca di domani",
        tables=4,
        rounds=3,
        minutes=25,
        first_day=date(2027, 4, 14),
        start=time(9, 30),
    )
    context = Context(italian, worn_theme, Preferences.at(tmp_path / "preferences.ini"))
    made = OrganiserWindow(context, document)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    yield made
    made.close()


def words_in(widget: QWidget) -> list[str]:
    """What stands on a widget's labels and buttons."""
    found = [
        *((label, label.text()) for label in widget.findChildren(QLabel)),
        *((prose, prose.text()) for prose in widget.findChildren(Prose)),
        *((button, button.text()) for button in widget.findChildren(QPushButton)),
    ]
    return [text for one, text in found if text and one.isVisibleTo(widget)]


def menus_of(bar: QMenuBar) -> list[tuple[str, list[QAction]]]:
    """The bar and each of its menus, with what can be chosen in it."""
    found = [("the menu bar", bar.actions())]
    waiting = [menu for action in bar.actions() if isinstance(menu := action.menu(), QMenu)]
    while waiting:
        menu = waiting.pop()
        found.append((menu.title(), menu.actions()))
        waiting += [below for action in menu.actions() if isinstance(below := action.menu(), QMenu)]
    return found


def test_the_menus_are_italian(window: OrganiserWindow) -> None:
    window.go_to("cafe")
    titles = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert titles == ["File", "Modifica", "Visualizza", "Café", "Aiuto"]


def test_no_two_words_of_a_menu_answer_the_same_key(window: OrganiserWindow) -> None:
    for title, actions in menus_of(window.menuBar()):
        keys = [QKeySequence.mnemonic(action.text()).toString() for action in actions]
        keys = [key for key in keys if key]
        assert len(set(keys)) == len(keys), (title, keys)


@pytest.mark.parametrize("stage", [stage.code for stage in STAGES])
def test_a_page_shows_no_english(window: OrganiserWindow, qtbot: QtBot, stage: str) -> None:
    window.go_to(stage)
    qtbot.waitUntil(lambda: not window.jobs.running())
    found = words_in(window.page(stage))
    assert found
    # The preview of the report is a picture; sections and topics are the café's, which is Italian here.
    assert [text for text in found if set(text.replace(",", " ").split()) & set(ENGLISH_WORDS)] == []


def test_the_first_page_says_in_italian_what_is_missing(window: OrganiserWindow, qtbot: QtBot) -> None:
    window.go_to("cafe")
    # The cards of the page are shown one after another.
    qtbot.waitUntil(lambda: any("14 aprile 2027" in text for text in words_in(window.page("cafe"))))
    text = "\n".join(words_in(window.page("cafe")))
    assert "Manca 1 cosa prima di poter pianificare." in text
    assert "Aggiungi persone" in text


def test_what_can_be_undone_is_named_in_italian(window: OrganiserWindow) -> None:
    assert window.edit(window.context.language.say("Add a table"), edits.add_table)
    undo = window.menus.actions["undo"]
    assert undo.text() == "Annulla «Aggiungi un tavolo»"


def test_the_language_of_the_system_is_chosen_if_the_program_speaks_it() -> None:
    assert chosen(None, ["it-IT", "en-GB"]).code == "it"
    assert chosen(None, ["is-IS", "it-CH"]).code == "it"
    assert chosen(None, ["is-IS"]).code == "en"
    assert chosen("it", ["en-GB"]).code == "it"
