"""What may be said of a plan without measuring it again."""

from __future__ import annotations

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Plan, seats_digest


def proven(cafe: Cafe, plan: Plan) -> bool:
    """Whether a plan was proven best when it was made, and its seats, people and rules are still those of then.

    Seats that were moved by hand may still be the best there are; that takes measuring (`planning.figures_of`).
    """
    return bool(plan.figures.get("proven")) and unchanged(cafe, plan) and _same_rules(cafe, plan)


def unchanged(cafe: Cafe, plan: Plan) -> bool:
    """Whether the seats of a plan are those that the planner gave."""
    known = plan.figures.get("seats")
    return known is not None and known == seats_digest(s for s in cafe.seats.values() if s.plan == plan.id)


def _same_rules(cafe: Cafe, plan: Plan) -> bool:
    from worldcafe.verbs.planning import rules_digest

    return plan.rules_digest == rules_digest(cafe)
