"""A small café with a plan that is known by heart, in the real window, for the tests of the Rotation page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.rotation import RotationPage
from ui.organiser.window import NAME, OrganiserWindow
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Organisation, Participant, Post
from worldcafe.domain.rotation import Plan
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.new import new_document

TABLES = 5
MOVERS = 20


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture
def context(theme: Theme, tmp_path: Path) -> Context:
    preferences = Preferences.at(tmp_path / "preferences.ini")
    preferences.set_last_page("rotation", NAME)
    return Context(language("en"), theme, preferences)


def afresh(document: Document) -> Document:
    """The document opened anew: nothing to undo."""
    document.close()
    return Document.open(document.path)


@pytest.fixture
def unplanned(tmp_path: Path) -> Document:
    """Five tables, three rounds, a rapporteur at each table and twenty people who move, two of each organisation."""
    document = new_document(
        tmp_path / "small.cafe", language("en"), title="Bright Streets", tables=TABLES, rounds=3
    )
    with document.edit("People") as w:
        organisations = [Organisation(new_id(), f"Organisation {n:02}") for n in range(MOVERS // 2)]
        w.put_all(organisations)
        tables, rounds = document.cafe.tables_in_order, document.cafe.rounds_in_order
        writers = [Participant(new_id(), f"Writer{t + 1}", "Ash") for t in range(TABLES)]
        edits.add_people(w, writers)
        w.put_all(
            Post(r.id, t.id, p.id, "rapporteur") for t, p in zip(tables, writers, strict=True) for r in rounds
        )
        edits.add_people(
            w,
            [
                Participant(new_id(), f"Mover{n:02}", "Birch", organisation=organisations[n % 10].id)
                for n in range(MOVERS)
            ],
        )
    return afresh(document)


@pytest.fixture
def planned(unplanned: Document) -> Document:
    """The same with a plan in which nobody meets twice: mover n starts at table n mod 5 and walks on by n div 5 + 1."""
    cafe = unplanned.cafe
    tables, rounds = cafe.tables_in_order, cafe.rounds_in_order
    movers = [p for p in cafe.people_in_order if p.family == "Birch"]
    seats: dict[str, dict[str, str]] = {}
    for k, round_ in enumerate(rounds):
        seats[round_.id] = {
            post.person: post.table for post in cafe.posts.values() if post.round == round_.id
        }
        for n, person in enumerate(movers):
            seats[round_.id][person.id] = tables[(n + k * (n // TABLES + 1)) % TABLES].id
    with unplanned.edit("Plan") as w:
        edits.adopt_rotation(w, Plan(new_id(), "Plan 1"), seats)
    return afresh(unplanned)


def opened(qtbot: QtBot, context: Context, document: Document) -> OrganiserWindow:
    window = OrganiserWindow(context, document)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    window.go_to("rotation")
    window.page("rotation")
    qtbot.waitUntil(lambda: not window.jobs.running())
    return window


@pytest.fixture
def window(qtbot: QtBot, context: Context, planned: Document) -> Iterator[OrganiserWindow]:
    made = opened(qtbot, context, planned)
    yield made
    made.close()


@pytest.fixture
def page(window: OrganiserWindow) -> RotationPage:
    found = window.page("rotation")
    assert isinstance(found, RotationPage)
    return found


@pytest.fixture
def bare_window(qtbot: QtBot, context: Context, unplanned: Document) -> Iterator[OrganiserWindow]:
    made = opened(qtbot, context, unplanned)
    yield made
    made.close()


@pytest.fixture
def bare_page(bare_window: OrganiserWindow) -> RotationPage:
    found = bare_window.page("rotation")
    assert isinstance(found, RotationPage)
    return found
