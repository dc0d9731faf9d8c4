"""The paths that people can take through the rounds still to come, and what a change of path changes on a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

import numpy as np

from worldcafe.planner.model import Model
from worldcafe.planner.transport import Bools, Ints

_MOST_LISTED = 1_500
_MOST_TRIED = 60_000
_MOST_CELLS = 240_000


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """Paths through the open rounds.

    tables: [K, R] the table in each open round, the number of tables where absent. permitted: [K, P] whether a
    rule lets the person take it. old: [P] the path on the person's card, -1 if nobody may take that any more or there
    is no card. changes: [K, P] whether taking the path changes the person's card. shared: [K, K] in how many
    open rounds two paths are at one table. complete: every path that somebody may take is listed.
    """

    tables: Ints
    permitted: Bools
    old: Ints
    changes: Bools
    shared: Ints
    complete: bool


@dataclass(frozen=True, slots=True, eq=False)
class Seatings:
    """Where everyone may sit from now on.

    rounds: [R] rounds of the model that are open. seats: [R, P, T + 1] seats that a person may take, the last where
    absent. clash: [P, R, R] whether two open rounds of a person may not share a subject. subject: [R, T + 1].
    old: [R, P] the table on the card, -1 none. cards: [P] whether somebody has a card.
    """

    rounds: Ints
    seats: Bools
    clash: Bools
    subject: Ints
    due: tuple[frozenset[int], ...] | None
    topic: Ints
    old: Ints
    cards: Bools


def seatings(model: Model, old: Ints, open_rounds: Ints, cards: Bools) -> Seatings:
    """What the rules leave open; `old` is [R, P] over all rounds of the model."""
    rounds, people, tables = model.shape
    frozen = np.setdiff1d(np.arange(rounds), open_rounds)
    seats = np.zeros((open_rounds.size, people, tables + 1), np.bool_)
    for i, r in enumerate(open_rounds.tolist()):
        seats[i, :, :tables] = model.may(r) & model.in_use[r]
        for f in frozen.tolist():
            seats[i, :, :tables] &= ~_discussed(model, f, r)
        pinned = np.flatnonzero(model.fixed[r] >= 0)
        seats[i, pinned] = False
        seats[i, pinned, model.fixed[r, pinned]] = True
        seats[i, ~model.present[r]] = False
        seats[i, ~model.present[r], tables] = True
    block = model.block[:, open_rounds]
    stays = model.stays[open_rounds].T
    clash = (block[:, :, None] == block[:, None, :]) & ~(stays[:, :, None] & stays[:, None, :])
    subject = np.hstack([model.subject[open_rounds], np.full((open_rounds.size, 1), -1)])
    return Seatings(
        rounds=open_rounds,
        seats=seats,
        clash=clash,
        subject=subject,
        due=_still_due(model, frozen),
        topic=np.hstack([model.topic[open_rounds], np.full((open_rounds.size, 1), -1)]),
        old=old[open_rounds],
        cards=cards,
    )


def _discussed(model: Model, before: int, r: int) -> Bools:
    """[P, T]: seats of round r with what a person has had in a round that is over."""
    at = model.fixed[before]
    had = np.where(at >= 0, model.subject[before, at], -1)
    same = (had[:, None] == model.subject[r][None, :]) & (had >= 0)[:, None]
    both_stay = model.stays[before] & model.stays[r]
    bound = (model.block[:, before] == model.block[:, r]) & ~both_stay
    made: Bools = same & bound[:, None]
    return made


def _still_due(model: Model, frozen: Ints) -> tuple[frozenset[int], ...] | None:
    if model.must is None:
        return None
    left: list[frozenset[int]] = []
    for p, due in enumerate(model.must):
        had = {int(model.topic[f, model.fixed[f, p]]) for f in frozen.tolist() if model.fixed[f, p] >= 0}
        left.append(due - had)
    return tuple(left)


def list_paths(of: Seatings) -> Paths | None:
    """All paths that somebody may take; None if they are too many to list."""
    kinds, kind_of = _kinds(of)
    made: list[Ints] = []
    for clash, people in _each_kind(of, kinds, kind_of):
        paths = _all(of, clash, people)
        if paths is None or sum(map(len, made)) + len(paths) > _MOST_LISTED:
            return None
        made.append(paths)
    tables = np.unique(np.concatenate(made), axis=0) if made else np.zeros((0, of.rounds.size), np.int64)
    if tables.size and tables.shape[0] * of.cards.size > _MOST_CELLS:
        return None
    return _paths(of, tables, complete=True)


def some_paths(of: Seatings, now: Ints, rng: np.random.Generator) -> Paths:
    """Paths near those of now [R, P] and those on the cards: these, and as many with one or two seats changed."""
    people = np.arange(of.cards.size)
    old = np.where(of.old >= 0, of.old, now)
    base = np.unique(np.concatenate([now.T, np.where(of.seats[:, :, -1], now, old).T]), axis=0)
    want = max(2 * people.size, min(_MOST_LISTED, _MOST_CELLS // max(1, people.size)))
    tables = of.subject.shape[1] - 1
    made = [base]
    for changed in (1, 2):
        near = base[rng.integers(0, len(base), want)]
        for _ in range(changed):
            at = rng.integers(0, of.rounds.size, want)
            here = near[np.arange(want), at] < tables
            near[np.arange(want)[here], at[here]] = rng.integers(0, tables, int(here.sum()))
        made.append(near)
    listed = np.unique(np.concatenate(made), axis=0)
    picked = rng.permutation(len(listed))[:want]
    return _paths(of, np.unique(np.concatenate([base, listed[picked]]), axis=0), complete=False)


def index_of(paths: Paths, tables: Ints) -> Ints:
    """[P]: which path goes by these tables [P, R]."""
    known = {row.tobytes(): k for k, row in enumerate(np.ascontiguousarray(paths.tables))}
    return np.array([known[row.tobytes()] for row in np.ascontiguousarray(tables)], np.int64)


def allowed_path(of: Seatings, p: int, tables: Ints) -> bool:
    """Whether a person may go by these tables [R]."""
    rounds = of.rounds.size
    if (tables < 0).any() or not of.seats[np.arange(rounds), p, tables].all():
        return False
    if any(_repeats(of, tables[None, :], of.clash[p], r)[0] for r in range(rounds)):
        return False
    topics = set(of.topic[np.arange(rounds), tables].tolist())
    return of.due is None or of.due[p] <= topics


def one_path(of: Seatings, p: int, load: Ints) -> Ints | None:
    """A path [R] that a person may take, by their card where it can be and else by the emptiest tables of a load
    [R, T + 1]; None if there is none."""
    rounds = of.rounds.size
    chosen = np.full(rounds, -1, np.int64)
    tried = 0

    def go(r: int) -> bool:
        nonlocal tried
        tried += 1
        if r == rounds or tried > _MOST_TRIED:
            return r == rounds and allowed_path(of, p, chosen)
        tables = np.flatnonzero(of.seats[r, p]).tolist()
        for table in sorted(tables, key=lambda t: (t != of.old[r, p], load[r, t])):
            chosen[r] = table
            if not _repeats(of, chosen[None, : r + 1], of.clash[p], r)[0] and go(r + 1):
                return True
        return False

    return chosen if go(0) else None


def _kinds(of: Seatings) -> tuple[Ints, Ints]:
    """People alike in the rounds they attend and in what may not repeat: one of each kind, and everyone's kind."""
    people = of.cards.size
    keys = np.hstack([of.seats[:, :, -1].T, of.clash.reshape(people, -1)])
    _, first, kind_of = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return first.astype(np.int64), kind_of.reshape(-1).astype(np.int64)


def _each_kind(of: Seatings, kinds: Ints, kind_of: Ints) -> Iterator[tuple[Bools, Bools]]:
    """For each kind what may not repeat [R, R], and the seats [R, T + 1] that somebody of it may take."""
    for number, one in enumerate(kinds.tolist()):
        yield of.clash[one], np.asarray(of.seats[:, kind_of == number].any(1))


def _all(of: Seatings, clash: Bools, seats: Bools) -> Ints | None:
    open_ = [np.flatnonzero(row) for row in seats]
    if prod(x.size for x in open_) > _MOST_TRIED:
        return None
    paths = np.zeros((1, 0), np.int64)
    for r, tables in enumerate(open_):
        paths = np.hstack([np.repeat(paths, tables.size, 0), np.tile(tables, len(paths))[:, None]])
        paths = paths[~_repeats(of, paths, clash, r)]
    return paths


def _repeats(of: Seatings, paths: Ints, clash: Bools, r: int) -> Bools:
    """[K]: whether the path has in round r what it had before."""
    now = of.subject[r, paths[:, r]]
    found = np.zeros(len(paths), np.bool_)
    for q in range(r):
        if clash[q, r]:
            found |= (of.subject[q, paths[:, q]] == now) & (now >= 0)
    return found


def _paths(of: Seatings, tables: Ints, *, complete: bool) -> Paths:
    count, rounds = tables.shape
    people = of.cards.size
    permitted = np.ones((count, people), np.bool_)
    for r in range(rounds):
        permitted &= of.seats[r].T[tables[:, r]]
    kinds, kind_of = _kinds(of)
    for number, one in enumerate(kinds.tolist()):
        repeated = np.zeros(count, np.bool_)
        for r in range(rounds):
            repeated |= _repeats(of, tables, of.clash[one], r)
        permitted[np.ix_(repeated, np.flatnonzero(kind_of == number))] = False
    for p, due in enumerate(of.due or ()):
        for topic in sorted(due):
            permitted[:, p] &= (of.topic[np.arange(rounds), tables] == topic).any(1)
    changed = np.zeros((count, people), np.bool_)
    absent = of.subject.shape[1] - 1
    for r in range(rounds):
        at = tables[:, r][:, None]
        changed |= (at != of.old[r][None, :]) & (at < absent)
    unchanged = ~changed & permitted & of.cards[None, :]
    old = np.where(unchanged.any(0), unchanged.argmax(0), -1)
    shared = np.zeros((count, count), np.int64)
    for r in range(rounds):
        at = tables[:, r]
        shared += (at[:, None] == at[None, :]) & (at < absent)[:, None]
    return Paths(tables, permitted, old, changed & of.cards[None, :], shared, complete)
