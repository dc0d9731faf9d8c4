"""The handouts as files: one click prints what saves the day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from worldcafe.domain.cafe import Cafe
from worldcafe.domain.errors import Stopped, WrongUse
from worldcafe.language import Language, mark
from worldcafe.report.blocks import Remark
from worldcafe.report.handouts.cards import cards
from worldcafe.report.handouts.door import door_lists
from worldcafe.report.handouts.lists import round_lists
from worldcafe.report.handouts.poster import poster
from worldcafe.report.handouts.tents import table_tents
from worldcafe.report.pdf import STOPPED, Book, Stop, Watch, remarks
from worldcafe.report.sheet import Sheet
from worldcafe.report.source import Source
from worldcafe.report.style import PAPERS, TEXT, TITLE, Page
from worldcafe.report.typeface import Typesetter
from worldcafe.saving import save

Maker = Callable[[Source, Typesetter, Page, Sequence[str] | None], Iterator[Sheet]]


@dataclass(frozen=True, slots=True)
class Handout:
    """A kind of handout: its file, its title, and who lays it out."""

    file: str
    title: str
    maker: Maker


_HANDOUTS: Final = {
    "itineraries": Handout("itineraries.pdf", mark("Itinerary cards"), cards),
    "doorlist": Handout("door-list.pdf", mark("Door list"), door_lists),
    "tents": Handout("table-tents.pdf", mark("Table tents"), table_tents),
    "tablelists": Handout("table-lists.pdf", mark("Table lists"), round_lists),
    "agenda": Handout("agenda.pdf", mark("Agenda poster"), poster),
}
HANDOUTS: Final = tuple(_HANDOUTS)
"""The names of all handouts."""
TITLES: Final = {name: handout.title for name, handout in _HANDOUTS.items()}
"""What each is called in the window and on the paper, a message to translate."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What was written, and what the organiser should know."""

    paths: tuple[Path, ...]
    warnings: tuple[Remark, ...] = ()


def write_handouts(
    cafe: Cafe,
    folder: Path | str,
    language: Language,
    only: Sequence[str] = HANDOUTS,
    *,
    plan: str | None = None,
    people: Sequence[str] | None = None,
    invariant: bool = False,
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> Pack:
    """Write handouts into a folder, each file whole or not at all.

    `only` names them (see `HANDOUTS`); `plan` is the adopted one if not given; `people` limits the cards to those
    ids. `watch(done, total)` hears of each sheet. Raises `WrongUse`, `Stopped` and `NotWritable`.
    """
    unknown = [name for name in only if name not in _HANDOUTS]
    if unknown:
        raise WrongUse(
            mark("There is no handout called {name}; there are {names}."),
            name=unknown[0],
            names=", ".join(HANDOUTS),
        )
    setter = Typesetter()
    source = Source(cafe, language, plan=plan)
    laid = {name: _sheets(source, setter, name, people, stop) for name in dict.fromkeys(only)}
    total = sum(len(sheets) for sheets in laid.values())
    done = 0
    made: list[tuple[Path, bytes]] = []
    for name, sheets in laid.items():
        data = _drawn(source, name, sheets, invariant, stop, watch, done, total)
        made.append((Path(folder) / _HANDOUTS[name].file, data))
        done += len(sheets)
    for path, data in made:
        save(path, data, make_folder=True)
    return Pack(tuple(path for path, _ in made), (*_unplanned(source), *remarks(setter)))


def _unplanned(source: Source) -> Iterator[Remark]:
    if not source.rotation.seats:
        yield Remark("no-plan", mark("No rotation has been adopted yet; the handouts name no tables."))


def _sheets(
    source: Source, setter: Typesetter, name: str, people: Sequence[str] | None, stop: Stop | None
) -> list[Sheet]:
    found: list[Sheet] = []
    for sheet in _HANDOUTS[name].maker(source, setter, _page(source), people):
        if stop is not None and stop():
            raise Stopped(STOPPED)
        found.append(sheet)
    return found


def _page(source: Source) -> Page:
    return PAPERS[source.cafe.event.paper]


def _drawn(
    source: Source,
    name: str,
    sheets: Sequence[Sheet],
    invariant: bool,
    stop: Stop | None,
    watch: Watch | None,
    done: int,
    total: int,
) -> bytes:
    page = _page(source)
    event, say = source.cafe.event, source.language.say
    title = say(_HANDOUTS[name].title)
    book = Book(page.width, page.height, source.language.code, invariant)
    book.describe(
        f"{event.title}: {title}" if event.title else title,
        event.organiser or event.title,
        title,
        ("World Café",),
    )
    # A file needs a page: where there is nothing to print it says so.
    for at, sheet in enumerate(sheets or [_nothing(source, title)]):
        if stop is not None and stop():
            raise Stopped(STOPPED)
        book.page(sheet, 0, {})
        if watch is not None:
            watch(done + at + 1, max(total, 1))
    return book.finish()


def _nothing(source: Source, title: str) -> Sheet:
    sheet = Sheet(Typesetter(), plain=True)
    sheet.text(56, 100, title, TITLE)
    sheet.text(56, 126, source.language.say("There is nothing to print yet."), TEXT)
    return sheet


def handout_pdf(
    cafe: Cafe,
    language: Language,
    name: str,
    *,
    plan: str | None = None,
    people: Sequence[str] | None = None,
    invariant: bool = False,
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> bytes:
    """One handout as a PDF in memory; `name` is one of `HANDOUTS`, the rest as in `write_handouts`."""
    source = Source(cafe, language, plan=plan)
    sheets = _sheets(source, Typesetter(), name, people, stop)
    return _drawn(source, name, sheets, invariant, stop, watch, 0, len(sheets))
