"""Only the cards that are new go to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.report import printing
from ui.work import Stop, Watch
from worldcafe.verbs.reporting import handout

CARDS_ON_A_PAGE = 8


def print_cards(context: Context, desk: Desk, parent: QWidget, people: Sequence[str]) -> None:
    """Print the itinerary cards of these people through the system's dialogue."""
    language, cafe = context.language, desk.bridge.cafe
    pages = -(-len(people) // CARDS_ON_A_PAGE)
    printer = printing.choose_printer(parent, cafe.event.title, pages)
    if printer is None:
        return

    def work(stop: Stop, watch: Watch) -> object:
        return printing.print_pdf(
            printer, handout(cafe, "itineraries", people=people, stop=stop), stop, watch
        )

    def done(sent: Any) -> None:
        desk.tell(language.plural("{n} page went to the printer.", "{n} pages went to the printer.", sent))

    desk.run(language.say("Printing"), work, done)
