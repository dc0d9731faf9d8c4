"""Notes in lists: two kinds side by side, key messages, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from worldcafe.language import Language
from worldcafe.report.blocks import Item, KeyMessage, KeyMessages, NoteList, Quote, Quotes
from worldcafe.report.figures.marks import HEAD as HEAD_MARK
from worldcafe.report.figures.marks import LIST, mark, star, tab
from worldcafe.report.layout.flow import OVER_RULE, Flow
from worldcafe.report.layout.front import head
from worldcafe.report.layout.prose import flowing
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import (
    CAPTION,
    GUTTER,
    HALF,
    HEAD,
    ITALIC,
    LABEL,
    MESSAGE,
    MUTED,
    QUOTE,
    SMALL_STRONG,
    TEXT,
    Style,
)
from worldcafe.report.wrapping import clipped, fitted, lines

INDENT = 18.0
LONGEST = 40
"""An item of more lines is set in pieces, so that it can pass from page to page."""
SUMMED = 5
"""A text of the summary has at most so many lines there; it stands whole in its chapter."""


@dataclass(frozen=True, slots=True)
class Laid:
    """An item in lines. `pitch` is the distance from its first baseline to that of the next item."""

    item: Item
    found: tuple[str, ...]
    translated: tuple[str, ...]
    byline: tuple[str, ...]
    first: bool
    last: bool
    below: bool

    @property
    def height(self) -> float:
        """From its first baseline to its last."""
        rows = len(self.found) + len(self.translated) + len(self.byline) - 1
        return rows * 13 + (13 if self.below else 0)

    @property
    def pitch(self) -> float:
        if not self.last:
            return self.height + 13
        return self.height + (19.5 if self.item.tab is None else 17.0)


def laid(flow: Flow, item: Item, width: float) -> list[Laid]:
    """An item in one piece, or in several if it is very long."""
    setter = flow.setter
    found = lines(setter, item.text, TEXT, width - INDENT) or [""]
    translated = lines(setter, item.translation, ITALIC, width - INDENT)
    if item.tab is not None:
        found, translated = clipped(found, SUMMED), clipped(translated, SUMMED)
    byline = lines(setter, item.byline, CAPTION, width - INDENT) if item.tab is None else []
    below = _below(flow, item, [*found, *translated, *byline][-1], width)
    pieces = [found[at : at + LONGEST] for at in range(0, len(found), LONGEST)]
    done: list[Laid] = []
    for at, piece in enumerate(pieces):
        last = at == len(pieces) - 1
        tail = (tuple(translated), tuple(byline)) if last else ((), ())
        done.append(Laid(item, tuple(piece), *tail, at == 0, last, last and below))
    return done


def _below(flow: Flow, item: Item, line: str, width: float) -> bool:
    """Whether the number of the note needs a line of its own."""
    if item.tab is not None:
        return False
    taken = flow.setter.width(line, TEXT.face, TEXT.size)
    number = flow.setter.width(item.label, LABEL.face, LABEL.size) + (14 if item.starred else 0)
    return taken + number + 8 > width - INDENT


def draw(sheet: Sheet, piece: Laid, x: float, y: float, width: float) -> None:
    """Mark or tab, text, translation, owner, star and number."""
    item = piece.item
    if piece.first and item.tab:
        tab(sheet, item.tab, x, y - 9.6, 12)
    elif piece.first:
        mark(sheet, item.kind, x + 6, y - 3.2, LIST)
    with sheet.part("LI"):
        last = sheet.lines(x + INDENT, y, piece.found, TEXT)
        if piece.translated:
            last = sheet.lines(x + INDENT, last + 13, piece.translated, ITALIC)
        if piece.byline:
            last = sheet.lines(
                x + INDENT, last + 12, piece.byline, Style(CAPTION.face, CAPTION.size, 13, MUTED)
            )
        if piece.last and item.tab is None:
            end = last + (11 if piece.below else 0)
            number = sheet.text(x + width, end, item.label, LABEL, "right")
            if item.starred:
                star(sheet, x + width - number - 7.5, end - 2.5, 3.6)


def head_style(flow: Flow, heads: Sequence[tuple[str, str]], width: float) -> Style:
    """One size for heads (title and note) that stand beside each other, smaller where one would not fit its line."""
    styles = [
        fitted(
            flow.setter,
            title,
            HEAD,
            width - INDENT - 8 - flow.setter.width_of(note, CAPTION),
            9.5,
        )
        for title, note in heads
    ]
    return min(styles, key=lambda s: s.size)


def list_head(
    flow: Flow, found: NoteList, x: float, y: float, width: float, note: str, style: Style | None = None
) -> None:
    """Rule in the kind's colour, mark, words, note."""
    sheet = flow.sheet
    sheet.rule(x, y - OVER_RULE, x + width, 1.1, found.kind.colour)
    mark(sheet, found.kind, x + 7.4, y - 4.4, HEAD_MARK)
    chosen = style or head_style(flow, [(found.title, note)], width)
    taken = flow.setter.width_of(note, CAPTION)
    title = lines(flow.setter, found.title, chosen, width - INDENT - taken - 8)
    with sheet.part("H3"):
        sheet.lines(x + INDENT, y, title[:1], chosen)
        sheet.lines(x + INDENT, y + 11, title[1:2], chosen)
    if note:
        with sheet.part("P"):
            sheet.text(x + width, y, note, CAPTION, "right")


def key_messages(flow: Flow, block: KeyMessages) -> None:
    """What each table wants to be remembered, in two columns, filled column by column."""
    found = [(m, clipped(lines(flow.setter, m.text, MESSAGE, HALF - INDENT), SUMMED)) for m in block.items]
    head(flow, block.title, need=26 + 40)
    flow.after = None
    y = flow.down(flow.first_gap())
    rows = (len(found) + 1) // 2
    columns = [found[:rows], found[rows:]]
    at = 0
    while at < rows:
        room, taken = flow.bottom - y, 0
        while at + taken < rows and all(_messages(c[at : at + taken + 1]) <= room for c in columns):
            taken += 1
        taken = max(taken, 1)
        flow.y = max(
            _column(flow.sheet, c[at : at + taken], i * (HALF + GUTTER), y) for i, c in enumerate(columns)
        )
        at += taken
        if at < rows:
            flow.turn()
            y = flow.down(0)
    if block.missing:
        silent = lines(flow.setter, block.missing, ITALIC, flow.width)
        y = flow.down(19.5, 13 * (len(silent) - 1))
        with flow.sheet.part("P"):
            flow.y = flow.sheet.lines(0, y, silent, ITALIC)


def _messages(found: list[tuple[KeyMessage, list[str]]]) -> float:
    return sum(11.5 + 13 * len(text) + 6.5 for _, text in found) - 19.5


def _column(sheet: Sheet, found: list[tuple[KeyMessage, list[str]]], x: float, y: float) -> float:
    last = y
    for message, text in found:
        tab(sheet, message.tab, x, y - 9.4, 12)
        with sheet.part("P"):
            topic = lines(sheet.setter, message.topic, SMALL_STRONG, HALF - INDENT)[:1]
            sheet.text(x + INDENT, y, topic[0] if topic else "", SMALL_STRONG, colour=MUTED)
        with sheet.part("P"):
            last = sheet.lines(x + INDENT, y + 12.5, text, MESSAGE)
        y = last + 18.5
    return last


def quotes(flow: Flow, block: Quotes) -> None:
    """Quotations in their own script, two in a row, with translation and source."""
    width = HALF - INDENT
    rows = [block.items[at : at + 2] for at in range(0, len(block.items), 2)]
    first = max((_quoted(flow, q, width)[3] for q in rows[0]), default=0.0) if rows else 0.0
    y = flow.down(flow.head_gap(), min(26 + first, 400))
    listed = NoteList(block.kind, block.title, block.note, (), block.none)
    list_head(flow, listed, 0, y, flow.width, block.note)
    flow.after = 26.0
    if not rows:
        y = flow.down(26)
        flow.sheet.text(INDENT, y, block.none, ITALIC)
    for row in rows:
        need = max(_quoted(flow, q, width)[3] for q in row)
        if need > (flow.bottom - flow.top) * 0.8:
            _long_quotes(flow, row)
            continue
        y = flow.down(32.5, need)
        flow.y = max(_quote(flow, q, at * (HALF + GUTTER) + INDENT, y, width) for at, q in enumerate(row))


Quoted = tuple[list[str], list[str], Style, float]


def _quoted(flow: Flow, quote: Quote, width: float) -> Quoted:
    style = QUOTE
    found = lines(flow.setter, _marked(quote.text, flow.language), style, width, balanced=True)
    if len(found) > 5:
        style = Style("serif-italic", 9.75, 13)
        found = lines(flow.setter, _marked(quote.text, flow.language), style, width)
    translated = lines(flow.setter, quote.translation, TEXT, width)
    return found, translated, style, (len(found) - 1) * style.leading + len(translated) * 13 + 18


def _marked(text: str, language: Language) -> str:
    """The text within quotation marks, unless it brings its own."""
    stripped = text.strip()
    return stripped if not stripped or stripped[0] in "“„«‘\"'‚‹" else language.quoted(stripped)


def _quote(flow: Flow, quote: Quote, x: float, y: float, width: float) -> float:
    found, translated, style, _ = _quoted(flow, quote, width)
    sheet = flow.sheet
    with sheet.part("BlockQuote"):
        last = sheet.lines(x, y, found, style)
        if translated:
            last = sheet.lines(x, last + 16, translated, Style(TEXT.face, TEXT.size, TEXT.leading, MUTED))
        last += 15
        by = lines(flow.setter, quote.by, SMALL_STRONG, width - 70)[:1]
        if by:
            sheet.text(x, last, by[0], SMALL_STRONG)
        sheet.text(x + width, last, quote.label, LABEL, "right")
    return last


def _long_quotes(flow: Flow, row: Sequence[Quote]) -> None:
    """A quotation of more than a page flows like text."""
    for quote in row:
        style = Style("serif-italic", 9.75, 13)
        words = lines(flow.setter, _marked(quote.text, flow.language), style, flow.width - INDENT)
        flowing(flow, INDENT, words, style, 26)
        flowing(
            flow, INDENT, lines(flow.setter, quote.translation, ITALIC, flow.width - INDENT), ITALIC, 19.5
        )
        flowing(flow, INDENT, [f"{quote.by}  {quote.label}".strip()], CAPTION, 13)
