"""The report, composed once from a café into typed blocks that every format can write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.people import folded
from worldcafe.language import Language, mark
from worldcafe.report.blocks import Block, Edition, Metadata, Opening, Paragraph, Remark, Report
from worldcafe.report.content import SectionPlan, sections
from worldcafe.report.sections import (
    about,
    actions,
    agenda,
    aims,
    attendance,
    conclusion,
    cover,
    method,
    notes,
    summary,
    topics,
)
from worldcafe.report.source import Source

Maker = Callable[[Source, SectionPlan], Iterator[Block]]

_MAKERS: Final[Mapping[str, Maker]] = {
    "summary": summary.blocks,
    "aims": aims.blocks,
    "method": method.blocks,
    "attendance": attendance.blocks,
    "actions": actions.blocks,
    "conclusion": conclusion.blocks,
    "agenda": agenda.blocks,
    "notes": notes.blocks,
    "about": about.blocks,
}


def compose(
    cafe: Cafe, language: Language, figures: Mapping[str, Any] | None = None, edition: Edition = "internal"
) -> Report:
    """The blocks of the café's report in its language.

    `figures` are the planner's measures of the adopted rotation as JSON values (repeats, max_meetings, squares,
    bound, proven, colleague_meetings, topics_repeated, ...); any may be missing and none is trusted to be there.
    The internal edition names people as they consented, the public one names nobody.
    """
    source = Source(cafe, language, edition, figures or {})
    plans = sections(cafe, language)
    annex = any(plan.code == "notes" and plan.shown for plan in plans)
    blocks = list(cover.blocks(source))
    empty: list[str] = []
    for plan in plans:
        if plan.shown:
            made = _section(source, plan, annex)
            blocks += made
            empty += [] if made else [plan.title]
    return Report(tuple(blocks), _metadata(source), tuple(_remarks(source, empty)))


def _section(source: Source, plan: SectionPlan, annex: bool) -> list[Block]:
    before, after = plan.before.strip(), plan.after.strip()
    made: list[Block]
    if plan.code == "topics":
        made = list(topics.blocks(source, plan, annex=annex))
        if before:
            made = [Opening("topics", plan.title, foot=plan.title), Paragraph(plan.before), *made]
    else:
        made = list(_MAKERS[plan.code](source, plan))
        if not made and (before or after):
            made = [Opening(plan.code, plan.title, foot=plan.title, run_on=True)]
        if before:
            made.insert(1, Paragraph(plan.before))
    if after:
        made.append(Paragraph(plan.after))
    return made


def _metadata(source: Source) -> Metadata:
    event, say = source.cafe.event, source.language.say
    title = event.title or say("World Café")
    when, place = cover.date_line(source), event.place.partition(",")[0].strip()
    foot = " · ".join(part for part in (title, ", ".join(p for p in (place, when) if p)) if part)
    words = [t.brief for t in source.cafe.topics_in_order]
    state = f"{say('Public edition') if source.public else say('Internal edition')} · {cover.status(source).lower()}"
    subject = event.theme or say("Report of the World Café")
    author = event.organiser or title
    return Metadata(
        title,
        author,
        subject,
        ("World Café", *words),
        event.language,
        event.paper,
        source.edition,
        foot,
        state,
    )


# What the organiser should know -------------------------------------------------------------------------

_REMARKS: Final = {
    "left-out": mark("Nothing is written yet for these sections, so the report leaves them out: {sections}."),
    "no-notes": mark("There are no notes yet; the lists of the report say so."),
    "no-plan": mark("No rotation has been adopted yet; the report says so and shows no groups."),
    "conflict": mark(
        "Note {label} stands in {n} versions, changed in two places at once; the report prints the latest. "
        "Choose one under Harvest."
    ),
    "loose": mark("Notes at a table without a topic stand in a chapter of their own: {labels}."),
    "unasked": mark(
        "People who have not said whether they may be listed: {n}. The report counts them and does not name them; "
        "record their consent under People."
    ),
    "named-in-note": mark("Note {label} names {name}, who has not agreed to be listed."),
}


def _remarks(source: Source, empty: list[str]) -> Iterator[Remark]:
    if empty:
        yield _remark("left-out", sections=", ".join(empty))
    if not source.notes:
        yield _remark("no-notes")
    if source.cafe.adopted is None:
        yield _remark("no-plan")
    for note in source.notes:
        if note.in_conflict:
            yield _remark("conflict", label=source.labels[note.id], n=1 + len(note.others))
    loose = [source.labels[n.id] for c in source.chapters if c.topic is None for n in c.notes]
    if loose and source.cafe.topics:
        yield _remark("loose", labels=", ".join(loose))
    unknown = sum(p.listed is None for p in source.cafe.people.values())
    if unknown and not source.public:
        yield _remark("unasked", n=unknown)
    yield from _named(source)


def _named(source: Source) -> Iterator[Remark]:
    """Notes that name somebody in running text who has not agreed: only a reader can judge them."""
    texts = {n.id: f" {folded(n.head.text)} " for n in source.notes}
    everything = "".join(texts.values())
    for person in source.cafe.people.values():
        name = folded(person.name)
        allowed = source.names(person)
        if allowed or not person.family or not person.given or name not in everything:
            continue
        for note, text in texts.items():
            if name in text:
                yield _remark("named-in-note", label=source.labels[note], name=person.name)


def _remark(code: str, **values: object) -> Remark:
    return Remark(code, _REMARKS[code], values)
