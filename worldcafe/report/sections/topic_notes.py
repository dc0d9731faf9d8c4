"""The notes of a chapter by kind: lists side by side, actions and quotations."""

from __future__ import annotations

from worldcafe.report.blocks import ActionTable, KindLook, NoteList, Quote, Quotes, SideBySide
from worldcafe.report.sections.items import action_row, by_date, heads, item, of_kind, strongest_first
from worldcafe.report.source import Chapter, Source

FACING = ("barrier", "opportunity")
"""Kinds that say more beside each other."""
OWN_FORM = ("action", "quote")
"""Kinds that are printed in a form of their own, not as a list."""


def _kinds(source: Source, chapter: Chapter) -> list[KindLook]:
    """The kinds of lists: those shown, and hidden ones of which there are notes."""
    shown = [k.id for k in source.cafe.kinds_in_order]
    used = [n.head.kind for n in chapter.notes]
    ids = dict.fromkeys(k for k in [*shown, *used] if k not in OWN_FORM)
    return [source.looks[k] for k in ids]


def pairs(source: Source, chapter: Chapter) -> list[tuple[KindLook, KindLook | None]]:
    """The kinds of which there are notes, two by two; barriers and opportunities stay together even if one is empty."""
    used = {n.head.kind for n in chapter.notes}
    if used & set(FACING):
        used |= set(FACING)
    kinds = [look for look in _kinds(source, chapter) if look.id in used]
    return [(kinds[at], kinds[at + 1] if at + 1 < len(kinds) else None) for at in range(0, len(kinds), 2)]


def side_by_side(
    source: Source, chapter: Chapter, left: KindLook, right: KindLook | None, *, shortened: bool
) -> SideBySide:
    """Two kinds beside each other; `shortened` lists may end early, since the annex has them all."""
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


def actions(source: Source, chapter: Chapter) -> ActionTable:
    """The actions of a chapter by date."""
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


def quotes(source: Source, chapter: Chapter) -> Quotes:
    """The quotations of a chapter; in the public edition only those whose speaker agreed."""
    say = source.language.say
    found = of_kind(chapter.notes, "quote")
    printed = [n for n in found if source.may_print(n)]
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
