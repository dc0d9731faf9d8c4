"""A chapter for each topic: question, people, overview, growth, and its notes by kind."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.domain import defaults
from worldcafe.domain.event import Table
from worldcafe.domain.notes import Note
from worldcafe.report.blocks import (
    ActionTable,
    Block,
    Fact,
    Facts,
    GrowthRow,
    KindLook,
    Narrative,
    NoteList,
    Opening,
    PageBreak,
    Paragraph,
    Quote,
    Quotes,
    RoundGrowth,
    SatRound,
    SideBySide,
    Sitting,
)
from worldcafe.report.content import SectionPlan
from worldcafe.report.sections.items import action_row, by_date, heads, item, of_kind, strongest_first
from worldcafe.report.source import Chapter, Source

FACING = ("barrier", "opportunity")
"""Kinds that say more beside each other."""
OWN_FORM = ("action", "quote")
"""Kinds that are printed in a form of their own, not as a list."""


def blocks(source: Source, plan: SectionPlan, *, annex: bool) -> Iterator[Block]:
    """All chapters; `annex` says that every note is printed there, so that long lists may end early."""
    chapters = source.chapters
    for at, chapter in enumerate(chapters):
        yield from _chapter(source, chapter, at + 1, len(chapters), plan, annex)


def _chapter(
    source: Source, chapter: Chapter, n: int, of: int, plan: SectionPlan, annex: bool
) -> Iterator[Block]:
    say = source.language.say
    kicker = say("Topic {n} of {all}", n=n, all=of) if chapter.topic else say("Notes without a topic")
    if chapter.topic is None and not source.cafe.topics:
        kicker = say("Table {n} of {all}", n=n, all=of)
    questions = " ".join(q.text for q in chapter.topic.questions) if chapter.topic else ""
    yield Opening(
        f"topic-{chapter.key}",
        chapter.title,
        lead=questions,
        kicker=kicker,
        rank=1,
        tab=chapter.tab,
        foot=f"{chapter.tab.label}  {chapter.brief}",
        spread=True,
        part=plan.title if n == 1 and not plan.before.strip() else "",
    )
    yield Facts(tuple(_facts(source, chapter)))
    narrative = _narrative(source, chapter)
    if _tells(narrative):
        yield narrative
    if chapter.notes:
        for table in chapter.tables:
            yield _growth(source, chapter, table)
    yield from _kinds_and_people(source, chapter, annex=annex)
    yield from _silent(source, chapter, narrative)


def _kinds_and_people(source: Source, chapter: Chapter, *, annex: bool) -> Iterator[Block]:
    """The notes by kind, leaving out kinds of which there are none, and who sat there."""
    pairs = _pairs(source, chapter)
    if pairs:
        yield _side_by_side(source, chapter, *pairs[0], shortened=annex)
        yield PageBreak(soft=True)
    for pair in pairs[1:]:
        yield _side_by_side(source, chapter, *pair, shortened=annex)
    actions, quotes = _actions(source, chapter), _quotes(source, chapter)
    if actions.rows:
        yield actions
    if quotes.items:
        yield quotes
    for table in chapter.tables:
        sitting = _sitting(source, chapter, table)
        # Where nobody may be named the facts above and the growth have told the numbers.
        if any(round_.names for round_ in sitting.rounds):
            yield sitting


def _tells(narrative: Narrative) -> bool:
    return bool(narrative.overview.strip() or narrative.key.strip() or narrative.insights)


def _silent(source: Source, chapter: Chapter, narrative: Narrative) -> Iterator[Block]:
    """One line for everything of which there is nothing."""
    say = source.language.say
    if not chapter.notes and not _tells(narrative):
        yield Paragraph(say("Nothing was noted here."), "muted")
        return
    used = {n.head.kind for n in chapter.notes}
    pair = [look for left_right in _pairs(source, chapter) for look in left_right if look]
    kinds = [source.looks[k.id] for k in source.cafe.kinds_in_order]
    words = [] if _tells(narrative) else [narrative.overview_title, narrative.key_title]
    words += [look.plural for look in kinds if look.id not in used and look not in pair]
    if words:
        yield Paragraph(say("Nothing noted under: {kinds}.", kinds=" · ".join(words)), "muted")


# Facts and texts --------------------------------------------------------------------------------------


def _facts(source: Source, chapter: Chapter) -> Iterator[Fact]:
    say, plural, cafe = source.language.say, source.language.plural, source.cafe
    tables = chapter.tables
    rooms = dict.fromkeys(cafe.rooms[t.room].name for t in tables if t.room and t.room in cafe.rooms)
    numbers = ", ".join(str(t.number) for t in tables[:8]) + (" …" if len(tables) > 8 else "")
    label = plural("Table", "Tables", max(1, len(tables)))
    yield Fact(label, numbers or say("none"), ", ".join(rooms))
    if not source.public:
        for role, word, missing in (
            ("host", say("Host"), ""),
            ("rapporteur", say("Rapporteur"), say("nobody yet")),
        ):
            fact = _holder(source, tables, role, word, missing)
            if fact:
                yield fact
    counts = [len(_guests(source, chapter, r.id)) for r in cafe.rounds_in_order if r.counts]
    if any(counts):
        yield Fact(say("Guests"), str(sum(counts)), " + ".join(str(n) for n in counts))
    starred = sum(n.head.extras.starred for n in chapter.notes)
    yield Fact(say("Notes"), str(len(chapter.notes)), say("{n} with a star", n=starred) if starred else "")


def _guests(source: Source, chapter: Chapter, round_: str) -> list[str]:
    """Guests of a topic in a round, at all its tables."""
    tables = [t for t in chapter.tables if _stands(source, chapter, round_, t)]
    return [p for t in tables for p in source.guests(round_, t.id)]


def _stands(source: Source, chapter: Chapter, round_: str, table: Table) -> bool:
    if chapter.topic is None:
        return True
    stand = source.cafe.stands.get((round_, table.id))
    return stand is not None and stand.topic == chapter.topic.id


def _holder(source: Source, tables: tuple[Table, ...], role: str, word: str, missing: str) -> Fact | None:
    held = dict.fromkeys(p.id for t in tables for p in source.cafe.posted(t.id, role))
    people = [source.cafe.people[p] for p in held]
    if not people:
        return Fact(word, missing) if missing else None
    named = [p for p in people if source.names(p)]
    hidden = len(people) - len(named)
    name = ", ".join(p.name for p in named)
    if hidden:
        withheld = source.language.plural("{n} person, not named", "{n} people, not named", hidden)
        name = f"{name}, {withheld}" if name else withheld
    organisations = dict.fromkeys(source.cafe.organisation_of(p.id) for p in named)
    return Fact(word, name, ", ".join(o for o in organisations if o))


def _narrative(source: Source, chapter: Chapter) -> Narrative:
    say = source.language.say
    several = len({n.head.table for n in chapter.system}) > 1

    def text(kind: str) -> str:
        found = [n for n in chapter.texts(kind) if n.head.text.strip()]
        return "\n".join(_attributed(source, n, several) for n in found)

    insights = tuple(n.head.text.strip() for n in chapter.texts(defaults.INSIGHT) if n.head.text.strip())
    return Narrative(
        say("Overview"),
        text(defaults.OVERVIEW),
        say("Key message"),
        text(defaults.KEY_MESSAGE),
        say("What the table found"),
        insights,
    )


def _attributed(source: Source, note: Note, several: bool) -> str:
    table = source.cafe.tables.get(note.head.table)
    if not several or table is None:
        return note.head.text.strip()
    return source.language.say("Table {table}: {text}", table=table.number, text=note.head.text.strip())


# Notes by kind ----------------------------------------------------------------------------------------


def _kinds(source: Source, chapter: Chapter) -> list[KindLook]:
    """The kinds of lists: those shown, and hidden ones of which there are notes."""
    shown = [k.id for k in source.cafe.kinds_in_order]
    used = [n.head.kind for n in chapter.notes]
    ids = dict.fromkeys(k for k in [*shown, *used] if k not in OWN_FORM)
    return [source.looks[k] for k in ids]


def _pairs(source: Source, chapter: Chapter) -> list[tuple[KindLook, KindLook | None]]:
    """The kinds of which there are notes, two by two; barriers and opportunities stay together even if one is empty."""
    used = {n.head.kind for n in chapter.notes}
    if used & set(FACING):
        used |= set(FACING)
    kinds = [look for look in _kinds(source, chapter) if look.id in used]
    return [(kinds[at], kinds[at + 1] if at + 1 < len(kinds) else None) for at in range(0, len(kinds), 2)]


def _side_by_side(
    source: Source, chapter: Chapter, left: KindLook, right: KindLook | None, *, shortened: bool
) -> SideBySide:
    return SideBySide(
        _list(source, chapter, left), _list(source, chapter, right) if right else None, shortened=shortened
    )


def _list(source: Source, chapter: Chapter, look: KindLook) -> NoteList:
    say = source.language.say
    notes = strongest_first(of_kind(chapter.notes, look.id))
    starred = sum(n.head.extras.starred for n in notes)
    note = (
        say("{n}, those with a star first", n=len(notes)) if starred else (str(len(notes)) if notes else "")
    )
    title = (
        say("Open questions") if look.id == "question" and look.plural == say("Questions") else look.plural
    )
    part = say("{n} of {all}, those with a star first", n="{n}", all=len(notes))
    return NoteList(look, title, note, tuple(item(source, n) for n in notes), say("none noted"), part)


def _actions(source: Source, chapter: Chapter) -> ActionTable:
    say, plural = source.language.say, source.language.plural
    found = by_date(of_kind(chapter.notes, "action"))
    rows = tuple(action_row(source, n) for n in found)
    ownerless = sum(row.missing_owner for row in rows)
    parts = [str(len(rows))] if rows else []
    if ownerless:
        parts.append(plural("{n} without an owner", "{n} without an owner", ownerless))
    look = source.looks.get("action") or KindLook(
        "action", say("Action"), say("Actions"), "A", "square", "#2456A6"
    )
    return ActionTable(rows, heads(source), say("none noted"), look, look.plural, " · ".join(parts))


def _quotes(source: Source, chapter: Chapter) -> Quotes:
    say = source.language.say
    found = of_kind(chapter.notes, "quote")
    printed = [n for n in found if not source.public or _agreed(source, n)]
    items = tuple(
        Quote(
            n.head.text,
            n.head.extras.translation,
            source.quoted(n),
            source.labels[n.id],
            n.head.extras.language,
        )
        for n in printed
    )
    look = source.looks.get("quote") or KindLook(
        "quote", say("Quote"), say("Quotes"), "“", "quote", "#4B5563"
    )
    note = say("names with consent only") if items else ""
    return Quotes(look, look.plural, note, items, say("none noted"))


def _agreed(source: Source, note: Note) -> bool:
    person = source.person(note.head.extras.quoted_person, note.head.extras.quoted)
    return person is not None and person.quoted is True


# Rounds -----------------------------------------------------------------------------------------------


def _at_table(source: Source, chapter: Chapter, title: str, table: Table) -> str:
    if len(chapter.tables) < 2:
        return title
    return source.language.say("{title}, table {table}", title=title, table=table.number)


def _growth(source: Source, chapter: Chapter, table: Table) -> RoundGrowth:
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
        if not here and not _stands(source, chapter, round_.id, table):
            continue
        ids = dict.fromkeys([*kinds, *(n.head.kind for n in here)])
        counts = tuple((source.looks[k], len(of_kind(here, k))) for k in ids if k in source.looks)
        clock = source.language.clock(round_.start) if round_.start else ""
        guests = len(source.guests(round_.id, table.id))
        remark = source.language.plural("{n} guest", "{n} guests", guests) if guests else ""
        yield GrowthRow(source.round_title(round_), clock, counts, len(here), remark)


def _sitting(source: Source, chapter: Chapter, table: Table) -> Sitting:
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
        if not _stands(source, chapter, round_.id, table):
            continue
        guests = source.guests(round_.id, table.id)
        if not guests:
            continue
        people = [source.cafe.people[p] for p in guests]
        named = [source.full_name(p) for p in people if source.lists(p)]
        others = len(guests) - len(named)
        plural = source.language.plural
        words = (
            (plural("{n} more", "{n} more", others) if named else plural("{n} guest", "{n} guests", others))
            if others
            else ""
        )
        yield SatRound(source.round_title(round_), source.times(round_), len(guests), tuple(named), words)
