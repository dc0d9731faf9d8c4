"""The line over the table: search, chips, and menus of languages and organisations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import Context
from ui.models.people_filter import Group, PeopleFilter, in_group
from ui.models.people_rows import PersonRow
from ui.slots import pressed, with_text
from ui.theme import scale
from ui.widgets import Chip, FlowBox, SearchField, row

GROUPS: tuple[Group, ...] = ("everyone", "rapporteurs", "not here", "no wish")
MOST_HOUSES = 400
"""Organisations that a menu can offer; who looks for another types its name."""


class FilterBar(QWidget):
    """`changed` when somebody chooses; `wanted` is the filter."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.language.say
        self._language = ""
        self._house = ""
        self._languages: list[str] = []
        self._houses: list[tuple[str, str]] = []
        self.search = SearchField(context, say("Name or organisation"), "Ctrl F")
        self.search.setFixedWidth(240)
        words: dict[Group, str] = {
            "everyone": say("Everyone"),
            "rapporteurs": say("Rapporteurs"),
            "not here": say("Not here"),
            "no wish": say("No wish"),
        }
        # Search and chips flow together, so that a narrow page needs no more lines than it must.
        self.box = FlowBox(8)
        self.box.add(self.search)
        self.chips: dict[Group, Chip] = {}
        for group in GROUPS:
            chip = Chip(context, words[group])
            chip.setChecked(group == "everyone")
            chip.clicked.connect(pressed(partial(self.choose, group)))
            self.chips[group] = chip
            self.box.add(_in_line(chip))
        self.language = Chip(context, say("Language"), menu=True)
        self.house = Chip(context, say("Organisation"), menu=True)
        self.language.clicked.connect(self._ask_language)
        self.house.clicked.connect(self._ask_house)
        self.box.add(_in_line(self.language))
        self.box.add(_in_line(self.house))
        across = row(0)
        across.setContentsMargins(24, 0, 24, 12)
        across.addWidget(self.box, 1)
        self.setLayout(across)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.changed)
        self.search.textChanged.connect(with_text(lambda _text: self._soon.start(0)))

    def wanted(self) -> PeopleFilter:
        """What is chosen."""
        on: list[Group] = [group for group, chip in self.chips.items() if chip.isChecked()]
        group = on[0] if on else GROUPS[0]
        return PeopleFilter(self.search.text(), group, self._language, self._house)

    def choose(self, group: Group) -> None:
        """Switch a chip on."""
        for key, chip in self.chips.items():
            chip.setChecked(key == group)
        self.changed.emit()

    def clear(self) -> None:
        """Show everyone again."""
        self._language, self._house = "", ""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show_menus()
        self.choose("everyone")

    def show_counts(self, rows: Sequence[PersonRow]) -> None:
        """Count the people of each chip, and know the languages and organisations that there are."""
        for group, chip in self.chips.items():
            chip.set_count(sum(in_group(r, group) for r in rows) if group != "everyone" else len(rows))
        spoken = Counter(code for r in rows for code in r.languages)
        self._languages = [code for code, _ in spoken.most_common()]
        names = {r.house: r.organisation for r in rows if r.house}
        self._houses = sorted(names.items(), key=lambda pair: pair[1].casefold())
        if self._house not in names:
            self._house = ""
        if self._language not in spoken:
            self._language = ""
        self._show_menus()

    def _show_menus(self) -> None:
        say = self._context.language.say
        self.language.setText(self._name_of(self._language) if self._language else say("Language"))
        self.language.setChecked(bool(self._language))
        house = dict(self._houses).get(self._house, "")
        self.house.setText(house if len(house) < 26 else house[:24] + "…")
        if not house:
            self.house.setText(say("Organisation"))
        self.house.setChecked(bool(self._house))
        for chip in (self.language, self.house):
            chip.set_count(None)
        self.box.flow.invalidate()

    def _name_of(self, code: str) -> str:
        name = self._context.language.name_of(code.lower())
        return name[:1].upper() + name[1:]

    def _ask_language(self) -> None:
        options = [(code, self._name_of(code)) for code in self._languages]
        self._ask(self.language, self._context.language.say("Any language"), options, self._language)

    def _ask_house(self) -> None:
        any_house = self._context.language.say("Any organisation")
        self._ask(self.house, any_house, self._houses[:MOST_HOUSES], self._house)

    def _ask(self, chip: Chip, anything: str, options: Sequence[tuple[str, str]], now: str) -> None:
        self._show_menus()
        menu = QMenu(chip)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, word in [("", anything), *options]:
            action = menu.addAction(word.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(pressed(partial(self._take, chip, key)))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def _take(self, chip: Chip, key: str) -> None:
        if chip is self.language:
            self._language = key
        else:
            self._house = key
        self._show_menus()
        self.changed.emit()


def _in_line(chip: Chip) -> QWidget:
    """A chip in the middle of a line that is as high as the search field."""
    holder = QWidget()
    holder.setFixedHeight(scale.BUTTON)
    inside = row(0)
    inside.addWidget(chip)
    holder.setLayout(inside)
    return holder
