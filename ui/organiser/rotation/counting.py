"""Everything that is counted about a plan, off the GUI thread: milliseconds for 90 people, a while for thousands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.organiser.rotation.matrix_model import Row, rows_of
from ui.organiser.rotation.measure import Measure
from ui.organiser.rotation.seats import Company
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Plan

if TYPE_CHECKING:
    from worldcafe.planner.quality import Figures


@dataclass(frozen=True)
class Counted:
    """A plan counted: the planner's figures, the pairs, the rows of the matrix.

    `stale`: people or rules have changed since the plan was made. `undecided`: groups of organisations that look
    alike and count as several; what is claimed about colleagues is claimed of the names as they are written.
    """

    plan: Plan
    figures: Figures
    measure: Measure
    rows: tuple[Row, ...]
    stale: bool
    undecided: int = 0

    @property
    def seconds(self) -> float | None:
        """What planning took; None for seats that have been changed by hand since."""
        unchanged = self.plan.figures.get("squares") == self.figures.squares
        found = self.plan.figures.get("seconds")
        return float(found) if unchanged and found is not None else None


def count(cafe: Cafe, decided: frozenset[str] = frozenset()) -> Counted | None:
    """Count the adopted plan as its seats stand now; None without one. `decided` are look-alikes called different."""
    from worldcafe.verbs.alike import house_cases
    from worldcafe.verbs.planning import figures_of, rules_digest

    figures, plan = figures_of(cafe), cafe.adopted
    if figures is None or plan is None:
        return None
    stale = bool(plan.rules_digest) and plan.rules_digest != rules_digest(cafe)
    measure = Measure(Company(cafe, cafe.rotation(), plan.id)).counted()
    undecided = len(house_cases(cafe, decided).groups())
    return Counted(plan, figures, measure, rows_of(measure), stale, undecided)
