"""What is asked of the notes in the list: kind, table, round, stars, owners, conflicts, and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.context import Context
from ui.models.note_filter import ORDERS, NoteFilter, lacks_owner
from ui.models.note_lines import NoteLine
from ui.organiser.harvest.kind_chip import KindChip
from ui.widgets import Chip, ComboBox, row
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Kind

GAP: Final = 6
LEAST: Final = 84
"""Pixels to which a list to choose from may shrink."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the line is built: kinds by words, by letters or as a list; what else is folded into the menu."""

    kinds: Literal["words", "letters", "list"]
    rare: bool
    order: bool

    def folds(self, anything_rare: bool) -> bool:
        """Whether the menu holds something."""
        return self.order or (self.rare and anything_rare)


SHAPES: Final = (
    Shape("words", rare=False, order=False),
    Shape("words", rare=True, order=False),
    Shape("letters", rare=False, order=False),
    Shape("letters", rare=True, order=False),
    Shape("letters", rare=True, order=True),
    Shape("list", rare=True, order=True),
)
"""From the widest to the narrowest."""


class FilterBar(QWidget):
    """One line of filters, whatever the width. `asked` when the person has changed what is asked.

    Where it is narrow, the rare filters move into a menu, then the kinds show their letters alone, then the order
    moves into the menu too, and at last the kinds are a list to choose from. A kind that is clicked again is let
    go. `withdrawn` shows the notes that were taken back instead.
    """

    asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        say = context.language.say
        self._kinds: tuple[Kind, ...] = ()
        self._layout = row(GAP)
        self.kind_chips: dict[str, KindChip] = {}
        self.kind = ComboBox(name=say("Kind of note"), extent="small")
        self.table = ComboBox(name=say("Table"), extent="small")
        self.round = ComboBox(name=say("Round"), extent="small")
        self.starred = Chip(context, say("Starred"))
        self.without_owner = Chip(context, say("No owner"))
        self.in_conflict = Chip(context, say("Two versions"))
        self.withdrawn = Chip(context, say("Taken back"))
        self.more = Chip(context, say("More"), menu=True)
        self.order = ComboBox([(key, say(word)) for key, word in ORDERS], name=say("Order"), extent="small")
        self._rare = (self.starred, self.without_owner, self.in_conflict, self.withdrawn)
        self._offered: set[Chip] = set()
        self._shape = SHAPES[0]
        self._build()
        for box in (self.table, self.round, self.order):
            box.picked.connect(self._ask)
        for each in self._rare:
            each.clicked.connect(self._ask)
        self.kind.picked.connect(self._take_kind)
        self.more.clicked.connect(self._open_more)

    def _build(self) -> None:
        for widget in (self.kind, self.table, self.round, *self._rare, self.more, self.order):
            self._layout.addWidget(widget)
        for box in (self.kind, self.table, self.round, self.order):
            box.setMinimumWidth(LEAST)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    # How it fits.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        fits = (shape for shape in SHAPES if self._wide(shape) <= room)
        self._take(next(fits, SHAPES[-1]))

    def _wide(self, shape: Shape) -> int:
        widths = [box.sizeHint().width() for box in (self.table, self.round)]
        if shape.kinds == "list":
            widths.append(self.kind.sizeHint().width())
        else:
            widths += [chip.width_of(shape.kinds == "letters") for chip in self.kind_chips.values()]
        if not shape.rare:
            widths += [chip.sizeHint().width() for chip in self._rare if chip in self._offered]
        if shape.folds(bool(self._offered)):
            widths.append(self.more.sizeHint().width())
        if not shape.order:
            widths.append(self.order.sizeHint().width())
        return sum(widths) + GAP * (len(widths) - 1)

    def _take(self, shape: Shape) -> None:
        for chip in self.kind_chips.values():
            chip.set_compact(shape.kinds == "letters")
            chip.setVisible(shape.kinds != "list")
        self.kind.setVisible(shape.kinds == "list")
        for chip_of in self._rare:
            chip_of.setVisible(chip_of in self._offered and not shape.rare)
        self.order.setVisible(not shape.order)
        for box in (self.table, self.round):
            # Where room is short the kinds give way, whose longest word is seldom the one that is chosen.
            box.setMinimumWidth(box.sizeHint().width() if shape.kinds == "list" else LEAST)
        self.more.setVisible(shape.folds(bool(self._offered)))
        self._shape = shape
        self._say_more()

    def _say_more(self) -> None:
        on = sum(chip.isChecked() for chip in self._rare) + (
            self._shape.order and bool(self.order.currentIndex())
        )
        self.more.setChecked(bool(on))
        names = [chip.text() for chip in self._rare if chip.isChecked()]
        self.more.setAccessibleDescription(", ".join(names))
        self.more.setToolTip(", ".join(names))

    def menu_of_more(self) -> QMenu:
        """What had no room in the line."""
        menu = QMenu(self)
        for chip in (chip for chip in self._rare if chip in self._offered):
            action = menu.addAction(chip.accessibleName())
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.triggered.connect(partial(_click, chip))
        if self._shape.order:
            menu.addSeparator()
            for at in range(self.order.count()):
                action = menu.addAction(self.order.itemText(at))
                action.setCheckable(True)
                action.setChecked(at == self.order.currentIndex())
                action.triggered.connect(partial(self._pick_order, at))
        return menu

    def _open_more(self) -> None:
        self._say_more()  # the click has set it on or off, which only what it holds does
        menu = self.menu_of_more()
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))
        menu.deleteLater()

    def _pick_order(self, at: int, _checked: bool = False) -> None:
        self.order.setCurrentIndex(at)
        self._ask()

    # What is asked.

    def _ask(self, _what: object = None) -> None:
        self._mark()
        self.asked.emit()

    def _mark(self) -> None:
        self.kind.choose(next((key for key, chip in self.kind_chips.items() if chip.isChecked()), ""))
        for box in (self.kind, self.table, self.round):
            _mark_chosen(box)
        self._say_more()

    def show_cafe(self, cafe: Cafe, lines: Sequence[NoteLine], withdrawn: int) -> None:
        """Offer what the café has, and count."""
        say = self._context.language.say
        self._show_kinds(_kinds_of(cafe, lines))
        counts = Counter(line.kind.id for line in lines)
        for key, chip in self.kind_chips.items():
            chip.set_count(counts[key])
        tables = [(t.number, say("Table {table}", table=t.number)) for t in cafe.tables_in_order]
        _offer(self.table, [(0, say("All tables")), *tables])
        rounds = [(r.number, say("Round {n}", n=r.number)) for r in cafe.rounds_in_order]
        _offer(self.round, [(0, say("All rounds")), *rounds])
        for chip_of, count in (
            (self.starred, sum(line.starred for line in lines)),
            (self.without_owner, sum(lacks_owner(line) for line in lines)),
            (self.in_conflict, sum(line.note.in_conflict for line in lines)),
            (self.withdrawn, withdrawn),
        ):
            chip_of.set_count(count)
            # What there is none of is not offered, unless it is what the person looks at just now.
            if count or chip_of.isChecked():
                self._offered.add(chip_of)
            else:
                self._offered.discard(chip_of)
        self._fit()

    def _show_kinds(self, kinds: tuple[Kind, ...]) -> None:
        if kinds == self._kinds:
            return
        held = next((key for key, chip in self.kind_chips.items() if chip.isChecked()), "")
        self._kinds = kinds
        for old in self.kind_chips.values():
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.kind_chips = {}
        for at, kind in enumerate(kinds):
            chip = KindChip(self._context, kind)
            chip.setChecked(kind.id == held)
            chip.clicked.connect(lambda checked=False, key=kind.id: self._pick_kind(key, bool(checked)))
            self.kind_chips[kind.id] = chip
            self._layout.insertWidget(at, chip)
        say = self._context.language.say
        self.kind.set_options([("", say("All kinds")), *((kind.id, kind.plural) for kind in kinds)])
        self.kind.choose(held if held in self.kind_chips else "")

    def _take_kind(self, key: object) -> None:
        self._pick_kind(str(key), bool(key))

    def _pick_kind(self, kind: str, on: bool) -> None:
        for key, chip in self.kind_chips.items():
            chip.setChecked(on and key == kind)
        self._ask()

    def wanted(self, words: str) -> NoteFilter:
        """What is asked, with the words of the search."""
        table, round_ = self.table.key(), self.round.key()
        return NoteFilter(
            kind=next((key for key, chip in self.kind_chips.items() if chip.isChecked()), ""),
            table=table if isinstance(table, int) else 0,
            round=round_ if isinstance(round_, int) else 0,
            starred=self.starred.isChecked(),
            without_owner=self.without_owner.isChecked(),
            in_conflict=self.in_conflict.isChecked(),
            words=words,
        )

    def show_wanted(self, wanted: NoteFilter) -> None:
        """Set what is asked, as another page wants it."""
        for key, chip in self.kind_chips.items():
            chip.setChecked(key == wanted.kind)
        self.table.choose(wanted.table)
        self.round.choose(wanted.round)
        self.starred.setChecked(wanted.starred)
        self.without_owner.setChecked(wanted.without_owner)
        self.in_conflict.setChecked(wanted.in_conflict)
        self.withdrawn.setChecked(False)
        self._mark()

    def clear(self) -> None:
        """Ask for nothing."""
        self.show_wanted(NoteFilter())


def _click(chip: Chip, _checked: bool = False) -> None:
    chip.click()


def _kinds_of(cafe: Cafe, lines: Sequence[NoteLine]) -> tuple[Kind, ...]:
    # Kinds that are no longer offered keep their chip as long as there are notes of them.
    kinds = {kind.id: kind for kind in cafe.kinds_in_order}
    for line in lines:
        kinds.setdefault(line.kind.id, line.kind)
    return tuple(kinds.values())


def _offer(box: ComboBox, options: Sequence[tuple[object, str]]) -> None:
    if box.property("offered") == repr(options):
        return
    box.setProperty("offered", repr(options))
    held = box.key()
    box.set_options(options)
    box.choose(held if held in [key for key, _ in options] else 0)
    _mark_chosen(box)


def _mark_chosen(box: ComboBox) -> None:
    chosen = bool(box.key())
    if bool(box.property("chosen")) != chosen:
        box.setProperty("chosen", chosen)
        box.style().unpolish(box)
        box.style().polish(box)
