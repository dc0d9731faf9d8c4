"""What is missing before the people can be planned and before the report is whole, each in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.defaults import KEY_MESSAGE, OVERVIEW
from worldcafe.domain.errors import Speaker
from worldcafe.domain.event import Table, Topic
from worldcafe.language import available, language, mark


@dataclass(frozen=True, slots=True)
class Missing:
    """A gap: its code, its sentence and the reason in words, and where in the window it is closed.

    `blocks` says that planning cannot start before it is closed. `stage` is a stage of the organiser's window,
    `target` an id there (a table, a topic, a person) or None.
    """

    code: str
    message: str
    reason: str = ""
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    stage: str = "cafe"
    target: str | None = None
    blocks: bool = False

    def sentence(self, speaker: Speaker) -> str:
        """What is missing."""
        return speaker.say(self.message, **self.values)

    def why(self, speaker: Speaker) -> str:
        """Why it matters, or nothing."""
        return speaker.say(self.reason, **self.values) if self.reason else ""


def missing_for_planning(cafe: Cafe) -> list[Missing]:
    """What keeps the rotation from being planned, or will disappoint, most serious first.

    Quick enough for every edit; `rules_that_block` counts the rest.
    """
    return [
        *_no_numbers(cafe),
        *_too_many_tables(cafe),
        *_topics(cafe),
        *_rapporteurs(cafe),
        *_hosts_alone(cafe),
    ]


def rules_that_block(cafe: Cafe) -> list[Missing]:
    """The rules that no plan can keep, as `plan` would refuse them; up to seconds for a large café."""
    from worldcafe.planner.feasibility import problems
    from worldcafe.verbs.planning import problem_of

    named = {gap.code for gap in missing_for_planning(cafe) if gap.blocks}
    return [
        Missing(found.code, found.message, values=found.values, stage="rotation", blocks=True)
        for found in problems(problem_of(cafe))
        if found.blocking and found.code not in named
    ]


def missing_in_cafe(cafe: Cafe) -> list[Missing]:
    """What is closed on the Café page and elsewhere before the people are planned, then what its papers lack."""
    return [*missing_for_planning(cafe), *missing_facts(cafe)]


def missing_facts(cafe: Cafe) -> list[Missing]:
    """What every paper of the café says and nobody has written yet."""
    return [*_unnamed_topics(cafe), *_place_and_date(cafe)]


def _no_numbers(cafe: Cafe) -> Iterator[Missing]:
    if not cafe.tables:
        yield Missing(
            "no-tables", mark("There are no tables."), mark("Add the tables that people sit at."), blocks=True
        )
    if not any(r.kind != "harvest" for r in cafe.rounds.values()):
        yield Missing(
            "no-rounds", mark("There are no rounds."), mark("Add at least one round of talk."), blocks=True
        )
    if not cafe.people:
        yield Missing(
            "no-people",
            mark("There are no people yet."),
            mark("Import a list, paste one, or add people by hand."),
            stage="people",
            blocks=True,
        )


def _too_many_tables(cafe: Cafe) -> Iterator[Missing]:
    posted = {p.person for p in cafe.posts.values()}
    roles = cafe.roles
    seated = sum(p.role not in roles or roles[p.role].seated or p.id in posted for p in cafe.people.values())
    if 0 < seated < len(cafe.tables):
        yield Missing(
            "more-tables-than-people",
            mark("There are more tables ({tables}) than people ({people}). Close {excess} of the tables."),
            values={"tables": len(cafe.tables), "people": seated, "excess": len(cafe.tables) - seated},
            blocks=True,
        )


def _topics(cafe: Cafe) -> Iterator[Missing]:
    standing = {s.topic for s in cafe.stands.values()}
    for topic in cafe.topics_in_order:
        if topic.id not in standing:
            yield Missing(
                "topic-without-table",
                mark("“{topic}” has no table."),
                mark("Nobody will discuss it."),
                {"topic": topic.title},
                target=topic.id,
            )
    for table in cafe.tables_in_order:
        empty = [r for r in cafe.rounds_in_order if r.kind == "talk" and (r.id, table.id) not in cafe.stands]
        if empty and cafe.rounds:
            yield _empty_table(
                table, len(empty) == sum(r.kind == "talk" for r in cafe.rounds.values()), empty[0].number
            )


def _empty_table(table: Table, always: bool, first: int) -> Missing:
    message = (
        mark("Table {table} has no topic.")
        if always
        else mark("Table {table} has no topic in round {round}.")
    )
    return Missing(
        "table-without-topic",
        message,
        mark("Nobody is seated at a table without a topic."),
        {"table": table.number, "round": first},
        target=table.id,
    )


def _rapporteurs(cafe: Cafe) -> Iterator[Missing]:
    if not cafe.people:
        return
    for table in cafe.tables_in_order:
        rounds = [r for r in cafe.rounds_in_order if r.kind == "talk" and (r.id, table.id) in cafe.stands]
        without = [r for r in rounds if not _somebody_writes(cafe, table.id, r.id)]
        if not without:
            continue
        always = len(without) == len(rounds)
        message = (
            mark("Table {table} has no rapporteur.")
            if always
            else mark("Table {table} has no rapporteur in round {round}.")
        )
        yield Missing(
            "no-rapporteur",
            message,
            mark("What is said there may not be written down."),
            {"table": table.number, "round": without[0].number},
            target=table.id,
        )


def _hosts_alone(cafe: Cafe) -> Iterator[Missing]:
    """Tables whose host leads the talk and has to write too, in some round at least."""
    for table in cafe.tables_in_order:
        alone = [
            r
            for r in cafe.rounds_in_order
            if r.kind == "talk"
            and (r.id, table.id) in cafe.stands
            and _somebody_writes(cafe, table.id, r.id)
            and not _is_there(cafe, table.id, r.id, "rapporteur")
        ]
        if alone:
            yield Missing(
                "host-alone",
                mark("Table {table} has a host and no rapporteur."),
                mark("The host will lead the talk and write it down."),
                {"table": table.number},
                target=table.id,
            )


def _somebody_writes(cafe: Cafe, table: str, round_: str) -> bool:
    return any(_is_there(cafe, table, round_, role) for role in ("rapporteur", "host"))


def _is_there(cafe: Cafe, table: str, round_: str, role: str) -> bool:
    return any(cafe.expected(p.id, round_) for p in cafe.posted(table, role, round_))


def missing_for_report(cafe: Cafe) -> list[Missing]:
    """What a reader of the report will look for and not find."""
    return [*_report_facts(cafe), *_harvest(cafe), *_actions(cafe)]


def _report_facts(cafe: Cafe) -> Iterator[Missing]:
    if cafe.adopted is None:
        yield Missing(
            "no-plan",
            mark("There is no rotation yet."),
            mark("The report cannot say who sat where."),
            stage="rotation",
        )
    yield from missing_facts(cafe)
    if not cafe.event.aims:
        yield Missing("no-aims", mark("The aims are not written yet."))


def _unnamed_topics(cafe: Cafe) -> Iterator[Missing]:
    numbered = _numbered()
    unnamed = [t for t in cafe.topics_in_order if _is_unnamed(t, numbered)]
    if unnamed:
        yield Missing(
            "topics-unnamed",
            mark("Topics without a name or a question: {n} of {all}."),
            mark("Cards, tents and the report call them by their number alone."),
            {"n": len(unnamed), "all": len(cafe.topics)},
            target=unnamed[0].id,
        )


@cache
def _numbered() -> list[re.Pattern[str]]:
    """What a new café calls its topics, in every language: "Topic 1"."""
    named = (language(code).say("Topic {n}", n="\0") for code in available())
    return [re.compile(re.escape(name).replace(re.escape("\0"), r"\d+")) for name in named]


def _is_unnamed(topic: Topic, numbered: list[re.Pattern[str]]) -> bool:
    title = topic.title.strip()
    named = title and not any(pattern.fullmatch(title) for pattern in numbered)
    return not named and not any(q.text.strip() for q in topic.questions)


def _place_and_date(cafe: Cafe) -> Iterator[Missing]:
    if not any(r.day for r in cafe.rounds.values()):
        yield Missing(
            "no-date",
            mark("No round has a date."),
            mark("The cover shows when the café took place."),
            target="rounds",
        )
    if not cafe.event.place.strip():
        yield Missing(
            "no-place", mark("The café has no place."), mark("The cover shows where it took place.")
        )


def _harvest(cafe: Cafe) -> Iterator[Missing]:
    if not any(not cafe.kinds[n.head.kind].system for n in cafe.notes if n.head.kind in cafe.kinds):
        yield Missing("no-notes", mark("No notes have been taken yet."), stage="harvest")
        return
    written = {(n.head.table, n.head.kind) for n in cafe.notes}
    for kind, message in (
        (OVERVIEW, mark("Table {table} has no overview yet.")),
        (KEY_MESSAGE, mark("Table {table} has no key message yet.")),
    ):
        for table in cafe.tables_in_order:
            if any(s.table == table.id for s in cafe.stands.values()) and (table.id, kind) not in written:
                yield Missing(
                    f"no-{kind}", message, "", {"table": table.number}, stage="harvest", target=table.id
                )


def _actions(cafe: Cafe) -> Iterator[Missing]:
    actions = [n for n in cafe.notes if n.head.kind == "action"]
    open_ = sum(not n.head.extras.owner and not n.head.extras.owner_person for n in actions)
    if open_:
        yield Missing(
            "actions-without-owner",
            mark("Actions without an owner: {open} of {all}."),
            mark("They are printed with a line for a pen."),
            {"open": open_, "all": len(actions)},
            stage="harvest",
        )
    conflicts = sum(n.in_conflict for n in cafe.notes)
    if conflicts:
        yield Missing(
            "conflicts",
            mark("Notes with two versions: {n}."),
            mark("Both are printed until somebody chooses."),
            {"n": conflicts},
            stage="harvest",
        )
