"""The sample café: an invented event of 90 people at eight tables, from the lists that come with the program."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from worldcafe.domain import defaults
from worldcafe.domain.errors import NotWritable
from worldcafe.domain.event import AgendaItem, Event, Question, Room, Round, Stand, Table, Topic
from worldcafe.domain.identity import new_id
from worldcafe.language import Language, mark
from worldcafe.language import language as language_of
from worldcafe.resources import path as resource
from worldcafe.store import edits
from worldcafe.store.document import Document
from worldcafe.verbs.importing import bring_in, read_list
from worldcafe.verbs.noting import bring_notes_in

FOLDER = "samples"


def make_sample(path: Path, language: Language) -> Document:
    """A document with the sample café's set-up, people and notes, not planned yet; raises NotWritable.

    The sample is written in English; `language` only names the steps that make it.
    """
    facts = json.loads(resource(f"{FOLDER}/cafe.json").read_text(encoding="utf-8"))
    spoken = language_of(facts["language"])
    document = Document.create(path, _event(facts, spoken), [*_kinds_and_roles(spoken), *_setting(facts)])
    try:
        bring_in(document, read_list(resource(f"{FOLDER}/participants.csv")), language.say("Import the list"))
        bring_notes_in(document, resource(f"{FOLDER}/notes.csv"), language.say("Import notes"))
        _write_narratives(document, language.say("Import notes"))
    except BaseException:
        document.close()
        path.unlink(missing_ok=True)
        raise
    document.close()
    # Opened anew, so that Undo does not take the sample itself apart.
    return Document.open(path)


def sample_path(folder: Path, language: Language) -> Path:
    """A name in a folder that is not taken yet."""
    name = language.say("Bright Streets, a sample")
    for n in range(1, 1_000):
        candidate = folder / (f"{name}.cafe" if n == 1 else f"{name} {n}.cafe")
        if not candidate.exists():
            return candidate
    raise NotWritable(mark("There is no free name for the sample in {folder}."), folder=str(folder))


def _event(facts: dict[str, Any], spoken: Language) -> Event:
    sign, meeting = facts["sign_off"], facts["next_meeting"]
    days = spoken.days(*(date.fromisoformat(day) for day in meeting["dates"]))
    return Event(
        new_id(),
        facts["title"],
        theme=facts["theme"],
        place=facts["place"],
        organiser=facts["organiser"],
        aims=tuple(facts["aims"]),
        objectives=tuple(facts["objectives"]),
        introduction=f"{facts['introduction']}\n\n{facts['summary']}",
        conclusion=facts["conclusion"],
        language=facts["language"],
        spoken=tuple(facts["spoken"]),
        time_zone=facts["time_zone"],
        submitted_by=f"{sign['submitted_by']}, {sign['submitted_role']}",
        submitted_on=date.fromisoformat(sign["submitted_on"]),
        approved_by=f"{sign['approved_by']}, {sign['approved_role']}",
        approved_on=date.fromisoformat(sign["approved_on"]),
        next_meeting=f"{meeting['theme']}: {meeting['place']}, {days}",
        retention=date.fromisoformat(facts["retention_date"]),
    )


def _kinds_and_roles(language: Language) -> Iterator[object]:
    yield from defaults.kinds(language)
    yield from defaults.roles(language)


def _setting(facts: dict[str, Any]) -> list[object]:
    rooms = {r["name"]: Room(new_id(), r["name"], at, r["step_free"]) for at, r in enumerate(facts["rooms"])}
    topics = {t["number"]: _topic(t) for t in facts["topics"]}
    tables = {t["number"]: _table(t, rooms[t["room"]].id) for t in facts["tables"]}
    rounds = [_round(r) for r in facts["rounds"]]
    stands = [
        Stand(r.id, tables[t["number"]].id, topics[t["topic"]].id) for t in facts["tables"] for r in rounds
    ]
    agenda = [_agenda_item(item, at, facts["dates"]) for at, item in enumerate(facts["agenda"])]
    return [*rooms.values(), *topics.values(), *tables.values(), *rounds, *stands, *agenda]


def _topic(facts: dict[str, Any]) -> Topic:
    questions = tuple(Question(new_id(), text) for text in facts["questions"])
    number = facts["number"]
    return Topic(
        new_id(), facts["long_title"], facts["title"], questions, hue=(number - 1) % 12, position=number - 1
    )


def _table(facts: dict[str, Any], room: str) -> Table:
    return Table(
        new_id(), facts["number"], facts["seats_least"], facts["seats_most"], room, facts["step_free"]
    )


def _round(facts: dict[str, Any]) -> Round:
    return Round(
        new_id(),
        facts["number"],
        date.fromisoformat(facts["date"]),
        time.fromisoformat(facts["start"]),
        facts["minutes"],
        facts["move_minutes"],
        facts["kind"],
    )


def _agenda_item(facts: dict[str, Any], position: int, days: list[str]) -> AgendaItem:
    return AgendaItem(
        new_id(),
        facts["title"],
        date.fromisoformat(days[int(facts["day"]) - 1]),
        time.fromisoformat(facts["start"]),
        facts["minutes"],
        facts.get("speaker", ""),
        position,
    )


def _write_narratives(document: Document, label: str) -> None:
    """What each table's rapporteur sums up at the end: the overview, the key message and three insights."""
    cafe = document.cafe
    last = cafe.rounds_in_order[-1].id
    tables = {t.number: t.id for t in cafe.tables.values()}
    with (
        resource(f"{FOLDER}/tables.csv").open(encoding="utf-8", newline="") as file,
        document.edit(label) as w,
    ):
        for row in csv.DictReader(file):
            table = tables[int(row["table"])]
            edits.record_note(w, table, last, defaults.OVERVIEW, row["overview"])
            edits.record_note(w, table, last, defaults.KEY_MESSAGE, row["key_message"])
            for n in (1, 2, 3):
                edits.record_note(w, table, last, defaults.INSIGHT, row[f"insight_{n}"])


def tidy(document: Document, label: str) -> None:
    """Do what an organiser would before planning: merge the person who is listed twice."""
    cafe = document.cafe
    names: dict[str, str] = {}
    with document.edit(label) as w:
        for person in cafe.people_in_order:
            first = names.setdefault(person.name, person.id)
            if first != person.id:
                edits.merge_people(w, first, person.id)
