"""What the numbers of a café mean, worked out beside the window: sizes, topics for each, unavoidable repeats."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ui.work import Stop, Watch
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import CafeError, Impossible

if TYPE_CHECKING:
    from worldcafe.planner.problem import Problem


@dataclass(frozen=True, slots=True)
class Numbers:
    """People at a table (`least` to `most`), topics for each person, repeats that nobody can avoid (None: unknown).

    `trouble` says why the people cannot be planned as it stands.
    """

    least: int = 0
    most: int = 0
    topics_each: int = 0
    topics: int = 0
    repeats: int | None = None
    trouble: CafeError | None = None


def basis(cafe: Cafe) -> tuple[object, ...]:
    """What the numbers depend on; as long as these very values stand, so do the numbers."""
    return (cafe.people, cafe.tables, cafe.rounds, cafe.stands, cafe.posts, cafe.presences, cafe.roles, cafe.bonds,
            cafe.event.no_repeat)  # fmt: skip


def numbers_of(cafe: Cafe, stop: Stop, watch: Watch) -> Numbers:
    """The numbers of a café; takes up to a second, so it runs beside the window."""
    from worldcafe.planner.bounds import bounds_of
    from worldcafe.planner.model import model_of
    from worldcafe.planner.sizes import size_limits
    from worldcafe.verbs.planning import problem_of

    # Without its plans: what is seated, or runs already, says nothing of what these numbers lead to.
    problem = problem_of(replace(cafe, plans={}, seats={}, locks={}))
    talks = [at for at, counts in enumerate(problem.counts) if counts]
    standing = {s.topic for s in cafe.stands.values()}
    each = min(len(talks), len(standing))
    if not problem.people or not talks or not problem.tables:
        return Numbers(topics_each=each, topics=len(cafe.topics))
    limits = [size_limits(problem, at) for at in talks]
    used = [
        (low, high)
        for at, (least, most) in zip(talks, limits, strict=True)
        for low, high, topic in zip(least, most, _topics(problem, at), strict=True)
        if topic >= 0
    ]
    least = min((low for low, _ in used), default=0)
    most = max((high for _, high in used), default=0)
    try:
        repeats: int | None = bounds_of(model_of(problem)).squares
    except Impossible as trouble:
        return Numbers(least, most, each, len(cafe.topics), None, trouble)
    return Numbers(least, most, each, len(cafe.topics), repeats)


def _topics(problem: Problem, at: int) -> list[int]:
    """The topic at each table in a round; -1 where there is none."""
    return [row[at] for row in problem.topic]
