"""Places over the day: whether the tables of every topic hold the visits that the rule against repeats demands."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from worldcafe.language import mark
from worldcafe.planner.feasibility.finding import Finding, subject_name
from worldcafe.planner.problem import Problem
from worldcafe.planner.rules import subjects
from worldcafe.planner.sizes import EVEN, Width, size_limits


def subjects_too_small(problem: Problem) -> Iterator[Finding]:
    """Seats per subject over the day against the visits that the rule demands (a cut of the flow).

    If levelling alone is in the way it gives way, and the finding says so; else nothing can be planned.
    """
    if problem.no_repeat == "nothing" or any(problem.frozen):
        return
    cut = places_cut(problem, EVEN)
    if cut is None:
        return
    hard = places_cut(problem, (problem.people, problem.people)) if problem.level else cut
    if hard is None:
        yield _evenness_gives_way(problem, cut)
    elif hard.short_of_people:
        yield _topic_stays_empty(problem, hard)
    else:
        yield _topic_fills_up(problem, hard)


@dataclass(frozen=True, slots=True)
class Cut:
    """So many people are to be at so many places, each with another subject; so many are usable.

    short_of_people: it is the tables of one subject that need so many different people, more than there are.
    """

    people: int
    needed: int
    usable: int
    scarce: int
    seats: int
    short_of_people: bool = False


def places_cut(problem: Problem, slack: Width) -> Cut | None:
    """Why the places at tables within those sizes are too few for the people who may sit everywhere, or None.

    Whoever makes v visits needs v different subjects. The k people with most visits find min(k, seats) places
    at each subject (Gale 1957, Ryser 1957: for people without restrictions these cuts are all there are).
    """
    # Within the first cycle through all subjects nobody may have one twice, however many rounds there are.
    rounds = problem.counted()[: len(subjects(problem))]
    seats: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for r in rounds:
        least, most = size_limits(problem, r, slack)
        staying = Counter(problem.fixed[p][r] for p in problem.here(r) if problem.stays[p][r])
        for t in problem.in_use(r):
            seats[problem.subject(t, r)] += most[t] - staying[t]
            filled[problem.subject(t, r)] += max(0, least[t] - staying[t])
    movers = problem.movers()
    everywhere = [p for p in movers if problem.allowed is None or problem.allowed[p] is None]
    visits = sorted((n for p in everywhere if (n := _visits(problem, p, rounds))), reverse=True)
    scarce = min(seats, key=lambda s: (seats[s], s), default=-1)
    needed, worst = 0, None
    counts = sorted(seats.values())
    up_to = [0, *accumulate(counts)]
    for k, more in enumerate(visits, 1):
        needed += more
        small = bisect(counts, k)
        usable = up_to[small] + k * (len(counts) - small)
        if usable < needed and (worst is None or needed - usable >= worst.needed - worst.usable):
            worst = Cut(k, needed, usable, scarce, seats[scarce])
    if worst is not None:
        return worst
    # The same from the other side: a subject cannot have more visits than there are people.
    able = sum(1 for p in movers if _visits(problem, p, rounds))
    for subject, count in sorted(filled.items()):
        if count > able:
            return Cut(able, count, able, subject, count, short_of_people=True)
    return None


def _evenness_gives_way(problem: Problem, cut: Cut) -> Finding:
    if cut.short_of_people:
        message = mark(
            "Tables of even size would need {needed} different people at topic {topic} over the day, and {people} "
            "can come there. So the tables are not all of even size."
        )
    else:
        message = mark(
            "{people} people have {needed} discussions in all, and tables of even size have only {usable} places "
            "for them that repeat no topic. So the tables are not all of even size."
        )
    return Finding("evenness-gives-way", message, _cut_values(problem, cut), blocking=False)


def _topic_stays_empty(problem: Problem, cut: Cut) -> Finding:
    return Finding(
        "topic-stays-empty",
        mark(
            "Topic {topic} needs {needed} different people over the day, and only {people} can come there. "
            "Lower the least of its tables, or plan fewer rounds."
        ),
        _cut_values(problem, cut),
    )


def _cut_values(problem: Problem, cut: Cut) -> dict[str, object]:
    return {
        "people": cut.people,
        "needed": cut.needed,
        "usable": cut.usable,
        "topic": subject_name(problem, cut.scarce),
        "seats": cut.seats,
        "missing": cut.needed - cut.usable,
    }


def _topic_fills_up(problem: Problem, cut: Cut) -> Finding:
    return Finding(
        "topic-fills-up",
        mark(
            "{people} people who take part in {needed} discussions in all find only {usable} places that do not "
            "repeat a topic; topic {topic} has {seats} over the day. Add {missing} seats at the topics that fill up, "
            "or plan fewer rounds."
        ),
        _cut_values(problem, cut),
    )


def _visits(problem: Problem, person: int, rounds: list[int]) -> int:
    return sum(problem.present[person][r] and not problem.stays[person][r] for r in rounds)
