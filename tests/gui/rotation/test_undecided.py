"""What the Rotation page claims about colleagues while organisations that look alike are undecided."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.organiser.people.alike import Decisions
from ui.organiser.people.alike_list import AlikeList
from ui.organiser.people.page import PeoplePage
from ui.organiser.rotation import RotationPage
from ui.organiser.rotation.score_strip import ScoreStrip
from ui.organiser.window import OrganiserWindow


def write_a_town_twice(window: OrganiserWindow) -> None:
    with window.bridge.document.edit("Names") as w:
        first, second = sorted(w.cafe.organisations.values(), key=lambda o: o.name)[:2]
        w.put_all([replace(first, name="City of Warsaw"), replace(second, name="Warsaw")])


def undecided(page: RotationPage) -> ScoreStrip:
    return page.panel.score


def test_nothing_is_claimed_about_colleagues_while_organisations_look_alike(
    window: OrganiserWindow, page: RotationPage, qtbot: QtBot
) -> None:
    strip = undecided(page)
    qtbot.waitUntil(lambda: strip.colleagues.badge.accessibleName() == "0 at least")
    assert not strip.decide.isVisible()
    write_a_town_twice(window)
    qtbot.waitUntil(lambda: strip.colleagues.badge.accessibleName() == "1 to decide")
    assert strip.decide.isVisible()
    assert strip.colleagues.words.text().startswith("1 group of organisations looks alike and is undecided")


def test_deciding_leads_to_the_review_of_look_alikes(
    window: OrganiserWindow, page: RotationPage, qtbot: QtBot
) -> None:
    write_a_town_twice(window)
    strip = undecided(page)
    qtbot.waitUntil(strip.decide.isVisible)
    QTest.mouseClick(strip.decide, Qt.MouseButton.LeftButton)
    people = window.page("people")
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: isinstance(people.dialogue, AlikeList), timeout=10_000)
    assert people.dialogue is not None
    people.dialogue.reject()


def test_organisations_that_were_called_different_are_claimed_again(
    window: OrganiserWindow, page: RotationPage, qtbot: QtBot
) -> None:
    write_a_town_twice(window)
    strip = undecided(page)
    qtbot.waitUntil(strip.decide.isVisible)
    window.go_to("people")
    people = window.page("people")
    assert isinstance(people, PeoplePage)
    qtbot.waitUntil(lambda: bool(people.duplicates.cases.houses), timeout=10_000)
    decisions = Decisions(window.context.preferences, window.bridge.cafe.event.id)
    for case in people.duplicates.cases.all():
        decisions.add(case)
    window.go_to("rotation")
    qtbot.waitUntil(lambda: strip.colleagues.badge.accessibleName() == "0 at least", timeout=10_000)
    assert not strip.decide.isVisible()
