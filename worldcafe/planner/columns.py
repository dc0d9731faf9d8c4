"""Whole paths as columns: a table per round for everyone who moves, and how much of what the paths may use.

A plan has its colleague meetings and its squares at their bounds if and only if every resource below is used
between its least and most:

- a *cell* (two rounds, two tables) by as many people as a best spread can put there (`transport.best_spreads`);
- a table in a round by its size, less those who stay there;
- a triple of seats in three rounds by one person at most, so that nobody meets anybody three times, or as evenly
  as can be where there are more people than triples;
- a table in a round by the people of one organisation (or of a pair to be apart), spread as evenly as they can be.

People differ in the rounds they attend, in those in which they stay, and in seats that are fixed or struck out.
Those who are alike in the first two share their columns; the rest is struck out person by person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np

from worldcafe.planner.bounds import (
    Bounds,
    company_bound,
    even_limits,
    three_rounds,
    triple_bound,
    two_rounds,
)
from worldcafe.planner.model import Model
from worldcafe.planner.transport import Bools, Floats, Ints, Spreads

_MOST_PATHS = 5_100
_MOST_CELLS = 420_000
_MOST_TRIED = 40_000
STRUCK = 1e4


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The choice of a path per person who moves.

    movers: [P] people. tables: [K, R] the paths, the number of tables where the person is absent. cost: [P, K]
    wishes, `STRUCK` where the path is barred. uses: [K, F] the resource of each family that a path uses;
    families: [F + 1] where they begin; cells: the pair of rounds of each of the first families. least, most:
    per resource. member: [G, P], 1 for those who belong to a group. seats: [K, R] round * T + table, the last
    seat of all where absent. group_least, group_most: [G, seats], how many of a group may be there.
    """

    movers: Ints
    tables: Ints
    cost: Floats
    uses: Ints
    families: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]
    least: Ints
    most: Ints
    member: Ints
    seats: Ints
    group_least: Ints
    group_most: Ints

    @property
    def struck(self) -> Bools:
        """[P, K]: which paths are barred."""
        return self.cost >= STRUCK

    @property
    def groups(self) -> int:
        """How many groups of people are kept apart."""
        return len(self.member)


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """People who are alike: [R] whether present, staying, free; [R, R] rounds that may not share a subject."""

    present: Bools
    stays: Bools
    clash: Bools


@dataclass(frozen=True, slots=True, eq=False)
class _Family:
    """A use per path (-1 none) with least and most per number."""

    uses: Ints
    least: Ints
    most: Ints


def columns_of(model: Model, bounds: Bounds) -> Columns | None:
    """The columns of a problem; None where this method does not serve.

    That is: pairs to be together, too many paths, or a bound on the squares that does not come from pairs of rounds.
    """
    if model.together is not None:
        return None
    spreads = _spreads(model, bounds.squares)
    movers = np.flatnonzero((model.present & ~model.stays).any(0))
    if spreads is None or not movers.size:
        return None
    kinds, kind_of = _kinds(model, movers)
    made = _paths(model, movers, kinds, kind_of)
    if made is None:
        return None
    paths, of_kind = made
    cost = _cost(model, movers, paths)
    cost[kind_of[:, None] != of_kind[None, :]] = STRUCK
    member, group_least, group_most = _groups(model, movers, paths, cost)
    seats = np.where(
        paths < model.shape[2], paths + np.arange(model.shape[0]) * model.shape[2], group_most.shape[1] - 1
    )
    full = (group_most <= 0)[:, seats].any(2)
    cost[(member.T.astype(float) @ full) > 0] = STRUCK
    moves = np.stack([k.present & ~k.stays for k in kinds])[of_kind]
    families = [*_cells(spreads, paths, moves), *_sizes(model, movers, paths)]
    families += [*_margins(spreads, paths, moves), *_triples(model, spreads, paths, moves)]
    uses, starts, least, most = _numbered(families)
    return Columns(
        movers=movers,
        tables=paths,
        cost=cost,
        uses=uses,
        families=starts,
        cells=tuple(spreads),
        least=least,
        most=most,
        member=member,
        seats=seats,
        group_least=group_least,
        group_most=group_most,
    )


def _spreads(model: Model, squares: int) -> dict[tuple[int, int], Spreads] | None:
    """The best spreads between every two rounds, if they add up to the bound."""
    made: dict[tuple[int, int], Spreads] = {}
    for q, r in combinations(range(len(model.rounds)), 2):
        found = two_rounds(model, q, r).best()
        if found is None:
            return None
        made[q, r] = found
    threefold = triple_bound(model)
    if threefold and len(model.rounds) > 3:
        return None
    return made if sum(s.value for s in made.values()) + threefold == squares else None


def _kinds(model: Model, movers: Ints) -> tuple[list[_Kind], Ints]:
    names: dict[bytes, int] = {}
    kinds: list[_Kind] = []
    number = np.zeros(movers.size, np.int64)
    for i, p in enumerate(map(int, movers)):
        present, stays, free = model.present[:, p], model.stays[:, p], model.free[:, p]
        block = model.block[p]
        key = b"".join(np.ascontiguousarray(x).tobytes() for x in (present, stays, free, block))
        if key not in names:
            names[key] = len(kinds)
            clash = (block[:, None] == block[None, :]) & ~(stays[:, None] & stays[None, :])
            clash &= free[:, None] | free[None, :]
            kinds.append(_Kind(present, stays, clash & present[:, None] & present[None, :]))
        number[i] = names[key]
    return kinds, number


def _paths(model: Model, movers: Ints, kinds: list[_Kind], kind_of: Ints) -> tuple[Ints, Ints] | None:
    """[K, R] the paths that somebody may take, [K] of which kind of people; None if they are too many."""
    made: list[Ints] = []
    total = 0
    for number, kind in enumerate(kinds):
        people = movers[kind_of == number]
        paths = _paths_of(model, people, kind)
        if paths is None or (total := total + len(paths)) > _MOST_PATHS:
            return None
        made.append(paths)
    paths = np.concatenate(made)
    of_kind = np.repeat(np.arange(len(kinds)), [len(x) for x in made])
    return (paths, of_kind) if 0 < paths.shape[0] * movers.size <= _MOST_CELLS else None


def _paths_of(model: Model, people: Ints, kind: _Kind) -> Ints | None:
    rounds, _, tables = model.shape
    open_ = [
        np.flatnonzero(_seats_of(model, people, r).any(0)) if kind.present[r] else np.array([tables])
        for r in range(rounds)
    ]
    if prod(x.size for x in open_[:-1]) > _MOST_TRIED:
        return None
    subject = np.hstack([model.subject, np.full((rounds, 1), -1)])
    paths = np.zeros((1, 0), np.int64)
    for r in range(rounds):
        paths = np.hstack([np.repeat(paths, open_[r].size, 0), np.tile(open_[r], len(paths))[:, None]])
        now = subject[r, paths[:, r]]
        for q in np.flatnonzero(kind.clash[r, :r]).tolist():
            keep = (subject[q, paths[:, q]] != now) | (now < 0)
            paths, now = paths[keep], now[keep]
        if len(paths) > _MOST_TRIED:
            return None
    return paths


def _seats_of(model: Model, people: Ints, r: int) -> Bools:
    """[people, T]: where each of them can be in a round: the fixed seat, or all that are open."""
    may = model.may(r)[people].copy()
    pins = model.fixed[r, people]
    pinned = np.flatnonzero(pins >= 0)
    may[pinned] = False
    may[pinned, pins[pinned]] = True
    return may


def _cost(model: Model, movers: Ints, paths: Ints) -> Floats:
    rounds, _, tables = model.shape
    cost = np.zeros((movers.size, len(paths)))
    barred = np.zeros((movers.size, len(paths)), np.bool_)
    for r in range(rounds):
        here = np.flatnonzero(paths[:, r] < tables)
        if model.wish is not None:
            cost[:, here] += model.wish[r][movers][:, paths[here, r]]
        barred[:, here] |= ~_seats_of(model, movers, r)[:, paths[here, r]]
    if model.must is not None:
        topic = np.hstack([model.topic, np.full((rounds, 1), -1)])
        topics = np.stack([topic[r, paths[:, r]] for r in range(rounds)], 1)
        for i, p in enumerate(map(int, movers)):
            for due in sorted(model.must[p]):
                barred[i] |= ~(topics == due).any(1)
    cost[barred] = STRUCK
    return cost


def _cells(spreads: dict[tuple[int, int], Spreads], paths: Ints, moves: Bools) -> Iterator[_Family]:
    for (q, r), spread in spreads.items():
        code = np.where(moves[:, q] & moves[:, r], paths[:, q] * len(spread.least) + paths[:, r], -1)
        yield _Family(code, spread.least.ravel(), spread.most.ravel())


def _sizes(model: Model, movers: Ints, paths: Ints) -> Iterator[_Family]:
    rounds, people, tables = model.shape
    others = np.setdiff1d(np.arange(people), movers)
    for r in range(rounds):
        at = model.fixed[r, others]
        staying = np.bincount(at[at >= 0], minlength=tables)
        code = np.where(paths[:, r] < tables, paths[:, r], -1)
        yield _Family(code, np.maximum(0, model.least[r] - staying), model.most[r] - staying)


def _margins(spreads: dict[tuple[int, int], Spreads], paths: Ints, moves: Bools) -> Iterator[_Family]:
    """Tables where a best spread has no choice but to be as full, or as empty, as can be."""
    for (q, r), spread in spreads.items():
        both = moves[:, q] & moves[:, r]
        for of_round, (least, most) in ((q, spread.rows), (r, spread.columns)):
            if (least > 0).any() or (most < both.size).any():
                yield _Family(np.where(both, paths[:, of_round], -1), least, most)


def _triples(
    model: Model, spreads: dict[tuple[int, int], Spreads], paths: Ints, moves: Bools
) -> Iterator[_Family]:
    rounds, _, tables = model.shape
    shared = {pair for pair, spread in spreads.items() if spread.most.max() > 1}
    for three in combinations(range(rounds), 3):
        if shared.issuperset(combinations(three, 2)):
            code = (paths[:, three[0]] * tables + paths[:, three[1]]) * tables + paths[:, three[2]]
            code = np.where(moves[:, list(three)].all(1), code, -1)
            people, ways = three_rounds(model, three)
            least, most = (people // ways, -(-people // ways)) if people > ways else (0, 1)
            yield _Family(code, np.full(tables**3, least), np.full(tables**3, most))


def _numbered(families: list[_Family]) -> tuple[Ints, tuple[int, ...], Ints, Ints]:
    """Resources of all families in one numbering: [K, F] uses, where each family begins, least and most."""
    uses: list[Ints] = []
    starts = [0]
    least: list[Ints] = []
    most: list[Ints] = []
    for family in families:
        names, index = np.unique(family.uses, return_inverse=True)
        uses.append(starts[-1] + index)
        # Paths that use nothing of a family share a number without limits.
        least.append(np.where(names < 0, 0, family.least[names]))
        most.append(np.where(names < 0, 10**6, family.most[names]))
        starts.append(starts[-1] + names.size)
    return np.stack(uses, 1), tuple(starts), np.concatenate(least), np.concatenate(most)


def _groups(model: Model, movers: Ints, paths: Ints, cost: Floats) -> tuple[Ints, Ints, Ints]:
    """[G, P] who belongs to which group; [G, seats] least and most of the group's movers there.

    Strikes out the paths on which somebody meets more of their own who stay than they must.
    """
    rounds, people, tables = model.shape
    moving = np.isin(np.arange(people), movers)
    shape = (0, rounds * tables + 1)
    member = [np.zeros((0, movers.size), np.int64)]
    least, most = [np.zeros(shape, np.int64)], [np.zeros(shape, np.int64)]
    for group in _companies(model):
        if not moving[group].any():
            continue
        bound = company_bound(model, group)
        spread_out = group if bound.forced is None else group[moving[group]]
        if bound.forced is not None:
            staying = group[~moving[group]]
            meets = sum(np.isin(paths[:, r], model.fixed[r, staying]).astype(np.int64) for r in range(rounds))
            for p, forced in zip(group, bound.forced, strict=True):
                if moving[p]:
                    cost[np.searchsorted(movers, p), meets > forced] = STRUCK
        low, high = _group_limits(model, spread_out, moving)
        member.append(np.isin(movers, group).astype(np.int64)[None, :])
        least.append(low[None, :])
        most.append(high[None, :])
    return np.concatenate(member), np.concatenate(least), np.concatenate(most)


def _companies(model: Model) -> Iterator[Ints]:
    """People who are to sit apart: those of one organisation, and pairs."""
    organisation = np.array(model.problem.organisation, np.int64)
    names, count = np.unique(organisation[organisation >= 0], return_counts=True)
    for name in names[count > 1]:
        yield np.flatnonzero(organisation == name)
    for x in model.problem.apart:
        if x.first != x.second:
            yield np.array(sorted((x.first, x.second)), np.int64)


def _group_limits(model: Model, group: Ints, moving: Bools) -> tuple[Ints, Ints]:
    rounds, _, tables = model.shape
    least, most = np.zeros(rounds * tables + 1, np.int64), np.full(rounds * tables + 1, 10**6)
    for r in range(rounds):
        part = slice(r * tables, (r + 1) * tables)
        low, high = even_limits(model, r, group[model.present[r, group]])
        at = model.fixed[r, group[~moving[group]]]
        staying = np.bincount(at[at >= 0], minlength=tables)
        least[part], most[part] = np.maximum(0, low - staying), high - staying
    return least, most
