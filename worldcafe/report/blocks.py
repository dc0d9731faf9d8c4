"""The report as typed blocks: what it says, in the café's language, before any format has drawn a line.

A writer (PDF now; a web page, a text document or slides later) finds everything here and nothing of the café.
All texts are plain text: a writer escapes what its format would read as markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from types import MappingProxyType
from typing import Literal, TypeAlias

from worldcafe.domain.errors import Speaker

Edition = Literal["internal", "public"]
Shape = Literal["triangle", "disc", "diamond", "square", "ring", "quote", "none"]
NO_VALUES: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the organiser should know before printing; `message` is marked for the catalogue."""

    code: str
    message: str
    values: Mapping[str, object] = field(default_factory=lambda: NO_VALUES)

    def sentence(self, speaker: Speaker) -> str:
        """The remark in the speaker's language."""
        return speaker.say(self.message, **dict(self.values))


@dataclass(frozen=True, slots=True)
class KindLook:
    """How a kind of note is told apart: by word, letter, shape and colour (``#RRGGBB``)."""

    id: str
    word: str
    plural: str
    letter: str
    shape: Shape
    colour: str


@dataclass(frozen=True, slots=True)
class Tab:
    """The numbered square of a table or a topic; the figure is white on the colour."""

    label: str
    colour: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its label above or below it, and a note in small type."""

    label: str
    value: str
    note: str = ""


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
class Cover:
    """The first page. `moves` is drawn as the ring of tables where it is given."""

    title: str
    subtitle: str
    organiser: str
    status: str
    status_note: str
    facts: tuple[Fact, ...]
    moves: Moves | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of sections with their pages; the writer fills it from the openings."""

    title: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A section begins. `rank` 0 is a section, 1 a chapter of the one before; `tab` marks its pages.

    `run_on` says that it may stand below the section before, where enough of the page is left.
    """

    code: str
    title: str
    lead: str = ""
    kicker: str = ""
    rank: int = 0
    tab: Tab | None = None
    foot: str = ""
    run_on: bool = False
    spread: bool = False
    one_page: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A head inside a section, with a note at the right."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `tone` is its weight on the page. Line breaks in the text begin a new paragraph."""

    text: str
    tone: Literal["text", "muted", "lead"] = "text"


@dataclass(frozen=True, slots=True)
class Points:
    """A list of short texts, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Large numbers in a row: value, label below, note below that."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts in a row between two lines."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """A tinted box with a short explanation."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Narrative:
    """A table's overview with its key message beside it, and its insights below."""

    overview_title: str
    overview: str
    key_title: str
    key: str
    insights_title: str = ""
    insights: tuple[str, ...] = ()


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
    """Two kinds of note beside each other, or one alone. `shortened` lists may end early and refer to the annex."""

    left: NoteList
    right: NoteList | None = None
    shortened: bool = False


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action; owner and due are the words to print, `missing_*` says that they stand for nothing yet."""

    label: str
    text: str
    owner: str
    owner_note: str
    due: str
    tab: Tab | None = None
    missing_owner: bool = False
    missing_due: bool = False


@dataclass(frozen=True, slots=True)
class ActionTable:
    """Actions as a table. With a `kind` it has a head of its own in the kind's colour; `short` leaves out details.

    `part` is the note where only the first {n} are printed.
    """

    rows: tuple[ActionRow, ...]
    heads: tuple[str, str, str, str]
    none: str
    kind: KindLook | None = None
    title: str = ""
    note: str = ""
    short: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class KeyMessage:
    """What one table wants to be remembered."""

    tab: Tab
    topic: str
    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class KeyMessages:
    """The key message of every topic."""

    title: str
    items: tuple[KeyMessage, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people with its label."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Who took part, in numbers: organisations as dots, roles as bars."""

    left_title: str
    left: tuple[Count, ...]
    right_title: str
    right: tuple[Count, ...]
    none: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person of the attendance list; the family name is set strong and comes first."""

    family: str
    given: str
    role: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """The attendance list of those who agreed to be listed."""

    title: str
    note: str
    people: tuple[Listed, ...]
    none: str


@dataclass(frozen=True, slots=True)
class GrowthRow:
    """A round at a table: how many notes of each kind, and a few words."""

    title: str
    times: str
    counts: tuple[tuple[KindLook, int], ...]
    total: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class RoundGrowth:
    """How the notes grew round by round."""

    title: str
    note: str
    rows: tuple[GrowthRow, ...]
    none: str
    alt: str


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
class SatRound:
    """A group at a table in a round: names of those who agreed, and a line that counts the others."""

    title: str
    times: str
    count: int
    names: tuple[str, ...]
    others: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who sat at a table, round by round."""

    title: str
    note: str
    rounds: tuple[SatRound, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a day, in minutes from midnight; rounds are solid, a harvest tinted, the rest outlined."""

    begin: int
    end: int
    label: str
    style: Literal["round", "harvest", "other"]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the programme."""

    title: str
    spans: tuple[Span, ...]
    clock: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class DayLine:
    """The programme to scale."""

    title: str
    note: str
    days: tuple[Day, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Who moved where: `paths` holds, for each person who moves, an index into `tabs` per round (-1: no seat).

    `followed` is the index of the table whose first group is drawn thick.
    """

    title: str
    note: str
    rounds: tuple[str, ...]
    tabs: tuple[Tab, ...]
    topics: tuple[str, ...]
    counted: tuple[str, ...]
    paths: tuple[tuple[int, ...], ...]
    followed: int
    alt: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A line of the agenda; the rounds are set strong."""

    times: str
    title: str
    speaker: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class AgendaDay:
    """One day of the agenda."""

    title: str
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda as it was announced."""

    days: tuple[AgendaDay, ...]
    none: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A head at the left with a text beside it."""

    title: str
    text: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who signs: label, name, what they are, date."""

    label: str
    name: str
    note: str
    date: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines to sign."""

    title: str
    parties: tuple[Party, ...]
    signature: str
    date: str


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


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page; with `soft` only where what follows would not fit on this one."""

    soft: bool = False


Block: TypeAlias = (
    Cover
    | Contents
    | Opening
    | Heading
    | Paragraph
    | Points
    | Figures
    | Facts
    | Panel
    | Narrative
    | SideBySide
    | ActionTable
    | KeyMessages
    | Counts
    | Attendance
    | RoundGrowth
    | Quotes
    | Sitting
    | DayLine
    | Moves
    | Agenda
    | Labelled
    | SignOff
    | NotesAnnex
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself. `foot` and `edition_line` run at the foot of the pages."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    paper: Literal["A4", "Letter"]
    edition: Edition
    foot: str
    edition_line: str


@dataclass(frozen=True, slots=True)
class Report:
    """A composed report: its blocks in reading order, its metadata, and what the organiser should know."""

    blocks: tuple[Block, ...]
    metadata: Metadata
    warnings: tuple[Remark, ...] = ()


def minutes(value: time) -> int:
    """Minutes from midnight."""
    return value.hour * 60 + value.minute


def dated(value: date | None) -> tuple[bool, date]:
    """A key that sorts dates with the missing last."""
    return (value is None, value or date.max)
