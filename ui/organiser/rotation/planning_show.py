"""What the page shows while a plan is being made: the sentence, the falling line, and the plan so far."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer

from ui.context import Context
from ui.organiser.rotation import words
from ui.organiser.rotation.board_panel import BoardPanel
from ui.organiser.rotation.planning import SECONDS, Glimpse
from ui.organiser.rotation.seats import Company
from ui.organiser.rotation.toolbar import Toolbar
from ui.widgets import PageHeader
from worldcafe.domain.cafe import Cafe

PREVIEW_EVERY: Final = 120
"""Milliseconds between two previews of the plan in the making."""


class PlanningShow:
    """Leads header, toolbar and board through a run of the planner."""

    def __init__(self, context: Context, header: PageHeader, toolbar: Toolbar, panel: BoardPanel) -> None:
        self._context = context
        self._header = header
        self._toolbar = toolbar
        self._panel = panel
        self._since = QElapsedTimer()

    def begin(self, cafe: Cafe, company: Company | None) -> None:
        """Show that planning begins; a plan that is there already stays in sight until there is a better one."""
        language = self._context.language
        self._toolbar.show()
        if company is None:
            self._toolbar.set_rounds(cafe, None)
        self._toolbar.set_planning(True)
        n = len(cafe.people)
        self._header.set_state(language.plural("Planning {n} person.", "Planning {n} people.", n))
        self._panel.progress.begin()
        self._panel.show_planning(True)
        self._since.invalidate()
        if company:
            self._panel.show_round(company, self._toolbar.round(), preview=True)

    def add(self, glimpse: Glimpse) -> None:
        """Show the best plan so far."""
        progress, cafe, language = glimpse.progress, glimpse.company.cafe, self._context.language
        self._panel.progress.add(progress, cafe.event.criteria, SECONDS)
        self._header.set_state(
            language.say(
                "Planning {people}. The best plan so far has {n} repeat meetings; the proven minimum is {bound}.",
                people=words.people_now(language, len(cafe.people)),
                n=progress.squares,
                bound=progress.bound,
            )
        )
        if not self._since.isValid() or self._since.elapsed() > PREVIEW_EVERY:
            self._since.start()
            self._panel.show_round(glimpse.company, self._toolbar.round(), preview=True)

    def end(self) -> None:
        """Show the score again."""
        self._toolbar.set_planning(False)
        self._panel.show_planning(False)
