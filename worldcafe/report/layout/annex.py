"""The annex: notes word for word in two columns, their numbers at the left."""

from __future__ import annotations

from dataclasses import dataclass

from worldcafe.report.blocks import Item, NotesAnnex, NotesRound
from worldcafe.report.figures.marks import arrow, mark, star, tab
from worldcafe.report.layout.flow import Flow
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import (
    CAPTION,
    GUTTER,
    HAIRLINE,
    HALF,
    HEAD,
    INK,
    LABEL,
    NOTE,
    NOTE_MUTED,
    NOTE_QUOTE,
    STRONG,
    Style,
)
from worldcafe.report.wrapping import lines

AT, MEASURE = 46.0, HALF - 46.0 - 14.0
LONGEST = 48
GAP = 4.5
"""Between two notes, beyond their leading."""
ROUND = 34.0
"""What the head of a round takes."""


@dataclass(frozen=True, slots=True)
class _Piece:
    item: Item
    found: tuple[str, ...]
    translated: tuple[str, ...]
    byline: tuple[str, ...]
    first: bool

    @property
    def height(self) -> float:
        """From its first baseline to that of the next note."""
        return (len(self.found) + len(self.translated) + len(self.byline)) * 11 + GAP


class _Columns:
    """Two columns that fill one after the other, page after page."""

    def __init__(self, flow: Flow, block: NotesAnnex) -> None:
        self.flow = flow
        self.block = block
        self.column = 0
        self.top = self.y = self.deepest = 0.0
        self.left = 0.0
        self.even: float | None = None

    def balance(self) -> None:
        """Where the first column may end so that what is left, if it fits the page, fills both alike."""
        room = self.flow.bottom - self.top
        self.even = None if self.left > 2 * room - 40 else self.top + max(self.left / 2, 40) + 6

    def full(self, height: float) -> bool:
        """Whether the first column has its half."""
        return (
            self.even is not None and self.column == 0 and self.top < self.y and self.y + height > self.even
        )

    def begin(self, need: float) -> None:
        """The head of the topic, with its first round below it."""
        flow, block = self.flow, self.block
        y = flow.down(58.5, need)
        _topic_head(flow, block, y, flow.language.say("{note}", note=block.note))
        self.top = self.y = self.deepest = y + 26
        self.column = 0

    def turn(self) -> None:
        """The next column, or the next page with the head repeated."""
        if self.column == 0:
            self.column, self.y = 1, self.top
            return
        self.flow.turn()
        y = self.flow.down(0)
        _topic_head(self.flow, self.block, y, self.flow.language.say("continued"))
        self.column, self.top = 0, y + 26
        self.y = self.deepest = self.top
        self.balance()

    @property
    def x(self) -> float:
        return self.column * (HALF + GUTTER)

    def fits(self, height: float) -> bool:
        return self.y + height <= self.flow.bottom + 4


def _topic_head(flow: Flow, block: NotesAnnex, y: float, note: str) -> None:
    sheet = flow.sheet
    tab(sheet, block.tab, 0, y - 13.5, 17)
    taken = flow.setter.width(note, CAPTION.face, CAPTION.size)
    title = lines(flow.setter, block.title, HEAD, flow.width - 24 - taken - 10)[:2]
    with sheet.part("H2"):
        if len(title) > 1:
            title = [
                lines(flow.setter, block.title, Style(HEAD.face, 9.5, 13), flow.width - 24 - taken - 10)[0]
            ]
            sheet.text(24, y, title[0], Style(HEAD.face, 9.5, 13))
        else:
            sheet.lines(24, y, title, HEAD)
    with sheet.part("P"):
        sheet.text(flow.width, y, note, CAPTION, "right")
    sheet.rule(0, y + 8.5, flow.width, 0.8, INK)


def notes(flow: Flow, block: NotesAnnex, key: str) -> None:
    """All rounds of a topic, filled column by column; the heads are repeated where they break."""
    laid = [(r, [p for i in r.items for p in _laid(flow, i)]) for r in block.rounds]
    columns = _Columns(flow, block)
    first = laid[0][1][:2] if laid else []
    columns.begin(min(26 + 20 + sum(p.height for p in first), 300))
    flow.sheet.target(key, block.title, 1, columns.top - 50)
    columns.left = sum(ROUND + sum(p.height for p in pieces) for _, pieces in laid)
    columns.balance()
    for round_, pieces in laid:
        _round(columns, round_, pieces)
    flow.y = flow.snap(max(columns.deepest, columns.y) - 15)


def _round(columns: _Columns, round_: NotesRound, pieces: list[_Piece]) -> None:
    flow = columns.flow
    need = 19.5 + sum(p.height for p in pieces[:2])
    lead = 0.0 if columns.y == columns.top else 16.0
    if columns.full(lead + need * 0.6) or not columns.fits(lead + need):
        columns.turn()
        lead = 0.0
    columns.y += lead
    _round_head(columns, round_, continued=False)
    columns.left -= ROUND
    for at, piece in enumerate(pieces):
        # A single note is not left alone at the end of a round
        together = piece.height + (pieces[at + 1].height if at == len(pieces) - 2 else 0)
        if at and (columns.full(together * 0.6) or not columns.fits(together - 11)):
            columns.turn()
            _round_head(columns, round_, continued=True)
        _draw(flow.sheet, piece, columns.x, columns.y)
        columns.y += piece.height
        columns.left -= piece.height
        columns.deepest = max(columns.deepest, columns.y)


def _round_head(columns: _Columns, round_: NotesRound, *, continued: bool) -> None:
    sheet, x, y = columns.flow.sheet, columns.x, columns.y
    words = [round_.times] if round_.times else []
    if continued:
        words.append(columns.flow.language.say("continued"))
    taken = sheet.setter.width(sheet.setter.clean(round_.note), CAPTION.face, CAPTION.size)
    title = lines(sheet.setter, round_.title, STRONG, HALF - taken - 90)[:1]
    with sheet.part("H3"):
        end = sheet.text(x, y, title[0] if title else "", STRONG)
    with sheet.part("P"):
        sheet.text(x + end + 8, y, " · ".join(words), CAPTION)
        sheet.text(x + HALF, y, round_.note, CAPTION, "right")
    sheet.rule(x, y + 5.5, x + HALF, 0.5, HAIRLINE)
    columns.y = y + 19.5


def _laid(flow: Flow, item: Item) -> list[_Piece]:
    style = NOTE_QUOTE if item.kind.shape == "quote" else NOTE
    found = lines(flow.setter, item.text, style, MEASURE) or [""]
    translated = lines(flow.setter, item.translation, NOTE_MUTED, MEASURE)
    byline = lines(flow.setter, item.byline, NOTE, MEASURE - 11)
    pieces = [found[at : at + LONGEST] for at in range(0, len(found), LONGEST)]
    return [
        _Piece(item, tuple(piece), tuple(translated), tuple(byline), at == 0)
        if at == len(pieces) - 1
        else _Piece(item, tuple(piece), (), (), at == 0)
        for at, piece in enumerate(pieces)
    ]


def _draw(sheet: Sheet, piece: _Piece, x: float, y: float) -> None:
    item = piece.item
    style = NOTE_QUOTE if item.kind.shape == "quote" else NOTE
    if piece.first:
        with sheet.part("Lbl"):
            sheet.text(x, y, item.label, LABEL)
        mark(sheet, item.kind, x + 36, y - 3.0, 4.0)
        if item.starred:
            star(sheet, x + HALF - 5, y - 3.0, 3.8)
    with sheet.part("LI"):
        last = sheet.lines(x + AT, y, piece.found, style)
        if piece.translated:
            last = sheet.lines(x + AT, last + 11, piece.translated, NOTE_MUTED)
        if piece.byline:
            arrow(sheet, x + AT, last + 11 - 2.8, INK)
            sheet.lines(x + AT + 10, last + 11, piece.byline, NOTE)
