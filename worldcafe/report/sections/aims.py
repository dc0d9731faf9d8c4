"""Why people met: the introduction, aims, objectives and the questions of the tables."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.report.blocks import Block, Heading, Opening, Paragraph, Points
from worldcafe.report.content import SectionPlan
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """Introduction, aims and objectives, as far as somebody wrote them."""
    event, say = source.cafe.event, source.language.say
    if not (event.introduction.strip() or event.aims or event.objectives):
        return
    yield Opening("aims", plan.title, lead="", foot=plan.title, run_on=True)
    if event.introduction.strip():
        yield Paragraph(event.introduction)
    for title, items in ((say("Aims"), event.aims), (say("Objectives"), event.objectives)):
        if items:
            yield Heading(title)
            yield Points(items)
