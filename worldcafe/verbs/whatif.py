"""What if there were a table or a round more or fewer: what no plan could avoid then, without planning."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import WrongUse
from worldcafe.domain.event import Round, Stand, Table, Topic
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant, Post
from worldcafe.language import mark
from worldcafe.store import edits
from worldcafe.store.edits.setting import MOST_ROUNDS, MOST_TABLES
from worldcafe.store.recorder import Writer

if TYPE_CHECKING:
    from worldcafe.planner.feasibility import Finding
    from worldcafe.planner.problem import Problem

TABLES_AROUND: Final = 2
ROUNDS_AROUND: Final = 1
"""How far from the present number of tables and of rounds people ask "what if"."""

Named = Callable[[int], str]
"""The title of a new topic by the number of its table."""


@dataclass(frozen=True, slots=True)
class Option:
    """A number of tables and of rounds, and what every plan has then.

    Between `least` and `most` people sit at a table. `repeats`: the fewest repeat meetings, a third meeting of a
    pair counting as four (`squares` of the planner); `colleagues`: the fewest pairs of one organisation at one
    table; both None where there can be no plan, and `reasons` says why. `meets`: how many different people
    everyone meets on average if there are no more repeats than that, of `others`. `topics_each`: topics that
    everyone discusses, of `topics`. `minutes`: rounds of talk with their moves.
    """

    tables: int
    rounds: int
    least: int
    most: int
    repeats: int | None
    colleagues: int | None
    meets: float
    others: int
    topics_each: int
    topics: int
    minutes: int
    reasons: tuple[Finding, ...] = ()

    @property
    def share(self) -> float:
        """Whom everyone meets on average, as a share (0 to 1) of all others."""
        return self.meets / self.others if self.others else 0.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What it takes to have other numbers: everything that the organiser would see to.

    `closed`: tables that go, `homeless`: topics that stand nowhere then, `freed`: people who stayed there and would
    move. `opened`: new tables with the topic that would stand there, `new_topics` those of them that nobody has
    thought of yet; `writers`: whether somebody has to stay at each new table, as at the others. `minutes` of talk
    and moves more (fewer if negative).
    """

    closed: tuple[Table, ...]
    homeless: tuple[Topic, ...]
    freed: tuple[Participant, ...]
    opened: tuple[tuple[Table, Topic | None], ...]
    new_topics: frozenset[str]
    writers: bool
    minutes: int


def talks(cafe: Cafe) -> tuple[Round, ...]:
    """The rounds of talk, in order."""
    return tuple(r for r in cafe.rounds_in_order if r.kind == "talk")


def ranges(cafe: Cafe) -> tuple[range, range]:
    """The numbers of tables and of rounds worth asking about, around the present ones.

    Raises WrongUse if there is nothing to ask about: no tables, no rounds, nobody, or a day that has begun.
    """
    tables, rounds = len(cafe.tables), len(talks(cafe))
    if not tables or not rounds or not cafe.people:
        raise WrongUse(mark("There have to be tables, rounds and people first."))
    if any(r.state != "planned" for r in cafe.rounds.values()):
        raise WrongUse(mark("The first round has begun: tables and rounds stay as they are now."))
    fewest = min(2, tables)
    most = max(tables, min(tables + TABLES_AROUND, MOST_TABLES, len(cafe.people) // 2))
    others = len(cafe.rounds) - rounds
    last = min(rounds + ROUNDS_AROUND, MOST_ROUNDS - others)
    return range(max(fewest, tables - TABLES_AROUND), most + 1), range(
        max(1, rounds - ROUNDS_AROUND), last + 1
    )


def resize(w: Writer, tables: int, rounds: int, named: Named) -> None:
    """Let the café have so many tables and rounds of talk; the last ones go, new ones follow the last.

    A new table gets a topic of its own, called `named(number)`, if every topic has one table; else the topics with
    the fewest tables get another. A new round is like the last one, and later ones of that day begin later.
    """
    while len(w.cafe.tables) > tables:
        edits.remove_table(w, w.cafe.tables_in_order[-1].id)
    while len(w.cafe.tables) < tables:
        _open_table(w, named)
    while len(talks(w.cafe)) > rounds:
        _drop_round(w)
    while len(talks(w.cafe)) < rounds:
        _repeat_round(w)


def _open_table(w: Writer, named: Named) -> None:
    cafe = w.cafe
    spread = {t.id: _tables_of(cafe, t.id) for t in cafe.topics_in_order}
    standing = [t for t, tables in spread.items() if tables]
    if standing and max(len(spread[t]) for t in standing) > 1:
        edits.add_table(w, topic=min(standing, key=lambda t: len(spread[t])))
        return
    waiting = next((t for t, tables in spread.items() if not tables), None)
    table = edits.add_table(w, topic=waiting)
    if waiting is None:
        edits.add_topic(w, named(table.number), tables=[table.id])


def _tables_of(cafe: Cafe, topic: str) -> set[str]:
    return {s.table for s in cafe.stands.values() if s.topic == topic}


def _drop_round(w: Writer) -> None:
    last = talks(w.cafe)[-1]
    edits.remove_round(w, last.id)
    _shift(w, last, -(last.minutes + last.move_minutes))


def _repeat_round(w: Writer) -> None:
    cafe, last = w.cafe, talks(w.cafe)[-1]
    _shift(w, last, last.minutes + last.move_minutes)
    new = replace(last, id=new_id(), number=last.number + 1, start=last.after(), title="")
    w.put_all(replace(r, number=r.number + 1) for r in w.cafe.rounds.values() if r.number > last.number)
    w.put(new)
    w.put_all(Stand(new.id, s.table, s.topic) for s in cafe.stands.values() if s.round == last.id)
    w.put_all(replace(p, round=new.id) for p in cafe.posts.values() if p.round == last.id)
    w.put_all(
        replace(p, round=new.id, arrived=None, left=None)
        for p in cafe.presences.values()
        if p.round == last.id and not p.expected
    )


def _shift(w: Writer, after: Round, minutes: int) -> None:
    """Let what follows a round on its day begin so many minutes later."""
    w.put_all(_moved(r, minutes) for r in w.cafe.rounds.values() if r.day == after.day and _follows(r, after))


def _follows(round_: Round, after: Round) -> bool:
    return round_.start is not None and after.start is not None and round_.start > after.start


def _moved(round_: Round, minutes: int) -> Round:
    if round_.start is None:
        return round_
    # Only the wall clock counts here; any day will do that has one before and one after it.
    at = datetime(2000, 1, 2, round_.start.hour, round_.start.minute) + timedelta(minutes=minutes)
    return replace(round_, start=at.time())


def resized(cafe: Cafe, tables: int, rounds: int, named: Named = str) -> Cafe:
    """The café with other numbers, as `resize` would make it, without an edit."""
    w = Writer(cafe, "")
    resize(w, tables, rounds, named)
    return w.cafe


def weigh_all(
    cafe: Cafe,
    stop: Callable[[], bool] | None = None,
    watch: Callable[[tuple[Option, ...]], None] | None = None,
) -> tuple[Option, ...]:
    """Every option around the present numbers, by rounds and then by tables; those near the present ones first.

    `watch` is told all options so far after each. A stopped reckoning gives those that it has.
    """
    across, down = ranges(cafe)
    now = len(cafe.tables), len(talks(cafe))
    order = sorted(
        ((t, r) for r in down for t in across), key=lambda at: abs(at[0] - now[0]) + 2 * abs(at[1] - now[1])
    )
    found: list[Option] = []
    for tables, rounds in order:
        if stop is not None and stop():
            break
        found.append(weigh(cafe, tables, rounds))
        if watch is not None:
            watch(tuple(found))
    return tuple(sorted(found, key=lambda o: (o.rounds, o.tables)))


def weigh(cafe: Cafe, tables: int, rounds: int) -> Option:
    """What every plan of the café would have with so many tables and rounds; locks of a plan do not count."""
    from worldcafe.planner.bounds import colleague_bound, counting_bound, round_pair_bound
    from worldcafe.planner.feasibility import problems
    from worldcafe.planner.model import model_of
    from worldcafe.planner.together import with_company_seated
    from worldcafe.verbs.planning import problem_of

    varied = _with_writers(cafe, resized(cafe, tables, rounds))
    problem = problem_of(varied, "")
    standing = len({s.topic for s in varied.stands.values()})
    base = Option(
        tables,
        rounds,
        *_sizes(problem),
        repeats=None,
        colleagues=None,
        meets=0.0,
        others=max(0, problem.people - 1),
        topics_each=min(rounds, standing),
        topics=standing,
        minutes=_minutes(varied),
    )
    reasons = tuple(f for f in problems(problem) if f.blocking)
    if reasons:
        return replace(base, reasons=reasons)
    model = model_of(with_company_seated(problem))
    repeats = max(round_pair_bound(model), counting_bound(model))
    met = 2 * (_meetings(problem) - repeats) / problem.people
    return replace(base, repeats=repeats, colleagues=colleague_bound(model), meets=max(0.0, met))


def _minutes(cafe: Cafe) -> int:
    return sum(r.minutes + r.move_minutes for r in talks(cafe))


def _with_writers(before: Cafe, cafe: Cafe) -> Cafe:
    """Somebody stays at each new table where somebody stays at all others: they move no longer, whoever they are."""
    new = [t for t in cafe.tables_in_order if t.id not in before.tables]
    roles = _staying_roles(before)
    if not new or roles is None:
        return cafe
    posted = {p.person for p in cafe.posts.values()}
    bound = {p for bond in cafe.bonds.values() for p in bond.people}
    free = [
        p.id
        for p in reversed(cafe.people_in_order)
        if p.id not in posted | bound and p.role == "participant" and not p.must and not p.step_free
    ]
    w = Writer(cafe, "")
    for table, person in zip(new, free, strict=False):
        w.put_all(Post(r.id, table.id, person, roles) for r in talks(cafe) if cafe.expected(person, r.id))
    return w.cafe


def _staying_roles(cafe: Cafe) -> str | None:
    """The role that stays at every table of the café in its first round of talk; None if some tables have nobody."""
    first = talks(cafe)[0].id
    held = {
        p.table: p.role
        for p in cafe.posts.values()
        if p.round == first
        and p.role in cafe.roles
        and cafe.roles[p.role].stays
        and cafe.roles[p.role].seated
    }
    return next(iter(held.values())) if held and held.keys() == cafe.tables.keys() else None


def _sizes(problem: Problem) -> tuple[int, int]:
    """The fewest and the most people at a table in use, over the rounds that count."""
    loads = [n for r in problem.counted() for n in _load(problem, r)]
    return min(loads, default=0), max(loads, default=0)


def _load(problem: Problem, round_: int) -> list[int]:
    """People at each table in use, as even as the rules let them be."""
    from worldcafe.planner.sizes import size_limits

    least, most = size_limits(problem, round_)
    used = problem.in_use(round_)
    load = {t: least[t] for t in used}
    for _ in range(len(problem.here(round_)) - sum(load.values())):
        open_ = [t for t in used if load[t] < most[t]]
        if not open_:
            break
        load[min(open_, key=load.__getitem__)] += 1
    return list(load.values())


def _meetings(problem: Problem) -> int:
    """Pairs at one table, over the rounds that count; those who both stay do not meet there."""
    total = 0
    for r in problem.counted():
        total += sum(n * (n - 1) // 2 for n in _load(problem, r))
        hosts = [problem.fixed[p][r] for p in problem.here(r) if problem.stays[p][r]]
        total -= sum(hosts.count(t) * (hosts.count(t) - 1) // 2 for t in set(hosts))
    return total


def cost(cafe: Cafe, tables: int, rounds: int, named: Named = str) -> Cost:
    """What it takes to have so many tables and rounds."""
    varied = resized(cafe, tables, rounds, named)
    closed = tuple(t for t in cafe.tables_in_order if t.id not in varied.tables)
    opened = tuple(t for t in varied.tables_in_order if t.id not in cafe.tables)
    first = talks(varied)[0].id
    gone = {t.id for t in closed}
    freed = {p.person for p in cafe.posts.values() if p.table in gone}
    return Cost(
        closed,
        tuple(_homeless(cafe, varied)),
        tuple(p for p in cafe.people_in_order if p.id in freed),
        tuple((t, varied.topic_at(first, t.id)) for t in opened),
        frozenset(varied.topics.keys() - cafe.topics.keys()),
        bool(opened) and _staying_roles(cafe) is not None,
        _minutes(varied) - _minutes(cafe),
    )


def _homeless(before: Cafe, after: Cafe) -> Iterator[Topic]:
    for topic in before.topics_in_order:
        if _tables_of(before, topic.id) and not _tables_of(after, topic.id):
            yield topic
