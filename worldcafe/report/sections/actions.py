"""All actions of all tables, by date."""

from __future__ import annotations

from collections.abc import Iterator

from worldcafe.report.blocks import ActionTable, Block, Opening
from worldcafe.report.content import SectionPlan
from worldcafe.report.sections.items import action_row, by_date, heads, of_kind
from worldcafe.report.source import Source


def blocks(source: Source, plan: SectionPlan) -> Iterator[Block]:
    """The lead counts what is missing; the table prints it. Nothing where there are no actions."""
    say, plural = source.language.say, source.language.plural
    found = by_date(of_kind(source.notes, "action"))
    rows = tuple(action_row(source, n, source.table_tab(n.head.table)) for n in found)
    if not rows:
        return
    ownerless = sum(row.missing_owner for row in rows)
    dateless = sum(row.missing_due for row in rows)
    lead = [plural("{n} action, by date.", "{n} actions, by date.", len(rows))]
    if ownerless:
        lead.append(plural("{n} still needs an owner.", "{n} still need an owner.", ownerless))
    if dateless:
        lead.append(plural("{n} still needs a date.", "{n} still need a date.", dateless))
    yield Opening("actions", plan.title, lead=" ".join(lead), foot=plan.title, run_on=True)
    yield ActionTable(rows, heads(source), say("none noted"))
