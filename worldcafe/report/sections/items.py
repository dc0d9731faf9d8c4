"""Notes as items of a list: what several sections share."""

from __future__ import annotations

from collections.abc import Iterable

from worldcafe.domain.notes import Note
from worldcafe.report.blocks import ActionRow, Item, Tab
from worldcafe.report.source import Source


def item(source: Source, note: Note, tab: Tab | None = None) -> Item:
    """A note as an item, its owner and date after it."""
    head = note.head
    return Item(
        label=source.labels[note.id],
        text=head.text,
        kind=source.looks[head.kind],
        starred=head.extras.starred,
        tab=tab,
        translation=head.extras.translation,
        byline=byline(source, note),
    )


def byline(source: Source, note: Note) -> str:
    """Owner and date of a note that has one, else nothing."""
    owner, _, missing = source.owner(note)
    parts = [] if missing else [owner]
    if note.head.extras.due:
        parts.append(source.due(note))
    return ", ".join(parts)


def strongest_first(notes: Iterable[Note]) -> list[Note]:
    """Notes with a star first, else in the order of writing."""
    return sorted(notes, key=lambda n: not n.head.extras.starred)


def of_kind(notes: Iterable[Note], kind: str) -> list[Note]:
    """The notes of one kind."""
    return [n for n in notes if n.head.kind == kind]


def action_row(source: Source, note: Note, tab: Tab | None = None) -> ActionRow:
    """An action with its owner and its day, or with what is missing."""
    owner, organisation, missing = source.owner(note)
    due = source.due(note)
    return ActionRow(
        label=source.labels[note.id],
        text=note.head.text,
        owner=owner,
        owner_note=organisation,
        due=due or source.language.say("no date yet"),
        tab=tab,
        missing_owner=missing,
        missing_due=not due,
    )


def by_date(notes: Iterable[Note]) -> list[Note]:
    """Actions by their day; those without an owner after the others, those without a day last."""

    def key(note: Note) -> tuple[bool, bool, str]:
        extras = note.head.extras
        nobody = not extras.owner.strip() and extras.owner_person is None
        return extras.due is None, nobody, extras.due.isoformat() if extras.due else ""

    return sorted(notes, key=key)


def heads(source: Source) -> tuple[str, str, str, str]:
    """The heads of a table of actions."""
    say = source.language.say
    return say("Table"), say("What"), say("Who"), say_by(source)


def say_by(source: Source) -> str:
    """The word over a column of days, by which something is due."""
    return source.language.say_in("due date", "By")
