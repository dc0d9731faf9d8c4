"""When planning ends: criteria that look at the progress and say whether it is enough."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import Protocol

Seats = tuple[tuple[int, ...], ...]
"""Who sits where: [round][person] -> table from 0, -1 absent."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a running plan stands.

    `step` counts the moves tried, `seconds` the time since the start, `idle` the steps since the last
    improvement. `squares`, `colleague_meetings` and `wish_cost` are those of the best plan so far, the
    three bounds what no plan can be below. `seats` is the best plan so far.
    """

    step: int
    seconds: float
    idle: int
    squares: int
    bound: int
    colleague_meetings: int
    colleague_bound: int
    wish_cost: int
    wish_bound: int
    seats: Seats = ()

    @property
    def proven(self) -> bool:
        """Whether nothing wanted can be better than it is."""
        return self.only_wishes_left and self.wish_cost <= self.wish_bound

    @property
    def only_wishes_left(self) -> bool:
        """Whether meetings and colleagues are at their bounds."""
        return self.squares <= self.bound and self.colleague_meetings <= self.colleague_bound


class Stop(Protocol):
    """A criterion: the name of the reason to stop now, or None to go on."""

    def reason(self, progress: Progress) -> str | None: ...


@dataclass(frozen=True, slots=True)
class MaxRuntime:
    """Enough after so many seconds."""

    seconds: float

    def reason(self, progress: Progress) -> str | None:
        return "time" if progress.seconds >= self.seconds else None


@dataclass(frozen=True, slots=True)
class MaxSteps:
    """Enough after so many steps; the same seed then gives the same plan on every machine."""

    steps: int

    def reason(self, progress: Progress) -> str | None:
        return "steps" if progress.step >= self.steps else None


@dataclass(frozen=True, slots=True)
class ProvenBest:
    """Enough when every criterion is at its bound. Planning always stops there; this is for standing alone."""

    def reason(self, progress: Progress) -> str | None:
        return "proven" if progress.proven else None


@dataclass(frozen=True, slots=True)
class NoImprovement:
    """Enough when so many steps brought nothing better, or half of all steps if those are more.

    `served`: fewer steps that are enough once meetings and colleagues are proven best and only wishes are left.
    """

    steps: int
    served: int | None = None

    def reason(self, progress: Progress) -> str | None:
        enough = self.steps
        if self.served is not None and progress.only_wishes_left:
            enough = min(enough, self.served)
        return "no-improvement" if progress.idle >= max(enough, progress.step // 2) else None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Enough as soon as the event is set, from any thread; the plan so far is kept."""

    event: Event

    def reason(self, progress: Progress) -> str | None:
        return "cancelled" if self.event.is_set() else None


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Enough when the first of several criteria says so."""

    stops: tuple[Stop, ...]

    def reason(self, progress: Progress) -> str | None:
        for stop in self.stops:
            if (why := stop.reason(progress)) is not None:
                return why
        return None
