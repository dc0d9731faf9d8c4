"""The sentences of the Rotation page, each made in one place from plain values."""

from __future__ import annotations

from ui.organiser.rotation.outlook import Outlook
from ui.organiser.rotation.seats import Company
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.event import Round
from worldcafe.language import Language


def round_name(language: Language, round_: Round) -> str:
    """The round's title or its number: "Round 2"."""
    return round_.title or language.say("Round {round}", round=round_.number)


def round_detail(language: Language, round_: Round) -> str:
    """When a round is and how long it takes: "Wed 14:00, 90 min"."""
    day = language.day_by("EEE", round_.day) if round_.day else ""
    start = language.clock(round_.start) if round_.start else ""
    when = f"{day} {start}".strip()
    minutes = language.say("{minutes} min", minutes=round_.minutes)
    return f"{when}, {minutes}" if when else minutes


def table_name(language: Language, cafe: Cafe, table: str) -> str:
    """Table 5."""
    return language.say("table {table}", table=cafe.tables[table].number)


def first_name(cafe: Cafe, person: str) -> str:
    """How a person is called in a short sentence."""
    found = cafe.people[person]
    return found.given or found.family


def people_now(language: Language, count: int) -> str:
    """11 people."""
    return language.plural("{n} person", "{n} people", count)


def note_of(language: Language, cafe: Cafe, outlook: Outlook) -> tuple[str, str, str]:
    """What a column says while people are held: the words, their tone, and an icon (empty for none)."""
    if outlook.home:
        return language.say("{now} now, {after} after", now=outlook.size_now, after=outlook.left), "muted", ""
    if outlook.barrier:
        return barrier_note(language, cafe, outlook), "muted", "ban"
    if outlook.colleagues:
        count = len(outlook.colleagues)
        return language.plural("meets a colleague", "meets {n} colleagues", count), "error", "building-2"
    if outlook.again:
        return language.say("meets {n} again", n=len(outlook.again)), "warning", "rotate-ccw"
    return language.say("{now} now, {after} after", now=outlook.size_now, after=outlook.size), "muted", ""


def barrier_note(language: Language, cafe: Cafe, outlook: Outlook) -> str:
    """Why a table is barred, in two or three words."""
    say = language.say
    if outlook.barrier == "discussed":
        return say("here in round {round}", round=cafe.rounds[outlook.where].number)
    notes = {
        "unused": say("no topic here"),
        "held": say("table is locked"),
        "post": say("stays at the table"),
        "seated": say("stays seated"),
        "locked": say("seat is locked"),
        "full": say("no seat left"),
        "left": say("too few would stay"),
        "must-not": say("not for them"),
        "language": say("another language"),
        "steps": say("not step-free"),
        "pool": say("another circle"),
        "apart": say("kept apart"),
    }
    return notes[outlook.barrier]


def barrier_sentence(language: Language, cafe: Cafe, outlook: Outlook, person: str, round_: str) -> str:
    """Why a table is barred, in a sentence."""
    say = language.say
    name = first_name(cafe, person)
    table = cafe.tables[outlook.table].number
    if outlook.barrier == "discussed":
        topic = cafe.topic_at(round_, outlook.table)
        words = topic.brief if topic else ""
        number = cafe.rounds[outlook.where].number
        return say("{name} discusses “{topic}” in round {round}.", name=name, topic=words, round=number)
    if outlook.barrier == "left":
        home = cafe.tables[outlook.where]
        return say("Table {table} needs at least {least} people.", table=home.number, least=home.least or 0)
    if outlook.barrier == "apart":
        return say("{name} and {other} are kept apart.", name=name, other=cafe.people[outlook.where].name)
    sentences = {
        "unused": say("Table {table} has no topic in this round.", table=table),
        "held": say("Table {table} is locked in this round. Unlock it first.", table=table),
        "post": say("{name} has a post and stays at the table.", name=name),
        "seated": say("{name} stays at one table all day.", name=name),
        "locked": say("The seat of {name} is locked. Unlock it first.", name=name),
        "full": say(
            "Table {table} takes {most} people and is full.",
            table=table,
            most=cafe.tables[outlook.table].most or 0,
        ),
        "must-not": say("The topic of table {table} is not for {name}.", table=table, name=name),
        "language": say("{name} does not speak the language of table {table}.", name=name, table=table),
        "steps": say("{name} needs a step-free table; table {table} is not.", name=name, table=table),
        "pool": say("{name} belongs to another circle than table {table}.", name=name, table=table),
    }
    return sentences[outlook.barrier]


def rounds_listed(language: Language, company: Company, rounds: tuple[str, ...], person: str) -> str:
    """Where a person was met: "in round 1, Measures"; of several rounds only the numbers."""
    cafe = company.cafe
    if len(rounds) != 1:
        numbers = language.listed(str(cafe.rounds[r].number) for r in rounds)
        return language.say("in rounds {rounds}", rounds=numbers)
    (only,) = rounds
    topic = cafe.topic_at(only, company.table_of(person, only) or "")
    number = cafe.rounds[only].number
    if topic is None:
        return language.say("in round {round}", round=number)
    return language.say("in round {round}, {topic}", round=number, topic=topic.brief)


def round_start(language: Language, round_: Round) -> str:
    """When a round begins: "Wed 14:00"; empty where that is not known."""
    day = language.day_by("EEE", round_.day) if round_.day else ""
    start = language.clock(round_.start) if round_.start else ""
    return f"{day} {start}".strip()


def brief(name: str) -> str:
    """The name of a plan as a button has room for it."""
    return name if len(name) <= 24 else f"{name[:23]}…"
