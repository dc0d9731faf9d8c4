"""The whole report on sheets: sections one after another, chapters on spreads, and who draws which block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from worldcafe.language import Language
from worldcafe.report import blocks as b
from worldcafe.report.layout import annex, charts, front, lists, people, prose, tables
from worldcafe.report.layout.flow import Flow
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import Page
from worldcafe.report.typeface import Typesetter

RUN_ON = 84.0
"""Between a section and one that stands below it on the same page, in points."""
SPREADS = (
    (True, False, 0),
    (False, False, 0),
    (False, False, 3),
    (False, False, 6),
    (True, True, 0),
    (True, True, 3),
)
"""How a chapter is tried on a spread: soft breaks honoured, long lists ended early, how tight."""
TRIES = 13
"""How often a section that is to be one page is tried, tighter each time."""


@dataclass(slots=True)
class Group:
    """The blocks of one section, beginning with its opening."""

    blocks: list[b.Block] = field(default_factory=list[b.Block])

    @property
    def opening(self) -> b.Opening | None:
        first = self.blocks[0] if self.blocks else None
        return first if isinstance(first, b.Opening) else None


def sheets(report: b.Report, setter: Typesetter, page: Page, language: Language) -> list[Sheet]:
    """All sheets in order; page numbers count from 1."""
    groups = _groups(report.blocks)
    entries = [(g.opening.code, g.opening) for g in groups if g.opening]
    topics = _annexed(report.blocks)
    maker = _Maker(setter, page, language, entries, topics)
    done: list[Sheet] = []
    last: Flow | None = None
    for group in groups:
        opening = group.opening
        flow = maker.made(group)
        if opening and opening.run_on and last is not None and _below(last, flow):
            maker.fill(last, group.blocks)
            continue
        # A chapter of whole spreads opens on a left page; the page before it holds the list of tables, once.
        if opening and opening.spread and len(flow.sheets) % 2 == 0 and len(done) % 2 == 0 and done:
            chapters = [(key, entry) for key, entry in entries if entry.spread]
            done += maker.between(chapters) if opening is chapters[0][1] else [Sheet(setter, plain=True)]
        done += flow.sheets
        last = flow
    _thumbs(done)
    return done


def _below(last: Flow, flow: Flow) -> bool:
    """Whether the whole of a section has room below the last one."""
    return len(flow.sheets) == 1 and flow.y is not None and flow.y - flow.top + RUN_ON <= last.room()


def _groups(found: Sequence[b.Block]) -> list[Group]:
    groups: list[Group] = []
    for block in found:
        if isinstance(block, b.Cover | b.Contents | b.Opening) or not groups:
            groups.append(Group())
        groups[-1].blocks.append(block)
    return groups


def _annexed(found: Sequence[b.Block]) -> dict[str, str]:
    """For each topic's title the key of its place in the annex."""
    return {block.title: f"annex-{at}" for at, block in enumerate(found) if isinstance(block, b.NotesAnnex)}


def _thumbs(done: list[Sheet]) -> None:
    """Give each topic's tab its place down the edge, in the order in which they come."""
    order: dict[tuple[str, str], int] = {}
    for sheet in done:
        if sheet.tab:
            label, colour, _ = sheet.tab
            place = order.setdefault((label, colour), len(order))
            sheet.tab = (label, colour, place)


class _Maker:
    """Lays groups of blocks on sheets."""

    def __init__(
        self,
        setter: Typesetter,
        page: Page,
        language: Language,
        entries: list[tuple[str, b.Opening]],
        annexed: dict[str, str],
    ) -> None:
        self.setter = setter
        self.page = page
        self.language = language
        self.entries = entries
        self.annexed = annexed

    def made(self, group: Group) -> Flow:
        """The section on sheets of its own, on one page if it is to be and can."""
        opening = group.opening
        if opening and opening.one_page:
            return self._squeezed(group)
        if opening and opening.spread:
            return self._spread(group)
        return self._flow(group)

    def between(self, chapters: list[tuple[str, b.Opening]]) -> list[Sheet]:
        """A page that would stand empty before the chapters: the tables with their questions."""
        flow = Flow(self.setter, self.page, self.language)
        front.tables(flow, chapters)
        return flow.sheets if len(flow.sheets) == 1 else [Sheet(self.setter, plain=True)]

    def _flow(self, group: Group, *, tight: int = 0, soft: bool = True, shorten: bool = True) -> Flow:
        flow = Flow(self.setter, self.page, self.language, tight=tight, soft=soft, shorten=shorten)
        self.fill(flow, group.blocks)
        return flow

    def _squeezed(self, group: Group) -> Flow:
        roomy = self._flow(group)
        best = roomy
        for tight in range(1, TRIES):
            if len(best.sheets) <= 1:
                return best
            best = self._flow(group, tight=tight)
        return best if len(best.sheets) < len(roomy.sheets) else roomy

    def _spread(self, group: Group) -> Flow:
        """On one page, else on a spread with everything, else on one with its lists ended early, else as it comes."""
        whole = self._flow(group, soft=False, shorten=False)
        if len(whole.sheets) == 1:
            return whole
        for soft, shorten, tight in SPREADS:
            flow = self._flow(group, soft=soft, shorten=shorten, tight=tight)
            if len(flow.sheets) <= 2:
                return flow
        short = self._flow(group, soft=True)
        return short if len(short.sheets) < len(whole.sheets) else whole

    def fill(self, flow: Flow, found: Sequence[b.Block]) -> None:
        """Draw the blocks of a section in order."""
        title = next((x.title for x in found if isinstance(x, b.Opening)), "")
        for block in found:
            self._block(flow, block, title)

    def _block(self, flow: Flow, block: b.Block, title: str) -> None:  # noqa: C901  one line a kind of block
        match block:
            case b.Cover():
                front.cover(flow, block)
            case b.Contents():
                front.contents(flow, block, self.entries)
            case b.Opening():
                front.opening(flow, block)
            case b.Heading():
                prose.heading(flow, block)
            case b.Paragraph():
                prose.paragraph(flow, block)
            case b.Points():
                prose.points(flow, block)
            case b.Figures():
                prose.figures(flow, block)
            case b.Facts():
                prose.facts(flow, block)
            case b.Panel():
                prose.panel(flow, block)
            case b.Narrative():
                prose.narrative(flow, block)
            case b.Labelled():
                prose.labelled(flow, block)
            case b.SideBySide():
                lists.side_by_side(flow, block, self.annexed.get(title, "") if block.shortened else "")
            case b.KeyMessages():
                lists.key_messages(flow, block)
            case b.Quotes():
                lists.quotes(flow, block)
            case b.ActionTable():
                tables.action_table(flow, block)
            case b.Agenda():
                tables.agenda(flow, block)
            case b.SignOff():
                tables.sign_off(flow, block)
            case b.Counts():
                people.counts(flow, block)
            case b.Attendance():
                people.attendance(flow, block)
            case b.Sitting():
                people.sitting(flow, block)
            case b.RoundGrowth():
                charts.growth(flow, block)
            case b.DayLine():
                charts.days(flow, block)
            case b.Moves():
                charts.moves(flow, block)
            case b.NotesAnnex():
                annex.notes(flow, block, self.annexed.get(block.title, ""))
            case b.PageBreak():
                if flow.soft or not block.soft:
                    flow.turn()
