"""Tabu search over exchanges of two people: the polish of every plan, and for most events all it takes.

A step takes one round, prices every exchange of somebody with a complaint (someone met before, a colleague,
a topic not asked for) with everybody else, every move to a table with room, and makes the best that is not
barred by the memory. The memory keeps a person from the table just left. Where the rules leave hardly
any single exchange, and to place people on their paths, it exchanges over several rounds (`exchange`).
Source: Dotu and Van Hentenryck, Scheduling social golfers locally, CPAIOR 2005 (tabu swaps on conflict positions).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from worldcafe.planner import exchange
from worldcafe.planner.seating import Seating, Weights
from worldcafe.planner.transport import Bools, Floats, Ints
from worldcafe.planner.worth import Worth

_CELLS_PER_STEP = 12_000
_COMPLAINT = 1e-6


@dataclass(frozen=True, slots=True)
class Settings:
    """How the search behaves. tenure: least and most steps that a seat is barred; several: share of steps
    that exchange over several rounds; stall: steps without improvement before it is shaken; heat: how
    willingly a worse exchange over several rounds is made, in units of a square."""

    tenure: tuple[int, int] = (2, 10)
    several: float = 0.08
    stall: int = 1200
    heat: float = 0.4

    def __post_init__(self) -> None:
        if not 0 < self.tenure[0] <= self.tenure[1]:
            raise ValueError("the tenure needs a least and a greater most")


class Search:
    """A search that goes on from a seating; `best` is the best seen, by the organiser's order of criteria."""

    def __init__(
        self,
        seating: Seating,
        rng: np.random.Generator,
        goal: Worth,
        settings: Settings | None = None,
    ) -> None:
        self.seating, self.rng, self.goal = seating, rng, goal
        self.settings = settings or Settings()
        self.criteria = seating.model.problem.criteria
        self.step_number = 0
        self.improved_at = 0
        self.best = seating.seat.copy()
        self.best_worth = seating.worth
        self.best_key = seating.worth.key(self.criteria)
        self._shaken_at = 0
        self._until = np.zeros((seating.rounds, seating.people, seating.tables + 1), np.int64)
        self._active = [r for r in range(seating.rounds) if seating.model.free[r].sum() > 0]
        self._stuck = 0.0

    @property
    def done(self) -> bool:
        """Whether the best is at every bound."""
        w, g = self.best_worth, self.goal
        return not w.rules and w.company <= g.company and w.squares <= g.squares and w.wish <= g.wish

    @property
    def nobody_moves(self) -> bool:
        """Whether every seat is fixed."""
        return not self._active

    @property
    def idle(self) -> int:
        """Steps since the last improvement."""
        return self.step_number - self.improved_at

    def step(self) -> None:
        """Make one move."""
        self.step_number += 1
        several = max(self.settings.several, min(0.9, self._stuck))
        if self.seating.rounds > 1 and self.rng.random() < several:
            self._exchange_over_rounds()
        else:
            self._exchange_in_round(self._active[int(self.rng.integers(len(self._active)))])
        self._keep_best()
        if self.step_number - max(self.improved_at, self._shaken_at) > self.settings.stall:
            self._shake()

    def count(self, steps: int) -> None:
        """Steps that another method spent without finding anything better."""
        self.step_number += steps

    def offer(self, seats: Ints, steps: int) -> None:
        """A plan [R, P] (-1 where absent) that another method found in as many steps.

        It is kept, and gone on from, if it is better.
        """
        self.step_number += steps
        kept = self.seating.seat.copy()
        self._seat(np.where(seats < 0, self.seating.tables, seats))
        if self.seating.worth.key(self.criteria) < self.best_key:
            self._keep_best()
        else:
            self._seat(kept)

    def go_on_from(self, seats: Ints) -> None:
        """Search on from another seating [R, P] (-1 where absent); the best stays what it is."""
        self._seat(np.where(seats < 0, self.seating.tables, seats))

    def _seat(self, seats: Ints) -> None:
        self.seating.seat[:] = seats
        self.seating.rebuild(self.seating.weights)

    def _keep_best(self) -> None:
        worth = self.seating.worth
        key = worth.key(self.criteria)
        if key < self.best_key:
            self.best, self.best_worth, self.best_key = self.seating.seat.copy(), worth, key
            self.improved_at = self.step_number

    def _exchange_in_round(self, r: int) -> None:
        s = self.seating
        cost, own = s.costs(r), s.seat[r]
        now = cost[np.arange(s.people), own]
        floor = cost[:, :-1].min(1)
        rows = np.flatnonzero(s.model.free[r] & (now > floor + _COMPLAINT))
        most = max(8, _CELLS_PER_STEP // s.people)
        if rows.size > most:
            rows = self.rng.choice(rows, most, replace=False)
        if not rows.size:
            self._stuck = min(1.0, self._stuck + 0.05)
            return
        delta = self._price_exchanges(r, rows, cost, now)
        target = np.concatenate([np.broadcast_to(own, (rows.size, s.people)), self._tables(rows.size)], 1)
        delta = np.concatenate([delta, self._price_moves(r, rows, cost, now)], 1)
        barred = self._until[r, rows[:, None], target] > self.step_number
        barred[:, : s.people] |= self._until[r, :, :].T[own[rows]] > self.step_number
        self._make_best(r, rows, delta, barred)

    def _tables(self, rows: int) -> Ints:
        return np.broadcast_to(np.arange(self.seating.tables), (rows, self.seating.tables))

    def _price_exchanges(self, r: int, rows: Ints, cost: Floats, now: Floats) -> Floats:
        s, own = self.seating, self.seating.seat[r]
        delta = cost[rows][:, own] - now[rows][:, None]
        delta += cost[:, own[rows]].T - now[None, :]
        delta -= 2 * s.between(rows)
        delta[:, ~s.model.free[r]] = np.inf
        delta[own[rows][:, None] == own[None, :]] = np.inf
        return delta

    def _price_moves(self, r: int, rows: Ints, cost: Floats, now: Floats) -> Floats:
        s, own = self.seating, self.seating.seat[r]
        delta = cost[rows, :-1] - now[rows][:, None]
        size = s.size[r, :-1]
        delta[:, (size >= s.model.most[r]) | ~s.model.in_use[r]] = np.inf
        delta[(size <= s.model.least[r])[own[rows]]] = np.inf
        delta[np.arange(rows.size), own[rows]] = np.inf
        return delta

    def _make_best(self, r: int, rows: Ints, delta: Floats, barred: Bools) -> None:
        s = self.seating
        legal = delta < s.weights.rule / 2
        share = legal.mean()
        self._stuck += 0.05 * ((0.9 if share < 0.02 else 0.0) - self._stuck)
        # A barred exchange may be made if it leads to something better than ever seen.
        noisy = delta + self.rng.random(delta.shape) * 0.5
        noisy[barred & ~(delta < -_COMPLAINT + self._gap())] = np.inf
        noisy[~legal] = np.inf
        i, j = np.unravel_index(int(noisy.argmin()), noisy.shape)
        if not np.isfinite(noisy[i, j]):
            return
        p, other = int(rows[i]), int(j)
        left = int(s.seat[r, p])
        if other < s.people:
            table = int(s.seat[r, other])
            s.move(p, r, table)
            s.move(other, r, left)
            self._bar(r, other, table)
        else:
            s.move(p, r, other - s.people)
        self._bar(r, p, left)

    def _gap(self) -> float:
        """How much the present seating must gain to be better than the best (never positive)."""
        return min(0.0, self._scalar(self.best_worth) - self._scalar(self.seating.worth))

    def _scalar(self, worth: Worth) -> float:
        w = self.seating.weights
        return (
            w.rule * worth.rules + w.company * worth.company + w.squares * worth.squares + w.wish * worth.wish
        )

    def _bar(self, r: int, p: int, table: int) -> None:
        low, high = self.settings.tenure
        self._until[r, p, table] = self.step_number + int(self.rng.integers(low, high + 1))

    def _exchange_over_rounds(self) -> None:
        s = self.seating
        p, first = self._somebody()
        if p < 0:
            return
        others, rounds = exchange.partners(s, p, first, self.rng)
        if not others.size:
            return
        delta = exchange.changes(s, p, others, rounds)
        barred = (self._until[rounds.argmax(1), p, s.seat[rounds.argmax(1), others]] > self.step_number) & (
            delta >= self._gap() - _COMPLAINT
        )
        delta = np.where(barred, np.inf, delta + self.rng.random(delta.size) * 0.5)
        i = int(delta.argmin())
        if delta[i] > self.rng.exponential(self.settings.heat * s.weights.squares):
            return
        r = int(rounds[i].argmax())
        self._bar(r, p, int(s.seat[r, p]))
        exchange.exchange(s, p, int(others[i]), rounds[i])

    def _somebody(self) -> tuple[int, Bools]:
        """Somebody with a complaint, and the rounds to begin the exchange with: one, or all of the day."""
        s, rng = self.seating, self.rng
        r = self._active[int(rng.integers(len(self._active)))]
        cost = s.costs(r)
        now = cost[np.arange(s.people), s.seat[r]]
        rows = np.flatnonzero(s.model.free[r] & (now > cost[:, :-1].min(1) + _COMPLAINT))
        if not rows.size:
            rows = np.flatnonzero(s.model.free[r])
        p = int(rng.choice(rows))
        whole = s.worth.company > self.goal.company or s.worth.wish > self.goal.wish
        if whole and rng.random() < 0.5:
            return p, s.model.free[:, p].copy()
        return p, np.arange(s.rounds) == r

    def _shake(self) -> None:
        """Go back to the best and exchange some people at random, keeping the rules."""
        s = self.seating
        self._shaken_at = self.step_number
        self._seat(self.best)
        self._until[:] = 0
        for _ in range(int(self.rng.integers(2, 3 + max(2, s.people // 8)))):
            r = self._active[int(self.rng.integers(len(self._active)))]
            p = int(self.rng.choice(np.flatnonzero(s.model.free[r])))
            others, rounds = exchange.partners(s, p, np.arange(s.rounds) == r, self.rng)
            ok = (
                exchange.changes(s, p, others, rounds) < s.weights.rule / 2
                if others.size
                else np.zeros(0, np.bool_)
            )
            if ok.any():
                i = int(self.rng.choice(np.flatnonzero(ok)))
                exchange.exchange(s, p, int(others[i]), rounds[i])


def default_weights(criteria: tuple[str, ...]) -> Weights:
    """Weights that follow the order of the criteria: each counts some times the one below it."""
    scale = dict(zip(criteria, (9.0, 3.0, 1.0), strict=False))
    return Weights(
        company=scale.get("colleagues", 0.5),
        squares=scale.get("repeats", 0.5),
        wish=scale.get("wishes", 0.25),
    )
