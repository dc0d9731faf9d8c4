"""Two kinds of note side by side, or one kind in two columns: they break together at the same row."""

from __future__ import annotations

from collections.abc import Sequence

from worldcafe.report.blocks import NoteList, SideBySide
from worldcafe.report.layout.flow import Flow
from worldcafe.report.layout.lists import INDENT, Laid, draw, head_style, laid, list_head
from worldcafe.report.style import CAPTION_ITALIC, GUTTER, HALF, ITALIC
from worldcafe.report.wrapping import lines

MOST = (8, 7, 6, 6, 5, 5, 5, 4, 4, 3, 3, 2)
"""How many a compact list shows, by how tight its page is."""
SHARE = 0.42
"""A shortened list on a page with other things takes at most this part of it."""


def side_by_side(flow: Flow, block: SideBySide, annex: str = "") -> None:
    """Two lists that break together at the same row; a shortened one ends with a line that names the annex."""
    pair = _Pair(flow, block, annex)
    while True:
        pair.begin_part()
        if pair.begin >= pair.rows or pair.shortened:
            break
        flow.turn()
        pair.continued = True
    if pair.begin < pair.rows:
        pair.further()
    if block.foot and any(len(pair.shown(at)) < len(side.items) for at, side in enumerate(pair.sides)):
        _foot(flow, block.foot)
    flow.opened = False


class _Pair:
    """The lists as they are being set. `begin` is the first row that is not set yet."""

    def __init__(self, flow: Flow, block: SideBySide, annex: str) -> None:
        self.flow = flow
        self.annex = annex
        self.sides = [s for s in (block.left, block.right) if s is not None]
        self.columns = [
            [piece for item in side.items for piece in laid(flow, item, HALF)] for side in self.sides
        ]
        first = self.columns[0]
        self.alone = block.right is None and len(first) == len(block.left.items) > 1
        if self.alone:
            # One kind by itself uses both columns, row by row, so that it may break after any row.
            self.columns = [first[0::2], first[1::2]]
        self.compact = block.shortened and any(item.tab for side in self.sides for item in side.items)
        if self.compact:
            most = MOST[min(flow.tight, len(MOST) - 1)]
            self.columns = [_by_table(c[:most]) for c in self.columns]
        self.shortened = block.shortened and flow.shorten and bool(annex) and not self.compact
        self.begin = 0
        self.rows = max((len(c) for c in self.columns), default=0)
        self.continued = False

    def shown(self, side: int) -> set[int]:
        """The items of a side that are set, by their identity."""
        columns = self.columns if self.alone else [self.columns[side]]
        return {id(piece.item) for column in columns for piece in column[: self.begin]}

    def begin_part(self) -> None:
        """Heads, and as many rows below them as the page takes."""
        flow = self.flow
        need = 26 + max((_height(c[self.begin : self.begin + 2]) for c in self.columns), default=0.0)
        head_y = flow.down(flow.head_gap(), min(need, flow.bottom - flow.top))
        y = head_y + flow.first_gap()
        room = self._room(y)
        taken = _rows(self.columns, self.begin, room, self.rows)
        if taken < self.rows - self.begin and self.shortened:
            taken = _rows(self.columns, self.begin, room - 19.5, self.rows)
        begin = self.begin
        self.begin += taken
        self._heads(head_y)
        flow.y = self._fill(begin, taken, y)

    def _heads(self, y: float) -> None:
        width = self.flow.width if self.alone else HALF
        notes = [self._note(at, side) for at, side in enumerate(self.sides)]
        style = head_style(self.flow, [(s.title, n) for s, n in zip(self.sides, notes, strict=True)], width)
        for at, (side, note) in enumerate(zip(self.sides, notes, strict=True)):
            list_head(self.flow, side, at * (HALF + GUTTER), y, width, note, style)

    def _note(self, at: int, side: NoteList) -> str:
        if self.continued:
            return self.flow.language.say("continued")
        shown = len(self.shown(at))
        part = side.part if self.shortened or self.compact else ""
        return part.replace("{n}", str(shown)) if part and shown < len(side.items) else side.note

    def _room(self, y: float) -> float:
        flow = self.flow
        room = flow.bottom - y - (flow.spare if self.shortened else 0.0)
        second = flow.soft and len(flow.sheets) > 1
        first_part = self.shortened and second and not self.begin
        return min(room, SHARE * (flow.bottom - flow.top)) if first_part else room

    def _fill(self, begin: int, taken: int, y: float) -> float:
        last = y
        for at, column in enumerate(self.columns):
            x, down = at * (HALF + GUTTER), y
            if not column:
                self.flow.sheet.text(x + INDENT, y, self.sides[at].none, ITALIC)
            for piece in column[begin : begin + taken]:
                draw(self.flow.sheet, piece, x, down, HALF)
                last = max(last, down + piece.height)
                down += piece.pitch
        return last

    def further(self) -> None:
        """How many more there are, and the page of the annex."""
        y = self.flow.down(19.5)
        plural = self.flow.language.plural
        for at, side in enumerate(self.sides):
            n = len(side.items) - len(self.shown(at))
            if n:
                word = side.kind.plural

                def say(page: int, n: int = n, word: str = word) -> str:
                    return plural(
                        "{n} more ({kind}): annex, page {page}",
                        "{n} more ({kind}): annex, page {page}",
                        n,
                        kind=word,
                        page=page,
                    )

                x = at * (HALF + GUTTER) + INDENT
                self.flow.sheet.page_of(x, y, self.annex, say, CAPTION_ITALIC, "left")


def _by_table(pieces: list[Laid]) -> list[Laid]:
    """What is shown in the order of the tables' numbers."""
    return sorted(pieces, key=lambda p: (len(p.item.tab.label), p.item.tab.label) if p.item.tab else (0, ""))


def _height(pieces: Sequence[Laid]) -> float:
    return sum(p.pitch for p in pieces[:-1]) + (pieces[-1].height if pieces else 0.0)


def _rows(columns: list[list[Laid]], begin: int, room: float, rows: int) -> int:
    """How many rows fit, at least one."""
    count = 0
    while begin + count < rows and all(_height(c[begin : begin + count + 1]) <= room + 0.5 for c in columns):
        count += 1
    return max(1, count) if begin < rows else 0


def _foot(flow: Flow, text: str) -> None:
    found = lines(flow.setter, text, CAPTION_ITALIC, flow.width)
    y = flow.down(13.0, 9.75 * (len(found) - 1))
    with flow.sheet.part("P"):
        flow.y = flow.sheet.lines(0, y, found, CAPTION_ITALIC)
