"""The kinds of note as buttons, each with its shape, its word and its keys."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets import empty, row
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


Dress = Literal["keys", "digits", "words", "letters"]
"""What a button shows beside its shape: its word and its keys, its word and a digit, its word, or its letter."""

DRESSES: tuple[Dress, ...] = ("keys", "digits", "words", "letters")
"""From the widest to the narrowest."""

GAP: Final = 6


class KindButton(PaintedButton):
    """One kind; the chosen one is ringed in its colour. `number` is its place, from 1, where it has a key."""

    def __init__(self, context: Context, kind: Kind, number: int) -> None:
        super().__init__(context, kind.word)
        self.kind = kind
        self._number = number
        self._keys = context.language.say("Ctrl {key}", key=number) if number else ""
        self._font = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self._small = scale.font(11, 500)
        self._dress: Dress = "keys"
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(kind.word)
        self.setToolTip(f"{kind.word} ({self._keys})" if number else kind.word)

    def set_dress(self, dress: Dress) -> None:
        """Show more or less."""
        if dress != self._dress:
            self._dress = dress
            self.updateGeometry()
            self.update()

    def width_of(self, dress: Dress) -> int:
        """How wide it is in that dress, in pixels."""
        wide = QFontMetrics(self._bold).horizontalAdvance(self._word(dress))
        if dress == "keys":
            return wide + 46 + (self._cap() + 8 if self._keys else 0)
        if dress == "digits":
            digit = str(self._number) if self._number else ""
            return wide + 40 + QFontMetrics(self._small).horizontalAdvance(digit)
        return wide + 38

    def _word(self, dress: Dress) -> str:
        if dress != "letters":
            return self.text()
        return "" if self.kind.shape == "quote" else self.kind.letter or self.text()[:1]

    def sizeHint(self) -> QSize:
        return QSize(self.width_of(self._dress), 32)

    def _cap(self) -> int:
        return QFontMetrics(self._small).horizontalAdvance(self._keys) + 12

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        on = self.isChecked()
        fill(painter, box, theme.colour("sunk" if self.underMouse() and not on else "surface"), scale.RADIUS)
        outline(
            painter, box, theme.colour(kind_role(self.kind) if on else "line2"), scale.RADIUS, 2 if on else 1
        )
        left = 12.0 if self._dress == "keys" else 9.0
        draw_mark(painter, self.context, self.kind, QRectF(left, (self.height() - 13) / 2, 13, 13))
        painter.setFont(self._bold if on else self._font)
        painter.setPen(self.colour("ink"))
        left += 20
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box.adjusted(left, 0, 0, 0), middle, self._word(self._dress))
        if self._keys and self._dress == "keys":
            cap = QRectF(box.right() - self._cap() - 9, (self.height() - 19) / 2, self._cap(), 19)
            draw_key(painter, self.context, self._keys, cap)
        elif self._keys and self._dress == "digits":
            painter.setFont(self._small)
            painter.setPen(self.colour("muted"))
            right = middle | Qt.AlignmentFlag.AlignRight
            painter.drawText(box.adjusted(0, 0, -7, 0), right, str(self._number))
        if self.ringed():
            outline(painter, box.adjusted(3, 3, -3, -3), theme.colour("accent"), scale.RADIUS - 3, 1)


class KindBar(QWidget):
    """The kinds beside one another on one line, in the widest dress that fits; `picked(id)` when one is clicked."""

    picked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kinds: tuple[Kind, ...] = ()
        self._buttons: dict[str, KindButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._layout = row(GAP)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)
        self.setAccessibleName(context.language.say("Kind of note"))

    def show_kinds(self, kinds: Sequence[Kind]) -> None:
        """Offer these kinds, the first nine with keys."""
        if tuple(kinds) == self._kinds:
            return
        self._kinds = tuple(kinds)
        empty(self._layout)
        self._buttons = {}
        for at, kind in enumerate(kinds, start=1):
            button = KindButton(self._context, kind, at if at <= MOST_KEYS else 0)
            button.clicked.connect(lambda _checked=False, key=kind.id: self.picked.emit(key))
            self._group.addButton(button)
            self._buttons[kind.id] = button
            self._layout.addWidget(button)
        self._layout.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting: list[Dress] = [dress for dress in DRESSES if self._wide(dress) <= self.width()]
        dress = fitting[0] if fitting else DRESSES[-1]
        for button in self._buttons.values():
            button.set_dress(dress)

    def _wide(self, dress: Dress) -> int:
        widths = [button.width_of(dress) for button in self._buttons.values()]
        return sum(widths) + GAP * len(widths)

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
