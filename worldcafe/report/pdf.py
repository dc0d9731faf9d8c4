"""The report as a PDF: laid out on sheets, drawn page by page, written beside its place and renamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Literal, cast

from reportlab.pdfgen.canvas import Canvas

from worldcafe import __version__
from worldcafe.domain.errors import Stopped
from worldcafe.language import Language, mark
from worldcafe.report.blocks import Remark, Report
from worldcafe.report.layout.place import sheets
from worldcafe.report.pen import Pen
from worldcafe.report.sheet import Part, Piece, Sheet
from worldcafe.report.style import CAPTION, MM, PAPERS, SMALL_STRONG, WHITE, Page, Style
from worldcafe.report.typeface import Typesetter, basic_font
from worldcafe.saving import save

Stop = Callable[[], bool]
Watch = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the file, its number of pages, and what the organiser should know."""

    path: Path
    pages: int
    warnings: tuple[Remark, ...] = ()


def write_pdf(
    report: Report,
    path: Path | str,
    language: Language,
    *,
    paper: Literal["A4", "Letter"] | None = None,
    invariant: bool = False,
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> Written:
    """Write the report to a file; an existing one is replaced only by a whole one.

    `paper` is the report's own if not given. `invariant` leaves out the time and gives the same bytes for the
    same report. `watch(done, total)` hears of each page, `stop()` may end the work (`Stopped`). A place that
    cannot be written raises `NotWritable`.
    """
    data, pages, warnings = _drawn(report, language, paper, invariant, stop, watch)
    target = Path(path)
    save(target, data)
    return Written(target, pages, warnings)


def pdf_bytes(
    report: Report,
    language: Language,
    *,
    paper: Literal["A4", "Letter"] | None = None,
    invariant: bool = False,
    stop: Stop | None = None,
    watch: Watch | None = None,
) -> bytes:
    """The report as the bytes of a PDF, for a preview."""
    return _drawn(report, language, paper, invariant, stop, watch)[0]


def _drawn(
    report: Report,
    language: Language,
    paper: Literal["A4", "Letter"] | None,
    invariant: bool,
    stop: Stop | None,
    watch: Watch | None,
) -> tuple[bytes, int, tuple[Remark, ...]]:
    page = PAPERS[paper or report.metadata.paper]
    setter = Typesetter()
    found = sheets(report, setter, page, language)
    feet = Feet(setter, report.metadata.foot, report.metadata.edition_line, page)
    book = Book(page.width, page.height, language.code, invariant, structured=True)
    book.describe(
        report.metadata.title, report.metadata.author, report.metadata.subject, report.metadata.keywords
    )
    numbers = {t.key: n for n, sheet in enumerate(found, 1) for t in sheet.targets}
    for n, sheet in enumerate(found, 1):
        if stop is not None and stop():
            raise Stopped(STOPPED)
        feet.draw(sheet, n)
        book.page(sheet, page.left(n), numbers)
        if watch is not None:
            watch(n, len(found))
    return book.finish(), len(found), (*report.warnings, *remarks(setter))


STOPPED: Final = mark("Stopped; no file was written.")


class Book:
    """A PDF being drawn, page by page, from sheets; `structured` gives it a reading order for a screen reader."""

    def __init__(
        self, width: float, height: float, language: str, invariant: bool, *, structured: bool = False
    ) -> None:
        self._buffer = BytesIO()
        self._height = height
        # The base font must be one of ours, or an unembedded Helvetica is named in the file.
        self._canvas = cast(Any, Canvas)(
            self._buffer,
            pagesize=(width, height),
            # A structured file is compressed when its tree is hung in; twice would only take time.
            pageCompression=0 if structured else 1,
            invariant=int(invariant),
            lang=language.replace("_", "-"),
            initialFontName=basic_font(),
        )
        self._rank = -1
        self._structured = structured
        self._page = self._number = 0
        self._pieces: list[Piece] = []
        self._title = ""
        self._language = language.replace("_", "-")

    def describe(self, title: str, author: str, subject: str, keywords: Iterable[str]) -> None:
        """What the file says about itself; viewers show the title instead of the file's name."""
        canvas = self._canvas
        self._title = title
        canvas.setTitle(title)
        canvas.setAuthor(author)
        canvas.setSubject(subject)
        canvas.setKeywords(", ".join(keywords))
        canvas.setCreator(f"worldcafe {__version__}")
        canvas.setProducer("worldcafe")
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def page(self, sheet: Sheet, left: float, numbers: dict[str, int]) -> None:
        """Draw a sheet and its bookmarks, and end the page."""
        canvas = self._canvas
        pen = Pen(canvas, self._height, left, numbers)
        for part, run in groupby(sheet.ops, key=lambda op: op[0]):
            self._begin(part)
            for _, op in run:
                op(pen)
            canvas._code.append("EMC")
        for target in sheet.targets:
            canvas.bookmarkHorizontal(target.key, 0, self._height - target.y)
            rank = min(target.rank, self._rank + 1)
            canvas.addOutlineEntry(target.title, target.key, rank, 1)
            self._rank = rank
        canvas.showPage()
        self._page += 1
        self._number = 0

    def _begin(self, part: Part | None) -> None:
        """Mark what follows as a piece of the reading order, or as decoration."""
        if part is None:
            self._canvas._code.append("/Artifact BMC")
            return
        self._canvas._code.append(f"/{part.role} <</MCID {self._number}>> BDC")
        self._pieces.append(Piece(part, self._page, self._number))
        self._number += 1

    def finish(self) -> bytes:
        """The bytes of the whole file."""
        self._canvas.save()
        data = self._buffer.getvalue()
        if not self._structured:
            return data
        from worldcafe.report.tagging import tagged

        return tagged(data, self._pieces, self._title, self._language)


class Feet:
    """Running feet and thumb tabs: page and section outside, event or edition inside."""

    def __init__(self, setter: Typesetter, event: str, edition: str, page: Page) -> None:
        self.setter = setter
        self.event = _short(setter, event, page.measure * 0.6)
        self.edition = edition
        self.page = page

    def draw(self, sheet: Sheet, number: int) -> None:
        if sheet.plain:
            return
        y, width = self.page.height - self.page.running, self.page.measure
        section = _short(self.setter, sheet.foot, width * 0.34)
        if number % 2:
            sheet.text(0, y, self.event, CAPTION)
            taken = sheet.text(width, y, str(number), SMALL_STRONG, "right")
            sheet.text(width - taken - 11, y, section, CAPTION, "right")
        else:
            taken = sheet.text(0, y, str(number), SMALL_STRONG)
            sheet.text(taken + 11, y, section, CAPTION)
            sheet.text(width, y, self.edition, CAPTION, "right")
        for tab in sheet.tabs:
            self._tab(sheet, number, *tab)

    def _tab(self, sheet: Sheet, number: int, label: str, colour: str, place: int) -> None:
        width, height = 8 * MM, 20 * MM
        step = 27 * MM if place < 8 else 18 * MM
        y = 26 * MM + (place % 8 if place < 8 else place % 12) * step
        outer = self.page.width - self.page.left(number)
        x = outer - width if number % 2 else -self.page.left(number)
        sheet.box(x - (0 if number % 2 else 3), y, width + 3, height, colour)
        sheet.text(
            x + width / 2,
            y + height / 2 + 4.4,
            label,
            Style("sans-strong", 13 if len(label) < 3 else 9, 0, WHITE),
            "middle",
        )


def _short(setter: Typesetter, text: str, measure: float) -> str:
    """A running foot in the room it has: whole words, dots where it had to end (the whole stands on the cover)."""
    words = setter.clean(text).replace("\n", " ")
    if setter.width(words, CAPTION.face, CAPTION.size) <= measure:
        return words
    while words and setter.width(words + " …", CAPTION.face, CAPTION.size) > measure:
        words = words[:-1]
    return words.rstrip(" ,·") + " …"


_MISSING: Final = mark(
    "No typeface here has the character {character} ({code}); it is printed as a question mark in: {text}"
)
_CONTROLS: Final = mark("Control characters left out: {n}.")
_DIRECTION: Final = mark(
    "Text that runs from right to left is turned line by line only; numbers and joined letters in it may read wrongly "
    "on paper: {text}"
)


def remarks(setter: Typesetter) -> Sequence[Remark]:
    """What could not be printed as it was written."""
    found = [
        Remark("missing-glyph", _MISSING, {"character": c, "code": f"U+{ord(c):04X}", "text": _quoted(text)})
        for c, text in sorted(setter.missing.items())
    ]
    if setter.controls:
        found.append(Remark("controls", _CONTROLS, {"n": setter.controls}))
    found += [Remark("right-to-left", _DIRECTION, {"text": _quoted(text)}) for text in setter.right_to_left]
    return found


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"
