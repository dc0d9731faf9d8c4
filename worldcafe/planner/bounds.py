"""What no plan can be below: proven lower bounds of every criterion.

A bound is only ever too low, never too high: wherever a rule is left out of the reckoning, the answer
stays valid for the problem with the rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from worldcafe.planner import proofs
from worldcafe.planner.model import Model
from worldcafe.planner.sizes import even_pairs
from worldcafe.planner.transport import Bools, Floats, Ints, Spreads, best_spreads, choose, spread

_MANY_TABLES = 120


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least squares of repeat meetings, colleague meetings and wish cost that any plan can have."""

    squares: int
    colleague_meetings: int
    wish_cost: int


def bounds_of(model: Model) -> Bounds:
    """All bounds of a problem, each by itself."""
    return Bounds(
        squares=max(round_pair_bound(model), counting_bound(model), exhausted_bound(model)),
        colleague_meetings=colleague_bound(model),
        wish_cost=wish_bound(model),
    )


def round_pair_bound(model: Model) -> int:
    """Squares of repeat meetings, from what every two rounds force upon each other.

    People together in both of two rounds share a cell (table then, table now). Cells of one subject are
    empty where nobody may repeat it; with sizes given, the pairs that share a cell are least in a convex
    transportation problem. Summed over the pairs of rounds this bounds the sum of C(m, 2) over pairs of
    people who meet m times, and (m - 1)^2 is at least that. Only people who move in both rounds are
    counted, and only pairs who are not to be together.
    """
    total = 0
    known: dict[bytes, int] = {}
    for q, r in combinations(range(len(model.rounds)), 2):
        two = two_rounds(model, q, r)
        key = two.key()
        if key not in known:
            known[key] = two.least()
        total += known[key]
    return max(0, total - exempt_allowance(model)) + triple_bound(model)


def triple_bound(model: Model) -> int:
    """What squares are above the sum of C(m, 2), because some people must share three rounds.

    More people than there are paths through three rounds share them: at least f(people, paths) pairs. As
    (m - 1)^2 = C(m, 2) + C(m - 1, 2), and C(m - 1, 2) is 3/m of the C(m, 3) triples of rounds that a pair shares,
    3/R of all shared triples are a bound.
    """
    rounds = len(model.rounds)
    shared = sum(even_pairs(*three_rounds(model, three)) for three in combinations(range(rounds), 3))
    return (
        max(0, -(-3 * shared // rounds) - model.exempt * ((rounds - 1) * (rounds - 2) // 2)) if shared else 0
    )


def three_rounds(model: Model, three: tuple[int, ...]) -> tuple[int, int]:
    """How many people are free to move in all three rounds, and how many paths there are for them (1 at least)."""
    q, r, s = three
    moving = model.free[q] & model.free[r] & model.free[s]
    if not moving.any() or model.shape[2] > _MANY_TABLES:
        return 0, 1
    qr, rs, qs = (_cells_open(model, a, b, moving).astype(float) for a, b in ((q, r), (r, s), (q, s)))
    return int(moving.sum()), max(1, round(float(((qr @ rs) * qs).sum())))


def exempt_allowance(model: Model) -> int:
    """Pairs who are to be together are not counted as repeats, so the bound gives them away in full."""
    rounds = len(model.rounds)
    return model.exempt * (rounds * (rounds - 1) // 2)


@dataclass(frozen=True, slots=True, eq=False)
class TwoRounds:
    """The people who move in both of two rounds, as a spread over cells (see `transport.spread`).

    cell: [T, T] those whose seats are settled; allowed: cells that the others may take; rows, columns: least and
    most of the others per table; people: how many others.
    """

    cell: Ints
    allowed: Bools
    rows: tuple[Ints, Ints]
    columns: tuple[Ints, Ints]
    people: int

    def key(self) -> bytes:
        """Equal for equal problems."""
        arrays = (self.cell, self.allowed, *self.rows, *self.columns)
        return b"".join(x.tobytes() for x in arrays) + self.people.to_bytes(4, "big")

    def least(self) -> int:
        """A number of pairs in cells that cannot be gone below."""
        settled = int((self.cell * (self.cell - 1) // 2).sum())
        if not self.cell.any() and (self.rows[1] <= self.allowed.sum(1)).all():
            return 0
        if len(self.cell) > _MANY_TABLES:
            return settled + _rows_alone(self.allowed, self.rows, self.people)
        return settled + (spread(self.cell, self.allowed, self.rows, self.columns, self.people) or 0)

    def best(self) -> Spreads | None:
        """What all best spreads have in common; None if there are too many tables, or no spread."""
        if len(self.cell) > _MANY_TABLES:
            return None
        return best_spreads(self.cell, self.allowed, self.rows, self.columns, self.people)


def two_rounds(model: Model, q: int, r: int) -> TwoRounds:
    """What two rounds force upon the people who move in both."""
    tables = model.in_use.shape[1]
    both = model.present[q] & model.present[r] & ~model.stays[q] & ~model.stays[r]
    settled = both & ~model.free[q] & ~model.free[r]
    moving = both & ~settled
    cell = np.zeros((tables, tables), np.int64)
    np.add.at(cell, (model.fixed[q][settled], model.fixed[r][settled]), 1)
    return TwoRounds(
        cell,
        _cells_open(model, q, r, moving),
        _margins(model, q, moving),
        _margins(model, r, moving),
        int(moving.sum()),
    )


def _rows_alone(allowed: Bools, rows: tuple[Ints, Ints], people: int) -> int:
    """The same with the columns left free: weaker, and quick for any number of tables."""
    load = rows[0].copy()
    open_cells = np.maximum(allowed.sum(1), 1)
    for _ in range(max(0, people - int(load.sum()))):
        load[np.where(load < rows[1], load // open_cells, people + 1).argmin()] += 1
    return sum(even_pairs(int(n), int(k)) for n, k in zip(load, open_cells, strict=True))


def _cells_open(model: Model, q: int, r: int, moving: Bools) -> Bools:
    """Cells that at least one of the moving people may take."""
    same: Bools = (model.subject[q][:, None] == model.subject[r][None, :]) & (model.subject[q] >= 0)[:, None]
    in_use: Bools = model.in_use[q][:, None] & model.in_use[r][None, :]
    conflict = model.block[:, q] == model.block[:, r]
    bound_ones, free_ones = moving & conflict, moving & ~conflict
    if model.open is None:
        return in_use if free_ones.any() else in_use & ~same
    made: Bools = np.zeros_like(in_use)
    for group, rule in ((bound_ones, ~same), (free_ones, np.ones_like(same))):
        if group.any():
            seats = _seats(model, q, group).astype(np.float32).T @ _seats(model, r, group).astype(np.float32)
            made |= rule & (seats > 0)
    return made & in_use


def _seats(model: Model, r: int, group: Bools) -> Bools:
    may: Bools = model.may(r)[group].copy()
    pins = model.fixed[r][group]
    pinned = np.flatnonzero(pins >= 0)
    may[pinned] = False
    may[pinned, pins[pinned]] = True
    return may


def _margins(model: Model, r: int, moving: Bools) -> tuple[Ints, Ints]:
    """Least and most of the moving people per table in a round."""
    tables = model.in_use.shape[1]
    pinned = model.present[r] & ~model.free[r]
    mine = np.bincount(model.fixed[r][pinned & moving], minlength=tables)
    others = np.bincount(model.fixed[r][pinned & ~moving], minlength=tables)
    if not (model.free[r] & moving).any():
        return mine, mine
    unknown = int((model.free[r] & ~moving).sum())
    return np.maximum(mine, model.least[r] - others - unknown), np.maximum(mine, model.most[r] - others)


def exhausted_bound(model: Model) -> int:
    """Squares that an exhaustion proved (`proofs`), where those who move are alike and fill tables of one size."""
    moving: Bools = np.asarray((model.present & ~model.stays).any(0))
    rounds, _, tables = model.shape
    always = bool((model.present & ~model.stays)[:, moving].all())
    own = bool((model.subject == model.subject[0]).all()) and np.unique(model.subject[0]).size == tables
    if not always or not own or (model.subject < 0).any() or model.block.any() or model.together is not None:
        return 0
    if any(model.problem.frozen):
        return 0
    for r in range(rounds):
        staying = np.bincount(model.fixed[r][model.stays[r]], minlength=tables)
        low, high = model.least[r] - staying, model.most[r] - staying
        if np.unique(np.concatenate([low, high])).size > 1:
            return 0
    return proofs.least(int(moving.sum()), tables, rounds)


def counting_bound(model: Model) -> int:
    """Squares from the number of meetings alone, spread as evenly as can be over the pairs that can meet."""
    rounds = len(model.rounds)
    meetings = sum(_meetings(model, r) for r in range(rounds)) - model.exempt * rounds
    pairs = _pairs_that_can_meet(model)
    if meetings <= pairs or not pairs:
        return 0
    each, more = divmod(meetings, pairs)
    return (pairs - more) * (each - 1) ** 2 + more * each**2


def _meetings(model: Model, r: int) -> int:
    """The least number of pairs at one table in a round, without those who both stay."""
    tables = model.in_use.shape[1]
    least, most = model.least[r].copy(), model.most[r]
    for _ in range(max(0, int(model.present[r].sum()) - int(least.sum()))):
        least[np.where(least < most, least, np.iinfo(np.int64).max).argmin()] += 1
    hosts = np.bincount(model.fixed[r][model.stays[r] & (model.fixed[r] >= 0)], minlength=tables)
    return max(0, int((least * (least - 1) // 2).sum() - (hosts * (hosts - 1) // 2).sum()))


def _pairs_that_can_meet(model: Model) -> int:
    moves = model.present & ~model.stays
    patterns, count = np.unique(np.concatenate([model.present, moves]), axis=1, return_counts=True)
    present, moving = np.split(patterns.astype(np.int64), 2)
    meet = (present.T @ moving + moving.T @ present) > 0
    pairs = int((meet * np.outer(count, count)).sum())
    alone = int((count * np.diag(meet)).sum())
    return (pairs - alone) // 2 - model.exempt


def colleague_bound(model: Model) -> int:
    """Colleague meetings that cannot be avoided: more people of one organisation than tables, or than topics."""
    if model.colleague is None:
        return 0
    organisation = np.array(model.problem.organisation, np.int64)
    names, sizes = np.unique(organisation[organisation >= 0], return_counts=True)
    return sum(company_bound(model, np.flatnonzero(organisation == name)).value for name in names[sizes > 1])


@dataclass(frozen=True, slots=True, eq=False)
class CompanyBound:
    """The least meetings of some people among each other; forced: [people], how often each of them must sit with
    those who stay, if the bound counts these apart, or None if it counts all alike (pigeonholes)."""

    value: int
    forced: Ints | None


def company_bound(model: Model, members: Ints) -> CompanyBound:
    """The better of two: everyone spread over the tables of a round, or the movers alone and whom they must visit."""
    staying: Bools = np.asarray((model.stays | ~model.present)[:, members].all(0))
    alike = apart = 0
    for r in range(len(model.rounds)):
        here = model.present[r, members]
        alike += _pairs(_even_load(model, r, members[here])[0])
        apart += _pairs(_even_load(model, r, members[here & ~staying])[0])
        apart += _pairs(_even_load(model, r, members[here & staying])[0])
    if not staying.any() or staying.all():
        return CompanyBound(alike, None)
    forced = _forced_visits(model, members, staying)
    apart += int(forced.sum())
    return CompanyBound(apart, forced) if apart > alike else CompanyBound(alike, None)


def _forced_visits(model: Model, members: Ints, staying: Bools) -> Ints:
    """[members]: rounds of each mover less the subjects that they can have without one of those who stay."""
    taken: Bools = np.zeros(model.in_use.shape, np.bool_)
    for r in range(len(model.rounds)):
        at = model.fixed[r, members[staying]]
        taken[r, at[at >= 0]] = True
    seats: Bools = _reachable(model)[:, members] & ~taken[:, None, :]
    forced = np.zeros(members.size, np.int64)
    for i, p in enumerate(map(int, members)):
        rounds = np.flatnonzero(model.present[:, p] & ~model.stays[:, p])
        for block in np.unique(model.block[p, rounds]) if not staying[i] else ():
            mine = rounds[model.block[p, rounds] == block]
            found = model.subject[mine][seats[mine, i]]
            if not (found < 0).any():
                forced[i] += max(0, mine.size - np.unique(found).size)
    return forced


def _pairs(load: Ints) -> int:
    return int((load * (load - 1) // 2).sum())


def _even_load(model: Model, r: int, members: Ints) -> tuple[Ints, tuple[Ints, Ints]]:
    """The most even load of the tables with these people, and the least and most that it can be per table."""
    tables = model.in_use.shape[1]
    pins = model.fixed[r][members]
    load = np.bincount(pins[pins >= 0], minlength=tables)
    free = members[pins < 0]
    may = model.may(r)[free].any(0) if free.size else np.zeros(tables, np.bool_)
    pinned, room = load.copy(), np.where(may, model.most[r], 0)
    for _ in range(free.size):
        load[np.where(load < room, load, np.iinfo(np.int64).max).argmin()] += 1
    return load, (pinned, np.maximum(pinned, room))


def even_limits(model: Model, r: int, members: Ints) -> tuple[Ints, Ints]:
    """Least and most of these people per table, so that as few pairs of them as can be sit at one table."""
    load, (low, high) = _even_load(model, r, members)
    last = int((load[load > low] - 1).max(initial=0))
    return np.clip(last, low, high), np.clip(last + 1, low, high)


def wish_bound(model: Model) -> int:
    """The least wish cost when only topics, their seats over the day and each person's rounds are heeded.

    Where the topic may not repeat this is a transportation problem of people and topics; otherwise every
    person has the best of every round.
    """
    if model.wish is None:
        return 0
    if not _topics_differ(model):
        cheapest = (
            np.where(_reachable_in(model, r), model.wish[r], 10**9).min(1) for r in range(len(model.rounds))
        )
        return int(sum(np.where(model.present[r], cost, 0).sum() for r, cost in enumerate(cheapest)))
    moving = (model.present & ~model.stays).sum(0)
    topics = int(model.topic.max()) + 1
    open_: Bools = np.zeros((moving.size, topics), np.bool_)
    seats = np.zeros(topics, np.int64)
    for r in range(len(model.rounds)):
        used = np.flatnonzero(model.in_use[r])
        staying = np.bincount(model.fixed[r][model.stays[r]], minlength=model.shape[2])
        np.add.at(seats, model.topic[r, used], (model.most[r] - staying)[used])
        reach = _reachable_in(model, r)
        for g in np.unique(model.topic[r, used]).tolist():
            open_[:, g] |= reach[:, model.topic[r] == g].any(1) & model.present[r] & ~model.stays[r]
    price = np.where(open_, np.array(model.problem.wishes, np.float64)[:, :topics], np.inf)
    if topics > _MANY_TABLES:
        return _without_limits(price, moving)
    have = choose(price, moving, np.zeros(topics, np.int64), np.maximum(seats, 0))
    return 0 if have is None else int(price[have].sum())


def _without_limits(price: Floats, need: Ints) -> int:
    """The cheapest topics of each person, as if every topic had seats for all: weaker, and quick."""
    cheapest = np.sort(np.partition(price, int(need.max(initial=1)) - 1, 1)[:, : int(need.max(initial=1))], 1)
    taken = cheapest[np.arange(cheapest.shape[1])[None, :] < need[:, None]]
    return int(taken.sum()) if np.isfinite(taken).all() else 0


def _topics_differ(model: Model) -> bool:
    return model.problem.no_repeat == "topic" and not model.block.any() and not any(model.problem.frozen)


def _reachable(model: Model) -> Bools:
    return np.stack([_reachable_in(model, r) for r in range(len(model.rounds))])


def _reachable_in(model: Model, r: int) -> Bools:
    """[P, T]: the tables where each person can be in that round."""
    reach = model.may(r).copy()
    pinned = np.flatnonzero(model.fixed[r] >= 0)
    reach[pinned] = False
    reach[pinned, model.fixed[r][pinned]] = True
    return reach
