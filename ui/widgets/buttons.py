"""Buttons: filled (one a page), plain, small, link, icon only. Each has a word that a screen reader says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyle, QStyleOptionButton, QStylePainter

from ui.context import Context
from ui.widgets.painted import BY_KEYBOARD

GAP: Final = 8
"""Pixels between icon and word; a style sheet cannot say it, and Qt's own four are too few."""

_WORD_ROLES: Final = {"primary": "on_accent", "link": "accent", "danger": "error"}


class Button(QPushButton):
    """A button of the family.

    `kind`: ``secondary`` (outline), ``primary`` (filled, one a page), ``danger``, ``link``, ``quiet``.
    `extent`: ``normal`` 34, ``small`` 28, ``touch`` 48 pixels high. `icon` is the name of a Lucide icon.
    `pressed_do` runs at a click.
    """

    def __init__(
        self,
        context: Context,
        text: str,
        *,
        kind: str = "secondary",
        extent: str = "normal",
        icon: str = "",
        pressed_do: Callable[[], object] | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(text.replace("&", "&&"))
        self._context = context
        self._kind = kind
        self._ringed = False
        self.setProperty("kind", kind)
        self.setProperty("extent", extent)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setIconSize(QSize(16, 16) if extent == "small" or kind == "link" else QSize(18, 18))
        if icon:
            self.set_icon(icon)
        if hint:
            self.setToolTip(hint)
        if pressed_do is not None:
            self.clicked.connect(lambda _checked=False: pressed_do())

    def set_icon(self, name: str) -> None:
        """Show another icon before the word."""
        self.setIcon(self._context.icon(name, _WORD_ROLES.get(self._kind, "ink2")))
        self.updateGeometry()

    def set_text(self, text: str) -> None:
        """Show another word; an ampersand is an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        more = GAP - 4 if not self.icon().isNull() and self.text() else 0
        return QSize(hint.width() + more, hint.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ringed = event.reason() in BY_KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        word, option.text = option.text, ""
        option.icon = QIcon()
        if not self._ringed:
            option.state &= ~QStyle.StateFlag.State_HasFocus
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_words(painter, word)

    def _paint_words(self, painter: QStylePainter, word: str) -> None:
        place = self.contents()
        on = self.isChecked()
        wide = self.fontMetrics().horizontalAdvance(word.replace("&&", "&")) if word else 0
        side = 0 if self.icon().isNull() else self.iconSize().width()
        gap = GAP if side and wide else 0
        left = place.x() + max(0, (place.width() - wide - side - gap) // 2)
        if side:
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            state = QIcon.State.On if on else QIcon.State.Off
            box = QRect(left, (self.height() - side) // 2, side, side)
            self.icon().paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode, state)
        role = "accent" if on and self._kind == "secondary" else _WORD_ROLES.get(self._kind, "ink")
        painter.setPen(self._context.theme.colour(role if self.isEnabled() else "disabled"))
        place.setLeft(left + side + gap)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextShowMnemonic
        painter.drawText(place, flags, word)

    def contents(self) -> QRect:
        """Where icon and word may stand."""
        return self.rect()

    @classmethod
    def primary(
        cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None
    ) -> Button:
        """The one filled button of a page."""
        return cls(context, text, kind="primary", icon=icon, pressed_do=do)

    @classmethod
    def secondary(
        cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None
    ) -> Button:
        """An outlined button."""
        return cls(context, text, icon=icon, pressed_do=do)

    @classmethod
    def small(
        cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None
    ) -> Button:
        """An outlined button of 28 pixels, for cards, banners and rows."""
        return cls(context, text, extent="small", icon=icon, pressed_do=do)

    @classmethod
    def link(
        cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None
    ) -> Button:
        """A word in accent."""
        return cls(context, text, kind="link", icon=icon, pressed_do=do)


class IconButton(Button):
    """A square button of an icon alone; `name` is what it does, for tooltip and screen reader."""

    def __init__(
        self, context: Context, icon: str, name: str, pressed_do: Callable[[], object] | None = None
    ) -> None:
        super().__init__(
            context, "", kind="quiet", extent="icon", icon=icon, pressed_do=pressed_do, hint=name
        )
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        return QSize(30, 30)


class MenuButton(Button):
    """A button that opens a menu: `menu` is its menu, to be filled."""

    def __init__(self, context: Context, text: str, *, extent: str = "normal", icon: str = "") -> None:
        super().__init__(context, text, extent=extent, icon=icon)
        self.menu_of = QMenu(self)
        self.setMenu(self.menu_of)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 18, hint.height())

    def contents(self) -> QRect:
        return self.rect().adjusted(0, 0, -18, 0)
