"""Letters to press with Alt, for every entry of a menu in whatever language it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction


def give_letters(actions: Sequence[QAction]) -> None:
    """Underline a letter in each text that has none, another in each as far as there are letters.

    Letters at the beginning of words are taken first; a text that names its letter itself keeps it.
    """
    shown = [action for action in actions if not action.isSeparator() and action.isVisible()]
    taken = {letter for action in shown if (letter := letter_of(action.text()))}
    for action in shown:
        text = action.text()
        if letter_of(text):
            continue
        at = _place(text, taken)
        if at is not None:
            taken.add(text[at].casefold())
            action.setText(f"{text[:at]}&{text[at:]}")


def letter_of(text: str) -> str:
    """The letter that a text underlines, in lower case; empty if none. Two ampersands are one that is written."""
    at = 0
    while 0 <= (at := text.find("&", at)) < len(text) - 1:
        if text[at + 1] != "&":
            return text[at + 1].casefold()
        at += 2
    return ""


def _place(text: str, taken: set[str]) -> int | None:
    letters = [at for at, letter in enumerate(text) if letter.isalnum() and letter.casefold() not in taken]
    begins = [at for at in letters if at == 0 or not text[at - 1].isalnum()]
    return next(iter([*begins, *letters]), None)
