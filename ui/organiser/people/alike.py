"""The pairs that somebody has called different, remembered on this machine."""

from __future__ import annotations

from typing import Final

from ui.preferences import Preferences
from worldcafe.verbs.alike import Case

MOST_DECISIONS: Final = 600
"""Pairs that are remembered as different; the oldest are forgotten."""


class Decisions:
    """Pairs that somebody has called different, remembered on this machine for each café."""

    def __init__(self, preferences: Preferences, cafe: str) -> None:
        self._preferences = preferences
        self._name = f"different/{cafe[:12]}"

    def all(self) -> frozenset[str]:
        """The pairs by their keys."""
        return frozenset(self._preferences.word(self._name).split())

    def add(self, case: Case) -> None:
        """Remember that the two are not one."""
        known = [key for key in self._preferences.word(self._name).split() if key != case.key]
        self._preferences.set_word(self._name, " ".join([*known, case.key][-MOST_DECISIONS:]))

    def forget(self) -> None:
        """Ask about every pair again."""
        self._preferences.set_word(self._name, "")
