"""The rounds of a chapter: how its notes grew, and who sat at its tables."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.domain.event import Table
from worldcafe.report.blocks import GrowthRow, RoundGrowth, SatRound, Sitting
from worldcafe.report.sections.items import of_kind
from worldcafe.report.source import Chapter, Source


def stands(source: Source, chapter: Chapter, round_: str, table: Table) -> bool:
    """Whether the topic of a chapter stands at a table in a round."""
    if chapter.topic is None:
        return True
    stand = source.cafe.stands.get((round_, table.id))
    return stand is not None and stand.topic == chapter.topic.id


def _at_table(source: Source, chapter: Chapter, title: str, table: Table) -> str:
    if len(chapter.tables) < 2:
        return title
    return source.language.say("{title}, table {table}", title=title, table=table.number)


def growth(source: Source, chapter: Chapter, table: Table) -> RoundGrowth:
    """How the notes of a chapter grew at a table, round by round."""
    say = source.language.say
    rows = tuple(_grown(source, chapter, table))
    named = [source.language.plural("{n} note", "{n} notes", row.total) for row in rows]
    told = source.language.listed([f"{row.title}: {words}" for row, words in zip(rows, named, strict=True)])
    title = _at_table(source, chapter, say("How it grew"), table)
    return RoundGrowth(
        title,
        say("one mark = one note"),
        rows,
        say("none noted"),
        say("Notes by round. {rounds}.", rounds=told),
    )


def _grown(source: Source, chapter: Chapter, table: Table) -> Iterator[GrowthRow]:
    kinds = [k.id for k in source.cafe.kinds_in_order]
    for round_ in source.cafe.rounds_in_order:
        here = [n for n in chapter.notes if n.head.table == table.id and n.head.round == round_.id]
        if not here and not stands(source, chapter, round_.id, table):
            continue
        ids = dict.fromkeys([*kinds, *(n.head.kind for n in here)])
        counts = tuple((source.looks[k], len(of_kind(here, k))) for k in ids if k in source.looks)
        clock = source.language.clock(round_.start) if round_.start else ""
        guests = len(source.guests(round_.id, table.id))
        remark = source.language.plural("{n} guest", "{n} guests", guests) if guests else ""
        yield GrowthRow(source.round_title(round_), clock, counts, len(here), remark)


def sitting(source: Source, chapter: Chapter, table: Table) -> Sitting:
    """Who sat at a table while it had the topic of a chapter."""
    say = source.language.say
    rounds = tuple(_sat(source, chapter, table))
    stays = {p for r in source.cafe.rounds_in_order for p in source.stayers(r.id, table.id)}
    note = source.language.plural(
        "{n} person stayed at the table", "{n} people stayed at the table", len(stays)
    )
    title = _at_table(source, chapter, say("Who sat here"), table)
    return Sitting(title, note if stays else "", rounds, say("no seats planned yet"))


def _sat(source: Source, chapter: Chapter, table: Table) -> Iterator[SatRound]:
    for round_ in source.cafe.rounds_in_order:
        if not stands(source, chapter, round_.id, table):
            continue
        guests = source.guests(round_.id, table.id)
        if not guests:
            continue
        people = [source.cafe.people[p] for p in guests]
        named = [source.full_name(p) for p in people if source.names(p)]
        others = len(guests) - len(named)
        plural = source.language.plural
        words = (
            (plural("{n} more", "{n} more", others) if named else plural("{n} guest", "{n} guests", others))
            if others
            else ""
        )
        yield SatRound(source.round_title(round_), source.times(round_), len(guests), tuple(named), words)
