"""What holds for every test of a window: it leaves no window, no dialogue and no thread behind."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from ui.context import Context
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from worldcafe.language import language

PATIENCE = 5.0
"""Seconds that a thread gets to end by itself when its test is over."""


@pytest.fixture(scope="session")
def worn_theme(qapp: QApplication) -> Theme:
    """One theme for the whole run: loading fonts once is enough."""
    return Theme(qapp, Choice.LIGHT)


@pytest.fixture
def context(worn_theme: Theme, tmp_path: Path) -> Context:
    """English, light, and a memory of the test's own."""
    worn_theme.choose(Choice.LIGHT)
    return Context(language("en"), worn_theme, Preferences.at(tmp_path / "preferences.ini"))


@pytest.fixture(autouse=True, scope="module")
def cycles_are_collected_here() -> Iterator[None]:
    """As in the application: windows that are gone are destroyed by the GUI's thread, never by one at work."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail the test that leaves a visible window, an open dialogue or menu, or a running thread."""
    before = set(threading.enumerate())
    yield
    left = [*running_threads(before), *open_windows(qapp)]
    deliver_deletions(qapp)
    gc.collect(1)
    assert not left, f"The test left behind: {', '.join(left)}"


def running_threads(before: set[threading.Thread]) -> list[str]:
    """Names of the threads that were started since and do not end by themselves.

    Qt's threads appear in Python as threads without an end; those of the pool are asked of the pool.
    """
    ours = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not thread.name.startswith("Dummy-")
    ]
    for thread in ours:
        thread.join(PATIENCE)
    names = [f"thread {thread.name}" for thread in ours if thread.is_alive()]
    pool = QThreadPool.globalInstance()
    if not pool.waitForDone(round(PATIENCE * 1000)):
        names.append(f"{pool.activeThreadCount()} threads of Qt's pool")
    return names


def open_windows(application: QApplication) -> list[str]:
    """Names of what is still to be seen; it is closed here, so that the next test starts clean."""
    deliver_deletions(application)
    shown = [widget for widget in application.topLevelWidgets() if is_seen(widget)]
    names = [describe(widget) for widget in shown]
    for widget in shown:
        widget.hide()
        widget.deleteLater()
    return names


def is_seen(widget: QWidget) -> bool:
    """Whether a person would see the window; a tooltip fades by itself."""
    return widget.isVisible() and not widget.inherits("QTipLabel")


def describe(widget: QWidget) -> str:
    """Kind, modality and title of a window, for the message of the failed test."""
    modal = "modal " if widget.isModal() else ""
    return f"{modal}{type(widget).__name__} “{widget.windowTitle() or widget.objectName()}”"


def deliver_deletions(application: QApplication) -> None:
    """Do now what `deleteLater` asked for: outside a running event loop it would wait for ever."""
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.processEvents()
