"""What is asked of the notes in the list: kind, table, round, stars, owners, conflicts, and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent

from ui.context import Context
from ui.models.note_filter import ORDERS, NoteFilter, lacks_owner
from ui.models.note_lines import NoteLine
from ui.theme import scale
from ui.widgets import Chip, ComboBox, FlowBox
from ui.widgets.kind_look import draw_mark
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Kind


class KindChip(PaintedButton):
    """A filter for one kind, with its shape, its word and how many there are."""

    def __init__(self, context: Context, kind: Kind) -> None:
        super().__init__(context, kind.plural)
        self.kind = kind
        self._count = ""
        self._font, self._bold = scale.font(scale.SMALL), scale.font(scale.SMALL, 600)
        self.setCheckable(True)

    def set_count(self, count: int) -> None:
        """Show how many notes there are of this kind."""
        self._count = self.context.language.number(count)
        self.setAccessibleName(f"{self.kind.plural} {self._count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._bold).horizontalAdvance(f"{self.kind.plural}  {self._count}")
        return QSize(wide + 44, scale.BUTTON_SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        radius = box.height() / 2
        on = self.isChecked()
        ground = "tint" if on else "sunk" if self.underMouse() else "surface"
        fill(painter, box, theme.colour(ground), radius)
        outline(painter, box, theme.colour("tint_line" if on else "line2"), radius)
        draw_mark(painter, self.context, self.kind, QRectF(11, (self.height() - 12) / 2, 12, 12))
        font = self._bold if on else self._font
        painter.setFont(font)
        painter.setPen(self.colour("accent" if on else "ink2"))
        painter.drawText(box.adjusted(29, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.kind.plural)
        left = 29 + QFontMetrics(font).horizontalAdvance(self.kind.plural) + 6
        painter.setPen(self.colour("accent" if on else "muted"))
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._count)
        self.ring(painter, box, radius)


class FilterBar(FlowBox):
    """One line of filters, two where it is narrow. `asked` when the person has changed what is asked.

    A kind that is clicked again is let go. `withdrawn` shows the notes that were taken back instead.
    """

    asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(8)
        self._context = context
        say = context.language.say
        self._kinds: tuple[Kind, ...] = ()
        self.kind_chips: dict[str, KindChip] = {}
        self.table = ComboBox(name=say("Table"), extent="small")
        self.round = ComboBox(name=say("Round"), extent="small")
        self.starred = Chip(context, say("Starred"))
        self.without_owner = Chip(context, say("No owner"))
        self.in_conflict = Chip(context, say("Two versions"))
        self.withdrawn = Chip(context, say("Taken back"))
        self.order = ComboBox([(key, say(word)) for key, word in ORDERS], name=say("Order"), extent="small")
        self._fixed = (
            self.table,
            self.round,
            self.starred,
            self.without_owner,
            self.in_conflict,
            self.withdrawn,
            self.order,
        )
        for widget in self._fixed:
            self.add(widget)
        for box in (self.table, self.round, self.order):
            box.picked.connect(self._ask)
        for each in (self.starred, self.without_owner, self.in_conflict, self.withdrawn):
            each.clicked.connect(self._ask)

    def _ask(self, _what: object = None) -> None:
        for box in (self.table, self.round):
            _mark_chosen(box)
        self.asked.emit()

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
            chip_of.setVisible(bool(count) or chip_of.isChecked())

    def _show_kinds(self, kinds: tuple[Kind, ...]) -> None:
        if kinds == self._kinds:
            return
        held = next((key for key, chip in self.kind_chips.items() if chip.isChecked()), "")
        self._kinds = kinds
        for widget in self._fixed:
            self.flow.removeWidget(widget)
        for old in self.kind_chips.values():
            self.flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.kind_chips = {}
        for kind in kinds:
            chip = KindChip(self._context, kind)
            chip.setChecked(kind.id == held)
            chip.clicked.connect(lambda checked=False, key=kind.id: self._pick_kind(key, bool(checked)))
            self.kind_chips[kind.id] = chip
            self.add(chip)
        for widget in self._fixed:
            self.add(widget)

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
        for box in (self.table, self.round):
            _mark_chosen(box)

    def clear(self) -> None:
        """Ask for nothing."""
        self.show_wanted(NoteFilter())


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
