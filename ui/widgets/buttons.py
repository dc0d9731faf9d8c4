"""Buttons: filled (one a page), plain, small, link, icon only. Each has a word that a screen reader says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from ui.context import Context


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
        roles = {"primary": "on_accent", "link": "accent", "danger": "error"}
        self.setIcon(self._context.icon(name, roles.get(self._kind, "ink2")))
        self.setProperty("pictured", True)

    def set_text(self, text: str) -> None:
        """Show another word; an ampersand is an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        # Qt sets icon and word four pixels apart; the outline needs room for the other four.
        return hint if self.icon().isNull() else QSize(hint.width() + 6, hint.height())

    @classmethod
    def primary(cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None) -> Button:
        """The one filled button of a page."""
        return cls(context, text, kind="primary", icon=icon, pressed_do=do)

    @classmethod
    def secondary(cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None) -> Button:
        """An outlined button."""
        return cls(context, text, icon=icon, pressed_do=do)

    @classmethod
    def small(cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None) -> Button:
        """An outlined button of 28 pixels, for cards, banners and rows."""
        return cls(context, text, extent="small", icon=icon, pressed_do=do)

    @classmethod
    def link(cls, context: Context, text: str, icon: str = "", do: Callable[[], object] | None = None) -> Button:
        """A word in accent."""
        return cls(context, text, kind="link", icon=icon, pressed_do=do)


class IconButton(Button):
    """A square button of an icon alone; `name` is what it does, for tooltip and screen reader."""

    def __init__(
        self, context: Context, icon: str, name: str, pressed_do: Callable[[], object] | None = None
    ) -> None:
        super().__init__(context, "", kind="quiet", extent="icon", icon=icon, pressed_do=pressed_do, hint=name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(30, 30)


class MenuButton(Button):
    """A button that opens a menu: `menu` is its menu, to be filled."""

    def __init__(self, context: Context, text: str, *, extent: str = "normal", icon: str = "") -> None:
        super().__init__(context, text, extent=extent, icon=icon)
        self.menu_of = QMenu(self)
        self.setMenu(self.menu_of)

    def sizeHint(self) -> QSize:  # noqa: N802
        hint = super().sizeHint()
        return QSize(hint.width() + 18, hint.height())
