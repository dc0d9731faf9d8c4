"""People who may be one, and organisations that look alike: offered, decided by a person, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.people_window import choose, names, open_window, page_of
from ui.context import Context
from ui.organiser.people.alike_list import AlikeList
from ui.organiser.people.organisations import Organisations
from ui.organiser.people.review import Review
from ui.organiser.window import OrganiserWindow
from ui.widgets import Button, ElidedLabel
from worldcafe.verbs.alike import obvious

LIST = """Name\tOrganisation\tE-mail\tWishes
Tiago Azinheira\tCâmara de Ribeira\ttiago@example.org\t
Azinheira Tiago\tInst. Serra Azul\t\t2, 1
Ida Berg\tCity of Warsaw\tida@example.org\t
Paul Klee\tWarsaw\tpaul@example.org\t
Rosa Lund\tWarsaw\trosa@example.org\t
"""

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    made = open_window(qtbot, tmp_path, context, LIST)
    qtbot.waitUntil(lambda: bool(page_of(made).duplicates.alike.cases), timeout=10_000)
    yield made
    dialogue = page_of(made).dialogue
    if dialogue is not None:
        dialogue.reject()
    made.close()


def listed(window: OrganiserWindow) -> AlikeList:
    page_of(window).actions_by_name["review"].trigger()
    dialogue = page_of(window).dialogue
    assert isinstance(dialogue, AlikeList)
    return dialogue


def asked(window: OrganiserWindow) -> Review:
    dialogue = page_of(window).dialogue
    assert isinstance(dialogue, Review)
    return dialogue


def review(window: OrganiserWindow) -> Review:
    listed(window).one_by_one.click()
    return asked(window)


def houses(window: OrganiserWindow) -> set[str]:
    return {o.name for o in window.bridge.cafe.organisations.values()}


def test_the_banner_counts_what_looks_alike(window: OrganiserWindow) -> None:
    banner = page_of(window).duplicates.banner
    assert banner.isVisible()
    assert banner.text() == (
        "1 possible duplicate, 1 group of organisations looks alike. "
        "Merge them before planning, or colleagues may share a table."
    )


def test_the_list_counts_as_the_banner_does_and_names_every_group(window: OrganiserWindow) -> None:
    dialogue = listed(window)
    assert dialogue.sentence() == "1 possible duplicate, 1 group of organisations looks alike."
    said = [label.text_in_full() for label in dialogue.findChildren(ElidedLabel)]
    assert said[0] == "Tiago Azinheira  ·  Tiago Azinheira"
    assert "Warsaw  ·  City of Warsaw" in said


def test_what_is_obvious_is_merged_at_once_and_undone_in_one_step(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    page = page_of(window)
    add = page.deeds.add
    add("Rosa Lund", "Warsaw", "")
    add("Otto Holm", "warsaw,  Miasto", "")
    qtbot.waitUntil(lambda: len(page.duplicates.cases.groups()) == 3, timeout=10_000)
    before = window.bridge.cafe
    dialogue = listed(window)
    (rosa,) = [t for t in dialogue.ticks if t.accessibleName() == "Merge Rosa Lund, Rosa Lund"]
    assert rosa.isChecked()
    assert dialogue.merge.text() == f"Merge the {len(dialogue.ticks)} ticked ones"
    dialogue.merge.click()
    assert [p.name for p in window.bridge.cafe.people.values()].count("Rosa Lund") == 1
    assert window.toast_text().endswith("now.")
    window.undo()
    assert window.bridge.cafe.people == before.people
    assert window.bridge.cafe.organisations == before.organisations


def test_what_is_not_ticked_stays_as_it_is(window: OrganiserWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    page.deeds.add("Rosa Lund", "Warsaw", "")
    qtbot.waitUntil(lambda: len(page.duplicates.cases.people) == 2, timeout=10_000)
    dialogue = listed(window)
    for tick in dialogue.ticks:
        tick.click()
    assert not dialogue.merge.isEnabled()
    dialogue.reject()


def test_people_with_different_addresses_or_houses_are_not_obvious(window: OrganiserWindow) -> None:
    cafe = window.bridge.cafe
    group = page_of(window).duplicates.cases.groups()[0]
    assert not obvious(group, cafe)
    assert not obvious(replace(group, why="same name"), cafe)


def test_one_group_is_looked_at_and_the_list_comes_back(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = listed(window)
    looks = [b for b in dialogue.findChildren(Button) if b.text() == "Look…"]
    assert len(looks) == 2
    QTest.mouseClick(looks[1], LEFT)
    assert asked(window).sentence() == "Are these one organisation? 1 of 1."
    QTest.mouseClick(asked(window).left.keep, LEFT)
    qtbot.waitUntil(lambda: isinstance(page_of(window).dialogue, AlikeList))
    again = page_of(window).dialogue
    assert isinstance(again, AlikeList)
    assert again.sentence() == "1 possible duplicate."


def test_two_who_may_be_one_are_shown_side_by_side_and_the_kept_one_gains(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue = review(window)
    assert dialogue.sentence() == "Is this one person? 1 of 2."
    assert "tiago@example.org" in dialogue.left.texts()
    assert "2, 1" in dialogue.right.texts()
    QTest.mouseClick(dialogue.left.keep, LEFT)
    (tiago,) = [p for p in window.bridge.cafe.people.values() if "Tiago" in p.name]
    assert tiago.email == "tiago@example.org"
    assert len(tiago.wishes) == 2
    assert window.menus.actions["undo"].text() == f"Undo “Merge into {tiago.name}”"
    assert dialogue.sentence() == "Are these one organisation? 2 of 2."


def test_merging_is_undone(window: OrganiserWindow, qtbot: QtBot) -> None:
    before = window.bridge.cafe.people
    dialogue = review(window)
    QTest.mouseClick(dialogue.right.keep, LEFT)
    assert len(names(window)) == 4
    dialogue.reject()
    window.undo()
    assert window.bridge.cafe.people == before
    assert len(names(window)) == 5


def test_they_are_two_is_remembered_and_nothing_is_merged(
    window: OrganiserWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialogue = review(window)
    QTest.mouseClick(dialogue.two, LEFT)
    QTest.mouseClick(dialogue.two, LEFT)
    page = page_of(window)
    assert page.dialogue is None
    assert len(names(window)) == 5
    assert not page.duplicates.banner.isVisible()
    assert not page.duplicates.alike.cases
    page.actions_by_name["again"].trigger()
    qtbot.waitUntil(lambda: bool(page.duplicates.alike.cases), timeout=10_000)
    assert page.duplicates.banner.isVisible()


def test_two_people_who_are_called_two_are_not_offered_again_after_other_changes(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue = review(window)
    QTest.mouseClick(dialogue.two, LEFT)
    QTest.mouseClick(dialogue.two, LEFT)
    page = page_of(window)
    page.deeds.add("Rosa Lund", "Somewhere", "")
    qtbot.waitUntil(lambda: bool(page.duplicates.alike.cases), timeout=10_000)
    cafe = window.bridge.cafe
    offered = [
        {cafe.people[c.one].name, cafe.people[c.other].name} for c in page.duplicates.alike.cases.people
    ]
    assert offered == [{"Rosa Lund"}]
    assert not page.duplicates.alike.cases.houses


def test_decide_later_asks_again_another_time(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = review(window)
    QTest.mouseClick(dialogue.later, LEFT)
    QTest.mouseClick(dialogue.later, LEFT)
    assert page_of(window).dialogue is None
    assert page_of(window).duplicates.banner.isVisible()


def test_organisations_merged_in_the_review_keep_the_chosen_name(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue = review(window)
    QTest.mouseClick(dialogue.two, LEFT)
    keep = next(side for side in (dialogue.left, dialogue.right) if side.name.text_in_full() == "Warsaw")
    QTest.mouseClick(keep.keep, LEFT)
    assert "City of Warsaw" not in houses(window)
    (warsaw,) = [o for o in window.bridge.cafe.organisations.values() if o.name == "Warsaw"]
    assert warsaw.aliases == ("City of Warsaw",)


def test_people_who_are_chosen_are_merged_after_a_look(window: OrganiserWindow, qtbot: QtBot) -> None:
    choose(window, "Ida Berg", "Rosa Lund")
    page_of(window).merge_chosen()
    dialogue = page_of(window).dialogue
    assert isinstance(dialogue, Review)
    QTest.mouseClick(dialogue.left.keep, LEFT)
    assert len(names(window)) == 4


def organisations(window: OrganiserWindow) -> Organisations:
    page_of(window).actions_by_name["organisations"].trigger()
    dialogue = page_of(window).dialogue
    assert isinstance(dialogue, Organisations)
    return dialogue


def house(window: OrganiserWindow, name: str) -> str:
    return next(o.id for o in window.bridge.cafe.organisations.values() if o.name == name)


def test_organisations_are_listed_with_their_people_and_renamed(
    window: OrganiserWindow, qtbot: QtBot
) -> None:
    dialogue = organisations(window)
    assert [(h.name, h.people) for h in dialogue.houses.shown][-1] == ("Warsaw", 2)
    dialogue.choose(house(window, "Warsaw"))
    dialogue.field.setFocus()
    dialogue.field.selectAll()
    dialogue.field.insert("Miasto Warszawa")
    QTest.keyClick(dialogue.field, Qt.Key.Key_Return)
    assert "Miasto Warszawa" in houses(window)
    assert dialogue.isVisible()


def test_organisations_are_merged_split_again_and_undone(window: OrganiserWindow, qtbot: QtBot) -> None:
    dialogue = organisations(window)
    dialogue.choose(house(window, "Warsaw"), house(window, "City of Warsaw"))
    (button,) = [b for b in dialogue.findChildren(Button) if b.text() == "Warsaw"]
    QTest.mouseClick(button, LEFT)
    assert "City of Warsaw" not in houses(window)
    dialogue.choose(house(window, "Warsaw"))
    split = [b for b in dialogue.findChildren(Button) if b.text() == "Split off"][-1]
    QTest.mouseClick(split, LEFT)
    assert "City of Warsaw" in houses(window)
    ida = next(p for p in window.bridge.cafe.people.values() if p.name == "Ida Berg")
    assert window.bridge.cafe.organisation_of(ida.id) == "City of Warsaw"
    window.undo()
    window.undo()
    assert {"Warsaw", "City of Warsaw"} <= houses(window)
