"""Starting rotations: sheets where everybody is alike, otherwise round after round by exact assignment."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from worldcafe.planner.model import Model
from worldcafe.planner.sheets import sheets
from worldcafe.planner.transport import Bools, Floats, Ints, choose

_REPEAT = 1000.0


def start(model: Model, rng: np.random.Generator) -> Ints | None:
    """[R, P] seats to begin with, sizes within their limits; None if a round cannot be filled at all."""
    made = from_sheets(model, rng)
    return made if made is not None else round_after_round(model, rng)


def from_sheets(model: Model, rng: np.random.Generator) -> Ints | None:
    """Seats from sheets, if everyone who moves is there all day and tables differ in nothing."""
    tables = model.shape[2]
    moving: Bools = np.asarray(model.free.all(0))
    if not _uniform(model, moving) or not moving.any():
        return None
    made = sheets(int(moving.sum()), tables, len(model.rounds), rng)
    if made is None:
        return None
    seats = model.fixed.copy()
    seats[:, _order(model, moving)] = made.paths(int(moving.sum())).T
    sizes = np.stack([np.bincount(row[row >= 0], minlength=tables) for row in seats])
    return seats if ((sizes >= model.least) & (sizes <= model.most)).all() else None


def _uniform(model: Model, moving: Bools) -> bool:
    fixed_all_day = ~model.free.any(0)
    distinct = all(np.unique(row).size == row.size for row in model.topic)
    same = (model.topic == model.topic[0]).all()
    return bool(
        model.open is None
        and model.in_use.all()
        and (moving | fixed_all_day).all()
        and (model.problem.no_repeat != "topic" or (distinct and same))
    )


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
    rounds, _, tables = model.shape
    seats = model.fixed.copy()
    for r in range(rounds):
        free = np.flatnonzero(model.free[r])
        cost = _round_cost(model, seats, r, free) + rng.random((free.size, tables))
        cost[~model.may(r)[free]] = np.inf
        pinned = np.bincount(seats[r][seats[r] >= 0], minlength=tables)
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
    for r in range(rounds):
        free = np.flatnonzero(model.free[r])
        at = seats[r, free]
        stays = (np.arange(tables)[None, :] == at[:, None]) & (at >= 0)[:, None]
        cost = _round_cost(model, seats, r, free) + rng.random((free.size, tables)) - 100.0 * stays
        cost[~model.may(r)[free]] = np.inf
        pinned = np.bincount(model.fixed[r][model.fixed[r] >= 0], minlength=tables)
        have = choose(cost, np.ones(free.size, np.int64), model.least[r] - pinned, model.most[r] - pinned)
        if have is None:
            return None
        seats[r, free] = have.argmax(1)
    return seats
