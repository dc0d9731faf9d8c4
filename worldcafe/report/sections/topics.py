"""A chapter for each topic: question, people, overview, growth, and its notes by kind."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.domain import defaults
from worldcafe.domain.event import Table
from worldcafe.domain.notes import Note
from worldcafe.report.blocks import (
    Block,
    Fact,
    Facts,
    Narrative,
    Opening,
    PageBreak,
    Paragraph,
)
from worldcafe.report.content import SectionPlan
from worldcafe.report.sections.topic_notes import actions, pairs, quotes, side_by_side
from worldcafe.report.sections.topic_rounds import growth, sitting, stands
from worldcafe.report.source import Chapter, Source


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
            yield growth(source, chapter, table)
    yield from _kinds_and_people(source, chapter, annex=annex)
    yield from _silent(source, chapter, narrative)


def _kinds_and_people(source: Source, chapter: Chapter, *, annex: bool) -> Iterator[Block]:
    """The notes by kind, leaving out kinds of which there are none, and who sat there."""
    found = pairs(source, chapter)
    if found:
        yield side_by_side(source, chapter, *found[0], shortened=annex)
        yield PageBreak(soft=True)
    for pair in found[1:]:
        yield side_by_side(source, chapter, *pair, shortened=annex)
    table_of_actions, said = actions(source, chapter), quotes(source, chapter)
    if table_of_actions.rows:
        yield table_of_actions
    if said.items:
        yield said
    for table in chapter.tables:
        sat = sitting(source, chapter, table)
        # Where nobody may be named the facts above and the growth have told the numbers.
        if any(round_.names for round_ in sat.rounds):
            yield sat


def _tells(narrative: Narrative) -> bool:
    return bool(narrative.overview.strip() or narrative.key.strip() or narrative.insights)


def _silent(source: Source, chapter: Chapter, narrative: Narrative) -> Iterator[Block]:
    """One line for everything of which there is nothing."""
    say = source.language.say
    if not chapter.notes and not _tells(narrative):
        yield Paragraph(say("Nothing was noted here."), "muted")
        return
    used = {n.head.kind for n in chapter.notes}
    pair = [look for left_right in pairs(source, chapter) for look in left_right if look]
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
    tables = [t for t in chapter.tables if stands(source, chapter, round_, t)]
    return [p for t in tables for p in source.guests(round_, t.id)]


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
