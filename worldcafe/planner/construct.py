"""Starting rotations: sheets where everybody is alike, otherwise round after round by exact assignment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from worldcafe.planner.crowds import parted, topics_first
from worldcafe.planner.model import DENSE_PEOPLE, Model
from worldcafe.planner.sheets import sheets
from worldcafe.planner.transport import Bools, Floats, Ints, choose

_REPEAT = 1000.0
_KEPT = 100.0
_LOOSE = 0.4


def start(model: Model, rng: np.random.Generator) -> Ints | None:
    """[R, P] seats to begin with, sizes within their limits; None if a round cannot be filled at all."""
    made = topics_first(model, rng) if _loose(model) else None
    if made is None and (made := from_sheets(model, rng)) is not None and model.shape[1] > DENSE_PEOPLE:
        made = parted(model, made, rng)
    return made if made is not None else round_after_round(model, rng)


def _loose(model: Model) -> bool:
    """Whether a table's people could sit at many more tables of other topics than they are people."""
    _, people, tables = model.shape
    largest = int(np.bincount(model.topic[0]).max()) if model.in_use[0].all() else tables
    return people / tables < _LOOSE * (tables - largest)


@dataclass(frozen=True, slots=True, eq=False)
class Alike:
    """Most people move and are there all day, and the tables differ in nothing but their topics.

    order: [people] those who move, people of one organisation together, those who are not there all day last;
    table_of: [T] the tables in an order in which topics come round and round; topics: how many; regular: nobody misses
    a round or has a seat fixed or struck out.
    """

    order: Ints
    table_of: Ints
    topics: int
    regular: bool


def alike(model: Model) -> Alike | None:
    """What paths for people who are all alike can be made of; None if there is too much that differs."""
    moving: Bools = np.asarray(model.free.any(0))
    regular: Bools = np.asarray(model.free.all(0))
    if model.open is not None:
        regular = regular & np.asarray((model.open.sum(2) == model.in_use.sum(1)[:, None]).all(0))
    table_of = _tables_by_topic(model) if _uniform(model) else None
    if table_of is None or 2 * regular.sum() < moving.sum() or not moving.any():
        return None
    topics = len(np.unique(model.topic[0])) if model.problem.no_repeat == "topic" else model.shape[2]
    order = np.concatenate([_order(model, moving & regular), np.flatnonzero(moving & ~regular)])
    return Alike(order, table_of, topics, bool((regular == moving).all()))


def seated(model: Model, people: Alike, paths: Ints, rng: np.random.Generator) -> Ints | None:
    """[R, P] seats in which those who are alike have these paths [people, R], as far as each can."""
    tables = model.shape[2]
    seats = model.fixed.copy()
    seats[:, people.order] = people.table_of[paths.T]
    sizes = np.stack([np.bincount(row[row >= 0], minlength=tables) for row in seats])
    level = bool(((sizes >= model.least) & (sizes <= model.most)).all())
    return seats if level and people.regular else from_seats(model, seats, rng)


def from_sheets(model: Model, rng: np.random.Generator) -> Ints | None:
    """Seats from sheets, if people and tables are alike.

    Whoever misses a round, or has seats fixed or struck out, has a path as well and leaves it where they must.
    """
    people = alike(model)
    if people is None:
        return None
    made = sheets(people.order.size, model.shape[2], model.shape[0], rng, people.topics)
    return None if made is None else seated(model, people, made.paths(people.order.size), rng)


def _uniform(model: Model) -> bool:
    steady = model.problem.no_repeat != "topic" or (model.topic == model.topic[0]).all()
    return bool(model.in_use.all() and steady)


def _tables_by_topic(model: Model) -> Ints | None:
    """[T] the tables in an order in which topics come round and round; None if some topics have more tables."""
    tables = model.shape[2]
    if model.problem.no_repeat != "topic":
        return np.arange(tables)
    _, topic, count = np.unique(model.topic[0], return_inverse=True, return_counts=True)
    if np.unique(count).size > 1:
        return None
    earlier = np.tril(topic[:, None] == topic[None, :], -1).sum(1)
    return np.argsort(earlier * count.size + topic)


def _order(model: Model, moving: Bools) -> Ints:
    """Those who move, people of one organisation together: within a sheet they never meet."""
    tables = model.shape[2]
    members: dict[int, list[int]] = defaultdict(list)
    for p in np.flatnonzero(moving).tolist():
        organisation = model.problem.organisation[p]
        members[organisation if organisation >= 0 else -1 - p].append(p)
    pieces = [group[i : i + tables] for group in members.values() for i in range(0, len(group), tables)]
    bins: list[list[int]] = []
    for piece in sorted(pieces, key=len, reverse=True):
        home = next((b for b in bins if len(b) + len(piece) <= tables), None)
        if home is None:
            bins.append(list(piece))
        else:
            home.extend(piece)
    bins.sort(key=len, reverse=True)
    return np.array([p for b in bins for p in b], np.int64)


def round_after_round(model: Model, rng: np.random.Generator) -> Ints | None:
    """Seats round by round, each the cheapest assignment that the earlier rounds and the locks leave."""
    return _filled(model, model.fixed.copy(), rng)


def _filled(model: Model, seats: Ints, rng: np.random.Generator) -> Ints | None:
    """The seats, with everyone who is free placed anew round by round, where they are if that can be."""
    rounds, _, tables = model.shape
    for r in range(rounds):
        free = np.flatnonzero(model.free[r])
        at = seats[r, free]
        here = np.flatnonzero(at >= 0)
        cost = _round_cost(model, seats, r, free) + rng.random((free.size, tables))
        cost[here, at[here]] -= _KEPT
        cost[~model.may(r)[free]] = np.inf
        pinned = np.bincount(model.fixed[r][model.fixed[r] >= 0], minlength=tables)
        have = choose(cost, np.ones(free.size, np.int64), model.least[r] - pinned, model.most[r] - pinned)
        if have is None:
            return None
        seats[r, free] = have.argmax(1)
    return seats


def _round_cost(model: Model, seats: Ints, r: int, free: Ints) -> Floats:
    rounds, _, tables = model.shape
    cost = np.zeros((free.size, tables))
    for other in (o for o in range(rounds) if o != r):
        at = seats[other, free]
        known = (at >= 0) & (model.block[free, other] == model.block[free, r])
        now = np.where(known, model.subject[other, np.maximum(at, 0)], -1)
        cost += _REPEAT * ((model.subject[r][None, :] == now[:, None]) & (now >= 0)[:, None])
    if model.must is not None:
        for i, p in enumerate(map(int, free)):
            others = [o for o in range(rounds) if o != r and seats[o, p] >= 0]
            visited = {int(model.topic[o, seats[o, p]]) for o in others}
            for topic in sorted(model.must[p]):
                if topic in visited:
                    continue
                cost[i] -= _REPEAT / 10 * (model.topic[r] == topic)
    if model.wish is not None:
        cost += np.minimum(model.wish[r, free], 50)
    return cost


def from_seats(model: Model, given: Ints, rng: np.random.Generator) -> Ints | None:
    """[R, P] seats that keep as many of the given ones as the table sizes and the rules allow."""
    rounds, _, tables = model.shape
    seats = np.where(model.free & model.present, given, model.fixed)
    for r in range(rounds):
        seats[r, (seats[r] >= tables) | ~model.present[r]] = -1
    return _filled(model, seats, rng)
