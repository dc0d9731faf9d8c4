"""PySide6 6.12.0 loses a reference to None and True at ordinary calls until CPython aborts; ours must not."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

EMITS = 2_000
TOLERANCE = 100
"""References that come and go by themselves; the broken release loses one or more at each emit."""


class Bell(QObject):
    """Something that rings with a truth."""

    rang = Signal(object)


@pytest.mark.parametrize("value", [None, True, False])
def test_a_signal_takes_no_reference_away(value: object) -> None:
    bell = Bell()
    heard = bytearray()  # holds numbers, not references to True

    def hear(truth: object) -> None:
        heard.append(truth is value)

    bell.rang.connect(hear)
    before = sys.getrefcount(value)
    for _ in range(EMITS):
        bell.rang.emit(value)
    assert abs(sys.getrefcount(value) - before) < TOLERANCE
    assert sum(heard) == EMITS


def test_ordinary_calls_take_no_reference_away() -> None:
    timer = QTimer()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(EMITS):
        timer.setSingleShot(True)
        timer.blockSignals(False)
        timer.isSingleShot()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(now - then) < TOLERANCE for now, then in zip(after, before, strict=True))
