"""The annex: notes word for word in two columns of one length, their numbers at the left."""

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
LINE, GAP = 11.0, 4.5
"""The leading of a note, and what is between two notes beyond it."""
LEAD, ROUND = 16.0, 19.5
"""What is above the head of a round inside a column, and from its baseline to that of its first note."""
STUB = 160.0
"""A topic does not go on over the page for less than this, added over both columns."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A note in lines, or a part of a long one; `left` counts the pieces of its round after it."""

    item: Item
    round: NotesRound
    found: tuple[str, ...]
    translated: tuple[str, ...]
    byline: tuple[str, ...]
    first: bool
    opens: bool
    left: int

    @property
    def height(self) -> float:
        """From its first baseline to that of the next note."""
        return (len(self.found) + len(self.translated) + len(self.byline)) * LINE + GAP


def notes(flow: Flow, block: NotesAnnex, key: str) -> None:
    """All rounds of a topic, page by page in two columns of one length; the heads are repeated where they break."""
    pieces = [piece for round_ in block.rounds for piece in _laid(flow, round_)]
    y = flow.down(58.5, 26 + _needed(flow, pieces))
    flow.sheet.target(key, block.title, 1, y - 24)
    note = block.note
    begin = 0
    while begin < len(pieces) or begin == 0:
        _topic_head(flow, block, y, note)
        top = y + 26
        middle, end = _page(pieces, begin, flow.bottom - top)
        last = max(
            _column(flow, pieces[begin:middle], 0.0, top),
            _column(flow, pieces[middle:end], HALF + GUTTER, top),
        )
        flow.y = flow.snap(last)
        if end >= len(pieces):
            break
        flow.turn()
        begin, y, note = end, flow.down(0), flow.language.say("continued")


def _needed(flow: Flow, pieces: list[_Piece]) -> float:
    """The room without which a topic begins a page: all of it where that is little, else a fifth of a page."""
    whole = flow.bottom - flow.top
    short = _page(pieces, 0, whole / 8)[1] == len(pieces)
    return whole / 8 if short else whole / 5


def _page(pieces: list[_Piece], begin: int, room: float) -> tuple[int, int]:
    """Where the second column begins and where the page ends, within `room` points below the first head."""
    middle, end = _split(pieces, begin, room)
    if end == len(pieces):
        least, most = 0.0, room
        while most - least > 1:
            limit = (least + most) / 2
            if _split(pieces, begin, limit)[1] == len(pieces):
                most = limit
            else:
                least = limit
        return _split(pieces, begin, most)
    limit = room
    while sum(p.height for p in pieces[end:]) < STUB and limit > room / 2:
        limit -= LINE
        middle, end = _split(pieces, begin, limit)
    return middle, end


def _split(pieces: list[_Piece], begin: int, limit: float) -> tuple[int, int]:
    middle = _full(pieces, begin, limit)
    return middle, _full(pieces, middle, limit)


def _full(pieces: list[_Piece], begin: int, limit: float) -> int:
    """Where a column that begins there ends, none of its baselines more than `limit` below its first head.

    At least one piece is in a column, and no note is alone at the beginning or the end of its round there.
    """
    y, at = 0.0, begin
    while at < len(pieces):
        piece = pieces[at]
        y += LEAD if piece.opens and at > begin else 0.0
        y += ROUND if piece.opens or at == begin else 0.0
        pair = (piece.opens and piece.left) or piece.left == 1
        together = piece.height + (pieces[at + 1].height if pair else 0.0)
        if at > begin and y + together - LINE - GAP > limit:
            break
        y += piece.height
        at += 1
    return at


def _column(flow: Flow, pieces: list[_Piece], x: float, top: float) -> float:
    """Draw a column; its last baseline."""
    y = last = top
    for at, piece in enumerate(pieces):
        if piece.opens or at == 0:
            y += LEAD if at else 0.0
            _round_head(flow, piece.round, x, y, continued=not piece.opens)
            y += ROUND
        _draw(flow.sheet, piece, x, y)
        last = y + piece.height - LINE - GAP
        y += piece.height
    return last


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


def _round_head(flow: Flow, round_: NotesRound, x: float, y: float, *, continued: bool) -> None:
    sheet = flow.sheet
    words = [round_.times] if round_.times else []
    if continued:
        words.append(flow.language.say("continued"))
    taken = sheet.setter.width_of(round_.note, CAPTION)
    title = lines(sheet.setter, round_.title, STRONG, HALF - taken - 90)[:1]
    with sheet.part("H3"):
        end = sheet.text(x, y, title[0] if title else "", STRONG)
    with sheet.part("P"):
        sheet.text(x + end + 8, y, " · ".join(words), CAPTION)
        sheet.text(x + HALF, y, round_.note, CAPTION, "right")
    sheet.rule(x, y + 5.5, x + HALF, 0.5, HAIRLINE)


def _laid(flow: Flow, round_: NotesRound) -> list[_Piece]:
    """The notes of a round in pieces."""
    parts: list[tuple[Item, bool, tuple[str, ...], bool]] = []
    for item in round_.items:
        found = _words(flow, item)
        parts += [
            (item, at == 0, tuple(found[at : at + LONGEST]), at + LONGEST >= len(found))
            for at in range(0, len(found), LONGEST)
        ]
    done: list[_Piece] = []
    for at, (item, first, words, last) in enumerate(parts):
        translated = lines(flow.setter, item.translation, NOTE_MUTED, MEASURE) if last else []
        byline = lines(flow.setter, item.byline, NOTE, MEASURE - 11) if last else []
        left = len(parts) - at - 1
        done.append(_Piece(item, round_, words, tuple(translated), tuple(byline), first, at == 0, left))
    return done


def _words(flow: Flow, item: Item) -> list[str]:
    """A note's text as it was written, with the quotation marks that it brings."""
    style = NOTE_QUOTE if item.kind.shape == "quote" else NOTE
    return lines(flow.setter, item.text.strip(), style, MEASURE) or [""]


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
