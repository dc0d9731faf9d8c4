"""The whole of a report: its blocks, and what a file says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from worldcafe.report.blocks.actions import ActionTable
from worldcafe.report.blocks.agenda import Agenda
from worldcafe.report.blocks.figures import DayLine, Moves, RoundGrowth
from worldcafe.report.blocks.notes import KeyMessages, NotesAnnex, Quotes, SideBySide
from worldcafe.report.blocks.opening import Contents, Cover, Opening, PageBreak
from worldcafe.report.blocks.people import Attendance, Counts, Sitting
from worldcafe.report.blocks.prose import (
    Facts,
    Figures,
    Heading,
    Labelled,
    Narrative,
    Panel,
    Paragraph,
    Points,
)
from worldcafe.report.blocks.remark import Remark
from worldcafe.report.blocks.signing import SignOff

Edition = Literal["internal", "public"]


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
