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
    """Numbers, strongest barriers and opportunities, actions by date, key messages."""
    yield Opening("summary", plan.title, lead=source.cafe.event.theme, foot=plan.title, one_page=True)
    yield Figures(tuple(_numbers(source)))
    yield from _strongest(source)
    yield _actions(source)
    items = tuple(_message(source, c) for c in source.chapters if c.tables or c.topic)
    if items:
        yield KeyMessages(source.language.say("What each table wants to be remembered"), items)


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
    pair = [source.looks[k] for k in ("barrier", "opportunity") if k in source.looks]
    if not pair:
        pair = [source.looks[k.id] for k in source.cafe.kinds_in_order[:2]]
    lists: list[NoteList] = []
    usual = (source.language.say("Barriers"), source.language.say("Opportunities"))
    for look in pair:
        starred = [n for n in of_kind(source.notes, look.id) if n.head.extras.starred]
        shown = _spread(source, starred)[:MOST]
        none = source.language.say("none was given a star")
        title = source.language.say("Strongest: {kind}", kind=look.plural.lower())
        if look.id in ("barrier", "opportunity") and look.plural in usual:
            title = {
                "barrier": source.language.say("Strongest barriers"),
                "opportunity": source.language.say("Strongest opportunities"),
            }[look.id]
        note = source.language.say("{n} starred", n=len(starred)) if starred else ""
        items = tuple(item(source, n, source.table_tab(n.head.table)) for n in shown)
        part = source.language.say("{n} of {all} starred", n="{n}", all=len(starred))
        lists.append(NoteList(look, title, note, items, none, part))
    if lists:
        yield SideBySide(lists[0], lists[1] if len(lists) > 1 else None, shortened=True)


def _spread(source: Source, notes: list[Note]) -> list[Note]:
    """Notes with a star, latest round first (it has heard the others), table by table, so that all have a word."""
    rounds = {r.id: r.number for r in source.cafe.rounds_in_order}
    tables = {t.id: t.number for t in source.cafe.tables_in_order}
    turns: dict[str, int] = {}
    keyed: list[tuple[int, int, Note]] = []
    for note in sorted(notes, key=lambda n: -rounds.get(n.head.round, 0)):
        turn = turns[note.head.table] = turns.get(note.head.table, -1) + 1
        keyed.append((turn, tables.get(note.head.table, 10**6), note))
    return [note for _, _, note in sorted(keyed, key=lambda k: (k[0], k[1]))]


def _actions(source: Source) -> ActionTable:
    say = source.language.say
    found = of_kind(source.notes, "action")
    starred = [n for n in found if n.head.extras.starred]
    shown = by_date([*starred, *(n for n in by_date(found) if not n.head.extras.starred)][:5])
    note = say("{n} of {all}, by date", n=len(shown), all=len(found)) if found else ""
    part = say("{n} of {all}, by date", n="{n}", all=len(found))
    look = source.looks.get("action")
    rows = tuple(action_row(source, n, source.table_tab(n.head.table)) for n in shown)
    title = look.plural if look else say("Actions")
    return ActionTable(rows, heads(source), say("none noted"), look, title, note, True, part)


def _message(source: Source, chapter: Chapter) -> KeyMessage:
    texts = [n.head.text.strip() for n in chapter.texts(defaults.KEY_MESSAGE) if n.head.text.strip()]
    missing = not texts
    text = " ".join(texts) or source.language.say("no key message yet")
    return KeyMessage(chapter.tab, chapter.brief, text, missing)
