"""The report: which sections it has and in which order, and its sign-off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from worldcafe.domain.errors import EditRefused
from worldcafe.domain.event import ReportSection
from worldcafe.language import mark
from worldcafe.store.edits.order import in_order, next_position
from worldcafe.store.recorder import Writer


def section(w: Writer, code: str) -> ReportSection:
    """The section of that code as the café has it, or as it is before anybody changed it."""
    return w.cafe.sections.get(code) or ReportSection(code, position=next_position(w.cafe.sections.values()))


def show_section(w: Writer, code: str, *, shown: bool) -> None:
    """Print a section, or leave it out."""
    w.put(replace(section(w, code), shown=shown))


def word_section(
    w: Writer, code: str, *, title: str | None = None, before: str | None = None, after: str | None = None
) -> None:
    """Give a section a title and text of one's own before and after; None leaves a text as it is."""
    known = section(w, code)
    w.put(
        replace(
            known,
            title=known.title if title is None else title,
            before=known.before if before is None else before,
            after=known.after if after is None else after,
        )
    )


def order_sections(w: Writer, codes: Sequence[str]) -> None:
    """Put sections in this order; those that are not named follow in theirs."""
    for code in codes:
        w.put(section(w, code))
    w.put_all(in_order(w.cafe.sections, codes))


def submit_report(w: Writer, by: str, on: date) -> None:
    """Say who submitted the report, and when."""
    w.put(replace(w.cafe.event, submitted_by=by.strip(), submitted_on=on))


def approve_report(w: Writer, by: str, on: date) -> None:
    """Say who approved the report, and when: it is no draft any more."""
    if not by.strip():
        raise EditRefused(mark("Who approves the report? Write their name first."))
    w.put(replace(w.cafe.event, status="approved", approved_by=by.strip(), approved_on=on))


def reopen_report(w: Writer) -> None:
    """Make a draft of an approved report again; it counts as the next version."""
    event = w.cafe.event
    if event.status == "approved":
        w.put(replace(event, status="draft", version=event.version + 1, approved_by="", approved_on=None))
