"""Icons of one family (Lucide), tinted when they are painted, so that a change of theme rebuilds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

STROKE: Final = 1.5
"""Width of the lines in logical pixels, at every size."""

_MISSING: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="2"><circle cx="12" cy="12" r="9" stroke-dasharray="4 4"/></svg>'
)


class IconShelf:
    """Makes icons from the SVG files of one folder, in the colours of the theme at the time of painting.

    It keeps every engine that it or Qt makes: Qt holds only a plain pointer, and an icon whose engine Python has
    collected crashes at the next copy.
    """

    def __init__(self, folder: Path, number_of: Callable[[str], str]) -> None:
        self._folder = folder
        self._number_of = number_of
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self.kept: list[QIconEngine] = []

    def icon(self, name: str, role: str = "ink2", on: str = "accent") -> QIcon:
        """The icon `name` in the colour of `role`; `on` is its colour on a checked button."""
        key = (name, role, on)
        if key not in self._icons:
            engine = _Engine(self, name, role, on)
            self.kept.append(engine)
            self._icons[key] = QIcon(engine)
        return self._icons[key]

    def pixmap(self, name: str, role: str, side: int, ratio: float) -> QPixmap:
        """A square picture, `side` logical pixels wide, drawn for a screen with `ratio` device pixels each."""
        number = self._number_of(role)
        pixels = max(1, round(side * ratio))
        key = f"{self._folder}/{name}/{number}/{pixels}/{ratio}"
        found = QPixmap()
        if not QPixmapCache.find(key, found):
            found = self._drawn(name, number, side, pixels)
            found.setDevicePixelRatio(ratio)
            QPixmapCache.insert(key, found)
        return found

    def _drawn(self, name: str, number: str, side: int, pixels: int) -> QPixmap:
        width = STROKE * 24 / side
        drawing = self._source(name).replace("currentColor", number)
        drawing = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{width:.3f}"', drawing)
        picture = QPixmap(pixels, pixels)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        return picture

    def _source(self, name: str) -> str:
        if name not in self._sources:
            file = self._folder / f"{name}.svg"
            # A missing drawing must not bring a window down; a test finds names that have no file.
            self._sources[name] = file.read_text("utf-8") if file.is_file() else _MISSING
        return self._sources[name]

    def role_for(self, role: str, on: str, mode: QIcon.Mode, state: QIcon.State) -> str:
        """The colour role for a mode and state of a button."""
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        return on if state == QIcon.State.On else role


class _Engine(QIconEngine):
    def __init__(self, shelf: IconShelf, name: str, role: str, on: str) -> None:
        super().__init__()
        self._shelf = shelf
        self._name = name
        self._role = role
        self._on = on

    def clone(self) -> QIconEngine:
        copy = _Engine(self._shelf, self._name, self._role, self._on)
        self._shelf.kept.append(copy)
        return copy

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        # `painter.device()` would tell it too; asked for the first time it costs a third of a window's opening.
        ratio = painter.deviceTransform().m11()
        side = min(rect.width(), rect.height())
        role = self._shelf.role_for(self._role, self._on, mode, state)
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, self._shelf.pixmap(self._name, role, side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` is logical in Qt 6.11: dividing it by the scale would blur.
        role = self._shelf.role_for(self._role, self._on, mode, state)
        return self._shelf.pixmap(self._name, role, min(size.width(), size.height()), scale)
