"""The line under the header: the rounds, the search, and the switch between board, people and meetings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.organiser.rotation import words
from ui.theme import scale
from ui.widgets import Label, Picture, SearchField, SegmentedSwitch, Tabs, row
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.rotation import Rotation

EDGE = 24
SEARCH = 190
SEARCH_LEAST = 150
SPACING = 12


class Toolbar(QWidget):
    """`round_chosen(round)`, `view_chosen(view)`, `searched(text)`."""

    round_chosen = Signal(object)
    view_chosen = Signal(str)
    searched = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        say = context.language.say
        self._context = context
        self._rounds: list[str] = []
        self._words: list[tuple[str, str, str]] = []
        self._in_full = 0
        self._tabs = Tabs(context, say("Rounds"))
        self._all = Tabs(context, say("Rounds"))
        self._all.set_tabs([("all", say("All rounds"), "")])
        self._search = SearchField(context, say("Light up a person"))
        self._search.setFixedWidth(SEARCH)
        self._seeing = QWidget()
        seeing = row(6)
        seeing.addWidget(Picture(context, "eye", "muted", 16))
        seeing.addWidget(Label(say("The best plan so far, seats still move"), size=scale.SMALL, tone="muted"))
        self._seeing.setLayout(seeing)
        self._seeing.hide()
        self._switch = SegmentedSwitch(
            context,
            say("View"),
            (
                ("board", say("Board"), "columns-3"),
                ("people", say("People"), "table-2"),
                ("meetings", say("Meetings"), "grid-3x3"),
            ),
        )
        inside = row(SPACING)
        inside.setContentsMargins(EDGE, 0, EDGE, 0)
        foot = Qt.AlignmentFlag.AlignBottom
        inside.addWidget(self._tabs, 0, foot)
        inside.addWidget(self._all, 0, foot)
        inside.addStretch(1)
        inside.addWidget(self._seeing)
        inside.addWidget(self._search)
        inside.addWidget(self._switch)
        self.setLayout(inside)
        self.setFixedHeight(42)
        self._all.hide()
        self._tabs.chosen.connect(self.round_chosen)
        self._switch.chosen.connect(self._choose_view)
        self._search.textChanged.connect(self.searched)

    def _choose_view(self, view: object) -> None:
        self.view_chosen.emit(str(view))

    def set_rounds(self, cafe: Cafe, rotation: Rotation | None) -> None:
        """Offer the rounds that have seats; without a rotation those that will."""
        language = self._context.language
        rounds = [
            r for r in cafe.rounds_in_order if (r.id in rotation.seats if rotation else r.kind != "harvest")
        ]
        before = self._words
        self._words = [(r.id, words.round_name(language, r), words.round_detail(language, r)) for r in rounds]
        self._rounds = [r.id for r in rounds]
        if self._words != before:
            self._set_tabs()

    def _set_tabs(self) -> None:
        """The tabs, with their times where there is room for them."""
        self._tabs.set_tabs(self._words)
        self._in_full = self._tabs.wanted()
        self._fit()

    def _fit(self) -> None:
        """The search gives way first; the times are left out only where the tabs would still not fit."""
        spare = self.width() - self._in_full - self._beside()
        for key, _, detail in self._words:
            self._tabs.set_detail(key, detail if spare >= 0 else "")
        self._search.setFixedWidth(min(SEARCH_LEAST + spare, SEARCH) if spare >= 0 else SEARCH)

    def _beside(self) -> int:
        """The least width of what stands beside the tabs of the board."""
        seeing = self._seeing.isVisibleTo(self)
        wanted = self._seeing.sizeHint().width() if seeing else SEARCH_LEAST
        return wanted + self._switch.sizeHint().width() + 2 * EDGE + 3 * SPACING

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def round(self) -> str | None:
        """The round that is shown."""
        key = self._tabs.current()
        return str(key) if key is not None else None

    def choose_round(self, round_: str) -> None:
        """Show a round, without a signal."""
        self._tabs.choose(round_)

    def rounds(self) -> list[str]:
        """The rounds that are offered."""
        return list(self._rounds)

    def step(self, by: int) -> bool:
        """Choose the round beside the present one, without a signal; whether there is one."""
        rounds, now = self.rounds(), self.round()
        at = rounds.index(now) + by if now in rounds else -1
        if not 0 <= at < len(rounds):
            return False
        self._tabs.choose(rounds[at])
        return True

    def view(self) -> str:
        """The view that is chosen."""
        return self._switch.current()

    def choose_view(self, view: str) -> None:
        """Choose a view, without a signal."""
        self._switch.choose(view)

    def show_view(self, view: str) -> None:
        """Show what goes with a view: rounds beside the board, a search for finding beside the people."""
        say = self._context.language.say
        self._tabs.setVisible(view == "board")
        self._all.setVisible(view != "board")
        self._search.setPlaceholderText(say("Light up a person") if view == "board" else say("Find a person"))
        self._search.setVisible(view != "meetings" and not self._seeing.isVisibleTo(self))

    def set_planning(self, planning: bool) -> None:
        """While planning there is only the board, and nobody to light up."""
        self._seeing.setVisible(planning)
        self._fit()
        self._switch.setEnabled(not planning)
        if planning:
            self._switch.choose("board")
        self.show_view(self.view())

    def search_text(self) -> str:
        """What is searched for."""
        return self._search.text()

    def clear_search(self) -> None:
        """Search for nothing."""
        self._search.clear()

    def start_search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()
