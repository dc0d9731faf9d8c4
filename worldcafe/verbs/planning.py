"""The café as the planner's problem, and the plan that comes back as the document's rotation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from worldcafe.domain import balance
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Table
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant
from worldcafe.domain.rotation import Plan, Rotation
from worldcafe.language import Language
from worldcafe.planner.problem import Pair, Problem
from worldcafe.planner.stop import AnyOf, MaxRuntime, MaxSteps, Progress, Seats, Stop
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer
from worldcafe.verbs.staying import Places, keep_seated

if TYPE_CHECKING:
    from worldcafe.planner.plan import Result
    from worldcafe.planner.quality import Figures


@dataclass(frozen=True)
class Seating:
    """A café's rows and columns as the planner counts them: which index is which person, table, round and topic."""

    cafe: Cafe

    @cached_property
    def people(self) -> tuple[Participant, ...]:
        """Everyone whose role takes a seat, as a door list sorts them."""
        return tuple(p for p in self.cafe.people_in_order if self._seated(p))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return self.cafe.tables_in_order

    @cached_property
    def rounds(self) -> tuple[str, ...]:
        """Ids of the rounds that people are seated for: a harvest round has no tables."""
        return tuple(r.id for r in self.cafe.rounds_in_order if r.kind != "harvest")

    @cached_property
    def topics(self) -> tuple[str, ...]:
        return tuple(t.id for t in self.cafe.topics_in_order)

    @cached_property
    def table_index(self) -> dict[str, int]:
        return {t.id: at for at, t in enumerate(self.tables)}

    @cached_property
    def topic_index(self) -> dict[str, int]:
        return {t: at for at, t in enumerate(self.topics)}

    @cached_property
    def person_index(self) -> dict[str, int]:
        return {p.id: at for at, p in enumerate(self.people)}

    def _seated(self, person: Participant) -> bool:
        role = self.cafe.roles.get(person.role)
        return role is None or role.seated or any(self.cafe.post_of(person.id, r) for r in self.rounds)

    def rows(self, rotation: Rotation) -> Seats:
        """A rotation as the planner writes one: [round][person] of table indices, -1 without a seat."""
        return tuple(
            tuple(self.table_index.get(rotation.table_of(p.id, r) or "", -1) for p in self.people)
            for r in self.rounds
        )

    def seats(self, rows: Any) -> dict[str, dict[str, str]]:
        """The planner's rows as the document keeps them: round id to person id to table id."""
        return {
            round_: {
                person.id: self.tables[int(at)].id
                for person, at in zip(self.people, row, strict=True)
                if int(at) >= 0
            }
            for round_, row in zip(self.rounds, rows, strict=True)
        }


def problem_of(cafe: Cafe, plan: str | None = None) -> Problem:
    """The café as a problem; the locks of a plan (the adopted one by default) hold its seats in place."""
    return _Adapter(Seating(cafe), plan or (cafe.adopted.id if cafe.adopted else "")).problem()


class _Adapter:
    """Reads a café into the planner's grids."""

    def __init__(self, seating: Seating, plan: str) -> None:
        self.seating = seating
        self.cafe = seating.cafe
        self.plan = plan
        self.rotation = self.cafe.rotation(plan) if plan else Rotation({})

    def problem(self) -> Problem:
        s, cafe = self.seating, self.cafe
        column = balance.column_of(cafe.event.criteria)
        fixed, stays = self._posts()
        self._hold_locked(fixed)
        keep_seated(
            Places(cafe, s.people, s.tables, s.rounds, self.rotation, self._present, self._suits),
            fixed,
            stays,
        )
        return Problem.simple(
            len(s.people),
            len(s.tables),
            len(s.rounds),
            present=[[self._present(p, r) for r in s.rounds] for p in s.people],
            topic=[[self._topic(t, r) for r in s.rounds] for t in s.tables],
            fixed=fixed,
            stays=stays,
            least=[t.least or 0 for t in s.tables],
            most=[t.most if t.most is not None else len(s.people) for t in s.tables],
            organisation=self._organisations(),
            allowed=self._allowed(),
            wishes=self._wishes(),
            must=self._must(),
            apart=list(self._pairs(apart=True)),
            together=list(self._pairs(apart=False)),
            no_repeat=cafe.event.no_repeat,
            counts=[cafe.rounds[r].counts for r in s.rounds],
            frozen=[cafe.rounds[r].state != "planned" for r in s.rounds] if self.plan else None,
            criteria=balance.order_of(cafe.event.criteria),
            balance=balance.kinds(s.people, column) if column else None,
            person_names=[p.name for p in s.people],
            table_names=[str(t.number) for t in s.tables],
            topic_names=[t.brief for t in cafe.topics_in_order],
        )

    def _present(self, person: Participant, round_: str) -> bool:
        post = self.cafe.post_of(person.id, round_)
        role = self.cafe.roles.get(post.role if post else person.role)
        return self.cafe.expected(person.id, round_) and (role is None or role.seated)

    def _topic(self, table: Table, round_: str) -> int:
        stand = self.cafe.stands.get((round_, table.id))
        return self.seating.topic_index[stand.topic] if stand else -1

    def _posts(self) -> tuple[list[list[int]], list[list[bool]]]:
        s = self.seating
        fixed = [[-1] * len(s.rounds) for _ in s.people]
        stays = [[False] * len(s.rounds) for _ in s.people]
        at_round = {r: at for at, r in enumerate(s.rounds)}
        for post in self.cafe.posts.values():
            role = self.cafe.roles.get(post.role)
            if not role or not role.seated or post.round not in at_round or post.person not in s.person_index:
                continue
            if self.cafe.expected(post.person, post.round) and role.stays:
                person, round_ = s.person_index[post.person], at_round[post.round]
                fixed[person][round_] = s.table_index[post.table]
                stays[person][round_] = True
        return fixed, stays

    def _hold_locked(self, fixed: list[list[int]]) -> None:
        s = self.seating
        locks = [k for k in self.cafe.locks.values() if k.plan == self.plan]
        for at, round_ in enumerate(s.rounds):
            begun = self.cafe.rounds[round_].state != "planned"
            for person, table in self.rotation.seats.get(round_, {}).items():
                here = s.person_index.get(person)
                held = begun or any(_holds(k.person, person, k.table, table, k.round, round_) for k in locks)
                if held and here is not None and self._present(s.people[here], round_):
                    fixed[here][at] = s.table_index[table]

    def _organisations(self) -> list[int]:
        known: dict[str, int] = {}
        return [
            known.setdefault(p.organisation, len(known)) if p.organisation else -1
            for p in self.seating.people
        ]

    def _allowed(self) -> list[list[frozenset[int] | None] | None] | None:
        s = self.seating
        # Thousands of people come in a few sorts; the tables of each are looked at once.
        known: dict[tuple[object, ...], list[frozenset[int] | None] | None] = {}
        rows: list[list[frozenset[int] | None] | None] = []
        for person in s.people:
            sort = (person.languages, person.step_free, person.pool, person.must_not)
            if sort not in known:
                known[sort] = self._allowed_for(person)
            rows.append(known[sort])
        return rows if any(row is not None for row in rows) else None

    def _allowed_for(self, person: Participant) -> list[frozenset[int] | None] | None:
        s = self.seating
        everywhere = frozenset(range(len(s.tables)))
        row: list[frozenset[int] | None] = []
        for round_ in s.rounds:
            tables = frozenset(at for at, t in enumerate(s.tables) if self._suits(person, t, round_))
            row.append(None if tables == everywhere else tables)
        return row if any(tables is not None for tables in row) else None

    def _suits(self, person: Participant, table: Table, round_: str) -> bool:
        spoken = not table.languages or not person.languages or set(table.languages) & set(person.languages)
        stand = self.cafe.stands.get((round_, table.id))
        return bool(
            spoken
            and (table.step_free or not person.step_free)
            and (not table.pool or not person.pool or table.pool == person.pool)
            and (stand is None or stand.topic not in person.must_not)
        )

    def _wishes(self) -> list[list[int]] | None:
        s = self.seating
        if not any(p.wishes for p in s.people):
            return None
        return [
            wish_costs([s.topic_index[t] for t in p.wishes], len(s.topics), len(s.rounds)) for p in s.people
        ]

    def _must(self) -> list[list[int]] | None:
        s = self.seating
        if not any(p.must for p in s.people):
            return None
        return [[s.topic_index[t] for t in p.must] for p in s.people]

    def _pairs(self, *, apart: bool) -> Iterator[Pair]:
        index = self.seating.person_index
        for bond in self.cafe.bonds.values():
            people = [index[p] for p in bond.people if p in index]
            if bond.apart == apart:
                yield from (Pair(a, b, bond.strict) for at, a in enumerate(people) for b in people[at + 1 :])


def _holds(
    of_person: str | None, person: str, of_table: str | None, table: str, of_round: str | None, round_: str
) -> bool:
    return of_person in (None, person) and of_table in (None, table) and of_round in (None, round_)


def wish_costs(ranked: list[int], topics: int, rounds: int) -> list[int]:
    """What a seat at each topic costs a person: nothing for as many favourites as there are rounds, then squares.

    A topic that the person did not name costs one step more than the last one named; without wishes all are free.
    """
    if not ranked:
        return [0] * topics
    beyond = max(1, len(ranked) - rounds + 1)
    costs = [beyond * beyond] * topics
    for rank, topic in enumerate(ranked):
        costs[topic] = max(0, rank - rounds + 1) ** 2
    return costs


@dataclass(frozen=True, slots=True)
class Asked:
    """Enough as soon as somebody says so: a plain question, such as a job's "was I cancelled?"."""

    question: Callable[[], bool]

    def reason(self, progress: Progress) -> str | None:
        """The planner's question (see `worldcafe.planner.stop`)."""
        return "cancelled" if self.question() else None


def plan_cafe(
    cafe: Cafe,
    stop: Callable[[], bool] | None = None,
    seed: int = 0,
    watch: Callable[[Progress], None] | None = None,
    *,
    seconds: float | None = 10.0,
    steps: int | None = None,
    warm: bool = False,
) -> Result:
    """Plan the café's rotation until it is proven best, time is up, nothing gets better or `stop()` says True.

    A stopped plan is complete and keeps every rule. With `steps` and no `seconds` the same seed gives the same
    plan on every machine. `warm` starts from the adopted plan. Raises Impossible in words.
    """
    from worldcafe.planner.plan import plan

    start = Seating(cafe).rows(cafe.rotation()) if warm and cafe.adopted else None
    return plan(problem_of(cafe), enough(stop, seconds, steps), seed, watch, start)


def enough(question: Callable[[], bool] | None, seconds: float | None, steps: int | None) -> Stop:
    """When planning ends: proven best, nothing better for long, `question()` says True, or a limit is reached."""
    from worldcafe.planner.plan import STALLED

    stops: list[Stop] = [STALLED]
    if question is not None:
        stops.append(Asked(question))
    if seconds is not None:
        stops.append(MaxRuntime(seconds))
    if steps is not None:
        stops.append(MaxSteps(steps))
    return AnyOf(tuple(stops))


def better_adopted(cafe: Cafe, result: Result) -> Figures | None:
    """The figures of the adopted plan if it is of the same rules, still keeps them and is better than `result`."""
    from worldcafe.planner.rules import breaches

    adopted = cafe.adopted
    if adopted is None or adopted.rules_digest != rules_digest(cafe):
        return None
    now = measure(cafe)
    if now is None or not _worth(now.figures, cafe) < _worth(result.figures, cafe):
        return None
    return None if breaches(now.problem, now.seats) else now.figures


def _worth(value: Figures, cafe: Cafe) -> tuple[int, ...]:
    """What is compared, less is better: rules first, then what is wanted in the café's order."""
    from worldcafe.planner.worth import Worth

    wanted = Worth.of(value).key(balance.order_of(cafe.event.criteria))
    return (value.topics_repeated, value.uneven, *wanted)


def adopt_result(document: Document, result: Result, name: str, label: str, origin: object = None) -> Plan:
    """Keep a result as a named plan and adopt it; seats that were locked stay locked in it."""
    with document.edit(label, origin) as w:
        return keep_result(w, result, name)


def keep_result(w: Writer, result: Result, name: str) -> Plan:
    """Like `adopt_result`, inside of an edit."""
    cafe = w.cafe
    parent = cafe.adopted
    plan = Plan(
        new_id(),
        name,
        parent=parent.id if parent else None,
        seed=result.seed,
        steps=result.steps,
        rules_digest=rules_digest(cafe),
        criteria=cafe.event.criteria,
        figures=result_as_json(result),
    )
    kept = edits.adopt_rotation(w, plan, Seating(cafe).seats(result.seats))
    if parent:
        locks = [k for k in cafe.locks.values() if k.plan == parent.id]
        w.put_all(replace(lock, id=new_id(), plan=kept.id) for lock in locks)
    return kept


def rules_digest(cafe: Cafe) -> str:
    """SHA-256 of everything that the planner would be told, so that a plan knows whether it is still of today."""
    return hashlib.sha256(repr(_Adapter(Seating(cafe), "").problem()).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Measurement:
    """A plan as its seats stand, after moves by hand too: what the planner is told, and what they are worth."""

    problem: Problem
    seats: Seats
    figures: Figures


def measure(cafe: Cafe, plan: str | None = None) -> Measurement | None:
    """A plan (the adopted one by default) measured anew; None without seats."""
    from worldcafe.planner.plan import limits
    from worldcafe.planner.quality import figures

    rotation = cafe.rotation(plan)
    if not rotation.seats:
        return None
    problem, seats = problem_of(cafe, plan), Seating(cafe).rows(rotation)
    return Measurement(problem, seats, figures(problem, seats, limits(problem, seats)))


def figures_of(cafe: Cafe, plan: str | None = None) -> Figures | None:
    """What the seats of a plan are worth as they stand, after moves by hand too; None without seats."""
    made = measure(cafe, plan)
    return made.figures if made else None


def figures_as_json(figures: Figures) -> dict[str, Any]:
    """Figures as the terminal, the document and the report take them: plain values by name.

    `reach` is, per round, how many people's ideas have come to every table at least; `met` becomes
    `met_least` and `met_most`.
    """
    facts = asdict(figures)
    least, most = facts.pop("met")
    facts["met_least"], facts["met_most"] = least, most
    facts["reach"] = [min((n for n in row if n), default=0) for row in figures.reach]
    facts["table_sizes"] = [list(row) for row in figures.table_sizes]
    facts["pairs_by_meetings"] = {str(m): n for m, n in figures.pairs_by_meetings}
    return facts


def in_words(result: Result, language: Language) -> list[str]:
    """What a result says for itself: what was noticed and did not prevent planning, then the score card."""
    noticed = [finding.sentence(language) for finding in result.findings]
    return [*noticed, *figures_in_words(result.figures, language)]


def figures_in_words(value: Figures, language: Language) -> list[str]:
    """The score card of a plan."""
    from worldcafe.planner import quality

    return quality.in_words(value, language)


def result_as_json(result: Result) -> dict[str, Any]:
    """A result's figures with what it took to find them."""
    return {**figures_as_json(result.figures), "seconds": round(result.seconds, 3), "steps": result.steps}
