"""A true preview of PDF pages: drawn in one worker thread, kept for a while, shown crisp at every scale."""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Literal, Protocol, cast

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import Rule, column, row
from ui.widgets.buttons import IconButton
from ui.widgets.choices import SegmentedSwitch
from ui.widgets.words import Label

KEPT: Final = 12
"""Pages kept as pictures."""

DESK: Final = 24
"""Pixels of desk around and between pages."""

Fit = Literal["page", "width"]


@dataclass(frozen=True, slots=True)
class _Wish:
    document: int
    page: int
    pixels: int
    """Width of the picture in device pixels."""


class _Printer(QObject):
    """Draws pages in a thread of its own: pdfium may only be used by one at a time.

    `opened(document, sizes)` the pages' sizes in points, or an exception; `drawn(wish, image)`.
    """

    opened = Signal(object, object)
    drawn = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._orders: queue.SimpleQueue[tuple[int, bytes] | None] = queue.SimpleQueue()
        self._wishes: list[_Wish] = []
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="pdf pages", daemon=True)

    def open(self, number: int, document: bytes) -> None:
        """Take another document."""
        if not self._thread.is_alive() and self._thread.ident is None:
            self._thread.start()
        self._orders.put((number, document))

    def wish(self, wishes: list[_Wish]) -> None:
        """Draw these pages next, in this order; earlier wishes are forgotten."""
        with self._lock:
            self._wishes = list(wishes)
        self._orders.put((-1, b""))

    def close(self) -> None:
        """End the thread."""
        if self._thread.ident is not None:
            with self._lock:
                self._wishes = []
            self._orders.put(None)
            self._thread.join(5)

    def _run(self) -> None:
        pages = _Pages()
        while (order := self._orders.get()) is not None:
            number, document = order
            if number >= 0:
                self.opened.emit(number, pages.open(number, document))
            while self._orders.empty() and (wish := self._next()) is not None:
                image = pages.draw(wish)
                if image is not None:
                    self.drawn.emit(wish, image)
        pages.close()

    def _next(self) -> _Wish | None:
        with self._lock:
            return self._wishes.pop(0) if self._wishes else None


class _Page(Protocol):
    """What is used of a pdfium page; the library's own types say too little."""

    def get_width(self) -> float: ...
    def render(self, *, scale: float, prefer_bgrx: bool) -> _Bitmap: ...
    def close(self) -> None: ...


class _Bitmap(Protocol):
    buffer: bytes
    width: int
    height: int
    stride: int


class _Pdf(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> _Page: ...
    def get_page_size(self, at: int, /) -> tuple[float, float]: ...
    def close(self) -> None: ...


class _Pages:
    """The document that is open, in the thread that may touch it."""

    def __init__(self) -> None:
        self._number = -1
        self._document: _Pdf | None = None

    def open(self, number: int, document: bytes) -> object:
        # Loading the library takes 40 ms, which the window must not wait for.
        import pypdfium2

        self.close()
        try:
            opened = cast("_Pdf", pypdfium2.PdfDocument(document))
            sizes = [opened.get_page_size(at) for at in range(len(opened))]
        except Exception as error:  # pdfium's own errors are of several kinds; all mean the same here
            return error
        self._number, self._document = number, opened
        return sizes

    def draw(self, wish: _Wish) -> QImage | None:
        if self._document is None or wish.document != self._number:
            return None
        page = self._document[wish.page]
        bitmap = page.render(scale=wish.pixels / page.get_width(), prefer_bgrx=True)
        form = QImage.Format.Format_RGB32
        image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, form).copy()
        page.close()
        return image

    def close(self) -> None:
        if self._document is not None:
            self._document.close()
        self._document, self._number = None, -1


class PdfPages(QAbstractScrollArea):
    """The pages one under another on a desk. Page Up and Down, Home and End, plus and minus.

    `page_changed(page)` from 0 when another page is the one that is looked at; `failed(error)` when the document
    cannot be read; `shown(pages)` with their count when it has been read.
    """

    page_changed = Signal(int)
    failed = Signal(object)
    shown = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._printer = _Printer()
        self._printer.opened.connect(self._opened)
        self._printer.drawn.connect(self._drawn)
        self._document = 0
        self._sizes: list[tuple[float, float]] = []
        self._places: list[QRect] = []
        self._pictures: OrderedDict[_Wish, QImage] = OrderedDict()
        self._fit: Fit = "page"
        self._zoom = 1.0
        self._page = 0
        self._wanted_page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(context.language.say("Preview of the pages"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self.destroyed.connect(self._printer.close)

    def show_document(self, document: bytes, page: int | None = None) -> None:
        """Show another PDF; stays on the same page if there is one, or goes to `page`."""
        self._wanted_page = self._page if page is None else page
        self._document += 1
        self._printer.open(self._document, document)

    def clear(self) -> None:
        """Show an empty desk."""
        self._document += 1
        self._sizes, self._places, self._page = [], [], 0
        self._pictures.clear()
        self.viewport().update()

    def close_document(self) -> None:
        """End the worker; call it before the window goes."""
        self._printer.close()

    def pages(self) -> int:
        """How many pages there are; 0 until they are read."""
        return len(self._sizes)

    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self._page

    def ready(self) -> bool:
        """Whether every page in sight is drawn as sharp as it is shown."""
        return bool(self._places) and all(wish in self._pictures for wish in self._needed(ahead=False))

    def page_rect(self, page: int) -> QRect:
        """Where a page lies on the desk, in logical pixels."""
        return QRect(self._places[page])

    def kept(self) -> int:
        """How many pages are kept as pictures."""
        return len(self._pictures)

    def set_fit(self, fit: Fit) -> None:
        """Fit the whole page, or its width, into the view."""
        self._fit, self._zoom = fit, 1.0
        self._keep_page()

    def zoom(self, factor: float) -> None:
        """Enlarge (above 1) or reduce what is fitted."""
        self._zoom = min(max(self._zoom * factor, 0.25), 6.0)
        self._keep_page()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        if self._places:
            page = min(max(page, 0), len(self._places) - 1)
            self.verticalScrollBar().setValue(self._places[page].top() - DESK)
            self._set_page(page)

    def _opened(self, number: object, sizes: object) -> None:
        if number != self._document:
            return
        if isinstance(sizes, Exception):
            self.clear()
            self.failed.emit(sizes)
            return
        self._sizes = sizes if isinstance(sizes, list) else []
        self._page = -1
        self._arrange()
        self.go_to(self._wanted_page)
        self.shown.emit(len(self._sizes))
        self._wish()

    def _drawn(self, wish: object, image: object) -> None:
        if not isinstance(wish, _Wish) or not isinstance(image, QImage):
            return
        if wish.document == self._document:
            # Pictures of another size or of the document before stay until something sharper is there.
            for old in [w for w in self._pictures if w.page == wish.page]:
                del self._pictures[old]
            self._pictures[wish] = image
            while len(self._pictures) > KEPT:
                self._pictures.popitem(last=False)
            self.viewport().update()

    def _arrange(self) -> None:
        room = self.viewport().size()
        self._places = []
        top, widest = DESK, 0
        for width, height in self._sizes:
            size = self._fitted(width, height, room)
            left = max((room.width() - size.width()) // 2, DESK)
            self._places.append(QRect(QPoint(left, top), size))
            top += size.height() + DESK
            widest = max(widest, size.width() + 2 * DESK)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, top - room.height()))
        bar.setPageStep(room.height())
        self.horizontalScrollBar().setRange(0, max(0, widest - room.width()))
        self.horizontalScrollBar().setPageStep(room.width())

    def _fitted(self, width: float, height: float, room: QSize) -> QSize:
        across = max(room.width() - 2 * DESK, 80) / width
        down = max(room.height() - 2 * DESK, 80) / height
        factor = (min(across, down) if self._fit == "page" else across) * self._zoom
        return QSize(round(width * factor), round(height * factor))

    def _keep_page(self) -> None:
        page = self._page
        self._arrange()
        self.go_to(page)
        self._wish()
        self.viewport().update()

    def _in_sight(self) -> list[int]:
        view = self.viewport().rect().translated(0, self.verticalScrollBar().value())
        return [
            at
            for at, place in enumerate(self._places)
            if place.top() < view.bottom() and place.bottom() > view.top()
        ]

    def _needed(self, *, ahead: bool) -> list[_Wish]:
        pages = self._in_sight()
        if ahead and pages:
            pages += [
                at for at in (pages[-1] + 1, pages[0] - 1, pages[-1] + 2) if 0 <= at < len(self._places)
            ]
        ratio = self.viewport().devicePixelRatioF()
        return [_Wish(self._document, at, round(self._places[at].width() * ratio)) for at in pages]

    def _wish(self) -> None:
        missing = [wish for wish in self._needed(ahead=True) if wish not in self._pictures]
        if missing:
            self._printer.wish(missing)

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = next(
            (at for at, place in enumerate(self._places) if place.bottom() + DESK >= middle),
            len(self._places) - 1,
        )
        self._set_page(page)
        self._wish()

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            words = self._context.language.say(
                "Page {page} of {pages}", page=page + 1, pages=len(self._sizes)
            )
            self.setAccessibleDescription(words)
            self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sizes:
            self._keep_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(self._page + steps[key])
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(len(self._sizes) - 1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(1.25)
        elif key == Qt.Key.Key_Minus:
            self.zoom(0.8)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme = self._context.theme
        painter.fillRect(event.rect(), theme.colour("sunk"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shift = QPoint(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for at in self._in_sight():
            place = self._places[at].translated(shift)
            if place.intersects(event.rect()):
                self._paint_page(painter, at, place)

    def _paint_page(self, painter: QPainter, at: int, place: QRect) -> None:
        # Paper is white in a dark room too: the preview shows what will be printed.
        painter.fillRect(place, Qt.GlobalColor.white)
        picture = next((image for wish, image in self._pictures.items() if wish.page == at), None)
        if picture is not None:
            painter.drawImage(place, picture)
        painter.setPen(self._context.theme.colour("line2"))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))


class PdfView(QWidget):
    """The pages with a bar over them: back, the page's number, forth, and how they fit.

    `page_changed(page)`, `failed(error)` and `shown(pages)` as in `PdfPages`.
    """

    page_changed = Signal(int)
    failed = Signal(object)
    shown = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.language.say
        self.view = PdfPages(context)
        self._back = IconButton(
            context, "chevron-left", say("Page back"), lambda: self.go_to(self.page() - 1)
        )
        self._forth = IconButton(
            context, "chevron-right", say("Page forth"), lambda: self.go_to(self.page() + 1)
        )
        self._number = Label()
        fits = [("page", say("Page"), ""), ("width", say("Width"), "")]
        self._fit = SegmentedSwitch(context, say("How pages fit"), fits)
        self._fit.chosen.connect(self._refit)
        bar = row(8)
        bar.setContentsMargins(16, 6, 16, 6)
        bar.addWidget(self._back)
        bar.addWidget(self._number)
        bar.addWidget(self._forth)
        bar.addStretch(1)
        bar.addWidget(IconButton(context, "zoom-out", say("Smaller"), lambda: self.view.zoom(0.8)))
        bar.addWidget(IconButton(context, "zoom-in", say("Larger"), lambda: self.view.zoom(1.25)))
        bar.addWidget(self._fit)
        whole = column(0)
        whole.addLayout(bar)
        whole.addWidget(Rule())
        whole.addWidget(self.view, 1)
        self.setLayout(whole)
        self.setMinimumWidth(scale.INSPECTOR)
        self.view.page_changed.connect(self._turned)
        self.view.shown.connect(self._shown)
        self.view.failed.connect(self.failed)
        self._tell()

    def show_document(self, document: bytes, page: int | None = None) -> None:
        """Show another PDF (see `PdfPages.show_document`)."""
        self.view.show_document(document, page)

    def clear(self) -> None:
        """Show an empty desk."""
        self.view.clear()
        self._tell()

    def close_document(self) -> None:
        """End the worker; call it before the window goes."""
        self.view.close_document()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        self.view.go_to(page)

    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self.view.page()

    def pages(self) -> int:
        """How many pages there are."""
        return self.view.pages()

    def ready(self) -> bool:
        """Whether every page in sight is drawn sharp (screenshots wait for it)."""
        return self.view.ready()

    def _refit(self, fit: object) -> None:
        self.view.set_fit("width" if fit == "width" else "page")

    def _turned(self, page: int) -> None:
        self._tell()
        self.page_changed.emit(page)

    def _shown(self, pages: int) -> None:
        self._tell()
        self.shown.emit(pages)

    def _tell(self) -> None:
        pages, page = self.pages(), self.page()
        say = self._context.language.say
        self._number.setText(
            say("Page {page} of {pages}", page=page + 1, pages=pages) if pages else say("No pages")
        )
        self._back.setEnabled(page > 0)
        self._forth.setEnabled(page + 1 < pages)
