"""What cannot hold, in words: which rule, for whom, a count that anyone can check, and the smallest change.

Everything here is found by counting; nothing is found by running out of time.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from worldcafe.domain.errors import Impossible, Speaker
from worldcafe.language import mark
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.rules import blocks, subjects
from worldcafe.planner.sizes import EVEN, Width, size_limits
from worldcafe.planner.together import with_company_seated
from worldcafe.planner.ways import Ways


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


def problems(problem: Problem) -> list[Finding]:
    """Everything that is impossible or will not hold, those that block planning first."""
    as_told, problem = problem, with_company_seated(problem)
    basic = list(_nothing_to_plan(problem))
    if basic:
        return basic
    found = [
        *_crowds(problem),
        *_seats_fixed(problem),
        *_nowhere(problem),
        *_repeats_forced(problem),
        *_pairs(problem),
        *_apart_nowhere(problem),
        *_musts(problem),
    ]
    if not any(f.blocking for f in found):
        found += _pairs_without_way(as_told)
    if not any(f.blocking for f in found):
        found += _subjects_too_few(problem)
    if not any(f.blocking for f in found):
        found += [*_no_ways(problem), *_topics_crowded(problem)]
    if not any(f.blocking for f in found):
        found += _subjects_too_small(problem)
    return sorted(found, key=lambda f: not f.blocking)


def check(problem: Problem) -> list[Finding]:
    """Raise Impossible with the first finding that blocks planning; return the others."""
    found = problems(problem)
    for finding in found:
        if finding.blocking:
            raise finding.error()
    return found


def _nothing_to_plan(problem: Problem) -> Iterator[Finding]:
    if problem.people < 1:
        yield Finding("no-people", mark("There is nobody to seat. Import or add people first."))
    if problem.tables < 1:
        yield Finding("no-tables", mark("There are no tables. Add at least one."))
    if problem.rounds < 1 or not problem.counted():
        yield Finding("no-rounds", mark("There are no rounds to plan. Add at least one."))
    if problem.people and problem.tables > problem.people:
        yield Finding(
            "more-tables-than-people",
            mark("There are more tables ({tables}) than people ({people}). Close {excess} of the tables."),
            {
                "tables": problem.tables,
                "people": problem.people,
                "excess": problem.tables - problem.people,
            },
        )


def _crowds(problem: Problem) -> Iterator[Finding]:
    for r in _open_rounds(problem):
        here, tables = len(problem.here(r)), problem.in_use(r)
        for t in tables:
            if problem.least[t][r] > problem.most[t][r]:
                yield Finding(
                    "limits-crossed",
                    mark(
                        "Table {table} needs at least {least} people and takes at most "
                        "{most}. Change one of the two."
                    ),
                    {
                        "table": problem.table_names[t],
                        "least": problem.least[t][r],
                        "most": problem.most[t][r],
                    },
                )
        most = sum(problem.most[t][r] for t in tables)
        least = sum(problem.least[t][r] for t in tables)
        if here > most:
            yield Finding(
                "too-many-people",
                mark(
                    "{people} people are present in round {round} and the tables have "
                    "{seats} seats. Add {missing} seats."
                ),
                {"people": here, "round": r + 1, "seats": most, "missing": here - most},
            )
        elif here < least:
            yield Finding(
                "too-few-people",
                mark(
                    "{people} people are present in round {round} and the tables need at least {least}. "
                    "Close a table or lower the least of some."
                ),
                {"people": here, "round": r + 1, "least": least},
            )
        elif here < len(tables):
            yield Finding(
                "tables-stay-empty",
                mark(
                    "Round {round} has {tables} tables for {people} people; some stay "
                    "empty. Close some of them."
                ),
                {"round": r + 1, "tables": len(tables), "people": here},
                blocking=False,
            )


def _seats_fixed(problem: Problem) -> Iterator[Finding]:
    for r in _open_rounds(problem):
        at: Counter[int] = Counter()
        for p in range(problem.people):
            table = problem.fixed[p][r]
            if table < 0:
                continue
            values: dict[str, object] = {"person": problem.person_names[p], "round": r + 1}
            if not 0 <= table < problem.tables or problem.topic[table][r] < 0:
                values["table"] = problem.table_names[table] if table < problem.tables else str(table + 1)
                yield Finding(
                    "fixed-at-closed-table",
                    mark(
                        "{person} is to sit at table {table} in round {round}, where "
                        "that table is not used. Open the table or free the seat."
                    ),
                    values,
                    people=(p,),
                )
                continue
            values["table"] = problem.table_names[table]
            at[table] += 1
            if not problem.present[p][r]:
                yield Finding(
                    "fixed-while-absent",
                    mark(
                        "{person} is to sit at table {table} in round {round} but is "
                        "absent then. Free the seat or mark the person as present."
                    ),
                    values,
                    people=(p,),
                )
            elif table not in problem.choices(p, r):
                yield Finding(
                    "fixed-where-barred",
                    mark(
                        "{person} is to sit at table {table} in round {round}, and a "
                        "rule keeps them from that table. Free the seat or lift the rule."
                    ),
                    values,
                    people=(p,),
                )
        for table, count in sorted(at.items()):
            if count > problem.most[table][r]:
                yield Finding(
                    "table-overfull",
                    mark(
                        "{people} people are to sit at table {table} in round {round} "
                        "and it takes {most}. Free {excess} of these seats."
                    ),
                    {
                        "people": count,
                        "table": problem.table_names[table],
                        "round": r + 1,
                        "most": problem.most[table][r],
                        "excess": count - problem.most[table][r],
                    },
                )


def _nowhere(problem: Problem) -> Iterator[Finding]:
    if problem.allowed is None:
        return
    for r in _open_rounds(problem):
        groups: dict[frozenset[int], list[int]] = defaultdict(list)
        for p in problem.here(r):
            if problem.fixed[p][r] < 0:
                groups[frozenset(seats_open(problem, p, r))].append(p)
        for tables, people in groups.items():
            if not tables:
                yield Finding(
                    "allowed-nowhere",
                    mark(
                        "{person} may sit at no table in round {round} (people in the "
                        "same position: {people}). Lift a rule or open a table for them."
                    ),
                    {
                        "person": problem.person_names[people[0]],
                        "people": len(people),
                        "round": r + 1,
                    },
                    people=tuple(people),
                )
                continue
            inside = [p for other, members in groups.items() if other and other <= tables for p in members]
            pinned = sum(problem.fixed[p][r] in tables for p in problem.here(r))
            seats = sum(problem.most[t][r] for t in tables)
            if len(inside) + pinned > seats:
                yield Finding(
                    "too-few-seats-for-some",
                    mark(
                        "{people} people can only sit at tables {tables} in round "
                        "{round}, which have {seats} seats. "
                        "Add seats there or let some sit elsewhere."
                    ),
                    {
                        "people": len(inside) + pinned,
                        "tables": ", ".join(problem.table_names[t] for t in sorted(tables)),
                        "round": r + 1,
                        "seats": seats,
                    },
                    people=tuple(inside),
                )


def _repeats_forced(problem: Problem) -> Iterator[Finding]:
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


def _pairs(problem: Problem) -> Iterator[Finding]:
    together = {frozenset((x.first, x.second)) for x in problem.together if x.strict}
    for pair in problem.apart:
        if pair.strict and frozenset((pair.first, pair.second)) in together:
            yield Finding(
                "pair-contradicts",
                mark("{first} and {second} are to sit together and apart. Keep one of the two rules."),
                _named(problem, pair),
                people=(pair.first, pair.second),
            )
    for pair, apart in [(x, True) for x in problem.apart] + [(x, False) for x in problem.together]:
        if not pair.strict:
            continue
        for r in _open_rounds(problem):
            a, b = problem.fixed[pair.first][r], problem.fixed[pair.second][r]
            if a >= 0 and b >= 0 and (a == b) == apart:
                values = {**_named(problem, pair), "round": r + 1}
                yield Finding(
                    "locks-break-pair",
                    mark(
                        "{first} and {second} are to sit apart, and in round {round} "
                        "both are to sit at one table. Free one of the seats."
                    )
                    if apart
                    else mark(
                        "{first} and {second} are to sit together, and in round "
                        "{round} they are to sit at different tables. Free one of the seats."
                    ),
                    values,
                    people=(pair.first, pair.second),
                )


def _apart_nowhere(problem: Problem) -> Iterator[Finding]:
    """Two to be apart who can only sit at one and the same table."""
    for pair in problem.apart:
        for r in _open_rounds(problem) if pair.strict else ():
            if (
                problem.allowed is None
                and min(problem.fixed[pair.first][r], problem.fixed[pair.second][r]) < 0
            ) and len(problem.in_use(r)) > 1:
                continue
            if not (problem.present[pair.first][r] and problem.present[pair.second][r]):
                continue
            seats = seats_open(problem, pair.first, r) | seats_open(problem, pair.second, r)
            if len(seats) == 1 and problem.counts[r]:
                yield Finding(
                    "no-room-apart",
                    mark(
                        "{first} and {second} are to sit apart, and in round {round} both can only sit at "
                        "table {table}. Open another table or lift the rule."
                    ),
                    {**_named(problem, pair), "round": r + 1, "table": problem.table_names[min(seats)]},
                    people=(pair.first, pair.second),
                )
                break


def seats_open(problem: Problem, person: int, round_: int) -> set[int]:
    """The tables at which the person can be in that round: the fixed one, or all that are not struck out."""
    pin = problem.fixed[person][round_]
    return (
        {pin} if pin >= 0 else {t for t in problem.choices(person, round_) if problem.topic[t][round_] >= 0}
    )


def _musts(problem: Problem) -> Iterator[Finding]:
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


def _subject_name(problem: Problem, subject: int) -> str:
    names = problem.topic_names if problem.no_repeat == "topic" else problem.table_names
    return names[subject]


def _named(problem: Problem, pair: Pair) -> dict[str, object]:
    return {"first": problem.person_names[pair.first], "second": problem.person_names[pair.second]}


def _subjects_too_few(problem: Problem) -> Iterator[Finding]:
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


def _no_ways(problem: Problem) -> Iterator[Finding]:
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


def _pairs_without_way(problem: Problem) -> Iterator[Finding]:
    """Two who find no way together, or apart, though each alone has one."""
    if any(problem.frozen):
        return
    ways = Ways(problem, subjects(problem))
    for pair, apart in [(x, True) for x in problem.apart] + [(x, False) for x in problem.together]:
        two = (pair.first, pair.second)
        if not pair.strict or ways.exist(two, "apart" if apart else "together"):
            continue
        if ways.exist(two[:1]) and ways.exist(two[1:]):
            yield Finding(
                "no-way-apart" if apart else "no-way-together",
                mark(
                    "{first} and {second} are to sit apart, and with the tables that each of them has to visit "
                    "they must meet. Lift the rule, or change the tables for one of them."
                )
                if apart
                else mark(
                    "{first} and {second} are to sit together, and with the tables that each of them may use and "
                    "no topic twice they cannot. Lift the rule, or change the tables for one of them."
                ),
                _named(problem, pair),
                people=two,
            )


def _topics_crowded(problem: Problem) -> Iterator[Finding]:
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
                    "topic": _subject_name(problem, subject),
                    "seats": seats[subject],
                    "needed": count,
                    "missing": count - seats[subject],
                },
            )


def _subjects_too_small(problem: Problem) -> Iterator[Finding]:
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
        "topic": _subject_name(problem, cut.scarce),
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


def _open_rounds(problem: Problem) -> list[int]:
    return [r for r in range(problem.rounds) if not problem.frozen[r]]
