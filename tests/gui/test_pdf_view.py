"""The preview of PDF pages: true, sharp, and calm about a damaged file."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from ui.context import Context
from ui.widgets.pdf_view import KEPT, PdfView

HUES = ("#B42318", "#1E7B4B", "#2456A6")


def document(pages: int) -> bytes:
    """A4 pages, each wholly in one colour, in turn."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    for at in range(pages):
        canvas.setFillColor(HUES[at % len(HUES)])
        canvas.rect(0, 0, 595, 842, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def view(context: Context, qtbot: QtBot) -> Iterator[PdfView]:
    made = PdfView(context)
    qtbot.addWidget(made)
    made.resize(600, 700)
    made.show()
    yield made
    made.close_document()


def middle(view: PdfView) -> QColor:
    """The colour in the middle of what is seen."""
    pages = view.view.viewport()
    return pages.grab().toImage().pixelColor(pages.width() // 2, pages.height() // 2)


def test_the_first_page_is_shown_as_it_will_be_printed(view: PdfView, qtbot: QtBot) -> None:
    view.show_document(document(3))
    qtbot.waitUntil(view.ready)
    assert view.pages() == 3
    assert middle(view) == QColor(HUES[0])


def test_page_down_and_up_turn_the_pages(view: PdfView, qtbot: QtBot) -> None:
    view.show_document(document(3))
    qtbot.waitUntil(view.ready)
    turned: list[int] = []
    view.page_changed.connect(turned.append)
    QTest.keyClick(view.view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(view.ready)
    assert middle(view) == QColor(HUES[1])
    QTest.keyClick(view.view, Qt.Key.Key_End)
    QTest.keyClick(view.view, Qt.Key.Key_PageUp)
    assert (view.page(), turned) == (1, [1, 2, 1])


def test_a_new_version_stays_on_the_page_that_is_looked_at(view: PdfView, qtbot: QtBot) -> None:
    view.show_document(document(9))
    qtbot.waitUntil(view.ready)
    view.go_to(4)
    with qtbot.waitSignal(view.shown):
        view.show_document(document(9))
    assert view.page() == 4
    with qtbot.waitSignal(view.shown):
        view.show_document(document(2))
    assert view.page() == 1


def test_a_page_that_is_fitted_to_the_width_is_drawn_anew_and_larger(view: PdfView, qtbot: QtBot) -> None:
    view.show_document(document(1))
    qtbot.waitUntil(view.ready)
    before = view.view.page_rect(0).width()
    view.view.set_fit("width")
    assert not view.ready()
    qtbot.waitUntil(view.ready)
    assert view.view.page_rect(0).width() > before


def test_only_some_pages_are_kept_in_memory(view: PdfView, qtbot: QtBot) -> None:
    view.show_document(document(30))
    qtbot.waitUntil(view.ready)
    for page in range(30):
        view.go_to(page)
        qtbot.waitUntil(view.ready)
    assert view.view.kept() <= KEPT


def test_a_damaged_document_is_told_and_leaves_an_empty_desk(view: PdfView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.failed):
        view.show_document(b"not a PDF")
    assert view.pages() == 0
    view.show_document(document(1))
    qtbot.waitUntil(view.ready)
    assert middle(view) == QColor(HUES[0])


def test_of_two_documents_in_a_row_the_last_one_is_seen(view: PdfView, qtbot: QtBot) -> None:
    for pages in (5, 6, 7, 2):
        view.show_document(document(pages))
    qtbot.waitUntil(view.ready)
    assert view.pages() == 2


def test_a_forgotten_view_takes_its_worker_with_it(context: Context, qtbot: QtBot) -> None:
    before = set(threading.enumerate())
    forgotten = PdfView(context)
    forgotten.show_document(document(40))
    qtbot.waitUntil(lambda: forgotten.pages() == 40)
    worker = (set(threading.enumerate()) - before).pop()
    forgotten.deleteLater()
    qtbot.waitUntil(lambda: not worker.is_alive())
