"""Large events: topics first, tables last, or whole paths exchanged until nobody has the wrong company.

Nothing here holds a matrix of people by people. Where a topic has several tables: (1) which topics each person
discusses is a transportation problem, solved exactly; (2) in which round is an edge colouring of the graph of people
and topics in which every topic has its seats in every round (Konig: it exists); begun at random, mended by exchanging
two topics of one person; (3) at which of the topic's tables: people of one topic exchange tables while anyone sits
with a colleague, with somebody to be apart from or with somebody met before.
Where every table has a topic of its own, a construction in which nobody meets twice is kept and people exchange
their whole paths.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from worldcafe.planner.model import Model
from worldcafe.planner.transport import Bools, Ints, choose

_FORCED = 1e6
_LOOKS = 400
_ROUNDS_OF_MENDING = 40
_MOVES = 60_000


class Company:
    """Who should not sit with whom: colleagues, pairs to be apart, and everyone met so far; [P] sets."""

    def __init__(self, model: Model) -> None:
        problem = model.problem
        self.strangers: list[set[int]] = [set() for _ in range(problem.people)]
        groups: dict[int, list[int]] = defaultdict(list)
        for p, organisation in enumerate(problem.organisation):
            if organisation >= 0:
                groups[organisation].append(p)
        pairs = [[x.first, x.second] for x in problem.apart if x.first != x.second]
        for group in [*groups.values(), *pairs]:
            for p in group:
                self.strangers[p].update(group)
                self.strangers[p].discard(p)

    def met(self, members: list[int]) -> None:
        """These have sat together."""
        everyone = set(members)
        for p in members:
            self.strangers[p] |= everyone
            self.strangers[p].discard(p)

    def suits(self, p: int, members: list[int], but: int = -1) -> bool:
        """Whether p may sit with them; `but` is about to leave."""
        away = self.strangers[p]
        return not any(q in away for q in members if q not in (but, p))


def topics_first(model: Model, rng: np.random.Generator) -> Ints | None:
    """[R, P] seats for people who are there all day and free; None if it does not serve or comes to no end."""
    movers = _movers(model)
    if movers is None or model.problem.no_repeat != "topic" or (model.topic != model.topic[0]).any():
        return None
    topics = int(model.topic.max()) + 1
    tables = np.bincount(model.topic[0], minlength=topics)
    if len(model.rounds) > topics or tables.min() < 2 or model.block.any():
        return None
    size = _sizes(model, movers)
    if size is None:
        return None
    want = np.stack([np.bincount(model.topic[0], row, topics) for row in size]).astype(np.int64)
    chosen = _topics_of_people(model, movers, want.sum(0))
    rounds = None if chosen is None else _rounds_of_topics(chosen, want, rng)
    return None if rounds is None else _tables_of_topics(model, movers, rounds, size, rng)


def _movers(model: Model) -> Ints | None:
    """Those who move, if all of them are there and free all day and nobody has to sit together."""
    moving: Bools = np.asarray((model.present & ~model.stays).any(0))
    if model.problem.together or not model.in_use.all() or not model.free[:, moving].all():
        return None
    return np.flatnonzero(moving)


def _sizes(model: Model, movers: Ints) -> Ints | None:
    """[R, T] how many of those who move sit at each table, a choice within the limits."""
    rounds, _, tables = model.shape
    made = np.zeros((rounds, tables), np.int64)
    for r in range(rounds):
        staying = np.bincount(model.fixed[r][model.fixed[r] >= 0], minlength=tables)
        low, high = np.maximum(0, model.least[r] - staying), model.most[r] - staying
        extra = movers.size - int(low.sum())
        room = np.flatnonzero(high > low)
        while extra > 0 and room.size:
            low[room[:extra]] += 1
            extra = movers.size - int(low.sum())
            room = room[high[room] > low[room]]
        if extra:
            return None
        made[r] = low
    return made


def _topics_of_people(model: Model, movers: Ints, seats: Ints) -> Bools | None:
    """[movers, topics] as many topics for each as there are rounds, as cheap as can be."""
    rounds, topics = len(model.rounds), seats.size
    first = np.array([int((model.topic[0] == g).argmax()) for g in range(topics)])
    cost = np.zeros((movers.size, topics))
    if model.wish is not None:
        cost += model.wish[0][movers][:, first]
    people: list[int] = movers.tolist()
    for i, p in enumerate(people) if model.must is not None or model.open is not None else ():
        if model.must is not None:
            cost[i, sorted(model.must[p])] -= _FORCED
        if model.open is not None:
            reach = np.bincount(model.topic[0], model.open[:, p].all(0), topics)
            cost[i, reach == 0] = np.inf
    return choose(cost, np.full(movers.size, rounds), seats, seats)


def _rounds_of_topics(chosen: Bools, want: Ints, rng: np.random.Generator) -> Ints | None:
    """[R, movers] the topic of each round, every topic with its seats in every round."""
    rounds, topics = want.shape
    people = len(chosen)
    mine = np.nonzero(chosen)[1].reshape(people, rounds)
    at = np.take_along_axis(mine, rng.random((people, rounds)).argsort(1), 1).T.copy()
    excess = np.stack([np.bincount(row, minlength=topics) for row in at]) - want
    for _ in range(_MOVES):
        if not excess.any():
            return at
        r, g = (
            int(x)
            for x in np.unravel_index(int((excess + rng.random(excess.shape) / 2).argmax()), excess.shape)
        )
        people_there = np.flatnonzero(at[r] == g)
        others = np.flatnonzero(excess[:, g] < 0)
        theirs = at[others][:, people_there]
        # Give the topic to a round that lacks it, for one that that round has too often and this one lacks.
        gain = excess[others[:, None], theirs] - excess[r][theirs] + rng.random(theirs.shape) * 0.9
        i, k = (int(x) for x in np.unravel_index(int(gain.argmax()), gain.shape))
        q, p, h = int(others[i]), int(people_there[k]), int(theirs[i, k])
        at[r, p], at[q, p] = h, g
        excess[r, g] -= 1
        excess[q, g] += 1
        excess[q, h] -= 1
        excess[r, h] += 1
    return None


def _tables_of_topics(
    model: Model, movers: Ints, topic_at: Ints, size: Ints, rng: np.random.Generator
) -> Ints | None:
    company = Company(model)
    seats = model.fixed.copy()
    for r in range(len(model.rounds)):
        members = _members(model.fixed[r], model.shape[2])
        for topic in range(int(model.topic.max()) + 1):
            tables = np.flatnonzero(model.topic[r] == topic)
            people: list[int] = rng.permutation(movers[topic_at[r] == topic]).tolist()
            at = dict(zip(people, np.repeat(tables, size[r, tables]).tolist(), strict=True))
            for p, t in at.items():
                members[t].append(p)
            if not _mend(model, r, at, members, company, rng):
                return None
            for p, t in at.items():
                seats[r, p] = t
        for group in members:
            company.met(group)
    return seats


def _mend(
    model: Model,
    r: int,
    at: dict[int, int],
    members: list[list[int]],
    company: Company,
    rng: np.random.Generator,
) -> bool:
    """Exchange people of one topic until everyone suits their table; whether their struck-out tables are heeded."""
    may = model.may(r)
    people = list(at)

    def suits(p: int, t: int, but: int = -1) -> bool:
        return bool(may[p, t]) and company.suits(p, members[t], but)

    for _ in range(_ROUNDS_OF_MENDING):
        wrong = [p for p in people if not suits(p, at[p])]
        if not wrong:
            return True
        for p in wrong:
            if suits(p, at[p]):
                continue
            mine = at[p]
            drawn: list[int] = rng.permutation(len(people))[:_LOOKS].tolist()
            others = [
                q for q in (people[i] for i in drawn) if at[q] != mine and may[q, mine] and may[p, at[q]]
            ]
            suiting = [q for q in others if suits(p, at[q], q)]
            if not suiting and not may[p, mine]:
                suiting = others
            other = next((q for q in suiting if suits(q, mine, p)), suiting[0] if suiting else -1)
            if other >= 0:
                theirs = at[other]
                _exchange(members, p, mine, other, theirs)
                at[p], at[other] = theirs, mine
    return all(bool(may[p, t]) for p, t in at.items())


def _members(row: Ints, tables: int) -> list[list[int]]:
    made: list[list[int]] = [[] for _ in range(tables)]
    at: list[int] = row.tolist()
    for p, t in enumerate(at):
        if 0 <= t < tables:
            made[t].append(p)
    return made


def _exchange(members: list[list[int]], p: int, mine: int, other: int, theirs: int) -> None:
    members[mine].remove(p)
    members[theirs].remove(other)
    members[mine].append(other)
    members[theirs].append(p)


def parted(model: Model, seats: Ints, rng: np.random.Generator) -> Ints:
    """[R, P] the same paths, exchanged among those who move until colleagues and pairs to be apart sit apart."""
    movers = _movers(model)
    if movers is None:
        return seats
    seats, company, rounds = seats.copy(), Company(model), range(len(seats))
    members = [_members(seats[r], model.shape[2]) for r in rounds]
    may = [model.may(r) for r in rounds]

    def suits(p: int, path: list[int], but: int = -1) -> bool:
        return all(bool(may[r][p, t]) and company.suits(p, members[r][t], but) for r, t in enumerate(path))

    for _ in range(_ROUNDS_OF_MENDING):
        wrong = [p for p in movers.tolist() if not suits(p, seats[:, p].tolist())]
        if not wrong:
            break
        for p in wrong:
            mine: list[int] = seats[:, p].tolist()
            if suits(p, mine):
                continue
            for other in rng.choice(movers, _LOOKS).tolist():
                theirs: list[int] = seats[:, other].tolist()
                if other != p and suits(p, theirs, other) and suits(other, mine, p):
                    for r in rounds:
                        _exchange(members[r], p, mine[r], other, theirs[r])
                    seats[:, p], seats[:, other] = theirs, mine
                    break
    return seats
