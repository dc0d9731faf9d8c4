"""Functions as slots: they take what a signal brings and no more, so that types stay known."""

from __future__ import annotations

from collections.abc import Callable


def pressed(do: Callable[[], object]) -> Callable[[bool], None]:
    """For `clicked` and `triggered`, whose flag says nothing here."""

    def slot(_checked: bool = False) -> None:
        do()

    return slot


def with_text(do: Callable[[str], object]) -> Callable[[str], None]:
    """For signals that bring a text."""

    def slot(text: str = "") -> None:
        do(text)

    return slot


def with_flag(do: Callable[[bool], object]) -> Callable[[bool], None]:
    """For signals that bring a yes or no."""

    def slot(on: bool = False) -> None:
        do(bool(on))

    return slot


def with_value(do: Callable[[object], object]) -> Callable[[object], None]:
    """For signals that bring any value."""

    def slot(value: object = None) -> None:
        do(value)

    return slot
