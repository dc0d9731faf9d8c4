"""The buttons of the page's header in each of its states."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation.planning import Planning
from ui.organiser.rotation.plans_menu import PlansMenu
from ui.organiser.rotation.questions import ask_rules, ask_what_if
from ui.widgets import Button, PageHeader
from worldcafe.domain.rotation import Plan

State = Literal["nothing", "planned", "planning", "refused"]


class HeaderButtons:
    """Puts the buttons of a state into the header; those that are there already stay, and keep the focus."""

    def __init__(
        self, context: Context, desk: Desk, header: PageHeader, planning: Planning, back: Callable[[], None]
    ) -> None:
        self._context = context
        self._desk = desk
        self._header = header
        self._planning = planning
        self._back = back
        self._state: State | None = None
        self.shown: dict[str, Button] = {}

    def show(self, state: State, *, with_plan: bool = True) -> None:
        """Show the buttons of a state; `with_plan` says whether there is a plan to go back to."""
        if state == self._state:
            return
        self._state = state
        makers: dict[State, Callable[[], dict[str, Button]]] = {
            "nothing": self._first,
            "planned": self._planned,
            "planning": self._running,
            "refused": self._refused,
        }
        made = makers[state]()
        if not with_plan:
            made.pop("back", None)
        self.shown = made
        self._header.set_buttons(*made.values())

    def name_plan(self, plan: Plan, seated: int) -> None:
        """Name the plan that counts and say how many cards there are to print."""
        plans, cards = self.shown.get("plans"), self.shown.get("print")
        if isinstance(plans, PlansMenu):
            plans.show_plan(plan)
        if cards:
            cards.set_text(self._context.language.plural("Print {n} card", "Print {n} cards", seated))

    def _first(self) -> dict[str, Button]:
        say, context = self._context.language.say, self._context
        asking = (context, self._desk, self._header)
        return {
            "rules": Button.secondary(
                context,
                say("Rules of the plan…"),
                "sliders-horizontal",
                partial(ask_rules, *asking),
            ),
            "whatif": Button.secondary(context, say("What if…"), "scale", partial(ask_what_if, *asking)),
        }

    def _planned(self) -> dict[str, Button]:
        say, context = self._context.language.say, self._context
        return {
            "plans": PlansMenu(context, self._desk),
            "again": Button.secondary(context, say("Plan again"), "shuffle", self._planning.start),
            "print": Button.primary(context, say("Print cards"), "printer", self._print),
        }

    def _running(self) -> dict[str, Button]:
        say, context = self._context.language.say, self._context
        return {
            "discard": Button.secondary(context, say("Discard"), do=self._planning.discard),
            "stop": Button.primary(context, say("Stop and keep this plan"), "square", self._planning.stop),
        }

    def _refused(self) -> dict[str, Button]:
        say, context = self._context.language.say, self._context
        return {
            "back": Button.secondary(context, say("Back to the plan"), do=self._back),
            "rules": Button.secondary(context, say("Change the rules"), do=lambda: self._desk.go_to("cafe")),
            "again": Button.primary(context, say("Plan again"), "shuffle", self._planning.start),
        }

    def _print(self) -> None:
        self._desk.go_to("report", "print")
