"""Notes in lists, quotations, key messages, and every note word for word."""

from __future__ import annotations

from dataclasses import dataclass

from worldcafe.report.blocks.look import KindLook, Tab


@dataclass(frozen=True, slots=True)
class Item:
    """A note in a list. `label` is its number (table-round-order), `byline` what follows it (owner, date)."""

    label: str
    text: str
    kind: KindLook
    starred: bool = False
    tab: Tab | None = None
    translation: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class NoteList:
    """Notes of one kind. `none` is printed where there are none.

    `part` is the note where only the first {n} of the items are printed; it keeps that place.
    """

    kind: KindLook
    title: str
    note: str
    items: tuple[Item, ...]
    none: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two kinds of note beside each other, or one alone. `shortened` lists may end early and refer to the annex.

    `foot` says below them, where they end early, what chose the notes.
    """

    left: NoteList
    right: NoteList | None = None
    shortened: bool = False
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that someone said, with a translation where they were said in another language."""

    text: str
    translation: str
    by: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotations of a topic."""

    kind: KindLook
    title: str
    note: str
    items: tuple[Quote, ...]
    none: str


@dataclass(frozen=True, slots=True)
class KeyMessage:
    """What one table wants to be remembered."""

    tab: Tab
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class KeyMessages:
    """The key messages of the topics that have one, and a line about those that have none."""

    title: str
    items: tuple[KeyMessage, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True)
class NotesRound:
    """The notes of one round at one table, word for word."""

    title: str
    times: str
    note: str
    items: tuple[Item, ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class NotesAnnex:
    """Every note of a topic, in the order of writing."""

    title: str
    tab: Tab
    note: str
    rounds: tuple[NotesRound, ...]
