"""The banner that offers look-alikes, and the dialogues in which a person decides about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.organiser.people.alike_list import AlikeList, counted
from ui.organiser.people.looking import LookAlikes
from ui.organiser.people.review import Review
from ui.slots import with_value
from ui.widgets import Banner, Button, column
from worldcafe.verbs.alike import Case, Cases, Group

if TYPE_CHECKING:
    from ui.organiser.people.page import PeoplePage


class Duplicates(QObject):
    """Follows the café of a page. `box` is the banner's place in it."""

    def __init__(self, page: PeoplePage) -> None:
        super().__init__(page)
        self._page = page
        self._closed = False
        self._wanted = False
        self.alike = LookAlikes(page.context, page.desk, self)
        self.alike.found.connect(self.show)
        self.alike.looked.connect(self._looked)
        review = Button.small(page.context, page.context.language.say("Review"), do=self.review)
        self.banner = Banner(page.context, "", icon="copy", buttons=[review])
        self.banner.closed.connect(self._close)
        place = column(0)
        place.setContentsMargins(24, 0, 24, 12)
        place.addWidget(self.banner)
        self.box = QWidget()
        self.box.setLayout(place)
        self.box.hide()

    @property
    def cases(self) -> Cases:
        """What is still to be decided."""
        return self.alike.cases.left_in(self._page.cafe)

    def show(self) -> None:
        """Show in the banner and in the rows what looks alike."""
        page, cases = self._page, self.cases
        page.model.mark_alike(
            frozenset(i for c in cases.people for i in (c.one, c.other)),
            frozenset(i for c in cases.houses for i in (c.one, c.other)),
        )
        language = page.context.language
        if cases:
            self.banner.say(
                language.say("{facts}.", facts=counted(cases.groups(), language)),
                language.say("Merge them before planning, or colleagues may share a table."),
            )
        shown = bool(cases) and not self._closed
        self.box.setVisible(shown)
        if shown:
            self.banner.show()
        page.actions_by_name["review"].setEnabled(bool(cases) and not page.desk.bridge.document.read_only)

    def _close(self) -> None:
        self._closed = True
        self.box.hide()

    def offer_again(self) -> None:
        """Show the banner again, though it was closed."""
        self._closed = False

    def ask_again(self) -> None:
        """Ask about every pair again, also about those that were called two."""
        self.alike.decisions.forget()
        self.offer_again()
        self.alike.look_now()

    # Deciding

    def review(self) -> None:
        """Show the groups, to merge or to look at."""
        groups = self.cases.groups()
        if not groups:
            return
        page = self._page
        shown = AlikeList(page.context, page.window(), groups, page.cafe)
        shown.looked.connect(with_value(self._look))
        shown.all_looked.connect(self._look_at_all)
        shown.merged.connect(with_value(self._merge))
        page.open(shown)

    def review_when_found(self) -> None:
        """Show the groups, as soon as they are found if nobody has looked yet; a café that is only read keeps them."""
        if self._page.desk.bridge.document.read_only:
            return
        if self.cases:
            self.review()
        else:
            self._wanted = True
            self.alike.look_now()

    def _looked(self) -> None:
        if self._wanted:
            self._wanted = False
            self.review()

    def ask(self, cases: Sequence[Case]) -> Review:
        """Ask about each of these."""
        page = self._page
        asked = Review(
            page.context, page.window(), page.deeds, cases, self.alike.decisions, self.alike.decided
        )
        page.open(asked)
        return asked

    def _look(self, group: object) -> None:
        if isinstance(group, Group):
            # Back to the list, once that dialogue is gone.
            asked = self.ask(group.cases())
            asked.finished.connect(with_value(lambda _code: QTimer.singleShot(0, self, self.review)))

    def _look_at_all(self) -> None:
        self.ask(self.cases.all())

    def _merge(self, groups: object) -> None:
        page = self._page
        chosen = cast("list[Group]", groups)
        if page.deeds.merge_groups(chosen):
            language = page.context.language
            told = language.plural("{n} group is one now.", "{n} groups are one each now.", len(chosen))
            page.desk.tell(told, language.say("Undo"), partial(page.desk.undo))
