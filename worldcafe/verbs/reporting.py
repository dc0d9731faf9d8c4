"""The report and the handouts of a café, in the café's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from worldcafe.domain.cafe import Cafe
from worldcafe.language import Language, language
from worldcafe.verbs.alike import house_cases
from worldcafe.verbs.planning import figures_as_json, figures_of

if TYPE_CHECKING:
    from worldcafe.report.blocks import Remark, Report

HANDOUTS: Final = ("itineraries", "doorlist", "tents", "tablelists", "agenda")
Edition = Literal["internal", "public"]
Watch = Callable[[int, int], None]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class MadeReport:
    """A report that was written: where, how many pages, and what its reader should know."""

    path: Path
    pages: int
    warnings: Sequence[Remark]


@dataclass(frozen=True, slots=True)
class MadeHandouts:
    """The handouts that were written."""

    files: Sequence[Path]
    warnings: Sequence[Remark]


def language_of(cafe: Cafe) -> Language:
    """The language that the café's documents are written in."""
    return language(cafe.event.language)


def composed(cafe: Cafe, edition: Edition = "internal", decided: frozenset[str] = frozenset()) -> Report:
    """The report as blocks, with the adopted plan's figures measured from the seats as they stand.

    `decided` are look-alikes that somebody has called different (keys of `worldcafe.verbs.alike.Case`); the others
    are told where the report speaks of colleagues.
    """
    from worldcafe.report.compose import compose

    return compose(cafe, language_of(cafe), _figures(cafe, decided), edition)


def _figures(cafe: Cafe, decided: frozenset[str]) -> Mapping[str, Any] | None:
    figures = figures_of(cafe)
    if not figures:
        return None
    return {**figures_as_json(figures), "houses_undecided": len(house_cases(cafe, decided).groups())}


def make_report(
    cafe: Cafe,
    path: Path,
    *,
    edition: Edition = "internal",
    decided: frozenset[str] = frozenset(),
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> MadeReport:
    """Write the feedback report as a PDF; raises NotWritable or Stopped, and then leaves what was there before."""
    from worldcafe.report.pdf import write_pdf

    written = write_pdf(composed(cafe, edition, decided), path, language_of(cafe), stop=stop, watch=watch)
    return MadeReport(path, written.pages, written.warnings)


def preview_report(
    cafe: Cafe,
    *,
    edition: Edition = "internal",
    decided: frozenset[str] = frozenset(),
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> bytes:
    """The report's PDF in memory, for the window."""
    from worldcafe.report.pdf import pdf_bytes

    return pdf_bytes(composed(cafe, edition, decided), language_of(cafe), stop=stop, watch=watch)


def make_handouts(
    cafe: Cafe,
    folder: Path,
    only: Sequence[str] = HANDOUTS,
    *,
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> MadeHandouts:
    """Write some of `HANDOUTS` as PDFs into a folder, which is made if it is not there."""
    from worldcafe.report.handouts import write_handouts

    written = write_handouts(cafe, folder, language_of(cafe), tuple(only), stop=stop, watch=watch)
    return MadeHandouts(written.paths, written.warnings)


def handout(
    cafe: Cafe,
    name: str,
    *,
    people: Sequence[str] | None = None,
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> bytes:
    """One handout's PDF in memory, for the window; `name` is one of `HANDOUTS`, `people` limits cards to those ids."""
    from worldcafe.report.handouts import handout_pdf

    return handout_pdf(cafe, language_of(cafe), name, people=people, stop=stop, watch=watch)
