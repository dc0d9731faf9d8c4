"""Builds the page of a stage when it is first shown; what a page needs is imported only then."""

from __future__ import annotations

import time
from contextlib import suppress
from importlib import import_module
from typing import Final

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.page import Desk, Page
from ui.trouble import log_file, write_down
from ui.widgets import EmptyState, PageHeader, Picture, column
from ui.work import Stop, Watch

CLASSES: Final = {
    "cafe": ("ui.organiser.cafe", "CafePage"),
    "people": ("ui.organiser.people", "PeoplePage"),
    "rotation": ("ui.organiser.rotation", "RotationPage"),
    "live": ("ui.organiser.live", "LivePage"),
    "harvest": ("ui.organiser.harvest", "HarvestPage"),
    "report": ("ui.organiser.report", "ReportPage"),
}

BESIDE: Final = ("ui.organiser.people.import_dialogue",)
"""Code of dialogues that is large enough to be read before it is asked for."""

BREATH: Final = 0.05
"""Seconds between two pages' code, for the window."""


def read_pages(stop: Stop, watch: Watch) -> None:
    """Read the code of every page beside the window, so that the first look at one only has to build it."""
    for module in (*(module for module, _ in CLASSES.values()), *BESIDE):
        if stop():
            return
        # What cannot be read is told when its page is asked for.
        with suppress(Exception):
            import_module(module)
        time.sleep(BREATH)


def build_page(stage: str, context: Context, desk: Desk) -> Page:
    """The page of a stage; where it cannot be built, a calm page that says so in its place."""
    module, name = CLASSES[stage]
    try:
        made = getattr(import_module(module), name)(context, desk)
        assert isinstance(made, Page)
        return made
    except Exception as error:  # the other pages and the document must stay usable
        write_down(error)
        return TroublePage(context, desk)


class TroublePage(Page):
    """In place of a page that failed to build."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        say = context.language.say
        body = column(0)
        body.addWidget(
            PageHeader(context, say("This page cannot be shown"), say("The others can still be used."))
        )
        sentence = say(
            "Your café is kept. What failed is written down, without anyone’s words, in {file}.",
            file=str(log_file()),
        )
        body.addWidget(
            EmptyState(
                context,
                say("Something went wrong here"),
                sentence,
                figure=Picture(context, "circle-alert", "warning", 48),
            ),
            1,
        )
        self.setLayout(body)
