"""Printing a finished PDF through the system's dialogue: pages become pictures at the printer's resolution."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ui.work import Stop, Watch

DOTS: Final = 300
"""Dots per inch at which pages are drawn: the sharpest that a common laser printer shows."""

POINTS: Final = 72


def choose_printer(parent: QWidget, title: str, pages: int) -> QPrinter | None:
    """Ask the system for a printer and which pages; None if the person turns away."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialogue = QPrintDialog(printer, parent)
    dialogue.setWindowTitle(title)
    dialogue.setMinMax(1, pages)
    dialogue.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    return printer if dialogue.exec() == QPrintDialog.DialogCode.Accepted else None


def pages_to_print(printer: QPrinter, pages: int) -> range:
    """The pages, from 0, that were chosen in the dialogue."""
    first, last = printer.fromPage(), printer.toPage()
    return range(max(first, 1) - 1, min(last or pages, pages))


def print_pdf(printer: QPrinter, pdf: bytes, stop: Stop, watch: Watch) -> int:
    """Send a PDF to a printer, page by page; returns how many went. Works in any thread; `watch` gets a share."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    painter = QPainter()
    sent = 0
    try:
        chosen = pages_to_print(printer, len(document))
        for at in chosen:
            if stop():
                printer.abort()
                break
            page = document[at]
            _lay_out(printer, QSizeF(page.get_width(), page.get_height()), first=sent == 0)
            if sent == 0:
                painter.begin(printer)
            else:
                printer.newPage()
            painter.drawImage(QRectF(printer.paperRect(QPrinter.Unit.DevicePixel)), _picture(page))
            page.close()
            sent += 1
            watch(sent / len(chosen))
    finally:
        if painter.isActive():
            painter.end()
        document.close()
    return sent


def _lay_out(printer: QPrinter, points: QSizeF, *, first: bool) -> None:
    # The paper follows the page: a table tent lies across, a report stands.
    upright = points.height() >= points.width()
    size = points if upright else points.transposed()
    layout = QPageLayout(
        QPageSize(size, QPageSize.Unit.Point),
        QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape,
        printer.pageLayout().margins() * 0,
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    if first:
        printer.setFullPage(True)


def _picture(page: Any) -> QImage:
    bitmap: Any = page.render(scale=DOTS / POINTS, prefer_bgrx=True)
    return QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    ).copy()
