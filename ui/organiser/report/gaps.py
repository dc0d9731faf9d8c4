"""What the report lacks, by name and with the way to it, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import Button, Chip, ElidedLabel, Picture, row
from worldcafe.verbs.checking import Missing


class GapsLine(QWidget):
    """Names the most serious gap and leads to it; the others are in a menu. `chosen(Missing)`."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._gaps: tuple[Missing, ...] = ()
        say = context.language.say
        self.words = ElidedLabel(size=scale.SMALL, tone="ink2")
        self.go = Button.link(context, say("Go there"), do=self._go)
        self.others = Chip(context, "", menu=True)
        self.others.setCheckable(False)
        self.others.clicked.connect(self._open)
        across = row(8)
        across.addWidget(Picture(context, "circle-alert", "warning", 16))
        across.addWidget(self.words, 1)
        across.addWidget(self.go)
        across.addWidget(self.others)
        self.setLayout(across)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_gaps(self, gaps: Sequence[Missing]) -> None:
        """Show these, the most serious first; none hides the line."""
        self._gaps = tuple(gaps)
        self.setVisible(bool(gaps))
        if not gaps:
            return
        language = self._context.language
        self.words.set_text(gaps[0].sentence(language))
        self.go.setAccessibleDescription(gaps[0].sentence(language))
        rest = len(gaps) - 1
        self.others.setText(language.plural("and {n} more", "and {n} more", rest))
        self.others.set_count(None)
        self.others.setVisible(rest > 0)

    def menu_of_others(self) -> QMenu:
        """Every gap as a way to where it is closed."""
        menu = QMenu(self)
        for gap in self._gaps:
            words = gap.sentence(self._context.language).replace("&", "&&")
            menu.addAction(words).triggered.connect(partial(self._choose, gap))
        return menu

    def _open(self) -> None:
        menu = self.menu_of_others()
        menu.exec(self.others.mapToGlobal(QPoint(0, self.others.height() + 2)))
        menu.deleteLater()

    def _go(self) -> None:
        if self._gaps:
            self.chosen.emit(self._gaps[0])

    def _choose(self, gap: Missing, _checked: bool = False) -> None:
        self.chosen.emit(gap)
