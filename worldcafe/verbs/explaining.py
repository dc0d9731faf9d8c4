"""What is impossible under a café's rules: for whom, why, and the smallest change that makes it possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from worldcafe.domain.cafe import Cafe
from worldcafe.exchange.problem_file import read_problem
from worldcafe.language import Language
from worldcafe.planner.feasibility import Finding, problems
from worldcafe.planner.problem import Problem
from worldcafe.verbs.interchange import problem_of_file
from worldcafe.verbs.planning import problem_of


@dataclass(frozen=True, slots=True)
class Explained:
    """A finding and the names of those whom it concerns."""

    finding: Finding
    names: tuple[str, ...]

    @property
    def blocking(self) -> bool:
        """Whether no plan can keep the rules; otherwise one of them gives way."""
        return self.finding.blocking

    def why(self, language: Language) -> str:
        """Which rule cannot hold, with the count that shows it."""
        return language.say(self._halves(language)[0], **self.finding.values)

    def change(self, language: Language) -> str:
        """The smallest change that makes it possible; empty where nothing has to change."""
        change = self._halves(language)[1]
        return language.say(change, **self.finding.values) if change else ""

    def _halves(self, language: Language) -> tuple[str, str]:
        # A reason that blocks ends with the change, in a sentence of its own; names are filled in after the cut.
        message = language.say(self.finding.message)
        why, stop, change = message.rpartition(". ")
        return (f"{why}.", change) if stop and self.blocking else (message, "")


def explain(cafe: Cafe) -> list[Explained]:
    """Everything that is impossible or gives way under a café's rules, what blocks planning first."""
    return explain_problem(problem_of(cafe))


def explain_file(path: Path) -> list[Explained]:
    """The same for the problem in a file; raises BadInput."""
    return explain_problem(problem_of_file(read_problem(path)))


def explain_problem(problem: Problem) -> list[Explained]:
    """The same for the planner's problem."""
    return [Explained(f, _names(f.people, problem.person_names)) for f in problems(problem)]


def _names(people: Sequence[int], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names[p] for p in people)
