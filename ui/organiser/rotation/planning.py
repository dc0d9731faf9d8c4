"""A run of the planner from the page: started, watched, stopped and kept, or discarded without a trace."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal

from ui.context import Context
from ui.organiser.page import Desk
from ui.organiser.rotation.seats import Company
from ui.work import Stop, Watch
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import Impossible
from worldcafe.domain.rotation import Plan, Rotation

if TYPE_CHECKING:
    from worldcafe.planner.feasibility import Finding
    from worldcafe.planner.stop import Progress

SECONDS: Final = 30.0
"""The most that planning takes when nobody stops it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there can be no plan: for each finding whom it concerns and the tables where they may sit (ids)."""

    findings: tuple[Finding, ...]
    people: tuple[tuple[str, ...], ...]
    tables: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Outdone:
    """The plan that was found is not as good as the one that is adopted, under the same rules."""


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The best plan so far: where planning stands and its seats."""

    progress: Progress
    company: Company


@dataclass
class _Run:
    wanted: threading.Event = field(default_factory=threading.Event)
    """The person asked to stop and keep what was found; whoever else stops the work wants nothing of it."""

    cancel: Callable[[], None] = lambda: None


class Planning(QObject):
    """Plans the café off the GUI thread.

    `began`; `seen(Glimpse)` now and then; `kept(Plan)` with the plan that was adopted; `discarded` when nothing was
    kept; `refused(Refused)` when the rules cannot hold; `failed(Exception)` for anything else; `ended` after each.
    """

    began = Signal()
    seen = Signal(object)
    kept = Signal(object)
    discarded = Signal()
    refused = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__()
        self._context = context
        self._desk = desk
        self._run: _Run | None = None

    @property
    def running(self) -> bool:
        """Whether a plan is being made."""
        return self._run is not None

    def start(self) -> None:
        """Plan the café as it stands; while it plans a second start does nothing."""
        if self._run:
            return
        run = self._run = _Run()
        document, say = self._desk.bridge.document, self._context.language.say
        cafe = document.cafe
        name = say("Plan {n}", n=_next_number(cafe))
        label = say("Plan the rotation")

        def work(stop: Stop, watch: Watch) -> object:
            from worldcafe.verbs import planning

            try:
                result = planning.plan_cafe(
                    cafe, stop, len(cafe.plans), _watcher(cafe, watch), seconds=SECONDS
                )
            except Impossible:
                found = _findings(cafe)
                if found.findings:
                    return found
                raise
            # Whoever stops the planner has seen the plan that they keep.
            if not run.wanted.is_set():
                if stop():
                    return None
                if planning.better_adopted(cafe, result) is not None:
                    return Outdone()
            return planning.adopt_result(document, result, name, label)

        self.began.emit()
        run.cancel = self._desk.run(say("Planning"), work, self._done, self._progress, self._fail, quiet=True)

    def stop(self) -> None:
        """Enough: keep the best plan found so far."""
        if self._run:
            self._run.wanted.set()
            self._run.cancel()

    def discard(self) -> None:
        """Enough: keep nothing; the café stays as it was."""
        if self._run:
            self._run.cancel()

    def _progress(self, report: Any) -> None:
        if self._run and isinstance(report, Glimpse):
            self.seen.emit(report)

    def _done(self, outcome: object) -> None:
        self._run = None
        if isinstance(outcome, Plan):
            self.kept.emit(outcome)
        elif isinstance(outcome, Refused):
            self.refused.emit(outcome)
        else:
            if isinstance(outcome, Outdone):
                say = self._context.language.say
                self._desk.tell(
                    say("The plan that was found is not as good as the one that is adopted, which was kept.")
                )
            self.discarded.emit()
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._run = None
        self.failed.emit(error)
        self.ended.emit()


def _watcher(cafe: Cafe, watch: Watch) -> Callable[[Progress], None]:
    from worldcafe.verbs.planning import Seating

    seating = Seating(cafe)

    def report(progress: Progress) -> None:
        watch(Glimpse(progress, Company(cafe, Rotation(seating.seats(progress.seats)))))

    return report


def _findings(cafe: Cafe) -> Refused:
    from worldcafe.planner.feasibility import problems
    from worldcafe.verbs.planning import Seating, problem_of

    seating, problem = Seating(cafe), problem_of(cafe)
    found = tuple(f for f in problems(problem) if f.blocking)
    indices = [[p for p in f.people if p < len(seating.people)] for f in found]
    reach = [
        {t for p in group for r in range(problem.rounds) for t in problem.choices(p, r)} for group in indices
    ]
    return Refused(
        found,
        tuple(tuple(seating.people[p].id for p in group) for group in indices),
        tuple(frozenset(seating.tables[t].id for t in tables) for tables in reach),
    )


def _next_number(cafe: Cafe) -> int:
    return len(cafe.plans) + 1
