"""The kinds of note as buttons, each with its shape, its word and its keys."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup

from ui.context import Context
from ui.theme import scale
from ui.widgets import FlowBox, empty
from ui.widgets.kind_look import draw_mark, kind_role
from ui.widgets.marks import draw_key
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.notes import Kind

MOST_KEYS = 9


def digit_of(event: QKeyEvent) -> int | None:
    """Which of the keys 1 to 9 is pressed with Ctrl, from 1; None for any other key.

    Where digits need Shift (French, Czech) Ctrl with such a key arrives as another letter, so the place of the key
    on the keyboard decides: 10 is that of "1" under X11 and Wayland, 2 under Windows.
    """
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
        return None
    digit = event.key() - int(Qt.Key.Key_0)
    if 1 <= digit <= MOST_KEYS:
        return digit
    place = event.nativeScanCode() - (1 if sys.platform == "win32" else 9)
    return place if 1 <= place <= MOST_KEYS and event.nativeScanCode() else None


class KindButton(PaintedButton):
    """One kind; the chosen one is ringed in its colour."""

    def __init__(self, context: Context, kind: Kind, keys: str) -> None:
        super().__init__(context, kind.word)
        self.kind = kind
        self._keys = keys
        self._font = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if keys:
            self.setToolTip(f"{kind.word} ({keys})")

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._bold).horizontalAdvance(self.text())
        return QSize(wide + 46 + (self._cap() + 8 if self._keys else 0), 32)

    def _cap(self) -> int:
        return QFontMetrics(scale.font(11, 500)).horizontalAdvance(self._keys) + 12

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        on = self.isChecked()
        fill(painter, box, theme.colour("sunk" if self.underMouse() and not on else "surface"), scale.RADIUS)
        outline(
            painter, box, theme.colour(kind_role(self.kind) if on else "line2"), scale.RADIUS, 2 if on else 1
        )
        draw_mark(painter, self.context, self.kind, QRectF(12, (self.height() - 13) / 2, 13, 13))
        painter.setFont(self._bold if on else self._font)
        painter.setPen(self.colour("ink"))
        painter.drawText(box.adjusted(33, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._keys:
            cap = QRectF(box.right() - self._cap() - 9, (self.height() - 19) / 2, self._cap(), 19)
            draw_key(painter, self.context, self._keys, cap)
        if self.ringed():
            outline(painter, box.adjusted(3, 3, -3, -3), theme.colour("accent"), scale.RADIUS - 3, 1)


class KindBar(FlowBox):
    """The kinds beside one another; `picked(id)` when one is clicked."""

    picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(8)
        self._context = context
        self._kinds: tuple[Kind, ...] = ()
        self._buttons: dict[str, KindButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.setAccessibleName(context.language.say("Kind of note"))

    def show_kinds(self, kinds: Sequence[Kind]) -> None:
        """Offer these kinds, the first nine with keys."""
        if tuple(kinds) == self._kinds:
            return
        self._kinds = tuple(kinds)
        empty(self.flow)
        self._buttons = {}
        say = self._context.language.say
        for at, kind in enumerate(kinds, start=1):
            button = KindButton(self._context, kind, say("Ctrl {key}", key=at) if at <= MOST_KEYS else "")
            button.clicked.connect(lambda _checked=False, key=kind.id: self.picked.emit(key))
            self._group.addButton(button)
            self._buttons[kind.id] = button
            self.add(button)

    def choose(self, kind: str) -> None:
        """Ring this kind; none where it is not among them."""
        for key, button in self._buttons.items():
            button.setChecked(key == kind)

    def kinds(self) -> tuple[Kind, ...]:
        """The kinds in their order."""
        return self._kinds

    def button(self, kind: str) -> KindButton:
        """The button of a kind."""
        return self._buttons[kind]
