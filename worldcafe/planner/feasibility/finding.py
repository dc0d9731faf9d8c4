"""One thing to know before planning, and what findings call by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from worldcafe.domain.errors import Impossible, Speaker
from worldcafe.planner.problem import Pair, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to know before planning: a code, a sentence with named places, and its values.

    `blocking`: no plan can keep the rules. Otherwise planning goes on and keeps the rule as far as it can.
    `people` (indices) are those whom it concerns.
    """

    code: str
    message: str
    values: dict[str, object] = field(default_factory=dict[str, object])
    blocking: bool = True
    people: tuple[int, ...] = ()

    def sentence(self, speaker: Speaker) -> str:
        """The finding in the speaker's language."""
        return speaker.say(self.message, **self.values)

    def error(self) -> Impossible:
        """The finding as the error that a refused plan raises."""
        return Impossible(self.message, **self.values)


def named(problem: Problem, pair: Pair) -> dict[str, object]:
    """Both names of a pair, as its sentences call them."""
    return {"first": problem.person_names[pair.first], "second": problem.person_names[pair.second]}


def subject_name(problem: Problem, subject: int) -> str:
    """What may not repeat, by name: a topic or a table."""
    names = problem.topic_names if problem.no_repeat == "topic" else problem.table_names
    return names[subject]


def open_rounds(problem: Problem) -> list[int]:
    """The rounds that have not begun."""
    return [r for r in range(problem.rounds) if not problem.frozen[r]]


def seats_open(problem: Problem, person: int, round_: int) -> set[int]:
    """The tables at which the person can be in that round: the fixed one, or all that are not struck out."""
    pin = problem.fixed[person][round_]
    return (
        {pin} if pin >= 0 else {t for t in problem.choices(person, round_) if problem.topic[t][round_] >= 0}
    )
