"""Where things begin: cover, contents, sections, pages."""

from __future__ import annotations

from dataclasses import dataclass

from worldcafe.report.blocks.figures import Moves
from worldcafe.report.blocks.look import Tab
from worldcafe.report.blocks.prose import Fact


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page. `moves` is drawn as the ring of tables where it is given."""

    title: str
    subtitle: str
    organiser: str
    status: str
    status_note: str
    facts: tuple[Fact, ...]
    moves: Moves | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of sections with their pages; the writer fills it from the openings."""

    title: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A section begins. `rank` 0 is a section, 1 a chapter of the one before; `tab` marks its pages.

    `run_on` says that it may stand below the section before, where enough of the page is left; a chapter that opens
    `spread` pages may do so below another short one. `part` is the title over it and the chapters that follow it.
    """

    code: str
    title: str
    lead: str = ""
    kicker: str = ""
    rank: int = 0
    tab: Tab | None = None
    foot: str = ""
    run_on: bool = False
    spread: bool = False
    one_page: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a page; with `soft` only where what follows would not fit on this one."""

    soft: bool = False
