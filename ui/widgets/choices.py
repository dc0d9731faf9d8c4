"""Small choices: filter chips, a switch of segments, a toggle, and tabs with a word and a detail."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import FlowBox, row
from ui.widgets.painted import PaintedButton, fill, outline


class Chip(PaintedButton):
    """A rounded filter that is on or off, with a count; `menu` draws a chevron instead of a count."""

    def __init__(self, context: Context, text: str, count: int | None = None, *, menu: bool = False) -> None:
        super().__init__(context, text)
        self._count = count
        self._chevron = menu
        self._font = scale.font(scale.SMALL, 400)
        self._bold = scale.font(scale.SMALL, 600)
        self.setCheckable(True)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show another count, or none."""
        self._count = count
        self.setAccessibleName(self._words())
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return (
            self.text()
            if self._count is None
            else f"{self.text()} {self.context.language.number(self._count)}"
        )

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._bold).horizontalAdvance(self._words()) + 24
        return QSize(wide + (18 if self._chevron else 0), scale.BUTTON_SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        self.pill(painter)
        box, on = self.rect().toRectF(), self.isChecked()
        painter.setPen(self.colour("accent" if on else "ink2"))
        painter.setFont(self._bold if on else self._font)
        words = box.adjusted(0, 0, -18 if self._chevron else 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self._words())
        if self._chevron:
            icon = self.context.theme.icon("chevron-down", "accent" if on else "ink2")
            icon.paint(painter, round(box.right()) - 26, (self.height() - 14) // 2, 14, 14)
        self.ring(painter, box, box.height() / 2)


class ChipRow(FlowBox):
    """Chips of which exactly one is on; `chosen` says the key."""

    chosen = Signal(object)

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._group = QButtonGroup(self)
        self._chips: dict[object, Chip] = {}
        self.setAccessibleName(name)

    def add_chip(self, key: object, text: str, count: int | None = None) -> Chip:
        """Put a chip at the end; the first is on."""
        chip = Chip(self._context, text, count)
        chip.setChecked(not self._chips)
        chip.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._group.addButton(chip)
        self._chips[key] = chip
        self.add(chip)
        return chip

    def chip(self, key: object) -> Chip:
        """The chip of a key."""
        return self._chips[key]

    def choose(self, key: object) -> None:
        """Switch the chip of `key` on, without a signal."""
        self._chips[key].setChecked(True)

    def current(self) -> object:
        """The key of the chip that is on."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), None)


class _Segment(PaintedButton):
    def __init__(
        self, context: Context, text: str, icon: str, mark: Callable[[QPainter, QRectF], None] | None
    ) -> None:
        super().__init__(context, text)
        self._icon = icon
        self._mark = mark
        self.first = self.last = False
        self._font = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._bold).horizontalAdvance(self.text())
        pictured = 22 if self._icon or self._mark else 0
        return QSize(words + pictured + 22, 30)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        on = self.isChecked()
        painter.setClipPath(self._shape(box))
        ground = "tint" if on else "sunk" if self.underMouse() and self.isEnabled() else "surface"
        painter.fillRect(box, theme.colour(ground))
        painter.setClipping(False)
        left = 11.0
        role = "accent" if on else "ink2"
        if self._icon:
            shown = theme.icon(self._icon, role if self.isEnabled() else "disabled")
            shown.paint(painter, round(left) - 1, (self.height() - 16) // 2, 16, 16)
            left += 22
        elif self._mark:
            self._mark(painter, QRectF(left, (self.height() - 12) / 2, 12, 12))
            left += 18
        painter.setPen(self.colour("accent" if on else "ink"))
        painter.setFont(self._bold if on else self._font)
        painter.drawText(box.adjusted(left, 0, -11, 0), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.ringed():
            outline(painter, box, theme.colour("accent"), scale.RADIUS - 1, 2)

    def _shape(self, box: QRectF) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(box, scale.RADIUS - 1, scale.RADIUS - 1)
        if not self.first:
            path.addRect(box.adjusted(0, 0, -box.width() / 2, 0))
        if not self.last:
            path.addRect(box.adjusted(box.width() / 2, 0, 0, 0))
        return path


class SegmentedSwitch(QWidget):
    """A few views side by side, of which one is shown; `chosen` says the key. Left and Right move.

    `options` are (key, word, icon); the icon may be empty.
    """

    chosen = Signal(object)

    def __init__(self, context: Context, name: str, options: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._context = context
        self._segments: dict[str, _Segment] = {}
        self._group = QButtonGroup(self)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        inside = row(1, 1)
        self.setLayout(inside)
        for key, word, icon in options:
            segment = _Segment(context, word, icon, None)
            segment.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._group.addButton(segment)
            self._segments[key] = segment
            inside.addWidget(segment)
        made = list(self._segments.values())
        made[0].first, made[-1].last = True, True
        made[0].setChecked(True)

    def current(self) -> str:
        """The key of the view that is chosen."""
        return next(key for key, segment in self._segments.items() if segment.isChecked())

    def choose(self, key: str) -> None:
        """Choose without a signal."""
        self._segments[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        keys = list(self._segments)
        if not step:
            super().keyPressEvent(event)
            return
        at = min(max(keys.index(self.current()) + step, 0), len(keys) - 1)
        self._segments[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)
        self._segments[keys[at]].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._context.theme
        box = self.rect().toRectF()
        fill(painter, box, theme.colour("line2"), scale.RADIUS)


class ToggleSwitch(PaintedButton):
    """A switch that is on or off; its word is only spoken, so a label should stand beside it."""

    def __init__(self, context: Context, name: str, on: bool = False) -> None:
        super().__init__(context, name)
        self.setCheckable(True)
        self.setChecked(on)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(36, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        on = self.isChecked()
        box = QRectF(3, 3, 30, 18)
        ground = ("accent" if on else "edge") if self.isEnabled() else "line2"
        fill(painter, box, theme.colour(ground), 9)
        knob = QPointF(box.right() - 9 if on else box.left() + 9, box.center().y())
        painter.setBrush(theme.colour("surface" if not theme.palette.dark else "paper"))
        painter.drawEllipse(knob, 7, 7)
        self.ring(painter, self.rect().toRectF(), 12)


class _Tab(PaintedButton):
    def __init__(self, context: Context, text: str, detail: str) -> None:
        super().__init__(context, text)
        self.detail = detail
        self._font = scale.font(scale.BASE, 400)
        self._bold = scale.font(scale.BASE, 600)
        self._small = scale.font(scale.SMALL, 400)
        self.setCheckable(True)
        self.setAccessibleName(f"{text} {detail}".strip())

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._bold).horizontalAdvance(self.text())
        detail = QFontMetrics(self._small).horizontalAdvance(self.detail) + 8 if self.detail else 0
        return QSize(words + detail + 26, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        on = self.isChecked()
        hover = self.underMouse() and self.isEnabled()
        font = self._bold if on else self._font
        painter.setFont(font)
        painter.setPen(self.colour("ink" if on or hover else "ink2"))
        base = (self.height() - 2) / 2 + QFontMetrics(font).capHeight() / 2
        left = 12.0
        painter.drawText(QPointF(left, base), self.text())
        if self.detail:
            left += QFontMetrics(font).horizontalAdvance(self.text()) + 8
            painter.setFont(self._small)
            painter.setPen(self.colour("muted"))
            painter.drawText(QPointF(left, base), self.detail)
        if on:
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), self.colour("accent"))
        self.ring(painter, self.rect().toRectF().adjusted(1, 3, -1, -4), 6)


class Tabs(QWidget):
    """Tabs 38 high with a word, a quiet detail and an accent underline; `chosen` says the key. Left, Right move."""

    chosen = Signal(object)

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self._context = context
        self._tabs: dict[object, _Tab] = {}
        self._group = QButtonGroup(self)
        self._inside = row(0)
        self.setLayout(self._inside)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tabs(self, tabs: Sequence[tuple[object, str, str]]) -> None:
        """Show these tabs (key, word, detail); the current one stays if it is among them."""
        before = self.current()
        for old in self._tabs.values():
            self._group.removeButton(old)
            self._inside.removeWidget(old)
            old.deleteLater()
        self._tabs = {}
        for key, word, detail in tabs:
            self._add(key, word, detail)
        if self._tabs:
            self._tabs[before if before in self._tabs else next(iter(self._tabs))].setChecked(True)

    def _add(self, key: object, word: str, detail: str) -> None:
        tab = _Tab(self._context, word, detail)
        tab.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._group.addButton(tab)
        self._tabs[key] = tab
        self._inside.addWidget(tab)

    def wanted(self) -> int:
        """The width in which every tab stands in full."""
        return sum(tab.sizeHint().width() for tab in self._tabs.values())

    def set_detail(self, key: object, detail: str) -> None:
        """Show another detail beside a tab's word."""
        tab = self._tabs[key]
        if tab.detail == detail:
            return
        tab.detail = detail
        tab.setAccessibleName(f"{tab.text()} {detail}".strip())
        tab.updateGeometry()
        tab.update()

    def current(self) -> object:
        """The key of the chosen tab, or None if there is none."""
        return next((key for key, tab in self._tabs.items() if tab.isChecked()), None)

    def choose(self, key: object) -> None:
        """Choose without a signal."""
        self._tabs[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._tabs:
            super().keyPressEvent(event)
            return
        keys = list(self._tabs)
        at = min(max(keys.index(self.current()) + step, 0), len(keys) - 1)
        self._tabs[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)
        self._tabs[keys[at]].click()
