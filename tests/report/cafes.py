"""Cafés to print: the sample as a value with a plain shifted rotation, and small ones made by hand."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from worldcafe.domain import defaults
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import AgendaItem, Event, Question, Room, Round, Stand, Table, Topic
from worldcafe.domain.notes import Extras, Revision
from worldcafe.domain.people import Organisation, Participant, Post
from worldcafe.domain.rotation import Plan, Seat
from worldcafe.language import Language
from worldcafe.resources import path

PLAN = "plan-1"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a sample list."""
    with path(f"samples/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def agreed(cell: str) -> bool | None:
    return {"yes": True, "no": False}.get(cell.strip())


def keyed(values: Sequence[Any]) -> dict[str, Any]:
    return {value.id: value for value in values}


def sample_cafe(words: Language) -> Cafe:
    """The sample café with ids that never change, seated by a shift of one table a round."""
    facts = json.loads(path("samples/cafe.json").read_text(encoding="utf-8"))
    rooms = {
        r["name"]: Room(f"room-{at}", r["name"], at, r["step_free"]) for at, r in enumerate(facts["rooms"])
    }
    topics = [_topic(t) for t in facts["topics"]]
    tables = [
        Table(f"table-{t['number']}", t["number"], t["seats_least"], t["seats_most"], rooms[t["room"]].id)
        for t in facts["tables"]
    ]
    rounds = [
        Round(
            f"round-{r['number']}",
            r["number"],
            date.fromisoformat(r["date"]),
            time.fromisoformat(r["start"]),
            r["minutes"],
            r["move_minutes"],
        )
        for r in facts["rounds"]
    ]
    organisations, people, posted = _people(rows("participants.csv"))
    cafe = Cafe(
        _event(facts),
        rooms={r.id: r for r in rooms.values()},
        topics=keyed(topics),
        tables=keyed(tables),
        rounds=keyed(rounds),
        stands={
            (r.id, t.id): Stand(r.id, t.id, topics[at].id) for r in rounds for at, t in enumerate(tables)
        },
        agenda=keyed([_agenda(item, at, facts["dates"]) for at, item in enumerate(facts["agenda"])]),
        kinds=keyed(defaults.kinds(words)),
        roles=keyed(defaults.roles(words)),
        organisations=keyed(organisations),
        people=keyed(people),
        posts={
            (r.id, table, person): Post(r.id, table, person, "rapporteur")
            for r in rounds
            for person, table in posted.items()
        },
        plans={PLAN: Plan(PLAN, "Plan 1", adopted=True)},
    )
    seated = replace(cafe, seats=seats(cafe, posted))
    return replace(seated, revisions=keyed(list(_revisions(seated))))


def seats(cafe: Cafe, posted: dict[str, str]) -> dict[tuple[str, str, str], Seat]:
    """Everyone seated: who is posted stays, the others move by one, two, three tables according to their group."""
    tables = cafe.tables_in_order
    movers = [p.id for p in cafe.people_in_order if p.id not in posted]
    found: dict[tuple[str, str, str], Seat] = {}
    for at_round, round_ in enumerate(cafe.rounds_in_order):
        for person, table in posted.items():
            found[PLAN, round_.id, person] = Seat(PLAN, round_.id, person, table)
        for at, person in enumerate(movers):
            step = 1 + at // len(tables) % max(1, len(tables) - 1)
            table = tables[(at + at_round * step) % len(tables)].id
            found[PLAN, round_.id, person] = Seat(PLAN, round_.id, person, table)
    return found


def _topic(facts: dict[str, Any]) -> Topic:
    n = facts["number"]
    questions = tuple(Question(f"question-{n}-{at}", text) for at, text in enumerate(facts["questions"]))
    return Topic(f"topic-{n}", facts["long_title"], facts["title"], questions, n - 1, n - 1)


def _event(facts: dict[str, Any]) -> Event:
    sign = facts["sign_off"]
    return Event(
        "event",
        facts["title"],
        theme=facts["theme"],
        place=facts["place"],
        organiser=facts["organiser"],
        aims=tuple(facts["aims"]),
        objectives=tuple(facts["objectives"]),
        introduction=f"{facts['introduction']}\n\n{facts['summary']}",
        conclusion=facts["conclusion"],
        time_zone=facts["time_zone"],
        submitted_by=f"{sign['submitted_by']}, {sign['submitted_role']}",
        submitted_on=date.fromisoformat(sign["submitted_on"]),
        next_meeting="Vila Sarça, 20 and 21 October 2027: Finished streets",
        retention=date.fromisoformat(facts["retention_date"]),
    )


def _agenda(facts: dict[str, Any], at: int, days: list[str]) -> AgendaItem:
    day = date.fromisoformat(days[int(facts["day"]) - 1])
    start = time.fromisoformat(str(facts["start"]))
    return AgendaItem(f"agenda-{at:02d}", facts["title"], day, start, facts["minutes"], "", at)


def _people(found: list[dict[str, str]]) -> tuple[list[Organisation], list[Participant], dict[str, str]]:
    organisations: dict[str, Organisation] = {}
    people: list[Participant] = []
    posted: dict[str, str] = {}
    for at, row in enumerate(found):
        name = row["Organisation"]
        organisation = organisations.setdefault(
            name, Organisation(f"organisation-{len(organisations)}", name)
        )
        given, _, family = row["Name"].partition(" ")
        if "," in row["Name"]:
            family, _, given = (part.strip() for part in row["Name"].partition(","))
        person = Participant(
            f"person-{at:03d}",
            given,
            family,
            organisation=organisation.id,
            listed=agreed(row["Listed"]),
            quoted=agreed(row["Quoted"]),
        )
        people.append(person)
        if row["Role"]:
            posted[person.id] = f"table-{row['Table']}"
    return list(organisations.values()), people, posted


def _revisions(cafe: Cafe) -> Iterator[Revision]:
    at = 0
    last = cafe.rounds_in_order[-1].id
    for row in rows("notes.csv"):
        at += 1
        due = date.fromisoformat(row["due"]) if row["due"] else None
        extras = Extras(
            author=row["author"],
            owner=row["owner"],
            due=due,
            starred=bool(row["star"]),
            quoted=row["quoted"],
            language=row["language"],
            translation=row["translation"],
        )
        yield revision(at, f"table-{row['table']}", f"round-{row['round']}", row["kind"], row["text"], extras)
    for row in rows("tables.csv"):
        for kind, field in (
            (defaults.OVERVIEW, "overview"),
            (defaults.KEY_MESSAGE, "key_message"),
            (defaults.INSIGHT, "insight_1"),
            (defaults.INSIGHT, "insight_2"),
            (defaults.INSIGHT, "insight_3"),
        ):
            at += 1
            yield revision(at, f"table-{row['table']}", last, kind, row[field])


def revision(
    at: int,
    table: str,
    round_: str,
    kind: str,
    text: str,
    extras: Extras | None = None,
    topic: str | None = None,
) -> Revision:
    """A note of one revision, the `at`th that was written."""
    return Revision(
        f"revision-{at:05d}",
        f"note-{at:05d}",
        (),
        "device",
        at,
        f"{at:015d}-00000",
        table,
        round_,
        topic,
        kind,
        text,
        extras=extras or Extras(),
    )


def small_cafe(words: Language, tables: int = 2, rounds: int = 2, people: int = 6, **event: Any) -> Cafe:
    """A café made by number: a topic a table, no dates, no notes, everybody seated who can be."""
    topics = [Topic(f"topic-{n}", f"Topic {n}", hue=n % 12, position=n) for n in range(1, tables + 1)]
    found = [Table(f"table-{n}", n) for n in range(1, tables + 1)]
    talks = [Round(f"round-{n}", n) for n in range(1, rounds + 1)]
    persons = [
        Participant(f"person-{n:03d}", f"Given{n}", f"Family{n}", organisation="organisation-0", listed=True)
        for n in range(people)
    ]
    cafe = Cafe(
        replace(Event("event", "A small café"), **event),
        topics=keyed(topics),
        tables=keyed(found),
        rounds=keyed(talks),
        stands={(r.id, t.id): Stand(r.id, t.id, f"topic-{t.number}") for r in talks for t in found},
        kinds=keyed(defaults.kinds(words)),
        roles=keyed(defaults.roles(words)),
        organisations={"organisation-0": Organisation("organisation-0", "One Organisation")},
        people=keyed(persons),
        plans={PLAN: Plan(PLAN, "Plan 1", adopted=True)},
    )
    return replace(cafe, seats=seats(cafe, {})) if tables else cafe


def with_notes(cafe: Cafe, *found: Revision) -> Cafe:
    """The café with more notes."""
    return replace(cafe, revisions={**cafe.revisions, **{r.id: r for r in found}})


def text_of(data: bytes) -> str:
    """All text of a PDF, its white space folded."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def pages_of(data: bytes) -> list[str]:
    """The text of each page, its white space folded."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def opened(data: bytes) -> pikepdf.Pdf:
    """A PDF as its objects."""
    return pikepdf.open(BytesIO(data))
