"""Topics (or tables) that may not repeat, and those that somebody has to discuss: who can reach how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from worldcafe.language import mark
from worldcafe.planner.feasibility.finding import Finding, seats_open, subject_name
from worldcafe.planner.problem import Problem
from worldcafe.planner.rules import blocks, subjects
from worldcafe.planner.ways import Ways


def repeats_forced(problem: Problem) -> Iterator[Finding]:
    """Locks that send a person to the same subject twice, while not staying there."""
    if problem.no_repeat == "nothing":
        return
    kinds = subjects(problem)
    for p in range(problem.people):
        seen: dict[tuple[int, int], int] = {}
        for r, block in blocks(problem, p, kinds).items():
            table = problem.fixed[p][r]
            if not 0 <= table < problem.tables or problem.topic[table][r] < 0:
                continue
            subject = problem.subject(table, r)
            before = seen.setdefault((block, subject), r)
            both_stay = problem.stays[p][before] and problem.stays[p][r]
            if before != r and not both_stay and not (problem.frozen[before] and problem.frozen[r]):
                yield Finding(
                    "locks-repeat",
                    mark(
                        "{person} is to sit with the same subject in rounds {first} "
                        "and {second}. Free one of the two seats."
                    ),
                    {
                        "person": problem.person_names[p],
                        "first": before + 1,
                        "second": r + 1,
                    },
                    people=(p,),
                )


def musts(problem: Problem) -> Iterator[Finding]:
    """Topics that somebody has to discuss and cannot."""
    for p in range(problem.people) if problem.must is not None else ():
        due = problem.due(p)
        rounds = [r for r in problem.counted() if problem.present[p][r]]
        within = {problem.topic[t][r] for r in rounds for t in seats_open(problem, p, r)}
        for topic in sorted(due - within):
            yield Finding(
                "must-out-of-reach",
                mark(
                    "{person} has to discuss topic {topic} and can sit at none of its tables. "
                    "Lift that rule, or free a seat or a table for them."
                ),
                {"person": problem.person_names[p], "topic": _topic_name(problem, topic)},
                people=(p,),
            )
        if due <= within and len(due) > len(rounds):
            yield Finding(
                "must-too-many",
                mark(
                    "{person} has to discuss {topics} topics and is present in {rounds} rounds. Ask for fewer."
                ),
                {"person": problem.person_names[p], "topics": len(due), "rounds": len(rounds)},
                people=(p,),
            )


def _topic_name(problem: Problem, topic: int) -> str:
    return problem.topic_names[topic] if topic < len(problem.topic_names) else str(topic + 1)


def subjects_too_few(problem: Problem) -> Iterator[Finding]:
    """People with more rounds than topics that they can reach."""
    if problem.no_repeat == "nothing":
        return
    kinds, rounds = len(subjects(problem)), len(problem.counted())
    if rounds > kinds:
        yield Finding(
            "more-rounds-than-topics",
            mark(
                "There are {rounds} rounds and only {topics} different topics: nobody "
                "can discuss another one each time. "
                "Nobody repeats one while there are others left; fewer rounds or more "
                "topics would avoid it altogether."
            ),
            {"rounds": rounds, "topics": kinds},
            blocking=False,
        )
        return
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    reaches: dict[tuple[tuple[int, ...], int, tuple[int, ...]], int] = {}
    for p in problem.movers():
        rounds_here = [r for r in problem.counted() if problem.present[p][r]]
        if any(problem.frozen[r] for r in rounds_here):
            continue
        # People in the same position reach the same; looking once for all of them keeps large events quick.
        position = (problem.fixed[p], id(problem.allowed[p]) if problem.allowed else 0, tuple(rounds_here))
        if position not in reaches:
            reaches[position] = len(_reachable(problem, p, rounds_here))
        reach = reaches[position]
        staying = sum(problem.stays[p][r] for r in rounds_here)
        need = len(rounds_here) - max(0, staying - 1)
        if reach < need:
            groups[reach, need].append(p)
    for (reach_size, need), people in groups.items():
        yield Finding(
            "topics-within-reach",
            mark(
                "{person} can reach {topics} topics and is present in {rounds} rounds, so not another one each time. "
                "Give them another table or let them stay in one round."
            )
            if len(people) == 1
            else mark(
                "{people} people (the first is {person}) can reach {topics} topics and "
                "are present in {rounds} rounds: "
                "they cannot have another one each time. Give them another table or let them stay in one round."
            ),
            {
                "people": len(people),
                "person": problem.person_names[people[0]],
                "topics": reach_size,
                "rounds": need,
            },
            people=tuple(people),
        )


def _reachable(problem: Problem, person: int, rounds: list[int]) -> set[int]:
    return {problem.subject(t, r) for r in rounds for t in seats_open(problem, person, r)}


def no_ways(problem: Problem) -> Iterator[Finding]:
    """People who find no way through the day even if they were alone."""
    if any(problem.frozen):
        return
    ways = Ways(problem, subjects(problem))
    known: dict[object, bool] = {}
    for p in range(problem.people):
        choices = problem.allowed[p] if problem.allowed else None
        if choices is None and max(problem.fixed[p]) < 0:
            continue
        # Those who are alike have the same ways: looking once for all of them keeps large events quick.
        alike = (choices, problem.fixed[p], problem.present[p], problem.stays[p])
        if alike not in known:
            known[alike] = ways.exist((p,))
        if not known[alike]:
            yield Finding(
                "no-way",
                mark(
                    "{person} cannot have another topic each time with the seats that are fixed or open for them. "
                    "Free a seat or open another table for them."
                ),
                {"person": problem.person_names[p]},
                people=(p,),
            )


def topics_crowded(problem: Problem) -> Iterator[Finding]:
    """Topics to which more people have to come, for want of others within their reach, than there are seats."""
    if problem.no_repeat == "nothing" or any(problem.frozen):
        return
    kinds = subjects(problem)
    rounds = problem.counted()
    visits: Counter[int] = Counter()
    seats: Counter[int] = Counter()
    reaches: dict[tuple[tuple[int, ...], int, tuple[int, ...]], set[int]] = {}
    for r in rounds:
        for t in problem.in_use(r):
            seats[problem.subject(t, r)] += problem.most[t][r]
    for p in range(problem.people):
        cycles: dict[int, list[int]] = defaultdict(list)
        for r, block in blocks(problem, p, kinds).items():
            if problem.stays[p][r] and problem.fixed[p][r] >= 0:
                visits[problem.subject(problem.fixed[p][r], r)] += 1
            else:
                cycles[block].append(r)
        for cycle in cycles.values():
            alike = (problem.fixed[p], id(problem.allowed[p]) if problem.allowed else 0, tuple(cycle))
            if alike not in reaches:
                reaches[alike] = _reachable(problem, p, cycle)
            reach = reaches[alike]
            if len(reach) == len(cycle):
                visits.update(reach)
    for subject, count in sorted(visits.items()):
        if count > seats[subject]:
            yield Finding(
                "topic-crowded",
                mark(
                    "Topic {topic} has {seats} seats over the day and {needed} are needed, since some people can "
                    "reach no more topics than they have rounds. Add {missing} seats there, or open other tables."
                ),
                {
                    "topic": subject_name(problem, subject),
                    "seats": seats[subject],
                    "needed": count,
                    "missing": count - seats[subject],
                },
            )
