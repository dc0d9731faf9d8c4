"""One run of re-planning: a first plan that changes as little as can be, the search, and what is proven of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from time import perf_counter

import numpy as np

from worldcafe.domain.errors import Impossible
from worldcafe.language import mark
from worldcafe.planner.bounds import bounds_of
from worldcafe.planner.feasibility import Finding
from worldcafe.planner.home import with_home_rounds
from worldcafe.planner.model import DENSE_PEOPLE, model_of
from worldcafe.planner.problem import Problem
from worldcafe.planner.quality import figures
from worldcafe.planner.replanning import Curve, Point, changed_people, point_of
from worldcafe.planner.replanning_bound import Line, Pricing
from worldcafe.planner.replanning_pairs import Pairs, pairs_of
from worldcafe.planner.replanning_paths import (
    Paths,
    allowed_path,
    index_of,
    list_paths,
    one_path,
    seatings,
    some_paths,
)
from worldcafe.planner.replanning_search import SWEEP, Archive, Found, Ground, PathSearch, Weighing
from worldcafe.planner.rules import breaches
from worldcafe.planner.stop import Progress, Seats, Stop
from worldcafe.planner.transport import Ints
from worldcafe.planner.worth import Worth

_WATCH_EVERY = 0.25


class Replanning:
    """A run; `run` gives the curve."""

    def __init__(
        self,
        problem: Problem,
        cards: Seats,
        stop: Stop,
        seed: int,
        watch: Callable[[Curve], None] | None,
        findings: Sequence[Finding],
    ) -> None:
        self.problem, self.cards, self.stop, self.watch = problem, cards, stop, watch
        self.findings = findings
        self.began = self._watched = perf_counter()
        self.rng = np.random.default_rng(seed)
        self.model = model = model_of(problem)
        rounds = np.arange(model.shape[0])
        over = np.array([problem.frozen[r] for r in model.rounds], np.bool_)
        self.frozen, self.open = rounds[over], rounds[~over]
        old = np.array(cards, np.int64)[list(model.rounds)]
        self.seatings = seatings(model, old, self.open, np.asarray((old >= 0).any(0)))
        self.archive = Archive(Weighing.by(problem.criteria))
        self.bound = bounds_of(model).squares
        self.forced = 0
        self.lines: list[Line] = []
        self._tried_at = -1

    def run(self) -> Curve:
        """Search until enough, then prove."""
        if self.problem.people > DENSE_PEOPLE:
            return self._without_search()
        self.pairs: Pairs = pairs_of(self.model, self.frozen, self.open)
        listed = list_paths(self.seatings)
        paths = listed or some_paths(self.seatings, self._as_on_cards(), self.rng)
        self.forced = int(
            ((paths.old < 0) & self.seatings.cards & self.model.present[self.open].any(0)).sum()
        )
        start = self._start(paths)
        reason = self._search(paths, start)
        if not self.archive.found:
            raise Impossible(
                mark(
                    "No plan for the rounds to come was found that keeps every rule, though none of the rules is "
                    "impossible by itself. Open a table, allow more people at one, or lift a rule."
                )
            )
        if listed is not None and reason != "proven":
            self.lines = self._lines(paths)
        return self._curve(reason)

    def _without_search(self) -> Curve:
        """More people than the search can hold in memory: everyone by their card, the others where there is room."""
        tables = self._as_on_cards().T
        seats = self._seats(tables)
        if breaches(self.problem, seats):
            raise Impossible(
                mark(
                    "No plan for so many people was found that changes cards only where it must. "
                    "Plan the rounds to come as a whole instead."
                )
            )
        value = Worth.of(figures(self.problem, seats))
        self.archive.offer(len(changed_people(self.problem, self.cards, seats)), value, tables)
        return self._curve("too-large")

    def _as_on_cards(self) -> Ints:
        """[R, P]: everyone's table by their card, or a way that they may go where the card does not hold."""
        of = self.seatings
        absent = of.seats.shape[2] - 1
        made = np.where(of.seats[:, :, absent], absent, of.old)
        lost = [p for p in range(self.problem.people) if not allowed_path(of, p, made[:, p])]
        made[:, lost] = absent
        rounds = np.arange(len(made))
        load = np.zeros((rounds.size, absent + 1), np.int64)
        np.add.at(load, (rounds[:, None], made), 1)
        for p in lost:
            way = one_path(of, p, load)
            if way is None:
                raise _no_way(self.problem, p)
            made[:, p] = way
            load[rounds, way] += 1
        return made

    def _start(self, paths: Paths) -> Ints:
        """[P] paths: the old one where it may stay; the others take the cheapest, one after the other."""
        search = self._path_search(paths, np.maximum(paths.old, 0), Worth(0, 0, 0, 0))
        for p in np.flatnonzero(paths.old < 0).tolist():
            search.take_away(p)
        for p in np.flatnonzero(paths.old < 0).tolist():
            if not paths.permitted[:, p].any():
                raise _no_way(self.problem, p)
            search.place(p)
        return search.now

    def _ground(self, paths: Paths) -> Ground:
        model, open_ = self.model, self.open
        wish = np.zeros(paths.permitted.shape)
        absent = model.shape[2]
        for i, r in enumerate(open_.tolist()):
            here = np.flatnonzero(paths.tables[:, i] < absent)
            if model.wish is not None:
                wish[here] += model.wish[r].T[paths.tables[here, i]]
        return Ground(paths, self.pairs, wish, *self._sizes(), strict_base=self._strict_pairs())

    def _sizes(self) -> tuple[Ints, Ints]:
        """Least and most [R, T + 1] of the open rounds, without limits for the absent."""
        pad = ((0, 0), (0, 1))
        least = np.pad(self.model.least[self.open], pad)
        most = np.pad(self.model.most[self.open], pad, constant_values=self.problem.people)
        return least, most

    def _strict_pairs(self) -> int:
        """How often strict pairs who are to be together are both there."""
        here = self.model.present[self.open]
        return sum(
            int((here[:, x.first] & here[:, x.second]).sum())
            for x in {(y.first, y.second): y for y in self.problem.together if y.strict}.values()
            if x.first != x.second
        )

    def _path_search(self, paths: Paths, start: Ints, value: Worth) -> PathSearch:
        return PathSearch(self._ground(paths), start, value, self.archive, self.rng)

    def _value(self, tables: Ints) -> Worth:
        return Worth.of(figures(self.problem, self._seats(tables)))

    def _search(self, paths: Paths, start: Ints) -> str:
        search = self._path_search(paths, start, self._value(paths.tables[start]))
        nobody_moves = not (self.seatings.seats.sum(2) > 1).any()
        while True:
            reason = search.sweep(self._enough)
            if reason is None and paths.complete and self._prove(paths):
                reason = "proven"
            if reason is None and nobody_moves:
                reason = "nothing-to-move"
            if reason is not None:
                return reason
            if not paths.complete:
                tables = paths.tables[search.now]
                paths = some_paths(self.seatings, tables.T, self.rng)
                search = self._path_search(paths, index_of(paths, tables), search.value)

    def _prove(self, paths: Paths) -> bool:
        """Whether every number of changes has the least squares there can be, once nothing got better for a while."""
        archive = self.archive
        if self.model.wish is not None:
            return False  # no bound speaks of the wishes that a curve leaves
        if archive.steps - archive.improved_at < SWEEP or self._tried_at == archive.improved_at:
            return False
        self._tried_at = archive.improved_at
        self.lines = self._lines(paths)
        curve = archive.curve()
        least = Worth(0, 0, self.bound, 0).key(archive.weighing.order)
        return (
            bool(curve)
            and curve[0][0] == self.forced
            and curve[-1][1].key == least
            and all(not (f.value.company or f.value.wish) for _, f in curve)
            and all(f.value.squares <= self._least(after[0] - 1) for (_, f), after in pairwise(curve))
        )

    def _least(self, changed: int) -> int:
        return max([self.bound, *(line.at(changed) for line in self.lines)])

    def _enough(self) -> str | None:
        if self.watch is not None and perf_counter() - self._watched > _WATCH_EVERY and self.archive.found:
            self.watch(self._curve("running"))
            self._watched = perf_counter()
        found = self.archive.found.values()
        nothing = Worth(0, 10**9, 10**9, 10**9)
        best = min(found, key=lambda f: f.key).value if found else nothing
        return self.stop.reason(
            Progress(
                step=self.archive.steps,
                seconds=perf_counter() - self.began,
                idle=self.archive.steps - self.archive.improved_at,
                squares=best.squares,
                bound=self.bound,
                colleague_meetings=best.company,
                colleague_bound=0,
                wish_cost=best.wish,
                wish_bound=0,
            )
        )

    def _lines(self, paths: Paths) -> list[Line]:
        """Bounds for the points that are not at the least of all, from the dearest change to the cheapest."""
        points = _steepness([(c, f.value.squares) for c, f in self.archive.curve()], self.bound, self.forced)
        if not points:
            return []
        pricing = Pricing(self.model, self.frozen, self.open, paths, self._sizes())
        return [pricing.line(price, changed, squares) for price, changed, squares in points]

    def _curve(self, reason: str) -> Curve:
        return Curve(
            problem=self.problem,
            points=tuple(self._point(found) for _, found in self.archive.curve()),
            bound=self.bound,
            forced=self.forced,
            steps=self.archive.steps,
            seconds=perf_counter() - self.began,
            stopped_by=reason,
            findings=tuple(f for f in self.findings if not f.blocking),
        )

    def _point(self, found: Found) -> Point:
        seats = self._seats(found.tables)
        bound = self._least(len(changed_people(self.problem, self.cards, seats)))
        return point_of(self.problem, self.cards, seats, bound, figures(self.problem, seats))

    def _seats(self, tables: Ints) -> Seats:
        """[P, R] tables of the open rounds as a whole plan."""
        problem = self.problem
        rows = [[-1] * problem.people for _ in range(problem.rounds)]
        absent = self.model.shape[2]
        for f in self.frozen.tolist():
            rows[self.model.rounds[f]] = self.model.fixed[f].tolist()
        for i, r in enumerate(self.open.tolist()):
            rows[self.model.rounds[r]] = [-1 if t == absent else t for t in tables[:, i].tolist()]
        return with_home_rounds(problem, rows)


def _no_way(problem: Problem, person: int) -> Impossible:
    return Impossible(
        mark(
            "{person} has no way through the rounds to come that keeps every rule. "
            "Lift a rule, or free a seat or a table for them."
        ),
        person=problem.person_names[person],
    )


def _steepness(curve: list[tuple[int, int]], bound: int, forced: int) -> list[tuple[float, int, int]]:
    """For each corner of the curve above the bound, the price of a change at which it is the cheapest plan of all.

    Points inside of the convex hull are never cheapest at any price, so that no price can prove them.
    """
    corners = _corners(curve)
    prices: list[tuple[float, int, int]] = []
    for i, (changed, squares) in enumerate(corners):
        if squares <= bound:
            continue
        falls = _slope(corners[i], corners[i + 1]) if i + 1 < len(corners) else 0.0
        rises = _slope(corners[i - 1], corners[i]) if i else falls + (4.0 if changed == forced else 2.0)
        prices.append(((falls + rises) / 2, changed, squares))
    return sorted(prices, reverse=True)


def _slope(one: tuple[int, int], other: tuple[int, int]) -> float:
    return (one[1] - other[1]) / (other[0] - one[0])


def _corners(curve: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lower convex hull of points with rising changes, as far as the squares fall."""
    hull: list[tuple[int, int]] = []
    for point in curve:
        if hull and point[1] >= hull[-1][1]:
            continue
        while len(hull) > 1 and _slope(hull[-2], hull[-1]) < _slope(hull[-1], point):
            hull.pop()
        hull.append(point)
    return hull
