"""The page of the stage Café."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.page import Desk, Page
from ui.widgets import PageHeader, column


class CafePage(Page):
    """Topics, tables and rounds, with what is still missing at the right."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, desk, parent)
        body = column(0)
        body.addWidget(PageHeader(context, context.language.say("Café")))
        body.addStretch(1)
        self.setLayout(body)
