"""The whole report on sheets: sections one after another, chapters on spreads, and who draws which block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from worldcafe.language import Language
from worldcafe.report import blocks as b
from worldcafe.report.layout import annex, attendance, charts, front, lists, pairs, people, prose, tables
from worldcafe.report.layout.flow import Flow
from worldcafe.report.sheet import Sheet, Target
from worldcafe.report.style import Page
from worldcafe.report.typeface import Typesetter

LISTED = 5
"""From so many chapters on, a page that would stand empty before them lists them."""
SPREADS = (
    (True, False, 0),
    (False, False, 0),
    (False, False, 3),
    (False, False, 6),
    (True, True, 0),
    (True, True, 3),
)
"""How a chapter is tried on a spread: soft breaks honoured, long lists ended early, how tight."""
CLOSE = (0, 3, 6)
"""How tight sections that share a page are tried."""
SLIGHT = 0.36
"""A page that is filled to less than this part looks forgotten: something else is tried."""
SPARE = 72.0
"""What is left for the head of what comes after a list that ends early, and for its last line, in points."""
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
    page_groups: list[Group] = []
    last: Flow | None = None
    for group in groups:
        flow = maker.made(group)
        on_last = len(last.sheets) if last else 0
        shared = maker.shared(last, flow, page_groups, group)
        if shared is not None:
            done[len(done) - on_last :] = shared.sheets
            last, page_groups = shared, [*page_groups, group]
            continue
        if group.opening and group.opening.part:
            done += maker.before(flow, group.opening, last, len(done))
        done += flow.sheets
        last, page_groups = flow, [group]
    _thumbs(done)
    return done


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
        sheet.tabs = tuple(
            (label, colour, order.setdefault((label, colour), len(order))) for label, colour, _ in sheet.tabs
        )


def _slight(flow: Flow) -> bool:
    """Whether the last page of a flow holds little."""
    return flow.y is not None and flow.y - flow.top < SLIGHT * (flow.bottom - flow.top)


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

    def shared(self, last: Flow | None, flow: Flow, before: list[Group], group: Group) -> Flow | None:
        """The last sheets with the whole of a section below them, or None: it may not, or there is no room."""
        opening = group.opening
        if opening is None or last is None or before[-1].opening is None:
            return None
        if len(flow.sheets) != 1:
            return self._over(last, group) if opening.run_on and _slight(last) else None
        short = len(last.sheets) == 1
        # Short chapters share a page; a longer one, and what follows it, begins one.
        if opening.rank and not (short and before[-1].opening.rank and not opening.part):
            return None
        if not opening.rank and not opening.run_on:
            return None
        if short:
            return self._together([*before, group])
        for tight in CLOSE:
            tried = last.below(tight)
            self.fill(tried, group.blocks)
            if len(tried.sheets) == 1:
                last.tight = tight
                self.fill(last, group.blocks)
                return last
        return None

    def _over(self, last: Flow, group: Group) -> Flow:
        """A long section that begins below a slight last page; closer where its own last page would be slight."""
        for tight in CLOSE:
            tried = last.below(tight)
            self.fill(tried, group.blocks)
            if not _slight(tried):
                last.tight = tight
                break
        self.fill(last, group.blocks)
        return last

    def _together(self, groups: list[Group]) -> Flow | None:
        """Short sections on one page, closer where they need it, or None."""
        for tight in CLOSE:
            flow = Flow(self.setter, self.page, self.language, tight=tight, soft=False, shorten=False)
            for at, group in enumerate(groups):
                self.fill(flow, group.blocks, below=at > 0)
                if len(flow.sheets) > 1:
                    break
            else:
                return flow
        return None

    def before(self, flow: Flow, opening: b.Opening, last: Flow | None, pages: int) -> list[Sheet]:
        """The bookmark of all chapters, and the tables with their questions where they have room.

        They fill a page that would stand nearly empty before the chapters, or one before the first of whole spreads, so
        that it opens left. Where there are few, or too many, the chapter opens right.
        """
        chapters = [(key, entry) for key, entry in self.entries if entry.spread]
        if last is not None and _slight(last) and len(chapters) >= LISTED:
            tried = last.below(0)
            front.tables(tried, chapters, opening.part)
            if len(tried.sheets) == 1:
                front.tables(last, chapters, opening.part)
                return []
        if len(flow.sheets) % 2 == 0 and pages % 2 == 0 and len(chapters) >= LISTED:
            listed = Flow(self.setter, self.page, self.language)
            front.tables(listed, chapters, opening.part)
            if len(listed.sheets) == 1:
                return listed.sheets
        flow.sheets[0].targets.insert(0, Target("topics", opening.part, 0, 0))
        return []

    def _flow(
        self, group: Group, *, tight: int = 0, soft: bool = True, shorten: bool = True, spare: float = 0.0
    ) -> Flow:
        flow = Flow(
            self.setter, self.page, self.language, tight=tight, soft=soft, shorten=shorten, spare=spare
        )
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
        for tight in CLOSE[1:]:
            if len(whole.sheets) == 1:
                return whole
            whole = self._flow(group, soft=False, shorten=False, tight=tight)
        if len(whole.sheets) == 2 and _slight(whole):
            rest = (whole.y or 0.0) - whole.top + SPARE
            ended = self._flow(group, soft=False, tight=CLOSE[1], spare=rest)
            if len(ended.sheets) == 1:
                return ended
        for soft, shorten, tight in SPREADS:
            flow = self._flow(group, soft=soft, shorten=shorten, tight=tight)
            if len(flow.sheets) <= 2:
                return flow
        short = self._flow(group, soft=True)
        return short if len(short.sheets) < len(whole.sheets) else whole

    def fill(self, flow: Flow, found: Sequence[b.Block], *, below: bool = True) -> None:
        """Draw the blocks of a section in order, `below` what the flow holds already."""
        title = next((x.title for x in found if isinstance(x, b.Opening)), "")
        for block in found:
            self._block(flow, block, title, below=below)

    def _block(self, flow: Flow, block: b.Block, title: str, *, below: bool) -> None:  # noqa: C901  one line a kind of block
        match block:
            case b.Cover():
                front.cover(flow, block)
            case b.Contents():
                front.contents(flow, block, self.entries)
            case b.Opening():
                front.opening(flow, block, below=below)
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
                pairs.side_by_side(flow, block, self.annexed.get(title, "") if block.shortened else "")
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
                attendance.attendance(flow, block)
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
