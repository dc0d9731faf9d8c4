"""Exchanging two people over several rounds at once, so that no topic repeats for either.

When everybody visits (almost) every table, single exchanges are all barred: whatever one gains, they have
elsewhere. Exchanging the two people in every round that would conflict, and in those that then conflict,
is always free of repeated topics. With all rounds it is the exchange of whole paths, which changes no
repeat meeting among people who move, only who sits with their colleagues and who has which topics.
"""

from __future__ import annotations

import numpy as np

from worldcafe.planner.seating import Seating
from worldcafe.planner.transport import Bools, Floats, Ints

_MOST_PARTNERS = 96


def closures(seating: Seating, p: int, first: Bools, others: Ints) -> Bools:
    """[len(others), R]: the rounds in which p must exchange with each other person, if they do in `first`."""
    model = seating.model
    rounds = np.arange(seating.rounds)
    subject = np.hstack([model.subject, np.full((seating.rounds, 1), -1)])
    mine = subject[rounds, seating.seat[:, p]]
    theirs = subject[rounds[:, None], seating.seat[:, others]].T
    clash = seating.clash
    drags = clash[p] & _equal(theirs[:, :, None], mine[None, None, :])
    drags |= clash[others] & _equal(mine[None, :, None], theirs[:, None, :])
    exchanged = np.broadcast_to(first, (others.size, seating.rounds)).copy()
    for _ in rounds:
        more = exchanged | (exchanged[:, :, None] & drags).any(1)
        if (more == exchanged).all():
            break
        exchanged = more
    return exchanged


def _equal(a: Ints, b: Ints) -> Bools:
    equal: Bools = (a == b) & (a >= 0)
    return equal


def partners(seating: Seating, p: int, first: Bools, rng: np.random.Generator) -> tuple[Ints, Bools]:
    """People with whom p can exchange, and in which rounds; at most some of them, drawn at random."""
    free = seating.model.free
    others = np.flatnonzero(free[first].all(0))
    others = others[others != p]
    if others.size > _MOST_PARTNERS:
        others = rng.choice(others, _MOST_PARTNERS, replace=False)
    exchanged = closures(seating, p, first, others)
    possible = (~exchanged | (free[:, p] & free[:, others].T)).all(1)
    differ = (seating.seat[:, p] != seating.seat[:, others].T) & exchanged
    keep = possible & differ.any(1)
    others, exchanged = others[keep], exchanged[keep]
    return others, exchanged


def changes(seating: Seating, p: int, others: Ints, exchanged: Bools) -> Floats:
    """[len(others)]: by how much the cost would change with each exchange (rules broken by seats left out)."""
    gained = np.zeros((others.size, seating.people), np.int64)
    seat = seating.seat
    alone = np.zeros(others.size)
    q = np.arange(others.size)
    for r in np.flatnonzero(exchanged.any(0)).tolist():
        at_theirs = seat[r][None, :] == seat[r, others][:, None]
        at_mine = (seat[r] == seat[r, p])[None, :]
        gained += (at_theirs.astype(np.int64) - at_mine) * exchanged[:, r, None]
        own = seating.own_costs(r)
        swapped = own[p, seat[r, others]] - own[p, seat[r, p]]
        swapped = swapped + own[others, seat[r, p]] - own[others, seat[r, others]]
        alone += np.where(exchanged[:, r], swapped, 0.0)
    gained[:, p] = 0
    gained[q, others] = 0
    mine, theirs = seating.meet[p][None, :], seating.meet[others]
    squares = _squares(mine + gained) - _squares(mine) + _squares(theirs - gained) - _squares(theirs)
    company = gained * (seating.pair_cost[p][None, :] - seating.pair_cost[others])
    total: Floats = seating.weights.squares * squares.sum(1) + company.sum(1) + alone
    return total


def _squares(meet: Ints) -> Ints:
    return np.maximum(meet - 1, 0) ** 2


def exchange(seating: Seating, p: int, other: int, rounds: Bools) -> None:
    """Exchange the seats of two people in those rounds."""
    for r in np.flatnonzero(rounds).tolist():
        mine, theirs = int(seating.seat[r, p]), int(seating.seat[r, other])
        if mine != theirs:
            seating.move(p, r, theirs)
            seating.move(other, r, mine)
