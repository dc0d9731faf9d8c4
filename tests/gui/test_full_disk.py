"""A full disk under the organiser's window: told in words, nothing half done, and done again once there is room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.context import Context
from ui.organiser.window import OrganiserWindow
from worldcafe.language import language
from worldcafe.store.document import Document
from worldcafe.store.failures import DiskFull
from worldcafe.verbs.new import new_document


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, context: Context) -> Iterator[OrganiserWindow]:
    document = new_document(tmp_path / "full.cafe", language("en"), title="Before", tables=2, rounds=2)
    made = OrganiserWindow(context, document)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def retitle(window: OrganiserWindow) -> bool:
    event = replace(window.bridge.cafe.event, title="After")
    return window.edit("Change the title", lambda w: w.put(event))


def test_an_edit_on_a_full_disk_is_told_and_can_be_done_again(
    window: OrganiserWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_document: Document, _step: object) -> None:
        raise DiskFull("The disk is full. Free some space and do it again.")

    with monkeypatch.context() as patch:
        patch.setattr(Document, "_apply", full)
        assert not retitle(window)
    assert any("The disk is full." in banner for banner in window.banners())
    assert window.bridge.cafe.event.title == "Before"
    assert window.bridge.document.undo_label is None
    assert retitle(window)
    assert window.bridge.cafe.event.title == "After"
