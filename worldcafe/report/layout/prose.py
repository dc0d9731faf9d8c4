"""Running text, points, facts, large numbers and boxes."""

from __future__ import annotations

from worldcafe.report.blocks import (
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
from worldcafe.report.layout.flow import OVER_RULE, Flow
from worldcafe.report.layout.front import head
from worldcafe.report.sheet import Part
from worldcafe.report.style import (
    ACCENT,
    BIG,
    CAPTION,
    HEAD,
    INK,
    ITALIC,
    KEY,
    KICKER,
    LEAD,
    PANEL,
    ROW,
    STRONG,
    TEXT,
    Style,
    column,
)
from worldcafe.report.wrapping import fitted, lines

MEASURE = column(9)
"""Running text keeps to nine of the twelve columns: a wider line is tiring to read."""


LONG = 18
"""A key message of more lines in its narrow column is set below the overview."""


def heading(flow: Flow, block: Heading) -> None:
    """A head inside a section."""
    head(flow, block.text, block.note)


def flowing(flow: Flow, x: float, found: list[str], style: Style, gap: float) -> None:
    """Lines that may break over pages, at least two together at either end."""
    part = Part("P")
    for at, line in enumerate(found):
        left = len(found) - at - 1
        need = style.leading if (at == 0 and left) or left == 1 else 0.0
        y = flow.down(gap if at == 0 else style.leading, need)
        with flow.sheet.within(part):
            flow.sheet.text(x, y, line, style)


def paragraph(flow: Flow, block: Paragraph) -> None:
    """Text in nine columns; each line break in it begins a paragraph."""
    style = {"text": TEXT, "muted": ITALIC, "lead": LEAD}[block.tone]
    for text in (t for t in block.text.split("\n") if t.strip()):
        found = lines(flow.setter, text, style, MEASURE)
        if found:
            flowing(flow, 0, found, style, 19.5)


def points(flow: Flow, block: Points) -> None:
    """Short texts with a small square, or numbers, before them."""
    for at, text in enumerate(block.items):
        found = lines(flow.setter, text, TEXT, MEASURE - 18)
        if not found:
            continue
        y = flow.down(19.5, min(len(found) - 1, 3) * TEXT.leading)
        if block.numbered:
            flow.sheet.text(0, y, f"{at + 1}.", STRONG)
        else:
            flow.sheet.box(1.2, y - 5.1, 3.6, 3.6, ACCENT)
        with flow.sheet.part("LI"):
            flow.sheet.text(18, y, found[0], TEXT)
        flowing(flow, 18, found[1:], TEXT, TEXT.leading)


def facts(flow: Flow, block: Facts) -> None:
    """Facts in a row, their columns as wide as their words need, between two lines."""
    if not block.facts:
        return
    y = flow.down(39.0, 60)
    y -= 6.5
    sheet = flow.sheet
    sheet.rule(0, y - 11, flow.width, 0.8)
    last = y
    for x, measure, fact in _columns(flow, block.facts):
        with sheet.part("P"):
            sheet.lines(x, y, lines(flow.setter, fact.label, CAPTION, measure), CAPTION)
            end = sheet.lines(x, y + 12.5, lines(flow.setter, fact.value, STRONG, measure), STRONG)
            end = sheet.lines(x, end + 12, lines(flow.setter, fact.note, CAPTION, measure), CAPTION)
        last = max(last, end)
    sheet.rule(0, last + 14, flow.width, 0.4, ROW)
    flow.y = last + 14
    flow.after = 32.5


def _columns(flow: Flow, found: tuple[Fact, ...]) -> list[tuple[float, float, Fact]]:
    gap = 16.0
    wanted = [
        max(
            34.0,
            flow.setter.width_of(f.value, STRONG),
            flow.setter.width_of(f.note, CAPTION),
            flow.setter.width_of(f.label, CAPTION),
        )
        for f in found
    ]
    room = flow.width - gap * (len(found) - 1)
    if sum(wanted) > room:
        most = room / len(found)
        spare = room - sum(min(w, most) for w in wanted)
        long = sum(w > most for w in wanted)
        widths = [min(w, most + spare / max(1, long)) for w in wanted]
    else:
        widths = [w + (room - sum(wanted)) / len(found) for w in wanted]
    placed: list[tuple[float, float, Fact]] = []
    x = 0.0
    for width, fact in zip(widths, found, strict=True):
        placed.append((x, width + 0.5, fact))
        x += width + gap
    return placed


def figures(flow: Flow, block: Figures) -> None:
    """Large numbers with their labels; a rule above them where they follow an opening."""
    if not block.facts:
        return
    opened = flow.opened
    count = max(4, len(block.facts))
    share = flow.width / count
    long = any(len(f.note) > 24 for f in block.facts)
    label = STRONG if long else CAPTION
    flow.after = min(flow.after or 45.5, 45.5 if flow.tight < 4 else 32.5)
    y = flow.down(45.5, 70)
    sheet = flow.sheet
    if opened:
        sheet.rule(0, y - OVER_RULE, flow.width, 0.8)
        y += 19.5 if flow.tight < 4 else 13.0
    else:
        y += 6.5
    last = y
    for at, fact in enumerate(block.facts):
        x, measure = at * share, share - 12
        with sheet.part("P"):
            sheet.text(x, y, fact.value, fitted(flow.setter, fact.value, BIG, measure, 9))
            end = sheet.lines(x, y + 14.5, lines(flow.setter, fact.label, label, measure), label)
            end = sheet.lines(
                x, end + (12 if long else 9.75), lines(flow.setter, fact.note, CAPTION, measure), CAPTION
            )
        last = max(last, end)
    flow.y = last
    flow.after = None


def panel(flow: Flow, block: Panel) -> None:
    """A tinted box."""
    found = lines(flow.setter, block.text, TEXT, flow.width - 24)
    flow.after = None
    y = flow.down(39.0, 13 * len(found) + 16)
    sheet = flow.sheet
    sheet.box(0, y - 19.5, flow.width, 13 * len(found) + 32.5, PANEL)
    with sheet.part("P"):
        sheet.text(12, y, block.title, STRONG)
    with sheet.part("P"):
        flow.y = sheet.lines(12, y + 13, found, TEXT) + 13


def narrative(flow: Flow, block: Narrative) -> None:
    """The overview at the left, the key message at the right, what the table found below."""
    say = flow.language.say
    left, x, right = column(7) + 6, column(8) + 8, flow.width - column(8) - 8
    overview = lines(flow.setter, block.overview, TEXT, left) or [say("none noted")]
    style = TEXT if block.overview.strip() else ITALIC
    key = lines(flow.setter, block.key, KEY, right, balanced=True)
    long = len(key) > LONG
    if long:
        # Too much for the narrow column: it follows the overview in the width of the text.
        left, key = MEASURE, []
        overview = lines(flow.setter, block.overview, TEXT, left) or [say("none noted")]
    y = flow.down(45.5, 26 + 4 * 13)
    sheet = flow.sheet
    with sheet.part("H3"):
        sheet.text(0, y, block.overview_title, HEAD)
    key_end = y if long else _key(flow, block, key, x, y)
    rows = int((flow.bottom - y - 26) // 13) + 1
    first, rest = overview[:rows], overview[rows:]
    with sheet.part("P"):
        flow.y = sheet.lines(0, y + 26, first, style)
    if rest:
        flowing(flow, 0, rest, style, 13)
    else:
        flow.y = max(flow.y, key_end)
    if long:
        flow.sheet.text(0, flow.down(32.5, 26), block.key_title, KICKER)
        flowing(flow, 0, lines(flow.setter, block.key, KEY, MEASURE), KEY, 19.5)
    if block.insights:
        _insights(flow, block)


def _key(flow: Flow, block: Narrative, key: list[str], x: float, y: float) -> float:
    """The key message of few words large, a long one smaller; its last baseline."""
    sheet = flow.sheet
    style = KEY
    if len(key) > 7:
        style = Style("serif", 9.75, 13)
        key = lines(flow.setter, block.key, style, flow.width - x)
    with sheet.part("P"):
        sheet.text(x, y, block.key_title, KICKER)
    sheet.rule(x, y + 9.5, x + 28, 1.0, ACCENT)
    with sheet.part("P"):
        if not key:
            sheet.text(x, y + 26, flow.language.say("none noted"), ITALIC)
            return y + 26
        return sheet.lines(x, y + 29, key, style)


def _insights(flow: Flow, block: Narrative) -> None:
    y = flow.down(32.5, 26)
    flow.sheet.text(0, y, block.insights_title, KICKER, colour=INK)
    for text in block.insights:
        found = lines(flow.setter, text, TEXT, MEASURE - 18)
        y = flow.down(13.0, (len(found) - 1) * 13)
        flow.sheet.box(1.2, y - 5.1, 3.6, 3.6, ACCENT)
        with flow.sheet.part("LI"):
            flow.y = flow.sheet.lines(18, y, found, TEXT)


def labelled(flow: Flow, block: Labelled) -> None:
    """A head at the left with its text beside it."""
    x = column(4)
    found = lines(flow.setter, block.text, TEXT, flow.width - x)
    y = flow.down(flow.head_gap(), 13 * min(len(found), 6))
    sheet = flow.sheet
    sheet.rule(0, y - OVER_RULE, flow.width, 0.8)
    title = lines(flow.setter, block.title, HEAD, x - 12)
    with sheet.part("H3"):
        sheet.lines(0, y, title, HEAD)
    if block.strong:
        with sheet.part("P"):
            sheet.text(x, y, block.strong, STRONG)
        flow.after = 13.0
    rows = int((flow.bottom - y) // 13) + 1
    with sheet.part("P"):
        flow.y = sheet.lines(x, y + (13 if block.strong else 0), found[:rows], TEXT)
    flowing(flow, x, found[rows:], TEXT, 13)
    flow.y = max(flow.y or 0.0, y + (len(title) - 1) * HEAD.leading)
