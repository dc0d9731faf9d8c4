"""Where the next line goes: baselines on the grid, page after page."""

from __future__ import annotations

from math import ceil

from worldcafe.language import Language
from worldcafe.report.sheet import Sheet
from worldcafe.report.style import UNIT, Page
from worldcafe.report.typeface import Typesetter

OVER_RULE = 17.5
"""A section's rule stands so far above the baseline of its head."""


class Flow:
    """The sheets of a section as they fill. `y` is the last baseline, None at the top of a sheet.

    `tight` counts how often the section was tried on one page before: blocks that can take less room do so.
    `soft` says whether soft page breaks are honoured, `shorten` whether long lists may end early, and `spare` how many
    points of the page a list that does leaves for what comes after it.
    """

    def __init__(
        self,
        setter: Typesetter,
        page: Page,
        language: Language,
        *,
        tight: int = 0,
        soft: bool = True,
        shorten: bool = True,
        spare: float = 0.0,
    ) -> None:
        self.setter = setter
        self.page = page
        self.language = language
        self.tight = tight
        self.soft = soft
        self.shorten = shorten
        self.spare = spare
        self.sheets: list[Sheet] = []
        self.foot = ""
        self.tab: tuple[str, str, int] | None = None
        self.y: float | None = None
        self.after: float | None = None
        self.opened = False

    @property
    def width(self) -> float:
        return self.page.measure

    @property
    def top(self) -> float:
        return self.page.top

    @property
    def bottom(self) -> float:
        return self.page.bottom

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being filled."""
        if not self.sheets:
            self.turn()
        return self.sheets[-1]

    def below(self, tight: int) -> Flow:
        """A flow to try on: it begins where this one has come to, on a sheet that nobody will see."""
        flow = Flow(self.setter, self.page, self.language, tight=tight, soft=self.soft, shorten=self.shorten)
        flow.turn()
        flow.y = self.y
        return flow

    def turn(self) -> None:
        """Begin a new sheet."""
        self.sheets.append(Sheet(self.setter, self.foot, (self.tab,) if self.tab else ()))
        self.y = self.after = None
        self.opened = False

    def down(self, gap: float, need: float = 0.0) -> float:
        """The next baseline, at least `gap` below the last one, with `need` points of room below it.

        After a head or an opening the gap is theirs. At the top of a sheet it is the first baseline.
        """
        sheet_is_new = not self.sheets or self.y is None
        wanted = self.top if sheet_is_new else self.snap((self.y or 0.0) + (self.after or gap))
        if not sheet_is_new and wanted + need > self.bottom + 0.5:
            self.turn()
            wanted = self.top
        elif not self.sheets:
            self.turn()
        self.after = None
        self.opened = False
        self.y = wanted
        return wanted

    def snap(self, y: float) -> float:
        """The first line of the grid at or below y."""
        return self.top + ceil(round((y - self.top) / UNIT, 4)) * UNIT

    def room(self) -> float:
        """Points between the last baseline and the last of the page."""
        return self.bottom - (self.top if self.y is None else self.y)

    def head_gap(self) -> float:
        """From the last baseline to that of a section's head: its rule needs air above."""
        if self.opened:
            return 39.0
        if self.tight < 3:
            return (52.0, 45.5, 45.5)[self.tight]
        return 39.0 if self.tight < 6 else 32.5

    def first_gap(self) -> float:
        """From a section's head to its first line."""
        return 26.0 if self.tight < 2 else 19.5
