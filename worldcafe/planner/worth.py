"""What plans are compared by: the values of what is wanted, in the organiser's order."""

from __future__ import annotations

from dataclasses import dataclass

from worldcafe.planner.quality import Figures


@dataclass(frozen=True, slots=True)
class Worth:
    """What a seating is worth: broken rules, company (colleagues, wishes for pairs), squares, wish cost."""

    rules: int
    company: int
    squares: int
    wish: int

    @classmethod
    def of(cls, value: Figures) -> Worth:
        """That of a plan that keeps the rules."""
        return cls(0, value.company, value.squares, value.wishes.cost)

    def key(self, criteria: tuple[str, ...]) -> tuple[int, ...]:
        """The values in the organiser's order, broken rules first; less is better."""
        named = {"colleagues": self.company, "repeats": self.squares, "wishes": self.wish}
        return (self.rules, *(named[c] for c in criteria), *(named[c] for c in named if c not in criteria))
