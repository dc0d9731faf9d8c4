"""Reference cycles are looked for in the GUI thread alone."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui import collector
from ui.collector import Collector


class Ring:
    """An object that keeps itself alive."""

    def __init__(self) -> None:
        self.itself = self


def many_objects() -> list[list[int]]:
    """More than Python makes before it looks for cycles."""
    return [[n] for n in range(20_000)]


@pytest.fixture
def python_collects() -> Iterator[None]:
    """Python looks for cycles by itself, as it does before the application begins."""
    gc.enable()
    yield
    gc.disable()


@pytest.mark.usefixtures("python_collects")
def test_a_cycle_is_collected_by_the_gui_thread_while_another_makes_many_objects(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collector, "EVERY", 1)
    where: list[str] = []
    parent = QObject()
    working = Collector(parent)
    ring = Ring()
    weakref.finalize(ring, lambda: where.append(threading.current_thread().name))
    del ring
    thread = threading.Thread(target=many_objects, name="at work")
    thread.start()
    thread.join()
    assert where == []
    kept = many_objects()
    qtbot.waitUntil(lambda: bool(where))
    assert where == [threading.main_thread().name]
    assert kept
    working.stop()
    assert gc.isenabled()


def test_python_that_did_not_collect_does_not_begin_to(qapp: QObject) -> None:
    assert not gc.isenabled()
    parent = QObject()
    Collector(parent).stop()
    assert not gc.isenabled()
