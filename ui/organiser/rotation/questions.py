"""What is asked about a plan, each in a dialogue of its own that is read when it is first asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.context import Context
from ui.organiser.page import Desk
from worldcafe.domain.errors import CafeError


def ask_rules(context: Context, desk: Desk, parent: QWidget) -> None:
    """Show the rules of the plan, to be changed in one step."""
    from ui.organiser.rotation.rules_dialogue import RulesDialogue

    _run(RulesDialogue(context, desk, parent))


def ask_what_if(context: Context, desk: Desk, parent: QWidget) -> None:
    """Show what other numbers of tables and rounds would mean; tells why where there is nothing to ask."""
    from ui.organiser.rotation.whatif_dialogue import WhatIf

    try:
        dialogue = WhatIf(context, desk, parent)
    except CafeError as error:
        desk.tell(error.sentence(context.language))
        return
    _run(dialogue)


def ask_comparison(context: Context, desk: Desk, parent: QWidget) -> None:
    """Compare the plan that counts with another; tells how to get another where there is none."""
    from ui.organiser.rotation.compare_dialogue import Compare

    cafe = desk.bridge.cafe
    if cafe.adopted is None or len(cafe.plans) < 2:
        desk.tell(context.language.say("There is only one plan. Plan again, or copy it and change the copy."))
    else:
        _run(Compare(context, desk, parent))


def ask_replan(context: Context, desk: Desk, parent: QWidget) -> None:
    """Plan the rest of the day; tells why where there is nothing left to plan."""
    from ui.organiser.replan.dialogue import ReplanDialogue
    from worldcafe.verbs import replanning

    cafe, say = desk.bridge.cafe, context.language.say
    if cafe.adopted is None:
        desk.tell(say("There is no rotation yet: plan it first."))
    elif not replanning.rounds_ahead(cafe):
        desk.tell(say("Every round has begun: there is nothing left to plan."))
    else:
        _run(ReplanDialogue(context, desk, parent))


def _run(dialogue: QDialog) -> None:
    dialogue.exec()
    dialogue.deleteLater()
