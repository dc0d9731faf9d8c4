"""Groups that meet anew each round with nothing barred (social golfers): a start without luck.

Table after table is filled pair by pair: always the two who add the fewest repeat meetings, among these the two
with the *least* freedom (who have met the most people between them), and the first of those. Freedom as in Triska
and Musliu, An effective greedy heuristic for the social golfer problem, Annals of OR 194 (2012), who take
the pairs with the greatest; the least leaves far fewer repeats, and drawing among equals spoils it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from worldcafe.planner.transport import Bools, Floats, Ints

_STALL = 1000
_SLICE = 25
_TENURE = (4, 101)


def least_freedom(sizes: Sequence[Sequence[int]]) -> Ints:
    """[R, P] seats for rounds with tables of these sizes [R][T]; every round seats the same number of people."""
    people = sum(sizes[0])
    met = np.zeros((people, people), np.bool_)
    seats = np.full((len(sizes), people), -1)
    for r, row in enumerate(sizes):
        _fill(seats[r], row, met)
        met |= seats[r][:, None] == seats[r][None, :]
        np.fill_diagonal(met, False)
    return seats


def _fill(seat: Ints, sizes: Sequence[int], met: Bools) -> None:
    people = seat.size
    known = met.sum(1)
    common = met.astype(np.float32) @ met.astype(np.float32)
    either = known[:, None] + known[None, :] - np.rint(common).astype(np.int64)
    # One number per pair: repeats first, then how many both have met, the order of people last (argmin).
    scale = 2 * people
    pair = scale * met - either
    pair[np.tril_indices(people)] = 10**9
    for table, size in enumerate(sizes):
        repeats = np.zeros(people, np.int64)
        left = size
        while left:
            free = seat < 0
            if left > 1:
                cost = pair + scale * (repeats[:, None] + repeats[None, :])
                cost[~free] = cost[:, ~free] = 10**9
                chosen = [int(i) for i in np.unravel_index(int(cost.argmin()), cost.shape)]
            else:
                single = np.where(free, scale * repeats - known, 10**9)
                chosen = [int(single.argmin())]
            seat[chosen] = table
            repeats += met[chosen].sum(0)
            left -= len(chosen)


def golfers(sizes: Sequence[Sequence[int]], rng: np.random.Generator) -> Iterator[Ints | None]:
    """Tabu search over exchanges in all rounds at once, from the start above; [P, R] whenever there is a better plan.

    Every exchange of somebody who meets someone again, in whichever round, is priced in each step; the two
    who exchange may not do so again in that round for a while (Dotu and Van Hentenryck, Scheduling social golfers
    locally, CPAIOR 2005). Begins anew from the start when it is stale. Yields None after every slice of work.
    """
    start = least_freedom(sizes)
    yield start.T
    fewest = 10**9
    while True:
        search = _Tabu(start, rng)
        fewest = min(fewest, search.fewest)  # the start may have none to lose
        while search.number - search.improved_at < _STALL and search.repeats:
            for _ in range(_SLICE):
                search.step()
            better = search.fewest < fewest
            fewest = min(fewest, search.fewest)
            yield search.best.T if better else None
        if not fewest:
            return


class _Tabu:
    """Seats [R, P] whose repeats are the sum of max(0, m - 1) over the pairs who meet m times."""

    def __init__(self, start: Ints, rng: np.random.Generator) -> None:
        self.seat, self.rng = start.copy(), rng
        self.rounds, self.people = start.shape
        self.same: NDArray[np.float32] = (start[:, :, None] == start[:, None, :]).astype(np.float32)
        self.same[:, np.arange(self.people), np.arange(self.people)] = 0
        self.met = np.rint(self.same.sum(0)).astype(np.int64)
        self.known = (self.met > 0).astype(np.float32)
        self.often = (self.met > 1).astype(np.float32)
        self.repeats = int(np.maximum(self.met - 1, 0).sum()) // 2
        self.best, self.fewest = self.seat.copy(), self.repeats
        self.until = np.zeros((self.rounds, self.people, self.people), np.int64)
        self.number = self.improved_at = 0

    def step(self) -> None:
        """The best exchange that is not barred, or that leads to fewer repeats than ever."""
        self.number += 1
        lost = np.matmul(self.same.transpose(1, 0, 2), self.often[:, :, None])[
            :, :, 0
        ].T  # repeats that end with a seat
        r, p = np.nonzero(lost)
        if not r.size:
            return
        theirs = self.same[r, p]
        gained: Floats = np.empty((r.size, self.people))  # met already, at the table of each other person
        for one in np.unique(r).tolist():
            gained[r == one] = self.known[p[r == one]] @ self.same[one]
        change: Floats = gained + theirs @ self.known - lost[r, p][:, None] - lost[r]
        change[theirs > 0] = np.inf
        change[np.arange(r.size), p] = np.inf
        change[(self.until[r, p] > self.number) & (self.repeats + change >= self.fewest)] = np.inf
        noisy: Floats = change + 0.5 * self.rng.random(change.shape)
        i, other = (int(x) for x in np.unravel_index(int(noisy.argmin()), noisy.shape))
        if np.isfinite(change[i, other]):
            self._exchange(int(r[i]), int(p[i]), other)
            self.repeats += int(change[i, other])
        if self.repeats < self.fewest:
            self.fewest, self.best, self.improved_at = self.repeats, self.seat.copy(), self.number

    def _exchange(self, r: int, p: int, other: int) -> None:
        same = self.same[r]
        of_p, of_other = np.flatnonzero(same[p]), np.flatnonzero(same[other])
        for who, left, joined in ((p, of_p, of_other), (other, of_other, of_p)):
            self.met[who, left] -= 1
            self.met[left, who] -= 1
            self.met[who, joined] += 1
            self.met[joined, who] += 1
            same[who] = same[:, who] = 0
            same[who, joined] = same[joined, who] = 1
        for who in (p, other):
            self.known[who] = self.known[:, who] = self.met[who] > 0
            self.often[who] = self.often[:, who] = self.met[who] > 1
        self.seat[r, [p, other]] = self.seat[r, [other, p]]
        until = self.number + int(self.rng.integers(*_TENURE))
        self.until[r, p, other] = self.until[r, other, p] = until
