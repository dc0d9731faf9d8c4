"""One run of the planner: a first legal plan at once, then better ones until it is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from time import perf_counter

import numpy as np

from worldcafe.domain.errors import Impossible
from worldcafe.language import mark
from worldcafe.planner import construct
from worldcafe.planner.bounds import Bounds, bounds_of
from worldcafe.planner.columns import columns_of
from worldcafe.planner.designs import Shape, searches
from worldcafe.planner.dives import Dives
from worldcafe.planner.feasibility import Finding, places_cut
from worldcafe.planner.home import with_home_rounds
from worldcafe.planner.model import DENSE_PEOPLE, Model, model_of
from worldcafe.planner.paths import joint_bound
from worldcafe.planner.placing import Placing
from worldcafe.planner.plan import Result
from worldcafe.planner.problem import Problem
from worldcafe.planner.quality import Figures, Limits, figures
from worldcafe.planner.rules import breaches
from worldcafe.planner.search import Search, default_weights
from worldcafe.planner.seating import Seating
from worldcafe.planner.sizes import EVEN, Width, widths
from worldcafe.planner.stop import Progress, Seats, Stop
from worldcafe.planner.transport import Ints
from worldcafe.planner.worth import Worth

_WATCH_EVERY = 0.05
_CELLS_PER_STEP = 500  # a dive takes about as long as an exchange for so many people times paths
_PAIRS_PER_STEP = 5000  # placing people takes about as long as an exchange for so many pairs of them
_PLACE_EVERY = 200
_PLACE_IDLE = 6
_WISHES_WAIT = 300
_WISHES_EARLY = 0.2
_WISHES_SWING = 0.1
_SWING_EVERY = 50
_STALE = 1300
_SEARCH_BETWEEN = 5  # exchanges between dives, in dives, while the criteria above the wishes are not served
_LEGAL_STEPS = 1500
_LEGAL_IDLE = 300
_ATTEMPTS = 5
_DESIGNS_WAIT = 20  # exchanges before the search for designs begins
_DESIGN_EVERY = 3  # exchanges between slices of it
_DESIGN_STEPS = 10  # a slice takes about as long as so many exchanges
_WIDTHS_CONSTRUCTED = 4


class Planning:
    """A run; `run` gives the result."""

    def __init__(
        self,
        problem: Problem,
        stop: Stop,
        seed: int,
        watch: Callable[[Progress], None] | None,
        start: Sequence[Sequence[int]] | None,
        findings: Sequence[Finding] = (),
    ) -> None:
        self.problem, self.stop, self.seed, self.watch, self.given = problem, stop, seed, watch, start
        self.rng = np.random.default_rng(seed)
        self.began = self.watched = perf_counter()
        self.findings = list(findings)
        self.history: list[tuple[int, int]] = []
        self.steps = 0
        self.dives: Dives | None = None
        self.designs: Iterator[Ints | None] | None = None
        self._dive_steps = 20
        self._next_dive = self._next_place = self._next_swing = self._next_start = 0
        self._next_design = _DESIGNS_WAIT
        self._wish_weight = _WISHES_SWING
        self._turned = False

    def run(self) -> Result:
        """Plan until enough."""
        if self.problem.people > DENSE_PEOPLE:
            return self._without_search()
        search = self._first_legal()
        reason = self._improve(search)
        self.steps += search.step_number
        # The joint bound speaks of plans with the other criteria at their bounds, and of no others.
        joint = replace(self._limits, wish_cost=search.goal.wish)
        limits = joint if self._only_wishes_left(search) else self._limits
        return self._result(self._seats(search.seating.model, search.best), reason, limits)

    def _first_legal(self) -> Search:
        """A search whose best keeps every rule, tables as even as can be; no stop applies until then."""
        tries, sizes = _ATTEMPTS, None
        for width in widths(self.problem.people):
            if not self._worth_trying(width):
                continue
            model = model_of(self.problem, width)
            if sizes is not None and (model.least == sizes[0]).all() and (model.most == sizes[1]).all():
                continue
            sizes = model.least, model.most
            for attempt in range(tries):
                seats = self._start(model, attempt)
                if seats is None:
                    break
                search = self._search(model, seats)
                while self._not_yet_legal(search):
                    search.step()
                self.steps += search.step_number
                if not search.best_worth.rules:
                    search.seating.seat[:] = search.best
                    search.seating.rebuild(search.seating.weights)
                    return search
            tries = 1 if width != EVEN else 2
        raise Impossible(
            mark(
                "No plan was found that keeps every rule, though none of the rules is impossible by itself. "
                "Free a fixed seat, allow more tables to somebody or lift a pair, and plan again."
            )
        )

    def _worth_trying(self, width: Width) -> bool:
        if self.problem.no_repeat == "nothing" or any(self.problem.frozen):
            return True
        return places_cut(self.problem, width) is None

    def _not_yet_legal(self, search: Search) -> bool:
        tired = search.step_number >= _LEGAL_STEPS or search.idle >= _LEGAL_IDLE
        return search.best_worth.rules > 0 and not tired and not search.nobody_moves

    def _start(self, model: Model, attempt: int) -> Ints | None:
        if self.given is not None and attempt == 0:
            kept = construct.from_seats(model, np.array(self.given, np.int64)[list(model.rounds)], self.rng)
            if kept is not None:
                return kept
        return (
            construct.start(model, self.rng) if attempt < 2 else construct.round_after_round(model, self.rng)
        )

    def _search(self, model: Model, seats: Ints) -> Search:
        bounds = bounds_of(model)
        self._limits = Limits(bounds.squares, bounds.colleague_meetings, bounds.wish_cost)
        goal = Worth(0, bounds.colleague_meetings, bounds.squares, bounds.wish_cost)
        weights = default_weights(self.problem.criteria)
        if self.problem.criteria[-1] == "wishes":
            weights = replace(
                weights, wish=_WISHES_EARLY
            )  # they get their full weight once the rest is served
        return Search(Seating(model, seats, weights), self.rng, goal)

    def _noted(self, uneven: int) -> tuple[Finding, ...]:
        findings = [f for f in self.findings if not f.blocking]
        if uneven:
            findings.append(
                Finding(
                    "sizes-uneven",
                    mark(
                        "The rules do not let the tables be of even size: they differ by up to {most} people."
                    ),
                    {"most": uneven},
                    blocking=False,
                )
            )
        return tuple(findings)

    def _improve(self, search: Search) -> str:
        self.steps -= search.step_number
        self._note_history(search)
        if not search.nobody_moves:
            self._place(search, search.best)
            self.designs = self._complete_designs(search)
        while True:
            if search.done:
                return "proven"
            if search.nobody_moves:
                return "nothing-to-move"
            reason = self.stop.reason(self._progress(search))
            if reason is not None:
                return reason
            self._show(search)
            self._turn_to_wishes(search)
            self._step(search)
            self._try_a_design(search)
            self._place_at_times(search)
            self._swing(search)
            self._try_another_start(search)
            if search.idle == 0:
                self._note_history(search)

    def _turn_to_wishes(self, search: Search) -> None:
        """Once, when what stands above the wishes is served, or has had its time."""
        served = self._only_wishes_left(search)
        if self._turned or not (served or search.step_number >= _WISHES_WAIT):
            return
        self._turned = True
        self.dives = self._dives(search)

    def _only_exchanges(self, search: Search) -> bool:
        """Whether wishes are left to be served, last of all, by exchanges."""
        last = self.problem.criteria[-1] == "wishes" and search.seating.model.wish is not None
        return self._turned and last and self._only_wishes_left(search) and not self._dives_serve

    def _try_another_start(self, search: Search) -> None:
        """Once nothing gets better for long, leave the neighbourhood of the construction."""
        if (
            search.idle >= _STALE
            and search.step_number >= self._next_start
            and not self._only_wishes_left(search)
        ):
            self._next_start = search.step_number + _STALE
            self._begin_anew(search)

    def _begin_anew(self, search: Search) -> None:
        """Begin once more round after round: what is best for meetings alone can be far from what is asked for."""
        seats = construct.round_after_round(search.seating.model, self.rng)
        if seats is not None:
            search.go_on_from(seats)

    def _swing(self, search: Search) -> None:
        """Let wishes weigh more while nothing above them suffers, and less while it does (strategic oscillation)."""
        if not self._only_exchanges(search) or search.step_number < self._next_swing:
            return
        if not self._next_swing:
            self._begin_anew(search)
        self._next_swing = search.step_number + _SWING_EVERY
        now, best = search.seating.worth, search.best_worth
        as_good = not now.rules and now.company <= best.company and now.squares <= best.squares
        self._wish_weight = (
            min(1.0, self._wish_weight * 1.5) if as_good else max(0.05, self._wish_weight * 0.95)
        )
        search.seating.rebuild(replace(default_weights(self.problem.criteria), wish=self._wish_weight))

    def _place_at_times(self, search: Search) -> None:
        """Place people anew on the paths of the plan that the exchanges have come to."""
        now = search.seating
        if not self._turned or search.step_number < self._next_place or self._dives_serve:
            return
        self._next_place = search.step_number + _PLACE_EVERY
        if not now.worth.rules and now.worth.squares <= search.best_worth.squares:
            self._place(search, now.seat)

    @property
    def _dives_serve(self) -> bool:
        return self.dives is not None and self.dives.best is not None

    def _place(self, search: Search, seats: Ints) -> None:
        model, goal = search.seating.model, search.goal
        best = search.best_worth
        if best.wish <= goal.wish and best.company <= goal.company and best.squares <= goal.squares:
            return
        placing = Placing(
            model, np.where(seats == model.shape[2], -1, seats), self.rng, self.problem.criteria
        )
        pairs = sum(c.size**2 for c in placing.classes)
        idle = 0
        while pairs and idle < _PLACE_IDLE and self.stop.reason(self._progress(search)) is None:
            idle = 0 if placing.step() else idle + 1
            search.count(1 + pairs // _PAIRS_PER_STEP)
        search.offer(placing.seat, 0)

    def _complete_designs(self, search: Search) -> Iterator[Ints | None]:
        """[R, P] seats out of complete designs, if people are alike and meet more often than they must."""
        model = search.seating.model
        people = construct.alike(model)
        barred = self.problem.no_repeat != "nothing"
        if people is None or (barred and people.topics < model.shape[2]):
            return
        shape = Shape(people.order.size, model.shape[2], model.shape[0], barred)
        for paths in searches(shape, self.rng):
            yield None if paths is None else construct.seated(model, people, paths, self.rng)

    def _try_a_design(self, search: Search) -> None:
        """A slice of the search for designs, while meetings are above their bound."""
        meets = search.best_worth.squares <= search.goal.squares
        if self.designs is None or meets or search.step_number < self._next_design:
            return
        try:
            seats = next(self.designs)
        except StopIteration:
            self.designs = None
            return
        search.count(_DESIGN_STEPS)
        self._next_design = search.step_number + _DESIGN_EVERY
        if seats is not None:
            search.offer(seats, 0)
            self._place(search, seats)

    def _dives(self, search: Search) -> Dives | None:
        """Diving over whole paths, if something is left to better and wishes come last."""
        model, goal = search.seating.model, search.goal
        if self.problem.criteria[-1] != "wishes" or search.done:
            return None
        columns = columns_of(model, Bounds(goal.squares, goal.company, goal.wish))
        if columns is None:
            return None
        bound, prices = joint_bound(columns, lambda: self.stop.reason(self._progress(search)) is not None)
        self._dive_steps = max(20, columns.cost.size // _CELLS_PER_STEP)
        search.goal = replace(goal, wish=max(goal.wish, bound))
        return Dives(columns, prices, self.rng)

    def _step(self, search: Search) -> None:
        """One exchange, or one dive once only wishes are left to better (and now and then before)."""
        early = not self._only_wishes_left(search)
        if self.dives is None or (early and search.step_number < self._next_dive):
            search.step()
            return
        self._next_dive = search.step_number + (1 + _SEARCH_BETWEEN) * self._dive_steps
        seats = self.dives.seats(search.seating.model.fixed) if self.dives.step() else None
        if seats is None:
            search.count(self._dive_steps)
        else:
            search.offer(seats, self._dive_steps)

    def _only_wishes_left(self, search: Search) -> bool:
        best, goal = search.best_worth, search.goal
        return best.company <= goal.company and best.squares <= goal.squares

    def _note_history(self, search: Search) -> None:
        self.history.append((self.steps + search.step_number, search.best_worth.squares))

    def _progress(self, search: Search, seats: Seats = ()) -> Progress:
        best, goal = search.best_worth, search.goal
        return Progress(
            step=self.steps + search.step_number,
            seconds=perf_counter() - self.began,
            idle=search.idle,
            squares=best.squares,
            bound=goal.squares,
            colleague_meetings=best.company,
            colleague_bound=goal.company,
            wish_cost=best.wish,
            wish_bound=goal.wish,
            seats=seats,
        )

    def _show(self, search: Search) -> None:
        if self.watch is None or perf_counter() - self.watched < _WATCH_EVERY:
            return
        self.watch(self._progress(search, self._seats(search.seating.model, search.best)))
        self.watched = perf_counter()

    def _seats(self, model: Model, seat: Ints) -> Seats:
        rows = [[-1] * self.problem.people for _ in range(self.problem.rounds)]
        tables = model.shape[2]
        for i, r in enumerate(model.rounds):
            rows[r] = [-1 if t == tables else t for t in seat[i].tolist()]
        return with_home_rounds(self.problem, rows)

    def _constructed(self) -> tuple[Model, Seats] | None:
        """Seats that keep every rule by construction alone, at the narrowest table sizes that may do."""
        worth_trying = (width for width in widths(self.problem.people) if self._worth_trying(width))
        for width in islice(worth_trying, _WIDTHS_CONSTRUCTED):
            model = model_of(self.problem, width)
            seats = construct.start(model, self.rng)
            if seats is not None:
                made = self._seats(model, np.where(seats < 0, model.shape[2], seats))
                if not breaches(self.problem, made):
                    return model, made
        return None

    def _without_search(self) -> Result:
        """More people than the search can hold in memory: the construction alone."""
        found = self._constructed()
        if found is None:
            raise Impossible(
                mark(
                    "No plan was found for as many people with these rules. Split the "
                    "café into rooms, or lift a rule."
                )
            )
        model, made = found
        bounds = bounds_of(model)
        limits = Limits(bounds.squares, bounds.colleague_meetings, bounds.wish_cost)
        value = figures(self.problem, made, limits)
        best = (
            value.proven
            and value.company <= value.colleague_bound
            and value.wishes.cost <= value.wishes.bound
        )
        return self._result(made, "proven" if best else "too-large", limits, value)

    def _result(self, seats: Seats, reason: str, limits: Limits, value: Figures | None = None) -> Result:
        value = figures(self.problem, seats, limits) if value is None else value
        return Result(
            seats=seats,
            figures=value,
            steps=self.steps,
            seconds=perf_counter() - self.began,
            seed=self.seed,
            stopped_by=reason,
            history=tuple(self.history),
            findings=self._noted(value.uneven),
        )
