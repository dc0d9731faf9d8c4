"""Connects signals to functions with types that a checker can follow: Qt's own signals do not carry theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance


def on_text(signal: SignalInstance, do: Callable[[str], object]) -> None:
    """Call `do` with the text that the signal brings."""
    signal.connect(do)


def on_flag(signal: SignalInstance, do: Callable[[bool], object]) -> None:
    """Call `do` with the yes or no that the signal brings."""
    signal.connect(do)


def on_number(signal: SignalInstance, do: Callable[[int], object]) -> None:
    """Call `do` with the number that the signal brings."""
    signal.connect(do)


def on_value(signal: SignalInstance, do: Callable[[object], object]) -> None:
    """Call `do` with whatever the signal brings."""
    signal.connect(do)
