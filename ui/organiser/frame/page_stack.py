"""The pages of the organiser's window: made when first asked for, grown and filled in turns of the event loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QStackedWidget

from ui.context import Context
from ui.organiser.page import Desk, Page
from ui.organiser.pages import TroublePage, build_page
from ui.trouble import write_down
from ui.turns import Steps, Turns
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.changes import Changes


class PageStack(QStackedWidget):
    """One page a stage, and the way to it: the frame first, then its parts, then what the café holds."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__()
        self._context = context
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._growth: dict[str, Steps] = {}
        self._seen: dict[str, Cafe] = {}
        self._way = Turns(self)
        self._wanted = ""

    def whole(self, stage: str) -> Page | None:
        """The page of a stage if all its parts are made."""
        return None if stage in self._growth else self._pages.get(stage)

    def page(self, stage: str) -> Page:
        """The whole page of a stage, now: what of it waits for its turn is done first."""
        if self._way.running and self._wanted == stage:
            self._way.finish()
        if stage not in self._pages:
            self._make(stage)
        for _ in self._grow(stage):
            pass
        return self._pages[stage]

    def show_stage(self, stage: str, then: Callable[[Page], None]) -> None:
        """Show the page of a stage; `then(page)` when it is whole and shows the café as it stands."""
        self._wanted = stage
        made = stage in self._pages
        if made:
            self.setCurrentWidget(self._pages[stage])
        self._way.begin(
            self._arrive(stage), lambda: then(self._pages[stage]), self._desk.tell_error, now=made
        )

    def changed(self, changes: Changes) -> None:
        """The café has changed: the page that is shown is told; the others are filled when they are shown."""
        page = self.currentWidget()
        if isinstance(page, Page) and page.stage in self._seen and page.stage not in self._growth:
            filling = self._way.running and self._wanted == page.stage
            if not filling:
                self._seen[page.stage] = self._desk.bridge.cafe
                page.refresh(changes)

    def leave(self) -> None:
        """The window closes."""
        self._way.stop()
        for page in self._pages.values():
            page.leave()

    def _arrive(self, stage: str) -> Iterator[object]:
        if stage not in self._pages:
            self._make(stage)
            yield None
        for _ in self._grow(stage):
            self.setCurrentWidget(self._pages[stage])
            yield None
        page = self._pages[stage]
        self.setCurrentWidget(page)
        while self._seen.get(stage) is not (cafe := self._desk.bridge.cafe):
            yield from page.fill()
            self._seen[stage] = cafe

    def _make(self, stage: str) -> None:
        page = build_page(stage, self._context, self._desk)
        self._put(stage, page)
        self._growth[stage] = page.grow()

    def _put(self, stage: str, page: Page) -> None:
        page.stage = stage
        self._pages[stage] = page
        self.addWidget(page)

    def _grow(self, stage: str) -> Iterator[object]:
        """The rest of a page's growth, which goes on where it was left when the person went elsewhere."""
        growth = self._growth.get(stage)
        if growth is None:
            return
        try:
            for _ in growth:
                yield None
        except Exception as error:  # the other pages and the document must stay usable
            write_down(error)
            broken = self._pages[stage]
            self._put(stage, TroublePage(self._context, self._desk))
            self.removeWidget(broken)
            broken.deleteLater()
        self._growth.pop(stage, None)
