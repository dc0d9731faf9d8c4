"""The moves of the adopted rotation, for the cover and for how it worked."""

from __future__ import annotations

from worldcafe.report.blocks import Moves
from worldcafe.report.source import Source


def moves(source: Source) -> Moves | None:
    """Everyone's path over the tables in the rounds that count; None without a rotation or with no table."""
    cafe, say, plural = source.cafe, source.language.say, source.language.plural
    rounds = [r for r in cafe.rounds_in_order if r.counts and source.rotation.seats.get(r.id)]
    tables = [t for t in cafe.tables_in_order if any(t.id in source.rotation.groups(r.id) for r in rounds)]
    if not rounds or not tables:
        return None
    index = {t.id: at for at, t in enumerate(tables)}
    paths = tuple(
        tuple(index.get(source.rotation.table_of(p, r.id) or "", -1) for r in rounds) for p in source.movers
    )
    first = [path[0] for path in paths]
    followed = max(range(len(tables)), key=lambda t: (first.count(t), t == len(tables) // 2)) if paths else 0
    n = first.count(followed)
    note = plural(
        "One line is one person’s move; drawn thick: the one who began at table {table}",
        "One line is one person’s move; drawn thick: the {n} who began at table {table}",
        n,
        table=tables[followed].number,
    )
    return Moves(
        title=say("Who moved where"),
        note=note,
        rounds=tuple(source.round_title(r) for r in rounds),
        tabs=tuple(source.table_tab(t.id) for t in tables),
        topics=tuple(_topic(source, t.id) for t in tables),
        counted=tuple(plural("{n} guest", "{n} guests", first.count(at)) for at in range(len(tables))),
        paths=paths,
        followed=followed,
        alt=_alt(source, len(paths), len(tables), len(rounds)),
    )


def _topic(source: Source, table: str) -> str:
    topics = source.topics_of.get(table, ())
    if len(topics) == 1:
        return source.cafe.topics[topics[0]].brief
    return source.language.say("Table {table}", table=source.cafe.tables[table].number)


def _alt(source: Source, people: int, tables: int, rounds: int) -> str:
    plural = source.language.plural
    return source.language.say(
        "{people} between {tables} in {rounds}, a line for each person.",
        people=plural("{n} person moved", "{n} people moved", people),
        tables=plural("{n} table", "{n} tables", tables),
        rounds=plural("{n} round", "{n} rounds", rounds),
    )
