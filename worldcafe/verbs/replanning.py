"""Re-planning a café on the day: what happened, the curve to choose from, and the point that is adopted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import BadInput
from worldcafe.domain.event import Round
from worldcafe.domain.identity import new_id
from worldcafe.domain.people import Participant, folded
from worldcafe.domain.rotation import Plan
from worldcafe.exchange.names import split_name
from worldcafe.language import mark
from worldcafe.planner.plan import Result
from worldcafe.planner.quality import Limits, figures
from worldcafe.planner.replanning import Curve, News, Point, after, replan, within
from worldcafe.planner.stop import AnyOf, Seats, Stop
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.store.recorder import Writer
from worldcafe.verbs.comparing import Moved
from worldcafe.verbs.noting import table_id
from worldcafe.verbs.planning import Asked, Seating, keep_result, problem_of


@dataclass(frozen=True, slots=True)
class Arrived:
    """Somebody who came and is not in the plan; `known`: they are in the café's list already."""

    person: Participant
    organisation: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened before a round (its number): ids of people and tables.

    absent: did not come at all, unless they were marked as here in a round before; then, and where they are among
    `left`, they go before this round.
    """

    from_round: int
    absent: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    arrived: tuple[Arrived, ...] = ()
    closed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Replan:
    """A curve for a café: `cafe` is the café with what happened, `seating` says who the indices are."""

    happened: Happened
    cafe: Cafe
    cards: Seats
    curve: Curve

    @cached_property
    def seating(self) -> Seating:
        """Which index is which person, table and round."""
        return Seating(self.cafe)

    def names(self, point: Point) -> list[str]:
        """Whose card changes at a point."""
        people = self.seating.people
        return [people[p].name for p in point.people]


def happened(
    cafe: Cafe,
    from_round: int,
    *,
    absent: Iterable[str] = (),
    left: Iterable[str] = (),
    arrived: Iterable[str] = (),
    closed: Iterable[int] = (),
) -> Happened:
    """What happened, by people's names, "name;organisation" of those who arrived and tables' numbers.

    Raises BadInput for a name that nobody has, or several have.
    """
    return Happened(
        from_round,
        tuple(person_named(cafe, name) for name in absent),
        tuple(person_named(cafe, name) for name in left),
        tuple(arrival(cafe, words) for words in arrived),
        tuple(table_id(cafe, number) for number in closed),
    )


def person_named(cafe: Cafe, name: str) -> str:
    """The id of the only person of that name; raises BadInput."""
    found = _people_named(cafe, name)
    if not found:
        raise BadInput(mark("The café has nobody called “{name}”."), name=name)
    if len(found) > 1:
        raise BadInput(
            mark("Several people are called “{name}”. Give one of them another name first."), name=name
        )
    return found[0]


def _people_named(cafe: Cafe, name: str) -> list[str]:
    wanted = folded(name)
    return [
        p.id
        for p in cafe.people.values()
        if wanted and wanted in (folded(p.name), folded(f"{p.family} {p.given}"), folded(p.family_first))
    ]


def arrival(cafe: Cafe, words: str) -> Arrived:
    """Somebody who arrived, by "name;organisation"; raises BadInput for nobody, and for whoever has a seat."""
    name, _, organisation = words.partition(";")
    name = " ".join(name.split())
    if not any(map(str.isalpha, name)):
        raise BadInput(mark("Somebody who arrived needs a name, such as “Ada Lind;Town hall”."))
    found = _people_named(cafe, name)
    if not found:
        told = split_name(name)
        return Arrived(Participant(new_id(), told.given, told.family), " ".join(organisation.split()))
    known = cafe.people[person_named(cafe, name)]
    if any(cafe.rotation().table_of(known.id, r) for r in cafe.rounds):
        raise BadInput(mark("{name} has a seat in the rotation already."), name=known.name)
    return Arrived(known, known=True)


def replan_cafe(
    cafe: Cafe,
    news: Happened,
    *,
    seconds: float = 2.0,
    seed: int = 0,
    stop: Callable[[], bool] | None = None,
    watch: Callable[[Replan], None] | None = None,
) -> Replan:
    """The curve of the adopted plan; nothing is changed. `watch` hears of the curve so far, four times a second.

    Raises BadInput without a rotation or for a round that has begun, Impossible in words.
    """
    if cafe.adopted is None:
        raise BadInput(mark("There is no rotation yet: plan it first."))
    begins = _first_open(cafe, news.from_round)
    writer = Writer(cafe, "")
    happen(writer, news)
    now = writer.cafe
    seating = Seating(now)
    cards = seating.rows(now.rotation())
    problem = after(problem_of(now), cards, begins, News())
    criterion: Stop = within(seconds)
    if stop is not None:
        criterion = AnyOf((Asked(stop), criterion))

    def made(curve: Curve) -> Replan:
        return Replan(news, now, cards, curve)

    return made(
        replan(problem, cards, criterion, seed, None if watch is None else lambda curve: watch(made(curve)))
    )


def _first_open(cafe: Cafe, number: int) -> int:
    """Which of the rounds with seats is the first from that number on."""
    rounds = _seated_rounds(cafe)
    ahead = [r for r in rounds if r.number >= number]
    if not ahead or number < 1:
        raise BadInput(mark("The café has no round {n}."), n=number)
    for round_ in reversed(ahead):
        if round_.state != "planned":
            raise BadInput(
                mark("Round {n} has begun: its seats stay. Plan anew from the next one."), n=round_.number
            )
    return rounds.index(ahead[0])


def _seated_rounds(cafe: Cafe) -> list[Round]:
    return [cafe.rounds[r] for r in Seating(cafe).rounds]


def happen(w: Writer, news: Happened) -> None:
    """Write what happened into the café."""
    cafe = w.cafe
    rounds = _seated_rounds(cafe)
    before = [r.id for r in rounds if r.number < news.from_round]
    ahead = [r.id for r in rounds if r.number >= news.from_round]
    seen = {person for (person, r), here in cafe.presences.items() if here.arrived and r in before}
    edits.expect(w, [p for p in news.absent if p not in seen], [*before, *ahead], expected=False)
    edits.expect(w, [p for p in news.absent if p in seen] + list(news.left), ahead, expected=False)
    _welcome(w, news.arrived)
    edits.expect(w, [a.person.id for a in news.arrived], before, expected=False)
    edits.expect(w, [a.person.id for a in news.arrived if a.known], ahead, expected=True)
    for table in news.closed:
        edits.unstand_topic(w, table, ahead)
    w.remove(*(p for p in w.cafe.posts.values() if p.table in news.closed and p.round in ahead))


def _welcome(w: Writer, arrived: Iterable[Arrived]) -> None:
    fresh = [a for a in arrived if not a.known]
    houses = edits.organisations_named(w, [a.organisation for a in fresh])
    people: list[Participant] = []
    for one in fresh:
        house = houses[one.organisation]
        people.append(replace(one.person, organisation=house.id if house else None))
    edits.add_people(w, people)


def adopt_point(document: Document, made: Replan, point: Point, name: str, label: str) -> Plan:
    """Write what happened and adopt a point of the curve as the plan, as one edit that one undo takes back."""
    with document.edit(label) as w:
        return keep_point(w, made, point, name)


def keep_point(w: Writer, made: Replan, point: Point, name: str) -> Plan:
    """Like `adopt_point`, inside of an edit."""
    curve = made.curve
    result = Result(
        seats=point.seats,
        figures=figures(curve.problem, point.seats, Limits(curve.bound)),
        steps=curve.steps,
        seconds=curve.seconds,
        seed=0,
        stopped_by=curve.stopped_by,
        history=(),
        findings=curve.findings,
    )
    happen(w, made.happened)
    return keep_result(w, result, name)


def new_cards(made: Replan, point: Point) -> tuple[str, ...]:
    """Ids of everybody who needs a new card: those whose card changes, and those who arrived."""
    changed = {made.seating.people[p].id for p in point.people}
    changed.update(a.person.id for a in made.happened.arrived)
    return tuple(p.id for p in made.cafe.people_in_order if p.id in changed)


def moved(made: Replan, point: Point) -> tuple[Moved, ...]:
    """Whose card changes at a point, and in which rounds."""
    seating = made.seating
    tables = [t.id for t in seating.tables]
    found: list[Moved] = []
    for p in point.people:
        seats = [
            (round_, _table(tables, made.cards[r][p]), _table(tables, point.seats[r][p]))
            for r, round_ in enumerate(seating.rounds)
            if point.seats[r][p] >= 0 and point.seats[r][p] != made.cards[r][p]
        ]
        found.append(Moved(seating.people[p].id, tuple(seats)))
    return tuple(found)


def _table(tables: list[str], at: int) -> str | None:
    return tables[at] if at >= 0 else None


def missing_now(cafe: Cafe) -> tuple[str, ...]:
    """People who are expected and were never seen, once anybody was seen: who has probably not come."""
    seen = {person for (person, _), here in cafe.presences.items() if here.arrived}
    if not seen:
        return ()
    rounds = [r.id for r in cafe.rounds_in_order if r.state != "planned"]
    return tuple(
        p.id for p in Seating(cafe).people if p.id not in seen and any(cafe.expected(p.id, r) for r in rounds)
    )


def gone_now(cafe: Cafe, from_round: int) -> tuple[str, ...]:
    """People who left in a round before, and are still expected after it."""
    ahead = [r.id for r in cafe.rounds_in_order if r.number >= from_round]
    left = {p for (p, r), here in cafe.presences.items() if here.left and r not in ahead}
    return tuple(p for p in cafe.people if p in left and any(cafe.expected(p, r) for r in ahead))


def rounds_ahead(cafe: Cafe) -> tuple[int, ...]:
    """Numbers of the rounds from which a café can be planned anew: those after the last that has begun."""
    rounds = _seated_rounds(cafe)
    begun = max((r.number for r in rounds if r.state != "planned"), default=0)
    return tuple(r.number for r in rounds if r.number > begun)
