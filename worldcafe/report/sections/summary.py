"""One page for those who read one page."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.domain import defaults
from worldcafe.domain.notes import Note
from worldcafe.report.blocks import (
    ActionTable,
    Block,
    Fact,
    Figures,
    KeyMessage,
    KeyMessages,
    KindLook,
    NoteList,
    Opening,
    SideBySide,
)
from worldcafe.report.content import SectionPlan
from worldcafe.report.sections import rotating
from worldcafe.report.sections.items import action_row, by_date, heads, item, of_kind
from worldcafe.report.source import Chapter, Source

MOST = 8
"""At most so many of a kind; the writer prints fewer where the page asks for it."""


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Numbers, barriers and opportunities from all over the café, actions by date, key messages."""
    yield Opening("summary", plan.title, lead=source.cafe.event.theme, foot=plan.title, one_page=True)
    yield Figures(tuple(_numbers(source)))
    yield from _strongest(source)
    yield _actions(source)
    yield from _messages(source)


def _numbers(source: Source) -> Iterator[Fact]:
    cafe, say, plural = source.cafe, source.language.say, source.language.plural
    organisations = {p.organisation for p in cafe.people.values() if p.organisation}
    yield Fact(
        plural("person from", "people from", len(cafe.people)),
        source.language.number(len(cafe.people)),
        plural("{n} organisation", "{n} organisations", len(organisations)),
    )
    tables, rounds = len(cafe.tables), len(cafe.rounds)
    yield Fact(plural("table,", "tables,", tables), f"{tables} × {rounds}", plural("round", "rounds", rounds))
    starred = sum(n.head.extras.starred for n in source.notes)
    count = len(source.notes)
    yield Fact(
        plural("note,", "notes,", count), source.language.number(count), say("{n} with a star", n=starred)
    )
    actions = of_kind(source.notes, "action")
    owned = sum(not source.owner(n)[2] for n in actions)
    yield Fact(
        plural("action,", "actions,", len(actions)), str(len(actions)), say("{n} with an owner", n=owned)
    )
    met = rotating.meetings(source)
    if met.pairs:
        yield Fact(
            plural("pair who met,", "pairs who met,", met.pairs),
            source.language.number(met.pairs),
            say("{n} of them twice or more", n=met.again)
            if met.most > 2
            else say("{n} of them twice", n=met.again),
        )


def _strongest(source: Source) -> Iterator[Block]:
    """Notes with a star where there are any of a kind, else any; from as many tables as there is room for."""
    pair = [source.looks[k] for k in ("barrier", "opportunity") if k in source.looks]
    if not pair:
        pair = [source.looks[k.id] for k in source.cafe.kinds_in_order[:2]]
    lists = [_list(source, look, at) for at, look in enumerate(pair)]
    if any(found.items for found in lists):
        foot = source.language.say(
            "Chosen by stars given at the tables, else by round, the latest first; no table speaks twice before every "
            "table has had its turn."
        )
        yield SideBySide(lists[0], lists[1] if len(lists) > 1 else None, shortened=True, foot=foot)


def _list(source: Source, look: KindLook, turn: int) -> NoteList:
    """A kind's notes as the summary begins them; `turn` lets neighbouring lists begin with different tables."""
    say, notes = source.language.say, of_kind(source.notes, look.id)
    starred = [n for n in notes if n.head.extras.starred]
    chosen = starred or notes
    items = tuple(
        item(source, n, source.table_tab(n.head.table)) for n in _spread(source, chosen, turn)[:MOST]
    )
    title = say("{kind} with a star", kind=look.plural) if starred else look.plural
    part = say("{n} of {all}", n="{n}", all=len(chosen))
    note = str(len(chosen)) if chosen else ""
    if len(items) < len(chosen):
        note = part.replace("{n}", str(len(items)))
    return NoteList(look, title, note, items, say("none noted"), part)


def _spread(source: Source, notes: list[Note], turn: int) -> list[Note]:
    """Notes so that any beginning of them comes from as many tables as it can, from tables far apart.

    The latest round speaks first, since it has heard the others. `turn` 1 begins between the tables of `turn` 0.
    """
    rounds = {r.id: r.number for r in source.cafe.rounds_in_order}
    numbers = {t.id: t.number for t in source.cafe.tables_in_order}
    tables = sorted({n.head.table for n in notes}, key=lambda t: (numbers.get(t, 10**6), t))
    places = {table: at for at, table in enumerate(_apart(tables, turn))}
    turns: dict[str, int] = {}
    keyed: list[tuple[int, int, Note]] = []
    for note in sorted(notes, key=lambda n: -rounds.get(n.head.round, 0)):
        taken = turns[note.head.table] = turns.get(note.head.table, -1) + 1
        keyed.append((taken, places[note.head.table], note))
    return [note for _, _, note in sorted(keyed, key=lambda k: k[:2])]


def _apart(tables: list[str], turn: int) -> list[str]:
    """Every other table first, then those between."""
    first, between = tables[turn % 2 :: 2], tables[(turn + 1) % 2 :: 2]
    return [*first, *between]


def _actions(source: Source) -> ActionTable:
    say = source.language.say
    found = of_kind(source.notes, "action")
    starred = [n for n in found if n.head.extras.starred]
    others = [n for n in by_date(found) if not n.head.extras.starred]
    shown = by_date([*_spread(source, starred, 0), *others][:5])
    part = (
        say("{n} of {all}, those with a star before others", n="{n}", all=len(found))
        if starred
        else say("{n} of {all}, the earliest", n="{n}", all=len(found))
    )
    note = say("all {n}, by date", n=len(found)) if found else ""
    if len(shown) < len(found):
        note = part.replace("{n}", str(len(shown)))
    look = source.looks.get("action")
    rows = tuple(action_row(source, n, source.table_tab(n.head.table)) for n in shown)
    title = look.plural if look else say("Actions")
    return ActionTable(rows, heads(source), say("none noted"), look, title, note, True, part)


def _messages(source: Source) -> Iterator[Block]:
    """The key messages there are, and a line that names the topics without one."""
    say = source.language.say
    chapters = [c for c in source.chapters if c.tables or c.topic]
    written = {c.key: _message(c) for c in chapters}
    items = tuple(KeyMessage(c.tab, c.brief, written[c.key]) for c in chapters if written[c.key])
    silent = [c.tab.label for c in chapters if not written[c.key]]
    missing = say("No key message yet: {tables}.", tables=", ".join(silent)) if silent else ""
    if items:
        yield KeyMessages(say("What each table wants to be remembered"), items, missing)


def _message(chapter: Chapter) -> str:
    return " ".join(n.head.text.strip() for n in chapter.texts(defaults.KEY_MESSAGE) if n.head.text.strip())
