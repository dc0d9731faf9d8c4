"""How fluent the harvest is with thousands of notes: `python -m benchmarks.harvest_list [COUNT]`.

Prints milliseconds, and beside them the ratio to a baseline of the same run: a plain QListView of the same texts in
rows of one height, which nobody could read.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QApplication, QListView, QWidget

from ui.bridge import DocumentBridge
from ui.context import Context
from ui.organiser.harvest import HarvestPage
from ui.preferences import Preferences
from ui.theme import Choice, Theme
from ui.work import Jobs, Work
from worldcafe.domain import defaults
from worldcafe.domain.event import Event, Round, Stand, Table, Topic
from worldcafe.domain.notes import Extras, Revision, digest
from worldcafe.language import language
from worldcafe.store import edits
from worldcafe.store.document import Document

WORDS = (
    "schools",
    "already",
    "walk",
    "the",
    "pilot",
    "streets",
    "on",
    "Fridays",
    "let",
    "pupils",
    "łódź",
    "улица",
)


class Desk:
    """Just enough of a window."""

    def __init__(self, bridge: DocumentBridge) -> None:
        self.bridge = bridge
        self.jobs = Jobs()

    def go_to(self, stage: str, target: object = None) -> None: ...

    def tell(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None: ...

    def undo(self) -> None: ...

    def tell_error(self, error: Exception) -> None:
        raise error

    def open_capture(self, table: str | None = None) -> None: ...

    def edit(self, label: str, change: Callable[[Any], Any], origin: object = None) -> bool:
        with self.bridge.document.edit(label, origin) as writer:
            change(writer)
        return True

    def run(
        self,
        label: str,
        work: Work,
        done: Callable[[Any], None] | None = None,
        progressed: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        quiet: bool = False,
    ) -> Callable[[], None]:
        job = self.jobs.start(work, label)
        if done is not None:
            job.finished.connect(done)
        return job.cancel


def notes(count: int, kinds: Sequence[str]) -> list[Revision]:
    """Notes of 6 to 40 words at eight tables in three rounds."""
    made: list[Revision] = []
    for n in range(count):
        words = [WORDS[(n * 7 + at * at) % len(WORDS)] for at in range(6 + n % 35)]
        table, round_ = f"t{n % 8}", f"r{n % 3}"
        note = Revision(
            *(
                f"v{n}",
                f"n{n}",
                (),
                "device",
                n + 1,
                f"{1_800_000_000_000 + n * 1000:015d}-00000",
                table,
                round_,
            ),
            topic=f"p{n % 8}",
            kind=kinds[n % len(kinds)],
            text=" ".join(words).capitalize(),
            extras=Extras(starred=n % 9 == 0),
        )
        made.append(note)
    return made


def build(folder: Path, count: int) -> Document:
    """A café with so many notes."""
    english = language("en")
    kinds = defaults.kinds(english)
    topics = [Topic(f"p{n}", f"Topic {n + 1}", hue=n, position=n) for n in range(8)]
    tables = [Table(f"t{n}", n + 1) for n in range(8)]
    rounds = [Round(f"r{n}", n + 1) for n in range(3)]
    stands = [Stand(r.id, t.id, f"p{t.id[1:]}") for r in rounds for t in tables]
    written = [replace(n, digest=digest(n)) for n in notes(count, [k.id for k in kinds[:6]])]
    values = [*kinds, *defaults.roles(english), *topics, *tables, *rounds, *stands, *written]
    return Document.create(folder / "big.cafe", Event("e", "Big"), values)


def timed(do: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


def main(count: int) -> None:
    """Measure and print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with TemporaryDirectory() as folder:
        context = Context(language("en"), Theme(app, Choice.LIGHT), Preferences.at(Path(folder) / "p.ini"))
        document = build(Path(folder), count)
        bridge = DocumentBridge(document)
        desk = Desk(bridge)
        plain = QListView()
        plain.setUniformItemSizes(True)
        plain.setModel(QStringListModel([n.head.text for n in document.cafe.notes]))
        plain.resize(1200, 800)
        baseline = timed(partial(show, app, plain))
        page = HarvestPage(context, desk)
        list(page.grow())
        page.resize(1232, 860)
        page.show()
        gaps = until_filled(app, page, count)
        bridge.changed.connect(page.refresh)
        say("first fill, longest the window stands still", max(gaps), baseline)
        say("first fill, all of it", sum(gaps), baseline)
        say("a letter in the search", median(letters(app, page)), baseline)
        say("scrolling by 40 pixels", median(scrolls(page)), baseline)
        say("a new note, kept and shown", median(new_notes(app, desk)), baseline)
        say("a star, kept and shown", median(stars(app, page)), baseline)
        desk.jobs.close()
        page.close()
        plain.close()
        bridge.close()
        document.close()


def show(app: QApplication, widget: QWidget) -> None:
    """Show a window and let it paint."""
    widget.show()
    app.processEvents()


def until_filled(app: QApplication, page: HarvestPage, count: int) -> list[float]:
    """Milliseconds of each turn of the event loop until all notes are shown."""
    gaps = [timed(lambda: page.refresh(None))]
    while len(page.model.lines()) < count:
        gaps.append(timed(app.processEvents))
        time.sleep(0.001)
    gaps.append(timed(app.processEvents))
    return gaps


def letters(app: QApplication, page: HarvestPage) -> list[float]:
    """Typing and taking away a word."""

    def search(text: str) -> None:
        page.search.setText(text)
        app.processEvents()

    return [
        timed(partial(search, text))
        for text in ("s", "st", "str", "stre", "stree", "stre", "str", "st", "s", "")
    ]


def scrolls(page: HarvestPage) -> list[float]:
    """Moving through the list."""
    bar = page.list.verticalScrollBar()

    def scroll(at: int) -> None:
        bar.setValue(at * 40)
        page.list.grab()

    return [timed(partial(scroll, at)) for at in range(60)]


def new_notes(app: QApplication, desk: Desk) -> list[float]:
    """A note that a table writes while the page is open."""

    def write(n: int) -> None:
        desk.edit("note", lambda w: edits.record_note(w, "t1", "r1", "idea", f"new {n}"))
        app.processEvents()

    return [timed(partial(write, n)) for n in range(10)]


def stars(app: QApplication, page: HarvestPage) -> list[float]:
    """Stars given in the list."""

    def star(n: int) -> None:
        page.delegate.starred.emit(page.model.lines()[n])
        app.processEvents()

    return [timed(partial(star, n)) for n in range(10)]


def say(what: str, span: float, baseline: float) -> None:
    """One line of the result."""
    print(f"{what:48} {span:8.1f} ms   {span / baseline:6.2f} × the plain list")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
