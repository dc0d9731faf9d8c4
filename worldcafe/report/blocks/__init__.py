"""The report as typed blocks: what it says, in the café's language, before any format has drawn a line.

A writer (PDF now; a web page, a text document or slides later) finds everything here and nothing of the café.
All texts are plain text: a writer escapes what its format would read as markup.
"""

from worldcafe.report.blocks.actions import ActionRow, ActionTable
from worldcafe.report.blocks.agenda import Agenda, AgendaDay, AgendaRow
from worldcafe.report.blocks.figures import Day, DayLine, GrowthRow, Moves, RoundGrowth, Span, minutes
from worldcafe.report.blocks.look import KindLook, Shape, Tab
from worldcafe.report.blocks.notes import (
    Item,
    KeyMessage,
    KeyMessages,
    NoteList,
    NotesAnnex,
    NotesRound,
    Quote,
    Quotes,
    SideBySide,
)
from worldcafe.report.blocks.opening import Contents, Cover, Opening, PageBreak
from worldcafe.report.blocks.people import Attendance, Count, Counts, Listed, SatRound, Sitting
from worldcafe.report.blocks.prose import (
    Fact,
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
from worldcafe.report.blocks.report import Block, Edition, Metadata, Report
from worldcafe.report.blocks.signing import Party, SignOff

__all__ = [
    "ActionRow",
    "ActionTable",
    "Agenda",
    "AgendaDay",
    "AgendaRow",
    "Attendance",
    "Block",
    "Contents",
    "Count",
    "Counts",
    "Cover",
    "Day",
    "DayLine",
    "Edition",
    "Fact",
    "Facts",
    "Figures",
    "GrowthRow",
    "Heading",
    "Item",
    "KeyMessage",
    "KeyMessages",
    "KindLook",
    "Labelled",
    "Listed",
    "Metadata",
    "Moves",
    "Narrative",
    "NoteList",
    "NotesAnnex",
    "NotesRound",
    "Opening",
    "PageBreak",
    "Panel",
    "Paragraph",
    "Party",
    "Points",
    "Quote",
    "Quotes",
    "Remark",
    "Report",
    "RoundGrowth",
    "SatRound",
    "Shape",
    "SideBySide",
    "SignOff",
    "Sitting",
    "Span",
    "Tab",
    "minutes",
]
