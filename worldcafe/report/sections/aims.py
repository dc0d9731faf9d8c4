"""Why people met: the introduction, aims, objectives and the questions of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.report.blocks import Block, Heading, Opening, Paragraph, Points
from worldcafe.report.content import SectionPlan
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Introduction, aims and objectives; what is missing is said."""
    event, say = source.cafe.event, source.language.say
    yield Opening("aims", plan.title, lead="", foot=plan.title)
    if event.introduction.strip():
        yield Paragraph(event.introduction)
    for title, items in ((say("Aims"), event.aims), (say("Objectives"), event.objectives)):
        yield Heading(title)
        if items:
            yield Points(items)
        else:
            yield Paragraph(say("none noted"), "muted")
