"""Placing people on the paths of a plan: whole paths change hands, so that no repeat meeting is won or lost.

Among people who attend the same rounds and are free in all of them, who has which path decides only about
colleagues and wishes. With at most one of an organisation moving at a time this is a linear assignment, solved
exactly; a new draw of who moves follows until nothing gets better.
"""

from __future__ import annotations

import numpy as np

from worldcafe.planner.model import Model
from worldcafe.planner.problem import CRITERIA
from worldcafe.planner.transport import Bools, Floats, Ints, assign

BARRED = 1e7
_MEETING = 30.0


class Placing:
    """The paths of a seating [R, P] and who may have which; `step` gives people new ones, never worse ones."""

    def __init__(
        self, model: Model, seat: Ints, rng: np.random.Generator, criteria: tuple[str, ...] = CRITERIA
    ) -> None:
        self.model, self.rng = model, rng
        self.seat = np.where(model.present, seat, -1)
        self.company = _company(model)
        dearest = float(model.wish.max()) if model.wish is not None else 0.0
        first = [c for c in criteria if c != "repeats"][:1] != ["wishes"]
        self.meeting = _MEETING + 2 * dearest if first else 0.5
        self.classes = [c for c in _classes(model) if c.size > 1]

    def step(self) -> bool:
        """Place the people of every class anew, as many at a time as do not mind each other; whether it helped."""
        better = False
        for people in self.classes:
            chosen = self._strangers(people)
            if chosen.size > 1:
                better |= self._place(chosen)
        return better

    def _strangers(self, people: Ints) -> Ints:
        """Some of these people, in a random order, of whom no two are to sit apart."""
        if self.company is None:
            return people
        chosen: list[int] = []
        barred = np.zeros(self.company.shape[0], np.bool_)
        for p in self.rng.permutation(people).tolist():
            if not barred[p]:
                chosen.append(p)
                barred |= self.company[p]
        return np.array(chosen, np.int64)

    def _place(self, people: Ints) -> bool:
        cost = self.costs(people)
        # Whole numbers make many assignments equal; a little noise, less than one in all, parts them quickly.
        column = assign(cost + self.rng.random(cost.shape) * (0.5 / people.size))
        rows = np.arange(people.size)
        if cost[rows, column].sum() >= np.trace(cost) - 1e-6:
            return False
        self.seat[:, people] = self.seat[:, people[column]]
        return True

    def costs(self, people: Ints) -> Floats:
        """[people, people]: what the path of each (columns) would cost each (rows), the others where they are."""
        model, paths = self.model, self.seat[:, people]
        tables = model.shape[2]
        cost = np.zeros((people.size, people.size))
        for r in np.flatnonzero(paths[:, 0] >= 0).tolist():
            at = paths[r]
            if model.wish is not None:
                cost += model.wish[r, people][:, at]
            if model.open is not None:
                cost += BARRED * ~model.may(r)[people][:, at]
            if self.company is not None:
                rest = np.zeros((self.company.shape[0], tables))
                others = np.setdiff1d(np.flatnonzero(self.seat[r] >= 0), people)
                rest[others, self.seat[r, others]] = 1
                cost += self.meeting * (self.company[people].astype(float) @ rest)[:, at]
        if model.must is not None:
            cost += BARRED * self._missed(people, paths)
        return cost

    def _missed(self, people: Ints, paths: Ints) -> Ints:
        model = self.model
        rounds = np.flatnonzero(paths[:, 0] >= 0)
        topics = np.stack([model.topic[r, paths[r]] for r in rounds])
        missed = np.zeros((people.size, people.size), np.int64)
        for i, p in enumerate(map(int, people)):
            for due in sorted(model.must[p]) if model.must is not None else ():
                missed[i] += ~(topics == due).any(0)
        return missed


def _company(model: Model) -> Bools | None:
    made: Bools | None = None
    for pairs in (model.colleague, model.apart, model.strict_apart):
        if pairs is not None:
            made = pairs.copy() if made is None else made | pairs
    return made


def _classes(model: Model) -> list[Ints]:
    """People who can exchange their paths: alike in presence and in cycles of topics, free whenever present."""
    movable = (model.free == model.present).all(0) & model.free.any(0)
    if model.together is not None:
        movable &= ~(model.together > 0).any(0)
    people = np.flatnonzero(movable)
    known: dict[bytes, list[int]] = {}
    for p in map(int, people):
        known.setdefault(model.present[:, p].tobytes() + model.block[p].tobytes(), []).append(p)
    return [np.array(c, np.int64) for c in known.values()]
