"""Work in turns of the event loop."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.turns import Turns


def steps(done: list[str], *names: str) -> Iterator[None]:
    for name in names:
        done.append(name)
        yield


def test_the_first_step_waits_until_the_window_had_a_turn(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns(owner := QObject())
    turns.begin(steps(done, "table", "panel"), lambda: done.append("shown"))
    assert done == [] and turns.running
    qtbot.waitUntil(lambda: not turns.running)
    assert done == ["table", "panel", "shown"]
    owner.deleteLater()


def test_small_work_that_may_begin_at_once_is_done_at_once() -> None:
    done: list[str] = []
    owner = QObject()
    Turns(owner).begin(steps(done, "table"), now=True)
    assert done == ["table"]


def test_what_is_left_can_be_done_now() -> None:
    done: list[str] = []
    owner = QObject()
    turns = Turns(owner)
    turns.begin(steps(done, "table", "panel"), lambda: done.append("shown"))
    turns.finish()
    turns.finish()
    assert done == ["table", "panel", "shown"]


def test_stopped_work_does_not_go_on(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    turns = Turns(owner)
    turns.begin(steps(done, "table"))
    turns.stop()
    qtbot.wait(1)
    assert done == [] and not turns.running


def test_work_that_a_step_begins_takes_the_place_of_the_old() -> None:
    done: list[str] = []
    owner = QObject()
    turns = Turns(owner)

    def first() -> Iterator[None]:
        done.append("first")
        turns.begin(steps(done, "second"))
        yield

    turns.begin(first())
    turns.finish()
    assert done == ["first", "second"] and not turns.running


def test_an_error_ends_the_work_and_is_told() -> None:
    told: list[Exception] = []
    owner = QObject()
    turns = Turns(owner)

    def failing() -> Iterator[None]:
        yield
        raise ValueError("no room")

    turns.begin(failing(), failed=told.append)
    turns.finish()
    assert [str(error) for error in told] == ["no room"] and not turns.running
    turns.begin(failing())
    with pytest.raises(ValueError, match="no room"):
        turns.finish()
    assert not turns.running
