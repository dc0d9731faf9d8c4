"""Every note with its number, word for word, by topic, table and round."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.domain.notes import Note
from worldcafe.report.blocks import Block, NotesAnnex, NotesRound, Opening, Paragraph
from worldcafe.report.content import SectionPlan
from worldcafe.report.sections.items import item
from worldcafe.report.source import Chapter, Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """The annex; where two texts of one note stand, both are printed. Nothing where there are no notes."""
    say = source.language.say
    if not source.notes:
        return
    yield Opening("notes", plan.title, lead="", foot=plan.title, run_on=True)
    yield Paragraph(
        say(
            "Number: table, round, order of writing. Words are those of the rapporteur; nothing was merged, "
            "shortened or translated away. A star was given at the table. Overviews, key messages and insights stand "
            "in the chapters and are not counted as notes."
        ),
        "muted",
    )
    for chapter in source.chapters:
        if chapter.notes:
            yield _annex(source, chapter)


def _annex(source: Source, chapter: Chapter) -> NotesAnnex:
    rounds: dict[tuple[str, str], list[Note]] = {}
    for note in chapter.notes:
        if source.may_print(note):
            rounds.setdefault((note.head.table, note.head.round), []).append(note)
    order = {r.id: r.number for r in source.cafe.rounds_in_order}
    tables = {t.id: t.number for t in source.cafe.tables_in_order}
    keys = sorted(rounds, key=lambda k: (tables.get(k[0], 10**6), order.get(k[1], 10**6)))
    several = len({k[0] for k in keys}) > 1
    count = sum(len(found) for found in rounds.values())
    words = source.language.plural("{n} note", "{n} notes", count)
    parts = tuple(_round(source, table, round_, rounds[table, round_], several) for table, round_ in keys)
    return NotesAnnex(chapter.title, chapter.tab, words, parts)


def _round(source: Source, table: str, round_: str, notes: list[Note], several: bool) -> NotesRound:
    found = source.cafe.rounds.get(round_)
    title = source.round_title(found) if found else source.language.say("A round that is gone")
    if several:
        tab = source.table_tab(table)
        title = source.language.say("Table {table}, {round}", table=tab.label, round=title)
    guests = len(source.guests(round_, table))
    counted = source.language.plural("{n} guest", "{n} guests", guests) if guests else ""
    return NotesRound(
        title,
        source.times(found) if found else "",
        counted,
        tuple(item(source, n) for n in notes),
        source.language.say("none noted"),
    )
