"""The stages of the work in their order, each with its icon and the word that the rail shows beside it."""

from __future__ import annotations

from typing import Final, NamedTuple

from worldcafe.language import mark


class Stage(NamedTuple):
    """A stage: its code, its title (marked for the catalogue) and its Lucide icon."""

    code: str
    title: str
    icon: str


STAGES: Final = (
    Stage("cafe", mark("Café"), "coffee"),
    Stage("people", mark("People"), "users"),
    Stage("rotation", mark("Rotation"), "shuffle"),
    Stage("live", mark("Live"), "radio"),
    Stage("harvest", mark("Harvest"), "layers"),
    Stage("report", mark("Report"), "file-text"),
)
